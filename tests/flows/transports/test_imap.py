"""IMAP mailboxes of a real server: all messages, once, as they are, and a reason for the rest."""

import itertools
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from flows import pull
from flows.feeds import FeedConfig
from flows.transports import Asked, FeedError, UnreadableError, UnsettledError, opened
from flows.transports.imap.address import criteria
from flows.transports.imap.names import encoded
from schemas import Reason
from tests.flows.transports.servers import dovecot
from tests.flows.transports.servers.dovecot import PASSWORD
from tests.flows.transports.servers.proxy import Proxy

NOW = datetime.now(UTC)
ASKED = Asked(NOW + timedelta(hours=1))
STORY = b"From: desk@hanul.example\nSubject: Boats\n\nDORAN (Hanul) -- The boats left.\n"
CRLF_STORY = STORY.replace(b"\n", b"\r\n")


NUMBERS = itertools.count()


class Bytes(bytearray):
    """What was fetched."""

    write = bytearray.extend


@pytest.fixture(scope="module")
def server():
    with dovecot.running() as running:
        yield running


@pytest.fixture(scope="module", params=["UIDPLUS", "UNSELECT"], ids=["no MOVE", "no UIDPLUS"])
def poor_server(request):
    with dovecot.running(f"imap_capability = IMAP4rev1 {request.param}") as running:
        yield running


@pytest.fixture(autouse=True)
def password(monkeypatch):
    monkeypatch.setenv("MAIL_PASSWORD", PASSWORD)


@pytest.fixture
def user():
    """A mailbox of each test's own."""
    return f"desk-{next(NUMBERS)}"


def feed_of(server, name, folder="", *, url=None, **fields):
    fields.setdefault("timeout_seconds", 10)
    fields.setdefault("password_from", "env:MAIL_PASSWORD")
    url = url or f"imap://{name}@127.0.0.1:{server.port}/{folder}"
    return FeedConfig(name="f", url=url, ca_file=str(server.certificates.authority), **fields)


def over_tls(server, user, **fields):
    return feed_of(server, user, url=f"imaps://{user}@localhost:{server.tls_port}", **fields)


def listed(feed, asked=ASKED):
    with opened(feed, asked) as source:
        return list(source.list())


def fetched(feed, files):
    """The bytes of files, or what was raised instead."""
    with opened(feed, ASKED) as source, ThreadPoolExecutor(feed.connections) as threads:
        return list(threads.map(lambda file: fetched_of(source, file), files))


def fetched_of(source, file):
    into = Bytes()
    try:
        assert source.fetch(file, into).size_bytes == len(into)
    except (FeedError, UnreadableError, UnsettledError) as error:
        return None if PASSWORD in str(error) else error
    return bytes(into)


def fault_of(feed):
    """What opening and listing a feed raises."""
    with pytest.raises(FeedError) as raised:
        listed(feed)
    assert PASSWORD not in str(raised.value)
    return raised.value


def subjects(server, user, folder="INBOX"):
    """The messages that a folder holds, with their flags."""
    with server.client(user, folder) as client:
        _, found = client.fetch("1:*", "(FLAGS BODY.PEEK[HEADER.FIELDS (SUBJECT)])")
        return sorted(
            (part[1].decode().strip().removeprefix("Subject: "), b"\\Deleted" in part[0])
            for part in found
            if isinstance(part, tuple)
        )


def story(subject):
    return STORY.replace(b"Boats", subject.encode())


@contextmanager
def proxied(server, user, **fields):
    with Proxy(server.port) as proxy:
        yield proxy, feed_of(server, user, url=f"imap://{user}@127.0.0.1:{proxy.port}/", **fields)


