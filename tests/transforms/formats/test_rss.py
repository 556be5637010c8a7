"""Feeds: what entries declare, by dialect, what is no news, and what is refused."""

import contextlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from schemas import Reason, Reference
from transforms.formats import rss, sniff
from transforms.source import Feed, ParseError, Picture

FEED = Feed("test", time_zone="Asia/Seoul")
FIXTURES = sorted((Path(__file__).parents[2] / "feeds/formats/rss").iterdir())
SPACES = (
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:georss="http://www.georss.org/georss"'
)


def parsed(name):
    return rss.parse((FIXTURES[0].parent / name).read_bytes(), FEED)


def rss_of(items):
    return (
        f'<rss version="2.0" {SPACES}><channel><title>Desk</title>{items}</channel></rss>'.encode()
    )


def one(item):
    (envelope,) = rss.parse(rss_of(f"<item>{item}</item>"), FEED)
    return envelope


def described(text):
    return one(f"<title>Owl found</title><description><![CDATA[{text}]]></description>")


def test_rss_2():
    ferries, owl, quake = parsed("hanul-rss-2.xml")
    assert ferries.guid == "AEN20260505009952315"
    assert ferries.version is None
    assert ferries.headline == "(2nd LD) Ferries to Doran resume & school halls empty"
    assert ferries.copy.startswith(
        "(ATTN: UPDATES with port authority's remarks in paras 3-4; ADDS photo)\nDORAN,"
    )
    assert ferries.is_body
    assert ferries.bylines == ("By Seo Da-hye",)
    assert (
        ferries.first_created_at
        == ferries.version_created_at
        == datetime(2026, 5, 5, 0, 40, tzinfo=UTC)
    )
    assert (ferries.keywords, ferries.subjects) == (("national",), ("315",))
    assert ferries.copyright_notice == "(C) Hanul News Agency. All Rights Reserved"
    assert ferries.notes == ("the feed cuts the text",)
    assert ferries.header["link"] == "https://hanul.example/view/AEN20260505009952315"
    assert (ferries.header["coordinates"], ferries.header["prism_section"]) == (
        "36.5 126.3",
        "Nation",
    )
    (picture,) = ferries.pictures
    assert picture == Picture(
        text="Islanders board a ferry at Mireu on May 5, 2026. (PHOTO NOT FOR SALE) (Yonhap)",
        credit="Mo Ryan", rights="Hanul News",
    )  # fmt: skip
    assert owl.copy.split("\n\n")[1] == "It is well."
    assert owl.headline == "Owl found in Sorim"
    assert (owl.bylines, owl.contacts) == (("Ann Lee",), ("desk@hanul.example",))
    assert owl.guid == "https://hanul.example/view/2?a=1&b=2"
    assert owl.version == "2026-05-05T01:02:03Z"
    assert [one.text for one in owl.pictures] == ["The owl in its tower. (Yonhap)"]
    assert owl.header["description"] == "An owl was found in a tower."
    assert (owl.header["files"], owl.header["source"]) == (
        "https://img.hanul.example/o.mp3",
        "Sorim Gazette",
    )
    assert (quake.headline, quake.copy) == ("(URGENT) Quake of magnitude 4.1 off Doran", "")
    assert {envelope.language for envelope in (ferries, owl, quake)} == {"en-us"}


def test_atom():
    pier, vote, owl = parsed("desk-atom.xml")
    assert (pier.guid, pier.version) == ("tag:desk.example,2026:pier", "2026-05-06T10:30:00+01:00")
    assert pier.headline == "Pier opens two months early"
    assert pier.copy.split("\n\n") == [
        "MIREU (Desk) — The harbour of Mireu opens its new pier to ferries on Thursday.",
        "Boats | 12",
        "Tickets cost 4 euros.",
    ]
    assert (pier.bylines, pier.contacts) == (("Bo Day", "Ann Lee"), ("bo@desk.example",))
    assert (pier.subjects, pier.keywords) == (("medtop:20000523",), ("harbour",))
    assert pier.first_created_at == datetime(2026, 5, 6, 7, tzinfo=UTC)
    assert pier.version_created_at == datetime(2026, 5, 6, 9, 30, tzinfo=UTC)
    assert (pier.language, pier.copyright_notice) == ("en-GB", "© Desk")
    assert vote.copy.split("\n\n") == [
        "SORIM (Desk) - The town of Sorim votes on Sunday.",
        "It has 900 voters.",
    ]
    assert (owl.kind, owl.pub_status, owl.edit_note) == (
        "kill",
        "canceled",
        "The owl is another one.",
    )
    assert owl.references == (Reference("guid", "tag:desk.example,2026:owl"),)


