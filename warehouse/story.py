"""A story as the warehouse tells it: its items in order, what they stop, its photos and copies."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import duckdb

from warehouse.lake import statement

Row: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Story:
    """A story, a row each of what the statements in warehouse/story give.

    There is no text of items that may not be used in it.
    """

    about: Row
    items: list[Row]
    links: list[Row]
    photos: list[Row]
    copies: list[Row]


def found(connection: duckdb.DuckDBPyConnection, asked: str) -> list[Row]:
    """The stories that someone may mean, in short, the latest first.

    By a story's id or one that it had, an item's id, a guid, a slug; failing that by words of a
    headline.
    """
    ids = [row["story_id"] for row in _rows(connection, "found", asked=asked)]
    return _rows(connection, "stories", story_ids=ids) if ids else []


def read(connection: duckdb.DuckDBPyConnection, about: Row) -> Story:
    """A story that was found, in full."""
    names = ("items", "links", "photos", "copies")
    return Story(about, *(_rows(connection, one, story_id=about["story_id"]) for one in names))


def _rows(
    connection: duckdb.DuckDBPyConnection, name: str, **values: str | Sequence[str]
) -> list[Row]:
    """The rows of a statement, by the names of their columns."""
    rows = connection.execute(statement("story", name), values)
    columns = [column[0] for column in rows.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in rows.fetchall()]
