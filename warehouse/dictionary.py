"""The data dictionary: warehouse/README.md, written from the comments of the tables.

python -m warehouse.dictionary > warehouse/README.md
"""

from schemas import TABLES, comment_of, comments_of, schema_of

HEAD = """\
# Data dictionary

Written by `python -m warehouse.dictionary` from `schemas/`; the same comments stand in the
catalog (`duckdb_columns()`). Times are UTC.

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


def text() -> str:
    """The dictionary, in Markdown."""
    return HEAD + "".join(_table(name, record) for name, record in TABLES.items())


def _table(name: str, record: type) -> str:
    comments = comments_of(record)
    rows = "".join(
        f"| `{column.name}` | {TYPES[str(column.type)]} | {'no' if not column.nullable else 'yes'} "
        f"| {comments[column.name]} |\n"
        for column in schema_of(record)
    )
    head = f"\n## {name}\n\nA row is: {comment_of(record)}\n\n| column | type | null | |\n"
    return f"{head}| --- | --- | --- | --- |\n{rows}"


if __name__ == "__main__":
    print(text(), end="")
