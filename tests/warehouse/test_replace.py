"""Files worked again: what a new reading changes, what keeps its id, and what nothing changes."""

import ast
import random
import subprocess
import sys
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.copies import FEED, pulled
from tests.warehouse.memos import Desk, Parser, file, in_memory, memo
from transforms.work import work
from warehouse import land, replace
from warehouse.stored import Choice, chosen, payloads

AIR_BOARD = "Ruritanian Air Board (RAB)"
SHOUTS = Parser(2, headline=str.upper)
"""Reads a headline otherwise, and every word as before."""
MARKS = Parser(2, words=lambda words: f"{words} .")
"""Reads every word otherwise, so that nothing has the digest it had."""


@pytest.fixture
def desk(tmp_path):
    """The tables in memory: what is replaced there needs no lake."""
    with in_memory() as connection:
        yield Desk(connection, tmp_path)


@pytest.fixture
def lake_desk(writer, tmp_path):
    return Desk(writer, tmp_path)


def ids(desk):
    """The id of each item, by its headline in small letters."""
    return dict(desk.rows("SELECT lower(headline), item_id FROM items"))


def sound(desk):
    """That every check passes, over all that there is."""
    assert land.faults(desk.connection, None) == []


# What a document keeps. A row: the documents of a file, the parser that reads them again, and the
# headlines of those that keep their id.
ONE, TWO = memo("one", "g1"), memo("two", "g2")
KEEPS = {
    "the same words": ([ONE, TWO], SHOUTS, {"one", "two"}),
    "a declared guid, other words": ([ONE, TWO], MARKS, {"one", "two"}),
    "a declared guid and version": ([memo("one", "g", version="1"), memo("two", "g", version="2")],
        MARKS, {"one", "two"}),
    "several of one guid, by their order": ([memo("one", "g"), memo("two", "g")], MARKS,
        {"one", "two"}),
    "a guid drawn from the words, alone in its file": ([memo("one")], MARKS, {"one"}),
    "one drawn from the words, at its place": ([memo("one"), memo("two")], MARKS, {"one", "two"}),
    "a declared guid at another place": ([memo("gone"), ONE, TWO],
        Parser(2, words=MARKS.words, sees=lambda d: d["words"] != "gone"), {"one", "two"}),
    "no place, where there are fewer documents": ([memo("gone"), memo("one"), memo("two")],
        Parser(2, words=MARKS.words, sees=lambda d: d["words"] != "gone"), set()),
    "the same text under another title, at another place": ([memo("gone"), memo("one"), memo("two")],
        Parser(2, sees=lambda d: d["words"] != "gone"), {"one", "two"}),
    "a place beside a reject": ([memo("x", is_bad=True), memo("one")], MARKS, {"one"}),
    "no place for one that declares another guid": ([memo("one", "a")],
        Parser(2, words=MARKS.words, guid="b{}".format), set()),
    "no place for one whose guid is declared now": ([memo("one")],
        Parser(2, guid="b{}".format), set()),
}  # fmt: skip


@pytest.mark.parametrize(("documents", "parser", "kept"), KEEPS.values(), ids=KEEPS)
def test_what_keeps_its_id(desk, documents, parser, kept):
    desk.land(file("a", documents))
    before = ids(desk)
    replaced = desk.rework(parser=parser)
    after = ids(desk)
    assert {name for name in after if after[name] == before[name]} == kept
    assert replaced.items_kept == len(kept)
    sound(desk)


def test_a_kept_id_is_that_of_captions_and_names_too(desk):
    desk.land(file("a", [memo("one", names=["RAB"], caption="A kite")]))
    before = desk.state()
    desk.rework(parser=MARKS)
    after = desk.state()
    for table in ("captions", "item_entities", "mentions", "quotes", "entities", "entity_names"):
        assert after[table] == before[table], table
    assert desk.rows("SELECT body, reads_as <> item_id FROM items") == [("one .", True)]
    sound(desk)


def test_a_guid_drawn_from_the_words_is_kept_with_the_id(desk):
    desk.land(file("a", [memo("one")]))
    before = desk.rows("SELECT guid FROM items")
    desk.rework(parser=MARKS)
    assert desk.rows("SELECT guid FROM items") == before