def test_messages_are_listed_with_their_sizes_and_times(server, user):
    (path,) = server.deliver(user, STORY)
    os.utime(path, (1768200000, 1768200000))
    (file,) = listed(feed_of(server, user))
    validity = file.path.partition("/")[0]
    folder = f"imap://{user}@127.0.0.1:{server.port}/INBOX"
    assert file.uri == f"{folder};UIDVALIDITY={validity}/;UID=1"
    assert file.size_bytes == len(CRLF_STORY)
    assert file.modified_at == datetime(2026, 1, 12, 6, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    "message",
    [STORY, CRLF_STORY, b"", b"x", STORY * 50_000, STORY + b"\xff\xfe \xe9 {5}\r\n* BYE )"],
    ids=["LF", "CRLF", "empty", "short", "3 MB", "bytes of no charset"],
)
def test_a_message_is_fetched_as_the_server_has_it(server, user, message):
    server.deliver(user, message)
    feed = feed_of(server, user)
    assert fetched(feed, listed(feed)) == [message.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")]


def test_nothing_is_marked_as_seen(server, user):
    server.deliver(user, STORY)
    feed = over_tls(server, user)
    assert fetched(feed, listed(feed)) == [CRLF_STORY]
    with server.client(user) as client:
        assert client.fetch("1", "(FLAGS)")[1] in ([b"1 (FLAGS ())"], [rb"1 (FLAGS (\Recent))"])


@pytest.mark.parametrize(
    ("folder", "written"),
    [
        ("News", "News"),
        ("News.Hanul", "News.Hanul"),
        ("News.Hanul", "News/Hanul"),
        ("INBOX.Wire", "INBOX/Wire"),
        ("a b", "a%20b"),
        ("Zprávy", "Zpr%C3%A1vy"),
        ("뉴스 & more", "뉴스%20%26%20more"),
        ('"q"', "%22q%22"),
        ("back\\slash", "back%5Cslash"),
        ("100%?#;", "100%25%3F%23%3B"),
    ],
)
def test_a_folder_is_found_by_its_name(server, user, folder, written):
    server.deliver(user, STORY)
    with server.client(user) as client:
        assert client.create(encoded(folder))[0] == "OK"
        assert client.append(encoded(folder), None, None, CRLF_STORY)[0] == "OK"
    feed = feed_of(server, user, written)
    (file,) = listed(feed)
    assert fetched(feed, [file]) == [CRLF_STORY]
    assert file.uri.isascii()
    assert " " not in file.uri


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("imap://desk%40hanul.example@127.0.0.1", {}),
        ("imap://127.0.0.1", {"user": "desk@hanul.example"}),
    ],
    ids=["in the url", "as a key"],
)
def test_a_user_may_have_an_at_sign(server, address, fields):
    server.deliver("desk@hanul.example", STORY)
    file, *_ = listed(feed_of(server, "", url=f"{address}:{server.port}", **fields))
    assert file.uri.startswith("imap://desk%40hanul.example@127.0.0.1:")


def test_an_empty_folder_has_no_messages(server, user):
    assert listed(feed_of(server, user)) == []


def test_messages_marked_deleted_are_passed_over(server, user):
    server.deliver(user, *map(story, "abc"))
    with server.client(user) as client:
        client.store("2", "+FLAGS", r"(\Deleted)")
    assert [file.path.partition("/")[2] for file in listed(feed_of(server, user))] == ["1", "3"]


def test_a_span_of_time_cuts_messages_to_the_second(server, user):
    start = datetime(2026, 1, 10, tzinfo=UTC)
    times = [start + timedelta(hours=hours) for hours in range(0, 240, 8)]
    for path, at in zip(server.deliver(user, *[STORY] * len(times)), times, strict=True):
        os.utime(path, (at.timestamp(), at.timestamp()))
    asked = Asked(ASKED.now, since=times[5], until=times[20])
    feed = feed_of(server, user)
    assert len(listed(feed, asked)) < len(times)
    found = pull.list_files(feed, asked).files
    assert sorted(file.modified_at for file in found) == times[5:20]


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (None, None, "UNDELETED"),
        (datetime(2026, 3, 1, tzinfo=UTC), None, "UNDELETED SINCE 28-Feb-2026"),
        (None, datetime(2025, 12, 30, 23, tzinfo=UTC), "UNDELETED BEFORE 1-Jan-2026"),
        (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC), "UNDELETED"),
    ],
    ids=["all", "since", "until", "the ends of time"],
)
def test_servers_are_asked_for_a_day_more_on_both_sides(since, until, words):
    assert criteria(Asked(NOW, since, until)) == words


