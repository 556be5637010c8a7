"""Maintenance: fewer files and the same rows, for readers too; what is old goes, and nothing else."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from schemas import TABLES, RunState
from tests.warehouse import test_land, test_relate
from tests.warehouse.memos import Desk, Parser, file, memo
from warehouse import Lake, connect, land, open_for_writing
from warehouse.lake import names
from warehouse.land import faults
from warehouse.maintain import maintain, size

NAMES = [["RAB"], ["Ruritanian Air Board (RAB)"], ["Old Mill", "RAB"], []]
LATER = datetime.now(UTC) + timedelta(days=3)
"""A time at which all that a test does is long past the grace."""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The folder of a lake of small batches, worked again."""
    folder = tmp_path_factory.mktemp("made")
    with open_for_writing(lake_in(folder), "a test") as writer:
        desk = Desk(writer, folder)
        for run in range(4):
            documents = [memo(f"{run} {n}", f"g{run}-{n}", names=NAMES[n % 4]) for n in range(12)]
            desk.land(*[file(f"{run}-{n}", [one], run) for n, one in enumerate(documents)])
        desk.rework(parser=Parser(2, headline=str.upper))
    return folder


def lake_in(folder):
    return Lake(folder / "lake" / "catalog.sqlite", folder / "lake" / "data")


@pytest.fixture
def desk(made, lake, tmp_path):
    """A copy of that lake: a lake is found wherever it was moved to."""
    shutil.copytree(made / "lake", lake.catalog.parent)
    with open_for_writing(lake, "a test") as writer:
        yield Desk(writer, tmp_path)


def on_disk(lake):
    return {str(path) for path in lake.data.rglob("*.parquet")}


def listed(desk):
    """The files that the tables have now."""
    return {
        name
        for table in TABLES
        for pair in desk.rows(f"SELECT data_file, delete_file FROM ducklake_list_files('lake', '{table}')")
        for name in pair
        if name
    }  # fmt: skip


def test_files_are_merged_and_rows_stay(desk):
    before, (newest,) = (
        desk.state(),
        desk.rows("SELECT max(snapshot_id) FROM ducklake_snapshots('lake')"),
    )
    done = maintain(desk.connection, 30)
    assert desk.state() == before
    assert done.after.files == len(listed(desk)) <= len(before) + 2
    assert done.before.files > 2 * done.after.files
    assert (done.expired, done.deleted, done.orphaned) == (0, 0, 0)
    for version, items in ((newest[0], 48), (4, 12)):
        count = f"SELECT count(*), count(DISTINCT file_id) FROM items AT (VERSION => {version})"
        assert desk.rows(count) == [(items, items)]
    again = maintain(desk.connection, 30)
    assert (again.after.files, again.after.bytes) == (done.after.files, done.after.bytes)


SLOW = "WITH slow AS MATERIALIZED (SELECT sum(hash(n) % 7) AS x FROM range(40_000_000) AS t(n)) "
EACH = ", ".join(f"(SELECT count(*) FROM {table} WHERE x > 0)" for table in TABLES)
"""Counts each table once something slow is done: DuckLake looks for its files no sooner."""


def test_what_a_reader_began_stays_as_it_was(desk, lake):
    maintain(desk.connection, 0)  # what was inlined is flushed, once and for all
    desk.rework(parser=Parser(3))
    desk.land(file("new", [memo("new", "g", names=["RAB"])], 9))
    with connect(lake) as reader, connect(lake) as late, ThreadPoolExecutor() as pool:
        late.begin()
        late.execute("FROM runs")
        expected = reader.execute(f"SELECT {EACH} FROM (SELECT 1 AS x)").fetchall()
        query = pool.submit(reader.execute, f"{SLOW} SELECT {EACH} FROM slow")
        done = maintain(desk.connection, 0)
        desk.land(file("newer", [memo("newer", "g", names=["RAB"])], 10))
        assert done.after.files < done.before.files
        assert query.result().fetchall() == expected
        assert late.execute(f"SELECT {EACH} FROM (SELECT 1 AS x)").fetchall() == expected
        late.rollback()


def test_nothing_is_inlined_after_the_first_time(desk):
    maintain(desk.connection, 0)
    desk.land(file("new", [memo("new", "g", names=["RAB"])], 9))
    flushed = desk.rows("CALL ducklake_flush_inlined_data('lake')")
    assert flushed == []


