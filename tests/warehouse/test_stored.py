"""Which stored files are worked again, and how their bytes come back."""

from dataclasses import replace as changed
from datetime import timedelta

import pytest

from tests.warehouse.memos import MORNING, Desk, Parser, file, in_memory, memo
from warehouse import LakeError, stored
from warehouse.stored import Choice, chosen, payloads

ONE = memo("one", "g1")
LARGE = 80 * 2**20
"""Bytes of an archive that stays where it is."""


@pytest.fixture
def desk(tmp_path):
    with in_memory() as connection:
        yield Desk(connection, tmp_path)


@pytest.fixture
def wires(desk):
    """Two feeds: items, a reject, nothing, bytes and an item sent again, an archive, one unread."""
    bad = memo("bad", is_bad=True)
    desk.land(file("a", [ONE]), file("b", [bad], 1), file("c", [], 2))
    again = file("again", [ONE], 3, pad="\n")
    desk.land(file("a2", [ONE], 3), again, file("d", [memo("two", "g2"), bad], 4, "desk"),
              parser=Parser(2))  # fmt: skip
    archive = changed(
        file("e", [memo("e")], 5),
        payload=None,
        size_bytes=LARGE,
        outcome="items",
        format="zip/nitf",
    )
    unread = changed(file("f", [memo("f")], 6), payload=None, file_id=None, outcome="rejected")
    desk.land(archive, unread)
    return desk


def uris(desk, choice, parser_version=2, names_by=None):
    """The names of the chosen files, the not kept, the duplicates by bytes."""
    found = chosen(desk.connection, choice, parser_version=parser_version, names_by=names_by)
    batches = payloads(desk.connection, found)
    names = sorted(one.uri.rpartition("/")[2] for batch in batches for one in batch)
    assert len(names) == len(found)
    return " ".join(names), found.not_kept, found.duplicates


CHOICES = {
    "all": (Choice(), "a again b c d", 2, 1),
    "a feed": (Choice(feeds=["desk"]), "d", 0, 0),
    "feeds": (Choice(feeds=["desk", "memos"]), "a again b c d", 2, 1),
    "no such feed": (Choice(feeds=["wire"]), "", 0, 0),
    "a format": (Choice(formats=["memo"]), "a again b c d", 0, 0),
    "a format in an archive": (Choice(formats=["nitf", "ninjs"]), "", 1, 0),
    "files": (Choice(file_ids=[file("a", [ONE]).file_id or ""]), "a", 0, 1),
    "rejected": (Choice(rejected_only=True), "b d", 0, 0),
    "pulled from": (Choice(pulled_from=MORNING + timedelta(hours=2)), "again c d", 2, 1),
    "pulled until": (Choice(pulled_until=MORNING + timedelta(hours=2)), "a b", 0, 0),
    "a condition": (Choice(where="uri LIKE '%/d' OR size_bytes = 0"), "c d", 0, 0),
    "a condition with a comment": (Choice(where="uri LIKE '%/d' -- one"), "d", 0, 0),
    "a condition and a feed": (Choice(where="true", feeds=["desk"]), "d", 0, 0),
    "read by an older parser, and what may hold its items": (
        Choice(outdated_only=True), "a again", 0, 1),
    "read by an older parser, of a feed": (Choice(outdated_only=True, feeds=["desk"]), "", 0, 0),
}  # fmt: skip


@pytest.mark.parametrize(
    ("choice", "names", "not_kept", "duplicates"), CHOICES.values(), ids=CHOICES
)
def test_which_files_are_chosen(wires, choice, names, not_kept, duplicates):
    assert uris(wires, choice) == (names, not_kept, duplicates)


ENGLISH_ONLY = "no names: they are read in English only, and this is fr"
NAMES = {
    "read by today's engine": ("spacy-sm/2", [], "spacy-sm/2", ""),
    "read by another version": ("spacy-sm/1", [], "spacy-sm/2", "a"),
    "read by another engine": ("spacy-md/2", [], "spacy-sm/2", "a"),
    "not read, and nobody says why": (None, [], "spacy-sm/2", "a"),
    "not asked for then": (None, ["no names: they were not asked for"], "spacy-sm/2", "a"),
    "in a language that is not read": (None, ["typo", ENGLISH_ONLY], "spacy-sm/2", ""),
    "not asked for now": ("spacy-sm/1", [], None, ""),
}


