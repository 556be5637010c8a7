"""Pulling from folders: all that is there, settled, and a reason for what cannot be read."""

import gzip
import hashlib
import os
import socket
import tempfile
import zipfile
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows import pull, workers
from flows.feeds import FeedConfig
from flows.pull import FeedError
from transforms.enrich.stage import Enriching

NO_NAMES = Enriching(engine=None)
LATER = timedelta(hours=1)
STORY = "DORAN, Jan. 12 (Hanul) -- The boats left on Monday, the port said.\n"


def feed_of(path, **fields):
    return FeedConfig(name="f", path=str(path), **fields)


def listed(path, now=None, **fields):
    listing = pull.list_files(feed_of(path, **fields), now or datetime.now(UTC) + LATER)
    return [os.path.relpath(file.path, path) for file in listing.files], listing.left


def fill(tmp_path):
    for name in ("b.txt", "a.txt", "sub/c d.txt", "sub/é.txt", ".hidden", ".git/x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


@pytest.fixture
def folder(tmp_path):
    return fill(tmp_path)


@pytest.fixture
def folder_of_all():
    """A folder that every user may come to; pytest's own are closed to others."""
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)  # noqa: S103
        yield fill(Path(name))


def test_a_folder_is_walked_in_order_without_what_is_hidden(folder):
    assert listed(folder) == (["a.txt", "b.txt", "sub/c d.txt", "sub/é.txt"], 0)


def test_a_glob_is_a_feed(folder):
    files = pull.list_files(feed_of(f"{folder}/**/*d.txt"), datetime.now(UTC) + LATER).files
    assert [os.path.basename(file.path) for file in files] == ["c d.txt"]


def test_a_folder_whose_name_has_brackets_is_no_glob(tmp_path):
    (tmp_path / "in[1]").mkdir()
    (tmp_path / "in[1]" / "a").write_text("x")
    assert listed(tmp_path / "in[1]")[0] == ["a"]


def test_a_file_is_a_feed(folder):
    assert len(pull.list_files(feed_of(folder / "a.txt"), datetime.now(UTC) + LATER).files) == 1


@pytest.mark.parametrize("path", ["gone", "gone/*.txt"])
def test_a_folder_that_is_not_there_fails_the_feed(tmp_path, path):
    with pytest.raises(FeedError):
        pull.list_files(feed_of(tmp_path / path), datetime.now(UTC))


def test_a_file_changed_just_now_is_left(folder):
    now = datetime.now(UTC)
    for file in folder.rglob("*"):
        os.utime(file, (now.timestamp() - 60,) * 2)
    os.utime(folder / "b.txt", (now.timestamp() - 1,) * 2)
    assert listed(folder, now) == (["a.txt", "sub/c d.txt", "sub/é.txt"], 1)
    assert listed(folder, now, settle_seconds=0)[1] == 0
    assert listed(folder, now + timedelta(seconds=2))[1] == 0


