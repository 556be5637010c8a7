"""Files of a web server: what its index pages list, fetched from a real server on the loopback."""

import gzip
import os
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from flows import pull
from flows.transports import FeedError, Seen, UnreadableError, UnsettledError, opened
from schemas import Reason
from tests.flows.transports.servers.web import Reply
from tests.flows.transports.servers.web_feed import (
    MODIFIED,
    MODIFIED_AT,
    SECRET,
    STORY,
    Taken,
    asked,
    error_of_list,
    feed_of,
    fetched,
    file_of,
    fill,
    listed,
    page_of,
)


def test_folders_are_listed_to_their_bottom_without_what_is_hidden(web):
    web.answers["/wire/"] = page_of(
        "../", "?C=N", "b.xml", "sub/", ".git/", ".x", "b.xml", "/wire/"
    )
    web.answers["/wire/sub/"] = page_of("../", "deep%20er/", "caf%E9%3F.xml")
    web.answers["/wire/sub/deep%20er/"] = page_of("/wire/", "c.xml")
    assert listed(feed_of(web.url("/wire/")), web.url()) == [
        "wire/b.xml",
        "wire/sub/caf%E9%3F.xml",
        "wire/sub/deep%20er/c.xml",
    ]


GLOBS = {
    "one folder": ("/wire/*.xml", ["a.xml", "b[1].xml"]),
    "all folders": ("/wire/**/*.xml", ["a.xml", "b[1].xml", "sub/c.xml"]),
    "folders of a name": ("/wire/s*/*.xml", ["sub/c.xml"]),
    "an encoded wildcard is a character": ("/wire/*%5B1%5D.xml", ["b[1].xml"]),
    "letters": ("/wire/ü*", ["%C3%BC.txt"]),
    "nothing": ("/wire/*.json", []),
}


@pytest.mark.parametrize(("path", "expected"), GLOBS.values(), ids=GLOBS)
def test_a_glob_chooses_files(web, path, expected):
    web.answers["/wire/"] = page_of("a.xml", "b[1].xml", "%C3%BC.txt", "sub/", "other/")
    web.answers["/wire/sub/"] = page_of("c.xml")
    web.answers["/wire/other/"] = page_of("d.txt")
    assert listed(feed_of(web.url(path)), web.url("/wire/")) == expected


def test_names_are_fetched_as_they_are_called(web):
    names = [
        "it%27s%20%22a%22.xml",
        "%25.xml",
        "caf%E9%3F%23.xml",
        "%EB%B6%80%0A.xml",
        "a%2Fb",
        "...x",
    ]
    feed = fill(web, names)
    with opened(feed, asked()) as source:
        found = {file.uri: Taken() for file in source.list()}
        for file in source.list():
            source.fetch(file, found[file.uri])
    assert {bytes(taken) for taken in found.values()} == {
        name.encode() for name in names if name != "...x"
    }


ON_DISK = (
    b"a b.xml",
    b"caf\xc3\xa9.xml",
    b"caf\xe9.xml",
    b"50%.xml",
    b"a?b#c.xml",
    b"l1\nl2",
    b"'&\"<x>",
)


def test_a_folder_of_pythons_own_server_is_read_whole(tmp_path):
    for folder in (b"", b"sub dir/", b"sub dir/%2e%2e/"):
        os.makedirs(os.fsencode(tmp_path) + b"/" + folder, exist_ok=True)
        for name in (*ON_DISK, b".hidden"):
            path = os.fsencode(tmp_path) + b"/" + folder + name
            with open(path, "wb") as file:
                file.write(folder + name)
            os.utime(path, (1_700_000_000, 1_700_000_000))
    with disk(tmp_path) as url:
        pulled = pull_all(feed_of(url), tmp_path)
    expected = [folder + name for folder in (b"", b"sub dir/") for name in ON_DISK]
    assert sorted(file.payload for file in pulled.files) == sorted(expected)


@contextmanager
def disk(folder):
    """A folder on the web by the server of Python's library."""
    handler = partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def test_an_empty_folder_has_no_files(web):
    assert listed(fill(web, ()), web.url()) == []


