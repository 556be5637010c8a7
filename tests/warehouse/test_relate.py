"""Who is who over all items: what is merged, what an entity's row says, in any order."""

import random

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import FeedFile, to_table
from tests.copies import pulled
from tests.warehouse.named import Batch, day, item, land, named, state
from transforms.enrich.names import key_of
from warehouse import Lake, open_for_writing
from warehouse import land as landing
from warehouse.lake import migrations, names, statement

LONG = "Ruritanian Air Board"
OTHER = "Royal Auditing Bureau"


@pytest.fixture
def database():
    """The tables in memory: what relate does needs no lake."""
    with empty() as connection:
        yield connection


def empty() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    for name in migrations():
        connection.execute(statement("migrations", name))
    return connection


def one(connection, query):
    return connection.execute(query).fetchone()


def rows(connection, query):
    return connection.execute(query).fetchall()


def alone(times: int, name: str = "RAB", label: str = "organisation"):
    return [named(f"alone-{n}", name, label) for n in range(times)]


def spelled(times: int, name: str = LONG, label: str = "organisation", **columns: object):
    return [
        named(f"{name}-{n}", name, label, **({"acronym": "RAB"} | columns)) for n in range(times)
    ]


IS_LONG = {"organisation:rab": "organisation:ruritanian-air-board"}
IS_ITSELF = {"organisation:rab": "organisation:rab"}
MERGES = {
    "an acronym is the long form that another item gives it": ([*alone(1), *spelled(1)], IS_LONG),
    "an acronym that nobody spells out is itself": (alone(3), IS_ITSELF),
    "one that two long forms have is neither": (
        [*alone(1), *spelled(1), *spelled(1, OTHER)],
        IS_ITSELF,
    ),
    "nine in ten settle it": ([*alone(1), *spelled(9), *spelled(1, OTHER)], IS_LONG),
    "eight in ten do not": ([*alone(1), *spelled(8), *spelled(2, OTHER)], IS_ITSELF),
    "an item counts once however often it spells it out": (
        [*alone(1), *spelled(1, OTHER),
         *[named("one", LONG, position=n, acronym="RAB") for n in range(20)]],
        IS_ITSELF,
    ),
    "twenty items alone for one that spells it out": ([*alone(20), *spelled(1)], IS_LONG),
    "a household name is not what one item says": ([*alone(21), *spelled(1)], IS_ITSELF),
    "a company of that name is not what others spell out": (
        [named("a", "RAB Inc", name_key="organisation:rab", entity_id="organisation:rab"), *spelled(1)],
        IS_ITSELF,
    ),
    "one in ten may have more than the acronym": (
        [named("a", "RAB Inc", name_key="organisation:rab", entity_id="organisation:rab"), *alone(9), *spelled(1)],
        IS_LONG,
    ),
    "points in it do not matter": (
        [named("a", "R.A.B.", name_key="organisation:rab", entity_id="organisation:rab"), *spelled(1)],
        IS_LONG,
    ),
    "points do not matter": ([*alone(1), *spelled(1, acronym="R.A.B.")], IS_LONG),
    "case does not matter": ([*alone(1), *spelled(1, acronym="Rab")], IS_LONG),
    "another label is another name": ([*alone(1), *spelled(1, label="law")], IS_ITSELF),
    "a long form of one word is none": ([*alone(1), *spelled(1, "Rabobank")], IS_ITSELF),
    "a long form not known beyond its item is none": (
        [*alone(1), *spelled(1, name_key=None, entity_id=None)],
        IS_ITSELF,
    ),
    "an acronym of figures is none": (
        [named("a", "737", "event"), named("b", "Big Jet Show", "event", acronym="737")],
        {"event:737": "event:737"},
    ),
    "a place on the map has an acronym too": (
        [*alone(1, label="place"), *spelled(1, label="place", name_key="place:7", geonames_id=7)],
        {"place:rab": "place:7"},
    ),
    "a long form is never what another one stands for": (
        [*alone(1), *spelled(1), named("x", "Air Travel Union", acronym="Ruritanian-Air-Board")],
        IS_LONG,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("entities", "expected"), MERGES.values(), ids=MERGES)
def test_what_an_acronym_is(database, entities, expected):
    land(database, Batch(entities))
    (key, entity_id), = expected.items()  # fmt: skip
    found = f"FROM item_entities SELECT DISTINCT entity_id WHERE name_key = '{key}'"
    assert rows(database, found) == [(entity_id,)]
    method = "name" if key == entity_id else "acronym"
    assert rows(
        database,
        f"FROM entity_names SELECT entity_id, method WHERE name_key = '{key}'",
    ) == [(entity_id, method)]
    assert rows(
        database,
        "SELECT entity_id FROM item_entities WHERE entity_id IS NOT NULL "
        "EXCEPT SELECT entity_id FROM entities",
    ) == []  # fmt: skip


@pytest.mark.parametrize("acronym", ["RAB", "R.A.B.", "Rab", "G20", "RA&B", "MI5"])
def test_the_key_of_an_acronym_is_the_one_that_names_have(database, acronym):
    key = key_of("organisation", acronym)
    long = key_of("organisation", LONG)
    land(database, Batch([named("a", acronym, name_key=key), named("b", LONG, name_key=long, acronym=acronym)]))  # fmt: skip
    assert rows(database, "SELECT DISTINCT entity_id FROM item_entities") == [(long,)]


def test_a_merge_says_why(database):
    land(database, Batch([*alone(2), *spelled(9), *spelled(1, OTHER)]))
    assert one(
        database, "FROM entity_names SELECT evidence, items WHERE method <> 'name'"
    ) == ("9 of 10 items that spell out RAB say Ruritanian Air Board", 2)  # fmt: skip


def test_a_merge_takes_mentions_and_quotations_along(database):
    land(database, Batch(alone(2), speakers={("alone-0", 0): 2}))
    land(database, Batch(spelled(1)))
    long = ("organisation:ruritanian-air-board",)
    assert rows(database, "SELECT DISTINCT entity_id FROM mentions") == [long]
    assert rows(database, "SELECT speaker_entity_id FROM quotes") == [long, long]
    assert rows(database, "SELECT entity_id, name, items FROM entities") == [(*long, LONG, 3)]


def test_a_merge_that_later_items_speak_against_is_undone(database):
    land(database, Batch(alone(2), speakers={("alone-0", 0): 1}))
    before = state(database)
    land(database, Batch(spelled(1)))
    assert one(database, "FROM quotes SELECT speaker_entity_id") != ("organisation:rab",)
    land(database, Batch(spelled(1, OTHER)))
    after = state(database)
    assert before["entities"] == [row for row in after["entities"] if row[0] == "organisation:rab"]
    assert before["entity_names"] == [
        row for row in after["entity_names"] if row[0] == "organisation:rab"
    ]
    assert before["quotes"] == after["quotes"]
    assert set(before["mentions"]) < set(after["mentions"])


def forms(**counts: int):
    """Items that name one person, by the spelling of the name (with _ for a space)."""
    return [
        named(f"{name}-{n}", name.replace("_", " "), "person", name_key="person:x", entity_id="person:x")
        for name, count in counts.items()
        for n in range(count)
    ]  # fmt: skip


def place(item_id: str, name: str, **columns: object):
    known = {"name_key": "place:7", "entity_id": "place:7", "geonames_id": 7}
    return named(item_id, name, "place", **(known | columns))


NAMES = {
    "what most items have": (forms(Lee_Ra=1, Lee_La=2), "Lee La"),
    "of as many the longest": (forms(Jo_Bell=1, Jo_B_Bell=1), "Jo B Bell"),
    "of as long the first": (forms(Jo_Bull=1, Jo_Bell=1), "Jo Bell"),
    "rather mixed case than capitals": (forms(JO_BELL=5, Jo_Bell=1), "Jo Bell"),
    "capitals where there is nothing else": (forms(JO_BELL=5), "JO BELL"),
    "one word in capitals is a name like another": (
        [*[named(f"a{n}", "NATO") for n in range(2)], named("b", "Nato")],
        "NATO",
    ),
    "rather the long form than the acronym": ([*alone(9), *spelled(1)], LONG),
    "of a country the usual name": (
        [place("a", "U.S.", place_kind="country", place_name="United States")],
        "United States",
    ),
    "of a city what the copy says": (
        [place("a", "Nara", place_kind="city", place_name="Nara-shi")],
        "Nara",
    ),
    "rather a word than its abbreviation": (
        [place("a", "Calif."), place("b", "Calif."), place("c", "California")],
        "California",
    ),
    "rather the south written out": (
        [place("a", "S. Mora"), place("b", "S. Mora"), place("c", "South Mora")],
        "South Mora",
    ),
}


@pytest.mark.parametrize(("entities", "expected"), NAMES.values(), ids=NAMES)
def test_the_name_of_an_entity(database, entities, expected):
    land(database, Batch(entities))
    assert rows(database, "SELECT name FROM entities") == [(expected,)]


def test_spellings_count_items_most_first(database):
    first = named("a", "Jo Bell", "person", surfaces=["Jo Bell", "Bell"], mentions=4)
    again = named("b", "Jo Bell", "person", surfaces=["Bell", "Jo Bell"], mentions=2)
    short = named("c", "Jo Bell", "person", surfaces=["Ms. Bell"], mentions=1)
    dateline = named("d", "Jo Bell", "person", surfaces=[], mentions=0)
    land(database, Batch([first, again, short, dateline]))
    assert one(database, "SELECT aliases, items, mentions FROM entities") == (
        [
            {"name": "Jo Bell", "items": 4},
            {"name": "Bell", "items": 2},
            {"name": "Ms. Bell", "items": 1},
        ],
        4,
        7,
    )


def test_roles_say_when_they_were_seen(database):
    def held(item_id, *roles):
        return named(item_id, "Jo Bell", "person", roles=roles)

    batch = Batch(
        [held("a", "Mayor"), held("b", "Mayor", "Senator"), held("c", "Senator"), held("d")],
        [item(name, day(f"2026-03-0{n}")) for n, name in enumerate("abcd", 1)],
    )
    land(database, batch)
    assert one(database, "SELECT roles, first_seen_at, last_seen_at FROM entities") == (
        [
            {"role": "Mayor", "first_seen_at": day("2026-03-01"),
             "last_seen_at": day("2026-03-02"), "items": 2},
            {"role": "Senator", "first_seen_at": day("2026-03-02"),
             "last_seen_at": day("2026-03-03"), "items": 2},
        ],
        day("2026-03-01"),
        day("2026-03-04"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"version_created_at": day("2026-01-02"), "first_created_at": day("2026-01-01")}, "2026-01-02"),
        ({"first_created_at": day("2026-01-01"), "dateline_on": day("2026-02-01").date()}, "2026-01-01"),
        ({"dateline_on": day("2026-02-01").date(), "received_at": day("2026-03-01")}, "2026-02-01"),
        ({"received_at": day("2026-03-01")}, "2026-03-01"),
        ({}, None),
    ],
    ids=["this version", "the item", "the dateline", "the file", "nothing"],
)  # fmt: skip
def test_an_item_counts_from_when_it_was_made(database, columns, expected):
    land(
        database, Batch([named("a", LONG)], [item("a", **({"version_created_at": None} | columns))])
    )
    seen = day(expected) if expected else None
    assert one(database, "SELECT first_seen_at, last_seen_at FROM entities") == (seen, seen)


