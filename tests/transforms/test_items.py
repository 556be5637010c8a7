"""Items: identity, and what is declared settled with what the copy says."""

import gzip
from datetime import date
from pathlib import Path

import pytest

from tests.copies import item_of, worked
from transforms.copy.read import read
from transforms.items import DERIVED
from transforms.source import Envelope, Feed

FEED = Feed("items")
ONE = Path(__file__).parent.parent / "feeds" / "formats" / "one_story"
ANPA = (ONE / "story.anpa").read_bytes()
IPTC = (ONE / "story.7901").read_bytes()
PLAIN = b"Boats leave Doran\nDORAN, Jan. 12 (Hanul) -- The boats left on Monday, the port said.\n"

SENT_AGAIN = {
    "ANPA with other line ends": (ANPA, ANPA.replace(b"\r\n", b"\n")),
    "ANPA with more SYN bytes": (ANPA, b"\x16\x16\x16" + ANPA),
    "7901 without SOH": (IPTC, IPTC.replace(b"\x01", b"")),
    "7901 with other line ends": (IPTC, IPTC.replace(b"\r\n", b"\n")),
    "plain copy with blank lines": (PLAIN, b"\n\n" + PLAIN.replace(b"\n", b"\r\n\r\n")),
    "compressed": (PLAIN, gzip.compress(PLAIN)),
}  # fmt: skip


@pytest.mark.parametrize(("first", "again"), SENT_AGAIN.values(), ids=SENT_AGAIN)
def test_an_item_sent_again_is_the_same_item(first, again):
    first, again = item_of(first, "a", FEED), item_of(again, "b", FEED)
    assert (again.guid, again.version, again.item_id) == (first.guid, first.version, first.item_id)
    assert again.file_id != first.file_id