def test_exact_lists_are_taken_at_their_word(web):
    web.answers["/wire/"] = Reply(
        b'[{"name":"a.xml","type":"file","size":3,"mtime":"%s"}]' % MODIFIED.encode(),
        headers={"Content-Type": "application/json"},
    )
    web.answers["/wire/a.xml"] = [file_of(b"abc"), file_of(b"longer")]
    with opened(feed_of(web.url("/wire/")), asked()) as source:
        (file,) = source.list()
        assert web.requests[0].headers["Accept"].startswith("application/json")
        assert (file.size_bytes, file.modified_at) == (3, MODIFIED_AT)
        assert source.fetch(file, Taken()).modified_at == MODIFIED_AT
        with pytest.raises(UnsettledError):
            source.fetch(file, Taken())


def test_a_folder_that_is_refused_does_not_hide_the_others(web):
    web.answers["/wire/"] = page_of("closed/", "gone/", "moved/", "open/")
    web.answers["/wire/closed/"] = Reply(status=403)
    web.answers["/wire/moved/"] = Reply(status=301, headers={"Location": "/private/"})
    web.answers["/private/"] = page_of("x.xml")
    web.answers["/wire/open/"] = page_of("a.xml")
    with opened(feed_of(web.url("/wire/")), asked()) as source:
        faults = {file.uri.removeprefix(web.url("/wire/")): file.fault for file in source.list()}
    assert {name: fault and fault[0] for name, fault in faults.items()} == {
        "closed/": Reason.UNREADABLE,
        "gone/": Reason.MISSING,
        "moved/": Reason.UNREADABLE,
        "open/a.xml": None,
    }


def test_a_folder_in_itself_comes_to_an_end(web):
    web.answers |= {f"/wire/{'in/' * depth}": page_of("in/", "a.xml") for depth in range(50)}
    with opened(feed_of(web.url("/wire/")), asked()) as source:
        *files, last = source.list()
    assert len(files) == 33
    assert last.fault[1].endswith("it may be a loop")


def test_a_folder_that_moved_is_recorded_where_it_was_asked_for(web):
    web.answers["/wire/"] = Reply(status=302, headers={"Location": "/v2/wire/"})
    web.answers["/v2/wire/"] = page_of("a.xml", "../b.xml", "/wire/c.xml")
    with opened(feed_of(web.url("/wire/")), asked()) as source:
        (file,) = source.list()
    assert (file.uri, file.path) == (web.url("/wire/a.xml"), web.url("/v2/wire/a.xml"))


def test_an_address_that_ends_in_a_slash_may_be_a_document(web):
    web.answers["/feed/"] = Reply(b"<rss><channel/></rss>", headers={"Content-Type": "text/xml"})
    with opened(feed_of(web.url("/feed/")), asked()) as source:
        (page,) = source.list()
        taken = Taken()
        assert source.fetch(page, taken).size_bytes == 21
    assert page.uri == web.url("/feed/")
    assert error_of_list(feed_of(web.url("/feed/*.xml"))).startswith("there is no list of files")


def test_a_missing_folder_fails_the_feed(web):
    assert "there is no" in error_of_list(feed_of(web.url("/wire/")))
    web.answers["/wire/"] = Reply(status=500)
    assert "500 Internal Server Error" in error_of_list(feed_of(web.url("/wire/")))


def test_ten_thousand_files_are_listed(web):
    names = [f"story{n:05}.xml" for n in range(10_000)]
    web.answers["/wire/"] = page_of(*names)
    assert listed(feed_of(web.url("/wire/")), web.url("/wire/")) == names


def test_a_file_is_known_by_its_tag_or_its_time(web):
    feed, path = fill(web), web.url("/wire/a.xml")
    found, taken = fetched(feed, path)
    assert (taken, found.size_bytes, found.modified_at) == (b"a.xml", 5, MODIFIED_AT)
    for seen in (Seen(found.etag, None, None), Seen(None, found.modified_at, None)):
        assert fetched(feed, path, {path: seen}) == (None, b"")
    assert fetched(feed, path, {path: Seen('"other"', found.modified_at, None)})[1] == b"a.xml"


def test_a_file_outside_the_span_is_not_fetched(web):
    feed, path = fill(web), web.url("/wire/a.xml")
    assert fetched(feed, path, since=MODIFIED_AT)[0]
    assert fetched(feed, path, since=MODIFIED_AT + timedelta(seconds=1)) == (None, b"")
    assert fetched(feed, path, until=MODIFIED_AT) == (None, b"")


