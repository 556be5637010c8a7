"""The named questions: each against an answer worked out by hand from the sample feeds."""

import csv
import re
import shlex
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.warehouse.sample import land_sample
from warehouse import Lake, connect, open_for_writing, questions
from warehouse.lake import names, statement
from warehouse.questions import QuestionError

ANSWERS = Path(__file__).parent / "answers"
ASKED = {
    "bylines": "--days 30 --until 2026-07-20",
    "copies_of": "--slug 'doran ferries' --until 2026-07-20",
    "copy_carried": "--days 10 --until 2026-05-08",
    "corrections_by_desk": "--days 60 --until 2026-04-01",
    "datelines_by_country": "--days 80 --until 2026-07-20",
    "duplicates_removed": "--days 250 --until 2026-07-20",
    "embargoes_ahead": "--days 5 --until 2026-03-04",
    "exclusives": "--days 20 --until 2026-07-20 --words 50",
    "expires_soon": "--days 3 --until 2026-03-31",
    "feed_latency": "--days 7 --until 2026-07-20 --hours 1830",
    "feed_volume": "--days 2 --until 2026-06-09 --feed yonhap",
    "feeds_silent": "--hours 100 --until 2026-07-10",
    "files_by_format": "--days 250 --until 2026-07-20",
    "first_lead": "--days 180 --until 2026-06-30",
    "flash_to_story": "--days 10 --until 2026-03-05",
    "genres": "--days 365 --until 2026-07-20",
    "headline_changes": "--days 30 --until 2026-06-30",
    "headlines_at": "--moment 2026-03-03T14:15+09:00",
    "items_by_agency": "--days 1 --until 2026-04-17",
    "items_by_hour": "--days 1 --until 2026-06-09",
    "keywords": "--days 30 --until 2026-05-20",
    "kill_reach": "--days 60 --until 2026-05-31",
    "kills_and_corrections_lately": "--days 60 --until 2026-05-31",
    "languages": "--days 1 --until 2026-05-05",
    "minutes_to_kill": "--days 60 --until 2026-05-31",
    "name_by_day": "--name tokyo --until 2026-07-20",
    "named_with": "--name 'Ok Min-jae' --until 2026-07-20",
    "names_new": "--days 1 --until 2026-07-15",
    "network": "--days 2 --until 2026-07-15",
    "note_verbs": "--days 1 --until 2026-03-03 --agency Yonhap",
    "notes_that_disagree": "--days 30 --until 2026-01-31",
    "organisations_top": "--days 2 --until 2026-07-15",
    "padding_removed": "--days 1 --until 2026-06-09",
    "people_rising": "--days 2 --until 2026-07-15",
    "photo_captions_revised": "--days 1 --until 2025-11-03",
    "photos_by_credit": "--days 60 --until 2026-06-30",
    "photos_most_reused": "--days 200 --until 2026-07-20 --rows 3",
    "places_map": "--days 1 --until 2026-07-15",
    "quoted_on": "--topic squid --days 7 --until 2026-07-15",
    "quotes_of": "--name 'bang ji-ho' --until 2026-07-20",
    "rejects_by_reason": "--days 1 --until 2026-07-20",
    "runs_lately": "--flow nightly",
    "sluglines_busiest": "--days 60 --until 2026-06-15 --rows 3",
    "spellings_of": "--name 'seo da-hye'",
    "storage_by_table": "--table rejects",
    "stories_longest": "--days 7 --until 2026-07-20 --rows 3",
    "stories_most_revised": "--days 180 --until 2026-07-01 --rows 4",
    "stories_shortest": "--days 3 --until 2026-05-07 --words 15",
    "story_at": "--slug 'tunnel fire' --moment 2026-03-03T05:15",
    "story_edits_of": "--slug 'lunar probe' --until 2026-07-20",
    "story_versions_of": "--slug 'tunnel fire' --until 2026-07-20",
    "subjects": "--days 1 --until 2026-03-04",
    "titles_of": "--person 'Bang Ji-ho'",
}
"""What each question is asked with: so that the answer is short, and hangs on no clock."""
OPTIONS_OF_THE_COMMAND = {"format", "sql", "about", "debug", "help"}
NAMED = names("queries")


