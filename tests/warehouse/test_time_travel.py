"""The warehouse as it was: AT a version or a time of the lake, and as the wire told it."""

from datetime import UTC, datetime, timedelta

import duckdb
import pytest

from tests.warehouse import sample
from tests.warehouse.memos import Desk, Parser, file, memo
from warehouse import Lake, connect, land, open_for_writing
from warehouse.maintain import maintain

LATER = datetime.now(UTC) + timedelta(days=3)
PIER = "the harbor pier was closed after a storm on monday the board said"
COUNT = "SELECT count(*) FROM {} AT (VERSION => {})"
NEWEST = "SELECT max(snapshot_id), max(snapshot_time) FROM lake.snapshots()"


@pytest.fixture(scope="module")
def travelled(tmp_path_factory):
    """A lake of two batches, worked again after them; with the version and the time of each."""
    folder = tmp_path_factory.mktemp("lake")
    lake = Lake(folder / "catalog.sqlite", folder / "data")
    with open_for_writing(lake, "a test") as writer:
        desk, moments = Desk(writer, folder), []
        for step in (
            lambda: desk.land(file("1", [memo(PIER, "pier", version="1")]), file("2", [memo("a ferry", "b")])),
            lambda: desk.land(file("3", [memo(PIER + " and it opens again", "pier", version="2")], 2)),
            lambda: desk.rework(parser=Parser(2, headline=str.upper)),
        ):  # fmt: skip
            step()
            moments.append(writer.execute(NEWEST).fetchone())
    return lake, moments


@pytest.fixture
def reader(travelled):
    with connect(travelled[0]) as connection:
        yield connection


@pytest.fixture
def moments(travelled):
    return travelled[1]


def test_a_table_is_as_it_was_at_a_version(reader, moments):
    seen = [reader.execute(COUNT.format("items", version)).fetchone() for version, _ in moments]
    assert seen == [(2,), (3,), (3,)]
    before_any = COUNT.format("items", 1)
    assert reader.execute(before_any).fetchone() == (0,)


def test_a_table_is_as_it_was_at_a_time(reader, moments):
    seen = [
        reader.execute(f"SELECT count(*) FROM items AT (TIMESTAMP => '{time}')").fetchone()
        for _, time in moments
    ]
    assert seen == [(2,), (3,), (3,)]


def test_what_was_worked_again_has_its_old_words_at_the_old_version(reader, moments):
    headline = "SELECT headline FROM items AT (VERSION => {}) WHERE guid = 'b'"
    old, new = (reader.execute(headline.format(moments[at][0])).fetchone() for at in (1, 2))
    assert new == (old[0].upper(),)
    assert new != old


def test_tables_of_two_versions_are_compared_in_one_query(reader, moments):
    (first, _), (second, _) = moments[:2]
    came = f"SELECT guid FROM items AS new AT (VERSION => {second}) ANTI JOIN items AS old AT (VERSION => {first}) USING (item_id)"
    assert reader.execute(came).fetchall() == [("pier",)]


def test_the_versions_are_listed_with_their_times_and_what_changed(reader, moments):
    listed = reader.execute("SELECT snapshot_id, snapshot_time FROM lake.snapshots()").fetchall()
    assert set(moments) <= set(listed)
    assert reader.execute("SELECT count(*) FROM ducklake_snapshots('lake')").fetchone() == (
        len(listed),
    )


NEVER = {
    "a version that is to come": "(VERSION => 999)",
    "a time before the lake": "(TIMESTAMP => TIMESTAMPTZ '2001-01-01')",
}


@pytest.mark.parametrize("at", NEVER.values(), ids=NEVER)
def test_what_never_was_is_an_error(reader, at):
    with pytest.raises(duckdb.InvalidInputException, match="No snapshot found at"):
        reader.execute(f"SELECT count(*) FROM items AT {at}")


@pytest.fixture(scope="module")
def crane(tmp_path_factory):
    """A lake of two nights, each with a version of a story; with the version of the lake after."""
    folder = tmp_path_factory.mktemp("crane")
    lake, versions = Lake(folder / "catalog.sqlite", folder / "data"), []
    with open_for_writing(lake, "a test") as writer:
        land.begin(writer, sample.RUN, "nightly", [sample.WHARF.name], "0")
        for name, text in sample.CRANES.items():
            sample._land(writer, sample.WHARF, {name: text.encode()})
            versions.append(writer.execute(NEWEST).fetchone()[0])
    with connect(lake) as reader:
        yield reader, versions


def test_a_view_reads_its_tables_as_they_were(crane):
    reader, versions = crane
    headline = "SELECT headline, versions FROM news AT (VERSION => {})"
    seen = [reader.execute(headline.format(version)).fetchall() for version in versions]
    assert seen == [[("Doran harbor gets new crane", 1)], [("Doran harbor gets new crane", 2)]]


KNOWN = {
    "before the story": ("2025-11-03 02:00", []),
    "after its first version": ("2025-11-03 03:30", [(1, None)]),
    "after its lead": ("2025-11-03 05:00", [(2, "LEAD")]),
}


@pytest.mark.parametrize(("moment", "expected"), KNOWN.values(), ids=KNOWN)
def test_the_wire_is_as_it_was_known_at_a_moment_whatever_the_version(crane, moment, expected):
    known = f"SELECT version_number, revision_label FROM as_known_at(TIMESTAMPTZ '{moment}:00+00')"
    assert crane[0].execute(known).fetchall() == expected


def test_versions_outlive_maintenance_for_the_days_it_keeps(tmp_path):
    lake = Lake(tmp_path / "catalog.sqlite", tmp_path / "data")
    with open_for_writing(lake, "a test") as writer:
        desk = Desk(writer, tmp_path)
        desk.land(file("1", [memo("a pier", "a")]))
        (first, _) = writer.execute(NEWEST).fetchone()
        desk.land(file("2", [memo("a ferry", "b")]))
        maintain(writer, 30, now=LATER)
        with connect(lake) as reader:
            assert reader.execute(COUNT.format("items", first)).fetchone() == (1,)
        maintain(writer, 1, now=LATER)
    with connect(lake) as reader:
        assert reader.execute("SELECT count(*) FROM items").fetchone() == (2,)
        with pytest.raises(
            duckdb.InvalidInputException, match=f"No snapshot found at version {first}"
        ):
            reader.execute(COUNT.format("items", first))
