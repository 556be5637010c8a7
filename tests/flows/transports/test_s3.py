"""S3-compatible stores, against moto's server on the loopback."""

import hashlib
import itertools
import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from urllib.parse import unquote

import pytest
from werkzeug.serving import make_ssl_devcert

from flows import pull
from flows.feeds import FeedConfig
from flows.transports import Asked, FeedError, Listed, UnreadableError, UnsettledError, opened
from schemas import Reason
from tests.flows.transports.servers.proxy import Proxy
from tests.flows.transports.servers.store import OWNER, Store

NUMBERS = itertools.count()
ASKED = Asked(datetime.now(UTC))
SECRET = "hush/of+Norvik"
ODD_KEYS = [
    "in/two words.xml",
    "in/Ærø/日本.xml",
    "in/../../etc/passwd",
    "in/./here.xml",
    "in//twice.xml",
    "in/100%25 ?a=b#c.xml",
    "in/a+b&c<d>'e'\"f\".xml",
    "in/back\\slash.xml",
    "in/bell\x07.xml",
]


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    started = Store()
    yield started
    started.close()


@pytest.fixture
def proxy(store) -> Iterator[Proxy]:
    with Proxy(store.port) as started:
        yield started


@pytest.fixture
def bucket(store) -> str:
    """A bucket of the test's own."""
    return store.make_bucket(f"norvik-wire-{next(NUMBERS)}")


@pytest.fixture
def make_feed(store, monkeypatch) -> Callable[..., FeedConfig]:
    monkeypatch.setenv("STORE_KEY", OWNER["aws_access_key_id"])
    monkeypatch.setenv("STORE_SECRET", SECRET)

    def make(url: str, port: int = 0, **more: object) -> FeedConfig:
        keys = {
            "endpoint_url": f"http://127.0.0.1:{port or store.port}",
            "access_key_from": "env:STORE_KEY",
            "secret_key_from": "env:STORE_SECRET",
            "settle_seconds": 0.001,
            "timeout_seconds": 10,
        }
        return FeedConfig(name="norvik", url=url, **{**keys, **more})

    return make


class Bytes(bytearray):
    """A sink that does something when the first bytes come."""

    def __init__(self, then: Callable[[], object] = lambda: None) -> None:
        super().__init__()
        self.then = then

    def write(self, chunk: bytes) -> None:
        if not self:
            self.then()
        self.extend(chunk)


def listed_of(feed: FeedConfig) -> dict[str, Listed]:
    with opened(feed, ASKED) as source:
        return {listed.path: listed for listed in source.list()}


def fetched(feed: FeedConfig, listed: Listed) -> bytes:
    sink = Bytes()
    with opened(feed, ASKED) as source:
        source.fetch(listed, sink)
    return bytes(sink)


def refusal(feed: FeedConfig) -> FeedError:
    """Why a feed is not listed. No word of it is a secret."""
    with pytest.raises(FeedError) as raised:
        listed_of(feed)
    assert SECRET not in str(raised.value)
    assert "\n" not in str(raised.value)
    return raised.value


TREE = ("a.xml", "in/b.xml", "in/c.txt", "in/deep/er/d.xml", "in2/e.xml", "in/.hid/f.xml", "in/.g")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("", ["a.xml", "in/b.xml", "in/c.txt", "in/deep/er/d.xml", "in2/e.xml"]),
        ("/in/", ["in/b.xml", "in/c.txt", "in/deep/er/d.xml"]),
        ("/in", ["in/b.xml", "in/c.txt", "in/deep/er/d.xml"]),
        ("/in/b.xml", ["in/b.xml"]),
        ("/in/*.xml", ["in/b.xml"]),
        ("/in/?.xml", ["in/b.xml"]),
        ("/in*/*.xml", ["in/b.xml", "in2/e.xml"]),
        ("/in/**/*.xml", ["in/b.xml", "in/deep/er/d.xml"]),
        ("/**/[de].xml", ["in/deep/er/d.xml", "in2/e.xml"]),
        ("/none*", []),
        ("/none/", []),
    ],
    ids=[
        "a bucket to its bottom",
        "a folder, without what only begins like it",
        "a folder without its slash",
        "one object",
        "a glob in one folder",
        "a question mark is a wildcard, no query",
        "a glob over folders",
        "a glob to the bottom",
        "a class of characters",
        "a glob that matches nothing",
        "a folder that is empty",
    ],
)
def test_url_stands_for(store, bucket, make_feed, path, expected):
    store.put(bucket, {**dict.fromkeys(TREE, b"<a/>"), "in/": b"", "in/folder/": b""})
    assert sorted(listed_of(make_feed(f"s3://{bucket}{path}"))) == expected


