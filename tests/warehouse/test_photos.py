"""Photos over all items: which captions are of one, in any order, and what stops them."""

import random
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import duckdb
import pyarrow as pa
import pytest

from schemas import Caption, Item, StoryItem, to_table
from tests.warehouse.named import MORNING, item
from transforms.copy import photos as copy
from warehouse import photos
from warehouse.lake import migrations, statement

TABLES = ("photos", "photo_keys")


@dataclass
class Carrier:
    """An item with its captions, as (caption with its credit in brackets, id)."""

    item_id: str
    captions: list[str | tuple[str, str]]
    story_id: str | None = None
    wire_at: datetime | None = MORNING
    state: dict[str, datetime] = field(default_factory=dict)

    def rows(self) -> tuple[Item, StoryItem, list[Caption]]:
        story = StoryItem(item_id=self.item_id, story_id=self.story_id or self.item_id,
            part="version", wire_at=self.wire_at, **self.state)  # fmt: skip
        return (
            item(self.item_id),
            story,
            list(map(self._caption, *zip(*enumerate(self.captions), strict=True)))
            if self.captions
            else [],
        )

    def _caption(self, position: int, said: str | tuple[str, str]) -> Caption:
        text, photo_id = (said, None) if isinstance(said, str) else said
        text, credit, provided_by, rights = copy.credits_of(text)
        shot = copy.Photo(
            text, credit, provided_by or copy.provider_of(text), rights, photo_id=photo_id
        )
        return Caption(item_id=self.item_id, position=position, text=shot.text, repeats=1,
            credit=credit, provided_by=shot.provided_by, rights=rights, photo_id=photo_id,
            photo_key=shot.key)  # fmt: skip


@pytest.fixture
def database():
    with empty() as connection:
        yield connection


def empty() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    for name in migrations():
        connection.execute(statement("migrations", name))
    connection.execute(statement("views", "photo_uses"))
    return connection


def land(connection, *carriers: Carrier, gone: tuple[str, ...] = ()) -> None:
    """Land items in place of what stands under their ids, as the stages before photos leave it."""
    touched = [*(one.item_id for one in carriers), *gone]
    made = [one.rows() for one in carriers]
    connection.register("told", pa.table({"item_id": pa.array(touched, pa.string())}))
    for table, rows, record in (
        ("items", [row for row, _, _ in made], Item),
        ("story_items", [row for _, row, _ in made], StoryItem),
        ("captions", [row for _, _, many in made for row in many], Caption),
    ):
        connection.execute(f"DELETE FROM {table} WHERE item_id IN (FROM told)")
        connection.register("staged", to_table(rows, record))
        connection.execute(f"INSERT INTO {table} BY NAME FROM staged")
        connection.unregister("staged")
    relate(connection, touched, touched)


def relate(connection, touched, restated) -> None:
    connection.register("touched", pa.table({"item_id": pa.array(touched, pa.string())}))
    connection.register("again", pa.table({"item_id": pa.array(restated, pa.string())}))
    connection.execute("CREATE OR REPLACE TEMP TABLE restated AS FROM again")
    photos.relate(connection)
    connection.unregister("touched")


def restate(connection, item_id, **columns) -> None:
    """Change an item's row of story_items, as the families stage does."""
    for name, value in columns.items():
        connection.execute(f"UPDATE story_items SET {name} = ? WHERE item_id = ?", [value, item_id])
    relate(connection, [], [item_id])


def rows(connection, query):
    return connection.execute(query).fetchall()


def state(connection):
    return {name: sorted(rows(connection, f"FROM {name}"), key=repr) for name in TABLES}


def of_one_photo(connection) -> set[frozenset[str]]:
    """The items whose first captions are of one photo."""
    found: dict[str, set[str]] = {}
    query = "SELECT photo_keys.photo_id, item_id FROM captions JOIN photo_keys USING (photo_key)"
    for photo, item_id in rows(connection, query):
        found.setdefault(photo, set()).add(item_id)
    return set(map(frozenset, found.values()))


