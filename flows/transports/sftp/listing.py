"""What a feed has on an SFTP server: folders to their bottom, by what their listings tell."""

import asyncio
import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import asyncssh
from asyncssh.constants import (
    FILEXFER_TYPE_DIRECTORY,
    FILEXFER_TYPE_REGULAR,
    FILEXFER_TYPE_SYMLINK,
    FILEXFER_TYPE_UNKNOWN,
)

from flows.transports.paths import Chosen, quoted
from flows.transports.sftp.session import Session
from flows.transports.transport import FeedError, Listed
from schemas import Reason

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MOST_BYTES = 2**63
"""No file has so many; a server that says so does not know."""
KIND_BY_LETTER = {
    b"-": FILEXFER_TYPE_REGULAR,
    b"d": FILEXFER_TYPE_DIRECTORY,
    b"l": FILEXFER_TYPE_SYMLINK,
}
"""By how the line of `ls -l` begins that comes with a name, from servers that tell no type."""
LISTING = "it listed its files"


@dataclass(slots=True)
class _Found:
    """What a folder holds: folders to list, files, and paths whose attributes do not say all."""

    folders: list[str] = field(default_factory=list)
    files: list[Listed] = field(default_factory=list)
    unclear: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Listing:
    """The listing of what is chosen on a server; `site` is how its uris begin.

    A folder of 10,000 files costs a round trip a hundred of them, for their attributes come with
    the names. So many folders are listed, or links looked at, at once as `at_once` admits.
    """

    session: Session
    chosen: Chosen
    site: str
    at_once: asyncio.Semaphore

    async def files(self) -> Iterable[Listed]:
        """All files, each once, though its folder may change while it is listed."""
        files: dict[str, Listed] = {}
        level = [self.chosen.folder]
        while level:
            found = await asyncio.gather(*(self._folder(folder) for folder in level))
            files |= {listed.path: listed for one in found for listed in one.files}
            level = [folder for one in found for folder in dict.fromkeys(one.folders)]
        return files.values()

    def listed(self, path: str, attrs: asyncssh.SFTPAttrs) -> Listed:
        """A file as its attributes describe it."""
        return Listed(self._uri(path), path, size_of(attrs), time_of(attrs))

    async def _folder(self, folder: str) -> _Found:
        client = await self.session.client()
        try:
            async with self.at_once:
                names = await self.session.names(client, encoded(folder))
        except asyncssh.SFTPError as error:
            return self._unlisted(folder, error)
        found = _Found()
        for name in names:
            self._sort(folder, name, found)
        looked = await asyncio.gather(*(self._look(*unclear) for unclear in found.unclear))
        found.folders += [path for path in looked if isinstance(path, str)]
        found.files += [listed for listed in looked if isinstance(listed, Listed)]
        return found

    def _unlisted(self, folder: str, error: asyncssh.SFTPError) -> _Found:
        """A folder that cannot be listed: nothing where it is gone, else a file with its fault."""
        if folder == self.chosen.folder:
            raise FeedError(
                f"cannot list {shown(folder)} on {self.session.login.named}: {why(error)}"
            )
        if is_missing(error):
            return _Found()
        fault = (Reason.UNREADABLE, f"the folder cannot be listed: {why(error)}")
        return _Found(files=[Listed(self._uri(folder), folder, fault=fault)])

    def _sort(self, folder: str, name: asyncssh.SFTPName, found: _Found) -> None:
        """Put a name of a folder where it belongs."""
        own = _own_name(folder, name)
        path = posixpath.join(folder, own)
        kind = _kind(name)
        if own in {"", ".", ".."}:
            return
        if "/" in own or "\0" in own:
            found.files.append(self._misnamed(folder, own))
        elif kind == FILEXFER_TYPE_DIRECTORY:
            found.folders += [path] if self.chosen.walks(path) else []
        elif kind == FILEXFER_TYPE_REGULAR and _is_told(name.attrs):
            found.files += [self.listed(path, name.attrs)] if self.chosen.has(path) else []
        elif kind in {FILEXFER_TYPE_REGULAR, FILEXFER_TYPE_SYMLINK, FILEXFER_TYPE_UNKNOWN}:
            is_wanted = self.chosen.has(path) or self.chosen.walks(path)
            found.unclear += [(path, kind)] if is_wanted else []

    async def _look(self, path: str, kind: int) -> Listed | str | None:
        """What a link points to, or what a name is: a file, a folder to list, or neither."""
        client = await self.session.client()
        try:
            async with self.at_once, self.session.asking(client, LISTING):
                attrs = await client.stat(encoded(path))
        except asyncssh.SFTPError as error:
            return self._not_seen(path, kind, error)
        if attrs.type == FILEXFER_TYPE_DIRECTORY:
            is_walked = kind != FILEXFER_TYPE_SYMLINK and self.chosen.walks(path)
            return path if is_walked else None
        is_file = attrs.type in {FILEXFER_TYPE_REGULAR, FILEXFER_TYPE_UNKNOWN}
        return self.listed(path, attrs) if is_file and self.chosen.has(path) else None

    def _not_seen(self, path: str, kind: int, error: asyncssh.SFTPError) -> Listed | None:
        if not self.chosen.has(path):
            return None
        if is_missing(error):
            fault = (Reason.MISSING, "it is a link to a file that is not there")
            is_link = kind == FILEXFER_TYPE_SYMLINK
            return Listed(self._uri(path), path, fault=fault) if is_link else None
        return Listed(self._uri(path), path, fault=(Reason.UNREADABLE, why(error)))

    def _misnamed(self, folder: str, own: str) -> Listed:
        """A name that would lead out of its folder. No file of a folder has one."""
        name = quote(own, safe="", errors="surrogateescape")
        fault = (Reason.UNREADABLE, "the server lists it by a name that leads out of its folder")
        return Listed(f"{self._uri(folder).rstrip('/')}/{name}", own, fault=fault)

    def _uri(self, path: str) -> str:
        return self.site + quoted(path)


