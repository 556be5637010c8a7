"""What the operator asks first: the last runs, what the warehouse holds, what was rejected."""

from typing import TextIO

import duckdb

from flows.show import OutputFormat, write
from warehouse.lake import statement

SHOWN_REJECTS = 10


def show(lake: duckdb.DuckDBPyConnection, to: TextIO) -> None:
    """Print the last runs, the rows of each table, and the rejects by reason."""
    for title, name in (
        ("The last runs", "last_runs"),
        ("The tables", "table_rows"),
        ("Rejects by reason", "rejects_by_reason"),
    ):
        to.write(f"{title}\n")
        write(lake.execute(statement("status", name)), OutputFormat.TABLE, to)


def show_run(lake: duckdb.DuckDBPyConnection, run_id: str, to: TextIO) -> None:
    """Print a run's counts and its first rejects."""
    row = lake.execute(statement("status", "run_counts"), {"run_id": run_id}).fetchone()
    if row is None:
        return
    counts = dict(zip((column[0] for column in lake.description or ()), row, strict=True))
    to.write(
        "received {files_received:,} = with items {files_items:,} + duplicate {files_duplicate:,} "
        "+ not news {files_not_news:,} + rejected {files_rejected:,}\n"
        "items {items:,}, captions {captions:,}, names {mentions:,}, quotations {quotes:,}, "
        "rejects {rejects:,}, left for the next run {files_left:,}, known {files_known:,}, "
        "seconds {seconds:.1f}\n".format(**counts)
    )
    if counts["files_resumed"]:
        to.write("resumed from a run that died {files_resumed:,}\n".format(**counts))
    rejects = lake.execute(statement("status", "run_rejects"), {"run_id": run_id})
    to.writelines(
        f"  rejected {uri.rpartition('/')[2]}: {reason}: {detail}\n"
        for uri, reason, detail in rejects.fetchmany(SHOWN_REJECTS)
    )
    if counts["rejects"] > SHOWN_REJECTS:
        to.write(f"  and {counts['rejects'] - SHOWN_REJECTS:,} more in the table rejects\n")
