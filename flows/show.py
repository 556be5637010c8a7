"""Results of queries on the terminal: as a table, CSV or JSON."""

import base64
import csv
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TextIO
from uuid import UUID

import duckdb

CHUNK_ROWS = 1000
TABLE_ROWS = 1000
"""Rows that a table shows at most; CSV and JSON show all."""
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Controls that what strangers wrote must not have on a terminal."""


class OutputFormat(StrEnum):
    """How a result is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def many(number: int, thing: str) -> str:
    """So many of a thing: `1 story`, `3,000 stories`."""
    if number == 1:
        return f"1 {thing}"
    return f"{number:,} {thing[:-1] + 'ies' if thing.endswith('ry') else thing + 's'}"


def plain(text: str) -> str:
    """Text that can be shown: a stranger's control characters replaced."""
    return UNPRINTABLE.sub("\ufffd", text)


def to_nowhere() -> None:
    """Turn standard output, whose reader has gone, to nowhere: Python would stumble at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write(result: duckdb.DuckDBPyConnection, output: OutputFormat, to: TextIO) -> None:
    """Write the result of a query. JSON is one array of objects, a row each."""
    header = _distinct([column[0] for column in result.description or ()])
    write_rows(header, _rows(result), output, to)


def write_rows(
    header: list[str], rows: Iterable[Sequence[Any]], output: OutputFormat, to: TextIO
) -> None:
    """Write rows under their header."""
    writer = {
        OutputFormat.TABLE: _write_table,
        OutputFormat.CSV: _write_csv,
        OutputFormat.JSON: _write_json,
    }[output]
    writer(header, rows, to)


def _distinct(names: list[str]) -> list[str]:
    """Column names, of which a second of the same name is numbered: a, a_2."""
    return [
        f"{name}_{names[: n + 1].count(name)}" if name in names[:n] else name
        for n, name in enumerate(names)
    ]


def _rows(result: duckdb.DuckDBPyConnection) -> Iterator[Sequence[Any]]:
    while chunk := result.fetchmany(CHUNK_ROWS):
        yield from chunk


def _write_csv(header: list[str], rows: Iterable[Sequence[Any]], to: TextIO) -> None:
    lines = csv.writer(to, lineterminator="\n")
    lines.writerow(header)
    lines.writerows([_flat(value) for value in row] for row in rows)


def _write_json(header: list[str], rows: Iterable[Sequence[Any]], to: TextIO) -> None:
    separator = "["
    for row in rows:
        record = {name: _plain(value) for name, value in zip(header, row, strict=True)}
        to.write(f"{separator}\n  {json.dumps(record, ensure_ascii=False)}")
        separator = ","
    to.write("\n]\n" if separator == "," else "[]\n")


def _write_table(header: list[str], rows: Iterable[Sequence[Any]], to: TextIO) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=to, width=None if to.isatty() else 160, highlight=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in header:
        table.add_column(Text(name), overflow="fold")
    for shown, row in enumerate(rows):
        if shown == TABLE_ROWS:
            print(f"only the first {TABLE_ROWS} rows; --format csv has all", file=sys.stderr)
            break
        table.add_row(*(Text(_cell(value)) for value in row))
    console.print(table)


def _cell(value: Any) -> str:
    """A value in a table: text as it is, null as a dash."""
    return "–" if value is None else str(_flat(value))


def _flat(value: Any) -> Any:
    """A value for one field of CSV: lists and structs as JSON."""
    plain = _plain(value)
    return json.dumps(plain, ensure_ascii=False) if isinstance(plain, list | dict) else plain


def _plain(value: Any) -> Any:
    """A value as JSON has it: times in ISO 8601 with Z, bytes in Base64."""
    match value:
        case datetime():
            return value.isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case bytes():
            return base64.b64encode(value).decode("ascii")
        case float() if value != value or value in (float("inf"), float("-inf")):
            return None
        case None | bool() | int() | float() | str():
            return value
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case list() | tuple():
            return [_plain(part) for part in value]
        case dict():
            return {str(key): _plain(part) for key, part in value.items()}
        case UUID():
            return str(value)
    return str(value)