def test_where_a_place_lies(database):
    known = {"place_kind": "city", "place_name": "Mora", "country_code": "SE", "latitude": 61.0,
             "longitude": 14.5, "population": 10896, "admin_region": "Dalarna"}  # fmt: skip
    land(database, Batch([place("a", "Mora", **known), place("b", "Mora", **known)]))
    found = "place_kind, geonames_id, admin_region, country_code, latitude, longitude, population"
    assert one(database, f"SELECT {found} FROM entities") == (
        "city", 7, "Dalarna", "SE", 61.0, 14.5, 10896)  # fmt: skip


def test_a_surname_alone_is_no_entity(database):
    land(database, Batch([named("a", "Bell", "person", name_key=None, entity_id=None)]))
    assert state(database)["entities"] == state(database)["entity_names"] == []


def test_a_batch_that_lands_again_without_rows_changes_nothing(database):
    land(database, Batch([*alone(1), *spelled(1)]))
    before = state(database)
    land(database, Batch())
    assert state(database) == before


PEOPLE = [("Jo Bell", "person:jo-bell"), ("JO BELL", "person:jo-bell"), ("Ann Oak", "person:ann-oak"),
          ("Bell", None)]  # fmt: skip
LONG_FORMS = ["Ruritanian Air Board", "Royal Auditing Bureau", "RURITANIAN AIR BOARD"]