def test_a_file_written_just_now_is_left(web):
    young = format_datetime(datetime.now(UTC), usegmt=True)
    web.answers["/wire/a.xml"] = file_of(b"half", modified=young)
    path = web.url("/wire/a.xml")
    with pytest.raises(UnsettledError):
        fetched(feed_of(web.url("/wire/"), settle_seconds=30), path)
    assert fetched(feed_of(web.url("/wire/"), settle_seconds=0), path)[1] == b"half"


def test_an_empty_file_is_left_for_an_hour(web):
    path = web.url("/wire/a.xml")
    for minutes, is_left in ((50, True), (70, False)):
        at = format_datetime(datetime.now(UTC) - timedelta(minutes=minutes), usegmt=True)
        web.answers["/wire/a.xml"] = file_of(b"", modified=at)
        if is_left:
            with pytest.raises(UnsettledError):
                fetched(feed_of(web.url("/wire/")), path)
        else:
            assert fetched(feed_of(web.url("/wire/")), path)[0].size_bytes == 0


def test_a_file_that_grows_while_it_is_read_is_left(web):
    slow, path = file_of(b"half", drip=0.4), web.url("/wire/a.xml")
    web.answers["/wire/a.xml"] = [slow, file_of(b"half and half", modified=None)]
    with pytest.raises(UnsettledError):
        fetched(feed_of(web.url("/wire/")), path)
    web.answers["/wire/a.xml"] = slow
    assert fetched(feed_of(web.url("/wire/")), path)[1] == b"half"


OF_FILES = {
    "gone": (404, Reason.MISSING),
    "gone for good": (410, Reason.MISSING),
    "closed": (403, Reason.UNREADABLE),
    "for legal reasons": (451, Reason.UNREADABLE),
}


@pytest.mark.parametrize(("status", "reason"), OF_FILES.values(), ids=OF_FILES)
def test_a_file_that_is_refused_says_why(web, status, reason):
    web.answers["/wire/a.xml"] = Reply(status=status)
    with pytest.raises(UnreadableError) as caught:
        fetched(feed_of(web.url("/wire/")), web.url("/wire/a.xml"))
    assert caught.value.reason == reason


def test_a_bomb_is_stopped_by_whoever_takes_it(web, tmp_path):
    bomb = gzip.compress(b" " * 100 * 2**20)
    fill(web, ["a.xml"])
    web.answers["/wire/a.xml"] = Reply(bomb, headers={"Content-Encoding": "gzip"})
    pulled = pull_all(feed_of(web.url("/wire/")), tmp_path)
    assert [reject.reason for reject in pulled.rejects] == [Reason.TOO_LARGE.value]


def pull_all(feed, folder, seen=None):
    pulled = pull.Pulled()
    files = pull.list_files(feed, asked(seen)).files
    for batch in pull.batches(files, 3):
        pull.fetch(batch, feed, asked(seen), "run", Path(folder), pulled)
    return pulled


def test_a_folder_is_pulled_whole_and_then_known(web, tmp_path, secret):
    names = [f"story {n}%é.xml".replace(" ", "%20").replace("%é", "%25%C3%A9") for n in range(8)]
    fill(web, [*names, "torn.xml", "gone.xml", "half.tmp"])
    web.answers["/wire/torn.xml"] = Reply(STORY, cut_after=20)
    del web.answers["/wire/gone.xml"]
    feed = feed_of(web.url("/wire/"), user="ada", password_from=secret)
    pulled = pull_all(feed, tmp_path)
    assert sorted(file.payload for file in pulled.files if file.payload) == [
        name.encode() for name in names
    ]
    assert [reject.reason for reject in pulled.rejects] == [Reason.MISSING.value]
    assert [(file.uri[-8:], error.is_passing) for file, error in pulled.failed] == [
        ("torn.xml", True)
    ]
    assert SECRET not in f"{pulled.files}{pulled.rejects}{pulled.failed}"
    seen = {file.uri: Seen(file.etag, file.modified_at, None) for file in pulled.files}
    again = pull_all(feed, tmp_path, seen)
    assert (again.known, [file.outcome for file in again.files]) == (8, ["rejected"])


@pytest.mark.parametrize(
    "do", [lambda source: source.delete(None), lambda source: source.move(None, "x")]
)
def test_nothing_is_put_away(web, do):
    with opened(fill(web), asked()) as source, pytest.raises(FeedError, match='after = "leave"'):
        do(source)