def test_an_id_goes_to_the_document_whose_words_give_it(desk):
    """Of two documents of one guid the first now reads as the second did."""
    swaps = Parser(2, words=lambda words: {"one": "two", "two": "three"}[words])
    desk.land(file("a", [memo("one", "g")], 0), file("b", [memo("two", "g")], 1))
    before = ids(desk)
    desk.rework(parser=swaps)
    after = ids(desk)
    assert after["one"] == before["two"]
    assert len({*after.values()}) == 2
    sound(desk)


def test_the_words_read_as_they_did_once_more(desk):
    desk.land(file("a", [memo("one"), TWO]))
    before = desk.state()
    desk.rework(parser=MARKS)
    desk.rework(parser=Parser())
    assert desk.state() == before


# Items that stand in several files.
def holders(desk):
    return dict(
        desk.rows("SELECT lower(headline), replace(uri, 'file:///memos/', '') FROM items "
                  "JOIN feed_files USING (file_id) WHERE outcome <> 'duplicate'")
    )  # fmt: skip


def outcomes(desk):
    return dict(desk.rows("SELECT replace(uri, 'file:///memos/', ''), outcome FROM feed_files"))


A, AGAIN = file("a", [ONE], 1), file("again", [ONE], 2, pad="\n")
EARLIER = file("earlier", [ONE], 0, pad="\n\n")
SEVERAL = {
    "the file it landed by keeps it": ([[A], [AGAIN]], SHOUTS, {"one": "a"}),
    "though another was received first": ([[A], [EARLIER]], SHOUTS, {"one": "a"}),
    "with its id, where the words read otherwise": ([[A], [AGAIN]], MARKS, {"one": "a"}),
}


@pytest.mark.parametrize("most_files", [1, 9], ids=["batches apart", "one batch"])
@pytest.mark.parametrize(("runs", "parser", "expected"), SEVERAL.values(), ids=SEVERAL)
def test_an_item_of_several_files(desk, runs, parser, expected, most_files):
    for batch in runs:
        desk.land(*batch)
    before, were = ids(desk), outcomes(desk)
    desk.rework(parser=parser, most_files=most_files)
    assert (holders(desk), ids(desk), outcomes(desk)) == (expected, before, were)
    sound(desk)


def test_what_one_file_no_longer_has_lands_from_the_other(desk):
    """The parser takes the first memo of a file for its title page, unless it stands alone."""
    desk.land(file("a", [memo("one", "g1", page=1), TWO]), file("b", [ONE], 1))
    before = ids(desk)
    drops = Parser(2, sees=lambda document: "page" not in document)
    desk.rework(parser=drops)
    assert holders(desk) == {"one": "b", "two": "a"}
    assert ids(desk) == before
    assert outcomes(desk) == {"a": "items", "b": "items"}
    sound(desk)


def test_a_copy_whose_marks_differ_goes_by_the_one_whose_names_were_read(desk):
    desk.land(file("a", [memo("o n e", "g1", names=["RAB"])], 1))
    desk.land(file("b", [memo("one", "g1", names=["RAB"])], 0))
    assert holders(desk) == {"o n e": "a"}
    desk.rework()
    assert holders(desk) == {"one": "b"}
    assert outcomes(desk) == {"a": "duplicate", "b": "items"}
    sound(desk)
    settled = desk.state()
    desk.rework()
    assert desk.state() == settled


def test_a_page_of_a_poll_worked_alone_does_not_bring_what_the_page_before_it_has(desk):
    desk.land(file("page-1", [ONE, TWO]))
    desk.land(file("page-2", [TWO, memo("three", "g3")], 1))
    before = ids(desk)
    desk.rework(Choice(where="uri LIKE '%page-2'"), MARKS)
    assert ids(desk) == before
    desk.rework(Choice(where="uri LIKE '%page-1'"), MARKS)
    assert ids(desk) == before
    assert holders(desk) == {"one": "page-1", "two": "page-1", "three": "page-2"}
    sound(desk)