TALKS = "Mayor Oh Min-ji speaks during a meeting on the ferry at city hall in Mireu on May 5, 2026."
SMOKE = "Smoke rises from the eastern mouth of the Doran tunnel on March 3, 2026."
HANBIT = "This file photo shows the headquarters of Hanbit Electronics in Seoul."
ONE = {
    "the same words": (TALKS, TALKS),
    "with another agency before the credit": (f"{TALKS} (Yonhap)", f"{TALKS} (AP-Yonhap)"),
    "with a credit and without": (TALKS, f"{TALKS} (Yonhap)"),
    "with an id and without": ((TALKS, "PYH1"), TALKS),
    "one id, whatever the words": ((TALKS, "PYH1"), (SMOKE, "PYH1")),
    "a name spelled right": (TALKS, TALKS.replace("Mireu", "Mireuu")),
    "a name spelled by another system": (TALKS, TALKS.replace("Min-ji", "Minjee")),
    "a word mended": (TALKS, TALKS.replace("speaks", "speak")),
    "a preposition": (TALKS, TALKS.replace("during", "at")),
    "a month written out": (SMOKE, SMOKE.replace("March", "Mar.")),
    "a year added": (SMOKE.replace(", 2026", ""), SMOKE),
    "a sentence added": (SMOKE, f"{SMOKE} Nobody was hurt, the Doran Fire Station said."),
    "a phrase cut": (TALKS, TALKS.replace(" on the ferry", "")),
    "file photo": (TALKS, f"In this May 5, 2026, file photo, {TALKS.replace(' on May 5, 2026', '')}"),
    "a file photo of always": (HANBIT, f"{HANBIT} (Yonhap)"),
    "provided by": (SMOKE, f"{SMOKE[:-1]}, in this photo provided by the Doran Fire Station."),
    "a phrase moved": (SMOKE, "On March 3, 2026, smoke rises from the eastern mouth of the Doran tunnel."),
    "in another script": ("김달수 시장이 5일 미르 시청에서 열린 회의에서 발언하고 있다.",
                          "김달수 시장이 5일 미르 시청에서 열린 긴급 회의에서 발언하고 있다."),
}  # fmt: skip
TWO = {
    "another verb": (TALKS, TALKS.replace("speaks", "shakes hands")),
    "another person": (TALKS, TALKS.replace("Oh Min-ji", "Kim Dal-su")),
    "another given name": (TALKS, TALKS.replace("Min-ji", "Dal-su")),
    "another place": (SMOKE, SMOKE.replace("Doran", "Yeonsan")),
    "another day": (TALKS, TALKS.replace("May 5", "May 6")),
    "another year": (TALKS, TALKS.replace("2026", "2025")),
    "another figure": ("Rescuers carry 3 sailors from the Alba at Port Elgar",
                       "Rescuers carry 4 sailors from the Alba at Port Elgar"),
    "another provider": (f"{SMOKE[:-1]}, in this photo provided by the fire station.",
                         f"{SMOKE[:-1]}, in this photo provided by Hanbit Rail."),
    "another photographer": (f"{TALKS} (AP Photo/Di Fox)", f"{TALKS} (Reuters-Yonhap)"),
    "another id": ((TALKS, "PYH1"), (TALKS, "EPA2")),
    "another side": (SMOKE, SMOKE.replace("eastern", "western")),
    "names on both sides": (TALKS.replace(" in Mireu", ""), TALKS.replace("Oh Min-ji ", "")),
    "little in common": (TALKS, "Mayor Oh Min-ji speaks to reporters."),
    "nothing in common": (TALKS, SMOKE),
    "another person in another script": ("김달수 시장이 5일 미르 시청에서 열린 회의에서 발언하고 있다.",
                                         "김달호 시장이 5일 미르 시청에서 열린 회의에서 발언하고 있다."),
}  # fmt: skip
OF_STORY = {
    "a letter of a short name": ("Mayor Bell waits", "Mayor Belt waits at the pier"),
    "a short caption told at length": ("Smoke rises from the tunnel.", SMOKE),
    "a long sentence cut": (f"{SMOKE} Nobody was hurt, the Doran Fire Station said, as trains stood "
                            "still all over the north of the country for most of the day.", SMOKE),
}  # fmt: skip


@pytest.mark.parametrize("story", ["one", None], ids=["one story", "two stories"])
@pytest.mark.parametrize(("a", "b"), ONE.values(), ids=ONE)
def test_captions_of_one_photo(database, a, b, story):
    land(database, Carrier("a", [a], story), Carrier("b", [b], story))
    assert of_one_photo(database) == {frozenset("ab")}


