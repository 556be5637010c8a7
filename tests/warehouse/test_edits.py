"""What changed between versions: the rows of edits, and the view of revisions."""

import re
from datetime import timedelta

import duckdb
import pytest

from schemas import Change, Item, StoryItem, to_table
from tests.warehouse.named import MORNING, item
from warehouse import edits, open_for_writing
from warehouse.lake import migrations, statement

OPENING = "The harbor board of Dorwick said Monday it would close the north pier."
WORK = "The work is to begin on Thursday and will cost about 40,000 crowns."
OWL = "An owl was found asleep in the bell tower of the town hall."
MAYOR = "Mayor Ann Oak said she had not been told of any of it."


@pytest.fixture
def database():
    return empty()


def empty():
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    for name in migrations():
        connection.execute(statement("migrations", name))
    for name in ("paragraph_edits", "revisions"):
        connection.execute(statement("views", name))
    return connection


def version(item_id, replaces=None, *paragraphs, minutes=0, **columns):
    """An item with these paragraphs, and its row of story_items; `stops` goes to the latter."""
    at = MORNING + timedelta(minutes=minutes)
    stops = columns.pop("stops", {})
    body = "\n\n".join(paragraphs) or None
    words = len((body or "").split())
    made = item(item_id, at, **({"body": body, "words": words, "agency": "Morning Wire"} | columns))
    row = StoryItem(item_id=item_id, story_id="s", part="version", wire_at=at,
        version_number=minutes + 1, replaces_item_id=replaces, **stops)  # fmt: skip
    return made, row


def insert(connection, table, rows, record):
    connection.register("rows", to_table(rows, record))
    connection.execute(f"INSERT INTO {table} BY NAME FROM rows")
    connection.unregister("rows")


def land(connection, *versions, rewritten=None):
    """Land versions, and find the edits of those that are rewritten: these, unless told."""
    made, rows = zip(*versions, strict=True) if versions else ((), ())
    insert(connection, "items", made, Item)
    insert(connection, "story_items", rows, StoryItem)
    ids = [row.item_id for row in rows] if rewritten is None else rewritten
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE rewritten AS SELECT unnest(?) AS item_id", [ids]
    )
    edits.relate(connection)


def told(connection, item_id="b"):
    """The edits of an item, without its ids."""
    found = connection.execute(
        "SELECT position, operation, paragraph, old_paragraph, text, old_text FROM edits "
        "WHERE item_id = ? ORDER BY position",
        [item_id],
    )
    return found.fetchall()


FLASH = {"kind": "flash", "headline": "Pier to close"}
CASES = {
    "a row a paragraph, with the text of what changed": (
        [version("a", None, OPENING, OWL, MAYOR),
         version("b", "a", OPENING.replace("Monday", "on Monday"), MAYOR, WORK)],
        [(0, "edited", 0, 0, OPENING.replace("Monday", "on Monday"), OPENING),
         (1, "removed", None, 1, None, OWL), (2, "kept", 1, 2, None, None),
         (3, "added", 2, None, WORK, None)],
    ),
    "a flash without a body: all is added": (
        [version("a", None, **FLASH), version("b", "a", OPENING, WORK)],
        [(0, "added", 0, None, OPENING, None), (1, "added", 1, None, WORK, None)],
    ),
    "neither has a body": ([version("a", None, **FLASH), version("b", "a", **FLASH)], []),
    "what it replaces is not there": ([version("b", "gone", OPENING)], []),
    "it replaces nothing": ([version("b", None, OPENING)], []),
}  # fmt: skip


@pytest.mark.parametrize(("versions", "expected"), CASES.values(), ids=CASES)
def test_the_edits_of_a_version(database, versions, expected):
    land(database, *versions)
    assert told(database) == expected


TIMES = {
    "declared": {},
    "of the file": {"version_created_at": None, "received_at": MORNING},
    "none": {"version_created_at": None, "received_at": None},
}


