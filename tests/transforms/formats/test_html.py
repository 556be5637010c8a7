"""Pages: what their heads declare, what of them is the story, and what is no news."""

import contextlib
import copy
import json
import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest

from schemas import Reason
from transforms.formats import html, sniff
from transforms.source import Feed, ParseError, Picture

FEED = Feed("test", time_zone="Asia/Seoul")
FIXTURES = sorted((Path(__file__).parents[2] / "feeds/formats/html").iterdir())
LEAD = "SORIM, May 7 (Desk) -- An owl that had been missing since March was found in the bell tower of Sorim on Thursday, the town said."
SECOND = "From the tower it had watched the hunt for it, which some ninety islanders had joined."
STORY = f"<article><p>{LEAD}</p><p>{SECOND}</p></article>"
NAVIGATION = "<nav><a href='/'>Home</a> <a href='/world'>World</a></nav>"


def parsed(name):
    return html.parse((FIXTURES[0].parent / name).read_bytes(), FEED)


def page(head="", body=STORY, lang="en"):
    return f"<!DOCTYPE html><html lang='{lang}'><head>{head}</head><body>{NAVIGATION}{body}</body></html>"


def one(head="", body=STORY):
    (envelope,) = html.parse(page(head, body).encode(), FEED)
    return envelope


def with_json(value, head=""):
    text = value if isinstance(value, str) else json.dumps(value)
    return one(f'{head}<script type="application/ld+json">{text}</script>')


def test_agency_page():
    (envelope,) = parsed("hanul-story.html")
    assert envelope.guid == "https://en.hanul.example/view/AEN20260505009952315"
    assert envelope.version == "2026-05-05T09:40:00+09:00"
    assert envelope.headline == "(2nd LD) Ferries to Doran resume after three days of storm & quake"
    assert envelope.agency == "Hanul News Agency"
    assert envelope.bylines == ("Seo Da-hye", "Mo Ryan")
    assert envelope.first_created_at == datetime(2026, 5, 5, 0, 12, tzinfo=UTC)
    assert envelope.version_created_at == datetime(2026, 5, 5, 0, 40, tzinfo=UTC)
    assert (envelope.language, envelope.keywords) == ("en", ("ferry", "Doran"))
    assert (envelope.header["site"], envelope.header["section"]) == ("Hanul News Agency", "Nation")
    assert [picture.text for picture in envelope.pictures] == [
        "Islanders board a ferry at Mireu on May 5, 2026. (PHOTO NOT FOR SALE) (Yonhap)"
    ]
    lines = envelope.copy.split("\n")
    assert envelope.is_body
    assert lines[:2] == [
        "(ATTN: UPDATES with port authority's remarks in paras 3-4; ADDS photo)",
        "By Seo Da-hye and Mo Ryan",
    ]
    assert lines[2].startswith("DORAN, South Korea, May 5 (Yonhap) -- Ferries")
    assert lines[-3:] == [
        "sdh@hanul.example",
        "(END)",
        "(C) Hanul News Agency. All Rights Reserved",
    ]
    assert len(lines) == 9
    assert envelope.notes == ()


def test_xhtml_with_dublin_core():
    (envelope,) = parsed("blatt-xhtml.html")
    assert envelope.headline == "Fähren fahren wieder"
    assert envelope.copy.startswith("Mireu (dpa) - Nach drei Tagen Sturm")
    assert envelope.copy.endswith("Boote | 12\nPlätze | 2.400")
    assert (envelope.bylines, envelope.language) == (("Mo Ryan",), "de")
    assert envelope.first_created_at == datetime(2026, 5, 4, 15, tzinfo=UTC)
    assert (envelope.agency, envelope.header["site"], envelope.guid) == (None, "Blatt", None)
    assert envelope.copyright_notice == "© Blatt"


def test_a_flash_is_its_one_line():
    (envelope,) = parsed("flash.html")
    assert envelope.headline == "(URGENT) Quake of magnitude 4.1 off Doran: agency"
    assert envelope.copy == "DORAN (Desk) - A quake shook Doran on Tuesday."
    assert envelope.guid == "https://desk.example/quake"


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_a_fixture_is_known_by_its_bytes(path):
    assert sniff(path.read_bytes()) == "html"


