"""Search: what is found and in which order, what never is, and that the index follows the lake."""

import hashlib
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from tests.warehouse import told as wire
from tests.warehouse.told import NINE, told
from warehouse import Lake, connect, open_for_writing, searching
from warehouse.lake import statement
from warehouse.land import transaction
from warehouse.maintain import maintain
from warehouse.searching import Question, Refreshed, SearchError, WordsError, expression, find
from warehouse.searching import refresh as refreshing
from warehouse.searching.index import known, reading, writing

STORM = "A storm closed the north pier of Dorwick and the ferries stayed in port."
HERRING = "Herring were few in the nets this spring, the fishermen of Mora said."


def cases(names, of):
    """Cases by the names of what they show."""
    return pytest.mark.parametrize(names, of.values(), ids=of.keys())


def story(item_id, minutes=0, body=STORM, **columns):
    """An item with the hash of its body, of a story of its own unless a slug says else."""
    digest = hashlib.sha256(body.encode()).hexdigest()
    known = {"headline": f"Headline {item_id}", "slugline": item_id, "body_sha256": digest}
    return told(item_id, minutes, body=body, **(known | columns))


def land(writer, *items):
    with transaction(writer):
        wire.land(writer, items)


@pytest.fixture
def file(lake):
    return searching.index_of(lake)


@pytest.fixture
def ask(writer, file):
    """Asks, and gives the ids of what was found."""

    def ids(words, **filters):
        return [
            one.item_id for one in searching.ask(writer, file, Question(words, **filters)).found
        ]

    return ids


# What is asked


@cases(
    ("asked", "means"),
    {
        "a word": ("pier", '"pier"'),
        "all words": ("north pier", '"north" AND "pier"'),
        "a phrase": ('"north pier" storm', '"north pier" AND "storm"'),
        "a phrase that is not closed": ('"north pier', '"north pier"'),
        "the beginning of a word": ("harb*", '"harb"*'),
        "a word to leave out": ("pier -storm", '("pier") NOT "storm"'),
        "a phrase to leave out": ('pier -"big storm" -wind', '("pier") NOT ("big storm" OR "wind")'),
        "or binds its neighbours": ("pier OR quay storm", '("pier" OR "quay") AND "storm"'),
        "or of three": ("a OR b OR c", '("a" OR "b" OR "c")'),
        "or alone is a word": ("OR pier", '"OR" AND "pier"'),
        "or at the end joins nothing": ("pier OR", '"pier"'),
        "or in small letters is a word": ("pier or quay", '"pier" AND "or" AND "quay"'),
        "operators of fts5 are words": ("NEAR(a b) NOT c", '"NEAR(a" AND "b)" AND "NOT" AND "c"'),
        "a column is a word": ("text:storm", '"text:storm"'),
        "signs are no words": ("& pier -- * ^", '"pier"'),
        "hangul is found with particles": ("서울", '"서울"*'),
        "han characters are words": ("核問題", '"\x1f核\x1f\x1f問\x1f\x1f題\x1f"'),
    },
)  # fmt: skip
def test_words_are_read(asked, means):
    assert expression(asked) == means


@pytest.mark.parametrize("asked", ["", "  ", "&", '""', "-pier", '- " *'])
def test_no_word_to_look_for_is_said(asked):
    with pytest.raises(WordsError):
        expression(asked)


SIGNS = "\"'*-+^:(){}[]<>|&~.,;!?%_/\\ \x00\n\t\ud800한核éaORNOTANDNEAR"


def test_nothing_typed_is_a_mistake(writer, file):
    land(writer, story("a"))
    searching.refresh(writer, file)
    chance = random.Random(7)
    with reading(file) as index:
        for _ in range(400):
            asked = "".join(chance.choices(SIGNS, k=chance.randint(1, 14)))
            try:
                find(writer, index, Question(asked))
            except WordsError:
                continue


# What is found


def test_the_headline_counts_more_and_rare_words_more_than_common(writer, ask):
    others = [story(f"o{n}", body=f"{HERRING} Day {n}.", headline="Fish") for n in range(6)]
    land(writer, *others, story("text", body=f"{HERRING} A storm passed."),
         story("headline", headline="Storm over Mora", body=HERRING),
         story("rare", body=f"{HERRING} A storm, a walrus."))  # fmt: skip
    assert ask("storm")[0] == "headline"
    assert set(ask("storm")) == {"headline", "text", "rare"}
    assert ask("walrus OR storm")[0] == "rare"


