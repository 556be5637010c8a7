"""The commands that run a flow now."""

import os
import sys
from datetime import datetime
from glob import has_magic
from pathlib import Path
from typing import Annotated

import typer
from duckdb import DuckDBPyConnection

from flows.cli.app import (
    BAD_USAGE,
    DAY,
    Debug,
    app,
    checked_settings,
    execute,
    fail,
    told_plainly,
    with_feeds,
)
from flows.settings import Settings
from flows.show import OutputFormat, write_rows
from warehouse import connect


@app.command()
def run(
    feeds: Annotated[
        list[str] | None, typer.Argument(metavar="FEED...", help="Feeds to pull; none for all.")
    ] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=[DAY], help="Only files changed since this day.")
    ] = None,
    debug: Debug = False,
) -> None:
    """Run the nightly flow now: pull, work, land, check."""
    with told_plainly(debug):
        settings = with_feeds(feeds or [])
        parameters = {"feeds": feeds or [], "since": since and since.date()}
        execute(settings, "nightly", parameters, debug)


@app.command()
def backfill(
    feed: Annotated[str, typer.Argument(help="A feed of feeds.toml.")],
    from_day: Annotated[datetime, typer.Argument(formats=[DAY], help="The first day (UTC).")],
    to_day: Annotated[datetime, typer.Argument(formats=[DAY], help="The last day.")],
    debug: Debug = False,
) -> None:
    """Pull what a feed holds of some days, by the time its files were changed."""
    with told_plainly(debug):
        settings = with_feeds([feed])
        days = {"from_day": from_day.date(), "to_day": to_day.date()}
        execute(settings, "backfill", {"feed": feed, **days}, debug)


@app.command()
def load(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files, folders or globs.")
    ],
    feed: Annotated[str, typer.Option(help="Feed to land them as.")] = "load",
    format: Annotated[str, typer.Option(help="Wire format, or auto.")] = "auto",
    debug: Debug = False,
) -> None:
    """Land files or folders directly."""
    from flows import feeds as feeds_file

    given = [os.path.abspath(path) for path in paths]
    if gone := next((p for p in given if not (os.path.lexists(p) or has_magic(p))), None):
        fail(f"there is no {gone}", BAD_USAGE)
    with told_plainly(debug):
        settings = checked_settings()
        feeds_file.of_paths(given, feed, format, settings.feeds_file)
        execute(settings, "load", {"paths": given, "feed": feed, "format": format}, debug)


@app.command()
def reprocess(
    feeds: Annotated[
        list[str] | None, typer.Argument(metavar="FEED...", help="Only their files; none for all.")
    ] = None,
    formats: Annotated[
        list[str] | None, typer.Option("--format", help="Only files read as this format.")
    ] = None,
    all_files: Annotated[
        bool, typer.Option("--all", help="Those too that this slugline has read.")
    ] = False,
    from_day: Annotated[
        datetime | None, typer.Option("--from", formats=[DAY], help="Pulled on this day or later.")
    ] = None,
    to_day: Annotated[
        datetime | None, typer.Option("--to", formats=[DAY], help="Pulled on this day or earlier.")
    ] = None,
    where: Annotated[
        str, typer.Option(help="A condition in SQL on the columns of feed_files.")
    ] = "",
    debug: Debug = False,
) -> None:
    """Work stored files again with today's parsers; by itself, those that an older one read."""
    with told_plainly(debug):
        parameters = {
            "feeds": feeds or [],
            "formats": formats or [],
            "outdated_only": not all_files,
            "from_day": from_day and from_day.date(),
            "to_day": to_day and to_day.date(),
            "where": where,
        }
        execute(checked_settings(), "reprocess", parameters, debug)


@app.command()
def maintain(
    keep_days: Annotated[
        int, typer.Option(min=1, help="Days for which the warehouse can be queried as it was.")
    ] = 30,
    debug: Debug = False,
) -> None:
    """Merge small files, drop old snapshots, and check the whole warehouse."""
    with told_plainly(debug):
        execute(checked_settings(), "maintain", {"keep_days": keep_days}, debug)


@app.command()
def rejects(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="ID...", help="One to be shown, or to replay.")
    ] = None,
    replay: Annotated[
        bool, typer.Option("--replay", help="Work them again; all where no ID is given.")
    ] = False,
    feed: Annotated[str | None, typer.Option(help="Only of this feed.")] = None,
    reason: Annotated[str | None, typer.Option(help="Only for this reason.")] = None,
    run: Annotated[str | None, typer.Option(help="Only of the run whose id begins so.")] = None,
    format: Annotated[OutputFormat, typer.Option(help="json is one array.")] = OutputFormat.TABLE,
    debug: Debug = False,
) -> None:
    """List what was rejected, show the bytes around a fault, or replay after a fix."""
    from flows import rejects as rejects_file

    with told_plainly(debug):
        settings = checked_settings()
        if replay and (reason or run):
            fail("--replay takes IDs or --feed: --reason and --run are for the list", BAD_USAGE)
        if replay:
            parameters = {
                "rejects": ids or [],
                "rejected_only": True,
                "feeds": [feed] if feed else [],
            }
            execute(settings, "reprocess", parameters, debug)
            return
        with connect(settings.lake) as lake:
            if ids:
                show_rejects(lake, ids, settings)
            else:
                rows = rejects_file.listing(lake, feed, reason, run)
                write_rows(rejects_file.HEADER, rows, format, sys.stdout)
                if rows and format is OutputFormat.TABLE:
                    print(rejects_file.replay_hint())


def show_rejects(lake: DuckDBPyConnection, ids: list[str], settings: Settings) -> None:
    """Print rejects, each with the bytes around its fault."""
    from flows import feeds as feeds_file
    from flows import rejects as rejects_file

    known = feeds_file.read(settings.feeds_file) if settings.feeds_file.exists() else []
    feeds = {feed.name: feed.feed() for feed in known}
    for reject_id in ids:
        rejects_file.show(lake, reject_id, sys.stdout, feeds)
