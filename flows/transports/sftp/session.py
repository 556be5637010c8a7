"""An SFTP session: opened again when its connection broke, every wait bounded."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

import asyncssh
from asyncssh.packet import PacketDecodeError

from flows.transports.sftp import ssh
from flows.transports.transport import FeedError

CLOSING_SECONDS = 5.0
SILENCES = 3
"""So many time-outs in a row, and the server is given up: a thousand files would wait for each."""
BROKEN = (
    asyncssh.SFTPConnectionLost,
    asyncssh.SFTPNoConnection,
    asyncssh.SFTPBadMessage,
    asyncssh.DisconnectError,
    asyncssh.ChannelOpenError,
    PacketDecodeError,
    EOFError,
    OSError,
)
"""What says that the connection is of no more use; other errors are the server's answers."""


class BrokenError(FeedError):
    """A connection that broke, by no doing of what was asked last: several ask on one."""


class Session:
    """A session of one feed. Its methods are for the event loop's thread."""

    def __init__(self, login: ssh.Login) -> None:
        self.login = login
        self._connections: dict[asyncssh.SFTPClient, asyncssh.SSHClientConnection] = {}
        self._client: asyncssh.SFTPClient | None = None
        self._opening = asyncio.Lock()
        self._given_up: FeedError | None = None
        self._silences = 0

    async def client(self) -> asyncssh.SFTPClient:
        """The client to use, connected anew where the last one broke. Raises FeedError.

        A server that cannot be connected to again, or that falls silent, is asked no more.
        """
        async with self._opening:
            if self._given_up:
                raise FeedError(str(self._given_up), is_passing=self._given_up.is_passing)
            if self._client is None:
                try:
                    self._client = await self._open()
                except FeedError as error:
                    self._given_up = error
                    raise
            return self._client

    @asynccontextmanager
    async def asking(
        self, client: asyncssh.SFTPClient, what: str
    ) -> AsyncIterator[asyncio.Timeout]:
        """Waits for answers of the server, no longer than the feed says.

        Raises FeedError, which passes, where none comes or the connection breaks; `what` is what
        was being done. Answers that tell of an error are asyncssh.SFTPError.
        """
        try:
            async with asyncio.timeout(self.login.seconds) as deadline:
                yield deadline
        except TimeoutError:
            raise self._silent(client, what) from None
        except BROKEN:
            raise self._broken(client, what) from None
        except asyncssh.SFTPError:
            self._silences = 0
            raise
        self._silences = 0

    async def names(
        self, client: asyncssh.SFTPClient, folder: bytes
    ) -> Sequence[asyncssh.SFTPName]:
        """What a folder holds, with the attributes that its listing has.

        Raises FeedError as `asking`, and asyncssh.SFTPError where the server says why not.
        """
        found: list[asyncssh.SFTPName] = []

        async def read() -> None:
            async for name in client.scandir(folder):
                found.append(name)  # noqa: PERF401  # one by one: the watch looks whether any come

        reading = asyncio.ensure_future(read())
        try:
            await self._watch(reading, found)
            await reading
        except TimeoutError:
            # Not cancelled: scandir would wait for the server once more, to close the folder.
            self._connections[client].abort()
            await asyncio.wait({reading}, timeout=CLOSING_SECONDS)
            raise self._silent(client, "it listed its files") from None
        except BROKEN:
            raise self._broken(client, "it listed its files") from None
        finally:
            reading.add_done_callback(_forget)
        return found

    async def close(self) -> None:
        """Close the connections."""
        connections = list(self._connections.values())
        for connection in connections:
            connection.close()
        try:
            async with asyncio.timeout(CLOSING_SECONDS):
                for connection in connections:
                    await connection.wait_closed()
        except TimeoutError:
            for connection in connections:
                connection.abort()

    async def _open(self) -> asyncssh.SFTPClient:
        connection = await ssh.connect(self.login)
        try:
            async with asyncio.timeout(self.login.seconds):
                client: asyncssh.SFTPClient = await connection.start_sftp_client(path_encoding=None)
        except (asyncssh.Error, *BROKEN) as error:
            connection.abort()
            raise self._without_sftp(error) from None
        self._connections[client] = connection
        return client

    def _without_sftp(self, error: Exception) -> FeedError:
        named = self.login.named
        if isinstance(error, TimeoutError):
            return self._unanswered("it began an SFTP session")
        if isinstance(error, asyncssh.DisconnectError | asyncssh.SFTPConnectionLost | OSError):
            return FeedError(
                f"{named} let the user in, and hung up: check that the user may use SFTP",
                is_passing=True,
            )
        return FeedError(f"{named} let the user in, but offers no SFTP: ask for it there")

    async def _watch(self, reading: "asyncio.Future[None]", found: list[asyncssh.SFTPName]) -> None:
        """Wait for the end of a listing while names come. Raises TimeoutError when none do."""
        known = -1
        while not reading.done():
            if len(found) == known:
                raise TimeoutError
            known = len(found)
            await asyncio.wait({reading}, timeout=self.login.seconds)

    def _silent(self, client: asyncssh.SFTPClient, what: str) -> FeedError:
        """The error of a wait in vain. Others may still be served on the connection; it is left."""
        self._leave(client)
        self._silences += 1
        error = self._unanswered(what)
        if self._silences >= SILENCES:
            self._given_up = error
        return error

    def _broken(self, client: asyncssh.SFTPClient, what: str) -> BrokenError:
        self._leave(client)
        return BrokenError(
            f"the connection to {self.login.named} broke while {what}", is_passing=True
        )

    def _unanswered(self, what: str) -> FeedError:
        return FeedError(
            f"{self.login.named} did not answer for {self.login.seconds:g} s while {what}",
            is_passing=True,
        )

    def _leave(self, client: asyncssh.SFTPClient) -> None:
        """Have the next one who asks connect anew."""
        if self._client is client:
            self._client = None


def _forget(done: "asyncio.Future[None]") -> None:
    """Take note of an error that nobody waits for, else asyncio prints it."""
    with suppress(asyncio.CancelledError):
        done.exception()
