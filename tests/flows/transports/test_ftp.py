"""FTP and FTPS against pyftpdlib: listing, fetching, putting away, and what goes wrong."""

import os
import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest

from flows import pull
from flows.feeds import FeedConfig
from flows.transports import Asked, FeedError, UnreadableError, UnsettledError, opened
from tests.flows.transports.servers import ftp
from tests.flows.transports.servers.certificates import Certificates

WRITTEN_AT = datetime(2026, 1, 12, 6, 40, tzinfo=UTC)
NOW = datetime(2026, 1, 13, tzinfo=UTC)
LARGE = b"The boats left on Monday.\n" * 40_000


@pytest.fixture(autouse=True)
def password(monkeypatch):
    monkeypatch.setenv("FTP_PASSWORD", ftp.PASSWORD)


@pytest.fixture
def server(tmp_path):
    with running(tmp_path, "ftp") as started:
        yield started


@pytest.fixture(params=list(ftp.TLS))
def any_server(request, tmp_path):
    with running(tmp_path, request.param) as started:
        yield started


def running(tmp_path, scheme, address="127.0.0.1"):
    (tmp_path / "root").mkdir()
    (tmp_path / "keys").mkdir()
    return ftp.running(tmp_path / "root", tmp_path / "keys", scheme, address)


def feed_of(server, path="", **fields):
    fields = {"password_from": "env:FTP_PASSWORD", "timeout_seconds": 5, **fields}
    if server.scheme != "ftp":
        fields.setdefault("ca_file", str(server.certificates.authority))
    return FeedConfig(name="f", **{"url": server.url(path), **fields})


def open_feed(server, path="", **fields):
    return opened(feed_of(server, path, **fields), Asked(NOW))


def paths(server, path="", **fields):
    with open_feed(server, path, **fields) as source:
        return sorted(listed.path for listed in source.list())


def contents(server, path="", **fields):
    with open_feed(server, path, **fields) as source:
        return {listed.path: fetched(source, listed) for listed in source.list()}


def fetched(source, listed):
    sink = BytesIO()
    source.fetch(listed, sink)
    return sink.getvalue()


def error_of(server, path="", **fields):
    with pytest.raises(FeedError) as caught, open_feed(server, path, **fields) as source:
        list(source.list())
    assert ftp.PASSWORD not in str(caught.value)
    return caught.value


TREE = ("in/a.txt", "in/b.xml", "in/sub/c.txt", "in/sub/deep/d.txt", "in/.hidden", "in/.git/x")


def test_a_folder_is_listed_to_its_bottom_and_fetched(any_server):
    for name in TREE:
        any_server.write(name, name.encode() * 1000)
    shown = {name: name.encode() * 1000 for name in TREE[:4]}
    assert contents(any_server, "in") == shown


def test_a_file_is_listed_with_its_size_and_time(any_server):
    any_server.write("in/a b.txt", b"12345")
    with open_feed(any_server, "in") as source:
        (listed,) = source.list()
        found = source.fetch(listed, BytesIO())
    uri = f"{any_server.scheme}://ann@localhost:{any_server.port}/in/a%20b.txt"
    assert (listed.uri, listed.size_bytes, listed.modified_at) == (uri, 5, WRITTEN_AT)
    assert (found.size_bytes, found.modified_at) == (5, WRITTEN_AT)


CHOSEN = {
    "the folder of the login": ("", list(TREE[:4])),
    "a folder with a slash": ("in/sub/", ["in/sub/c.txt", "in/sub/deep/d.txt"]),
    "a glob": ("in/*.txt", ["in/a.txt"]),
    "a glob of one character": ("in/?.txt", ["in/a.txt"]),
    "a glob over folders": ("in/**/*.txt", ["in/a.txt", "in/sub/c.txt", "in/sub/deep/d.txt"]),
    "a glob of folders": ("in/s*/*", ["in/sub/c.txt"]),
    "a glob that nothing matches": ("in/*.pdf", []),
    "a file": ("in/sub/c.txt", ["in/sub/c.txt"]),
    "a hidden file that is named": ("in/.hidden", ["in/.hidden"]),
    "a folder from the root": ("%2Fin/sub/deep", ["/in/sub/deep/d.txt"]),
    "a folder behind two slashes": ("/in/sub/deep", ["/in/sub/deep/d.txt"]),
}  # fmt: skip