def test_ten_thousand_messages_are_listed(server, user):
    (path,) = server.deliver(user, STORY)
    for number in range(1, 10_000):
        os.link(path, path.with_name(f"{number}.host:2,"))
    files = listed(feed_of(server, user))
    assert len({file.uri for file in files}) == 10_000


def act(feed, do):
    """Do something with a feed's first message."""
    with opened(feed, ASKED) as source:
        do(source, next(iter(source.list())))


def marked(server, user):
    """A mailbox of three, the last marked deleted by somebody else."""
    server.deliver(user, *map(story, "abc"))
    with server.client(user) as client:
        client.store("3", "+FLAGS", r"(\Deleted)")


def test_a_message_is_moved_alone_into_a_folder_that_is_made(server, user):
    marked(server, user)
    act(feed_of(server, user), lambda source, file: source.move(file, "Fertig ö/2026"))
    assert subjects(server, user) == [("b", False), ("c", True)]
    assert subjects(server, user, encoded("INBOX.Fertig ö.2026")[1:-1]) == [("a", False)]


def test_an_absolute_folder_is_one_of_the_account(server, user):
    marked(server, user)
    act(feed_of(server, user), lambda source, file: source.move(file, "/Done"))
    assert subjects(server, user, "Done") == [("a", False)]


def test_a_message_is_deleted_alone(server, user):
    marked(server, user)
    act(feed_of(server, user), lambda source, file: source.delete(file))
    assert subjects(server, user) == [("b", False), ("c", True)]


def test_without_move_messages_are_copied_and_no_other_is_expunged(poor_server, user):
    marked(poor_server, user)
    act(feed_of(poor_server, user), lambda source, file: source.move(file, "Done"))
    act(feed_of(poor_server, user), lambda source, file: source.delete(file))
    left = [found for found in subjects(poor_server, user) if found != ("c", True)]
    assert left in ([], [("a", True), ("b", True)])
    assert ("c", True) in subjects(poor_server, user)
    assert subjects(poor_server, user, "INBOX.Done") == [("a", False)]
    assert listed(feed_of(poor_server, user)) == []


def test_a_message_that_is_gone_is_missing_and_no_error_to_put_away(server, user):
    server.deliver(user, *map(story, "ab"))
    feed = feed_of(server, user)
    with opened(feed, ASKED) as source:
        first, second = source.list()
        with server.client(user) as client:
            client.store("1", "+FLAGS", r"(\Deleted)")
            client.expunge()
        gone = fetched_of(source, first)
        assert fetched_of(source, second).startswith(b"From")
        source.delete(first)
        source.move(first, "Done")
    assert gone.reason is Reason.MISSING
    assert subjects(server, user) == [("b", False)]


def test_what_others_do_meanwhile_does_not_confuse(server, user):
    server.deliver(user, *map(story, "abcdef"))
    feed = feed_of(server, user)
    with opened(feed, ASKED) as source, server.client(user) as client:
        files = list(source.list())
        client.store("1:3", "+FLAGS", r"(\Flagged urgent)")
        client.store("1", "+FLAGS", r"(\Deleted)")
        client.expunge()
        client.append("INBOX", None, None, CRLF_STORY)
        contents = [fetched_of(source, file) for file in files]
    assert isinstance(contents[0], UnreadableError)
    assert contents[1:] == [story(s).replace(b"\n", b"\r\n") for s in "bcdef"]


