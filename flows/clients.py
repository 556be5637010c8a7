"""How other programs open the warehouse: the lines that `slugline connect` prints.

All of them run the statements of `warehouse.lake.opening`; what differs is the language around.
"""

import json
from collections.abc import Callable
from typing import NamedTuple

import duckdb

VERSION = duckdb.__version__
FIRST_QUERY = "SELECT day, agency, headline FROM news ORDER BY wire_at DESC, item_id LIMIT 5"


class Client(NamedTuple):
    """A program that can open the warehouse, and its lines for the statements that do."""

    what: str
    lines: Callable[[list[str]], str]


def _elsewhere(comment: str) -> str:
    """What to change where this installation's files are not in reach."""
    return "".join(
        f"{comment} {line}\n"
        for line in (
            f"The warehouse, read-only; every query sees the newest whole batch. DuckDB {VERSION}.",
            "The LOADs take this installation's extensions, offline. For another DuckDB",
            f"({VERSION} or newer) replace them by `INSTALL ducklake; INSTALL sqlite;`.",
        )
    )


def _sql(statements: list[str]) -> str:
    return _elsewhere("--") + "".join(f"{each};\n" for each in statements)


def _listed(statements: list[str]) -> str:
    """Statements as a list of texts, which Python and R write alike."""
    return "".join(f"    {json.dumps(each, ensure_ascii=False)},\n" for each in statements)


def _duckdb(statements: list[str]) -> str:
    return "-- slugline connect duckdb > lake.sql; duckdb -init lake.sql\n" + _sql(statements)


def _python(statements: list[str]) -> str:
    return (
        _elsewhere("#") + "# Where slugline is installed, this is enough:\n"
        "#     from warehouse import connect; lake = connect()\n"
        "import duckdb\n\n"
        "lake = duckdb.connect()\n"
        f"for statement in [\n{_listed(statements)}]:\n"
        "    lake.execute(statement)\n"
        f'print(lake.sql("{FIRST_QUERY}"))\n'
    )


def _r(statements: list[str]) -> str:
    return (
        _elsewhere("#") + "library(DBI)\n\n"
        "lake <- dbConnect(duckdb::duckdb())\n"
        f"for (statement in c(\n{_listed(statements).removesuffix(',' + chr(10))}\n"
        ")) dbExecute(lake, statement)\n"
        f'dbGetQuery(lake, "{FIRST_QUERY}")\n'
    )


def _jdbc(statements: list[str]) -> str:
    return (
        "-- slugline connect jdbc > /srv/slugline/lake.sql, and as the JDBC URL (driver 1.3.1 or\n"
        "-- newer):  jdbc:duckdb:;session_init_sql_file=/srv/slugline/lake.sql\n"
        "-- DBeaver: a new DuckDB connection with that URL; or `jdbc:duckdb:`, and these lines as\n"
        "-- bootstrap queries (Connection settings, Initialization).\n"
    ) + _sql(statements)


def _sqlalchemy(statements: list[str]) -> str:
    return (
        _elsewhere("#")
        + "# pip install duckdb-engine. Superset and Metabase open plain files best:\n"
        "# `slugline export /srv/news.duckdb` after each nightly, and\n"
        "# duckdb:////srv/news.duckdb?access_mode=read_only as the address (Metabase: the path).\n"
        "from sqlalchemy import create_engine, event, text\n\n"
        'engine = create_engine("duckdb:///:memory:")\n\n\n'
        '@event.listens_for(engine, "connect")\n'
        "def open_the_lake(connection, _record):\n"
        f"    for statement in [\n{_listed(statements)}    ]:\n"
        "        connection.execute(statement)\n\n\n"
        "with engine.connect() as connection:\n"
        f'    print(connection.execute(text("{FIRST_QUERY}")).all())\n'
    )


CLIENTS = {
    "duckdb": Client("the DuckDB command line", _duckdb),
    "python": Client("Python and notebooks", _python),
    "r": Client("R, by DBI", _r),
    "jdbc": Client("JDBC: DBeaver and other Java programs", _jdbc),
    "sqlalchemy": Client("SQLAlchemy; what to do for Superset and Metabase", _sqlalchemy),
}
"""The clients by the names that `slugline connect` takes."""