@pytest.mark.parametrize(("path", "expected"), CHOSEN.values(), ids=CHOSEN)
def test_the_path_of_a_url_stands_for(server, path, expected):
    for name in TREE:
        server.write(name)
    assert paths(server, path) == expected


def test_a_file_from_the_root_has_a_uri_that_says_so(server):
    server.write("in/a")
    with open_feed(server, "%2Fin") as source:
        (listed,) = source.list()
    assert listed.uri == f"ftp://ann@localhost:{server.port}/%2Fin/a"


NAMES = [
    "a b.txt", " lead", "trail ", "日本 – é.txt", b"caf\xe9.txt", "50%.txt", "what?.txt", "no #1",
    "q\"uo'te", "semi;type=a", "back\\slash", "[x].txt", "*star", "-l", "~ann", "a=b; c", "{a}",
    "a'b\x07.txt",
]  # fmt: skip


@pytest.mark.parametrize("unknown", [set(), {"FEAT"}], ids=["MLSD", "LIST"])
def test_names_of_any_characters_are_fetched(server, unknown):
    server.faults.unknown = unknown
    wanted = {os.fsdecode(name): os.fsencode(name) for name in NAMES}
    for name, content in wanted.items():
        server.write(os.fsencode(f"in/{name}"), content)
    assert contents(server, "in") == {f"in/{name}": content for name, content in wanted.items()}


def test_a_folder_with_a_name_of_any_characters_is_a_feed(server):
    server.write("in [1] 50%/é?/a.txt")
    assert paths(server, "in [1] 50%25/é%3F") == ["in [1] 50%/é?/a.txt"]
    assert paths(server, "in [1] 50%25") == ["in [1] 50%/é?/a.txt"]


def test_a_name_with_a_line_break_is_a_reject_and_the_rest_comes(server):
    server.write("in/one\ntwo.txt")
    server.write("in/sound.txt", b"sound")
    pulled = pull_all(feed_of(server, "in"))
    assert [file.payload for file in pulled.files if file.payload] == [b"sound"]
    assert sorted(reject.reason for reject in pulled.rejects) == ["missing", "unreadable"]


def test_links_are_followed_to_files_and_not_to_folders(server):
    server.write("in/a.txt", b"abc")
    (server.root / "in/link.txt").symlink_to("a.txt")
    (server.root / "in/loop").symlink_to("..")
    server.faults.unknown = {"FEAT"}
    assert contents(server, "in") == {"in/a.txt": b"abc", "in/link.txt": b"abc"}


def test_links_that_are_listed_as_folders_come_to_an_end(server):
    server.write("in/a.txt")
    (server.root / "in/loop").symlink_to(".")
    (server.root / "in/loop2").symlink_to(".")
    assert len(paths(server, "in")) <= 5


def test_a_link_to_nowhere_is_a_reject(server):
    server.write("in/a.txt")
    (server.root / "in/link").symlink_to("nowhere")
    server.faults.unknown = {"FEAT"}
    assert [reject.reason for reject in pull_all(feed_of(server, "in")).rejects] == ["missing"]


def test_an_empty_folder_has_no_files(any_server):
    (any_server.root / "in").mkdir()
    assert paths(any_server, "in") == []


@pytest.mark.parametrize("path", ["gone", "gone/*.txt", "in/gone.txt"])
def test_what_is_not_there_fails_the_feed(server, path):
    server.write("in/a.txt")
    error = error_of(server, path)
    assert "localhost has no " in str(error)
    assert not error.is_passing


def test_without_a_user_the_login_is_anonymous(server):
    server.write("in/a.txt")
    url = server.url("in", user=None)
    with open_feed(server, url=url, password_from=None) as source:
        (listed,) = source.list()
    assert server.logins == ["anonymous"]
    assert listed.uri == f"ftp://localhost:{server.port}/in/a.txt"


def test_the_user_may_stand_beside_the_url(server):
    with open_feed(server, url=server.url("", user=None), user="ann") as source:
        assert list(source.list()) == []
    assert server.logins == ["ann"]


@pytest.mark.parametrize("wrong", ["Wrong#1", "two\nlines"])
def test_a_password_that_is_refused_does_not_pass(any_server, monkeypatch, wrong):
    monkeypatch.setenv("FTP_PASSWORD", wrong)
    error = error_of(any_server)
    assert "localhost" in str(error)
    assert "password" in str(error)
    assert wrong not in str(error)
    assert not error.is_passing


