"""SFTP feeds, from a real server on the loopback that can be made to misbehave."""

import io
import os
import random
import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import asyncssh
import pytest
from asyncssh.sftp import SFTPAttrs, SFTPName

from flows import pull
from flows.feeds import FeedConfig
from flows.transports import Asked, FeedError, Listed, UnreadableError, UnsettledError, opened
from schemas import Reason
from tests.flows.transports.servers import sftp
from tests.flows.transports.servers.proxy import Proxy

NOW = datetime(2026, 1, 12, 12, tzinfo=UTC)
OPENS_THE_KEY = "Tür-auf-11"
ODD_NAMES = [
    "two words.txt",
    "Åsgård – 부두.txt",
    'say "so" it\'s.txt',
    "100%.txt",
    "50%20off.txt",
    "what?.txt",
    "no#1.txt",
    "back\\slash.txt",
    "new\nline.txt",
    "semi;colon&amp.txt",
    "two..dots.txt",
    b"latin-\xe9\xff.txt",
]


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sftp")
    (folder / "keys").mkdir()
    (folder / "root").mkdir()
    with sftp.running(folder / "root", folder / "keys") as server:
        yield server


@pytest.fixture
def server(running, tmp_path, monkeypatch):
    """The server over a folder of the test's own, healed."""
    monkeypatch.setenv("ANN_PASSWORD", sftp.PASSWORD)
    running.root = tmp_path / "served"
    running.root.mkdir()
    (running.root / "in").mkdir()
    running.logins = 0
    running.faults = sftp.Faults()
    running.known_hosts(tmp_path / "known_hosts")
    return running


@pytest.fixture
def feed_of(server, tmp_path):
    def make(path="/in", port=None, **fields):
        given = {
            "url": f"sftp://ann@127.0.0.1:{port or server.port}{path}",
            "password_from": "env:ANN_PASSWORD",
            "known_hosts": str(tmp_path / "known_hosts"),
            "timeout_seconds": 20,
        }
        return FeedConfig(name="f", **{**given, **fields})

    return make


@pytest.fixture
def proxy(server):
    with Proxy(server.port) as started:
        yield started


@contextmanager
def source_of(feed):
    with opened(feed, Asked(NOW)) as source:
        yield source


def listed(feed):
    with source_of(feed) as source:
        return sorted(source.list(), key=lambda one: one.path)


def paths_of(feed):
    return [one.path for one in listed(feed)]


def content(source, one):
    into = io.BytesIO()
    fetched = source.fetch(one, into)
    assert fetched.size_bytes == len(into.getvalue())
    return into.getvalue()


@pytest.fixture
def tree(server):
    names = ("in/a.txt", "in/b.xml", "in/x/c.txt", "in/x/y/d.xml", "in/.hid", "in/.git/e.txt")
    for name in (*names, "in/x/f*.xml", "in/x/fg.xml", "in/[1]/h.txt", "other/g.txt", "in/n.tmp"):
        server.write(name, name.encode())


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("/in/x", ["/in/x/c.txt", "/in/x/f*.xml", "/in/x/fg.xml", "/in/x/y/d.xml"], id="folder_to_its_bottom"),
        pytest.param("/in//x/../x/y/", ["/in/x/y/d.xml"], id="dots_and_doubled_slashes"),
        pytest.param("/in/a.txt", ["/in/a.txt"], id="file"),
        pytest.param("/in/*.txt", ["/in/a.txt"], id="glob"),
        pytest.param("/in/?.xml", ["/in/b.xml"], id="question_mark_is_a_wildcard"),
        pytest.param("/in/?.t?", [], id="glob_of_nothing"),
        pytest.param("/in/*/*.xml", ["/in/x/f*.xml", "/in/x/fg.xml"], id="glob_of_folders"),
        pytest.param("/in/**/*.xml", ["/in/b.xml", "/in/x/f*.xml", "/in/x/fg.xml", "/in/x/y/d.xml"], id="glob_to_the_bottom"),
        pytest.param("/in/**.xml", ["/in/b.xml"], id="stars_beside_a_name"),
        pytest.param("/in/x/f%2A.xml", ["/in/x/f*.xml"], id="encoded_wildcard_is_itself"),
        pytest.param("/in/x/[f]%2a.xml", ["/in/x/f*.xml"], id="encoded_wildcard_in_a_glob"),
        pytest.param("/in/[1]", ["/in/[1]/h.txt"], id="folder_named_like_a_glob"),
        pytest.param("/other", ["/other/g.txt"], id="unfinished_names_and_others_are_not_its_business"),
        pytest.param("/~/other", ["/other/g.txt"], id="home"),
        pytest.param("/~/oth*/g.txt", ["/other/g.txt"], id="glob_in_home"),
        pytest.param("/*/g.txt", ["/other/g.txt"], id="glob_of_the_root"),
    ],
)  # fmt: skip
def test_a_url_stands_for(feed_of, path, expected):
    assert paths_of(feed_of(path)) == expected


