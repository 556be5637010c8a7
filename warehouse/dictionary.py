"""The data dictionary: warehouse/README.md, written from the comments of the tables.

python -m warehouse.dictionary > warehouse/README.md
"""

import duckdb

from schemas import TABLES, comment_of, comments_of, schema_of
from warehouse.lake import migrations, statement
from warehouse.views import VIEWS, about

HEAD = """\
# Data dictionary

Written by `python -m warehouse.dictionary` from `schemas/` and `warehouse/views/`; the same
comments stand in the catalog (`duckdb_tables()`, `duckdb_columns()`, `duckdb_views()`), but for
those of the columns of views. Times are UTC.

How the tables join: `feed_files.run_id` and `rejects.run_id` are `runs.run_id`; `items.file_id`
and `rejects.file_id` are `feed_files.file_id` (the row whose outcome is not `duplicate`);
`item_id` of `captions`, `item_entities`, `mentions` and `quotes` is `items.item_id`. A mention's
`entity_position` and a quotation's `speaker_position` are `item_entities.position` of the same
item; `entity_id`, wherever it stands, is `entities.entity_id`.
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
    "map<string, string>": "map(text, text)",
}  # fmt: skip
TYPES_OF_VIEWS = {
    "VARCHAR": "text",
    "BIGINT": "integer",
    "DOUBLE": "double",
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
        return HEAD + tables + "".join(_view(name, database) for name in VIEWS)


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
    columns = database.table(name)
    rows = "".join(
        f"| `{column}` | {TYPES_OF_VIEWS[str(kind)]} | {said.columns[column]} |\n"
        for column, kind in zip(columns.columns, columns.types, strict=True)
    )
    head = f"\n## {name} (a view)\n\nA row is: {said.comment}\n\n| column | type | |\n"
    return f"{head}| --- | --- | --- |\n{rows}"


if __name__ == "__main__":
    print(text(), end="")