def test_pipes_and_sockets_are_passed_over(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket"))
        assert listed(tmp_path) == ([], 0)


def test_a_name_that_is_no_utf_8_has_a_uri(tmp_path):
    with open(os.fsencode(tmp_path) + b"/caf\xe9 50%.txt", "wb") as file:
        file.write(b"x")
    (found,) = pull.list_files(feed_of(tmp_path), datetime.now(UTC) + LATER).files
    assert found.uri.endswith("/caf%E9%2050%25.txt")


def read(path, **fields):
    feed = feed_of(path, **fields)
    files = pull.list_files(feed, datetime.now(UTC) + LATER).files
    return pull.read_files(files, feed, "run")


def test_a_file_is_read_with_its_hash_and_times(folder):
    os.utime(folder / "a.txt", ns=(0, 1_700_000_000_123_456_789))
    file = read(folder / "a.txt").files[0]
    assert file.payload == b"a.txt"
    assert file.file_id == hashlib.sha256(b"a.txt").hexdigest()
    assert file.size_bytes == 5
    assert file.modified_at == datetime(2023, 11, 14, 22, 13, 20, 123456, UTC)


def test_a_file_that_vanished_is_a_reject(folder):
    feed = feed_of(folder)
    files = pull.list_files(feed, datetime.now(UTC) + LATER).files
    (folder / "a.txt").unlink()
    pulled = pull.read_files(files, feed, "run")
    assert [(reject.reason, reject.file_id) for reject in pulled.rejects] == [("missing", None)]
    assert len(pulled.files) == 4


def test_a_link_to_nowhere_is_a_reject(tmp_path):
    (tmp_path / "link").symlink_to("nowhere")
    assert [reject.reason for reject in read(tmp_path).rejects] == ["missing"]


@contextmanager
def as_nobody():
    """Root may read anything: permissions are tested as another user."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    yield
    os.seteuid(was)


def test_a_file_that_may_not_be_read_is_a_reject(folder_of_all):
    (folder_of_all / "a.txt").chmod(0)
    with as_nobody():
        pulled = read(folder_of_all)
    assert [(reject.uri[-5:], reject.reason) for reject in pulled.rejects] == [
        ("a.txt", "unreadable")
    ]
    assert "permission denied" in pulled.rejects[0].detail
    assert len(pulled.files) == 4


def test_a_folder_that_may_not_be_listed_is_a_reject_or_fails_the_feed(folder_of_all):
    (folder_of_all / "sub").chmod(0)
    with as_nobody():
        pulled = read(folder_of_all)
        with pytest.raises(FeedError, match="permission denied"):
            read(folder_of_all / "sub")
    assert [(reject.uri[-3:], reject.reason) for reject in pulled.rejects] == [
        ("sub", "unreadable")
    ]


def test_a_file_that_grows_while_it_is_read_is_left(folder):
    feed = feed_of(folder / "a.txt")
    files = pull.list_files(feed, datetime.now(UTC) + LATER).files
    (folder / "a.txt").write_text("a.txt and more")
    pulled = pull.read_files(files, feed, "run")
    assert (pulled.files, pulled.left) == ([], 1)


def test_a_huge_file_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(pull, "MAX_FILE_BYTES", 10)
    (tmp_path / "a").write_text("x" * 11)
    pulled = read(tmp_path)
    assert [(r.reason, r.file_id is not None) for r in pulled.rejects] == [("too large", True)]
    assert pulled.files[0].payload is None


def test_batches_are_bounded_in_files_and_bytes():
    files = [pull.Listed(str(n), size_bytes=10) for n in range(2500)]
    assert [len(batch) for batch in pull.batches(files)] == [1000, 1000, 500]
    assert [len(batch) for batch in pull.batches(files, 2000)] == [2000, 500]
    large = [pull.Listed(str(n), size_bytes=9 * 2**20) for n in range(3)]
    assert [len(batch) for batch in pull.batches(large)] == [1, 1, 1]
    assert list(pull.batches([])) == []


def test_an_archive_too_large_to_carry_is_read_where_it_stands(tmp_path, monkeypatch):
    monkeypatch.setattr(pull, "MAX_FILE_BYTES", 10)
    with zipfile.ZipFile(tmp_path / "day.zip", "w") as archive:
        archive.writestr("a.txt", STORY)
        archive.writestr("b.txt", STORY.replace("left", "came"))
    files = pull.list_files(feed_of(tmp_path), datetime.now(UTC) + LATER).files
    pulled = pull.read_files(files, feed_of(tmp_path), "run")
    (file,) = pulled.files
    assert (file.payload, file.outcome) == (None, None)
    assert file.file_id == hashlib.sha256((tmp_path / "day.zip").read_bytes()).hexdigest()
    tables = workers.tables_of(pulled.files, feed_of(tmp_path).feed(), NO_NAMES, None)
    assert tables["items"].num_rows == 2
    (row,) = tables["feed_files"].to_pylist()
    assert (row["payload"], row["outcome"], row["format"]) == (None, "items", "zip/plain")


@pytest.mark.parametrize("damage", [lambda raw: raw[:-40], lambda raw: raw[:30] + b"?" + raw[31:]])
def test_a_damaged_archive_read_where_it_stands_ends_no_run(tmp_path, monkeypatch, damage):
    monkeypatch.setattr(pull, "MAX_FILE_BYTES", 10)
    (tmp_path / "day.gz").write_bytes(damage(gzip.compress(os.urandom(5000) + STORY.encode())))
    files = pull.list_files(feed_of(tmp_path), datetime.now(UTC) + LATER).files
    pulled = pull.read_files(files, feed_of(tmp_path), "run")
    tables = workers.tables_of(pulled.files, feed_of(tmp_path).feed(), NO_NAMES, None)
    assert tables["rejects"].num_rows == 1


def test_an_archive_that_is_gone_when_it_is_read_is_a_reject(tmp_path, monkeypatch):
    monkeypatch.setattr(pull, "MAX_FILE_BYTES", 10)
    (tmp_path / "day.gz").write_bytes(gzip.compress(STORY.encode() * 10))
    files = pull.list_files(feed_of(tmp_path), datetime.now(UTC) + LATER).files
    pulled = pull.read_files(files, feed_of(tmp_path), "run")
    (tmp_path / "day.gz").unlink()
    tables = workers.tables_of(pulled.files, feed_of(tmp_path).feed(), NO_NAMES, None)
    assert tables["rejects"]["reason"].to_pylist() == ["missing"]
    assert tables["feed_files"]["outcome"].to_pylist() == ["rejected"]
