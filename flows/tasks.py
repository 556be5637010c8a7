"""The tasks of a run that brings files in: list, pull, work, land, put away. One task a batch."""

from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
from duckdb import DuckDBPyConnection
from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.logging import get_run_logger
from prefect.runtime import task_run
from prefect.states import Failed
from prefect.tasks import exponential_backoff

from flows import pull, workers
from flows.feeds import FeedConfig
from flows.pull import Listing, Pulled
from flows.transports import Asked, FeedError, Listed
from schemas import Reject, to_table
from transforms.enrich.stage import Enriching
from warehouse import land
from warehouse.land import Counts

RETRIES = 3
BACKOFF_SECONDS = 2
JITTER = 0.5
FEW = 3
"""So many files of a batch, or a tenth of it, may fail to the last: of more the feed has failed."""
PASSING = "Passing"
"""The name of a failure that may be over a moment later, and is worth another try."""


@dataclass(slots=True)
class Batch:
    """Files of a feed to pull: what is asked of it, and those that are to be fetched still.

    `pages` is how many pages of a poll may be fetched with them.
    `pulled` keeps what came, so that another try fetches the rest alone.
    """

    feed: FeedConfig
    asked: Asked
    waiting: list[Listed]
    pages: int = 1
    pulled: Pulled = field(default_factory=Pulled)
    size: int = 0

    def __post_init__(self) -> None:
        """Remember how many files it has."""
        self.size = len(self.waiting)


@dataclass(frozen=True, slots=True)
class Staged:
    """A batch worked: its rows by table, what the puller counted, and files to put away."""

    feed: str
    tables: dict[str, pa.Table]
    counts: Counts
    file_ids: frozenset[str]
    listed: dict[str, Listed]
    spooled: list[Path]


def is_passing(_task: Any, _run: Any, state: State[Any]) -> bool:
    """Whether a failed task is to be tried again."""
    return state.name == PASSING


def failed(error: FeedError) -> State[Any]:
    """A task's failure, with the error's sentence as its message."""
    return Failed(message=str(error), name=PASSING if error.is_passing else None)


RETRIED: dict[str, Any] = {
    "cache_policy": NO_CACHE,
    "persist_result": False,
    "retries": RETRIES,
    "retry_delay_seconds": exponential_backoff(BACKOFF_SECONDS),
    "retry_jitter_factor": JITTER,
    "retry_condition_fn": is_passing,
}


@task(task_run_name="list {feed.name}", **RETRIED)
def list_feed(feed: FeedConfig, asked: Asked) -> Listing | State[Listing]:
    """List a feed's files. Fails, with the reason as its message, where it cannot be listed."""
    try:
        return pull.list_files(feed, asked)
    except FeedError as error:
        return failed(error)


@task(task_run_name="pull {batch.feed.name}", **RETRIED)
def pull_batch(batch: Batch, run_id: str, spool_folder: Path) -> Batch | State[Batch]:
    """Fetch the files of a batch, those that failed again in another try.

    Fails where nothing came. A few files that fail to the last are rejects; of more, and where
    the source no longer opens, the rest is left for the next run.
    """
    is_last = task_run.get_run_count() > RETRIES
    try:
        pull.fetch(
            batch.waiting, batch.feed, batch.asked, run_id, spool_folder, batch.pulled, batch.pages
        )
    except FeedError as error:
        return failed(error) if error.is_passing and not is_last else _cut_short(batch, error)
    failures, batch.pulled.failed = batch.pulled.failed, []
    if not failures:
        return batch
    batch.waiting = [listed for listed, _ in failures]
    told = next((error for _, error in failures if error.is_passing), failures[0][1])
    if told.is_passing and not is_last:
        return failed(told)
    if batch.pulled.files and len(failures) <= max(FEW, batch.size // 10):
        pull.give_up(batch.pulled, failures, batch.feed, run_id)
        batch.waiting = []
        return batch
    return _cut_short(batch, told)


def _cut_short(batch: Batch, error: FeedError) -> Batch | State[Batch]:
    """The batch with what came of it; a failure where nothing did."""
    if not batch.pulled.files:
        return Failed(message=str(error))
    batch.pulled.left += len(batch.waiting)
    batch.pulled.failed = [(listed, error) for listed in batch.waiting]
    get_run_logger().warning(f"{batch.feed.name}: {error}")
    return batch


@task(cache_policy=NO_CACHE, persist_result=False, task_run_name="work {feed.name}")
def work_batch(
    pulled: Pulled, feed: FeedConfig, enriching: Enriching, pool: Executor | None
) -> Staged:
    """Turn the files of a batch into rows."""
    tables = workers.tables_of(pulled.files, feed.feed(), enriching, pool, pulled.stands_at)
    unread = to_table(pulled.rejects, Reject)
    tables["rejects"] = pa.concat_tables([tables["rejects"], unread])
    counts = Counts(
        files_received=len(pulled.files),
        files_left=pulled.left,
        files_known=pulled.known,
        files_resumed=pulled.resumed,
    )
    file_ids = frozenset(file.file_id for file in pulled.files if file.file_id)
    return Staged(feed.name, tables, counts, file_ids, pulled.listed, pulled.spooled)


@task(cache_policy=NO_CACHE, persist_result=False, task_run_name="land {staged.feed}")
def land_batch(lake: DuckDBPyConnection, run_id: str, staged: Staged) -> Counts:
    """Land a batch in one transaction; its counts."""
    counts = land.batch(lake, run_id, staged.tables, staged.counts)
    for path in staged.spooled:
        path.unlink(missing_ok=True)
    return counts


@task(task_run_name="put away {feed.name}", **RETRIED)
def put_away(feed: FeedConfig, asked: Asked, files: list[Listed]) -> State[None] | None:
    """Move or delete files that have landed, as the feed says."""
    try:
        pull.put_away(feed, asked, files)
    except FeedError as error:
        return failed(error)
    return None
