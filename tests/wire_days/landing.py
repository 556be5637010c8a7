"""Work and land wire days, without the machinery that runs flows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import duckdb
import pyarrow as pa

from schemas import FeedFile
from tests.wire_days.layouts import FEEDS
from tests.wire_days.wire import Delivered
from transforms.enrich.stage import Enriching
from transforms.work import work
from warehouse import land

RUN = "wire-days"


def worked(
    delivered: Sequence[Delivered], enriching: Enriching | None = None
) -> dict[str, pa.Table]:
    """The rows of files of several feeds, by table; names are read where `enriching` says so."""
    by_feed: dict[str, list[FeedFile]] = defaultdict(list)
    for one in delivered:
        by_feed[one.feed.name].append(one.file)
    parts = [work(files, FEEDS[name][0], enriching).tables() for name, files in by_feed.items()]
    return {name: pa.concat_tables([part[name] for part in parts]) for name in parts[0]}


def begin(connection: duckdb.DuckDBPyConnection) -> None:
    """Record the run whose batches follow."""
    land.begin(connection, RUN, "nightly", [*FEEDS], "0")


def land_batch(
    connection: duckdb.DuckDBPyConnection, tables: Mapping[str, pa.Table]
) -> land.Counts:
    """Land a batch in its transaction."""
    return land.batch(connection, RUN, tables, land.Counts())
