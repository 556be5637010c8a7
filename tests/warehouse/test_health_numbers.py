"""Missing transmission numbers: which are told of invented wires, and which are not."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.warehouse.histories import DAY, HOUR, MINUTE, MONDAY, File, begun, every, put, warehouse
from warehouse import health
from warehouse.health import FeedToMeasure

WEDNESDAY = MONDAY + 2 * DAY


@dataclass(frozen=True)
class Wire:
    """A wire whose items are numbered, one every ten minutes or so, and pulled nightly."""

    form: str = "f{:04d}"
    begins_anew: bool = True
    wraps_at: int | None = None
    minutes: int = 10
    share: float = 1.0
    nights: int = 20
    first: int = 1
    zone: str = "UTC"
    disorder: timedelta = 25 * MINUTE
    working_days: bool = False

    def sent(self, now: datetime) -> Iterator[tuple[datetime, str]]:
        """When each number was sent, and the number as it is written."""
        dice, local = random.Random(4), ZoneInfo(self.zone)
        number, day = self.first, None
        for at in every(self.minutes * MINUTE, now - self.nights * DAY, now):
            today = at.astimezone(local).date()
            if self.working_days and today.weekday() > 4:
                continue
            if self.begins_anew and today != day:
                number, day = self.first, today
            if dice.random() < self.share:
                yield at + self.disorder * dice.random(), self.form.format(number, day=today)
            number = self.first if number == self.wraps_at else number + 1

    def files(
        self, now: datetime, without: frozenset[str] = frozenset(), **about: object
    ) -> list[File]:
        """The files that came, without those of the last day that have a number in `without`."""
        return [
            File(at, now - (now - at) // DAY * DAY, transmission=number, declared_at=at, **about)
            for at, number in self.sent(now)
            if at < now and not (number in without and at > now - DAY)
        ]


def lost(form: str, *numbers: int) -> frozenset[str]:
    return frozenset(form.format(n, day=(WEDNESDAY - DAY).date()) for n in numbers)


@dataclass(frozen=True)
class Numbered:
    """A numbered wire, what is lost of its last day, and the ranges that are found missing."""

    wire: Wire
    lost: frozenset[str] = frozenset()
    missing: tuple[str, ...] = ()
    change: Callable[[list[File], datetime], list[File]] = lambda files, _: files


def late(*numbers: str, at: timedelta) -> Callable[[list[File], datetime], list[File]]:
    """Those numbers of the night before come, and land, hours after they were sent."""

    def change(files: list[File], now: datetime) -> list[File]:
        return [
            replace(f, came_at=now - at, pulled_at=now)
            if f.transmission in numbers and now - 2 * DAY < f.pulled_at <= now - DAY
            else f
            for f in files
        ]

    return change


def without_in_night_before(*numbers: str) -> Callable[[list[File], datetime], list[File]]:
    def change(files: list[File], now: datetime) -> list[File]:
        return [
            f
            for f in files
            if f.transmission not in numbers or not now - 2 * DAY < f.came_at < now - DAY
        ]

    return change


def with_repeat(files: list[File], _: datetime) -> list[File]:
    """A number is a repeat, which declares the time of the story it repeats."""
    return [
        replace(f, declared_at=f.declared_at - 2 * DAY) if f.transmission == "f0050" else f
        for f in files
    ]


def refused(files: list[File], now: datetime) -> list[File]:
    return [*files, *(File(now - 9 * HOUR, now, outcome="rejected") for _ in range(3))]


def all_at_once(files: list[File], _: datetime) -> list[File]:
    """Copied each night, and nothing says when an item was made."""
    return [replace(f, declared_at=None, came_at=f.pulled_at) for f in files]


KNA = "KNA {day:%y%m%d}-89-{:05d}#2"
NUMBERED = {
    "nothing is missing": Numbered(Wire()),
    "three and one": Numbered(Wire(), lost("f{:04d}", 70, 71, 72, 80), ("f0070-f0072", "f0080")),
    "an outage of a day's middle": Numbered(Wire(), lost("f{:04d}", *range(50, 110)), ("f0050-f0109",)),
    "the end of a day is no gap": Numbered(Wire(), lost("f{:04d}", *range(130, 150))),
    "letters, a blank, a name": Numbered(Wire("dpa {:03d}"), lost("dpa {:03d}", 62), ("dpa 062",)),
    "a number alone": Numbered(Wire("{:04d}"), lost("{:04d}", 62, 63), ("0062-0063",)),
    "without leading noughts": Numbered(Wire("V{:d}"), lost("V{:d}", 99, 100), ("V99-V100",)),
    "a date before it, and a revision after": Numbered(
        Wire(KNA), lost(KNA, 65), ("KNA 260505-89-00065",)
    ),
    "a day and a number in one": Numbered(
        Wire("{day:%Y%m%d}{:06d}"), lost("{day:%Y%m%d}{:06d}", 65), ("20260505000065",)
    ),
    "an id that counts nothing": Numbered(Wire("H{:d}NXAA0B1", minutes=30), lost("H{:d}NXAA0B1", 9, 10)),
    "numbers that wrap": Numbered(Wire(begins_anew=False, wraps_at=99), lost("f{:04d}", 50), ("f0050",)),
    "numbers that never begin anew": Numbered(
        Wire("{:06d}", begins_anew=False), lost("{:06d}", 2800), ("002800",)
    ),
    "days that begin at 500": Numbered(Wire(first=500), lost("f{:04d}", 580), ("f0580",)),
    "days of another zone": Numbered(Wire(zone="Asia/Tokyo"), lost("f{:04d}", 58), ("f0058",)),
    "a part of a wire": Numbered(Wire(share=0.6), lost("f{:04d}", 70, 71, 72)),
    "a wire that loses one in a thousand": Numbered(Wire(share=0.999)),
    "a wire that loses one in a thousand, and fifty": Numbered(
        Wire(share=0.9985), lost("f{:04d}", *range(40, 90)), ("f0040-f0089", "f0123")
    ),
    "a wire of four nights": Numbered(Wire(nights=4), lost("f{:04d}", 70)),
    "it came out of order": Numbered(Wire(disorder=55 * MINUTE)),
    "missing last night, and came today": Numbered(Wire(), change=late("f0060", at=5 * HOUR)),
    "missing last night, and still": Numbered(Wire(), change=without_in_night_before("f0060")),
    "missing between two runs": Numbered(Wire(), lost("f{:04d}", 14, 15), ("f0014-f0015",)),
    "a repeat declares another time": Numbered(Wire(), change=with_repeat),
    "a file that was refused may be it": Numbered(Wire(), lost("f{:04d}", 70, 71, 72), change=refused),
    "nobody knows when": Numbered(Wire(), change=all_at_once),
    "slow, over a weekend": Numbered(Wire("{:06d}", begins_anew=False, minutes=90, working_days=True, nights=21)),
    "many": Numbered(
        Wire(), lost("f{:04d}", *range(20, 120, 2)), tuple(f"f{n:04d}" for n in range(20, 60, 2))
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def numbered(tmp_path_factory):
    """All the wires, measured at once."""
    with warehouse(tmp_path_factory) as lake:
        yield measured(lake)


def measured(lake):
    files = {
        name: case.change(case.wire.files(WEDNESDAY, case.lost), WEDNESDAY)
        for name, case in NUMBERED.items()
    }
    put(lake, files)
    begun(lake, "numbered", list(files), WEDNESDAY)
    feeds = [FeedToMeasure(name, None, case.wire.zone) for name, case in NUMBERED.items()]
    return {row.feed: row for row in health.measure(lake, "numbered", feeds, WEDNESDAY + MINUTE)}


@pytest.mark.parametrize("name", NUMBERED)
def test_missing_transmission_numbers_are_told(numbered, name):
    row, missing = numbered[name], NUMBERED[name].missing
    assert tuple(row.missing_transmissions) == missing
    sentences = [s for s in row.findings if s.startswith("transmission numbers missing: ")]
    assert len(sentences) == bool(missing)
    assert all(number in sentence for number in missing for sentence in sentences)


def test_ranges_beyond_twenty_are_counted(numbered):
    assert numbered["many"].findings[-1].endswith(" and 30 ranges more, 50 numbers in all")
