"""Two synthetic wire days, worked and landed: what the stories, kills and photos must come to.

`python -m tests.wire_days` shows the same of five days of 2,000 items, with what is wrong and why.
"""

from collections import Counter

import pytest

from tests.warehouse.test_relate import empty
from tests.wire_days import days
from tests.wire_days.landing import begin, land_batch, worked
from tests.wire_days.score import score

WIRE = {"seed": 7, "days": 2, "items_a_day": 350}
FILES_A_BATCH = 140


@pytest.fixture(scope="module")
def wire():
    return days(**WIRE)


@pytest.fixture(scope="module")
def batches(wire):
    files = range(0, len(wire.delivered), FILES_A_BATCH)
    return [worked(wire.delivered[at : at + FILES_A_BATCH]) for at in files]


@pytest.fixture(scope="module")
def scores(wire, batches):
    with empty() as connection:
        begin(connection)
        for tables in batches:
            land_batch(connection, tables)
        yield score(connection, wire.truth)


def test_the_same_seed_gives_the_same_days(wire):
    assert days(**WIRE) == wire
    assert days(**WIRE | {"seed": 8}).truth != wire.truth


def test_the_days_hold_what_wires_do(wire):
    told = [one for one in wire.truth.values() if one.resent_of is None]
    sizes = Counter(one.family for one in told)
    in_families = sum(size for size in sizes.values() if size > 1) / len(told)
    assert 0.4 <= in_families <= 0.6
    assert max(sizes.values()) <= 7
    markers = "news flash lead correction kill hold take repeat digest".split()
    assert {one.marker for one in told} == {*markers}
    assert {one.edit for one in told} >= {
        "exact",
        "light",
        "new_headline",
        "new_lead",
        "cut_30",
        "cut_50",
        "rewrite",
    }
    assert len({one.feed for one in told}) == 9


def test_a_kill_may_arrive_before_its_story(wire):
    arrived = {one.file.uri: n for n, one in enumerate(wire.delivered)}
    stops = [one for one in wire.truth.values() if one.relation in ("kills", "withholds")]
    early = [one for one in stops if arrived[one.uri] < arrived[one.target]]
    assert 0 < len(early) < len(stops)


def test_every_document_is_read(wire, batches):
    assert sum(tables["rejects"].num_rows for tables in batches) == 0
    assert sum(tables["items"].num_rows for tables in batches) == len(wire.delivered)


def test_versions_are_in_their_stories(scores):
    assert scores.versions.precision >= 0.98, str(scores)
    assert scores.versions.recall >= 0.95, str(scores)


def test_no_story_holds_unrelated_ones(scores):
    assert scores.mixed == 0, str(scores)


def test_every_kill_stops_what_it_names(scores):
    assert scores.kills_resolved == scores.kills > 0, str(scores)


def test_every_embargo_holds(scores):
    assert scores.embargoes[0] == scores.embargoes[1] > 0, str(scores)


def test_photos_are_known_wherever_they_stand(scores):
    assert scores.photos.f1 >= 0.98, str(scores)


def test_copies_are_known(scores):
    assert scores.copies.precision >= 0.95, str(scores)
    found, of = scores.by_edit["all"]
    assert found >= 0.9 * of > 0, str(scores)