@pytest.mark.parametrize(("names_by", "notes", "today", "names"), NAMES.values(), ids=NAMES)
def test_names_that_are_outdated(desk, names_by, notes, today, names):
    desk.land(file("a", [ONE]))
    desk.connection.execute("UPDATE items SET names_by = ?, notes = ?", [names_by, notes])
    assert uris(desk, Choice(outdated_only=True), 1, today) == (names, 0, 0)


def test_without_a_body_there_are_no_names_to_read(desk):
    desk.land(file("a", [ONE]))
    desk.connection.execute("UPDATE items SET body = NULL, names_by = NULL")
    assert uris(desk, Choice(outdated_only=True), 1, "spacy-sm/1") == ("", 0, 0)


@pytest.mark.parametrize(
    "where",
    ["nope = 1", "size_bytes >", "1 = 1; DROP TABLE items", "true) OR (true", "feed, uri",
     "feed", "pulled_at > 'noon'", "feed = $1", "true ORDER BY 1"],
)  # fmt: skip
def test_a_condition_that_is_none_is_one_sentence(wires, where):
    with pytest.raises(LakeError) as error:
        uris(wires, Choice(where=where))
    assert str(error.value).startswith(f"the condition `{where}` cannot be used (")
    assert "\n" not in str(error.value)
    assert wires.rows("SELECT count(*) FROM items") == [(2,)]


def test_files_come_back_as_they_were_pulled(desk):
    one, two = file("a", [ONE], 1), file("b", [memo("two")], 2)
    run_id = desk.land(two, one)
    found = chosen(desk.connection, Choice(), parser_version=1, names_by=None)
    (batch,) = payloads(desk.connection, found)
    assert batch == [changed(one, run_id=run_id), changed(two, run_id=run_id)]


def sizes(desk, **limits):
    """The feed and the files of each batch."""
    found = chosen(desk.connection, Choice(), parser_version=1, names_by=None)
    return [(batch[0].feed, len(batch)) for batch in payloads(desk.connection, found, **limits)]


def test_a_batch_is_of_one_feed_and_no_larger_than_it_may_be(desk):
    one = [file(f"{n}", [memo(f"{n}" * 40)], n) for n in range(7)]
    desk.land(*one, *[file(f"{n}", [memo(f"d{n}")], n, "desk") for n in range(3)])
    assert sizes(desk) == [("desk", 3), ("memos", 7)]
    assert sizes(desk, most_files=3) == [("desk", 3), ("memos", 3), ("memos", 3), ("memos", 1)]
    assert sizes(desk, most_bytes=170) == [("desk", 3), ("memos", 2), ("memos", 2), ("memos", 2),
        ("memos", 1)]  # fmt: skip
    assert sizes(desk, most_bytes=1) == [("desk", 1)] * 3 + [("memos", 1)] * 7


@pytest.mark.parametrize(("window", "gap"), [(1, 1000), (100, 1000), (10**6, 1), (1, 1)])
def test_windows_lose_nothing_and_bring_nothing_twice(desk, monkeypatch, window, gap):
    monkeypatch.setattr(stored, "WINDOW_BYTES", window)
    monkeypatch.setattr(stored, "WINDOW_GAP", timedelta(hours=gap))
    files = [file(f"{n}", [memo(f"{n}")], n // 3 * 2) for n in range(20)]
    desk.land(*files)
    desk.land(*files)
    found = chosen(desk.connection, Choice(), parser_version=1, names_by=None)
    names = [one.uri for batch in payloads(desk.connection, found) for one in batch]
    assert sorted(names) == sorted(one.uri for one in files)
    assert (len(found), found.duplicates) == (20, 20)


def test_nothing_chosen_gives_no_batch(desk):
    assert sizes(desk) == []


def test_other_statements_may_run_between_batches(desk):
    desk.land(*[file(f"{n}", [memo(f"{n}")], n) for n in range(4)])
    found = chosen(desk.connection, Choice(), parser_version=1, names_by=None)
    names = []
    for batch in payloads(desk.connection, found, most_files=1):
        names += desk.rows("SELECT count(*) FROM items")
        assert len(batch) == 1
    assert names == [(4,)] * 4


def test_what_is_not_kept_is_what_the_puller_does_not_keep():
    from flows.transports import transport

    assert stored.KEPT_BYTES == transport.CARRIED_BYTES
