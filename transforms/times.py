"""Times as headers declare them, in UTC."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

ZONE_NAME = re.compile(r"\d\d[ ]\(?([A-Z]{3,4})\)?\s*\Z")
ZONES = {"KST": "+0900", "JST": "+0900", "MSK": "+0300", "EET": "+0200",
         "EEST": "+0300", "CET": "+0100", "CEST": "+0200", "MEZ": "+0100", "MESZ": "+0200",
         "BST": "+0100", "WEST": "+0100", "AEST": "+1000", "AEDT": "+1100", "HKT": "+0800",
         "SGT": "+0800"}  # fmt: skip
"""Zones that mails and feeds name and RFC 5322 does not know; a time in another is not read."""
UNIVERSAL = ("GMT", "UTC", "UT")
DAY_WITH_OFFSET = re.compile(r"(\d{4}-?\d\d-?\d\d)T?(Z|[+-]\d\d:?\d\d)\Z")


def utc(text: str | None, zone: str = "UTC") -> datetime | None:
    """A declared time in UTC; None where there is none, or none that can be read.

    ISO 8601, extended (`2014-08-29T12:00:00+02:00`) or basic (`20140829T120000+0200`), and RFC
    5322 (`Fri, 29 Aug 2014 12:00:00 GMT`). One without offset is local to `zone`, an IANA name;
    a date alone is its midnight, with an offset (`20080219+0100`) that zone's.
    """
    text = (text or "").strip()
    if not text:
        return None
    if day := DAY_WITH_OFFSET.match(text):
        text = f"{day[1]}T000000{day[2]}"
    named = None
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        named = ZONE_NAME.search(text)
        if named and named[1] in ZONES:
            text = f"{text[: named.start(1)]}{ZONES[named[1]]}"
            named = None
        try:
            time = parsedate_to_datetime(text)
        except (ValueError, IndexError, OverflowError):
            return None
    if time.tzinfo is None and named and named[1] not in UNIVERSAL:
        return None
    if time.tzinfo is None:
        time = time.replace(tzinfo=ZoneInfo(zone))
    try:
        return time.astimezone(UTC)
    except OverflowError:  # a day before the year 1 or after 9999, in another zone
        return None
