"""What a transport is: how the files of a feed are listed, fetched, and put away."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from schemas import Reason
from warehouse.land import KEPT_BYTES

if TYPE_CHECKING:
    from flows.feeds import FeedConfig
    from flows.transports.credentials import Credentials


CARRIED_BYTES = KEPT_BYTES
"""A larger file is not carried in memory: it is read where it stands if it is an archive, else
refused, for no wire document is that large."""


class FeedError(Exception):
    """A feed that cannot be pulled as a whole; the message says why, in words for the operator.

    `is_passing` says that it may well work a moment later: a time-out, a connection that was cut,
    a server that is busy. A password that is refused does not pass.
    """

    def __init__(self, message: str, *, is_passing: bool = False) -> None:
        super().__init__(message)
        self.is_passing = is_passing


class UnreadableError(Exception):
    """A file that cannot be read, though its feed can; it becomes a reject."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


class UnsettledError(Exception):
    """A file that changed since it was listed, or while it was read: left for the next run."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as the listing of its feed has it; what the listing does not tell is None.

    `uri` names it for good, in the warehouse too: with the user and host it came from, and never
    with a password or token. `path` is what the transport fetches it by. `fault` says why it
    cannot be read, where the listing shows that already.
    """

    uri: str
    path: str
    size_bytes: int | None = None
    modified_at: datetime | None = None
    etag: str | None = None
    fault: tuple[Reason, str] | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a fetch tells of a file beside its bytes.

    `cursor` is the address of the page after this one, as the warehouse is to remember it;
    `following` that page, where it is to be fetched in this run. `stands_at` is the local file
    that holds the bytes, where they were too many to carry and stand in a file already.
    `is_unchanged` says that the page is as it was when it landed, and gave no bytes: what follows
    it may be new all the same.
    """

    size_bytes: int
    modified_at: datetime | None = None
    etag: str | None = None
    cursor: str | None = None
    following: Listed | None = None
    stands_at: str | None = None
    is_unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """What the warehouse remembers of a page that landed: see `feed_files`."""

    etag: str | None
    modified_at: datetime | None
    cursor: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a feed: the time it is asked at, a span of time, and what is known of it.

    `since` and `until` (UTC; until is not in the span) go to sources that select by themselves;
    what others list is cut to the span by its `modified_at`. `seen` holds the pages of a poll
    that landed last, by uri, the newest last.
    """

    now: datetime
    since: datetime | None = None
    until: datetime | None = None
    seen: Mapping[str, Seen] = field(default_factory=dict)


class Sink(Protocol):
    """Where the bytes of a file go, chunk by chunk."""

    def write(self, chunk: bytes, /) -> object:
        """Take a chunk."""


class Source(Protocol):
    """A feed that was opened. `fetch` is called by several threads at once.

    Every method raises FeedError where the source itself fails.
    """

    def list(self) -> Iterable[Listed]:
        """All files that the feed's path or url stands for, in any order, unfinished ones too."""

    def fetch(self, listed: Listed, into: Sink) -> Fetched | None:
        """Write the bytes of a file into a sink; None where it is as it was and nothing follows.

        Raises UnreadableError, and UnsettledError where it is not (or no longer) the file that
        was listed. Bytes that stop short of the size that the source told are a FeedError that
        passes: the connection was cut.
        """

    def delete(self, listed: Listed) -> None:
        """Delete a file that landed; one that is gone already is no error.

        Another that took its place stays.
        """

    def move(self, listed: Listed, folder: str) -> None:
        """Move a file that landed into a folder, which is made where it is not there.

        `folder` is as in feeds.toml: relative to the folder of the feed's path or url, or
        absolute on the same source. A file of that name there is replaced. Another that took the
        place of the one that landed stays.
        """


Open = Callable[["FeedConfig", "Credentials", Asked], AbstractContextManager[Source]]
"""How a transport opens a feed. Raises FeedError where it cannot be reached or logged in to."""
