"""AP's Media API: what the envelopes of its items say."""

from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest

from transforms.formats import ap_json, sniff
from transforms.source import Envelope, Feed, ParseError, Picture

FEED = Feed("load")
FIXTURES = Path(__file__).parents[2] / "feeds/formats/ap_json"


def of(**fields):
    """The envelope of an item with these fields."""
    item = {"altids": {"itemid": "1", "etag": "1_0"}, "type": "text"} | fields
    [envelope] = ap_json.parse(orjson.dumps({"data": {"items": [{"item": item}]}}), FEED)
    assert isinstance(envelope, Envelope)
    return envelope


def test_a_story_of_a_feed_page():
    story = ap_json.parse((FIXTURES / "feed.json").read_bytes(), FEED)[0]
    assert story == Envelope(
        is_body=True,
        agency="AP",
        guid="0a1b2c3d",
        version="4",
        transmission="a0412",
        item_class="text",
        slugline="BC-US--Doran Harbor,3rd Ld-Writethru",
        headline="Harbor at Doran reopens after storm",
        subheadline="The harbor at Doran reopened after a storm kept ships in for a week",
        bylines=("By ANN LEE", "By BO DAY"),
        located="DORAN, Maine",
        language="en",
        first_created_at=datetime(2026, 3, 4, 5, 10, tzinfo=UTC),
        version_created_at=datetime(2026, 3, 4, 9, 30, 5, tzinfo=UTC),
        pub_status="usable",
        edit_note="Eds: UPDATES: With quotes from harbormaster. With AP Photos.",
        urgency=3,
        subjects=("a", "86aa", "p77", "pl9"),
        keywords=("Doran Harbor",),
        copyright_notice="Copyright 2026 The Associated Press. All rights reserved.",
        usage_terms="This content is intended for editorial use only. No archival use.",
        pictures=(
            Picture(
                text="Ships leave Doran, Maine, Wednesday, March 4, 2026. (AP Photo/Di Fox)",
                credit="AP",
                photo_id="ph1",
            ),
        ),
        header={
            "title": "BC-US--Doran Harbor",
            "datelinelocation.city": "Doran",
            "datelinelocation.countryareaname": "Maine",
            "infosource": "AP",
            "altids.etag": "0a1b2c3d_4a1aza3c0",
            "altids.friendlykey": "260630123456",
            "altids.transref": "a0412",
            "altids.referenceid": "V0412",
            "uri": "https://api.wire.example/media/v/content/0a1b2c3d",
            "renditions.nitf": "https://api.wire.example/media/v/content/0a1b2c3d.4/download",
            "associations": "ph1 v1",
            "editorialtypes": "Lead",
            "signals": "newscontent",
            "editorialpriority": "u",
        },
        notes=("the text of the story is not in the item, which links to it",),
    )


def test_kill_picture_and_embargo_of_a_feed_page():
    _, kill, picture, advance = ap_json.parse((FIXTURES / "feed.json").read_bytes(), FEED)
    assert (kill.kind, kill.pub_status, kill.guid) == ("kill", "canceled", "9f8e")
    assert kill.edit_note == "Please kill the story Doran Tug."
    assert (picture.kind, picture.item_class, picture.transmission) == (
        "caption",
        "picture",
        "NYAG101",
    )
    assert picture.pictures == (
        Picture(
            text="A tug waits in Doran, Maine, Tuesday, March 3, 2026. (AP Photo/Di Fox)",
            credit="Di Fox",
            rights="NO SALES",
            photo_id="26063077",
        ),
    )
    assert (advance.pub_status, advance.notes) == ("usable", ("declared as embargoed",))
    assert advance.embargoed_until == datetime(2026, 3, 6, 5, 1, tzinfo=UTC)
    assert (advance.kind, advance.headline) == (None, "Correction: Doran Harbor story")
    assert advance.copy.endswith("the name was wrong.\n\nIt is Cy Marsh.")


def test_an_alert_without_a_headline():
    [alert] = ap_json.parse((FIXTURES / "item.json").read_bytes(), FEED)
    assert (alert.kind, alert.headline, alert.urgency) == ("flash", None, 2)
    assert (alert.slugline, alert.located) == ("BC-US--APNewsAlert", "Doran")
    assert alert.copy == "DORAN, Maine (AP) — Harbormaster says first ship has left Doran."


