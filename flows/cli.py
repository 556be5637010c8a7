"""The command line."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from glob import has_magic
from pathlib import Path
from types import TracebackType
from typing import Annotated, Any, NoReturn

import duckdb
import typer

from flows import VERSION
from flows.settings import Settings, SettingsError
from flows.show import OutputFormat, write, write_rows
from warehouse import LakeError, connect

DONE, FAILED, BAD_USAGE, INTERRUPTED = 0, 1, 2, 130

app = typer.Typer(
    name="slugline",
    help="Wire copy in, analytics-ready tables out. Settings come from the variables "
    "SLUGLINE_CATALOG, SLUGLINE_DATA, SLUGLINE_FEEDS, SLUGLINE_SCHEDULE, SLUGLINE_TIME_ZONE, "
    "SLUGLINE_ENTITIES and SLUGLINE_LANGUAGES.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """The command `slugline`: exit status 0 done, 1 the run failed, 2 bad usage or settings."""
    if "--debug" not in sys.argv:
        sys.excepthook = tell_bug
    typer.main.get_command(app)()  # calling the app itself would set its own excepthook


def tell_bug(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
    """Say in one sentence that slugline has a bug, and how to see where."""
    del trace
    print(f"slugline: internal error, {kind.__name__}: {bug}; --debug shows where", file=sys.stderr)


def fail(message: str, status: int) -> NoReturn:
    """End with one sentence on standard error."""
    print(f"slugline: {message}", file=sys.stderr)
    raise SystemExit(status)


@contextmanager
def told_plainly(debug: bool = False) -> Iterator[None]:
    """Errors the user can mend end the command with one sentence; with --debug they are raised."""
    try:
        yield
    except (SettingsError, LakeError) as error:
        if debug:
            raise
        fail(str(error), BAD_USAGE)
    except KeyboardInterrupt:
        print("slugline: stopped; the next run takes up what is left", file=sys.stderr, flush=True)
        # Prefect's threads, interrupted, can wait for each other for ever at a normal exit.
        os._exit(INTERRUPTED)


Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks and Prefect's own log.")]


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    """The command itself, before any of its commands."""
    if version:
        print(f"slugline {VERSION}")
        raise SystemExit(DONE)
    if context.invoked_subcommand is None:
        fail("give a command, or --help for the list of them", BAD_USAGE)


@app.command()
def run(
    feeds: Annotated[
        list[str] | None, typer.Argument(metavar="FEED...", help="Feeds to pull; none for all.")
    ] = None,
    debug: Debug = False,
) -> None:
    """Run the nightly flow now: pull, work, land, check."""
    from flows import feeds as feeds_file

    with told_plainly(debug):
        settings = Settings.read()
        settings.enriching()
        feeds_file.choose(feeds_file.read(settings.feeds_file), feeds or [])
        execute(settings, "nightly", {"feeds": feeds or []}, debug)


def execute(settings: Settings, flow_name: str, parameters: dict[str, Any], debug: bool) -> None:
    """Run a flow; a failed one ends the command with its message."""
    from flows.execute import RunFailedError
    from flows.execute import execute as execute_flow
    from flows.server import ServerError

    try:
        execute_flow(settings, flow_name, parameters, debug)
    except (RunFailedError, ServerError) as error:
        fail(str(error), FAILED)


@app.command()
def load(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files, folders or globs.")
    ],
    feed: Annotated[str, typer.Option(help="Feed to land them as.")] = "load",
    format: Annotated[str, typer.Option(help="Wire format, or auto.")] = "auto",
    debug: Debug = False,
) -> None:
    """Land files or folders directly."""
    from flows import feeds as feeds_file

    given = [os.path.abspath(path) for path in paths]
    if gone := next((p for p in given if not (os.path.lexists(p) or has_magic(p))), None):
        fail(f"there is no {gone}", BAD_USAGE)
    with told_plainly(debug):
        settings = Settings.read()
        settings.enriching()
        feeds_file.of_paths(given, feed, format, settings.feeds_file)
        execute(settings, "load", {"paths": given, "feed": feed, "format": format}, debug)


@app.command()
def sql(
    query: Annotated[str, typer.Argument(help="A query in DuckDB's SQL; - reads it from stdin.")],
    format: Annotated[OutputFormat, typer.Option(help="json is one array.")] = OutputFormat.TABLE,
    debug: Debug = False,
) -> None:
    """Query the warehouse, read-only. A table shows at most 1,000 rows."""
    with told_plainly(debug), connect(Settings.read().lake) as lake:
        try:
            query = sys.stdin.read() if query == "-" else query
            if not duckdb.extract_statements(query):
                fail("the query is empty", BAD_USAGE)
            write(lake.execute(query), format, sys.stdout)
            sys.stdout.flush()
        except duckdb.Error as error:
            fail(" ".join(str(error).split("\n\n")[0].split()), BAD_USAGE)
        except BrokenPipeError:  # the reader, `head` for one, has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            fail(f"the result cannot be written: {error.strerror}", FAILED)


@app.command()
def status(debug: Debug = False) -> None:
    """Show the last runs, what the warehouse holds, and what was rejected."""
    from flows.status import show

    with told_plainly(debug), connect(Settings.read().lake) as lake:
        show(lake, sys.stdout)


@app.command()
def formats(
    format: Annotated[OutputFormat, typer.Option(help="json is one array.")] = OutputFormat.TABLE,
) -> None:
    """List the wire formats that are read, by the names that feeds.toml takes."""
    from flows.catalogue import formats_read

    write_rows(["format", "what"], formats_read(), format, sys.stdout)


@app.command()
def agencies(
    format: Annotated[OutputFormat, typer.Option(help="json is one array.")] = OutputFormat.TABLE,
) -> None:
    """List the agencies whose conventions are known, and the other names they go by."""
    from flows.catalogue import agencies_read

    write_rows(["agency", "also", "reads"], agencies_read(), format, sys.stdout)


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="Port of the UI, on the loopback.")] = 4200,
    debug: Debug = False,
) -> None:
    """Serve the Prefect UI and the nightly schedule, and execute the runs."""
    from flows import feeds as feeds_file
    from flows import server

    with told_plainly(debug):
        settings = Settings.read()
        settings.enriching()
        feeds_file.read(settings.feeds_file)
    if not server.is_free(port):
        fail(f"port {port} is taken: choose another with --port", BAD_USAGE)
    server.quiet()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    folder = settings.lake.catalog.parent
    try:
        with server.running(port, folder, is_temporary=False) as prefect:
            environment = {**prefect.environment, **settings.environment()}
            prefect.wait()
            with server.child(
                ["flows.serve"], environment, folder / "prefect-runner.log"
            ) as runner:
                print(
                    f"Prefect UI at {prefect.url}, nightly at {settings.schedule!r}; Ctrl-C stops."
                )
                sys.stdout.flush()
                runner.wait()
        fail(f"the runner ended by itself: see {folder / 'prefect-runner.log'}", FAILED)
    except server.ServerError as error:
        fail(str(error), FAILED)
    except KeyboardInterrupt:
        print("stopped")


if __name__ == "__main__":
    main()
