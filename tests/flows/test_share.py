"""slugline connect, tables and export, as they are typed; what `slugline sql` refuses."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from flows.clients import CLIENTS, FIRST_QUERY
from tests.conftest import bare_desk_in, heed_ctrl_c
from tests.warehouse.sample import land_sample
from warehouse import Lake, connect, open_for_writing
from warehouse.joins import JOINS
from warehouse.views import MACROS, VIEWS

DUCKDB = Path(sys.executable).with_name("duckdb")
WRITE = "INSERT INTO migrations VALUES ('x', now())"
READ_ONLY = 'Cannot execute statement of type "INSERT" on database "lake" which is attached in read-only mode!'  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder with the lake of the sample feeds."""
    desk = bare_desk_in(tmp_path_factory.mktemp("desk"))
    lake = Lake.at(desk.folder / "lake")
    with open_for_writing(lake, "a test") as writer:
        land_sample(writer)
    return desk


@pytest.fixture(scope="module")
def newest(desk):
    """What the first query of every client gives."""
    with connect(desk.folder / "lake") as reader:
        return reader.execute(FIRST_QUERY).fetchall()


def run(desk, *command, stdin=None, status=0):
    done = subprocess.run(command, cwd=desk.folder, input=stdin, capture_output=True, text=True,
                          timeout=60, check=False, env=desk.environment)  # fmt: skip
    assert done.returncode == status, done.stdout + done.stderr
    return done


def lines(desk, client, name):
    file = desk.folder / name
    file.write_text(desk.slugline("connect", client).stdout)
    return file


def test_the_lines_for_the_command_line_of_duckdb_open_the_lake(desk, newest):
    file = lines(desk, "duckdb", "lake.sql")
    done = run(desk, DUCKDB, "-init", file, "-json", stdin=FIRST_QUERY)
    assert [row["headline"] for row in json.loads(done.stdout)] == [row[2] for row in newest]
    assert READ_ONLY in run(desk, DUCKDB, "-init", file, stdin=WRITE, status=1).stderr


def test_the_lines_for_python_open_the_lake(desk, newest):
    file = lines(desk, "python", "lake.py")
    assert newest[0][2] in run(desk, sys.executable, file).stdout
    with file.open("a") as script:
        script.write(f'lake.execute("{WRITE}")\n')
    assert READ_ONLY in run(desk, sys.executable, file, status=1).stderr


def test_the_lines_for_sqlalchemy_open_the_lake(desk, newest):
    file = lines(desk, "sqlalchemy", "lake.py")
    assert repr(newest[0][2]) in run(desk, sys.executable, "-W", "error", file).stdout
    with file.open("a") as script:
        script.write(f'    connection.execute(text("{WRITE}"))\n')
    assert READ_ONLY in run(desk, sys.executable, file, status=1).stderr


def test_the_lines_for_r_and_jdbc_have_the_same_statements(desk):
    sql = [
        line for line in desk.slugline("connect", "jdbc").stdout.splitlines() if line[:2] != "--"
    ]
    r = desk.slugline("connect", "r").stdout
    assert [json.loads(text) + ";" for text in re.findall(r'^    (".*")', r, re.MULTILINE)] == sql


def test_a_session_that_stays_open_sees_each_new_batch(tmp_path):
    desk = bare_desk_in(tmp_path)
    lake = Lake.at(tmp_path / "lake")
    with open_for_writing(lake, "a test"):
        pass
    statements = [line for line in desk.slugline("connect", "duckdb").stdout.splitlines() if line[:2] != "--"]  # fmt: skip
    with duckdb.connect() as analyst:
        for each in statements:
            analyst.execute(each)
        before = analyst.execute("SELECT count(*) FROM migrations").fetchone()
        with open_for_writing(lake, "a test") as writer:
            writer.execute("INSERT INTO migrations VALUES ('views:more', now())")
        assert analyst.execute("SELECT count(*) FROM migrations").fetchone() == (before[0] + 1,)


def test_clients_are_listed_and_an_unknown_one_is_told_which_there_are(desk):
    assert all(f"slugline connect {name}" in desk.slugline("connect").stdout for name in CLIENTS)
    said = desk.slugline("connect", "excel", status=2).stderr
    assert said == "slugline: there are no lines for 'excel': give one of duckdb, python, r, jdbc, sqlalchemy\n"  # fmt: skip


