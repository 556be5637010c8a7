"""A feed of files on a web server: pages and files to answer with, and what a run makes of them."""

import zlib
from datetime import UTC, datetime

import pytest

from flows.feeds import FeedConfig
from flows.transports import Asked, FeedError, Listed, opened
from tests.flows.transports.servers.web import Reply

NOW = datetime(2026, 1, 12, 2, 15, tzinfo=UTC)
MODIFIED = "Sun, 11 Jan 2026 23:40:05 GMT"
MODIFIED_AT = datetime(2026, 1, 11, 23, 40, 5, tzinfo=UTC)
SECRET = "fjord-lantern-77"
STORY = b"DORAN, Jan. 12 (Hanul) -- The boats left on Monday, the port said.\n"


class Taken(bytearray):
    def write(self, chunk):
        self.extend(chunk)


def feed_of(url, **fields):
    return FeedConfig(name="hanul", url=url, **{"timeout_seconds": 5, **fields})


def page_of(*links):
    text = "".join(f'<a href="{link}">{link}</a> 12-Jan-2026 02:15 1.2K\n' for link in links)
    return Reply(f"<html><pre>{text}</pre></html>".encode(), headers={"Content-Type": "text/html"})


def file_of(body, **fields):
    return Reply(body, **{"etag": f'"{zlib.crc32(body)}"', "modified": MODIFIED, **fields})


def fill(web, names=("a.xml", "b.xml")):
    web.answers["/wire/"] = page_of("../", *names)
    web.answers |= {f"/wire/{name}": file_of(name.encode()) for name in names}
    return feed_of(web.url("/wire/"))


def asked(seen=None, **fields):
    return Asked(NOW, seen=seen or {}, **fields)


def listed(feed, base, **fields):
    with opened(feed, asked(**fields)) as source:
        return [file.uri.removeprefix(base) for file in source.list()]


def fetched(feed, path, seen=None, **fields):
    taken = Taken()
    with opened(feed, asked(seen, **fields)) as source:
        found = source.fetch(Listed(path, path), taken)
    return found, bytes(taken)


def error_of(feed, path):
    with pytest.raises(FeedError) as caught:
        fetched(feed, path)
    assert SECRET not in f"{caught.value!r}{caught.value.__cause__!r}"
    return caught.value


def error_of_list(feed):
    with pytest.raises(FeedError) as caught:
        listed(feed, "")
    assert SECRET not in str(caught.value)
    return str(caught.value)
