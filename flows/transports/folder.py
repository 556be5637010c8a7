"""Folders, files and globs of this machine, mounted ones too."""

import errno
import glob
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote_from_bytes

from flows.feeds import FeedConfig
from flows.transports import transport
from flows.transports.credentials import Credentials
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

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@contextmanager
def opened(feed: FeedConfig, credentials: Credentials, asked: Asked) -> Iterator["Folder"]:
    """The feed's folder. It need not be opened."""
    del credentials, asked
    yield Folder(feed.address, feed.move_to, is_settling=feed.settle_seconds > 0)


class Folder:
    """What a path stands for: a folder to its bottom, a file, or a glob."""

    def __init__(self, path: str, move_to: str | None, *, is_settling: bool) -> None:
        self.path = path
        self.put_away = move_to and os.path.normpath(self._in_base(move_to))
        self.is_settling = is_settling

    def list(self) -> Iterator[Listed]:
        """The files, hidden ones passed over. What cannot be listed is there with its fault."""
        for path in self._paths():
            if isinstance(path, Listed):
                yield path
            elif self.put_away and os.path.abspath(path).startswith(self.put_away + os.sep):
                continue
            elif listed := _listed(path):
                yield listed

    def fetch(self, listed: Listed, into: Sink) -> Fetched:
        """Read a file. Raises UnreadableError, and UnsettledError when it has changed."""
        if listed.fault:
            raise UnreadableError(*listed.fault)
        try:
            with open(listed.path, "rb") as opened_file:
                is_carried = (listed.size_bytes or 0) <= transport.CARRIED_BYTES
                content = opened_file.read(transport.CARRIED_BYTES + 1) if is_carried else b""
                found = os.fstat(opened_file.fileno())
                if len(content) > transport.CARRIED_BYTES:  # it has grown
                    is_carried, content = False, b""
        except OSError as error:
            raise UnreadableError(*_fault(error)) from error
        size_bytes = len(content) if is_carried else found.st_size
        modified_at = _time_of(found.st_mtime_ns)
        if self.is_settling and (size_bytes, modified_at) != (
            listed.size_bytes,
            listed.modified_at,
        ):
            raise UnsettledError
        into.write(content)
        return Fetched(size_bytes, modified_at, stands_at=None if is_carried else listed.path)

    def delete(self, listed: Listed) -> None:
        """Delete a file."""
        if _is_another(listed):
            return
        try:
            Path(listed.path).unlink(missing_ok=True)
        except OSError as error:
            raise FeedError(f"cannot delete {listed.path}: {_why(error)}") from error

    def move(self, listed: Listed, folder: str) -> None:
        """Move a file into a folder, with the folders it lies in below the feed's."""
        if _is_another(listed):
            return
        below = os.path.relpath(listed.path, _base_of(self.path))
        target = Path(self._in_base(folder), below)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            _rename(listed.path, target)
        except FileNotFoundError:
            return
        except OSError as error:
            raise FeedError(f"cannot move {listed.path} to {target}: {_why(error)}") from error

    def _in_base(self, folder: str) -> str:
        """A folder of feeds.toml, relative to the feed's unless it is absolute."""
        return os.path.join(os.path.abspath(_base_of(self.path)), os.path.expanduser(folder))

    def _paths(self) -> Iterator[str | Listed]:
        """The paths that the feed's stands for."""
        try:
            is_folder = stat.S_ISDIR(os.stat(self.path).st_mode)
        except FileNotFoundError:
            yield from self._matching()
            return
        except OSError as error:
            raise FeedError(f"cannot read {self.path}: {_why(error)}") from error
        if is_folder:
            yield from self._walked()
        else:
            yield self.path

    def _matching(self) -> Iterator[str]:
        if os.path.islink(self.path) or not glob.has_magic(self.path):
            raise FeedError(f"there is no {self.path}")
        _check_folder(_base_of(self.path))
        found = glob.iglob(self.path, recursive=True)
        yield from (path for path in found if not os.path.isdir(path))

    def _walked(self) -> Iterator[str | Listed]:
        _check_folder(self.path)
        faults: list[Listed] = []
        walk = os.walk(self.path, onerror=lambda error: faults.append(_unlisted(error)))
        for folder, folders, names in walk:
            folders[:] = [name for name in folders if not name.startswith(".")]
            yield from (os.path.join(folder, name) for name in names if not name.startswith("."))
        yield from faults


def _is_another(listed: Listed) -> bool:
    """Whether what stands at a path now is not the file that landed, or nothing is."""
    now = _listed(listed.path)
    return now is None or (now.size_bytes, now.modified_at) != (
        listed.size_bytes,
        listed.modified_at,
    )


def _rename(path: str, target: Path) -> None:
    """Move a file, to another file system too; it appears there whole."""
    try:
        os.replace(path, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        half = target.with_name(f".{target.name}.part")
        shutil.copy2(path, half)
        os.replace(half, target)
        os.unlink(path)


def uri_of(path: str) -> str:
    """A file of this machine as a URI."""
    return "file://" + quote_from_bytes(os.fsencode(os.path.abspath(path)))


def _base_of(pattern: str) -> str:
    """The folder of a path: itself, that of a file, or of a glob what stands before a wildcard."""
    if os.path.isdir(pattern):
        return pattern
    parts = Path(pattern).parent.parts
    plain = next((n for n, part in enumerate(parts) if glob.has_magic(part)), len(parts))
    return str(Path(*parts[:plain])) if plain else "."


def _check_folder(folder: str) -> None:
    try:
        os.scandir(folder).close()
    except OSError as error:
        raise FeedError(f"cannot list {folder}: {_why(error)}") from error


def _unlisted(error: OSError) -> Listed:
    path = str(error.filename)
    return Listed(uri_of(path), path, fault=(Reason.UNREADABLE, _why(error)))


def _listed(path: str) -> Listed | None:
    """A path as the listing finds it; None for what is no file: a pipe, a socket, a device."""
    try:
        found = os.stat(path)
    except OSError as error:
        return Listed(uri_of(path), os.path.abspath(path), fault=_fault(error))
    if not stat.S_ISREG(found.st_mode):
        return None
    path = os.path.abspath(path)
    return Listed(uri_of(path), path, found.st_size, _time_of(found.st_mtime_ns))


def _time_of(modified_ns: int) -> datetime | None:
    """The time of a file; None for one past the year 9999, which file systems can hold."""
    try:
        return EPOCH + timedelta(microseconds=modified_ns // 1000)
    except OverflowError:
        return None


def _fault(error: OSError) -> tuple[Reason, str]:
    if isinstance(error, FileNotFoundError):
        return Reason.MISSING, "it was listed, and gone when it was to be read"
    return Reason.UNREADABLE, f"{_why(error)}: let the user who runs slugline read it"


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
