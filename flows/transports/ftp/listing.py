"""The lines of FTP listings: those of MLSD, and those of LIST as Unix and as Windows write them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
A_DAY = timedelta(days=1)
LINE_CHARS = 8192
"""No name is so long. What is longer is not searched, for that takes time by its square."""


class Kind(StrEnum):
    """What a line of a listing stands for. A folder's lines for itself and its parent are OTHER."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a listing. `name` has bytes that are no UTF-8 as surrogates.

    `is_local` says that `modified_at` is the server's clock, to the minute, as if it were UTC;
    `identity` is the same for all names of a folder, where the server tells.
    """

    name: str
    kind: Kind
    size_bytes: int | None = None
    modified_at: datetime | None = None
    is_local: bool = False
    identity: str | None = None


def mlsd_entry(line: str) -> Entry | None:
    """A line of MLSD (RFC 3659, section 7); None for one that is none."""
    facts, space, name = line.partition(" ")
    told = {
        key.lower(): value
        for key, equals, value in (fact.partition("=") for fact in facts.split(";"))
        if equals
    }
    if not (space and name and "type" in told):
        return None
    return Entry(
        name,
        _kind_of(told["type"].lower()),
        number(told.get("size", "")),
        mlsd_time(told.get("modify", "")),
        identity=told.get("unique", "").strip("0") or None,
    )


def _kind_of(type_fact: str) -> Kind:
    if type_fact in ("file", "dir"):
        return Kind.FILE if type_fact == "file" else Kind.FOLDER
    return Kind.LINK if "link" in type_fact else Kind.OTHER


def mlsd_time(text: str) -> datetime | None:
    """A time as MLSD and MDTM give it, UTC; None for another text."""
    found = re.match(r"(\d{14})(?:\.(\d{1,6}))?\d*$", text.strip())
    if not found:
        return None
    try:
        seconds = datetime.strptime(found[1], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    return seconds.replace(microsecond=int((found[2] or "0").ljust(6, "0")))


A_MONTH = f"(?i:{'|'.join(MONTHS)})"
UNIX = re.compile(
    r"(?P<kind>[-bcdlps])(?:[-rwxsStTlLaAy.+@]{9,11}|\s?\[[-\w]+\])\s"
    r".*?(?P<size>\d+)\s+"
    rf"(?:(?P<month>{A_MONTH})\s+(?P<day>\d{{1,2}})|(?P<day1>\d{{1,2}})\s+(?P<month1>{A_MONTH}))\s+"
    r"(?:(?P<time>\d{1,2}:\d\d)|(?P<exact>\d{1,2}:\d\d:\d\d)\s+(?P<year1>\d{4})|(?P<year>\d{4}))"
    r"\s(?P<name>.+)",
    re.DOTALL,
)
UNIX_ISO = re.compile(
    r"(?P<kind>[-bcdlps])\S{9,11}\s.*?(?P<size>\d+)\s+"
    r"(?P<date>\d{4}-\d\d-\d\d)\s+(?P<time>\d\d:\d\d)(?::\d\d(?:\.\d+)?(?: [-+]\d{4})?)?"
    r"\s(?P<name>.+)",
    re.DOTALL,
)
UNIX_ABROAD = re.compile(
    r"(?P<kind>[-bcdlps])\S{9,11}\s.*?(?P<size>\d+)\s+"
    r"(?:[^\W\d]+\.?\s+\d{1,2}\.?|\d{1,2}\.?\s+[^\W\d]+\.?)\s+(?:\d{1,2}:\d\d|\d{4})\s(?P<name>.+)",
    re.DOTALL,
)
"""The month in a language that is not read: the file is known, its time is not."""
WINDOWS = re.compile(
    r"(?:(?P<month>\d\d)[-/](?P<day>\d\d)[-/](?P<year>\d{4}|\d\d)|(?P<date>\d{4}-\d\d-\d\d))\s+"
    r"(?P<time>\d\d:\d\d)\s?(?P<half>[AP]M)?\s+(?:<(?P<kind>[A-Z]+)>\s+|(?P<size>[\d.,]+)\s)"
    r"(?P<name>.+)",
    re.DOTALL,
)
REMARK = re.compile(r"total:?\s+[\d.,]+[KMG]?\s*\w*|no files.*", re.IGNORECASE)
UNIX_KINDS = {"-": Kind.FILE, "d": Kind.FOLDER, "l": Kind.LINK}


def list_entry(line: str, now: datetime) -> Entry | None:
    """A line of LIST; None for one in no style that is known. `now` tells the year left out."""
    if len(line) > LINE_CHARS:
        return None
    for pattern, read in STYLES.items():
        if found := pattern.fullmatch(line):
            return read(found, now)
    return None


def is_remark(line: str) -> bool:
    """Whether a line of LIST says nothing of a file: `total 12`, `No files found`."""
    return not line.strip() or bool(REMARK.fullmatch(line.strip()))


def _of_unix(found: re.Match[str], now: datetime) -> Entry:
    month = MONTHS.index((found["month"] or found["month1"]).lower()) + 1
    day = int(found["day"] or found["day1"])
    if clock := found["time"]:
        modified_at = _latest(month, day, clock, now)
    else:
        year = int(found["year"] or found["year1"])
        modified_at = _time_of(year, month, day, found["exact"] or "0:00")
    return _unix_entry(found, modified_at, is_local=found["year"] is None)


def _of_unix_iso(found: re.Match[str], now: datetime) -> Entry:
    del now
    year, month, day = map(int, found["date"].split("-"))
    return _unix_entry(found, _time_of(year, month, day, found["time"]), is_local=True)


def _unix_entry(
    found: re.Match[str], modified_at: datetime | None, *, is_local: bool = False
) -> Entry:
    kind = UNIX_KINDS.get(found["kind"], Kind.OTHER)
    name = found["name"].partition(" -> ")[0] if kind is Kind.LINK else found["name"]
    # The size of a link is that of its target's name.
    size_bytes = int(found["size"]) if kind is Kind.FILE else None
    return Entry(name, kind, size_bytes, modified_at, is_local=is_local and modified_at is not None)


def _of_windows(found: re.Match[str], now: datetime) -> Entry:
    del now
    if found["date"]:
        year, month, day = map(int, found["date"].split("-"))
    else:
        year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
        year += 0 if year > 99 else 2000 if year < 70 else 1900
    modified_at = _time_of(year, month, day, found["time"], found["half"])
    kind, name = Kind.FILE, found["name"]
    if mark := found["kind"]:
        kind = Kind.FOLDER if mark == "DIR" else Kind.LINK
        name = name if mark == "DIR" else name.partition(" [")[0]
    size_bytes = number(re.sub("[.,]", "", found["size"] or ""))
    return Entry(name, kind, size_bytes, modified_at, is_local=modified_at is not None)


STYLES: dict[re.Pattern[str], Callable[[re.Match[str], datetime], Entry]] = {
    UNIX: _of_unix,
    UNIX_ISO: _of_unix_iso,
    UNIX_ABROAD: lambda found, _: _unix_entry(found, None),
    WINDOWS: _of_windows,
}


def _latest(month: int, day: int, clock: str, now: datetime) -> datetime | None:
    """The last time of that date: a listing leaves out the year of the past half-year's files.

    It may be up to a day ahead, for the server's clock may be of another zone.
    """
    times = (_time_of(now.year + 1 - back, month, day, clock) for back in range(9))
    return next((time for time in times if time and time <= now + A_DAY), None)


def _time_of(
    year: int, month: int, day: int, clock: str, half: str | None = None
) -> datetime | None:
    hour, minute, second = (*map(int, clock.split(":")), 0)[:3]
    if half:
        hour = hour % 12 + (12 if half == "PM" else 0)
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None


def number(text: str) -> int | None:
    """A number of decimal digits; None for another text."""
    return int(text) if text.isascii() and text.isdecimal() else None