OTHERS = {
    "another number": ANPA.replace(b"a0417", b"a0418"),
    "another text": ANPA.replace(b"180 passengers", b"181 passengers"),
    "another day": ANPA.replace(b"01-12-26", b"01-13-26"),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_another_item_is_another(other):
    assert item_of(other, "b", FEED).item_id != item_of(ANPA, "a", FEED).item_id


NINJS = '{{"uri": "urn:x:1", "versioncreated": "2026-01-12T00:00:00Z", "headline": "Tides", "body_text": "They rose {} metres."{}}}'
MEANS_ELSE = {
    "a kill": NINJS.format("1.5", ', "pubstatus": "canceled"'),
    "an embargo": NINJS.format("1.5", ', "embargoed": "2026-01-13T00:00:00Z"'),
    "a note": NINJS.format("1.5", ', "ednote": "Corrects figure"'),
    "a point": NINJS.format("15", ""),
    "a sign": NINJS.format("-1.5", ""),
}


@pytest.mark.parametrize("other", MEANS_ELSE.values(), ids=MEANS_ELSE)
def test_what_means_something_else_is_another_item(other):
    story = item_of(NINJS.format("1.5", "").encode(), "a", FEED)
    other = item_of(other.encode(), "b", FEED)
    assert other.guid == story.guid
    assert other.item_id != story.item_id


def test_rights_in_the_copy_are_kept_beside_declared_ones():
    copy = copy_of(copyright_notice="AFP 2026", copy=f"{LEAD}\nCopyright 2026 Yonhap News Agency")
    assert copy.copyright_notice == "AFP 2026"
    assert "declared copyright notice, copy says: Copyright 2026 Yonhap News Agency" in copy.notes


def test_a_correction_under_the_same_number_has_the_same_guid():
    changed = item_of(OTHERS["another text"], "b", FEED)
    assert changed.guid == item_of(ANPA, "a", FEED).guid == f"{DERIVED}AFP/a0417/2026-01-12"


def test_the_id_of_the_story_in_the_name_of_the_file_is_the_guid():
    story = "(2nd LD) boats\n(2nd LD) Boats leave\nSEOUL, Jan. 12 (Yonhap) -- They left.\n(END)\n"
    item = item_of(story, "AEN20260112000652315.txt")
    assert (item.guid, item.version) == (f"{DERIVED}AEN202601120006", "52")


def test_a_declared_guid_is_kept_but_for_control_characters():
    raw = (
        b'{"uri": "urn:x\\u0001:1", "versioncreated": "2026-01-12T00:00:00Z", "headline": "Tides"}'
    )
    assert item_of(raw, "a.json", FEED).guid == "urn:x:1"


def copy_of(**declared):
    return read(Envelope(is_body=True, **declared), None, "file:///x", date(2026, 1, 13))


LEAD = "SEOUL, Jan. 12 (Yonhap) -- The boats left."
DIFFER = {
    "agency": ({"agency": "AFP", "copy": LEAD}, "declared agency AFP, dateline says Yonhap"),
    "place": ({"located": "Paris", "copy": LEAD}, "located Paris, dateline says SEOUL"),
    "dateline": ({"dateline": "BUSAN, Jan. 12", "copy": LEAD}, "declared dateline, copy says: SEOUL, Jan. 12 (Yonhap) --"),
    "byline": ({"bylines": ("By Ann Lee",), "copy": f"By Bo Day\n{LEAD}"}, "declared byline, copy says: Bo Day"),
}  # fmt: skip


@pytest.mark.parametrize(("declared", "note"), DIFFER.values(), ids=DIFFER)
def test_a_note_says_where_the_copy_differs(declared, note):
    assert note in copy_of(**declared).notes


AGREE = {
    "agency": {"agency": "Yonhap News Agency", "copy": LEAD},
    "place": {"located": "Seoul", "copy": LEAD},
    "place with its country": {"located": "Seoul, South Korea", "copy": LEAD},
    "dateline": {"dateline": "SEOUL, Jan. 12 (Yonhap) --", "copy": LEAD},
    "byline": {"bylines": ("By Ann Lee",), "copy": f"By Ann Lee\n{LEAD}"},
    "headline": {"headline": "Boats leave", "copy": f"Boats leave\n{LEAD}"},
}


@pytest.mark.parametrize("declared", AGREE.values(), ids=AGREE)
def test_no_note_where_they_agree(declared):
    copy = copy_of(**declared)
    assert copy.notes == []
    assert copy.paragraphs == ["The boats left."]


def test_markers_are_taken_off_what_is_declared():
    copy = copy_of(agency="Reuters", headline="CORRECTED-UPDATE 2-Boats leave Doran", copy=LEAD)
    assert (copy.headline, copy.kind, copy.revision_ordinal) == (
        "Boats leave Doran",
        "correction",
        2,
    )


def test_a_picture_that_stands_in_the_copy_too_is_one_caption():
    story = (ONE / "story.ninjs.json").read_text(encoding="utf-8")
    caption = "In this photo provided by the port, passengers board the ferry Alize in Marenne on Jan. 12, 2026. (AFP)"
    twice = story.replace("<p>Talks on", f"<p>{caption}</p><p>Talks on")
    (photo,) = worked(twice, "a.json", FEED).captions
    assert photo.repeats == 2


PAGE = (
    '{{"uri": "urn:x:1", "versioncreated": "2026-01-12T00:00:00Z", "headline": "{}", '
    '"body_text": "{}"}}'
)
MESSAGE = (
    "\x16\x16\x01a0417\x1f_afp\nu i BC-Ferry 01-12 0043\n\x02^{}\n^By Ann Lee=\n"
    "   DORAN (AFP) -- {}\n\x03\nAP-WF-01-12-26 1200GMT<\n"
)
DELIVERED = {
    "nothing turned": (PAGE.format("Tides", "They rose."), None),
    "a declared headline alone": (
        PAGE.format("``Tides'' rise", "They rose."),
        "``Tides'' rise\nThey rose.",
    ),
    "a body alone": (
        PAGE.format("Tides", "``They rose,'' he said."),
        "Tides\n``They rose,'' he said.",
    ),
    "a headline above the body": (
        MESSAGE.format("``Tides'' rise<", "They rose."),
        "``Tides'' rise\nBy Ann Lee\n   DORAN (AFP) -- They rose.",
    ),
}


@pytest.mark.parametrize(("raw", "delivered"), DELIVERED.values(), ids=DELIVERED)
def test_what_was_turned_is_kept_as_it_came(raw, delivered):
    assert item_of(raw, "a", Feed("items")).copy_as_delivered == delivered
