"""The views that analysts start from: what is in them, and what binds there."""

from datetime import UTC, datetime, timedelta

import pytest

from schemas import Caption
from tests.warehouse import told
from tests.warehouse.told import NINE, copy

NOW = datetime.now(UTC)
LONG_AGO = timedelta(days=31)


def caption(item_id, text="Boats lie in the harbor of Mora.", **columns):
    known = {"position": 0, "repeats": 1, "photo_key": f"key of {text}"}
    return Caption(item_id=item_id, text=text, **(known | columns))


ITEMS = [
    told.told("first", 0, slugline="pier", headline="Pier closed", body=copy(1)),
    told.told("second", 30, slugline="pier", headline="Pier closed after storm", lead=1, body=copy(1),
              people=["Jo Bell"], quotes=2),
    told.told("again", 40, slugline="other words", headline="Pier closed after storm in Mora",
              agency="Hill Wire", body=copy(1)),
    told.told("gone", 5, slugline="ferry", headline="Ferry sinks", body=copy(2)),
    told.told("kill", 65, kind="kill", slugline="ferry", headline="KILL Ferry sinks",
              names={"guid": "guid-gone"}, body="Kill the ferry."),
    told.told("fixed", 90, kind="correction", slugline="pier", headline="Pier closed after storms",
              edit_note="CORRECTS headline", lead=2, body=copy(1)),
    told.told("old", 0, slugline="market", headline="Market opens", body=copy(3),
              usable_until=NOW - timedelta(days=1)),
    told.told("young", 0, slugline="bridge", headline="Bridge opens", body=copy(4),
              usable_until=NOW + timedelta(days=1)),
    told.told("early", 0, slugline="budget", headline="Budget is told", body=copy(5),
              embargoed_until=NOW + timedelta(days=1)),
]  # fmt: skip
STOPPED = {"gone": "killed", "old": "expired", "early": "embargoed"}


@pytest.fixture(scope="module")
def database():
    connection = told.empty()
    captions = [
        *(caption(item.item_id, f"A view of {item.slugline}.") for item in ITEMS if item.body),
        caption("second", "A pier that may be seen today.", position=1,
                usable_until=NOW + timedelta(days=1)),
        caption("second", "A pier of last year.", position=2,
                usable_until=NOW - timedelta(days=1)),
    ]  # fmt: skip
    told.land(connection, ITEMS, captions)
    yield connection
    connection.close()


def rows(database, query):
    return database.execute(query).fetchall()


def test_news_has_a_row_a_live_story(database):
    found = "SELECT item_id, day, versions, minutes, people, quotes FROM news ORDER BY item_id"
    assert rows(database, found) == [
        ("again", NINE.date(), 1, 0.0, [], None),
        ("fixed", NINE.date(), 3, 90.0, [], None),
        ("young", NINE.date(), 1, 0.0, [], None),
    ]


def test_minutes_are_not_known_where_no_more_than_the_day_is():
    day = {"slugline": "pier", "headline": "Pier closed after storm", "dateline_on": NINE.date()}
    with told.empty() as connection:
        versions = [told.told("a", None, **day), told.told("b", None, lead=1, **day)]
        told.land(connection, versions)
        assert rows(connection, "SELECT versions, minutes FROM news") == [(2, None)]
        assert rows(connection, "SELECT minutes FROM revisions") == [(None,)]
        found = rows(connection, "SELECT DISTINCT minutes FROM story_versions")
        assert found == [(None,)]


def test_states_say_what_stops_an_item(database):
    found = dict(rows(database, "SELECT item_id, state FROM item_states"))
    assert {key: state for key, state in found.items() if state != "live"} == {
        **STOPPED,
        "kill": None,
    }
    reasons = dict(rows(database, "SELECT item_id, state_reason FROM item_states"))
    assert reasons["old"].startswith("its terms allowed use until ")
    assert reasons["gone"] == "killed by item kill at 2026-03-02 10:05 UTC"


HIDING = {
    "news": "SELECT item_id, text FROM news",
    "stories": "SELECT current_item_id, text FROM stories",
    "story_versions": "SELECT item_id, text FROM story_versions",
    "news_items": "SELECT item_id, headline FROM news_items",
    "duplicates": "SELECT item_id, headline FROM duplicates",
    "photo_uses": "SELECT item_id, caption FROM photo_uses",
    "as_known_at": "SELECT item_id, text FROM as_known_at(now())",
    "revisions": "SELECT item_id, headline FROM revisions",
    "paragraph_edits": "SELECT item_id, text FROM paragraph_edits",
}


@pytest.mark.parametrize("query", HIDING.values(), ids=HIDING)
def test_what_is_stopped_has_no_text_in(database, query):
    shown = {key for key, text in rows(database, query) if text is not None}
    assert not shown & STOPPED.keys()


def test_a_caption_whose_own_terms_end_is_left_out(database):
    found = rows(database, "SELECT caption FROM photo_uses WHERE item_id = 'second' ORDER BY 1")
    assert found == [("A pier that may be seen today.",), ("A view of pier.",)]


def test_kills_and_corrections_say_what_they_are_about(database):
    found = (
        "SELECT kind, item_id, target_item_id, minutes, target_state, note, refers_to "
        "FROM kills_and_corrections ORDER BY item_id"
    )
    fixed, kill = rows(database, found)
    assert fixed[:3] == ("correction", "fixed", "second")
    assert fixed[3:6] == (60.0, "live", "CORRECTS headline")
    assert kill == ("kill", "kill", "gone", 60.0, "killed", None, ["guid guid-gone"])


def test_duplicates_name_the_first_that_had_the_copy(database):
    found = (
        "SELECT item_id, relation, first_item_id, minutes, is_other_agency, is_same_story "
        "FROM duplicates WHERE item_id = 'again'"
    )
    assert rows(database, found) == [("again", "duplicate", "first", 40.0, True, False)]
