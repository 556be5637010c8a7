"""FTP with servers that are old, odd or hostile: what pyftpdlib cannot be made to say."""

from datetime import UTC, datetime
from io import BytesIO

import pytest

from flows.feeds import FeedConfig
from flows.transports import Asked, FeedError, UnreadableError, UnsettledError, opened
from tests.flows.transports.servers.ftp_script import HANG_UP, SILENCE, Script

NOW = datetime(2026, 2, 3, 12, 0, tzinfo=UTC)
SECRET = "Tall ship 7!"
UNIX = b"total 2\r\n-rw-r--r-- 1 ann desk 5 Jan 12 03:15 a.txt\r\n"
MLSD = {"FEAT": "211-Features\r\n MLST type*;size*;modify*;\r\n UTF8\r\n211 End", "OPTS": "200 OK"}
FACTS = b"type=file;size=5;modify=20260112031500; a.txt\r\n"


@pytest.fixture(autouse=True)
def password(monkeypatch):
    monkeypatch.setenv("FTP_PASSWORD", SECRET)


def feed_of(script, path="in", **fields):
    login = {"password_from": "env:FTP_PASSWORD"}
    return FeedConfig(name="f", url=script.url(path), timeout_seconds=0.5, **login, **fields)


def opening(script, path="in", **fields):
    return opened(feed_of(script, path, **fields), Asked(NOW))


def listed(script, path="in", **fields):
    with opening(script, path, **fields) as source:
        return list(source.list())


def fetched(script, **fields):
    with opening(script, **fields) as source:
        (found,) = source.list()
        sink = BytesIO()
        source.fetch(found, sink)
        return sink.getvalue()


def error_of(work, script, **fields):
    with pytest.raises((FeedError, UnreadableError, UnsettledError)) as caught:
        work(script, **fields)
    assert SECRET not in str(caught.value)
    return caught.value


def test_a_server_that_knows_little_is_enough():
    with Script(listing=UNIX, file=b"12345") as script:
        assert fetched(script) == b"12345"
        assert script.heard[-2:] == ["MDTM /home/ann/in/a.txt", "QUIT"]


ANSWERS = {
    "a greeting in many lines": ({}, {"greeting": "220-Hear\r\n220-ye\r\n 220 not yet\r\n220 Ready"}),
    "a greeting that asks to wait": ({}, {"greeting": "120 In a minute\r\n220 Ready"}),
    "no password is wanted": ({"USER": "230 Welcome"}, {}),
    "an address of another network": ({}, {}),
    "EPSV alone": ({"PASV": "502 Not here"}, {}),
    "a reply before the bytes that is none": ({"LIST": "200 OK\r\n150 Here\r\n{data}226 Done"}, {}),
    "125 before the bytes": ({"LIST": "125 Here\r\n{data}250 Done"}, {}),
    "no home that is told": ({"PWD": "257 somewhere"}, {}),
    "lines that end as in Unix": ({}, {"listing": UNIX.replace(b"\r", b"")}),
    "dots in the listing": ({}, {"listing": b"drwxr-xr-x 2 a b 1 Jan 12 03:15 .\r\ndrwxr-xr-x 2 a b 1 Jan 12 03:15 ..\r\n" + UNIX}),
    "a name twice": ({}, {"listing": UNIX + UNIX[9:]}),
    "Windows": ({}, {"listing": b"01-12-26  03:15AM                    5 a.txt\r\n"}),
    "MLSD": (MLSD, {"listing": FACTS}),
    "MLSD that is promised and not there": ({**MLSD, "MLSD": "500 Unknown"}, {"listing": UNIX}),
    "MLSD without what is needed": ({**MLSD, "FEAT": "211-Features\r\n MLST size*;\r\n211 End"}, {"listing": UNIX}),
    "a time that takes asking": ({"MDTM": "213 20260112031500", "SIZE": "213 5"}, {"listing": UNIX.replace(b"Jan", "Mär".encode())}),
}  # fmt: skip


@pytest.mark.parametrize(("answers", "fields"), ANSWERS.values(), ids=ANSWERS)
def test_a_file_is_had_from_a_server_that_says(answers, fields):
    with Script(answers, **{"listing": UNIX, "file": b"12345", **fields}) as script:
        (found,) = listed(script)
        assert (found.size_bytes, found.modified_at) == (
            5,
            datetime(2026, 1, 12, 3, 15, tzinfo=UTC),
        )
        assert fetched(script) == b"12345"


def test_facts_that_mlsd_leaves_out_are_asked_for():
    features = MLSD["FEAT"].replace("modify*", "modify")
    with Script({**MLSD, "FEAT": features}, listing=FACTS) as script:
        assert len(listed(script)) == 1
        assert "OPTS MLST type;size;modify;unique;" in script.heard


