"""What holds over items: SQL that lands with each batch, in its transaction.

What it leaves depends on the rows that landed alone: neither on their order, nor on the batches
they came in. Of what is stored it touches what the batch's items meet.

`entities` is who is who: an id is the key of a name; a later item changes it by a merge, and
`entity_names` says which and why. A merge that later items speak against is undone.

`items` is how items are related: copies, versions, what stops what, what changed, photos.
"""

import duckdb
import pyarrow as pa

from schemas import ItemEntity, schema_of
from warehouse import copies, edits, families, links, photos
from warehouse.lake import statement

STAGES = (copies, links, families, edits, photos)
"""What relates items, in order; each reads what those before it left."""

FOUND = ("told", "named", "moved", "changed_entities")
"""What a batch tells about, each from those before it: names, what they are now, rows that change,
entities."""
MOVE = ("move_item_entities", "move_mentions", "move_quotes")
"""Give what stands for a name that was merged, or is no more, the entity that the name is now."""
WRITE = ("forget_names", "write_names", "forget_entities", "write_entities")
"""Write again what is known of the names and entities that the batch tells about."""


def entities(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring names and entities up to date with a batch whose rows are in the tables.

    Reads its rows of item_entities from the view `staged_item_entities`, and runs inside the
    batch's transaction. Again with the same rows it changes nothing. Rows that were taken out of
    item_entities are among them: names that nothing has any more are forgotten.
    """
    if connection.execute("SELECT 1 FROM staged_item_entities LIMIT 1").fetchone() is None:
        return
    named = statement("relate/entities", "named_items")
    connection.execute(f"CREATE OR REPLACE TEMP VIEW named_items AS {named}")
    for name in FOUND:
        _keep(connection, name)
    moved = connection.execute("SELECT 1 FROM moved LIMIT 1").fetchone()
    for name in (*(MOVE if moved else ()), *WRITE):
        connection.execute(statement("relate/entities", name))
    for name in FOUND:
        connection.execute(f"DROP TABLE temp.{name}")
    connection.execute("DROP VIEW temp.named_items")


def items(connection: duckdb.DuckDBPyConnection) -> pa.Table:
    """Bring what relates items up to date with a batch whose rows are in the tables.

    Reads the ids of its items from the view `touched` (item_id): those that landed, those that
    read otherwise now, those that went. Runs inside the batch's transaction. Gives back the rows
    of item_entities of items that a kill or hold stops from now on, or no more: `entities` is to
    be told about them.
    """
    if connection.execute("SELECT 1 FROM touched LIMIT 1").fetchone() is None:
        return schema_of(ItemEntity).empty_table()
    for stage in STAGES:
        stage.relate(connection)
    halted = connection.execute(statement("relate/entities", "halted")).to_arrow_table()
    for stage in STAGES:
        for name in stage.KEPT:
            connection.execute(f"DROP TABLE IF EXISTS temp.{name}")
    return halted


def _keep(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Keep what a statement finds under its name: the tables it reads are about to change."""
    # A table's name cannot be a parameter; it is one of FOUND.
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {name} AS {statement('relate/entities', name)}"
    )
