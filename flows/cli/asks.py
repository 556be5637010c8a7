"""The commands that ask the warehouse, and change nothing."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import duckdb
import typer

from flows.cli.answers import answering
from flows.cli.app import BAD_USAGE, DAY, FAILED, Debug, app, fail, told_plainly
from flows.settings import MOST_REPORT_DAYS, Settings
from flows.show import OutputFormat, write, write_rows
from warehouse import connect


@app.command()
def sql(
    query: Annotated[str, typer.Argument(help="A query in DuckDB's SQL; - reads it from stdin.")],
    format: Annotated[OutputFormat, typer.Option(help="json is one array.")] = OutputFormat.TABLE,
    debug: Debug = False,
) -> None:
    """Query the warehouse, read-only. A table shows at most 1,000 rows."""
    with told_plainly(debug), connect(Settings.read().lake) as lake, answering():
        query = sys.stdin.read() if query == "-" else query
        if not duckdb.extract_statements(query):
            fail("the query is empty", BAD_USAGE)
        write(lake.execute(query), format, sys.stdout)


@app.command()
def status(debug: Debug = False) -> None:
    """Show the last runs, what the warehouse holds, and what was rejected."""
    from flows.status import show

    with told_plainly(debug), connect(Settings.read().lake) as lake:
        show(lake, sys.stdout)


@app.command()
def formats(
    format: Annotated[OutputFormat, typer.Option(help="json is one array.")] = OutputFormat.TABLE,
) -> None:
    """List the wire formats that are read, by the names that feeds.toml takes."""
    from flows.catalogue import formats_read

    write_rows(["format", "what"], formats_read(), format, sys.stdout)


@app.command()
def agencies(
    format: Annotated[OutputFormat, typer.Option(help="json is one array.")] = OutputFormat.TABLE,
) -> None:
    """List the agencies whose conventions are known, and the other names they go by."""
    from flows.catalogue import agencies_read

    write_rows(["agency", "also", "reads"], agencies_read(), format, sys.stdout)


@app.command()
def feeds(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="FEED...", help="Only these; none for all.")
    ] = None,
    try_them: Annotated[
        bool, typer.Option("--try", help="Log in and list their files; land nothing.")
    ] = False,
    format: Annotated[OutputFormat, typer.Option(help="json is one array.")] = OutputFormat.TABLE,
    debug: Debug = False,
) -> None:
    """Show how each feed was at its last run, or try whether it can be reached now."""
    from flows import feed_table
    from flows import feeds as feeds_file

    with told_plainly(debug):
        settings = Settings.read()
        chosen = feeds_file.choose(feeds_file.read(settings.feeds_file), names or [])
        if try_them:
            rows = feed_table.tried(chosen)
            write_rows(feed_table.TRIED, rows, format, sys.stdout)
            if any(row[1] == feed_table.FAILED for row in rows):
                raise SystemExit(FAILED)
            return
        with connect(settings.lake) as lake:
            write_rows(feed_table.HEALTH, feed_table.of_health(lake, chosen), format, sys.stdout)


@app.command()
def report(
    day: Annotated[
        datetime | None, typer.Option(formats=[DAY], help="This day (UTC), the last of --days.")
    ] = None,
    days: Annotated[
        int | None,
        typer.Option(min=1, max=MOST_REPORT_DAYS, help="So many days; 7, or 1 with --day."),
    ] = None,
    to: Annotated[
        Path | None, typer.Option(help="The file to write; else report.html beside the catalog.")
    ] = None,
    debug: Debug = False,
) -> None:
    """Write the report in HTML, a file that needs no network: what was on the wire, in charts.

    It ends on the newest day of the warehouse that is not in the future. `slugline morning` prints
    what a run brought.
    """
    with told_plainly(debug):
        from flows.html_report import make

        settings = Settings.read()
        if to:
            made = make.make(settings.lake, to.absolute(), day and day.date(), days)
        else:
            made = make.renew(settings, day and day.date(), days)
        print(f"report of {made.about}: {made.file}")


@app.command()
def morning(
    run: Annotated[str | None, typer.Argument(help="Id of a run; the last that ended.")] = None,
    debug: Debug = False,
) -> None:
    """Print what a run brought as Markdown: feeds, kills and corrections, rejects.

    `slugline report` writes the report in HTML.
    """
    from flows.run_report import Report

    with told_plainly(debug):
        settings = Settings.read()
        with connect(settings.lake) as lake:
            html = settings.html_report
            sys.stdout.write(Report.of(lake, run).markdown(html.as_uri() if html.exists() else ""))
