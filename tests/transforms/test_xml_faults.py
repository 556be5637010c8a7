"""Where the fault of an XML document stands in the bytes that came."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.markup import xml
from transforms.source import ParseError

LONG = 100_000


def fault_of(raw: bytes) -> int | None:
    with pytest.raises(ParseError) as refused:
        xml(raw)
    return refused.value.fault_at


# Of each document the part up to the fault, what stands at it, and the rest.
FAULTS = {
    "a tag that closes another": ("<nitf><p>Low tide", "</q>", "</p></nitf>"),
    "behind lines": ("<nitf>\r\n<p>Low\n\ntide\n", "</q>", "</nitf>"),
    "behind accents": ("<nitf><p>Dörwick, 서울 🌊", "</q>", "</nitf>"),
    "behind names with accents": ("<nitf><ö é='ü'>Dörwick</ö>", "</q>", "</nitf>"),
    "behind HTML's entities": ("<nitf><p>5&deg;&nbsp;&mdash; &CounterClockwiseContourIntegral;", "</q>", "</nitf>"),
    "behind Windows-1252's references": ("<nitf><p>the bank&#146;s", "</q>", "</nitf>"),
    "on a very long line": ("<nitf><p>" + "Dörwick " * LONG, "</q>", "</nitf>"),
    "behind very many lines": ("<nitf><p>" + "\n" * LONG, "</q>", "</nitf>"),
    "behind white space": (" \n\t<nitf>", "</q>", "</nitf>"),
    "behind a byte order mark": ("\ufeff<nitf>", "</q>", "</nitf>"),
    "behind a comment": ("<nitf><!-- Dörwick\n서울 -->", "</q>", "</nitf>"),
    "behind a document type": ('<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf>', "</q>", "</nitf>"),
    "an attribute without quotes": ("<nitf><p class=", "lead>", "Low tide</p></nitf>"),
    "a name that is none": ("<nitf><p>5 <", "6</p>", "</nitf>"),
    "a second root": ("<nitf><p>Low tide</p></nitf>", "<nitf/>", ""),
    "the end is missing": ("<nitf><p>Low tide, Dörwi", "", ""),
    "the end is missing in a tag": ("<nitf><p class='lea", "", ""),
    "the end is missing in a comment": ("<nitf><!-- lea", "", ""),
    "deeper than is read": ("<p>" * 256 + "<p", ">", "<p>" * 50),
}  # fmt: skip


@pytest.mark.parametrize(("before", "fault", "after"), FAULTS.values(), ids=FAULTS)
def test_the_fault_has_its_offset_in_bytes(before, fault, after):
    assert fault_of(f"{before}{fault}{after}".encode()) == len(before.encode())


ENCODINGS = ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "koi8-r", "shift_jis", "euc_kr"]
WORDS = {"cp1252": "“Dörwick”", "koi8-r": "Новый мост", "shift_jis": "新しい橋", "euc_kr": "다리"}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_offset_is_that_in_the_encoding_that_came(encoding):
    label = "utf-16" if encoding.startswith("utf-16") else encoding
    word = WORDS.get(encoding, "Dörwick 🌊")
    before = f'<?xml version="1.0" encoding="{label}"?>\n<nitf>{word}&nbsp;<p>{word}'.encode(
        encoding
    )
    # Only the first piece has a byte order mark.
    after = "</q></nitf>".encode({"utf-16": "utf-16-le"}.get(encoding, encoding))
    assert fault_of(before + after) == len(before)


def test_the_first_byte_that_is_not_utf_8_is_told():
    assert fault_of("<nitf>Dör".encode() + b"\xff\0\1\2wick</nitf>") == len("<nitf>Dör".encode())


UNKNOWN = {
    "names that differ in accents alone": "<nitf><é>Low</ü></nitf>",
    "behind an entity that is declared on the line": '<!DOCTYPE nitf [<!ENTITY e "x">]><nitf></q>',
}


@pytest.mark.parametrize("text", UNKNOWN.values(), ids=UNKNOWN)
def test_a_place_that_is_not_sure_is_not_told(text):
    assert fault_of(text.encode()) is None


PIECES = ["Low tide ", "Dörwick ", "🌊", "\n", "\r\n", "\t", "&amp;", "&nbsp;", "&#233;", "<hr/>",
          "<é/>", "<i class='é'>ö</i>", "<!-- ö -->", "<![CDATA[<ö>]]>", "<?x ö?>"]  # fmt: skip


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from(PIECES), max_size=30),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_the_place_is_right_or_not_told(pieces, encoding):
    before = f"<nitf>{''.join(pieces)}".encode(encoding)
    after = "</q></nitf>".encode("utf-16-le" if encoding == "utf-16" else "utf-8")
    assert fault_of(before + after) in (len(before), None)
