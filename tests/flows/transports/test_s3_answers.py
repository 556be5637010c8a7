"""What object stores answer that moto's never does: busy, wrong, odd."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from flows.feeds import FeedConfig
from flows.transports import Asked, FeedError, Listed, UnreadableError, UnsettledError, opened
from flows.transports.s3.client import time_of
from flows.transports.s3.keys import of_url
from schemas import Reason

ASKED = Asked(datetime.now(UTC))
AT = "2026-03-02T04:05:06.789Z"
LISTING = (
    "<ListBucketResult><Name>wire</Name>{0}<IsTruncated>false</IsTruncated></ListBucketResult>"
)
OBJECT = "<Contents><Key>{0}</Key><Size>4</Size><LastModified>{1}</LastModified></Contents>"


def error_body(code: str) -> bytes:
    return f"<Error><Code>{code}</Code><Message>AKIANORVIK hush</Message></Error>".encode()


class Canned(ThreadingHTTPServer):
    """A server that says ever the same; to HEAD, that all is well."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), CannedAnswer)
        self.status, self.body, self.headers = 200, b"", {}


class CannedAnswer(BaseHTTPRequestHandler):
    server: Canned

    def do_HEAD(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self) -> None:
        self.send_response(self.server.status)
        for name, value in {
            "Content-Length": str(len(self.server.body)),
            **self.server.headers,
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(self.server.body)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(scope="module")
def running() -> Iterator[Canned]:
    with Canned() as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def canned(running) -> Canned:
    running.status, running.body, running.headers = 200, b"", {}
    return running


@pytest.fixture
def feed(canned, monkeypatch) -> FeedConfig:
    monkeypatch.setenv("STORE_KEY", "AKIANORVIK")
    monkeypatch.setenv("STORE_SECRET", "hush")
    return FeedConfig(
        name="norvik",
        url="s3://wire/in/",
        endpoint_url=f"http://127.0.0.1:{canned.server_port}",
        access_key_from="env:STORE_KEY",
        secret_key_from="env:STORE_SECRET",
        timeout_seconds=5,
    )


def listed_of(feed: FeedConfig) -> list[Listed]:
    with opened(feed, ASKED) as source:
        return list(source.list())


HTML = {"Content-Type": "text/html; charset=utf-8"}
REFUSALS = [
    (503, error_body("SlowDown"), True, "is busy or failing (SlowDown)"),
    (500, error_body("InternalError"), True, "is busy or failing (InternalError)"),
    (429, b"", True, "is busy or failing (429)"),
    (400, error_body("RequestTimeout"), True, "is busy or failing (RequestTimeout)"),
    (403, error_body("RequestTimeTooSkewed"), False, "set the clock of this machine"),
    (400, error_body("ExpiredToken"), False, "log in again"),
    (400, error_body("AuthorizationHeaderMalformed"), False, "another region: give its region"),
    (403, error_body("AccountProblem"), False, "denies access to the bucket wire"),
    (418, error_body("Tea; &#10;Now"), False, "refuses to serve the bucket wire (TeaNow)"),
    (404, b"", False, "has no bucket wire: check the url, endpoint_url"),
    (200, b"<html><body>Welcome</body></html>", False, "is no object store: check endpoint_url"),
    (200, b"<ListBucketResult><Name>wi", True, "is busy or failing (500)"),
    (200, b"", False, "is no object store: check endpoint_url"),
]


@pytest.mark.parametrize(
    ("status", "body", "is_passing", "expected"),
    REFUSALS,
    ids=[
        "too many requests",
        "a fault inside",
        "too many requests without a word",
        "a request that came too slowly",
        "a clock that is wrong",
        "a session that ended",
        "another region",
        "a code that is unknown, with a status that is not",
        "a code that is unknown and odd",
        "no store at all",
        "a page of the web",
        "half a listing",
        "nothing",
    ],
)
def test_answer_is_told_in_words(canned, feed, status, body, is_passing, expected):
    canned.status, canned.body = status, body
    with pytest.raises(FeedError) as raised:
        listed_of(feed)
    assert expected in str(raised.value)
    assert raised.value.is_passing == is_passing
    assert "hush" not in str(raised.value)
    assert "AKIANORVIK" not in str(raised.value)


@pytest.mark.parametrize(
    ("status", "is_passing"), [(200, True), (404, False), (502, True)], ids=str
)
def test_page_of_the_web_is_no_store(canned, feed, status, is_passing):
    canned.status, canned.body, canned.headers = status, b"<!doctype html><p>Hm", HTML
    with pytest.raises(FeedError, match="answers with a page of the web: check") as raised:
        listed_of(feed)
    assert raised.value.is_passing == is_passing


@pytest.mark.parametrize(
    ("encoding", "key", "path", "uri"),
    [
        ("<EncodingType>url</EncodingType>", "in/a+b%2Bc.xml", "in/a b+c.xml", "in/a%20b%2Bc.xml"),
        ("<EncodingType>url</EncodingType>", "in/%E6%97%A5", "in/日", "in/%E6%97%A5"),
        ("", "in/a+b%2Bc.xml", "in/a+b%2Bc.xml", "in/a%2Bb%252Bc.xml"),
    ],
    ids=["plus is a space", "bytes of UTF-8", "a store that does not encode"],
)
def test_key_is_decoded_as_the_store_says(canned, feed, encoding, key, path, uri):
    canned.body = LISTING.format(encoding + OBJECT.format(key, AT)).encode()
    (listed,) = listed_of(feed)
    assert (listed.path, listed.uri) == (path, f"s3://wire/{uri}")
    assert listed.modified_at == datetime(2026, 3, 2, 4, 5, 6, 789000, UTC)
    assert listed.fault is None


def test_keys_that_are_no_text_are_told_apart_and_refused(canned, feed):
    keys = "".join(OBJECT.format(key, AT) for key in ("in/%FF.xml", "in/%FE.xml"))
    canned.body = LISTING.format(f"<EncodingType>url</EncodingType>{keys}").encode()
    listing = listed_of(feed)
    assert [listed.uri for listed in listing] == ["s3://wire/in/%FF.xml", "s3://wire/in/%FE.xml"]
    assert {listed.fault for listed in listing} == {
        (Reason.UNREADABLE, "its key is no UTF-8: give it another")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (AT, datetime(2026, 3, 2, 4, 5, 6, 789000, UTC)),
        ("2026-03-02T04:05:06Z", datetime(2026, 3, 2, 4, 5, 6, tzinfo=UTC)),
        ("2026-03-02T04:05:06+02:00", datetime(2026, 3, 2, 2, 5, 6, tzinfo=UTC)),
        ("2026-03-02T04:05:06", datetime(2026, 3, 2, 4, 5, 6, tzinfo=UTC)),
        ("Mon, 02 Mar 2026 04:05:06 GMT", datetime(2026, 3, 2, 4, 5, 6, tzinfo=UTC)),
        ("0001-01-01T00:00:00+10:00", None),
        ("yesterday", None),
        ("", None),
    ],
    ids=["listing", "seconds", "zone", "no zone", "header", "before all time", "words", "nothing"],
)
def test_time_is_read(text, expected):
    assert time_of(text) == expected


