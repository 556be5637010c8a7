"""Exports: what is in them and what is not, and that they are whole or not there."""

import csv
import os
from datetime import date
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.sample import land_sample
from warehouse import Lake, LakeError, connect, open_for_writing
from warehouse.export import KEPT, README, ExportError, FileFormat, Wanted, export
from warehouse.joins import JOINS
from warehouse.lake import OFFLINE, statement
from warehouse.searching.index import index_of
from warehouse.views import VIEWS

DUCKDB, PARQUET, CSV = FileFormat
TABLES = {*KEPT, *VIEWS, "about_this_export"}


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lake")
    lake = Lake(folder / "catalog.sqlite", folder / "data")
    with open_for_writing(lake, "a test") as writer:
        land_sample(writer)
    return lake


def exported(lake, to, output=DUCKDB, **wanted):
    with connect(lake) as reader:
        return export(reader, to, output, Wanted(**wanted))


def opened(file):
    """The file, as someone opens it who has no extension and no network."""
    return duckdb.connect(str(file), read_only=True, config={**OFFLINE})


CHOICES = {
    "all": {},
    "since a day": {"since": date(2026, 6, 1)},
    "of an agency": {"agencies": ("Yonhap",)},
    "of two agencies since a day": {"agencies": ("Yonhap", "Reuters"), "since": date(2026, 1, 1)},
    "without what is restricted": {"is_without_restricted": True},
}


@pytest.fixture(scope="module", params=CHOICES.values(), ids=CHOICES)
def made(request, lake, tmp_path_factory):
    file = tmp_path_factory.mktemp("export") / "news.duckdb"
    exported(lake, file, **request.param)
    with opened(file) as database:
        yield database


def test_it_has_the_tables_and_the_views_as_tables(made):
    assert {
        name for (name,) in made.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    } == TABLES
    assert made.execute("SELECT count(*) FROM duckdb_views() WHERE NOT internal").fetchall() == [
        (0,)
    ]


def test_tables_and_columns_have_their_comments(made):
    assert not made.execute(
        "SELECT table_name FROM duckdb_tables() WHERE comment IS NULL"
    ).fetchall()
    assert not made.execute("SELECT table_name, column_name FROM duckdb_columns() WHERE comment IS NULL AND NOT internal").fetchall()  # fmt: skip


def test_no_id_points_out_of_it(made):
    for join in JOINS:
        if {join.table, join.other} <= TABLES and len(join.columns) == 1:
            mine, theirs = join.columns[0], join.other_columns[0]
            lost = made.execute(
                f"SELECT {mine} FROM {join.table} WHERE {mine} NOT IN (SELECT {theirs} FROM {join.other})").fetchall()  # fmt: skip
            assert not lost, join.condition


def test_no_item_id_of_any_column_points_out_of_it(made):
    columns = made.execute("SELECT table_name, column_name FROM duckdb_columns() WHERE column_name LIKE '%item_id'").fetchall()  # fmt: skip
    for table, column in columns:
        lost = made.execute(
            f"SELECT {column} FROM {table} WHERE {column} NOT IN (SELECT item_id FROM items)"
        ).fetchall()
        assert not lost, (table, column)


def test_text_of_what_may_not_be_used_is_nowhere(lake, made):
    with connect(lake) as reader:
        stopped = reader.execute(
            "SELECT unnest([headline, body, copy_as_delivered, edit_note]) AS words FROM items "
            "JOIN item_states USING (item_id) WHERE coalesce(state, 'notice') <> 'live'"
        ).fetchall()
        live = " ".join(str(row) for row in reader.execute(
            "SELECT headline, body, edit_note FROM items JOIN item_states USING (item_id) WHERE state = 'live'"
        ).fetchall())  # fmt: skip
    words = {text[:60] for (text,) in stopped if text and text[:60] not in live}
    assert len(words) > 20
    for table in TABLES:
        everything = str(made.execute(f"FROM {table}").fetchall())
        assert not [text for text in words if text in everything], table


def test_it_has_no_file_as_delivered(made):
    assert not made.execute("SELECT 1 FROM duckdb_columns() WHERE column_name = 'payload' OR data_type = 'BLOB'").fetchall()  # fmt: skip


def test_lookups_have_their_indexes(made):
    indexed = made.execute("SELECT table_name || '.' || column_name FROM (SELECT table_name, trim(expressions, '[]''\"') AS column_name FROM duckdb_indexes())").fetchall()  # fmt: skip
    assert {("items.item_id",), ("news.day",), ("news.story_id",)} <= set(indexed)


