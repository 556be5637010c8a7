"""Whatever the order of arrival and however it was cut into batches, what relates items is the same."""

import random
from collections import defaultdict
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from tests.warehouse.test_relate import empty
from tests.wire_days import days
from tests.wire_days.landing import begin, land_batch, worked

SHUFFLES = 50
ITEMS = 120
CUTS = (1, 1, 2, 3)
RELATED = ("links", "story_items", "families", "edits", "copies", "photos", "photo_keys")


@cache
def rich() -> dict[str, pa.Table]:
    """The rows of the richest families of a wire day: those with the most kinds of document.

    A document that came twice is left out: which of its copies lands depends on their order.
    """
    wire = days(seed=11, days=2, items_a_day=400)
    groups = defaultdict(list)
    for one in wire.truth.values():
        groups[one.alike or one.kin].append(one)
    by_riches = sorted(
        groups.values(),
        key=lambda group: (
            -len(
                {one.marker for one in group}
                | {one.edit for one in group}
                | {said for one in group for _, said in one.photos}
            ),
            group[0].uri,
        ),
    )
    chosen: set[str] = set()
    for group in by_riches:
        if len(chosen) < ITEMS and all(one.resent_of is None for one in group):
            chosen |= {one.uri for one in group}
    tables = worked([one for one in wire.delivered if one.file.uri in chosen])
    counts = tables["items"]["item_id"].value_counts().to_pylist()
    return of(tables, [row["values"] for row in counts if row["counts"] == 1])


def of(tables: dict[str, pa.Table], item_ids: list[str]) -> dict[str, pa.Table]:
    """The rows of some items."""
    ids = pa.array(item_ids, pa.string())
    return {
        name: rows.filter(pc.is_in(rows["item_id"], ids))
        if "item_id" in rows.column_names
        else rows.slice(0, 0)
        for name, rows in tables.items()
    }


def related(batches: list[list[str]]) -> dict[str, list[tuple[object, ...]]]:
    """All rows of what relates items, when they have landed in these batches."""
    with empty() as connection:
        begin(connection)
        for item_ids in batches:
            land_batch(connection, of(rich(), item_ids))
        return {
            table: sorted(connection.execute(f"FROM {table}").fetchall(), key=repr)
            for table in RELATED
        }


@cache
def at_once() -> dict[str, list[tuple[object, ...]]]:
    return related([rich()["items"]["item_id"].to_pylist()])


def test_there_is_something_to_relate():
    assert ITEMS <= rich()["items"].num_rows <= ITEMS + 20
    assert [table for table in RELATED if not at_once()[table]] == []


@pytest.mark.parametrize("seed", range(SHUFFLES))
def test_order_and_batches_do_not_matter(seed):
    chance = random.Random(seed)
    item_ids = sorted(rich()["items"]["item_id"].to_pylist())
    chance.shuffle(item_ids)
    cuts = sorted(chance.sample(range(1, len(item_ids)), chance.choice(CUTS)))
    batches = [item_ids[a:b] for a, b in zip([0, *cuts], [*cuts, len(item_ids)], strict=True)]
    found = related(batches)
    for table in RELATED:
        missing = [row for row in at_once()[table] if row not in found[table]]
        added = [row for row in found[table] if row not in at_once()[table]]
        assert (missing, added) == ([], []), table


def test_a_batch_that_lands_again_changes_nothing():
    item_ids = rich()["items"]["item_id"].to_pylist()
    assert related([item_ids, item_ids[:40]]) == at_once()
