"""NewsML 1: what its items declare, which of their texts is the story, and what is refused."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from schemas import Reason, Reference
from transforms.formats import newsml_1, sniff
from transforms.source import Feed, ParseError

FEED = Feed("test", time_zone="Asia/Tokyo")
ENGLISH = Feed("test", language="en-GB")
FIXTURES = sorted((Path(__file__).parents[2] / "feeds/formats/newsml_1").glob("*.xml"))
IDENTIFICATION = (
    "<Identification><NewsIdentifier><ProviderId>afp.example</ProviderId><DateId>20260304</DateId>"
    "<NewsItemId>T1</NewsItemId><RevisionId>3</RevisionId>{}</NewsIdentifier></Identification>"
)


def parsed(name, feed=FEED):
    path = next(path for path in FIXTURES if path.stem == name)
    return newsml_1.parse(path.read_bytes(), feed)


def all_of(inside, feed=FEED):
    text = f"<NewsML><NewsItem>{IDENTIFICATION.format('')}{inside}</NewsItem></NewsML>"
    return newsml_1.parse(text.encode(), feed)


def one(inside, feed=FEED):
    (envelope,) = all_of(inside, feed)
    return envelope


def item(data):
    return f"<ContentItem><DataContent>{data}</DataContent></ContentItem>"


def part(inside, role="", attributes=""):
    named = f"<Role FormalName='{role}'/>" if role else ""
    return f"<NewsComponent {attributes}>{named}{inside}</NewsComponent>"


def story(inside="", lines=""):
    lines = f"<NewsLines>{lines or '<HeadLine>A bridge</HeadLine>'}</NewsLines>"
    return part(lines + part(item("<p>One</p>")) + inside)


def managed(inside, content=True):
    return f"<NewsManagement>{inside}</NewsManagement>" + (story() if content else "")


def test_afp_document():
    envelope = parsed("afp-multimedia")[0]
    assert envelope.guid == "urn:newsml:afp.example:20260304:TX-PAR-ABC12"
    assert (envelope.version, envelope.agency, envelope.transmission) == ("2", "AFP", "0412")
    assert envelope.slugline == "Sweden-transport"
    assert envelope.headline == "Swedish island gets a bridge"
    assert envelope.subheadline == "Ferry to end in May"
    assert envelope.dateline == "ÖSTBY, March 4, 2026 (AFP) -"
    assert envelope.bylines == ("By Ann Lee",)
    assert envelope.edit_note == "ATTENTION - ADDS details ///"
    assert envelope.copy == (
        "The island of Östby will get a bridge, the council said.\n\nWork starts in May."
    )
    assert (envelope.language, envelope.located, envelope.urgency) == ("en", "Östby", 4)
    assert envelope.subjects == ("04000000", "04015000", "04015004")
    assert envelope.keywords == ("transport",)
    assert envelope.usage_terms == "NO ARCHIVAL USE"
    assert envelope.copyright_notice == "(c) 2026 AFP"
    assert envelope.first_created_at == datetime(2026, 3, 4, 11, tzinfo=UTC)
    assert envelope.version_created_at == datetime(2026, 3, 4, 12, tzinfo=UTC)
    assert (envelope.pub_status, envelope.kind, envelope.item_class) == ("usable", None, "text")
    assert envelope.header["RevisionId@PreviousRevision"] == "1"
    assert envelope.header["ProductLine"] == "(Photo)"
    assert envelope.header["SeriesLine"] == "Islands"
    assert envelope.header["Creator"] == "aml"


def test_captions_are_pictures_and_renditions_of_one_picture_are_one():
    ferry, plan = parsed("afp-multimedia")[0].pictures
    assert ferry.text == "The ferry leaves Östby on March 4, 2026."
    assert (ferry.credit, ferry.photo_id) == ("AFP / Bo Day", "photo_0001-preview.jpg")
    assert (plan.text, plan.photo_id) == ("A map of the bridge", "map.png")


def test_one_file_holds_a_story_a_kill_and_what_is_no_news():
    first, kill = parsed("kyodo-several")
    assert first.guid == "urn:newsml:kyodo.example:20260723:K001"
    assert first.copy == "Talks on the harbor will resume, officials said.\n\nNobody gave a date."
    assert (first.dateline, first.credit_line) == ("BEIJING, July 23", "Kyodo")
    assert (first.slugline, first.urgency, first.located) == ("BC-HARBOR-TALKS", 3, "Paris")
    assert first.embargoed_until == datetime(2026, 7, 23, 20, tzinfo=UTC)
    assert first.version_created_at == datetime(2026, 7, 22, 15, tzinfo=UTC)
    assert (kill.pub_status, kill.kind, kill.version) == ("canceled", "kill", "2")
    assert kill.references == (Reference("guid", "urn:newsml:kyodo.example:20260722:K009"),)


@pytest.mark.parametrize(
    ("feed", "language", "headline", "text"),
    [
        (FEED, "fr", "Un pont pour Ostby", "Ostby aura un pont."),
        (ENGLISH, "en", "A bridge for Ostby", "Ostby gets a bridge.\n\nIt is long."),
    ],
    ids=["the first", "the feed's"],
)
def test_one_language_is_kept(feed, language, headline, text):
    (envelope,) = parsed("business-languages", feed)
    assert (envelope.language, envelope.headline, envelope.copy) == (language, headline, text)
    assert envelope.notes[0].startswith("left out: the text in")
    assert envelope.references == (Reference("guid", "urn:newsml:wire.example:20260303:20260303000009"),)  # fmt: skip
    assert envelope.header["TransmissionId@Repeat"] == "2"


def test_components_by_role():
    (envelope,) = parsed("belga-roles")
    assert envelope.headline == "Oostdorp krijgt een brug"
    assert envelope.copy == "Het eiland Oostdorp krijgt een brug.\n\nDe werken beginnen in mei."
    assert envelope.header["supporting"] == "Eerder: de veerboot stopt."
    assert (envelope.kind, envelope.genre) == ("flash", "Flash")


@pytest.mark.parametrize(
    ("public", "guid"),
    [
        ("urn:newsml:afp.example:20260304:T1:3", "urn:newsml:afp.example:20260304:T1"),
        ("urn:newsml:afp.example:20260304:T1:3N", "urn:newsml:afp.example:20260304:T1"),
        ("urn:newsml:afp.example:20260304:T1:a:2U", "urn:newsml:afp.example:20260304:T1:a"),
        ("urn:newsml:afp.example:20260304:T1", "urn:newsml:afp.example:20260304:T1"),
        ("urn:newsml:afp.example:20260304:77", "urn:newsml:afp.example:20260304:77"),
        ("tag:afp.example,2026:T1:3", "tag:afp.example,2026:T1"),
        ("", "urn:newsml:afp.example:20260304:T1"),
    ],
)
def test_guid_is_without_the_revision(public, guid):
    identification = IDENTIFICATION.format(f"<PublicIdentifier>{public}</PublicIdentifier>")
    text = f"<NewsML><NewsItem>{identification}{story()}</NewsItem></NewsML>"
    assert newsml_1.parse(text.encode(), FEED)[0].guid == guid


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("20140829T120000Z", datetime(2014, 8, 29, 12, tzinfo=UTC)),
        ("20140829T120000+0200", datetime(2014, 8, 29, 10, tzinfo=UTC)),
        ("2014-08-29T12:00:00+02:00", datetime(2014, 8, 29, 10, tzinfo=UTC)),
        ("20140829T120000", datetime(2014, 8, 29, 3, tzinfo=UTC)),
        ("20140829", datetime(2014, 8, 28, 15, tzinfo=UTC)),
        ("", None),
    ],
)
def test_dates_in_their_spellings(time, expected):
    envelope = one(managed(f"<ThisRevisionCreated>{time}</ThisRevisionCreated>"))
    assert envelope.version_created_at == expected


@pytest.mark.parametrize(
    ("status", "pub_status", "kind"),
    [
        ("Usable", "usable", None),
        ("Withheld", "withheld", "withheld"),
        ("Canceled", "canceled", "kill"),
        ("Cancelled", "canceled", "kill"),
        ("Embargoed", "withheld", None),
        ("Draft", None, None),
    ],
)
def test_status(status, pub_status, kind):
    envelope = one(managed(f"<Status FormalName='{status}'/>"))
    assert (envelope.pub_status, envelope.kind) == (pub_status, kind)


@pytest.mark.parametrize(
    ("kind_of_item", "kind"),
    [
        ("News", None), ("Alert", "flash"), ("Flash", "flash"), ("Advisory", "advisory"),
        ("Correction", "correction"), ("Mandatory Kill", "kill"), ("Test", "test"), ("Data", None),
    ],
)  # fmt: skip
def test_news_item_type(kind_of_item, kind):
    assert one(managed(f"<NewsItemType FormalName='{kind_of_item}'/>")).kind == kind


@pytest.mark.parametrize(
    ("has_content", "kind"), [(False, "kill"), (True, None)], ids=["alone", "with new content"]
)
def test_an_instruction_to_cancel_kills_what_brings_nothing_new(has_content, kind):
    order = "<Instruction FormalName='CancelAllPrevious'><RevisionStatus><Status FormalName='Canceled'/></RevisionStatus></Instruction>"
    envelope = one(managed("<Status FormalName='Usable'/>" + order, content=has_content))
    assert (envelope.kind, envelope.pub_status) == (kind, "usable")


def test_an_alert_with_an_empty_headline_is_a_flash():
    lines = "<NewsLines><HeadLine/></NewsLines>"
    text = part(lines + item("<p>Ostby gets a bridge: mayor</p>"))
    envelope = one("<NewsManagement><Urgency FormalName='1'/></NewsManagement>" + text)
    assert (envelope.kind, envelope.headline) == ("flash", None)
    assert envelope.copy == "Ostby gets a bridge: mayor"


@pytest.mark.parametrize(
    ("data", "copy", "is_body"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo", True),
        ("<html xmlns='http://www.w3.org/1999/xhtml'><head><title>T</title></head><body><p>One</p></body></html>", "One", True),
        ("<nitf><body><body.content><p>One</p></body.content></body></nitf>", "One", True),
        ("<body.content><block><p>One</p></block></body.content>", "One", True),
        ("&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;", "One\n\nTwo", True),
        ("<![CDATA[<?xml version='1.0' encoding='ISO-8859-1'?><nitf><body><p>Östby</p></body></nitf>]]>", "Östby", True),
        ("\n  One\nTwo\n", "One\nTwo", True),
        ("The line of plain copy that is as long as a teleprinter's was.\n" * 4, "\n".join(["The line of plain copy that is as long as a teleprinter's was."] * 4), False),
    ],
    ids=["paragraphs", "xhtml", "nitf", "part of nitf", "escaped", "nitf in CDATA", "plain", "wrapped"],
)  # fmt: skip
def test_content(data, copy, is_body):
    envelope = one(part("<NewsLines><HeadLine>A</HeadLine></NewsLines>" + item(data)))
    assert (envelope.copy, envelope.is_body) == (copy, is_body)


def test_plain_text_without_a_headline_holds_its_own():
    assert not one(part(item("A bridge\n\nOSTBY, March 4 - Ostby gets a bridge."))).is_body


@pytest.mark.parametrize(
    "inside",
    [
        "<ContentItem><Encoding Notation='base64'><DataContent>QUJDRA==</DataContent></Encoding></ContentItem>",
        item("QUJD" * 100),
        "<ContentItem><MediaType FormalName='Photo'/><DataContent>QUJD</DataContent></ContentItem>",
        item(""),
    ],
    ids=["encoded", "base64", "photo", "empty"],
)
def test_what_is_no_text_is_no_copy(inside):
    assert one(part("<NewsLines><HeadLine>A</HeadLine></NewsLines>" + inside)).copy == ""


@pytest.mark.parametrize(
    "component",
    [
        part(item("One\n\nTwo") + item("<p>One</p><p>Two</p>")),
        part(part(item("<p>One</p><p>Two</p>")) + part(item("<p>One</p><p>Two</p>"))),
        part(part(item("Headline\n\nOne\n\nTwo")) + part(item("<p>One</p><p>Two</p>"))),
        part(part(item("Uno")) + part(item("<p>One</p><p>Two</p>")), attributes="EquivalentsList='yes'"),
    ],
    ids=["renditions", "twice", "with its headline", "equivalents"],
)  # fmt: skip
def test_a_text_is_never_given_twice(component):
    assert one(component).copy == "One\n\nTwo"


def test_parts_that_are_no_equivalents_are_all_kept():
    assert one(part(part(item("<p>One</p>")) + part(item("<p>Two</p>")))).copy == "One\n\nTwo"


def test_a_photo_alone_is_a_caption():
    photo = "<ContentItem Href='a/b.jpg?w=1'><MediaType FormalName='Photo'/></ContentItem>"
    envelope = one(part(part(photo, role="Main") + part(item("<p>A ferry.</p>"), role="Caption")))
    assert (envelope.kind, envelope.item_class, envelope.copy) == ("caption", "picture", "")
    assert [(one.text, one.photo_id) for one in envelope.pictures] == [("A ferry.", "b.jpg")]


def test_what_nitf_declares_stands_in_for_what_newsml_leaves_out():
    nitf = "<nitf><body><body.head><hedline><hl1>A bridge</hl1></hedline><byline>By Ann Lee</byline><dateline>OSTBY</dateline></body.head><body.content><p>One</p></body.content></body></nitf>"
    envelope = one(part(item(nitf)))
    assert (envelope.headline, envelope.bylines) == ("A bridge", ("By Ann Lee",))
    assert (envelope.dateline, envelope.copy) == ("OSTBY", "One")


@pytest.mark.parametrize(
    ("provider", "sender", "feed", "agency"),
    [
        ("<Party FormalName='TASS'/>", "AFP", FEED, "TASS"),
        ("<Party FormalName='#p1'/>", "AFP", FEED, "AFP"),
        ("", "", FEED, "afp"),
        ("", "", Feed("test", agency="Kyodo"), None),
    ],
    ids=["provider", "a code", "domain", "domain, and the feed says"],
)
def test_agency(provider, sender, feed, agency):
    metadata = f"<AdministrativeMetadata><Provider>{provider}</Provider></AdministrativeMetadata>"
    sent = f"<NewsEnvelope><SentFrom><Party FormalName='{sender}'/></SentFrom></NewsEnvelope>"
    text = f"<NewsML>{sent}<NewsItem>{IDENTIFICATION.format('')}{part(metadata + part(item('<p>One</p>')))}</NewsItem></NewsML>"
    assert newsml_1.parse(text.encode(), feed)[0].agency == agency


@pytest.mark.parametrize(
    "inside",
    [
        "",
        "<TopicSet><Topic/></TopicSet>",
        "<Update><Replace DuidRef='t'><p>One</p></Replace></Update>",
        managed("<Status FormalName='Usable'/>", content=False),
        part("<Role FormalName='Main'/>"),
    ],
    ids=["nothing", "topics", "update of a part", "management alone", "empty component"],
)
def test_what_has_no_content_is_no_news(inside):
    assert all_of(inside) == []


def test_a_catalog_is_no_news():
    assert newsml_1.parse(b"<NewsML><Catalog/><TopicSet/></NewsML>", FEED) == []


def test_links_to_other_items_are_a_package():
    links = part(
        "<NewsLines><HeadLine>The day</HeadLine></NewsLines><NewsItemRef NewsItem='urn:newsml:a:1:b:1'/>"
    )
    envelope = one(links)
    assert (envelope.kind, envelope.header["NewsItemRef@NewsItem"]) == ("package", "urn:newsml:a:1:b:1")  # fmt: skip


def test_items_inside_an_item_have_their_own_envelopes():
    inner = f"<NewsItem>{IDENTIFICATION.format('')}{story()}</NewsItem>"
    assert [envelope.copy for envelope in all_of(part(inner + inner))] == ["One", "One"]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"<NewsML><NewsItem></NewsML>", Reason.MALFORMED),
        (b"<NewsML>" + b"<NewsComponent>" * 100_000, Reason.MALFORMED),
        (b"<newsMessage/>", Reason.UNKNOWN_FORMAT),
        (b"", Reason.MALFORMED),
    ],
    ids=["not closed", "too deep", "no NewsML", "empty"],
)
def test_refused(raw, reason):
    with pytest.raises(ParseError) as refused:
        newsml_1.parse(raw, FEED)
    assert refused.value.reason == reason


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_fixtures_look_like_newsml(path):
    assert sniff(path.read_bytes()) == "newsml_1"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"<NewsItem/>", True),
        (b"<wrapper><NewsML Version='1.1'/></wrapper>", True),
        (b"<newsItem/>", False),
        (b"<newsMessage><NewsML/></newsMessage>", False),
        (b"<nitf/>", False),
        (b"NewsML", False),
    ],
)
def test_looks_like(raw, expected):
    assert newsml_1.looks_like(raw) is expected


def test_headline_and_copy_that_were_escaped_twice_are_text():
    lines = "<NewsLines><HeadLine>A &amp;amp; B</HeadLine></NewsLines>"
    envelope = one(f"{part(lines + item('<p>C &amp;amp; D</p>'))}")
    assert (envelope.headline, envelope.copy) == ("A & B", "C & D")


def test_the_credit_line_names_the_agency_that_its_site_does_not():
    identifier = "<NewsIdentifier><ProviderId>kyodonews.example</ProviderId></NewsIdentifier>"
    lines = "<NewsLines><HeadLine>A</HeadLine><CreditLine>Kyodo</CreditLine></NewsLines>"
    inside = f"<Identification>{identifier}</Identification>{part(lines)}"
    document = f"<NewsML><NewsItem>{inside}</NewsItem></NewsML>"
    (envelope,) = newsml_1.parse(document.encode(), FEED)
    assert envelope.agency == "Kyodo"


def test_a_picture_goes_by_the_file_that_is_not_its_thumbnail():
    files = "".join(
        part(f"<ContentItem Href='{name}.jpg'><MediaType FormalName='Photo'/></ContentItem>", role)
        for name, role in (("small", "Thumbnail"), ("large", "HighDef"))
    )
    caption = part(item("<p>A bridge.</p>"), "Caption")
    (picture,) = one(part(caption + part(files, "Photo"))).pictures
    assert (picture.text, picture.photo_id) == ("A bridge.", "large.jpg")
