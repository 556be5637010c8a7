"""The clock of an FTP server whose listings tell no zone, by the times that MDTM gives in UTC."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone, tzinfo

A_QUARTER = timedelta(minutes=15)
"""The offsets of all zones are multiples of it."""
A_MINUTE = timedelta(minutes=1)
FARTHEST = timedelta(hours=14)


def zone_of(local: datetime, exact: datetime, likely: Iterable[tzinfo]) -> tzinfo | None:
    """The zone of a file's time to the minute, tagged UTC, from its exact time in UTC.

    The first of the likely ones that fits, or else a fixed offset; None where no zone makes the
    two the same time, so that the file must have changed in between.
    """
    offset = A_QUARTER * ((local - exact + A_MINUTE) // A_QUARTER)
    if not is_minute_of(local - offset, exact) or abs(offset) > FARTHEST:
        return None
    fitting = (zone for zone in likely if exact.astimezone(zone).utcoffset() == offset)
    return next(fitting, timezone(offset))


def is_minute_of(listed: datetime, exact: datetime) -> bool:
    """Whether a time to the minute is that of an exact one."""
    return timedelta(0) <= exact - listed < A_MINUTE


def agrees(listed: datetime, exact: datetime) -> bool:
    """Whether a listed time may be of the same file as its exact time in UTC.

    Listings of LIST tell the minute, of an older file the day, and by a clock of any zone.
    """
    if listed.replace(microsecond=0) == exact.replace(microsecond=0):
        return True
    if listed.second or listed.microsecond:
        return False
    ahead = exact - listed
    is_day = listed == datetime.combine(listed, datetime.min.time(), UTC)
    if is_day and abs(ahead) <= timedelta(days=1) + FARTHEST:
        return True
    return abs(ahead) <= FARTHEST + A_MINUTE and ahead % A_QUARTER < A_MINUTE
