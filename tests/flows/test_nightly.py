"""The nightly from end to end, by the command line, on temporary warehouses."""

import os
import shutil
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows import server
from tests.conftest import Desk
from transforms.agencies import AGENCIES
from transforms.formats import FORMATS
from warehouse import open_for_writing

FEEDS = Path(__file__).parent.parent / "feeds"
STORY = "SEOUL, Jan. 12 (Yonhap) -- The talks resumed for the {}th time.\n(END)\n"


def copy_feeds(desk: Desk) -> None:
    """The sample feeds, last changed on a day that the years of their datelines follow from."""
    shutil.copytree(FEEDS, desk.folder / "feeds")
    shutil.rmtree(desk.folder / "feeds" / "formats")
    for file in desk.folder.rglob("feeds/*/*"):
        os.utime(file, (1_784_550_000,) * 2)
    desk.write_feeds(
        '[[feeds]]\nname = "yonhap"\npath = "feeds/yonhap"\nagency = "Yonhap"\n'
        'time_zone = "Asia/Seoul"\nlanguage = "en"',
        '[[feeds]]\nname = "desk"\npath = "feeds/desk"',
    )


def test_every_format_is_known_and_lands(desk):
    shutil.copytree(FEEDS / "formats", desk.folder / "formats")
    desk.write_feeds('[[feeds]]\nname = "formats"\npath = "formats"')
    desk.slugline("run")
    rows = desk.sql("SELECT uri, format, outcome FROM feed_files")
    known = {row["uri"].split("/")[-2]: set() for row in rows}
    for row in rows:
        known[row["uri"].split("/")[-2]].add(row["format"])
        assert row["outcome"] in ("items", "not_news"), row
    del known["one_story"]
    assert {name: {name} for name in known} == known
    listed = desk.slugline("formats", "--format", "csv").stdout
    assert set(known) <= {line.split(",")[0] for line in listed.splitlines()}