def test_a_document_that_is_read_for_the_first_time_lands_beside_its_namesake(desk):
    desk.land(file("a", [memo("one", "g1")]))
    desk.land(file("b", [memo("was not seen", "g1"), TWO], 1),
              parser=Parser(sees=lambda document: "was" not in document["words"]))  # fmt: skip
    desk.rework(parser=Parser(2))
    assert set(ids(desk)) == {"one", "was not seen", "two"}
    sound(desk)


def test_a_reject_that_is_read_now_becomes_an_item_and_back(desk):
    bad = memo("bad", "g9", is_bad=True)
    desk.land(file("a", [bad]), file("b", [ONE, bad], 1))
    before = desk.state()
    reads = Parser(2, mends=True)
    replaced = desk.rework(Choice(rejected_only=True), reads)
    assert (replaced.rejects_before, replaced.rejects) == (2, 0)
    assert outcomes(desk) == {"a": "items", "b": "items"}
    assert desk.rows("FROM rejects") == []
    assert sorted(ids(desk)) == ["bad", "one"]
    sound(desk)
    desk.rework(parser=Parser())
    assert desk.state() == before


def test_rejects_stay_with_the_run_that_pulled_their_file(desk):
    run = desk.land(file("a", [memo("bad", is_bad=True)]))
    desk.rework(parser=Parser(2))
    assert desk.rows("SELECT run_id FROM rejects") == [(run,)]
    sound(desk)


def test_a_run_that_replaces_counts_rows_and_receives_no_files(desk):
    desk.land(file("a", [memo("one", names=["RAB"], caption="A kite"), memo("x", is_bad=True)]))
    desk.rework()
    found = desk.rows(
        "SELECT files_received, files_items, items, captions, rejects, mentions, quotes "
        "FROM runs WHERE flow = 'reprocess'"
    )
    assert found == [(0, 0, 1, 1, 1, 1, 1)]
    sound(desk)


def test_nothing_staged_replaces_nothing(desk, tmp_path):
    desk.land(A)
    before = desk.state()
    assert replace.replace(desk.connection, "run-1", tmp_path) == replace.Replaced()
    assert desk.state() == before


def test_a_replacement_that_fails_is_not_there(desk, monkeypatch):
    desk.land(file("a", [memo("one", names=["RAB"])]))
    before = desk.state()
    monkeypatch.setattr(replace.relate, "entities", fails)
    with pytest.raises(RuntimeError, match="power cut"):
        desk.rework(parser=MARKS)
    monkeypatch.undo()
    assert desk.state() == before
    desk.rework(parser=MARKS)
    sound(desk)


def fails(_connection):
    raise RuntimeError("power cut")


# Names: what entities are told.
def test_a_name_that_no_item_has_any_more_is_forgotten(desk):
    desk.land(file("a", [memo("one", names=["Old Mill", "RAB"])]))
    desk.rework(parser=Parser(2, names=lambda name: "" if name == "Old Mill" else name))
    assert desk.rows("SELECT entity_id FROM entities") == [("organisation:rab",)]
    assert desk.rows("SELECT name_key FROM entity_names") == [("organisation:rab",)]
    sound(desk)


def test_a_merge_that_no_item_speaks_for_any_more_is_undone(desk):
    desk.land(file("a", [memo("one", names=["RAB"])]))
    desk.land(file("b", [memo("two", names=[AIR_BOARD])], 1))
    long = "organisation:ruritanian-air-board"
    assert desk.rows("SELECT DISTINCT entity_id FROM mentions") == [(long,)]
    spells_none_out = Parser(2, names=lambda name: name.partition(" (")[0])
    desk.rework(Choice(where="uri LIKE '%b'"), spells_none_out)
    assert sorted(desk.rows("SELECT entity_id, items FROM entities")) == [
        ("organisation:rab", 1), (long, 1)]  # fmt: skip
    sound(desk)


# Properties.
WORDS = ["one", "two", "three", "four", "five six", "seven"]
GUIDS = ["g1", "g2", "g3", None, None]