def test_listing_tells_size_time_and_etag(store, bucket, make_feed):
    before = datetime.now(UTC).replace(microsecond=0)
    store.put(bucket, {"in/Ørsta 1.xml": b"<a/>"})
    (listed,) = listed_of(make_feed(f"s3://{bucket}/in/")).values()
    assert listed.uri == f"s3://{bucket}/in/%C3%98rsta%201.xml"
    assert listed.size_bytes == 4
    assert listed.modified_at.tzinfo is UTC
    assert before <= listed.modified_at
    assert listed.etag == hashlib.md5(b"<a/>", usedforsecurity=False).hexdigest()
    assert listed_of(make_feed(f"s3://{bucket}/in/%C3%98rsta%201.xml"))["in/Ørsta 1.xml"] == listed


def test_any_key_is_listed_and_fetched(store, bucket, make_feed):
    store.put(bucket, {key: key.encode() for key in ODD_KEYS})
    feed = make_feed(f"s3://{bucket}/in/")
    found = listed_of(feed)
    assert sorted(found) == sorted(ODD_KEYS)
    for key, listed in found.items():
        assert fetched(feed, listed) == key.encode()
        assert listed.uri.isascii()
        assert unquote(listed.uri) == f"s3://{bucket}/{key}"


def test_ten_thousand_objects_are_listed(store, bucket, make_feed):
    keys = [f"in/{number:05}.xml" for number in range(10_000)]
    store.put_many(bucket, keys, b"<a/>")
    assert list(listed_of(make_feed(f"s3://{bucket}/in/"))) == keys


def test_pull_loses_nothing_and_has_nothing_twice(store, bucket, proxy, make_feed, tmp_path):
    bodies = {f"in/{n}.xml": f"<n>{n}</n>".encode() for n in range(40)}
    store.put(bucket, {**bodies, "in/half.xml.part": b"<", "in/gone.xml": b"<gone/>"})
    store.put(bucket, {"in/long.xml": b"x" * 2_000_000})
    feed = make_feed(f"s3://{bucket}/in/", proxy.port)
    later = Asked(datetime.now(UTC).replace(year=2999))
    listing = pull.list_files(feed, later)
    assert listing.left == 1
    store.owner.delete_object(Bucket=bucket, Key="in/gone.xml")

    proxy.cut_after = 1_000_000
    pulled = pull.Pulled()
    pull.fetch(listing.files, feed, later, "run", tmp_path, pulled)
    ((cut, why),) = pulled.failed
    assert cut.path == "in/long.xml"
    assert (why.is_passing, str(why)) == (True, f"the connection to 127.0.0.1:{proxy.port} was cut")
    assert [(reject.uri, reject.reason) for reject in pulled.rejects] == [
        (f"s3://{bucket}/in/gone.xml", Reason.MISSING.value)
    ]
    payloads = {file.uri: file.payload for file in pulled.files if file.outcome != "rejected"}
    assert payloads == {f"s3://{bucket}/{key}": body for key, body in bodies.items()}
    assert len(pulled.files) == 41

    proxy.heal()
    again = pull.Pulled()
    pull.fetch([cut], feed, later, "run", tmp_path, again)
    assert [file.size_bytes for file in again.files] == [2_000_000]