def encoded(path: str) -> bytes:
    """A path as the server has it; bytes that are no UTF-8 are surrogates in ours."""
    return path.encode("utf-8", "surrogateescape")


def decoded(path: bytes) -> str:
    """A path of the server as ours."""
    return path.decode("utf-8", "surrogateescape")


def shown(path: str) -> str:
    """A path, or what a server says, for a message: on one line, and not longer than one."""
    safe = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in path)
    return safe if len(safe) <= 300 else f"{safe[:297]}..."


def size_of(attrs: asyncssh.SFTPAttrs) -> int | None:
    """The size that a server tells."""
    return attrs.size if attrs.size is not None and attrs.size < MOST_BYTES else None


def time_of(attrs: asyncssh.SFTPAttrs) -> datetime | None:
    """The time of change that a server tells: whole seconds, but for version 4 and later."""
    if attrs.mtime is None:
        return None
    try:
        return EPOCH + timedelta(seconds=attrs.mtime, microseconds=(attrs.mtime_ns or 0) // 1000)
    except OverflowError:
        return None


def has_changed(listed: Listed, attrs: asyncssh.SFTPAttrs) -> bool:
    """Whether what a server tells of a file now is other than what its listing told."""
    told = ((listed.size_bytes, size_of(attrs)), (listed.modified_at, time_of(attrs)))
    return any(None not in pair and pair[0] != pair[1] for pair in told)


def is_missing(error: asyncssh.SFTPError) -> bool:
    """Whether an error says that there is no such file or folder."""
    return isinstance(error, asyncssh.SFTPNoSuchFile | asyncssh.SFTPNoSuchPath)


def why(error: asyncssh.SFTPError) -> str:
    """An answer of the server in words."""
    if is_missing(error):
        return "it is not there"
    if isinstance(error, asyncssh.SFTPPermissionDenied):
        return "permission denied"
    return shown(error.reason.rstrip(". \n")) or f"the server says no more than error {error.code}"


def _own_name(folder: str, name: asyncssh.SFTPName) -> str:
    """The name of a file in its folder. Some servers give the whole path."""
    path = decoded(name.filename if isinstance(name.filename, bytes) else name.filename.encode())
    return path.removeprefix(f"{folder.rstrip('/')}/")


def _kind(name: asyncssh.SFTPName) -> int:
    letter = name.longname[:1] if isinstance(name.longname, bytes) else b""
    is_told = name.attrs.type != FILEXFER_TYPE_UNKNOWN
    return name.attrs.type if is_told else KIND_BY_LETTER.get(letter, FILEXFER_TYPE_UNKNOWN)


def _is_told(attrs: asyncssh.SFTPAttrs) -> bool:
    """Whether a listing tells of a file all that is asked."""
    return attrs.size is not None and attrs.mtime is not None