def wire(seed: int, size: int):
    """Runs of files at random: documents sent again, under one guid, in other bytes, rejected."""
    chance = random.Random(seed)
    names = [[], ["RAB"], [AIR_BOARD], ["Old Mill"], ["RAB", "Old Mill"]]
    pool = [
        memo(chance.choice(WORDS), f"bad-{n}" if n % 7 == 3 else chance.choice(GUIDS),
             version=chance.choice(["1", None]), names=names[n % 5],
             caption=f"Kite {n}" if n % 3 else None, is_bad=n % 7 == 3)
        for n in range(10)
    ]  # fmt: skip
    # A document is its guid, version and words: what it names goes with them.
    known = {}
    pool = [known.setdefault((d["guid"], d["version"], d["words"]), d) for d in pool]
    files = [
        file(f"{n}", chance.choices(pool, k=chance.randint(0, 4)), n, pad="\n" * (n % 2))
        for n in range(size)
    ]
    cuts = sorted(chance.sample(range(1, size), min(3, size - 1)))
    runs = [files[a:b] for a, b in zip([0, *cuts], [*cuts, size], strict=True)]
    return [chance.sample(run, len(run)) for run in runs]


def landed(connection, folder, runs, parser):
    desk = Desk(connection, folder)
    for files in runs:
        desk.land(*files, parser=parser)
    return desk


SEEDS = {"seed": st.integers(0, 2**20), "size": st.integers(2, 12), "most": st.integers(1, 6)}


@settings(max_examples=5)
@given(**SEEDS)
def test_the_same_parser_changes_nothing(tmp_path_factory, seed, size, most):
    folder = tmp_path_factory.mktemp("staged")
    chance = random.Random(seed)
    with in_memory() as connection:
        desk = landed(connection, folder, wire(seed, size), Parser())
        for parser in (Parser(), MARKS):
            desk.rework(parser=parser, most_files=most)
            before = desk.state()
            some = chance.sample(range(size), chance.randint(1, size))
            where = f"uri IN ({', '.join(repr(f'file:///memos/{n}') for n in some)})"
            desk.rework(Choice(where=where), parser, most)
            assert desk.state() == before
            sound(desk)


@settings(max_examples=5)
@given(**SEEDS)
def test_some_files_worked_again_are_as_if_they_had_landed_so(tmp_path_factory, seed, size, most):
    """The new parser reads other headlines and names: it sees the documents that the old one saw."""
    folder = tmp_path_factory.mktemp("staged")
    chance = random.Random(seed)
    runs = wire(seed, size)
    some = {f"file:///memos/{n}" for n in chance.sample(range(size), chance.randint(1, size))}
    new = Parser(2, headline=str.upper, names=lambda name: "" if name == "Old Mill" else name)
    with in_memory() as fresh, in_memory() as again:
        expected = landed(fresh, folder, runs, lambda one: new if one.uri in some else Parser())
        desk = landed(again, folder, runs, Parser())
        desk.rework(Choice(where=f"uri IN ({', '.join(map(repr, some))})"), new, most)
        assert desk.state() == expected.state()
        sound(desk)


@settings(max_examples=5)
@given(**SEEDS)
def test_all_files_worked_again_are_as_if_they_had_landed_so(tmp_path_factory, seed, size, most):
    """The new parser reads other words, and mends and drops documents; but for the ids kept."""
    folder = tmp_path_factory.mktemp("staged")
    runs = wire(seed, size)
    new = Parser(2, words=MARKS.words, mends=True, sees=lambda d: d["words"] != "four")
    with in_memory() as fresh, in_memory() as again:
        expected = landed(fresh, folder, runs, new)
        desk = landed(again, folder, runs, Parser())
        before = {item_id for (item_id,) in desk.rows("SELECT item_id FROM items")}
        replaced = desk.rework(parser=new, most_files=most)
        after = [item_id for (item_id,) in desk.rows("SELECT item_id FROM items")]
        assert replaced.items_kept == len(before & {*after})
        assert len(after) == len({*after})
        sound(desk)
        with_ids_as_read(desk)
        assert desk.state() == expected.state()