def test_cut_in_one_fetch_leaves_the_others_alone(store, bucket, proxy, make_feed):
    store.put(bucket, {"long.xml": b"x" * 1_000_000, "next.xml": b"<next/>"})
    feed = make_feed(f"s3://{bucket}/", proxy.port)
    found = listed_of(feed)
    with opened(feed, ASKED) as source:
        proxy.cut_after = 500_000
        with pytest.raises(FeedError, match="was cut") as raised:
            source.fetch(found["long.xml"], Bytes())
        assert raised.value.is_passing
        proxy.heal()
        sink = Bytes()
        source.fetch(found["next.xml"], sink)
    assert sink == b"<next/>"


def test_slow_store_is_waited_for_so_long(store, bucket, proxy, make_feed):
    store.put(bucket, {"a.xml": b"<a/>"})
    feed = make_feed(f"s3://{bucket}/", proxy.port, timeout_seconds=0.4)
    found = listed_of(make_feed(f"s3://{bucket}/"))
    proxy.stall = True
    error = refusal(feed)
    assert str(error) == f"127.0.0.1:{proxy.port} did not answer within 0.4 seconds"
    assert error.is_passing
    proxy.heal()
    with opened(make_feed(f"s3://{bucket}/", proxy.port, timeout_seconds=1), ASKED) as source:
        proxy.stall = True
        with pytest.raises(FeedError, match="did not answer") as raised:
            source.fetch(found["a.xml"], Bytes())
        assert raised.value.is_passing


def test_listing_that_is_cut_is_no_short_listing(store, bucket, proxy, make_feed):
    store.put_many(bucket, [f"{n:04}.xml" for n in range(900)], b"<a/>")
    proxy.cut_after = 100_000
    assert refusal(make_feed(f"s3://{bucket}/", proxy.port)).is_passing


def test_object_that_changes_is_left(store, bucket, make_feed):
    store.put(bucket, {"a.xml": b"<a>"})
    feed = make_feed(f"s3://{bucket}/")
    listed = listed_of(feed)["a.xml"]
    store.put(bucket, {"a.xml": b"<a></a>"})
    with pytest.raises(UnsettledError):
        fetched(feed, listed)
    with opened(feed.model_copy(update={"settle_seconds": 0}), ASKED) as source:
        sink = Bytes()
        got = source.fetch(listed, sink)
    now = listed_of(feed)["a.xml"]
    assert sink == b"<a></a>"
    assert (got.size_bytes, got.etag, got.modified_at) == (7, now.etag, now.modified_at)


def test_object_that_changes_while_it_is_read_is_whole(store, bucket, make_feed):
    old, new = b"o" * 1_000_000, b"n" * 2_000_000
    store.put(bucket, {"a.xml": old})
    feed = make_feed(f"s3://{bucket}/")
    listed = listed_of(feed)["a.xml"]
    sink = Bytes(then=lambda: store.put(bucket, {"a.xml": new}))
    with opened(feed, ASKED) as source:
        got = source.fetch(listed, sink)
    assert sink == old
    assert (got.etag, got.modified_at) == (listed.etag, listed.modified_at)
    assert listed_of(feed)["a.xml"].etag != got.etag


