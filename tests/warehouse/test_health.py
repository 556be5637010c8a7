"""Feed health: its row in the table, rejects, latency, and the words it is told in."""

import pytest

from schemas import Health, RunState
from tests.warehouse.histories import (
    DAY,
    HOUR,
    MINUTE,
    MONDAY,
    WEEK,
    WIRE,
    File,
    at_random,
    begun,
    pulled_nightly,
    put,
    warehouse,
)  # fmt: skip
from warehouse import findings, health, land
from warehouse.findings import Documents
from warehouse.health import FeedToMeasure

WEDNESDAY = MONDAY + 2 * DAY


def busy(now):
    return at_random(WIRE, now - 8 * WEEK - DAY, now)


def measure(writer, now=WEDNESDAY, run_id="run", **feed):
    begun(writer, run_id, ["wire"], now)
    (row,) = health.measure(writer, run_id, [FeedToMeasure("wire", **feed)], now + MINUTE)
    return row


def test_a_feed_that_is_dead_for_months_stays_silent(writer):
    put(writer, {"wire": pulled_nightly(busy(WEDNESDAY), WEDNESDAY)})
    assert measure(writer).state == Health.HEALTHY
    row = measure(writer, WEDNESDAY + 10 * WEEK, "later")
    assert (row.state, row.findings[0][:19]) == (Health.SEVERE, "silent for 70 days;")


def test_a_feed_that_comes_back_after_months_is_learned_again(writer):
    put(writer, {"wire": pulled_nightly(busy(WEDNESDAY), WEDNESDAY)})
    measure(writer)
    later = WEDNESDAY + 10 * WEEK
    writer.execute("UPDATE feed_files SET feed = 'was'")
    put(writer, {"wire": [File(later - DAY, later)]})
    assert measure(writer, later, "later").state == Health.LEARNING


def test_the_time_a_run_takes_is_no_silence(writer):
    put(writer, {"wire": pulled_nightly(busy(WEDNESDAY), WEDNESDAY)})
    begun(writer, "run", ["wire"], WEDNESDAY)
    (row,) = health.measure(writer, "run", [FeedToMeasure("wire")], WEDNESDAY + 7 * HOUR)
    assert row.state == Health.HEALTHY


def test_a_feed_that_never_brought_a_file_is_silent_since_it_was_looked_at(writer):
    begun(writer, "first", ["wire"], WEDNESDAY - 2 * DAY)
    row = measure(writer, silent_after_hours=36)
    assert (row.state, row.findings) == (
        Health.SEVERE,
        ["no file yet in 48 hours; silent_after_hours is 36"],
    )


def test_what_a_backfill_pulls_is_no_rhythm(writer):
    put(writer, {"wire": [File(at, at, has_time=False, run_id="old") for at in busy(WEDNESDAY)]})
    begun(writer, "old", ["wire"], WEDNESDAY - 9 * WEEK, flow="backfill")
    assert measure(writer).state == Health.LEARNING


def test_measured_again_it_is_there_once(writer):
    put(writer, {"wire": pulled_nightly(busy(WEDNESDAY), WEDNESDAY)})
    begun(writer, "run", ["wire"], WEDNESDAY)
    feeds = [FeedToMeasure("wire"), FeedToMeasure("other"), FeedToMeasure("wire")]
    first, second = (health.measure(writer, "run", feeds, WEDNESDAY + MINUTE) for _ in range(2))
    assert first == second
    assert [row.feed for row in second] == ["wire", "other"]
    assert writer.execute("SELECT count(*) FROM feed_health").fetchone() == (2,)


def test_of_no_feeds_nothing_is_measured(writer):
    assert health.measure(writer, "run", [], WEDNESDAY) == []


def test_the_latest_of_each_feed(writer):
    for night in range(3):
        begun(writer, f"run {night}", ["a"], MONDAY + night * DAY)
        feeds = [FeedToMeasure("a"), *([FeedToMeasure("gone")] if night == 0 else [])]
        health.measure(writer, f"run {night}", feeds, MONDAY + night * DAY)
    assert [(row.feed, row.run_id) for row in health.latest(writer)] == [
        ("a", "run 2"),
        ("gone", "run 0"),
    ]


def test_what_is_measured_is_parquet_after_the_run(writer):
    measure(writer)
    land.end(writer, "run", RunState.COMPLETED, None)
    files = writer.execute("SELECT data_file FROM ducklake_list_files('lake', 'feed_health')")
    assert files.fetchall()


def test_a_severe_feed_fails_the_run(writer):
    begun(writer, "before", ["wire"], WEDNESDAY - 2 * DAY)
    measure(writer, silent_after_hours=36)
    assert land.failed_checks(writer, "run") == {"feeds_are_healthy": 1}


REFUSED = [
    (0, 40, None), (2, 4, None), (3, 100, None), (3, 60, "3 of 60 documents rejected"),
    (9, 9, "9 of 9 documents rejected"), (10, 21, "10 of 21 documents rejected"),
]  # fmt: skip


