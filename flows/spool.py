"""Where a file's bytes go while it is fetched: into memory, or beyond a bound into a file."""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from flows.transports import FeedError, UnreadableError
from schemas import Reason
from transforms import archives

HEAD_BYTES = 1024
MOST_BYTES = 8 * 2**30
"""No larger archive is fetched from elsewhere: the disk it goes to holds the warehouse too."""


class Spool:
    """Takes the bytes of one file, and knows their digest and number.

    What grows beyond `bound` bytes goes into a file of `folder` if it is an archive, for those
    are read where they stand; any other is no wire document: UnreadableError.
    """

    def __init__(self, folder: Path, bound: int) -> None:
        self.folder = folder
        self.bound = bound
        self.size_bytes = 0
        self.path: Path | None = None
        self._chunks: list[bytes] = []
        self._digest = hashlib.sha256()
        self._file: IO[bytes] | None = None

    def write(self, chunk: bytes, /) -> None:
        """Take a chunk."""
        self._digest.update(chunk)
        self.size_bytes += len(chunk)
        if self.size_bytes > MOST_BYTES:
            raise too_large(self.size_bytes, MOST_BYTES)
        if self._file:
            with _kept():
                self._file.write(chunk)
            return
        self._chunks.append(chunk)
        if self.size_bytes > self.bound:
            self._spill()

    @property
    def file_id(self) -> str:
        """SHA-256 of the bytes in hex."""
        return self._digest.hexdigest()

    @property
    def content(self) -> bytes | None:
        """The bytes; None where they went into the file at `path`."""
        return None if self._file else b"".join(self._chunks)

    def close(self) -> None:
        """Finish the file, if there is one."""
        if self._file:
            self._file.close()

    def discard(self) -> None:
        """Forget the bytes, of a fetch that failed."""
        self.close()
        if self.path:
            self.path.unlink(missing_ok=True)

    def _spill(self) -> None:
        taken = b"".join(self._chunks)
        if archives.looks_like(taken[:HEAD_BYTES]) is None:
            raise too_large(self.size_bytes, self.bound)
        with _kept():
            self.folder.mkdir(parents=True, exist_ok=True)
            self._file = tempfile.NamedTemporaryFile(dir=self.folder, delete=False)  # noqa: SIM115
            self.path = Path(self._file.name)
            self._file.write(taken)
        self._chunks.clear()


@contextmanager
def _kept() -> Iterator[None]:
    """A disk that is full fails the feed, and says so."""
    try:
        yield
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise FeedError(f"what is fetched cannot be kept beside the warehouse: {why}") from error


def too_large(size_bytes: int, bound: int) -> UnreadableError:
    """Why a file beyond the bound that is no archive is refused."""
    return UnreadableError(
        Reason.TOO_LARGE, f"{size_bytes} bytes or more; no document over {bound} is read"
    )