def test_store_without_conditions_is_not_believed(canned, feed):
    canned.body, canned.headers = b"<new/>", {"ETag": '"two"'}
    with opened(feed, ASKED) as source, pytest.raises(UnsettledError):
        source.fetch(Listed("s3://wire/in/a", "in/a", 6, None, "one"), bytearray())
    canned.headers = {}
    with opened(feed, ASKED) as source, pytest.raises(UnsettledError):
        source.fetch(Listed("s3://wire/in/a", "in/a", 4), bytearray())


def test_body_that_stops_short_is_passing(canned, feed):
    canned.body, canned.headers = b"<ne", {"ETag": '"one"', "Content-Length": "6"}
    with opened(feed, ASKED) as source, pytest.raises(FeedError, match="was cut") as raised:
        source.fetch(Listed("s3://wire/in/a", "in/a", 6, None, "one"), Sink())
    assert raised.value.is_passing


@pytest.mark.parametrize(
    ("status", "code", "expected"),
    [
        (404, "NoSuchKey", Reason.MISSING),
        (403, "AccessDenied", Reason.UNREADABLE),
        (400, "InvalidRequest", Reason.UNREADABLE),
    ],
    ids=["gone", "denied", "encrypted"],
)
def test_object_that_is_not_served_says_why(canned, feed, status, code, expected):
    canned.status, canned.body = status, error_body(code)
    with opened(feed, ASKED) as source, pytest.raises(UnreadableError) as raised:
        source.fetch(Listed("s3://wire/in/a", "in/a", 4), Sink())
    assert raised.value.reason is expected


@pytest.mark.parametrize(
    ("url", "prefix", "key", "pattern_has"),
    [
        ("s3://wire", "", None, None),
        ("s3://wire//in/", "/in/", None, None),
        ("s3://wire/in/a%20b%3F.xml#1", "in/a b?.xml#1/", "in/a b?.xml#1", None),
        ("s3://wire/in/a?.xml#1", "in/a", None, "in/ab.xml#1"),
        ("s3://wire/in/**.xml", "in/", None, "in/b.xml"),
        ("s3://wire/in/[z-a]*", "in/", None, None),
    ],
    ids=[
        "a bucket",
        "a key that begins with a slash",
        "an encoded path",
        "a wildcard, no query",
        "stars that are one",
        "a class of nothing",
    ],
)
def test_url_is_bucket_and_keys(url, prefix, key, pattern_has):
    bucket, keys = of_url(url)
    assert (bucket, keys.prefix, keys.object) == ("wire", prefix, key)
    if pattern_has:
        assert keys.has(pattern_has)


@pytest.mark.parametrize(
    ("url", "move_to", "prefix", "is_whole"),
    [
        ("s3://wire/in/", "done", "in/", False),
        ("s3://wire/in/", "done", "in/2026/", True),
        ("s3://wire/in/", "/done", "in/", True),
        ("s3://wire/in/2026-*/x", "done", "in/2026-", True),
    ],
    ids=["what was put away lies below", "elsewhere below", "outside", "beside a glob's"],
)
def test_folder_of_what_was_put_away_is_not_walked(url, move_to, prefix, is_whole):
    assert of_url(url, move_to)[1].is_listed_whole(prefix) == is_whole


class Sink(bytearray):
    def write(self, chunk: bytes) -> None:
        self.extend(chunk)
