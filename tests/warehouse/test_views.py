"""The views: what they count, what they say of themselves, and when they are made."""

import pytest

from tests.warehouse.named import MORNING, Batch, day, item, land, named
from warehouse import Lake, connect, open_for_writing
from warehouse import lake as the_lake
from warehouse.lake import names, statement
from warehouse.views import VIEWS, about

BELL, OAK, RAB, MORA = "person:jo-bell", "person:ann-oak", "organisation:rab", "place:7"
LEFT_OUT = ("digest", "advisory", "test", "package", "kill", "withdrawn", "withheld")


def bell(item_id, **columns):
    return named(item_id, "Jo Bell", "person", 0, **columns)


def rab(item_id, **columns):
    return named(item_id, "RAB", "organisation", 1, **columns)


def mora(item_id, **columns):
    known = {"name_key": MORA, "entity_id": MORA, "geonames_id": 7, "place_kind": "city",
             "place_name": "Mora", "country_code": "SE", "admin_region": "Dalarna", "latitude": 61.0,
             "longitude": 14.5, "population": 10896}  # fmt: skip
    return named(item_id, "Mora", "place", 2, **(known | columns))


NEWS = Batch(
    [
        bell("a", mentions=3, roles=["Mayor", "Chair"]),
        rab("a", mentions=2),
        mora("a", mentions=0, surfaces=[], dateline_position=1),
        bell("b", mentions=1, roles=["Senator"]),
        mora("b", mentions=2),
        named("b", "Bell", "person", 3, name_key=None, entity_id=None),
        bell("c", mentions=1),
        # the same again, in an item named by its acronym and its long form
        rab("c", mentions=1),
        named("c", "RAB", "organisation", 4, mentions=1),
        named("c", "The Flood Act", "law", 5),
        *[bell(f"{kind}-item", roles=["Nobody"]) for kind in LEFT_OUT],
        *[rab(f"{kind}-item") for kind in LEFT_OUT],
        *[mora(f"{kind}-item", dateline_position=0) for kind in LEFT_OUT],
        bell("canceled"),
        named("canceled", "Ann Oak", "person", 1),
    ],
    [
        item("a", day("2026-03-01"), headline="A bridge", agency="Morning Wire",
             dateline_places=["NOWHERE", "MORA"]),
        item("b", day("2026-03-02"), headline="A flood", agency="Evening Wire"),
        item("c", day("2026-03-02"), kind="correction"),
        *[item(f"{kind}-item", kind=kind, dateline_places=["MORA"]) for kind in LEFT_OUT],
        item("canceled", pub_status="canceled", dateline_places=["MORA"]),
    ],
    speakers={("a", 0): 2, ("a", 1): 1, ("b", 3): 1, ("digest-item", 0): 1, ("canceled", 0): 1},
    stands_for={("b", 2): "government"},
)  # fmt: skip


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lake")
    lake = Lake(folder / "catalog.sqlite", folder / "data")
    with open_for_writing(lake, "a test") as writer:
        land(writer, NEWS)
    with connect(lake) as reader:
        yield reader


