"""Silence and volume: what is found in invented histories, and what is not."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain

import pytest

from tests.warehouse.histories import (
    BUSINESS,
    DAY,
    HOUR,
    LOCAL,
    MINUTE,
    MONDAY,
    WEEK,
    WIRE,
    File,
    at_random,
    begun,
    every,
    pulled_nightly,
    put,
    rate,
    warehouse,
    without,
)  # fmt: skip
from warehouse import health
from warehouse.health import FeedToMeasure

TUESDAY, WEDNESDAY, SATURDAY = MONDAY + DAY, MONDAY + 2 * DAY, MONDAY + 5 * DAY
EIGHT_WEEKS = 8 * WEEK + DAY


@dataclass(frozen=True)
class Case:
    """A history until a night, and what is found then."""

    files: Callable[[datetime], object]
    state: str
    found: tuple[str, ...] = ()
    now: datetime = WEDNESDAY
    set_hours: float | None = None
    zone: str = "UTC"


def busy(now, until=timedelta()):
    return [at for at in at_random(WIRE, now - EIGHT_WEEKS, now) if at < now - until]


def business(now, until=timedelta(), zone="UTC"):
    return at_random(BUSINESS, now - EIGHT_WEEKS, now - until, zone=zone)


def weekly(now, until=timedelta()):
    """A week's review, Mondays at ten or soon after."""
    return every(WEEK, MONDAY - 9 * WEEK + 8 * HOUR, now - until, jitter=HOUR)


def polled(now, until=timedelta()):
    return [File(at, at, has_time=False) for at in every(HOUR, now - EIGHT_WEEKS, now - until)]


def with_page_asked_again(now):
    """A page that brought nothing in a day: other bytes each hour, the same items."""
    page = [replace(file, uri="https://feed.example/page") for file in polled(now, DAY)]
    hours = every(HOUR, now - DAY, now)
    return page + [replace(page[0], came_at=at, pulled_at=at, outcome="duplicate") for at in hours]


def with_feed_down(now):
    down = [File(now - n * DAY, now - n * DAY, has_time=False, outcome="rejected", is_unread=True,
                 uri="sftp://wire.example/out") for n in range(3)]  # fmt: skip
    return chain(pulled_nightly(busy(now, 3 * DAY), now), down)


