"""Copies: which texts are of one copy, whichever order they come in."""

import random
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from schemas import Fingerprint, Item, to_table
from tests.bench.copied_texts import Writer, edits
from tests.warehouse.named import item
from tests.warehouse.test_relate import empty
from transforms.enrich.fingerprints import fingerprints
from warehouse import copies

MORNING = datetime(2026, 3, 2, 10, 2, tzinfo=UTC)
WRITER = Writer(1)
STORY = WRITER.body(9)
OTHER, MORE = WRITER.body(9), WRITER.body(9)
EDITED = {name: edit(STORY) for name, edit in edits(WRITER).items()}
LEAD = STORY.split("\n\n")[0]
OPENING = "\n\n".join(STORY.split("\n\n")[:3])
NOTICE = "Qtly div five cts vs five cts prior\n\nPay April 2\n\nRecord March 16"
SHORT = WRITER.sentence(20)
REPORT = (
    "The {} said it forecast a shortage of around {} mln crowns in the money market today. Among the "
    "main factors bills maturing in official hands will drain some {} mln crowns while a rise in "
    "note circulation takes out another {} mln and bankers balances below target {} mln."
)
REPORTS = (
    REPORT.format("central bank", 800, 160, 35, 95),
    REPORT.format("central bank", 850, 160, 35, 95),
    REPORT.format("central bank", 350, 525, 60, 14),
    REPORT.format("bank of the islands", 35, 52, 60, 140).replace("in official hands", "it holds"),
)
FIRST, SECOND = "Harbour Board Opens Northern Gate", "Museum Shows Its Oldest Clock"


@pytest.fixture(scope="module")
def tables():
    with empty() as connection:
        yield connection


@pytest.fixture
def database(tables):
    """The tables in memory, emptied."""
    for name in ("items", "fingerprints", "links", "copies"):
        tables.execute(f"DELETE FROM {name}")
    return tables


def copy(item_id, body, minutes=0.0, headline=FIRST, **columns):
    """An item with a body, so many minutes after the morning began."""
    made_at = MORNING + timedelta(minutes=minutes)
    return item(item_id, made_at, body=body, headline=headline, **({"agency": "Kyodo"} | columns))


def land(connection, items, gone=()):
    """Land items, take out those that are gone, and relate; an item that is stored is changed."""
    touched = [*(one.item_id for one in items), *gone]
    for table, rows in {
        "items": to_table(items, Item),
        "fingerprints": to_table(fingerprints(items), Fingerprint),
    }.items():
        connection.execute(f"DELETE FROM {table} WHERE item_id IN (SELECT unnest($1))", [touched])
        connection.register("staged", rows)
        connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM staged")
        connection.unregister("staged")
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE touched AS SELECT unnest($1) item_id", [touched]
    )
    copies.relate(connection)


def links(connection):
    query = "SELECT item_id, target_item_id, relation, method FROM links ORDER BY ALL"
    return connection.execute(query).fetchall()


def state(connection):
    return [
        connection.execute(f"FROM {table} ORDER BY ALL").fetchall() for table in ("links", "copies")
    ]


