"""The command line: the application, its errors, and what its commands share."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Annotated, Any, NoReturn

import typer

from flows import VERSION
from flows.settings import Settings, SettingsError
from flows.sql_errors import is_interrupt
from warehouse import LakeError

DAY = "%Y-%m-%d"
DONE, FAILED, BAD_USAGE, INTERRUPTED = 0, 1, 2, 130

app = typer.Typer(
    name="slugline",
    help="Wire copy in, analytics-ready tables out. Settings come from the variables "
    "SLUGLINE_CATALOG, SLUGLINE_DATA, SLUGLINE_FEEDS, SLUGLINE_SCHEDULE, "
    "SLUGLINE_MAINTAIN_SCHEDULE, SLUGLINE_TIME_ZONE, SLUGLINE_ENTITIES, "
    "SLUGLINE_LANGUAGES and SLUGLINE_REPORT_DAYS.",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """The command `slugline`: exit status 0 done, 1 the run failed, 2 bad usage or settings."""
    if "--debug" not in sys.argv:
        sys.excepthook = tell_bug
    try:
        # Calling the app itself would set its own excepthook, and put bad usage into a box.
        typer.main.get_command(app)(standalone_mode=False)
    except typer.TyperException as error:
        fail(_bad_usage(error), BAD_USAGE)


def _bad_usage(error: typer.TyperException) -> str:
    """What is wrong with a command that cannot be read, and where its help is."""
    message = error.format_message().replace("Value error, ", "").rstrip(".")
    context = getattr(error, "ctx", None)
    command = context.command_path if context else app.info.name
    parted = "" if message.endswith("?") else ":"
    return f"{message[:1].lower()}{message[1:]}{parted} `{command} --help` shows what it takes"


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
        stopped()
    except RuntimeError as error:
        if not is_interrupt(error):
            raise
        stopped()


def stopped(then: str = "") -> NoReturn:
    """End as one who was told to stop."""
    print(f"slugline: stopped{then}", file=sys.stderr, flush=True)
    # Threads that were interrupted, Prefect's and DuckDB's, can make a normal exit wait for ever.
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
        typer.echo(context.get_help())
        raise SystemExit(BAD_USAGE)


def with_feeds(names: list[str]) -> Settings:
    """The settings, once they and feeds.toml, which must have these feeds, are seen to be right."""
    from flows import feeds as feeds_file

    settings = checked_settings()
    feeds_file.choose(feeds_file.read(settings.feeds_file), names)
    return settings


def checked_settings() -> Settings:
    """The settings, once what reads names is seen to be there. Raises SettingsError."""
    settings = Settings.read()
    settings.enriching()
    return settings


def execute(settings: Settings, flow_name: str, parameters: dict[str, Any], debug: bool) -> None:
    """Run a flow; a failed one ends the command with its message."""
    from flows.execute import RunFailedError
    from flows.execute import execute as execute_flow
    from flows.server import ServerError

    try:
        execute_flow(settings, flow_name, parameters, debug)
    except (RunFailedError, ServerError) as error:
        fail(str(error), FAILED)
    except KeyboardInterrupt:
        stopped("; the next run takes up what is left")