def test_times_of_another_zone_are_learned_from_one_file():
    listing = (
        UNIX
        + b"-rw-r--r-- 1 ann desk 5 Jul 12  2025 b.txt\r\n-rw-r--r-- 1 a b 5 Jan 12 03:16 c\r\n"
    )
    with Script({"MDTM": "213 20260111181522"}, listing=listing) as script:
        assert [str(file.modified_at)[:19] for file in listed(script, time_zone="Asia/Seoul")] == [
            "2026-01-11 18:15:00",
            "2025-07-12 00:00:00",
            "2026-01-11 18:16:00",
        ]
        assert [line for line in script.heard if "MDTM" in line] == ["MDTM /home/ann/in/a.txt"]


OUTSIDE = [
    "../x.txt", "../../etc/passwd", "/etc/passwd", "sub/../../x", "..\\..\\x", "/home/ann/inside/x",
]  # fmt: skip


@pytest.mark.parametrize("name", OUTSIDE)
@pytest.mark.parametrize("has_mlsd", [True, False], ids=["MLSD", "LIST"])
def test_a_name_that_leads_out_of_the_folder_is_never_asked_for(name, has_mlsd):
    listing = FACTS if has_mlsd else UNIX
    listing += listing.removeprefix(b"total 2\r\n").replace(b"a.txt", name.encode())
    with Script(MLSD if has_mlsd else {}, listing=listing, file=b"12345") as script:
        with opening(script) as source:
            sound, out = source.list()
            with pytest.raises(UnreadableError, match="leads out of its folder"):
                source.fetch(out, [])
        assert sound.path == "in/a.txt"
        asked_for = {
            line[5:] for line in script.heard if line[:4] in ("RETR", "SIZE", "MDTM", "MLST")
        }
        assert asked_for <= {"/home/ann/in/a.txt"}
        assert out.uri.startswith(f"{script.url('in')}/")


def test_a_name_that_leads_out_is_not_of_a_glob():
    with Script(listing=UNIX + UNIX.replace(b"a.txt", b"../../etc/passwd.txt")) as script:
        assert [file.path for file in listed(script, "in/*.txt")] == ["in/a.txt"]


@pytest.mark.parametrize("kind", ["dir", "OS.unix=slink:/etc"])
def test_a_folder_that_leads_out_is_not_entered(kind):
    with Script(MLSD, listing=b"type=%s; ../up\r\n" % kind.encode()) as script:
        assert [file.fault[0] for file in listed(script)] == ["unreadable"]
        assert not any("up" in line for line in script.heard)


def test_folders_in_folders_without_end_come_to_one():
    with Script(MLSD, listing=FACTS + b"type=dir; sub\r\n") as script:
        files = listed(script)
    assert len(files) == 102
    assert [file.fault[1] for file in files if file.fault] == ["it lies in more than 100 folders"]


@pytest.mark.parametrize("name", ["./a.txt", "/home/ann/in/a.txt", ".//a.txt"])
def test_a_name_with_a_path_within_the_folder_is_that_file(name):
    with Script(listing=UNIX.replace(b"a.txt", name.encode()), file=b"12345") as script:
        assert fetched(script) == b"12345"
        assert "RETR /home/ann/in/a.txt" in script.heard


def test_a_name_with_a_line_break_is_not_sent():
    with Script(listing=UNIX.replace(b"a.txt", b"a\rDELE b.txt")) as script:
        (found,) = listed(script)
        assert found.fault[0] == "unreadable"
        assert "%0D" in found.uri
        error_of(fetched, script)
        assert not any("DELE" in line for line in script.heard)


def test_a_url_with_a_line_break_is_not_sent():
    with Script() as script:
        error = error_of(listed, script, path="in%0D%0ADELE b.txt")
        assert not error.is_passing
        assert not any("DELE" in line for line in script.heard)


def test_a_listing_in_a_form_that_is_not_read_fails_the_feed():
    listing = b"Directory DISK:[ANN]\r\n\r\nA.TXT;1  2/4  12-JAN-2026 03:15:00\r\n"
    with Script(listing=listing) as script:
        error = error_of(listed, script)
    assert "a form that is not read, as this line: 'Directory DISK:[ANN]'" in str(error)
    assert not error.is_passing


def test_a_line_that_is_not_read_is_a_reject_and_the_rest_is_listed():
    with Script(listing=UNIX + b"what is this\r\n") as script:
        assert [file.fault and file.fault[0] for file in listed(script)] == ["unreadable", None]


@pytest.mark.parametrize(
    "reply", ["450 No files found", "550 No files found", LIST_EMPTY := "226 Done"]
)
def test_an_empty_folder_is_listed_as_a_server_says_it(reply):
    answer = reply if reply != LIST_EMPTY else "150 Here\r\n{data}226 Done"
    with Script({"LIST": answer}) as script:
        assert listed(script) == []