DUPLICATE = [("b", "a", "duplicate", "text")]
NEAR = [("b", "a", "near_duplicate", "text")]
DAY = 24 * 60
PAIRS = {
    "the same text": ([copy("a", STORY), copy("b", STORY, 31, SECOND)], DUPLICATE),
    "the later is linked to the earlier": (
        [copy("b", STORY, 31), copy("a", STORY)], DUPLICATE),
    "at the same time the greater id": ([copy("b", STORY), copy("a", STORY)], DUPLICATE),
    "marks and width do not count": ([copy("a", STORY), copy("b", STORY.upper())], DUPLICATE),
    "months later it is the same text": ([copy("a", STORY), copy("b", STORY, 90 * DAY)], DUPLICATE),
    "other texts": ([copy("a", STORY), copy("b", OTHER)], []),
    "no text": ([copy("a", None), copy("b", None)], []),
    "a short text of the same headline": ([copy("a", SHORT), copy("b", SHORT)], DUPLICATE),
    "a short text of another headline": ([copy("a", NOTICE), copy("b", NOTICE, 9, SECOND)], []),
    "test messages": ([copy("a", STORY), copy("b", STORY, 9, kind="test")], []),
    "kills": ([copy("a", STORY, kind="kill"), copy("b", STORY, 9, kind="kill")], []),
    "light edits": ([copy("a", STORY), copy("b", EDITED["light edits"], 31, SECOND)], NEAR),
    "a new lead": ([copy("a", STORY), copy("b", EDITED["new lead"], 31, SECOND)], NEAR),
    "cut by half": ([copy("a", STORY), copy("b", EDITED["cut by 50 %"], 31, SECOND)], NEAR),
    "the longer is the later": ([copy("a", EDITED["cut by 50 %"]), copy("b", STORY, 31)], NEAR),
    "lightly edited a month later": (
        [copy("a", STORY), copy("b", EDITED["light edits"], 30 * DAY)], []),
    "a report of the day before, with other figures": (
        [copy("a", REPORTS[0]), copy("b", REPORTS[2], DAY)], []),
    "a report of another bank": (
        [copy("a", REPORTS[0]), copy("b", REPORTS[3], 9, SECOND)], []),
    "a report corrected within the hour": (
        [copy("a", REPORTS[0]), copy("b", REPORTS[1], 40)], NEAR),
    "a digest is no near-duplicate": (
        [copy("a", EDITED["light edits"]), copy("b", STORY, 9, kind="digest")],
        [("b", "a", "contains", "text")],
    ),
    "a digest has a story's first paragraph": (
        [copy("a", STORY), copy("b", f"{OTHER}\n\n{LEAD}", 300, SECOND, kind="digest")],
        [("b", "a", "contains", "paragraphs")],
    ),
    "a story that has another's first paragraph alone": (
        [copy("a", STORY), copy("b", f"{OTHER}\n\n{LEAD}", 300, SECOND)], []),
    "a long text has a short one in it": (
        [copy("a", f"{OPENING}\n\n{SHORT}"), copy("b", f"{OTHER}\n\n{MORE}\n\n{OPENING}", 300, SECOND)],
        [("b", "a", "contains", "paragraphs")],
    ),
    "the earlier can be the longer": (
        [copy("b", f"{OTHER}\n\n{MORE}\n\n{OPENING}"), copy("a", OPENING, 60, SECOND)],
        [("b", "a", "contains", "paragraphs")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PAIRS.values(), ids=PAIRS)
@pytest.mark.parametrize("at_once", [True, False], ids=["at once", "one by one"])
def test_two_items(database, case, at_once):
    items, expected = case
    for batch in [items] if at_once else [[one] for one in items]:
        land(database, batch)
    assert links(database) == expected


def test_all_of_one_text_are_linked_to_the_first(database):
    land(database, [copy("c", STORY, 9), copy("b", STORY, 5)])
    land(database, [copy("d", STORY, 99)])
    land(database, [copy("a", STORY, 2)])
    assert links(database) == [(name, "a", "duplicate", "text") for name in "bcd"]
    assert database.execute("FROM copies ORDER BY ALL").fetchall() == [
        (name, "a", 4) for name in "abcd"
    ]


EVIDENCE = [
    (STORY, 31, r"the same text, of \d+ shingles, Yonhap 10:02, Kyodo 31 minutes later"),
    (STORY, 0.5, r"the same text, of \d+ shingles, Yonhap 10:02, Kyodo the same minute"),
    (STORY, 60 * 30, r"the same text, of \d+ shingles, Yonhap 10:02, Kyodo 30 hours later"),
    (EDITED["cut by 30 %"], 5,
     r"\d+ of \d+ shingles shared \(Jaccard 0\.\d\d\), Yonhap 10:02, Kyodo 5 minutes later"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "minutes", "said"), EVIDENCE)
def test_evidence_is_a_sentence(database, body, minutes, said):
    land(database, [copy("a", STORY, agency="Yonhap"), copy("b", body, minutes)])
    assert database.execute(
        "SELECT regexp_full_match(evidence, $1) FROM links", [said]
    ).fetchall() == [(True,)]


def test_scores_are_shares_of_text(database):
    land(database, [copy("a", STORY), copy("b", EDITED["cut by 50 %"], 9), copy("c", STORY, 20)])
    scores = dict(
        database.execute("SELECT relation, max(score) FROM links GROUP BY ALL").fetchall()
    )
    assert scores["duplicate"] == 1
    assert scores["near_duplicate"] == pytest.approx(0.5, abs=0.1)


def test_an_item_that_goes_leaves_nothing(database):
    rest = [copy("b", STORY, 5), copy("c", STORY, 9), copy("d", EDITED["light edits"], 12)]
    land(database, rest)
    without = state(database)
    land(database, [copy("a", STORY, 2), copy("e", f"{OTHER}\n\n{STORY}", 30)])
    assert state(database) != without
    land(database, [], gone=["a", "e"])
    assert state(database) == without


def test_an_item_that_reads_otherwise_is_related_anew(database):
    land(database, [copy("a", STORY), copy("b", STORY, 5), copy("c", OTHER, 9)])
    land(database, [copy("a", OTHER)])
    assert links(database) == [("c", "a", "duplicate", "text")]
    assert database.execute("FROM copies ORDER BY ALL").fetchall() == [("a", "a", 2), ("c", "a", 2)]


def test_relating_again_changes_nothing(database):
    items = [copy("a", STORY), copy("b", STORY, 5), copy("c", EDITED["new lead"], 9)]
    land(database, items)
    before = state(database)
    land(database, items)
    assert state(database) == before


def ends(*pairs):
    return np.array(pairs, np.int64).reshape(-1, 2).T


CLUSTERS = {
    "none": (0, [], [], []),
    "two": (2, [(1, 0)], [0.5], [0, 0]),
    "a chain of strangers falls apart": (3, [(1, 0), (2, 1)], [0.5, 0.5], [0, 0, 1]),
    "of a chain the stronger link holds": (3, [(1, 0), (2, 1)], [0.4, 0.5], [0, 1, 1]),
    "three that are all alike": (3, [(1, 0), (2, 1), (2, 0)], [0.5, 0.4, 0.4], [0, 0, 0]),
    "a weak link does not join": (2, [(1, 0)], [0.29], [0, 1]),
}


@pytest.mark.parametrize("case", CLUSTERS.values(), ids=CLUSTERS)
def test_clusters(case):
    items, pairs, scores, expected = case
    is_same = np.zeros(len(pairs), np.bool_)
    found = copies.clusters(items, ends(*pairs), is_same, np.array(scores, np.float64))
    firsts = [found.tolist().index(label) for label in found.tolist()]
    assert firsts == [expected.index(label) for label in expected]


def test_same_texts_count_as_one_in_a_cluster():
    is_same = np.array([True, True, False])
    found = copies.clusters(4, ends((1, 0), (2, 0), (3, 2)), is_same, np.array([1.0, 1.0, 0.4]))
    assert len(set(found.tolist())) == 1


def test_a_large_piece_falls_apart_at_a_higher_floor(monkeypatch):
    monkeypatch.setattr(copies, "LARGEST_PIECE", 3)
    pairs = [(1, 0), (2, 1), (3, 2), (4, 3)]
    scores = np.array([0.9, 0.35, 0.35, 0.9])
    found = copies.clusters(5, ends(*pairs), np.zeros(4, np.bool_), scores).tolist()
    assert found[0] == found[1] != found[3] == found[4]


def corpus(seed):
    """Items of a week, many of them copies of others, some sent twice in the same minute."""
    chance = random.Random(seed)
    texts = [STORY, OTHER, SHORT, NOTICE, LEAD, *EDITED.values(), f"{OTHER}\n\n{LEAD}", None,
             "\n\n".join((LEAD, WRITER.body(3))), *REPORTS]  # fmt: skip
    return [
        copy(
            f"item-{n}",
            chance.choice(texts),
            chance.choice([0, 0, 30, 600, DAY, 3 * DAY, 20 * DAY]),
            chance.choice([FIRST, SECOND]),
            kind=chance.choice(["story"] * 6 + ["digest", "test"]),
        )
        for n in range(chance.randint(2, 24))
    ]


@pytest.mark.parametrize("seed", range(10))
def test_order_and_batches_make_no_difference(seed):
    chance = random.Random(seed)
    items = corpus(seed)
    shuffled = chance.sample(items, len(items))
    passing = corpus(seed + 1000)[:3]
    with empty() as at_once, empty() as in_parts:
        land(at_once, items)
        land(in_parts, [copy(f"gone-{one.item_id}", one.body) for one in passing])
        while shuffled:
            size = chance.randint(1, 9)
            land(in_parts, shuffled[:size])
            shuffled = shuffled[size:]
        land(in_parts, [], gone=[f"gone-{one.item_id}" for one in passing])
        assert state(in_parts) == state(at_once)
