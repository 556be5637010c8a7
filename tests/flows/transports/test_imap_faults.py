"""What IMAP servers may say beside what they should: a scripted one says it."""

from datetime import UTC, datetime

import pytest

from flows.feeds import FeedConfig
from flows.transports import Asked, FeedError, UnreadableError, opened
from schemas import Reason
from tests.flows.transports.servers.imap_script import HANG_UP, Script

PASSWORD = 'se"cret\\1'
NOW = datetime(2026, 2, 3, tzinfo=UTC)
BYE = "* BYE [UNAVAILABLE] shutting down"
ELSEWHERE = "0.0.0.0"  # noqa: S104
"""An address that leads here, and is none of the loopback."""
PLAIN_LOGIN = "* CAPABILITY IMAP4rev1\r\n{tag} OK done"


class Bytes(bytearray):
    """What was fetched."""

    write = bytearray.extend


@pytest.fixture(autouse=True)
def password(monkeypatch):
    monkeypatch.setenv("MAIL_PASSWORD", PASSWORD)


def feed_of(script, host="127.0.0.1", **fields):
    fields = {"timeout_seconds": 1, "password_from": "env:MAIL_PASSWORD", **fields}
    return FeedConfig(name="f", url=f"imap://desk@{host}:{script.port}/", **fields)


def listed(script, **fields):
    with opened(feed_of(script, **fields), Asked(NOW)) as source:
        return list(source.list())


def fetched(script):
    """The first message, or what was raised instead."""
    into = Bytes()
    with opened(feed_of(script), Asked(NOW)) as source:
        file = next(iter(source.list()))
        try:
            assert source.fetch(file, into).size_bytes == len(into)
        except (FeedError, UnreadableError) as error:
            return error
    return bytes(into)


@pytest.mark.parametrize(
    ("answers", "greeting", "is_passing", "words"),
    [
        (
            {},
            "* BYE [UNAVAILABLE] come back later",
            True,
            "turned the connection down: [UNAVAILABLE] come back",
        ),
        ({}, "HTTP/1.1 400 Bad Request", False, "does not answer as an IMAP server does"),
        ({}, "* NO", False, "does not answer as an IMAP server does"),
        ({"CAPABILITY": HANG_UP}, "* OK hi", True, "closed the connection"),
        (
            {"CAPABILITY": "* CAPABILITY IMAP2\r\n{tag} OK done"},
            "* OK hi",
            False,
            "not IMAP4 compliant",
        ),
        (
            {"CAPABILITY": "* CAPABILITY \xff\r\n{tag} OK done"},
            "* OK hi",
            False,
            "does not answer as",
        ),
        (
            {"AUTHENTICATE": "{tag} NO [UNAVAILABLE] busy"},
            "* OK hi",
            True,
            "does not log desk in: [UNAVAILABLE] busy",
        ),
        (
            {"AUTHENTICATE": "{tag} NO [AUTHENTICATIONFAILED] no"},
            "* OK hi",
            False,
            "check the user, and the password",
        ),
        (
            {"AUTHENTICATE": "{tag} NO [EXPIRED] " + PASSWORD},
            "* OK hi",
            False,
            "in: [EXPIRED]: check",
        ),
        ({"AUTHENTICATE": "{tag} BAD " + PASSWORD}, "* OK hi", False, "it repeats the password"),
        ({"AUTHENTICATE": BYE}, "* OK hi", True, "closed the connection"),
        ({"AUTHENTICATE": ""}, "* OK hi", False, "unexpected response"),
        (
            {"CAPABILITY": "* CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=XOAUTH2\r\n{tag} OK done"},
            "* OK hi",
            False,
            "takes no login by password; its ways to log in: AUTH=XOAUTH2",
        ),
        (
            {"CAPABILITY": "* CAPABILITY IMAP4rev1 STARTTLS\r\n{tag} OK done", "STARTTLS": HANG_UP},
            "* OK hi",
            True,
            "closed the connection",
        ),
        (
            {"EXAMINE": "{tag} NO [INUSE] locked"},
            "* OK hi",
            True,
            "does not open the folder INBOX: [INUSE] locked",
        ),
        (
            {"EXAMINE": "{tag} NO [NOPERM] not yours"},
            "* OK hi",
            False,
            "does not open the folder INBOX: [NOPERM] not yours",
        ),
        ({"EXAMINE": "{tag} BAD what"}, "* OK hi", False, "BAD"),
        ({"EXAMINE": "* 2 EXISTS\r\n{tag} OK done"}, "* OK hi", False, "keeps no lasting numbers"),
        (
            {"EXAMINE": "* OK [UIDVALIDITY 7]\r\n* NO [UIDNOTSTICKY] x\r\n{tag} OK done"},
            "* OK hi",
            False,
            "keeps no lasting numbers",
        ),
        (
            {"UID SEARCH": "* BYE idle for too long"},
            "* OK hi",
            True,
            "ended the connection: idle for too long",
        ),
        (
            {"UID SEARCH": "{tag} NO [LIMIT] slowly"},
            "* OK hi",
            True,
            "does not search: [LIMIT] slowly",
        ),
        (
            {"UID SEARCH": "* SEARCH 1 {99999999999999999999}"},
            "* OK hi",
            True,
            "more than 262144 bytes",
        ),
        ({"UID SEARCH": ""}, "* OK hi", False, "unexpected response"),
    ],
)
def test_a_feed_that_fails_says_whether_it_passes(answers, greeting, is_passing, words):
    with Script(answers, greeting) as script, pytest.raises(FeedError) as raised:
        listed(script)
    assert words in str(raised.value)
    assert PASSWORD not in str(raised.value)
    assert str(raised.value).startswith("127.0.0.1 ")
    assert raised.value.is_passing is is_passing


