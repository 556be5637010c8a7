"""Stories: their versions in order, their ids, what stops them, and what is seen of them."""

from datetime import timedelta

import pytest

from schemas import Caption
from tests.warehouse.told import NINE, copy, empty, land, remove, told
from warehouse.lake import statement

TEXT = copy(1)
PIER = {"slugline": "Dorwick pier", "headline": "North pier closes"}
FLASH = told("f", 0, slugline="Dorwick pier", headline="Pier closes", kind="flash")
FIRST = told("a", 10, **PIER, body=TEXT)
LEAD = told("b", 40, **PIER, body=copy(2), lead=1)
SECOND = told("c", 70, **PIER, body=copy(3), lead=2)
KILL = told("k", 90, kind="kill", headline="Kill, kill, kill", names={"slug": "Dorwick pier"})


def at(minutes):
    return NINE + timedelta(minutes=minutes)


def rows(connection, query):
    return connection.execute(query).fetchall()


@pytest.fixture
def database():
    return empty()


def test_the_versions_of_a_story_in_their_order(database):
    land(database, [SECOND, FIRST, FLASH, LEAD])
    assert rows(
        database,
        "SELECT item_id, part, version_number, replaces_item_id, replaced_at FROM story_items ORDER BY 3",
    ) == [
        ("f", "version", 1, None, at(10)),
        ("a", "version", 2, "f", at(40)),
        ("b", "version", 3, "a", at(70)),
        ("c", "version", 4, "b", None),
    ]
    assert rows(database, "SELECT * FROM families") == [
        ("f", "f", "c", at(0), at(70), 4, 4, "live", 10.0,
         [{"ordinal": 1, "minutes": 30.0}, {"ordinal": 2, "minutes": 60.0}],
         NINE.date(), None, None)
    ]  # fmt: skip


def test_a_later_version_leaves_the_id_as_it_is(database):
    land(database, [FIRST])
    (before,) = rows(database, "SELECT story_id FROM stories")
    land(database, [LEAD])
    land(database, [SECOND])
    assert rows(database, "SELECT story_id, versions, current_item_id FROM stories") == [
        (*before, 3, "c")
    ]
    assert rows(database, "FROM story_merges") == []


def test_two_stories_that_turn_out_to_be_one_are_recorded(database):
    land(database, [told("x", 0, guid="g", version="1", body=TEXT)])
    land(database, [told("z", 60, body=copy(3), slugline="Fair")])
    assert len(rows(database, "FROM families")) == 2
    land(
        database,
        [told("y", 30, guid="guid-y", body=copy(2), names={"guid": "g"}, slugline="Fair", lead=0)],
    )
    land(database, [told("z2", 90, guid="guid-z", body=copy(4), names={"guid": "guid-y"})])
    merged = "SELECT story_id, merged_into_story_id, by_item_id, evidence FROM story_merges"
    assert rows(database, merged) == [
        (
            "z",
            "x",
            "z2",
            "guid `guid-z`, Lake Wire, markers no marker -> no marker, 30 minutes apart",
        )
    ]
    now = "SELECT story_id FROM story_items WHERE item_id = 'z'"
    assert rows(database, now) == [("x",)]


def test_repeats_and_takes_are_no_versions(database):
    takes = [
        told("t1", 0, slugline="Fair", body=copy(5), take=1),
        told("t2", 5, slugline="Fair", body=copy(6), take=2),
    ]
    land(database, [FIRST, told("r", 60, **PIER, body=TEXT, kind="repeat"), *takes])
    assert rows(database, "SELECT item_id, part, version_number FROM story_items ORDER BY 1") == [
        ("a", "version", 1), ("r", "repeat", None), ("t1", "version", 1), ("t2", "take", None)
    ]  # fmt: skip
    assert rows(database, "SELECT story_id, versions, items FROM families ORDER BY 1") == [
        ("a", 1, 2),
        ("t1", 1, 2),
    ]


@pytest.mark.parametrize(
    "batches",
    [[[FIRST, LEAD], [KILL]], [[KILL], [LEAD, FIRST]], [[FIRST], [KILL], [LEAD]]],
    ids=["late", "first", "between"],
)
def test_a_kill_stops_all_that_was_told_before_it(database, batches):
    for batch in batches:
        land(database, batch)
    assert rows(database, "SELECT item_id, killed_by_item_id, killed_at FROM story_items WHERE part = 'version' ORDER BY 1") == [
        ("a", "k", at(90)), ("b", "k", at(90))
    ]  # fmt: skip
    assert rows(database, "SELECT status, status_reason, headline, text FROM stories") == [
        ("killed", "killed by item k at 2026-03-02 10:30 UTC", None, None)
    ]
    assert rows(database, "FROM news_items") == []
    assert rows(database, "SELECT count(*) FROM items WHERE body IS NOT NULL") == [(2,)]