FILED = [
    story("seoul", 0, agency="Yonhap", feed="wire", country_code="KR", dateline_places=["SEOUL"]),
    story("busan", 24 * 60, agency="Yonhap", feed="desk", country_code="KR",
          dateline_places=["BUSAN", "TOKYO"], body=f"{STORM} Busan."),
    story("paris", 48 * 60, agency="AFP", feed="wire", country_code="FR",
          dateline_places=["PARIS"], body=f"{STORM} Paris and no other town of the valley."),
]  # fmt: skip
DAY = NINE.replace(hour=0)
ENDLESS = 2**63 - 1
"""When an embargo ends in the index whose end is not known."""
UNTIMED = story("untimed", None, agency="Nobody", body=f"{HERRING} Undated.")
"""Pulled on the day DAY; nothing tells when it was on the wire."""


@cases(
    ("filters", "found"),
    {
        "none": ({}, {"seoul", "busan", "paris"}),
        "a country": ({"place": "KR"}, {"seoul", "busan"}),
        "a country in small letters": ({"place": "fr"}, {"paris"}),
        "a place": ({"place": "Seoul"}, {"seoul"}),
        "a second place": ({"place": "tokyo"}, {"busan"}),
        "part of a place is none": ({"place": "Seo"}, set()),
        "an agency however it is written": ({"agency": "yonhap"}, {"seoul", "busan"}),
        "a feed": ({"feed": "wire"}, {"seoul", "paris"}),
        "since": ({"since": DAY + timedelta(days=1)}, {"busan", "paris"}),
        "until": ({"until": DAY + timedelta(days=1)}, {"seoul"}),
        "all of them": ({"agency": "AFP", "place": "KR"}, set()),
    },
)
def test_filters(searched, filters, found):
    connection, file = searched
    answer = searching.ask(connection, file, Question("storm", **filters))
    assert {one.item_id for one in answer.found} == found


@cases(
    ("since", "until", "found"),
    {
        "since its day": (DAY, None, True),
        "since an hour of its day": (NINE, None, True),
        "since the day after": (DAY + timedelta(days=1), None, False),
        "until the end of its day": (None, DAY + timedelta(days=1), True),
        "until an hour of its day": (None, NINE, True),
        "until the end of the day before": (None, DAY, False),
    },
)
def test_what_has_no_time_is_found_by_its_day(searched, since, until, found):
    connection, file = searched
    question = Question("herring", since=since, until=until)
    answer = searching.ask(connection, file, question)
    assert [(one.item_id, one.wire_at) for one in answer.found] == [("untimed", None)] * found


@pytest.fixture(scope="module")
def searched(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lake")
    lake = Lake(folder / "catalog.sqlite", folder / "data")
    with open_for_writing(lake, "a test") as writer:
        land(writer, *FILED, *SCRIPTS, UNTIMED)
        yield writer, searching.index_of(lake)


SCRIPTS = [
    story("korean", body="이재명 대통령은 서울에서 핵 문제를 논의했다고 밝혔다."),
    story("chinese", body="会议在首尔举行，双方讨论了朝鲜核问题。"),
    story("japanese", body="東京で核問題をめぐるコーヒー協議が行われた。"),
    story("french", body="Les pêcheurs de la Réunion étaient arrivés à Orly."),
    story("russian", body="Министр прибыл в Москву на переговоры."),
    story("arabic", body="وصل الوزير إلى القاهرة أمس."),
    story("thai", body="รัฐมนตรีเดินทางถึงกรุงเทพ"),
    story("initials", body="The U.S. envoy's well-known plan, No. 10, was praised."),
]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("praising", ["initials"]),
        ("서울", ["korean"]),
        ('"서울에서"', ["korean"]),
        ('"서울"', []),
        ("朝鲜核", ["chinese"]),
        ("コーヒー", ["japanese"]),
        ("核朝鲜", []),
        ("pecheurs reunion", ["french"]),
        ("МОСКВУ", ["russian"]),
        ("Москва", []),
        ("القاهرة", ["arabic"]),
        ("U.S.", ["initials"]),
        ("well-known", ["initials"]),
        ("envoy", ["initials"]),
        pytest.param("กรุงเทพ", ["thai"], marks=pytest.mark.xfail(reason="no spaces", strict=True)),
    ],
)
def test_scripts(searched, asked, found):
    connection, file = searched
    assert [one.item_id for one in searching.ask(connection, file, Question(asked)).found] == found


