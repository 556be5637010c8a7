"""What changed between a version and the one it replaces, paragraph by paragraph."""

from collections.abc import Iterator

import duckdb

from schemas import Edit, to_table
from warehouse.lake import statement
from warehouse.paragraphs import compare, paragraphs_of

KEPT: tuple[str, ...] = ("to_compare", "sought")
"""Temporary tables that it leaves for the stages after it."""
PART_VERSIONS = 5000
"""Versions compared at once: memory holds their bodies, when a whole warehouse is worked again."""


def relate(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the edits of the versions that replace another one than before, or read otherwise.

    Reads the ids of items that changed so from the table `rewritten` (item_id): with them go the
    versions that replace them. Between versions without a body there are no edits.
    """
    _keep(connection, "to_compare")
    if connection.execute("FROM to_compare LIMIT 1").fetchone() is None:
        return
    connection.execute(statement("relate/edits", "forget"))
    compared = connection.execute(statement("relate/edits", "compared")).to_arrow_table()
    for first in range(0, compared.num_rows, PART_VERSIONS):
        connection.register("compared_now", compared.slice(first, PART_VERSIONS))
        _write(connection)
        connection.unregister("compared_now")


def _keep(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Keep what a statement finds under its name."""
    # A table's name cannot be a parameter; it is one of KEPT.
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {statement('relate/edits', name)}")


def _write(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the edits of a part of the versions, those of the view `compared_now`."""
    _keep(connection, "sought")
    bodies = _bodies(connection)
    pairs = connection.execute(statement("relate/edits", "pairs")).fetchall()
    edits = (edit for pair in pairs for edit in edits_of(*pair, *map(bodies.get, pair)))
    rows = to_table(edits, Edit)
    if rows.num_rows:
        connection.register("found_edits", rows)
        connection.execute("INSERT INTO edits BY NAME FROM found_edits")
        connection.unregister("found_edits")


def _bodies(connection: duckdb.DuckDBPyConnection) -> dict[str, str | None]:
    """The bodies of the items that are sought, by their ids."""
    times = connection.execute(statement("relate/edits", "times"))
    names = [column[0] for column in times.description or ()]
    between = dict(zip(names, times.fetchall()[0], strict=True))
    return dict(connection.execute(statement("relate/edits", "bodies"), between).fetchall())


def edits_of(item_id: str, replaces: str, body: str | None, old_body: str | None) -> Iterator[Edit]:
    """What changed in a version against the one it replaces, in the order one reads."""
    old, new = paragraphs_of(old_body), paragraphs_of(body)
    for position, one in enumerate(compare(old, new)):
        is_same = one.operation in ("kept", "moved")
        yield Edit(
            item_id=item_id,
            replaces_item_id=replaces,
            position=position,
            **one._asdict(),
            text=None if is_same or one.paragraph is None else new[one.paragraph],
            old_text=None if is_same or one.old_paragraph is None else old[one.old_paragraph],
        )
