"""Reuters-21578 SGML: the elements, and the real files where they are at hand."""

import re
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from schemas import Reason
from tests.copies import worked
from transforms.formats import reuters_sgml
from transforms.source import Feed, ParseError

FEED = Feed("reuters")
FIXTURE = (Path(__file__).parents[2] / "feeds/formats/reuters_sgml/mill.sgm").read_bytes()
REAL = sorted((Path(__file__).parents[4] / "shared/feeds/reuters-21578").glob("*.sgm"))


def test_an_item_with_its_header():
    story = reuters_sgml.parse(FIXTURE, FEED)[0]
    assert (story.guid, story.transmission) == ("reuters-21578:90001", "f0417")
    assert story.slugline == "BC-PELL-MILL-<PEL>-2NDLD"
    assert story.version_created_at == datetime(1987, 3, 4, 11, 20, 31, tzinfo=UTC)
    assert (story.urgency, story.subjects) == (3, ("grain", "wheat"))
    expected = {"service": "reute", "destinations": "C G", "priority": "u", "category": "f",
                "cycle": "BC", "transmitted_on": "03-04", "words": "0098", "places": "usa"}  # fmt: skip
    assert expected.items() <= dict(story.header).items()


def test_the_items_of_a_file():
    story, snap, corrected, table = worked(FIXTURE, "mill.sgm", FEED).items
    assert (story.revision_label, story.revision_ordinal, story.kind) == ("2nd LD", 2, "story")
    assert (list(story.bylines), list(story.dateline_places)) == (["Ada Morrow"], ["DORRANCE"])
    assert (story.body or "").split("\n\n") == [
        "Pell Mill Inc said it will reopen its third plant in May, after a fire closed the "
        "building last summer.",
        "The plant grinds about 4,000 tonnes of wheat a week, and the company's chairman said "
        '"it is the one we miss most."',
        "Monthly output in tonnes was:",
        "Jan'87 Feb'87",
        "Dorrance 12,400 11,900",
        "Wellow 8,050 8,210",
        "Figures for March are due on April 9.",
    ]
    assert (snap.kind, snap.headline, snap.body) == (
        "flash",
        "PELL MILL SEES 1987 NET UP FIVE PCT",
        None,
    )
    assert (corrected.kind, corrected.dateline_on) == ("correction", date(1987, 3, 4))
    assert corrected.headline == "PELL MILL TO REOPEN THIRD PLANT"
    assert "Corrects" not in (corrected.body or "")
    assert corrected.changes
    assert (table.headline, (table.body or "").count("\n\n")) == (
        "WELLOW WEEKLY GRAIN STOCKS - MARCH 4",
        3,
    )


def test_an_element_that_does_not_end_costs_no_other():
    first = FIXTURE.index(b"</REUTERS>")
    story, snap, *_ = reuters_sgml.parse(FIXTURE[:first] + FIXTURE[first + 10 :], FEED)
    assert isinstance(story, ParseError)
    assert story.reason == Reason.TRUNCATED
    assert snap.guid == "reuters-21578:90002"


def test_other_markup_is_refused():
    assert not reuters_sgml.looks_like(b"<html><p>REUTERS</p></html>")
    with pytest.raises(ParseError):
        reuters_sgml.parse(b"<html></html>", FEED)


def test_a_title_that_stands_outside_the_text_is_the_title():
    raw = b"<REUTERS><TITLE>MILL REOPENS</TITLE><TEXT><BODY>It did.</BODY></TEXT></REUTERS>"
    (envelope,) = reuters_sgml.parse(raw, FEED)
    assert (envelope.headline, envelope.copy) == ("MILL REOPENS", "\nIt did.")


@pytest.fixture(scope="module")
def real():
    if not REAL:
        pytest.skip("the collection is not part of the project")
    return [
        (file.read_bytes().decode("latin-1"), worked(file.read_bytes(), file.name, FEED))
        for file in REAL
    ]


def test_every_real_element_is_an_item(real):
    for text, rows in real:
        assert not rows.rejects
        assert len(rows.items) == text.count("<REUTERS ")


def test_real_datelines_have_places_and_a_date(real):
    declared = [
        item
        for text, rows in real
        for part, item in zip(text.split("<REUTERS ")[1:], rows.items, strict=True)
        if "<DATELINE>" in part
    ]
    whole = [item for item in declared if item.dateline_places and item.dateline_on]
    assert len(whole) >= 0.99 * len(declared)
    assert all(item.dateline_on.year == 1987 for item in whole)


def test_every_real_header_is_read(real):
    for text, rows in real:
        for part, item in zip(text.split("<REUTERS ")[1:], rows.items, strict=True):
            header = dict(item.header)
            sent = re.search(r"&#1;(\w+)&#31;reute", part)
            assert item.transmission == (sent[1] if sent else None)
            filed = re.search(r"\n([a-z]) ([a-z]) (\S.*?)\s+(\d\d-\d\d) (\d+)</UNKNOWN>", part)
            if filed:
                assert header["priority"] == filed[1]
                assert (header["category"], header["transmitted_on"]) == (filed[2], filed[4])
                assert header["words"] == filed[5]
                assert item.slugline or filed[3] == "BC-******"


def test_real_bodies_hold_no_header_end_mark_or_control_byte(real):
    bodies = [item.body for _, rows in real for item in rows.items if item.body]
    assert len(bodies) > 2700
    for body in bodies:
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]|&#\d|Blah blah", body)
        assert not re.search(
            r"(?:^|[.!?\"] )(?:Reuters?|REUTERS?|reuter)(?:\.\.\.)?(?:\^M)?$", body
        )
        assert not re.search(r"^[a-z] [a-z] BC-", body, re.MULTILINE)


def test_real_kinds(real):
    for text, rows in real:
        for part, item in zip(text.split("<REUTERS ")[1:], rows.items, strict=True):
            slug = re.search(r"\n[a-z] [a-z] (.*?)</UNKNOWN>", part, re.DOTALL)
            if re.search(r"<TEXT[^>]*>&#2;\s*\*{4,}", part):
                assert item.kind == "flash" or "CORRECTED" in part, item.headline
            elif re.search(r"<TITLE>\s*\(?CORRECT", part) or (slug and "CORRECTED--" in slug[1]):
                assert item.kind == "correction", item.headline
            if slug and (lead := re.search(r"-(\d)(?:ST|ND|RD|TH)LD", slug[1])):
                assert item.revision_ordinal == int(lead[1]), item.slugline
    kinds = Counter(item.kind for _, rows in real for item in rows.items)
    assert kinds["story"] > 2500
