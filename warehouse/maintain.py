"""Maintain the lake: few files of a good size, old snapshots and what only they need gone.

Readers see nothing of it. A query under way may read files that were written again, and a
transaction a snapshot that is no longer the newest: both stay for a GRACE at least.

DuckLake's own merge of small files (ducklake_merge_adjacent_files), and its flush of rows that the
catalog holds inlined, are not for that: both change what is stored of the snapshot that a query
under way reads, and with a catalog in SQLite that query goes on with rows missing, or deleted rows
there again. So files are merged as rows are changed, by inserting and deleting them in a
transaction, and nothing is inlined any more once a lake has been maintained.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import duckdb

from warehouse.lake import statement
from warehouse.land import transaction

GRACE = timedelta(days=1)
"""The longest that a reader may take. DuckLake answers one whose snapshot has gone with no rows."""
OPTIONS = {
    None: {"data_inlining_row_limit": "0"},
    "feed_files": {"parquet_row_group_size": "2048"},
    "items": {"parquet_row_group_size": "4096"},
    "families": {"parquet_row_group_size": "8192"},
}
"""Of all tables (None), of those whose rows are large, for a row group is held in memory whole, and
of those asked by the day, for of a row group all is read or nothing."""
SMALL_FILE_BYTES = 32 * 2**20
"""Files below this are merged."""
MERGED_BYTES = 64 * 2**20
"""Of small files as many bytes are merged at a time: memory holds a few times as much."""
MOST_DELETED = 0.1
"""A larger file is written again once this share of its rows was deleted."""


@dataclass(frozen=True, slots=True)
class Size:
    """The lake's Parquet files as they are now, their bytes, and its snapshots."""

    files: int
    bytes: int
    snapshots: int


@dataclass(slots=True)
class Maintained:
    """What was done. `deleted` counts files that are gone from the disk.

    `unexplained` are files below the lake's data that no run of it left: with one of these, no
    orphaned file is deleted.
    """

    before: Size
    after: Size
    expired: int = 0
    deleted: int = 0
    orphaned: int = 0
    unexplained: list[str] = field(default_factory=list)


def maintain(
    connection: duckdb.DuckDBPyConnection, keep_days: int, now: datetime | None = None
) -> Maintained:
    """Expire snapshots, merge files, and delete what nothing needs.

    A snapshot stays readable until it has not been the newest for `keep_days`; a file that nothing
    needs any more is deleted by a later call, after the GRACE. Each step is a transaction.
    """
    now = now or datetime.now(UTC)
    before = size(connection)
    _set_options(connection)
    connection.execute("CALL ducklake_flush_inlined_data('lake')")
    expired = _expire(connection, now - max(timedelta(days=keep_days), GRACE))
    for (table,) in connection.execute(statement("maintain", "tables")).fetchall():
        _merge(connection, table)
        _rewrite(connection, table)
    deleted = _clean_up(connection, now - GRACE)
    orphaned, unexplained = _delete_orphans(connection, now - GRACE)
    return Maintained(before, size(connection), expired, deleted, orphaned, unexplained)


def size(connection: duckdb.DuckDBPyConnection) -> Size:
    """How large the lake is."""
    return Size(*connection.execute(statement("maintain", "size")).fetchall()[0])


def _expire(connection: duckdb.DuckDBPyConnection, until: datetime) -> int:
    """Expire the snapshots that were past at a time; how many."""
    # By their numbers: DuckLake's own `older_than` takes the one that was the newest then, too.
    rows = connection.execute(statement("maintain", "past_snapshots"), {"until": until}).fetchall()
    if rows:
        expire = "CALL ducklake_expire_snapshots('lake', versions => $past)"
        connection.execute(expire, {"past": [number for (number,) in rows]})
    return len(rows)


def _set_options(connection: duckdb.DuckDBPyConnection) -> None:
    """Set how files are written from now on."""
    for table, options in OPTIONS.items():
        of_table = ", table_name => $table" if table else ""
        call = f"CALL ducklake_set_option('lake', $option, $value{of_table})"
        for option, value in options.items():
            values = {"option": option, "value": value} | ({"table": table} if table else {})
            connection.execute(call, values)


def _merge(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Write the rows of small files into larger ones."""
    found = connection.execute(
        statement("maintain", "small_files"), {"table": table, "small": SMALL_FILE_BYTES}
    )
    for files in _groups(found.fetchall()):
        with transaction(connection):
            # A table's name cannot be a parameter.
            insert = f"INSERT INTO {table} SELECT * FROM {table} WHERE filename IN "  # noqa: S608
            connection.execute(f"{insert} (SELECT unnest($files))", {"files": files})
            delete = f"DELETE FROM {table} WHERE filename IN (SELECT unnest($files))"  # noqa: S608
            connection.execute(delete, {"files": files})


def _groups(files: list[tuple[str, int]]) -> Iterator[list[str]]:
    """Files to write as one, or one after another; none by itself."""
    group: list[str] = []
    size_bytes = 0
    for name, file_bytes in files:
        group.append(name)
        size_bytes += file_bytes
        if size_bytes >= MERGED_BYTES:
            yield group
            group, size_bytes = [], 0
    if len(group) > 1:
        yield group


def _rewrite(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Write files again without their deleted rows; those of which no row is left go."""
    connection.execute(
        "CALL ducklake_rewrite_data_files('lake', $table, delete_threshold => $most)",
        {"table": table, "most": MOST_DELETED},
    )


def _clean_up(connection: duckdb.DuckDBPyConnection, until: datetime) -> int:
    """Delete files that no snapshot has had since some time; how many."""
    # With its catalog in SQLite DuckLake compares times as text, and so by the day alone: all of
    # the day that is given counts as before it.
    day = until.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=1)
    clean_up = "CALL ducklake_cleanup_old_files('lake', older_than => $day)"
    return len(connection.execute(clean_up, {"day": day}).fetchall())


def _delete_orphans(
    connection: duckdb.DuckDBPyConnection, until: datetime
) -> tuple[int, list[str]]:
    """Delete what batches left that were killed; how many files, or those nobody can explain."""
    orphans = "CALL ducklake_delete_orphaned_files('lake', older_than => $until, dry_run => $try)"
    found = connection.execute(orphans, {"until": until, "try": True}).fetchall()
    if not found:
        return 0, []
    paths = {"paths": [path for (path,) in found]}
    rows = connection.execute(statement("maintain", "unexplained_files"), paths).fetchall()
    if rows:
        return 0, [path for (path,) in rows]
    connection.execute(orphans, {"until": until, "try": False})
    return len(found), []
