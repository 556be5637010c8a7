"""Crawls: the pages in them, as members of an archive."""

import gzip
import mmap
import re
import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import Reason
from transforms import archives
from transforms.archives import Member, Refused, looks_like, members, warc
from transforms.source import ParseError

PAGE = "<html><body><p>다리가 다시 열렸다.</p></body></html>".encode()
URI = "https://news.example/story/17"
DATE = "2026-01-12T09:30:00Z"


def http(body=PAGE, status="200 OK", content_type="text/html; charset=utf-8", **fields):
    head = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n"
    head += "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
    return head.encode() + b"\r\n" + body


def record(block=None, kind="response", uri=URI, version="1.0", content_type=None, **fields):
    block = http() if block is None else block
    content_type = content_type or f"application/http; msgtype={kind}"
    lines = [f"WARC/{version}", f"WARC-Type: {kind}", f"WARC-Target-URI: {uri}", f"WARC-Date: {DATE}",
             "WARC-Record-ID: <urn:uuid:0>", f"Content-Type: {content_type}"]  # fmt: skip
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
    if "Content_Length" not in fields:
        lines.append(f"Content-Length: {len(block)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def arc(block, uri=URI, at="20260112093000", content_type="text/html"):
    return f"{uri} 192.0.2.1 {at} {content_type} {len(block)}\n".encode() + block + b"\n"


def filedesc(version=b"1 0 Example\nURL IP-address Archive-date Content-type Archive-length\n"):
    return arc(version, "filedesc://example.arc", content_type="text/plain")


INFO = record(b"software: example\r\n", "warcinfo", content_type="application/warc-fields")


def read(raw):
    found = list(members(raw, "crawl.warc.gz"))
    pages = [each for each in found if isinstance(each, Member)]
    refused = [(each.name, each.error.reason) for each in found if isinstance(each, Refused)]
    return pages, refused


def bodies(raw):
    return [page.content for page in read(raw)[0]]


@pytest.mark.parametrize("version", ["0.17", "0.18", "1.0", "1.1"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_a_response_is_a_member_with_its_address_and_time(version, pack):
    raw = pack(INFO) + pack(record(version=version))
    assert looks_like(raw) == ("gzip" if pack is gzip.compress else "warc")
    assert read(raw) == (
        [Member(URI, PAGE, URI, datetime(2026, 1, 12, 9, 30, tzinfo=UTC), "text/html; charset=utf-8")],
        [],
    )  # fmt: skip


TIMES = {
    "2026-01-12T09:30:00Z": datetime(2026, 1, 12, 9, 30, tzinfo=UTC),
    "2026-01-12T09:30:00.123456789Z": datetime(2026, 1, 12, 9, 30, 0, 123456, tzinfo=UTC),
    "2026-01-12": datetime(2026, 1, 12, tzinfo=UTC),
    "2026": None,
    "yesterday": None,
}


@pytest.mark.parametrize(("date", "time"), TIMES.items())
def test_the_date_is_read_in_any_precision_or_is_none(date, time):
    raw = record().replace(DATE.encode(), date.encode())
    assert read(raw)[0][0].fetched_at == time


def test_arc_1_is_read():
    raw = filedesc() + arc(http()) + arc(http(b"<rss/>", content_type="text/xml"))
    pages, refused = read(raw)
    assert [page.content for page in pages] == [PAGE, b"<rss/>"]
    assert pages[0].fetched_at == datetime(2026, 1, 12, 9, 30, tzinfo=UTC)
    assert pages[0].uri == URI
    assert not refused


def test_arc_2_is_read():
    version = b"2 0 Example\nURL IP-address Archive-date Content-type Result-code Checksum Location Offset Filename Archive-length\n"
    head = f"filedesc://x.arc 0.0.0.0 20260112093000 text/plain 200 - - 0 x.arc {len(version)}\n"
    block = http()
    line = f"{URI} 192.0.2.1 20260112093000 text/html 200 abc - 99 x.arc {len(block)}\n"
    assert bodies(head.encode() + version + b"\n" + line.encode() + block + b"\n") == [PAGE]


def test_arc_is_read_from_one_gzip_member_a_record():
    raw = b"".join(map(gzip.compress, (filedesc(), arc(http()), arc(http(b"<a/>")))))
    assert bodies(raw) == [PAGE, b"<a/>"]


def test_records_in_one_gzip_member_are_read():
    assert bodies(gzip.compress(INFO + record() + record())) == [PAGE, PAGE]


def chunked(body, size=10):
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x;x=y\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def deflated(body):
    engine = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return engine.compress(body) + engine.flush()


CODED = {
    "chunked": http(chunked(PAGE), Transfer_Encoding="chunked"),
    "chunked, the word in capitals": http(chunked(PAGE), transfer_encoding="Chunked"),
    "chunked, already joined": http(PAGE, Transfer_Encoding="chunked"),
    "gzip": http(gzip.compress(PAGE), Content_Encoding="gzip"),
    "x-gzip": http(gzip.compress(PAGE), Content_Encoding="x-gzip"),
    "gzip in chunks": http(
        chunked(gzip.compress(PAGE)), Content_Encoding="gzip", Transfer_Encoding="chunked"
    ),
    "gzip, already expanded": http(PAGE, Content_Encoding="gzip"),
    "gzip twice": http(gzip.compress(gzip.compress(PAGE)), Content_Encoding="gzip, gzip"),
    "deflate": http(zlib.compress(PAGE), Content_Encoding="deflate"),
    "deflate without a head": http(deflated(PAGE), Content_Encoding="deflate"),
    "deflate, already expanded": http(PAGE, Content_Encoding="deflate"),
    "brotli, already expanded": http(PAGE, Content_Encoding="br"),
    "identity": http(PAGE, Content_Encoding="identity"),
    "line feeds alone": http().replace(b"\r\n", b"\n"),
    "a folded field": http().replace(b"text/html;", b"text/html;\r\n "),
    "HTTP/2": http().replace(b"HTTP/1.1", b"HTTP/2"),
}


@pytest.mark.parametrize("block", CODED.values(), ids=CODED)
def test_codings_of_the_body_are_undone(block):
    assert read(record(block) + record(http(b"<next/>")))[1] == []
    assert bodies(record(block) + record(http(b"<next/>"))) == [PAGE, b"<next/>"]


UNDONE = {
    "brotli": (http(b"\x0b\x02\x80\xff\0" * 9, Content_Encoding="br"), Reason.UNREADABLE),
    "zstd": (http(b"\x28\xb5\x2f\xfd" * 9, Content_Encoding="zstd"), Reason.UNREADABLE),
    "cut gzip": (http(gzip.compress(PAGE)[:-20], Content_Encoding="gzip"), Reason.TRUNCATED),
    "damaged gzip": (http(gzip.compress(PAGE)[:-8] + bytes(8), Content_Encoding="gzip"), Reason.MALFORMED),
    "damaged deflate": (http(b"\xff\xfe\xfd" * 9, Content_Encoding="deflate"), Reason.MALFORMED),
}  # fmt: skip


@pytest.mark.parametrize(("block", "reason"), UNDONE.values(), ids=UNDONE)
def test_a_body_that_cannot_be_undone_is_refused_alone(block, reason):
    pages, refused = read(record(block) + record())
    assert [page.content for page in pages] == [PAGE]
    assert refused == [(URI, reason)]


NO_PAGES = {
    "warcinfo": INFO,
    "a request": record(b"GET / HTTP/1.1\r\n\r\n", "request"),
    "a revisit": record(http(b""), "revisit"),
    "metadata": record(b"fetchTimeMs: 4", "metadata", content_type="application/warc-fields"),
    "a continuation": record(kind="continuation"),
    "not found": record(http(status="404 Not Found")),
    "moved": record(http(status="301 Moved", Location="https://x.example/")),
    "a part": record(http(status="206 Partial Content")),
    "nothing in it": record(http(b"")),
    "a style sheet": record(http(b"p {}", content_type="text/css")),
    "a script": record(http(b"x()", content_type="application/javascript")),
    "a script of no type": record(http(b"x()", content_type=""), uri="https://x.example/a.js?v=1"),
    "an image": record(http(b"\x89PNG", content_type="image/png")),
    "a drawing": record(http(b"<svg/>", content_type="image/svg+xml")),
    "a manifest": record(http(b"{}", content_type="application/manifest+json")),
    "robots.txt": record(http(b"User-agent: *", content_type="text/plain"), uri="https://x.example/robots.txt"),
    "a name server's answer": record(b"20260112\nx.example. 1 IN A 192.0.2.1", "response", "dns:x.example", content_type="text/dns"),
    "bytes of no type": record(http(b"\0\1\2", content_type="application/octet-stream")),
    "an ARC's robots.txt": filedesc() + arc(http(b"User-agent: *"), uri="http://x.example/robots.txt"),
}  # fmt: skip


@pytest.mark.parametrize("raw", NO_PAGES.values(), ids=NO_PAGES)
def test_what_is_no_page_is_passed_over(raw):
    assert read(raw) == ([], [])


PAGES = {
    "XHTML": http(content_type="application/xhtml+xml"),
    "RSS": http(content_type="application/rss+xml; charset=euc-kr"),
    "XML": http(content_type="text/xml"),
    "JSON": http(b'{"a": 1}', content_type="application/json"),
    "ninjs": http(b'{"a": 1}', content_type="application/vnd.iptc.ninjs+json"),
    "text": http(b"text", content_type="text/plain"),
    "no type": http(content_type=""),
    "a wrong type": http(content_type="application/octet-stream"),
}


@pytest.mark.parametrize("block", PAGES.values(), ids=PAGES)
def test_what_news_may_come_in_is_a_page(block):
    assert bodies(record(block)) == [block.partition(b"\r\n\r\n")[2]]


def test_a_resource_is_the_block_itself():
    raw = record(PAGE, "resource", "file:///in/story.html", content_type="text/html")
    assert bodies(raw) == [PAGE]
    assert read(raw)[0][0].content_type == "text/html"


def test_a_text_converted_from_a_page_is_a_page():
    assert bodies(record(b"The text.", "conversion", content_type="text/plain")) == [b"The text."]


def test_an_address_in_brackets_is_bare():
    assert read(record(uri=f"<{URI}>"))[0][0].uri == URI


NOTED = {
    "by the crawler": (record(WARC_Truncated="length"), "the crawler cut the record: length"),
    "in segments": (record(WARC_Segment_Number="1"), "the crawler cut the record: segment"),
    "by the server": (record(http(Content_Length="9999")), f"{len(PAGE)} of 9999 bytes of the body"),
    "in a chunk": (record(http(chunked(PAGE)[:-12], Transfer_Encoding="chunked")),
                   "the body ends before its last chunk"),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "note"), NOTED.values(), ids=NOTED)
def test_a_page_that_was_cut_says_so(raw, note):
    pages, refused = read(raw)
    assert [page.notes for page in pages] == [(note,)]
    assert not refused


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_a_crawl_that_is_cut_anywhere_gives_what_stands_before_the_cut(pack):
    whole = pack(record())
    raw = whole + pack(record(http(b"<next/>")))
    for length in range(len(whole) + 12, len(raw) - 4):
        pages, refused = read(raw[:length])
        assert [page.content for page in pages][:1] == [PAGE]
        assert [reason for _, reason in refused] in ([Reason.TRUNCATED], [Reason.MALFORMED])


LOST = {
    "no length": record(Content_Length=""),
    "a length that is none": record(Content_Length="many"),
    "a negative length": record(Content_Length="-5"),
    "a length too long": record(Content_Length="9" * 40),
    "a length too small": record(Content_Length="40"),
    "no record": b"\r\nthis is no record\r\nnor is this\r\n",
    "a version nobody knows": record(version="9.0"),
    "a header without end": b"WARC/1.0\r\n" + b"X: y\r\n" * 400 + b"\r\n",
}


@pytest.mark.parametrize("raw", LOST.values(), ids=LOST)
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_behind_a_bad_record_the_next_one_is_read(raw, pack):
    pages, refused = read(pack(record()) + pack(raw) + pack(record(http(b"<next/>"))))
    assert pages[0].content == PAGE
    assert pages[-1].content == b"<next/>"
    assert [reason for _, reason in refused] == [Reason.MALFORMED]


def test_behind_a_damaged_gzip_member_the_next_one_is_read():
    damaged = bytearray(gzip.compress(record()))
    damaged[60:90] = b"\xff" * 30
    raw = gzip.compress(INFO) + bytes(damaged) + gzip.compress(record(http(b"<next/>")))
    pages, refused = read(raw)
    assert [page.content for page in pages] == [b"<next/>"]
    assert refused == [("record 2", Reason.MALFORMED)]


def test_a_record_that_is_too_large_is_refused_alone(monkeypatch):
    monkeypatch.setattr(warc, "MAX_RECORD_BYTES", 1000)
    raw = record(http(b"x" * 2000)) + record(http(b"x" * 2000, content_type="video/mp4")) + record()
    assert bodies(raw) == [PAGE]
    assert read(raw)[1] == [(URI, Reason.TOO_LARGE)]


def test_a_bomb_in_a_body_ends_the_crawl():
    bomb = http(gzip.compress(bytes(80_000_000)), Content_Encoding="gzip")
    pages, refused = read(record() + record(bomb) + record())
    assert [page.content for page in pages] == [PAGE]
    assert refused == [("crawl.warc.gz", Reason.TOO_LARGE)]


def test_a_bomb_of_a_crawl_ends():
    raw = gzip.compress(record() + record(http(bytes(80_000_000), content_type="video/mp4")))
    assert read(raw)[1] == [("crawl.warc.gz", Reason.TOO_LARGE)]


def test_a_crawl_may_be_larger_than_an_archive(monkeypatch):
    monkeypatch.setattr(archives, "TOTAL_BYTES", 300_000)
    monkeypatch.setattr(archives, "MEMBERS", 3)
    assert len(bodies(gzip.compress(record()) * 2000)) == 2000


def test_a_crawl_in_a_memory_map_is_read_in_place(tmp_path):
    path = tmp_path / "crawl.warc"
    path.write_bytes(INFO + record() * 3)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        found = members(mapped, "crawl.warc")
        assert next(found).content == PAGE
        assert len(list(found)) == 2


@pytest.mark.parametrize(
    "line", [b"WARC/1.0\r\n", b"\r\n", b"x" * 10_000, b"WARC/1.0\r\na: b\r\n\r\n"]
)
def test_megabytes_of_nonsense_end(line):
    pages, refused = read(b"WARC/1.0\r\n\r\n" + line * (5_000_000 // len(line)))
    assert not pages
    assert len(refused) < 3


ALL = INFO + b"".join(record(block) for block in [*CODED.values(), *PAGES.values()])
SOURCES = {
    "plain": ALL,
    "gzip": b"".join(gzip.compress(part) for part in re.split(rb"(?=WARC/1\.0)", ALL) if part),
    "arc": filedesc() + arc(http()) * 3,
}


@given(st.sampled_from(sorted(SOURCES)), st.data())
@settings(max_examples=200)
def test_a_byte_changed_or_a_part_lost_is_members_or_refused(source, data):
    raw = bytearray(SOURCES[source])
    for _ in range(data.draw(st.integers(1, 3))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    at = data.draw(st.integers(0, len(raw)))
    del raw[at : at + data.draw(st.integers(0, 50))]
    for each in members(bytes(raw), "crawl"):
        assert isinstance(each, Member) or isinstance(each.error, ParseError)


LOST = INFO + b"no record begins here\r\n" + record()
CUT = INFO + record()[:-60]
PLACES = {
    "no record where one should be": (LOST, len(INFO)),
    "the end is missing": (CUT, len(CUT)),
    "the end is missing in a header": (INFO[:40], 40),
    "no record, gzipped": (gzip.compress(LOST), None),
}


@pytest.mark.parametrize(("raw", "fault_at"), PLACES.values(), ids=PLACES)
def test_what_is_lost_of_a_crawl_is_a_fault_of_the_file(raw, fault_at):
    (refused,) = (each for each in members(raw, "crawl.warc") if isinstance(each, Refused))
    assert (refused.member, refused.error.fault_at) == (None, fault_at)