def test_it_gives_what_the_lake_gives(lake, tmp_path):
    made = exported(lake, tmp_path / "all.duckdb")
    with connect(lake) as reader, opened(tmp_path / "all.duckdb") as database:
        for view in VIEWS:
            expected = reader.execute(f"FROM {view} ORDER BY ALL").fetchall()
            got = database.execute(f"FROM {view} ORDER BY ALL").fetchall()
            if view in ("people", "entity_days", "kills_and_corrections", "revisions"):
                assert len(got) == len(expected), view
            else:
                assert got == expected, view
        items = reader.execute("SELECT count(*) FROM items").fetchone()
    assert (made.rows["items"],) == items
    assert dict(made.without_text).keys() == {
        "killed",
        "withheld",
        "embargoed",
        "expired",
        "notice",
    }
    assert made.left_out == []


def test_days_and_agencies_are_those_asked_for(lake, tmp_path):
    exported(lake, tmp_path / "some.duckdb", since=date(2026, 6, 1), agencies=("Yonhap",))
    with opened(tmp_path / "some.duckdb") as database:
        assert database.execute("SELECT DISTINCT agency FROM items").fetchall() == [("Yonhap",)]
        assert database.execute("SELECT min(wire_on) >= '2026-06-01' FROM items").fetchall() == [
            (True,)
        ]
        assert database.execute("SELECT since, agencies, is_without_restricted FROM about_this_export").fetchall() == [(date(2026, 6, 1), ["Yonhap"], False)]  # fmt: skip


def test_what_is_left_out_for_its_terms_is_told_by_reason(lake, tmp_path):
    made = exported(lake, tmp_path / "free.duckdb", is_without_restricted=True)
    reasons = {reason: (items, captions) for reason, items, captions in made.left_out}
    assert {"not for sale", "no archives"} <= reasons.keys()
    assert reasons["not for sale"][1] > 0
    with connect(lake) as reader, opened(tmp_path / "free.duckdb") as database:
        captions = "SELECT count(*) FROM captions WHERE rights ILIKE '%not for sale%'"
        assert reader.execute(captions).fetchone() != (0,)
        assert database.execute(captions).fetchone() == (0,)
        assert database.execute("SELECT count(*) FROM photos WHERE caption NOT IN (SELECT text FROM captions)").fetchone() == (0,)  # fmt: skip


TERMS = {
    "PHOTO NOT FOR SALE": "not for sale",
    "NO SALES": "not for sale",
    "no resale, no archive": "not for sale",
    "NO RESALES. NO ARCHIVES.": "not for sale",
    "Unverkäuflich": "not for sale",
    "Vente interdite en Belgique": "not for sale",
    "PROHIBIDA SU VENTA": "not for sale",
    "vietata la vendita": "not for sale",
    "판매 금지": "not for sale",
    "販売禁止": "not for sale",
    "NO ARCHIVAL USE": "no archives",
    "Archives out": "no archives",
    "pas d'archives": "no archives",
    "Keine Archivierung": "no archives",
    "This material may not be published, broadcast, rewritten or redistributed.": "not to be passed on",
    "It may not be published, rewritten or redistributed without permission": "not to be passed on",
    "Redistribution is prohibited": "not to be passed on",
    "NO LICENSING OR SYNDICATION": "not to be passed on",
    "NOT FOR REDISTRIBUTION": "not to be passed on",
    "Nachdruck nur mit Erlaubnis, sonst verboten": "not to be passed on",
    "Reproduction interdite": "not to be passed on",
    "Prohibida la reproducción total o parcial": "not to be passed on",
    "무단 전재 및 재배포 금지": "not to be passed on",
    "無断転載を禁じます": "not to be passed on",
    "未经许可不得转载": "not to be passed on",
    "FOR INTERNAL USE ONLY": "for subscribers or internal use only",
    "Subscribers only": "for subscribers or internal use only",
    "This may not be republished, broadcast or rewritten": "not to be passed on",
    "May not be rebroadcast": "not to be passed on",
    "No reproduction": "not to be passed on",
    "Do not forward": "not to be passed on",
    "For internal use": "for subscribers or internal use only",
    "For subscribers' use only": "for subscribers or internal use only",
    "Nur zur internen Verwendung": "for subscribers or internal use only",
    "Nicht archivieren": "no archives",
    "no-archive": "no archives",
    "no_archive": "no archives",
    "No\u00a0sales": "not for sale",
    "NOT-FOR-SALE": "not for sale",
    "no re-sale": "not for sale",
    "no third-party use": "not to be passed on",
    "Not a distributed story": None,
    "May not be published before noon": None,
    "EDITORIAL USE ONLY": None,
    "MANDATORY CREDIT": None,
    "(C) Lake Wire 2026": None,
    "Free to publish with credit": None,
    "May be redistributed freely": None,
    "Photo taken at a sale of works": None,
}