LIKE_PAGES = {
    "HTML 5": "<!doctype html>\n<title>x</title>",
    "XHTML": '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html xmlns="http://www.w3.org/1999/xhtml"/>',
    "a comment first": "<!-- saved --><HTML><body>",
    "no html element": "<head><title>x</title></head>",
    "a fragment": "<div><p>x</p></div>",
}


@pytest.mark.parametrize("text", LIKE_PAGES.values(), ids=LIKE_PAGES)
def test_pages_are_known(text):
    assert html.looks_like(text.encode())


NOT_PAGES = {
    "NITF": "<?xml version='1.0'?><nitf><body/></nitf>",
    "a feed": "<rss version='2.0'/>",
    "SGML": "<!DOCTYPE lewis SYSTEM 'lewis.dtd'><REUTERS/>",
    "copy": "html is a format",
}


@pytest.mark.parametrize("text", NOT_PAGES.values(), ids=NOT_PAGES)
def test_other_documents_are_not(text):
    assert not html.looks_like(text.encode())


ARTICLE = {"@type": "NewsArticle", "headline": "Owl found", "datePublished": "2026-05-07T10:00:00Z"}
GRAPHS = {
    "alone": ARTICLE,
    "in a list": [{"@type": "Organization", "name": "Desk"}, ARTICLE],
    "in a graph": {"@graph": [{"@type": "WebSite", "name": "Desk"}, ARTICLE]},
    "as the main entity": {"@type": "WebPage", "mainEntity": ARTICLE},
    "of several types": ARTICLE | {"@type": ["Thing", "http://schema.org/ReportageNewsArticle"]},
    "with a comma too many": json.dumps(ARTICLE).replace("}", ",}"),
    "with line ends in texts": json.dumps(ARTICLE | {"description": "a\nb"}).replace("\\n", "\n"),
    "wrapped in CDATA": f"//<![CDATA[\n{json.dumps(ARTICLE)}\n//]]>",
    "closed as a statement": f"{json.dumps(ARTICLE)};",
    "with the same story twice": [ARTICLE, ARTICLE],
}  # fmt: skip


@pytest.mark.parametrize("value", GRAPHS.values(), ids=GRAPHS)
def test_json_ld_is_read(value):
    envelope = with_json(value)
    assert envelope.headline == "Owl found"
    assert envelope.first_created_at == datetime(2026, 5, 7, 10, tzinfo=UTC)
    assert envelope.notes == ()


def test_of_several_stories_that_of_the_page_is_read():
    other = ARTICLE | {"headline": "Pier opens", "url": "https://a.example/2"}
    envelope = with_json(
        [other, ARTICLE | {"url": "https://a.example/1"}],
        '<link rel="canonical" href="https://a.example/1">',
    )
    assert envelope.headline == "Owl found"


def test_broken_json_ld_is_noted():
    envelope = with_json("{'headline': Owl", "<title>Owl found</title>")
    assert (envelope.headline, envelope.notes) == ("Owl found", ("JSON-LD that cannot be read",))


