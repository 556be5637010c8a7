"""Pulling from folders: all that is there, settled, and a reason for what cannot be read."""

import gzip
import hashlib
import os
import socket
import tempfile
import zipfile
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows import pull, workers
from flows.feeds import FeedConfig
from flows.pull import Pulled
from flows.spool import Spool
from flows.transports import Asked, FeedError, Listed, UnreadableError, transport
from transforms.enrich.stage import Enriching

NO_NAMES = Enriching(engine=None)
LATER = timedelta(hours=1)
STORY = "DORAN, Jan. 12 (Hanul) -- The boats left on Monday, the port said.\n"


def feed_of(path, **fields):
    return FeedConfig(name="f", path=str(path), **fields)


def later():
    return Asked(datetime.now(UTC) + LATER)


def fetched(files, feed):
    pulled = Pulled()
    pull.fetch(files, feed, later(), "run", Path("nowhere"), pulled)
    return pulled


def listed(path, now=None, **fields):
    asked = Asked(now) if now else later()
    listing = pull.list_files(feed_of(path, **fields), asked)
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
    files = pull.list_files(feed_of(f"{folder}/**/*d.txt"), later()).files
    assert [os.path.basename(file.path) for file in files] == ["c d.txt"]


def test_a_folder_whose_name_has_brackets_is_no_glob(tmp_path):
    (tmp_path / "in[1]").mkdir()
    (tmp_path / "in[1]" / "a").write_text("x")
    assert listed(tmp_path / "in[1]")[0] == ["a"]


def test_a_file_is_a_feed(folder):
    assert len(pull.list_files(feed_of(folder / "a.txt"), later()).files) == 1


@pytest.mark.parametrize("path", ["gone", "gone/*.txt"])
def test_a_folder_that_is_not_there_fails_the_feed(tmp_path, path):
    with pytest.raises(FeedError):
        pull.list_files(feed_of(tmp_path / path), later())


def test_a_file_changed_just_now_is_left(folder):
    now = datetime.now(UTC)
    for file in folder.rglob("*"):
        os.utime(file, (now.timestamp() - 60,) * 2)
    os.utime(folder / "b.txt", (now.timestamp() - 1,) * 2)
    assert listed(folder, now) == (["a.txt", "sub/c d.txt", "sub/é.txt"], 1)
    assert listed(folder, now, settle_seconds=0)[1] == 0
    assert listed(folder, now + timedelta(seconds=2))[1] == 0


@pytest.mark.parametrize("name", ["a.txt.tmp", "a.part", "A.FILEPART", "a.xml~"])
def test_a_file_that_its_name_says_is_being_written_is_left(tmp_path, name):
    (tmp_path / name).write_text("x")
    assert listed(tmp_path) == ([], 1)
    assert listed(tmp_path, settle_seconds=0) == ([name], 0)


def test_a_file_without_bytes_is_left_for_an_hour(tmp_path):
    (tmp_path / "a.txt").touch()
    now = datetime.now(UTC)
    assert listed(tmp_path, now + timedelta(minutes=59)) == ([], 1)
    assert listed(tmp_path, now + timedelta(minutes=61)) == (["a.txt"], 0)