def test_a_folder_made_anew_holds_other_messages(server, user):
    server.deliver(user, story("old"), folder="News")
    feed = feed_of(server, user, "News")
    files = listed(feed)
    with server.client(user) as client:
        client.delete("News")
        client.create("News")
        client.append("News", None, None, story("new").replace(b"\n", b"\r\n"))
    assert isinstance(fetched(feed, files)[0], UnsettledError)
    with opened(feed, ASKED) as source:
        source.delete(files[0])
    assert subjects(server, user, "News") == [("new", False)]


def test_a_message_that_arrives_after_the_listing_is_in_the_next(server, user):
    server.deliver(user, story("a"))
    feed = feed_of(server, user)
    with opened(feed, ASKED) as source:
        before = list(source.list())
        server.deliver(user, story("b"))
        assert fetched_of(source, before[0]).startswith(b"From")
    after = listed(feed)
    assert (len(before), len(after)) == (1, 2)
    assert after[0] == before[0]


def test_a_message_that_the_server_cannot_read_costs_no_other(server, user):
    paths = server.deliver(user, *map(story, "abc"))
    paths[1].chmod(0)
    feed = feed_of(server, user)
    contents = fetched(feed, listed(feed))
    assert [isinstance(content, FeedError) for content in contents] == [False, True, False]


@pytest.mark.parametrize("is_reset", [False, True], ids=["closed", "reset"])
def test_a_connection_cut_in_a_message_fails_that_one_and_passes(server, user, is_reset):
    server.deliver(user, STORY * 5000, *[STORY] * 5)
    with proxied(server, user) as (proxy, feed), opened(feed, ASKED) as source:
        files = list(source.list())
        proxy.is_reset, proxy.cut_after = is_reset, 100_000
        contents = [fetched_of(source, file) for file in files]
        assert isinstance(contents[0], FeedError)
        assert contents[0].is_passing
        assert contents[1:] == [CRLF_STORY] * 5
        proxy.heal()
        assert fetched_of(source, files[0]) == CRLF_STORY * 5000


def test_a_server_that_falls_silent_is_not_waited_for_over_and_over(server, user):
    server.deliver(user, *[STORY] * 40)
    with proxied(server, user, timeout_seconds=0.3) as (proxy, feed), opened(feed, ASKED) as source:
        files = list(source.list())
        proxy.stall = True
        faults = [fetched_of(source, file) for file in files]
        asked_before = proxy.connections
    assert {str(fault) for fault in faults} == {"127.0.0.1 did not answer within 0.3 seconds"}
    assert all(fault.is_passing for fault in faults)
    assert asked_before < 10


def test_a_server_that_goes_away_fails_what_is_left(server, user):
    server.deliver(user, *[STORY] * 40)
    with proxied(server, user) as (proxy, feed), opened(feed, ASKED) as source:
        files = list(source.list())
        assert fetched_of(source, files[0]) == CRLF_STORY
        proxy.close()
        faults = [fetched_of(source, file) for file in files[1:]]
    assert all(isinstance(fault, FeedError) and fault.is_passing for fault in faults)


def test_a_server_that_takes_fewer_connections_is_read_by_those(server, user):
    server.deliver(user, *[STORY] * 40)
    held = [server.log_in(user) for _ in range(dovecot.LIMIT - 2)]
    try:
        feed = feed_of(server, user, connections=8)
        with opened(feed, ASKED) as source, ThreadPoolExecutor(8) as threads:
            files = list(source.list())
            contents = list(threads.map(lambda file: fetched_of(source, file), files))
    finally:
        for client in held:
            client.logout()
    assert contents == [CRLF_STORY] * 40


def test_starttls_checks_the_certificate(server, user):
    url = f"imap://{user}@127.0.0.1:{server.port}"
    feed = feed_of(server, user, url=url).model_copy(update={"ca_file": None})
    fault = fault_of(feed)
    assert not fault.is_passing
    assert "certificate of 127.0.0.1 does not hold" in str(fault)


def test_tls_is_used_where_it_is_offered(server, user):
    server.deliver(user, STORY)
    listed(feed_of(server, user))
    (login,) = [line for line in server.log().splitlines() if f"Login: user=<{user}>" in line]
    assert ", TLS," in login


