"""ninjs: what the envelopes of its items say, dialect by dialect."""

from datetime import UTC, date, datetime
from pathlib import Path

import orjson
import pytest

from schemas import Reference
from transforms.formats import ninjs
from transforms.source import Envelope, Feed, Picture

FEED = Feed("load", time_zone="Europe/Oslo")
FIXTURES = Path(__file__).parents[2] / "feeds/formats/ninjs"


def of(**fields):
    """The envelope of an item with these fields."""
    [envelope] = ninjs.parse(orjson.dumps({"uri": "urn:1"} | fields), FEED)
    assert isinstance(envelope, Envelope)
    return envelope


def envelopes(name):
    return ninjs.parse((FIXTURES / name).read_bytes(), FEED)


def at(hour, minute=0, second=0, day=4):
    return datetime(2026, 3, day, hour, minute, second, tzinfo=UTC)


def test_an_item_of_superdesk():
    [item] = envelopes("superdesk-1.json")
    assert item == Envelope(
        copy="The harbour at Doran reopened on Wednesday, its master said.\n\n"
        "Three ships left in the first hour.\n\nShip | Hour\n\nAlba | 6",
        is_body=True,
        agency="Presslink",
        guid="urn:newsml:presslink.example:2026-03-04T05:06:07.123456:harbour",
        version="4",
        item_class="text",
        slugline="Doran harbour",
        headline="Harbour at Doran reopens after storm & flood",
        subheadline="The harbour opened its gates at dawn.",
        bylines=("By Mina Vale in Doran",),
        dateline="DORAN, March 4 PRL -",
        located="Doran",
        language="en-AU",
        first_created_at=at(5, 6, 7),
        version_created_at=at(9, 30),
        pub_status="usable",
        edit_note="ADDS quotes, UPDATES headline",
        urgency=3,
        genre="Article (news)",
        subjects=("20000151", "03015000"),
        keywords=("harbour", "storm"),
        usage_terms="Not for resale.",
        references=(
            Reference("guid", "urn:newsml:presslink.example:2026-03-03T20:00:00.000001:harbour"),
        ),
        pictures=(
            Picture(
                text="Boats leave Doran on March 4, 2026.",
                credit="Ole Brandt",
                rights="Presslink 2026",
                photo_id="tag:presslink.example:2026:photo:77",
            ),
        ),
        header={
            "profile": "Story",
            "priority": "6",
            "service": "Domestic",
            "place": "Doran",
            "copyrightholder": "Presslink",
            "associations": "tag:presslink.example:2026:photo:77"
            " urn:newsml:presslink.example:2026-03-03:tide",
        },
    )


def test_a_page_of_ninjs_2():
    story, picture = envelopes("page-2.json")
    assert story.copy == (
        "Hamnen i Dalsund öppnade på onsdagen, säger hamnkapten Eva Lund och tillägger att"
        " båtarna går.\n\nVi väntade länge, säger hon."
    )
    assert (story.guid, story.version) == (
        "http://nyhet.example/media/text/260304-hamnen-1a2b",
        "2",
    )
    assert (story.headline, story.subheadline) == ("Hamnen öppnar igen", None)
    assert (story.slugline, story.urgency, story.genre) == ("hamnen", 3, "Inrikes")
    assert (story.language, story.subjects) == ("sv", ("06000000",))
    assert story.version_created_at == at(12, 40, 18)
    assert story.pictures == (
        Picture(
            text="En båt lämnar hamnen.",
            credit="Per Ek/NT",
            photo_id="http://nyhet.example/media/image/sd1",
        ),
    )
    assert story.header["altids.originaltransmissionreference"] == "1a2b-77"
    assert story.header["dat"] == "Hamn NT"
    assert story.header["people"] == "Eva Lund"
    assert (picture.kind, picture.pub_status, picture.item_class) == (
        "withheld",
        "withheld",
        "picture",
    )
    assert (picture.headline, picture.copy, picture.credit_line) == ("Båt", "", "NT/Scan")
    assert picture.usage_terms == "Ej för arkiv"
    assert picture.header["rightsinfo.linkedrights"] == "http://nyhet.example/rights/1"
    assert picture.pictures == (
        Picture(
            text="En båt i Dalsund den 3 mars 2026.",
            credit="Per Ek",
            rights="Ej för arkiv",
            photo_id="urn:5ab0c0de",
            taken_on=date(2026, 3, 3),
        ),
    )


