"""Bytes to text, where a header or the document itself declares the charset."""

import codecs
import re

from transforms.encoding import decode

# What a label means in practice (WHATWG Encoding Standard, section 4.2): senders name the
# standard and send its vendor's superset, or a name that Python has no codec for.
MEANT = {
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "cseuckr": "cp949",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "iso-2022-jp": "iso2022_jp_ext",
    "ks_c_5601": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "macintosh": "mac_roman",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "tis-620": "cp874",
    "unicode-1-1-utf-8": "utf-8",
    "utf8mb4": "utf-8",
    "windows-31j": "cp932",
    "windows-874": "cp874",
    "windows-949": "cp949",
    "windows-936": "gb18030",
}
# Charsets that are declared for want of a better one: the bytes are looked at instead.
UNSETTLED_LABELS = (
    " ascii us-ascii ansi_x3.4-1968 utf-8 utf8 unknown-8bit unknown 8bit default default_charset"
    " binary none user-defined ansi"
)
UNSETTLED = frozenset(UNSETTLED_LABELS.split(" "))
WESTERN = frozenset(("iso8859-1", "cp1252", "iso8859-15"))
LABEL = re.compile(r"[A-Za-z0-9_.:-]{1,40}\Z")
TEXT_CODECS = re.compile(
    r"utf-(?:7|8|16|32)(?:-[bl]e)?|iso8859-\d+|cp\d+|koi8-[rtu]|euc[_-]\w+|iso2022_\w+|shift_\w+"
    r"|gb\w+|big5\w*|mac-\w+|tis-620|hz|johab|ptcp154|kz1048|hp-roman8"
)
ESCAPES = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$", "iso2022_jp_ext"))
"""Sequences that switch to the characters of 7-bit Korean and Japanese mail (RFC 1557, 1468)."""
MAX_DAMAGED_SHARE = 0.02


def decode_as(raw: bytes, label: str | None) -> tuple[str, tuple[str, ...]]:
    """The text of bytes whose charset is declared, and notes on how they were read.

    What the label promises is believed while the bytes fit. Where they do not, or the label
    says nothing, they are UTF-8, 7-bit Korean or Japanese, or what plain text is.
    Raises ParseError for binary data and for bytes in no encoding known.
    """
    codec = _codec(label)
    if codec is None:
        return _undeclared(raw, label)
    try:
        text = raw.decode(codec)
    except UnicodeError:
        return _misdeclared(raw, codec, label)
    if codec in WESTERN and not raw.isascii() and (better := _utf_8(raw)) is not None:
        return better, (f"declared {label}, is UTF-8",)
    return text.removeprefix("\ufeff"), ()


def _codec(label: str | None) -> str | None:
    """The name of the codec that a label means; None where it means none."""
    known = (label or "").strip(" \t\r\n\"'").lower()
    known = known.removeprefix("x-")
    if known in UNSETTLED or not LABEL.match(known):
        return None
    try:
        name = codecs.lookup(MEANT.get(known, known)).name
    except LookupError:
        return None
    # ISO 8859-1 stands for Windows-1252, which has dashes and quotes where it has controls.
    return "cp1252" if name == "iso8859-1" else name if TEXT_CODECS.fullmatch(name) else None


def _undeclared(raw: bytes, label: str | None) -> tuple[str, tuple[str, ...]]:
    for escape, codec in ESCAPES:
        if escape in raw:
            return raw.decode(codec, "replace"), (f"undeclared {codec}",)
    text, notes = decode(raw)
    is_known = (label or "").lower().removeprefix("x-") in UNSETTLED
    return text, notes if is_known else (f"unknown charset {(label or '')[:40]!r}", *notes)


def _misdeclared(raw: bytes, codec: str, label: str | None) -> tuple[str, tuple[str, ...]]:
    """The text of bytes that do not fit their label: UTF-8, damaged, or anything else."""
    better = _utf_8(raw)
    if better is not None:
        return better, (f"declared {label}, is UTF-8",)
    text = raw.decode(codec, "replace")
    damaged = text.count("\ufffd")
    if damaged <= max(1, len(text) * MAX_DAMAGED_SHARE):
        return text, (f"{damaged} damaged {label} characters shown as \ufffd",)
    text, notes = decode(raw)
    return text, (f"not in the declared charset {label}", *notes)


def _utf_8(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
