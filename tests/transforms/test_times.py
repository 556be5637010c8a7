"""Times as headers declare them: ISO 8601, RFC 5322, zones by their names."""

from datetime import UTC, datetime

import pytest

from transforms.times import utc

NOON = datetime(2014, 8, 29, 12, tzinfo=UTC)


TIMES = {
    "2014-08-29T12:00:00Z": NOON,
    "2014-08-29T14:00:00+02:00": NOON,
    "20140829T140000+0200": NOON,
    "2014-08-29T21:00:00": NOON,
    "2014-08-29": datetime(2014, 8, 28, 15, tzinfo=UTC),
    "20140829+0100": datetime(2014, 8, 28, 23, tzinfo=UTC),
    "Fri, 29 Aug 2014 12:00:00 GMT": NOON,
    "Fri, 29 Aug 2014 12:00 UT": NOON,
    "Fri, 29 Aug 2014 14:00:00 +0200": NOON,
    "29 Aug 2014 21:00:00": NOON,
    "Fri, 29 Aug 2014 21:00:00 KST": NOON,
    "Fri, 29 Aug 2014 08:00:00 EDT": NOON,
    "Fri, 29 Aug 2014 04:00:00 AKDT": NOON,
    "Fri, 29 Aug 2014 13:00:00 (BST)": NOON,
    "Fri, 29 Aug 2014 08:00:00 (EDT)": NOON,
    "Fri, 29 Aug 2014 12:00:00 (GMT)": NOON,
    "Fri, 29 Aug 2014 05:00:00 -0700 (PDT)": NOON,
    "Fri, 29 Aug 2014 05:00:00 -0700 (XYZ)": NOON,
    # A sender that does not tell its zone gives the time in UTC (RFC 5322, section 3.3).
    "Fri, 29 Aug 2014 12:00:00 -0000": NOON,
    "Fri, 29 Aug 2014 12:00:00 -0000 (UTC)": NOON,
    "Fri, 29 Aug 2014 12:00:00 XYZ": None,
    "Fri, 29 Aug 2014 12:00:00 IST": None,
    "yesterday": None,
    "": None,
    None: None,
}


@pytest.mark.parametrize(("text", "time"), TIMES.items(), ids=map(str, TIMES))
def test_a_declared_time_is_read(text, time):
    assert utc(text, "Asia/Seoul") == time


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00+09:00", "9999-12-31T23:59:59-12:00"])
def test_a_time_beyond_the_calendar_is_none(text):
    assert utc(text) is None