def test_json_lines_of_ninjs_3():
    kill, story, package = envelopes("lines-3.ndjson")
    assert (kill.kind, kill.pub_status, kill.copy) == ("kill", "canceled", "")
    assert (kill.guid, kill.headline) == ("urn:kyst:1", "TREKKES: Havna åpner")
    assert kill.edit_note == "Saken er feil og skal ikke brukes."
    assert story.copy == "Fergen går fra Vik i mai.\n\nDen tar 40 biler."
    assert (story.headline, story.subheadline) == ("Kysten får ny ferge", "Den går i mai")
    assert story.header["headline short"] == "Ny ferge"
    assert story.embargoed_until == at(5, day=5)
    assert (story.genre, story.subjects, story.located) == ("Actuality", ("20000337",), "Vik")
    assert (package.kind, package.item_class) == ("package", "composite")
    assert package.references == (Reference("guid", "urn:kyst:2"), Reference("guid", "urn:kyst:9"))


HTML, TEXT = "<p>One.</p><p>Two.</p>", "One. Two."
NITF = "<nitf><body><body.content><p>One.</p><p>Two.</p></body.content></body></nitf>"
BODIES = {
    "body_html": {"body_html": HTML},
    "body_xhtml": {"body_xhtml": HTML},
    "body_text": {"body_text": "One.\n\nTwo."},
    "body_nitf": {"body_nitf": NITF},
    "HTML before text": {"body_text": TEXT, "body_xhtml": HTML},
    "NITF before text": {"bodies": [{"role": "text", "value": TEXT}, {"role": "nitf", "contentType": "text/vnd.IPTC.NITF", "value": NITF}]},
    "a role of the vendor's": {"body_online": HTML},
    "bodies in lower case": {"bodies": [{"role": "main", "contenttype": "text/html", "value": HTML}]},
    "bodies without roles": {"bodies": [{"contentType": "text/plain", "value": TEXT}, {"contentType": "text/html5", "value": HTML}]},
    "bodies that are texts": {"bodies": [HTML]},
    "a body alone": {"body": HTML},
    "a body that is one object": {"bodies": {"role": "html", "value": HTML}},
    "HTML declared as text": {"bodies": [{"role": "text", "contenttype": "text/plain", "value": HTML}]},
    "a role that is a URI": {"bodies": [{"role": "http://x.example/role/main", "value": HTML}]},
    "an empty one first": {"body_html": "<p> </p>", "body_text": "One.\n\nTwo."},
    "a teaser beside it": {"bodies": [{"role": "teaser", "value": "<p>No.</p>"}, {"role": "main", "value": HTML}]},
    "another vendor's XML": {"bodies": [{"role": "x", "contenttype": "application/xml", "value": "<?xml version='1.0'?><X><p>No</p></X>"}, {"value": "One.\n\nTwo."}]},
    "the headline on top": {"headline": "Ferry", "body_html": f"<h1>Ferry</h1>{HTML}"},
}  # fmt: skip


@pytest.mark.parametrize("fields", BODIES.values(), ids=BODIES)
def test_one_body_is_the_copy(fields):
    envelope = of(type="text", **fields)
    assert envelope.copy == "One.\n\nTwo."
    assert envelope.is_body
    assert not any("body" in name for name in envelope.header)


@pytest.mark.parametrize("role", ["caption", "teaser", "summary"])
def test_a_teaser_is_no_body(role):
    assert of(type="text", headline="A", bodies=[{"role": role, "value": HTML}]).copy == ""


