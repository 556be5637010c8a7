"""What items are matched by."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from schemas import Item, Reference
from transforms.enrich import fingerprints

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
STORY = Item(
    item_id="i", feed="wire", file_id="f", position=0, format="plain", parser_version=1,
    pub_status="usable", kind="story", revision_ordinal=0, words=0,
)  # fmt: skip


def of(**columns):
    item = replace(STORY, **columns)
    fingerprints.set_wire_time(item, NOON)
    (found,) = fingerprints.fingerprints([item])
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("EU--Harbor Crisis", "BC-EU--Harbor Crisis", id="an American cycle"),
        pytest.param("Dorwick-pier", "DORWICK PIER", id="case and hyphens"),
        pytest.param("dorwick/pier", "Dorwick  pier/", id="slashes and blanks"),
    ],
)
def test_slugs_that_are_one(one, other):
    assert of(slugline=one).slug_key == of(slugline=other).slug_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Dorwick pier", "Dorwick piers", id="another word"),
        pytest.param("bc", "am", id="nothing but a cycle"),
    ],
)
def test_slugs_that_are_two(one, other):
    assert of(slugline=one).slug_key != of(slugline=other).slug_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("dpa 061", "dpa 61", id="a leading zero"),
        pytest.param("DPA061", "dpa 061", id="case and blanks"),
        pytest.param("V9991", "v9991", id="case"),
    ],
)
def test_transmission_numbers_that_are_one(one, other):
    named = of(refers_to=[Reference("transmission", one)])
    assert named.names_transmissions == [of(transmission=other).transmission_key]


def test_a_bare_number_is_of_the_service_that_names_it():
    named = of(transmission="dpa 162", refers_to=[Reference("transmission", "157")])
    assert named.names_transmissions == [of(transmission="dpa 157").transmission_key]


def test_a_short_headline_is_no_key():
    assert of(headline="Weather report").headline_key is None
    assert (
        of(headline="Pier closed again").headline_key
        == of(headline="PIER closed, again").headline_key
    )


@pytest.mark.parametrize(
    ("columns", "stem", "version"),
    [
        pytest.param(
            {"agency": "Yonhap", "guid": "AEN20260302001251315"}, "AEN202603020012", 51,
            id="an id that carries its version",
        ),
        pytest.param(
            {"agency": "Yonhap", "guid": "slugline:AEN202603020012", "version": "52"}, "AEN202603020012", 52,
            id="the same, of a file's name",
        ),
        pytest.param(
            {"guid": "urn:newsml:dorwick.example:20260302:PIER:3U"}, "urn:newsml:dorwick.example:20260302:PIER", 3,
            id="a NewsML URN",
        ),
    ],
)  # fmt: skip
def test_the_anatomy_of_an_id(columns, stem, version):
    found = of(**columns)
    assert (found.chain_key, found.chain_version) == (fingerprints.key_of(stem), version)


@pytest.mark.parametrize(
    "guid", ["slugline:" + "0a" * 16, "https://dorwick.example/pier-12", "pier-3"]
)
def test_an_id_without_anatomy(guid):
    assert of(guid=guid).chain_key is None


@pytest.mark.parametrize(
    ("columns", "at", "is_timed"),
    [
        pytest.param({"version_created_at": NOON, "received_at": NOON + timedelta(hours=1)}, NOON, True, id="declared"),
        pytest.param(
            {"dateline_on": date(2026, 3, 2), "received_at": NOON}, NOON, False,
            id="a file of the dateline's day",
        ),
        pytest.param(
            {"dateline_on": date(2026, 3, 2), "received_at": NOON + timedelta(days=90)},
            datetime(2026, 3, 2, tzinfo=UTC), False, id="a file copied later",
        ),
        pytest.param(
            {"agency": "Yonhap", "guid": "slugline:AEN202603020012", "received_at": NOON + timedelta(days=90)},
            datetime(2026, 3, 2, tzinfo=UTC), False, id="the day of its id",
        ),
        pytest.param({"received_at": NOON}, NOON, False, id="a file alone"),
        pytest.param({}, None, False, id="nothing"),
    ],
)  # fmt: skip
def test_when_it_was_on_the_wire(columns, at, is_timed):
    found = of(**columns)
    assert (found.wire_at, found.is_timed) == (at, is_timed)


@pytest.mark.parametrize(
    ("columns", "day"),
    [
        pytest.param({"version_created_at": NOON}, NOON.date(), id="its time"),
        pytest.param({"dateline_on": date(2026, 2, 27)}, date(2026, 2, 27), id="its dateline"),
        pytest.param({}, date(2026, 3, 4), id="the pull, where nothing tells"),
    ],
)
def test_the_day_it_was_on_the_wire(columns, day):
    item = replace(STORY, **columns)
    fingerprints.set_wire_time(item, NOON + timedelta(days=2))
    assert item.wire_on == day


def test_the_word_a_flash_shares_with_its_story():
    flash = of(kind="flash", headline="S. Dorwick closes pier: mayor")
    story = of(headline="S. DORWICK CLOSES NORTH PIER")
    assert flash.flash_key == story.opening_key
    assert (flash.opening_key, story.flash_key) == (None, None)


def test_an_item_without_body_has_no_sketch():
    found = of(headline="Pier closed")
    assert (found.text_sha256, found.shingles, list(found.minhash), list(found.bands)) == (
        None,
        0,
        [],
        [],
    )
