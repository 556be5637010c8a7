"""Pull files: list what a feed has, and fetch it in batches, whatever its transport."""

import hashlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from flows.feeds import FeedConfig
from flows.spool import HEAD_BYTES, Spool, too_large
from flows.transports import (
    Asked,
    FeedError,
    Fetched,
    Listed,
    Source,
    UnreadableError,
    UnsettledError,
    opened,
    transport,
)
from schemas import FeedFile, Outcome, Reason, Reject
from transforms import archives

BATCH_FILES = 1000
READ_BATCH_FILES = 200
"""Where names are read, which takes some fifty times as long: a run that is stopped waits for the
batch in hand, and loses it."""
BATCH_BYTES = 16 * 2**20
UNTOLD_BYTES = 64 * 2**10
"""What a file is taken to have whose listing does not tell, for a batch must fit into memory."""
SILENCES = 3
"""Files in a row, for each connection, that a source fails on before it is not asked for the rest:
each may have cost a time-out."""
UNFINISHED = (".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".writing", "~")
"""How the names end that programs give to files they are still writing."""
CLOCKS_APART = timedelta(minutes=5)
"""A file changed further in the future has its time from a clock that is wrong: it says nothing."""
EMPTY_FOR = timedelta(hours=1)
"""A file without bytes is one whose first bytes are on their way, for so long."""


@dataclass(slots=True)
class Listing:
    """The files of a feed, sorted by path, and how many are left until they are finished."""

    files: list[Listed] = field(default_factory=list)
    left: int = 0


@dataclass(slots=True)
class Pulled:
    """The files of a batch, fetched.

    `files` are in the order they came. `left` counts those that changed while they were read,
    `known` those the source says are as they landed, `resumed` those that a run which died has
    landed already. `failed` are to be tried again, each with what went wrong; `following` are pages
    to fetch next, `visited` those that were. `stands_at` has the local file of those whose bytes
    were too many to carry, by uri, and `spooled` those of them that are ours to delete; `listed`
    what the listing had of each file whose bytes the warehouse keeps, by uri.
    """

    files: list[FeedFile] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    left: int = 0
    known: int = 0
    resumed: int = 0
    failed: list[tuple[Listed, FeedError]] = field(default_factory=list)
    following: list[Listed] = field(default_factory=list)
    visited: set[str] = field(default_factory=set)
    stands_at: dict[str, str] = field(default_factory=dict)
    spooled: list[Path] = field(default_factory=list)
    listed: dict[str, Listed] = field(default_factory=dict)

    def follow(self, fetched: Fetched) -> None:
        """Take the page that follows one, unless it is one of these again."""
        following = fetched.following
        if following and following.uri not in self.visited:
            self.visited.add(following.uri)
            self.following.append(following)

    def reject(self, file: FeedFile, error: UnreadableError) -> None:
        """Take a file that cannot be read."""
        file.outcome = Outcome.REJECTED.value
        self.files.append(file)
        self.rejects.append(
            Reject(
                run_id=file.run_id,
                feed=file.feed,
                uri=file.uri,
                file_id=file.file_id,
                position=0,
                reason=error.reason.value,
                detail=error.detail,
            )
        )


def list_files(feed: FeedConfig, asked: Asked) -> Listing:
    """The files of a feed that are finished, within the span that is asked for.

    Left are those changed within the settle time, those whose names say that they are being
    written, and those without bytes that are not old. Raises FeedError.
    """
    listing = Listing()
    with opened(feed, asked) as source:
        for listed in source.list():
            if not _is_within(listed.modified_at, asked):
                continue
            if feed.settle_seconds and _is_unfinished(listed, asked.now, feed.settle_seconds):
                listing.left += 1
            else:
                listing.files.append(listed)
    listing.files.sort(key=lambda listed: listed.path)
    return listing


def batches(files: Iterable[Listed], most: int = BATCH_FILES) -> Iterator[list[Listed]]:
    """The files in batches of at most so many and about 16 MiB, in their order."""
    batch: list[Listed] = []
    size_bytes = 0
    for listed in files:
        listed_bytes = UNTOLD_BYTES if listed.size_bytes is None else listed.size_bytes
        if batch and (len(batch) == most or size_bytes + listed_bytes > BATCH_BYTES):
            yield batch
            batch, size_bytes = [], 0
        batch.append(listed)
        size_bytes += min(listed_bytes, transport.CARRIED_BYTES)
    if batch:
        yield batch


def fetch(
    batch: list[Listed],
    feed: FeedConfig,
    asked: Asked,
    run_id: str,
    spool_folder: Path,
    pulled: Pulled,
    pages: int | None = None,
) -> None:
    """Fetch a batch into `pulled`, a page's following pages with it while there is room.

    At most `pages` pages follow (as many as the feed says).

    A file that cannot be read is rejected and says why; one that the source failed on is in
    `pulled.failed`. Raises FeedError where the source does not open.
    """
    fetching = Fetching(feed, run_id, spool_folder)
    with opened(feed, asked) as source:
        waiting = batch
        while waiting:
            for fetched in fetching.each(source, waiting):
                fetching.take(pulled, fetched)
            waiting = _more(pulled, feed.pages if pages is None else pages)


@dataclass(slots=True)
class One:
    """A file that was fetched, or why it was not. Without either it is as it was when it landed."""

    listed: Listed
    spool: Spool
    fetched: Fetched | None = None
    error: FeedError | UnreadableError | UnsettledError | None = None


@dataclass(frozen=True, slots=True)
class Fetching:
    """The fetching of a feed's files in a run."""

    feed: FeedConfig
    run_id: str
    spool_folder: Path
    failed: list[FeedError] = field(default_factory=list)
    """What the source failed on since it gave something, in any thread."""

    def each(self, source: Source, batch: list[Listed]) -> Iterator[One]:
        """The files of a batch in its order, several fetched at once from a source elsewhere."""
        if self.feed.url is None or len(batch) == 1:
            yield from (self.one(source, listed) for listed in batch)
            return
        with ThreadPoolExecutor(self.feed.connections) as threads:
            yield from threads.map(lambda listed: self.one(source, listed), batch)

    def one(self, source: Source, listed: Listed) -> One:
        """Fetch one file."""
        one = One(listed, Spool(self.spool_folder, transport.CARRIED_BYTES))
        try:
            if listed.fault:
                raise UnreadableError(*listed.fault)
            if len(self.failed) >= SILENCES * self.feed.connections:
                raise self.failed[-1]
            one.fetched = source.fetch(listed, one.spool)
            self.failed.clear()
        except FeedError as error:
            one.error = error
            if error.is_passing:
                self.failed.append(error)
        except (UnreadableError, UnsettledError) as error:
            one.error = error
        one.spool.close()
        return one

    def take(self, pulled: Pulled, one: One) -> None:
        """Add a file to what was pulled, for what became of it."""
        if isinstance(one.error, FeedError):
            pulled.failed.append((one.listed, one.error))
        elif isinstance(one.error, UnsettledError):
            pulled.left += 1
        elif one.error:
            pulled.reject(self.file_of(one), one.error)
        elif one.fetched is None:
            pulled.known += 1
        elif one.fetched.is_unchanged:
            pulled.known += 1
            pulled.follow(one.fetched)
        else:
            self._take_fetched(pulled, one, one.fetched)
            return
        one.spool.discard()

    def _take_fetched(self, pulled: Pulled, one: One, fetched: Fetched) -> None:
        file = self.file_of(one)
        file.size_bytes = fetched.size_bytes
        file.modified_at = fetched.modified_at
        file.etag, file.cursor = fetched.etag, fetched.cursor
        pulled.follow(fetched)
        if stands_at := fetched.stands_at or (one.spool.path and str(one.spool.path)):
            pulled.stands_at[file.uri] = stands_at
        try:
            file.file_id = one.spool.file_id
            if fetched.stands_at:
                file.file_id, is_archive = _digest_of(fetched.stands_at)
                if not is_archive:
                    raise too_large(fetched.size_bytes, transport.CARRIED_BYTES)
        except UnreadableError as error:
            pulled.reject(file, error)
            return
        if one.spool.path:
            pulled.spooled.append(one.spool.path)
        if not stands_at:
            file.payload = one.spool.content
            pulled.listed[file.uri] = one.listed
        pulled.files.append(file)

    def file_of(self, one: One) -> FeedFile:
        """The row of a file, as the listing has it."""
        return FeedFile(
            run_id=self.run_id,
            feed=self.feed.name,
            uri=one.listed.uri,
            pulled_at=datetime.now(UTC),
            size_bytes=one.listed.size_bytes,
            modified_at=one.listed.modified_at,
            etag=one.listed.etag,
        )


def give_up(
    pulled: Pulled, failed: list[tuple[Listed, FeedError]], feed: FeedConfig, run_id: str
) -> None:
    """Reject the files that the source failed on to the last, while others came."""
    fetching = Fetching(feed, run_id, Path())
    for listed, error in failed:
        one = One(listed, Spool(Path(), 0))
        pulled.reject(fetching.file_of(one), UnreadableError(Reason.UNREADABLE, str(error)))


def missing(feed: FeedConfig, why: str, run_id: str) -> Pulled:
    """What stands for a feed that failed: a file that cannot be read."""
    pulled = Pulled()
    uri = feed.url or f"file://{quote(str(Path(feed.address).absolute()))}"
    one = One(Listed(uri, uri), Spool(Path(), 0))
    file = Fetching(feed, run_id, Path()).file_of(one)
    pulled.reject(file, UnreadableError(Reason.MISSING, why))
    return pulled


def put_away(feed: FeedConfig, asked: Asked, files: list[Listed]) -> None:
    """Do with files that have landed what the feed says, several at once.

    Raises FeedError, once all were tried, for the first that could not be put away.
    """
    with opened(feed, asked) as source, ThreadPoolExecutor(feed.connections) as threads:

        def put(listed: Listed) -> FeedError | None:
            try:
                if feed.after == "delete":
                    source.delete(listed)
                elif feed.move_to:
                    source.move(listed, feed.move_to)
            except FeedError as error:
                return error
            return None

        for error in list(threads.map(put, files)):
            if error:
                raise error


def _is_within(modified_at: datetime | None, asked: Asked) -> bool:
    """Whether a file is of the span that is asked for; one without a time is of any."""
    if modified_at is None:
        return True
    return (asked.since is None or modified_at >= asked.since) and (
        asked.until is None or modified_at < asked.until
    )


def _is_unfinished(listed: Listed, now: datetime, settle_seconds: float) -> bool:
    if listed.path.lower().endswith(UNFINISHED):
        return True
    if listed.fault or listed.modified_at is None:
        return False
    age = now - listed.modified_at
    settled_after = EMPTY_FOR if listed.size_bytes == 0 else timedelta(seconds=settle_seconds)
    return -CLOCKS_APART < age < settled_after


def _digest_of(path: str) -> tuple[str, bool]:
    """The digest of a file too large to carry, and whether it is an archive."""
    try:
        with open(path, "rb") as opened_file:
            head = opened_file.read(HEAD_BYTES)
            opened_file.seek(0)
            file_id = hashlib.file_digest(opened_file, "sha256").hexdigest()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise UnreadableError(
            Reason.UNREADABLE, f"it could not be read to its end: {why}"
        ) from error
    return file_id, archives.looks_like(head) is not None


def _more(pulled: Pulled, pages: int) -> list[Listed]:
    """The pages to fetch in the same batch, while there is room in it."""
    carried = sum(len(file.payload or b"") for file in pulled.files)
    if carried >= BATCH_BYTES or len(pulled.visited) >= min(READ_BATCH_FILES, pages):
        return []
    more, pulled.following = pulled.following, []
    return more
