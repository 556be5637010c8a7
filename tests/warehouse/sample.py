"""The sample feeds, landed with their names, as they would have come: for tests of what is asked.

Nothing of it hangs on the clock, on when the files were written here, or on where they lie.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa

from schemas import FeedFile, RunState
from transforms.enrich.stage import Enriching
from transforms.source import Feed
from transforms.work import work
from warehouse import health, land
from warehouse.health import FeedToMeasure

FOLDER = Path(__file__).parent.parent / "feeds"
FEEDS = (
    Feed("yonhap", agency="Yonhap", time_zone="Asia/Seoul", language="en"),
    Feed("desk"),
    Feed("formats"),
)
WHARF = Feed("wharf", agency="Yonhap", time_zone="Asia/Seoul", language="en")
CRANES = {
    "AEN20251103000100315.txt": """\
| ▲ A crane stands over the quay at Doran on Nov. 3, 2025. (Yonhap) |
harbor crane
Doran harbor gets new crane
By Seo Da-hye
DORAN, South Korea, Nov. 3 (Yonhap) -- The harbor of Doran got a crane Monday that lifts 90 tons.
(END)
""",
    "AEN20251103000151315.txt": """\
| ▲ A crane stands over the north quay at Doran on Nov. 3, 2025. (Yonhap) |
(LEAD) harbor crane
(LEAD) Doran harbor gets new crane
(ATTN: UPDATES with cost in 2nd para)
By Seo Da-hye
DORAN, South Korea, Nov. 3 (Yonhap) -- The harbor of Doran got a crane Monday that lifts 90 tons.
It cost 4 million crowns.
(END)
""",
}
"""What the sample feeds lack: a caption that a later version revises. Of 2025, as nothing of theirs."""
RUN = "sample"
STARTED_AT = datetime(2026, 7, 20, 2, 15, tzinfo=UTC)
MODIFIED_AT = datetime(2026, 7, 20, tzinfo=UTC)
"""When a file was modified whose name has no day, and that is not in MODIFIED."""
PULLED_AFTER = timedelta(minutes=5)
MODIFIED = {
    "AEN20260303001000315": "04:50",
    "AEN20260303001100315": "05:02",
    "AEN20260303001151315": "05:31",
    "AEN20260303001152315": "08:05",
    "AEN20260417004200320": "02:00",
    "AEN20260417004251320": "06:30",
    "AEN20260417004252320": "09:15",
    "AEN20260609007700885": "03:10",
    "AEN20260609007751885": "03:40",
    "AEN20260609007752885": "05:25",
    "AEN20251103000151315": "04:00",
}
"""At what time of its day (UTC) a file was modified; those of other days at 03:00."""


def land_sample(connection: duckdb.DuckDBPyConnection) -> None:
    """Land the feeds as one run does, a batch each."""
    land.begin(connection, RUN, "nightly", [feed.name for feed in FEEDS], "0")
    for feed in FEEDS:
        paths = sorted((FOLDER / feed.name).rglob("*.*"))
        files = {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in paths}
        _land(connection, feed, files)
    _land(connection, WHARF, {name: text.encode() for name, text in CRANES.items()})
    rows = [(feed.name, "completed", None, 1.0, 0, 0) for feed in FEEDS]
    columns = [pa.array(column) for column in zip(*rows, strict=True)]
    land.feed_runs(
        connection, RUN, pa.table(columns, names=land.FEEDS_OF_RUN.names).cast(land.FEEDS_OF_RUN)
    )
    health.measure(connection, RUN, [FeedToMeasure(feed.name) for feed in FEEDS], STARTED_AT)
    land.end(connection, RUN, RunState.COMPLETED, None)
    connection.execute(
        "UPDATE runs SET started_at = $at, ended_at = $at + INTERVAL 20 SECOND", {"at": STARTED_AT}
    )


def _land(connection: duckdb.DuckDBPyConnection, feed: Feed, files: dict[str, bytes]) -> None:
    pulled = list(_with_outcome(_pulled(feed, name, payload) for name, payload in files.items()))
    tables = work(pulled, feed, Enriching()).tables()
    land.batch(connection, RUN, tables, land.Counts(files_received=len(pulled)))


def _pulled(feed: Feed, name: str, payload: bytes) -> FeedFile:
    modified_at = _modified_at(name)
    return FeedFile(
        run_id=RUN,
        feed=feed.name,
        uri=f"file:///feeds/{name}",
        pulled_at=modified_at + PULLED_AFTER,
        file_id=hashlib.sha256(payload).hexdigest(),
        modified_at=modified_at,
        size_bytes=len(payload),
        payload=payload,
    )


def _with_outcome(files: Iterable[FeedFile]) -> Iterator[FeedFile]:
    """The files, of which those whose bytes another had are duplicates, as in a run."""
    known: set[str | None] = set()
    for file in files:
        is_known = file.file_id in known
        known.add(file.file_id)
        yield replace(file, outcome="duplicate", payload=None) if is_known else file


def _modified_at(name: str) -> datetime:
    found = re.search(r"(202[56]\d{4})(\d*)", name)
    if not found:
        return MODIFIED_AT
    clock = MODIFIED.get(f"AEN{found[0]}", "03:00")
    return datetime.strptime(f"{found[1]} {clock}+0000", "%Y%m%d %H:%M%z")