@pytest.mark.usefixtures("tree")
def test_a_url_without_a_path_is_the_home_folder(feed_of):
    assert paths_of(feed_of("")) == paths_of(feed_of("/")) == paths_of(feed_of("/~"))


def test_an_empty_folder_is_an_empty_listing(feed_of):
    assert listed(feed_of()) == []


def test_a_file_is_listed_with_its_size_time_and_address(server, feed_of):
    server.write("in/späť 1.txt", b"12345", at=1_768_200_000)
    uri = f"sftp://ann@127.0.0.1:{server.port}/in/sp%C3%A4%C5%A5%201.txt"
    at = datetime.fromtimestamp(1_768_200_000, UTC)
    assert listed(feed_of()) == [Listed(uri, "/in/späť 1.txt", 5, at)]


@pytest.mark.parametrize("login", ["", "ann@", "a%6En@"])
def test_an_address_has_the_user_that_logs_in(server, feed_of, login):
    server.write("in/a.txt", b"")
    feed = feed_of(url=f"sftp://{login}127.0.0.1:{server.port}/in", user="ann")
    uris = [one.uri for one in listed(feed)]
    assert uris == [f"sftp://ann@127.0.0.1:{server.port}/in/a.txt"]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_an_odd_name_is_taken_and_fetched(server, feed_of, name):
    server.write(b"in/" + os.fsencode(name), b"odd")
    with source_of(feed_of()) as source:
        (one,) = source.list()
        assert content(source, one) == b"odd"
        one.uri.encode("ascii")


@pytest.mark.parametrize("name", ["..two", ".hidden"])
def test_a_hidden_name_is_passed_over(server, feed_of, name):
    server.write(f"in/{name}", b"")
    assert listed(feed_of()) == []


@pytest.mark.parametrize(
    "name", [b"../secret.txt", b"/etc/passwd", b"x/../../secret.txt", b"a\0b.txt", b"/in/../s.txt"]
)
def test_a_name_that_leads_out_of_its_folder_is_a_fault(server, feed_of, name):
    server.write("in/a.txt", b"a")
    server.write("secret.txt", b"secret")
    attrs = SFTPAttrs(size=6, permissions=0o100644, atime=0, mtime=0)
    server.faults.also_listed = [SFTPName(name, b"-rw-r--r--", attrs)]
    good, bad = sorted(listed(feed_of()), key=lambda one: one.fault is not None)
    assert (good.path, good.fault) == ("/in/a.txt", None)
    assert bad.fault == (
        Reason.UNREADABLE,
        "the server lists it by a name that leads out of its folder",
    )
    assert bad.uri.startswith(f"sftp://ann@127.0.0.1:{server.port}/in/")
    assert "/" not in bad.uri.partition("/in/")[2]


def test_names_with_the_whole_path_are_those_of_the_folder(server, feed_of):
    server.write("in/x/a.txt", b"a")
    server.faults.listed = lambda name: SFTPName(
        name.filename if name.filename == "x" else b"/in/x/" + os.fsencode(name.filename),
        b"",
        name.attrs,
    )
    assert paths_of(feed_of("/in/x")) == ["/in/x/a.txt"]


