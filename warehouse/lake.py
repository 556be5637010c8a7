"""The only place that opens the lake: extensions, ATTACH, migrations, the writer's lock."""

import fcntl
import hashlib
import importlib.util
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import duckdb

from schemas import TABLES, comment_of, comments_of
from warehouse.views import VIEWS, about

EXTENSIONS = ("sqlite_scanner", "ducklake")
BUSY_TIMEOUT_MS = 10_000
VIEWS_ARE = "views:"
"""How the row of `migrations` begins that says which views the lake has."""
OFFLINE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}


class LakeError(Exception):
    """The warehouse cannot be used as asked; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Lake:
    """Where a warehouse is: the SQLite file of its catalog, and the folder of its Parquet files."""

    catalog: Path
    data: Path

    @property
    def lock(self) -> Path:
        """The file whose lock the one writer holds."""
        return self.catalog.with_name(self.catalog.name + ".lock")


def connect(lake: Lake, *, read_only: bool = True) -> duckdb.DuckDBPyConnection:
    """A DuckDB connection with the lake as its default database, and the session in UTC.

    Readers and the one writer do not wait for each other. Raises LakeError when there is no
    warehouse, or one that a newer slugline wrote.
    """
    if not lake.catalog.exists():
        raise LakeError(f"there is no warehouse at {lake.catalog}: make one with `slugline run`")
    connection = _attach(lake, read_only=read_only)
    try:
        done = _migrations_done(connection)
    except duckdb.IOException as error:
        connection.close()
        raise LakeError(
            f"the data of {lake.catalog} is not at {lake.data}: set SLUGLINE_DATA to where it is"
        ) from error
    if fault := _fault_of(lake, done, read_only):
        connection.close()
        raise LakeError(fault)
    return connection


def _fault_of(lake: Lake, done: list[str], read_only: bool) -> str | None:
    """Why a warehouse that had these migrations cannot be used, if it cannot."""
    if done and done[-1] > migrations()[-1]:
        return (
            f"the warehouse at {lake.catalog} was written by a newer slugline "
            f"(migration {done[-1]}): upgrade this one"
        )
    if read_only and not done:
        return f"the warehouse at {lake.catalog} is not finished: run `slugline run`"
    if read_only and done[-1] < migrations()[-1]:
        return (
            f"the warehouse at {lake.catalog} was made by an older slugline: "
            "`slugline run` brings it up to date"
        )
    return None


@contextmanager
def open_for_writing(lake: Lake, writer: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """The connection of the one writer, tables made and brought up to date.

    `writer` says who writes, for whoever finds the lake locked. The lock dies with the process
    that holds it, however that ends. Raises LakeError when another process holds it.
    """
    make_folders(lake)
    with _locked(lake, writer):
        is_new = not lake.catalog.exists()
        connection = _attach(lake, read_only=False) if is_new else connect(lake, read_only=False)
        try:
            _migrate(connection)
            yield connection
        finally:
            connection.close()


def make_folders(lake: Lake) -> None:
    """Make the folders of a lake. Raises LakeError where they cannot be made or written to."""
    for folder in (lake.catalog.parent, lake.data):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _not_writable(folder, error.strerror) from error
        if not os.access(folder, os.W_OK | os.X_OK):
            raise _not_writable(folder, "permission denied")


def _not_writable(folder: Path, why: str | None) -> LakeError:
    return LakeError(
        f"cannot write to the folder {folder} ({(why or 'unknown').lower()}): set SLUGLINE_CATALOG "
        "and SLUGLINE_DATA to where you may"
    )


@contextmanager
def _locked(lake: Lake, writer: str) -> Iterator[None]:
    try:
        opened = lake.lock.open("a+")
    except OSError as error:
        raise _not_writable(lake.lock.parent, error.strerror) from error
    with opened as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            holder = lock.read().strip() or "another process"
            raise LakeError(
                f"the warehouse at {lake.catalog} is being written by {holder}: "
                "wait until it has ended, or stop it"
            ) from None
        lock.truncate(0)
        lock.write(f"{writer} (process {os.getpid()})")
        lock.flush()
        yield
        lock.truncate(0)


def _attach(lake: Lake, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config={**OFFLINE})
    for name in EXTENSIONS:
        connection.execute(f"LOAD {_quoted(_extension(name))}")
    options = [
        f"DATA_PATH {_quoted(str(lake.data.resolve()) + os.sep)}",
        "OVERRIDE_DATA_PATH true",  # a lake that was moved is found where it is now
        # Without the write-ahead log readers meet `database is locked` while a batch lands.
        "META_JOURNAL_MODE 'WAL'",
        f"META_BUSY_TIMEOUT {BUSY_TIMEOUT_MS}",
        *(["READ_ONLY"] if read_only else []),
    ]
    catalog = _quoted(f"ducklake:sqlite:{lake.catalog.resolve()}")
    try:
        connection.execute(f"ATTACH {catalog} AS lake ({', '.join(options)})")
    except duckdb.Error as error:
        connection.close()
        reason = str(error).splitlines()[0]
        raise LakeError(f"{lake.catalog} does not open as a warehouse: {reason}") from error
    connection.execute("USE lake")
    connection.execute("SET TimeZone = 'UTC'")
    return connection


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _extension(name: str) -> str:
    """The file of a DuckDB extension inside its wheel, for the DuckDB that runs."""
    package = importlib.util.find_spec(f"duckdb_extension_{name}")
    folders = package.submodule_search_locations if package else None
    version = f"v{duckdb.__version__}"
    for folder in folders or ():
        file = Path(folder) / "extensions" / version / f"{name}.duckdb_extension"
        if file.exists():
            return str(file)
    raise LakeError(
        f"DuckDB {version} has no extension {name} installed: "
        f"install duckdb-extension-{name.replace('_', '-')} of the same version"
    )


@cache
def statement(folder: str, name: str) -> str:
    """The text of a statement in `folder`/`name`.sql."""
    return (files("warehouse") / folder / f"{name}.sql").read_text(encoding="utf-8")


def names(folder: str) -> list[str]:
    """The names of the statements in a folder, sorted."""
    return sorted(
        file.name.removesuffix(".sql")
        for file in (files("warehouse") / folder).iterdir()
        if file.name.endswith(".sql")
    )


def migrations() -> list[str]:
    """The names of the migrations, in their order."""
    return names("migrations")


def _migrations_done(connection: duckdb.DuckDBPyConnection) -> list[str]:
    known = connection.execute(
        "SELECT count(*) FROM duckdb_tables() WHERE database_name = 'lake' "
        "AND table_name = 'migrations'"
    ).fetchall()
    if known == [(0,)]:
        return []
    rows = connection.execute("SELECT name FROM migrations ORDER BY name").fetchall()
    return [name for (name,) in rows if not name.startswith(VIEWS_ARE)]


def _migrate(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring the lake up to date, all or nothing: migrations it has not had, views, comments."""
    done = _migrations_done(connection)
    missing = [name for name in migrations() if name not in done]
    if not missing and _has_these_views(connection):
        return
    connection.begin()
    for name in missing:
        connection.execute(statement("migrations", name))
        connection.execute("INSERT INTO migrations VALUES (?, now())", [name])
    _make_views(connection)
    _set_comments(connection)
    connection.commit()