@pytest.mark.parametrize("story", ["one", None], ids=["one story", "two stories"])
@pytest.mark.parametrize(("a", "b"), TWO.values(), ids=TWO)
def test_captions_of_two_photos(database, a, b, story):
    land(database, Carrier("a", [a], story), Carrier("b", [b], story))
    assert of_one_photo(database) == {frozenset("a"), frozenset("b")}


@pytest.mark.parametrize(("a", "b"), OF_STORY.values(), ids=OF_STORY)
def test_captions_of_one_photo_if_of_one_story(database, a, b):
    land(database, Carrier("a", [a]), Carrier("b", [b]))
    assert of_one_photo(database) == {frozenset("a"), frozenset("b")}
    restate(database, "b", story_id="a")
    assert of_one_photo(database) == {frozenset("ab")}
    assert rows(database, "SELECT method FROM photo_keys ORDER BY ALL") == [
        ("caption",),
        ("revised",),
    ]
    restate(database, "b", story_id="b")
    assert of_one_photo(database) == {frozenset("a"), frozenset("b")}


def test_captions_that_stand_together_are_two(database):
    land(database, Carrier("a", [TALKS, f"{TALKS} (Yonhap)"]))
    assert len(rows(database, "FROM photos")) == 2


def test_nor_are_they_one_through_others(database):
    longer = f"{SMOKE} Nobody was hurt."
    land(database, Carrier("a", [SMOKE]), Carrier("b", [longer], "a"))
    assert of_one_photo(database) == {frozenset("ab")}
    longest = f"{longer} Trains stand still."
    land(database, Carrier("c", [SMOKE, longest], "a"))
    assert len(rows(database, "FROM photos")) == 2
    land(database, gone=("c",))
    land(database, Carrier("d", [longest], "a"))
    assert of_one_photo(database) == {frozenset("abd")}


def test_two_people_are_two_through_a_caption_of_neither(database):
    land(
        database,
        Carrier("a", [TALKS.replace("city hall", "Hanbit Hall")]),
        Carrier("b", [TALKS.replace("city hall", "Alba House")]),
        Carrier("c", [TALKS.replace("at city hall ", "")]),
    )
    assert frozenset("abc") not in of_one_photo(database)


def test_a_photo_says_what_its_captions_do(database):
    later = MORNING + timedelta(hours=3)
    longer = f"{SMOKE} Nobody was hurt. (PHOTO NOT FOR SALE) (AP-Yonhap)"
    land(
        database, Carrier("b", [longer], "a", later), Carrier("a", [(f"{SMOKE} (Yonhap)", "PYH1")])
    )
    assert rows(database, "FROM photos") == [
        ("PYH1", "PYH1", f"{SMOKE} Nobody was hurt.", 2, ["AP-Yonhap", "Yonhap"], [],
         ["PHOTO NOT FOR SALE"], None, MORNING, later, 2, 1)
    ]  # fmt: skip
    assert rows(database, "SELECT evidence FROM photo_keys WHERE evidence IS NOT NULL") == [
        ("as PYH1: 6 words the same, 2 more or less",)
    ]


def test_an_id_is_that_of_the_first_caption_whenever_it_comes(database):
    late = f"{SMOKE} Nobody was hurt."
    land(database, Carrier("b", [late], wire_at=MORNING + timedelta(hours=1)))
    land(database, Carrier("a", [SMOKE]))
    (key,) = {caption.photo_key for caption in Carrier("a", [SMOKE]).rows()[2]}
    assert rows(
        database, "SELECT DISTINCT photo_id FROM photos JOIN photo_keys USING (photo_id)"
    ) == [(key,)]


@pytest.mark.parametrize("stop", ["killed_by_item_id", "withheld_by_item_id"])
def test_items_that_are_stopped_do_not_count(database, stop):
    land(database, Carrier("a", [SMOKE, HANBIT]), Carrier("b", [SMOKE]))
    before = state(database)["photo_keys"]
    restate(database, "a", **{stop: MORNING})
    assert rows(database, "SELECT caption, items FROM photos") == [(SMOKE, 1)]
    assert rows(database, "SELECT item_id FROM photo_uses") == [("b",)]
    assert state(database)["photo_keys"] == before
    restate(database, "b", **{stop: MORNING})
    assert rows(database, "FROM photos") == []
    restate(database, "a", **{stop: None})
    assert len(rows(database, "FROM photos")) == 2


