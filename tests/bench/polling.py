"""Polling a feed of ten thousand files that have all landed: nothing new, and how soon it is told.

    python -m tests.bench.polling [FILES [FEED...]]

Feeds of real servers on the loopback, each in a process of its own. `steps` lists a feed and
passes over what the warehouse knows, without Prefect; `run` is `slugline run` of the feed beyond a
run of a folder with nothing new in it. The limit beside them is the same listing by the bare
library (`tests/bench/bare_listings.py`). What is computed does not count the server's work.
"""

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

from duckdb import DuckDBPyConnection

from flows import feeds as feeds_file
from flows import pull
from flows.feeds import FeedConfig
from flows.transports import Asked, Listed
from schemas import FeedFile, Outcome, to_table
from tests.bench.bare import Bare
from tests.bench.bare_listings import LIMITS
from tests.bench.command import load, slugline
from tests.bench.generate import story
from tests.bench.served import ETAG, SERVERS, Served, served
from transforms.enrich.stage import Enriching
from warehouse import Lake, connect, open_for_writing

AIMS = {"s3": 5, "sftp": 5}
ROUNDS = 3
LATER = timedelta(hours=1)
"""By then a file that was written a moment ago has settled."""


def timed(do: Callable[[], object]) -> float:
    """The seconds that it takes, the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.perf_counter()
        do()
        best = min(best, time.perf_counter() - began)
    return best


def write_feeds(folder: Path, feeds: dict[str, Served]) -> None:
    """A feeds.toml of these, and of a folder of one file."""
    (folder / "in").mkdir()
    (folder / "in" / "story.txt").write_text(story(0))
    keys = {"folder": {"path": "in"}, **{name: feed.keys for name, feed in feeds.items()}}
    lines = [
        "\n".join(["[[feeds]]", *(f'{k} = "{v}"' for k, v in {"name": name, **told}.items())])
        for name, told in keys.items()
    ]
    (folder / "feeds.toml").write_text("\n\n".join(lines) + "\n")


def land_all(lake_of: Lake, feed: FeedConfig) -> None:
    """Rows as of a run that landed every file of a feed, as it is listed, with a story's bytes."""
    files = pull.list_files(feed, Asked(datetime.now(UTC) + LATER)).files
    seed = list(SERVERS).index(feed.name)
    payloads = (story(number, seed).encode() for number in range(len(files)))
    rows = [landed(feed, *each) for each in zip(files, payloads, strict=True)]
    with open_for_writing(lake_of, "a benchmark") as lake:
        lake.register("staged", to_table(rows, FeedFile))
        lake.execute("INSERT INTO feed_files BY NAME SELECT * FROM staged")
        lake.unregister("staged")


def landed(feed: FeedConfig, listed: Listed, payload: bytes) -> FeedFile:
    """The row of a file that landed."""
    return FeedFile(
        run_id="earlier",
        feed=feed.name,
        uri=listed.uri,
        pulled_at=datetime.now(UTC) - LATER,
        file_id=hashlib.sha256(payload).hexdigest(),
        modified_at=listed.modified_at,
        size_bytes=listed.size_bytes,
        format="plain",
        outcome=Outcome.ITEMS.value,
        payload=payload,
        etag=ETAG if feed.scheme == "http" else listed.etag,
    )


def steps(lake: DuckDBPyConnection, feed: FeedConfig, files: int, spool: Path) -> None:
    """List a feed, and find all of it known: by the listing, or as the source tells."""
    bare = Bare(lake, "bench", feed, Enriching(None, ()), spool)
    batches, known = bare.new()
    known += sum(bare.fetch(batch).known for batch in batches)
    if known != files:
        sys.exit(f"{feed.name}: {known:,} of {files:,} files are known")


def beyond(folder: Path, name: str, variables: dict[str, str]) -> tuple[float, float]:
    """What `slugline run` of a feed takes beyond one of a folder: seconds, and those computed.

    The two take turns, so that what else the machine does meets both.
    """
    fixed, whole = [], []
    for _ in range(ROUNDS):
        fixed.append(slugline(folder, "run", "folder"))
        whole.append(slugline(folder, "run", name, variables=variables))
    return (
        min(one.seconds for one in whole) - min(one.seconds for one in fixed),
        min(one.cpu_seconds for one in whole) - min(one.cpu_seconds for one in fixed),
    )


def show(folder: Path, feed: FeedConfig, of_server: Served, files: int, lake_of: Lake) -> None:
    """Print the figures of a feed."""
    limit = timed(lambda: LIMITS[feed.name](of_server, files))
    with connect(lake_of) as lake:
        bare = timed(lambda: steps(lake, feed, files, folder))
    seconds, computed = beyond(folder, feed.name, of_server.variables)
    aim = f" (aim under {AIMS[feed.name]} s)" if feed.name in AIMS else ""
    print(
        f"  {feed.name}: the bare library {limit:.2f} s, steps {bare:.2f} s, "
        f"run {seconds:.2f} s beyond the fixed start{aim}, of which {computed:.2f} s computed"
    )


def measure(folder: Path, servers: dict[str, Served], files: int) -> None:
    """Print the figures of feeds that are served."""
    for of_server in servers.values():
        os.environ.update(of_server.variables)
    write_feeds(folder, servers)
    lake = Lake(folder / "lake/catalog.sqlite", folder / "lake/data")
    slugline(folder, "run", "folder")
    feeds = [feed for feed in feeds_file.read(folder / "feeds.toml") if feed.name in servers]
    for feed in feeds:
        land_all(lake, feed)
    print(f"{files:,} known files, nothing new, {load()}:")
    for feed in feeds:
        show(folder, feed, servers[feed.name], files, lake)


def main() -> None:
    """Print the figures."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as name, ExitStack() as running:
        folder, servers = Path(name), {}
        for kind in sys.argv[2:] or SERVERS:
            (folder / kind).mkdir()
            if of_server := running.enter_context(served(kind, files, folder / kind)):
                servers[kind] = of_server
        measure(folder, servers, files)


if __name__ == "__main__":
    main()
