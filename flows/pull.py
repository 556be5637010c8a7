"""Pull files: list what a feed's folder or glob holds, and read it in batches."""

import glob
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BufferedReader
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

from flows.feeds import FeedConfig
from schemas import FeedFile, Outcome, Reason, Reject
from transforms import archives

BATCH_FILES = 1000
READ_BATCH_FILES = 200
"""Where names are read, which takes some fifty times as long: a run that is stopped waits for the
batch in hand, and loses it."""
BATCH_BYTES = 16 * 2**20
MAX_FILE_BYTES = 64 * 2**20
"""A larger file is read where it stands if it is an archive, else hashed and refused: no wire
document is that large."""
HEAD_BYTES = 1024


class FeedError(Exception):
    """A feed that cannot be pulled as a whole; the message says why."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as the listing found it. `fault` says why it cannot be read, where that is known."""

    path: str
    size_bytes: int = 0
    modified_ns: int = 0
    fault: tuple[Reason, str] | None = None

    @property
    def uri(self) -> str:
        """The file as a URI."""
        return "file://" + quote_from_bytes(os.fsencode(self.path))


@dataclass(slots=True)
class Listing:
    """The files of a feed, sorted by path, and how many are left until they have settled."""

    files: list[Listed] = field(default_factory=list)
    left: int = 0


@dataclass(slots=True)
class Pulled:
    """The files of a batch, read.

    `left` counts those that changed while they were read, `resumed` those that a run which died
    has landed already.
    """

    files: list[FeedFile] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    left: int = 0
    resumed: int = 0


def list_files(feed: FeedConfig, now: datetime) -> Listing:
    """The files of a feed whose last change is as old as its settle time.

    Folders are walked to the bottom; hidden files are passed over. What cannot be listed is
    there with its fault. Raises FeedError when the folder is missing or unreadable.
    """
    listing = Listing()
    settled_ns = int((now.timestamp() - feed.settle_seconds) * 1e9)
    for path in sorted(_paths(feed.path, listing.files)):
        listed = _listed(path)
        if listed is None:
            continue
        if feed.settle_seconds and listed.modified_ns > settled_ns:
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
        if batch and (len(batch) == most or size_bytes + listed.size_bytes > BATCH_BYTES):
            yield batch
            batch, size_bytes = [], 0
        batch.append(listed)
        size_bytes += min(listed.size_bytes, MAX_FILE_BYTES)
    if batch:
        yield batch


def read_files(batch: list[Listed], feed: FeedConfig, run_id: str) -> Pulled:
    """Read the files of a batch. One that cannot be read is rejected and says why."""
    pulled = Pulled()
    for listed in batch:
        try:
            file = _read(listed, feed, run_id)
        except UnreadableError as error:
            file = _feed_file(listed, feed, run_id, outcome=Outcome.REJECTED.value)
            file.file_id, file.size_bytes = error.file_id, error.size_bytes
            pulled.rejects.append(_reject(file, error))
        if file is None:
            pulled.left += 1
        else:
            pulled.files.append(file)
    return pulled


def missing(feed: FeedConfig, why: str) -> Listed:
    """What stands for a feed that could not be listed: a file that cannot be read."""
    return Listed(os.path.abspath(feed.path), fault=(Reason.MISSING, why))


class UnreadableError(Exception):
    """A file that cannot be read."""

    def __init__(
        self,
        reason: Reason,
        detail: str,
        file_id: str | None = None,
        size_bytes: int | None = None,
    ) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.file_id = file_id
        self.size_bytes = size_bytes


