"""The flows that bring copy into the warehouse: nightly, and load for files given by hand."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, TypeVar, cast

import pyarrow as pa
from duckdb import DuckDBPyConnection
from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.futures import PrefectFuture
from prefect.logging import get_run_logger
from prefect.runtime import flow_run
from prefect.states import Completed, Failed
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.utilities.annotations import quote

from flows import VERSION, pull, workers
from flows import feeds as feeds_file
from flows.feeds import FeedConfig
from flows.progress import WATCHER, News
from flows.pull import FeedError, Listed, Listing, Pulled
from flows.settings import Settings, SettingsError
from schemas import Outcome, Reject, RunState, to_table
from transforms.enrich.stage import Enriching
from warehouse import LakeError, land, open_for_writing
from warehouse.land import Counts

Result = TypeVar("Result")
THREADS: Any = ThreadPoolTaskRunner(max_workers=4)

AHEAD = 2
"""Batches pulled, and batches worked, ahead of the one that lands: what memory holds."""


@flow(name="nightly", task_runner=THREADS)
def nightly(feeds: list[str] = []) -> State[None]:  # noqa: B006 - the default fills the UI's form
    """Pull the feeds, work what is new, land it, and check that it adds up.

    Args:
        feeds: Names of feeds in feeds.toml; none for all of them.
    """
    try:
        settings = Settings.read()
        chosen = feeds_file.choose(feeds_file.read(settings.feeds_file), feeds)
        return bring_in("nightly", chosen, settings, settings.enriching())
    except (SettingsError, LakeError) as error:
        return Failed(message=str(error))


@flow(name="load", task_runner=THREADS)
def load(paths: list[str], feed: str = "load", format: str = "auto") -> State[None]:
    """Land files or folders directly, without waiting for them to settle.

    Args:
        paths: Files, folders or globs.
        feed: Feed of feeds.toml to land them as, or a name of their own.
        format: Wire format, or auto.
    """
    try:
        settings = Settings.read()
        given = feeds_file.of_paths(paths, feed, format, settings.feeds_file)
        return bring_in("load", given, settings, settings.enriching())
    except (SettingsError, LakeError) as error:
        return Failed(message=str(error))


def bring_in(
    flow_name: str, feeds: list[FeedConfig], settings: Settings, enriching: Enriching
) -> State[None]:
    """Pull, work, land and check. The state's message tells what came, or what failed."""
    with open_for_writing(settings.lake, f"slugline {flow_name}") as lake:
        run = begin(lake, flow_name, feeds, enriching)
        batches = list_batches(run, feeds)
        with workers.pool(len(batches)) as pool:
            for staged in work_ahead(run, pull_ahead(run, batches), pool):
                land_batch(run, whole(staged))
        return end(run)


@dataclass(frozen=True, slots=True)
class Staged:
    """A batch worked: its rows by table, and what the puller counted."""

    feed: str
    tables: dict[str, pa.Table]
    pulled: Counts


@dataclass(slots=True)
class RunUnderWay:
    """A run under way: what it found and has done, and what went wrong."""

    lake: DuckDBPyConnection
    run_id: str
    flow_name: str
    enriching: Enriching
    files_found: int = 0
    counts: Counts = field(default_factory=Counts)
    failures: list[str] = field(default_factory=list)
    in_flight: set[str] = field(default_factory=set)
    """The ids of files that are worked and have not landed."""

    def tell(self, line: str) -> None:
        """Tell Prefect's log and whoever watches."""
        get_run_logger().info(line)
        if watcher := WATCHER.get():
            done = self.counts.files_received + self.counts.files_resumed
            watcher(News(line, done, self.files_found))


@task(cache_policy=NO_CACHE, persist_result=False, task_run_name="list {feed.name}")
def list_feed(feed: FeedConfig) -> Listing | State[Listing]:
    """List a feed's files. Fails, with the reason as its message, where it cannot be listed."""
    try:
        return pull.list_files(feed, datetime.now(UTC))
    except FeedError as error:
        return Failed(message=str(error))


@task(cache_policy=NO_CACHE, persist_result=False, task_run_name="pull {feed.name}")
def pull_batch(batch: list[Listed], feed: FeedConfig, run_id: str) -> Pulled:
    """Read the files of a batch."""
    return pull.read_files(batch, feed, run_id)


@task(cache_policy=NO_CACHE, persist_result=False, task_run_name="work {feed.name}")
def work_batch(
    pulled: Pulled, feed: FeedConfig, enriching: Enriching, pool: Executor | None
) -> Staged:
    """Turn the files of a batch into rows."""
    tables = workers.tables_of(pulled.files, feed.feed(), enriching, pool)
    unread = to_table(pulled.rejects, Reject)
    tables["rejects"] = pa.concat_tables([tables["rejects"], unread])
    counted = Counts(
        files_received=len(pulled.files), files_left=pulled.left, files_resumed=pulled.resumed
    )
    return Staged(feed.name, tables, counted)


@task(cache_policy=NO_CACHE, persist_result=False, task_run_name="land {staged.feed}")
def land_batch(run: RunUnderWay, staged: Staged) -> None:
    """Land a batch in one transaction, and say so."""
    counts = land.batch(run.lake, run.run_id, staged.tables, staged.pulled)
    run.counts.add(counts)
    run.in_flight.difference_update(staged.tables["feed_files"]["file_id"].to_pylist())
    run.tell(f"{staged.feed}: {told(counts)}")


