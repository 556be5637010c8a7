"""The command that asks a named question: what it lists, what it answers, and what it refuses."""

import csv
import json
import os
import re
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from flows.cli.app import app
from schemas import Reject, Run, to_table
from tests.conftest import SLUGLINE
from tests.warehouse.named import MORNING
from warehouse import Lake, open_for_writing
from warehouse.lake import names

COUNTED = ("files_received", "files_left", "files_resumed", "files_items", "files_duplicate",
           "files_not_news", "files_rejected", "items", "captions", "rejects")  # fmt: skip
RUN = Run(run_id="run", flow="nightly", feeds=["harbor"], started_at=MORNING, state="completed",
          slugline_version="0", **dict.fromkeys(COUNTED, 0))  # fmt: skip
REJECTS = [
    Reject(run_id="run", feed="harbor", uri=f"file:///harbor/{n}.txt", file_id=None, position=0,
           reason=reason, detail="It's [no] text.")
    for n, reason in enumerate(("empty file", "no text", "no text"))
]  # fmt: skip
ASKED = ("rejects_by_reason", "--until", "2026-03-02")


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lake")
    lake = Lake(folder / "catalog.sqlite", folder / "data")
    with open_for_writing(lake, "a test") as writer:
        for name, rows in (
            ("runs", to_table([RUN], Run)), ("rejects", to_table(REJECTS, Reject))
        ):  # fmt: skip
            writer.register("staged", rows)
            writer.execute(f"INSERT INTO {name} BY NAME FROM staged")
            writer.unregister("staged")
    return {"SLUGLINE_CATALOG": f"sqlite:{lake.catalog}", "SLUGLINE_DATA": str(lake.data)}


@pytest.fixture
def ask(environment):
    def asked(*arguments, status=0):
        done = CliRunner().invoke(app, ["ask", *arguments], env=environment)
        assert done.exit_code == status, done.output
        return done

    return asked


def test_without_a_name_it_lists_them(ask):
    listed = list(csv.DictReader(ask("--format", "csv").stdout.splitlines()))
    assert [row["name"] for row in listed] == names("queries")
    assert len(listed) >= 40
    (quotes_of,) = (row for row in listed if row["name"] == "quotes_of")
    assert quotes_of["question"] == "What did a person, or an organisation, say?"
    assert quotes_of["parameters"] == "--name TEXT [--days INTEGER] [--until DATE] [--rows INTEGER]"


def test_the_list_needs_no_warehouse():
    done = CliRunner().invoke(app, ["ask"], env={"SLUGLINE_CATALOG": "sqlite:/nowhere/c.sqlite"})
    assert done.exit_code == 0
    assert "people_rising" in done.stdout


EXPECTED = [["harbor", "no text", "2"], ["harbor", "empty file", "1"]]
SPELLINGS = {
    "a space": ("--days", "1"),
    "an equals sign": ("--days=1",),
    "between options of the command": ("--format=csv", "--days", "1"),
}


@pytest.mark.parametrize("options", SPELLINGS.values(), ids=SPELLINGS)
def test_a_question_is_answered(ask, options):
    rows = list(csv.reader(ask(*ASKED, *options, "--format", "csv").stdout.splitlines()))
    assert [row[:3] for row in rows[1:]] == EXPECTED


def test_an_answer_is_json_too(ask):
    found = json.loads(ask(*ASKED, "--format", "json").stdout)
    assert [row["documents"] for row in found] == [2, 1]


def test_an_answer_is_a_table_too(ask):
    assert re.search(r"harbor +no text +2 +file:///harbor/1.txt", ask(*ASKED).stdout)


def test_the_statement_can_be_copied(ask):
    printed = ask(*ASKED, "--days", "1", "--sql").stdout
    assert "DATE '2026-03-02'" in printed
    assert "$" not in printed
    assert "--" not in printed


def test_a_statement_keeps_the_place_of_what_is_missing(ask):
    assert "lower($name)" in ask("quotes_of", "--sql").stdout


def test_a_question_is_told_in_words(ask):
    told = ask("headlines_at", "--about").stdout.splitlines()
    assert told[0] == "What were the headlines at a moment?"
    assert "  --moment TIME: The moment, in UTC unless it says its zone, required" in told
    assert "  --hours INTEGER: How many hours before it, else 12" in told
    assert told[-1] == "For example: slugline ask headlines_at --moment 2026-03-03T05:15"


BAD = {
    "a name that there is none of": (
        ["people_risng"], "there is no question 'people_risng': perhaps people_rising, "),
    "a parameter that is missing": (["quotes_of"], "quotes_of needs --name (the name, or another"),
    "a parameter that it does not take": (
        ["runs_lately", "--days", "7"], "runs_lately has no parameter --days: it takes --rows, --flow"),
    "a parameter that has no place in the statement": (
        ["runs_lately", "--days", "7", "--sql"], "runs_lately has no parameter --days"),
    "a number that is none": (
        [*ASKED, "--days", "many"], "rejects_by_reason: --days is 'many', which is no whole number"),
    "a number below none": (
        [*ASKED, "--days", "-3"], "rejects_by_reason: --days is '-3', which is no whole number"),
    "a day that is none": (
        ["rejects_by_reason", "--until", "tomorrow"], "--until is 'tomorrow', which is no day as 2026"),
    "a value that is missing": ([*ASKED, "--days"], "--days has no value: give it as --days VALUE"),
    "a word that belongs to nothing": (
        [*ASKED, "7"], "'7' stands alone: give parameters as --NAME VALUE"),
    "a parameter before the name": (
        ["--days", "7", "runs_lately"], "the name of a question comes before --days"),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "sentence"), BAD.values(), ids=BAD)
def test_what_cannot_be_asked_is_told_in_a_sentence(ask, arguments, sentence):
    done = ask(*arguments, status=2)
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_without_a_warehouse_it_says_so(tmp_path):
    environment = {"SLUGLINE_CATALOG": f"sqlite:{tmp_path}/none.sqlite"}
    done = CliRunner().invoke(app, ["ask", "runs_lately"], env=environment)
    assert done.exit_code == 2
    assert "there is no warehouse at" in done.stderr


def test_a_full_disk_is_told_in_a_sentence(environment):
    with open("/dev/full", "w") as full:
        done = run_with(environment, full, "files_by_format", "--format", "csv")
    assert done.returncode == 1
    assert done.stderr == "slugline: the result cannot be written: No space left on device\n"


def test_a_reader_that_has_seen_enough_is_no_fault(environment):
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        done = run_with(environment, closed, "runs_lately", "--format", "csv")
    assert (done.returncode, done.stderr) == (0, "")


def test_prefect_is_not_imported(environment):
    script = (
        "import sys; from flows.cli import app\n"
        "sys.argv = ['slugline', 'ask', 'runs_lately', '--format', 'csv']\n"
        "try:\n    app.main()\n"
        "except SystemExit:\n    pass\n"
        "print([name for name in ('prefect', 'spacy', 'rapidfuzz') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=os.environ | environment, text=True,
        capture_output=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "[]"


def run_with(environment, output, *arguments):
    """The command, its answer written to a file."""
    return subprocess.run(
        [str(SLUGLINE), "ask", *arguments], env=os.environ | environment, stdout=output,
        stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
