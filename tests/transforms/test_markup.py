"""XML as desks send it: in other encodings, with control characters, with bare ampersands."""

import pytest

from schemas import Reason
from transforms.formats import sniff
from transforms.markup import blocks, text_of, xml
from transforms.source import ParseError

DECLARED = '<?xml version="1.0" encoding="{}"?><nitf><p>{}</p></nitf>'


@pytest.mark.parametrize(
    ("encoding", "declared", "text"),
    [
        ("cp1252", "ISO-8859-1", "“It’s” – £5"),
        ("cp1252", "windows-1252", "“It’s” – £5"),
        ("utf-8", "ISO-8859-1", "Malmö é"),
        ("utf-8", "utf-16", "Malmö é"),
        ("utf-16", "UTF-16", "Malmö é"),
        ("utf-16-le", "UTF-16", "Malmö é"),
        ("utf-16-be", "UTF-16", "Malmö é"),
        ("utf-16", "UTF-8", "Malmö é"),
        ("cp932", "Shift_JIS", "新しい橋①"),
        ("koi8-r", "KOI8-R", "Новый мост открыт"),
        ("cp1252", "UTF-8", "He said “yes”; the café in Malmö is closed"),
    ],
)
def test_text_is_read_whatever_the_declaration_says(encoding, declared, text):
    raw = DECLARED.format(declared, text).encode(encoding)
    assert text_of(xml(raw)[0]) == text
    assert sniff(raw) == "nitf"


@pytest.mark.parametrize(
    ("given", "text", "note"),
    [
        ("a\x0bb\x19c", "abc", "control characters left out: 2"),
        ("a&#1;b&#x1F;c", "abc", "control characters left out: 2"),
        ("a\0b", "ab", "control characters left out: 1"),
        ("AT&T & R&D;", "AT&T & R&D;", "ampersands that open no entity, read as such: 3"),
        ("<![CDATA[AT&T]]> & x", "AT&T & x", "ampersands that open no entity, read as such: 1"),
        ("the bank&#146;s &#x93;loss&#x94;", "the bank’s “loss”", None),
        ("the bank\x92s \x93loss\x94", "the bank’s “loss”", None),
        ("Malm&ouml; &ndash; &amp;lt;", "Malmö – &lt;", None),
        ("a<o:p> b</o:p>", "a b", None),
    ],
)
def test_what_must_not_be_in_xml_is_mended_and_noted(given, text, note):
    root, notes = xml(f"<nitf><p>{given}</p></nitf>".encode())
    assert (text_of(root), notes) == (text, (note,) if note else ())


@pytest.mark.parametrize("behind", ["\0\0\0", "\x1a", "\r\n\0"])
def test_padding_behind_the_document_is_no_fault(behind):
    assert xml(f"<nitf><p>a</p></nitf>{behind}".encode())[1] == ()


@pytest.mark.parametrize(
    "raw",
    [b"<a>x</a><a/>", b"<a b=1/>", b"<a>&</b>", b"", b"<a>" * 300, b"<a>" + b"<![CDATA[" * 300_000],
    ids=["two roots", "unquoted", "not closed", "empty", "too deep", "open CDATA"],
)
def test_what_is_not_well_formed_is_refused(raw):
    with pytest.raises(ParseError) as refused:
        xml(raw)
    assert refused.value.reason is Reason.MALFORMED


@pytest.mark.parametrize(
    ("given", "copy"),
    [
        ("a<br/>b", "a b"),
        ("a<br/>B", "a\nB"),
        ("a<br/><br/>b", "a\n\nb"),
        ("a<br/> <br/>b", "a\n\nb"),
        ("a<br/><br/><br/>b", "a\n\nb"),
        ("<p>a</p><br/><br/><p>b</p>", "a\n\nb"),
    ],
)
def test_breaks_end_lines_and_two_of_them_paragraphs(given, copy):
    assert blocks(xml(f"<div>{given}</div>".encode())[0]) == copy
