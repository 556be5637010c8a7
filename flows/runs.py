"""A run under way: its record in the warehouse, and what it tells."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, cast
from uuid import UUID

import duckdb
from duckdb import DuckDBPyConnection
from prefect.artifacts import create_progress_artifact, update_progress_artifact
from prefect.logging import get_run_logger
from prefect.runtime import flow_run
from prefect.task_runners import ThreadPoolTaskRunner

from flows import VERSION, artifacts, html_process, run_log, ui_pages
from flows.progress import WATCHER, News
from flows.run_report import Report
from flows.settings import Settings
from schemas import RunState
from warehouse import land, open_for_writing, searching
from warehouse.land import Counts

run_log.keep_plain()

WAIT_SECONDS = 60 * 60
"""How long a run waits for another that writes."""


def run_name() -> str:
    """The name of a run, as `nightly 2026-01-12 yonhap,dpa`: its flow, its day, its feeds."""
    parameters = flow_run.get_parameters()
    feeds = parameters.get("feeds") or [parameters.get("feed") or ""]
    day = datetime.now().astimezone().date().isoformat()
    return " ".join(filter(None, (flow_run.get_flow_name(), day, ",".join(feeds))))


THREADED: dict[str, Any] = {
    "task_runner": ThreadPoolTaskRunner(max_workers=4),
    "flow_run_name": run_name,
}
"""What flows share whose tasks run beside each other."""


def midnight(day: date) -> datetime:
    """The beginning of a day, in UTC."""
    return datetime.combine(day, time(), UTC)


@contextmanager
def open_lake(settings: Settings, flow_name: str) -> Iterator[DuckDBPyConnection]:
    """The warehouse open for writing, after another that writes has ended. Raises LakeError."""
    with open_for_writing(settings.lake, f"slugline {flow_name}", WAIT_SECONDS, tell) as lake:
        yield lake


def tell(line: str, done: int = 0, found: int = 0) -> None:
    """Tell Prefect's log and whoever watches, with how many files of how many are done."""
    get_run_logger().info(line)
    if watcher := WATCHER.get():
        watcher(News(line, done, found))


def warn(line: str) -> None:
    """Tell of what went wrong and fails nothing, as a warning in Prefect's log."""
    get_run_logger().warning(line)
    if watcher := WATCHER.get():
        watcher(News(f"warning: {line}", 0, 0, is_warning=True))


@dataclass(slots=True)
class Run:
    """A run under way: what it found and has done, and what went wrong."""

    lake: DuckDBPyConnection
    run_id: str
    flow_name: str
    settings: Settings
    files_found: int = 0
    counts: Counts = field(default_factory=Counts)
    failures: list[str] = field(default_factory=list)
    progress: UUID | None = None

    @property
    def spool_folder(self) -> Path:
        """Where files too large for memory are while they are worked."""
        return self.settings.folder / "spool"

    @classmethod
    def begin(
        cls,
        lake: DuckDBPyConnection,
        settings: Settings,
        flow_name: str,
        feeds: Sequence[str] = (),
    ) -> "Run":
        """Record that a run begins; its id is that of the flow run in Prefect."""
        # A retry in the UI is the same flow run again, and another run of ours.
        attempt = flow_run.get_run_count() or 1
        run_id = f"{flow_run.get_id()}-{attempt}" if attempt > 1 else str(flow_run.get_id())
        run = cls(lake, run_id, flow_name, settings)
        land.begin(lake, run_id, flow_name, sorted(set(feeds)), VERSION)
        run.progress = cast(UUID, create_progress_artifact(0.0, "progress", f"{flow_name} begins."))
        return run

    def add(self, counts: Counts) -> None:
        """Add what a batch brought, which the warehouse has counted."""
        self.counts.add(counts)

    def count(self, counts: Counts) -> None:
        """Add counts here and to the record in the warehouse."""
        land.count(self.lake, self.run_id, counts)
        self.counts.add(counts)

    def tell(self, line: str) -> None:
        """Tell a line, and how far the run is."""
        self.show_progress(self.counts.files_received + self.counts.files_resumed, line)

    def show_progress(self, done: int, line: str) -> None:
        """Tell a line, and that so many files are done."""
        tell(line, done, self.files_found)
        if self.progress:
            percent = 100.0 * min(done / self.files_found, 1.0) if self.files_found else 100.0
            update_progress_artifact(self.progress, percent, line)

    def end(self, faults: Sequence[str] | None = None) -> str | None:
        """Check the run and record how it ended; what went wrong, in a sentence.

        `faults` are those found where more was checked than the run.
        """
        self.failures += land.faults(self.lake, self.run_id) if faults is None else faults
        message = "; ".join(self.failures) or None
        state = RunState.FAILED if message else RunState.COMPLETED
        land.end(self.lake, self.run_id, state, message)
        self._index()
        if self.flow_name == "nightly" and self.settings.report_days:
            self._report()
        html = ui_pages.address_of(self.settings.html_report)
        artifacts.show(Report.of(self.lake, self.run_id), html)
        return message

    def _report(self) -> None:
        """Make the report in HTML anew; what keeps it from that is told, and fails nothing."""
        tell("making the report")
        if fault := html_process.make(self.settings):
            warn(f"{fault}; `slugline report` makes it")

    def _index(self) -> None:
        """Bring the search index up to date; where that fails what landed stays, and is told."""
        try:
            searching.refresh(self.lake, searching.index_of(self.settings.lake), tell)
        except (searching.SearchError, duckdb.Error) as error:
            tell(f"{str(error).splitlines()[0]}; the next search, or run, goes on with it")