@pytest.mark.parametrize("old", TIMES.values(), ids=TIMES)
@pytest.mark.parametrize("new", TIMES.values(), ids=TIMES)
def test_bodies_are_found_by_any_time(database, old, new):
    land(database, version("a", None, OPENING, **old), version("b", "a", OPENING, OWL, **new))
    assert [row[1] for row in told(database)] == ["kept", "added"]


def test_the_version_after_one_that_reads_otherwise_is_compared_again(database):
    land(database, version("a", None, OPENING), version("b", "a", OPENING), version("c", "b", OWL))
    before = told(database, "c")
    database.execute("UPDATE items SET body = ? WHERE item_id = 'a'", [WORK])
    land(database, rewritten=["a"])
    assert [row[1] for row in told(database)] == ["removed", "added"]
    assert told(database, "c") == before


def test_an_item_that_goes_leaves_nothing(database):
    land(database, version("a", None, OPENING), version("b", "a", OPENING), version("c", "b", OWL))
    for table in ("items", "story_items"):
        database.execute(f"DELETE FROM {table} WHERE item_id = 'b'")
    database.execute("UPDATE story_items SET replaces_item_id = 'a' WHERE item_id = 'c'")
    land(database, rewritten=["b", "c"])
    ids = "SELECT DISTINCT item_id, replaces_item_id FROM edits"
    assert database.execute(ids).fetchall() == [("c", "a")]


def test_again_changes_nothing(database):
    land(database, version("a", None, OPENING), version("b", "a", OPENING, WORK))
    before = database.execute("FROM edits").fetchall()
    land(database, rewritten=["a", "b"])
    assert database.execute("FROM edits").fetchall() == before
    land(database, rewritten=[])
    assert database.execute("FROM edits").fetchall() == before


def test_parts_give_what_the_whole_gives(database, monkeypatch):
    monkeypatch.setattr(edits, "PART_VERSIONS", 2)
    names = "abcdefgh"
    versions = [
        version(one, before, f"{OPENING} {one}", minutes=n)
        for n, (before, one) in enumerate(zip([None, *names], names, strict=False))
    ]
    land(database, *versions)
    found = database.execute("SELECT item_id, replaces_item_id FROM edits ORDER BY ALL").fetchall()
    assert found == [*zip(names[1:], names, strict=False)]


def files_read(connection):
    """Files of items of which the bodies sought last were read."""
    times = connection.execute(statement("relate/edits", "times")).fetchone()
    names = ("made_from", "made_until", "received_from", "received_until")
    query = f"EXPLAIN ANALYZE {statement('relate/edits', 'bodies')}"
    (_, plan), *_ = connection.execute(query, dict(zip(names, times, strict=True))).fetchall()
    return sum(int(files) for files in re.findall(r"Total Files Read: (\d+)", plan))


def test_bodies_of_other_days_are_not_read(lake):
    with open_for_writing(lake, "a test") as writer:
        for day in range(6):
            at = MORNING + timedelta(days=day)
            land(writer, version(f"{day}", None, OPENING, version_created_at=at), rewritten=[])
            sent = {"version_created_at": None, "received_at": at}
            land(writer, version(f"{day} sent", None, OPENING, **sent), rewritten=[])
        writer.begin()
        at = MORNING + timedelta(days=5, minutes=9)
        land(writer, version("b", "5", OPENING, OWL, version_created_at=at))
        assert [row[1] for row in told(writer)] == ["kept", "added"]
        assert files_read(writer) <= 4, "of the 13 that there are"
        land(writer, version("c", "b", OWL, version_created_at=None, received_at=at))
        assert [row[1] for row in told(writer, "c")] == ["removed", "kept"]
        writer.commit()


TEXT = [f"Paragraph {n} says what the {word} of Dorwick said of the pier on Monday morning, the {word} said."
        for n, word in enumerate(["mayor", "board", "owl", "diver", "ferry", "clerk", "town", "tower"])]  # fmt: skip