FIELDS = {
    "a headline": ({"headline": "A"}, "headline", "A"),
    "the main of the headlines": ({"headlines": [{"role": "short", "value": "A"}, {"role": "main", "value": "B"}]}, "headline", "B"),
    "headlines without roles": ({"headlines": [{"value": "A"}, {"value": "B"}]}, "headline", "A"),
    "only a short one": ({"headline_short": "A"}, "headline", "A"),
    "a title for want of headlines": ({"title": "A"}, "headline", "A"),
    "markup in a headline": ({"headline": "<b>A</b> &amp; B"}, "headline", "A & B"),
    "an empty headline": ({"headline": " ", "headlines": []}, "headline", None),
    "a marker in a headline": ({"headline": "UPDATE 1-Ferry"}, "headline", "UPDATE 1-Ferry"),
    "a deck": ({"headline": "A", "headline_subtitle": "B"}, "subheadline", "B"),
    "a description": ({"description_text": "B", "body_html": HTML}, "subheadline", "B"),
    "an excerpt for description": ({"description_text": "One. Two", "body_html": HTML}, "subheadline", None),
    "a lead before a text": ({"descriptions": [{"role": "text", "value": "T"}, {"role": "lead", "value": "L"}]}, "subheadline", "L"),
    "a byline": ({"byline": "By Ann Lee and Bo Day"}, "bylines", ("By Ann Lee and Bo Day",)),
    "by": ({"by": "Von Eva Lund, dpa"}, "bylines", ("Von Eva Lund, dpa",)),
    "authors": ({"authors": [{"name": "Ann Lee", "role": "writer"}]}, "bylines", ("Ann Lee",)),
    "a version that is a number": ({"version": 3}, "version", "3"),
    "version 0": ({"version": 0}, "version", "0"),
    "a guid before a URI": ({"guid": "g"}, "guid", "g"),
    "AP's keys of a request": ({"uri": "http://api.ap.org/media/v/content/8c9f?qt=1&et=2"}, "guid", "http://api.ap.org/media/v/content/8c9f"),
    "a question in another URI": ({"uri": "http://x.example/?id=8"}, "guid", "http://x.example/?id=8"),
    "an urgency that is text": ({"urgency": "4"}, "urgency", 4),
    "a local time": ({"versioncreated": "2026-03-04T10:00:00"}, "version_created_at", at(9)),
    "a time with offset": ({"versionCreated": "2026-03-04T10:00:00+0200"}, "version_created_at", at(8)),
    "an embargo": ({"embargoed": "2026-03-04T10:00:00Z"}, "embargoed_until", at(10)),
    "a note": ({"edNote": "Noe utvidet."}, "edit_note", "Noe utvidet."),
    "notes": ({"ednote": ["One", "Two"]}, "edit_note", "One\nTwo"),
    "usage terms": ({"usageTerms": "Not for sale"}, "usage_terms", "Not for sale"),
    "a copyright notice": ({"copyrightNotice": "(c) X"}, "copyright_notice", "(c) X"),
    "codes": ({"subject": [{"code": "01", "name": "Arts"}]}, "subjects", ("01",)),
    "literals": ({"subjects": [{"literal": "01", "uri": "http://x/02"}]}, "subjects", ("01",)),
    "URIs": ({"subjects": [{"uri": "http://x.example/topic/01"}]}, "subjects", ("01",)),
    "names": ({"subject": [{"name": "Arts"}, {"name": "Texas"}]}, "subjects", ("Arts", "Texas")),
    "subjects that are texts": ({"subject": ["Arts"]}, "subjects", ("Arts",)),
    "keywords": ({"keywords": ["a", "b", "a"]}, "keywords", ("a", "b")),
    "keywords in a text": ({"keywords": "a, b;c"}, "keywords", ("a", "b", "c")),
    "a genre": ({"genre": [{"name": "Opinion", "code": "o"}]}, "genre", "Opinion"),
    "a place": ({"located": "Oslo, Norway"}, "located", "Oslo, Norway"),
    "a provider": ({"provider": "AFP"}, "agency", "AFP"),
    "a type": ({"type": "Photo"}, "item_class", "picture"),
    "a language": ({"language": "nb-NO"}, "language", "nb-NO"),
    "two rewrites": ({"evolvedfrom": ["a", "b"]}, "references", (Reference("guid", "a"), Reference("guid", "b"))),
    "a correction": ({"signal": [{"code": "sig:correction"}]}, "kind", "correction"),
    "a correction that is a text": ({"signal": "correction"}, "kind", "correction"),
    "TT's correction": ({"signals": {"updatetype": "KORR"}}, "kind", "correction"),
    "TT's replaced item": ({"replacing": ["a"]}, "references", (Reference("guid", "a"),)),
    "a content warning": ({"signal": [{"code": "cwarn"}]}, "kind", None),
    "a killed correction": ({"signal": "correction", "pubstatus": "canceled"}, "kind", "kill"),
    "a story of many parts": ({"type": "composite", "body_html": HTML}, "kind", None),
    "an empty package": ({"type": "composite", "headline": "A"}, "kind", "package"),
}  # fmt: skip


@pytest.mark.parametrize(("fields", "field", "expected"), FIELDS.values(), ids=FIELDS)
def test_a_field_is_read_as_declared(fields, field, expected):
    assert getattr(of(**fields), field) == expected


