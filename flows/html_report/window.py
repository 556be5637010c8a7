"""The days that a report is of."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import duckdb

from warehouse.lake import statement


@dataclass(frozen=True, slots=True)
class Window:
    """Days (UTC) in a row: so many, of which the last is given."""

    last_day: date
    days: int

    @property
    def first_day(self) -> date:
        """The first of its days."""
        return self.last_day - timedelta(days=self.days - 1)

    @property
    def before(self) -> "Window":
        """As many days, those before it."""
        return Window(self.first_day - timedelta(days=1), self.days)

    @property
    def title(self) -> str:
        """Its days in words: `12 March 2026`, or `6 to 12 March 2026`."""
        last = in_words(self.last_day)
        if self.days == 1:
            return last
        if self.first_day.year != self.last_day.year:
            return f"{in_words(self.first_day)} to {last}"
        if self.first_day.month != self.last_day.month:
            return f"{self.first_day.day} {self.first_day:%B} to {last}"
        return f"{self.first_day.day} to {last}"

    def parameters(self, *names: str) -> dict[str, object]:
        """Of what statements ask of a window, that of these names."""
        every: dict[str, object] = {
            "before": midnight(self.before.first_day),
            "since": midnight(self.first_day),
            "until": midnight(self.last_day + timedelta(days=1)),
            "day_before": self.before.first_day,
            "first_day": self.first_day,
            "last_day": self.last_day,
        }
        return {name: every[name] for name in names}


@dataclass(frozen=True, slots=True)
class Windows:
    """The days of a report: of the wire, and of the runs that pulled it."""

    wire: Window
    pulls: Window


def windows(
    lake: duckdb.DuckDBPyConnection, now: datetime, day: date | None, days: int
) -> Windows | None:
    """The windows that end on a day. None where none is given and the warehouse has no day.

    Without a day each ends on its newest that is not in the future: an archive that was loaded
    today was on the wire years ago.
    """
    if day:
        return Windows(Window(day, days), Window(day, days))
    found = lake.execute(statement("charts", "newest"), {"now": now}).fetchall()
    wire, pull = found[0]
    if not wire and not pull:
        return None
    return Windows(Window(wire or pull, days), Window(pull or wire, days))


def midnight(day: date) -> datetime:
    """The beginning of a day, in UTC."""
    return datetime.combine(day, time(), UTC)


def in_words(day: date) -> str:
    """A day as `12 March 2026`."""
    return f"{day.day} {day:%B %Y}"
