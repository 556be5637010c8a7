"""Bring files in: list the feeds, pull, work and land in batches, check, and report."""

import shutil
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, TypeVar, cast

import pyarrow as pa
from duckdb import DuckDBPyConnection
from prefect.client.schemas.objects import State
from prefect.futures import PrefectFuture
from prefect.states import Completed, Failed
from prefect.utilities.annotations import quote

from flows import pull, tasks, workers
from flows.feeds import FeedConfig
from flows.pull import Listing, Pulled
from flows.runs import Run, open_lake
from flows.settings import Settings
from flows.tasks import Batch, Staged
from flows.transports import Asked, Listed, Seen
from schemas import Outcome
from transforms.enrich.stage import Enriching
from warehouse import health, land
from warehouse.health import FeedToMeasure
from warehouse.land import Counts

Result = TypeVar("Result")

AHEAD = 2
"""Batches pulled, and batches worked, ahead of the one that lands: what memory holds."""


@dataclass(slots=True)
class FeedUnderWay:
    """A feed in a run under way."""

    feed: FeedConfig
    asked: Asked
    began: float = field(default_factory=time.monotonic)
    seconds: float = 0.0
    known: int = 0
    left: int = 0
    pages: int = 0
    failure: str | None = None
    not_put_away: str | None = None
    waiting: list[list[Listed]] = field(default_factory=list)

    @property
    def message(self) -> str | None:
        """What went wrong: it could not be pulled whole, or what landed could not be put away."""
        return self.failure or self.not_put_away

    def follow(self, pulled: Pulled) -> None:
        """Take the pages that follow those of a batch, as many as feeds.toml allows in a run."""
        self.pages += len(pulled.visited)
        if pulled.following and self.pages < self.feed.pages:
            self.waiting.append(pulled.following)

    def to_measure(self) -> FeedToMeasure:
        """What is told of it to those who measure its health."""
        feed = self.feed
        return FeedToMeasure(feed.name, feed.silent_after_hours, feed.time_zone)

    def row(self) -> dict[str, object]:
        """What SQL cannot know of it, as FEEDS_OF_RUN has it."""
        return {
            "feed": self.feed.name,
            "state": "failed" if self.message else "completed",
            "message": self.message,
            "seconds": self.seconds,
            "files_known": self.known,
            "files_left": self.left,
        }


@dataclass(slots=True)
class BringingIn:
    """A run that brings files in: its feeds, and the ids of files worked that have not landed."""

    run: Run
    enriching: Enriching
    feeds: list[FeedUnderWay]
    in_flight: set[str] = field(default_factory=set)

    @property
    def lake(self) -> DuckDBPyConnection:
        """The connection of the one writer."""
        return self.run.lake


def bring_in(
    flow_name: str,
    feeds: list[FeedConfig],
    settings: Settings,
    enriching: Enriching,
    asked: Asked,
) -> State[None]:
    """Pull, work, land and check. The state's message tells what came, or what failed.

    Raises LakeError.
    """
    with open_lake(settings, flow_name) as lake:
        run = Run.begin(lake, settings, flow_name, [feed.name for feed in feeds])
        shutil.rmtree(run.spool_folder, ignore_errors=True)  # of a run that was killed
        bringing = BringingIn(run, enriching, [FeedUnderWay(feed, asked) for feed in feeds])
        batches = list_feeds(bringing)
        with workers.pool(batches) as pool:
            for one, staged in work_ahead(bringing, pull_ahead(bringing), pool):
                land_batch(bringing, one, staged)
        return end(bringing)


def list_feeds(bringing: BringingIn) -> int:
    """List all feeds at once, set aside what landed as it is listed; the number of batches."""
    listings = [
        (one, tasks.list_feed.submit(one.feed, with_seen(bringing, one, [])))
        for one in bringing.feeds
    ]
    for one, future in listings:
        future.wait()
        if listing := result_of(future.state, one):
            take_listing(bringing, one, listing)
    run = bringing.run
    run.files_found = sum(len(batch) for one in bringing.feeds for batch in one.waiting)
    return sum(len(one.waiting) for one in bringing.feeds)


