"""What a report says, as rows: each statement of warehouse/charts, asked once."""

from dataclasses import dataclass
from typing import Any

import duckdb

from flows.html_report.window import Window, Windows
from warehouse.lake import statement

MOST_NAMES = 12
MOST_PHOTOS = 10
MOST_NOTICES = 50
MOST_VERSIONS = 8
"""Rows of a table, and the number of versions that stands for it and all above."""

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Figures:
    """The rows of every statement, by its name; `totals` of the window and of the one before."""

    windows: Windows
    totals: Rows
    volume: Rows
    days: Rows
    depth: Rows
    latency: Rows
    names: Rows
    datelines: Rows
    photos: Rows
    duplicates: Rows
    notices: Rows
    removed: Rows
    rejects: Rows
    health: Rows

    @classmethod
    def of(cls, lake: duckdb.DuckDBPyConnection, windows: Windows) -> "Figures":
        """The figures of these days."""

        def wire(name: str, *days: str, **more: int) -> Rows:
            return _rows(lake, name, windows.wire, days or ("since", "until"), more)

        def pulls(name: str, *days: str) -> Rows:
            return _rows(lake, name, windows.pulls, days or ("since", "until"), {})

        both, of_day = ("before", "since", "until"), ("first_day", "last_day")
        return cls(
            windows,
            totals=wire("totals", *both),
            volume=wire("volume"),
            days=wire("days", "before", "until"),
            depth=wire("depth", most=MOST_VERSIONS),
            latency=wire("latency"),
            names=wire("names", "day_before", *of_day, most=MOST_NAMES),
            datelines=wire("datelines", *of_day),
            photos=wire("photos", most=MOST_PHOTOS),
            duplicates=wire("duplicates", *of_day),
            notices=wire("notices", *of_day, most=MOST_NOTICES),
            removed=pulls("removed", *of_day),
            rejects=pulls("rejects"),
            health=pulls("health"),
        )

    @property
    def is_empty(self) -> bool:
        """Whether these days brought nothing at all."""
        return not (self.volume or self.removed or self.rejects or self.health or self.notices)

    def total(self, name: str, *, is_now: bool = True) -> int:
        """A total of the window, or of the one before it."""
        return sum(row[name] for row in self.totals if row["is_now"] == is_now)

    @property
    def has_before(self) -> bool:
        """Whether the window before it has anything to compare with."""
        return any(not row["is_now"] for row in self.totals)


def _rows(
    lake: duckdb.DuckDBPyConnection,
    name: str,
    window: Window,
    days: tuple[str, ...],
    more: dict[str, int],
) -> Rows:
    found = lake.execute(statement("charts", name), {**window.parameters(*days), **more})
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
