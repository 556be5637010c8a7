"""The warehouse as files to hand on: one DuckDB file, or a folder of Parquet or CSV.

Made beside their place and moved there when whole: what was there before stays until then, and
nothing half-made is ever in it. All tables are of one moment.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from glob import escape
from pathlib import Path

import duckdb

from schemas import TABLES, comment_of, comments_of
from warehouse.lake import OFFLINE, quoted, statement
from warehouse.location import Lake, LakeError
from warehouse.searching.index import index_of
from warehouse.views import VIEWS, about

CHOOSING = ("restricted_terms", "asked", "left_out", "chosen")
"""What settles which items are in an export, in this order."""
KEPT = ("items", "captions", "item_entities", "mentions", "quotes", "story_items", "families",
        "links", "edits", "copies", "photo_keys", "photos", "entities")  # fmt: skip
"""The tables of an export, in the order they are made: after those that they read."""
COUNTED = ("feed_days", "desk_latency")
"""Views that count what an export does not hold, the files; they are taken as the lake has them."""
ABOUT = "about_this_export"
"""The table by which a DuckDB file is known to be an export."""
BESIDE = ("", "-wal", "-shm", "-journal", ".lock")
"""What the names of the files of a SQLite database end in, and of the lock of the catalog."""
SUFFIXES = (".duckdb", ".ddb", ".db")
README = "README.md"
MARK = "<!-- made by `slugline export` -->"
"""By what a folder is known to be an earlier export, which another may take the place of."""
FILES = {
    f"{table}.{suffix}" for table in (*KEPT, *VIEWS, ABOUT) for suffix in ("parquet", "csv")
} | {README}
"""The files that an export to a folder writes."""
FULL = ("No space left", "File too large", "Disk quota", "failed to offload", "Could not write")


class ExportError(Exception):
    """The export could not be written; nothing of it is left."""


class FileFormat(StrEnum):
    """What an export is made of."""

    DUCKDB = "duckdb"
    PARQUET = "parquet"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an export is to hold: items since a day (UTC), of agencies; all, where none."""

    since: date | None = None
    agencies: tuple[str, ...] = ()
    is_without_restricted: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export holds, and what it does not."""

    rows: dict[str, int]
    without_text: list[tuple[str, int]]
    left_out: list[tuple[str, int, int]]


def export(
    lake: duckdb.DuckDBPyConnection, to: Path, output: FileFormat, wanted: Wanted
) -> Exported:
    """Write an export. The connection is of use for nothing else while it is made.

    Where `to` is a symlink, what it points to is written. Raises LakeError where `to` is no place
    for an export or nothing is asked for, ExportError where it cannot be written.
    """
    to = to.resolve()
    _check_not_the_lakes(to, _lake_of(lake))
    _check_place(to, output)
    with _beside(to) as folder:
        database = folder / "export.duckdb"
        made = _fill(lake, database, wanted)
        if output is FileFormat.DUCKDB:
            _move_file(database, to)
        else:
            _write_files(database, folder / "files", output)
            _move_folder(folder / "files", to, folder / "before")
    return made


def _check_place(to: Path, output: FileFormat) -> None:
    if not to.parent.is_dir():
        raise LakeError(f"there is no folder {to.parent}: make it, or give another place")
    if output is FileFormat.DUCKDB:
        _check_file(to)
    elif to.is_dir():
        _check_folder(to)
    elif to.exists():
        raise LakeError(f"{to} is a file: give a folder for {output.value}")


def _check_file(to: Path) -> None:
    """Raises LakeError where a file would be lost that is no export; an empty one is no loss."""
    if to.is_dir():
        raise LakeError(f"{to} is a folder: give the name of a file, as in news.duckdb")
    if not to.exists() or (to.is_file() and not to.stat().st_size):
        return
    if not to.is_file() or not _is_export(to):
        raise LakeError(f"{to} is no earlier export: remove it, or give another name")


def _is_export(file: Path) -> bool:
    with duckdb.connect(config={**OFFLINE}) as looking:
        try:
            looking.execute(f"ATTACH {quoted(str(file))} AS there (READ_ONLY, TYPE duckdb)")
        except duckdb.Error:
            return False
        named = "SELECT 1 FROM duckdb_tables() WHERE database_name = 'there' AND table_name = ?"
        return bool(looking.execute(named, [ABOUT]).fetchall())


def _check_folder(to: Path) -> None:
    """Raises LakeError where a folder holds what no export writes: all in it would be lost."""
    entries = sorted(to.iterdir())
    for entry in entries:
        if entry.name not in FILES or not entry.is_file():
            raise LakeError(
                f"{to} holds {entry.name}, which is of no export: give a new or an empty folder"
            )
    if entries and not _is_marked(to / README):
        raise LakeError(f"{to} holds something that is no export: give a new or an empty folder")


def _is_marked(readme: Path) -> bool:
    return readme.is_file() and readme.read_bytes().startswith(MARK.encode())


def _lake_of(lake: duckdb.DuckDBPyConnection) -> Lake:
    """Where the lake of a connection is."""
    catalog, data = lake.execute(statement("export", "lake_is_at")).fetchall()[0]
    return Lake(Path(catalog), Path(data))


def _check_not_the_lakes(to: Path, lake: Lake) -> None:
    """Raises LakeError where the export would take the place of a file of the lake."""
    own = (lake.catalog.resolve(), index_of(lake).resolve())
    is_own_file = to in {file.with_name(file.name + ending) for file in own for ending in BESIDE}
    if is_own_file or to.is_relative_to(lake.data.resolve()):
        raise LakeError(f"{to} is a place of the warehouse itself: give another for the export")


@contextmanager
def _beside(to: Path) -> Iterator[Path]:
    """A folder of its own beside a place, gone in the end; those that a crash left go too.

    DuckDB's errors in writing become ExportError: the disk is full, or a file may not be so large.
    """
    prefix = f".{to.name}."
    try:
        _clean_up(to, prefix)
        folder = Path(tempfile.mkdtemp(prefix=prefix, suffix=".part", dir=to.parent))
    except OSError as error:
        raise ExportError(f"{to} cannot be written: {error.strerror}") from error
    held = os.open(folder, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    try:
        yield folder
    except duckdb.Error as error:
        if not any(words in str(error) for words in FULL):
            raise
        raise ExportError(f"{to} cannot be written: {_why(error)}") from error
    except OSError as error:
        raise ExportError(f"{to} cannot be written: {error.strerror}") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(held)


def _why(error: duckdb.Error) -> str:
    """Why DuckDB could not write, in the system's words."""
    return next((words for words in FULL[:3] if words in str(error)), "the disk is full")