def test_tables_lists_all_that_can_be_asked(desk):
    listed = json.loads(desk.slugline("tables", "--format", "json").stdout)
    by_name = {row["name"]: row for row in listed}
    assert {*VIEWS, "items", *(f"{name}(moment)" for name in MACROS)} <= by_name.keys()
    assert by_name["items"]["rows"] > 100
    assert by_name["news"]["rows"] is None
    assert all(row["a row is"] for row in listed)


@pytest.mark.parametrize("name", ["items", "news", "NEWS", "as_known_at", "as_known_at(moment)"])
def test_tables_shows_the_columns_of_one(desk, name):
    columns = json.loads(desk.slugline("tables", name, "--format", "json").stdout)
    assert {"item_id", "headline"} <= {row["column"] for row in columns}
    assert all(row["what it is"] for row in columns)


def test_tables_says_how_one_joins(desk):
    said = desk.slugline("tables", "captions").stdout
    assert "captions, a table. A row is: A distinct photo caption in an item." in said
    assert "joins ON captions.item_id = items.item_id" in said
    assert "joins ON news.story_id = stories.story_id" in desk.slugline("tables", "news").stdout


def test_a_view_of_the_analysts_own_is_listed(tmp_path):
    with open_for_writing(Lake.at(tmp_path / "lake"), "a test") as writer:
        writer.execute("CREATE VIEW mine AS SELECT 1 AS one")
    desk = bare_desk_in(tmp_path)
    assert json.loads(desk.slugline("tables", "mine", "--format", "json").stdout) == [
        {"column": "one", "type": "INTEGER", "what it is": None}
    ]


def test_a_table_that_is_not_there_is_told_the_nearest(desk):
    said = desk.slugline("tables", "captoins", status=2).stderr
    assert said.startswith("slugline: there is no table 'captoins': did you mean captions")


def test_every_declared_join_is_of_columns_that_there_are(desk):
    with connect(desk.folder / "lake") as reader:
        for join in JOINS:
            reader.execute(
                f"SELECT 1 FROM {join.table} JOIN {join.other} ON {join.condition} LIMIT 0"
            )


REFUSED = {
    "a write": (WRITE, READ_ONLY),
    "a new table": ("CREATE TABLE mine AS SELECT 1", "attached in read-only mode"),
    "a drop": ("DROP TABLE items", "attached in read-only mode"),
    "a write into the catalog": ("DELETE FROM __ducklake_metadata_lake.ducklake_table", "read-only mode"),
    "an expiry": ("CALL ducklake_expire_snapshots('lake', older_than => now())", "read-only mode"),
    "a syntax error": ("SELEC 1", 'Parser Error: syntax error at or near "SELEC" (line 1, column 1)'),
    "a column that is not there": (
        "SELECT headline,\n  itm FROM items",
        'Binder Error: Referenced column "itm" not found in FROM clause! Candidate bindings: ',
    ),
    "the place of an error": ("SELECT headline,\n  wrods FROM items", "(line 2, column 3)"),
    "a version that is to come": ("FROM items AT (VERSION => 999)", "No snapshot found at version 999"),
    "an extension that is not here": ("LOAD spatial", "spatial"),
}  # fmt: skip


@pytest.mark.parametrize(("query", "says"), REFUSED.values(), ids=REFUSED)
def test_sql_refuses_in_one_line(desk, query, says):
    said = desk.slugline("sql", query, status=2).stderr
    assert says in said
    assert said.count("\n") == 1
    assert said.startswith("slugline: ")


def test_sql_writes_files_of_the_users_own(desk):
    desk.slugline("sql", "COPY (SELECT item_id FROM news) TO 'mine.csv'")
    assert (desk.folder / "mine.csv").read_text().startswith("item_id\n")


@pytest.mark.parametrize("command", [["connect", "python"], ["tables"], ["export", "n.duckdb"], ["sql", "FROM news"]], ids=" ".join)  # fmt: skip
def test_no_warehouse_is_one_sentence(tmp_path, command):
    said = bare_desk_in(tmp_path).slugline(*command, status=2).stderr
    assert said == f"slugline: there is no warehouse at {tmp_path}/lake/catalog.sqlite: make one with `slugline run`\n"  # fmt: skip
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [["connect", "python"], ["tables"], ["export", "n.duckdb"], ["sql", "FROM news"]], ids=" ".join)  # fmt: skip
def test_a_warehouse_of_a_newer_slugline_is_one_sentence(tmp_path, command):
    with open_for_writing(Lake.at(tmp_path / "lake"), "a test") as writer:
        writer.execute("INSERT INTO migrations VALUES ('9999_from_the_future', now())")
    said = bare_desk_in(tmp_path).slugline(*command, status=2).stderr
    assert "written by a newer slugline (migration 9999_from_the_future): upgrade this one" in said
    assert said.count("\n") == 1


