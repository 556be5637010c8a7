"""Zip archives (APPNOTE.TXT 6.3), opened in memory and read a step at a time."""

import re
import zipfile
import zlib
from io import BufferedReader, RawIOBase
from itertools import islice
from lzma import LZMAError
from stat import S_ISLNK
from typing import Any

from schemas import Reason
from transforms.archives.compressed import Budget
from transforms.source import ParseError

ENTRY = re.compile(rb"PK\x01\x02")
END = re.compile(rb"PK\x05\x06")
MAX_ENTRIES = 50_000
"""zipfile reads the whole directory before the first member."""
STEPS = {0: 1 << 18, 8: 1 << 18, 12: 1 << 12, 14: 1 << 12}
"""Bytes read at once by method. Of bzip2 and LZMA zipfile expands at once what it reads."""
FAULTS = (
    zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, OverflowError,
    zlib.error, LZMAError,
)  # fmt: skip


def opened(view: memoryview) -> zipfile.ZipFile:
    """The archive in a buffer, with its directory read. Raises ParseError."""
    if sum(1 for _ in islice(ENTRY.finditer(view), MAX_ENTRIES + 1)) > MAX_ENTRIES:
        detail = f"more than {MAX_ENTRIES} members; deliver it in parts"
        raise ParseError(Reason.TOO_LARGE, detail)
    try:
        return zipfile.ZipFile(BufferedReader(_File(view)))
    except FAULTS as error:
        detail = f"a zip archive that does not open: {error}"[:200]
        if END.search(view):
            raise ParseError(Reason.MALFORMED, detail) from error
        raise ParseError(Reason.TRUNCATED, detail, fault_at=len(view)) from error


def content(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget, max_bytes: int
) -> bytes:
    """The content of a member; of one that is too long, a little more than `max_bytes`.

    Raises ParseError for an encrypted, damaged or cut one, SpentError where the budget ends.
    """
    if entry.flag_bits & 0x41:
        raise ParseError(Reason.UNREADABLE, "is encrypted; have the feed deliver it open")
    if S_ISLNK(entry.external_attr >> 16):
        raise ParseError(Reason.UNSAFE, "is a symbolic link, not a document")
    if entry.compress_type not in STEPS:
        detail = f"is packed by method {entry.compress_type}; have the feed deliver deflate"
        raise ParseError(Reason.UNREADABLE, detail)
    unpacked = bytearray()
    try:
        with archive.open(entry) as stream:
            while part := stream.read(STEPS[entry.compress_type]):
                budget.take(len(part))
                unpacked += part
                if len(unpacked) > max_bytes:
                    break
    except EOFError as error:
        detail = "ends before its end"
        raise ParseError(Reason.TRUNCATED, detail, fault_at=len(unpacked)) from error
    except FAULTS as error:
        raise ParseError(Reason.MALFORMED, f"is damaged: {error}"[:200]) from error
    return bytes(unpacked)


class _File(RawIOBase):
    """Bytes in memory as a file, without a copy of them."""

    def __init__(self, view: memoryview) -> None:
        super().__init__()
        self._view = view
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        start = (0, self._at, len(self._view))[whence]
        if start + offset < 0:
            raise OSError("a place before the file")  # as a file does: zipfile counts on it
        self._at = start + offset
        return self._at

    def readinto(self, buffer: Any) -> int:
        target = memoryview(buffer).cast("B")
        part = self._view[self._at : self._at + len(target)]
        target[: len(part)] = part
        self._at += len(part)
        return len(part)
