"""What the warehouse holds, asked of itself: its tables, views and macros, and their columns."""

from dataclasses import dataclass
from difflib import get_close_matches

import duckdb

from warehouse.lake import names, statement
from warehouse.views import MACROS, about


@dataclass(frozen=True, slots=True)
class Relation:
    """A table, view or macro: what a row of it is; `rows` is null where counting would cost."""

    name: str
    kind: str
    rows: int | None
    comment: str | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column, its type as DuckDB names it, and what it holds."""

    name: str
    type: str
    comment: str | None


def relations(lake: duckdb.DuckDBPyConnection) -> list[Relation]:
    """All that a query can read, views first: they are where questions begin."""
    counts = {row[0]: row[1] for row in lake.execute(statement("status", "table_rows")).fetchall()}
    found = lake.execute(statement("catalog", "relations")).fetchall()
    listed = [Relation(name, kind, counts.get(name), said) for name, kind, said in found]
    macros = [
        Relation(f"{name}(moment)", "macro", None, about(statement("macros", name)).comment)
        for name in MACROS
    ]
    return [*listed, *macros]


def columns(lake: duckdb.DuckDBPyConnection, name: str) -> list[Column]:
    """The columns of a table, view or macro, in their order."""
    of = f"{name}(now())" if name in MACROS else f'"{name}"'
    described = lake.execute(f"DESCRIBE FROM {of}").fetchall()
    said = _said(lake, name)
    return [Column(column, kind, said.get(column)) for column, kind, *_ in described]


def _said(lake: duckdb.DuckDBPyConnection, name: str) -> dict[str, str]:
    """The comments of columns: those of a view, where the catalog has none, from its file."""
    folder = "macros" if name in MACROS else "views"
    if name in names(folder):
        return about(statement(folder, name)).columns
    asked = {"name": name}
    return dict(lake.execute(statement("catalog", "column_comments"), asked).fetchall())


def known(lake: duckdb.DuckDBPyConnection, asked: str) -> Relation | None:
    """The relation of a name, in letters of any case, with or without a macro's brackets."""
    wanted = asked.partition("(")[0].strip().lower()
    by_name = {each.name.partition("(")[0]: each for each in relations(lake)}
    return by_name.get(wanted)


def nearest(lake: duckdb.DuckDBPyConnection, asked: str) -> list[str]:
    """The names that are spelt most like one that is not there, the nearest first."""
    all_names = [each.name.partition("(")[0] for each in relations(lake)]
    near = get_close_matches(asked.lower(), all_names, n=3, cutoff=0.5)
    return near or [name for name in all_names if asked.lower() in name][:3]
