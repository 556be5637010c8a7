"""What `slugline search` prints, what it says, and that runs keep its index."""

import csv
import hashlib
import io
import json
import re
from datetime import UTC, datetime

import pytest
from rich.console import Console
from typer.testing import CliRunner

from flows.cli.app import app
from flows.cli.search import _joined, write_answer
from flows.show import OutputFormat
from tests.warehouse import told as wire
from tests.warehouse.told import told
from warehouse import Lake, open_for_writing
from warehouse.searching import START, STOP, Answer, Found

STORM = "A storm closed the north pier of Dorwick on Monday."
HEADER = ["score", "item_id", "story_id", "wire_at", "agency", "slugline", "headline", "place",
          "snippet"]  # fmt: skip


def story(item_id, minutes, body, **columns):
    digest = hashlib.sha256(body.encode()).hexdigest()
    known = {"slugline": item_id, "headline": f"About {item_id}", "body_sha256": digest}
    return told(item_id, minutes, body=body, **(known | columns))


@pytest.fixture(scope="module")
def catalog(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lake")
    lake = Lake(folder / "catalog.sqlite", folder / "data")
    with open_for_writing(lake, "a test") as writer:
        wire.land(writer, [
            story("pier", 0, STORM, headline="Storm closes pier", agency="Morning Wire",
                  country_code="SE", dateline_places=["DORWICK"]),
            story("owl", 2880, "An owl sat out the storm \x1b[2Jin the tower.",
                  agency="Evening Wire", country_code="DE", dateline_places=["MORA"]),
        ])  # fmt: skip
    return lake.catalog


@pytest.fixture
def search(catalog, monkeypatch):
    monkeypatch.setenv("SLUGLINE_CATALOG", f"sqlite:{catalog}")
    monkeypatch.setenv("SLUGLINE_DATA", str(catalog.parent / "data"))
    return lambda *arguments: CliRunner().invoke(app, ["search", *arguments])


def test_json_has_each_column_and_stars_about_what_was_found(search):
    first, second = json.loads(search("storm", "--format", "json").stdout)
    assert list(first) == HEADER
    assert first | {"score": 1} == {
        "score": 1, "item_id": "pier", "story_id": "pier", "wire_at": "2026-03-02T09:00:00Z",
        "agency": "Morning Wire", "slugline": "pier", "headline": "Storm closes pier",
        "place": "DORWICK", "snippet": "A **storm** closed the north pier of Dorwick on Monday.",
    }  # fmt: skip
    assert first["score"] > second["score"]


def test_csv(search):
    rows = list(csv.reader(io.StringIO(search("north", "pier", "--format", "csv").stdout)))
    assert rows[0] == HEADER
    assert rows[1][-1] == "A storm closed the **north** **pier** of Dorwick on Monday."


def test_a_table_has_no_control_characters(search):
    lines = search("owl").stdout
    assert "About **owl**" in lines
    assert "An **owl** sat out the storm \ufffd[2Jin the tower." in lines
    assert "2026-03-04 09:00" in lines
    assert "MORA" in lines
    assert "\x1b" not in lines


@pytest.mark.parametrize(
    ("arguments", "found"),
    {
        "words are all to be there": (["storm", "owl"], ["owl"]),
        "in quotes of the shell as well": (["storm owl"], ["owl"]),
        "a phrase": (['"north pier"'], ["pier"]),
        "what is left out": (["storm -owl"], ["pier"]),
        "one or the other": (["pier OR owl"], ["pier", "owl"]),
        "since a day": (["storm", "--since", "2026-03-03"], ["owl"]),
        "until a day, which counts": (["storm", "--until", "2026-03-02"], ["pier"]),
        "a country": (["storm", "--place", "SE"], ["pier"]),
        "a place": (["storm", "--place", "Mora"], ["owl"]),
        "an agency": (["storm", "--agency", "evening wire"], ["owl"]),
        "a feed that there is not": (["storm", "--feed", "x"], []),
        "a limit": (["storm", "--limit", "1"], ["pier"]),
    }.values(),
)
def test_options(search, arguments, found):
    done = search(*arguments, "--format", "json")
    assert done.exit_code == 0
    assert sorted(row["item_id"] for row in json.loads(done.stdout)) == sorted(found)


def test_nothing_found_is_said_and_no_fault(search):
    done = search("walrus")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith("slugline: nothing was found")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--", "&"], "there is no word to look for: give some"),
        (["a -b", "-x"], "No such option"),
        (["x", "--until", "2026-01-01", "--since", "2026-01-02"], "--until is before --since"),
        (["x", "--since", "Monday"], "does not match the format"),
        (["x", "--limit", "0"], "greater than or equal to 1"),
        ([" -storm"], "there are only words to leave out"),
    ],
)
def test_bad_use_is_said(search, arguments, said):
    done = search(*arguments)
    assert done.exit_code == 2
    assert said in re.sub(r"[│\s]+", " ", done.stderr)


def test_where_there_is_no_warehouse_that_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("SLUGLINE_CATALOG", f"sqlite:{tmp_path}/none.sqlite")
    done = CliRunner().invoke(app, ["search", "storm"])
    assert done.exit_code == 2
    assert "there is no warehouse" in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_damaged_index_is_built_anew_in_a_line(search, catalog):
    search("storm")
    catalog.with_name("catalog-search.sqlite").write_bytes(b"soup" * 5000)
    done = search("storm", "--format", "csv")
    assert done.stderr.count("\n") == 1
    assert "it is built anew" in done.stderr
    assert len(done.stdout.splitlines()) == 3


FOUND = Found(1.0, "a" * 32, "s", datetime(2026, 3, 2, tzinfo=UTC), None, "wire", None,
              f"The {START}pier{STOP}", None, None, f"{START}Pier{STOP} closed")  # fmt: skip


def test_on_a_terminal_words_are_set_off_in_style():
    console = Console(file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(_joined(FOUND, is_terminal=True))
    written = console.file.getvalue()
    assert "*" not in written
    assert "\x1b[1;4mpier\x1b[0m" in written
    assert "\x1b[4mPier\x1b[0m closed" in written


def test_that_many_matched_is_said(capsys):
    write_answer(Answer([FOUND], is_cut=True), OutputFormat.CSV, io.StringIO())
    assert "only those that landed last are ranked" in capsys.readouterr().err


MEMO = "pier\nStorm closes pier\nDORWICK, March 2 -- {}\n(END)\n"


def test_runs_keep_the_index(desk):
    (desk.folder / "in").mkdir()
    (desk.folder / "in" / "a.txt").write_text(MEMO.format(STORM))
    desk.write_feeds('[[feeds]]\nname = "desk"\npath = "in"\nsettle_seconds = 0\n')
    desk.slugline("run")
    index = desk.folder / "lake" / "catalog-search.sqlite"
    before = index.read_bytes()
    done = desk.slugline("search", "ferries OR storm", "--format", "json")
    assert len(json.loads(done.stdout)) == 1
    assert (done.stderr, index.read_bytes()) == ("", before)
    desk.slugline("maintain")
    index.chmod(0o644)
    index.write_bytes(b"soup" * 4000)
    (desk.folder / "in" / "b.txt").write_text(MEMO.format("The ferries stayed in port all day."))
    desk.slugline("run")
    found = json.loads(desk.slugline("search", "ferries", "--format", "json").stdout)
    assert len(found) == 1