def take_listing(bringing: BringingIn, one: FeedUnderWay, listing: Listing) -> None:
    """Cut a listing into batches, without the files that landed as they are listed."""
    known = land.known_listed(bringing.lake, one.feed.name, table_of(listing.files))
    new = [listed for listed in listing.files if listed.uri not in known]
    most = pull.READ_BATCH_FILES if bringing.enriching.engine else pull.BATCH_FILES
    one.waiting = list(pull.batches(new, most))
    count(bringing, one, Counts(files_known=len(known), files_left=listing.left))
    if listing.left:
        bringing.run.tell(f"{one.feed.name}: {listing.left:,} left for the next run, not finished")
    put_away(one, [listed for listed in listing.files if known.get(listed.uri)])


def table_of(files: list[Listed]) -> pa.Table:
    """What a listing has of its files, as LISTED_BY."""
    columns = {name: [getattr(listed, name) for listed in files] for name in land.LISTED_BY.names}
    return pa.table(columns, land.LISTED_BY)


def with_seen(bringing: BringingIn, one: FeedUnderWay, files: Iterable[Listed]) -> Asked:
    """What is asked of a feed, with what is known of its files where it is asked by condition."""
    if not one.feed.scheme.startswith("http"):
        return one.asked
    seen = land.seen(bringing.lake, one.feed.name, [listed.uri for listed in files])
    return replace(one.asked, seen={uri: Seen(*known) for uri, known in seen.items()})


def result_of(state: State[Any], one: FeedUnderWay) -> Any:
    """What a task gave; None where its feed failed, which is remembered. A bug is raised."""
    if state.is_completed():
        return state.result()
    if bug := bug_of(state):
        raise bug
    one.failure = one.failure or state.message or "it failed without a word"
    return None


def bug_of(state: State[Any]) -> BaseException | None:
    """The exception a flow or task ended with: a bug, for what we expect is a message alone."""
    result = getattr(state.data, "result", state.data)
    is_time_out = state.name == "TimedOut"
    return result if isinstance(result, BaseException) and not is_time_out else None


def pull_ahead(bringing: BringingIn) -> Iterator[tuple[FeedUnderWay, Pulled]]:
    """The batches of all feeds pulled, a little ahead; a feed that failed ends with a reject."""
    for one in bringing.feeds:
        for future in ahead(submitted(bringing, one)):
            future.wait()
            if batch := result_of(future.state, one):
                if batch.pulled.failed:
                    one.failure = str(batch.pulled.failed[0][1])
                yield one, batch.pulled
        if one.failure:
            yield one, pull.missing(one.feed, one.failure, bringing.run.run_id)


def submitted(bringing: BringingIn, one: FeedUnderWay) -> Iterator[PrefectFuture[Any]]:
    """The batches of a feed on their way, until it fails; pages that follow come last."""
    run = bringing.run
    while one.waiting and not one.failure:
        files = one.waiting.pop(0)
        most = one.feed.pages - one.pages
        batch = Batch(one.feed, with_seen(bringing, one, files), files, most)
        future = tasks.pull_batch.submit(whole(batch), run.run_id, run.spool_folder)
        if one.feed.scheme.startswith("http") and not one.waiting:
            future.wait()  # a page tells where the next is
            one.follow(batch.pulled)
        yield future


def work_ahead(
    bringing: BringingIn, pulled: Iterator[tuple[FeedUnderWay, Pulled]], pool: Executor | None
) -> Iterator[tuple[FeedUnderWay, Staged]]:
    """The batches worked, a little ahead, what the warehouse knows already set aside."""
    worked: deque[tuple[FeedUnderWay, PrefectFuture[Staged]]] = deque()
    for one, batch in pulled:
        known = whole(set_known_aside(bringing, batch))
        worked.append((one, tasks.work_batch.submit(known, one.feed, bringing.enriching, pool)))
        if len(worked) > AHEAD:
            first, future = worked.popleft()
            yield first, future.result()
    yield from ((one, future.result()) for one, future in worked)