def _paths(path: str, faults: list[Listed]) -> Iterator[str]:
    """The paths that a folder, file or glob stands for."""
    try:
        is_folder = stat.S_ISDIR(os.stat(path).st_mode)
    except FileNotFoundError:
        if os.path.islink(path) or not glob.has_magic(path):
            raise FeedError(f"there is no {path}") from None
        _check_folder(_base_of(path))
        yield from (found for found in glob.iglob(path, recursive=True) if not os.path.isdir(found))
        return
    except OSError as error:
        raise FeedError(f"cannot read {path}: {_why(error)}") from error
    if not is_folder:
        yield path
        return
    _check_folder(path)
    for folder, folders, names in os.walk(path, onerror=lambda e: faults.append(_unlisted(e))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (os.path.join(folder, name) for name in names if not name.startswith("."))


def _base_of(pattern: str) -> str:
    """The folder of a glob that stands before its first wildcard."""
    parts = Path(pattern).parts
    plain = next((n for n, part in enumerate(parts) if glob.has_magic(part)), len(parts))
    return str(Path(*parts[:plain])) if plain else "."


def _check_folder(folder: str) -> None:
    try:
        os.scandir(folder).close()
    except OSError as error:
        raise FeedError(f"cannot list {folder}: {_why(error)}") from error


def _unlisted(error: OSError) -> Listed:
    return Listed(str(error.filename), fault=(Reason.UNREADABLE, _why(error)))


def _listed(path: str) -> Listed | None:
    """A path as the listing finds it; None for what is no file: a pipe, a socket, a device."""
    try:
        found = os.stat(path)
    except OSError as error:
        return Listed(os.path.abspath(path), fault=_fault(error))
    if not stat.S_ISREG(found.st_mode):
        return None
    return Listed(os.path.abspath(path), found.st_size, found.st_mtime_ns)


def _read(listed: Listed, feed: FeedConfig, run_id: str) -> FeedFile | None:
    """Read a file; None when it changed since it was listed. Raises UnreadableError."""
    if listed.fault:
        raise UnreadableError(*listed.fault)
    try:
        with open(listed.path, "rb") as opened:
            if listed.size_bytes > MAX_FILE_BYTES:
                payload, file_id = None, _digest_of_large(opened, listed)
            else:
                payload = opened.read(MAX_FILE_BYTES + 1)
                file_id = hashlib.sha256(payload).hexdigest()
            now = os.fstat(opened.fileno())
    except OSError as error:
        raise UnreadableError(*_fault(error)) from error
    size_bytes = now.st_size if payload is None else len(payload)
    if feed.settle_seconds and (size_bytes, now.st_mtime_ns) != (
        listed.size_bytes,
        listed.modified_ns,
    ):
        return None
    file = _feed_file(listed, feed, run_id, outcome=None)
    file.file_id, file.size_bytes, file.payload = file_id, size_bytes, payload
    return file


def _digest_of_large(opened: BufferedReader, listed: Listed) -> str:
    """The digest of an archive too large to carry. Raises UnreadableError for another file."""
    is_archive = archives.looks_like(opened.read(HEAD_BYTES)) is not None
    opened.seek(0)
    file_id = hashlib.file_digest(opened, "sha256").hexdigest()
    if not is_archive:
        raise UnreadableError(
            Reason.TOO_LARGE,
            f"{listed.size_bytes} bytes; no document over {MAX_FILE_BYTES} is read",
            file_id,
            listed.size_bytes,
        )
    return file_id


def path_of(file: FeedFile) -> str:
    """Where a pulled file is, for one whose bytes were left there."""
    return os.fsdecode(unquote_to_bytes(file.uri.removeprefix("file://")))


def _feed_file(listed: Listed, feed: FeedConfig, run_id: str, outcome: str | None) -> FeedFile:
    return FeedFile(
        run_id=run_id,
        feed=feed.name,
        uri=listed.uri,
        pulled_at=datetime.now(UTC),
        modified_at=_time_of(listed.modified_ns) if listed.modified_ns else None,
        outcome=outcome,
    )


def _time_of(modified_ns: int) -> datetime | None:
    """The time of a file; None for one past the year 9999, which file systems can hold."""
    try:
        return datetime.fromtimestamp(modified_ns // 1000 / 1e6, UTC)
    except (ValueError, OverflowError):
        return None


def _reject(file: FeedFile, error: UnreadableError) -> Reject:
    return Reject(
        run_id=file.run_id,
        feed=file.feed,
        uri=file.uri,
        file_id=file.file_id,
        position=0,
        reason=error.reason.value,
        detail=error.detail,
    )


def _fault(error: OSError) -> tuple[Reason, str]:
    if isinstance(error, FileNotFoundError):
        return Reason.MISSING, "it was listed, and gone when it was to be read"
    return Reason.UNREADABLE, f"{_why(error)}: let the user who runs slugline read it"


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
