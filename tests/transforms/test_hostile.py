"""Documents made to hurt: each ends as rows or a reject, in bounded time, and fetches nothing."""

import gzip
import io
import signal
import socket
import tarfile
import zipfile

import pytest

from schemas import Reason
from tests.copies import worked
from transforms.source import Feed

FEED = Feed("hostile")
GUARD_SECONDS = 60
"""Against a hang alone: what these take is seconds on a slow machine."""
MEGABYTE = 2**20


@pytest.fixture(autouse=True)
def guard(monkeypatch):
    """No document may hang, or open a connection."""

    def refuse(*_, **__):
        raise AssertionError("a document made us open a connection")

    def late(*_):
        raise AssertionError(f"longer than {GUARD_SECONDS} s")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    was = signal.signal(signal.SIGALRM, late)
    signal.alarm(GUARD_SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, was)


def nitf(inside, doctype=""):
    return f'<?xml version="1.0"?>{doctype}<nitf><body><body.head><hedline><hl1>Tides</hl1></hedline></body.head><body.content>{inside}</body.content></body></nitf>'.encode()


BOMB = "<!DOCTYPE nitf [" + '<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
) + "]>"  # fmt: skip

EXPANDING = {
    "an entity bomb": nitf("<p>&j;</p>", BOMB),
    "an entity bomb in an attribute": nitf('<p class="&j;">Low tide.</p>', BOMB),
    "an external entity": nitf("<p>&x;</p>", '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    "an external DTD": nitf("<p>Low tide.</p>", '<!DOCTYPE nitf SYSTEM "http://192.0.2.1/nitf.dtd">'),
    "a parameter entity": nitf("<p>Low tide.</p>", '<!DOCTYPE nitf [<!ENTITY % x SYSTEM "http://192.0.2.1/x">%x;]>'),
    "an XInclude": nitf('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'),
    "a stylesheet": b'<?xml-stylesheet href="http://192.0.2.1/x.xsl"?>' + nitf("<p>Low tide.</p>")[21:],
}  # fmt: skip


@pytest.mark.parametrize("raw", EXPANDING.values(), ids=EXPANDING)
def test_nothing_is_expanded_or_fetched(raw):
    rows = worked(raw, "tides.xml", FEED)
    assert rows.items or rows.rejects
    said = repr(rows.items) + repr(rows.rejects)
    assert "root:" not in said
    assert "aaaaaaaaaaaaaaaaaaaa" not in said


DEEP = 100_000
NESTED = {
    "XML": b"<nitf>" + b"<p>" * DEEP + b"</p>" * DEEP + b"</nitf>",
    "JSON lists": b'{"uri": "x", "headline": ' + b"[" * DEEP + b"]" * DEEP + b"}",
    "JSON objects": b'{"uri": "x", "versioncreated": ' + b'{"a":' * DEEP + b"1" + b"}" * DEEP + b"}",
    "HTML": b"<!DOCTYPE html><html><body>" + b"<div>" * DEEP + b"Low tide." + b"</div>" * DEEP,
    "HTML in JSON": b'{"uri": "urn:x", "versioncreated": "2026-01-01T00:00:00Z", "headline": "Tides", "body_html": "' + b"<div>" * DEEP + b'Low tide."}',
    "RSS": b"<rss><channel>" + b"<item>" * DEEP + b"</channel></rss>",
    "brackets": b"SEOUL, Jan. 12 (Yonhap) -- " + b"(" * DEEP + b"\n(END)\n",
}  # fmt: skip


@pytest.mark.parametrize("raw", NESTED.values(), ids=NESTED)
def test_a_deep_document_is_bounded(raw):
    rows = worked(raw, "deep", FEED)
    assert rows.feed_files[0].outcome


FILLERS = ["(", ")", ",", "[", "![", "|", "`", "'", '"', "-", "_ ", "* ", "&", "&amp;", "<", "▲", "(END)",
           "a" * 30 + " ", "1 ", ". ", "By A ", "SEOUL, ", "Ã©", "\u200b", "\n", " \n", "KILL "]  # fmt: skip


@pytest.mark.parametrize("filler", FILLERS, ids=repr)
def test_five_megabytes_of_one_thing_are_bounded(filler):
    body = filler * (5 * MEGABYTE // len(filler.encode()))
    for raw in (
        f"Tides\nSEOUL, Jan. 12 (Yonhap) -- Low tide. {body}\nThe end.\n(END)\n",
        nitf(f"<p>{body.replace('&', '&amp;').replace('<', '&lt;')}</p>").decode(),
    ):
        assert worked(raw, "long", FEED).feed_files[0].outcome


ODD_BYTES = {
    "NUL bytes": b"<nitf>\0\0</nitf>",
    "NULs alone": b"\0" * 5000,
    "control bytes in an id": nitf("<p>Low tide.</p>").replace(b"<body>", b'<head><docdata><doc-id id-string="a&#1;b"/></docdata></head><body>', 1),
    "a lone surrogate": b'{"uri": "urn:x", "versioncreated": "2026-01-01T00:00:00Z", "headline": "\\ud83d", "body_text": "Low tide."}',
    "a size that is not there": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 1073741824\r\n\r\nx",
    "a number without end": b'{"uri": "x", "version": ' + b"9" * 100_000 + b"}",
    "a year beyond all": b'{"uri": "urn:x", "versioncreated": "99999-01-01T00:00:00Z", "headline": "Tides", "body_text": "Low."}',
    "the last day there is": b'{"uri": "urn:x", "versioncreated": "9999-12-31T23:59:59-12:00", "headline": "Tides", "body_text": "Low."}',
}  # fmt: skip


@pytest.mark.parametrize("raw", ODD_BYTES.values(), ids=ODD_BYTES)
def test_odd_bytes_are_read_or_refused(raw):
    rows = worked(raw, "odd", FEED)
    assert rows.feed_files[0].outcome
    rows.tables()


def zipped(files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def test_an_archive_that_expands_a_thousandfold_is_refused():
    for raw in (zipped({"a.txt": b"0" * (64 * MEGABYTE)}), gzip.compress(b"0" * (64 * MEGABYTE))):
        rows = worked(raw, "bomb", FEED)
        assert [reject.reason for reject in rows.rejects] == [Reason.TOO_LARGE]


def test_no_name_leads_out_of_an_archive():
    story = nitf("<p>Low tide.</p>")
    rows = worked(
        zipped({"../../etc/x.xml": story, "/abs.xml": story, "fine.xml": story}), "a.zip", FEED
    )
    assert len(rows.items) == 1
    assert {reject.reason for reject in rows.rejects} == {Reason.UNSAFE}


def test_a_link_in_an_archive_is_refused():
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        link = tarfile.TarInfo("passwd")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert [one.reason for one in worked(packed.getvalue(), "a.tar", FEED).rejects] == [
        Reason.UNSAFE
    ]