def test_rss_1():
    (envelope,) = parsed("blatt-rss-1.rdf")
    assert envelope.guid == "https://blatt.example/1"
    assert envelope.headline == "Fähre fährt wieder"
    assert envelope.copy.startswith("Mireu (dpa) - Nach drei Tagen Sturm fahren wieder Fähren")
    assert (envelope.language, envelope.keywords) == ("de", ("Inland",))
    assert envelope.version_created_at == datetime(2026, 5, 5, 7, tzinfo=UTC)
    assert envelope.notes == ("the feed cuts the text",)


def test_an_old_feed_is_mended():
    pier, storm = parsed("old-netscape.xml")
    assert (pier.headline, storm.headline) == ("Pier opens at Mireu & Doran", "Storm ends")
    assert pier.header["feed"] == "Ports & harbours"
    assert "read as such" in pier.notes[0] or "mended" in pier.notes[0]


def test_news_sitemap():
    (envelope,) = parsed("desk-news-sitemap.xml")
    assert envelope.guid == envelope.header["link"] == "https://desk.example/pier"
    assert (envelope.agency, envelope.language) == ("Desk", "en")
    assert envelope.headline == "Pier opens two months early & cheap"
    assert envelope.version == "2026-05-06T10:30:00+01:00"
    assert envelope.first_created_at == datetime(2026, 5, 6, 7, tzinfo=UTC)
    assert envelope.version_created_at == datetime(2026, 5, 6, 9, 30, tzinfo=UTC)
    assert envelope.keywords == ("harbour", "ferries")
    assert [picture.text for picture in envelope.pictures] == ["The new pier at Mireu. (Desk)"]


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_a_fixture_is_known_by_its_bytes(path):
    assert sniff(path.read_bytes()) == "rss"


NOT_FEEDS = {
    "another feed element": '<feed xmlns="urn:other"><entry/></feed>',
    "other RDF": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="urn:x"/>',
    "HTML": "<!DOCTYPE html><html><body>rss</body></html>",
    "NITF": "<nitf/>",
    "text": "rss is a format",
}


@pytest.mark.parametrize("text", NOT_FEEDS.values(), ids=NOT_FEEDS)
def test_other_documents_do_not_look_like_a_feed(text):
    assert not rss.looks_like(text.encode())


NO_NEWS = {
    "a feed without entries": rss_of(""),
    "an Atom feed without entries": b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title></feed>',
    "a sitemap without news": b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example</loc></url></urlset>',
    "an index of sitemaps": b'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap/></sitemapindex>',
}


@pytest.mark.parametrize("raw", NO_NEWS.values(), ids=NO_NEWS)
def test_what_has_no_entries_is_no_news(raw):
    assert list(rss.parse(raw, FEED)) == []


DIALECTS = {
    "RSS 0.90": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel/>{}</rdf:RDF>',
    "RSS 0.91": '<rss version="0.91"><channel>{}</channel></rss>',
    "RSS 2.0 in a namespace": '<rss version="2.0" xmlns="http://backend.userland.com/rss2"><channel>{}</channel></rss>',
    "RSS 2.0 in a namespace of its own": '<rss version="2.0" xmlns="urn:own"><channel>{}</channel></rss>',
    "RSS 1.0 under a prefix": '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">{}</r:RDF>',
    "a doctype": '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd"><rss version="0.91"><channel>{}</channel></rss>',
}


@pytest.mark.parametrize("frame", DIALECTS.values(), ids=DIALECTS)
def test_every_dialect_has_its_entries(frame):
    item = "<item><title>Owl found</title><link>https://a.example/1</link><description>An owl.</description></item>"
    raw = frame.format(item).encode()
    assert rss.looks_like(raw)
    (envelope,) = rss.parse(raw, FEED)
    assert (envelope.headline, envelope.guid, envelope.copy) == (
        "Owl found",
        "https://a.example/1",
        "An owl.",
    )


def test_atom_0_3():
    (envelope,) = rss.parse(
        b'<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>Owl</title><id>urn:1</id>'
        b"<issued>2026-05-05T09:00:00Z</issued><modified>2026-05-05T10:00:00Z</modified>"
        b'<content type="text/html" mode="escaped">&lt;p&gt;An owl.&lt;/p&gt;&lt;p&gt;It is well.&lt;/p&gt;</content></entry></feed>',
        FEED,
    )
    assert envelope.copy.split("\n\n") == ["An owl.", "It is well."]
    assert envelope.first_created_at == datetime(2026, 5, 5, 9, tzinfo=UTC)
    assert (envelope.guid, envelope.version) == ("urn:1", "2026-05-05T10:00:00Z")


