"""Where the fault of an XML document stands in its bytes.

libxml2 tells a line and a column. A column counts characters, but bytes in names and in entities
that are declared; and the document it read was no longer the one that came: in UTF-8, its HTML
entities resolved. So the document that came is read again with a letter for each byte that is not
ASCII, and letters for what would be resolved: there columns are bytes. Where the same fault is
met, its place is known; where it is not, it stays unknown.
"""

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from transforms import xml_entities
from transforms.source import ParseError

Parse = Callable[[bytes, str | None], Any]

BOM = b"\xef\xbb\xbf"
UTF_16 = (
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
LETTERS = bytes(range(0x80)) + b"x" * 0x80
BEYOND_ASCII = re.compile("[^\x00-\x7f]")
ENCODING_FAULTS = ("encoding", "not proper UTF-8", "invalid character", "Invalid bytes")
PLACE = re.compile(r", line \d+, column \d+\Z")


def utf_16_of(raw: bytes) -> str | None:
    """The codec of a document in UTF-16, by its byte order mark or its first `<`."""
    return next((codec for mark, codec in UTF_16 if raw.startswith(mark)), None)


def is_of_encoding(fault: etree.XMLSyntaxError) -> bool:
    """Whether bytes did not fit the encoding, and nothing was wrong with the markup."""
    return any(told in str(fault) for told in ENCODING_FAULTS)


def offset_of(raw: bytes, told: etree.XMLSyntaxError, parse: Parse) -> int | None:
    """The offset in a document of the fault that was told of it; None where it is not known.

    Of a tag that closes another element it is where the tag begins, of any other fault where the
    reader stopped. `parse` reads bytes in an encoding, and raises the fault.
    """
    bare = raw.lstrip().removeprefix(BOM)
    begins_at = len(raw) - len(bare)
    if is_of_encoding(told):
        return _first_not_utf_8(raw)
    if codec := utf_16_of(bare):
        text = bare.decode(codec, "replace")
        found = _place(BEYOND_ASCII.sub("x", text).encode("ascii"), told, parse)
        return None if found is None else begins_at + _bytes_before(found, text, codec)
    found = _place(bare.translate(LETTERS), told, parse)
    return None if found is None else begins_at + found


def _first_not_utf_8(raw: bytes) -> int | None:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return None


def _bytes_before(characters: int, text: str, codec: str) -> int:
    """The bytes of so many characters of UTF-16, with the mark that the codec takes off."""
    mark = 2 if codec == "utf-16" else 0
    return mark + len(text[:characters].encode("utf-16-le", "surrogatepass"))


def _place(ascii_text: bytes, told: etree.XMLSyntaxError, parse: Parse) -> int | None:
    """Where the fault stands in a document of ASCII alone; None where another is met."""
    even = xml_entities.blanked(ascii_text)
    try:
        parse(even, "utf-8")
    except etree.XMLSyntaxError as met:
        return _offset(even, met) if _is_same(met, told) else None
    except ParseError:
        return None
    return None


def _is_same(met: etree.XMLSyntaxError, told: etree.XMLSyntaxError) -> bool:
    return (met.code, met.lineno, _message(met)) == (told.code, told.lineno, _message(told))


def _message(fault: etree.XMLSyntaxError) -> str:
    """What was told, without the column, its names in letters as above."""
    return PLACE.sub("", fault.msg or "").encode("utf-8", "replace").translate(LETTERS).decode()


def _offset(even: bytes, fault: etree.XMLSyntaxError) -> int | None:
    line, column = fault.position
    begins_at = 0
    for _ in range(line - 1):
        begins_at = even.find(b"\n", begins_at) + 1
    at = begins_at + column - 1
    if even.find(b"<!ENTITY", begins_at, at) >= 0:
        return None  # libxml2 passes over a part of a declaration without counting
    if fault.code == etree.ErrorTypes.ERR_TAG_NAME_MISMATCH:
        at = even.rfind(b"</", 0, at)
    return at if 0 <= at <= len(even) else None