def marked(text):
    return text.replace(searching.START, "[").replace(searching.STOP, "]")


def test_what_is_shown_has_its_words_marked(writer, file):
    long = " ".join(f"word{n}" for n in range(200))
    land(
        writer, story("a", headline="Piers close", body=f"{long} the pier by the north pier {long}")
    )
    (one,) = searching.ask(writer, file, Question('"north pier" pier')).found
    assert marked(one.headline) == "[Piers] close"
    assert "the [pier] by the [north pier] word0" in marked(one.snippet)
    assert one.snippet.startswith("…")
    assert one.snippet.endswith("…")
    assert (one.story_id, one.agency, one.slugline) == ("a", "Lake Wire", "a")
    assert one.wire_at == NINE
    assert one.score > 0


def test_marks_and_han_in_copy_are_as_they_were(writer, file):
    land(writer, story("a", headline="A \x02pier\x1f核問題", body="核問題 pier"))
    (one,) = searching.ask(writer, file, Question("核問題")).found
    assert marked(one.headline) == "A  pier [核問題]"
    assert marked(one.snippet) == "[核問題] pier"


def test_as_many_as_asked_for_and_more_candidates_where_some_may_not_be_shown(writer, file):
    land(writer, *[story(f"n{n:03}", body=f"{STORM} {'pad ' * n}") for n in range(120)])
    searching.refresh(writer, file)
    with transaction(writer):
        writer.execute("UPDATE families SET state = 'withheld' WHERE current_item_id < 'n100'")
    with reading(file) as index:  # which knows nothing of that
        found = find(writer, index, Question("storm", limit=15)).found
    assert [one.item_id for one in found] == [f"n{n}" for n in range(100, 115)]


def test_of_many_the_last_to_land_are_ranked_and_it_is_said(writer, file, monkeypatch):
    land(writer, *[story(f"n{n}", body=f"{STORM} {'pad ' * n}") for n in range(9)])
    assert not searching.ask(writer, file, Question("storm")).is_cut
    monkeypatch.setitem(find.__globals__, "RANKED", 4)
    answer = searching.ask(writer, file, Question("storm"))
    assert answer.is_cut
    assert {one.item_id for one in answer.found} == {"n5", "n6", "n7", "n8"}


# What is never found


def test_a_version_that_is_replaced_is_found_among_all_versions_alone(writer, ask):
    land(writer, story("a", 0, headline="Pier closes", slugline="Dorwick pier"))
    assert ask("storm") == ["a"]
    land(writer, story("b", 9, headline="Pier closes", slugline="Dorwick pier", lead=1,
                       body=f"{STORM} Nobody was hurt."))  # fmt: skip
    assert ask("storm") == ["b"]
    assert sorted(ask("storm", all_versions=True)) == ["a", "b"]


@pytest.mark.parametrize("all_versions", [False, True])
def test_a_killed_text_is_not_found_and_not_kept(writer, ask, file, all_versions):
    land(writer, story("a", 0, slugline="Dorwick pier"), story("b", 1, body=HERRING))
    assert ask("storm", all_versions=all_versions) == ["a"]
    land(writer, told("k", 9, kind="kill", headline="Kill the storm", body=STORM,
                      names={"slug": "Dorwick pier"}))  # fmt: skip
    with reading(file) as index:  # the index is behind
        assert find(writer, index, Question("storm", all_versions=all_versions)).found == []
    assert ask("storm", all_versions=all_versions) == []
    assert items_of(file) == {"b"}