def given(name):
    words = shlex.split(ASKED[name])
    return {option[2:]: value for option, value in zip(words[::2], words[1::2], strict=True)}


def rows_of(result):
    """The rows of an answer as CSV has them, by column."""
    columns = [column[0] for column in result.description]
    return [dict(zip(columns, map(plain, row), strict=True)) for row in result.fetchall()]


def plain(value):
    if isinstance(value, list):
        return "; ".join(value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S").removesuffix(":00")
    return "" if value is None else str(value)


@pytest.fixture(scope="module")
def sample_lake(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    lake = Lake(folder / "catalog.sqlite", folder / "data")
    with open_for_writing(lake, "a test") as writer:
        land_sample(writer)
    return lake


@pytest.fixture(scope="module")
def sample(sample_lake):
    with connect(sample_lake) as reader:
        yield reader


def test_every_question_is_asked_here_and_has_its_answer():
    assert set(ASKED) == set(names("queries")) == {file.stem for file in ANSWERS.glob("*.csv")}


@pytest.mark.parametrize("name", ASKED)
def test_a_question_is_answered(sample, name):
    with (ANSWERS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        worked_out = csv.DictReader(file)
        expected = list(worked_out)
        columns = worked_out.fieldnames
    found = rows_of(questions.run(sample, name, given(name)))
    assert [{column: row[column] for column in columns} for row in found] == expected


@pytest.mark.parametrize("name", ASKED)
def test_the_statement_that_is_printed_gives_the_same(sample, name):
    question = questions.read(name)
    printed = questions.filled(sample, question, given(name))
    assert "$" not in printed
    assert rows_of(sample.execute(printed)) == rows_of(questions.run(sample, name, given(name)))


@pytest.mark.parametrize("name", NAMED)
def test_a_question_says_what_it_asks_and_takes(name):
    question = questions.read(name)
    text = statement("queries", name)
    assert re.fullmatch(r"[A-Z][^?.]+\?", question.asks)
    assert re.fullmatch(r"A row is .+\.", question.row)
    declared = [one.name for one in question.parameters]
    assert len(declared) == len(re.findall(r"^--   \w", text, re.MULTILINE))
    assert sorted(declared) == sorted(set(re.findall(r"\$(\w+)", question.sql)))
    assert {one.type for one in question.parameters} <= set(questions.TYPES)
    assert not OPTIONS_OF_THE_COMMAND & set(declared)
    has_required = any(one.default is None for one in question.parameters)
    assert bool(question.example) == has_required


@pytest.mark.parametrize("name", NAMED)
def test_a_question_is_answered_with_its_defaults(sample, name):
    words = shlex.split(questions.read(name).example)
    example = {option[2:]: value for option, value in zip(words[::2], words[1::2], strict=True)}
    questions.run(sample, name, example).fetchall()


BAD = {
    "a name near others": (
        "peopl_risin", {},
        r"there is no question 'peopl_risin': perhaps people_rising, .+; `slugline ask` lists them",
    ),
    "a parameter that is missing, with an example": (
        "quotes_of", {},
        r"quotes_of needs --name \(the name, or another .+\), as in "
        r'`slugline ask quotes_of --name "Emi Kuroda"`',
    ),
    "a parameter that it does not take": (
        "people_rising", {"day": "7"},
        "people_rising has no parameter --day: it takes --days, --until, --rows",
    ),
    "a number that is none": (
        "people_rising", {"days": "a week"},
        "people_rising: --days is 'a week', which is no whole number from 0 to 1,000,000",
    ),
    "a number that is negative": ("people_rising", {"days": "-1"}, "--days is '-1', which is no wh"),
    "a number that no day is so far from": ("people_rising", {"days": "9" * 12}, "no whole number"),
    "a day that is none": (
        "people_rising", {"until": "2026-02-30"},
        "--until is '2026-02-30', which is no day as 2026-07-15",
    ),
    "a moment before the first year": (
        "headlines_at", {"moment": "0001-01-01T00:00+05:00"}, "00', which is no moment as 2026-07-15T09",
    ),
    "a moment after the last year": (
        "headlines_at", {"moment": "9999-12-31T23:59-05:00"}, "00', which is no moment as 2026-07-15T09",
    ),
    "a moment that is none": (
        "headlines_at", {"moment": "noon"}, "--moment is 'noon', which is no moment as 2026-07-15T09",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "values", "sentence"), BAD.values(), ids=BAD)
def test_what_cannot_be_asked_is_told(sample, name, values, sentence):
    with pytest.raises(QuestionError, match=sentence) as raised:
        questions.run(sample, name, values)
    assert "\n" not in str(raised.value)


def test_without_a_day_one_asks_up_to_the_newest_that_is_not_in_the_future(sample):
    newest = questions.newest_day(sample)
    assert newest <= datetime.now(UTC).date()
    later = "SELECT count(*) FROM items WHERE wire_on > ? AND wire_at <= now()"
    assert sample.execute(later, [newest]).fetchall() == [(0,)]
    said = questions.run(sample, "items_by_agency", {"until": newest.isoformat()}).fetchall()
    assert said
    assert questions.run(sample, "items_by_agency", {}).fetchall() == said


@pytest.mark.parametrize("of", questions.DAYS)
def test_of_an_empty_warehouse_the_newest_day_is_today(writer, of):
    before = datetime.now(UTC).date()
    assert before <= questions.newest_day(writer, of) <= datetime.now(UTC).date()


OF_PULLS = ["duplicates_removed", "feed_latency", "feed_volume", "feeds_silent", "files_by_format",
            "rejects_by_reason", "runs_lately"]  # fmt: skip
ARCHIVE = """
BEGIN;
UPDATE feed_files SET pulled_at = pulled_at + to_years({years});
UPDATE runs SET started_at = started_at + to_years({years});
UPDATE items SET version_created_at = version_created_at + to_years({years});
"""


@pytest.mark.parametrize("years", [-3, 0], ids=["pulled long before", "pulled when it was sent"])
def test_questions_about_pulls_are_of_the_newest_unless_a_day_is_given(sample_lake, years):
    with connect(sample_lake, read_only=False) as lake:
        lake.execute(ARCHIVE.format(years=years))
        answered = {name: bool(questions.run(lake, name, {}).fetchall()) for name in OF_PULLS}
        lake.rollback()
    assert answered == dict.fromkeys(OF_PULLS, True)


@pytest.mark.parametrize("agency", ["yonhap", "YONHAP"])
def test_an_agency_is_found_in_whatever_case(sample, agency):
    for name in ("items_by_agency", "stories_longest", "bylines", "note_verbs"):
        given = {"days": "400", "until": "2026-07-20"}
        found = questions.run(sample, name, {**given, "agency": agency}).fetchall()
        assert found == questions.run(sample, name, {**given, "agency": "Yonhap"}).fetchall() != []


def test_a_feed_is_found_in_whatever_case(sample):
    given = {"days": "2", "until": "2026-06-09"}
    found = questions.run(sample, "feed_volume", {**given, "feed": "YONHAP"}).fetchall()
    assert found == questions.run(sample, "feed_volume", {**given, "feed": "yonhap"}).fetchall() != []  # fmt: skip


def test_storage_is_what_lies_on_disk(sample, sample_lake):
    found = rows_of(questions.run(sample, "storage_by_table", {}))
    counted = [
        sample.execute(f"SELECT count(*) FROM {row['table']}").fetchall()[0][0] for row in found
    ]
    assert [int(row["rows"]) for row in found] == counted
    on_disk = [file.stat().st_size for file in sample_lake.data.rglob("*.parquet")]
    assert sum(int(row["files"]) for row in found) <= len(on_disk)
    assert 0 < sum(int(row["bytes"]) for row in found) <= sum(on_disk)


def test_a_text_is_a_text_in_the_statement_that_is_printed(sample):
    question = questions.read("quoted_on")
    printed = questions.filled(sample, question, {"topic": "it's"})
    assert "lower('it''s')" in printed
    assert "$topic" in questions.filled(sample, question, {})
