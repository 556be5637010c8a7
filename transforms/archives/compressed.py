"""Bytes read forward, plain or compressed, and never further than asked: gzip, bzip2, xz."""

import bz2
import lzma
import re
import zlib
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from schemas import Reason
from transforms.source import ParseError

STEP = 1 << 16
PIECE = 1 << 18
XZ_MEMORY_BYTES = 1 << 27
GZIP_MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
MAX_SEARCHES = 1000
FAULTS = (zlib.error, lzma.LZMAError, OSError, EOFError)
MAX_RATIO = 200
FLOOR_BYTES = 1 << 20
"""Below this any ratio passes: a page of blank lines shrinks a thousandfold too."""


class SpentError(ParseError):
    """A file has expanded to all that it may: nothing more of it is read."""


class Budget:
    """How much a file may expand to, over all archives in it."""

    def __init__(self, packed_bytes: int, total_bytes: int, members: int) -> None:
        self._ratio_bytes = max(FLOOR_BYTES, MAX_RATIO * packed_bytes)
        self._total_bytes = total_bytes
        self._members = members
        self._taken = 0

    def take(self, count: int) -> None:
        """Count bytes that were expanded; raises SpentError when they are too many."""
        self._taken += count
        if self._taken > self._total_bytes:
            detail = f"expands to more than {self._total_bytes >> 20} MiB; deliver it in parts"
            raise SpentError(Reason.TOO_LARGE, detail)
        if self._taken > self._ratio_bytes:
            detail = f"expands more than {MAX_RATIO}-fold, as no text does"
            raise SpentError(Reason.TOO_LARGE, detail)

    def take_member(self) -> None:
        """Count a member; raises SpentError when they are too many."""
        self._members -= 1
        if self._members < 0:
            raise SpentError(Reason.TOO_LARGE, "more members than an archive may have")

    def widen(self, total_bytes: int, members: int) -> None:
        """Let the file hold more: a crawl is read record by record. The ratio stays."""
        self._total_bytes, self._members = total_bytes, members


class Stream:
    """Bytes in memory or in a memory map, read forward without a copy of the whole."""

    def __init__(self, raw: memoryview) -> None:
        self._raw = raw
        self._at = 0
        self._buffer = bytearray()
        self._is_over = False
        self._fault: ParseError | None = None

    def read(self, size: int) -> bytes:
        """The next bytes: as many as asked, fewer only at the end. Raises what stops it."""
        self._gather(size)
        if len(self._buffer) < size:
            self._raise()
        taken = bytes(memoryview(self._buffer)[:size])
        del self._buffer[:size]
        return taken

    def peek(self, size: int) -> bytes:
        """The next bytes, still to be read; those before a fault where there is one."""
        self._gather(size)
        if not self._buffer:
            self._raise()
        return bytes(memoryview(self._buffer)[:size])

    def tell(self) -> int | None:
        """Where in the file the next byte stands; None where that is not known."""
        return self._at - len(self._buffer)

    def line(self, most: int) -> bytes:
        """The next line with its end, or as many bytes of it as asked; empty at the end."""
        searched = 0
        while (end := self._buffer.find(b"\n", searched, most)) < 0 and not self._is_over:
            searched = len(self._buffer)
            if searched >= most:
                break
            self._gather(searched + 1)
        if end < 0 and len(self._buffer) < most:
            self._raise()
        return self.read(end + 1 if end >= 0 else min(most, len(self._buffer)))

    def skip(self, size: int) -> int:
        """Pass over bytes; how many there were."""
        passed = 0
        while passed < size and (piece := self.read(min(PIECE, size - passed))):
            passed += len(piece)
        return passed

    def skip_to(self, pattern: re.Pattern[bytes], longest: int) -> bool:
        """Pass over bytes up to a pattern of at most so many; whether it was found."""
        while True:
            found = pattern.search(self._buffer)
            at = found.start() if found else max(0, len(self._buffer) - longest)
            # The match holds the buffer; let go of it before the buffer shrinks.
            is_found, found = bool(found), None
            del self._buffer[:at]
            if is_found:
                return True
            if self._is_over:
                self._raise()
                return False
            self._gather(len(self._buffer) + 1)

    def next_part(self) -> bool:
        """Go on behind damage: whether there is a part that can be read on its own."""
        return False

    def _gather(self, size: int) -> None:
        """Fill the buffer. A fault waits until what stands before it has been read."""
        try:
            while len(self._buffer) < size and not self._is_over:
                self._fill()
        except ParseError as fault:
            # Its traceback would hold this stream, and with it the memory map of a file.
            self._fault, self._is_over = fault.with_traceback(None), True

    def _raise(self) -> None:
        if self._fault:
            raise self._fault.with_traceback(None)

    def _fill(self) -> None:
        piece = self._raw[self._at : self._at + PIECE]
        self._at += len(piece)
        self._buffer += piece
        self._is_over = not piece