def test_a_run_goes_on_when_nobody_reads_what_it_prints(desk):
    copy_feeds(desk)
    with subprocess.Popen(
        desk.command("run"),
        cwd=desk.folder,
        env=desk.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as run:
        run.stdout.close()
        errors = run.stderr.read()
    assert (run.returncode, errors) == (0, "")
    assert [row["state"] for row in desk.sql("SELECT state FROM runs")] == ["completed"]


def test_what_is_read_is_listed(bare_desk):
    formats = bare_desk.slugline("formats").stdout
    assert all(name in formats for name in FORMATS)
    agencies = bare_desk.slugline("agencies").stdout
    assert all(name.split()[0] in agencies for name in AGENCIES)


def test_names_quotations_and_places_land(desk):
    copy_feeds(desk)
    desk.environment["SLUGLINE_ENTITIES"] = "spacy-sm"
    done = desk.slugline("run", "yonhap")
    assert "names" in done.stdout
    assert "quotations" in done.stdout
    people = {row["entity_id"]: row["items"] for row in desk.sql("SELECT * FROM people")}
    assert people["person:bang-jiho"] == 2
    assert people["person:seo-dahye"] == 2  # Seo Da-hye and Seo Da Hye
    assert desk.sql(
        "SELECT name_key, entity_id, method FROM entity_names WHERE method <> 'name'"
    ) == [
        {
            "name_key": "organisation:nasc",
            "entity_id": "organisation:northeast-asian-squid-commission",
            "method": "acronym",
        }
    ]
    (place,) = desk.sql("SELECT * FROM datelines WHERE name = 'Seoul' LIMIT 1")
    assert place["country_code"] == "KR"
    assert desk.sql(
        "SELECT count(*) AS n FROM mentions JOIN items USING (item_id) "
        "WHERE surface <> substr(body, start + 1, mentions.end - start)"
    ) == [{"n": 0}]
    assert desk.sql("SELECT count(*) AS n FROM quotes_by WHERE speaker IS NOT NULL")[0]["n"] > 0
    before = desk.sql("SELECT * FROM entities ORDER BY entity_id")
    desk.slugline("run", "yonhap")
    assert desk.sql("SELECT * FROM entities ORDER BY entity_id") == before


WRONG_SETTINGS = {
    "an unknown engine": ("SLUGLINE_ENTITIES", "bert", "give one of spacy-sm, or none"),
    "an unknown language": ("SLUGLINE_LANGUAGES", "en,xx", "xx"),
}


@pytest.mark.parametrize(("variable", "value", "told"), WRONG_SETTINGS.values(), ids=WRONG_SETTINGS)
def test_a_wrong_setting_of_names_is_told(bare_desk, variable, value, told):
    copy_feeds(bare_desk)
    bare_desk.environment[variable] = value
    for command in (["run"], ["load", "feeds"]):
        done = bare_desk.slugline(*command, status=2)
        assert told in done.stderr
        assert variable in done.stderr
        assert done.stderr.count("\n") == 1


def write_stories(folder: Path, number: int, start: int = 0) -> None:
    folder.mkdir(exist_ok=True)
    for n in range(start, start + number):
        (folder / f"{n:04d}.txt").write_text(STORY.format(n))


def test_the_sample_feed_twice(desk):
    copy_feeds(desk)
    first = desk.slugline("run")
    assert "received 33 = with items 27 + duplicate 1 + not news 0 + rejected 5" in first.stdout
    assert "rejected utf-16.txt: UTF-16 text" in first.stdout
    assert first.stderr == ""
    items = desk.sql("SELECT * FROM items ORDER BY item_id")
    assert len(items) == 27
    assert {item["dateline_on"] for item in items if item["slugline"] == "lunar probe"} == {
        "2026-06-09"
    }

    second = desk.slugline("run")
    assert "received 0 = with items 0 + duplicate 0" in second.stdout
    assert "known 33" in second.stdout
    (desk.folder / "feeds" / "desk" / "wrapped.txt").touch()
    third = desk.slugline("run")
    assert "received 1 = with items 0 + duplicate 1" in third.stdout
    assert desk.sql("SELECT * FROM items ORDER BY item_id") == items
    assert desk.sql("SELECT outcome, count(*) AS n FROM feed_files GROUP BY ALL ORDER BY ALL") == [
        {"outcome": "duplicate", "n": 2},
        {"outcome": "items", "n": 27},
        {"outcome": "rejected", "n": 5},
    ]
    assert desk.sql(
        "SELECT count(*) AS n FROM feed_files WHERE outcome = 'duplicate' AND payload IS NOT NULL"
    ) == [{"n": 0}]
    assert (
        desk.sql("SELECT state, message FROM runs") == [{"state": "completed", "message": None}] * 3
    )


def test_without_a_server_a_temporary_one_serves_and_says_nothing(bare_desk):
    write_stories(bare_desk.folder / "in", 2)
    done = bare_desk.slugline("load", "in")
    assert done.stderr == ""
    assert done.stdout.splitlines()[0] == "load: 2 files: 2 items"
    assert len(done.stdout.splitlines()) == 4
    lake = str(bare_desk.folder / "lake")
    assert [
        p for p in Path("/proc").glob("[0-9]*/cwd") if os.path.exists(p) and os.readlink(p) == lake
    ] == []


def test_one_feed_that_fails_does_not_stop_the_others(desk):
    write_stories(desk.folder / "good", 2)
    desk.write_feeds('[[feeds]]\nname = "gone"\npath = "gone"',
                     '[[feeds]]\nname = "good"\npath = "good"\nsettle_seconds = 0')  # fmt: skip
    done = desk.slugline("run", status=1)
    assert done.stderr == f"slugline: feed gone: there is no {desk.folder}/gone\n"
    assert "received 3 = with items 2 + duplicate 0 + not news 0 + rejected 1" in done.stdout
    assert desk.sql("SELECT state, message FROM runs") == [
        {"state": "failed", "message": f"feed gone: there is no {desk.folder}/gone"}
    ]
    assert desk.sql("SELECT feed, reason FROM rejects") == [{"feed": "gone", "reason": "missing"}]
    assert "known 2" in desk.slugline("run", "good").stdout


def test_a_half_written_file_is_left_and_said_so(desk):
    write_stories(desk.folder / "in", 2)
    desk.write_feeds('[[feeds]]\nname = "in"\npath = "in"\nsettle_seconds = 3600')
    os.utime(desk.folder / "in" / "0000.txt", (time.time() - 7200,) * 2)
    done = desk.slugline("run")
    assert "in: 1 left for the next run, not finished" in done.stdout
    assert "left for the next run 1" in done.stdout
    assert desk.sql("SELECT count(*) AS n FROM items") == [{"n": 1}]
    os.utime(desk.folder / "in" / "0001.txt", (time.time() - 7200,) * 2)
    desk.slugline("run")
    assert desk.sql("SELECT count(*) AS n FROM items") == [{"n": 2}]


def test_many_batches_land_in_processes_of_their_own(desk):
    write_stories(desk.folder / "in", 2100)
    shutil.copy(desk.folder / "in" / "0000.txt", desk.folder / "in" / "9999.txt")
    done = desk.slugline("load", "in", "--feed", "many")
    assert done.stdout.count("many: ") == 3
    assert "received 2,101 = with items 2,100 + duplicate 1" in done.stdout
    assert desk.sql("SELECT count(*) AS n FROM ducklake_list_files('lake', 'items')") == [{"n": 3}]


def test_one_file_by_hand_with_a_feed_and_a_format(desk):
    write_stories(desk.folder / "in", 1)
    desk.slugline("load", "in/0000.txt", "--feed", "wire", "--format", "plain")
    assert desk.sql("SELECT feed, agency, format FROM items") == [
        {"feed": "wire", "agency": "Yonhap", "format": "plain"}
    ]


USAGE = {
    "no feeds.toml": (["run"], "there is no"),
    "no such path": (["load", "nowhere"], "there is no"),
    "an unknown format": (["load", ".", "--format", "fax"], "'fax' is not one of auto, anpa, "),
    "no such command": (
        ["rum"],
        "no such command 'rum'. Did you mean 'run'? `slugline --help` shows",
    ),
    "no such option": (["sql", "--limit", "1", "SELECT 1"], "no such option: --limit"),
    "a missing argument": (["load"], "missing argument 'PATH...': `slugline load --help` shows"),
    "no day": (["run", "--since", "monday"], "'monday' does not match the formats '%Y-%m-%d'"),
    "no warehouse": (["sql", "SELECT 1"], "there is no warehouse"),
    "no warehouse to speak of": (["status"], "there is no warehouse"),
}


@pytest.mark.parametrize(("arguments", "says"), USAGE.values(), ids=USAGE)
def test_bad_usage_is_one_sentence_and_status_2(bare_desk, arguments, says):
    done = bare_desk.slugline(*arguments, status=2)
    assert done.stdout == ""
    assert done.stderr.startswith("slugline: ")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_unknown_feed_is_bad_usage(bare_desk):
    bare_desk.write_feeds('[[feeds]]\nname = "in"\npath = "in"')
    done = bare_desk.slugline("run", "nope", status=2)
    assert done.stderr == "slugline: there is no feed 'nope' in feeds.toml: there are in\n"


def test_the_version_and_no_command(bare_desk):
    assert bare_desk.slugline("--version").stdout.startswith("slugline ")
    assert "Usage: slugline [OPTIONS] COMMAND" in bare_desk.slugline(status=2).stdout


def test_a_catalog_where_none_can_be_is_one_sentence(bare_desk):
    bare_desk.environment["SLUGLINE_CATALOG"] = "sqlite:/proc/none/catalog.sqlite"
    bare_desk.write_feeds('[[feeds]]\nname = "in"\npath = "in"')
    done = bare_desk.slugline("run", status=2)
    assert "cannot write to the folder /proc/none" in done.stderr
    assert done.stderr.count("\n") == 1


def test_sql_that_is_wrong_or_writes_is_refused_in_a_sentence(desk):
    write_stories(desk.folder / "in", 1)
    desk.slugline("load", "in")
    for query, says in {
        "SELEC 1": "syntax error",
        "SELECT nope FROM items": "nope",
        "DELETE FROM items": "read-only",
        "": "the query is empty",
    }.items():
        done = desk.slugline("sql", query, status=2)
        assert says in done.stderr
        assert done.stderr.count("\n") == 1
    assert desk.sql("SELECT count(*) AS n FROM items") == [{"n": 1}]


def test_sql_does_not_import_prefect(desk):
    write_stories(desk.folder / "in", 1)
    desk.slugline("load", "in")
    desk.environment["PYTHONPROFILEIMPORTTIME"] = "1"
    imported = desk.slugline("sql", "SELECT 1").stderr
    assert "duckdb" in imported
    assert "prefect" not in imported


def test_status_shows_runs_tables_and_rejects(desk):
    copy_feeds(desk)
    desk.slugline("run")
    shown = desk.slugline("status").stdout
    for part in ("nightly", "completed", "feed_files", "A version of a news item", "UTF-16 text"):
        assert part in shown


def test_a_second_writer_waits_and_is_told_who_writes(desk):
    write_stories(desk.folder / "in", 1)
    with subprocess.Popen(
        desk.command("load", "in"),
        cwd=desk.folder,
        env=desk.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as second:
        with open_for_writing(desk.lake, "slugline nightly"):
            assert second.stdout
            assert second.stdout.readline().startswith("waiting for slugline nightly (process ")
        output, errors = second.communicate(timeout=300)
    assert "load: 1 file: 1 item" in output
    assert errors == ""


def test_two_nightlies_at_once_land_each_file_once(desk):
    write_stories(desk.folder / "in", 40)
    desk.write_feeds('[[feeds]]\nname = "in"\npath = "in"\nsettle_seconds = 0')
    runs = [
        subprocess.Popen(desk.command("run"), cwd=desk.folder, env=desk.environment, stdout=-1)
        for _ in range(2)
    ]
    outputs = [run.communicate(timeout=300)[0].decode() for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    assert sum("received 40 = with items 40" in output for output in outputs) == 1
    assert sum("known 40" in output for output in outputs) == 1
    assert desk.sql("SELECT count(*) AS n FROM items") == [{"n": 40}]


def test_four_of_five_feeds_land_and_the_fifth_is_told(desk):
    for name in "abcd":
        write_stories(desk.folder / name, 2, start=10 * ord(name))
    port = server.free_port()
    desk.write_feeds(
        *(f'[[feeds]]\nname = "{name}"\npath = "{name}"\nsettle_seconds = 0' for name in "abcd"),
        f'[[feeds]]\nname = "wire"\nurl = "http://127.0.0.1:{port}/wire.xml"',
    )
    done = desk.slugline("run", status=1)
    assert done.stderr.startswith("slugline: feed wire: ")
    assert f"127.0.0.1:{port}" in done.stderr
    assert done.stderr.count("\n") == 1
    assert desk.sql("SELECT feed, state, items FROM feed_runs ORDER BY feed") == [
        *({"feed": name, "state": "completed", "items": 2} for name in "abcd"),
        {"feed": "wire", "state": "failed", "items": 0},
    ]


def test_a_backfill_pulls_the_files_of_its_days(desk):
    write_stories(desk.folder / "in", 3)
    for day, file in enumerate(sorted((desk.folder / "in").iterdir()), 1):
        os.utime(file, (datetime(2026, 1, day, 12, tzinfo=UTC).timestamp(),) * 2)
    desk.write_feeds('[[feeds]]\nname = "in"\npath = "in"')
    desk.slugline("backfill", "in", "2026-01-02", "2026-01-03")
    assert desk.sql("SELECT count(*) AS n FROM items") == [{"n": 2}]
    assert "to_day" in desk.slugline("backfill", "in", "2026-01-03", "2026-01-02", status=1).stderr
    desk.slugline("run", "--since", "2026-01-02")
    assert desk.sql("SELECT count(*) AS n FROM items") == [{"n": 2}]


def test_a_feed_of_several_paths_is_one_row_and_a_duplicate_brings_no_item_back(desk):
    write_stories(desk.folder / "a", 2)
    write_stories(desk.folder / "b", 2, start=10)
    desk.slugline("load", "a", "b")
    shutil.copy(desk.folder / "a" / "0000.txt", desk.folder / "b" / "again.txt")
    desk.slugline("load", "a", "b")
    counts = "SELECT files_known, files_duplicate, items FROM feed_runs ORDER BY items DESC"
    assert desk.sql(counts) == [
        {"files_known": 0, "files_duplicate": 0, "items": 4},
        {"files_known": 4, "files_duplicate": 1, "items": 0},
    ]


def test_a_feed_whose_files_cannot_be_moved_still_lands_them(desk):
    write_stories(desk.folder / "in", 2)
    (desk.folder / "full").write_text("a file where a folder is to be")
    desk.write_feeds(
        '[[feeds]]\nname = "in"\npath = "in"\nsettle_seconds = 0\n'
        f'after = "move"\nmove_to = "{desk.folder}/full"'
    )
    assert "cannot move" in desk.slugline("run", status=1).stderr
    write_stories(desk.folder / "in", 3)
    assert "cannot move" in desk.slugline("run", status=1).stderr
    assert desk.sql("SELECT count(*) AS n FROM items") == [{"n": 3}]