def corpus(seed: int, size: int) -> list[Batch]:
    """Items at random, each a batch of its own: people, acronyms and what they are short for."""
    chance = random.Random(seed)
    made = []
    for n in range(size):
        item_id, entities = f"item-{n}", []
        for position in range(chance.randint(1, 4)):
            kind = chance.choice(["person", "alone", "alone", "long", "long", "place"])
            mentions = chance.randint(0, 3)
            more = {"position": position, "mentions": mentions}
            if kind == "person":
                name, key = chance.choice(PEOPLE)
                more |= {
                    "name_key": key,
                    "entity_id": key,
                    "roles": chance.sample(["Mayor", "Senator"], chance.randint(0, 2)),
                }
                entities.append(named(item_id, name, "person", **more))
            elif kind == "place":
                name = chance.choice(["U.S.", "United States", "America"])
                entities.append(
                    place(item_id, name, place_kind="country", place_name="United States", **more)
                )
            elif kind == "alone":
                name = chance.choice(["RAB", "Rab", *["XYZ"] * 9, "XYZ Inc"])
                key = f"organisation:{name[:3].lower()}"
                entities.append(named(item_id, name, name_key=key, entity_id=key, **more))
            else:
                acronym = chance.choice(["RAB", "R.A.B.", "XYZ", None])
                weights = [8, 1, 3]
                (name,) = chance.choices(LONG_FORMS, weights)
                entities.append(named(item_id, name, acronym=acronym, **more))
        speakers = {(item_id, 0): chance.randint(0, 2)}
        made.append(
            Batch(entities, [item(item_id, day(f"2026-03-{chance.randint(1, 28):02}"))], speakers)
        )
    return made


