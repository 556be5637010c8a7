"""Items that carry the same copy: duplicates, near-duplicates, parts; and who carries whose.

What is found of two texts is found from these two alone, so it does not matter what else came, or
when. An item is linked to the first that has its very text; to texts much like it; and to those
whose text, or most of it, stands in its own.

Form is not copy: dividend notices, issues of bonds and money market reports of one day share half
of their words. Of short texts the headline must agree, or nearly all of the text, and they must be
of the same hours: the numbers were measured on 3,000 items of 1987, which have many of these.
"""

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from warehouse.lake import statement

KEPT: tuple[str, ...] = ()
"""Temporary tables that it leaves for the stages after it."""
NO_COPY = ["test", "advisory", "kill", "withdrawn", "withheld", "package"]
"""Kinds of items that are not copy."""
DAYS = 14
"""Between an item and one much like it."""
QUOTED_DAYS = 7
"""Between an item and one that has its paragraphs."""
SHORT, BRIEF = 30, 120
"""Shingles: of a text shorter than SHORT the headline counts; of a BRIEF one it may."""
SHORT_HOURS, HOURS = 18, 36
"""Between copies of brief texts, and of longer ones that do not contain nearly all."""
JACCARD, LEAST_OF_CONTAINED, CONTAINED = 0.4, 0.25, 0.6
"""A near-duplicate has the first, or the other two."""
SURE_CONTAINED = 0.75
"""A share of the shorter text that form alone does not give."""
LEAST_JACCARD, TEXT_CONTAINED = 0.15, 0.8
"""From where the estimate tells that one text has another; below it is mostly its error."""
CLUSTER_FLOOR = 0.3
"""The average likeness, unlinked pairs counting nothing, from which texts are of one cluster."""
LARGEST_PIECE = 2_000
"""Texts that are clustered at once; a larger piece falls apart at a higher floor first."""
FLOOR_STEP = 0.1
PAIRS_AT_ONCE = 100_000

FOUND: dict[str, tuple[str, dict[str, object]]] = {
    "copy_quoted": ("quoted", {"days": QUOTED_DAYS}),
    "copy_pairs": ("pairs", {"days": DAYS, "least_jaccard": LEAST_JACCARD}),
}
"""What is found of texts before they are compared: the table, its statement and what that takes."""
LINKED: dict[str, tuple[str, dict[str, object]]] = {
    "copy_alike": (
        "alike",
        {
            "short": SHORT,
            "brief": BRIEF,
            "short_hours": SHORT_HOURS,
            "hours": HOURS,
            "jaccard": JACCARD,
            "least_of_contained": LEAST_OF_CONTAINED,
            "contained": CONTAINED,
            "sure_contained": SURE_CONTAINED,
            "least_jaccard": LEAST_JACCARD,
            "text_contained": TEXT_CONTAINED,
        },
    ),
    "copy_same": ("same", {"short": SHORT, "no_copy": NO_COPY}),
    "copy_found": ("found", {}),
    "copy_stored": ("stored", {}),
    "copy_gone": ("gone", {}),
    "copy_come": ("come", {}),
}
"""What makes the links of what was found, each from those before it."""
CLUSTERED = ("copy_met", "copy_edges", "copy_carriers", "copy_clusters", "copy_stored_clusters")


