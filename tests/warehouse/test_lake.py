"""Opening the lake: who may, and what it says when one may not."""

import subprocess
import sys
import textwrap

import duckdb
import pytest

from warehouse import Lake, LakeError, connect, open_for_writing
from warehouse.lake import migrations, views_row


def test_a_warehouse_that_is_not_there_is_an_error_that_says_what_to_do(lake):
    with pytest.raises(LakeError, match=r"there is no warehouse at .*slugline run"):
        connect(lake)


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
