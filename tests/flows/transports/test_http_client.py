"""How a web server is asked: logins, redirects, waits, encodings, certificates, broken lines."""

import gzip
import logging
import ssl
import time
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from flows.transports import FeedError, Listed, Seen, opened
from tests.flows.transports.servers.certificates import Certificates
from tests.flows.transports.servers.proxy import Proxy
from tests.flows.transports.servers.web import Reply, Web
from tests.flows.transports.servers.web_feed import (
    MODIFIED_AT,
    SECRET,
    STORY,
    Taken,
    asked,
    error_of,
    error_of_list,
    feed_of,
    fetched,
    fill,
    listed,
    page_of,
)


def test_files_that_are_known_are_asked_over_the_same_connection(web):
    feed = fill(web)
    with Proxy(web.port) as proxy:
        path = f"http://127.0.0.1:{proxy.port}/wire/a.xml"
        with opened(feed, asked({path: Seen(None, MODIFIED_AT, None)})) as source:
            assert [source.fetch(Listed(path, path), Taken()) for _ in range(5)] == [None] * 5
        assert proxy.connections == 1


def test_a_304_that_was_not_asked_for_is_an_error(web):
    web.answers["/wire/a.xml"] = Reply(status=304)
    assert "304" in str(error_of(feed_of(web.url("/wire/")), web.url("/wire/a.xml")))


@pytest.mark.parametrize(
    ("status", "is_passing"),
    [
        (401, False),
        (408, True),
        (425, True),
        (429, True),
        (500, True),
        (503, True),
        (599, True),
        (307, False),
    ],
)
def test_a_status_that_concerns_the_feed_fails_it(web, status, is_passing):
    web.answers["/wire/a.xml"] = Reply(status=status)
    error = error_of(feed_of(web.url("/wire/")), web.url("/wire/a.xml"))
    assert (error.is_passing, str(status) in str(error)) == (is_passing, True)


@pytest.mark.parametrize("is_chunked", [False, True], ids=["length", "chunked"])
@pytest.mark.parametrize("cut_after", [0, 40])
def test_a_body_that_stops_short_passes(web, is_chunked, cut_after):
    web.answers["/wire/a.xml"] = Reply(STORY, cut_after=cut_after, is_chunked=is_chunked)
    web.answers["/wire/b.xml"] = Reply(STORY, is_chunked=is_chunked)
    feed = feed_of(web.url("/wire/"))
    error = error_of(feed, web.url("/wire/a.xml"))
    assert error.is_passing
    assert "cut" in str(error)
    assert fetched(feed, web.url("/wire/b.xml"))[1] == STORY


def test_a_connection_that_breaks_does_not_spoil_the_others(web):
    feed = fill(web)
    with Proxy(web.port) as proxy:
        path = f"http://127.0.0.1:{proxy.port}/wire/a.xml"
        with opened(feed, asked()) as source:
            source.fetch(Listed(path, path), Taken())
            proxy.cut_after = 50
            with pytest.raises(FeedError):
                source.fetch(Listed(path, path), Taken())
            proxy.heal()
            taken = Taken()
            source.fetch(Listed(path, path), taken)
    assert taken == b"a.xml"


def test_a_kept_connection_that_was_closed_is_made_anew(web):
    feed = fill(web)
    web.answers["/wire/b.xml"] = Reply(b"bye", headers={"Connection": "keep-alive"}, cut_after=3)
    with opened(feed, asked()) as source:
        for name in ("a.xml", "b.xml", "a.xml"):
            source.fetch(Listed("", web.url(f"/wire/{name}")), Taken())


SLOW = {
    "before the answer": Reply(STORY, pause=3),
    "in the head": Reply(STORY, head_drip=0.1),
    "in the body": Reply(STORY, drip=0.1),
}


@pytest.mark.parametrize("reply", SLOW.values(), ids=SLOW)
def test_a_slow_server_is_given_up(web, reply):
    web.answers["/wire/a.xml"] = reply
    error = error_of(feed_of(web.url("/wire/"), timeout_seconds=0.5), web.url("/wire/a.xml"))
    assert error.is_passing
    assert "did not answer within 0.5 s" in str(error)


