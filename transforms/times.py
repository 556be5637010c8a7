"""Times as headers declare them, in UTC."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

ZONE_NAME = re.compile(r"(?<=\d\d)[ ]\(?([A-Z]{3,4})\)?\s*\Z")
ZONE_HOURS = {"GMT": 0, "UTC": 0, "UT": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5,
              "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10,
              "BST": 1, "WEST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3,
              "MSK": 3, "HKT": 8, "SGT": 8, "JST": 9, "KST": 9, "AEST": 10,
              "AEDT": 11}  # fmt: skip
"""Zones that wires, mails and feeds name, in hours from UTC; a time in another is not read."""
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
        if named and named[1] in ZONE_HOURS:
            text = f"{text[: named.start()]} {ZONE_HOURS[named[1]]:+03d}00"
            named = None
        try:
            # The library takes -0000 for local; it is UTC of one who keeps his zone to himself.
            time = parsedate_to_datetime(text.replace(" -0000", " +0000"))
        except (ValueError, IndexError, OverflowError):
            return None
    if time.tzinfo is None and named:
        return None
    if time.tzinfo is None:
        time = time.replace(tzinfo=ZoneInfo(zone))
    try:
        return time.astimezone(UTC)
    except OverflowError:  # a day before the year 1 or after 9999, in another zone
        return None
