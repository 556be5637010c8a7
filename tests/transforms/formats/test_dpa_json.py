"""dpa digitalwires: what the envelopes of its entries say."""

from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest

from transforms.formats import dpa_json
from transforms.source import Envelope, Feed, Picture

FEED = Feed("load", time_zone="Europe/Berlin")
FIXTURES = Path(__file__).parents[2] / "feeds/formats/dpa_json"
URN = "urn:newsml:dpa.com:20090101:260304-99-"


def of(**fields):
    """The envelope of an entry with these fields."""
    entry = {"urn": "urn:1", "entry_id": "1", "headline": "Ferry"} | fields
    [envelope] = dpa_json.parse(orjson.dumps(entry), FEED)
    assert isinstance(envelope, Envelope)
    return envelope


def test_a_correction():
    story = dpa_json.parse((FIXTURES / "entries.json").read_bytes(), FEED)[0]
    assert story == Envelope(
        copy="The harbours of Dalsund and Vik reopened on Wednesday.\n\nShips\n\nThe Alba left first"
        "\n\nThe Bora followed\n\nShip | Hour\n\nAlba | 6",
        is_body=True,
        agency="dpa",
        guid=f"{URN}000123",
        version="3",
        item_class="text",
        headline="Harbours of Dalsund and Vik reopen",
        subheadline="Ships leave again after a week of storms.",
        bylines=("By Eva Lund, dpa",),
        dateline="Dalsund/Vik (dpa) -",
        located="Dalsund/Vik",
        language="en",
        version_created_at=datetime(2026, 3, 4, 10, 30, 58, tzinfo=UTC),
        pub_status="usable",
        kind="correction",
        edit_note="The name of the ship was wrong.\nCorrects name of ship in 3rd paragraph",
        urgency=4,
        genre="News",
        subjects=("dpasubject:17", "dpasubject:91", "dpacountry:NO"),
        keywords=("Harbours",),
        credit_line="dpa",
        copyright_notice="Copyright 2026, dpa (www.dpa.example). All rights reserved",
        contacts=(
            "Desk line +49 30 0001",
            "Editorial contacts",
            "Eva Lund, +49 30 0000, lund@desk.example",
        ),
        pictures=(
            Picture(text="The Alba leaves Dalsund.", credit="Per Ek/dpa", photo_id=f"{URN}000555"),
        ),
        signoff="dpa el bn",
        header={
            "entry_id": "aa11bb22-harbour",
            "updated": "2026-03-04T10:31:02Z",
            "content_created": "2026-03-04T09:00:00+01:00",
            "kicker": "Weather",
            "rubric_names": "Panorama; Europe",
            "linkbox": "Port",
            "categories.wire": "Europe",
            "categories.desk": "Politics",
            "associations": f"{URN}000555",
            "signal": "sig:correction",
        },
    )


def test_a_flash_and_a_kill():
    _, flash, kill = dpa_json.parse((FIXTURES / "entries.json").read_bytes(), FEED)
    assert (flash.kind, flash.pub_status, flash.urgency) == ("flash", None, 2)
    assert flash.copy == "Dalsund (dpa) - Das erste Schiff hat den Hafen verlassen."
    assert flash.dateline is None
    assert (kill.kind, kill.pub_status, kill.copy) == ("kill", "canceled", "")
    assert kill.edit_note == "Please do not use. No tug sank."


def test_a_picture():
    [picture] = dpa_json.parse((FIXTURES / "picture.json").read_bytes(), FEED)
    assert (picture.item_class, picture.kind, picture.pub_status) == (
        "picture",
        "withheld",
        "withheld",
    )
    assert picture.embargoed_until == datetime(2026, 3, 4, 23, tzinfo=UTC)
    assert [one.text for one in picture.pictures] == ["The Alba leaves Dalsund on March 4, 2026."]


IMAGE = {"type": "image", "urn": "urn:p", "caption": "A ferry."}
FIELDS = {
    "a dateline": ({"dateline": "Tel Aviv/Beirut (dpa) - ", "article_html": "<p>It sails."}, "dateline", "Tel Aviv/Beirut (dpa) -"),
    "a dateline in the copy": ({"dateline": "Vik (dpa) - ", "article_html": "<p>Vik (dpa) - It sails."}, "dateline", None),
    "an article": ({"article_html": "<section class='main'><p>It <b>sails</b>.</p></section>"}, "copy", "It sails."),
    "no article": ({"article_html": None}, "copy", ""),
    "an article with its notepad": ({"article_html": "<section class='main'><p>It sails.</p></section><section class='notepad'>Call Eva</section>"}, "copy", "It sails."),
    "contacts in an article": ({"article_html": "<p>It sails.</p><section class='notepad'>Call Eva</section>"}, "contacts", ("Call Eva",)),
    "contacts of a notepad": ({"notepad": {"nonpublic_html": "<p>Eva</p><p>+49 30</p>"}}, "contacts", ("Eva", "+49 30")),
    "a public notepad": ({"notepad": {"public_html": "<p>Adds quotes</p>"}}, "edit_note", "Adds quotes"),
    "a note that is not public": ({"ednotes": [{"role": "x", "ednote": "Eva", "is_publishable": False}]}, "edit_note", None),
    "an update": ({"signal": "sig:update"}, "kind", None),
    "a repeat": ({"signal": "sig:repeat"}, "kind", "repeat"),
    "signals": ({"signals": ["sig:update", "sig:correction"]}, "kind", "correction"),
    "a signal among the categories": ({"categories": [{"type": "dnltype:signal", "qcode": "sig:correction"}]}, "kind", "correction"),
    "a flash": ({"urgency": 1}, "kind", "flash"),
    "no flash": ({"urgency": 3}, "kind", None),
    "a corrected flash": ({"urgency": 1, "signal": "sig:correction"}, "kind", "correction"),
    "a status": ({"pubstatus": "usable"}, "pub_status", "usable"),
    "a status among the categories": ({"pubstatus": None, "categories": [{"type": "dnltype:pubstatus", "qcode": "stat:canceled"}]}, "pub_status", "canceled"),
    "a guid for want of a urn": ({"urn": None}, "guid", "1"),
    "media topics": ({"categories": [{"type": "dnltype:dpasubject", "qcode": "medtop:20000538"}]}, "subjects", ("medtop:20000538",)),
    "subjects that are texts": ({"subjects": ["Arts"]}, "subjects", ("Arts",)),
    "keyword names": ({"keyword_names": ["a", "b"]}, "keywords", ("a", "b")),
    "another provider": ({"categories": [{"type": "dnltype:provider", "name": "Presslink"}]}, "agency", "Presslink"),
    "a picture alone": ({"article_html": None, "associations": [IMAGE]}, "item_class", "picture"),
    "a picture beside a story": ({"article_html": "<p>It sails.", "associations": [IMAGE]}, "item_class", "text"),
    "a caption": ({"associations": [IMAGE]}, "kind", "caption"),
    "a text beside a story": ({"associations": [{"type": "text", "urn": "urn:2", "caption": "No"}]}, "pictures", ()),
}  # fmt: skip


@pytest.mark.parametrize(("fields", "field", "expected"), FIELDS.values(), ids=FIELDS)
def test_a_field_is_read_as_declared(fields, field, expected):
    assert getattr(of(**fields), field) == expected