def test_a_wrong_password_is_refused(server, monkeypatch):
    monkeypatch.setenv("MAIL_PASSWORD", "not-the-one")
    fault = fault_of(feed_of(server, "desk"))
    assert not fault.is_passing
    assert "not-the-one" not in str(fault)
    assert str(fault) == (
        "127.0.0.1 does not log desk in: [AUTHENTICATIONFAILED] Authentication failed.: "
        "check the user, and the password that password_from names"
    )


def test_a_server_that_does_not_run_passes(server):
    with Proxy(server.port) as proxy:
        feed = feed_of(server, "", url=f"imaps://desk@127.0.0.1:{proxy.port}")
    fault = fault_of(feed)
    assert fault.is_passing
    assert "127.0.0.1 refuses the connection" in str(fault)


@pytest.mark.parametrize(
    ("url", "changed", "is_passing", "words"),
    [
        ("imap://desk@127.0.0.1:{port}", {"password_from": None}, False, "give password_from"),
        ("imap://127.0.0.1:{port}", {}, False, "give user"),
        ("imap://desk@127.0.0.1:{port}/Gone", {}, False, "has no folder Gone: it has INBOX"),
        ("imap://desk@127.0.0.1:{port}/*", {}, False, "has no folder *"),
        ("imap://desk@127.0.0.1:{port}/a#b", {}, False, "%23"),
        ("imap://desk@127.0.0.1:{port}/%ff", {}, False, "UTF-8"),
        ("imaps://desk@127.0.0.1:{port}", {}, False, "does not speak TLS"),
        ("imaps://desk@no.such.host.invalid", {}, True, "there is no host no.such.host.invalid"),
        (
            "imaps://desk@localhost:{tls_port}",
            {"ca_file": None},
            False,
            "certificate of localhost does not hold",
        ),
        ("imaps://desk@0.0.0.0:{tls_port}", {}, False, "does not hold: IP address mismatch"),
        (
            "imaps://desk@localhost:{tls_port}",
            {"ca_file": "/gone.pem"},
            False,
            "ca_file /gone.pem cannot be used: no such file",
        ),
        (
            "imaps://desk@localhost:{tls_port}",
            {"ca_file": __file__},
            False,
            "cannot be used: it holds no certificate",
        ),
    ],
)
def test_a_feed_that_does_not_open_says_why(server, url, changed, is_passing, words):
    url = url.format(port=server.port, tls_port=server.tls_port)
    fault = fault_of(feed_of(server, "", url=url).model_copy(update=changed))
    assert words in str(fault)
    assert fault.is_passing is is_passing


def test_nothing_is_lost_and_nothing_twice_through_the_pull(server, user, tmp_path):
    stories = [story(f"story {n}") for n in range(30)]
    paths = server.deliver(user, STORY * 5000, *stories)
    with proxied(server, user, settle_seconds=0) as (proxy, feed):
        listing = pull.list_files(feed, ASKED)
        paths[7].unlink()
        proxy.cut_after = 100_000
        pulled = pull.Pulled()
        pull.fetch(listing.files, feed, ASKED, "run", tmp_path, pulled)
        proxy.heal()
        again = [file for file, _ in pulled.failed]
        assert all(error.is_passing for _, error in pulled.failed)
        pulled.failed.clear()
        pull.fetch(again, feed, ASKED, "run", tmp_path, pulled)
    assert len(listing.files) == 31
    assert (pulled.failed, pulled.left) == ([], 0)
    assert sorted(file.uri for file in pulled.files) == [file.uri for file in listing.files]
    assert [reject.reason for reject in pulled.rejects] == [Reason.MISSING.value]
    kept = [file.payload for file in pulled.files if file.payload]
    assert sorted(kept) == sorted(
        text.replace(b"\n", b"\r\n") for text in (STORY * 5000, *stories[:6], *stories[7:])
    )
