"""The commands that have Prefect run the flows: serve, and deploy."""

import shlex
import signal
import sys
import time
from typing import Annotated, NoReturn

import typer

from flows.cli.app import BAD_USAGE, FAILED, Debug, app, fail, told_plainly, with_feeds
from flows.settings import Settings
from warehouse import make_folders

LOOK_SECONDS = 0.5
"""Between two looks at whether what serves still does."""
RUNNER_STOP_SECONDS = 30
"""What the runner may take to stop: it tells the server what became of its run."""


@app.command()
def serve(
    port: Annotated[
        int, typer.Option(min=1, max=65535, help="Port of the UI, on the loopback.")
    ] = 4200,
    debug: Debug = False,
) -> None:
    """Serve the Prefect UI and the nightly schedule, and execute the runs."""
    from flows import server

    with told_plainly(debug):
        settings = ready()
        make_folders(settings.lake)
        server.quiet(debug)
        signal.signal(signal.SIGTERM, stop)
        with server.only_one(settings.folder, server.url_of(port)):
            if not server.is_free(port):
                fail(f"port {port} is taken: choose another with --port", BAD_USAGE)
            try:
                serve_until_told(settings, port)
            except server.ServerError as error:
                fail(str(error), FAILED)
            except KeyboardInterrupt:
                print("stopped")


def ready() -> Settings:
    """The settings, once they, feeds.toml and the schedules are seen to be right."""
    settings = with_feeds([])
    settings.check_schedules()
    return settings


def stop(*_args: object) -> NoReturn:
    """Stop as on Ctrl-C; told twice, as `timeout` does, no sooner."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt


def serve_until_told(settings: Settings, port: int) -> NoReturn:
    """Keep the server and the runner until Ctrl-C. Raises ServerError where one ends by itself."""
    from flows import server, ui_pages

    log = settings.folder / "prefect-runner.log"
    with server.running(port, settings.folder, is_temporary=False) as prefect:
        prefect.wait()
        ui_pages.keep_local(settings.folder / ui_pages.FOLDER)
        ui_pages.show_report(settings.html_report)
        with server.child(
            ["flows.serve"],
            {**prefect.environment, **settings.environment()},
            log,
            stop_seconds=RUNNER_STOP_SECONDS,
            ends_by=signal.SIGTERM,
        ) as runner:
            print(f"Prefect UI at {prefect.url}, nightly at {settings.schedule!r}; Ctrl-C stops.")
            sys.stdout.flush()
            while prefect.process.poll() is None and runner.poll() is None:
                time.sleep(LOOK_SECONDS)
            if runner.poll() is None:
                runner.kill()  # nobody is left to hear how its run ends
                raise server.ServerError(f"Prefect's server ended by itself: see {prefect.log}")
            raise server.ServerError(f"the runner ended by itself: see {log}")


@app.command()
def deploy(
    work_pool: Annotated[
        str, typer.Option(help="Pool whose workers execute the runs; made if it is new.")
    ] = "slugline",
    debug: Debug = False,
) -> None:
    """Register the flows at the Prefect server that PREFECT_API_URL names, for a pool's workers."""
    from flows import server

    with told_plainly(debug):
        settings = ready()
    if not server.is_configured():
        fail("no Prefect server is configured: set PREFECT_API_URL to its /api address", BAD_USAGE)
    server.quiet(debug)
    from flows import deploy as to_server

    try:
        names = to_server.deploy(settings, work_pool)
    except to_server.DeployError as error:
        fail(str(error), FAILED)
    worker = f"prefect worker start --pool {shlex.quote(work_pool)}"
    print(f"deployed {', '.join(names)}; start a worker: {worker}")