HEADERS = {
    "an extension": ({"foofoo": "bar"}, "foofoo", "bar"),
    "a priority": ({"priority": 6}, "priority", "6"),
    "ids of 1.4": ({"altids": {"videoid": "v1"}, "body_text": "x"}, "altids.videoid", "v1"),
    "ids of 3": ({"altIds": [{"role": "usn", "value": "v1"}]}, "altids.usn", "v1"),
    "a rights holder": ({"copyrightHolder": "NTB"}, "copyrightholder", "NTB"),
    "rights in ODRL": ({"rightsInfo": {"encodedRights": "{}"}}, "rightsinfo.encodedrights", "{}"),
    "a seo headline": ({"headline": "A", "headline_seo": "B"}, "headline seo", "B"),
    "related stories": ({"associations": [{"uri": "urn:2", "type": "text"}]}, "associations", "urn:2"),
    "expiry": ({"expires": "2027-01-01"}, "expires", "2027-01-01"),
    "organisations": ({"organisations": [{"name": "A"}, {"name": "B"}]}, "organisations", "A; B"),
}  # fmt: skip


@pytest.mark.parametrize(("fields", "name", "expected"), HEADERS.values(), ids=HEADERS)
def test_what_has_no_field_stays_in_the_header(fields, name, expected):
    assert of(**fields).header[name] == expected


@pytest.mark.parametrize("kind", ["picture", "video", "graphic", "audio"])
def test_media_of_its_own_are_captions(kind):
    envelope = of(
        type=kind, headline="Ferry", description_text="A ferry.", byline="Ek", body_text="A ferry."
    )
    assert (envelope.kind, envelope.item_class, envelope.copy) == ("caption", kind, "")
    assert envelope.pictures == (Picture(text="A ferry.", credit="Ek", photo_id="urn:1"),)


def test_a_picture_with_a_body_for_its_caption():
    envelope = of(type="picture", body_text="A ferry.")
    assert (envelope.copy, envelope.pictures[0].text) == ("", "A ferry.")


ASSOCIATIONS = {
    "by name": {"featureimage": {"type": "picture", "uri": "urn:p", "description_text": "A ferry."}},
    "in a list": [{"name": "a1", "type": "picture", "uri": "urn:p", "descriptions": [{"role": "caption", "value": "A ferry."}]}],
    "in a gallery": {"gallery": [{"type": "picture", "uri": "urn:p", "description_html": "<p>A ferry.</p>"}]},
    "alone": {"type": "picture", "uri": "urn:p", "description_text": "A ferry."},
    "beside empty slots": {"one": None, "two": {"type": "picture", "uri": "urn:p", "description_text": "A ferry."}, "three": {}},
}  # fmt: skip


@pytest.mark.parametrize("associations", ASSOCIATIONS.values(), ids=ASSOCIATIONS)
def test_associated_pictures_come_with_their_captions(associations):
    assert of(associations=associations).pictures == (Picture(text="A ferry.", photo_id="urn:p"),)


NO_NEWS = {
    "an event": {"type": "event", "headlines": [{"value": "Talks"}], "bodies": [{"value": "At 10."}]},
    "planning": {"type": "planning", "slugline": "talks"},
    "an event without a type": {"title": "Talks", "eventDetails": {"dates": {"startDate": "2026-03-04"}}},
}  # fmt: skip


@pytest.mark.parametrize("fields", NO_NEWS.values(), ids=NO_NEWS)
def test_what_is_only_planned_is_no_news(fields):
    assert ninjs.parse(orjson.dumps({"uri": "urn:1"} | fields), FEED) == []


def test_an_event_with_a_story_is_news():
    assert of(eventDetails={"dates": {"startDate": "2026-03-04"}}, body_html=HTML).copy


def test_what_cannot_be_read_is_noted():
    envelope = of(versioncreated="yesterday", urgency="high")
    assert (envelope.version_created_at, envelope.urgency) == (None, None)
    assert envelope.notes == (
        "versioncreated 'yesterday' cannot be read as a time",
        "urgency 'high' is not a number",
    )


def test_a_figure_of_an_association_is_no_second_picture():
    body = "<p>A.</p><figure><img data-assoc-ref='a0'/><figcaption>A bridge.</figcaption></figure>"
    pictures = {"a0": {"uri": "x:1", "type": "picture", "description_text": "A bridge. Photo: B"}}
    item = {"uri": "x:0", "pubstatus": "usable", "body_html": body, "associations": pictures}
    (envelope,) = ninjs.parse(orjson.dumps(item), Feed("test"))
    assert [picture.text for picture in envelope.pictures] == ["A bridge. Photo: B"]


def test_numbers_among_the_signals_are_none():
    item = {"uri": "x:0", "pubstatus": "usable", "signals": {"count": 0, "updatetype": "KORR"}}
    (envelope,) = ninjs.parse(orjson.dumps(item), Feed("test"))
    assert (envelope.kind, envelope.header["signal"]) == ("correction", "KORR")