@pytest.mark.parametrize(
    ("url", "move_to", "moved"),
    [
        ("in/", "done", {"in/done/a.xml", "in/done/deep/b.xml", "in/done/../c.xml"}),
        ("in", "done", {"in/done/a.xml", "in/done/deep/b.xml", "in/done/../c.xml"}),
        ("in/", "/old/done", {"old/done/a.xml", "old/done/deep/b.xml", "old/done/../c.xml"}),
        ("in/", "../../done/", {"done/a.xml", "done/deep/b.xml", "done/../c.xml"}),
        ("in/*.xml", "done", {"in/done/a.xml", "in/deep/b.xml", "in/../c.xml"}),
        ("in/**", "deep/done", {"in/deep/done/a.xml", "in/deep/done/deep/b.xml"}),
        ("in/a.xml", "done", {"in/done/a.xml", "in/deep/b.xml", "in/../c.xml"}),
    ],
    ids=[
        "with the folders below",
        "without the slash",
        "to the top of the bucket",
        "not above the top",
        "a glob",
        "into a folder of the feed's",
        "one object",
    ],
)
def test_moved_objects_are_not_listed_again(store, bucket, make_feed, url, move_to, moved):
    store.put(bucket, {key: key.encode() for key in ("in/a.xml", "in/deep/b.xml", "in/../c.xml")})
    feed = make_feed(f"s3://{bucket}/{url}", after="move", move_to=move_to)
    listing = listed_of(feed)
    pull.put_away(feed, ASKED, list(listing.values()))
    assert moved <= set(store.keys(bucket))
    assert len(store.keys(bucket)) == 3
    if url != "in/a.xml":
        assert listed_of(feed) == {}
    pull.put_away(feed, ASKED, list(listing.values()))
    assert len(store.keys(bucket)) == 3


def test_delete_takes_what_landed_and_nothing_newer(store, bucket, make_feed):
    store.put(bucket, {"a.xml": b"<a/>", "b.xml": b"<b/>", "c.xml": b"<c/>"})
    feed = make_feed(f"s3://{bucket}/", after="delete")
    landed = list(listed_of(feed).values())
    store.put(bucket, {"b.xml": b"<b>newer</b>"})
    store.owner.delete_object(Bucket=bucket, Key="c.xml")
    pull.put_away(feed, ASKED, landed)
    assert store.keys(bucket) == ["b.xml"]


def test_move_leaves_what_is_newer(store, bucket, make_feed):
    store.put(bucket, {"a.xml": b"<a/>"})
    feed = make_feed(f"s3://{bucket}/", after="move", move_to="done")
    landed = list(listed_of(feed).values())
    store.put(bucket, {"a.xml": b"<a>newer</a>"})
    pull.put_away(feed, ASKED, landed)
    assert store.keys(bucket) == ["a.xml"]


def test_large_object_is_moved_in_parts(store, bucket, make_feed, monkeypatch):
    monkeypatch.setattr("flows.transports.s3.COPIED_AT_ONCE_BYTES", 5)
    store.put(bucket, {"a.zip": b"z" * 9_000_000})
    feed = make_feed(f"s3://{bucket}/", after="move", move_to="done")
    pull.put_away(feed, ASKED, list(listed_of(feed).values()))
    assert store.body(bucket, "done/a.zip") == b"z" * 9_000_000


def test_archived_object_says_so(store, bucket, make_feed):
    store.put(bucket, {"a.xml": b"<a/>"}, StorageClass="GLACIER")
    feed = make_feed(f"s3://{bucket}/")
    with pytest.raises(UnreadableError, match="archived: restore it") as raised:
        fetched(feed, listed_of(feed)["a.xml"])
    assert raised.value.reason is Reason.UNREADABLE


def test_missing_object_and_bucket_are_named(bucket, store, make_feed):
    error = refusal(make_feed(f"s3://{bucket}/none.xml"))
    assert str(error).startswith(f"the bucket {bucket} has no object none.xml, and none below it")
    error = refusal(make_feed("s3://no-such-wire/in/"))
    host = f"127.0.0.1:{store.port}"
    assert str(error).startswith(f"{host} has no bucket no-such-wire: check the url")
    assert not error.is_passing