@pytest.mark.parametrize(("status", "kind"), [("canceled", "story"), ("withheld", "withheld")])
def test_what_is_declared_so_never_comes_in(writer, ask, file, status, kind):
    land(writer, story("a", pub_status=status, kind=kind), story("d", kind="digest"))
    assert ask("storm", all_versions=True) == []
    assert items_of(file) == set()


@pytest.mark.parametrize("all_versions", [False, True])
def test_an_embargo_ends_and_terms_end_by_the_clock(writer, ask, file, all_versions):
    later = datetime.now(UTC) + timedelta(days=1)
    land(writer, story("late", embargoed_until=later), story("ends", body=HERRING))
    assert ask("storm", all_versions=all_versions) == []
    assert ask("herring", all_versions=all_versions) == ["ends"]
    soon = datetime.now(UTC) + timedelta(seconds=1)
    with transaction(writer):
        for table, key in (("story_items", "item_id"), ("families", "current_item_id")):
            writer.execute(f"UPDATE {table} SET embargoed_until = ? WHERE {key} = 'late'", [soon])
            writer.execute(f"UPDATE {table} SET usable_until = ? WHERE {key} = 'ends'", [soon])
        writer.execute("UPDATE items SET usable_until = ? WHERE item_id = 'ends'", [soon])
    searching.refresh(writer, file)
    before = contents(file)
    time.sleep(max(0.0, (soon - datetime.now(UTC)).total_seconds()) + 0.1)
    assert ask("storm", all_versions=all_versions) == ["late"]
    assert ask("herring", all_versions=all_versions) == []
    assert contents(file) == before


def test_an_embargo_without_an_end_is_kept(writer, ask, file):
    land(writer, story("late", notes=["embargoed: until it is told"]))
    assert ask("storm") == ask("storm", all_versions=True) == []
    with reading(file) as index:
        _, document = known(index, "late")
    assert document.embargoed_until == ENDLESS
    asked = statement("queries", "embargoes_ahead")
    (row,) = writer.execute(asked, {"until": NINE.date(), "days": 1}).fetchall()
    assert (row[0], row[-1]) == (None, "late")


# The index follows the lake


def items_of(file):
    with reading(file) as index:
        return {one for (one,) in index.execute("SELECT item_id FROM documents")}


def contents(file):
    """All that an index has, but for the numbers of its documents."""
    with reading(file) as index:
        rows = index.execute("SELECT * FROM documents JOIN texts USING (document)").fetchall()
        item_ids = {row[0]: row[1] for row in rows}
        index.execute("CREATE VIRTUAL TABLE temp.told USING fts5vocab (main, words, instance)")
        words = index.execute("SELECT term, doc, col, offset FROM told").fetchall()
    return (
        sorted((row[1:] for row in rows), key=repr),
        sorted((term, item_ids[number], col, offset) for term, number, col, offset in words),
    )


def assert_as_built_new(writer, file):
    new = file.with_name("new.sqlite")
    searching.refresh(writer, new)
    assert contents(file) == contents(new)
    new.unlink()


def rework(writer, item):
    """An item worked again, which reads otherwise."""
    with transaction(writer):
        wire.remove(writer, item.item_id)
        wire.land(writer, [item])


def test_a_refresh_does_what_changed_and_no_more(writer, file):
    land(writer, story("a"), story("b", 1, body=HERRING))
    assert searching.refresh(writer, file) == Refreshed(compared=2, added=2)
    assert searching.refresh(writer, file) == Refreshed()
    land(writer, story("c", 2, body=f"{HERRING} Again."))
    done = searching.refresh(writer, file)
    assert (done.added, done.changed, done.removed) == (1, 0, 0)
    rework(writer, story("a", body=HERRING.upper(), headline="Other"))
    assert searching.refresh(writer, file).changed == 1
    with transaction(writer):
        wire.remove(writer, "b")
    assert searching.refresh(writer, file).removed == 1
    assert items_of(file) == {"a", "c"}
    assert_as_built_new(writer, file)


def test_a_session_of_another_zone_compares_nothing_again(writer, file):
    land(writer, story("a"))
    searching.refresh(writer, file)
    writer.execute("SET TimeZone = 'Asia/Seoul'")
    assert searching.refresh(writer, file) == Refreshed()
    land(writer, story("b", 1, HERRING))
    assert searching.refresh(writer, file) == Refreshed(compared=1, added=1)
    assert_as_built_new(writer, file)


