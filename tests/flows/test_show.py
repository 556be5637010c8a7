"""Results as a table, CSV and JSON."""

import csv
import io
import json

import duckdb
import pytest

from flows.show import OutputFormat, write

ROW = (
    "SELECT 1 AS n, 'a \"b\", c' AS t, NULL AS nothing, DATE '2026-01-12' AS d, "
    "TIMESTAMPTZ '2026-01-12 03:04:05+09' AS at, [1, 2] AS l, {'k': 'v'} AS s, 'x'::BLOB AS b, "
    "1.5::DECIMAL(4, 2) AS dec, sum(2) AS total, 'nan'::DOUBLE AS nan"
)


@pytest.fixture
def shown():
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")

    def show(query, output):
        to = io.StringIO()
        write(connection.execute(query), output, to)
        return to.getvalue()

    return show


def test_json_is_one_array(shown):
    assert json.loads(shown(ROW, OutputFormat.JSON)) == [
        {"n": 1, "t": 'a "b", c', "nothing": None, "d": "2026-01-12", "at": "2026-01-11T18:04:05Z",
         "l": [1, 2], "s": {"k": "v"}, "b": "eA==", "dec": 1.5, "total": 2, "nan": None}
    ]  # fmt: skip
    assert json.loads(shown("SELECT 1 AS n WHERE false", OutputFormat.JSON)) == []
    assert len(json.loads(shown("FROM range(2500)", OutputFormat.JSON))) == 2500


def test_csv_has_a_header_and_quotes_what_it_must(shown):
    header, row = csv.reader(io.StringIO(shown(ROW, OutputFormat.CSV)))
    assert header[:3] == ["n", "t", "nothing"]
    assert row[:4] == ["1", 'a "b", c', "", "2026-01-12"]
    assert json.loads(row[5]) == [1, 2]


def test_a_table_shows_text_as_it_is(shown):
    table = shown("SELECT '[bold]x[/bold]' AS a, NULL AS b", OutputFormat.TABLE)
    assert "[bold]x[/bold]" in table
    assert "–" in table


def test_a_long_table_is_cut_and_says_so(shown, capsys):
    assert shown("FROM range(1500)", OutputFormat.TABLE).count("\n") < 1010
    assert "only the first 1000 rows" in capsys.readouterr().err