def test_a_name_that_is_listed_twice_is_one_file(server, feed_of):
    server.write("in/a.txt", b"a")
    server.faults.listed = None
    attrs = SFTPAttrs(size=1, permissions=0o100644, atime=0, mtime=0)
    server.faults.also_listed = [SFTPName(b"a.txt", b"-rw-r--r--", attrs)]
    assert paths_of(feed_of()) == ["/in/a.txt"]


@pytest.mark.parametrize(
    "kept",
    [
        pytest.param((), id="nothing"),
        pytest.param(("size", "mtime", "atime"), id="no_type"),
        pytest.param(("permissions",), id="only_a_type"),
        pytest.param(("permissions", "size"), id="no_time"),
    ],
)
def test_what_a_listing_does_not_tell_is_asked(server, feed_of, kept):
    server.write("in/a.txt", b"abc")
    server.write("in/x/b.txt", b"b")

    def stripped(name):
        attrs = SFTPAttrs(**{key: getattr(name.attrs, key) for key in kept})
        return SFTPName(name.filename, b"?", attrs)

    told = listed(feed_of())
    server.faults.listed = stripped
    assert listed(feed_of()) == told != []


def test_links_to_files_are_followed_and_links_to_folders_are_not(server, feed_of):
    server.write("in/a.txt", b"abc")
    server.write("store/b.txt", b"stored")
    for name, target in {
        "b.txt": "../store/b.txt",
        "store": "../store",
        "in": ".",
        "gone.txt": "no",
        "loop": "loop",
    }.items():
        (server.root / "in" / name).symlink_to(target)
    with source_of(feed_of()) as source:
        found = {one.path: one for one in source.list()}
        assert content(source, found["/in/b.txt"]) == b"stored"
    assert sorted(found) == ["/in/a.txt", "/in/b.txt", "/in/gone.txt", "/in/loop"]
    assert found["/in/b.txt"].size_bytes == 6
    assert found["/in/gone.txt"].fault == (
        Reason.MISSING,
        "it is a link to a file that is not there",
    )
    assert found["/in/loop"].fault[0] == Reason.UNREADABLE


def test_a_folder_that_is_a_link_is_listed_where_the_url_names_it(server, feed_of):
    server.write("store/b.txt", b"")
    (server.root / "current").symlink_to("store")
    assert paths_of(feed_of("/current")) == ["/current/b.txt"]


def test_a_folder_below_that_is_closed_is_a_fault_and_hides_no_other(server, feed_of):
    server.write("in/a.txt", b"a")
    server.write("in/closed/b.txt", b"b")
    server.faults.denied = {b"/in/closed"}
    open_file, closed = listed(feed_of())
    assert open_file.path == "/in/a.txt"
    assert closed.fault == (Reason.UNREADABLE, "the folder cannot be listed: permission denied")


def test_ten_thousand_files_are_listed(server, feed_of):
    for number in range(10_000):
        (server.root / "in" / f"{number:05}.xml").touch()
    listing = pull.list_files(feed_of(), Asked(datetime.now(UTC) + timedelta(days=1)))
    assert len({file.uri for file in listing.files}) == len(listing.files) == 10_000


def another_key(server, tmp_path):
    return server.known_hosts(tmp_path / "other", asyncssh.generate_private_key("ssh-ed25519"))


def another_kind_of_key(server, tmp_path):
    key = asyncssh.generate_private_key("ecdsa-sha2-nistp256")
    return server.known_hosts(tmp_path / "other", key)


def revoked_key(server, tmp_path):
    file = server.known_hosts(tmp_path / "other")
    file.write_text(f"@revoked {file.read_text()}")
    return file


def no_keys(_server, tmp_path):
    (tmp_path / "other").touch()
    return tmp_path / "other"


@pytest.mark.parametrize(
    ("known", "says"),
    [
        pytest.param(no_keys, "`ssh-keyscan -p {port} 127.0.0.1 >> ", id="unknown"),
        pytest.param(another_key, "`ssh-keygen -R '[127.0.0.1]:{port}' -f ", id="changed"),
        pytest.param(another_kind_of_key, "ask the agency whether it has a new one", id="changed_kind"),
        pytest.param(revoked_key, "is revoked in ", id="revoked"),
    ],
)  # fmt: skip
def test_a_host_key_that_is_not_known_is_refused(server, feed_of, tmp_path, known, says):
    feed = feed_of(known_hosts=str(known(server, tmp_path)))
    with pytest.raises(FeedError) as caught, source_of(feed):
        pass
    assert says.format(port=server.port) in str(caught.value)
    assert f"127.0.0.1 port {server.port}" in str(caught.value)
    assert not caught.value.is_passing
    assert server.logins == 0