SAID = {
    "an author": ({"author": "Ann Lee"}, "bylines", ("Ann Lee",)),
    "authors": ({"author": [{"name": "Ann Lee"}, {"@type": "Person", "name": "Bo Day"}]}, "bylines", ("Ann Lee", "Bo Day")),
    "authors in one name": ({"author": {"name": ["Ann Lee", "Bo Day"]}}, "bylines", ("Ann Lee", "Bo Day")),
    "an author by address": ({"author": "https://a.example/ann"}, "bylines", ()),
    "a publisher": ({"publisher": {"name": "Desk"}}, "agency", "Desk"),
    "a provider before the publisher": ({"publisher": {"name": "Blatt"}, "provider": {"name": "Desk"}}, "agency", "Desk"),
    "keywords with commas": ({"keywords": "owl, tower"}, "keywords", ("owl", "tower")),
    "keywords in a list": ({"keywords": ["owl", "tower"]}, "keywords", ("owl", "tower")),
    "entities": ({"headline": "Owl &amp; tower&#039;s bell"}, "headline", "Owl & tower's bell"),
    "a line below the headline": ({"alternativeHeadline": "It is well"}, "subheadline", "It is well"),
    "a modification": ({"dateModified": "2026-05-07T11:00:00Z"}, "version", "2026-05-07T11:00:00Z"),
    "a correction": ({"correction": "It was a barn owl."}, "edit_note", "It was a barn owl."),
    "a place": ({"contentLocation": {"@type": "Place", "name": "Sorim"}}, "located", "Sorim"),
    "an opinion": ({"@type": "OpinionNewsArticle"}, "genre", "Opinion"),
    "an address": ({"mainEntityOfPage": {"@id": "https://a.example/1"}}, "guid", "https://a.example/1"),
    "a paywall": ({"isAccessibleForFree": "False"}, "notes", ("behind a paywall: the text may be cut",)),
    "a picture": ({"image": [{"caption": "The owl.", "creditText": "Mo"}, "https://a.example/a.jpg"]}, "pictures", (Picture(text="The owl.", credit="Mo"),)),
    "a language": ({"inLanguage": "en-GB"}, "language", "en"),
}  # fmt: skip


@pytest.mark.parametrize(("said", "name", "value"), SAID.values(), ids=SAID)
def test_what_json_ld_says_of_the_story(said, name, value):
    assert getattr(with_json(ARTICLE | said), name) == value


def meta(**contents):
    return "".join(f'<meta name="{name}" content="{text}">' for name, text in contents.items())


METAS = {
    "an author": (meta(author="Ann Lee"), "bylines", ("Ann Lee",)),
    "an author's page": ('<meta property="article:author" content="https://a.example/ann">', "bylines", ()),
    "tags": ('<meta property="article:tag" content="owl"><meta property="article:tag" content="tower">', "keywords", ("owl", "tower")),
    "the canonical address": ('<link rel="canonical" href="https://a.example/1"><meta property="og:url" content="https://a.example/2">', "guid", "https://a.example/1"),
    "the address shared": ('<meta property="og:url" content="https://a.example/2">', "guid", "https://a.example/2"),
    "a front page as canonical": ('<link rel="canonical" href="https://a.example/"><meta property="og:url" content="https://a.example/2">', "guid", "https://a.example/2"),
    "a relative address": ('<link rel="canonical" href="/1">', "guid", None),
    "a local time": (meta(pubdate="2026-05-07 10:00"), "first_created_at", datetime(2026, 5, 7, 1, tzinfo=UTC)),
    "a modification": ('<meta property="article:modified_time" content="2026-05-07T10:00:00Z">', "version_created_at", datetime(2026, 5, 7, 10, tzinfo=UTC)),
    "a copyright": (meta(copyright="Desk"), "copyright_notice", "Desk"),
    "a site is no agency": ('<meta property="og:site_name" content="Desk">', "agency", None),
}  # fmt: skip


@pytest.mark.parametrize(("head", "name", "value"), METAS.values(), ids=METAS)
def test_what_the_head_says(head, name, value):
    assert getattr(one(head), name) == value


SITE = '<meta property="og:site_name" content="Desk">'
HEADLINES = {
    "the heading before the title": (f"{SITE}<title>Owl | Desk</title>", "<h1>Owl found</h1>", "Owl found"),
    "the heading that is the title": ("<title>Owl found</title>", "<h1>Desk news</h1><h1>Owl found</h1>", "Owl found"),
    "a heading that is the site": (f"{SITE}<title>Owl found</title>", "<h1>Desk</h1>", "Owl found"),
    "the shared title": (f'{SITE}<title>x</title><meta property="og:title" content="Owl found - Desk">', "", "Owl found"),
    "a title that ends in its site": (f"{SITE}<title>Owl - found | Desk</title>", "", "Owl - found"),
    "a title that ends in another name": (f"{SITE}<title>Owl found | Sorim</title>", "", "Owl found | Sorim"),
    "none": ("", "", None),
}  # fmt: skip