KINDS = {
    "a lead": ({"editorialtypes": ["Lead"]}, None),
    "a kill": ({"editorialtypes": ["Kill"], "pubstatus": "usable"}, "kill"),
    "a withhold": ({"editorialtypes": ["Withhold"]}, "withheld"),
    "a corrective": ({"editorialtypes": ["Lead", "Corrective"]}, "correction"),
    "a clarification": ({"editorialtypes": ["Clarification"]}, "correction"),
    "an advisory": ({"editorialtypes": ["Advisory"]}, "advisory"),
    "a corrected flash": ({"editorialtypes": ["Corrective"], "editorialpriority": "f"}, "correction"),
    "a test": ({"signals": ["Test"], "editorialpriority": "f"}, "test"),
    "a flash in words": ({"editorialpriority": "Flash"}, "flash"),
    "an urgent": ({"editorialpriority": "u"}, None),
    "a canceled correction": ({"editorialtypes": ["Corrective"], "pubstatus": "canceled"}, "kill"),
    "a withheld graphic": ({"type": "graphic", "pubstatus": "withheld"}, "withheld"),
    "a video": ({"type": "video"}, "caption"),
    "a headline that corrects": ({"headline": "Correction: Ferry story"}, None),
}  # fmt: skip


@pytest.mark.parametrize(("fields", "kind"), KINDS.values(), ids=KINDS)
def test_the_kind_is_as_the_header_settles_it(fields, kind):
    assert of(**fields).kind == kind


NITF = (
    "<nitf><body><body.content><block><p>One.</p><p>Two.</p></block></body.content></body></nitf>"
)
STORIES = {
    "below story": {"story": {"nitf": NITF}},
    "a text": {"story": "One.\n\nTwo."},
    "body_nitf": {"body_nitf": "<body.content><p>One.</p><p>Two.</p></body.content>"},
    "body_html": {"body_html": "<p>One.</p><p>Two.</p>"},
    "in a rendition": {"renditions": {"nitf": {"href": "https://x", "content": NITF}}},
    "NITF before text": {"body_text": "One. Two.", "body_nitf": NITF},
    "the headline on top": {"headline": "Ferry", "body_html": "<h1>Ferry</h1><p>One.</p><p>Two.</p>"},
}  # fmt: skip


@pytest.mark.parametrize("fields", STORIES.values(), ids=STORIES)
def test_a_text_in_the_item_is_the_copy(fields):
    envelope = of(**fields)
    assert envelope.copy == "One.\n\nTwo."
    assert envelope.notes == ()


FIELDS = {
    "an id for want of itemid": ({"altids": {"etag": "e"}, "uri": "https://x/1?qt=1", "renditions": {"a": {}}}, "guid", "https://x/1"),
    "bylines that are texts": ({"bylines": ["By A", "By B"]}, "bylines", ("By A", "By B")),
    "a byline": ({"byline": "By A"}, "bylines", ("By A",)),
    "a dateline city": ({"datelinelocation": {"city": "Doran"}}, "located", "Doran"),
    "terms that are one text": ({"usageterms": "NO SALES"}, "usage_terms", "NO SALES"),
    "another provider": ({"provider": "Presslink"}, "agency", "Presslink"),
    "a summary": ({"description_summary": "S"}, "subheadline", "S"),
    "a credit": ({"description_creditline": "AP"}, "credit_line", "AP"),
    "a company": ({"company": [{"code": "c1"}], "event": [{"code": "e1"}]}, "subjects", ("c1", "e1")),
    "an embargo": ({"embargoed": "2026-03-04T10:00:00Z"}, "embargoed_until", datetime(2026, 3, 4, 10, tzinfo=UTC)),
    "an embargo without a time": ({"pubstatus": "embargoed"}, "pub_status", "withheld"),
}  # fmt: skip


@pytest.mark.parametrize(("fields", "field", "expected"), FIELDS.values(), ids=FIELDS)
def test_a_field_is_read_as_declared(fields, field, expected):
    assert getattr(of(**fields), field) == expected


def test_no_key_of_the_account_is_kept():
    raw = (FIXTURES / "feed.json").read_bytes()
    assert b"secret" in raw
    assert "secret" not in repr(ap_json.parse(raw, FEED))


def test_an_error_message_is_known_and_refused():
    raw = b'{"api_version": "1.1", "error": {"status": 403, "message": "Unauthorized"}}'
    assert sniff(raw) == "ap_json"
    with pytest.raises(ParseError, match="an error message, not news"):
        ap_json.parse(raw, Feed("test"))
