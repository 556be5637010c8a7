"""Bring the index up to date with the lake: what changed since the snapshot it was drawn from.

DuckLake tells which rows came and went between two snapshots, and reads no other files for it. When
maintenance has written the rows of many items again, or the snapshot has expired, or the index is
new, what the index has of items is compared with the lake; a text is read only where it is not the
one that the index has. So the cost follows what changed, and an index comes out the same whichever
way it was brought there.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from warehouse.lake import statement
from warehouse.searching.index import (
    NEVER,
    Document,
    Mark,
    NotOursError,
    Text,
    add,
    change,
    known,
    mark_of,
    places_of,
    remove,
    set_mark,
    take_out,
    writing,
)

CHUNK_ROWS = 1000
MANY = 5_000
"""Texts to index from which it takes seconds, so that whoever waits is told."""


@dataclass(slots=True)
class Refreshed:
    """What a refresh did to the index. `compared` items may have changed."""

    compared: int = 0
    added: int = 0
    changed: int = 0
    removed: int = 0


Tell = Callable[[str], None]


def refresh(
    lake: duckdb.DuckDBPyConnection,
    file: Path,
    tell: Tell = lambda _: None,
    wait_seconds: float = 60,
) -> Refreshed:
    """Bring the index in a file up to date with the lake, all or nothing; build it where it is not.

    A file that is damaged, or none of ours, is replaced, and that is told. Raises SearchError where
    the file cannot be written, or is being written by another process for longer than that.
    """
    with _at_one_snapshot(lake):
        try:
            return _refreshed(lake, file, tell, wait_seconds)
        except NotOursError as error:
            tell(f"{error}: it is built anew")
            remove(file)
            return _refreshed(lake, file, tell, wait_seconds)


def lack_of(lake: duckdb.DuckDBPyConnection, index: sqlite3.Connection) -> str | None:
    """What the index may lack of the lake, in words; None where it was drawn from it as it is.

    The lake may have changed in other things than its items, so that nothing is lacking.
    """
    mark = mark_of(index)
    newest, is_known = _newest(lake, mark)
    if newest == mark:
        return None
    if is_known:
        return "what came last may be missing"
    return "it is of another warehouse, or of long ago, and much may be missing"


@contextmanager
def _at_one_snapshot(lake: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """The lake as it is now, for all that is read inside. What is kept in temp is gone after it."""
    lake.begin()
    try:
        yield
    finally:
        lake.rollback()


def _refreshed(
    lake: duckdb.DuckDBPyConnection, file: Path, tell: Tell, wait_seconds: float
) -> Refreshed:
    with writing(file, wait_seconds) as index:
        mark = mark_of(index)
        newest, is_known = _newest(lake, mark)
        if newest == mark:
            return Refreshed()
        after = mark if is_known else NEVER
        _find_changed(lake, index, after, newest)
        done = Refreshed()
        wanted = _compare(lake, index, done)
        if len(wanted) >= MANY:
            tell(f"the search index is brought up to date, with {len(wanted):,} texts to read")
        _read_texts(lake, index, wanted, after, newest)
        set_mark(index, newest)
        return done


def _newest(lake: duckdb.DuckDBPyConnection, mark: Mark) -> tuple[Mark, bool]:
    """The snapshot that is read, and whether the lake still has that of a mark."""
    values = {"snapshot_id": mark.snapshot_id, "taken_at": mark.taken_at}
    row = lake.execute(statement("search", "newest_snapshot"), values).fetchall()[0]
    return Mark(row[0], row[1]), row[2]


def _find_changed(
    lake: duckdb.DuckDBPyConnection, index: sqlite3.Connection, after: Mark, newest: Mark
) -> None:
    """Keep the ids of items that may have changed, as `search_changed`."""
    keep = "CREATE OR REPLACE TEMP TABLE search_changed AS "
    if after != NEVER:
        lake.execute(keep + statement("search", "changed"), _span(after, newest))
        return
    ids = [item_id for (item_id,) in index.execute("SELECT item_id FROM documents")]
    _keep_ids(lake, "indexed", ids)
    lake.execute(keep + statement("search", "all_items"))


def _compare(
    lake: duckdb.DuckDBPyConnection, index: sqlite3.Connection, done: Refreshed
) -> dict[str, Document]:
    """Change and take out what is to be; the documents whose texts are wanted, by item."""
    wanted: dict[str, Document] = {}
    for row in _rows(lake, "documents", {}):
        done.compared += 1
        new = _document(row)
        old = known(index, row[0])
        if old and (new is None or new.text_key != old[1].text_key):
            take_out(index, old[0])
            done.removed += new is None
            done.changed += new is not None
        if new is None:
            continue
        if old is None or new.text_key != old[1].text_key:
            wanted[new.item_id] = new
            done.added += old is None
        elif new != old[1]:
            change(index, old[0], new)
            done.changed += 1
    return wanted


def _read_texts(
    lake: duckdb.DuckDBPyConnection,
    index: sqlite3.Connection,
    wanted: dict[str, Document],
    after: Mark,
    newest: Mark,
) -> None:
    """Put the wanted documents in: from what is new in the lake, and what is not there from all."""
    if after != NEVER:
        _add_texts(lake, index, wanted, "new_texts", _span(after, newest))
    _add_texts(lake, index, wanted, "texts", {})


def _add_texts(
    lake: duckdb.DuckDBPyConnection,
    index: sqlite3.Connection,
    wanted: dict[str, Document],
    name: str,
    values: dict[str, int],
) -> None:
    """Put those documents in whose text a statement gives; the others stay wanted."""
    if not wanted:
        return
    _keep_ids(lake, "search_wanted", list(wanted))
    for item_id, *told, body_sha256, body in _rows(lake, name, values):
        document = wanted.get(item_id)
        # A reprocess since may have given it another text.
        if document and document.text_key == _text_key([*told, body_sha256]):
            add(index, wanted.pop(item_id), Text._make([*told, body or ""]))


def _document(row: tuple[Any, ...]) -> Document | None:
    """A row of documents.sql as the index has it; None where it is not searched."""
    item_id, is_searched, *rest = row
    if not is_searched:
        return None
    return Document._make([item_id, _text_key(rest[:4]), *rest[4:-1], places_of(rest[-1])])


def _text_key(told: list[str | None]) -> str:
    """What changes with anything that is shown: slugline, headline, place, the hash of the body."""
    return hashlib.sha256("\x1f".join(map(repr, told)).encode()).hexdigest()[:32]


def _span(after: Mark, newest: Mark) -> dict[str, int]:
    """The snapshots that the index has not seen."""
    return {"after": after.snapshot_id + 1, "until": newest.snapshot_id}


def _rows(
    lake: duckdb.DuckDBPyConnection, name: str, values: dict[str, int]
) -> Iterator[tuple[Any, ...]]:
    rows = lake.execute(statement("search", name), values)
    while chunk := rows.fetchmany(CHUNK_ROWS):
        yield from chunk


def _keep_ids(lake: duckdb.DuckDBPyConnection, name: str, item_ids: list[str]) -> None:
    """Keep ids as a table of this name."""
    keep = f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT unnest($ids::VARCHAR[]) AS item_id"
    lake.execute(keep, {"ids": item_ids})