def test_a_server_that_is_gone_passes(web):
    with Proxy(web.port) as proxy:
        port = proxy.port
    error = error_of(feed_of(f"http://127.0.0.1:{port}/wire/"), f"http://127.0.0.1:{port}/wire/a")
    assert error.is_passing
    assert f"cannot connect to 127.0.0.1:{port}" in str(error)
    feed = feed_of("http://nowhere.invalid/wire/")
    assert "there is no host nowhere.invalid" in error_of_list(feed)


def test_a_proxy_of_the_environment_is_gone_through(web, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", web.url())
    monkeypatch.setenv("NO_PROXY", "other.invalid")
    web.answers["http://wire.invalid/in/"] = page_of("a.xml")
    assert listed(feed_of("http://wire.invalid/in/"), "") == ["http://wire.invalid/in/a.xml"]
    assert "there is no host" in error_of_list(feed_of("http://other.invalid/in/"))


def test_a_server_without_tls_is_an_error(web):
    url = f"https://127.0.0.1:{web.port}/wire/"
    assert "does not speak TLS" in error_of_list(feed_of(url))


PASSWORD = {"password_from": "env:WIRE_SECRET"}
TOKEN = {"token_from": "env:WIRE_SECRET"}
PARAMETER = {"token_parameter": "key"}
LOGINS = {
    "user and password": (
        {"user": "ada:of desk"} | PASSWORD,
        {
            "Authorization": "Basic YWRhOm9mIGRlc2s6Zmpvcmdb".replace(
                "Zmpvcmdb", "ZmpvcmQtbGFudGVybi03Nw=="
            )
        },
    ),
    "a token": (TOKEN, {"Authorization": f"Bearer {SECRET}"}),
    "a header": (
        TOKEN | {"token_header": "X-Api-Key"},
        {"X-Api-Key": SECRET},
    ),
}


@pytest.mark.parametrize(("fields", "headers"), LOGINS.values(), ids=LOGINS)
@pytest.mark.usefixtures("secret")
def test_a_login_is_given_to_the_feeds_own_origin_alone(web, fields, headers):
    with Web() as other:
        web.answers["/wire/"] = Reply(status=302, headers={"Location": "/in/"})
        web.answers["/in/"] = Reply(status=302, headers={"Location": other.url("/in/")})
        other.answers["/in/"] = page_of("a.xml")
        feed = feed_of(web.url("/wire/"), **fields)
        with opened(feed, asked()) as source:
            (file,) = source.list()
            other.answers["/in/a.xml"] = Reply(STORY)
            source.fetch(file, Taken())
        for request in web.requests:
            assert headers.items() <= request.headers.items()
        assert [request.path for request in other.requests] == ["/in/", "/in/a.xml"]
        assert SECRET not in str(other.requests)
        assert "Authorization" not in str(other.requests)
        assert SECRET not in repr(file)


@pytest.mark.usefixtures("secret")
def test_a_token_in_the_query_is_in_no_record(web, caplog):
    caplog.set_level(logging.DEBUG)
    feed = feed_of(web.url("/wire/?v=2"), **TOKEN, **PARAMETER)
    with Web() as other:
        to = {"Location": other.url(f"/in/?key={SECRET}&v=2")}
        web.answers["/wire/"] = [
            page_of("a.xml", f"b.xml?key={SECRET}"),
            Reply(status=302, headers=to),
        ]
        web.answers["/wire/a.xml"] = Reply(STORY)
        with opened(feed, asked()) as source:
            files = list(source.list())
            source.fetch(files[0], Taken())
        error = error_of_list(feed)
        assert [request.path for request in other.requests] == ["/in/?v=2"]
    assert web.requests[0].path == f"/wire/?v=2&key={SECRET}"
    assert web.requests[1].path == f"/wire/a.xml?key={SECRET}"
    assert [file.uri for file in files] == [web.url("/wire/a.xml"), web.url("/wire/b.xml")]
    assert SECRET not in caplog.text
    assert "404" in error


@pytest.mark.usefixtures("secret")
def test_a_wrong_password_says_what_to_check(web):
    web.answers["/wire/"] = Reply(SECRET.encode(), 401, {"WWW-Authenticate": f"Basic {SECRET}"})
    feed = feed_of(web.url("/wire/"), user="ada", **PASSWORD)
    assert error_of_list(feed) == (
        f"127.0.0.1:{web.port} refuses to give http://ada@127.0.0.1:{web.port}/wire/ "
        "(401 Unauthorized): check user, password_from and token_from"
    )


@pytest.mark.parametrize("token", ["fjord\nlantern", "fjörd"], ids=["a line break", "letters"])
def test_a_token_that_no_header_carries_is_not_shown(web, monkeypatch, token):
    monkeypatch.setenv("WIRE_SECRET", token)
    with pytest.raises(FeedError, match="no header can carry"):
        listed(feed_of(web.url("/wire/"), **TOKEN), "")


def test_a_token_of_a_file_with_a_line_break_is_taken(web, monkeypatch):
    monkeypatch.setenv("WIRE_SECRET", f"{SECRET}\n")
    feed = fill(web).model_copy(update=TOKEN)
    listed(feed, "")
    assert web.requests[0].headers["Authorization"] == f"Bearer {SECRET}"


REDIRECTS = {
    "a loop": ("/wire/", "redirects more than 5 times"),
    "another scheme": ("ftp://127.0.0.1/wire/", "no address of the web"),
    "a file of this machine": ("file:///etc/passwd", "no address of the web"),
    "nonsense": ("http://[", "no address of the web"),
    "a port that is none": ("http://w:99999/", "no address of the web"),
}


@pytest.mark.parametrize(("target", "expected"), REDIRECTS.values(), ids=REDIRECTS)
def test_a_redirect_that_leads_nowhere_is_an_error(web, target, expected):
    web.answers["/wire/"] = Reply(status=302, headers={"Location": target})
    assert expected in error_of_list(feed_of(web.url("/wire/")))
    assert len(web.requests) <= 6


def test_five_redirects_are_followed(web):
    for n in range(5):
        to = {"Location": f"{n + 1}"}
        web.answers[f"/in/{n}"] = Reply(status=(301, 302, 303, 307, 308)[n], headers=to)
    web.answers["/in/5"] = Reply(STORY)
    assert fetched(feed_of(web.url("/in/")), web.url("/in/0"))[1] == STORY


def test_a_server_that_wants_a_moment_is_given_it(web):
    web.answers["/wire/a.xml"] = [
        Reply(status=429, headers={"Retry-After": "1"}),
        Reply(STORY),
    ]
    began = time.monotonic()
    assert fetched(feed_of(web.url("/wire/")), web.url("/wire/a.xml"))[1] == STORY
    assert time.monotonic() - began >= 1
    soon = format_datetime(datetime.now(UTC) - timedelta(days=1), usegmt=True)
    web.answers["/wire/a.xml"] = Reply(status=503, headers={"Retry-After": soon})
    assert error_of(feed_of(web.url("/wire/")), web.url("/wire/a.xml")).is_passing
    assert len(web.requests) == 4


LONG = {
    "seconds": "3600",
    "a date": format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True),
}


