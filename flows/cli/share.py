"""The commands that open the warehouse to others: what it holds, how to connect, exports."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.answers import stoppable
from flows.cli.app import BAD_USAGE, DAY, FAILED, INTERRUPTED, Debug, app, fail, told_plainly
from flows.settings import Settings
from flows.show import OutputFormat, many, write_rows
from warehouse import connect as connect_to
from warehouse.export import SUFFIXES, Exported, ExportError, FileFormat, Wanted
from warehouse.export import export as write_export


@app.command()
def tables(
    name: Annotated[
        str | None, typer.Argument(help="A table, view or macro; none for the list of all.")
    ] = None,
    format: Annotated[OutputFormat, typer.Option(help="json is one array.")] = OutputFormat.TABLE,
    debug: Debug = False,
) -> None:
    """Show what the warehouse holds: its tables and views, or the columns of one of them."""
    from warehouse import tables as of
    from warehouse.joins import conditions_of

    with told_plainly(debug), connect_to(Settings.read().lake) as lake:
        if name is None:
            rows = [(each.name, each.kind, each.rows, each.comment) for each in of.relations(lake)]
            write_rows(["name", "kind", "rows", "a row is"], rows, format, sys.stdout)
            return
        found = of.known(lake, name)
        if not found:
            near = ", ".join(of.nearest(lake, name))
            hint = f"did you mean {near}?" if near else "`slugline tables` lists them"
            fail(f"there is no table {name!r}: {hint}", BAD_USAGE)
        listed = [
            (each.name, each.type, each.comment)
            for each in of.columns(lake, found.name.partition("(")[0])
        ]
    if format is OutputFormat.TABLE:
        print(f"{found.name}, a {found.kind}. A row is: {found.comment}")
    write_rows(["column", "type", "what it is"], listed, format, sys.stdout)
    if format is OutputFormat.TABLE:
        columns = [column for column, *_ in listed]
        for condition in conditions_of(found.name.partition("(")[0], columns):
            print(f"joins ON {condition}")


@app.command()
def connect(
    client: Annotated[
        str | None, typer.Argument(help="duckdb, python, r, jdbc or sqlalchemy.")
    ] = None,
    debug: Debug = False,
) -> None:
    """Print the lines by which another program opens the warehouse, read-only."""
    from flows.clients import CLIENTS
    from warehouse.lake import opening

    with told_plainly(debug):
        lake = Settings.read().lake
        connect_to(lake).close()  # lines for a warehouse that is not there would be of no use
        if client is None:
            rows = [(f"slugline connect {name}", each.what) for name, each in CLIENTS.items()]
            write_rows(["command", "prints the lines for"], rows, OutputFormat.TABLE, sys.stdout)
            return
        if client not in CLIENTS:
            fail(f"there are no lines for {client!r}: give one of {', '.join(CLIENTS)}", BAD_USAGE)
        print(CLIENTS[client].lines(opening(lake)), end="")


@app.command()
def export(
    to: Annotated[
        Path, typer.Argument(metavar="FILE.duckdb|FOLDER", help="Where; replaced when all is made.")
    ],
    format: Annotated[
        FileFormat | None, typer.Option(help="duckdb for FILE.duckdb; a folder needs one.")
    ] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=[DAY], help="Only items on the wire since this day.")
    ] = None,
    agency: Annotated[
        list[str] | None, typer.Option(help="Only items of this agency; can be given again.")
    ] = None,
    rights: Annotated[
        bool, typer.Option("--rights", help="Leave out what its terms forbid to pass on.")
    ] = False,
    debug: Debug = False,
) -> None:
    """Write the warehouse as one DuckDB file, or a folder of Parquet or CSV, to hand on.

    Views are tables in it, as they are now. Text of killed, withheld, embargoed and expired items
    is not in it, and no file as delivered.
    """
    output = format or (FileFormat.DUCKDB if to.suffix in SUFFIXES else None)
    if output is None:
        fail(f"{to} has no format: name a file .duckdb, or give --format", BAD_USAGE)
    wanted = Wanted(since and since.date(), tuple(agency or ()), rights)
    with told_plainly(debug), connect_to(Settings.read().lake) as lake:
        try:
            with stoppable():
                made = write_export(lake, to.absolute(), output, wanted)
        except ExportError as error:
            fail(f"{error}; nothing of it is left", FAILED)
        except KeyboardInterrupt:
            fail("stopped; nothing of the export is left", INTERRUPTED)
    tell(to, made)


def tell(to: Path, made: Exported) -> None:
    """Say what an export holds, and what it leaves out."""
    counts = (
        (made.rows["items"], "item"),
        (made.rows["news"], "live story"),
        (len(made.rows), "table"),
    )
    print(f"{to}: {', '.join(many(*each) for each in counts)}")
    for state, number in made.without_text:
        print(f"without their text: {number:,} {state}")
    for reason, number, captions in made.left_out:
        print(f"left out, {reason}: {many(number, 'item')}, {many(captions, 'caption')}")