FIRST, SECOND = day("2026-03-01"), day("2026-03-02")
CASES = {
    "items of news are usable, and news": (
        "SELECT item_id, kind, seen_at, seen_on FROM news_items ORDER BY ALL",
        [("a", "story", FIRST, FIRST.date()), ("b", "story", SECOND, SECOND.date()),
         ("c", "correction", SECOND, SECOND.date())],
    ),
    "people, with what they were called last": (
        "FROM people",
        [(BELL, "Jo Bell", 3, 5, 2, "Senator", SECOND, FIRST, SECOND)],
    ),
    "organisations, an item once": (
        "FROM organisations",
        [(RAB, "RAB", 2, 4, 1, FIRST, SECOND)],
    ),
    "places, by where they lie and how they stand": (
        "FROM places",
        [(MORA, "Mora", "city", "SE", "Dalarna", 61.0, 14.5, 10896, 7, 2, 2, 1, 2, FIRST, SECOND)],
    ),
    "quotations, with the role in the item": (
        "SELECT item_id, position, entity_id, speaker, said_by, label, role, kind, cue, text "
        "FROM quotes_by ORDER BY item_id, position",
        [("a", 0, BELL, "Jo Bell", ".", "person", "Mayor", "direct", "said", "Words 0."),
         ("a", 1, BELL, "Jo Bell", ".", "person", "Mayor", "direct", "said", "Words 1."),
         ("a", 10, RAB, "RAB", ".", "organisation", None, "direct", "said", "Words 0."),
         ("b", 30, None, "Bell", ".", "person", None, "direct", "said", "Words 0.")],
    ),
    "quotations, with the item": (
        "SELECT DISTINCT headline, agency, seen_at FROM quotes_by WHERE entity_id IS NOT NULL",
        [("A bridge", "Morning Wire", FIRST)],
    ),
    "days of an entity": (
        f"FROM entity_days WHERE entity_id IN ('{BELL}', '{RAB}') ORDER BY ALL",
        [(RAB, "organisation", "RAB", FIRST.date(), 1, 2, 1),
         (RAB, "organisation", "RAB", SECOND.date(), 1, 2, 0),
         (BELL, "person", "Jo Bell", FIRST.date(), 1, 3, 2),
         (BELL, "person", "Jo Bell", SECOND.date(), 2, 2, 0)],
    ),
    "pairs, each once": (
        "FROM co_mentions ORDER BY ALL",
        [(RAB, "organisation", "RAB", BELL, "person", "Jo Bell", 2, FIRST, SECOND),
         (RAB, "organisation", "RAB", MORA, "place", "Mora", 1, FIRST, FIRST),
         (BELL, "person", "Jo Bell", MORA, "place", "Mora", 2, FIRST, SECOND)],
    ),
    "datelines, known or not": (
        "FROM datelines ORDER BY ALL",
        [("a", 0, "NOWHERE", *[None] * 7, "Morning Wire", "A bridge", FIRST),
         ("a", 1, "MORA", MORA, "Mora", "city", "SE", "Dalarna", 61.0, 14.5, "Morning Wire",
          "A bridge", FIRST)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), CASES.values(), ids=CASES)
def test_a_view_gives(news, query, expected):
    assert news.execute(query).fetchall() == expected


def test_entities_count_what_views_leave_out(news):
    found = news.execute("SELECT items FROM entities WHERE entity_id = ?", [BELL]).fetchall()
    assert found == [(3 + len(LEFT_OUT) + 1,)]


def test_a_day_is_one_in_utc_wherever_the_analyst_is(news):
    with news.cursor() as elsewhere:
        elsewhere.execute("USE lake")
        elsewhere.execute("SET TimeZone = 'America/New_York'")
        assert elsewhere.execute("SELECT min(day) FROM entity_days").fetchone() == (FIRST.date(),)


def test_views_are_found_from_another_database(news):
    with news.cursor() as elsewhere:
        elsewhere.execute("USE memory")
        assert elsewhere.execute("SELECT name FROM lake.people").fetchall() == [("Jo Bell",)]


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_says_what_it_gives(news, view):
    said = about(statement("views", view))
    columns = [name for name, *_ in news.execute(f"DESCRIBE {view}").fetchall()]
    assert list(said.columns) == columns
    comment = "SELECT comment FROM duckdb_views() WHERE database_name = 'lake' AND view_name = ?"
    assert news.execute(comment, [view]).fetchall() == [(said.comment,)]
    assert said.comment.endswith(".")
    assert all(words.endswith(".") for words in said.columns.values())


def test_every_view_is_made():
    assert sorted(VIEWS) == names("views")


def snapshots(connection):
    return connection.execute("SELECT count(*) FROM ducklake_snapshots('lake')").fetchone()


def test_opening_again_writes_nothing(lake):
    seen = []
    for _ in range(2):
        with open_for_writing(lake, "a test") as writer:
            seen.append(snapshots(writer))
    assert seen[0] == seen[1]


@pytest.fixture
def next_release(monkeypatch):
    """A slugline whose people have no roles, and whose views are otherwise the same."""

    def changed(folder, name):
        text = statement(folder, name)
        if (folder, name) != ("views", "people"):
            return text
        return (
            "-- A person by name.\n-- Columns:\n--   name: Canonical name.\n"
            "CREATE OR REPLACE VIEW people AS SELECT name FROM entities WHERE label = 'person'"
        )

    def begin():
        monkeypatch.setattr(the_lake, "statement", changed)

    return begin


def people(connection):
    """What is said of people, and how many columns there are."""
    said = connection.execute("SELECT comment FROM duckdb_views() WHERE view_name = 'people'")
    (comment,) = said.fetchone()
    return comment.partition(",")[0], len(connection.execute("DESCRIBE people").fetchall())


OURS, NEXT = ("A person", 9), ("A person by name.", 1)


def test_a_lake_gets_the_views_of_the_slugline_that_writes(lake, next_release):
    with open_for_writing(lake, "a test") as writer:
        writer.execute("CREATE VIEW mine AS SELECT 1 AS one")
        (migrated,) = writer.execute("SELECT count(*) FROM migrations").fetchone()
    next_release()
    with connect(lake) as reader:
        assert people(reader) == OURS, "a reader takes them as they are"
    with open_for_writing(lake, "a test") as writer:
        assert people(writer) == NEXT
        assert writer.execute("SELECT count(*) FROM migrations").fetchone() == (migrated,)
        assert writer.execute("SELECT one FROM mine").fetchone() == (1,)
        seen = snapshots(writer)
    with open_for_writing(lake, "a test") as writer:
        assert snapshots(writer) == seen


def test_an_older_slugline_makes_its_own_again(lake, next_release, monkeypatch):
    next_release()
    with open_for_writing(lake, "a test") as writer:
        assert people(writer) == NEXT
    monkeypatch.undo()
    with open_for_writing(lake, "a test") as writer:
        assert people(writer) == OURS


def test_a_lake_of_before_the_views_gets_them(lake, monkeypatch):
    with monkeypatch.context() as before:
        before.setattr(the_lake, "VIEWS", ())
        with open_for_writing(lake, "a test") as writer:
            land(writer, Batch([bell("a")], [item("a", MORNING)]))
    with open_for_writing(lake, "a test") as writer:
        assert writer.execute("SELECT name FROM people").fetchall() == [("Jo Bell",)]