@pytest.mark.parametrize("retry_after", LONG.values(), ids=LONG)
def test_a_server_that_wants_to_be_left_alone_is(web, retry_after):
    web.answers["/wire/a.xml"] = Reply(status=429, headers={"Retry-After": retry_after})
    error = error_of(feed_of(web.url("/wire/")), web.url("/wire/a.xml"))
    assert not error.is_passing
    assert f"left alone until {datetime.now(UTC) + timedelta(hours=1):%Y-%m-%d}"[:-3] in str(error)
    assert len(web.requests) == 1


@pytest.mark.parametrize("retry_after", ["soon", "-1", "9" * 5000, "Mon, 99 Jan", ""])
def test_a_wait_that_is_none_is_no_wait(web, retry_after):
    web.answers["/wire/a.xml"] = Reply(status=429, headers={"Retry-After": retry_after})
    assert error_of(feed_of(web.url("/wire/")), web.url("/wire/a.xml")).is_passing
    assert len(web.requests) == 1


RAW = zlib.compressobj(wbits=-zlib.MAX_WBITS)
DEFLATED = RAW.compress(STORY) + RAW.flush()
ENCODINGS = {
    "gzip": ("gzip", gzip.compress(STORY)),
    "gzip by its old name": ("X-GZip", gzip.compress(STORY)),
    "gzip in two members": ("gzip", gzip.compress(STORY[:20]) + gzip.compress(STORY[20:])),
    "gzip with padding": ("gzip", gzip.compress(STORY) + b"\0" * 512),
    "deflate": ("deflate", zlib.compress(STORY)),
    "deflate without a header": ("deflate", DEFLATED),
    "identity": ("identity", STORY),
}