def test_a_port_that_refuses_passes(server):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    error = error_of(server, url=f"ftp://ann@127.0.0.1:{port}/in")
    assert "127.0.0.1 cannot be reached: connection refused" in str(error)
    assert error.is_passing


def test_a_host_that_is_not_there_is_named(server):
    error = error_of(server, url="ftp://ann@no-such-host.invalid/in")
    assert str(error) == "there is no host no-such-host.invalid: check the url"
    assert error.is_passing


@pytest.mark.parametrize("scheme", ["ftps", "ftpes"])
@pytest.mark.parametrize("is_of_another", [True, False], ids=["another authority", "none"])
def test_a_certificate_that_nobody_vouches_for_fails_the_feed(tmp_path, scheme, is_of_another):
    with running(tmp_path, scheme) as server:
        (tmp_path / "other").mkdir()
        authority = str(Certificates(tmp_path / "other").authority) if is_of_another else None
        error = error_of(server, ca_file=authority)
    assert "the certificate of localhost is refused" in str(error)
    assert "ca_file" in str(error)
    assert not error.is_passing
    assert not server.logins


@pytest.mark.parametrize("scheme", ["ftps", "ftpes"])
def test_a_certificate_of_another_host_fails_the_feed(tmp_path, scheme):
    with running(tmp_path, scheme, "127.0.0.2") as server:
        error = error_of(server, url=server.url().replace("localhost", "127.0.0.2"))
    assert "the certificate of 127.0.0.2 is refused: ip address mismatch" in str(error)
    assert not server.logins


def test_a_ca_file_that_is_not_there_is_named(tmp_path):
    with running(tmp_path, "ftps") as server:
        error = error_of(server, ca_file=str(tmp_path / "gone.pem"))
    assert str(error) == f"ca_file {tmp_path}/gone.pem cannot be read: no such file or directory"


def test_a_server_without_tls_is_told(server):
    error = error_of(server, url=server.url().replace("ftp:", "ftpes:"))
    assert "does not take AUTH TLS" in str(error)
    assert not error.is_passing


def test_tls_from_the_start_with_a_server_that_waits_for_auth_is_told(server):
    error = error_of(server, url=server.url().replace("ftp:", "ftps:"))
    assert "does not speak TLS where it should" in str(error)
    assert not error.is_passing


def test_a_connection_cut_in_the_middle_of_a_file_passes(any_server):
    any_server.write("in/a.txt", LARGE)
    any_server.faults.cut_after = 100_000
    with open_feed(any_server, "in") as source:
        (listed,) = source.list()
        with pytest.raises(FeedError) as caught:
            source.fetch(listed, BytesIO())
        assert caught.value.is_passing
        any_server.faults.cut_after = None
        assert fetched(source, listed) == LARGE


def test_one_connection_that_breaks_spoils_no_other_file(any_server):
    for number in range(20):
        any_server.write(f"in/{number}.txt", LARGE[: 200_000 + number])
    any_server.faults.cut_after, any_server.faults.cuts = 100_000, 1
    feed = feed_of(any_server, "in", connections=4)
    files = pull.list_files(feed, Asked(NOW)).files
    pulled = fetch(feed, files)
    assert (len(pulled.files), len(pulled.failed)) == (19, 1)
    again = fetch(feed, [listed for listed, _ in pulled.failed])
    assert len({file.uri for file in pulled.files + again.files}) == 20


def test_a_server_that_lets_in_fewer_connections_gives_all_files(server):
    for number in range(30):
        server.write(f"in/{number}.txt", b"%d" % number)
    server.faults.most = 2
    pulled = pull_all(feed_of(server, "in", connections=6))
    assert len(pulled.files) == 30
    assert not pulled.failed
    assert server.most_open == 2


def test_a_server_that_goes_away_fails_all_that_is_left_at_once(tmp_path):
    with running(tmp_path, "ftp") as server:
        for number in range(50):
            server.write(f"in/{number}.txt")
        feed = feed_of(server, "in")
        source_of = opened(feed, Asked(NOW))
        source = source_of.__enter__()
        files = list(source.list())
    with ThreadPoolExecutor(4) as threads:
        errors = list(threads.map(lambda listed: failure(source, listed), files))
    source_of.__exit__(None, None, None)
    assert all(isinstance(error, FeedError) and error.is_passing for error in errors)


def failure(source, listed):
    try:
        source.fetch(listed, BytesIO())
    except FeedError as error:
        return error


