"""Connections that threads take turns with."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition

from flows.transports.ftp.connection import Connection
from flows.transports.transport import FeedError


class Pool:
    """Connections to a server: opened when they are needed, up to a number, and used again.

    Where the server lets in fewer, there are fewer, and who needs one waits. One that broke is
    replaced. When none is left and none can be had, all who ask are told so at once.
    """

    def __init__(self, connect: Callable[[], Connection], most: int) -> None:
        self._connect = connect
        self._most = most
        self._open: set[Connection] = set()
        self._idle: list[Connection] = []
        self._coming = 0
        self._failed: FeedError | None = None
        self._changed = Condition()

    @contextmanager
    def lent(self) -> Iterator[Connection]:
        """A connection for the statements inside. Raises FeedError where there is none."""
        connection = self._take()
        try:
            yield connection
        finally:
            self._give_back(connection)

    def close(self) -> None:
        """Close all connections."""
        for connection in list(self._open):
            connection.hang_up()
        self._open.clear()
        self._idle.clear()

    def _take(self) -> Connection:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._failed or self._idle or self._has_room())
                if self._failed:
                    # Of its own for each thread: a traceback is no business of another's.
                    raise FeedError(str(self._failed), is_passing=self._failed.is_passing)
                if idle := self._awake():
                    return idle
                if not self._has_room():
                    continue
                self._coming += 1
            if connection := self._opened():
                return connection

    def _has_room(self) -> bool:
        return len(self._open) + self._coming < self._most

    def _opened(self) -> Connection | None:
        """A new connection; None where the server has enough of ours already."""
        connection, failed = None, None
        try:
            connection = self._connect()
        except FeedError as error:
            failed = error
        finally:
            self._arrived(connection, failed)
        return connection

    def _arrived(self, connection: Connection | None, failed: FeedError | None) -> None:
        with self._changed:
            self._coming -= 1
            if connection:
                self._open.add(connection)
            elif others := len(self._open) + self._coming:
                self._most = others
            else:
                self._failed = failed
            self._changed.notify_all()

    def _awake(self) -> Connection | None:
        """An idle connection on which the server has not hung up meanwhile."""
        while self._idle:
            connection = self._idle.pop()
            if not connection.has_news():
                return connection
            self._drop(connection)
        return None

    def _give_back(self, connection: Connection) -> None:
        with self._changed:
            if connection.is_in_step:
                self._idle.append(connection)
            else:
                self._drop(connection)
            self._changed.notify_all()

    def _drop(self, connection: Connection) -> None:
        self._open.discard(connection)
        connection.close()