def with_ids_as_read(desk):
    """Give every item the id and guid that its last reading gives it."""
    for table in ("captions", "item_entities", "mentions", "quotes"):
        desk.connection.execute(
            f"UPDATE {table} SET item_id = items.reads_as FROM items "
            f"WHERE items.item_id = {table}.item_id AND items.reads_as IS NOT NULL"
        )
    desk.connection.execute(
        "UPDATE items SET item_id = coalesce(reads_as, item_id), reads_as = NULL, "
        "guid = CASE WHEN starts_with(guid, 'slugline:') "
        "THEN 'slugline:' || sha256(replace(body, ' ', ''))[:32] ELSE guid END"
    )


# On a lake, beside readers.
READER = """
    import sys
    from pathlib import Path
    from warehouse import Lake, connect
    lake = Lake(Path(sys.argv[1]), Path(sys.argv[2]))
    query = "SELECT (SELECT min(headline) || max(headline) FROM items), "
    query += "(SELECT count(*) FROM items), "
    query += "(SELECT count(*) FROM mentions SEMI JOIN items USING (item_id)), "
    query += "(SELECT string_agg(name, ' ' ORDER BY name) FROM entities)"
    seen = []
    with connect(lake) as reader:
        print("reads", flush=True)
        while not seen or seen[-1][0] != "FIVE SIXTWO":
            row = reader.execute(query).fetchone()
            if row not in seen:
                seen.append(row)
    print(seen)
"""


def test_a_reader_sees_the_old_or_the_new_never_half(lake_desk, lake):
    documents = [memo(words, f"g{words}", names=["RAB"]) for words in WORDS]
    for n, document in enumerate(documents):
        lake_desk.land(file(f"{n}", [document], n))
    command = [sys.executable, "-c", textwrap.dedent(READER), lake.catalog, lake.data]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout
        assert reader.stdout.readline() == "reads\n"
        new = Parser(2, headline=str.upper, names=lambda _: "Old Mill")
        lake_desk.rework(parser=new, most_files=2)
        seen = reader.stdout.read()
    assert ast.literal_eval(seen) == [
        ("five sixtwo", 6, 6, "RAB"),
        ("FIVE SIXTWO", 6, 6, "Old Mill"),
    ]


def test_a_lake_says_the_same(lake_desk, tmp_path):
    runs = wire(7, 8)
    (tmp_path / "memory").mkdir()
    with in_memory() as connection:
        desk = landed(connection, tmp_path / "memory", runs, Parser())
        for files in runs:
            lake_desk.land(*files)
        for parser in (Parser(2, words=MARKS.words, mends=True), Parser(3)):
            desk.rework(parser=parser)
            lake_desk.rework(parser=parser)
            assert lake_desk.state() == desk.state()
    sound(lake_desk)


STORY = (
    "(LEAD) harbor strike\nBy Noh Eun-chae\nMOKDO, Jan. 12 (Yonhap) -- Crane drivers walked out.\n"
    "▲ A kite over the bay. (Yonhap)\n(END)\n"
)


def test_stories_of_the_wire_are_worked_again_to_the_same_rows(lake_desk, tmp_path):
    connection = lake_desk.connection
    land.begin(connection, "run", "nightly", ["test"], "0")
    stories = [STORY, STORY.replace("\n", "\r\n"), ""]
    files = [pulled(story, f"{n}.txt") for n, story in enumerate(stories)]
    land.batch(connection, "run", work(files, FEED).tables(), land.Counts(files_received=3))
    before = lake_desk.state()
    found = chosen(connection, Choice(), parser_version=9, names_by=None)
    for number, batch in enumerate(payloads(connection, found)):
        replace.stage(tmp_path, number, work(batch, FEED).tables())
    land.begin(connection, "again", "reprocess", [], "0")
    replaced = replace.replace(connection, "again", tmp_path)
    assert (replaced.files_items, replaced.files_duplicate, replaced.files_rejected) == (1, 1, 1)
    assert lake_desk.state() == before
    sound(lake_desk)


def test_an_item_that_kept_its_id_is_known_when_it_is_sent_again(desk):
    desk.land(file("a", [memo("one")]))
    desk.rework(parser=MARKS)
    desk.land(file("b", [memo("one")], 1, pad="\n"), parser=MARKS)
    assert outcomes(desk) == {"a": "items", "b": "duplicate"}
