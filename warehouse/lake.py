"""The only place that opens the lake: extensions, ATTACH, migrations, the writer's lock."""

import fcntl
import hashlib
import importlib.util
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import IO

import duckdb

from schemas import TABLES, comment_of, comments_of
from warehouse.location import Lake, LakeError
from warehouse.views import MACROS, VIEWS, about

EXTENSIONS = ("sqlite_scanner", "ducklake")
BUSY_TIMEOUT_MS = 10_000
LOOK_SECONDS = 0.5
"""Between two looks at a lock that another holds."""
VIEWS_ARE = "views:"
"""How the row of `migrations` begins that says which views the lake has."""
OFFLINE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}


def connect(
    where: Lake | str | Path | None = None, *, read_only: bool = True
) -> duckdb.DuckDBPyConnection:
    """A DuckDB connection with the lake as its default database, and the session in UTC.

    `where` is a lake, its folder, or its catalog file; without it the lake is where
    SLUGLINE_CATALOG and SLUGLINE_DATA say, else in the folder `lake`. Readers and the one writer do
    not wait for each other, and each query sees whole batches, the newest. Raises LakeError when
    there is no warehouse, or one that a newer slugline wrote.
    """
    lake = _lake(where)
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


def _lake(where: Lake | str | Path | None) -> Lake:
    if where is None:
        return Lake.of()
    return where if isinstance(where, Lake) else Lake.at(where)


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
def open_for_writing(
    lake: Lake,
    writer: str,
    wait_seconds: float = 0,
    tell: Callable[[str], None] | None = None,
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The connection of the one writer, tables made and brought up to date.

    `writer` says who writes, for whoever finds the lake locked. The lock dies with the process
    that holds it, however that ends. While another process holds it this one waits, and tells
    once for whom. Raises LakeError when it has waited so long.
    """
    make_folders(lake)
    with _locked(lake, writer, wait_seconds, tell):
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
def _locked(
    lake: Lake, writer: str, wait_seconds: float, tell: Callable[[str], None] | None
) -> Iterator[None]:
    try:
        opened = lake.lock.open("a+")
    except OSError as error:
        raise _not_writable(lake.lock.parent, error.strerror) from error
    with opened as lock:
        deadline = time.monotonic() + wait_seconds
        told: str | None = None
        while not _taken(lock):
            holder = _holder(lock)
            if time.monotonic() >= deadline:
                raise LakeError(
                    f"the warehouse at {lake.catalog} is being written by {holder}: "
                    "wait until it has ended, or stop it"
                )
            if tell and holder != told:
                tell(f"waiting for {holder}, which writes the warehouse")
                told = holder
            time.sleep(LOOK_SECONDS)
        lock.truncate(0)
        lock.write(f"{writer} (process {os.getpid()})")
        lock.flush()
        yield
        lock.truncate(0)


def _taken(lock: IO[str]) -> bool:
    """Whether the lock could be taken."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _holder(lock: IO[str]) -> str:
    """Who holds the lock, as they wrote into it."""
    lock.seek(0)
    return lock.read().strip() or "another process"


def _attach(lake: Lake, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    statements = opening(lake, read_only=read_only)
    connection = duckdb.connect(config={**OFFLINE})
    connection.execute("SET enable_progress_bar = false")  # it writes to standard output
    try:
        for each in statements:
            connection.execute(each)
    except duckdb.Error as error:
        connection.close()
        reason = str(error).splitlines()[0]
        raise LakeError(f"{lake.catalog} does not open as a warehouse: {reason}") from error
    return connection


def opening(lake: Lake, *, read_only: bool = True) -> list[str]:
    """The statements by which any client of DuckDB gets the lake as its default database, in UTC.

    The extensions are the files of this installation: nothing is fetched.
    """
    options = [
        f"DATA_PATH {quoted(str(lake.data.resolve()) + os.sep)}",
        "OVERRIDE_DATA_PATH true",  # a lake that was moved is found where it is now
        # Without the write-ahead log readers meet `database is locked` while a batch lands.
        "META_JOURNAL_MODE 'WAL'",
        f"META_BUSY_TIMEOUT {BUSY_TIMEOUT_MS}",
        # Rows kept in the catalog would have to be flushed, and a query that is under way meanwhile
        # gets wrong counts, without a word.
        "DATA_INLINING_ROW_LIMIT 0",
        *(["READ_ONLY"] if read_only else []),
    ]
    catalog = quoted(f"ducklake:sqlite:{lake.catalog.resolve()}")
    return [
        *(f"LOAD {quoted(_extension(name))}" for name in EXTENSIONS),
        # Its scans in several threads read the catalog by connections of their own, each as it is
        # by then: beside a commit a query would read files of one snapshot with the deletions of
        # another.
        "SET GLOBAL sqlite_disable_multithreaded_scans = true",
        f"ATTACH {catalog} AS lake ({', '.join(options)})",
        "USE lake",
        "SET TimeZone = 'UTC'",
    ]


def quoted(text: str) -> str:
    """A text as SQL writes it."""
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
    for name in MACROS:
        connection.execute(statement("macros", name))
    connection.execute("DELETE FROM migrations WHERE starts_with(name, ?)", [VIEWS_ARE])
    connection.execute("INSERT INTO migrations VALUES (?, now())", [views_row()])


def views_row() -> str:
    """The name under which `migrations` records these views: another once a view's text changes.

    It is no migration that a lake has for good. A slugline that writes makes the lake's views its
    own, be they older or newer; one that reads takes them as they are.
    """
    views = [statement("views", name) for name in VIEWS]
    text = "\n".join([*views, *(statement("macros", name) for name in MACROS)])
    return VIEWS_ARE + hashlib.sha256(text.encode()).hexdigest()[:16]


def _set_comments(connection: duckdb.DuckDBPyConnection) -> None:
    for table, record in TABLES.items():
        connection.execute(f"COMMENT ON TABLE {table} IS {quoted(comment_of(record))}")
        for column, comment in comments_of(record).items():
            connection.execute(f'COMMENT ON COLUMN {table}."{column}" IS {quoted(comment)}')
    # DuckDB takes no comment on a column of a view: the data dictionary has those.
    for view in VIEWS:
        comment = about(statement("views", view)).comment
        connection.execute(f"COMMENT ON VIEW {view} IS {quoted(comment)}")
