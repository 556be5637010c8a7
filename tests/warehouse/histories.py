"""Histories of invented feeds: when their files came, put straight into the tables."""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import duckdb
import pyarrow as pa
import pytest

from schemas import FeedFile, Item, schema_of
from warehouse import Lake, open_for_writing

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)

MONDAY = datetime(2026, 5, 4, 2, 15, tzinfo=UTC)
"""A Monday, at the clock of the nightly runs."""


def rate(
    weekday: float, saturday: float, sunday: float, night: float
) -> Callable[[datetime], float]:
    """Files an hour, by the local clock: from seven in the morning until eleven, and at night."""

    def per_hour(local: datetime) -> float:
        by_day = (saturday, sunday)[local.weekday() - 5] if local.weekday() > 4 else weekday
        return by_day if 7 <= local.hour < 23 else night

    return per_hour


WIRE = rate(10, 6, 4, 3)
BUSINESS = rate(5, 0, 0, 0)
LOCAL = rate(0.6, 0.3, 0.2, 0)
SPARSE = rate(0.12, 0.12, 0.12, 0.12)


@cache
def at_random(
    per_hour: Callable[[datetime], float],
    since: datetime,
    until: datetime,
    seed: int = 1,
    zone: str = "UTC",
) -> list[datetime]:
    """When files come at random, so many an hour."""
    dice, local = random.Random(seed), ZoneInfo(zone)
    came: list[datetime] = []
    hour = since.replace(minute=0, second=0, microsecond=0)
    while hour < until:
        expected, n = per_hour(hour.astimezone(local)), 0
        waited = dice.expovariate(1)
        while waited < expected:
            n, waited = n + 1, waited + dice.expovariate(1)
        came += [hour + HOUR * dice.random() for _ in range(n)]
        hour += HOUR
    return sorted(at for at in came if since <= at < until)


def every(
    step: timedelta,
    since: datetime,
    until: datetime,
    jitter: timedelta = timedelta(),
    seed: int = 1,
) -> list[datetime]:
    """When files come by the clock, up to `jitter` late."""
    dice = random.Random(seed)
    steps = range(int((until - since) / step) + 1)
    came = (since + n * step + jitter * dice.random() for n in steps)
    return [at for at in came if at < until]


def without(came: Iterable[datetime], since: datetime, until: datetime) -> list[datetime]:
    """What came but for an outage."""
    return [at for at in came if not since <= at < until]


@dataclass(frozen=True, slots=True)
class File:
    """A file of a feed, as much of it as health is measured by."""

    came_at: datetime
    pulled_at: datetime
    has_time: bool = True
    outcome: str = "items"
    run_id: str = "nightly"
    uri: str | None = None
    transmission: str | None = None
    declared_at: datetime | None = None
    is_unread: bool = False


def pulled_nightly(came: Iterable[datetime], at: datetime, **about: object) -> Iterator[File]:
    """Files as nightly runs pull them, at the clock of `at`."""
    for came_at in came:
        nights = (at - came_at) // DAY
        yield File(came_at, at - nights * DAY, **about)


@contextmanager
def warehouse(factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse that the histories of a module share."""
    folder = factory.mktemp("histories")
    with open_for_writing(Lake(folder / "catalog.sqlite", folder / "data"), "a test") as connection:
        yield connection


def put(connection: duckdb.DuckDBPyConnection, feeds: Mapping[str, Iterable[File]]) -> None:
    """Put the files of feeds, and the items of those that declare something, into the tables."""
    rows = [
        (feed, f"{feed}-{n}", file) for feed, files in feeds.items() for n, file in enumerate(files)
    ]
    _insert(
        connection,
        "feed_files",
        FeedFile,
        run_id=[file.run_id for _, _, file in rows],
        feed=[feed for feed, _, _ in rows],
        uri=[file.uri or f"file:///{file_id}" for _, file_id, file in rows],
        pulled_at=[file.pulled_at for _, _, file in rows],
        modified_at=[file.came_at if file.has_time else None for _, _, file in rows],
        file_id=[None if file.is_unread else file_id for _, file_id, file in rows],
        outcome=[file.outcome for _, _, file in rows],
    )
    items = [row for row in rows if row[2].transmission or row[2].declared_at]
    if not items:
        return
    whole = ("position", "parser_version", "words", "revision_ordinal")
    _insert(
        connection,
        "items",
        Item,
        item_id=[file_id for _, file_id, _ in items],
        feed=[feed for feed, _, _ in items],
        file_id=[file_id for _, file_id, _ in items],
        version_created_at=[file.declared_at for _, _, file in items],
        transmission=[file.transmission for _, _, file in items],
        **{name: [0] * len(items) for name in whole},
        **{name: [""] * len(items) for name in ("format", "pub_status", "kind")},
    )


def _insert(
    connection: duckdb.DuckDBPyConnection, table: str, record: type, **columns: list[object]
) -> None:
    schema = schema_of(record)
    rows = pa.table({name: pa.array(v, schema.field(name).type) for name, v in columns.items()})
    connection.register("put", rows)
    connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM put")
    connection.unregister("put")


def begun(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    feeds: list[str],
    started_at: datetime,
    flow: str = "nightly",
) -> None:
    """Record that a run began."""
    connection.execute(
        "INSERT INTO runs BY NAME SELECT $run_id AS run_id, $flow AS flow, $feeds AS feeds, "
        "$started_at AS started_at, 'running' AS state, '0' AS slugline_version, "
        + ", ".join(f"0 AS {name}" for name in COUNTS),
        {"run_id": run_id, "flow": flow, "feeds": feeds, "started_at": started_at},
    )


COUNTS = ("files_received", "files_left", "files_resumed", "files_items", "files_duplicate",
    "files_not_news", "files_rejected", "items", "captions", "rejects")  # fmt: skip
