"""What `slugline feeds` shows: how feeds were at their last run, and whether they can be reached."""

from datetime import UTC, datetime

from flows import feed_table
from flows.feeds import FeedConfig
from tests.warehouse.histories import begun
from warehouse import health
from warehouse.health import FeedToMeasure

AT = datetime(2026, 5, 6, 2, 17, tzinfo=UTC)


def feed(name, path="/nowhere"):
    return FeedConfig(name=name, path=str(path))


def test_feeds_are_shown_in_the_order_of_feeds_toml_as_they_were_measured(writer):
    begun(writer, "run", ["wire", "gone"], AT)
    health.measure(writer, "run", [FeedToMeasure("gone"), FeedToMeasure("wire")], AT)
    rows = feed_table.of_health(writer, [feed("wire"), feed("new")])
    assert [row[:2] for row in rows] == [["wire", "learning"], ["new", "not run yet"]]
    assert all(len(row) == len(feed_table.HEALTH) for row in rows)


def test_what_is_wrong_with_a_feed_stands_in_its_row(writer):
    writer.execute(
        "INSERT INTO feed_health (run_id, feed, measured_at, state, findings, newest_file_at, "
        "silent_seconds, files_today, reject_share) "
        "VALUES ('run', 'wire', ?, 'severe', ['silent for 31 hours', 'more'], ?, 111600, 0, 0.25)",
        [AT, AT],
    )
    assert feed_table.of_health(writer, [feed("wire")]) == [
        [
            "wire",
            "severe",
            "2026-05-06 02:17",
            "1 d 7 h",
            0,
            None,
            "25%",
            "silent for 31 hours; more",
        ]
    ]


def test_feeds_are_tried_and_land_nothing(tmp_path):
    (tmp_path / "a.txt").write_text("The ferry to Marenne sails again.")
    reached, failed = feed_table.tried([feed("desk", tmp_path), feed("gone", tmp_path / "gone")])
    assert reached[:2] == ["desk", feed_table.REACHED]
    assert failed[:2] == ["gone", feed_table.FAILED]
    assert str(tmp_path / "gone") in failed[-1]