def begin(
    lake: DuckDBPyConnection, flow_name: str, feeds: list[FeedConfig], enriching: Enriching
) -> RunUnderWay:
    """Record that the run begins; its id is that of the flow run in Prefect."""
    # A retry in the UI is the same flow run again, and another run of ours.
    attempt = flow_run.get_run_count() or 1
    run_id = f"{flow_run.get_id()}-{attempt}" if attempt > 1 else str(flow_run.get_id())
    run = RunUnderWay(lake, run_id, flow_name, enriching)
    land.begin(lake, run.run_id, flow_name, sorted({feed.name for feed in feeds}), VERSION)
    return run


def list_batches(
    run: RunUnderWay, feeds: list[FeedConfig]
) -> list[tuple[FeedConfig, list[Listed]]]:
    """The files of all feeds in batches. A feed that failed is one missing file."""
    batches: list[tuple[FeedConfig, list[Listed]]] = []
    most = pull.READ_BATCH_FILES if run.enriching.engine else pull.BATCH_FILES
    for feed in feeds:
        state: State[Any] = list_feed(feed, return_state=True)
        if state.is_completed():
            listing: Listing = state.result()
            batches += [(feed, batch) for batch in pull.batches(listing.files, most)]
            if listing.left:
                leave(run, feed, listing.left)
        elif bug := bug_of(state):
            raise bug
        else:
            run.failures.append(f"feed {feed.name}: {state.message}")
            batches.append((feed, [pull.missing(feed, state.message or "")]))
    run.files_found = sum(len(batch) for _, batch in batches)
    return batches


def bug_of(state: State[Any]) -> BaseException | None:
    """The exception a flow or task ended with: a bug, for what we expect is a message alone."""
    result = getattr(state.data, "result", state.data)
    return result if isinstance(result, BaseException) else None


def leave(run: RunUnderWay, feed: FeedConfig, files: int) -> None:
    """Count and tell files that have not settled."""
    counts = Counts(files_left=files)
    land.count(run.lake, run.run_id, counts)
    run.counts.add(counts)
    run.tell(
        f"{feed.name}: {files:,} left for the next run, changed less than "
        f"{feed.settle_seconds:g} s ago"
    )


def pull_ahead(
    run: RunUnderWay, batches: list[tuple[FeedConfig, list[Listed]]]
) -> Iterator[tuple[FeedConfig, Pulled]]:
    """The batches pulled, a little ahead."""
    return ahead(
        (feed, pull_batch.submit(whole(batch), feed, run.run_id)) for feed, batch in batches
    )


def work_ahead(
    run: RunUnderWay, pulled: Iterator[tuple[FeedConfig, Pulled]], pool: Executor | None
) -> Iterator[Staged]:
    """The batches worked, a little ahead, what the warehouse knows already set aside."""
    futures = (
        (feed, work_batch.submit(whole(set_known_aside(run, batch)), feed, run.enriching, pool))
        for feed, batch in pulled
    )
    return (staged for _, staged in ahead(futures))


def set_known_aside(run: RunUnderWay, pulled: Pulled) -> Pulled:
    """Make known files duplicates, and drop those that a run which died has landed already.

    Known are the files whose bytes landed before, and those on their way in this run.
    """
    known = land.known(run.lake, run.flow_name, pulled.files)
    files = []
    for file in pulled.files:
        if known.get(file.uri):
            continue
        if file.file_id and (file.uri in known or file.file_id in run.in_flight):
            file = replace(file, outcome=Outcome.DUPLICATE.value, payload=None)
        elif file.file_id:
            run.in_flight.add(file.file_id)
        files.append(file)
    rejected = {file.uri for file in files if file.outcome == Outcome.REJECTED.value}
    rejects = [reject for reject in pulled.rejects if reject.uri in rejected]
    return Pulled(files, rejects, pulled.left, len(pulled.files) - len(files))


def whole(value: Result) -> Result:
    """A parameter that Prefect passes on as it is, without visiting each of a thousand files."""
    return cast(Result, quote(value))


def ahead(
    futures: Iterator[tuple[FeedConfig, PrefectFuture[Result]]],
) -> Iterator[tuple[FeedConfig, Result]]:
    """The results of futures in their order, while the next are already under way."""
    waiting: deque[tuple[FeedConfig, PrefectFuture[Result]]] = deque()
    for submitted in futures:
        waiting.append(submitted)
        if len(waiting) > AHEAD:
            feed, future = waiting.popleft()
            yield feed, future.result()
    while waiting:
        feed, future = waiting.popleft()
        yield feed, future.result()


def end(run: RunUnderWay) -> State[None]:
    """Check the run, record how it ended, and give its state with a message."""
    for name, rows in land.failed_checks(run.lake, run.run_id).items():
        run.failures.append(f"check {name}: {rows} rows, see warehouse/checks/{name}.sql")
    message = "; ".join(run.failures) or None
    state = RunState.FAILED if message else RunState.COMPLETED
    land.end(run.lake, run.run_id, state, message)
    tally = told(run.counts)
    run.tell(f"{run.flow_name}: {tally}")
    return Failed(message=message) if message else Completed(message=tally)


def told(counts: Counts) -> str:
    """Counts in words, those that are nought left out."""
    parts = [
        (counts.items, "item", "items"),
        (counts.captions, "caption", "captions"),
        (counts.mentions, "name", "names"),
        (counts.quotes, "quotation", "quotations"),
        (counts.files_duplicate, "duplicate", "duplicates"),
        (counts.files_not_news, "file without news", "files without news"),
        (counts.rejects, "reject", "rejects"),
        (counts.files_left, "left for the next run", "left for the next run"),
        (counts.files_resumed, "resumed", "resumed"),
    ]
    brought = [f"{n:,} {one if n == 1 else more}" for n, one, more in parts if n]
    files = f"{counts.files_received:,} {'file' if counts.files_received == 1 else 'files'}"
    return f"{files}: {', '.join(brought) or 'nothing new'}"
