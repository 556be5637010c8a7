"""Files worked again: their new rows in place of the old, in one transaction.

`warehouse.stored` finds the files and streams their bytes. What the parsers of today make of a
batch is staged as Parquet (`stage`), so that memory holds a batch; `replace` then takes out the
rows of all of these files and lands the new ones.

An item that reads otherwise keeps its id while what it is known by has not changed:
`warehouse/replace/kept.sql`, `keep.sql` and `landing.sql` say how that is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse import relate
from warehouse.lake import statement
from warehouse.land import OF_ITEMS, STAGED, Counts, count, transaction

OF_COUNTS = ("items", "captions", "rejects", "mentions", "quotes")
SETTLED = (
    "worked",
    "readings",
    "stored",
    "stored_rejects",
    "as_many",
    "known",
    "kept",
    "sent_before",
    "landing",
    "outcomes",
    "removed_item_entities",
)
"""What is found out before anything changes, each from those before it."""
TOLD = ("touched", "staged_item_entities")
"""What relate is told about."""
KEPT_BY = ("guid", "body", "position")
"""How an item is found whose words read otherwise, the surest first."""


@dataclass(slots=True)
class Replaced:
    """What was replaced: files by their outcome now, and rows.

    `items_kept` of the items kept the id they had.
    """

    files: int = 0
    files_items: int = 0
    files_duplicate: int = 0
    files_not_news: int = 0
    files_rejected: int = 0
    items_before: int = 0
    items: int = 0
    items_kept: int = 0
    rejects_before: int = 0
    rejects: int = 0
    captions: int = 0
    item_entities: int = 0
    mentions: int = 0
    quotes: int = 0


def stage(folder: Path, number: int, tables: Mapping[str, pa.Table]) -> None:
    """Write the tables of a worked batch into the folder; `number` is the batch's own."""
    for name in STAGED:
        rows = tables[name]
        if name == "feed_files":
            rows = rows.drop_columns(["payload"])
        batch = pa.array([number] * rows.num_rows, pa.int64())
        pq.write_table(rows.append_column("batch", batch), folder / f"{name}-{number:08}.parquet")


def replace(connection: duckdb.DuckDBPyConnection, run_id: str, staged: Path) -> Replaced:
    """Put the staged rows in the place of those that their files gave before, in one transaction.

    What landed is added to the record of the run, as rows: it received no files. A file keeps the
    run that pulled it, and so do its rejects.
    """
    files = {name: sorted(map(str, staged.glob(f"{name}-*.parquet"))) for name in STAGED}
    if not files["feed_files"]:
        return Replaced()
    with transaction(connection):
        _settle(connection, files)
        _take_out(connection)
        replaced = _put_in(connection, files)
        counted = {name: getattr(replaced, name) for name in OF_COUNTS}
        count(connection, run_id, Counts(**counted))
        for name in (*SETTLED, *TOLD):
            connection.execute(f"DROP TABLE temp.{name}")
    return replaced


def _settle(connection: duckdb.DuckDBPyConnection, files: Mapping[str, list[str]]) -> None:
    """Find out which items land, and under which id."""
    for name in SETTLED:
        _keep(connection, name, files)
        if name == "kept":
            for by in KEPT_BY:
                connection.execute(statement("replace", "keep"), {"by": by})


def _keep(connection: duckdb.DuckDBPyConnection, name: str, files: Mapping[str, list[str]]) -> None:
    """Keep what a statement finds, under its name."""
    text = statement("replace", name)
    values = {table: paths for table, paths in files.items() if f"${table}" in text}
    # A table's name cannot be a parameter; it is one of SETTLED or TOLD.
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {text}", values)


def _take_out(connection: duckdb.DuckDBPyConnection) -> None:
    """Delete what the files gave before."""
    for name in (*OF_ITEMS, "fingerprints"):
        _delete(connection, name, "item_id", "stored")
    for name in ("items", "rejects"):
        _delete(connection, name, "file_id", "worked")


def _delete(connection: duckdb.DuckDBPyConnection, table: str, key: str, among: str) -> None:
    # Names of tables and columns cannot be parameters.
    connection.execute(f"DELETE FROM {table} WHERE {key} IN (SELECT {key} FROM {among})")  # noqa: S608


def _put_in(connection: duckdb.DuckDBPyConnection, files: Mapping[str, list[str]]) -> Replaced:
    """Land the new rows, and tell entities and files about them."""
    found = connection.execute(statement("replace", "counts"))
    columns = [column[0] for column in found.description]
    replaced = Replaced(**dict(zip(columns, found.fetchall()[0], strict=True)))
    _insert(connection, "items", "new_items", {"items": files["items"]})
    replaced.rejects = _insert(connection, "rejects", "new_rejects", {"rejects": files["rejects"]})
    for name in OF_ITEMS:
        rows = _insert(connection, name, "new_rows", {"rows": files[name]})
        setattr(replaced, name, rows)
    _insert(connection, "fingerprints", "new_fingerprints", {"rows": files["fingerprints"]})
    for name in TOLD:
        _keep(connection, name, files)
    halted = relate.items(connection)
    connection.register("halted_names", halted)
    connection.execute("INSERT INTO temp.staged_item_entities BY NAME FROM halted_names")
    connection.unregister("halted_names")
    relate.entities(connection)
    _write_outcomes(connection)
    return replaced


def _insert(
    connection: duckdb.DuckDBPyConnection, table: str, name: str, files: Mapping[str, list[str]]
) -> int:
    """Insert what a statement finds into a table; how many rows."""
    text = f"INSERT INTO {table} BY NAME {statement('replace', name)}"
    return int(connection.execute(text, files).fetchall()[0][0])


def _write_outcomes(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the outcomes that changed: a row of feed_files is written whole, bytes and all."""
    changed = connection.execute(statement("replace", "changed_outcomes")).fetchall()
    pulled_from, pulled_until = changed[0]
    if pulled_from is not None:
        connection.execute(
            statement("replace", "write_outcomes"),
            {"pulled_from": pulled_from, "pulled_until": pulled_until},
        )
