"""The records and the tables they stand for."""

import pyarrow as pa
import pytest

from schemas import TABLES, Caption, Change, Reject, comment_of, comments_of, schema_of, to_table
from warehouse import connect, open_for_writing


@pytest.mark.parametrize("name", TABLES)
def test_every_column_has_a_comment(name):
    assert comment_of(TABLES[name])
    assert all(comment.strip() for comment in comments_of(TABLES[name]).values())


@pytest.mark.parametrize("name", TABLES)
def test_the_migrations_make_the_tables_of_the_records(name, writer):
    in_lake = writer.execute(f"SELECT * FROM {name}").to_arrow_table().schema
    ours = schema_of(TABLES[name])
    assert in_lake.names == ours.names
    assert [plain(kind) for kind in in_lake.types] == [plain(kind) for kind in ours.types]


def plain(kind: pa.DataType) -> str:
    return str(kind).replace("large_", "").replace("element", "item").replace("l: ", "item: ")


@pytest.mark.parametrize("name", TABLES)
def test_columns_that_are_never_null_are_so_in_the_lake(name, writer):
    nulls = dict(writer.execute(
        "SELECT column_name, is_nullable FROM duckdb_columns() WHERE database_name = 'lake' "
        "AND table_name = ?", [name]).fetchall())  # fmt: skip
    assert nulls == {field.name: field.nullable for field in schema_of(TABLES[name])}


def test_the_comments_are_in_the_catalog(lake):
    with open_for_writing(lake, "a test"):
        pass
    with connect(lake) as reader:
        columns = reader.execute(
            "SELECT table_name, column_name, duckdb_columns.comment FROM duckdb_columns() "
            "JOIN duckdb_tables() USING (database_name, table_name) WHERE database_name = 'lake'"
        ).fetchall()
        tables = reader.execute(
            "SELECT table_name, comment FROM duckdb_tables() WHERE database_name = 'lake'"
        ).fetchall()
    assert dict(tables) == {name: comment_of(record) for name, record in TABLES.items()}
    assert {(t, c): comment for t, c, comment in columns} == {
        (name, column): comment
        for name, record in TABLES.items()
        for column, comment in comments_of(record).items()
    }


def test_rows_become_a_table_in_their_order():
    rows = [
        Caption(item_id=str(n), position=n, text="t", repeats=1, photo_key="k") for n in range(3)
    ]
    table = to_table(rows, Caption)
    assert table["item_id"].to_pylist() == ["0", "1", "2"]
    assert table.schema == schema_of(Caption)


def test_no_rows_are_an_empty_table():
    assert to_table([], Reject).num_rows == 0
    assert to_table([], Reject).schema == schema_of(Reject)


def test_a_change_is_a_struct():
    assert Change("ADDS", "photo", None)._asdict() == {
        "verb": "ADDS", "object": "photo", "where": None,
    }  # fmt: skip


def test_the_data_dictionary_is_up_to_date():
    from pathlib import Path

    from warehouse import dictionary

    written = Path(dictionary.__file__).with_name("README.md").read_text(encoding="utf-8")
    assert written == dictionary.text(), "run: python -m warehouse.dictionary > warehouse/README.md"
