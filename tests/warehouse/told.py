"""Items as a wire tells them, landed in tables in memory as warehouse.land does."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import duckdb
import pyarrow as pa

from schemas import Caption, Fingerprint, Item, Reference, to_table
from transforms.enrich.fingerprints import fingerprints, set_wire_time
from warehouse import relate
from warehouse.lake import migrations, statement
from warehouse.views import MACROS, VIEWS

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
WORDS = (
    "harbor board closed north pier after storm damaged three moorings and ferry to island stays "
    "in port until engineers have looked at piles that carry quay officials said on Monday while "
    "traders who wait for fish from boats fear prices will rise before feast of saint Orla when "
    "town expects visitors from every valley around lake and inns are full already"
).split()


def copy(start: int = 0, words: int = 60, paragraphs: int = 3) -> str:
    """Copy of so many words a paragraph; another start is another text."""
    mixed = [
        f"{WORDS[(start * 7 + place * (start % 11 + 1)) % len(WORDS)]}{start}x{place}"
        for place in range(words * paragraphs)
    ]
    return "\n\n".join(
        " ".join(mixed[part * words : (part + 1) * words]) for part in range(paragraphs)
    )


def told(item_id: str, minutes: float | None = 0, **columns: object) -> Item:
    """An item, so many minutes after nine; untimed ones have the time of their file alone."""
    at = None if minutes is None else NINE + timedelta(minutes=minutes)
    is_timed = columns.pop("is_timed", True)
    lead = int(columns.pop("lead", 0))  # type: ignore[call-overload]
    label = ("LEAD" if lead == 1 else f"{lead}nd LD") if lead else None
    body = columns.pop("body", None)
    names = columns.pop("names", {})
    known = {
        "feed": "wire", "file_id": f"file-{item_id}", "position": 0, "format": "plain",
        "parser_version": 1, "agency": "Lake Wire", "pub_status": "usable", "kind": "story",
        "guid": f"guid-{item_id}", "revision_ordinal": lead, "revision_label": label,
        "received_at": at, "version_created_at": at if is_timed else None,
        "body": body, "words": len(str(body or "").split()),
        "refers_to": [Reference(by, value) for by, value in names.items()],  # type: ignore[attr-defined]
    }  # fmt: skip
    told = Item(item_id=item_id, **(known | columns))  # type: ignore[arg-type]
    set_wire_time(told, NINE)
    return told


def empty() -> duckdb.DuckDBPyConnection:
    """A database in memory with the tables, views and macros of a warehouse."""
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET threads = 1")
    for name in migrations():
        connection.execute(statement("migrations", name))
    for name in VIEWS:
        connection.execute(statement("views", name))
    for name in MACROS:
        connection.execute(statement("macros", name))
    return connection


def land(
    connection: duckdb.DuckDBPyConnection, items: Iterable[Item], captions: Iterable[Caption] = ()
) -> None:
    """Land items in one batch."""
    items = list(items)
    rows = {
        "items": to_table(items, Item),
        "captions": to_table(captions, Caption),
        "fingerprints": to_table(fingerprints(items), Fingerprint),
    }
    for name, table in rows.items():
        _insert(connection, name, table)
    touch(connection, [item.item_id for item in items])


def remove(connection: duckdb.DuckDBPyConnection, *ids: str) -> None:
    """Take items out, as a reprocess may."""
    for table in ("items", "captions", "fingerprints"):
        connection.execute(f"DELETE FROM {table} WHERE item_id IN (SELECT unnest(?))", [list(ids)])
    touch(connection, ids)


def touch(connection: duckdb.DuckDBPyConnection, ids: Iterable[str]) -> None:
    """Have items related."""
    connection.register("touched", pa.table({"item_id": pa.array(ids, pa.string())}))
    relate.items(connection)
    connection.unregister("touched")


def _insert(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    connection.register("rows", table)
    connection.execute(f"INSERT INTO {name} BY NAME FROM rows")
    connection.unregister("rows")