OPENING = {
    "nothing": ({}, {"greeting": SILENCE}, "did not answer", True),
    "too many already": ({}, {"greeting": "421 Too many connections"}, "Too many connections", True),
    "another protocol": ({}, {"greeting": "SSH-2.0-Harbour"}, "is no FTP server: SSH-2.0-Harbour", False),
    "too many users": ({"PASS": "530 Too many users, try again later"}, {}, "Too many users", True),
    "no login": ({"PASS": "530 No"}, {}, "refuses to log ann in (530 No): check the user", False),
    "the password back": ({"PASS": f"530 {SECRET} is wrong"}, {}, "530 *** is wrong", False),
    "an account wanted": ({"PASS": "332 Account?", "ACCT": "530 No"}, {}, "refuses to log ann in", False),
    "encryption wanted": ({"USER": "530 Non-anonymous sessions must use encryption"}, {}, "must use encryption", False),
    "goodbye": ({"PASS": f"421 Shutting down{HANG_UP}"}, {}, "Shutting down", True),
    "hang up": ({"PASS": HANG_UP}, {}, "cut the connection", True),
    "silence after USER": ({"USER": SILENCE}, {}, "did not answer in 0.5 s", True),
    "no such folder": ({"CWD": "550 No", "SIZE": "550 No", "MDTM": "550 No"}, {}, "has no in, or does not let ann in", False),
    "a line without end": ({"PWD": "257 " + "x" * 10_000}, {}, "more than 8192 bytes", True),
}  # fmt: skip


@pytest.mark.parametrize(("answers", "fields", "said", "is_passing"), OPENING.values(), ids=OPENING)
def test_a_feed_that_does_not_open_says_why(answers, fields, said, is_passing):
    with Script(answers, **fields) as script:
        error = error_of(listed, script)
    assert "127.0.0.1" in str(error)
    assert said in str(error)
    assert error.is_passing is is_passing


LISTING = {
    "may not be listed": ("550 Permission denied", "does not list in: 550 Permission denied", False),
    "may not be listed, for now": ("450 Permission denied", "does not list in: 450 Permission denied", False),
    "may not be opened, and the transfer is done": ("150 Here\r\n{data}226 Transfer done (but failed to open directory).", "failed to open directory", False),
    "is cut": (f"150 Here\r\n{{data}}{HANG_UP}", "cut the connection", True),
    "is aborted": ("150 Here\r\n{data}426 Aborted", "426 Aborted", True),
    "does not end": (f"150 Here\r\n{{data}}{SILENCE}", "did not answer", True),
    "has no data connection": (SILENCE, "did not answer", True),
    "fails for now": ("451 Local error", "451 Local error", True),
}  # fmt: skip


@pytest.mark.parametrize(("answer", "said", "is_passing"), LISTING.values(), ids=LISTING)
def test_a_listing_that_is_not_whole_is_none(answer, said, is_passing):
    with Script({"LIST": answer}, listing=UNIX) as script:
        error = error_of(listed, script)
    assert said in str(error)
    assert error.is_passing is is_passing


@pytest.mark.parametrize(
    "passive", ["227 no numbers", "227 (1,2,3,4,999,999)", "227 (1,2,3,4,0,0)"]
)
def test_a_port_that_is_none_is_a_failure_that_passes(passive):
    with Script({"PASV": passive}, listing=UNIX) as script:
        assert error_of(listed, script).is_passing


TRANSFERS = {
    "the reply is missing": (f"150 Here\r\n{{data}}{HANG_UP}", b"12345", FeedError, "cut the connection"),
    "the reply does not come": (f"150 Here\r\n{{data}}{SILENCE}", b"12345", FeedError, "did not answer"),
    "it is aborted": ("150 Here\r\n{data}426 Aborted", b"123", FeedError, "426 Aborted"),
    "it fails": ("150 Here\r\n{data}451 Disk error", b"123", FeedError, "451 Disk error"),
    "it fails for good": ("150 Here\r\n{data}550 Read error", b"123", FeedError, "550 Read error"),
    "the bytes stop short": ("150 Here\r\n{data}226 Done", b"123", FeedError, "sent 3 of the 5 bytes"),
    "the bytes are too many": ("150 Here\r\n{data}226 Done", b"1234567", UnsettledError, ""),
    "it is refused": ("550 Access is denied", b"", UnreadableError, "550 Access is denied"),
    "it is in use": ("550 The process cannot access the file because it is being used by another process", b"", UnsettledError, ""),
    "it is busy": ("450 File busy", b"", UnsettledError, ""),
    "it is gone": ("550 No such file", b"", UnreadableError, "gone when it was to be read"),
    "there is no data connection": ("425 Cannot open data connection", b"", FeedError, "425 Cannot open"),
    "the server goes": (f"421 Goodbye{HANG_UP}", b"", FeedError, "421 Goodbye"),
}  # fmt: skip


@pytest.mark.parametrize(("answer", "content", "kind", "said"), TRANSFERS.values(), ids=TRANSFERS)
def test_a_file_whose_transfer_does_not_end_well(answer, content, kind, said):
    with Script({"RETR": answer}, listing=UNIX, file=content) as script:
        error = error_of(fetched, script)
    assert type(error) is kind
    assert said in str(error)
    assert kind is not FeedError or error.is_passing


def test_a_connection_that_was_hung_up_while_it_was_idle_is_replaced():
    with Script({"LIST": "150 Here\r\n{data}226 Done"}, listing=UNIX, file=b"12345") as script:
        with opening(script) as source:
            (found,) = source.list()
            script.hang_up()
            source.fetch(found, BytesIO())
        assert script.heard.count(f"PASS {SECRET}") == 2
