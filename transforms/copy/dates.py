"""Dates as wire copy writes them: month and day, mostly without a year."""

import re
from datetime import date, timedelta
from typing import NamedTuple

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SAID_ON = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)

# AP style shortens with a point, Reuters without; some desks write months out.
MONTH = (
    r"(?=[JFMASONDjfmasond])(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?:\b|(?=\d))\.?"
)
DATE = MONTH + r"\s?(?P<day>\d{1,2})(?!\d)(?:,?\s(?P<year>(?:19|20)\d\d)(?!\d))?"

ARRIVES_AHEAD = timedelta(days=2)
"""How far a dateline may lie ahead of the file's time: zones, and copy sent for the next day."""
FAR_FROM_FILE = timedelta(days=60)
"""Beyond this a file's time says when it was copied, not when the story ran."""
NEAR = timedelta(days=31)


class WireDate(NamedTuple):
    """A date in copy; the year is None where the copy leaves it out."""

    year: int | None
    month: int
    day: int

    def on(self, year: int) -> date | None:
        """The day in a year; None for a day the year does not have."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


def read(found: re.Match[str]) -> WireDate:
    """The date of a match of DATE."""
    month = MONTHS.index(found["month"][:3].lower()) + 1
    year = found["year"]
    return WireDate(int(year) if year else None, month, int(found["day"]))


def resolve(
    wire: WireDate, evidence: list[date], file_date: date | None, lead: str = ""
) -> date | None:
    """The calendar date of a date in copy.

    A year that is written stands. Else the year that brings the date nearest to a date the
    document gives in full, within a month of it; else the latest year in which it is no more
    than two days ahead of the file's date. Where that is over two months old, the file is an
    archive's, and the weekday that `lead` names first chooses the year. None for a day that does
    not exist, and where nothing tells the year.
    """
    if wire.year is not None:
        return wire.on(wire.year)
    if near := nearest(wire, evidence):
        return near
    if file_date is None:
        return None
    past = [
        day
        for year in range(file_date.year + 1, file_date.year - 9, -1)
        if (day := wire.on(year)) and day <= file_date + ARRIVES_AHEAD
    ]
    if not past:
        return None
    if file_date - past[0] > FAR_FROM_FILE and (said := SAID_ON.search(lead)):
        weekday = WEEKDAYS.index(said[1].lower())
        return next((day for day in past if day.weekday() == weekday), past[0])
    return past[0]


def nearest(wire: WireDate, evidence: list[date]) -> date | None:
    """The date within a month of a known one, in the year that brings them nearest."""
    candidates = [
        (abs(day - known), day)
        for known in evidence
        for year in (known.year - 1, known.year, known.year + 1)
        if (day := wire.on(year)) and abs(day - known) <= NEAR
    ]
    return min(candidates)[1] if candidates else None
