"""How each feed is: measured at the end of a run from what came, and written to feed_health."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

import duckdb
import pyarrow as pa

from schemas import FeedHealth, Health, to_table
from warehouse import findings
from warehouse.findings import Documents, Gaps, Silence, Volume
from warehouse.lake import statement
from warehouse.land import transaction

Signal = TypeVar("Signal", Silence, Volume, Gaps, Documents)

HISTORY = timedelta(days=58)
"""Eight weeks, and the days that cutting them takes."""
NUMBERS_HISTORY = timedelta(days=22)
KEPT = ("looked", "arrivals", "numbers", "steps")
"""Read by several signals, each from those before it."""


@dataclass(frozen=True, slots=True)
class FeedToMeasure:
    """A feed to measure: its name, and what feeds.toml says of its silences and its clock."""

    name: str
    silent_after_hours: float | None = None
    time_zone: str = "UTC"


def measure(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    feeds: Sequence[FeedToMeasure],
    now: datetime,
) -> list[FeedHealth]:
    """How the feeds of a run are, each name once, by its own history; in the order they are given.

    Writes them to feed_health in one transaction, in place of what this run wrote of them before.
    Only what was pulled in the last eight weeks is read.
    """
    feeds = list({feed.name: feed for feed in feeds}.values())
    if not feeds:
        return []
    with transaction(connection), _measuring(connection, feeds):
        rows = _measured(connection, run_id, feeds, now)
        _write(connection, run_id, rows)
    return rows


@contextmanager
def _measuring(
    connection: duckdb.DuckDBPyConnection, feeds: Sequence[FeedToMeasure]
) -> Iterator[None]:
    """The feeds as the view `measured_feeds`; what is kept of them goes in the end."""
    columns = {
        "feed": [feed.name for feed in feeds],
        "silent_after_hours": pa.array((feed.silent_after_hours for feed in feeds), pa.float64()),
        "time_zone": [feed.time_zone for feed in feeds],
    }
    connection.register("measured_feeds", pa.table(columns))
    try:
        yield
        for name in KEPT:
            connection.execute(f"DROP TABLE temp.{name}")
    finally:
        connection.unregister("measured_feeds")


def _measured(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    feeds: Sequence[FeedToMeasure],
    now: datetime,
) -> list[FeedHealth]:
    times = {"now": now, "since": now - HISTORY, "numbers_since": now - NUMBERS_HISTORY}
    values = {"run_id": run_id, **times}
    for name in KEPT:
        # A table's name cannot be a parameter; it is one of KEPT.
        kept = f"CREATE OR REPLACE TEMP TABLE {name} AS {statement('health', name)}"
        _execute(connection, kept, values)
    silences = _signals(connection, "silence", Silence, values)
    volumes = _signals(connection, "volume", Volume, values)
    gaps = _signals(connection, "gaps", Gaps, values)
    documents = _signals(connection, "documents", Documents, values)
    return [
        _row(
            FeedHealth(
                run_id=run_id, feed=name, measured_at=now, state=Health.HEALTHY, files_today=0
            ),
            silences[name],
            volumes[name],
            gaps.get(name, Gaps()),
            documents[name],
        )
        for name in (feed.name for feed in feeds)
    ]


def _signals(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    signal: Callable[..., Signal],
    values: dict[str, object],
) -> dict[str, Signal]:
    """What a statement measured, by feed; its columns after the feed are those of the signal."""
    rows = _execute(connection, statement("health", name), values).fetchall()
    return {feed: signal(*measured) for feed, *measured in rows}


def _execute(
    connection: duckdb.DuckDBPyConnection, query: str, values: dict[str, object]
) -> duckdb.DuckDBPyConnection:
    """Run a statement with those of the values that it names: DuckDB refuses others."""
    return connection.execute(query, {k: v for k, v in values.items() if f"${k}" in query})


def _row(
    row: FeedHealth, silence: Silence, volume: Volume, gaps: Gaps, documents: Documents
) -> FeedHealth:
    """A feed's row with what was measured, its state and its findings."""
    found = findings.of(silence, volume, gaps, documents)
    row.state = findings.state_of(found, is_learned=silence.is_known).value
    row.findings = [sentence for _, sentence in found]
    row.newest_file_at = silence.newest_file_at
    row.silent_seconds = silence.seconds if silence.newest_file_at else None
    row.usual_silence_seconds = silence.usual
    row.files_today = volume.files
    row.usual_files = volume.usual
    row.missing_transmissions = gaps.ranges
    row.reject_share = documents.reject_share
    row.latency_seconds = documents.latency_seconds
    row.usual_latency_seconds = documents.usual_latency_seconds
    return row


def _write(connection: duckdb.DuckDBPyConnection, run_id: str, rows: Sequence[FeedHealth]) -> None:
    connection.execute(
        "DELETE FROM feed_health WHERE run_id = ? AND feed IN (SELECT feed FROM measured_feeds)",
        [run_id],
    )
    connection.register("staged", to_table(rows, FeedHealth))
    try:
        connection.execute("INSERT INTO feed_health BY NAME SELECT * FROM staged")
    finally:
        connection.unregister("staged")


def latest(connection: duckdb.DuckDBPyConnection) -> list[FeedHealth]:
    """Each feed as it was measured last, by name."""
    rows = connection.execute(statement("health", "latest"))
    header = [column[0] for column in rows.description or ()]
    return [FeedHealth(**dict(zip(header, row, strict=True))) for row in rows.fetchall()]
