"""Bytes to text."""

import pytest

from schemas import Reason
from transforms.encoding import decode
from transforms.source import ParseError

READ = {
    "utf-8": ("café — 서울".encode(), "café — 서울", ()),
    "utf-8 with a mark": ("café".encode("utf-8-sig"), "café", ()),
    "latin-1": ("café, naïve, Grünwald".encode("latin-1"), "café, naïve, Grünwald",
                ("not UTF-8: read as Windows-1252",)),
    "windows quotes": (b"\x93quoted\x94 \x96 and so on", "“quoted” – and so on",
                       ("not UTF-8: read as Windows-1252",)),
    "one damaged character": ("서울 도쿄 ".encode() + b"\xec\x84 " + "부산".encode(), "서울 도쿄 \ufffd 부산",
                              ("1 damaged UTF-8 characters shown as \ufffd",)),
    "a stray control byte": (b"x" * 300 + b"\x07", "x" * 300 + "\x07", ()),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "text", "notes"), READ.values(), ids=READ)
def test_text_is_decoded(raw, text, notes):
    assert decode(raw) == (text, notes)


REFUSED = {
    "utf-16 with a mark": ("talks resume".encode("utf-16"), Reason.UTF_16),
    "utf-16 without": ("talks resume in Seoul".encode("utf-16-le"), Reason.UTF_16),
    "utf-16, big end first": ("talks resume in Seoul".encode("utf-16-be"), Reason.UTF_16),
    "control bytes": (bytes(range(32)) * 8, Reason.BINARY),
    "a zip archive": (b"PK\x03\x04\x14\x00\x00\x00\x08\x00story.txt", Reason.BINARY),
    "cut inside a character": ("서울에서".encode()[:-1], Reason.TRUNCATED),
    "Korean that is not UTF-8": ("서울에서 회담이 다시 열렸다".encode("euc-kr"), Reason.UNKNOWN_ENCODING),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_text_is_refused(raw, reason):
    with pytest.raises(ParseError) as refused:
        decode(raw)
    assert refused.value.reason == reason
