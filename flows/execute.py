"""Execute a flow from the command line: through Prefect, watched, and summed up."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from io import StringIO
from typing import Any

from flows import server, status
from flows.progress import WATCHER, News
from flows.settings import Settings
from flows.show import to_nowhere
from flows.sql_errors import is_interrupt
from flows.ui_pages import STATIC
from warehouse import connect, make_folders

MODULES = {"load": "flows.nightly", "backfill": "flows.nightly"}
"""Where the flows are that have no module of their name."""


class RunFailedError(Exception):
    """The run failed; the message says why."""


def execute(settings: Settings, flow_name: str, parameters: dict[str, Any], debug: bool) -> None:
    """Run a flow and print what it brought. Raises RunFailedError and LakeError.

    It runs under the Prefect server that is configured; where none is, under a temporary one.
    """
    make_folders(settings.lake)
    server.quiet(debug)
    with _prefect_server(settings) as started:
        # Importing Prefect takes seconds: it is done while the server starts.
        from prefect.logging.handlers import APILogHandler

        from flows import bring_in

        if started:
            started.wait()
        flow: Any = getattr(import_module(MODULES.get(flow_name, f"flows.{flow_name}")), flow_name)
        with _watched():
            state = flow(**parameters, return_state=True)
        # What is still on its way to the server must be there before a temporary one stops.
        APILogHandler().flush()
        run_id = str(state.state_details.flow_run_id)
        bug = bring_in.bug_of(state)
        if bug and is_interrupt(bug):
            raise KeyboardInterrupt from bug
        if bug:
            if debug:
                raise bug
            raise RunFailedError(
                f"internal error, {type(bug).__name__}: {bug}; --debug shows where. "
                "The next run takes up what this one left"
            )
        if settings.lake.catalog.exists():
            with connect(settings.lake) as lake:
                summary = StringIO()
                status.show_run(lake, run_id, summary)
            _tell(summary.getvalue())
        if not state.is_completed():
            raise RunFailedError(state.message or "the run failed")


@contextmanager
def _prefect_server(settings: Settings) -> Iterator[server.Server | None]:
    """A temporary Prefect server, unless one is configured."""
    if server.is_configured():
        yield None
        return
    folder = settings.lake.catalog.parent
    with server.running(server.free_port(), folder, is_temporary=True) as started:
        # `slugline serve` shows what this run makes, for its database is the same.
        ours = {"PREFECT_API_URL": started.api_url, STATIC: started.environment[STATIC]}
        os.environ.update(ours)
        try:
            yield started
        finally:
            for name in ours:
                del os.environ[name]


def _tell(text: str) -> None:
    """Print, be there still a reader or not: a run does not end with `head`."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        to_nowhere()


@contextmanager
def _watched() -> Iterator[None]:
    """Show what the run tells: a bar on a terminal, a line each where output is piped."""
    if not sys.stdout.isatty():
        token = WATCHER.set(lambda news: _tell(f"{news.line}\n"))
        try:
            yield
        finally:
            WATCHER.reset(token)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("files  {task.description}"))
    with Progress(*columns, transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(news: News) -> None:
            if news.is_warning:  # the bar is gone in the end
                bar.console.print(news.line, markup=False)
                return
            bar.update(
                task, completed=news.files_done, total=news.files_found, description=news.line
            )

        token = WATCHER.set(show)
        try:
            yield
        finally:
            WATCHER.reset(token)