ADDED = "Nobody knows yet who left a basket of herring there."


def put(text, *at, new=ADDED):
    """A text with paragraphs put in, before those of these numbers (from 1)."""
    return [
        one for n, old in enumerate(text, 1) for one in ([f"{n} {new}"] if n in at else []) + [old]
    ]


def changed(text, *at):
    """A text in which paragraphs (from 1) are edited."""
    return [old.replace("Monday", "Sunday") if n in at else old for n, old in enumerate(text, 1)]


SAME, OTHER = {"headline": "Pier to close"}, {"headline": "Pier to close for weeks"}
ADDS_4_5 = ("ADDS", "details", "paras 4-5")
AGREES = {
    "nothing declared": (changed(TEXT, 1), OTHER, [], None, []),
    "photos cannot be looked up": (TEXT, SAME, [("ADDS", "photos", None)], None, []),
    "nor can the byline": (TEXT, SAME, [("CHANGES", "byline", None)], None, []),
    "a clause without a verb says nothing": (TEXT, SAME, [(None, "new approach", None)], None, []),
    "a verb that nobody knows says nothing": (TEXT, SAME, [("NOTES", "embargo", None)], None, []),
    "a repeat says nothing": (TEXT, SAME, [("REPEATS", "for all needing", None)], None, []),
    "added where it says": (put(TEXT, 4, 5), SAME, [ADDS_4_5], True, []),
    "edited where it says": (changed(TEXT, 5), SAME, [ADDS_4_5], True, []),
    "one paragraph farther down": (put(TEXT, 6), SAME, [ADDS_4_5], True, []),
    "one farther up": (changed(TEXT, 3), SAME, [ADDS_4_5], True, []),
    "two farther down": (
        changed(TEXT, 7), SAME, [ADDS_4_5], False,
        ["ADDS details in paras 4-5, but paragraphs 4-5 are as they were"],
    ),
    "a paragraph that is only elsewhere is not added": (
        [*TEXT[:3], TEXT[6], *TEXT[3:6], TEXT[7]], SAME, [("ADDS", "details", "4th para")], False,
        ["ADDS details in 4th para, but nothing is new there"],
    ),
    "taken out is not added": (
        TEXT[:3] + TEXT[4:], SAME, [("ADDS", "details", "4th para")], False,
        ["ADDS details in 4th para, but paragraph 4 is as it was"],
    ),
    "taken out is updated": (TEXT[:3] + TEXT[4:], SAME, [("UPDATES", None, "4th para")], True, []),
    "beyond the end": (
        put(TEXT, 1), SAME, [("ADDS", "details", "para 17")], False,
        ["ADDS details in para 17, but there are 9 paragraphs"],
    ),
    "the last three": ([*TEXT, ADDED], SAME, [("ADDS", "details", "last 3 paras")], True, []),
    "the last two, and nothing new there": (
        put(TEXT, 2), SAME, [("ADDS", "details", "last two paras")], False,
        ["ADDS details in last two paras, but paragraphs 8-9 are as they were"],
    ),
    "the fourth and the last, of which one": (
        changed(TEXT, 4), SAME, [("ADDS", None, "4th and last paras")], False,
        ["ADDS in 4th and last paras, but paragraph 8 is as it was"],
    ),
    "the first three": (changed(TEXT, 2), SAME, [("ADDS", "quotes", "first three paras")], True, []),
    "in words": (changed(TEXT, 2), SAME, [("ADDS", "quotes", "second paragraph")], True, []),
    "in German": (changed(TEXT, 3), SAME, [("BERICHTIGT", "Name", "3. Absatz")], True, []),
    "a bare place": (
        changed(TEXT, 1), SAME, [("UPDATES", "paras 6-7", None)], False,
        ["UPDATES paras 6-7, but paragraphs 6-7 are as they were"],
    ),
    "the headline": (TEXT, OTHER, [("CHANGES", "headline", None)], True, []),
    "the headline is as it was": (
        TEXT, SAME, [("CHANGES", "headline", None)], False,
        ["CHANGES headline, but the headline is as it was"],
    ),
    "a headline in other quotes and case is as it was": (
        TEXT, {"headline": "‘PIER’ to  close"}, [("RECASTS", "headline", None)], False,
        ["RECASTS headline, but the headline is as it was"],
    ),
    "the short headline is another": (TEXT, SAME, [("CHANGES", "short headline", None)], None, []),
    "in the headline and a paragraph": (
        TEXT, OTHER, [("CORRECTS", "date", "headline, 1st para")], False,
        ["CORRECTS date in headline, 1st para, but paragraph 1 is as it was"],
    ),
    "the lead": (changed(TEXT, 1), SAME, [("RECASTS", "lead", None)], True, []),
    "another lead": (put(TEXT, 1), SAME, [("ADDS", "lead", None)], True, []),
    "the lead is as it was": (
        changed(TEXT, 3), SAME, [("CHANGES", "lead", None)], False,
        ["CHANGES lead, but the first paragraph is as it was"],
    ),
    "throughout": (changed(TEXT, 1, 6), SAME, [("UPDATES", "throughout with quotes", None)], True, []),
    "throughout is more than one of many": (
        changed(TEXT, 6), SAME, [("UPDATES", "throughout", None)], False,
        ["UPDATES throughout, but one of 8 paragraphs changed"],
    ),
    "a name corrected throughout may stand once": (
        changed(TEXT, 6), SAME, [("CORRECTS", "name throughout", None)], True, [],
    ),
    "somewhere": (put(TEXT, 6), SAME, [("ADDS", "quotes", None)], True, []),
    "nowhere": (
        TEXT[:5], SAME, [("ADDS", "quotes", None)], False,
        ["ADDS quotes, but no paragraph is added or edited"],
    ),
    "a correction of the headline alone": (TEXT, OTHER, [("CORRECTS", "spelling", None)], True, []),
    "a correction of nothing": (
        TEXT, SAME, [("CORRECTS", "spelling", None)], False,
        ["CORRECTS spelling, but every paragraph is as it was"],
    ),
    "cut": (TEXT[:5], SAME, [("TRIMS", None, None)], True, []),
    "not cut": (put(TEXT, 2), SAME, [("TRIMS", None, None)], False, ["TRIMS, but nothing is taken out"]),
    "cut at the end": (TEXT[:6], SAME, [("DELETES", "last two paras", None)], True, []),
    "cut elsewhere": (
        TEXT[2:], SAME, [("DELETES", "last para", None)], False,
        ["DELETES last para, but paragraph 6 is as it was"],
    ),
    "put in another order": (
        TEXT[4:] + TEXT[:4], SAME, [("RESTRUCTURES", None, None)], True, [],
    ),
    "several, of which one is not so": (
        put(TEXT, 4), SAME, [("CHANGES", "headline", None), ADDS_4_5, ("ADDS", "photo", None)], False,
        ["CHANGES headline, but the headline is as it was"],
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def noted():
    """By the case, what the view says of its revision."""
    connection = empty()
    land(connection, version("old", None, *TEXT, **SAME), *[
        version(case, "old", *text, **columns, changes=[Change(*one) for one in changes])
        for case, (text, columns, changes, _, _) in AGREES.items()
    ])  # fmt: skip
    found = connection.execute("SELECT item_id, changes_agree, disagreements FROM revisions")
    return {case: (agree, but) for case, agree, but in found.fetchall()}


@pytest.mark.parametrize("case", AGREES)
def test_what_a_note_says_against_what_changed(noted, case):
    assert noted[case] == AGREES[case][3:]


def revisions(connection, columns):
    return connection.execute(f"SELECT {columns} FROM revisions ORDER BY item_id").fetchall()


NUMBERS = "paragraphs, old_paragraphs, kept, added, removed, edited, moved, words, old_words"


def test_a_row_a_revision(database):
    land(
        database,
        version("a", None, *TEXT, **SAME),
        version("b", "a", *put(changed(TEXT[:6], 2), 1), minutes=7, revision_label="LEAD",
                slugline="pier", edit_note="(LEAD)", **OTHER),
    )  # fmt: skip
    what = "item_id, replaces_item_id, story_id, version_number, minutes, agency, slugline"
    assert revisions(database, what) == [("b", "a", "s", 8, 7.0, "Morning Wire", "pier")]
    what = "revision_label, headline, old_headline, headline_changed, lead_changed, edit_note"
    assert revisions(database, what) == [
        ("LEAD", "Pier to close for weeks", "Pier to close", True, True, "(LEAD)")
    ]
    words = [len(" ".join(text).split()) for text in (put(TEXT[:6], 1), TEXT)]
    assert revisions(database, NUMBERS) == [(7, 8, 5, 1, 2, 1, 0, *words)]


LEADS = {
    "as it was": (TEXT, TEXT, False),
    "edited": (TEXT, changed(TEXT, 1), True),
    "another before it": (TEXT, put(TEXT, 1), True),
    "gone": (TEXT, TEXT[1:], True),
    "all is gone": (TEXT, [], True),
    "after a flash": ([], TEXT, True),
    "there is none": ([], [], None),
}


@pytest.mark.parametrize(("old", "new", "expected"), LEADS.values(), ids=LEADS)
def test_whether_the_lead_changed(database, old, new, expected):
    land(database, version("a", None, *old), version("b", "a", *new))
    assert revisions(database, "lead_changed, headline_changed") == [(expected, None)]


def test_what_it_replaces_may_be_gone(database):
    land(database, version("b", "gone", *TEXT, **SAME, changes=[Change("ADDS", "quotes", None)]))
    what = "headline, old_headline, kept, added, minutes, old_words, changes_agree, disagreements"
    assert revisions(database, what) == [("Pier to close", None, 0, 0, None, None, None, [])]


LATER, EARLIER = MORNING + timedelta(days=36500), MORNING - timedelta(days=3650)
STOPS = {
    "killed": ({"killed_at": MORNING, "killed_by_item_id": "k"}, True),
    "withheld": ({"withheld_at": MORNING, "withheld_by_item_id": "k"}, True),
    "under an embargo": ({"embargoed_until": LATER}, True),
    "under an embargo that is over": ({"embargoed_until": EARLIER}, False),
}


@pytest.mark.parametrize(("stops", "is_hidden"), STOPS.values(), ids=STOPS)
def test_words_that_may_not_be_used_are_not_shown(database, stops, is_hidden):
    secret = {"headline": "A secret pier", "edit_note": "(ATTN: ADDS secret)", "stops": stops,
              "changes": [Change("ADDS", "secret", None), Change("CHANGES", "lead", None)]}  # fmt: skip
    land(
        database,
        version("a", None, OPENING, OWL, headline="Pier"),
        version("b", "a", OPENING, OWL, f"{MAYOR} A secret.", **secret),
        version("c", "b", OPENING, OWL, f"{MAYOR}", WORK, headline="Pier to close"),
    )
    shown = [str(database.execute(f"FROM {view}").fetchall()).count("ecret")
             for view in ("revisions", "paragraph_edits")]  # fmt: skip
    assert all(shown) is not is_hidden
    assert any(shown) is not is_hidden
    assert revisions(database, "item_id, added, edited, headline_changed, changes_agree") == [
        ("b", 1, 0, True, False), ("c", 1, 1, True, None)]  # fmt: skip
    assert MAYOR in str(database.execute("FROM paragraph_edits").fetchall())
    hidden = database.execute("SELECT DISTINCT is_hidden FROM paragraph_edits").fetchall()
    assert hidden == [(is_hidden,)]