def test_a_file_that_grew_since_it_was_listed_is_left(any_server):
    any_server.write("in/a.txt", b"half")
    with open_feed(any_server, "in") as source:
        (listed,) = source.list()
        any_server.write("in/a.txt", b"half and half")
        with pytest.raises(UnsettledError):
            source.fetch(listed, BytesIO())


@pytest.mark.parametrize("unknown", [set(), {"FEAT"}], ids=["MLSD", "LIST"])
@pytest.mark.parametrize("change", ["longer", "same size"])
def test_a_file_that_changes_while_it_is_read_is_left(server, unknown, change):
    server.faults.unknown = unknown
    server.write("in/a.txt", b"half")
    later = b"half and half" if change == "longer" else b"flah"
    server.faults.sent = lambda: server.write("in/a.txt", later, 1_769_999_999)
    with open_feed(server, "in") as source:
        (listed,) = source.list()
        with pytest.raises(UnsettledError):
            source.fetch(listed, BytesIO())


def test_a_file_that_changed_is_taken_where_files_need_not_settle(server):
    server.write("in/a.txt", b"half")
    with open_feed(server, "in", settle_seconds=0) as source:
        (listed,) = source.list()
        server.write("in/a.txt", b"half and half")
        assert fetched(source, listed) == b"half and half"


@pytest.mark.parametrize("unknown", [set(), {"FEAT"}], ids=["MLSD", "LIST"])
def test_a_file_that_is_gone_is_missing(server, unknown):
    server.faults.unknown = unknown
    server.write("in/a.txt")
    with open_feed(server, "in") as source:
        (listed,) = source.list()
        (server.root / "in/a.txt").unlink()
        with pytest.raises(UnreadableError) as caught:
            source.fetch(listed, BytesIO())
        assert caught.value.reason == "missing"
        server.write("in/a.txt")
        assert fetched(source, listed) == b"x"


def test_a_file_that_may_not_be_read_says_so(server):
    server.write("in/a.txt")
    with open_feed(server, "in") as source:
        (listed,) = source.list()
        server.authorizer.override_perm(ftp.USER, str(server.root / "in"), "el")
        with pytest.raises(UnreadableError) as caught:
            source.fetch(listed, BytesIO())
    assert caught.value.reason == "unreadable"
    assert "Not enough privileges" in caught.value.detail


def test_a_folder_below_that_may_not_be_entered_is_a_reject(server):
    server.write("in/a.txt")
    server.write("in/closed/b.txt")
    server.authorizer.override_perm(ftp.USER, str(server.root / "in/closed"), "r")
    pulled = pull_all(feed_of(server, "in"))
    assert [(reject.uri[-9:], reject.reason) for reject in pulled.rejects] == [
        ("in/closed", "unreadable")
    ]
    assert len(pulled.files) == 2


def test_what_goes_wrong_where_the_bytes_go_is_not_the_servers_fault(server):
    class Full:
        def write(self, _):
            raise OSError(28, "No space left on device")

    server.write("in/a.txt", LARGE)
    with open_feed(server, "in") as source:
        (listed,) = source.list()
        with pytest.raises(OSError, match="No space"):
            source.fetch(listed, Full())
        assert fetched(source, listed) == LARGE


def put_away(server, path, **fields):
    feed = feed_of(server, path, **fields)
    files = pull.list_files(feed, Asked(NOW)).files
    pull.put_away(feed, Asked(NOW), files)
    return feed


def test_files_are_deleted(any_server):
    for name in TREE:
        any_server.write(name)
    put_away(any_server, "in/**/*.txt", after="delete")
    assert any_server.names() == ["in/.git/x", "in/.hidden", "in/b.xml"]


MOVES = {
    "into a folder of the feed's": ("in", "done", "in/done"),
    "beside the feed's folder": ("in", "../done", "done"),
    "into a folder from the root": ("in", "/done/of day", "done/of day"),
    "into a folder of the feed's, from the root": ("in", "/in/done", "in/done"),
    "of a glob": ("in/**/*.txt", "done", "in/done"),
    "of a feed from the root": ("%2Fin", "done", "in/done"),
    "into a hidden folder": ("in", ".done", "in/.done"),
}


@pytest.mark.parametrize(("path", "move_to", "target"), MOVES.values(), ids=MOVES)
def test_files_are_moved_and_not_listed_again(server, path, move_to, target):
    server.write("in/a.txt")
    server.write("in/sub/c.txt")
    feed = put_away(server, path, after="move", move_to=move_to)
    assert server.names() == sorted([f"{target}/a.txt", f"{target}/sub/c.txt"])
    assert pull.list_files(feed, Asked(NOW)).files == []


