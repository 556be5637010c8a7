"""Where in a file a message of a text wire is cut, whose line breaks were settled to be read."""

import re
from functools import cached_property

from transforms.source import ParseError

LINE_BREAKS = re.compile(rb"\r*+\n\r*+|\r++")
BLANK_LINES = re.compile(rb"\n(?:[ \t]*+\n){2,}+")


class CutError(ParseError):
    """A message that nothing closes, and that stops short."""


def settled(raw: bytes) -> bytes:
    """The bytes with line breaks as LF, and one blank line where there are several."""
    if b"\r" in raw:
        raw = LINE_BREAKS.sub(b"\n", raw)
    if b"\n\n" in raw or b" \n" in raw or b"\t\n" in raw:
        raw = BLANK_LINES.sub(b"\n\n", raw)
    return raw


class Places:
    """Where in a file stands what is at a place of the wire it was read as.

    Asked for in rising order, so that a file of cut messages is gone through once.
    """

    def __init__(self, wire: bytes, raw: bytes) -> None:
        self._wire = wire
        self._raw = raw

    def of(self, at: int) -> int | None:
        """The place in the file; None where control bytes that were written out stood in it."""
        if at == len(self._wire):
            return len(self._raw)
        for walk in self._walks:
            at = walk.before(at)
        return at if self._walks else None

    @cached_property
    def _walks(self) -> tuple["_Walk", ...]:
        lines = LINE_BREAKS.sub(b"\n", self._raw)
        if len(BLANK_LINES.sub(b"\n\n", lines)) != len(self._wire):
            return ()
        return _Walk(BLANK_LINES, 2, lines), _Walk(LINE_BREAKS, 1, self._raw)


class _Walk:
    """Goes through bytes in which a pattern was replaced, wherever it stood, by so many bytes."""

    def __init__(self, pattern: re.Pattern[bytes], size: int, raw: bytes) -> None:
        self._found = pattern.finditer(raw)
        self._next = next(self._found, None)
        self._size = size
        self._longer = 0

    def before(self, at: int) -> int:
        """Where that stood which is at this place now."""
        while self._next is not None and self._next.start() - self._longer < at:
            self._longer += len(self._next[0]) - self._size
            self._next = next(self._found, None)
        return at + self._longer
