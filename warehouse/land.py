"""Land what a run brings: its record, its batches, its checks. One transaction a batch."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime

import duckdb
import pyarrow as pa

from schemas import FeedFile, Outcome, RunState
from warehouse import relate
from warehouse.lake import names, statement

KEPT_BYTES = 64 * 2**20
"""A larger file has no payload: it stays where it is."""
OF_ITEMS = ("captions", "item_entities", "mentions", "quotes")
"""The tables whose rows belong to an item, each with its item_id and its position in it."""
STAGED = ("feed_files", "items", *OF_ITEMS, "fingerprints", "rejects")


@dataclass(slots=True)
class Counts:
    """What a batch, or a whole run, brought."""

    files_received: int = 0
    files_left: int = 0
    files_known: int = 0
    files_resumed: int = 0
    files_items: int = 0
    files_duplicate: int = 0
    files_not_news: int = 0
    files_rejected: int = 0
    items: int = 0
    captions: int = 0
    rejects: int = 0
    mentions: int = 0
    quotes: int = 0

    def add(self, other: "Counts") -> None:
        """Add another batch's counts."""
        for name in NAMES:
            setattr(self, name, getattr(self, name) + getattr(other, name))


NAMES = tuple(field.name for field in fields(Counts))


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All of the statements inside, or none."""
    connection.begin()
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def begin(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    flow: str,
    feeds: list[str],
    version: str,
) -> None:
    """Record that a run begins, and that those which did not end have died.

    The writer's lock is held, so a run that still says `running` is gone.
    """
    with transaction(connection):
        connection.execute(statement("load", "mark_died_runs"))
        connection.execute(
            statement("load", "begin_run"),
            {
                "run_id": run_id,
                "flow": flow,
                "feeds": feeds,
                "started_at": datetime.now(UTC),
                "slugline_version": version,
            },
        )


def known(
    connection: duckdb.DuckDBPyConnection, flow: str, files: Iterable[FeedFile]
) -> dict[str, bool]:
    """Of pulled files those the warehouse knows, by URI: True for one to be resumed.

    A file whose bytes landed is known. It is to be resumed when a run of the same flow that died
    landed it: the run that takes over leaves it as it is.
    """
    rows = [(file.feed, file.uri, file.file_id) for file in files]
    if not rows:
        return {}
    columns = dict(zip(("feed", "uri", "file_id"), zip(*rows, strict=True), strict=True))
    with _registered(connection, "pulled_files", pa.table(columns, KNOWN_BY)):
        found = connection.execute(statement("load", "known_files"), {"flow": flow})
        return dict(found.fetchall())


def known_listed(
    connection: duckdb.DuckDBPyConnection, feed: str, listed: pa.Table
) -> dict[str, bool]:
    """Of listed files those that landed as they are listed, by URI; True where their bytes did.

    `listed` has the columns of LISTED_BY.
    """
    with _registered(connection, "listed", listed):
        asked = {"feed": feed, "kept_bytes": KEPT_BYTES}
        found = connection.execute(statement("load", "known_listed"), asked)
        return dict(found.fetchall())


def seen(
    connection: duckdb.DuckDBPyConnection, feed: str, uris: Iterable[str]
) -> dict[str, tuple[str | None, datetime | None, str | None]]:
    """Entity tag, time and cursor of the files of a feed that landed, by URI, the newest last.

    They are those of `uris`, and the thousand that landed last.
    """
    asked_for = pa.table({"uri": pa.array(uris, pa.string())})
    with _registered(connection, "asked_for", asked_for):
        rows = connection.execute(statement("load", "seen"), {"feed": feed}).fetchall()
    return {uri: (etag, modified_at, cursor) for uri, etag, modified_at, cursor in rows}


def feed_runs(connection: duckdb.DuckDBPyConnection, run_id: str, feeds: pa.Table) -> None:
    """Record what the run brought of each feed; `feeds` has the columns of FEEDS_OF_RUN."""
    with transaction(connection), _registered(connection, "feeds_of_run", feeds):
        connection.execute(statement("load", "feed_runs"), {"run_id": run_id})


LISTED_BY = pa.schema(
    [
        ("uri", pa.string()),
        ("size_bytes", pa.int64()),
        ("modified_at", pa.timestamp("us", tz="UTC")),
        ("etag", pa.string()),
    ]
)
FEEDS_OF_RUN = pa.schema(
    [
        ("feed", pa.string()),
        ("state", pa.string()),
        ("message", pa.string()),
        ("seconds", pa.float64()),
        ("files_known", pa.int64()),
        ("files_left", pa.int64()),
    ]
)
KNOWN_BY = pa.schema([(name, pa.string()) for name in ("feed", "uri", "file_id")])


def batch(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    tables: Mapping[str, pa.Table],
    pulled: Counts,
) -> Counts:
    """Land a batch and add its counts to the run's record, in one transaction.

    `pulled` is what the puller counted: files received, left, resumed. Gives back the counts of
    the batch. An item that landed before, sent again in other bytes, does not land again; a file
    that holds nothing else is a duplicate.
    """
    with transaction(connection):
        tables = without_known_items(connection, tables)
        for name in STAGED:
            if tables[name].num_rows:
                _insert(connection, name, tables[name])
        with _registered(connection, "touched", tables["items"].select(["item_id"])):
            halted = relate.items(connection)
        named = pa.concat_tables([tables["item_entities"], halted], promote_options="permissive")
        with _registered(connection, "staged_item_entities", named):
            relate.entities(connection)
        counts = replace(pulled)
        counts.add(counts_of(tables))
        count(connection, run_id, counts)
    return counts


def without_known_items(
    connection: duckdb.DuckDBPyConnection, tables: Mapping[str, pa.Table]
) -> Mapping[str, pa.Table]:
    """The rows of a batch without items that landed before, or stand in it again."""
    with (
        _registered(connection, "staged_feed_files", tables["feed_files"]),
        _registered(connection, "staged_items", tables["items"]),
        _registered(connection, "staged_rejects", tables["rejects"]),
    ):
        new = connection.execute(statement("load", "new_item_keys")).to_arrow_table()
        if new.num_rows == tables["items"].num_rows:
            return tables
        with _registered(connection, "new_items", new):
            return {
                **tables,
                "items": connection.execute(statement("load", "new_items")).to_arrow_table(),
                "feed_files": connection.execute(statement("load", "new_files")).to_arrow_table(),
                **{name: _of_new_items(connection, tables[name]) for name in OF_ITEMS},
                "fingerprints": _of_new_items(
                    connection, tables["fingerprints"], "fingerprints_of_new_items"
                ),
            }


def _of_new_items(
    connection: duckdb.DuckDBPyConnection, rows: pa.Table, name: str = "rows_of_new_items"
) -> pa.Table:
    """Of the rows that items of a batch give to another table, those of items that land."""
    with _registered(connection, "staged", rows):
        return connection.execute(statement("load", name)).to_arrow_table()


def count(connection: duckdb.DuckDBPyConnection, run_id: str, counts: Counts) -> None:
    """Add counts to the record of a run."""
    values = {name: getattr(counts, name) for name in NAMES}
    connection.execute(statement("load", "count_batch"), {"run_id": run_id, **values})


def counts_of(tables: Mapping[str, pa.Table]) -> Counts:
    """The counts of a batch's rows, files by outcome."""
    outcomes = tables["feed_files"]["outcome"].value_counts().to_pylist()
    by_outcome = {row["values"]: row["counts"] for row in outcomes}
    return Counts(
        **{f"files_{outcome.value}": by_outcome.get(outcome.value, 0) for outcome in Outcome},
        items=tables["items"].num_rows,
        captions=tables["captions"].num_rows,
        rejects=tables["rejects"].num_rows,
        mentions=tables["mentions"].num_rows,
        quotes=tables["quotes"].num_rows,
    )