@pytest.mark.parametrize(("terms", "reason"), TERMS.items(), ids=TERMS)
def test_terms_that_forbid_to_pass_on(terms, reason):
    with duckdb.connect() as database:
        database.execute("CREATE TABLE items (usage_terms TEXT, copyright_notice TEXT)")
        database.execute("CREATE TABLE captions AS SELECT ? AS rights", [terms])
        database.execute(statement("export", "restricted_terms"), {"rights": True})
        found = database.execute("SELECT reason FROM restricted_terms").fetchall()
    assert found == ([(reason,)] if reason else [])


@pytest.mark.parametrize("output", [PARQUET, CSV])
def test_a_folder_has_a_file_for_each_table_and_says_what_they_are(lake, tmp_path, output):
    made = exported(lake, tmp_path / "folder", output)
    files = {file.name for file in (tmp_path / "folder").iterdir()}
    assert files == {README, *(f"{table}.{output.value}" for table in TABLES)}
    news = tmp_path / "folder" / f"news.{output.value}"
    if output is CSV:
        with news.open(encoding="utf-8", newline="") as file:
            assert len(list(csv.DictReader(file))) == made.rows["news"]
    else:
        assert duckdb.read_parquet(str(news)).count("*").fetchone() == (made.rows["news"],)
    readme = (tmp_path / "folder" / README).read_text(encoding="utf-8")
    assert all(f"\n## {table}.{output.value}\n\nA row is: " in readme for table in TABLES)
    assert "\n| `headline` | VARCHAR | Headline" in readme


def everything_in(folder):
    return {file.relative_to(folder): file.stat().st_ino for file in folder.rglob("*")}


def test_an_earlier_export_is_replaced(lake, tmp_path):
    for to, output in ((tmp_path / "n.duckdb", DUCKDB), (tmp_path / "folder", CSV)):
        exported(lake, to, output, agencies=("Yonhap",))
        exported(lake, to, output)
    assert {path.name for path in tmp_path.iterdir()} == {"n.duckdb", "folder"}
    agencies = f"SELECT count(DISTINCT agency) > 1 FROM '{tmp_path / 'folder' / 'items.csv'}'"
    with opened(tmp_path / "n.duckdb") as database:
        assert database.execute("SELECT count(DISTINCT agency) > 1 FROM items").fetchone() == (True,)  # fmt: skip
        assert database.execute(agencies).fetchone() == (True,)


def test_a_folder_of_parquet_takes_the_place_of_one_of_csv(lake, tmp_path):
    exported(lake, tmp_path / "folder", CSV)
    exported(lake, tmp_path / "folder", PARQUET)
    assert not list((tmp_path / "folder").glob("*.csv"))


def test_an_empty_file_is_replaced(lake, tmp_path):
    (tmp_path / "n.duckdb").touch()
    exported(lake, tmp_path / "n.duckdb")
    assert (tmp_path / "n.duckdb").stat().st_size


def test_what_a_symlink_points_to_is_written(lake, tmp_path):
    (tmp_path / "link.duckdb").symlink_to("n.duckdb")
    exported(lake, tmp_path / "link.duckdb")
    assert (tmp_path / "link.duckdb").is_symlink()
    with opened(tmp_path / "n.duckdb") as database:
        assert database.execute("SELECT count(*) > 0 FROM news").fetchone() == (True,)


@pytest.fixture
def own_lake(tmp_path):
    """An empty lake with a search index, and links to its parts."""
    own = Lake(tmp_path / "lake" / "catalog.db", tmp_path / "lake" / "data")
    with open_for_writing(own, "a test"):
        pass
    index_of(own).touch()
    (tmp_path / "link.duckdb").symlink_to(own.catalog)
    (tmp_path / "folder").symlink_to(own.data)
    return own


OF_THE_LAKE = {
    "its catalog": "lake/catalog.db",
    "a link to its catalog": "link.duckdb",
    "the log of its catalog": "lake/catalog.db-wal",
    "the shared memory of its catalog": "lake/catalog.db-shm",
    "its lock, which is empty": "lake/catalog.db.lock",
    "its search index, which is empty": "lake/catalog-search.sqlite",
    "a file in its data": "lake/data/n.duckdb",
    "a file by a link to its data": "folder/n.duckdb",
}


@pytest.mark.parametrize("to", OF_THE_LAKE.values(), ids=OF_THE_LAKE)
def test_what_is_of_the_lake_is_not_replaced(own_lake, tmp_path, to):
    with connect(own_lake) as reader:
        before = everything_in(tmp_path)
        with pytest.raises(LakeError, match="is a place of the warehouse itself"):
            export(reader, tmp_path / to, DUCKDB, Wanted())
        assert everything_in(tmp_path) == before