@pytest.mark.parametrize("known", [no_keys, another_key])
def test_the_fingerprint_that_a_host_shows_is_told(server, feed_of, tmp_path, known):
    feed = feed_of(known_hosts=str(known(server, tmp_path)))
    with pytest.raises(FeedError, match="SHA256:") as caught, source_of(feed):
        pass
    assert server.key.get_fingerprint() in str(caught.value)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def wrong_key(tmp_path):
    asyncssh.generate_private_key("ssh-ed25519").write_private_key(str(tmp_path / "id_wrong"))
    return {"key_file": str(tmp_path / "id_wrong"), "password_from": None}


def key_in_a_passphrase(tmp_path):
    key = asyncssh.generate_private_key("ssh-ed25519")
    key.write_private_key(str(tmp_path / "id_shut"), passphrase=OPENS_THE_KEY, rounds=50)
    return {"key_file": str(tmp_path / "id_shut"), "password_from": None}


def no_key(tmp_path):
    (tmp_path / "id_none").write_text("a memo\n")
    return {"key_file": str(tmp_path / "id_none")}


@pytest.mark.parametrize(
    ("fields", "says", "is_passing"),
    [
        pytest.param(lambda _: {"password_from": "env:WRONG_PASSWORD"}, "refused the user ann: check the user and password_from", False, id="wrong_password"),
        pytest.param(lambda _: {"url": "sftp://ben@127.0.0.1:{port}/in"}, "refused the user ben", False, id="unknown_user"),
        pytest.param(wrong_key, "refused the user ann: check the user and key_file", False, id="wrong_key"),
        pytest.param(key_in_a_passphrase, "give passphrase_from", False, id="key_without_its_passphrase"),
        pytest.param(lambda path: {**key_in_a_passphrase(path), "passphrase_from": "env:WRONG_PASSWORD"}, "passphrase_from is wrong", False, id="wrong_passphrase"),
        pytest.param(no_key, "holds no private SSH key", False, id="no_key_in_the_file"),
        pytest.param(lambda _: {"key_file": "/nowhere/id_ann"}, "cannot read the key_file /nowhere/id_ann: no such file", False, id="no_key_file"),
        pytest.param(lambda _: {"known_hosts": "/nowhere/known"}, "there is no known_hosts /nowhere/known", False, id="no_known_hosts"),
        pytest.param(lambda _: {"url": "sftp://ann@127.0.0.1:{port}/out"}, "there is no /out on 127.0.0.1 port {port}: check the url", False, id="missing_folder"),
        pytest.param(lambda _: {"url": "sftp://ann@127.0.0.1:{port}/out/*.xml"}, "cannot list /out on 127.0.0.1 port {port}: it is not there", False, id="glob_in_a_missing_folder"),
        pytest.param(lambda _: {"url": "sftp://ann@no-such-host.invalid/in"}, "there is no host no-such-host.invalid", True, id="unknown_host"),
        pytest.param(lambda _: {"url": f"sftp://ann@{'h' * 70}/in"}, "cannot log in to ", False, id="a_name_no_host_can_have"),
        pytest.param(lambda _: {"url": f"sftp://ann@127.0.0.1:{free_port()}/in"}, "(connection refused): check the host and port", True, id="server_gone"),
        pytest.param(lambda _: {"url": "sftp://ann@:22/in"}, "names no host", False, id="no_host"),
    ],
)  # fmt: skip
def test_a_feed_that_does_not_open_says_why(
    server, feed_of, tmp_path, monkeypatch, capfd, fields, says, is_passing
):
    monkeypatch.setenv("WRONG_PASSWORD", "Wrong & Kai#8")
    given = fields(tmp_path)
    if "url" in given:
        given["url"] = given["url"].format(port=server.port)
    with pytest.raises(FeedError) as caught:
        listed(feed_of(**given))
    assert says.format(port=server.port) in str(caught.value)
    assert caught.value.is_passing == is_passing
    assert sftp.PASSWORD not in str(caught.value)
    assert "Kai" not in str(caught.value)
    assert "\n" not in str(caught.value)
    assert capfd.readouterr() == ("", "")


