"""False alarms and true ones, counted over sixty mornings of ordinary feeds, each its own history."""

import random
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from schemas import Health
from tests.warehouse.histories import (
    DAY,
    HOUR,
    MINUTE,
    MONDAY,
    WEEK,
    File,
    at_random,
    begun,
    every,
    pulled_nightly,
    put,
    rate,
    warehouse,
)  # fmt: skip
from warehouse import health
from warehouse.health import FeedToMeasure

MORNINGS = 60
FAULTY_MORNINGS = 14
SINCE = MONDAY - 8 * WEEK - DAY


def at_rate(per_hour, morning):
    """Files at random; the morning is that of another weekday each."""
    shifted = timedelta(days=morning % 7)
    return at_random(lambda local: per_hour(local + shifted), SINCE, MONDAY, seed=morning)


def in_bursts(morning):
    """Ten files at once, a few times a day."""
    bursts = at_rate(rate(0.3, 0.2, 0.2, 0.05), morning)
    return sorted(
        at + n * MINUTE / 9 for at in bursts for n in range(10) if at + 3 * MINUTE < MONDAY
    )


def by_the_clock(step, jitter, morning):
    return every(step, SINCE + morning % 7 * DAY + 4 * HOUR, MONDAY, jitter=jitter, seed=morning)


def on_working_days(morning):
    """About six in the morning on five days of the week."""
    return [at for at in by_the_clock(DAY, 2 * HOUR, morning) if (at.weekday() + morning) % 7 < 5]


FEEDS = {
    "wire": lambda morning: at_rate(rate(2.5, 1.5, 1, 0.6), morning),
    "business": lambda morning: at_rate(rate(2, 0, 0, 0), morning),
    "local": lambda morning: at_rate(rate(0.6, 0.3, 0.2, 0), morning),
    "sparse": lambda morning: at_rate(rate(0.1, 0.1, 0.1, 0.1), morning),
    "bursts": in_bursts,
    "every three hours": lambda morning: by_the_clock(3 * HOUR, 5 * MINUTE, morning),
    "working days": on_working_days,
    "weekly": lambda morning: by_the_clock(WEEK, 4 * HOUR, morning),
}
NUMBERED = ("wire", "business")
FAULTS = {  # from when on nothing comes
    "wire": DAY / 2,
    "business": 5 * DAY,
    "local": 3 * DAY,
    "sparse": 12 * DAY,
    "bursts": 3 * DAY,
    "every three hours": 12 * HOUR,
    "working days": 5 * DAY,
    "weekly": 10 * DAY,
}


def files_of(kind, morning):
    """The files of a feed as nightly runs pulled them, numbered each day from 1 where they are."""
    came = FEEDS[kind](morning)
    if kind == "every three hours":
        return [File(at, at, has_time=False) for at in came]
    files = pulled_nightly(came, MONDAY)
    return numbered(files, kind[0]) if kind in NUMBERED else list(files)


def numbered(files, service):
    """The files; those of three weeks with a number, from 1 each day, and a time minutes older."""
    seen, rows = Counter(), []
    for f in files:
        if f.came_at < MONDAY - 3 * WEEK:
            rows.append(f)
            continue
        seen[f.came_at.date()] += 1
        number = f"{service}{seen[f.came_at.date()]:04d}"
        rows.append(replace(f, transmission=number, declared_at=f.came_at - 7 * MINUTE))
    return rows


@pytest.fixture(scope="module")
def mornings(tmp_path_factory):
    """The state of each feed on each morning, by its name, and what was found."""
    ordinary = {(kind, n): files_of(kind, n) for kind in FEEDS for n in range(MORNINGS)}
    faulty = {
        (f"{kind}, stopped", n): [f for f in ordinary[kind, n] if f.came_at < MONDAY - silent]
        for kind, silent in FAULTS.items()
        for n in range(FAULTY_MORNINGS)
    }
    holed = {
        ("wire, with a hole", n): with_hole(ordinary["wire", n], n) for n in range(FAULTY_MORNINGS)
    }
    feeds = {f"{kind} {n}": files for (kind, n), files in (ordinary | faulty | holed).items()}
    with warehouse(tmp_path_factory) as lake:
        put(lake, feeds)
        begun(lake, "run", list(feeds), MONDAY)
        rows = health.measure(lake, "run", [FeedToMeasure(name) for name in feeds], MONDAY + MINUTE)
    return {row.feed: row for row in rows}


def with_hole(files, morning):
    """Without one file of the middle of yesterday."""
    of_yesterday = [f for f in files if MONDAY - 20 * HOUR < f.came_at < MONDAY - 6 * HOUR]
    lost = random.Random(morning).choice(of_yesterday)
    return [f for f in files if f is not lost]


def rows_of(mornings, kind, count):
    return [mornings[f"{kind} {n}"] for n in range(count)]


def test_ordinary_mornings_raise_hardly_an_alarm(mornings):
    rows = [row for kind in FEEDS for row in rows_of(mornings, kind, MORNINGS)]
    states = Counter(row.state for row in rows)
    assert states[Health.SEVERE] == 0
    assert states[Health.LEARNING] == 0
    assert states[Health.WARNING] < len(rows) / 100, [r.findings for r in rows if r.findings]


@pytest.mark.parametrize("kind", FAULTS)
def test_a_feed_that_stopped_is_found(mornings, kind):
    found = [
        row
        for row in rows_of(mornings, f"{kind}, stopped", FAULTY_MORNINGS)
        if any("silent for" in sentence for sentence in row.findings)
    ]
    assert len(found) >= 0.9 * FAULTY_MORNINGS


def test_a_lost_number_is_found(mornings):
    rows = rows_of(mornings, "wire, with a hole", FAULTY_MORNINGS)
    assert [len(row.missing_transmissions) for row in rows] == [1] * FAULTY_MORNINGS
