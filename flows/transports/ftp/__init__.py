"""FTP, in clear or with TLS (ftps:// from the start, ftpes:// by AUTH): folders, files, globs."""

import ftplib
import posixpath
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC
from functools import partial
from zoneinfo import ZoneInfo

from flows.feeds import FeedConfig
from flows.transports.credentials import Credentials
from flows.transports.ftp.clock import agrees
from flows.transports.ftp.connection import Connection
from flows.transports.ftp.listing import Entry
from flows.transports.ftp.pool import Pool
from flows.transports.ftp.replies import FORBIDS, IS_BUSY, IS_GONE, said
from flows.transports.ftp.server import Server
from flows.transports.ftp.walk import ASK, Found, Walk
from flows.transports.paths import Chosen
from flows.transports.transport import (
    Asked,
    FeedError,
    Fetched,
    Listed,
    Sink,
    UnreadableError,
    UnsettledError,
)
from schemas import Reason

GONE = "it was listed, and gone when it was to be read"
LINE_BREAK = (Reason.UNREADABLE, "FTP cannot ask for a name with a line break: rename it")
OF_THE_FILE = ("450", "550", "551", "553", "501")
"""Replies that are of the one file asked for."""


@contextmanager
def opened(feed: FeedConfig, credentials: Credentials, asked: Asked) -> Iterator["Ftp"]:
    """The feed's server, logged in to. Raises FeedError where that fails."""
    server = Server.of(feed)
    pool = Pool(partial(server.connect, credentials), feed.connections)
    try:
        with pool.lent() as connection, server.failing():
            choice = choose(server, connection, feed.move_to)
        yield Ftp(feed, asked, server, pool, *choice)
    finally:
        pool.close()


class Ftp:
    """What the path of a url stands for on an FTP server; `file` where it is a file."""

    def __init__(
        self,
        feed: FeedConfig,
        asked: Asked,
        server: Server,
        pool: Pool,
        chosen: Chosen,
        file: Found | None,
    ) -> None:
        self.server = server
        self.chosen = chosen
        self.file = file
        self.is_settling = feed.settle_seconds > 0
        self.walk = Walk(chosen, asked.now, (UTC, ZoneInfo(feed.time_zone)))
        self._pool = pool

    def list(self) -> Iterator[Listed]:
        """The files, hidden ones passed over. What cannot be listed is there with its fault."""
        if self.file:
            yield self._listed(self.file)
            return
        for folder in self.walk.folders():
            with self._connection() as connection:
                found = self.walk.found(connection, folder)
            yield from map(self._listed, found)

    def fetch(self, listed: Listed, into: Sink) -> Fetched:
        """Read a file. Raises UnreadableError, and UnsettledError when it has changed."""
        if listed.fault:
            raise UnreadableError(*listed.fault)
        size_bytes = 0
        with self._pool.lent() as connection:
            with closing(self._content(connection, listed)) as chunks:
                for chunk in chunks:
                    into.write(chunk)
                    size_bytes += len(chunk)
            self._check(connection, listed, size_bytes)
        return Fetched(size_bytes, listed.modified_at)

    def delete(self, listed: Listed) -> None:
        """Delete a file, if it is still the one that landed."""
        with self._putting_away("delete", listed) as connection:
            if self._is_there(connection, listed):
                connection.remove(listed.path)

    def move(self, listed: Listed, folder: str) -> None:
        """Move a file, if it is still the one that landed, with the folders it lies in."""
        with self._putting_away("move", listed) as connection:
            if self._is_there(connection, listed):
                folder = _from_folder(connection, self.chosen, folder)
                _moved(connection, listed.path, self.chosen.target(listed.path, folder))

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        with self._pool.lent() as connection, self.server.failing():
            yield connection

    @contextmanager
    def _putting_away(self, doing: str, listed: Listed) -> Iterator[Connection]:
        with self._connection() as connection:
            try:
                yield connection
            except ftplib.error_perm as refused:
                raise FeedError(
                    f"{self.server.host} refuses to {doing} {listed.path!r}: {said(refused)}; "
                    f'let {self.server.who} do it, or set after = "leave"'
                ) from None

    def _listed(self, found: Found) -> Listed:
        uri, entry = self.server.uri_of(found.path), found.entry
        if not entry:
            return Listed(uri, found.path, fault=found.fault)
        if set(found.path) & set("\r\n"):
            return Listed(uri, found.path, entry.size_bytes, entry.modified_at, fault=LINE_BREAK)
        return Listed(uri, found.path, entry.size_bytes, entry.modified_at)

    def _content(self, connection: Connection, listed: Listed) -> Generator[bytes]:
        """The bytes of a file. What is raised where they are used does not come in here."""
        with self.server.failing():
            try:
                yield from connection.content(listed.path)
            except (ftplib.error_perm, ftplib.error_temp) as refused:
                raise self._refusal(connection, listed, refused) from None

    def _refusal(
        self, connection: Connection, listed: Listed, refused: ftplib.Error
    ) -> ftplib.Error | FeedError | UnreadableError | UnsettledError:
        """What it means that the server does not give a file: busy, gone, not for us."""
        is_cut = isinstance(refused, ftplib.error_temp) and not str(refused).startswith("450")
        if is_cut or not str(refused).startswith(OF_THE_FILE):
            return refused
        if IS_BUSY.search(str(refused)):
            if self.is_settling:
                return UnsettledError()
            return FeedError(f"{listed.path!r} is busy: {said(refused)}", is_passing=True)
        is_gone = IS_GONE.search(str(refused)) or connection.stat(listed.path) is None
        if is_gone and not FORBIDS.search(str(refused)):
            return UnreadableError(Reason.MISSING, GONE)
        return UnreadableError(Reason.UNREADABLE, f"{said(refused)}: {ASK}")

    def _check(self, connection: Connection, listed: Listed, size_bytes: int) -> None:
        """Make sure that the bytes read are the file that was listed, all of it."""
        is_size = listed.size_bytes in (None, size_bytes)
        if is_size and not self.is_settling:
            return
        with self.server.failing():
            found = _as_it_is(connection, listed)
        now_bytes = found.size_bytes if found else None
        told = [size for size in (listed.size_bytes, now_bytes) if size is not None]
        if told and size_bytes < min(told):
            raise FeedError(
                f"{self.server.host} sent {size_bytes} of the {min(told)} bytes of {listed.path!r}",
                is_passing=True,
            )
        if self.is_settling and not (is_size and (not found or _is_same(found, listed))):
            raise UnsettledError

    def _is_there(self, connection: Connection, listed: Listed) -> bool:
        found = _as_it_is(connection, listed)
        return bool(found and _is_same(found, listed))