def test_a_file_that_is_a_feed_is_moved(server):
    server.write("in/a.txt")
    feed_path = "in/a.txt"
    put_away(server, feed_path, after="move", move_to="done")
    assert server.names() == ["in/done/a.txt"]


def test_a_moved_file_replaces_one_of_its_name(server):
    server.write("in/a.txt", b"new")
    server.write("in/done/a.txt", b"old")
    put_away(server, "in/*.txt", after="move", move_to="done")
    assert (server.root / "in/done/a.txt").read_bytes() == b"new"
    assert server.names() == ["in/done/a.txt"]


@pytest.mark.parametrize("after", [{"after": "delete"}, {"after": "move", "move_to": "done"}])
def test_a_file_that_is_gone_need_not_be_put_away(server, after):
    server.write("in/a.txt")
    feed = feed_of(server, "in", **after)
    files = pull.list_files(feed, Asked(NOW)).files
    (server.root / "in/a.txt").unlink()
    pull.put_away(feed, Asked(NOW), files)
    assert server.names() == []


@pytest.mark.parametrize("after", [{"after": "delete"}, {"after": "move", "move_to": "done"}])
def test_a_file_that_came_anew_since_it_landed_stays(server, after):
    server.write("in/a.txt", b"first")
    feed = feed_of(server, "in", **after)
    files = pull.list_files(feed, Asked(NOW)).files
    server.write("in/a.txt", b"second")
    pull.put_away(feed, Asked(NOW), files)
    assert server.names() == ["in/a.txt"]


def test_a_server_that_refuses_to_delete_is_told(server):
    server.write("in/a.txt")
    server.authorizer.override_perm(ftp.USER, str(server.root / "in"), "elr")
    with pytest.raises(FeedError, match=r"localhost refuses to delete 'in/a\.txt'") as caught:
        put_away(server, "in", after="delete")
    assert not caught.value.is_passing


def test_ten_thousand_files_are_listed(server):
    for number in range(10_000):
        server.write(f"in/story-{number:05}.txt")
    for server.faults.unknown in (set(), {"FEAT"}):
        with open_feed(server, "in") as source:
            assert len({(listed.uri, listed.modified_at) for listed in source.list()}) == 10_000
    # Nothing is asked file by file.
    assert len(server.commands) < 60


def test_connections_are_bounded_and_closed(server):
    for number in range(100):
        server.write(f"in/{number}.txt", LARGE[:50_000])
    assert len(pull_all(feed_of(server, "in", connections=3)).files) == 100
    assert server.most_open <= 3
    assert server.commands.count("QUIT") == len(server.logins)


def pull_all(feed):
    return fetch(feed, pull.list_files(feed, Asked(NOW)).files)


def fetch(feed, files):
    pulled = pull.Pulled()
    pull.fetch(files, feed, Asked(NOW), "run", None, pulled)
    return pulled


def test_a_pull_has_each_file_once_or_a_reason(any_server):
    wanted = {}
    for number in range(40):
        wanted[f"in/{number % 4}/wire {number}.txt"] = b"story %d" % number
    for name, content in wanted.items():
        any_server.write(name, content)
    any_server.write("in/0/fresh.txt", b"...", NOW.timestamp() - 1)
    any_server.write("in/0/being.part", b"...")
    any_server.write("in/0/empty.txt", b"", NOW.timestamp() - 60)
    feed = feed_of(any_server, "in")
    listing = pull.list_files(feed, Asked(NOW))
    (any_server.root / "in/1/wire 1.txt").unlink()
    pulled = fetch(feed, listing.files)
    assert listing.left == 3
    assert sorted(file.payload for file in pulled.files if file.payload) == sorted(
        content for content in wanted.values() if content != b"story 1"
    )
    assert [(reject.uri[-18:], reject.reason) for reject in pulled.rejects] == [
        ("/in/1/wire%201.txt", "missing")
    ]
    assert not pulled.failed
    assert ftp.PASSWORD not in repr(pulled)


def test_a_span_of_time_is_cut_from_the_listing(server):
    server.write("in/old.txt", at=1_700_000_000)
    server.write("in/new.txt")
    asked = Asked(NOW, since=WRITTEN_AT - timedelta(days=1))
    files = pull.list_files(feed_of(server, "in"), asked).files
    assert [listed.path for listed in files] == ["in/new.txt"]
