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
    raw = raw.removeprefix(BOM)
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        if "surrogate" in str(error):
            raw = LONE_SURROGATES.sub(_replacement, raw)
        elif "utf-8" not in str(error).lower():
            raise ParseError(Reason.MALFORMED, str(error)[:200]) from error
    text, _ = decode(raw)
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise ParseError(Reason.MALFORMED, str(error)[:200]) from error


def _replacement(found: re.Match[bytes]) -> bytes:
    is_whole = found["pair"] or found[0][:2] != rb"\u"
    return found[0] if is_whole else rb"\ufffd"
