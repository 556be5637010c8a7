"""The data dictionary: warehouse/README.md, written from the comments of the tables.

python -m warehouse.dictionary > warehouse/README.md
"""

from datetime import UTC, datetime

import duckdb

from schemas import TABLES, comment_of, comments_of, schema_of
from warehouse.joins import picture
from warehouse.lake import migrations, statement
from warehouse.views import MACROS, VIEWS, About, about

HEAD = """\
# Data dictionary

Written by `python -m warehouse.dictionary` from `schemas/` and `warehouse/views/`; the same
comments stand in the catalog (`duckdb_tables()`, `duckdb_columns()`, `duckdb_views()`), but for
those of the columns of views. Times are UTC.

How the tables join: of the one on the left there are many on the right, whose columns stand at the
line. An id has the same name in the other table, but for `families.first_item_id` and the like,
which are items; a mention's `entity_position` and a quotation's `speaker_position` are
`item_entities.position` of the same item. `file_id` is that row of `feed_files` whose outcome is
not `duplicate`. Ids in views are those of the tables. `slugline tables NAME` prints joins as SQL.

"""
TYPES = {
    "string": "text",
    "int64": "integer",
    "double": "double",
    "date32[day]": "date",
    "timestamp[us, tz=UTC]": "timestamptz",
    "binary": "blob",
    "list<item: string>": "text[]",
    "list<item: struct<verb: string, object: string, where: string>>":
        "struct(verb, object, where)[]",
    "list<item: struct<by: string, value: string>>": "struct(by, value)[]",
    "list<item: struct<name: string, items: int64>>": "struct(name, items)[]",
    "list<item: struct<role: string, first_seen_at: timestamp[us, tz=UTC], "
    "last_seen_at: timestamp[us, tz=UTC], items: int64>>":
        "struct(role, first_seen_at, last_seen_at, items)[]",
    "list<item: struct<key: int64, words: int64>>": "struct(key, words)[]",
    "list<item: struct<ordinal: int64, minutes: double>>": "struct(ordinal, minutes)[]",
    "list<item: int64>": "integer[]",
    "list<item: uint32>": "integer[]",
    "bool": "boolean",
    "map<string, string>": "map(text, text)",
}  # fmt: skip
TYPES_OF_VIEWS = {
    "VARCHAR": "text",
    "BIGINT": "integer",
    "DOUBLE": "double",
    "BOOLEAN": "boolean",
    "VARCHAR[]": "text[]",
    'STRUCT(verb VARCHAR, "object" VARCHAR, "where" VARCHAR)[]': "struct(verb, object, where)[]",
    "DATE": "date",
    "TIMESTAMP WITH TIME ZONE": "timestamptz",
}


def text() -> str:
    """The dictionary, in Markdown."""
    tables = "".join(_table(name, record) for name, record in TABLES.items())
    with duckdb.connect() as database:
        for name in migrations():
            database.execute(statement("migrations", name))
        for name in VIEWS:
            database.execute(statement("views", name))
        for name in MACROS:
            database.execute(statement("macros", name))
        views = "".join(_view(name, database) for name in VIEWS)
        return (
            HEAD + picture() + tables + views + "".join(_macro(name, database) for name in MACROS)
        )


def _table(name: str, record: type) -> str:
    comments = comments_of(record)
    rows = "".join(
        f"| `{column.name}` | {TYPES[str(column.type)]} | {'no' if not column.nullable else 'yes'} "
        f"| {comments[column.name]} |\n"
        for column in schema_of(record)
    )
    head = f"\n## {name}\n\nA row is: {comment_of(record)}\n\n| column | type | null | |\n"
    return f"{head}| --- | --- | --- | --- |\n{rows}"


def _view(name: str, database: duckdb.DuckDBPyConnection) -> str:
    said = about(statement("views", name))
    return _section(f"{name} (a view)", said, database.table(name))


def _macro(name: str, database: duckdb.DuckDBPyConnection) -> str:
    said = about(statement("macros", name))
    columns = database.table_function(name, [datetime.now(UTC)])
    return _section(f"{name}(moment) (a table macro)", said, columns)


def _section(title: str, said: About, columns: duckdb.DuckDBPyRelation) -> str:
    rows = "".join(
        f"| `{column}` | {TYPES_OF_VIEWS[str(kind)]} | {said.columns[column]} |\n"
        for column, kind in zip(columns.columns, columns.types, strict=True)
    )
    head = f"\n## {title}\n\nA row is: {said.comment}\n\n| column | type | |\n"
    return f"{head}| --- | --- | --- |\n{rows}"


if __name__ == "__main__":
    print(text(), end="")
