"""Years of dates that leave them out."""

from datetime import date

import pytest

from tests.copies import MODIFIED_AT, pulled, worked
from transforms.copy.dates import WireDate, resolve
from transforms.source import Feed
from transforms.work import work

CASES = {
    "a written year stands": (WireDate(2024, 5, 1), [], date(2026, 5, 2), "", date(2024, 5, 1)),
    "the file's year": (WireDate(None, 5, 1), [], date(2026, 5, 2), "", date(2026, 5, 1)),
    "last year, early in the new one": (WireDate(None, 12, 31), [], date(2026, 1, 1), "", date(2025, 12, 31)),
    "next year, late in the old one": (WireDate(None, 1, 1), [], date(2025, 12, 31), "", date(2026, 1, 1)),
    "a date ahead is last year's": (WireDate(None, 8, 1), [], date(2026, 7, 1), "", date(2025, 8, 1)),
    "the document's date first": (WireDate(None, 5, 1), [date(2023, 4, 30)], date(2026, 5, 2), "", date(2023, 5, 1)),
    "the document's date over new year": (WireDate(None, 1, 1), [date(2025, 12, 31)], date(2026, 9, 9), "", date(2026, 1, 1)),
    "a document's date far off says nothing": (WireDate(None, 5, 1), [date(2020, 11, 1)], date(2026, 5, 2), "", date(2026, 5, 1)),
    "an archive's file, by the weekday": (WireDate(None, 1, 12), [], date(2026, 11, 1), "Lee said Friday", date(2024, 1, 12)),
    "a fresh file, whatever the weekday": (WireDate(None, 1, 12), [], date(2026, 1, 13), "Lee said Friday", date(2026, 1, 12)),
    "a leap day": (WireDate(None, 2, 29), [], date(2026, 3, 1), "", date(2024, 2, 29)),
    "a day that is none": (WireDate(None, 2, 31), [], date(2026, 3, 1), "", None),
    "nothing to go by": (WireDate(None, 5, 1), [], None, "", None),
}  # fmt: skip


@pytest.mark.parametrize(("wire", "evidence", "file", "lead", "on"), CASES.values(), ids=CASES)
def test_the_year_is_resolved(wire, evidence, file, lead, on):
    assert resolve(wire, evidence, file, lead) == on


STORY = "SEOUL, Jan. 1 (Yonhap) -- The sun rose, police said.\n(END)\n"


def test_a_caption_gives_the_year():
    rows = worked("▲ A hill on Dec. 31, 2023. (Yonhap)\n" + STORY)
    assert rows.items[0].dateline_on == date(2024, 1, 1)


def test_a_file_photo_does_not():
    rows = worked("▲ This Jan. 2, 2019, file photo shows a hill. (Yonhap)\n" + STORY)
    assert rows.items[0].dateline_on == date(2026, 1, 1)


def test_the_name_of_the_file_gives_the_year():
    assert worked(STORY, "AEN20220101000100315.txt").items[0].dateline_on == date(2022, 1, 1)


def test_the_file_is_dated_in_the_feeds_zone():
    late = MODIFIED_AT.replace(year=2025, month=12, day=29, hour=16)
    story = STORY.replace("Jan. 1", "Jan. 1")
    file = pulled(story, modified_at=late)
    in_seoul = work([file], Feed("f", time_zone="Asia/Seoul")).items[0].dateline_on
    in_utc = work([file], Feed("f", time_zone="UTC")).items[0].dateline_on
    assert (in_seoul, in_utc) == (date(2026, 1, 1), date(2025, 1, 1))


def test_a_day_that_is_none_is_noted():
    item = worked(STORY.replace("Jan. 1", "Feb. 31")).items[0]
    assert item.dateline_on is None
    assert item.notes == ["dateline without a certain date: SEOUL, Feb. 31 (Yonhap) --"]