def choose(
    server: Server, connection: Connection, move_to: str | None
) -> tuple[Chosen, Found | None]:
    """What the path of the url is found to be, and the file if it is one. Raises FeedError."""
    chosen, file = _chosen(server, connection)
    if move_to:
        folder = _from_folder(connection, chosen, move_to)
        put_away = posixpath.normpath(posixpath.join(chosen.folder, folder))
        chosen = replace(chosen, put_away=put_away)
    return chosen, file


def _chosen(server: Server, connection: Connection) -> tuple[Chosen, Found | None]:
    path = server.path.rstrip("/") or server.path[:1]
    if connection.enters(path) and (not server.glob or connection.is_in(path)):
        return Chosen.of_folder(path), None
    where = path
    if server.glob:
        chosen = Chosen.of(server.glob)
        where = chosen.folder
        if connection.enters(where):
            return chosen, None
    elif entry := connection.stat(path):
        return Chosen.of_file(path), Found(path, entry)
    raise FeedError(
        f"{server.host} has no {where or 'folder of its login'}, or does not let {server.who} in: "
        "check the path of the url, which is relative to where the login leads unless %2F is first"
    )


def _from_folder(connection: Connection, chosen: Chosen, folder: str) -> str:
    """A folder of feeds.toml, relative to the feed's where that is relative to the login's."""
    if chosen.folder.startswith("/") or not folder.startswith("/"):
        return folder
    return posixpath.relpath(folder, connection.absolute(chosen.folder))


def _as_it_is(connection: Connection, listed: Listed) -> Entry | None:
    """A listed file as it is now; None where there is none."""
    found = connection.brief(listed.path)
    return found if found and _is_same(found, listed) else connection.stat(listed.path)


def _is_same(found: Entry, listed: Listed) -> bool:
    """Whether a file is as it was listed, as far as the server tells."""
    is_size = None in (found.size_bytes, listed.size_bytes) or found.size_bytes == listed.size_bytes
    if not (found.modified_at and listed.modified_at):
        return is_size
    return is_size and agrees(listed.modified_at, found.modified_at)


def _moved(connection: Connection, path: str, target: str) -> None:
    """Move a file; if that fails, once more with the folder made and what is there removed."""
    try:
        connection.put(path, target)
    except ftplib.error_perm:
        connection.make_folders(posixpath.dirname(target))
        if connection.stat(target):
            connection.remove(target)
        connection.put(path, target)