def test_a_snapshot_expires_once_it_was_long_not_the_newest(desk):
    snapshots = "SELECT snapshot_id FROM ducklake_snapshots('lake') ORDER BY snapshot_id"
    were = desk.rows(snapshots)
    assert maintain(desk.connection, 30, now=LATER).expired == 0
    done = maintain(desk.connection, 1, now=LATER)
    assert done.expired >= len(were)
    assert done.after.snapshots == 1 + len(desk.rows(snapshots)[1:])
    newest = desk.rows(snapshots)[0][0]
    assert newest > were[-1][0]
    assert desk.rows(f"SELECT count(*) FROM items AT (VERSION => {newest})") == [(48,)]


def test_what_nothing_needs_is_deleted_after_the_grace(desk, lake):
    before = desk.state()
    maintain(desk.connection, 0)
    merged = listed(desk)
    assert on_disk(lake) > merged
    maintain(desk.connection, 0, now=LATER)
    done = maintain(desk.connection, 0, now=LATER)
    assert on_disk(lake) == listed(desk)
    assert done.unexplained == []
    assert desk.state() == before
    assert faults(desk.connection, None) == []


def orphan(lake, name, hours_ago=0):
    """A file that no snapshot has, below the lake's data."""
    path = lake.data / "main" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"PAR1")
    at = datetime.now(UTC).timestamp() - 3600 * hours_ago
    os.utime(path, (at, at))
    return path


def test_orphans_go_where_a_run_that_died_can_have_left_all_of_them(writer, lake):
    land.begin(writer, "died", "nightly", [], "0")
    left = orphan(lake, "items/ducklake-1.parquet")
    others = [
        orphan(lake, "items/ducklake-2.parquet", hours_ago=9),
        orphan(lake, "items/export.parquet"),
        orphan(lake, "exports/ducklake-1.parquet"),
    ]
    land.begin(writer, "ended", "nightly", [], "0")
    land.end(writer, "ended", RunState.COMPLETED, None)
    within = maintain(writer, 0)
    assert (within.orphaned, within.unexplained) == (0, [])
    mixed = maintain(writer, 0, now=LATER)
    assert (mixed.orphaned, mixed.unexplained) == (0, sorted(map(str, others)))
    for path in others:
        path.unlink()
    assert maintain(writer, 0, now=LATER).orphaned == 1
    assert not left.exists()


def test_an_empty_lake_is_maintained(writer):
    done = maintain(writer, 0)
    assert size(writer).files == done.after.files


@pytest.fixture(scope="module")
def landed(tmp_path_factory):
    """A run that landed a merge, and one of a story with a caption and an empty file."""
    folder = tmp_path_factory.mktemp("lake")
    with open_for_writing(Lake(folder / "catalog.sqlite", folder / "data"), "a test") as writer:
        test_relate.land_a_run(writer)
        test_land.begin(writer, "other")
        test_land.bring(writer, test_land.STORY, b"", run_id="other")
        yield writer


@pytest.fixture
def damaged(landed):
    """That lake; what is done to it is undone."""
    landed.begin()
    yield landed
    landed.rollback()


HARMS = [
    *((check, harm) for check, harm in test_land.FINDS.items() if "feed_health" not in harm),
    *test_relate.BREAKS,
    ("items_have_their_story", "UPDATE families SET items = items + 1"),
    (
        "items_have_their_story",
        "INSERT INTO links (item_id, target_item_id, relation, method, score, evidence) "
        "SELECT item_id, 'x', 'revises', 'slug', 1, '' FROM items",
    ),
    ("every_file_is_accounted_for", "UPDATE feed_files SET outcome = NULL"),
    ("every_file_is_accounted_for", "DELETE FROM runs WHERE run_id = 'other'"),
    ("outcomes_have_their_rows", "UPDATE rejects SET run_id = 'run'"),
]


@pytest.mark.parametrize(("check", "harm"), HARMS, ids=[f"{c}: {h}" for c, h in HARMS])
def test_every_check_finds_what_it_is_for_over_all_runs(damaged, check, harm):
    damaged.execute(harm)
    assert [found for found in faults(damaged, None) if found.startswith(f"check {check}: ")]


def test_no_check_finds_anything_where_there_is_nothing(landed):
    assert faults(landed, None) == []
    assert {check for check, _ in HARMS} >= {*names("checks")} - {"feeds_are_healthy"}
