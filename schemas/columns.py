"""How a table is written down: one dataclass whose fields carry their Arrow type and comment."""

import dataclasses
from collections.abc import Iterable
from operator import attrgetter
from typing import Any

import pyarrow as pa

TEXT = pa.string()
TEXTS = pa.list_(pa.string())
WHOLE = pa.int64()
NUMBER = pa.float64()
DAY = pa.date32()
TIME_UTC = pa.timestamp("us", tz="UTC")
BYTES = pa.binary()
FIELDS = pa.map_(TEXT, TEXT)


def column(arrow: pa.DataType, comment: str, *, required: bool = False) -> Any:
    """A field of a record: its Arrow type, and the comment that the catalog shows.

    A required column is never null and has no default; of the others a list or map is
    empty, and anything else null, until it is set.
    """
    about = {"arrow": arrow, "comment": comment, "required": required}
    if required:
        return dataclasses.field(metadata=about)
    is_many = pa.types.is_list(arrow) or pa.types.is_map(arrow)
    return dataclasses.field(default=() if is_many else None, metadata=about)


def schema_of(record: type) -> pa.Schema:
    """The Arrow schema of a record, columns in the order of its fields."""
    return pa.schema(
        pa.field(f.name, f.metadata["arrow"], nullable=not f.metadata["required"])
        for f in dataclasses.fields(record)
    )


def comments_of(record: type) -> dict[str, str]:
    """The comment of each column of a record, in the order of its fields."""
    return {f.name: f.metadata["comment"] for f in dataclasses.fields(record)}


def comment_of(record: type) -> str:
    """What one row of the table is: the first line of the record's docstring."""
    return (record.__doc__ or "").strip().splitlines()[0]


def to_table(rows: Iterable[Any], record: type) -> pa.Table:
    """Rows of one record as an Arrow table, in their order."""
    schema = schema_of(record)
    values = list(zip(*map(attrgetter(*schema.names), rows), strict=True))
    columns = values or [()] * len(schema.names)
    return pa.table(
        [pa.array(v, f.type) for v, f in zip(columns, schema, strict=True)], schema=schema
    )
