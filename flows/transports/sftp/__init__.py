"""SFTP: folders, files and globs of an SSH server, over one connection.

The host's key must be in known_hosts. `sftp://user@host/in` is the folder /in, `/~/in` one in the
user's home, where a url without a path points too. Links to files are followed, links to
folders are not.
"""

import asyncio
import glob as globs
import posixpath
import re
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from urllib.parse import quote

import asyncssh
from anyio.from_thread import BlockingPortal, start_blocking_portal
from asyncssh.constants import FILEXFER_TYPE_DIRECTORY

from flows.feeds import FeedConfig
from flows.transports import paths
from flows.transports.credentials import Credentials
from flows.transports.paths import Chosen
from flows.transports.sftp import reading, ssh
from flows.transports.sftp.listing import (
    LISTING,
    Listing,
    decoded,
    encoded,
    has_changed,
    is_missing,
    shown,
    why,
)
from flows.transports.sftp.session import Session
from flows.transports.transport import (
    Asked,
    FeedError,
    Fetched,
    Listed,
    Sink,
)

IN_HOME = re.compile(r"/~(/|$)|$")


@contextmanager
def opened(feed: FeedConfig, credentials: Credentials, asked: Asked) -> Iterator["Sftp"]:
    """The feed's server, logged in to."""
    del asked
    login = ssh.Login.of(feed, credentials)
    with start_blocking_portal(name=f"sftp of {feed.name}") as portal:
        session = Session(login)
        try:
            portal.call(session.client)
            yield Sftp(feed, session, portal)
        finally:
            portal.call(session.close)


