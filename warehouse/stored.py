"""Stored files: which of them to work again, and their bytes, a batch at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta

import duckdb
import pyarrow as pa

from schemas import FeedFile
from warehouse.lake import statement
from warehouse.land import KEPT_BYTES
from warehouse.location import LakeError

BATCH_FILES = 200
BATCH_BYTES = 16 * 2**20
WINDOW_BYTES = 32 * 2**20
"""Of payloads read at once. DuckDB reads 2,048 rows at a time, however large: a stream over the
whole table took as much memory as its payloads."""
WINDOW_GAP = timedelta(hours=12)
"""Files pulled farther apart are read each for itself: what was pulled between them is not."""
MATCHING = "run_id, feed, uri, pulled_at, file_id, size_bytes, format, outcome"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which files to work again: those of which all of this is true; by itself, all there are.

    `formats` are names of FORMATS, also in archives. `outdated_only`: an older parser, or another
    reader of names, read an item of it. `rejected_only`: a document of it was rejected. Pulled at
    or after `pulled_from`, and before `pulled_until`. `where` is a condition in SQL on the columns
    of feed_files.
    """

    feeds: Sequence[str] = ()
    formats: Sequence[str] = ()
    file_ids: Sequence[str] = ()
    outdated_only: bool = False
    rejected_only: bool = False
    pulled_from: datetime | None = None
    pulled_until: datetime | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The files to work again, a row of `files` each (file_id, feed, pulled_at, size_bytes).

    `not_kept` counts those left alone because the warehouse has not their bytes: archives over
    64 MiB, and what could not be read. `duplicates` those whose bytes are another row's.
    """

    files: pa.Table
    not_kept: int = 0
    duplicates: int = 0

    def __len__(self) -> int:
        return len(self.files["file_id"].unique())


def chosen(
    connection: duckdb.DuckDBPyConnection,
    choice: Choice,
    *,
    parser_version: int,
    names_by: str | None,
) -> Chosen:
    """The files that a choice means, in the order they were pulled.

    Outdated is what differs from `parser_version` and `names_by`, which are today's; names are not
    looked at where `names_by` is None. Raises LakeError for a condition that is none.
    """
    values = {field.name: getattr(choice, field.name) for field in fields(choice)}
    del values["where"]
    today = {"parser_version": parser_version, "names_by": names_by, "kept_bytes": KEPT_BYTES}
    connection.register("matching", _matching(connection, choice.where))
    try:
        found = connection.execute(statement("stored", "chosen"), {**values, **today})
        rows = found.to_arrow_table()
    finally:
        connection.unregister("matching")
    to_do = rows["to_do"].to_pylist()
    to_work = pa.array([what == "work" for what in to_do], pa.bool_())
    files = rows.filter(to_work).drop_columns(["to_do"])
    return Chosen(files, to_do.count("not_kept"), to_do.count("duplicate"))


def _matching(connection: duckdb.DuckDBPyConnection, where: str) -> pa.Table:
    """The rows of feed_files that the operator's condition leaves, without their bytes.

    A filter takes one expression, and no statement. Raises LakeError for one that is none.
    """
    try:
        rows = connection.table("feed_files").filter(where.strip() or "true")
        return rows.select(MATCHING).to_arrow_table()
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise LakeError(
            f"the condition `{where}` cannot be used ({reason}): "
            "write one in SQL on the columns of feed_files, as feed = 'yonhap'"
        ) from error


def payloads(
    connection: duckdb.DuckDBPyConnection,
    files: Chosen,
    most_files: int = BATCH_FILES,
    most_bytes: int = BATCH_BYTES,
) -> Iterator[list[FeedFile]]:
    """Batches of chosen files with their bytes, each of one feed, as they were when pulled.

    The table is read once, in windows of the time it was pulled; of those one is in memory. The
    connection may do other things between batches.
    """
    done: set[str] = set()
    for window in _windows(files.files):
        connection.register("window_files", window)
        pulled = window["pulled_at"]
        found = connection.execute(
            statement("stored", "payloads"),
            {"pulled_from": pulled[0].as_py(), "pulled_until": pulled[-1].as_py()},
        )
        rows = found.to_arrow_table()
        connection.unregister("window_files")
        yield from _batches(_files_of(rows, done), most_files, most_bytes)


def _windows(files: pa.Table) -> Iterator[pa.Table]:
    """The chosen files, by the time they were pulled, in parts of so many bytes and no gap."""
    start, size_bytes = 0, 0
    pulled = files["pulled_at"].to_pylist()
    for row, size in enumerate(files["size_bytes"].to_pylist()):
        is_full = size_bytes + (size or 0) > WINDOW_BYTES and pulled[row] != pulled[row - 1]
        if row > start and (is_full or pulled[row] - pulled[row - 1] > WINDOW_GAP):
            yield files.slice(start, row - start)
            start, size_bytes = row, 0
        size_bytes += size or 0
    if files.num_rows:
        yield files.slice(start)


def _files_of(rows: pa.Table, done: set[str]) -> Iterator[FeedFile]:
    """The rows as files, each bytes once; adds them to `done`."""
    for batch in rows.to_batches(max_chunksize=BATCH_FILES):
        for row in batch.to_pylist():
            if row["file_id"] not in done:
                done.add(row["file_id"])
                yield FeedFile(**row)


def _batches(files: Iterator[FeedFile], most: int, most_bytes: int) -> Iterator[list[FeedFile]]:
    """Files in batches, each of one feed."""
    batch: list[FeedFile] = []
    size_bytes = 0
    for file in files:
        is_full = len(batch) == most or size_bytes + (file.size_bytes or 0) > most_bytes
        if batch and (is_full or file.feed != batch[0].feed):
            yield batch
            batch, size_bytes = [], 0
        batch.append(file)
        size_bytes += file.size_bytes or 0
    if batch:
        yield batch