def test_maintenance_has_no_text_read_again(writer, file, monkeypatch):
    for n in range(3):
        land(writer, story(f"s{n}", n))
    searching.refresh(writer, file)
    maintain(writer, 30)
    read = []
    monkeypatch.setitem(searching.refresh.__globals__, "_add_texts", lambda *a: read.extend(a[2]))
    assert searching.refresh(writer, file) == Refreshed(compared=3)
    assert read == []
    monkeypatch.undo()
    assert_as_built_new(writer, file)


def test_a_snapshot_that_has_expired_is_made_up_for(writer, file):
    land(writer, story("a"), story("b", 1, body=HERRING))
    searching.refresh(writer, file)
    land(writer, story("c", 2, body=f"{HERRING} Again."))
    rework(writer, story("a", body=HERRING.upper()))
    with transaction(writer):
        wire.remove(writer, "b")
    maintain(writer, 1, datetime.now(UTC) + timedelta(days=9))
    assert searching.refresh(writer, file) == Refreshed(compared=3, added=1, changed=1, removed=1)
    assert_as_built_new(writer, file)


def test_an_index_of_another_lake_is_brought_here(writer, file, tmp_path):
    land(writer, story("a"), story("b", 1, body=HERRING))
    other = Lake(tmp_path / "other" / "catalog.sqlite", tmp_path / "other" / "data")
    with open_for_writing(other, "a test") as elsewhere:
        land(elsewhere, story("a", body="Owls"), story("x", 1))
        searching.refresh(elsewhere, file)
    assert searching.refresh(writer, file) == Refreshed(compared=3, added=1, changed=1, removed=1)
    assert_as_built_new(writer, file)


def test_lakes_in_one_folder_have_an_index_each(tmp_path):
    lakes = [Lake(tmp_path / f"{name}.sqlite", tmp_path / name) for name in ("catalog", "b")]
    files = [searching.index_of(lake) for lake in lakes]
    assert [file.name for file in files] == ["catalog-search.sqlite", "b-search.sqlite"]
    for lake, file in zip(lakes, files, strict=True):
        with open_for_writing(lake, "a test") as writer:
            land(writer, story(lake.data.name))
            searching.refresh(writer, file)
    assert [items_of(file) for file in files] == [{"catalog"}, {"b"}]


@pytest.fixture
def other(tmp_path):
    """Another lake with an item `x`, open for writing."""
    lake = Lake(tmp_path / "other" / "catalog.sqlite", tmp_path / "other" / "data")
    with open_for_writing(lake, "a test") as elsewhere:
        land(elsewhere, story("x", 1))
        yield elsewhere


@cases(
    ("times", "found", "said"),
    {
        "once": (1, ["a"], []),
        "again and again": (9, [], ["others go on changing the warehouse: it is of another"]),
    },
)
def test_one_that_another_lake_takes_after_the_refresh_is_taken_back(
    writer, other, file, monkeypatch, times, found, said
):
    land(writer, story("a"))
    refresh, left = searching.refresh, [times]

    def taken(lake, *rest, **options):
        refresh(lake, *rest, **options)
        if left[0]:
            left[0] -= 1
            refresh(other, file)

    monkeypatch.setitem(find.__globals__, "refresh", taken)
    told_lines = []
    answer = searching.ask(writer, file, Question("storm"), told_lines.append)
    assert [one.item_id for one in answer.found] == found
    assert [line[: len(begin)] for line, begin in zip(told_lines, said, strict=True)] == said