def test_what_is_no_ssh_server_is_told_from_one(feed_of):
    with socket.create_server(("127.0.0.1", 0)) as listener, ThreadPoolExecutor(1) as threads:

        def answer():
            connection, _ = listener.accept()
            with connection:
                connection.sendall(b"220 ftp.example ready\r\n" * 2000)
                connection.recv(100)

        answering = threads.submit(answer)
        with pytest.raises(FeedError, match="does not speak SSH"):
            listed(feed_of(port=listener.getsockname()[1]))
        listener.close()
        answering.exception()


@pytest.mark.parametrize(
    "passphrase", [pytest.param(None, id="plain"), pytest.param(OPENS_THE_KEY, id="encrypted")]
)
def test_a_key_logs_in_without_a_password(server, feed_of, tmp_path, monkeypatch, passphrase):
    server.write("in/a.txt", b"a")
    key = asyncssh.read_private_key(str(server.user_key))
    key.write_private_key(str(tmp_path / "id"), passphrase=passphrase, rounds=50)
    monkeypatch.setenv("PASSPHRASE", passphrase or "")
    fields = {"passphrase_from": "env:PASSPHRASE"} if passphrase else {}
    feed = feed_of(key_file=str(tmp_path / "id"), password_from=None, **fields)
    assert paths_of(feed) == ["/in/a.txt"]


def test_without_a_password_or_a_key_file_the_users_own_keys_are_tried(
    server, feed_of, tmp_path, monkeypatch
):
    server.write("in/a.txt", b"a")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    with pytest.raises(FeedError, match="give password_from or key_file"):
        listed(feed_of(password_from=None))
    Path(tmp_path, ".ssh").mkdir()
    Path(tmp_path, ".ssh", "id_ed25519").write_bytes(server.user_key.read_bytes())
    assert paths_of(feed_of(password_from=None)) == ["/in/a.txt"]


@pytest.mark.parametrize("prompt", ["Password: ", "Passwort:", "비밀번호:"])
def test_a_server_may_ask_for_the_password_in_its_own_words(server, feed_of, prompt):
    server.write("in/a.txt", b"a")
    server.faults.asks_for = prompt
    assert paths_of(feed_of()) == ["/in/a.txt"]


def test_a_wrong_answer_to_a_prompt_is_refused_once(server, feed_of, monkeypatch):
    monkeypatch.setenv("ANN_PASSWORD", "Wrong & Kai#8")
    server.faults.asks_for = "Passwort:"
    with pytest.raises(FeedError, match="refused the user ann"):
        listed(feed_of())


@pytest.mark.parametrize("size", [0, 1, 32 * 1024, 32 * 1024 + 1, 2_000_003])
@pytest.mark.parametrize("read_bytes", [None, 20_000])
def test_a_file_is_fetched_whole(server, feed_of, size, read_bytes):
    sent = random.Random(size).randbytes(size)
    server.write("in/a.bin", sent)
    server.faults.read_bytes = read_bytes
    with source_of(feed_of()) as source:
        (one,) = source.list()
        assert content(source, one) == sent


def test_files_are_fetched_at_once_from_threads(server, feed_of):
    for number in range(60):
        server.write(f"in/{number}.txt", str(number).encode() * 1000)
    with source_of(feed_of()) as source, ThreadPoolExecutor(8) as threads:
        files = list(source.list())
        contents = threads.map(lambda one: content(source, one), files)
        assert [f"/in/{sent[: len(sent) // 1000].decode()}.txt" for sent in contents] == [
            one.path for one in files
        ]
    assert server.logins == 1


def vanish(server):
    (server.root / "in/a.txt").unlink()


def close_off(server):
    server.faults.denied = {b"/in/a.txt"}


def make_a_folder(server):
    vanish(server)
    (server.root / "in/a.txt").mkdir()


