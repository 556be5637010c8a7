"""Stories: the items that version links join, in their order, and what stops them."""

import duckdb
import numpy as np
import pyarrow as pa
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from warehouse.lake import statement

KEPT = ("restated", "rewritten", "halted")
"""Temporary tables that it leaves for the stages after it."""
FOUND = {
    "parts": "parts",
    "stops": "stops",
    "stopped": "stopped",
    "placed": "placed",
    "stored_items": "stored",
    "restated": "restated",
    "rewritten": "rewritten",
    "halted": "halted",
    "told": "told",
    "stored_families": "stored_families",
}
"""What is found, each from those before it: the table it is kept in, and its statement."""
WRITE = (
    "write_merges",
    "forget_items",
    "write_items",
    "forget_families",
    "write_families",
)


def relate(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring stories up to date with the items that were touched, and whose links changed."""
    for table in ("members", "story_links"):
        _keep(connection, table, table)
    _keep_components(connection)
    for table, name in FOUND.items():
        _keep(connection, table, name)
    for name in WRITE:
        connection.execute(statement("relate/families", name))
    for table in ("members", "story_links", "components", *FOUND):
        if table not in KEPT:
            connection.execute(f"DROP TABLE temp.{table}")


def _keep_components(connection: duckdb.DuckDBPyConnection) -> None:
    """Keep which members are one story: the connected components of their links."""
    ids = connection.execute("SELECT item_id FROM members ORDER BY number").to_arrow_table()
    ties = connection.execute(statement("relate/families", "ties")).fetchnumpy()
    joined = (np.ones(len(ties["one"])), (ties["one"], ties["other"]))
    graph = coo_array(joined, shape=(ids.num_rows, ids.num_rows))
    _, labels = connected_components(graph, directed=False)
    connection.register("labelled", ids.append_column("component", pa.array(labels, pa.int64())))
    connection.execute("CREATE OR REPLACE TEMP TABLE components AS FROM labelled")
    connection.unregister("labelled")


def _keep(connection: duckdb.DuckDBPyConnection, table: str, name: str) -> None:
    """Keep what a statement finds as a table."""
    # A table's name cannot be a parameter; it is one of FOUND.
    text = f"CREATE OR REPLACE TEMP TABLE {table} AS {statement('relate/families', name)}"
    connection.execute(text)