def test_keys_of_the_store_are_checked(store, bucket, make_feed, monkeypatch):
    store.put(bucket, {"a.xml": b"<a/>", "b.xml": b"<b/>"})
    feed, folder = make_feed(f"s3://{bucket}/a.xml"), make_feed(f"s3://{bucket}/")
    b = listed_of(folder)["b.xml"]
    host = f"127.0.0.1:{store.port}"
    with store.user("reader", ("s3:GetObject", f"arn:aws:s3:::{bucket}/a.xml")) as (key, secret):
        assert "does not know the access key: check access_key_from" in str(refusal(folder))
        monkeypatch.setenv("STORE_KEY", key)
        error = refusal(folder)
        assert str(error) == f"{host} refuses the secret key: check secret_key_from"
        assert not error.is_passing
        monkeypatch.setenv("STORE_SECRET", secret)
        error = refusal(folder)
        assert str(error).startswith(f"{host} denies access to the bucket {bucket}: let the user")
        assert fetched(feed, listed_of(feed)["a.xml"]) == b"<a/>"
        with pytest.raises(UnreadableError, match="access is denied") as raised:
            fetched(feed, b)
        assert raised.value.reason is Reason.UNREADABLE
        with pytest.raises(FeedError, match=r"cannot delete s3://.*: access is denied"):
            pull.put_away(
                feed.model_copy(update={"after": "delete"}), ASKED, list(listed_of(feed).values())
            )


def test_keys_come_from_the_machine_where_the_feed_names_none(
    store, bucket, make_feed, monkeypatch, tmp_path
):
    store.put(bucket, {"a.xml": b"<a/>"})
    feed = make_feed(f"s3://{bucket}/", access_key_from=None, secret_key_from=None)
    for name in ("AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    assert str(refusal(feed)).startswith("no AWS credentials were found: give access_key_from")
    half = make_feed(f"s3://{bucket}/", access_key_from=None)
    assert "go together" in str(refusal(half))
    monkeypatch.setenv("AWS_PROFILE", "press")
    assert "ProfileNotFound" in str(refusal(feed))
    (tmp_path / "credentials").write_text(
        "[press]\naws_access_key_id = owner\naws_secret_access_key = owners\n"
    )
    assert list(listed_of(feed)) == ["a.xml"]


def test_store_that_is_not_there_may_come_back(proxy, make_feed):
    gone = make_feed("s3://wire/in/", proxy.port)
    proxy.close()
    assert str(refusal(gone)).startswith(f"127.0.0.1:{proxy.port} cannot be reached")
    assert refusal(gone).is_passing
    nowhere = make_feed("s3://wire/", endpoint_url="http://store.norvik.invalid")
    assert str(refusal(nowhere)).startswith("store.norvik.invalid cannot be reached")
    assert refusal(nowhere).is_passing


def test_store_that_hangs_up_is_passing(proxy, make_feed):
    proxy.refuse = True
    assert refusal(make_feed("s3://wire/in/", proxy.port)).is_passing


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"endpoint_url": "norvik:9000"}, "endpoint_url is no address"),
        ({"region": "no such/region"}, "the region is no name of one"),
        ({"url": "s3://a bucket/"}, "a bucket is no name of a bucket"),
    ],
    ids=["endpoint", "region", "bucket"],
)
def test_wrong_setting_is_named(make_feed, more, expected):
    error = refusal(make_feed(**{"url": "s3://wire/", **more}))
    assert expected in str(error)
    assert not error.is_passing


def test_certificate_is_checked(make_feed, store, bucket, tmp_path):
    store.put(bucket, {"a.xml": b"<a/>"})
    certificate, key = make_ssl_devcert(str(tmp_path / "store"), cn="localhost")
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate, key)
    safe = Store(tls)
    try:
        address = f"https://localhost:{safe.port}"
        feed = make_feed(f"s3://{bucket}/", endpoint_url=address)
        error = refusal(feed)
        assert str(error).startswith(f"the certificate of localhost:{safe.port} is not trusted")
        assert not error.is_passing
        assert list(listed_of(feed.model_copy(update={"ca_file": certificate}))) == ["a.xml"]
    finally:
        safe.close()
    plain = make_feed(f"s3://{bucket}/", endpoint_url=f"https://127.0.0.1:{store.port}")
    assert "speaks no TLS" in str(refusal(plain))