def _clean_up(to: Path, prefix: str) -> None:
    """Remove the folders of exports to a place that died: nobody holds their lock.

    One that died between its two moves has what stood there before, which goes back.
    """
    for left in to.parent.glob(f"{escape(prefix)}*.part"):
        if "." in left.name.removeprefix(prefix).removesuffix(".part"):
            continue  # of a place whose name goes on
        held = os.open(left, os.O_RDONLY)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _move_back(left / "before", to)
            shutil.rmtree(left, ignore_errors=True)
        except BlockingIOError:
            continue
        finally:
            os.close(held)


def _fill(lake: duckdb.DuckDBPyConnection, database: Path, wanted: Wanted) -> Exported:
    """Make the database of an export, all of it in one transaction."""
    lake.execute(f"SET temp_directory = {quoted(str(database.with_name('spill')))}")
    lake.execute(f"ATTACH {quoted(str(database))} AS out")
    lake.begin()
    try:
        made = _made(lake, wanted)
        lake.commit()
    except BaseException:
        _undo(lake)
        raise
    lake.execute("USE lake")
    lake.execute("DETACH out")
    return made


def _undo(lake: duckdb.DuckDBPyConnection) -> None:
    """Leave the half-made database, whatever DuckDB still thinks of it; the first error counts."""
    # Of a query that was stopped in one thread another goes on, and what comes next waits for it.
    lake.interrupt()
    for each in ("ROLLBACK", "USE lake", "DETACH out"):
        with suppress(duckdb.Error):
            lake.execute(each)


def _made(lake: duckdb.DuckDBPyConnection, wanted: Wanted) -> Exported:
    (snapshot,) = lake.execute("SELECT id FROM lake.current_snapshot()").fetchall()[0]
    asked = {
        "since": wanted.since,
        "agencies": list(wanted.agencies),
        "rights": wanted.is_without_restricted,
        "snapshot": snapshot,
    }
    for name in (*CHOOSING, *KEPT, *COUNTED, ABOUT):
        _run(lake, name, asked)
        if name == "asked":
            _check_asked(lake, wanted)
    left_out = lake.execute(statement("export", "left_out_by_reason")).fetchall()
    without_text = lake.execute(statement("export", "without_text")).fetchall()
    lake.execute("USE out")
    for view in VIEWS:
        if view not in COUNTED:
            _settle(lake, view)
    _comment(lake)
    lake.execute(statement("export", "comments"))
    lake.execute(statement("export", "indexes"))
    tables = lake.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'out'")
    rows = {
        name: lake.table(f'"{name}"').count("*").fetchall()[0][0]
        for (name,) in sorted(tables.fetchall())
    }
    return Exported(rows, without_text, left_out)