def test_a_substitute_after_the_kill_is_live(database):
    land(database, [FIRST, KILL, told("s", 120, **PIER, body=copy(7), lead=1)])
    assert rows(database, "SELECT status, current_item_id FROM stories") == [("live", "s")]
    assert rows(database, "SELECT item_id FROM news_items") == [("s",)]


def test_a_killed_text_that_is_sent_again_stays_killed(database):
    land(database, [FIRST, KILL, told("s", 120, **PIER, body=TEXT, kind="repeat")])
    killed = "SELECT item_id FROM story_items WHERE killed_by_item_id = 'k' ORDER BY 1"
    assert rows(database, killed) == [("a",), ("s",)]


def test_a_hold_is_released_by_the_next_version(database):
    hold = told(
        "h", 20, kind="withheld", headline="Hold, hold, hold", names={"slug": "Dorwick pier"}
    )
    land(database, [FIRST, hold])
    assert rows(database, "SELECT status, text FROM stories") == [("withheld", None)]
    land(database, [LEAD])
    assert rows(database, "SELECT status, current_item_id FROM stories") == [("live", "b")]
    assert rows(database, "SELECT item_id FROM news_items") == [("b",)]


def test_a_version_declared_canceled_kills_those_before_it(database):
    land(
        database,
        [
            told("x", 0, guid="g", version="1", body=TEXT),
            told("y", 30, guid="g", version="2", pub_status="canceled", body=TEXT),
        ],
    )
    assert rows(database, "SELECT status, status_reason FROM stories") == [
        ("killed", "declared canceled")
    ]
    assert rows(database, "FROM news_items") == []


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"embargoed_until": NINE + timedelta(days=36500)}, "embargoed until 2126-02-06 09:00 UTC"),
        ({"notes": ["embargoed, the copy says"]}, "under an embargo whose end is not known"),
    ],
)  # fmt: skip
def test_text_under_an_embargo_is_not_seen(database, columns, reason):
    land(database, [told("a", 0, **PIER, body=TEXT, **columns)])
    assert rows(database, "SELECT status, status_reason, text FROM stories") == [
        ("embargoed", reason, None)
    ]
    assert rows(database, "FROM news_items") == []


def test_an_embargo_that_has_passed_is_none(database):
    land(database, [told("a", 0, **PIER, body=TEXT, embargoed_until=NINE + timedelta(hours=1))])
    assert rows(database, "SELECT status FROM stories") == [("live",)]
    assert len(rows(database, "FROM news_items")) == 1


def known(database, minutes, loaded="DEFAULT"):
    given = "" if loaded == "DEFAULT" else f", loaded := '{loaded}'"
    return rows(
        database,
        f"SELECT item_id, status, text IS NOT NULL FROM as_known_at(TIMESTAMPTZ '{at(minutes)}'{given})",
    )


def test_what_was_known_at_a_moment(database):
    for number, item in enumerate([FLASH, FIRST, LEAD, KILL]):
        land(database, [item])
        database.execute(
            "INSERT INTO feed_files BY NAME SELECT ? AS file_id, 'wire' AS feed, 'r' AS run_id, 'u' AS uri, "
            "?::TIMESTAMPTZ AS pulled_at, 'items' AS outcome",
            [item.file_id, at(1000 + number)],
        )
    assert known(database, -1) == []
    assert known(database, 5) == [("f", "live", False)]
    assert known(database, 39) == [("a", "live", True)]
    assert known(database, 60) == [("b", "live", True)]
    assert known(database, 95) == [("b", "killed", False)]
    assert known(database, 95, at(1001)) == [("a", "live", True)]
    assert known(database, 95, at(1002)) == [("b", "live", True)]


def test_what_goes_is_in_no_story(database):
    land(database, [FIRST, LEAD, SECOND])
    remove(database, "a")
    assert rows(database, "SELECT story_id, versions FROM families") == [("b", 2)]
    remove(database, "b", "c")
    assert rows(database, "FROM families") == rows(database, "FROM story_items") == []