@pytest.mark.parametrize(("head", "heading", "headline"), HEADLINES.values(), ids=HEADLINES)
def test_headlines(head, heading, headline):
    envelope = one(head, heading + STORY)
    assert envelope.headline == headline
    assert envelope.copy.split("\n")[-2:] == [LEAD, SECOND]


ABOVE = {
    "the heading": "<h1>Owl found</h1>",
    "a heading and the time": "<h1>Owl found</h1><p>Published: Thu., May 7, 2026, 10:00 a.m. KST</p>",
    "a heading, the time, and the update": "<h1>Owl found</h1><p>입력 2026.05.07. 10:00</p><p>Last updated May 7, 2026 at 11:00 PM</p>",
}


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE)
def test_the_copy_begins_below_headline_and_time(above):
    body = f"<article>{above}<p>{LEAD}</p><p>{SECOND}</p></article>"
    assert one("<title>Owl found</title>", body).copy == f"{LEAD}\n{SECOND}"


def test_a_line_that_repeats_the_headline_alone_stays():
    envelope = one(
        f"<title>Owl found</title>{meta(pubdate='2026-05-07')}",
        "<article><h1>Owl found</h1><p>Owl found</p></article>",
    )
    assert envelope.copy == "Owl found"


CAPTIONS = {
    "a figure": "<figure><img src='a.jpg'><figcaption>The owl. (Desk)</figcaption></figure>",
    "a class of old": "<div><img src='a.jpg'><p class='caption'>The owl. (Desk)</p></div>",
    "a class among others": "<div class='wp-caption aligncenter'><img src='a.jpg'><p class='wp-caption-text'>The owl. (Desk)</p></div>",
    "a photo desk's class": "<span class='img'><img src='a.jpg'></span><p class='txt-desc'>The owl. (Desk)</p>",
    "the same twice": "<figure><figcaption>The owl. (Desk)</figcaption></figure>" * 2,
}


@pytest.mark.parametrize("figure", CAPTIONS.values(), ids=CAPTIONS)
def test_captions_are_pictures_and_no_copy(figure):
    envelope = one("", f"<article>{figure}<p>{LEAD}</p><p>{SECOND}</p></article>")
    assert [picture.text for picture in envelope.pictures] == ["The owl. (Desk)"]
    assert envelope.copy == f"{LEAD}\n{SECOND}"


def test_the_credit_of_a_caption_stands_apart():
    figure = "<figure><figcaption>The owl.<span class='credit'>Mo Ryan</span></figcaption></figure>"
    assert one("", figure + STORY).pictures == (Picture(text="The owl.", credit="Mo Ryan"),)


def test_captions_of_other_stories_are_none():
    aside = "<aside><figure><figcaption>The pier.</figcaption></figure></aside>"
    assert one("", STORY + aside).pictures == ()


LINKS = (
    "<ul>"
    + "".join(
        f"<li><a href='/{n}'>Owl number {n} is found in the tower of Sorim after months</a></li>"
        for n in range(9)
    )
    + "</ul>"
)
NO_NEWS = {
    "a front page": page("<title>Desk</title>", LINKS),
    "a list that says so": page('<script type="application/ld+json">{"@type": "CollectionPage"}</script>'),
    "a page not found": page("<title>404 Not Found</title>"),
    "a question for consent": page("<title>Before you continue to Desk</title>"),
    "a check": page("<title>Just a moment...</title>", "<p>Checking your browser before you go on to desk.example.</p>"),
    "a line": page("<title>Desk</title>", "<p>It works!</p>"),
    "nothing": "<html></html>",
    "frames": "<html><frameset><frame src='a'></frameset></html>",
}  # fmt: skip


@pytest.mark.parametrize("text", NO_NEWS.values(), ids=NO_NEWS)
def test_what_holds_no_story_is_no_news(text):
    assert html.parse(text.encode(), FEED) == []


def test_a_page_that_declares_nothing_is_read():
    (envelope,) = html.parse(
        f"<html><body><h1>Owl found</h1><p>{LEAD}<p>{SECOND}</body></html>".encode(), FEED
    )
    assert (envelope.headline, envelope.copy) == ("Owl found", f"{LEAD}\n{SECOND}")


