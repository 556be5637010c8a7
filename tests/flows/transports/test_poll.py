"""Documents that are asked again at every run, and the pages that follow, from a real server."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows import pull
from flows.feeds import FeedConfig
from flows.transports import Asked, FeedError, Listed, Seen, opened
from schemas import Reason
from tests.flows.transports.servers.web import Reply
from tests.flows.transports.servers.web_feed import MODIFIED, MODIFIED_AT, SECRET

NOW = datetime(2026, 1, 12, 2, 15, tzinfo=UTC)


def feed_of(url, **fields):
    return FeedConfig(name="hanul", url=url, **{"timeout_seconds": 5, **fields})


def page_of(n, following=None, **fields):
    return Reply(
        json.dumps({"page": n, "next": following}).encode(),
        **{"etag": f'"{n}"', "modified": MODIFIED, **fields},
    )


class Run:
    """Runs of a feed, as the flow does them, with the memory of a warehouse."""

    def __init__(self, web, folder):
        self.web, self.folder = web, folder
        self.seen = {}

    def __call__(self, feed, die_after=None, **span):
        """Pull a feed until it has all, or dies; the paths asked for, and what was pulled."""
        self.web.requests.clear()
        pulled = pull.Pulled()
        asked = Asked(NOW, seen=dict(self.seen), **span)
        pull.fetch(pull.list_files(feed, asked).files, feed, asked, "run", self.folder, pulled)
        for file in pulled.files[:die_after]:
            if file.outcome != "rejected":
                self.seen.pop(file.uri, None)
                self.seen[file.uri] = Seen(file.etag, file.modified_at, file.cursor)
        return [request.path for request in self.web.requests], pulled


@pytest.fixture
def run(web, tmp_path):
    return Run(web, Path(tmp_path))


def test_a_document_is_asked_whether_it_has_changed(web, run):
    feed = feed_of(web.url("/rss.xml?kind=all"))
    web.answers["/rss.xml"] = page_of(1)
    paths, pulled = run(feed)
    (file,) = pulled.files
    assert paths == ["/rss.xml?kind=all"]
    assert (file.uri, file.etag, file.modified_at) == (feed.url, '"1"', MODIFIED_AT)
    assert run(feed)[1].known == 1
    asked = web.requests[0].headers
    assert (asked["If-None-Match"], asked["If-Modified-Since"]) == ('"1"', MODIFIED)
    assert asked["User-Agent"].startswith("slugline/")
    web.answers["/rss.xml"] = page_of(2)
    assert [file.payload for file in run(feed)[1].files] == [b'{"page": 2, "next": null}']


def test_nothing_is_no_document(web, run):
    web.answers["/new"] = Reply(status=204)
    assert (run(feed_of(web.url("/new")))[1].known, run(feed_of(web.url("/new")))[1].files) == (
        1,
        [],
    )


def by_links(web, ends, **fields):
    """Three pages, that lead on in a manner."""
    for n in (1, 2, 3):
        following = ends[n - 1]
        headers = {"Link": f'<{following}>; rel="next"'} if following else {}
        web.answers[f"/p{n}"] = page_of(n, following, headers=headers, **fields)


@pytest.mark.parametrize("path", [None, "next"], ids=["header", "JSON"])
def test_pages_are_followed_to_the_last(web, run, path):
    by_links(web, ["p2", web.url("/p3"), None])
    paths, pulled = run(feed_of(web.url("/p1"), next=path))
    assert paths == ["/p1", "/p2", "/p3"]
    cursors = [file.cursor for file in pulled.files]
    assert cursors == [web.url("/p2"), web.url("/p3"), None]


def test_pages_of_atom_are_followed(web, run):
    link = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="?page=2&amp;x=é"/></feed>'
    )
    web.answers["/atom"] = Reply(link.encode())
    web.answers["/atom?page=2&x=%C3%A9"] = Reply(b"<feed/>")
    assert run(feed_of(web.url("/atom")))[0] == ["/atom", "/atom?page=2&x=%C3%A9"]


def test_a_run_that_died_is_taken_up_where_it_was(web, run):
    by_links(web, ["p2", "p3", None])
    feed = feed_of(web.url("/p1"))
    run(feed, die_after=1)
    paths, pulled = run(feed)
    assert paths == ["/p1", "/p2", "/p3"]
    assert [file.uri for file in pulled.files] == [web.url("/p2"), web.url("/p3")]
    paths, pulled = run(feed)
    assert (pulled.files, pulled.known) == ([], 3)


def test_a_new_first_page_is_followed_to_those_that_are_known(web, run):
    by_links(web, ["p2", "p3", None])
    feed = feed_of(web.url("/p1"))
    run(feed)
    by_links(web, ["p0", "p3", None])
    web.answers["/p1"] = page_of(9, headers={"Link": "<p0>; rel=next"})
    web.answers["/p0"] = page_of(0, headers={"Link": "<p2>; rel=next"})
    paths, pulled = run(feed)
    assert paths == ["/p1", "/p0", "/p2", "/p3"]
    assert ([file.uri[-3:] for file in pulled.files], pulled.known) == (["/p1", "/p0"], 2)


def test_a_long_chain_is_taken_up_at_its_end(web, run):
    for n in range(1, 30):
        web.answers[f"/p{n}"] = page_of(n, headers={"Link": f"<p{n + 1}>; rel=next"})
    web.answers["/p30"] = page_of(30)
    feed = feed_of(web.url("/p1"), pages=8)
    first, second, *others = [run(feed)[0] for _ in range(7)]
    assert first == [f"/p{n}" for n in range(1, 9)]
    assert second == ["/p1", *(f"/p{n}" for n in range(6, 13))]
    assert others[-1][-1] == "/p30"


LOOPS = {
    "itself": ["p1", None, None],
    "the page before": ["p2", "p1", None],
    "the first of three": ["p2", "p3", "p1"],
    "itself by another spelling": ["/%701", None, None],
}


@pytest.mark.parametrize("ends", LOOPS.values(), ids=LOOPS)
def test_a_loop_of_pages_ends(web, run, ends):
    by_links(web, ends)
    for _ in range(3):
        paths, pulled = run(feed_of(web.url("/p1")))
        assert len(paths) == len(set(paths))
    assert pulled.files == []


def test_a_remembered_page_that_is_gone_is_no_loss(web, run):
    by_links(web, ["p2", "p3", None])
    feed = feed_of(web.url("/p1"))
    run(feed)
    del web.answers["/p2"]
    paths, pulled = run(feed)
    assert (paths, pulled.files, pulled.failed) == (["/p1", "/p2"], [], [])


def test_a_page_that_is_named_and_gone_fails_the_feed(web, run):
    by_links(web, ["p2", None, None])
    del web.answers["/p2"]
    ((listed, error),) = run(feed_of(web.url("/p1")))[1].failed
    assert (listed.uri, error.is_passing) == (web.url("/p2"), False)
    assert "404 Not Found" in str(error)


OTHERS = {
    "another host": ("http://other.example/p2", Reason.UNREADABLE, "other.example"),
    "another port": ("http://127.0.0.1:9/p2", Reason.UNREADABLE, "127.0.0.1:9"),
    "a file of this machine": ("file:///etc/passwd", Reason.MALFORMED, "file:///etc/passwd"),
    "no address": ("http://[", Reason.MALFORMED, "http://["),
}


@pytest.mark.parametrize(("following", "reason", "told"), OTHERS.values(), ids=OTHERS)
def test_a_page_elsewhere_is_refused_and_told(web, run, following, reason, told):
    web.answers["/p1"] = page_of(1, following)
    pulled = run(feed_of(web.url("/p1"), next="next"))[1]
    assert [file.payload is not None for file in pulled.files] == [True, False]
    (reject,) = pulled.rejects
    assert (reject.reason, told in reject.detail) == (reason.value, True)
    assert len(web.requests) == 1


TOKEN = {"token_from": "env:WIRE_SECRET", "token_parameter": "key"}


@pytest.mark.usefixtures("secret")
def test_secrets_are_given_to_every_page_and_recorded_of_none(web, run):
    web.answers["/in"] = page_of(1, f"/in?key={SECRET}&page=2")
    web.answers[f"/in?page=2&key={SECRET}"] = page_of(2, f"http://u:{SECRET}@127.0.0.1/x")
    feed = feed_of(web.url("/in"), next="next", **TOKEN)
    paths, pulled = run(feed)
    assert paths == [f"/in?key={SECRET}", f"/in?page=2&key={SECRET}"]
    assert SECRET not in f"{[(f.uri, f.cursor) for f in pulled.files]}{pulled.rejects}"
    assert run(feed)[0] == paths


def cursors(web, **fields):
    """An interface of cursors: two items a page, `after` the last one given."""
    web.items = [1, 2, 3, 4, 5]

    def reply(request):
        after = int(request.path.partition("after=")[2].partition("&")[0] or 0)
        items = [item for item in web.items if item > after][:2]
        last = items[-1] if items else after
        body = json.dumps({"items": items, "meta": {"cursor": last or None}}).encode()
        return Reply(body, etag=f'"{items}"')

    web.answers["/in"] = reply
    return feed_of(web.url("/in?v=1"), next="meta.cursor", cursor_parameter="after", **fields)


def test_a_run_goes_on_at_the_cursor_of_the_last_one(web, run):
    feed = cursors(web)
    paths, pulled = run(feed)
    assert paths == ["/in?v=1"] + [f"/in?v=1&after={n}" for n in (2, 4, 5)]
    assert pulled.files[-1].cursor == pulled.files[-1].uri == web.url("/in?v=1&after=5")
    paths, pulled = run(feed)
    assert (paths, pulled.known) == (["/in?v=1&after=5"], 1)
    web.items += [6, 7, 8]
    paths, pulled = run(feed)
    assert paths == ["/in?v=1&after=5", "/in?v=1&after=7", "/in?v=1&after=8"]


def test_a_run_of_cursors_that_died_is_taken_up(web, run):
    feed = cursors(web)
    run(feed, die_after=2)
    assert run(feed)[0] == ["/in?v=1&after=4", "/in?v=1&after=5"]


def test_a_last_page_without_a_cursor_begins_anew(web, run):
    web.answers["/in"] = page_of(1, "x y")
    web.answers["/in?c=x%20y"] = page_of(2, "")
    feed = feed_of(web.url("/in"), next="next", cursor_parameter="c")
    assert run(feed)[0] == ["/in", "/in?c=x%20y"]
    assert run(feed)[0] == ["/in", "/in?c=x%20y"]


@pytest.mark.parametrize("status", [400, 404, 410, 422])
def test_a_cursor_that_expired_begins_anew(web, run, status):
    feed = cursors(web)
    run(feed)
    web.answers["/in?v=1&after=5"] = Reply(status=status)
    web.items = [6]
    paths, pulled = run(feed)
    assert paths == ["/in?v=1&after=5", "/in?v=1", "/in?v=1&after=6"]
    assert [file.uri for file in pulled.files] == [web.url(path) for path in paths[1:]]


def test_a_cursor_that_a_page_named_and_is_refused_fails_the_feed(web, run):
    feed = cursors(web)
    web.answers["/in?v=1&after=2"] = Reply(status=400)
    ((_, error),) = run(feed)[1].failed
    assert "400 Bad Request" in str(error)


def test_a_span_is_asked_for_from_the_start_and_forgotten(web, run):
    feed = cursors(web, since_parameter="from", until_parameter="to")
    run(feed)
    since = datetime(2026, 1, 1, tzinfo=UTC)
    span = "from=2026-01-01T00%3A00%3A00Z&to=2026-01-12T02%3A15%3A00Z"
    paths, pulled = run(feed, since=since, until=NOW)
    assert paths[:2] == [f"/in?v=1&{span}", f"/in?v=1&{span}&after=2"]
    assert "If-None-Match" not in web.requests[0].headers
    assert pulled.files[0].uri == web.url(paths[0])
    assert run(feed)[0] == ["/in?v=1&after=5"]


def test_a_feed_of_another_address_begins_anew(web, run):
    run(cursors(web))
    feed = feed_of(web.url("/in?v=2"), next="meta.cursor", cursor_parameter="after")
    assert run(feed)[0][0] == "/in?v=2"


OF_DOCUMENTS = {
    "missing": (404, False, "check the url"),
    "refused": (403, False, "check user, password_from and token_from"),
    "wrong": (400, False, "check the url"),
    "broken": (502, True, "502 Bad Gateway"),
}


@pytest.mark.parametrize(("status", "is_passing", "told"), OF_DOCUMENTS.values(), ids=OF_DOCUMENTS)
def test_a_document_that_is_refused_fails_the_feed(web, status, is_passing, told):
    web.answers["/rss.xml"] = Reply(status=status)
    path = web.url("/rss.xml")
    with opened(feed_of(path), Asked(NOW)) as source, pytest.raises(FeedError) as caught:
        source.fetch(Listed(path, path), None)
    assert (caught.value.is_passing, told in str(caught.value)) == (is_passing, True)


def test_a_document_is_recorded_as_asked_for_where_it_redirects(web, run):
    web.answers["/rss"] = Reply(status=301, headers={"Location": "/v2/rss"})
    web.answers["/v2/rss"] = page_of(1, headers={"Link": "<rss2>; rel=next"})
    web.answers["/v2/rss2"] = page_of(2)
    pulled = run(feed_of(web.url("/rss")))[1]
    assert [file.uri for file in pulled.files] == [web.url("/rss"), web.url("/v2/rss2")]


@pytest.mark.parametrize("etag", ['"\u00e9"', '"' + "a" * 2000 + '"'], ids=["letters", "long"])
def test_a_tag_that_cannot_be_sent_back_is_not_remembered(web, run, etag):
    web.answers["/rss"] = page_of(1, etag=etag)
    assert [file.etag for file in run(feed_of(web.url("/rss")))[1].files] == [None]
    assert run(feed_of(web.url("/rss")))[1].known == 1