def end(
    connection: duckdb.DuckDBPyConnection, run_id: str, state: RunState, message: str | None
) -> None:
    """Record how a run ended."""
    with transaction(connection):
        connection.execute(
            statement("load", "end_run"),
            {
                "run_id": run_id,
                "ended_at": datetime.now(UTC),
                "state": state.value,
                "message": message,
            },
        )


def failed_checks(connection: duckdb.DuckDBPyConnection, run_id: str) -> dict[str, int]:
    """The checks that found something in a run, and how many rows each."""
    found = {
        name: len(connection.execute(statement("checks", name), {"run_id": run_id}).fetchall())
        for name in names("checks")
    }
    return {name: rows for name, rows in found.items() if rows}


def faults(connection: duckdb.DuckDBPyConnection, run_id: str | None) -> list[str]:
    """What the checks found in a run (None: in all that there is), in sentences.

    A row's `message`, where it has one; else how many rows, and where to look.
    """
    sentences: list[str] = []
    for name in names("checks"):
        found = connection.execute(statement("checks", name), {"run_id": run_id})
        columns = [column[0] for column in found.description]
        rows = found.fetchall()
        if rows and "message" in columns:
            sentences += [str(row[columns.index("message")]) for row in rows]
        elif rows:
            sentences.append(f"check {name}: {len(rows)} rows, see warehouse/checks/{name}.sql")
    return sentences


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    with _registered(connection, "staged", rows):
        # A table's name cannot be a parameter; it is one of schemas.TABLES.
        connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM staged")  # noqa: S608


@contextmanager
def _registered(connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> Iterator[None]:
    """Arrow rows as a view, while the statements inside run."""
    connection.register(name, rows)
    try:
        yield
    finally:
        connection.unregister(name)