@pytest.mark.parametrize("output", [PARQUET, CSV])
def test_the_data_of_the_lake_is_no_folder_for_files(own_lake, output):
    with connect(own_lake) as reader, pytest.raises(LakeError, match="is a place of the warehouse"):
        export(reader, own_lake.data, output, Wanted())


STRANGERS = {
    "a file of the user's": "notes.txt",
    "a table that no export has": "of-yesterday.csv",
    "a hidden file": ".keep",
}


@pytest.mark.parametrize("stranger", STRANGERS.values(), ids=STRANGERS)
def test_a_folder_with_a_file_of_another_is_not_replaced(lake, tmp_path, stranger):
    exported(lake, tmp_path / "folder", CSV)
    (tmp_path / "folder" / stranger).touch()
    before = everything_in(tmp_path)
    with pytest.raises(LakeError, match=f"holds {stranger}, which is of no export"):
        exported(lake, tmp_path / "folder", CSV)
    assert everything_in(tmp_path) == before


REFUSED = {
    "a folder with other things": ("full", CSV, {}, "holds a.txt, which is of no export"),
    "a folder with a README of another": ("mine", CSV, {}, "holds something that is no export"),
    "a file that is no database": ("full/a.txt", DUCKDB, {}, "is no earlier export"),
    "a database that is no export": ("mine.duckdb", DUCKDB, {}, "is no earlier export"),
    "what is no file": ("pipe", DUCKDB, {}, "is no earlier export"),
    "a folder for a file": ("full", DUCKDB, {}, "is a folder: give the name of a file"),
    "a file for a folder": ("full/a.txt", PARQUET, {}, "is a file: give a folder"),
    "a folder that is not there": ("none/n.duckdb", DUCKDB, {}, "there is no folder"),
    "an agency that is none": ("n.duckdb", DUCKDB, {"agencies": ("Yonhp",)}, "no agency 'Yonhp': there are .*Yonhap"),
    "days of which there is nothing": ("n.duckdb", DUCKDB, {"since": date(2999, 1, 1)}, "there is nothing to export"),
}  # fmt: skip


@pytest.mark.parametrize(("to", "output", "wanted", "says"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused(lake, tmp_path, to, output, wanted, says):
    for name, text in (("full/a.txt", "mine"), ("mine/README.md", "mine")):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text)
    with duckdb.connect(tmp_path / "mine.duckdb") as mine:
        mine.execute("CREATE TABLE items AS SELECT 1 AS one")
    os.mkfifo(tmp_path / "pipe")
    before = everything_in(tmp_path)
    with pytest.raises(LakeError, match=says):
        exported(lake, tmp_path / to, output, **wanted)
    assert everything_in(tmp_path) == before


def test_a_crash_while_it_is_made_leaves_what_was_there(lake, tmp_path, monkeypatch):
    exported(lake, tmp_path / "n.duckdb")
    before = everything_in(tmp_path)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("warehouse.export.os.replace", full)
    with pytest.raises(ExportError, match=r"n.duckdb cannot be written: No space left on device"):
        exported(lake, tmp_path / "n.duckdb")
    assert everything_in(tmp_path) == before


def test_what_a_killed_export_left_is_removed_by_the_next(lake, tmp_path):
    left = tmp_path / ".n.duckdb.dead.part"
    left.mkdir()
    (left / "export.duckdb").touch()
    exported(lake, tmp_path / "n.duckdb")
    assert [path.name for path in tmp_path.iterdir()] == ["n.duckdb"]


@pytest.mark.parametrize("name", ["news", "news [1]"])
def test_what_a_killed_export_moved_away_is_moved_back(lake, tmp_path, name):
    exported(lake, tmp_path / name, CSV)
    left = tmp_path / f".{name}.dead.part"
    left.mkdir()
    (tmp_path / name).rename(left / "before")
    with pytest.raises(LakeError, match="no agency"):
        exported(lake, tmp_path / name, CSV, agencies=("Yonhp",))
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name / "news.csv").exists()


def test_what_is_left_of_a_place_with_a_longer_name_stays(lake, tmp_path):
    (tmp_path / ".news.csv.dead.part").mkdir()
    exported(lake, tmp_path / "news", CSV)
    assert {path.name for path in tmp_path.iterdir()} == {"news", ".news.csv.dead.part"}


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full", "Ctrl-C"])  # fmt: skip
def test_a_stop_between_the_two_moves_leaves_what_was_there(lake, tmp_path, monkeypatch, error):
    exported(lake, tmp_path / "folder", CSV)
    before = everything_in(tmp_path)
    rename = Path.rename

    def stopped(self, target):
        if self.name == "files":
            raise error
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stopped)
    with pytest.raises((ExportError, KeyboardInterrupt)):
        exported(lake, tmp_path / "folder", CSV)
    assert everything_in(tmp_path) == before
