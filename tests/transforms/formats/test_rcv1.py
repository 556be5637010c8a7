"""RCV1: what its items declare, and what is refused."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from schemas import Reason
from transforms.formats import rcv1, sniff
from transforms.source import Feed, ParseError

FEED = Feed("test")
DOCUMENT = Path(__file__).parents[2] / "feeds/formats/rcv1/884412newsML.xml"


def one(document):
    (envelope,) = rcv1.parse(document.encode(), FEED)
    return envelope


def test_item():
    raw = DOCUMENT.read_bytes()
    assert sniff(raw) == "rcv1"
    (envelope,) = rcv1.parse(raw, FEED)
    assert (envelope.guid, envelope.agency, envelope.language) == ("rcv1:884412", "Reuters", "en")
    assert envelope.headline == "Ostby mill shares jump on sale talk."
    assert envelope.header["title"] == "NORLAND: Ostby mill shares jump on sale talk."
    assert envelope.bylines == ("Ann Lee",)
    assert (envelope.dateline, envelope.located) == ("OSTBY", "OSTBY")
    assert envelope.version_created_at == datetime(1996, 11, 5, tzinfo=UTC)
    assert envelope.copyright_notice == "(c) Reuters Limited 1996"
    assert envelope.subjects == ("NLND", "C15", "CCAT")
    assert envelope.header["bip:topics:1.0"] == "C15; CCAT"
    paragraphs = envelope.copy.split("\n\n")
    assert paragraphs[1] == '"We weigh all offers," chairman Bo Day said.'
    assert len(paragraphs) == 5


@pytest.mark.parametrize(
    ("inside", "field", "value"),
    [
        ("<title>NORLAND: A ferry.</title>", "headline", "NORLAND: A ferry."),
        ("<headline>A &amp;amp; B</headline>", "headline", "A & B"),
        ("<dateline>OSTBY, Norland</dateline>", "dateline", "OSTBY, Norland"),
        ("<text></text>", "copy", ""),
        ("", "guid", None),
    ],
    ids=["title alone", "escaped twice", "dateline without a day", "no text", "nothing"],
)
def test_what_is_left_out_is_none(inside, field, value):
    assert getattr(one(f"<newsitem>{inside}</newsitem>"), field) == value


def test_several_items_in_a_file():
    raw = b'<items><newsitem itemid="1"><text><p>A</p></text></newsitem><newsitem/></items>'
    assert sniff(raw) == "rcv1"
    assert [envelope.guid for envelope in rcv1.parse(raw, FEED)] == ["rcv1:1", None]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"<newsitem><text></newsitem>", Reason.MALFORMED),
        (b"<html/>", Reason.UNKNOWN_FORMAT),
        (b"", Reason.MALFORMED),
    ],
    ids=["not closed", "no newsitem", "empty"],
)
def test_refused(raw, reason):
    with pytest.raises(ParseError) as refused:
        rcv1.parse(raw, FEED)
    assert refused.value.reason is reason
