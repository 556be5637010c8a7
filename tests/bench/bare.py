"""A nightly without Prefect: the steps of `flows/bring_in.py`, with threads in place of tasks.

    python -m tests.bench.bare

It runs in the folder of a feeds.toml, as `slugline run` does, and makes the run's report, which
it shows nobody. Feeds do not fail here: the first error ends it. It is a peer to measure by.
"""

import shutil
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import pyarrow as pa
from duckdb import DuckDBPyConnection

from flows import VERSION, pull, workers
from flows import feeds as feeds_file
from flows.feeds import FeedConfig
from flows.pull import Pulled
from flows.run_report import Report
from flows.settings import Settings
from flows.transports import Asked, Listed, Seen
from schemas import Reject, RunState, to_table
from transforms.enrich.stage import Enriching
from warehouse import health, land, open_for_writing
from warehouse.health import FeedToMeasure
from warehouse.land import Counts

THREADS = 4
"""As many as the flow's task runner has."""
AHEAD = 2
"""As flows.bring_in.AHEAD, which is not imported: Prefect would come with it."""

Given = TypeVar("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Bare:
    """A run of the steps of one feed."""

    lake: DuckDBPyConnection
    run_id: str
    feed: FeedConfig
    enriching: Enriching
    spool_folder: Path

    def asked(self, uris: Iterable[str] = ()) -> Asked:
        """What is asked of the feed, with what is known of its files."""
        if not self.feed.scheme.startswith("http"):
            return Asked(datetime.now(UTC))
        seen = land.seen(self.lake, self.feed.name, uris)
        return Asked(datetime.now(UTC), seen={uri: Seen(*known) for uri, known in seen.items()})

    def new(self) -> tuple[list[list[Listed]], int]:
        """The batches of files that did not land as they are listed, and how many did."""
        files = pull.list_files(self.feed, self.asked()).files
        names = land.LISTED_BY.names
        columns = {name: [getattr(listed, name) for listed in files] for name in names}
        listed_as = pa.table(columns, land.LISTED_BY)
        known = land.known_listed(self.lake, self.feed.name, listed_as)
        new = [listed for listed in files if listed.uri not in known]
        return list(pull.batches(new)), len(known)

    def fetch(self, batch: list[Listed]) -> Pulled:
        """A batch fetched."""
        pulled = Pulled()
        asked = self.asked(listed.uri for listed in batch)
        pull.fetch(batch, self.feed, asked, self.run_id, self.spool_folder, pulled)
        return pulled

    def without_known(self, pulled: Pulled) -> Pulled:
        """A batch without the files whose bytes landed before."""
        known = land.known(self.lake, "nightly", pulled.files)
        pulled.files = [file for file in pulled.files if file.uri not in known]
        return pulled

    def work(self, pulled: Pulled, pool: Executor | None) -> tuple[dict[str, pa.Table], Counts]:
        """The rows of a batch, and what the puller counted."""
        feed = self.feed.feed()
        tables = workers.tables_of(pulled.files, feed, self.enriching, pool, pulled.stands_at)
        unread = to_table(pulled.rejects, Reject)
        tables["rejects"] = pa.concat_tables([tables["rejects"], unread])
        return tables, Counts(files_received=len(pulled.files), files_known=pulled.known)

    def bring_in(self) -> dict[str, object]:
        """Bring in what is new; what is told of the feed in the end, as FEEDS_OF_RUN."""
        began = time.monotonic()
        batches, known = self.new()
        land.count(self.lake, self.run_id, Counts(files_known=known))
        with workers.pool(len(batches)) as pool, ThreadPoolExecutor(THREADS) as threads:
            fetched = ahead(lambda batch: threads.submit(self.fetch, batch), batches)
            new = (self.without_known(pulled) for pulled in fetched)
            for tables, counts in ahead(
                lambda pulled: threads.submit(self.work, pulled, pool), new
            ):
                land.batch(self.lake, self.run_id, tables, counts)
                known += counts.files_known
        return {
            "feed": self.feed.name,
            "state": "completed",
            "message": None,
            "seconds": time.monotonic() - began,
            "files_known": known,
            "files_left": 0,
        }


def ahead(submit: Callable[[Given], Future[Made]], each: Iterable[Given]) -> Iterator[Made]:
    """What is made of each, in their order, while the next are already under way."""
    waiting: deque[Future[Made]] = deque()
    for given in each:
        waiting.append(submit(given))
        if len(waiting) > AHEAD:
            yield waiting.popleft().result()
    yield from (future.result() for future in waiting)


def nightly(settings: Settings) -> str:
    """A run over all feeds, one after the other; its report."""
    feeds = feeds_file.read(settings.feeds_file)
    enriching, run_id, spool = settings.enriching(), uuid4().hex, settings.folder / "spool"
    with open_for_writing(settings.lake, "slugline nightly, measured") as lake:
        land.begin(lake, run_id, "nightly", [feed.name for feed in feeds], VERSION)
        shutil.rmtree(spool, ignore_errors=True)
        rows = [Bare(lake, run_id, feed, enriching, spool).bring_in() for feed in feeds]
        land.feed_runs(lake, run_id, pa.Table.from_pylist(rows, land.FEEDS_OF_RUN))
        to_measure = [FeedToMeasure(f.name, f.silent_after_hours, f.time_zone) for f in feeds]
        health.measure(lake, run_id, to_measure, datetime.now(UTC))
        message = "; ".join(land.faults(lake, run_id)) or None
        land.end(lake, run_id, RunState.FAILED if message else RunState.COMPLETED, message)
        return Report.of(lake, run_id).markdown()


if __name__ == "__main__":
    print(nightly(Settings.read()))