def test_a_server_that_says_nothing_is_not_waited_for():
    with Script({}, greeting="") as script, pytest.raises(FeedError, match="1 seconds") as raised:
        listed(script)
    assert raised.value.is_passing


def test_a_password_is_never_sent_in_the_clear_to_another_machine():
    with Script({}) as script, pytest.raises(FeedError, match="offers no STARTTLS") as raised:
        listed(script, host=ELSEWHERE)
    assert not raised.value.is_passing
    assert not [heard for heard in script.heard if heard.startswith(("LOGIN", "AUTHENTICATE"))]


def test_a_greeting_that_skips_the_login_does_not_skip_tls():
    greeting = "* PREAUTH welcome back"
    with Script({}, greeting) as script, pytest.raises(FeedError, match="offers no STARTTLS"):
        listed(script, host=ELSEWHERE)
    with Script({}, greeting) as script:
        assert len(listed(script)) == 2


def test_login_quotes_what_it_sends():
    with Script({"CAPABILITY": PLAIN_LOGIN}) as script:
        listed(script)
    assert r'LOGIN "desk" "se\"cret\\1"' in script.heard


@pytest.mark.parametrize(
    ("capability", "secret", "words"),
    [
        (PLAIN_LOGIN, "geheim-ß", "ASCII"),
        (PLAIN_LOGIN, "a\r\nx LOGOUT", "line break"),
    ],
)
def test_a_password_that_cannot_be_sent_is_refused(monkeypatch, capability, secret, words):
    monkeypatch.setenv("MAIL_PASSWORD", secret)
    with Script({"CAPABILITY": capability}) as script, pytest.raises(FeedError, match=words):
        listed(script)
    assert not [heard for heard in script.heard if "LOGOUT" in heard]


@pytest.mark.parametrize(
    ("answer", "sizes"),
    [
        ("* 2 FETCH (UID 2 RFC822.SIZE 5)\r\n* 1 FETCH (RFC822.SIZE 4 UID 1)", {1: 4, 2: 5}),
        ("* 9 EXISTS\r\n* 1 FETCH (UID 1 RFC822.SIZE 4)\r\n* 2 EXPUNGE", {1: 4}),
        ("* 1 FETCH (FLAGS (x) UID 1 RFC822.SIZE 4)\r\n* 1 FETCH (UID 1 FLAGS (UID 2))", {1: 4}),
        ("* 1 FETCH (FLAGS (\\Seen))\r\n* 7 FETCH (UID 7 RFC822.SIZE 4)", {}),
        ("* 1 FETCH (UID 1)\r\n* 1 FETCH (UID 1 RFC822.SIZE 4)", {1: 4}),
        ("* 1 FETCH (UID 1 RFC822.SIZE NIL)", {1: None}),
        ("* OK nothing", {}),
    ],
)
def test_a_listing_is_read_whatever_stands_between(answer, sizes):
    with Script({"UID FETCH 1:2": answer + "\r\n{tag} OK done"}) as script:
        found = {int(file.path.partition("/")[2]): file.size_bytes for file in listed(script)}
    assert found == sizes


@pytest.mark.parametrize("answer", ["{tag} NO [SERVERBUG] oops", "* BYE oops", HANG_UP])
def test_a_server_that_fails_on_sizes_is_listed_without_them(answer):
    script = {
        "UID FETCH 1:2 (UID RFC822.SIZE": answer,
        "UID FETCH 1:2 (UID INTERNALDATE": '* 1 FETCH (UID 1 INTERNALDATE " 1-Feb-2026 10:00:00 -0000")\r\n{tag} OK done',
    }
    with Script(script) as running:
        (file,) = listed(running)
    assert (file.size_bytes, file.modified_at) == (None, datetime(2026, 2, 1, 10, tzinfo=UTC))


