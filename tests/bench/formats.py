"""Reading each format: items a second on one core, beside a peer or a limit in the same run.

    python -m tests.bench.formats

The same generated stories, written out in every format, bytes to rows. The peer is what people use
today (feedparser, trafilatura, IPTC's NewsMLG2, warcio, the standard library's email), which stops
where ours goes on to the copy; where there is none, the limit: what parses the bytes and no more.
"""

import email
import email.policy
import gc
import io
import json
import time
from collections.abc import Callable
from html import escape

import feedparser
import orjson
import trafilatura
from lxml import etree
from warcio.archiveiterator import ArchiveIterator

from flows.workers import OBJECTS_BEFORE_COLLECTION
from tests.bench.generate import story
from tests.copies import pulled
from transforms.source import Feed
from transforms.work import work

DOCUMENTS = 400
ROUNDS = 3
FEED = Feed("bench", agency="Yonhap", time_zone="Asia/Seoul")
SCRIPT = "window.page = {};" * 2000
"""Pages of news sites carry more script than story."""
HEADLINE = "Ferries resume after two-day strike"


class Story:
    """A generated story, taken apart."""

    def __init__(self, number: int) -> None:
        lines = [line for line in story(number).split("\n") if line and line[0] not in "!|("]
        at = next(n for n, line in enumerate(lines) if line.startswith("By "))
        self.number = number
        self.byline = lines[at]
        dateline, _, first = lines[at + 1].partition(" -- ")
        self.dateline = f"{dateline} --"
        self.body = [first, *lines[at + 2 :]]

    @property
    def html(self) -> str:
        """The body as paragraphs of HTML."""
        return "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in self.body)


def plain(s: Story) -> str:
    body = "\n".join(s.body)
    return f"case {s.number}\n{HEADLINE}\n{s.byline}\n{s.dateline} {body}\n(END)\n"


def anpa(s: Story) -> str:
    body = "\r\n\t".join(s.body)
    return (
        f"\x16\x16\x01a{s.number:04d}\x1f_asian\r\nr i \x13\x11BC-Case {s.number} 01-12 0400\r\n"
        f"\x02\r\n^{HEADLINE}<\r\n^{s.byline}=\r\n\t{s.dateline} {body}\r\n\x03\r\n"
        "AP-WF-01-12-26 0930GMT\r\n\x04"
    )


def iptc_7901(s: Story) -> str:
    body = "\r\n   ".join(s.body)
    return (
        f"\x01yon{s.number:04d} 4 i 400 ynhap   ynp {s.number:03d}\r\ncase {s.number}/\r\n\x02"
        f"{HEADLINE} =\r\n{s.byline}\r\n{s.dateline} {body}\r\n\x03120930 GMT Jan 26\r\n\x7f\x7f\x04"
    )


def zczc(s: Story) -> str:
    body = "\n".join(s.body)
    return f"ZCZC YON{s.number:04d}\n{HEADLINE}\n{s.dateline} {body}\nNNNN\n"


def nitf(s: Story) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><nitf><head><docdata management-status="usable">'
        f'<doc-id id-string="case-{s.number}" regsrc="Yonhap"/><urgency ed-urg="4"/>'
        f'<date.issue norm="20260112T093000Z"/><du-key key="case-{s.number}" version="1"/></docdata>'
        f"</head><body><body.head><hedline><hl1>{HEADLINE}</hl1></hedline><byline>{s.byline}</byline>"
        f"<dateline>{s.dateline}</dateline></body.head><body.content>{s.html}</body.content></body>"
        "</nitf>"
    )