@pytest.mark.parametrize(
    ("hours", "seen"), [(-1, 1), (1, 0), (None, 0)], ids=["past", "to come", "without end"]
)
def test_an_embargo_hides_uses_until_it_has_passed(database, hours, seen):
    end = datetime.now(UTC) + timedelta(hours=hours) if hours else None
    land(database, Carrier("a", [SMOKE]))
    restate(database, "a", embargoed_until=end or "infinity")
    assert len(rows(database, "FROM photo_uses")) == seen
    assert len(rows(database, "FROM photos")) == 1


def test_uses_say_whether_the_caption_was_changed(database):
    longer = f"{SMOKE} Nobody was hurt."
    carriers = [
        Carrier("a", [SMOKE]),
        Carrier("b", [f"{SMOKE} (Yonhap)"], "a"),
        Carrier("c", [longer], "a"),
    ]
    land(database, *carriers)
    assert rows(database, "SELECT item_id, is_revised, credit FROM photo_uses ORDER BY ALL") == [
        ("a", False, None), ("b", False, "Yonhap"), ("c", True, None)]  # fmt: skip


def test_an_item_that_goes_leaves_nothing_behind(database):
    land(database, Carrier("a", [SMOKE]))
    before = state(database)
    land(
        database,
        Carrier("b", [SMOKE, HANBIT], "a"),
        Carrier("c", [f"{SMOKE} Nobody was hurt."], "a"),
    )
    assert state(database) != before
    land(database, gone=("b", "c"))
    assert state(database) == before
    land(database, gone=("a",))
    assert state(database) == {name: [] for name in TABLES}


def test_an_item_that_reads_otherwise_counts_as_it_reads_now(database):
    land(database, Carrier("a", [SMOKE, HANBIT]), Carrier("b", [HANBIT]))
    land(database, Carrier("a", [TALKS]))
    with empty() as afresh:
        land(afresh, Carrier("a", [TALKS]), Carrier("b", [HANBIT]))
        assert state(database) == state(afresh)


def test_what_too_many_have_in_common_tells_nothing(database, monkeypatch):
    monkeypatch.setattr(photos, "CROWD", 4)
    crowd = [
        Carrier(f"x{n}", [f"{word} waves at the quay of Port Elgar with old friends from Doran"])
        for n, word in enumerate("Anna Bertil Cecil Dora Erik Fanny Gustav Hilda".split())
    ]
    a, b = crowd[0], Carrier("b", [f"{crowd[0].captions[0]} on Alba"])
    for order in ([a, b, *crowd[1:]], [*crowd[1:], b, a]):
        with empty() as connection:
            for one in order:
                land(connection, one)
            assert state(connection) == state(at_once([*crowd, b]))
    land(database, *crowd, b)
    land(database, gone=tuple(one.item_id for one in crowd[1:]))
    assert state(database) == state(at_once([a, b]))


def at_once(carriers):
    connection = empty()
    land(connection, *carriers)
    return connection


WHO = "Oh Min-ji,Kim Dal-su,Per Ek,Ann Oak,Di Fox,Lee Ra-on,Bo Day,Eva Strom".split(",")
DOES = ["speaks", "shakes hands", "waves to supporters", "cuts a ribbon", "listens to engineers"]
EVENT = ["a meeting on the ferry", "the opening of the tunnel", "a visit to the flooded quay",
         "a rally for the old lighthouse", "talks on the price of herring"]  # fmt: skip
WHERE = ["city hall in Mireu", "the harbour of Port Elgar", "the Hanbit Electronics plant in Doran",
         "the parliament in Ostby"]  # fmt: skip
SAID = ["Nobody was hurt.", "The vote is due next week.", "The bridge reopens in autumn.",
        "Fishermen from the island had asked for it for many years."]  # fmt: skip