def _has_these_views(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the views of the lake are those of this slugline."""
    found = "SELECT count(*) FROM migrations WHERE name = ?"
    return connection.execute(found, [views_row()]).fetchall() == [(1,)]


def _make_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the views, and record which they are in the one row of migrations that says so."""
    for name in VIEWS:
        connection.execute(statement("views", name))
    connection.execute("DELETE FROM migrations WHERE starts_with(name, ?)", [VIEWS_ARE])
    connection.execute("INSERT INTO migrations VALUES (?, now())", [views_row()])


def views_row() -> str:
    """The name under which `migrations` records these views: another once a view's text changes.

    It is no migration that a lake has for good. A slugline that writes makes the lake's views its
    own, be they older or newer; one that reads takes them as they are.
    """
    text = "\n".join(statement("views", name) for name in VIEWS)
    return VIEWS_ARE + hashlib.sha256(text.encode()).hexdigest()[:16]


def _set_comments(connection: duckdb.DuckDBPyConnection) -> None:
    for table, record in TABLES.items():
        connection.execute(f"COMMENT ON TABLE {table} IS {_quoted(comment_of(record))}")
        for column, comment in comments_of(record).items():
            connection.execute(f'COMMENT ON COLUMN {table}."{column}" IS {_quoted(comment)}')
    # DuckDB takes no comment on a column of a view: the data dictionary has those.
    for view in VIEWS:
        comment = about(statement("views", view)).comment
        connection.execute(f"COMMENT ON VIEW {view} IS {_quoted(comment)}")
