"""Bytes to text, for formats that declare no encoding."""

import codecs
import re

from schemas import Reason
from transforms.source import ParseError

# Tab, line feed, vertical tab, form feed, carriage return, the separators 1C-1F and escape turn
# up in real copy; the other control bytes do not, beyond a stray one.
CONTROL_BYTES = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b\x1c\x1d\x1e\x1f") + b"\x7f"
UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
MAX_CONTROL_SHARE = 0.01
MAX_FOREIGN_SHARE = 0.3


def decode(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a plain document, and notes on how it was read.

    UTF-8, with or without BOM; where that fails and the bytes read as Western text,
    Windows-1252 (a superset of the printable part of ISO 8859-1).
    Raises ParseError for UTF-16, for binary data, for a file cut inside a character, and for
    bytes in an encoding that is neither.
    """
    refuse_binary(raw)
    try:
        return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        return decode_not_utf_8(raw, error)


def refuse_binary(raw: bytes) -> None:
    """Raise ParseError for what is no text in an 8-bit encoding or UTF-8."""
    nulls = raw.count(0)
    if raw.startswith(UTF_16_MARKS) or (nulls > 1 and looks_like_utf_16(raw, nulls)):
        raise ParseError(
            Reason.UTF_16, "the text is UTF-16; have the feed deliver UTF-8 or convert the file"
        )
    controls = len(raw) - len(raw.translate(None, CONTROL_BYTES))
    if nulls or controls > len(raw) * MAX_CONTROL_SHARE:
        raise ParseError(Reason.BINARY, f"{controls} of {len(raw)} bytes are control bytes")


def looks_like_utf_16(raw: bytes, nulls: int) -> bool:
    """Whether NULs stand at every other byte, as in UTF-16 of Western text without a BOM."""
    even = raw[::2].count(0)
    return nulls * 3 > len(raw) and (even == 0 or even == nulls)


def decode_not_utf_8(raw: bytes, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    """Read bytes that are not UTF-8: cut, damaged, or in a Western 8-bit encoding."""
    replaced = raw.decode("utf-8-sig", "replace")
    bad = replaced.count("\ufffd")
    good = len(re.findall(r"[^\x00-\x7f\ufffd]", replaced))
    if error.end >= len(raw) - 1 and error.reason == "unexpected end of data" and bad == 1:
        raise ParseError(Reason.TRUNCATED, "the file ends inside a UTF-8 character")
    if good > bad:
        return replaced, (f"{bad} damaged UTF-8 characters shown as \ufffd",)
    foreign = sum(byte >= 0x80 for byte in raw)
    if foreign > len(raw) * MAX_FOREIGN_SHARE:
        raise ParseError(
            Reason.UNKNOWN_ENCODING, "neither UTF-8 nor a Western 8-bit encoding; convert the file"
        )
    # The five bytes that Windows-1252 leaves open are C1 controls in ISO 8859-1: not text.
    return raw.decode("cp1252", "replace"), ("not UTF-8: read as Windows-1252",)