COPIES = {
    "breaks": ("One.<br/><br/>Two.", "One.\n\nTwo."),
    "line ends of HTML": ("<p>One\ntwo.</p>\n<p>Three.</p>", "One two.\n\nThree."),
    "plain paragraphs": ("One.\n\nTwo.", "One.\n\nTwo."),
    "a script": ("<p>One.</p><script>two()</script>", "One."),
    "what WordPress adds": ("<p>One.</p><p>The post <a>Owl</a> appeared first on <a>Desk</a>.</p>", "One."),
    "the headline again": ("<h1>Owl found</h1><p>One.</p>", "One."),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COPIES.values(), ids=COPIES)
def test_copy(text, expected):
    assert described(text).copy == expected


CUT = {
    "dots": "An owl was found in ...",
    "an ellipsis in brackets": "An owl was found in [&#8230;]",
    "an ellipsis": "An owl was found in …",
    "a link": "An owl was found. <a href='x'>Continue reading Owl found</a>",
    "a link in German": "Eine Eule. Weiter lesen",
}


@pytest.mark.parametrize("text", CUT.values(), ids=CUT)
def test_a_text_that_the_feed_cuts_has_a_note(text):
    assert described(text).notes == ("the feed cuts the text",)


def test_a_whole_text_has_none():
    assert described("An owl ... was found.").notes == ()


AUTHORS = {
    "a name": ("<dc:creator>Ann Lee</dc:creator>", ("Ann Lee",), ()),
    "two": ("<dc:creator>Ann Lee</dc:creator><dc:creator>Bo Day</dc:creator>", ("Ann Lee", "Bo Day"), ()),
    "an address with a name": ("<author>press@port.agency (Ann Lee)</author>", ("Ann Lee",), ("press@port.agency",)),
    "a name with an address": ("<author>Ann Lee &lt;ann@a.example&gt;</author>", ("Ann Lee",), ("ann@a.example",)),
    "an address": ("<author>ann@a.example</author>", (), ("ann@a.example",)),
    "marked up": ("<dc:creator><![CDATA[By <a>Ann Lee</a>]]></dc:creator>", ("By Ann Lee",), ()),
}  # fmt: skip


@pytest.mark.parametrize(("xml", "bylines", "contacts"), AUTHORS.values(), ids=AUTHORS)
def test_authors(xml, bylines, contacts):
    envelope = one(f"<title>Owl</title>{xml}")
    assert (envelope.bylines, envelope.contacts) == (bylines, contacts)


TIMES = {
    "an offset": ("Tue, 05 May 2026 09:40:00 +0200", datetime(2026, 5, 5, 7, 40, tzinfo=UTC)),
    "GMT": ("Tue, 05 May 2026 09:40:00 GMT", datetime(2026, 5, 5, 9, 40, tzinfo=UTC)),
    "local to the feed": ("2026-05-05 09:40:00", datetime(2026, 5, 5, 0, 40, tzinfo=UTC)),
    "ISO 8601": ("2026-05-05T09:40:00.000+09:00", datetime(2026, 5, 5, 0, 40, tzinfo=UTC)),
    "unreadable": ("yesterday", None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "time"), TIMES.values(), ids=TIMES)
def test_times(text, time):
    assert one(f"<title>Owl</title><pubDate>{text}</pubDate>").version_created_at == time


CAPTION = "<media:description>The owl. (Desk)</media:description>"
MEDIA = {
    "inside the content": (f'<media:content url="a.jpg">{CAPTION}</media:content>', ["The owl. (Desk)"]),
    "beside the content": (f'<media:content url="a.jpg"/>{CAPTION}', ["The owl. (Desk)"]),
    "two contents": (f'<media:content url="a.jpg">{CAPTION}</media:content><media:content url="b.jpg"><media:title>The tower.</media:title></media:content>', ["The owl. (Desk)", "The tower."]),
    "renditions": (f'<media:content url="a.jpg">{CAPTION}</media:content><media:content url="b.jpg">{CAPTION}</media:content>', ["The owl. (Desk)"]),
    "a thumbnail": ('<media:thumbnail url="a.jpg"/><media:text type="html">&lt;p&gt;The owl.&lt;/p&gt;</media:text>', ["The owl."]),
    "the namespace in an old spelling": ('<m:content xmlns:m="http://search.yahoo.com/mrss" url="a.jpg"><m:description>The owl.</m:description></m:content>', ["The owl."]),
    "without caption": ('<media:content url="a.jpg"/>', []),
    "a file name": ('<media:content url="a.jpg"><media:title>IMG_01.jpg</media:title></media:content>', []),
    "the headline": ('<media:content url="a.jpg"><media:title>Owl found</media:title></media:content>', []),
    "the description": ('<media:content url="a.jpg"><media:description>An owl was found.</media:description></media:content>', []),
}  # fmt: skip