@pytest.mark.parametrize("seed", range(3))
def test_whatever_lands_the_index_is_as_one_built_new(writer, file, seed):
    chance = random.Random(seed)
    items, number = {}, 0
    for minute in range(6):
        batch = []
        for _ in range(chance.randint(1, 4)):
            number += 1
            slug = f"slug {chance.randint(1, 5)}"
            body = " ".join(chance.choices(f"{STORM} {HERRING}".split(), k=25))
            kind = chance.choices(["story", "kill", "withheld"], [8, 1, 1])[0]
            batch.append(
                story(f"i{number}", minute * 10 + number % 10, body, slugline=slug, kind=kind,
                      headline=slug.title(), lead=minute if kind == "story" else 0,
                      names={"slug": slug} if kind != "story" else {})
            )  # fmt: skip
        land(writer, *batch)
        items |= {one.item_id: one for one in batch}
        match chance.randint(0, 5):
            case 0:
                with transaction(writer):
                    wire.remove(writer, items.pop(chance.choice(sorted(items))).item_id)
            case 1:
                old = items[chance.choice(sorted(items))]
                rework(writer, story(old.item_id, 3, HERRING[::-1], slugline=old.slugline))
            case 2:
                maintain(writer, 1, datetime.now(UTC) + timedelta(days=chance.randint(0, 4)))
        if chance.random() < 0.6:
            searching.refresh(writer, file)
    searching.refresh(writer, file)
    assert_as_built_new(writer, file)


# What can go wrong with the file


def test_a_refresh_that_fails_midway_leaves_what_was_there(writer, file, monkeypatch):
    land(writer, story("a"))
    searching.refresh(writer, file)
    before = contents(file)
    land(writer, *[story(f"b{n}", n) for n in range(5)])

    def fail(*_):
        raise KeyboardInterrupt

    monkeypatch.setitem(searching.refresh.__globals__, "set_mark", fail)
    with pytest.raises(KeyboardInterrupt):
        searching.refresh(writer, file)
    monkeypatch.undo()
    assert contents(file) == before
    assert searching.refresh(writer, file).added == 5


KILLED = """
import os, sys
from pathlib import Path
from warehouse import Lake, connect, searching
lake = Lake(Path(sys.argv[1]), Path(sys.argv[2]))
searching.refresh.__globals__["set_mark"] = lambda *_: os.kill(os.getpid(), 9)
searching.refresh.__globals__["CHUNK_ROWS"] = 1
index = searching.refresh.__globals__["writing"].__wrapped__.__globals__
index["CACHE_KIBIBYTES"] = 64
with connect(lake) as connection:
    searching.refresh(connection, searching.index_of(lake))
"""


def long_stories():
    """Many times what a small cache holds."""
    text = " ".join(f"w{n}" for n in range(4000))
    return [story(f"b{n}", n, f"{text} {n}") for n in range(40)]


def test_readers_have_what_was_there_while_a_refresh_is_larger_than_the_cache(
    writer, file, monkeypatch
):
    land(writer, story("a"))
    searching.refresh(writer, file)
    land(writer, *long_stories())
    monkeypatch.setitem(writing.__wrapped__.__globals__, "CACHE_KIBIBYTES", 64)
    mark = searching.refresh.__globals__["set_mark"]
    seen = []

    def beside(index, newest):
        with reading(file, wait_seconds=0) as reader:
            seen.extend(known(reader, one) is not None for one in ("a", "b39"))
        mark(index, newest)

    monkeypatch.setitem(searching.refresh.__globals__, "set_mark", beside)
    assert searching.refresh(writer, file).added == 40
    assert seen == [True, False]


def test_a_first_build_that_is_killed_is_begun_again(lake, file):
    with open_for_writing(lake, "a test") as writer:
        land(writer, *long_stories())
    done = subprocess.run(
        [sys.executable, "-c", KILLED, lake.catalog, lake.data], check=False, timeout=120
    )
    assert done.returncode == -9
    assert file.with_name(f"{file.name}-journal").stat().st_size > 0
    with open_for_writing(lake, "a test") as writer:
        assert searching.refresh(writer, file).added == 40
        assert_as_built_new(writer, file)


def test_a_refresh_that_is_killed_leaves_what_was_there(lake, file):
    with open_for_writing(lake, "a test") as writer:
        land(writer, story("a"))
        searching.refresh(writer, file)
        before = contents(file)
        land(writer, *long_stories())
    done = subprocess.run(
        [sys.executable, "-c", KILLED, lake.catalog, lake.data], check=False, timeout=120
    )
    assert done.returncode == -9
    with open_for_writing(lake, "a test") as writer:
        with closing(sqlite3.connect(file)) as index:  # rolls back what was killed
            assert index.execute("SELECT count(*) FROM documents").fetchone() == (1,)
        assert contents(file) == before
        assert searching.refresh(writer, file).added == 40
        assert_as_built_new(writer, file)


