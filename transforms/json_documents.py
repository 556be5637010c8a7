"""JSON documents, read in bounded time and depth."""

import re
from functools import lru_cache
from typing import Any

import orjson

from schemas import Reason
from transforms.encoding import decode
from transforms.source import ParseError

BOM = b"\xef\xbb\xbf"
HIGH, LOW = rb"\\u[dD][89abAB][0-9a-fA-F]{2}", rb"\\u[dD][c-fC-F][0-9a-fA-F]{2}"
LONE_SURROGATES = re.compile(rb"\\[^u]|(?P<pair>" + HIGH + LOW + rb")|" + HIGH + rb"|" + LOW)
"""Halves of a character beyond the first 65,536, left where a text was cut in the middle of one."""


@lru_cache(maxsize=1)
def load(raw: bytes) -> Any:
    """The value of a JSON text, not to be changed: the same bytes give the same object.

    UTF-8, with or without BOM; other bytes are read as plain text is. Raises ParseError when it
    is not JSON (RFC 8259), or nested deeper than 1,024.
    """
    try:
        return orjson.loads(raw.removeprefix(BOM))
    except orjson.JSONDecodeError as error:
        if "surrogate" in str(error):
            raw = LONE_SURROGATES.sub(_replacement, raw)
        elif "utf-8" not in str(error).lower():
            raise _fault(error, raw) from error
    text, _ = decode(raw)
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise _fault(error, raw) from error


def _fault(error: orjson.JSONDecodeError, raw: bytes) -> ParseError:
    """The fault that the reader tells, with its place in the bytes: it counts characters."""
    mark = len(BOM) if raw.startswith(BOM) else 0
    size = len(raw) - mark
    place = None
    if len(error.doc.encode("utf-8", "replace")) == size:
        place = mark + len(error.doc[: error.pos].encode("utf-8", "replace"))
    elif len(error.doc) == size:  # an encoding of a byte a character
        place = mark + error.pos
    return ParseError(Reason.MALFORMED, str(error)[:200], place)


def _replacement(found: re.Match[bytes]) -> bytes:
    is_whole = found["pair"] or found[0][:2] != rb"\u"
    return found[0] if is_whole else rb"\ufffd"