def test_a_file_from_a_clock_hours_ahead_is_pulled(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    now = datetime.now(UTC)
    assert listed(tmp_path, now - timedelta(minutes=4)) == ([], 1)
    assert listed(tmp_path, now - timedelta(hours=9)) == (["a.txt"], 0)


def test_a_span_of_time_is_cut_out(tmp_path):
    for day in (1, 2, 3):
        (tmp_path / f"{day}").write_text("x")
        os.utime(tmp_path / f"{day}", (datetime(2026, 1, day, tzinfo=UTC).timestamp(),) * 2)
    asked = Asked(
        datetime.now(UTC), datetime(2026, 1, 2, tzinfo=UTC), datetime(2026, 1, 3, tzinfo=UTC)
    )
    files = pull.list_files(feed_of(tmp_path), asked).files
    assert [os.path.basename(file.path) for file in files] == ["2"]


def test_files_that_landed_are_moved_and_not_listed_again(folder):
    feed = feed_of(folder, after="move", move_to="done")
    files = pull.list_files(feed, later()).files
    pull.put_away(feed, later(), files)
    assert (folder / "done" / "sub" / "é.txt").read_text() == "sub/é.txt"
    pull.put_away(feed, later(), files)  # gone already
    assert listed(folder, after="move", move_to="done") == ([], 0)


def test_files_that_landed_are_deleted(folder):
    feed = feed_of(f"{folder}/*.txt", after="delete")
    pull.put_away(feed, later(), pull.list_files(feed, later()).files)
    assert sorted(os.listdir(folder)) == [".git", ".hidden", "sub"]


def test_pipes_and_sockets_are_passed_over(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket"))
        assert listed(tmp_path) == ([], 0)


def test_a_name_that_is_no_utf_8_has_a_uri(tmp_path):
    with open(os.fsencode(tmp_path) + b"/caf\xe9 50%.txt", "wb") as file:
        file.write(b"x")
    (found,) = pull.list_files(feed_of(tmp_path), later()).files
    assert found.uri.endswith("/caf%E9%2050%25.txt")


def read(path, **fields):
    feed = feed_of(path, **fields)
    files = pull.list_files(feed, later()).files
    return fetched(files, feed)


def test_a_file_is_read_with_its_hash_and_times(folder):
    os.utime(folder / "a.txt", ns=(0, 1_700_000_000_123_456_789))
    file = read(folder / "a.txt").files[0]
    assert file.payload == b"a.txt"
    assert file.file_id == hashlib.sha256(b"a.txt").hexdigest()
    assert file.size_bytes == 5
    assert file.modified_at == datetime(2023, 11, 14, 22, 13, 20, 123456, UTC)


def test_a_file_that_vanished_is_a_reject(folder):
    feed = feed_of(folder)
    files = pull.list_files(feed, later()).files
    (folder / "a.txt").unlink()
    pulled = fetched(files, feed)
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
    files = pull.list_files(feed, later()).files
    (folder / "a.txt").write_text("a.txt and more")
    pulled = fetched(files, feed)
    assert (pulled.files, pulled.left) == ([], 1)


def test_a_huge_file_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(transport, "CARRIED_BYTES", 10)
    (tmp_path / "a").write_text("x" * 11)
    pulled = read(tmp_path)
    assert [(r.reason, r.file_id is not None) for r in pulled.rejects] == [("too large", True)]
    assert pulled.files[0].payload is None


def test_batches_are_bounded_in_files_and_bytes():
    files = [Listed(str(n), str(n), size_bytes=10) for n in range(2500)]
    assert [len(batch) for batch in pull.batches(files)] == [1000, 1000, 500]
    assert [len(batch) for batch in pull.batches(files, 2000)] == [2000, 500]
    large = [Listed(str(n), str(n), size_bytes=9 * 2**20) for n in range(3)]
    assert [len(batch) for batch in pull.batches(large)] == [1, 1, 1]
    assert list(pull.batches([])) == []


def worked(pulled, path):
    feed = feed_of(path).feed()
    return workers.tables_of(pulled.files, feed, NO_NAMES, None, pulled.stands_at)


def test_an_archive_too_large_to_carry_is_read_where_it_stands(tmp_path, monkeypatch):
    monkeypatch.setattr(transport, "CARRIED_BYTES", 10)
    with zipfile.ZipFile(tmp_path / "day.zip", "w") as archive:
        archive.writestr("a.txt", STORY)
        archive.writestr("b.txt", STORY.replace("left", "came"))
    files = pull.list_files(feed_of(tmp_path), later()).files
    pulled = fetched(files, feed_of(tmp_path))
    (file,) = pulled.files
    assert (file.payload, file.outcome) == (None, None)
    assert file.file_id == hashlib.sha256((tmp_path / "day.zip").read_bytes()).hexdigest()
    tables = worked(pulled, tmp_path)
    assert tables["items"].num_rows == 2
    (row,) = tables["feed_files"].to_pylist()
    assert (row["payload"], row["outcome"], row["format"]) == (None, "items", "zip/plain")


@pytest.mark.parametrize("damage", [lambda raw: raw[:-40], lambda raw: raw[:30] + b"?" + raw[31:]])
def test_a_damaged_archive_read_where_it_stands_ends_no_run(tmp_path, monkeypatch, damage):
    monkeypatch.setattr(transport, "CARRIED_BYTES", 10)
    (tmp_path / "day.gz").write_bytes(damage(gzip.compress(os.urandom(5000) + STORY.encode())))
    files = pull.list_files(feed_of(tmp_path), later()).files
    pulled = fetched(files, feed_of(tmp_path))
    tables = worked(pulled, tmp_path)
    assert tables["rejects"].num_rows == 1


def test_an_archive_that_is_gone_when_it_is_read_is_a_reject(tmp_path, monkeypatch):
    monkeypatch.setattr(transport, "CARRIED_BYTES", 10)
    (tmp_path / "day.gz").write_bytes(gzip.compress(STORY.encode() * 10))
    files = pull.list_files(feed_of(tmp_path), later()).files
    pulled = fetched(files, feed_of(tmp_path))
    (tmp_path / "day.gz").unlink()
    tables = worked(pulled, tmp_path)
    assert tables["rejects"]["reason"].to_pylist() == ["missing"]
    assert tables["feed_files"]["outcome"].to_pylist() == ["rejected"]
    assert tables["feed_files"]["file_id"].to_pylist() == [None]  # the next run tries it again


def test_what_took_the_place_of_a_file_that_landed_stays(folder):
    feed = feed_of(f"{folder}/*.txt", after="delete")
    files = pull.list_files(feed, later()).files
    (folder / "a.txt").write_text("anew")
    pull.put_away(feed, later(), files)
    assert sorted(path.name for path in folder.glob("*.txt")) == ["a.txt"]


def test_one_file_that_cannot_be_put_away_keeps_no_other_from_it(folder):
    feed = feed_of(folder, after="move", move_to="done")
    files = pull.list_files(feed, later()).files
    (folder / "done" / "a.txt" / "in the way").mkdir(parents=True)
    with pytest.raises(FeedError, match="cannot move"):
        pull.put_away(feed, later(), files)
    assert (folder / "done" / "b.txt").exists()
    assert (folder / "done" / "sub" / "é.txt").exists()


def test_a_path_that_goes_up_and_down_lists_nothing_that_was_put_away(folder):
    (folder / "conf").mkdir()
    winding = folder / "conf" / ".." / "sub"
    feed = feed_of(winding, after="move", move_to="done")
    pull.put_away(feed, later(), pull.list_files(feed, later()).files)
    assert sorted(os.listdir(folder / "sub" / "done")) == ["c d.txt", "é.txt"]
    assert pull.list_files(feed, later()).files == []


def test_a_source_that_fails_on_many_files_in_a_row_is_not_asked_for_the_rest(
    monkeypatch, tmp_path
):
    class Silent:
        asked = 0

        def fetch(self, _listed, _into):
            Silent.asked += 1
            raise FeedError("no answer", is_passing=True)

    monkeypatch.setattr(pull, "opened", lambda *_: nullcontext(Silent()))
    feed = FeedConfig(name="f", url="ftp://h/", connections=2)
    pulled = Pulled()
    files = [Listed(str(n), str(n)) for n in range(500)]
    pull.fetch(files, feed, later(), "run", tmp_path, pulled)
    assert len(pulled.failed) == 500
    assert Silent.asked < 10


def test_an_archive_from_elsewhere_that_is_large_is_spooled_and_any_other_refused(tmp_path):
    archive = gzip.compress(os.urandom(5000))
    spool = Spool(tmp_path, 1000)
    for start in range(0, len(archive), 400):
        spool.write(archive[start : start + 400])
    spool.close()
    assert spool.content is None
    assert spool.path.read_bytes() == archive
    assert spool.file_id == hashlib.sha256(archive).hexdigest()
    spool.discard()
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(UnreadableError, match="no document over 1000 is read"):
        Spool(tmp_path, 1000).write(b"x" * 1001)