@pytest.mark.parametrize(("rejects", "documents", "found"), REFUSED)
def test_refused_documents_are_warned_of(rejects, documents, found):
    of = Documents(rejects, documents, None, 0, None, None)
    assert findings.of_rejects(of) == ([(Health.WARNING, found)] if found else [])


def test_many_refused_documents_are_severe():
    of = Documents(1200, 2000, None, 0, None, None)
    assert findings.of_rejects(of) == [(Health.SEVERE, "1,200 of 2,000 documents rejected")]


def test_documents_are_counted_in_archives_too(writer):
    """A file of 30 items that was read, one that was refused, a duplicate, and 12 lost documents."""
    at = WEDNESDAY - HOUR
    outcomes = ("items", "rejected", "duplicate")
    put(
        writer,
        {
            "wire": [
                File(at, WEDNESDAY, outcome=outcome, run_id="run", declared_at=at)
                for outcome in outcomes
            ]
        },
    )
    writer.execute("DELETE FROM items WHERE file_id <> 'wire-0'")
    writer.execute(
        "INSERT INTO items SELECT * FROM items, range(29)".replace("SELECT *", "SELECT items.*")
    )
    writer.execute("INSERT INTO rejects BY NAME SELECT 'run' AS run_id, 'wire' AS feed, 'x' AS uri, range AS position, "
                   "'malformed' AS reason, '' AS detail FROM range(13)")  # fmt: skip
    row = measure(writer)
    assert row.reject_share == 13 / 44
    assert row.findings == ["13 of 44 documents rejected"]


LATE = {
    "as late as ever": ([12.0] * 7, None),
    "three times as late": ([0.5] * 6 + [2.0], "items landed 2 hours after the time they declare; usually 30 minutes"),
    "hours later than seconds": ([0.01] * 6 + [30.0], "items landed 30 hours after the time they declare; usually 1 minute"),
    "late as after a weekend without runs": ([1.0, 30.0, 30.0, 1.0, 1.0, 1.0, 30.0], None),
    "late after one such night": ([1.0, 30.0, 1.0, 1.0, 1.0, 1.0, 20.0], "items landed 20 hours after the time they declare; usually 60 minutes"),
    "in too few runs": ([0.5] * 4 + [20.0], None),
    "an archive among what comes": ([0.5] * 6 + [24.0 * 9000], None),
    "an archive, night after night": ([None] * 6 + [24.0 * 9000], None),
    "clocks that are ahead": ([-9.0] * 7, None),
}  # fmt: skip


@pytest.fixture(scope="module")
def late(tmp_path_factory):
    """Feeds whose items took so many hours to land in the last nights, 12 items in this one."""
    with warehouse(tmp_path_factory) as lake:
        put(lake, {name: landed_late(hours[-1]) for name, (hours, _) in LATE.items()})
        for n in range(1, 7):
            begun(lake, f"run {n}", list(LATE), WEDNESDAY - n * DAY)
        before = [
            (f"run {n}", name, WEDNESDAY - n * DAY, hours * 3600 if hours else None)
            for name, (nights, _) in LATE.items()
            for n, hours in enumerate(reversed(nights))
            if n
        ]
        lake.executemany(
            "INSERT INTO feed_health (run_id, feed, measured_at, state, files_today, latency_seconds) "
            "VALUES (?, ?, ?, 'learning', 12, ?)", before)  # fmt: skip
        begun(lake, "run", list(LATE), WEDNESDAY)
        feeds = [FeedToMeasure(name) for name in LATE]
        yield {row.feed: row for row in health.measure(lake, "run", feeds, WEDNESDAY + MINUTE)}


def landed_late(hours):
    made_at = WEDNESDAY - hours * HOUR
    return [
        File(WEDNESDAY - n * MINUTE, WEDNESDAY, run_id="run", declared_at=made_at)
        for n in range(12)
    ]


@pytest.mark.parametrize("name", LATE)
def test_items_that_land_late_are_told(late, name):
    found = LATE[name][1]
    assert late[name].findings == ([found] if found else [])


SPANS = [
    (0, None, "0 minutes"), (60, None, "1 minute"), (5000, None, "83 minutes"), (5400, None, "2 hours"),
    (31 * 3600, None, "31 hours"), (9 * 3600, 31 * 3600, "9"), (600, 31 * 3600, "10 minutes"),
    (3 * 86400, None, "3 days"), (4 * 3600, 9 * 86400, "4 hours"),
]  # fmt: skip


@pytest.mark.parametrize(("seconds", "like", "words"), SPANS)
def test_a_span_of_time_in_words(seconds, like, words):
    assert findings.span(seconds, like) == words


@pytest.mark.parametrize(
    ("number", "about"), [(1, 1), (58.5, 58), (187, 190), (1873, 1900), (96_512, 97_000)]
)
def test_about_how_many(number, about):
    assert findings.rounded(number) == about