class Sftp:
    """What a url of a server stands for. Any thread may call: the work is done in the portal's."""

    def __init__(self, feed: FeedConfig, session: Session, portal: BlockingPortal) -> None:
        self.feed = feed
        self.session = session
        self.portal = portal
        self.site = _site(session.login)
        self.is_settling = feed.settle_seconds > 0
        self._address: tuple[str, str | None] | None = None
        self._made: set[str] = set()

    def list(self) -> Iterable[Listed]:
        """The files, hidden ones passed over. What cannot be listed is there with its fault."""
        return self.portal.call(self._list)

    def fetch(self, listed: Listed, into: Sink) -> Fetched:
        """Read a file. Raises UnreadableError, and UnsettledError when it has changed."""
        return self.portal.call(self._fetch, listed, into)

    def delete(self, listed: Listed) -> None:
        """Delete a file, unless another has taken its place since it was fetched."""
        self.portal.call(self._delete, listed)

    def move(self, listed: Listed, folder: str) -> None:
        """Move a file into a folder, with the folders it lies in below the feed's."""
        self.portal.call(self._move, listed, folder)

    async def _list(self) -> Iterable[Listed]:
        chosen, attrs = await self._chosen()
        at_once = asyncio.Semaphore(self.feed.connections)
        listing = Listing(self.session, chosen, self.site, at_once)
        if attrs is None:
            return await listing.files()
        path, _ = await self._located()
        return [listing.listed(path, attrs)]

    async def _chosen(self) -> tuple[Chosen, asyncssh.SFTPAttrs | None]:
        """What the url stands for, and the attributes of what is a file. Raises FeedError."""
        path, glob = await self._located()
        attrs = await self._stat(path, is_sure=glob is None)
        if attrs and attrs.type == FILEXFER_TYPE_DIRECTORY:
            return Chosen.of_folder(path, self.feed.move_to), None
        if glob:
            return Chosen.of(glob, self.feed.move_to), None
        if attrs:
            return Chosen.of_file(path, self.feed.move_to), attrs
        raise FeedError(f"there is no {shown(path)} on {self.session.login.named}: check the url")

    async def _stat(self, path: str, *, is_sure: bool) -> asyncssh.SFTPAttrs | None:
        """The attributes of a path; None where there is none. Raises FeedError.

        A path that is a glob need not be there, and some servers say of its `*` all but that.
        """
        client = await self.session.client()
        try:
            async with self.session.asking(client, LISTING):
                return await client.stat(encoded(path))
        except asyncssh.SFTPError as error:
            if is_missing(error) or not is_sure:
                return None
            host = self.session.login.named
            raise FeedError(f"cannot read {shown(path)} on {host}: {why(error)}") from None

    async def _located(self) -> tuple[str, str | None]:
        """The path of the url on the server, and the glob if it is one, both absolute."""
        if self._address is None:
            path, glob = paths.of_url(self.feed.address)
            home = await self._home() if IN_HOME.match(path) else ""
            path = _absolute(home, path)
            self._address = path, glob and _absolute(globs.escape(home), glob)
        return self._address

    async def _home(self) -> str:
        client = await self.session.client()
        try:
            async with self.session.asking(client, "it was asked for the home folder"):
                return decoded(await client.realpath(b"."))
        except (asyncssh.SFTPError, IndexError):
            host = self.session.login.named
            raise FeedError(f"{host} tells no home folder: give an absolute path") from None

    async def _fetch(self, listed: Listed, into: Sink) -> Fetched:
        return await reading.fetch(self.session, listed, into, is_settling=self.is_settling)

    async def _delete(self, listed: Listed) -> None:
        if not await self._is_there(listed):
            return
        async with self._putting_away(listed, "delete") as client:
            await client.remove(encoded(listed.path))

    async def _move(self, listed: Listed, folder: str) -> None:
        path, glob = await self._located()
        target = _chosen_by(listed.path, path, glob).target(listed.path, folder)
        if not await self._is_there(listed):
            return
        async with self._putting_away(listed, "move", f" to {shown(target)}") as client:
            await self._make_folder(client, posixpath.dirname(target))
            await _replace(client, encoded(listed.path), encoded(target))

    @asynccontextmanager
    async def _putting_away(
        self, listed: Listed, verb: str, where: str = ""
    ) -> AsyncIterator[asyncssh.SFTPClient]:
        """The client; a file that is gone already is no error."""
        client = await self.session.client()
        doing = f"{verb} {shown(listed.path)}{where}"
        try:
            async with self.session.asking(client, f"it was to {doing}"):
                yield client
        except asyncssh.SFTPError as error:
            if not is_missing(error):
                host = self.session.login.named
                raise FeedError(
                    f"cannot {doing} on {host}: {why(error)}; let the user of the url do so, "
                    'or set after = "leave"'
                ) from None

    async def _is_there(self, listed: Listed) -> bool:
        """Whether the file that landed is there still; one that took its place is to be pulled."""
        attrs = await self._stat(listed.path, is_sure=True)
        return attrs is not None and not has_changed(listed, attrs)

    async def _make_folder(self, client: asyncssh.SFTPClient, folder: str) -> None:
        """Make a folder with those it lies in, where they are not there."""
        if folder in self._made or folder == posixpath.dirname(folder):
            return
        try:
            await client.stat(encoded(folder))
        except (asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath):
            await self._make_folder(client, posixpath.dirname(folder))
            with suppress(asyncssh.SFTPFailure, asyncssh.SFTPFileAlreadyExists):
                await client.mkdir(encoded(folder))  # another may have made it at the same time
        self._made.add(folder)


def _site(login: ssh.Login) -> str:
    """How the uris of a server begin."""
    user = f"{quote(login.user, safe='')}@" if login.user else ""
    host = f"[{login.host}]" if ":" in login.host else quote(login.host)
    port = "" if login.port == ssh.PORT else f":{login.port}"
    return f"sftp://{user}{host}{port}"


def _absolute(home: str, path: str) -> str:
    """A path of a url without dots and doubled slashes, the home folder in place of `/~`."""
    inside = path.removeprefix("/~") if home else path
    return posixpath.normpath(f"/{home}/{inside}").replace("//", "/", 1)


def _chosen_by(listed_path: str, path: str, glob: str | None) -> Chosen:
    """What the url stands for, by a file that it stood for."""
    if listed_path == path:
        return Chosen.of_file(path)
    is_below = listed_path.startswith(f"{path.rstrip('/')}/")
    return Chosen.of_folder(path) if is_below or not glob else Chosen.of(glob)


async def _replace(client: asyncssh.SFTPClient, path: bytes, target: bytes) -> None:
    """Rename a file, in the place of one of that name, on servers old and new."""
    try:
        await client.posix_rename(path, target)
        return
    except asyncssh.SFTPOpUnsupported:
        pass
    try:
        await client.rename(path, target)
    except (asyncssh.SFTPFailure, asyncssh.SFTPFileAlreadyExists):
        await client.remove(target)
        await client.rename(path, target)