def ahead(submitted_futures: Iterator[PrefectFuture[Any]]) -> Iterator[PrefectFuture[Any]]:
    """Futures in their order, while the next are already under way."""
    waiting: deque[PrefectFuture[Any]] = deque()
    for future in submitted_futures:
        waiting.append(future)
        if len(waiting) > AHEAD:
            yield waiting.popleft()
    yield from waiting


def set_known_aside(bringing: BringingIn, pulled: Pulled) -> Pulled:
    """Make known files duplicates, and drop those that a run which died has landed already.

    Known are the files whose bytes landed before, and those on their way in this run.
    """
    known = land.known(bringing.lake, bringing.run.flow_name, pulled.files)
    files = []
    for file in pulled.files:
        if known.get(file.uri):
            continue
        if file.file_id and (file.uri in known or file.file_id in bringing.in_flight):
            file = replace(file, outcome=Outcome.DUPLICATE.value, payload=None)
        elif file.file_id:
            bringing.in_flight.add(file.file_id)
        files.append(file)
    rejected = {file.uri for file in files if file.outcome == Outcome.REJECTED.value}
    rejects = [reject for reject in pulled.rejects if reject.uri in rejected]
    resumed = len(pulled.files) - len(files)
    return replace(pulled, files=files, rejects=rejects, resumed=resumed)


def land_batch(bringing: BringingIn, one: FeedUnderWay, staged: Staged) -> None:
    """Land a batch, say so, and put its files away."""
    run = bringing.run
    counts = tasks.land_batch(run.lake, run.run_id, whole(staged))
    bringing.in_flight.difference_update(staged.file_ids)
    one.known += staged.counts.files_known
    one.left += staged.counts.files_left
    one.seconds = time.monotonic() - one.began
    run.add(counts)
    run.tell(f"{staged.feed}: {told(counts)}")
    put_away(one, list(staged.listed.values()))


def put_away(one: FeedUnderWay, files: list[Listed]) -> None:
    """Move or delete files that landed; what cannot be is told, and tried again in the next run."""
    if one.feed.after == "leave" or not files:
        return
    state = tasks.put_away(one.feed, one.asked, whole(files), return_state=True)
    if not state.is_completed():
        if bug := bug_of(state):
            raise bug
        one.not_put_away = state.message


def count(bringing: BringingIn, one: FeedUnderWay, counts: Counts) -> None:
    """Count what the listing of a feed tells."""
    one.known += counts.files_known
    one.left += counts.files_left
    bringing.run.count(counts)


def whole(value: Result) -> Result:
    """A parameter that Prefect passes on as it is, without visiting each of a thousand files."""
    return cast(Result, quote(value))


def end(bringing: BringingIn) -> State[None]:
    """Record how each feed did, check the run, and give its state with a message."""
    run = bringing.run
    rows = pa.Table.from_pylist([one.row() for one in bringing.feeds], land.FEEDS_OF_RUN)
    land.feed_runs(run.lake, run.run_id, rows)
    if run.flow_name == "nightly":
        to_measure = [one.to_measure() for one in bringing.feeds]
        health.measure(run.lake, run.run_id, to_measure, datetime.now(UTC))
    run.failures += [
        f"feed {one.feed.name}: {one.message}" for one in bringing.feeds if one.message
    ]
    message = run.end()
    run.tell(f"{run.flow_name}: {told(run.counts)}")
    return Failed(message=message) if message else Completed(message=told(run.counts))


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
        (counts.files_known, "known", "known"),
        (counts.files_resumed, "resumed", "resumed"),
    ]
    brought = [f"{n:,} {one if n == 1 else more}" for n, one, more in parts if n]
    files = f"{counts.files_received:,} {'file' if counts.files_received == 1 else 'files'}"
    return f"{files}: {', '.join(brought) or 'nothing new'}"
