"""Times as headers declare them, in UTC."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo


def utc(text: str | None, zone: str = "UTC") -> datetime | None:
    """A declared time in UTC; None where there is none, or none that can be read.

    ISO 8601, extended (`2014-08-29T12:00:00+02:00`) or basic (`20140829T120000+0200`), and RFC
    5322 (`Fri, 29 Aug 2014 12:00:00 GMT`). One without offset is local to `zone`, an IANA name;
    a date alone is its midnight.
    """
    text = (text or "").strip()
    if not text:
        return None
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        try:
            time = parsedate_to_datetime(text)
        except (ValueError, IndexError):
            return None
    if time.tzinfo is None:
        time = time.replace(tzinfo=ZoneInfo(zone))
    try:
        return time.astimezone(UTC)
    except OverflowError:  # a day before the year 1 or after 9999, in another zone
        return None
