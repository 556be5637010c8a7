"""What a section of the report is made of: a chart, what it says, and its figures as a table."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Table:
    """Figures in rows; of columns of one kind `classes` has the class of the style sheet."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    classes: Sequence[str]

    @classmethod
    def of(cls, head: Sequence[str], rows: Sequence[Sequence[object]]) -> "Table":
        """A table of values as people read them, with columns of numbers and of times as such."""
        classes = [_class_of([row[n] for row in rows]) for n in range(len(head))]
        return cls(head, [[shown(value) for value in row] for row in rows], classes)


@dataclass(frozen=True, slots=True)
class Card:
    """A figure: its title, a sentence that says what it shows, its chart, its table.

    Without a chart the table is shown as it is; without rows the sentence says that there are none.
    """

    key: str
    title: str
    said: str
    table: Table | None = None
    svg: str = ""
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Cards on one matter."""

    key: str
    title: str
    about: str
    cards: list[Card] = field(default_factory=list)


def _class_of(values: Sequence[object]) -> str:
    if all(isinstance(value, int | float | None) for value in values):
        return "n"
    return "t" if all(isinstance(value, datetime | None) for value in values) else ""


def shown(value: object) -> str:
    """A value as people read it; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.1f}"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return str(value)


def change(now: int, before: int, has_before: bool) -> str:
    """How a number changed against the window before; nothing where that had nothing at all."""
    if not has_before:
        return ""
    if not before:
        return "new" if now else ""
    return "as before" if now == before else f"{now - before:+,}".replace("-", "\N{MINUS SIGN}")


def in_minutes(minutes: float) -> str:
    """A span as people read it: `4 min`, `2 h 05 min`, `3 d 4 h`."""
    whole = round(minutes)
    if whole < 60:
        return f"{whole} min"
    hours, rest = divmod(whole, 60)
    return f"{hours} h {rest:02d} min" if hours < 48 else f"{hours // 24} d {hours % 24} h"