def garbled(file):
    file.write_bytes(b"no database" * 1000)


def cut(file):
    file.write_bytes(file.read_bytes()[:9000])


def holed(file):
    data = bytearray(file.read_bytes())
    data[8192:] = b"\xee" * (len(data) - 8192)
    file.write_bytes(data)


def foreign(file):
    file.unlink()
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE recipes (soup TEXT)")
        other.commit()


def of_another_format(file):
    with closing(sqlite3.connect(file)) as index:
        index.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize("spoil", [garbled, cut, holed, foreign, of_another_format])
def test_a_file_that_is_no_index_is_built_anew_and_that_is_told(writer, file, spoil):
    land(writer, story("a"))
    searching.refresh(writer, file)
    spoil(file)
    told_lines = []
    answer = searching.ask(writer, file, Question("storm"), told_lines.append)
    assert [one.item_id for one in answer.found] == ["a"]
    assert [line for line in told_lines if line.endswith("it is built anew")] == told_lines
    assert len(told_lines) == 1
    assert_as_built_new(writer, file)


def test_one_that_another_writes_is_asked_as_it_is(writer, file):
    land(writer, story("a"))
    searching.refresh(writer, file)
    land(writer, story("b", 1, HERRING))
    told_lines = []
    with writing(file, 0):
        assert searching.ask(writer, file, Question("storm"), told_lines.append).found != []
        assert searching.ask(writer, file, Question("herring"), told_lines.append).found == []
        with pytest.raises(SearchError, match="is being written by another process"):
            searching.refresh(writer, file, wait_seconds=0)
    assert (
        told_lines
        == [
            f"the search index {file} is being written by another process: what came last may be missing"
        ]
        * 2
    )
    assert searching.ask(writer, file, Question("herring"), told_lines.append).found != []


def test_one_that_another_builds_for_the_first_time_is_left_to_it(writer, file):
    land(writer, story("a"))
    with writing(file, 0), pytest.raises(SearchError, match="is being written by another process"):
        searching.ask(writer, file, Question("storm"))
    assert [one.item_id for one in searching.ask(writer, file, Question("storm")).found] == ["a"]


@pytest.fixture
def read_only(monkeypatch):
    """Makes of this process one that may write neither the file nor beside it."""
    opened = searching.refresh.__globals__["writing"].__wrapped__.__globals__
    opens = opened["_opened"]
    return lambda: monkeypatch.setitem(
        opened, "_opened", lambda file, _, seconds: opens(file, "ro", seconds)
    )


def test_where_one_may_only_read_the_index_is_asked_as_it_is(writer, file, read_only):
    land(writer, story("a"))
    searching.refresh(writer, file)
    land(writer, story("b", 1, HERRING))
    read_only()
    told_lines = []
    assert searching.ask(writer, file, Question("storm"), told_lines.append).found != []
    assert told_lines == [
        f"the search index {file} cannot be written here: what came last may be missing"
    ]


def test_where_one_may_only_read_and_there_is_none_it_is_said(writer, file, read_only):
    land(writer, story("a"))
    read_only()
    with pytest.raises(SearchError, match="cannot be written here"):
        searching.ask(writer, file, Question("storm"))


def test_readers_and_a_writer_keep_on_beside_each_other(lake, writer, file):
    land(writer, story("a"))
    searching.refresh(writer, file)
    with connect(lake) as reader, reading(file) as index:
        land(writer, story("b", 1))
        with pytest.raises(SearchError, match="another process"):  # at its end; it is tried again
            searching.refresh(writer, file, wait_seconds=0.1)
        assert [one.item_id for one in find(reader, index, Question("storm")).found] == ["a"]
    assert searching.refresh(writer, file).added == 1


def test_with_many_texts_to_read_it_is_told(writer, file, monkeypatch):
    monkeypatch.setitem(refreshing.__globals__, "MANY", 2)
    land(writer, story("a"), story("b", 1, HERRING))
    told_lines = []
    searching.refresh(writer, file, told_lines.append)
    assert told_lines == ["the search index is brought up to date, with 2 texts to read"]