SILENCES = {
    "a busy wire on an ordinary night": Case(busy, "healthy"),
    "a busy wire on a Saturday night": Case(busy, "healthy", now=SATURDAY),
    "a busy wire that stopped at eight": Case(
        lambda now: busy(now, 6.25 * HOUR), "severe", ("silent for 6 hours; usually never longer than",)
    ),
    "a busy wire that stopped at noon, in a zone where it is evening": Case(
        lambda now: busy(now, 14 * HOUR), "severe", ("silent for 14 hours; ",), zone="Asia/Tokyo"
    ),
    "business hours, after a weekend": Case(business, "healthy", now=MONDAY),
    "business hours, on a Sunday": Case(business, "healthy", now=MONDAY - DAY),
    "business hours, after a holiday": Case(
        lambda now: business(now, 30 * HOUR), "warning", ("silent for 30 hours; ",)
    ),
    "business hours, for a week": Case(
        lambda now: business(now, 7 * DAY), "severe", ("silent for 7 days; usually never longer than",)
    ),
    "an outage in the history is no rhythm": Case(
        lambda now: without(busy(now, 14 * HOUR), now - 12 * DAY, now - 9 * DAY), "severe", ("silent for 14 hours; ",)
    ),
    "an outage in the history is past": Case(
        lambda now: without(busy(now), now - 12 * DAY, now - 9 * DAY), "healthy"
    ),
    "an outage of weeks in the history": Case(
        lambda now: without(busy(now, 14 * HOUR), now - 30 * DAY, now - 12 * DAY), "severe", ("silent for 14 hours; ",)
    ),
    "summer time began in the night": Case(
        lambda now: business(now, zone="Europe/Berlin"), "healthy",
        now=datetime.fromisoformat("2026-03-29T01:15+00:00"), zone="Europe/Berlin",
    ),
    "winter time began two days ago": Case(
        lambda now: business(now, zone="America/New_York"), "healthy",
        now=datetime.fromisoformat("2026-11-03T07:15+00:00"), zone="America/New_York",
    ),
    "a weekly feed, the week under way": Case(weekly, "healthy", now=SATURDAY),
    "a weekly feed, the day it comes": Case(weekly, "healthy", now=MONDAY),
    "a weekly feed that missed a day": Case(
        lambda now: weekly(now, 1.3 * DAY), "warning", ("silent for 8 days; usually never longer than 7",), now=TUESDAY + HOUR * 13
    ),
    "a weekly feed that missed twice": Case(
        lambda now: weekly(now, 9 * DAY), "severe", ("silent for 15 days; ",), now=TUESDAY + HOUR * 13
    ),
    "a few files a day": Case(lambda now: at_random(LOCAL, now - EIGHT_WEEKS, now), "healthy"),
    "a few files a day, none for four": Case(
        lambda now: at_random(LOCAL, now - EIGHT_WEEKS, now - 4 * DAY), "severe", ("silent for 4 days; ",)
    ),
    "an hourly poll": Case(polled, "healthy"),
    "an hourly poll without anything for half a day": Case(
        lambda now: polled(now, 12 * HOUR), "severe", ("silent for 13 hours; usually never longer than 60 minutes",)
    ),
    "a source without times, pulled nightly": Case(
        lambda now: pulled_nightly(busy(now), now, has_time=False), "healthy"
    ),
    "a source without times, for two nights": Case(
        lambda now: pulled_nightly(busy(now, 3 * DAY), now, has_time=False), "severe", ("silent for 3 days; ",)
    ),
    "a page that tells the same again": Case(with_page_asked_again, "severe", ("silent for 25 hours; ",)),
    "a feed that is down": Case(with_feed_down, "severe", ("silent for 3 days; ",)),
    "duplicates and rejects are arrivals": Case(
        lambda now: chain(
            pulled_nightly(busy(now, 12 * HOUR), now),
            pulled_nightly(every(HOUR / 4, now - 12 * HOUR, now - HOUR), now, outcome="duplicate"),
            pulled_nightly([now - HOUR / 2], now, outcome="rejected"),
        ),
        "healthy",
    ),
    "an archive of 1987 that landed today": Case(
        lambda now: [File(MONDAY - 39 * 365 * DAY + n * DAY, now) for n in range(500)], "learning"
    ),
    "a folder that was copied in": Case(
        lambda now: [File(now - HOUR + n * MINUTE / 50, now) for n in range(2000)], "learning"
    ),
    "a folder that was copied in once and again": Case(
        lambda now: [File(at + n * MINUTE, at + HOUR) for at in (now - 50 * DAY, now - 10 * DAY) for n in range(50)], "learning"
    ),
    "an archive beside what comes": Case(
        lambda now: chain(
            pulled_nightly(busy(now, 14 * HOUR), now), [File(now - 900 * DAY, now) for _ in range(50)]
        ),
        "severe",
        ("silent for 14 hours; ",),
    ),
    "a feed of ten days": Case(lambda now: at_random(WIRE, now - 10 * DAY, now - DAY), "learning"),
    "a feed of 16 days": Case(lambda now: at_random(WIRE, now - 16 * DAY, now), "healthy"),
    "a feed of 16 days that stopped": Case(
        lambda now: at_random(WIRE, now - 16 * DAY, now - DAY), "severe", ("silent for 24 hours; ",)
    ),
    "a feed without a file": Case(lambda now: [], "learning"),  # noqa: ARG005
    "hours that are set, within": Case(lambda now: [File(now - 5 * HOUR, now)], "healthy", set_hours=6),
    "hours that are set, beyond": Case(
        lambda now: [File(now - 7 * HOUR, now)], "severe", ("silent for 7 hours; silent_after_hours is 6",), set_hours=6
    ),
    "hours that are set win": Case(lambda now: busy(now, 6.25 * HOUR), "healthy", set_hours=36),
    "clocks that are hours behind": Case(
        lambda now: [replace(f, came_at=f.came_at - 7 * HOUR) for f in pulled_nightly(busy(now), now)], "healthy"
    ),
    "clocks that are hours behind, and it stopped": Case(
        lambda now: [replace(f, came_at=f.came_at - 7 * HOUR) for f in pulled_nightly(busy(now, 14 * HOUR), now)],
        "severe", ("silent for 14 hours; ",),
    ),
    "clocks that are hours ahead": Case(
        lambda now: [replace(f, came_at=f.came_at + 9 * HOUR) for f in pulled_nightly(busy(now), now)], "healthy"
    ),
}  # fmt: skip


