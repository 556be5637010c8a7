"""The whole stage, with the model: who, where, and who said what, of real and hostile bodies."""

import dataclasses
from pathlib import Path

import pytest

from schemas import Item
from tests.copies import pulled
from transforms.enrich import engines
from transforms.enrich.stage import Enriching, enrich
from transforms.source import Feed
from transforms.work import Rows, work
from warehouse import land
from warehouse.land import Counts

YONHAP = Path(__file__).parents[4] / "shared/feeds/yonhap"
SAMPLES = Path(__file__).parents[2] / "feeds"


def rows_of(raw: bytes, name: str = "story.txt", **feed: str) -> Rows:
    return work([pulled(raw, name)], Feed("f", **feed), Enriching())


def item_of(body: str | None, **fields: object) -> Item:
    (item,) = work([pulled(b"DORAN (AP) -- Boats left.\n")], Feed("f")).items
    return dataclasses.replace(item, body=body, **fields)


def offsets_hold(item: Item, rows) -> bool:
    body = item.body or ""
    return all(body[m.start : m.end] == m.surface for m in rows.mentions) and all(
        q.speaker is None or body[q.speaker_start : q.speaker_end] == q.speaker for q in rows.quotes
    )


@pytest.fixture(scope="module")
def real() -> Rows:
    if not YONHAP.exists():
        pytest.skip("the examples are not part of the project")
    (path,) = [path for path in YONHAP.iterdir() if path.is_file()]
    return rows_of(path.read_bytes(), path.name, agency="Yonhap", time_zone="Asia/Seoul")


def named(rows: Rows, label: str) -> dict[str, set[str]]:
    return {e.name: set(e.surfaces) for e in rows.item_entities if e.label == label}


def test_the_persons_of_the_real_story(real):
    people = named(real, "person")
    assert people == {
        "Lee Jae Myung": {"Lee Jae Myung", "Lee"},
        "Sanae Takaichi": {"Sanae Takaichi", "Takaichi"},
        "Xi Jinping": {"Xi Jinping", "Xi"},
        "Kim Jong-un": {"Kim Jong-un"},
        "Shigeru Ishiba": {"Shigeru Ishiba"},
    }
    (item,) = real.items
    surfaces = [m.surface for m in real.mentions if m.label == "person"]
    assert surfaces.count("Lee") + 1 == item.body.count("Lee")
    assert surfaces.count("Takaichi") + 1 == item.body.count("Takaichi")


def test_the_organisations_of_the_real_story(real):
    assert set(named(real, "organisation")) == {
        "NHK",
        "Cheong Wa Dae",
        "Asia-Pacific Economic Cooperation",
        "Comprehensive and Progressive Agreement for Trans-Pacific Partnership",
    }
    (pact,) = [e for e in real.item_entities if e.name.startswith("Comprehensive")]
    assert pact.acronym == "CPTPP"
    assert "CPTPP" in pact.surfaces


def test_the_places_of_the_real_story(real):
    places = {e.name: e.country_code for e in real.item_entities if e.label == "place"}
    expected = {
        "Seoul": "KR", "Japan": "JP", "China": "CN", "South Korea": "KR", "North Korea": "KP",
        "United States": "US", "Taiwan": "TW", "Beijing": "CN", "Tokyo": "JP", "Washington": "US",
        "Pyongyang": "KP", "Nara": "JP", "Gyeongju": "KR", "Fukushima": "JP",
    }  # fmt: skip
    assert expected.items() <= places.items()
    tokyo = [m.stands_for for m in real.mentions if m.surface == "Tokyo"]
    assert set(tokyo) == {"government"}


def test_the_dateline_of_the_real_story(real):
    (seoul,) = [e for e in real.item_entities if e.dateline_position == 0]
    assert (seoul.country_code, seoul.place_kind) == ("KR", "city")
    assert (round(seoul.latitude), round(seoul.longitude)) == (38, 127)


def test_the_quotations_of_the_real_story(real):
    long = [q for q in real.quotes if q.kind != "indirect" and len(q.text.split()) >= 4]
    assert len(long) == 8
    speakers = {real.item_entities[q.speaker_position].name for q in long}
    assert speakers == {"Lee Jae Myung"}
    assert not any("shuttle diplomacy" in q.text for q in real.quotes)


def test_offsets_hold_in_the_real_story(real):
    (item,) = real.items
    assert offsets_hold(item, real)