def newsml_1(s: Story) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><NewsML><NewsEnvelope><DateAndTime>20260112T093000Z'
        "</DateAndTime></NewsEnvelope><NewsItem><Identification><NewsIdentifier><ProviderId>yna.example"
        f"</ProviderId><DateId>20260112</DateId><NewsItemId>{s.number}</NewsItemId><RevisionId>1"
        f"</RevisionId><PublicIdentifier>urn:newsml:yna.example:20260112:{s.number}:1</PublicIdentifier>"
        '</NewsIdentifier></Identification><NewsManagement><NewsItemType FormalName="News"/>'
        "<FirstCreated>20260112T093000Z</FirstCreated><ThisRevisionCreated>20260112T093000Z"
        '</ThisRevisionCreated><Status FormalName="Usable"/></NewsManagement><NewsComponent><NewsLines>'
        f"<HeadLine>{HEADLINE}</HeadLine><ByLine>{s.byline}</ByLine><DateLine>{s.dateline}</DateLine>"
        f"</NewsLines><ContentItem><DataContent>{s.html}</DataContent></ContentItem></NewsComponent>"
        "</NewsItem></NewsML>"
    )


def newsml_g2(s: Story) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"'
        f' guid="urn:newsml:yna.example:20260112:{s.number}" version="1" standard="NewsML-G2"'
        ' standardversion="2.29" conformance="power" xml:lang="en"><itemMeta>'
        '<itemClass qcode="ninat:text"/><provider literal="Yonhap"/><versionCreated>'
        '2026-01-12T09:30:00Z</versionCreated><pubStatus qcode="stat:usable"/></itemMeta><contentMeta>'
        f"<urgency>4</urgency><slugline>case {s.number}</slugline><headline>{HEADLINE}</headline>"
        f"<by>{s.byline}</by><dateline>{s.dateline}</dateline></contentMeta><contentSet>"
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<body>{s.html}</body></html></inlineXML></contentSet></newsItem>"
    )


def ninjs(s: Story) -> str:
    return json.dumps(
        {
            "uri": f"urn:newsml:yna.example:20260112:{s.number}",
            "version": "1",
            "type": "text",
            "pubstatus": "usable",
            "versioncreated": "2026-01-12T09:30:00Z",
            "headline": HEADLINE,
            "byline": s.byline,
            "dateline": s.dateline,
            "body_html": s.html,
        }
    )


def ap_json(s: Story) -> str:
    item = {
        "uri": f"https://api.example/content/{s.number}",
        "altids": {"itemid": f"c0ffee{s.number}", "etag": "1"},
        "version": 1,
        "type": "text",
        "versioncreated": "2026-01-12T09:30:00Z",
        "pubstatus": "usable",
        "headline": HEADLINE,
        "slugline": f"BC-Case {s.number}",
        "story": {"nitf": f"<block>{s.html}</block>"},
    }
    return json.dumps({"data": {"items": [{"item": item}]}})


def dpa_json(s: Story) -> str:
    return json.dumps(
        {
            "urn": f"urn:newsml:dpa.com:20090101:{s.number}",
            "entry_id": f"e{s.number}",
            "version": 1,
            "version_created": "2026-01-12T09:30:00Z",
            "pubstatus": "usable",
            "headline": HEADLINE,
            "dateline": "Hanul (dpa) - ",
            "article_html": f"<section>{s.html}</section>",
        }
    )


def mail(s: Story) -> str:
    body = "\n\n".join(s.body)
    return (
        f"From: wire@hanul.example\nDate: Mon, 12 Jan 2026 09:30:00 +0000\nSubject: {HEADLINE}\n"
        f"Message-ID: <{s.number}@hanul.example>\nMIME-Version: 1.0\nContent-Type: text/plain; "
        f"charset=utf-8\n\n{s.byline}\n\n{s.dateline} {body}\n"
    )


def rss(s: Story) -> str:
    entries = "".join(
        f"<item><title>{HEADLINE}</title><link>https://hanul.example/{s.number}/{n}</link>"
        f"<guid>https://hanul.example/{s.number}/{n}</guid><pubDate>Mon, 12 Jan 2026 09:30:00 GMT"
        f"</pubDate><description>{escape(f'<p>{paragraph}</p>')}</description></item>"
        for n, paragraph in enumerate(s.body)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Hanul</title>{entries}</channel></rss>'


def page(s: Story) -> str:
    links = "".join(
        f'<li><a href="/{n}">Another story of the day, number {n}</a></li>' for n in range(200)
    )
    about = json.dumps(
        {"@type": "NewsArticle", "headline": HEADLINE, "datePublished": "2026-01-12T09:30:00Z"}
    )
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{HEADLINE} | Hanul</title>'
        f'<link rel="canonical" href="https://hanul.example/{s.number}">'
        f'<script type="application/ld+json">{about}</script><script>{SCRIPT}</script></head><body><nav><ul>{links}</ul></nav>'
        f"<article><h1>{HEADLINE}</h1><p>{s.byline}</p>{s.html}</article><footer><ul>{links}</ul>"
        "</footer></body></html>"
    )


