"""What `slugline feeds` shows: how feeds are, and whether they can be reached."""

from datetime import UTC, datetime, timedelta
from typing import Any

import duckdb

from flows import pull
from flows.feeds import FeedConfig
from flows.transports import Asked, FeedError
from schemas import FeedHealth
from warehouse import health

HEALTH = ["feed", "health", "newest_file", "silent_for", "today", "usual", "rejected", "findings"]
TRIED = ["feed", "answer", "files", "left", "newest_file", "where"]
REACHED, FAILED = "reached", "failed"


def of_health(lake: duckdb.DuckDBPyConnection, feeds: list[FeedConfig]) -> list[list[Any]]:
    """A row of HEALTH for each feed, as its last run found it."""
    known = {row.feed: row for row in health.latest(lake)}
    return [_health(feed.name, known.get(feed.name)) for feed in feeds]


def tried(feeds: list[FeedConfig]) -> list[list[Any]]:
    """A row of TRIED for each feed: it is opened and listed, and nothing of it lands."""
    return [_tried(feed, Asked(datetime.now(UTC))) for feed in feeds]


def _health(name: str, row: FeedHealth | None) -> list[Any]:
    if row is None:
        return [name, "not run yet", *[None] * (len(HEALTH) - 2)]
    return [
        name,
        row.state,
        _minute(row.newest_file_at),
        None if row.silent_seconds is None else _span(row.silent_seconds),
        row.files_today,
        row.usual_files,
        None if row.reject_share is None else f"{row.reject_share:.0%}",
        "; ".join(row.findings),
    ]


def _tried(feed: FeedConfig, asked: Asked) -> list[Any]:
    try:
        listing = pull.list_files(feed, asked)
    except FeedError as error:
        return [feed.name, FAILED, None, None, None, str(error)]
    times = [listed.modified_at for listed in listing.files if listed.modified_at]
    newest = _minute(max(times, default=None))
    return [feed.name, REACHED, len(listing.files), listing.left, newest, feed.address]


def _minute(moment: datetime | None) -> str | None:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M}" if moment else None


def _span(seconds: float) -> str:
    """So many seconds in the two largest units, as 2 d 3 h."""
    span = timedelta(seconds=seconds)
    hours, minutes = span.seconds // 3600, span.seconds % 3600 // 60
    return f"{span.days} d {hours} h" if span.days else f"{hours} h {minutes} min"
