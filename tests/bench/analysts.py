"""What analysts wait for: every named question, a day of news, search, export, report.

    python -m tests.bench.analysts [--nights 100] [--items 2000] [--folder FOLDER]

The warehouse is that of large_lake, made in a temporary folder unless one is given, where it is
found again. Each question is asked of the lake and, in the same run, of plain DuckDB tables of the
same rows with the same views; seconds are the clock's, best of some rounds, on two threads.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb

from flows.html_report.make import make as make_report
from schemas import TABLES
from tests.bench import large_lake
from warehouse import Lake, connect, questions
from warehouse.export import FileFormat, Wanted, export
from warehouse.lake import statement
from warehouse.searching import Question, ask, index_of, refresh
from warehouse.views import MACROS, VIEWS

ROUNDS, THREADS = 3, 2
ASKED_SECONDS, ASKED_NEWS, ASKED_SEARCH = 1.0, 0.1, 0.3
ASKED_EXPORT, ASKED_REPORT = 60, 20
SEARCHED = ("storm harbor", '"coast guard" typhoon', "minister*", "shares -convoy")
A_DAY = """
SELECT headline, text, people, versions
FROM news
WHERE day = $day AND agency = 'Yonhap'
"""


def main() -> None:
    """Make the warehouse, and print what each thing takes beside what is asked."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.analysts", description=main.__doc__
    )
    parser.add_argument("--nights", type=int, default=100)
    parser.add_argument("--items", type=int, default=2000, help="a night")
    parser.add_argument("--folder", type=Path, help="where the warehouse is, or is made")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        lake = large_lake.make(folder, asked.nights, asked.items)
        measure_questions(lake, Path(scratch) / "plain.duckdb")
        measure_search(lake)
        measure_report(lake, Path(scratch))
        measure_export(lake, Path(scratch))


def best(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The seconds of the fastest of some rounds."""
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        run()
        took.append(time.perf_counter() - began)
    return min(took)


def measure_questions(lake: Lake, file: Path) -> None:
    """Print the seconds of every question, on the lake and on plain tables."""
    with connect(lake) as connection:
        connection.execute(f"SET threads = {THREADS}")
        counted = "SELECT (SELECT count(*) FROM items), (SELECT count(*) FROM item_entities)"
        items, entities = connection.execute(counted).fetchall()[0]
        print(f"{items:,} items, {entities:,} names in them")
        plain = plain_tables(connection, file)
        day = questions.newest_day(connection)
        a_day = measured(A_DAY, {"day": day}, connection, plain)
        print(line("news of a day and an agency", a_day, ASKED_NEWS))
        took = [
            (name, measured(sql, values, connection, plain))
            for name, sql, values in every(connection)
        ]
        for name, seconds in sorted(took, key=lambda one: -one[1][0]):
            print(line(name, seconds, ASKED_SECONDS))
        plain.close()


def every(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Every question with its values: its defaults, and those of its example."""
    for question in questions.listed():
        words = iter(question.example.split())
        given = {word.removeprefix("--"): next(words) for word in words if word.startswith("--")}
        yield question.name, question.sql, questions.values_of(connection, question, given)


def measured(
    sql: str,
    values: dict[str, object],
    lake: duckdb.DuckDBPyConnection,
    plain: duckdb.DuckDBPyConnection,
) -> tuple[float, float | None]:
    """The seconds of a query on the lake, and on plain tables, where it asks for no snapshots."""
    of_lake = best(lambda: lake.execute(sql, values).fetchall())
    if "ducklake" in sql:
        return of_lake, None
    return of_lake, best(lambda: plain.execute(sql, values).fetchall())


def line(name: str, seconds: tuple[float, float | None], asked: float) -> str:
    """A line of the table: milliseconds, times plain tables, and what is more than asked."""
    of_lake, of_plain = seconds
    times = f"{of_lake / of_plain:5.1f} times" if of_plain else ""
    over = " over" if of_lake > asked else ""
    return f"  {name:32} {of_lake * 1000:7,.0f} ms {times}{over}"


def plain_tables(lake: duckdb.DuckDBPyConnection, file: Path) -> duckdb.DuckDBPyConnection:
    """The same rows in a plain DuckDB file, with the same views."""
    lake.execute(f"ATTACH '{file}' AS plain")
    for table in TABLES:
        lake.execute(f"CREATE TABLE plain.{table} AS FROM lake.{table}")
    lake.execute("DETACH plain")
    plain = duckdb.connect(str(file), config={"threads": THREADS})
    plain.execute("SET TimeZone = 'UTC'")
    for folder, named in (("views", VIEWS), ("macros", MACROS)):
        for name in named:
            plain.execute(statement(folder, name))
    return plain


def measure_search(lake: Lake) -> None:
    """Print what it takes to index all, and to search."""
    file = index_of(lake)
    with connect(lake) as connection:
        took = best(lambda: refresh(connection, file), 1)
        print(f"search index of what is new, {took:.1f} s; {file.stat().st_size / 2**20:.0f} MiB")
        for words in SEARCHED:
            asked = Question(words)
            took = best(lambda asked=asked: ask(connection, file, asked))
            print(line(f"search {words}", (took, None), ASKED_SEARCH))


def measure_report(lake: Lake, folder: Path) -> None:
    """Print how long the report of a week takes."""
    took = best(lambda: make_report(lake, folder / "report.html"), 1)
    print(f"report of a week {took:.1f} s (asked: {ASKED_REPORT} s)")


def measure_export(lake: Lake, folder: Path) -> None:
    """Print how long a whole export takes."""
    with connect(lake) as connection:
        file = folder / "export.duckdb"
        took = best(lambda: export(connection, file, FileFormat.DUCKDB, Wanted()), 1)
    size = file.stat().st_size / 2**20
    print(f"export {took:.1f} s (asked: {ASKED_EXPORT} s), {size:,.0f} MiB")


if __name__ == "__main__":
    main()