def test_export_says_what_it_holds_and_what_it_leaves_out(desk):
    said = desk.slugline("export", "free.duckdb", "--rights", "--since", "2001-01-01").stdout
    assert re.match(r"free.duckdb: \d+ items, \d+ live stories, \d+ tables\n", said)
    assert "\nwithout their text: " in said
    assert re.search(r"\nleft out, not for sale: \d+ items, \d+ captions\n", said)


def test_sqlalchemy_opens_an_export_as_a_plain_file(desk):
    desk.slugline("export", "plain.duckdb")
    code = (
        "from sqlalchemy import create_engine, text\n"
        f"engine = create_engine('duckdb:///{desk.folder}/plain.duckdb?access_mode=read_only')\n"
        "print(engine.connect().execute(text('SELECT count(*) > 0 FROM news')).all())\n"
    )
    assert run(desk, sys.executable, "-c", code).stdout == "[(True,)]\n"


BAD = {
    "no format": (["export", "folder"], "folder has no format: name a file .duckdb, or give --format"),
    "an agency that is none": (["export", "x.duckdb", "--agency", "Yonhp"], "there is no agency 'Yonhp'"),
}  # fmt: skip


@pytest.mark.parametrize(("command", "says"), BAD.values(), ids=BAD)
def test_export_refuses_in_one_line(desk, command, says):
    said = desk.slugline(*command, status=2).stderr
    assert says in said
    assert said.count("\n") == 1


LIMITED = "import resource, os, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (300_000,) * 2); os.execv(sys.argv[1], sys.argv[1:])"  # fmt: skip


@pytest.mark.parametrize("arguments", [["n.duckdb"], ["n", "--format", "csv"]], ids=" ".join)
def test_a_full_disk_is_one_sentence_and_leaves_what_was_there(desk, arguments, tmp_path):
    to = [str(tmp_path / arguments[0]), *arguments[1:]]
    desk.slugline("export", *to)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    done = run(desk, sys.executable, "-c", LIMITED, *desk.command("export", *to), status=1)
    assert done.stderr == f"slugline: {to[0]} cannot be written: File too large; nothing of it is left\n"  # fmt: skip
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


ENDLESS = """
import warehouse.export
from flows.cli import main

def endless(lake):
    print("all but its comments is made", flush=True)
    lake.execute("SELECT sum(range % 7) FROM range(10_000_000_000_000)")

warehouse.export._comment = endless
main()
"""
"""An export that does not end: one that is stopped in it is stopped before its end, always."""


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_an_export_that_is_stopped_leaves_nothing(desk, tmp_path, by):
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS, "export", str(tmp_path / "n.duckdb")],
        cwd=desk.folder,
        env=desk.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heed_ctrl_c,
    ) as export:
        try:
            assert export.stdout.readline() == "all but its comments is made\n"
            assert list(tmp_path.glob(".n.duckdb.*.part/export.duckdb"))
            export.send_signal(by)
            _, errors = export.communicate(timeout=60)
        finally:
            export.kill()
    assert (export.returncode, errors) == (
        130,
        "slugline: stopped; nothing of the export is left\n",
    )
    assert list(tmp_path.iterdir()) == []


def test_asking_commands_do_not_load_what_flows_need(desk):
    code = (
        "import sys; from flows.cli import main\n"
        "from flows.cli.app import app\n"
        "import typer; from typer.testing import CliRunner\n"
        "assert CliRunner().invoke(app, ['export', 'light.duckdb']).exit_code == 0\n"
        "assert CliRunner().invoke(app, ['tables']).exit_code == 0\n"
        "print([name for name in ('prefect', 'spacy', 'sqlalchemy') if name in sys.modules])"
    )
    assert run(desk, sys.executable, "-c", code).stdout == "[]\n"
    assert os.path.exists(desk.folder / "light.duckdb")