def thin(now, share, since=DAY, until=timedelta()):
    """The busy wire, of whose last day only a share came."""
    dice = random.Random(2)
    return [at for at in busy(now, until) if at < now - since or dice.random() < share]


def flood(now, per_hour):
    return sorted(busy(now) + at_random(lambda _: per_hour, now - DAY, now - HOUR, seed=3))


def after_nights_without_runs(now):
    """A source without times, whose files of three days one run pulls."""
    came = pulled_nightly(busy(now), now, has_time=False)
    return [replace(f, pulled_at=now) if f.pulled_at > now - 3 * DAY else f for f in came]


VOLUMES = {
    "a third of a Tuesday": Case(
        lambda now: thin(now, 0.2), "warning", (" files in 24 hours; on Tuesdays usually about 190",)
    ),
    "hardly anything of a Tuesday": Case(
        lambda now: [*thin(now, 0), now - HOUR, now - 9 * HOUR], "severe", (" files in 24 hours; on Tuesdays usually about 190",)
    ),
    "half of a Tuesday": Case(lambda now: thin(now, 0.6), "healthy"),
    "a flood": Case(lambda now: flood(now, 40), "warning", (" files in 24 hours; on Tuesdays",)),
    "an election night": Case(lambda now: flood(now, 6), "healthy"),
    "a Sunday is compared with Sundays": Case(busy, "healthy", now=MONDAY),
    "a Sunday's files on a Tuesday of a business wire": Case(
        lambda now: without(at_random(rate(20, 1, 1, 0), now - EIGHT_WEEKS, now), now - 19 * HOUR, now - 4 * HOUR), "warning",
        ("files in 24 hours; on Tuesdays usually about 3",),
    ),
    "a silent feed is not counted as well": Case(
        lambda now: busy(now, DAY + HOUR), "severe", ("silent for 26 hours",)
    ),
    "small numbers say nothing": Case(
        lambda now: [at for at in at_random(LOCAL, now - EIGHT_WEEKS, now) if not now - DAY < at < now - 4 * HOUR], "healthy"
    ),
    "two weeks are too few to compare": Case(
        lambda now: [at for at in thin(now, 0.2) if at > now - 16 * DAY], "healthy"
    ),
    "three nights pulled at once": Case(after_nights_without_runs, "healthy"),
}  # fmt: skip

CASES = {**SILENCES, **VOLUMES}


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """All the histories, put into one warehouse, those of a night measured at once."""
    with warehouse(tmp_path_factory) as lake:
        put(lake, {name: files_of(case) for name, case in CASES.items()})
        nights = {case.now for case in CASES.values()}
        yield {row.feed: row for now in nights for row in measured(lake, now)}


def measured(lake, now):
    names = [name for name, case in CASES.items() if case.now == now]
    feeds = [FeedToMeasure(name, CASES[name].set_hours, CASES[name].zone) for name in names]
    begun(lake, f"run {now}", names, now)
    begun(lake, f"run before {now}", ["three nights pulled at once"], now - 3 * DAY)
    return health.measure(lake, f"run {now}", feeds, now + 2 * MINUTE)


def files_of(case):
    files = list(case.files(case.now))
    return files if files and isinstance(files[0], File) else pulled_nightly(files, case.now)


@pytest.mark.parametrize("name", CASES)
def test_a_history_is_judged(judged, name):
    case, row = CASES[name], judged[name]
    assert (row.state, len(row.findings)) == (case.state, len(case.found)), row
    for sentence, expected in zip(row.findings, case.found, strict=True):
        assert expected in sentence