def _run(lake: duckdb.DuckDBPyConnection, name: str, asked: dict[str, object]) -> None:
    text = statement("export", name)
    lake.execute(text, {each: value for each, value in asked.items() if f"${each}" in text} or None)


def _check_asked(lake: duckdb.DuckDBPyConnection, wanted: Wanted) -> None:
    """Raises LakeError where no item is asked for: a name is wrong, or the days are."""
    known = lake.execute("SELECT DISTINCT agency FROM items WHERE agency IS NOT NULL").fetchall()
    names = sorted(name for (name,) in known)
    for agency in wanted.agencies:
        if agency not in names:
            there = f"there are {', '.join(names)}" if names else "no item has one"
            raise LakeError(f"there is no agency {agency!r}: {there}")
    if lake.execute("SELECT count(*) FROM asked").fetchall() == [(0,)]:
        raise LakeError("there is nothing to export: no item is of those days and agencies")


def _settle(lake: duckdb.DuckDBPyConnection, view: str) -> None:
    """Make a view over the tables of the export a table: what it gives now."""
    lake.execute(statement("views", view))
    lake.execute(f"CREATE TABLE settled AS FROM {view}")
    lake.execute(f"DROP VIEW {view}")
    lake.execute(f"ALTER TABLE settled RENAME TO {view}")


def _comment(lake: duckdb.DuckDBPyConnection) -> None:
    """Put the comments of the lake's tables and views on those of the export."""
    for name in (*KEPT, *VIEWS):
        said, columns = _said(name)
        lake.execute(f"COMMENT ON TABLE {name} IS {quoted(said)}")
        for column in lake.table(name).columns:
            lake.execute(f'COMMENT ON COLUMN {name}."{column}" IS {quoted(columns[column])}')


def _said(name: str) -> tuple[str, dict[str, str]]:
    if name in TABLES:
        return comment_of(TABLES[name]), comments_of(TABLES[name])
    return about(statement("views", name))


def _write_files(database: Path, folder: Path, output: FileFormat) -> None:
    """Write each table of an export's database as a file, and what they are beside them."""
    folder.mkdir()
    options = "FORMAT parquet, COMPRESSION zstd" if output is FileFormat.PARQUET else "FORMAT csv"
    with duckdb.connect(str(database), read_only=True) as made:
        made.execute("SET TimeZone = 'UTC'")
        listed = made.execute(statement("export", "columns")).fetchall()
        for table in dict.fromkeys(row[0] for row in listed):
            file = folder / f"{table}.{output.value}"
            made.execute(f"COPY {table} TO {quoted(str(file))} ({options})")
    (folder / README).write_text(_readme(listed, output), encoding="utf-8")


def _readme(listed: list[tuple[str, ...]], output: FileFormat) -> str:
    """What the files of an export are: a table's comment, and a row for each of its columns."""
    lines = [
        MARK,
        "# Wire copy, exported",
        "",
        "Times are UTC. Text of what may not be used is absent.",
    ]
    shown = None
    for table, comment, column, kind, said in listed:
        if table != shown:
            lines += ["", f"## {table}.{output.value}", "", f"A row is: {comment}", "",
                      "| column | type | |", "| --- | --- | --- |"]  # fmt: skip
            shown = table
        lines.append(f"| `{column}` | {kind} | {said} |")
    return "\n".join([*lines, ""])


def _move_file(made: Path, to: Path) -> None:
    """Move a file into place. A log of changes beside an older one is none of the new one's."""
    with made.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(made, to)
    to.with_name(to.name + ".wal").unlink(missing_ok=True)


def _move_folder(made: Path, to: Path, before: Path) -> None:
    """Move a folder into place; an earlier export that stands there goes when it has left it."""
    try:
        if to.is_dir():
            to.rename(before)
        made.rename(to)
    finally:  # whatever stopped it, Ctrl-C too
        _move_back(before, to)


def _move_back(before: Path, to: Path) -> None:
    """Move an earlier export back to its place, where nothing has taken that."""
    if before.is_dir() and not to.exists():
        before.rename(to)
