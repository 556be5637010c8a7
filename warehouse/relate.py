"""Who is who over all items: SQL that lands with each batch, in its transaction.

What it leaves in `entities` and `entity_names`, and in the ids of `item_entities`, `mentions` and
`quotes`, depends on the rows that landed alone: neither on their order, nor on the batches they
came in. An id is the key of a name; a later item changes it by a merge, and `entity_names` says
which and why. A merge that later items speak against is undone.
"""

import duckdb

from warehouse.lake import statement

FOUND = ("named", "moved", "touched")
"""What a batch tells about, each from those before it: names, rows that change, entities."""
MOVE = ("move_item_entities", "move_mentions", "move_quotes")
"""Give what stands for a name that was merged, or is no more, the entity that the name is now."""
WRITE = ("forget_names", "write_names", "forget_entities", "write_entities")
"""Write again what is known of the names and entities that the batch tells about."""


def entities(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring names and entities up to date with a batch whose rows are in the tables.

    Reads its rows of item_entities from the view `staged_item_entities`, and runs inside the
    batch's transaction. Again with the same rows it changes nothing.
    """
    if connection.execute("SELECT 1 FROM staged_item_entities LIMIT 1").fetchone() is None:
        return
    for name in FOUND:
        _keep(connection, name)
    moved = connection.execute("SELECT 1 FROM moved LIMIT 1").fetchone()
    for name in (*(MOVE if moved else ()), *WRITE):
        connection.execute(statement("relate", name))
    for name in FOUND:
        connection.execute(f"DROP TABLE temp.{name}")


def _keep(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Keep what a statement finds under its name: the tables it reads are about to change."""
    # A table's name cannot be a parameter; it is one of FOUND.
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {statement('relate', name)}")
