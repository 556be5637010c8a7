"""NewsML-G2: what each property, link, signal and rendition becomes in an envelope."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from schemas import Reason, Reference
from transforms.formats.newsml_g2 import looks_like, parse
from transforms.source import Envelope, Feed, ParseError, Picture

FIXTURES = sorted((Path(__file__).parents[2] / "feeds/formats/newsml_g2").glob("*.xml"))
FEED = Feed(name="wire", time_zone="Europe/Berlin")
NAR = "http://iptc.org/std/nar/2006-10-01/"
XHTML = "http://www.w3.org/1999/xhtml"
NITF = "http://iptc.org/std/NITF/2006-10-18/"


def document(
    item_meta="", content_meta="", content="", rights="", rest="", lang="en", guid="urn:g:1"
):
    language = f'xml:lang="{lang}"' if lang else ""
    return (
        f'<newsItem xmlns="{NAR}" guid="{guid}" version="4" {language}>'
        f"<rightsInfo>{rights}</rightsInfo><itemMeta>{item_meta}</itemMeta>"
        f"<contentMeta>{content_meta}</contentMeta>{rest}"
        f"<contentSet>{content}</contentSet></newsItem>"
    ).encode()


def read(**parts) -> Envelope:
    (envelope,) = parse(document(**parts), FEED)
    return envelope


def xhtml(body: str, lang: str = "") -> str:
    return f'<inlineXML {lang}><html xmlns="{XHTML}"><head><title>T</title></head><body>{body}</body></html></inlineXML>'


def nitf(body: str) -> str:
    return f'<inlineXML><nitf xmlns="{NITF}"><head><title>T</title></head><body>{body}</body></nitf></inlineXML>'


NITF_HEAD = f"""<inlineXML><nitf xmlns="{NITF}"><head><docdata management-status="embargoed">
<doc-id id-string="n1"/><urgency ed-urg="3"/><date.issue norm="20260303T100000Z"/>
<date.release norm="20260304T000000Z"/></docdata></head>
<body><body.content><p>A</p></body.content></body></nitf></inlineXML>"""
P = xhtml("<p>The story.</p>")

FIELDS = {
    # agency
    "provider by literal": ({"item_meta": '<provider literal="dpa"/>'}, "agency", "dpa"),
    "provider by qcode": ({"item_meta": '<provider qcode="nprov:AFP"><name>Agence</name></provider>'}, "agency", "AFP"),
    "provider by vocabulary uri": ({"item_meta": '<provider uri="http://cv.iptc.org/newscodes/newsprovider/APA"/>'}, "agency", "APA"),
    "provider by name": ({"item_meta": '<provider uri="http://stt.example/"><name>STT</name></provider>'}, "agency", "STT"),
    "provider by site": ({"item_meta": '<provider uri="http://www.acme.example/about/"/>'}, "agency", "acme.example"),
    "source where no provider": ({"content_meta": '<infoSource qcode="is:AP"/>'}, "agency", "AP"),
    "provider before source": ({"item_meta": '<provider qcode="p:NTB"/>', "content_meta": '<infoSource qcode="is:AP"/>'}, "agency", "NTB"),
    "no agency from a credit line": ({"content_meta": "<creditline>Acme/John</creditline>"}, "agency", None),
    # item class
    "class by qcode": ({"item_meta": '<itemClass qcode="icls:text"/>'}, "item_class", "text"),
    "class by uri": ({"item_meta": '<itemClass uri="http://cv.iptc.org/newscodes/ninature/graphic"/>'}, "item_class", "graphic"),
    # status
    "usable": ({"item_meta": '<pubStatus qcode="stat:usable"/>'}, "pub_status", "usable"),
    "withheld": ({"item_meta": '<pubStatus qcode="stat:withheld"/>'}, "pub_status", "withheld"),
    "canceled by uri": ({"item_meta": '<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>'}, "pub_status", "canceled"),
    "cancelled, misspelt": ({"item_meta": '<pubStatus literal="Cancelled"/>'}, "pub_status", "canceled"),
    "no status is no status": ({}, "pub_status", None),
    "unknown status is not guessed": ({"item_meta": '<pubStatus qcode="stat:limbo"/>'}, "pub_status", None),
    "embargo without end keeps back": ({"item_meta": '<embargoed/><pubStatus qcode="stat:usable"/>'}, "pub_status", "withheld"),
    # times
    "time with offset": ({"item_meta": "<versionCreated>2026-03-03T10:00:00+02:00 </versionCreated>"}, "version_created_at", datetime(2026, 3, 3, 8, tzinfo=UTC)),
    "time in the feed's zone": ({"item_meta": "<firstCreated>2026-03-03T10:00:00</firstCreated>"}, "first_created_at", datetime(2026, 3, 3, 9, tzinfo=UTC)),
    "time that is none": ({"item_meta": "<versionCreated>soon</versionCreated>"}, "version_created_at", None),
    "embargo": ({"item_meta": "<embargoed>2026-03-04T00:01:00Z</embargoed>"}, "embargoed_until", datetime(2026, 3, 4, 0, 1, tzinfo=UTC)),
    # headlines
    "headline": ({"content_meta": "<headline> A   b </headline>"}, "headline", "A b"),
    "empty headline": ({"content_meta": "<headline/>"}, "headline", None),
    "headline with a break": ({"content_meta": "<headline>A<br/>b</headline>"}, "headline", "A b"),
    "headline without role is the main one": ({"content_meta": '<headline role="r:seoHeadline">S</headline><headline>M</headline>'}, "headline", "M"),
    "headline in a role alone": ({"content_meta": '<headline role="r:short">S</headline>'}, "headline", "S"),
    "headline in the content's language": ({"content_meta": '<language tag="fr"/><headline xml:lang="en">E</headline><headline xml:lang="fr-CA">F</headline>'}, "headline", "F"),
    "headline in another language where no other": ({"content_meta": '<headline xml:lang="fi">F</headline>'}, "headline", "F"),
    "headline of the nitf": ({"content": nitf("<body.head><hedline><hl1>H</hl1></hedline></body.head>")}, "headline", "H"),
    "headline of the page": ({"content": xhtml("<h1>H</h1><p>A</p>")}, "headline", "H"),
    "declared headline before the content's": ({"content_meta": "<headline>D</headline>", "content": xhtml("<h1>H</h1><p>A</p>")}, "headline", "D"),
    "subheadline by role": ({"content_meta": '<headline>M</headline><headline role="x:subHeadline">S</headline>'}, "subheadline", "S"),
    "subheadline of the page": ({"content": xhtml("<h1>H</h1><h2>S</h2><p>A</p>")}, "subheadline", "S"),
    # lines
    "slugline": ({"content_meta": '<slugline separator="-">US-FED/</slugline>'}, "slugline", "US-FED/"),
    "dateline": ({"content_meta": "<dateline>LONDON, Jan 3</dateline>"}, "dateline", "LONDON, Jan 3"),
    "dateline of the nitf": ({"content": nitf("<body.head><dateline><location>OSLO</location>, Jan 3</dateline></body.head>")}, "dateline", "OSLO, Jan 3"),
    "by": ({"content_meta": "<by>By Ann Lee</by><creator><name>Bo Day</name></creator>"}, "bylines", ("By Ann Lee",)),
    "byline of the nitf": ({"content_meta": "<creator><name>Bo Day</name></creator>", "content": nitf("<body.head><byline>By Ann Lee<byttl>Writer</byttl></byline></body.head>")}, "bylines", ("By Ann Lee, Writer",)),
    "byline whose title is parted": ({"content": nitf("<body.head><byline>By Ann Lee, <byttl>Writer</byttl></byline></body.head>")}, "bylines", ("By Ann Lee, Writer",)),
    "byline of a person": ({"content": nitf("<body.head><byline><person>Ann Lee</person></byline></body.head>")}, "bylines", ("Ann Lee",)),
    "creators": ({"content_meta": '<creator><name>Ann Lee</name></creator><creator literal="Bo Day"/>'}, "bylines", ("Ann Lee", "Bo Day")),
    "an organisation is no byline": ({"content_meta": '<creator type="cpnat:organisation"><name>Acme</name></creator>'}, "bylines", ()),
    "the provider is no byline": ({"item_meta": '<provider qcode="p:dpa"/>', "content_meta": '<creator qcode="p:dpa"><name>dpa</name></creator>'}, "bylines", ()),
    "a caption writer is no byline": ({"content_meta": '<creator role="crol:descrWriter"><name>el</name></creator>'}, "bylines", ()),
    "credit line": ({"content_meta": "<creditline>AP</creditline>"}, "credit_line", "AP"),
    # what a document of NITF inside declares, and the item does not
    "urgency of the nitf": ({"content": NITF_HEAD}, "urgency", 3),
    "urgency of the item first": ({"content_meta": "<urgency>5</urgency>", "content": NITF_HEAD}, "urgency", 5),
    "embargo of the nitf": ({"content": NITF_HEAD}, "embargoed_until", datetime(2026, 3, 4, tzinfo=UTC)),
    "the guid is the item's": ({"content": NITF_HEAD}, "guid", "urn:g:1"),
    "the version's time is the item's": ({"content": NITF_HEAD}, "version_created_at", None),
    # place, language
    "place by name": ({"content_meta": '<located qcode="c:1"><name>Berlin</name><broader><name>Germany</name></broader></located>'}, "located", "Berlin"),
    "place by name in the language": ({"content_meta": '<located><name xml:lang="de">Wien</name><name xml:lang="en">Vienna</name></located>'}, "located", "Vienna"),
    "place by assertion": ({"content_meta": '<located qcode="c:1"/>', "rest": '<assert qcode="c:1"><name>Graz</name></assert>'}, "located", "Graz"),
    "place by code": ({"content_meta": '<located qcode="city:Moscow"/>'}, "located", "city:Moscow"),
    "place by literal": ({"content_meta": '<located literal="Paris"/>'}, "located", "Paris"),
    "place by text": ({"content_meta": "<located>Paris</located>"}, "located", "Paris"),
    "language of the content": ({"content_meta": '<language tag="de"/>'}, "language", "de"),
    "language of the text": ({"content": xhtml("<p>A</p>", 'xml:lang="sv"'), "lang": ""}, "language", "sv"),
    "language of the item": ({"lang": "fi"}, "language", "fi"),
    # what it is about
    "urgency": ({"content_meta": "<urgency>3</urgency>"}, "urgency", 3),
    "urgency beyond": ({"content_meta": "<urgency>77</urgency>"}, "urgency", None),
    "genre by name": ({"content_meta": '<genre qcode="genre:x"><name>Interview</name></genre><genre qcode="genre:y"/>'}, "genre", "Interview"),
    "genre by code": ({"content_meta": '<genre qcode="genre:x"/>'}, "genre", "genre:x"),
    "subjects in order": ({"content_meta": '<subject qcode="medtop:2"/><subject uri="http://x/1"/><subject literal="9"/><subject qcode="medtop:2"/>'}, "subjects", ("medtop:2", "http://x/1", "9")),
    "subject of a concept with facets": ({"content_meta": '<subject><mainConcept qcode="m:1"/><facetConcept qcode="f:2"/></subject>'}, "subjects", ("m:1", "f:2")),
    "subject of version 2.2": ({"content_meta": '<subject><bag><bit qcode="m:1"/></bag></subject>'}, "subjects", ("m:1",)),
    "subject by name alone": ({"content_meta": "<subject><name>Hedby</name></subject>"}, "subjects", ("Hedby",)),
    "keywords": ({"content_meta": "<keyword>a</keyword><keyword>b</keyword>"}, "keywords", ("a", "b")),
    # rights
    "copyright": ({"rights": "<copyrightNotice>(c) X</copyrightNotice>"}, "copyright_notice", "(c) X"),
    "copyright by address": ({"rights": '<copyrightNotice href="http://x/c"/>'}, "copyright_notice", "http://x/c"),
    "terms": ({"rights": "<usageTerms>A<br/>b</usageTerms><usageTerms>C</usageTerms>"}, "usage_terms", "A b\nC"),
    # notes to editors
    "notes to editors": ({"item_meta": '<edNote role="r:a">One<br/>two</edNote><edNote/><edNote>Three</edNote>'}, "edit_note", "One two\nThree"),
    # ids
    "guid": ({}, "guid", "urn:g:1"),
    "version": ({}, "version", "4"),
    "transmission": ({"content_meta": '<altId type="idType:USN">L4N1</altId>'}, "transmission", "L4N1"),
    # kinds
    "a story": ({"content": P, "item_meta": '<signal qcode="sig:update"/>'}, "kind", None),
    "canceled is a kill": ({"item_meta": '<pubStatus qcode="stat:canceled"/>'}, "kind", "kill"),
    "withheld is withheld": ({"item_meta": '<pubStatus qcode="stat:withheld"/>'}, "kind", "withheld"),
    "correction by qcode": ({"item_meta": '<signal qcode="sig:correction"/>'}, "kind", "correction"),
    "correction by uri": ({"item_meta": '<signal uri="http://cv.iptc.org/newscodes/signal/correction"/>'}, "kind", "correction"),
    "correction by literal": ({"item_meta": '<signal literal="Correction"/>'}, "kind", "correction"),
    "correction by Reuters' letter": ({"item_meta": '<signal qcode="edStat:C"/>'}, "kind", "correction"),
    "an update of Reuters is a story": ({"item_meta": '<signal qcode="edStat:U"/>', "content": P}, "kind", None),
    "a letter of another scheme": ({"item_meta": '<signal qcode="itemRole:C"/>', "content": P}, "kind", None),
    "repeat": ({"item_meta": '<signal qcode="sig:repeat"/>'}, "kind", "repeat"),
    "kill by signal": ({"item_meta": '<signal qcode="sig:kill"/>'}, "kind", "kill"),
    "kill by name of a role": ({"item_meta": '<role qcode="r:17"><name>Mandatory Kill</name></role>'}, "kind", "kill"),
    "kill before correction": ({"item_meta": '<signal qcode="sig:correction"/><signal qcode="sig:kill"/>'}, "kind", "kill"),
    "withdrawal": ({"item_meta": '<signal qcode="sig:withdrawn"/>'}, "kind", "withdrawn"),
    "advisory": ({"item_meta": '<role qcode="r:Advisory"/>'}, "kind", "advisory"),
    "flash by signal": ({"item_meta": '<signal qcode="x:newsAlert"/>', "content": P}, "kind", "flash"),
    "flash by profile": ({"item_meta": "<profile>Alert</profile>"}, "kind", "flash"),
    "flash by urgency and form": ({"content_meta": "<urgency>1</urgency><headline>A</headline>"}, "kind", "flash"),
    "urgent with a body": ({"content_meta": "<urgency>1</urgency><headline>A</headline>", "content": P}, "kind", None),
    "urgent with its text elsewhere": ({"content_meta": "<urgency>1</urgency><headline>A</headline>", "content": '<remoteContent href="a.xml"/>'}, "kind", None),
    "a headline alone is no flash": ({"content_meta": "<headline>A</headline>"}, "kind", None),
    "test": ({"item_meta": '<signal qcode="x:test"/><pubStatus qcode="stat:withheld"/>'}, "kind", "test"),
    "picture": ({"item_meta": '<itemClass qcode="ninat:picture"/>'}, "kind", "caption"),
    "picture by its content": ({"content": '<remoteContent contenttype="image/jpeg" href="a.jpg"/>'}, "kind", "caption"),
}  # fmt: skip


@pytest.mark.parametrize(("parts", "field", "expected"), FIELDS.values(), ids=FIELDS)
def test_property_becomes_field(parts, field, expected):
    assert getattr(read(**parts), field) == expected


HEADER = {
    "title": ({"item_meta": "<title>T</title>"}, "title", "T"),
    "expires": ({"item_meta": "<expires>2026-05-01</expires>"}, "expires", "2026-05-01"),
    "signals": ({"item_meta": '<signal qcode="sig:update"/><signal qcode="sig:x"/>'}, "signal", "sig:update; sig:x"),
    "role": ({"item_meta": '<role qcode="r:1"><name>Lead</name></role>'}, "role", "r:1"),
    "service": ({"item_meta": '<service qcode="svc:uk"><name>UK</name></service>'}, "service", "svc:uk"),
    "other headline by role": ({"content_meta": '<headline>M</headline><headline role="r:seo">S</headline>'}, "headline r:seo", "S"),
    "other headline by language": ({"content_meta": '<headline>M</headline><headline xml:lang="fr">S</headline>'}, "headline fr", "S"),
    "headline of the content": ({"content_meta": "<headline>D</headline>", "content": xhtml("<h1>H</h1><p>A</p>")}, "headline in the content", "H"),
    "notes to desks in the page": ({"content": xhtml('<p>A</p><section class="notepad"><p>N</p></section>')}, "content notepad", "N"),
    "separator": ({"content_meta": '<slugline separator="/">a/b</slugline>'}, "slugline separator", "/"),
    "second slugline": ({"content_meta": "<slugline>a</slugline><slugline>b</slugline>"}, "slugline", "b"),
    "second place": ({"content_meta": "<located>A</located><located>B</located>"}, "located", "B"),
    "all genres": ({"content_meta": '<genre qcode="g:1"/><genre qcode="g:2"/>'}, "genre", "g:1; g:2"),
    "summary": ({"content_meta": '<description role="drol:summary">S</description>'}, "description drol:summary", "S"),
    "note with role": ({"item_meta": '<edNote role="r:a">N</edNote>'}, "edNote r:a", "N"),
    "other id": ({"content_meta": '<altId type="ap:itemId" id="7"/>'}, "altId ap:itemId", "7"),
    "link to another item": ({"item_meta": '<link rel="irel:seeAlso" href="http://x/1"/>'}, "link irel:seeAlso", "http://x/1"),
    "original of a translation": ({"item_meta": '<link rel="irel:derivedFrom" residref="urn:g:0"/>'}, "link irel:derivedFrom", "urn:g:0"),
    "extension": ({"item_meta": '<itemMetaExtProperty type="x:uri" value="x://1"/>'}, "x:uri", "x://1"),
    "unreadable time": ({"item_meta": "<versionCreated>soon</versionCreated>"}, "versionCreated", "soon"),
    "unknown status": ({"item_meta": '<pubStatus qcode="stat:limbo"/>'}, "pubStatus", "stat:limbo"),
    "status under an embargo without end": ({"item_meta": '<embargoed/><pubStatus qcode="stat:usable"/>'}, "pubStatus", "stat:usable"),
    "urgency beyond": ({"content_meta": "<urgency>77</urgency>"}, "urgency", "77"),
    "provider's name": ({"item_meta": '<provider qcode="p:A"><name>Acme</name></provider>'}, "provider", "Acme"),
    "link to the content": ({"content": '<remoteContent href="http://x/1.xml"/>'}, "remoteContent", "http://x/1.xml"),
    "more languages": ({"content_meta": '<language tag="en"/><language tag="fr"/>'}, "language", "fr"),
}  # fmt: skip


@pytest.mark.parametrize(("parts", "key", "expected"), HEADER.values(), ids=HEADER)
def test_what_has_no_field_is_kept_in_the_header(parts, key, expected):
    assert read(**parts).header[key] == expected


BODIES = {
    "xhtml": (xhtml("<p>A\n b</p><p>C <b>d</b></p>"), "A b\n\nC d"),
    "html without namespace": ("<inlineXML><html xmlns=''><body><p>A</p></body></html></inlineXML>", "A"),
    "loose paragraphs": ("<inlineXML><p>A</p><p>B</p></inlineXML>", "A\n\nB"),
    "nitf": (nitf("<body.head><abstract>S</abstract></body.head><body.content><p>A</p><hl2>B</hl2><p>C</p></body.content>"), "A\n\nB\n\nC"),
    "nitf without namespace": ("<inlineXML><nitf xmlns=''><body><body.content><p>A</p></body.content></body></nitf></inlineXML>", "A"),
    "nitf with a tagline": (nitf("<body.content><p>A</p></body.content><body.end><tagline>fjp cho</tagline></body.end>"), "A\n\nfjp cho"),
    "nitf without body.content": (nitf("<body.head/><p>A</p>"), "A"),
    "title of the page": (xhtml("<div><h1>H</h1><h2>S</h2></div><p>A</p><h2>B</h2><p>C</p>"), "A\n\nB\n\nC"),
    "a heading inside the copy": (xhtml("<p>A</p><h1>H</h1><p>B</p>"), "A\n\nH\n\nB"),
    "a crosshead first": (xhtml("<h2>S</h2><p>A</p>"), "S\n\nA"),
    "table": (xhtml("<table><tr><td>1</td><td>2</td></tr></table>"), "1 | 2"),
    "text wrapped by another language": (f"<inlineXML><story xmlns='x'><nitf xmlns='{NITF}'><body><body.content><p>A</p></body.content></body></nitf></story></inlineXML>", "A"),
    "paragraphs of an unknown language": ("<inlineXML><story xmlns='x'><p>A</p><p>B</p></story></inlineXML>", "A\n\nB"),
    "cdata of xhtml": (f"<inlineXML><![CDATA[<html xmlns='{XHTML}'><body><p>A</p></body></html>]]></inlineXML>", "A"),
    "escaped nitf": ("<inlineData contenttype='application/nitf+xml'>&lt;nitf>&lt;body>&lt;body.content>&lt;p>A&lt;/p>&lt;/body.content>&lt;/body>&lt;/nitf></inlineData>", "A"),
    "escaped html": ("<inlineData contenttype='text/html'>&lt;p>A&amp;nbsp;b&lt;/p>&lt;p>C&lt;/inlineData>".replace("&lt;/inlineData>", "</inlineData>"), "A b\n\nC"),
    "html that begins with text": ("<inlineData contenttype='text/html'>A&lt;br>B</inlineData>", "A\nB"),
    "html in data": ("<inlineData contenttype='text/html'><p xmlns=''>A</p></inlineData>", "A"),
    "plain lines": ("<inlineData contenttype='text/plain'>A.\nB.\n</inlineData>", "A.\nB."),
    "plain lines with an indent": ("<inlineData contenttype='text/plain'>\n   A.\n     B.\n</inlineData>", "A.\n  B."),
    "angle in plain text": ("<inlineData contenttype='text/plain'>1 &lt; 2</inlineData>", "1 < 2"),
    "named entities": (xhtml("<p>A&nbsp;&ndash; b</p>"), "A – b"),
    "data": ("<inlineData contenttype='image/jpeg'>/9j/4AAQ</inlineData>", ""),
    "encoded data": ("<inlineData contenttype='text/plain' encoding='encd:base64'>QQ==</inlineData>", ""),
    "sports results": ("<inlineXML><sports-content xmlns=''><p>1</p></sports-content></inlineXML>", ""),
    "empty": ("<inlineXML/>", ""),
    "empty page": (xhtml(""), ""),
    "the first that has text": ("<inlineXML/><inlineData>A.</inlineData>", "A."),
    "markup before plain text": ("<inlineData contenttype='text/plain'>A.</inlineData>" + xhtml("<p>B.</p>"), "B."),
    "the item's language": (xhtml("<p>A</p>", 'xml:lang="fr"') + xhtml("<p>B</p>", 'xml:lang="en-GB"'), "B"),
    "language of the page": (f"<inlineXML><html xmlns='{XHTML}' lang='fr'><body><p>A</p></body></html></inlineXML>" + xhtml("<p>B</p>"), "B"),
    "another language where no other": (xhtml("<p>A</p>", 'xml:lang="fr"'), "A"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), BODIES.values(), ids=BODIES)
def test_content_becomes_copy(content, expected):
    assert read(content_meta="<headline>H</headline>", content=content).copy == expected


def test_wrapped_lines_of_plain_text_are_paragraphs():
    wrapped = (
        "The ferries of Port Elgar stopped early on Tuesday after\n"
        "talks between the union and the owners of the boats had\n"
        "ended without a result, the union said.\n\n"
        "It called on the owners to come back to the table before\n"
        "the end of the week, and said more lines would follow if\n"
        "they did not."
    )
    paragraphs = wrapped.replace("\n\n", "¶").replace("\n", " ").replace("¶", "\n\n")
    text = f"<inlineData contenttype='text/plain'>{wrapped}</inlineData>"
    assert read(content_meta="<headline>H</headline>", content=text).copy == paragraphs


def test_plain_text_without_declared_headline_carries_its_own():
    text = "<inlineData>Title\n\nStory.</inlineData>"
    assert not read(content=text).is_body
    assert read(content_meta="<slugline>S</slugline>", content=text).is_body
    assert read(content=xhtml("<p>A</p>")).is_body


NOTES = {
    "data": ({"content": "<inlineData contenttype='application/pdf'>JVBE</inlineData>"}, "the content is data of type application/pdf: passed over"),
    "another XML": ({"content": "<inlineXML><events xmlns=''/></inlineXML>"}, "the content is <events>, which is no text: passed over"),
    "text elsewhere": ({"content": '<remoteContent href="a.xml"/>'}, "the text is not in the document: it is linked to"),
    "another language": ({"content": xhtml("<p>A</p>") + xhtml("<p>B</p>", 'xml:lang="fr"')}, "a text in fr is passed over"),
    "only another language": ({"content": xhtml("<p>A</p>", 'xml:lang="fr"')}, "the text is in fr"),
    "embargo without end": ({"item_meta": "<embargoed/>"}, "embargoed; until when is not declared"),
    "embargo until nobody knows": ({"item_meta": "<embargoed>tomorrow</embargoed>"}, "embargoed 'tomorrow' is no time"),
    "unknown status": ({"item_meta": '<pubStatus qcode="stat:limbo"/>'}, "pubStatus 'stat:limbo' is not known"),
    "urgency": ({"content_meta": "<urgency>A</urgency>"}, "urgency 'A' is none of 1 to 9"),
    "flash": ({"content_meta": "<urgency>1</urgency><headline>A</headline>"}, "urgency 1 and a headline alone: read as a flash"),
}  # fmt: skip


@pytest.mark.parametrize(("parts", "note"), NOTES.values(), ids=NOTES)
def test_what_the_reader_should_know_is_noted(parts, note):
    assert note in read(**parts).notes


def test_a_plain_story_has_no_notes():
    assert read(content_meta="<headline>H</headline>", content=P).notes == ()


REFERENCES = {
    "a canceled version kills its item": ({"item_meta": '<pubStatus qcode="stat:canceled"/>'}, ["urn:g:1"]),
    "a canceled version names what it replaced": ({"item_meta": '<pubStatus qcode="stat:canceled"/><link rel="irel:prevVersion" residref="urn:g:0"/>'}, ["urn:g:1", "urn:g:0"]),
    "a kill names what it kills": ({"item_meta": '<signal qcode="sig:kill"/><link rel="irel:previousVersion" residref="urn:g:0"/>'}, ["urn:g:0"]),
    "a correction without link": ({"item_meta": '<signal qcode="sig:correction"/>'}, ["urn:g:1"]),
    "a correction with link": ({"item_meta": '<signal qcode="sig:correction"/><link rel="irel:derivedFrom" residref="urn:g:0"/>'}, ["urn:g:0"]),
    "an evolved story": ({"item_meta": '<link reluri="http://cv.iptc.org/newscodes/itemrelation/evolvedFrom" guidref="urn:g:0"/>'}, ["urn:g:0"]),
    "by address": ({"item_meta": '<link rel="irel:evolvedFrom" href="http://x/0"/>'}, ["http://x/0"]),
    "a translation": ({"item_meta": '<link rel="irel:derivedFrom" residref="urn:g:0"/>'}, []),
    "a link of the licence": ({"rights": '<link rel="irel:prevVersion" href="http://x"/>'}, []),
    "a link to nowhere": ({"item_meta": '<link rel="irel:prevVersion"/>'}, []),
}  # fmt: skip


@pytest.mark.parametrize(("parts", "guids"), REFERENCES.values(), ids=REFERENCES)
def test_links_and_status_become_references(parts, guids):
    assert read(**parts).references == tuple(Reference("guid", guid) for guid in guids)


PICTURE = '<itemClass qcode="ninat:picture"/>'
CAPTION = '<description role="drol:caption">A quay. (Acme/Lee)</description>'
PICTURES = {
    "caption": ({"content_meta": CAPTION}, Picture(text="A quay. (Acme/Lee)")),
    "caption before summary": ({"content_meta": '<description role="drol:summary">S</description>' + CAPTION}, Picture(text="A quay. (Acme/Lee)")),
    "description without role": ({"content_meta": "<description>S</description>"}, Picture(text="S")),
    "any description": ({"content_meta": '<description role="x:script">S</description>'}, Picture(text="S")),
    "caption in the content": ({"content": nitf("<body.content><p>A quay.</p></body.content>")}, Picture(text="A quay.")),
    "caption in both": ({"content_meta": "<description>A quay.</description>", "content": nitf("<body.content><p>A quay.</p></body.content>")}, Picture(text="A quay.")),
    "id of the first rendition": ({"content_meta": CAPTION, "content": '<remoteContent residref="tag:1" href="a.jpg"/><remoteContent residref="tag:2"/>'}, Picture(text="A quay. (Acme/Lee)", photo_id="tag:1")),
    "name of the file": ({"content_meta": CAPTION, "content": '<remoteContent href="http://x/p/PYH1_P4.jpg?w=1"/>'}, Picture(text="A quay. (Acme/Lee)", photo_id="PYH1_P4.jpg")),
    "id of the rendition": ({"content_meta": CAPTION, "content": '<remoteContent id="r1"/>'}, Picture(text="A quay. (Acme/Lee)", photo_id="r1")),
    "credit, rights, day": (
        {"content_meta": CAPTION + "<creditline>Acme</creditline><contentCreated>2026-03-03T23:00:00-08:00</contentCreated>", "rights": "<usageTerms>NOT FOR SALE</usageTerms>"},
        Picture(text="A quay. (Acme/Lee)", credit="Acme", rights="NOT FOR SALE", taken_on=date(2026, 3, 3)),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("parts", "picture"), PICTURES.values(), ids=PICTURES)
def test_picture_item_is_one_caption(parts, picture):
    envelope = read(item_meta=PICTURE, **parts)
    assert (envelope.pictures, envelope.kind, envelope.copy) == ((picture,), "caption", "")


def test_script_of_a_video_is_copy():
    envelope = read(
        item_meta='<itemClass qcode="ninat:video"/>', content_meta=CAPTION, content=xhtml("<p>SHOTS</p>")
    )  # fmt: skip
    assert (envelope.copy, envelope.kind, len(envelope.pictures)) == ("SHOTS", None, 1)


def test_pictures_inside_the_copy_leave_it():
    figure = (
        '<figure><img data-id="7" src="http://x/7.jpg"/><figcaption>A quay.</figcaption></figure>'
    )
    envelope = read(content=xhtml(f"<p>A</p>{figure}<p>B</p>"))
    assert envelope.copy == "A\n\nB"
    assert envelope.pictures == (Picture(text="A quay.", photo_id="7"),)


MESSAGE = f"""<newsMessage xmlns="{NAR}"><header><transmitId>T1</transmitId><priority>4</priority>
<destination>UKI</destination><channel>A</channel><channel>B</channel>%s</header>
<itemSet>%s</itemSet></newsMessage>"""


def message(items: str, header: str = "") -> list[Envelope]:
    return parse((MESSAGE % (header, items)).encode(), FEED)


def test_message_gives_its_items_in_order():
    envelopes = message('<newsItem guid="1"/><packageItem guid="2"/><newsItem guid="3"/>')
    assert [envelope.guid for envelope in envelopes] == ["1", "2", "3"]
    assert all(envelope.header["channel"] == "A; B" for envelope in envelopes)
    assert all(envelope.header["transmitId"] == "T1" for envelope in envelopes)


def test_an_item_alone_goes_by_the_number_of_its_message():
    assert message("<newsItem/>")[0].transmission == "T1"
    assert [each.transmission for each in message("<newsItem/><newsItem/>")] == [None, None]


def test_test_message_holds_tests():
    assert message("<newsItem/>", '<signal qcode="nmsig:test"/>')[0].kind == "test"


@pytest.mark.parametrize(
    "items",
    ["", "<conceptItem/>", "<knowledgeItem/><planningItem/>", "<catalogItem/>",
     "<conceptItem><inlineXML><newsItem/></inlineXML></conceptItem>"],
)  # fmt: skip
def test_no_news_in_a_message(items):
    assert message(items) == []


@pytest.mark.parametrize("root", ["conceptItem", "knowledgeItem", "planningItem", "catalogItem"])
def test_what_is_no_news_gives_none(root):
    raw = f'<{root} xmlns="{NAR}" guid="1"><itemMeta/></{root}>'.encode()
    assert looks_like(raw)
    assert parse(raw, FEED) == []


def test_item_inside_the_content_of_another_is_not_a_document():
    assert len(parse(document(content="<inlineXML><newsItem guid='2'/></inlineXML>"), FEED)) == 1


def test_items_in_a_wrapper_are_found():
    raw = f'<results><newsMessage xmlns="{NAR}"><itemSet><newsItem guid="1"/></itemSet></newsMessage></results>'
    assert [each.guid for each in parse(raw.encode(), FEED)] == ["1"]


@pytest.mark.parametrize(
    "name", ["contentMeta", "itemMeta", "rightsInfo", "contentSet", "groupSet"]
)
def test_fragment_is_an_item_with_a_note(name):
    raw = f"<{name}/>".encode()
    assert looks_like(raw)
    (envelope,) = parse(raw, FEED)
    assert envelope.notes == (f"a fragment of an item: its root is <{name}>",)


def test_fragment_gives_what_it_holds():
    (meta,) = parse(b"<contentMeta><dateline>OSLO, Monday</dateline></contentMeta>", FEED)
    (content,) = parse(b"<contentSet><inlineXML><p>A</p></inlineXML></contentSet>", FEED)
    assert (meta.dateline, meta.copy, content.copy) == ("OSLO, Monday", "", "A")


def test_package_links_to_its_items():
    groups = (
        '<groupSet root="G1"><group id="G1"><itemRef residref="urn:1"><headline>A</headline></itemRef>'
        '<groupRef idref="G2"/></group><group id="G2"><itemRef href="http://x/2"/><itemRef/></group></groupSet>'
    )
    raw = f'<packageItem xmlns="{NAR}" guid="p"><contentMeta><headline>H</headline></contentMeta>{groups}</packageItem>'
    (envelope,) = parse(raw.encode(), FEED)
    assert (envelope.kind, envelope.headline, envelope.copy) == ("package", "H", "")
    assert envelope.references == (Reference("guid", "urn:1"), Reference("guid", "http://x/2"))


@pytest.mark.parametrize("version", ["2.2", "2.9", "2.12", "2.23", "2.35"])
@pytest.mark.parametrize(
    ("before", "after"),
    [(f'<newsItem xmlns="{NAR}"', "newsItem"), ("<newsItem", "newsItem"), (f'<g:newsItem xmlns:g="{NAR}"', "g:newsItem")],
    ids=["default namespace", "no namespace", "prefix"],
)  # fmt: skip
def test_every_version_and_namespace_is_read(before, after, version):
    prefix = after.removesuffix("newsItem")
    headline = f"<{prefix}contentMeta><{prefix}headline>H</{prefix}headline></{prefix}contentMeta>"
    raw = f'{before} guid="1" standardversion="{version}">{headline}</{after}>'.encode()
    assert looks_like(raw)
    assert parse(raw, FEED)[0].headline == "H"


@pytest.mark.parametrize(
    "raw",
    [b"<nitf/>", b"<NewsML/>", b"<newsitem itemid='1'/>", b"<rss/>", b"<html/>", b'{"uri": 1}', b"", b"newsItem",
     b'<newsItem xmlns="http://other.example/"/>'],
)  # fmt: skip
def test_other_formats_are_not_taken_for_it(raw):
    assert not looks_like(raw)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", Reason.MALFORMED),
        (b"<newsItem>", Reason.MALFORMED),
        (b"no markup", Reason.MALFORMED),
        (b"<nitf><body/></nitf>", Reason.UNKNOWN_FORMAT),
        (b"<newsItem>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</newsItem>", Reason.MALFORMED),
    ],
    ids=["nothing", "cut", "no markup", "another format", "nested without end"],
)
def test_what_is_not_newsml_g2_is_refused(raw, reason):
    with pytest.raises(ParseError) as refused:
        parse(raw, FEED)
    assert refused.value.reason == reason
    assert refused.value.detail


def test_entities_are_neither_expanded_nor_fetched():
    bomb = '<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">'
    raw = f"<!DOCTYPE newsItem [{bomb}]>".encode() + document(content=xhtml("<p>A &b; &c;</p>"))
    (envelope,) = parse(raw, FEED)
    assert "ha" not in envelope.copy
    assert len(envelope.copy) < 20


@pytest.mark.parametrize(
    "parts",
    [
        {"content": "<inlineData>" + "(" * 5_000_000 + "</inlineData>"},
        {"content": "<inlineData contenttype='text/html'>" + "&lt;div>" * 100_000 + "A</inlineData>"},
        {"content": xhtml("<p>," + "," * 5_000_000 + "</p>")},
        {"content": nitf("<body.head><byline>" + "<byttl/>" * 200_000 + "</byline></body.head>")},
        {"content_meta": '<altId type="a" id="1"/>' * 100_000},
        {"content_meta": "".join(f'<altId type="a" id="{n}"/>' for n in range(100_000))},
        {"content_meta": '<headline xml:lang="fr">A</headline>' * 50_000},
        {"item_meta": "<versionCreated>" + "9" * 1_000_000 + "</versionCreated>"},
        {"item_meta": f'<provider uri="{"http://" * 100_000}"/>'},
    ],
    ids=["brackets", "open tags", "commas", "titles", "ids", "different ids", "headlines", "time", "uri"],
)  # fmt: skip
def test_hostile_document_is_a_row(parts):
    assert read(**parts).guid == "urn:g:1"


@pytest.mark.parametrize("case", FIXTURES, ids=lambda case: case.stem)
def test_document_cut_anywhere_is_refused(case):
    raw = case.read_bytes().rstrip()
    for end in range(0, len(raw) - 1, 97):
        with pytest.raises(ParseError):
            parse(raw[:end], FEED)


@pytest.mark.parametrize("case", FIXTURES, ids=lambda case: case.stem)
def test_document_looks_like_newsml_g2(case):
    assert looks_like(case.read_bytes())


@pytest.mark.parametrize(
    ("inside", "field", "value"),
    [
        (
            "<itemMeta><edNote role='dpaednoterole:closingline'>dpa abc xx</edNote>"
            "<edNote>Adds.</edNote></itemMeta>",
            ("signoff", "edit_note"),
            ("dpa abc xx", "Adds."),
        ),
        (
            "<rightsInfo><copyrightHolder><name>Business Wire</name></copyrightHolder></rightsInfo>"
            "<itemMeta><provider uri='http://www.businesswire.com'/></itemMeta>",
            ("agency",),
            ("Business Wire",),
        ),
        (
            "<contentMeta><headline>A &amp;amp; B</headline></contentMeta>",
            ("headline",),
            ("A & B",),
        ),
    ],
    ids=["closing line", "site of an agency", "escaped twice"],
)
def test_fields_of_odd_senders(inside, field, value):
    (envelope,) = parse(f"<newsItem guid='a'>{inside}</newsItem>".encode(), Feed("test"))
    assert tuple(getattr(envelope, name) for name in field) == value