def test_again_with_the_same_items_changes_nothing(database):
    land(database, [FIRST, LEAD, KILL])
    tables = ("links", "story_items", "families", "edits", "copies")
    before = [rows(database, f"FROM {table} ORDER BY ALL") for table in tables]
    remove(database)
    database.execute("SELECT 1")
    assert [rows(database, f"FROM {table} ORDER BY ALL") for table in tables] == before


@pytest.mark.parametrize(
    "break_it",
    [
        "DELETE FROM story_items WHERE item_id = 'a'",
        "INSERT INTO story_items SELECT * FROM story_items WHERE item_id = 'a'",
        "UPDATE families SET items = 9",
        "DELETE FROM families",
        "INSERT INTO families SELECT * REPLACE ('x' AS story_id) FROM families",
        "UPDATE links SET target_item_id = 'nobody'",
    ],
)
def test_a_check_finds_what_went_wrong(database, break_it):
    land(database, [FIRST, LEAD, KILL])
    check = statement("checks", "items_have_their_story")
    assert database.execute(check, {"run_id": None}).fetchall() == []
    database.execute(break_it)
    assert database.execute(check, {"run_id": None}).fetchall() != []


@pytest.mark.parametrize(("status", "kind"), [("canceled", "kill"), ("withheld", "withheld")])
def test_a_notice_that_carries_its_story_is_not_seen(database, status, kind):
    captioned = Caption(item_id="x", position=0, text="The pier.", repeats=1, photo_key="p")
    notice = told("x", 0, **PIER, body=TEXT, kind=kind, pub_status=status)
    land(database, [notice], [captioned])
    assert rows(database, "SELECT state <> 'live', headline, text FROM story_versions") == [
        (True, None, None)
    ]
    assert rows(database, "FROM photo_uses") == rows(database, "FROM photos") == []


def test_a_kill_without_a_time_hides_as_well(database):
    land(database, [FIRST, LEAD, told("k", None, kind="kill", names={"guid": "guid-b"})])
    assert rows(database, "SELECT status, text FROM stories") == [("killed", None)]
    assert rows(database, "SELECT headline, old_headline FROM revisions") == [(None, None)]
    hidden = "SELECT count(*) FROM paragraph_edits WHERE text IS NOT NULL OR old_text IS NOT NULL"
    assert rows(database, hidden) == [(0,)]


def test_what_is_under_an_embargo_today_is_so_at_any_moment(database):
    land(database, [told("a", 0, **PIER, body=TEXT, embargoed_until=NINE + timedelta(days=20000))])
    database.execute(
        "INSERT INTO feed_files BY NAME SELECT 'file-a' AS file_id, 'wire' AS feed, 'r' AS run_id, "
        "'u' AS uri, now() AS pulled_at, 'items' AS outcome"
    )
    assert rows(
        database, "SELECT status, text FROM as_known_at(TIMESTAMPTZ '2099-01-01 00:00:00+00')"
    ) == [("embargoed", None)]


def test_takes_and_old_text_after_a_kill_are_killed(database):
    second = told("t", 95, slugline="Fair", body=copy(6), take=2)
    kill = told("l", 90, kind="kill", names={"slug": "Fair"})
    land(database, [told("s", 80, slugline="Fair", body=copy(5), take=1), kill, second])
    again = told("r", 120, **PIER, body=TEXT, kind="repeat")
    land(database, [FIRST, LEAD, KILL, again])
    live = "SELECT item_id FROM story_items WHERE killed_by_item_id IS NULL AND part <> 'notice'"
    assert rows(database, live) == []


def test_a_kill_of_what_is_not_here_stops_nothing_else(database):
    land(database, [FIRST, told("k", 40, **PIER, kind="kill", names={"guid": "guid-nowhere"})])
    assert rows(database, "SELECT status FROM stories") == [("live",)]


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 1, 0], [1, 2, 0]])
def test_a_notice_of_two_stories_stops_both_and_joins_them_not(database, order):
    notice = told("k", 60, kind="kill", names={"guid": "guid-a"})
    notice.refers_to = [*notice.refers_to, *told("y", names={"guid": "guid-z"}).refers_to]
    fair = told("z", 20, slugline="Fair", headline="Fair opens in the rain", body=copy(8))
    items = [FIRST, fair, notice]
    for place in order:
        land(database, [items[place]])
    land(
        database,
        [told("z2", 30, slugline="Fair", headline="Fair opens in the rain", body=copy(9), lead=1)],
    )
    assert rows(database, "SELECT story_id, status, versions FROM stories ORDER BY 1") == [
        ("a", "killed", 1),
        ("z", "killed", 2),
    ]
