"""Reading a file of an SFTP server: several blocks asked for at once, handed over in order."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import cast

import asyncssh

from flows.transports.sftp.listing import (
    encoded,
    has_changed,
    is_missing,
    shown,
    size_of,
    time_of,
    why,
)
from flows.transports.sftp.session import BrokenError, Session
from flows.transports.transport import (
    FeedError,
    Fetched,
    Listed,
    Sink,
    UnreadableError,
    UnsettledError,
)
from schemas import Reason

BLOCK_BYTES = 32 * 1024
"""What every server gives at once, by the protocol."""
LEAST_BYTES = 4 * 1024
BLOCKS = 16


async def fetch(session: Session, listed: Listed, into: Sink, *, is_settling: bool) -> Fetched:
    """Read a file. Raises as Source.fetch does.

    When the connection breaks, it is read on over one of its own: a file that a server always
    breaks off at would else take with it, each time, those that are read beside it.
    """
    taken = _Taken(into)
    try:
        return await _fetch(session, listed, taken, is_settling=is_settling)
    except BrokenError:
        if taken.size_bytes and not is_settling:  # it may have become another since
            raise
    alone = Session(session.login)
    try:
        return await _fetch(alone, listed, taken, is_settling=is_settling)
    finally:
        await alone.close()


async def _fetch(
    session: Session, listed: Listed, taken: "_Taken", *, is_settling: bool
) -> Fetched:
    named = shown(listed.path)
    try:
        async with _opened(session, listed.path, f"{named} was read") as reading:
            fetched = await reading.to_end(listed, taken, is_settling=is_settling)
    except asyncssh.SFTPError as error:
        if is_missing(error):
            detail = "it was listed, and gone when it was to be read"
            raise UnreadableError(Reason.MISSING, detail) from None
        if isinstance(error, asyncssh.SFTPPermissionDenied):
            detail = f"{why(error)}: let the user of the url read it"
            raise UnreadableError(Reason.UNREADABLE, detail) from None
        host = session.login.named
        raise FeedError(f"{host} does not give {named}: {why(error)}", is_passing=True) from None
    return fetched


@dataclass(slots=True)
class _Taken:
    """What was handed over of a file."""

    into: Sink
    size_bytes: int = 0

    def write(self, chunk: bytes) -> None:
        """Hand over a chunk."""
        self.into.write(chunk)
        self.size_bytes += len(chunk)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A file of a server, opened; `what` is what is being done, for messages."""

    session: Session
    client: asyncssh.SFTPClient
    file: asyncssh.SFTPClientFile
    what: str

    async def to_end(self, listed: Listed, taken: _Taken, *, is_settling: bool) -> Fetched:
        """Read it up to its size, and look whether it is still as it was listed."""
        size = listed.size_bytes if is_settling else None
        if size is None:
            async with self.session.asking(self.client, self.what):
                size = size_of(await self.file.stat())
        async for chunk in self._chunks(taken.size_bytes, size):
            taken.write(chunk)
        found = await self._closed()
        if is_settling and has_changed(listed, found):
            raise UnsettledError
        if size is not None and taken.size_bytes < size:
            raise FeedError(
                f"{self.session.login.named} sent {taken.size_bytes} of the {size} bytes of "
                f"{shown(listed.path)}",
                is_passing=True,
            )
        return Fetched(taken.size_bytes, time_of(found) or listed.modified_at)

    async def close(self) -> None:
        """Close it; a server that says it could not is of no interest."""
        with suppress(asyncssh.SFTPError):
            await self.file.close()

    async def _closed(self) -> asyncssh.SFTPAttrs:
        """What the server tells of it in the end.

        It is closed in the same round trip, for a server does what it is asked in order.
        """
        async with self.session.asking(self.client, self.what):
            found, _ = await asyncio.gather(self.file.stat(), self.close())
        return found

    async def _chunks(self, at: int, size: int | None) -> AsyncIterator[bytes]:
        """Its bytes up to a size, or to its end where that comes first."""
        block = BLOCK_BYTES
        while size is None or at < size:
            most = at + BLOCKS * block
            end = most if size is None else min(size, most)
            blocks = await self._blocks(range(at, end, block), end)
            chunk = _joined(blocks, block)
            if not chunk:
                return
            yield chunk
            at += len(chunk)
            # A server that gives less than was asked for is asked for no more the next time.
            block = max(min(block, len(blocks[0])), LEAST_BYTES)

    async def _blocks(self, offsets: range, end: int) -> Sequence[bytes]:
        """The blocks from these offsets, each waited for no longer than the feed says."""
        async with self.session.asking(self.client, self.what) as deadline:

            async def one(offset: int) -> bytes:
                read = await self.file.read(min(offsets.step, end - offset), offset)
                now = asyncio.get_running_loop().time()
                deadline.reschedule(now + self.session.login.seconds)
                return cast(bytes, read)

            return await asyncio.gather(*(one(offset) for offset in offsets))


@asynccontextmanager
async def _opened(session: Session, path: str, what: str) -> AsyncIterator[_Reading]:
    """A file opened. It is not closed where the server has ceased to answer."""
    client = await session.client()
    async with session.asking(client, what):
        # Without a block size a read is one request: asyncssh's own reading of many blocks fills
        # what does not come with zeros, and leaves tasks behind when it is cancelled.
        file = await client.open(encoded(path), "rb", block_size=0)
    reading = _Reading(session, client, file, what)
    try:
        yield reading
    except (UnreadableError, asyncssh.SFTPError):
        with suppress(FeedError):
            async with session.asking(client, what):
                await reading.close()
        raise


def _joined(blocks: Sequence[bytes], block_bytes: int) -> bytes:
    """The blocks up to the first that is short: what comes after it does not follow on."""
    short = (n for n, block in enumerate(blocks) if len(block) < block_bytes)
    return b"".join(blocks[: next(short, len(blocks)) + 1])