def edited(chance: random.Random, caption: str) -> str:
    """A caption as a later use has it: one to two edits of those that desks make."""
    for _ in range(chance.randint(1, 2)):
        kind = chance.choice(
            ["letter", "sentence", "credit", "file", "year", "cut", "small", "provided"]
        )
        body, bracket, credit = caption.partition(" (")
        if kind == "letter":
            words = body.split()
            long = [n for n, word in enumerate(words) if word.isalpha() and len(word) > 6]
            n = chance.choice(long) if long else None
            if n is not None:
                at = chance.randrange(2, len(words[n]) - 2)
                words[n] = words[n][:at] + words[n][at + 1 :]
            body = " ".join(words)
        elif kind == "sentence" and body.count(". ") < 2:
            body = f"{body} {chance.choice(SAID)}"
        elif kind == "credit":
            bracket, credit = chance.choice([("", ""), (" (", "Yonhap)"), (" (", "AP-Yonhap)")])
        elif kind == "file" and "file photo" not in body:
            body = f"In this file photo, {body}"
        elif kind == "year":
            body = body.replace(", 2026", "")
        elif kind == "cut":
            body = body.replace(" with residents", "")
        elif kind == "small":
            body = body.replace(" during ", " at ")
        elif kind == "provided" and "provided" not in body and body.endswith("2026."):
            body = f"{body[:-1]}, in this photo provided by the office."
        caption = f"{body}{bracket}{credit}"
    return caption


def corpus(seed: int, events: int) -> tuple[list[Carrier], dict[tuple[str, int], int]]:
    """Items of events that share a frame, their photos used again with edited captions; the truth:
    the photo of each caption by its item and place there."""
    chance = random.Random(seed)
    made, truth, shots, frames = [], {}, {}, set()
    for event in range(events):
        day = MORNING + timedelta(days=chance.randrange(40))
        what, where = chance.choice(EVENT), chance.choice(WHERE)
        who = chance.sample(WHO, 2)
        for n, (name, does) in enumerate(
            dict.fromkeys((chance.choice(who), chance.choice(DOES)) for _ in range(3))
        ):
            residents = chance.choice(["", " with residents"])
            caption = (
                f"{name} {does}{residents} during {what} at {where} on {day:%B} {day.day}, 2026."
            )
            frame = (name, does, what, where, day)
            if frame not in frames:
                frames.add(frame)
                shots[10 * event + n] = (f"{caption} (Yonhap)", event, day)
    for number, (first, event, day) in shots.items():
        captions = [first]
        for _ in range(chance.randint(0, 3)):
            captions.append(edited(chance, chance.choice(captions[-2:])))
        for use, caption in enumerate(captions):
            own = chance.random() < 0.3
            later = day + timedelta(hours=use, days=chance.randrange(20) if own else 0)
            name = f"{number}-{use}"
            made.append(
                Carrier(name, [caption], f"{number}-{use}" if own else f"story-{event}", later)
            )
            truth[name, 0] = number
    return made, truth


def pairs_of(named: dict[tuple[str, int], object]) -> set[tuple[object, object]]:
    groups: dict[object, list[object]] = {}
    for place, photo in named.items():
        groups.setdefault(photo, []).append(place)
    return {(a, b) for many in groups.values() for a in many for b in many if a < b}


def f1(connection, truth) -> float:
    query = "SELECT item_id, position, photo_keys.photo_id FROM captions JOIN photo_keys USING (photo_key)"
    found = pairs_of({(one, place): photo for one, place, photo in rows(connection, query)})
    true = pairs_of(truth)
    return 2 * len(found & true) / (len(found) + len(true))


@pytest.mark.parametrize("seed", [11, 12])
def test_edited_captions_are_found_and_look_alikes_are_not(database, seed):
    carriers, truth = corpus(seed, 300)
    land(database, *carriers)
    assert f1(database, truth) >= 0.98


@pytest.mark.parametrize("seed", range(4))
def test_order_and_batches_make_no_difference(seed):
    chance = random.Random(seed)
    carriers, _ = corpus(seed, 12)
    extra = replace(
        carriers[0], item_id="extra", captions=[carriers[0].captions[0], carriers[1].captions[0]]
    )
    carriers.append(extra)
    expected = state(at_once(carriers))
    chance.shuffle(carriers)
    with empty() as in_parts:
        passing = Carrier(
            "passing", [one.captions[0] for one in carriers[:3]], carriers[5].story_id
        )
        land(in_parts, passing)
        while carriers:
            size = chance.randint(1, 12)
            land(in_parts, *carriers[:size])
            del carriers[:size]
        land(in_parts, gone=("passing",))
        assert state(in_parts) == expected


def test_nothing_is_written_where_nothing_changes(database):
    carriers, _ = corpus(3, 5)
    land(database, *carriers)
    before = {
        name: rows(database, f"SELECT rowid, * FROM {name} ORDER BY rowid") for name in TABLES
    }
    land(database, *carriers)
    assert before == {
        name: rows(database, f"SELECT rowid, * FROM {name} ORDER BY rowid") for name in TABLES
    }
