"""The files of an FTP server below a folder: its listings read, links followed, times in UTC."""
# ruff: noqa: S321 (FTP in clear is all that some agencies offer)

import ftplib
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo

from flows.transports.ftp.clock import zone_of
from flows.transports.ftp.connection import Connection, Lines
from flows.transports.ftp.listing import Entry, Kind
from flows.transports.ftp.replies import said
from flows.transports.paths import Chosen
from flows.transports.transport import FeedError
from schemas import Reason

PROBES = 3
"""Files that are asked for their exact time, to learn the zone of a listing's times."""
MOST_DEEP = 100
"""Folders in folders. A link to a folder above, listed as a folder, has no end."""
ASK = "let the user who is logged in read it"
UNREAD = (Reason.UNREADABLE, "the server's listing has this line, which names no file")
OUTSIDE = (Reason.UNREADABLE, "the server lists it by a path that leads out of its folder")
TOO_DEEP = (Reason.UNREADABLE, f"it lies in more than {MOST_DEEP} folders")
NOWHERE = (Reason.MISSING, "it is a link, and there is nothing where it leads")


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder to list. `above` are the identities of the folders it is in, and its own."""

    path: str
    above: frozenset[str] = frozenset()
    deep: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """A file by its path, or what cannot be read by its path and fault."""

    path: str
    entry: Entry | None = None
    fault: tuple[Reason, str] | None = None


class Walk:
    """The files below a folder that a feed takes.

    `now` tells the years that listings leave out; `likely` are zones that their times may be in.
    """

    def __init__(self, chosen: Chosen, now: datetime, likely: tuple[tzinfo, ...]) -> None:
        self.chosen = chosen
        self.now = now
        self.likely = likely
        self.zone: tzinfo | None = None
        self._waiting = [Folder(chosen.folder)]

    def folders(self) -> Iterator[Folder]:
        """The folders to list, each before those that are found in it."""
        while self._waiting:
            yield self._waiting.pop()

    def found(self, connection: Connection, folder: Folder) -> list[Found]:
        """What a folder holds. Raises FeedError where the first may not be listed."""
        try:
            lines = self._lines(connection, folder)
        except (ftplib.error_perm, ftplib.error_temp) as refused:
            if isinstance(refused, ftplib.error_temp) and not str(refused).startswith("450"):
                raise
            if not folder.deep:
                where = folder.path or "the folder of its login"
                raise FeedError(
                    f"{connection.host} does not list {where}: {said(refused)}"
                ) from None
            return [Found(folder.path, fault=(Reason.UNREADABLE, f"{said(refused)}: {ASK}"))]
        found = [Found(_joined(folder.path, line), fault=UNREAD) for line in lines.unread]
        for entry in self._in_zone(connection, folder.path, lines.entries):
            if entry.name not in (".", ".."):
                found += self._of(connection, folder, entry)
        return found

    def _lines(self, connection: Connection, folder: Folder) -> Lines:
        if not connection.enters(folder.path):
            raise ftplib.error_perm("it may not be entered")
        lines = connection.lines(self.now)
        if len(lines.unread) > 1 and not lines.entries:
            raise FeedError(
                f"{connection.host} lists its files in a form that is not read, "
                f"as this line: {lines.unread[0]!r:.150}"
            )
        return lines

    def _of(self, connection: Connection, folder: Folder, entry: Entry) -> Iterator[Found]:
        """What the feed takes of a line: a file, or the fault of one."""
        path = inside(connection.absolute(folder.path), folder.path, entry.name)
        if not path:
            path = _joined(folder.path, entry.name)
            if not self.chosen.pattern or self.chosen.pattern.fullmatch(path):
                yield Found(path, fault=OUTSIDE)
        elif entry.kind is Kind.FOLDER:
            yield from self._below(folder, path, entry.identity)
        elif entry.kind is not Kind.OTHER and self.chosen.has(path):
            yield from _whole(connection, path, entry)

    def _below(self, folder: Folder, path: str, identity: str | None) -> Iterator[Found]:
        """Have a folder listed later; one that is too deep is a fault."""
        if not self.chosen.walks(path) or identity in folder.above:
            return
        if folder.deep == MOST_DEEP:
            yield Found(path, fault=TOO_DEEP)
            return
        above = folder.above | {identity} if identity else folder.above
        self._waiting.append(Folder(path, above, folder.deep + 1))

    def _in_zone(self, connection: Connection, folder: str, entries: list[Entry]) -> list[Entry]:
        """The entries with their times in UTC, of what zone the server's may be."""
        local = [entry for entry in entries if entry.is_local and entry.kind is Kind.FILE]
        for entry in local[:PROBES] if self.zone is None else ():
            path = inside(connection.absolute(folder), folder, entry.name)
            exact = path and connection.modified_at(path)
            if exact and entry.modified_at:
                self.zone = zone_of(entry.modified_at, exact, self.likely)
            if self.zone:
                break
        return [_utc(entry, self.zone or UTC) for entry in entries]


def inside(absolute: str, folder: str, name: str) -> str | None:
    """The path of a name in a folder's listing; None for one that leads out of the folder.

    A name may hold a path, below the folder or from the root: then that is the file's.
    """
    if ".." in re.split(r"[/\\]", name):
        return None
    if "/" not in name:
        return _joined(folder, name)
    path = posixpath.normpath(posixpath.join(absolute, name))
    base = posixpath.join(absolute, "")
    return _joined(folder, path.removeprefix(base)) if path.startswith(base) else None


def _joined(folder: str, name: str) -> str:
    return f"{folder}{'' if folder in ('', '/') else '/'}{name}"


def _whole(connection: Connection, path: str, entry: Entry) -> Iterator[Found]:
    """A file with what its line left out; of a link what it leads to, if that is no folder."""
    is_whole = entry.size_bytes is not None and entry.modified_at is not None
    if entry.kind is Kind.FILE and is_whole:
        yield Found(path, entry)
    elif entry.kind is Kind.FILE:
        yield Found(path, _completed(entry, connection.stat(path)))
    elif not connection.enters(path):
        found = connection.stat(path)
        yield Found(path, found, fault=None if found else NOWHERE)


def _completed(entry: Entry, found: Entry | None) -> Entry:
    if not found:
        return entry
    size_bytes = found.size_bytes if entry.size_bytes is None else entry.size_bytes
    return replace(entry, size_bytes=size_bytes, modified_at=entry.modified_at or found.modified_at)


def _utc(entry: Entry, zone: tzinfo) -> Entry:
    if not (entry.is_local and entry.modified_at) or zone is UTC:
        return entry
    return replace(entry, modified_at=entry.modified_at.replace(tzinfo=zone).astimezone(UTC))