@pytest.mark.parametrize(("xml", "captions"), MEDIA.values(), ids=MEDIA)
def test_media(xml, captions):
    envelope = one(f"<title>Owl found</title>{xml}<description>An owl was found.</description>")
    assert [picture.text for picture in envelope.pictures] == captions
    assert (envelope.headline, envelope.copy) == ("Owl found", "An owl was found.")
    assert "a.jpg" in envelope.header["files"]


def test_a_place_has_a_name():
    assert (
        one("<title>Owl</title><georss:featurename>Sorim</georss:featurename>").located == "Sorim"
    )


BROKEN = {
    "an open element": rss_of(
        "<item><title>Owl</title><description>An owl<br>was found.</description></item>"
    ),
    "junk behind it": rss_of("<item><title>Owl</title></item>") + b"<script>x</script>",
    "an attribute without quotes": rss_of("<item><title>Owl</title><enclosure url=a.mp3/></item>"),
}


@pytest.mark.parametrize("raw", BROKEN.values(), ids=BROKEN)
def test_a_broken_feed_is_read_with_a_note(raw):
    (envelope,) = rss.parse(raw, FEED)
    assert envelope.headline == "Owl"
    assert envelope.notes[0].startswith("the feed is malformed: ")


def test_a_feed_that_is_cut_loses_the_entry_it_is_cut_in():
    raw = rss_of(
        "<item><title>Owl</title><description>An owl.</description></item><item><title>Pier</title>"
    )
    owl, pier = rss.parse(cut := raw[: raw.index(b"Pier") + 2], FEED)
    assert owl.copy == "An owl."
    assert (pier.reason, pier.fault_at) == (Reason.TRUNCATED, len(cut))


def test_a_feed_in_another_encoding_than_it_declares():
    raw = b'<?xml version="1.0" encoding="utf-8"?>' + rss_of(
        "<item><title>F\xe4hre</title></item>"
    ).decode().encode("latin-1")
    (envelope,) = rss.parse(raw, FEED)
    assert envelope.headline == "Fähre"


BOMB = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
LEAK = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
REFUSED = {
    "entities of entities": (BOMB.encode() + rss_of("<item><title>&b;</title></item>"), Reason.MALFORMED),
    "entities of files": (LEAK.encode() + rss_of("<item><title>&a;</title></item>"), Reason.MALFORMED),
    "no feed": (b"https://desk.example/rss", Reason.MALFORMED),
    "half a tag": (b"<rss><channel><titl", Reason.MALFORMED),
    "a sitemap that is cut": (b"<urlset><url><loc>https://a.ex", Reason.MALFORMED),
    "thousands of namespaces": (rss_of("".join(f'<a xmlns:n{n}="u{n}"/>' for n in range(5000))), Reason.MALFORMED),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_readable_feed_is_refused(raw, reason):
    with pytest.raises(ParseError) as refusal:
        rss.parse(raw, FEED)
    assert refusal.value.reason == reason


MANY = 200_000
HOSTILE = {
    "brackets": rss_of(f"<item><description>{'(' * MANY}</description></item>"),
    "elements within elements": rss_of("<item>" + "<div>" * MANY + "</item>"),
    "entries within entries": rss_of("<item><title>x</title>" * MANY),
    "attributes": rss_of("<item " + " ".join(f'a{n}=""' for n in range(MANY)) + "/>"),
    "tags of nothing": rss_of("<item><description>" + "<" * MANY),
    "NUL bytes": rss_of(f"<item><title>{'a' + chr(0)}</title></item>") * 2,
    "no character": rss_of("<item><title>&#xfffffff;<</title></item>"),
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_feed_is_read_or_refused(raw):
    with contextlib.suppress(ParseError):
        rss.parse(raw, FEED)


def test_well_known_prefixes_need_no_declaration():
    item = (
        "<title>Owl</title><dc:creator>By Ann Lee</dc:creator><odd:one>x</odd:one>"
        "<content:encoded>&lt;p>An owl.&lt;/p></content:encoded>"
    )
    (envelope,) = rss.parse(f"<rss><channel><item>{item}</item></channel></rss>".encode(), FEED)
    assert (envelope.bylines, envelope.copy) == (("By Ann Lee",), "An owl.")