class _Decompressor(Protocol):
    """What bz2 and lzma give, and zlib under other names."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: Any, max_length: int = ...) -> bytes: ...


class _Zlib:
    """A decompressor of zlib with the manners of bz2's."""

    def __init__(self, window_bits: int) -> None:
        self._engine = zlib.decompressobj(window_bits)
        self.eof = False
        self.needs_input = True
        self.unused_data = b""

    def decompress(self, data: Any, max_length: int = 0) -> bytes:
        piece = self._engine.decompress(self._engine.unconsumed_tail + data, max_length)
        self.eof = self._engine.eof
        self.needs_input = not self._engine.unconsumed_tail
        self.unused_data = self._engine.unused_data
        return piece


DECOMPRESSORS: Mapping[str, Callable[[], _Decompressor]] = {
    "gzip": lambda: _Zlib(16 + zlib.MAX_WBITS),
    "zlib": lambda: _Zlib(zlib.MAX_WBITS),
    "deflate": lambda: _Zlib(-zlib.MAX_WBITS),
    "bzip2": bz2.BZ2Decompressor,
    "xz": lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=XZ_MEMORY_BYTES),
}
MAGIC = {"gzip": b"\x1f\x8b", "bzip2": b"BZh", "xz": b"\xfd7zXZ\0"}


class Unpacked(Stream):
    """What compressed bytes expand to, counted on a budget.

    Several parts may follow each other (RFC 1952, section 2.2: members); what is not one behind
    the last is passed over, as gzip does. Reading raises ParseError where the bytes are damaged or
    end too early, and SpentError where the budget does.
    """

    def __init__(self, raw: memoryview, kind: str, budget: Budget) -> None:
        super().__init__(raw)
        self._kind = kind
        self._budget = budget
        self._engine: _Decompressor | None = None
        self._begun = 0
        self._searches = 0

    def tell(self) -> None:
        """Nobody knows: the place of what was compressed is none in the file."""

    def next_part(self) -> bool:
        """Go on at the next gzip member behind the one that is damaged."""
        self._searches += 1
        found = GZIP_MEMBER.search(self._raw, self._begun + 1)
        if self._kind != "gzip" or not found or self._searches > MAX_SEARCHES:
            return False
        self._at, self._engine = found.start(), None
        self._is_over, self._fault = False, None
        self._buffer.clear()
        return True

    def _fill(self) -> None:
        engine = self._engine or self._start()
        if engine is None:
            self._is_over = True
            return
        step = self._raw[self._at : self._at + STEP] if engine.needs_input else b""
        self._at += len(step)
        try:
            piece = engine.decompress(step, PIECE)
        except FAULTS as error:
            detail = f"{self._kind} data is damaged at byte {self._begun}: {error}"
            raise ParseError(Reason.MALFORMED, detail) from error
        self._budget.take(len(piece))
        self._buffer += piece
        if engine.eof:
            self._at -= len(engine.unused_data)
            self._engine = None
        elif not piece and not step and engine.needs_input:
            detail = f"{self._kind} data ends before its end"
            raise ParseError(Reason.TRUNCATED, detail, fault_at=len(self._raw))

    def _start(self) -> _Decompressor | None:
        """A decompressor for the part that begins here; None where none does."""
        magic = MAGIC.get(self._kind)
        if self._at and not (magic and self._raw[self._at : self._at + len(magic)] == magic):
            return None
        self._begun = self._at
        self._engine = DECOMPRESSORS[self._kind]()
        return self._engine