def joined(batches: list[Batch]) -> Batch:
    """Several batches as one."""
    return Batch(
        [entity for batch in batches for entity in batch.entities],
        [item for batch in batches for item in batch.items],
        {key: count for batch in batches for key, count in batch.speakers.items()},
    )


def cut(batches: list[Batch], chance: random.Random) -> list[Batch]:
    """Items in another order, and in batches of any size."""
    batches = chance.sample(batches, len(batches))
    cuts = sorted(
        chance.sample(range(1, len(batches)), chance.randint(0, min(6, len(batches) - 1)))
    )
    return [joined(batches[a:b]) for a, b in zip([0, *cuts], [*cuts, len(batches)], strict=True)]


@settings(max_examples=20)
@given(seed=st.integers(0, 2**20), size=st.integers(2, 30))
def test_order_and_batches_make_no_difference(seed, size):
    batches = corpus(seed, size)
    with empty() as at_once, empty() as in_parts:
        land(at_once, joined(batches))
        for batch in cut(batches, random.Random(seed)):
            land(in_parts, batch)
        assert state(in_parts) == state(at_once)


def test_merges_come_and_go_in_those_orders():
    """What the property says is worth little unless they do."""
    undone = 0
    for seed in range(2):
        with empty() as connection:
            were: set[tuple[str]] = set()
            for batch in corpus(seed, 25):
                land(connection, batch)
                are = set(
                    rows(connection, "FROM entity_names SELECT name_key WHERE method = 'acronym'")
                )
                undone += bool(were - are)
                were = are
    assert undone >= 2