DATED = f"<title>Owl found</title>{meta(pubdate='2026-05-07')}"
REFUSED = {
    "a story without text": page(DATED, ""),
    "a headline alone": page(DATED, "<h1>Owl found</h1>"),
    "a page of scripts": page(
        DATED,
        "<div id='root'></div><noscript>You need to enable JavaScript.</noscript><p>Please enable JavaScript to read on.</p>",
    ),
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_a_story_without_text_is_refused(text):
    with pytest.raises(ParseError) as refusal:
        html.parse(text.encode(), FEED)
    assert refusal.value.reason == Reason.NO_BODY


ENCODINGS = {
    "UTF-8": ("", "utf-8"),
    "a byte order mark": ("", "utf-8-sig"),
    "UTF-16 with its mark": ("", "utf-16"),
    "a meta": ("<meta charset=euc-kr>", "cp949"),
    "a meta of HTML 4": ('<meta http-equiv="Content-Type" content="text/html; charset=ks_c_5601-1987">', "cp949"),
    "a meta that is wrong": ("<meta charset=iso-8859-1>", "utf-8"),
    "none declared": ("", "cp949"),
}  # fmt: skip


@pytest.mark.parametrize(("head", "codec"), ENCODINGS.values(), ids=ENCODINGS)
def test_encodings(head, codec):
    korean = (
        "소림 종탑에서 지난 3월 사라진 부엉이가 목요일에 발견됐다고 시 당국이 밝혔다. 주민 90여 명이 수색에 참여했다. "
        * 6
    )
    text = page(f"{head}<title>부엉이 발견</title>", f"<article><p>{korean}</p></article>")
    (envelope,) = html.parse(text.encode(codec), FEED)
    assert envelope.headline == "부엉이 발견"
    assert envelope.copy == korean.strip()


def test_nothing_is_logged():
    records = []
    handler = logging.Handler(logging.DEBUG)
    handler.emit = records.append
    logging.getLogger().addHandler(handler)
    html.parse(b"<html><body></body></html>", FEED)
    logging.getLogger().removeHandler(handler)
    assert [
        record.getMessage() for record in records if record.name.startswith("trafilatura")
    ] == []


MANY = 100_000
HOSTILE = {
    "brackets": page(DATED, f"<p>{'(' * MANY}</p>"),
    "spaces": page(DATED, f"<p>{' ' * MANY}</p>"),
    "elements within elements": page(DATED, "<div>" * MANY + "x"),
    "lists within lists": page(DATED, "<ul><li>x" * 200),
    "attributes": f"<html><body {' '.join(f'a{n}=1' for n in range(MANY))}><p>x",
    "NUL bytes": page(DATED, f"<p>{'a' + chr(0)}</p>" * 1000),
    "JSON within JSON": page(f'{DATED}<script type="application/ld+json">{"[" * MANY}</script>'),
    "a type that is none": page(f'{DATED}<script type="application/ld+json">{{"@type": 1, "@id": [], "author": [[[["x"]]]]}}</script>'),
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page_is_read_or_refused(text):
    with contextlib.suppress(ParseError):
        html.parse(text.encode(), FEED)


def values_of(value):
    """Each value inside a JSON value, as the container and key it stands under."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield value, key
        if isinstance(inner, (dict, list)):
            yield from values_of(inner)


@pytest.mark.parametrize(
    "garbage", [None, 9, "", "::99", [], {}, [None], {"@id": 9}, [["x"]]], ids=repr
)
def test_json_ld_with_a_value_garbled_is_read(garbage):
    value = {"@graph": [{"@id": "#o", "name": "Desk"}, ARTICLE | {
        "author": [{"name": "Ann"}], "publisher": {"@id": "#o"}, "image": {"caption": "The owl."}, "keywords": ["a"],
    }]}  # fmt: skip
    for at in range(sum(1 for _ in values_of(value))):
        changed = copy.deepcopy(value)
        container, key = list(values_of(changed))[at]
        container[key] = garbage
        assert with_json(changed, "<title>Owl</title>").copy == f"{LEAD}\n{SECOND}"
