"""What cards of all sections share: bars of rows, and cards without any."""

from collections.abc import Sequence
from typing import Any

from flows.html_report import charts
from flows.html_report.cards import Card, Table, shown
from flows.html_report.figures import Rows

MOST_BARS = 15
"""Bars of a chart; the table below it has the rest."""


def card(key: str, title: str, said: str, rows: Sequence[Any], svg: str = "", **more: Any) -> Card:
    """A card; where there are no rows it says so, and has nothing else."""
    if not rows:
        return Card(key, title, "None in these days.")
    return Card(key, title, said, svg=svg, **more)


def bar_card(
    key: str,
    title: str,
    said: str,
    rows: Rows,
    name: str,
    table: Table,
    by: str = "feed",
) -> Card:
    """A card with a bar for each of the first rows."""
    if not rows:
        return card(key, title, said, [])
    drawn = rows[:MOST_BARS]
    values = [row[name] for row in drawn]
    svg = charts.bars([row[by] for row in drawn], values, list(map(shown, values)))
    return Card(key, title, said, table, svg)


def named_bars(
    key: str,
    title: str,
    said: str,
    head: Sequence[str],
    names: Sequence[str],
    values: Sequence[int],
    texts: Sequence[str],
) -> Card:
    """A card with a bar for each of the names, and the same in a table."""
    if not values:
        return card(key, title, said, [])
    table = Table.of(head, list(zip(names, values, strict=True)))
    return Card(key, title, said, table, charts.bars(names, values, texts))


def total(rows: Rows, name: str) -> int:
    """What a column of the rows adds up to."""
    return sum(row[name] for row in rows)


def some(number: int) -> str:
    """A number in a sentence: none rather than 0."""
    return f"{number:,}" if number else "none"