HOSTILE = {
    "one word": "Seoul",
    "one letter": "a",
    "no sentence end": "The harbor board of Doran met on Monday and then " * 200,
    "right to left": "قال الرئيس جاكوب ستاين في القدس إن المحادثات مستمرة " * 20
    + "Jacob Stein said.",
    "emoji": "🎉 President Ana Ruiz 👩‍👩‍👧 said “yes 🎈” in Madrid 🇪🇸. " * 10,
    "one endless word": "x" * 2_000_000,
    "two megabytes of copy": 'Mayor Jan Novak said "the dam will hold" in Prague.\n\n' * 40_000,
    "open marks": '"' * 5_000,
    "open brackets": "(" * 50_000,
    "capitals": 'MAYOR JAN NOVAK SAID IN PRAGUE THE "DAM" WILL HOLD. ' * 50,
    "numbers": "1.23 4,567 89.0 -1.2 pct 3/4\n" * 500,
    "names alone": "Ann Lee Bo Day Cy Fox Di Gray Ed Hale " * 2_000,
    "combining marks": "Jose\u0301 Mun\u0303oz, "
    "the mayor of A\u030angstro\u0308m, said: \u201cNo.\u201d " * 50,
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_body_is_read_and_its_offsets_hold(body):
    item = item_of(body, language="en")
    (enriched,), rows = enrich([item], Enriching())
    assert enriched.body == body
    assert offsets_hold(enriched, rows)


def test_what_is_beyond_the_limit_is_said():
    item = item_of("Mayor Jan Novak spoke in Prague.\n\n" * 10_000, language="en")
    (enriched,), rows = enrich([item], Enriching())
    assert "names: of the first 200,000 characters of the body alone" in enriched.notes
    assert max(m.end for m in rows.mentions) <= 200_000


def test_a_batch_gives_what_its_items_give_alone():
    bodies = [
        "President Ana Ruiz met Jan Novak in Prague. Ruiz said she was glad.",
        "The Bank of Korea left its rate unchanged, Governor Rhee Chang-yong said in Seoul.",
        'Doran Shipping Corp said it would "not bid" for Norland Ferries Ltd.',
    ]
    items = [item_of(body, item_id=str(n), language="en") for n, body in enumerate(bodies * 40)]
    together = enrich(items, Enriching())[1]
    alone = [enrich([item], Enriching())[1] for item in items[:3]]
    for table in ("item_entities", "mentions", "quotes"):
        of_three = [row for row in getattr(together, table) if row.item_id in ("0", "1", "2")]
        assert of_three == [row for rows in alone for row in getattr(rows, table)]


def test_copy_in_another_language_lands_with_its_dateline_and_says_so():
    text = (
        "MADRID (EFE).- El presidente del puerto, Luis Ortega, dijo el lunes que los barcos "
        "saldrán mañana si el viento lo permite, y que nadie debe temer por los precios."
    )
    (enriched,), rows = enrich(
        [item_of(text, language=None, dateline_places=["MADRID"], agency="EFE")], Enriching()
    )
    assert enriched.language == "es"
    assert enriched.names_by is None
    assert any("English" in note for note in enriched.notes)
    assert (rows.mentions, rows.quotes) == ([], [])
    assert [(e.name_key is not None, e.country_code) for e in rows.item_entities] == [(True, "ES")]


def test_without_an_engine_the_language_is_read_and_the_names_are_not():
    (enriched,), rows = enrich(
        [item_of("The mayor of Prague said on Monday that the boats had left.")],
        Enriching(engine=None),
    )
    assert (enriched.language, enriched.names_by) == ("en", None)
    assert rows.mentions == []


def test_a_model_that_is_not_installed_is_named(monkeypatch):
    monkeypatch.setitem(engines.ENGINES, "absent", engines.Model("no_such_model_package"))
    with pytest.raises(engines.ModelMissingError, match="no-such-model-package"):
        enrich([item_of("Boats left.")], Enriching(engine="absent"))


def test_the_sample_feed_has_names_quotations_and_places():
    files = [pulled(p.read_bytes(), p.name) for p in sorted((SAMPLES / "yonhap").iterdir())]
    rows = work(files, Feed("yonhap", agency="Yonhap", time_zone="Asia/Seoul"), Enriching())
    bodies = {item.item_id: item.body or "" for item in rows.items}
    assert all(bodies[m.item_id][m.start : m.end] == m.surface for m in rows.mentions)
    assert {m.label for m in rows.mentions} >= {"person", "organisation", "place"}
    assert any(q.speaker_position is not None for q in rows.quotes)
    assert any(e.dateline_position == 0 and e.latitude for e in rows.item_entities)


LABELLED = {
    "a surname that is a month": ("Mayor Jan Novak met Theresa May in Oslo.", {
        "Jan Novak": "person", "Theresa May": "person", "Oslo": "place"}),
    "a firm named for a founder": (
        "Soichiro Honda founded the firm. Honda shares rose in Tokyo.", {
        "Soichiro Honda": "person", "Honda": "organisation", "Tokyo": "place"}),
    "a town that a judge is called like": (
        "Judge Amy Berman Jackson ruled in Jackson, Mississippi, on Monday.", {
        "Amy Berman Jackson": "person", "Jackson": "place", "Mississippi": "place"}),
    "an office with its house": ("White House spokesman Marlin Fitz said no.", {
        "White House": "organisation", "Marlin Fitz": "person"}),
    "a name behind an office": ("Japan's prime minister, Emi Kuroda, agreed.", {
        "Japan": "place", "Emi Kuroda": "person"}),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), LABELLED.values(), ids=LABELLED)
def test_names_have_their_label(body, expected):
    rows = enrich([item_of(body, language="en")], Enriching())[1]
    assert {m.surface: m.label for m in rows.mentions} == expected


@pytest.mark.parametrize("is_first", [True, False])
def test_of_a_story_sent_twice_in_a_batch_the_one_that_lands_is_read(is_first, writer):
    text = (
        b'DORAN (AP) -- "We went," said\nMayor Jan Novak of Prague.\n\nSanae Takaichi left Oslo.\n'
    )
    other = text.replace(b"\n\nSanae", b" Sanae").replace(b'"', b"")
    files = [pulled(raw, f"{n}.txt") for n, raw in enumerate((text, other))]
    rows = work(files if is_first else files[::-1], Feed("f", language="en"), Enriching())
    assert len({item.item_id for item in rows.items}) == 1
    land.begin(writer, "run", "load", ["test"], "0")
    land.batch(writer, "run", rows.tables(), Counts(files_received=2))
    assert land.failed_checks(writer, "run") == {}