def test_times_are_utc():
    with Script({}) as script:
        times = [file.modified_at for file in listed(script)]
    assert times == [datetime(2026, 2, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, 11, 30, tzinfo=UTC)]


@pytest.mark.parametrize(
    ("answer", "content"),
    [
        ("* 1 FETCH (UID 1 BODY[] {5}\r\na\0\r\nb)", b"a\0\r\nb"),
        ("* 1 FETCH (BODY[] {5}\r\nUID 2 UID 1)", b"UID 2"),
        ("* 1 fetch (UID 1 BODY[] ~{2}\r\n\xff\0)", None),
        ("* 1 FETCH (UID 1 BODY[] ~{2}\r\n\xff\0)", b"\xff\0"),
        ('* 1 FETCH (UID 1 BODY[] "say \\"FLAGS (x)\\" \\\\ UID 7")', b'say "FLAGS (x)" \\ UID 7'),
        ('* 1 FETCH (UID 1 BODY[] "")', b""),
        ("* 1 FETCH (UID 1 BODY[] {0}\r\n)", b""),
        (
            "* 2 FETCH (FLAGS (\\Seen))\r\n* 3 EXISTS\r\n* 1 FETCH (UID 1 FLAGS (y) BODY[] {2}\r\nab FLAGS (z))\r\n* 2 EXPUNGE",
            b"ab",
        ),
    ],
)
def test_a_message_is_read_in_every_form(answer, content):
    with Script({"UID FETCH 1 ": answer + "\r\n{tag} OK done"}) as script:
        found = fetched(script)
    assert found == content if content is not None else isinstance(found, FeedError)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("{tag} OK nothing", Reason.MISSING),
        ("* 1 FETCH (UID 1 BODY[] NIL)\r\n{tag} OK done", Reason.MISSING),
        ("{tag} NO [EXPUNGEISSUED] gone", Reason.MISSING),
        ("{tag} NO [NOPERM] not for you", Reason.UNREADABLE),
        ("{tag} NO [UNAVAILABLE] busy", None),
        ("{tag} BAD what", None),
        ("* BYE bad disk", None),
        (HANG_UP, None),
        ("* 1 FETCH (UID 1 BODY[] {9}\r\nabc", None),
        ("* 2 FETCH (UID 2 BODY[] {3}\r\nabc)\r\n{tag} OK done", None),
        (
            "* 1 FETCH (UID 1 BODY[] {1}\r\na)\r\n* 1 FETCH (UID 1 BODY[] {1}\r\na)\r\n{tag} OK done",
            None,
        ),
    ],
)
def test_a_message_that_does_not_come_is_never_half_taken(answer, reason):
    """None for a fault of the source, which is tried again."""
    with Script({"UID FETCH 1 ": answer}) as script:
        found = fetched(script)
    assert isinstance(found, UnreadableError if reason else FeedError)
    assert getattr(found, "reason", None) == reason


@pytest.mark.parametrize(
    ("after", "answers", "words"),
    [
        ("delete", {"SELECT": "* OK [UIDVALIDITY 7]\r\n{tag} OK [READ-ONLY] so"}, "read only"),
        ("delete", {"UID STORE": "{tag} NO [NOPERM] keep it"}, "does not store: \\[NOPERM"),
        ("move", {"UID COPY": "{tag} NO [OVERQUOTA] full"}, "does not copy: \\[OVERQUOTA"),
        (
            "move",
            {"UID COPY": "{tag} NO [TRYCREATE] x", "CREATE": "{tag} NO never"},
            "make the folder INBOX/Done: never",
        ),
    ],
)
def test_a_message_that_cannot_be_put_away_says_why(after, answers, words):
    with Script(answers) as script, opened(feed_of(script), Asked(NOW)) as source:
        file = next(iter(source.list()))
        with pytest.raises(FeedError, match=words):
            source.delete(file) if after == "delete" else source.move(file, "Done")
    assert "EXPUNGE" not in script.heard
    assert not [heard for heard in script.heard if after == "move" and "STORE" in heard]


@pytest.mark.parametrize("folder", ["/INBOX", "../INBOX", ".", "/"])
def test_a_message_is_not_moved_to_where_it_is(folder):
    with Script({}) as script, opened(feed_of(script), Asked(NOW)) as source:
        file = next(iter(source.list()))
        with pytest.raises(FeedError, match="is no other folder than INBOX"):
            source.move(file, folder)