def relate(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring the links of copy, and its clusters, up to date with the items that were touched."""
    span = connection.execute(statement("relate/copies", "span"), {"days": DAYS}).fetchone()
    from_at, to_at = span or (None, None)
    known: dict[str, object] = {
        "from_at": from_at,
        "to_at": to_at,
        "short": SHORT,
        "no_copy": NO_COPY,
    }
    _keep(connection, "copy_texts", "texts", known)
    near = {"contained": CONTAINED, "less_days": DAYS - QUOTED_DAYS}
    _keep(connection, "copy_paragraphs", "paragraphs", {"from_at": from_at, "to_at": to_at, **near})
    for table, (name, values) in FOUND.items():
        _keep(connection, table, name, values)
    _keep_likeness(connection, {"from_at": from_at, "to_at": to_at})
    for table, (name, values) in LINKED.items():
        _keep(connection, table, name, values)
    if _has_rows(connection, "copy_gone"):
        connection.execute(statement("relate/copies", "forget_links"))
    if _has_rows(connection, "copy_come"):
        connection.execute(statement("relate/copies", "write_links"))
    _keep(connection, "copy_met", "met", {})
    if _has_rows(connection, "copy_met"):
        _cluster(connection)
    for table in ("copy_texts", "copy_paragraphs", *FOUND, "copy_likeness", *LINKED, *CLUSTERED):
        connection.execute(f"DROP TABLE IF EXISTS temp.{table}")


def _keep_likeness(connection: duckdb.DuckDBPyConnection, span: dict[str, object]) -> None:
    """Keep how alike the texts of each pair are: in how many places their MinHashes agree."""
    signed = connection.execute(statement("relate/copies", "signatures"), span).to_arrow_table()
    numbers = signed["n"].to_numpy()
    flat = pa.concat_arrays([part.flatten() for part in signed["minhash"].chunks] or [EMPTY])
    minhash = flat.to_numpy(zero_copy_only=False).reshape(len(numbers), -1 if len(numbers) else 1)
    pairs = connection.execute("FROM copy_pairs").to_arrow_table()
    earlier, later = (
        np.searchsorted(numbers, pairs[name].to_numpy()) for name in ("earlier", "later")
    )
    jaccard = np.zeros(pairs.num_rows)
    for at in range(0, pairs.num_rows, PAIRS_AT_ONCE):
        some = slice(at, at + PAIRS_AT_ONCE)
        jaccard[some] = (minhash[earlier[some]] == minhash[later[some]]).mean(axis=1)
    rows = pairs.append_column("jaccard", pa.array(jaccard))
    _keep_rows(connection, "copy_likeness", rows)


EMPTY = pa.array([], pa.uint32())


def _cluster(connection: duckdb.DuckDBPyConnection) -> None:
    """Cluster again the items that the changed links, over others, are linked with."""
    _keep(connection, "copy_edges", "edges", {})
    while _inserted(connection, "spread"):
        pass
    ids = connection.execute(statement("relate/copies", "carriers")).to_arrow_table()
    numbered = ids.append_column("n", pa.array(range(ids.num_rows), pa.int64()))
    _keep_rows(connection, "copy_carriers", numbered)
    links = connection.execute(statement("relate/copies", "carried")).fetchnumpy()
    ends = np.stack([links["item"], links["target"]]).astype(np.int64)
    labels = clusters(ids.num_rows, ends, links["is_same"].astype(np.bool_), links["score"])
    labelled = numbered.append_column("cluster", pa.array(labels))
    _keep_rows(connection, "copy_carriers", labelled)
    _keep(connection, "copy_clusters", "clusters", {})
    _keep(connection, "copy_stored_clusters", "stored_clusters", {})
    connection.execute(statement("relate/copies", "forget_clusters"))
    connection.execute(statement("relate/copies", "write_clusters"))


def clusters(
    items: int, ends: NDArray[np.int64], is_same: NDArray[np.bool_], scores: NDArray[np.float64]
) -> NDArray[np.int64]:
    """The cluster of each item, numbered from 0: a chain of likeness does not make one.

    `ends` has two rows, the ends of each link; `is_same` says where they have the same text. Texts
    are joined while they are alike on average (UPGMA): of three, the first like the second and that
    like the third, the third stays out unless it is much like the second.
    """
    text = _joined(items, ends[:, is_same])
    texts = int(text.max()) + 1 if items else 0
    near = np.sort(text[ends[:, ~is_same]], axis=0)
    apart = near[0] != near[1]
    return _pieces(texts, near[:, apart], scores[~is_same][apart], CLUSTER_FLOOR)[text]


def _pieces(
    texts: int, ends: NDArray[np.int64], scores: NDArray[np.float64], floor: float
) -> NDArray[np.int64]:
    """The cluster of each text, of links with at least a score."""
    ends, scores = ends[:, scores >= floor], scores[scores >= floor]
    piece = _joined(texts, ends)
    labels = np.zeros(texts, np.int64)
    links_of, texts_of = _split(piece[ends[0]]), _split(piece)
    used = 0
    for number, members in texts_of.items():
        links = links_of.get(number)
        found = np.zeros(len(members), np.int64)
        if links is not None and len(members) > 2:
            inside = np.searchsorted(members, ends[:, links])
            found = _part(len(members), inside, scores[links], floor)
        labels[members] = used + found
        used += int(found.max()) + 1
    return labels


def _part(
    texts: int, ends: NDArray[np.int64], scores: NDArray[np.float64], floor: float
) -> NDArray[np.int64]:
    """The clusters of one piece."""
    if texts > LARGEST_PIECE and floor <= 1:
        return _pieces(texts, ends, scores, floor + FLOOR_STEP)
    apart = np.ones((texts, texts))
    np.fill_diagonal(apart, 0)
    np.minimum.at(apart, (ends[0], ends[1]), 1 - scores)
    np.minimum.at(apart, (ends[1], ends[0]), 1 - scores)
    tree = linkage(squareform(apart, checks=False), "average")
    labels: NDArray[np.int64] = fcluster(tree, 1 - CLUSTER_FLOOR, "distance").astype(np.int64) - 1
    return labels


def _joined(count: int, ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """The connected component of each node."""
    graph = coo_array((np.ones(ends.shape[1]), (ends[0], ends[1])), shape=(count, count))
    labels: NDArray[np.int64] = connected_components(graph, directed=False)[1].astype(np.int64)
    return labels


def _split(labels: NDArray[np.int64]) -> dict[int, NDArray[np.int64]]:
    """Which places have each label, in their order."""
    order = np.argsort(labels, kind="stable")
    found, starts = np.unique(labels[order], return_index=True)
    return dict(zip(found.tolist(), np.split(order, starts[1:]), strict=True)) if len(found) else {}


def _keep(
    connection: duckdb.DuckDBPyConnection, table: str, name: str, values: dict[str, object]
) -> None:
    """Keep what a statement finds as a table."""
    # A table's name cannot be a parameter; it is one of ours.
    text = f"CREATE OR REPLACE TEMP TABLE {table} AS {statement('relate/copies', name)}"
    connection.execute(text, values or None)


def _keep_rows(connection: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    connection.register("copy_rows", rows)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS FROM copy_rows")
    connection.unregister("copy_rows")


def _has_rows(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    found = connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()  # noqa: S608
    return found is not None


def _inserted(connection: duckdb.DuckDBPyConnection, name: str) -> int:
    """How many rows a statement inserts."""
    rows = connection.execute(statement("relate/copies", name)).fetchone()
    return int(rows[0]) if rows else 0
