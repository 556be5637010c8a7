"""Dates as wire copy writes them: month and day, mostly without a year."""

import re
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from transforms.copy.months import BY_NAME, is_weekday, month_of

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SAID_ON = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)

# AP style shortens with a point, Reuters without; some desks write months out.
MONTH = (
    r"(?=[JFMASONDjfmasond])(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?:\b|(?=\d))\.?"
)
DATE = MONTH + r"\s?(?P<day>\d{1,2})(?!\d)(?:,?\s(?P<year>(?:19|20)\d\d)(?!\d))?"

_WORD = r"(?P<month>[^\W\d_]{3,14})"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
AT_END = tuple(
    re.compile(rf"(?<![^\s,.(/]){form}[\s,.]*+\Z")
    for form in (
        # 2026. január 12.; 2026 January 12
        rf"{_YEAR}[.,]?\s{_WORD}\.?\s{_DAY}",
        # January 12, 2026; Jan.12; January 12th
        rf"{_WORD}\.?\s*{_DAY}(?!\d)(?i:st|nd|rd|th)?(?:[,.]?\s*{_YEAR})?",
        # 12 jan 2026; 12. Januar; 12 de enero de 2026; 1er janvier; 12th January, 2026
        (
            rf"{_DAY}(?:\.|(?i:st|nd|rd|th|er)|[º°ª])?\s*(?i:de\s|of\s)?{_WORD}\.?"
            rf"(?:,?\s*(?i:del?\s)?{_YEAR})?"
        ),
        # 12/01; 12.01.2026: the day first, but for 1/13
        rf"{_DAY}[./](?P<month>\d{{1,2}})(?:[./]{_YEAR})?",
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)",
        # 2026년 1월 12일; 1月12日
        rf"(?:{_YEAR}\s?[年년]\s?)?(?P<month>\d{{1,2}})\s?[月월]\s?{_DAY}\s?[日일]",
    )
)
"""Dates as datelines end with them, in the order in which they are tried."""
DATE_CHARS = 40
HAS_DIGIT = re.compile(r"\d")
COMMA = re.compile(",")
LAST_WORD = re.compile(r"(?<![^\s,.])(?P<word>[^\W\d_][^\W\d_-]*(?:-[^\W\d_]+)?)[\s,.]*\Z")

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
    year, month = found["year"], BY_NAME[found["month"].lower()]
    return WireDate(int(year) if year else None, month, int(found["day"]))


class Dated(NamedTuple):
    """What stands before the date that a text ends with, and the date; None for a weekday.

    `in_figures` says that the month is a number, as it is in 12/01, and may be in a table.
    """

    before: str
    date: WireDate | None
    in_figures: bool = False


def at_end(text: str) -> Dated | None:
    """The date that a text ends with, as a dateline writes it; None where it ends otherwise.

    A month and a day in either order, in many languages, shortened or with a typo, with or
    without year and weekday: `Jan. 12`, `21 Nov. 2024`, `12 de enero`, `lundi 12 janvier`,
    `12/01`, `2026. január 12., hétfő`. A weekday alone is a date that nobody can tell.
    """
    bare = _without_weekday(text)
    tail = max(0, len(bare) - DATE_CHARS)
    for form in AT_END if HAS_DIGIT.search(bare, tail) else ():
        if (found := form.search(bare, tail)) and (date := _date_of(found)):
            before = _without_weekday(bare[: found.start()])
            return Dated(before, date, in_figures=found["month"].isdecimal())
    return Dated(bare, None) if bare != text else None


def at_beginning(text: str) -> Dated | None:
    """The date that stands before one of the first two commas of a text, and what follows it."""
    for at in [comma.start() for comma in islice(COMMA.finditer(text), 2)][::-1]:
        if (dated := at_end(text[:at])) and dated.date and not dated.before.strip():
            return Dated(text[at + 1 :].strip(), dated.date)
    return None


def _without_weekday(text: str) -> str:
    """A text without the weekday it ends with; SANTO DOMINGO is a city."""
    found = LAST_WORD.search(text)
    if found is None or not is_weekday(found["word"]):
        return text
    before = text[: found.start()]
    stands_apart = before.rstrip()[-1:] in ("", ",", ".")
    return before if stands_apart or found["word"].casefold().endswith("day") else text


def _date_of(found: re.Match[str]) -> WireDate | None:
    """The date of a match of AT_END; None where a word or a number is no month or day."""
    month_name, day = found["month"], int(found["day"])
    month = int(month_name) if month_name.isdecimal() else month_of(month_name)
    if month_name.isdecimal() and month is not None and month > 12 >= day:
        month, day = day, month
    if not month or month > 12 or not 1 <= day <= 31:
        return None
    year = found["year"]
    return WireDate(int(year) if year else None, month, day)


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
