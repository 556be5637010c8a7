"""Opening the lake: who may, and what it says when one may not."""

import subprocess
import sys
import textwrap
import threading
from concurrent.futures import ThreadPoolExecutor

import duckdb
import pytest

from warehouse import Lake, LakeError, connect, open_for_writing
from warehouse.lake import migrations, views_row
from warehouse.land import transaction


def test_a_warehouse_that_is_not_there_is_an_error_that_says_what_to_do(lake):
    with pytest.raises(LakeError, match=r"there is no warehouse at .*slugline run"):
        connect(lake)


def in_the_folder(lake, monkeypatch):
    monkeypatch.chdir(lake.catalog.parent.parent)


def by_variables(lake, monkeypatch):
    monkeypatch.setenv("SLUGLINE_CATALOG", f"sqlite:{lake.catalog}")
    monkeypatch.setenv("SLUGLINE_DATA", str(lake.data))


WAYS = {
    "the lake itself": lambda lake, _: lake,
    "its folder": lambda lake, _: lake.catalog.parent,
    "its folder, as text": lambda lake, _: str(lake.catalog.parent),
    "its catalog": lambda lake, _: lake.catalog,
    "the variables": by_variables,
    "nothing, in the folder above it": in_the_folder,
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_lake_is_found_by(lake, monkeypatch, way):
    for name in ("SLUGLINE_CATALOG", "SLUGLINE_DATA"):
        monkeypatch.delenv(name, raising=False)
    with open_for_writing(lake, "a test"):
        pass
    with connect(way(lake, monkeypatch)) as reader:
        assert reader.execute("SELECT count(*) FROM items").fetchall() == [(0,)]


NO_LAKE = {
    "a folder without one": ("", "/catalog.sqlite: make one"),
    "a folder that is not there": ("none", "/none/catalog.sqlite: make one"),
    "a catalog that is not there": ("none.sqlite", "/none.sqlite: make one"),
}


@pytest.mark.parametrize(("path", "says"), NO_LAKE.values(), ids=NO_LAKE)
def test_a_path_without_a_lake_is_an_error(tmp_path, path, says):
    with pytest.raises(LakeError, match=f"there is no warehouse at {tmp_path}{says}"):
        connect(tmp_path / path)


def test_variables_of_another_kind_are_an_error():
    with pytest.raises(LakeError, match="SLUGLINE_CATALOG is 'postgres:x': give sqlite:"):
        Lake.of({"SLUGLINE_CATALOG": "postgres:x"})


def test_a_reader_cannot_write(lake):
    with open_for_writing(lake, "a test"):
        pass
    with connect(lake) as reader, pytest.raises(duckdb.Error, match="read-only"):
        reader.execute("INSERT INTO migrations VALUES ('x', now())")


def test_opening_twice_migrates_once(lake):
    for _ in range(2):
        with open_for_writing(lake, "a test") as writer:
            done = writer.execute("SELECT name FROM migrations ORDER BY name").fetchall()
    assert [name for (name,) in done] == [*migrations(), views_row()]


def test_a_warehouse_of_a_newer_slugline_is_left_alone(lake):
    with open_for_writing(lake, "a test") as writer:
        writer.execute("INSERT INTO migrations VALUES ('9999_from_the_future', now())")
    for attempt in (lambda: connect(lake), lambda: open_for_writing(lake, "x").__enter__()):
        with pytest.raises(LakeError, match="newer slugline"):
            attempt()


def test_a_file_that_is_no_catalog_is_an_error(lake):
    lake.catalog.parent.mkdir(parents=True)
    lake.catalog.write_bytes(
        b"this is not a database, and is longer than a header of SQLite's " * 20
    )
    with pytest.raises(LakeError, match="does not open as a warehouse"):
        connect(lake)


def test_a_second_writer_is_told_who_writes(lake):
    code = f"""
        import sys, pathlib
        from warehouse import Lake, open_for_writing
        with open_for_writing(Lake(pathlib.Path({str(lake.catalog)!r}), pathlib.Path({str(lake.data)!r})), "slugline nightly"):
            print("open", flush=True)
            sys.stdin.read()
    """
    command = [sys.executable, "-c", textwrap.dedent(code)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdin
        other.stdout.readline()
        with (
            pytest.raises(LakeError, match=f"slugline nightly \\(process {other.pid}\\)"),
            open_for_writing(lake, "a test"),
        ):
            pass
        other.kill()
    with open_for_writing(lake, "a test"):
        pass  # the lock of a killed process is nobody's


def test_a_moved_lake_is_found_where_it_is(lake, tmp_path):
    with open_for_writing(lake, "a test") as writer:
        writer.execute("CALL ducklake_flush_inlined_data('lake')")
    lake.catalog.parent.rename(tmp_path / "moved")
    moved = Lake(tmp_path / "moved" / "catalog.sqlite", tmp_path / "moved" / "data")
    with connect(moved) as reader:
        assert reader.execute("SELECT count(*) FROM migrations").fetchall() == [
            (len(migrations()) + 1,)
        ]


def test_readers_see_the_last_batch_while_one_is_written(lake):
    with open_for_writing(lake, "a test") as writer, connect(lake) as reader:
        writer.begin()
        writer.execute("INSERT INTO migrations VALUES ('0002_under_way', now())")
        seen = reader.execute("SELECT count(*) FROM migrations").fetchall()
        assert seen == [(len(migrations()) + 1,)]
        writer.rollback()


def merges(changed, at):
    """Rows of story_merges: so many from a place, written anew."""
    return (
        "INSERT INTO story_merges (story_id, merged_into_story_id, merged_at) "
        f"SELECT 'm' || i, 'to {changed}', now() FROM range({at}, {at + 70}) AS made(i)"
    )


def test_a_query_beside_commits_sees_the_deletions_of_its_own_snapshot(lake):
    """DuckLake writes the deletions of a file anew with each commit that adds to them."""
    counted = "SELECT (SELECT count(*) FROM story_merges), count(story_id) FROM story_merges WHERE story_id LIKE 'm%'"
    seen, is_done = set(), threading.Event()

    def read():
        with connect(lake) as reader:
            reader.execute("SET threads = 2")
            while not is_done.is_set():
                seen.update(reader.execute(counted).fetchall())

    with open_for_writing(lake, "a test") as writer:
        for start in range(0, 700, 70):
            writer.execute(merges(0, start))
        with ThreadPoolExecutor() as readers:
            reading = [readers.submit(read) for _ in range(2)]
            try:
                for number in range(30):
                    with transaction(writer):
                        at = number * 37 % 630
                        one_of = f"(SELECT 'm' || i FROM range({at}, {at + 70}) AS gone(i))"
                        writer.execute(f"DELETE FROM story_merges WHERE story_id IN {one_of}")
                        writer.execute(merges(number, at))
            finally:
                is_done.set()
            for each in reading:
                each.result()
    assert seen == {(700, 700)}