def warc(s: Story) -> str:
    body = page(s)
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}"
    size = len(http.encode())
    return (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://hanul.example/{s.number}\r\n"
        f"WARC-Date: 2026-01-12T09:30:00Z\r\nWARC-Record-ID: <urn:uuid:{s.number:032x}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {size}\r\n\r\n{http}\r\n\r\n"
    )


def peer_g2(raw: bytes) -> None:
    from NewsMLG2 import NewsMLG2Document

    NewsMLG2Document(raw)


def peer_warc(raw: bytes) -> None:
    for record in ArchiveIterator(io.BytesIO(raw)):
        record.content_stream().read()


def peer_mail(raw: bytes) -> None:
    email.message_from_bytes(raw, policy=email.policy.default).get_body().get_content()


TEXT, STRUCTURE = 5000, 2000
WIRES: list[tuple[str, Callable[[Story], str], str, Callable[[bytes], object], int | float]] = [
    ("plain", plain, "decoding and splitting", lambda raw: raw.decode().split("\n"), TEXT),
    ("anpa", anpa, "decoding and splitting", lambda raw: raw.decode().split("\n"), TEXT),
    ("iptc_7901", iptc_7901, "decoding and splitting", lambda raw: raw.decode().split("\n"), TEXT),
    ("zczc", zczc, "decoding and splitting", lambda raw: raw.decode().split("\n"), TEXT),
    ("nitf", nitf, "lxml alone", etree.fromstring, STRUCTURE),
    ("newsml_1", newsml_1, "lxml alone", etree.fromstring, STRUCTURE),
    ("newsml_g2", newsml_g2, "IPTC's NewsMLG2", peer_g2, STRUCTURE),
    ("ninjs", ninjs, "orjson alone", orjson.loads, STRUCTURE),
    ("ap_json", ap_json, "orjson alone", orjson.loads, STRUCTURE),
    ("dpa_json", dpa_json, "orjson alone", orjson.loads, STRUCTURE),
    ("mail", mail, "the standard library's email", peer_mail, TEXT),
    ("rss", rss, "feedparser", lambda raw: feedparser.parse(io.BytesIO(raw)), 1.2),
    ("html", page, "trafilatura", lambda raw: trafilatura.bare_extraction(raw), 1.2),
    ("warc", warc, "warcio", peer_warc, STRUCTURE),
]


def seconds(run: Callable[[], object]) -> float:
    """The best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - began)
    return best


def main() -> None:
    """Print items a second, and how many times as long as the peer each format takes."""
    gc.set_threshold(OBJECTS_BEFORE_COLLECTION, 20, 20)
    print(f"{'format':<10} {'items/s':>8}  aim          times as long as")
    for name, write, peer_name, peer, aim in WIRES:
        count = DOCUMENTS // 10 if name in ("rss", "html", "warc") else DOCUMENTS
        raws = [write(Story(n)).encode() for n in range(count)]
        files = [pulled(raw, f"{name}-{n}") for n, raw in enumerate(raws)]
        items = len(work(files, FEED).items)
        ours = seconds(lambda files=files: work(files, FEED).tables())
        theirs = seconds(lambda raws=raws, peer=peer: [peer(raw) for raw in raws])
        wanted = f"{aim:,} items/s" if aim >= 100 else f"{aim} times"
        print(f"{name:<10} {items / ours:>8,.0f}  {wanted:<12} {ours / theirs:6.1f} {peer_name}")


if __name__ == "__main__":
    main()