@pytest.mark.parametrize(("encoding", "body"), ENCODINGS.values(), ids=ENCODINGS)
@pytest.mark.parametrize("drip", [0, 0.001], ids=["at once", "byte by byte"])
def test_an_encoding_is_taken_off(web, encoding, body, drip):
    web.answers["/wire/a.xml"] = Reply(body, headers={"Content-Encoding": encoding}, drip=drip)
    found, taken = fetched(feed_of(web.url("/wire/")), web.url("/wire/a.xml"))
    assert (taken, found.size_bytes) == (STORY, len(STORY))


BROKEN = {
    "cut": (gzip.compress(STORY)[:-9], "gzip", True),
    "damaged": (gzip.compress(STORY)[:-8] + b"\xff" * 8, "gzip", False),
    "not compressed": (STORY, "gzip", False),
    "not asked for": (STORY, "br", False),
}


@pytest.mark.parametrize(("body", "encoding", "is_passing"), BROKEN.values(), ids=BROKEN)
def test_an_encoding_that_cannot_be_taken_off_is_an_error(web, body, encoding, is_passing):
    web.answers["/wire/a.xml"] = Reply(body, headers={"Content-Encoding": encoding})
    error = error_of(feed_of(web.url("/wire/")), web.url("/wire/a.xml"))
    assert error.is_passing is is_passing


def test_a_compressed_file_stays_as_it_is(web):
    packed = gzip.compress(STORY)
    kind = {"Content-Type": "application/gzip"}
    web.answers["/wire/a.gz"] = Reply(packed, headers=kind)
    web.answers["/wire/b"] = Reply(packed, headers=kind | {"Content-Encoding": "gzip"})
    for name in ("a.gz", "b"):
        assert fetched(feed_of(web.url("/wire/")), web.url(f"/wire/{name}"))[1] == packed
    assert web.asked("/wire/a.gz")[0].headers["Accept-Encoding"] == "identity"


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    return Certificates(tmp_path_factory.mktemp("certificates"))


def tls_of(certificates):
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificates.certificate, certificates.key)
    return tls


@pytest.fixture(scope="module")
def secure(certificates):
    with Web(tls_of(certificates)) as web:
        web.answers["/wire/"] = page_of("a.xml")
        web.answers["/wire/a.xml"] = Reply(STORY)
        yield web


def test_a_server_of_a_trusted_certificate_is_read(secure, certificates):
    feed = feed_of(secure.url("/wire/", "localhost"), ca_file=str(certificates.authority))
    assert listed(feed, secure.url("/wire/", "localhost")) == ["a.xml"]


def test_a_certificate_that_is_not_trusted_is_an_error(secure, certificates):
    told = error_of_list(feed_of(secure.url("/wire/")))
    assert told.startswith(f"the certificate of 127.0.0.1:{secure.port} is not trusted")
    assert told.endswith("give ca_file where an authority of your own signs it")
    with Web(tls_of(certificates), "127.0.0.2") as other:
        feed = feed_of(other.url("/wire/"), ca_file=str(certificates.authority))
        assert "IP address mismatch" in error_of_list(feed)


@pytest.mark.parametrize("text", [None, "", "no certificate"])
def test_a_file_of_certificates_that_is_none_is_an_error(tmp_path, secure, text):
    if text is not None:
        (tmp_path / "ca.pem").write_text(text)
    told = error_of_list(feed_of(secure.url("/wire/"), ca_file=str(tmp_path / "ca.pem")))
    assert "cannot be read" in told


def test_a_redirect_from_https_to_http_is_not_followed(secure, web, certificates):
    secure.answers["/old/"] = Reply(status=301, headers={"Location": web.url("/wire/")})
    feed = feed_of(secure.url("/old/"), ca_file=str(certificates.authority))
    assert "from https to http" in error_of_list(feed)
    assert web.requests == []
