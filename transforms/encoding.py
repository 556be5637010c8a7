"""Bytes to text: as declared, as UTF-8, or as their alphabet says."""

import codecs
import re

from schemas import Reason
from transforms import alphabets
from transforms.source import ParseError

# Tab, line feed, vertical tab, form feed, carriage return, the separators 1C-1F and escape turn
# up in real copy; the other control bytes do not, beyond a stray one.
CONTROL_BYTES = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b\x1c\x1d\x1e\x1f") + b"\x7f"
CONTROL = re.compile(rb"[" + re.escape(CONTROL_BYTES) + rb"]")
NO_TEXT = {
    b"%PDF-": "a PDF document",
    b"%!PS": "a PostScript document",
    b"{\\rtf": "an RTF document",
    b"PK\x03\x04": "an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"\x89PNG": "a PNG picture",
    b"GIF8": "a GIF picture",
    b"\xff\xd8\xff": "a JPEG picture",
}
UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
MAX_CONTROL_SHARE = 0.01

# ISO 2022: 7-bit text, so it would pass for UTF-8; the escape sequence says what it is.
ESCAPED = (
    (re.compile(rb"\x1b\$\)C"), "iso2022_kr", "ISO-2022-KR"),
    (re.compile(rb"\x1b\$(?:[@AB]|\([CDOPQ])"), "iso2022_jp_ext", "ISO-2022-JP"),
)
# Labels that Python has no codec for, and what senders mean by the labels of a standard: its
# vendor's superset (WHATWG Encoding Standard, section 4.2).
ALIASES = {
    "csbig5": "big5",
    "gb-2312-80": "gb2312",
    "iso-8859-8-e": "iso-8859-8",
    "iso-8859-8-i": "iso-8859-8",
    "mac": "mac-roman",
    "unicode": "utf-16",
    "unicode-1-1-utf-8": "utf-8",
    "utf8mb4": "utf-8",
    "windows-31j": "cp932",
    "windows-874": "cp874",
    "windows-936": "gb18030",
    "windows-949": "cp949",
}
WIDER = {
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso2022_jp": "iso2022_jp_ext",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
# Declared for want of a better one: the bytes are looked at instead, and nothing is said of it.
UNSETTLED_LABELS = (
    " ascii us-ascii ansi_x3.4-1968 ansi_x3.110-1983 utf-8 utf8 utf-8-sig unknown unknown-8bit 7bit"
    " 8bit 8-bit binary default default_charset user-defined ansi none null"
)
UNSETTLED = frozenset(UNSETTLED_LABELS.split(" "))
LABEL = re.compile(r"[a-z0-9][a-z0-9_.:+-]{0,39}\Z")
# Python has codecs that are no encodings of text on a wire; some take time squared.
WIRE_CODECS = re.compile(
    r"utf-(?:7|8|16|32)(?:-[bl]e)?|iso8859-\d+|cp\d+|koi8-[rtu]|euc[_-]\w+|iso2022_\w+|shift_\w+"
    r"|gb\w+|big5\w*|mac-\w+|tis-620|hz|johab|ptcp154|kz1048|hp-roman8"
)
WIDE = re.compile(r"utf-(?:16|32)")
SEVEN_BIT = re.compile(r"iso2022|utf-7|hz")
DEFAULTS = frozenset(("cp1252", "iso8859-1", "iso8859-15"))
"""What software declares that was told nothing."""
MAX_DAMAGED_SHARE = 0.005

Decoded = tuple[str, tuple[str, ...]]


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """The text of a document, and notes on how it was read.

    In the encoding it declares, where the bytes fit it. A single-byte encoding fits any bytes: what
    is UTF-8 is not read by one, nor other alphabets as Western. Else UTF-8, with or without BOM;
    ISO 2022 by its escape sequences; else the encoding whose alphabet fits (see `alphabets`),
    Windows-1252 for Western text.
    Raises ParseError for UTF-16 that is not declared, for binary data, for a file cut inside a
    character, and for bytes in an encoding that cannot be told.
    """
    label = (declared or "").strip(" \t\r\n\"';").lower().removeprefix("x-")
    if label in UNSETTLED:
        return _detect(raw)
    codec = _codec_of(label)
    if codec and (read := _as_declared(raw, codec)):
        return read
    text, notes = _detect(raw)
    what = f"not in the declared charset {label}" if codec else f"unknown charset {label[:40]!r}"
    return text, (what, *notes)


def _codec_of(label: str) -> str | None:
    """The codec for a declared encoding; None where the label means none."""
    if not LABEL.match(label):
        return None
    label = label.replace("_", "-")
    try:
        name = codecs.lookup(ALIASES.get(label, label)).name
    except LookupError:
        return None
    return WIDER.get(name, name) if WIRE_CODECS.fullmatch(name) else None


def _as_declared(raw: bytes, codec: str) -> Decoded | None:
    """The text in its declared encoding; None where the bytes do not fit it."""
    if raw.startswith(codecs.BOM_UTF8) or (WIDE.match(codec) and 0 not in raw and _is_utf_8(raw)):
        return None
    if not (WIDE.match(codec) or SEVEN_BIT.match(codec)):
        refuse_binary(raw)
    try:
        text, damaged = raw.decode(codec), 0
    except UnicodeDecodeError as error:
        text, damaged = _damaged(raw, codec, error.start)
    is_a_byte_a_character = len(text) == len(raw) and not raw.isascii()
    if (damaged or is_a_byte_a_character) and _is_utf_8(raw):
        return None
    if damaged > max(1, len(text) * MAX_DAMAGED_SHARE) or _is_misnamed(raw, codec):
        return None
    notes = (f"{damaged} damaged characters shown as \ufffd",) if damaged else ()
    return text.removeprefix("\ufeff"), notes


def _damaged(raw: bytes, codec: str, at: int) -> tuple[str, int]:
    """The text with what is damaged in it shown, and how many characters that is.

    Where the first few thousand bytes are all damage, it is not the codec: they are all you get.
    """
    if WIDE.match(codec):
        return "", len(raw)
    part = raw[at : at + alphabets.SAMPLE_BYTES].decode(codec, "replace")
    if part.count("\ufffd") * 10 > len(part) > 100:
        return part, part.count("\ufffd")
    text = raw.decode(codec, "replace")
    return text, text.count("\ufffd")


def _is_utf_8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_misnamed(raw: bytes, codec: str) -> bool:
    """Whether bytes that are declared Western by default are letters of another alphabet."""
    return codec in DEFAULTS and not raw.isascii() and alphabets.is_foreign(raw)


def _detect(raw: bytes) -> Decoded:
    if b"\x1b$" in raw and (escaped := _escaped(raw)):
        return escaped
    refuse_binary(raw)
    try:
        return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        return decode_not_utf_8(raw, error)


def _escaped(raw: bytes) -> Decoded | None:
    """ISO-2022-JP (RFC 1468, 1554) or ISO-2022-KR (RFC 1557), where the bytes are that."""
    if raw.isascii():
        for sequence, codec, name in ESCAPED:
            if sequence.search(raw) and (read := _as_declared(raw, codec)):
                return read[0], (f"not UTF-8: read as {name}", *read[1])
    return None


def refuse_binary(raw: bytes) -> None:
    """Raise ParseError for what is no text in an 8-bit encoding or UTF-8."""
    if kind := next((kind for magic, kind in NO_TEXT.items() if raw.startswith(magic)), None):
        raise ParseError(Reason.BINARY, f"{kind}, which is no text", fault_at=0)
    nulls = raw.count(0)
    if raw.startswith(UTF_16_MARKS) or (nulls > 1 and looks_like_utf_16(raw, nulls)):
        raise ParseError(
            Reason.UTF_16,
            "the text is UTF-16; have the feed deliver UTF-8 or convert the file",
            fault_at=0 if raw.startswith(UTF_16_MARKS) else raw.find(0),
        )
    controls = len(raw) - len(raw.translate(None, CONTROL_BYTES))
    if nulls or controls > len(raw) * MAX_CONTROL_SHARE:
        first = CONTROL.search(raw)
        raise ParseError(
            Reason.BINARY,
            f"{controls} of {len(raw)} bytes are control bytes",
            fault_at=first.start() if first else None,
        )


def looks_like_utf_16(raw: bytes, nulls: int) -> bool:
    """Whether NULs stand at every other byte, as in UTF-16 of Western text without a BOM."""
    even = raw[::2].count(0)
    return nulls * 3 > len(raw) and (even == 0 or even == nulls)


def decode_not_utf_8(raw: bytes, error: UnicodeDecodeError) -> Decoded:
    """Read bytes that are not UTF-8: cut, damaged, or in another encoding."""
    replaced = raw.decode("utf-8-sig", "replace")
    bad = replaced.count("\ufffd")
    good = _count_beyond_ascii(replaced) - bad
    # The codec takes off the byte order mark before it counts.
    first = len(raw) - len(error.object) + error.start
    if error.end >= len(error.object) - 1 and error.reason == "unexpected end of data" and bad == 1:
        detail = "the file ends inside a UTF-8 character"
        raise ParseError(Reason.TRUNCATED, detail, fault_at=first)
    if good > bad:
        return replaced, (f"{bad} damaged UTF-8 characters shown as \ufffd",)
    codec = alphabets.guess(raw, error.start)
    if codec is None:
        raise ParseError(
            Reason.UNKNOWN_ENCODING,
            "not UTF-8, and no alphabet fits; declare the encoding or convert the file",
            fault_at=first,
        )
    # The five bytes that Windows-1252 leaves open are C1 controls in ISO 8859-1: not text.
    text = raw.decode(codec, "replace")
    notes = [f"not UTF-8: read as {alphabets.name_of(codec)}"]
    if damaged := text.count("\ufffd"):
        notes.append(f"{damaged} damaged characters shown as \ufffd")
    return text, tuple(notes)


def _count_beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))
