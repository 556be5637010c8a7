"""The file of the index: SQLite with FTS5, beside the catalog.

It is drawn from the lake, and can be deleted at any time. Its journal is SQLite's old one, not a
write-ahead log: a reader who may not write into the folder can read it, whoever else reads or
writes. While a refresh is under way readers have what was there before, for its changes stay in
memory until they are all there; nobody ever sees half of one.
"""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from warehouse.lake import statement
from warehouse.location import Lake, LakeError
from warehouse.searching.words import spaced

APPLICATION = 0x736C7567
"""Tells an index of slugline from other files of SQLite (application_id): `slug`."""
FORMAT = 2
"""Grows when an index has to be built anew: other tables, other words (user_version)."""
BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
UNWRITABLE = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
CACHE_KIBIBYTES = 128 * 1024
MAPPED_BYTES = 2**30
COMPRESSION = 1
"""Of texts; a higher level takes twice the time and saves a tenth."""


class SearchError(LakeError):
    """The index cannot be used or brought up to date; the message says why."""


class NotOursError(Exception):
    """The file is broken, of another program, or of another slugline: it is to be built anew."""


class Document(NamedTuple):
    """What the index has of an item, besides its text. Times are microseconds since 1970.

    `wire_on` is when the day begins, for items of which no more is known.
    """

    item_id: str
    text_key: str
    is_current: bool
    wire_at: int | None
    wire_on: int
    embargoed_until: int | None
    usable_until: int | None
    agency: str | None
    feed: str
    country_code: str | None
    places: str


class Text(NamedTuple):
    """What is shown of an item."""

    slugline: str | None
    headline: str | None
    place: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The snapshot that an index was drawn from; its time (as of a Document) tells lakes apart."""

    snapshot_id: int
    taken_at: int


NEVER = Mark(-1, -1)


def index_of(lake: Lake) -> Path:
    """The file of a lake's index, named after its catalog: a folder may have several lakes."""
    return lake.catalog.with_name(f"{lake.catalog.stem}-search.sqlite")


def places_of(places: list[str] | None) -> str:
    """Places as the index has them, to be found by `|seoul|`."""
    return "".join(f"|{place.casefold()}" for place in places or ()) + "|"


@contextmanager
def reading(file: Path, wait_seconds: float = 10) -> Iterator[sqlite3.Connection]:
    """An index to ask. Raises NotOursError, or SearchError where it cannot be read."""
    with _errors_named(file, "read"), closing(_opened(file, "ro", wait_seconds)) as index:
        index.execute(f"PRAGMA mmap_size = {MAPPED_BYTES}")
        index.execute("BEGIN")  # what is asked of it is asked of one state
        if not _is_ours(index):
            raise NotOursError(f"{file} is not an index of this slugline")
        yield index


@contextmanager
def writing(file: Path, wait_seconds: float) -> Iterator[sqlite3.Connection]:
    """An index to change, in one transaction: all that is done inside, or nothing. Made if need be.

    Raises NotOursError, or SearchError where it cannot be written, or another writes for longer.
    """
    with _errors_named(file, "written"), closing(_opened(file, "rwc", wait_seconds)) as index:
        index.execute("PRAGMA page_size = 8192")
        index.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")
        if _is_ours(index):  # a new one has no readers, and may be larger than memory
            # Changes beyond the cache would go to the file before COMMIT, and lock readers out. It
            # has no effect inside a transaction.
            index.execute("PRAGMA cache_spill = OFF")
        index.execute("BEGIN IMMEDIATE")
        if not _is_ours(index):
            _make(index, file)
        yield index
        index.execute("COMMIT")


def remove(file: Path) -> None:
    """Take an index away, with what a killed refresh left of it."""
    try:
        for one in (file, file.with_name(f"{file.name}-journal")):
            one.unlink(missing_ok=True)
    except OSError as error:
        raise SearchError(f"the search index {file} cannot be built anew: {error.strerror}") from (
            error
        )


def mark_of(index: sqlite3.Connection) -> Mark:
    """The snapshot that an index was drawn from."""
    row = index.execute("SELECT snapshot_id, taken_at FROM mark").fetchone()
    return Mark(*row) if row else NEVER


