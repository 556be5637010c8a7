"""Landing: one transaction a batch, and checks that find what is wrong."""

import pytest

from schemas import RunState
from tests.copies import FEED, pulled
from transforms.work import work
from warehouse import connect, land

STORY = "SEOUL, Jan. 12 (Yonhap) -- The talks resumed.\n▲ A kite over the bay. (Yonhap)\n(END)\n"


def begin(writer, run_id="run", flow="nightly"):
    land.begin(writer, run_id, flow, ["test"], "0")


def bring(writer, *contents, run_id="run"):
    files = [pulled(content, f"{n}.txt") for n, content in enumerate(contents)]
    for file in files:
        file.run_id = run_id
    tables = work(files, FEED).tables()
    return land.batch(writer, run_id, tables, land.Counts(files_received=len(files)))


def one(writer, query):
    return writer.execute(query).fetchone()


def test_a_batch_lands_whole(writer):
    begin(writer)
    counts = bring(writer, STORY, b"")
    assert (counts.files_received, counts.files_items, counts.files_rejected) == (2, 1, 1)
    assert one(writer, "SELECT count(*) FROM items") == (1,)
    assert one(writer, "SELECT files_received, items, captions, rejects FROM runs") == (2, 1, 1, 1)
    assert land.failed_checks(writer, "run") == {}


def test_a_batch_that_fails_is_not_there(writer, lake):
    begin(writer)
    tables = work([pulled(STORY)], FEED).tables()
    broken = {**tables, "captions": tables["captions"].rename_columns(
        [f"no_{name}" for name in tables["captions"].column_names])}  # fmt: skip
    with pytest.raises(Exception, match="no_item_id"):
        land.batch(writer, "run", broken, land.Counts(files_received=1))
    with connect(lake) as reader:
        assert one(reader, "SELECT count(*) FROM items") == (0,)
        assert one(reader, "SELECT count(*) FROM feed_files") == (0,)
        assert one(reader, "SELECT files_received FROM runs") == (0,)


def test_at_the_end_of_a_run_all_is_parquet(writer):
    begin(writer)
    bring(writer, STORY)
    land.end(writer, "run", RunState.COMPLETED, None)
    for table in ("feed_files", "items", "captions", "runs"):
        files = writer.execute(f"SELECT data_file FROM ducklake_list_files('lake', '{table}')")
        assert [name for (name,) in files.fetchall() if name.endswith(".parquet")], table
    inlined = writer.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name LIKE '%metadata_lake' "
        "AND table_name LIKE 'ducklake_inlined_data_%' AND table_name <> 'ducklake_inlined_data_tables'"
    ).fetchall()
    for (table,) in inlined:
        database = "__ducklake_metadata_lake"
        assert one(
            writer, f'SELECT count(*) FROM {database}.main."{table}" WHERE end_snapshot IS NULL'
        ) == (0,)


def test_of_no_files_none_is_known(writer):
    assert land.known(writer, "nightly", []) == {}


def test_bytes_that_landed_are_known(writer):
    begin(writer)
    bring(writer, STORY)
    land.end(writer, "run", RunState.COMPLETED, None)
    again = [pulled(STORY, "elsewhere.txt"), pulled(STORY + "more", "new.txt")]
    assert land.known(writer, "nightly", again) == {"file:///feed/elsewhere.txt": False}


def test_what_a_run_that_died_landed_is_resumed(writer):
    begin(writer, "died")
    bring(writer, STORY, run_id="died")
    begin(writer, "next")
    assert one(writer, "SELECT state FROM runs WHERE run_id = 'died'") == ("died",)
    same, elsewhere = pulled(STORY, "0.txt"), pulled(STORY, "1.txt")
    assert land.known(writer, "nightly", [same, elsewhere]) == {
        same.uri: True,
        elsewhere.uri: False,
    }
    assert land.known(writer, "load", [same]) == {same.uri: False}
    land.end(writer, "next", RunState.COMPLETED, None)
    begin(writer, "after")
    assert land.known(writer, "nightly", [same]) == {same.uri: False}


def test_a_file_that_could_not_be_read_is_tried_again(writer):
    begin(writer)
    unread = pulled(b"")
    unread.file_id = unread.payload = None
    unread.outcome = "rejected"
    land.batch(writer, "run", work([unread], FEED).tables(), land.Counts(files_received=1))
    land.end(writer, "run", RunState.COMPLETED, None)
    assert land.known(writer, "nightly", [unread]) == {unread.uri: False}


def test_an_item_sent_again_in_other_bytes_does_not_land_again(writer):
    begin(writer)
    bring(writer, STORY, STORY + "\n\n")
    bring(writer, STORY.replace("\n", "\r\n"))
    assert one(writer, "SELECT count(*) FROM items") == (1,)
    outcomes = writer.execute("SELECT outcome FROM feed_files ORDER BY outcome").fetchall()
    assert outcomes == [("duplicate",), ("duplicate",), ("items",)]
    assert one(writer, "SELECT items, files_duplicate FROM runs") == (1, 2)
    assert land.failed_checks(writer, "run") == {}


FINDS = {
    "feeds_are_healthy": "INSERT INTO feed_health (run_id, feed, measured_at, state, files_today) "
    "VALUES ('run', 'test', now(), 'severe', 0)",
    "every_file_is_accounted_for": "DELETE FROM feed_files",
    "outcomes_have_their_rows": "DELETE FROM rejects",
    "one_row_per_item": "INSERT INTO items SELECT * FROM items",
    "captions_have_their_item": "INSERT INTO captions SELECT * REPLACE ('x' AS item_id) FROM captions",
    "items_have_their_story": "DELETE FROM story_items",
}


@pytest.mark.parametrize("check", FINDS)
def test_a_check_finds_something(writer, check):
    begin(writer)
    bring(writer, STORY, b"")
    assert land.failed_checks(writer, "run") == {}
    writer.execute(FINDS[check])
    assert check in land.failed_checks(writer, "run")


def test_captions_that_landed_twice_are_found(writer):
    begin(writer)
    bring(writer, STORY)
    writer.execute("INSERT INTO captions SELECT * FROM captions")
    assert land.failed_checks(writer, "run") == {"captions_have_their_item": 1}
