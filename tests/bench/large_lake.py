"""A warehouse of many nights: one synthetic wire day, worked and related, night after night.

The first night is made as any: generated copy, read, its names found, landed, related. Each night
after it is a copy of its rows with ids of its own, a day later, landed in one transaction a night,
as a nightly run leaves them; in the end small files are merged, as `slugline maintain` does.
"""

from pathlib import Path

import duckdb

from schemas import TABLES
from tests.wire_days import days
from tests.wire_days.landing import begin, land_batch, worked
from transforms.enrich.stage import Enriching
from warehouse import Lake, open_for_writing
from warehouse.land import transaction
from warehouse.maintain import maintain

BATCH = 1000
IDS = {
    *("item_id", "target_item_id", "story_id", "first_item_id", "current_item_id", "guid"),
    *("replaces_item_id", "replaced_by_item_id", "killed_by_item_id", "withheld_by_item_id"),
    *("cluster_id", "file_id", "run_id", "photo_key", "photo_id", "kin"),
    *("merged_into_story_id", "by_item_id"),
}
"""Columns that are others every night."""
ONCE = {"entities", "entity_names", "migrations"}
"""Tables that are over all nights."""


def make(folder: Path, nights: int, items: int, seed: int = 1) -> Lake:
    """Make a warehouse of so many nights of so many items, if the folder has none."""
    lake = Lake(folder / "catalog.sqlite", folder / "data")
    if lake.catalog.exists():
        return lake
    with open_for_writing(lake, "a benchmark") as connection:
        begin(connection)
        wire = days(seed, 1, items)
        for start in range(0, len(wire.delivered), BATCH):
            land_batch(connection, worked(wire.delivered[start : start + BATCH], Enriching()))
        for table in TABLES:
            connection.execute(f"CREATE TEMP TABLE first_{table} AS FROM lake.{table}")
        for night in range(1, nights):
            with transaction(connection):
                for table in TABLES.keys() - ONCE:
                    connection.execute(_again(connection, table), {"night": night})
        connection.execute(
            "UPDATE entities SET items = items * $nights, mentions = mentions * $nights, "
            "last_seen_at = last_seen_at + to_days($nights::INTEGER - 1)",
            {"nights": nights},
        )
        maintain(connection, keep_days=30)
    return lake


def _again(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    """The statement that lands the first night's rows of a table as those of another."""
    columns = connection.table(f"first_{table}")
    told = [
        _column(name, str(kind)) for name, kind in zip(columns.columns, columns.types, strict=True)
    ]
    return f"INSERT INTO lake.{table} SELECT {', '.join(told)} FROM first_{table}"


def _column(name: str, kind: str) -> str:
    quoted = f'"{name}"'
    if name in IDS and kind == "VARCHAR":
        return f"md5({quoted} || $night::VARCHAR) AS {quoted}"
    if kind == "TIMESTAMP WITH TIME ZONE":
        return (
            f"CASE WHEN year({quoted}) < 9999 THEN {quoted} + to_days($night::INTEGER) "
            f"ELSE {quoted} END AS {quoted}"
        )
    if kind == "DATE":
        return f"({quoted} + to_days($night::INTEGER))::DATE AS {quoted}"
    return quoted