def set_mark(index: sqlite3.Connection, mark: Mark) -> None:
    """Record the snapshot that an index was drawn from."""
    index.execute("DELETE FROM mark")
    index.execute("INSERT INTO mark VALUES (?, ?)", (mark.snapshot_id, mark.taken_at))


def known(index: sqlite3.Connection, item_id: str) -> tuple[int, Document] | None:
    """What an index has of an item, with its number."""
    row = index.execute("SELECT * FROM documents WHERE item_id = ?", (item_id,)).fetchone()
    return (row[0], Document(*row[1:])) if row else None


def add(index: sqlite3.Connection, document: Document, text: Text) -> None:
    """Put an item into the index."""
    values = ", ".join("?" * len(document))
    number = index.execute(
        f"INSERT INTO documents VALUES (NULL, {values})",  # noqa: S608 - question marks
        document,
    ).lastrowid
    packed = zlib.compress(text.text.encode(), COMPRESSION)
    index.execute("INSERT INTO texts VALUES (?, ?, ?, ?, ?)", (number, *text[:3], packed))
    index.execute(
        "INSERT INTO words (rowid, headline, text) VALUES (?, ?, ?)",
        (number, spaced(text.headline or ""), spaced(text.text)),
    )


def change(index: sqlite3.Connection, number: int, document: Document) -> None:
    """Change what an index has of an item whose text stayed as it was."""
    columns = ", ".join(f"{name} = ?" for name in Document._fields)
    index.execute(
        f"UPDATE documents SET {columns} WHERE document = ?",  # noqa: S608 - our own columns
        (*document, number),
    )


def take_out(index: sqlite3.Connection, number: int) -> None:
    """Take an item out of the index, its words as they were put in."""
    headline, packed = index.execute(
        "SELECT headline, text FROM texts WHERE document = ?", (number,)
    ).fetchone()
    index.execute(
        "INSERT INTO words (words, rowid, headline, text) VALUES ('delete', ?, ?, ?)",
        (number, spaced(headline or ""), spaced(unpacked(packed))),
    )
    for table in ("documents", "texts"):
        index.execute(f"DELETE FROM {table} WHERE document = ?", (number,))  # noqa: S608


def unpacked(packed: bytes) -> str:
    """A text as it was put in."""
    return zlib.decompress(packed).decode()


def _opened(file: Path, mode: str, wait_seconds: float) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{file.resolve().as_uri()}?mode={mode}",
        uri=True,
        timeout=wait_seconds,
        isolation_level=None,
    )


def _is_ours(index: sqlite3.Connection) -> bool:
    told = (index.execute(f"PRAGMA {name}").fetchone()[0] for name in _PRAGMAS)
    return tuple(told) == tuple(_PRAGMAS.values())


_PRAGMAS = {"application_id": APPLICATION, "user_version": FORMAT}


def _make(index: sqlite3.Connection, file: Path) -> None:
    """Make the tables of a new index, inside its transaction."""
    if index.execute("SELECT count(*) FROM sqlite_schema").fetchone() != (0,):
        raise NotOursError(f"{file} is not an index of this slugline")
    for one in statement("search", "make_index").split(";\n"):
        index.execute(one)
    for name, value in _PRAGMAS.items():
        index.execute(f"PRAGMA {name} = {value}")


@contextmanager
def _errors_named(file: Path, done: str) -> Iterator[None]:
    """SQLite's errors as ours; what no state of the file explains is a bug, and stays as it is."""
    try:
        yield
    except zlib.error as error:
        raise NotOursError(f"{file} is damaged ({error})") from error
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in BROKEN:
            raise NotOursError(f"{file} is damaged ({error})") from error
        if isinstance(error, sqlite3.OperationalError) and code != sqlite3.SQLITE_ERROR:
            raise SearchError(f"the search index {file} {_fault(code, error, done)}") from error
        raise


def _fault(code: int, error: sqlite3.OperationalError, done: str) -> str:
    if code in BUSY:
        return "is being written by another process"
    return f"cannot be {done} here" if code in UNWRITABLE else f"cannot be {done}: {error}"
