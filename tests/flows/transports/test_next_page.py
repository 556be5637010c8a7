"""Where a page says that the next one is."""

import httpx
import pytest

from flows.transports.http import next_page

LINKS = {
    "plain": ('<https://w.example/?page=2>; rel="next"', "https://w.example/?page=2"),
    "without quotes": ("<?page=2>; rel=next", "?page=2"),
    "among others": ('<?page=1>; rel=prev, <?page=3>; rel="next"; title="x"', "?page=3"),
    "of several relations": ('<?page=2>; rel="last NEXT"', "?page=2"),
    "rel comes last": ('<?page=2>; title="a; b, c"; REL="next"', "?page=2"),
    "commas in the address": ("<?f=a,b;c>;rel=next,<?x>;rel=last", "?f=a,b;c"),
    "the first rel counts": ("<?a>; rel=prev; rel=next", None),
    "of another document": ('<?a>; rel=next; anchor="/other"', None),
    "next in a title": ('<?a>; rel=prev; title="rel=next"', None),
    "a relation that is longer": ("<?a>; rel=nextish", None),
    "nothing": ("", None),
    "torn": ("<?a; rel=next", None),
}


@pytest.mark.parametrize(("line", "expected"), LINKS.values(), ids=LINKS)
def test_a_link_header_names_the_next_page(line, expected):
    assert next_page.of(httpx.Headers({"Link": line}), b"", None) == expected


def test_link_headers_may_be_several():
    headers = httpx.Headers([("Link", "<?a>; rel=prev"), ("Link", "<?b>; rel=next")])
    assert next_page.of(headers, b"", None) == "?b"


def test_a_hostile_link_header_is_read_in_no_time():
    line = "<?a>" + "; a=b" * 20_000 + "<" * 20_000
    assert next_page.of(httpx.Headers({"Link": line}), b"", None) is None


ATOM = b'<feed xmlns="http://www.w3.org/2005/Atom">%s<entry/></feed>'
FEEDS = {
    "Atom": (
        ATOM % b'<link rel="self" href="?1"/><link rel="next" href="?a=1&amp;b=2"/>',
        "?a=1&b=2",
    ),
    "RSS": (
        b'<rss xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
        b'<atom:link rel="next" href="?2"/></channel></rss>',
        "?2",
    ),
    "of an entry": (
        ATOM.replace(b"<entry/>", b'<entry><link rel="next" href="?2"/></entry>') % b"",
        None,
    ),
    "broken": (b'<feed><link rel="next" href="?2">', None),
    "without an address": (ATOM % b'<link rel="next"/>', None),
    "plain text": (b"next rel=next href", None),
    "an entity bomb": (
        b'<!DOCTYPE f [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><feed>&b;<link rel="next"/></feed>',
        None,
    ),
}


@pytest.mark.parametrize(("body", "expected"), FEEDS.values(), ids=FEEDS)
def test_a_feed_names_the_next_page(body, expected):
    assert next_page.of(httpx.Headers(), body, None) == expected


JSON = {
    "an address": ("links.next", b'{"links": {"next": "/in?page=2"}}', "/in?page=2"),
    "a number": ("meta.cursor", b'{"meta": {"cursor": 17}}', "17"),
    "the cursor nought": ("cursor", b'{"cursor": 0}', "0"),
    "in a list": ("links.1.href", b'{"links": [{}, {"href": "?2"}]}', "?2"),
    "the last of a list": ("items.-1.id", b'{"items": [{"id": 1}, {"id": 2}]}', "2"),
    "beyond a list": ("items.5.id", b'{"items": [{"id": 1}]}', None),
    "a key with a dot": ("@odata.nextLink", b'{"@odata.nextLink": "?2"}', "?2"),
    "a key with a dot further in": ("a.b.c.d", b'{"a": {"b.c": {"d": "?2"}}}', "?2"),
    "a number as a key": ("pages.1", b'{"pages": {"1": "?2"}}', "?2"),
    "null": ("next", b'{"next": null}', None),
    "empty": ("next", b'{"next": " "}', None),
    "false": ("next", b'{"next": false}', None),
    "an object": ("next", b'{"next": {"href": "?2"}}', None),
    "not there": ("links.next", b'{"links": []}', None),
    "a text on the way": ("links.next", b'{"links": "next"}', None),
    "no JSON": ("next", b"<feed/>", None),
    "with a BOM": ("next", b'\xef\xbb\xbf{"next": "?2"}', "?2"),
}


@pytest.mark.parametrize(("path", "body", "expected"), JSON.values(), ids=JSON)
def test_json_names_the_next_page_at_a_path(path, body, expected):
    assert next_page.of(httpx.Headers({"Link": "<?9>; rel=next"}), body, path) == expected