@pytest.mark.parametrize("seed", [1, 2])
def test_a_lake_says_the_same(lake, seed):
    batches = corpus(seed, 30)
    with empty() as at_once, open_for_writing(lake, "a test") as in_parts:
        land(at_once, joined(batches))
        for batch in cut(batches, random.Random(seed)):
            land(in_parts, batch)
        assert state(in_parts) == state(at_once)


FINDS = {
    "named_rows_have_their_item": (
        "INSERT INTO quotes SELECT * FROM quotes",
        "UPDATE mentions SET item_id = 'x' WHERE position = 0",
        "INSERT INTO item_entities SELECT * FROM item_entities",
    ),
    "names_stand_in_the_body": (
        "UPDATE mentions SET surface = 'x'",
        'UPDATE mentions SET start = start - 1, "end" = "end" - 1',
        "UPDATE quotes SET speaker_start = 8",
        'UPDATE quotes SET "end" = 99',
        "UPDATE items SET body = NULL",
    ),
    "ids_are_those_of_the_item": (
        "UPDATE mentions SET entity_id = NULL",
        "UPDATE quotes SET speaker_entity_id = 'organisation:rab'",
        "DELETE FROM item_entities WHERE name = 'RAB'",
    ),
    "names_have_their_entity": (
        "DELETE FROM entity_names",
        "UPDATE entity_names SET entity_id = name_key",
        "INSERT INTO entity_names SELECT * FROM entity_names",
    ),
    "entities_add_up": (
        "DELETE FROM entities",
        "UPDATE entities SET items = items + 1",
        "UPDATE entities SET mentions = mentions + 1",
        "INSERT INTO entities SELECT * FROM entities",
        "INSERT INTO entities SELECT * REPLACE ('x' AS entity_id) FROM entities",
    ),
}  # fmt: skip
BREAKS = [(check, harm) for check, harms in FINDS.items() for harm in harms]


@pytest.fixture(scope="module")
def landed(tmp_path_factory):
    """A run that landed a merge, with mentions and a quotation where they say they are."""
    folder = tmp_path_factory.mktemp("lake")
    with open_for_writing(Lake(folder / "catalog.sqlite", folder / "data"), "a test") as writer:
        land_a_run(writer)
        yield writer


@pytest.fixture
def run(landed):
    """That run; what is done to it is undone."""
    landed.begin()
    yield landed
    landed.rollback()


def land_a_run(writer):
    landing.begin(writer, "run", "nightly", ["test"], "0")
    batch = Batch([*alone(1), *spelled(1)], speakers={("alone-0", 0): 1})
    batch.items = [item(entity.item_id, body="." * 10) for entity in batch.entities]
    land(writer, batch)
    files = []
    for made in batch.items:
        file = pulled("x", made.item_id)
        file.run_id, file.file_id, file.outcome = "run", made.file_id, "items"
        files.append(file)
    writer.register("staged", to_table(files, FeedFile))
    writer.execute("INSERT INTO feed_files BY NAME SELECT * FROM staged")
    writer.execute("UPDATE runs SET files_received = 2, files_items = 2, items = 2")
    assert landing.failed_checks(writer, "run") == {}


@pytest.mark.parametrize(("check", "harm"), BREAKS, ids=[f"{c}: {h}" for c, h in BREAKS])
def test_every_check_finds_what_it_is_for(run, check, harm):
    run.execute(harm)
    assert check in landing.failed_checks(run, "run")


def test_characters_beyond_the_first_plane_are_one_each(run):
    run.execute("UPDATE items SET body = '🙂é👩‍👧.' || repeat('.', 20)")
    run.execute("UPDATE mentions SET start = 2, \"end\" = 5, surface = '👩‍👧'")
    run.execute("DELETE FROM quotes")
    assert landing.failed_checks(run, "run") == {}


def test_checks_leave_items_of_other_runs_alone(run):
    run.execute("UPDATE mentions SET surface = 'x'")
    assert landing.failed_checks(run, "another") == {}


def test_every_check_has_its_test():
    from tests.warehouse import test_land

    assert {*FINDS, *test_land.FINDS} == set(names("checks"))