@pytest.mark.parametrize(
    ("happens", "reason", "says"),
    [
        pytest.param(vanish, Reason.MISSING, "it was listed, and gone when it was to be read", id="gone"),
        pytest.param(close_off, Reason.UNREADABLE, "permission denied: let the user of the url read it", id="denied"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_why(server, feed_of, happens, reason, says):
    server.write("in/a.txt", b"a")
    server.write("in/b.txt", b"b")
    with source_of(feed_of()) as source:
        one, other = sorted(source.list(), key=lambda one: one.path)
        happens(server)
        with pytest.raises(UnreadableError) as caught:
            source.fetch(one, io.BytesIO())
        assert (caught.value.reason, caught.value.detail) == (reason, says)
        assert content(source, other) == b"b"


def test_what_the_server_does_not_explain_is_tried_again(server, feed_of):
    server.write("in/a.txt", b"a")
    with source_of(feed_of()) as source:
        (one,) = source.list()
        make_a_folder(server)
        with pytest.raises(FeedError, match=r"does not give /in/a\.txt: ") as caught:
            source.fetch(one, io.BytesIO())
    assert caught.value.is_passing


def grow(path, content=b"and more"):
    with open(path, "ab") as file:
        file.write(content)


def touch(path):
    os.utime(path, (1_768_200_009, 1_768_200_009))


def shrink(path):
    os.truncate(path, 10)


@pytest.mark.parametrize("change", [grow, touch, shrink])
@pytest.mark.parametrize(
    "is_reading", [pytest.param(False, id="before"), pytest.param(True, id="while_it_is_read")]
)
def test_a_file_that_changes_is_left_for_the_next_run(server, feed_of, change, is_reading):
    server.write("in/a.txt", b"x" * 100_000)
    path = server.root / "in/a.txt"
    with source_of(feed_of()) as source:
        (one,) = source.list()
        if is_reading:
            server.faults.read = lambda _, offset: change(path) if offset else None
        else:
            change(path)
        with pytest.raises(UnsettledError):
            source.fetch(one, io.BytesIO())


def test_a_file_that_need_not_settle_is_taken_as_it_is(server, feed_of):
    server.write("in/a.txt", b"first")
    with source_of(feed_of(settle_seconds=0)) as source:
        (one,) = source.list()
        server.write("in/a.txt", b"the second", at=1_768_200_060)
        into = io.BytesIO()
        fetched = source.fetch(one, into)
    assert (into.getvalue(), fetched.size_bytes) == (b"the second", 10)
    assert fetched.modified_at == datetime.fromtimestamp(1_768_200_060, UTC)


def test_a_file_that_ends_before_its_size_was_cut(server, feed_of):
    server.write("in/a.txt", b"x" * 100_000)
    path = server.root / "in/a.txt"
    with source_of(feed_of(settle_seconds=0)) as source:
        (one,) = source.list()
        server.faults.read = lambda *_: shrink(path)
        with pytest.raises(FeedError, match=r"sent 10 of the 100000 bytes of /in/a\.txt") as caught:
            source.fetch(one, io.BytesIO())
    assert caught.value.is_passing


def test_a_connection_cut_in_a_file_spoils_no_other(server, feed_of, capfd):
    server.write("in/cut.txt", b"x" * 100_000)
    server.faults.cuts = {b"/in/cut.txt": 1000}
    for number in range(20):
        server.write(f"in/{number}.txt", b"whole" * 20_000)
    with source_of(feed_of()) as source:
        *files, cut = sorted(source.list(), key=lambda one: one.path)
        with pytest.raises(
            FeedError, match=r"the connection to 127.0.0.1 port \d+ broke"
        ) as caught:
            source.fetch(cut, io.BytesIO())
        assert [content(source, one) for one in files] == [b"whole" * 20_000] * 20
    assert caught.value.is_passing
    assert capfd.readouterr() == ("", "")


def test_a_file_is_read_on_when_its_connection_was_cut(server, feed_of, caplog):
    sent = random.Random(1).randbytes(1_500_000)
    server.write("in/a.bin", sent)
    server.faults.cuts = {b"/in/a.bin": 1}
    with source_of(feed_of()) as source:
        (one,) = source.list()
        assert content(source, one) == sent
    assert server.logins == 2
    assert caplog.records == []


@pytest.mark.parametrize("is_reset", [False, True])
def test_a_server_that_is_gone_is_not_waited_for_again(server, feed_of, proxy, capfd, is_reset):
    for number in range(50):
        server.write(f"in/{number}.txt", b"x" * 50_000)
    proxy.is_reset = is_reset
    with source_of(feed_of(port=proxy.port)) as source, ThreadPoolExecutor(4) as threads:
        files = list(source.list())
        proxy.close()

        def error_of(one):
            with pytest.raises(FeedError) as caught:
                source.fetch(one, io.BytesIO())
            return caught.value

        errors = list(threads.map(error_of, files))
        connected = proxy.connections
    assert all(error.is_passing for error in errors)
    assert connected == 1
    assert capfd.readouterr() == ("", "")


def test_a_server_that_falls_silent_is_given_up(server, feed_of, proxy, capfd):
    for number in range(30):
        server.write(f"in/{number}.txt", b"x")
    feed = feed_of(port=proxy.port, timeout_seconds=1)
    with source_of(feed) as source, ThreadPoolExecutor(4) as threads:
        files = list(source.list())
        proxy.stall = True

        def error_of(one):
            with pytest.raises(FeedError) as caught:
                source.fetch(one, io.BytesIO())
            return str(caught.value)

        errors = list(threads.map(error_of, files))
        proxy.heal()
    assert all("did not answer" in error for error in errors)
    assert proxy.connections <= 2
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("path", [b"/in", b"/in/a.txt"])
def test_one_that_the_server_never_gives_is_waited_for_no_longer_than_told(server, feed_of, path):
    server.write("in/a.txt", b"a")
    server.write("in/b.txt", b"b")
    with source_of(feed_of(timeout_seconds=1)) as source:
        one, other = sorted(source.list(), key=lambda one: one.path)
        server.faults.slow = {path}
        with pytest.raises(FeedError, match="did not answer for 1 s while") as caught:
            list(source.list()) if path == b"/in" else source.fetch(one, io.BytesIO())
        assert content(source, other) == b"b"
        server.faults.slow = set()
    assert caught.value.is_passing


def test_a_slow_server_that_goes_on_sending_is_waited_for(server, feed_of, proxy):
    server.write("in/a.bin", b"x" * 800_000)
    with source_of(feed_of(port=proxy.port, timeout_seconds=2)) as source:
        (one,) = source.list()
        proxy.pause_seconds = 0.05
        assert len(content(source, one)) == 800_000
        proxy.heal()


def test_a_server_that_never_greets_is_waited_for_no_longer_than_told(feed_of, proxy):
    proxy.stall = True
    with pytest.raises(FeedError, match="did not answer within 1 s") as caught:
        listed(feed_of(port=proxy.port, timeout_seconds=1))
    assert caught.value.is_passing


def test_a_server_that_hangs_up_at_once_may_be_busy(feed_of, proxy):
    proxy.refuse = True
    with pytest.raises(FeedError, match=r"127\.0\.0\.1 port") as caught:
        listed(feed_of(port=proxy.port))
    assert caught.value.is_passing


@pytest.mark.parametrize("has_old_rename", [False, True])
@pytest.mark.parametrize(
    ("path", "folder", "expected"),
    [
        pytest.param("/in", "done", "in/done/x/a.txt", id="into_the_feeds_folder"),
        pytest.param("/in", "/store/of/feeds", "store/of/feeds/x/a.txt", id="elsewhere"),
        pytest.param("/in/**/*.txt", "../done", "done/x/a.txt", id="of_a_glob"),
        pytest.param("/in/x/a.txt", "done", "in/x/done/a.txt", id="of_a_file"),
        pytest.param("/~/in/x", "done", "in/x/done/a.txt", id="of_the_home_folder"),
    ],
)
def test_a_file_is_moved_in_the_place_of_one_of_its_name(
    server, feed_of, has_old_rename, path, folder, expected
):
    server.faults.has_old_rename = has_old_rename
    server.write(expected, b"older")
    server.write("in/x/a.txt", b"newer")
    feed = feed_of(path, after="move", move_to=folder)
    (one,) = listed(feed)
    with source_of(feed) as source:
        source.move(one, folder)
        source.move(one, folder)
    assert (server.root / expected).read_bytes() == b"newer"
    assert not (server.root / "in/x/a.txt").exists()


def test_what_was_moved_is_not_listed(server, feed_of):
    server.write("in/x/a.txt", b"a")
    server.write("in/done/x/b.txt", b"b")
    feed = feed_of(after="move", move_to="done")
    assert paths_of(feed) == ["/in/x/a.txt"]
    pull.put_away(feed, Asked(NOW), listed(feed))
    assert paths_of(feed) == []
    assert sorted(os.listdir(server.root / "in/done/x")) == ["a.txt", "b.txt"]


def test_a_file_is_deleted_and_one_that_is_gone_is_no_error(server, feed_of):
    server.write("in/a.txt", b"a")
    feed = feed_of(after="delete")
    files = listed(feed)
    pull.put_away(feed, Asked(NOW), files)
    pull.put_away(feed, Asked(NOW), files)
    assert os.listdir(server.root / "in") == []


@pytest.mark.parametrize("fields", [{"after": "delete"}, {"after": "move", "move_to": "done"}])
def test_a_file_in_the_place_of_the_one_that_landed_stays(server, feed_of, fields):
    server.write("in/a.txt", b"first")
    feed = feed_of(**fields)
    files = listed(feed)
    server.write("in/a.txt", b"second", at=1_768_200_060)
    pull.put_away(feed, Asked(NOW), files)
    assert (server.root / "in/a.txt").read_bytes() == b"second"


@pytest.mark.parametrize("fields", [{"after": "delete"}, {"after": "move", "move_to": "done"}])
def test_a_file_that_may_not_be_put_away_says_so(server, feed_of, fields):
    server.write("in/a.txt", b"a")
    feed = feed_of(settle_seconds=0, **fields)
    files = listed(feed)
    server.faults.denied = {b"/in/a.txt"}
    with pytest.raises(
        FeedError,
        match=r"cannot (read|delete|move) /in/a.txt( to /in/done/a.txt)? on .*: permission denied",
    ):
        pull.put_away(feed, Asked(NOW), files)


def test_a_run_takes_every_file_once_and_says_what_it_could_not(server, feed_of, proxy, tmp_path):
    asked = Asked(datetime.now(UTC) + timedelta(days=1))
    for name in ODD_NAMES[:-2]:
        server.write(f"in/{name}", name.encode())
    server.write("in/x/deep.txt", b"deep")
    server.write("in/half.xml.part", b"half")
    server.write("in/cut.txt", b"c" * 100_000)
    server.faults.cuts = {b"/in/cut.txt": 1000}
    server.write("in/no.txt", b"denied")
    server.faults.denied = {b"/in/no.txt"}
    feed = feed_of(port=proxy.port)
    listing = pull.list_files(feed, asked)
    pulled = pull.Pulled()
    pull.fetch(listing.files, feed, asked, "r1", tmp_path / "spool", pulled)
    whole = sorted(file.payload for file in pulled.files if file.payload)
    (refused,) = pulled.rejects
    ((cut, error),) = pulled.failed
    assert listing.left == 1
    assert whole == sorted([*(name.encode() for name in ODD_NAMES[:-2]), b"deep"])
    assert (refused.uri.rpartition("/")[2], refused.reason) == ("no.txt", "unreadable")
    assert (cut.path, error.is_passing) == ("/in/cut.txt", True)
    assert sftp.PASSWORD not in f"{error}{refused.detail}{[one.uri for one in listing.files]}"


def test_the_host_key_is_looked_up_in_the_users_own_list(server, feed_of, tmp_path, monkeypatch):
    server.write("in/a.txt", b"a")
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(FeedError, match=r"is not in ~/\.ssh/known_hosts"):
        listed(feed_of(known_hosts=None))
    Path(tmp_path, ".ssh").mkdir()
    server.known_hosts(tmp_path / ".ssh" / "known_hosts")
    assert paths_of(feed_of(known_hosts=None)) == ["/in/a.txt"]
