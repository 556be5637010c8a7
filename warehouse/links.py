"""Which item is a version of which, and what stops what: links with their evidence.

An item follows at most one version, the surest that something speaks for (what it declares, its
guid, its id's anatomy, its slug, its headline, its marker with its text), and what it is linked to
depends on the items around it alone: those of its guid, those of its slug in the same days. So a
late item changes the links of its neighbours, and of nobody else.
"""

from datetime import timedelta

import duckdb

from warehouse.lake import statement

DAYS = timedelta(days=8)
"""How far apart items may be that a slug, a headline or a number makes one story."""
FLASH_HOURS = timedelta(hours=1)
"""How soon after a flash the story comes that its headline's words make its own."""
KEPT = ("relinked",)
"""Temporary tables that it leaves for the stages after it."""
FOUND = ("judged", "chosen", "stops", "found", "stored_links", "relinked")
"""What is found, each from those before it."""
WRITE = ("forget", "write")


def relate(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring the links of versions and of stops up to date with the items that were touched."""
    _keep(connection, "link_keys", "link_keys")
    for seeds, found in (("touched", "met"), ("met", "around")):
        connection.execute(f"CREATE OR REPLACE TEMP VIEW seeds AS FROM {seeds}")
        _keep(connection, found, "sharing", {"days": DAYS, "flash_hours": FLASH_HOURS})
    connection.execute("DROP VIEW temp.seeds")
    for name in ("cards", "pairs"):
        _keep(connection, name, name)
    (span,) = connection.execute(statement("relate/links", "span")).fetchall()
    _keep(
        connection,
        "signatures",
        "signatures",
        dict(zip(("wire_from", "wire_until"), span, strict=True)),
    )
    for name in ("compared", *FOUND):
        _keep(connection, name, name)
    for name in WRITE:
        connection.execute(statement("relate/links", name))
    for name in ("link_keys", "met", "around", "cards", "pairs", "signatures", "compared", *FOUND):
        if name not in KEPT:
            connection.execute(f"DROP TABLE temp.{name}")


def _keep(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    name: str,
    values: dict[str, object] | None = None,
) -> None:
    """Keep what a statement finds as a table."""
    # A table's name cannot be a parameter; it is one of the above.
    text = f"CREATE OR REPLACE TEMP TABLE {table} AS {statement('relate/links', name)}"
    connection.execute(text, values or {})
