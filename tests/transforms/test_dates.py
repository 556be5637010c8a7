"""Years of dates that leave them out."""

from datetime import date

import pytest

from tests.copies import MODIFIED_AT, pulled, worked
from transforms.copy.dates import WireDate, at_end, resolve
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


ENDS = {
    "SEOUL, Jan. 12": ("SEOUL, ", (None, 1, 12)),
    "SEOUL, Jan.12": ("SEOUL, ", (None, 1, 12)),
    "SEOUL, JAN 12, 2026": ("SEOUL, ", (2026, 1, 12)),
    "SEOUL, Jan 12 2026": ("SEOUL, ", (2026, 1, 12)),
    "SEOUL, January 12th, 2026": ("SEOUL, ", (2026, 1, 12)),
    "SEOUL, Sept 30": ("SEOUL, ", (None, 9, 30)),
    "SEOUL, Febr 4": ("SEOUL, ", (None, 2, 4)),
    "SEOUL, Feb. 31": ("SEOUL, ", (None, 2, 31)),
    "NEW YORK , APri 7 ": ("NEW YORK , ", (None, 4, 7)),
    "NEW YORK, Narch 2": ("NEW YORK, ", (None, 3, 2)),
    "NEW YORK, Mach 4": ("NEW YORK, ", (None, 3, 4)),
    "NEW YORK, Marrch 4": ("NEW YORK, ", (None, 3, 4)),
    "NEW YORK, Arpil 4": ("NEW YORK, ", (None, 4, 4)),
    "NEW YORK, Ocotber 4": ("NEW YORK, ", (None, 10, 4)),
    "NEW YORK, Jne 3": ("NEW YORK, ", (None, 6, 3)),
    "PARIS, 12 jan 2026": ("PARIS, ", (2026, 1, 12)),
    "Paris, 1er février": ("Paris, ", (None, 2, 1)),
    "Paris, lundi 12 janvier 2026": ("Paris, ", (2026, 1, 12)),
    "Paris, 12 AOÛT": ("Paris, ", (None, 8, 12)),
    "Madrid, 3 ene": ("Madrid, ", (None, 1, 3)),
    "Madrid, 21 Nov. 2024": ("Madrid, ", (2024, 11, 21)),
    "Lima, 12 de enero de 2026": ("Lima, ", (2026, 1, 12)),
    "Lima, ene. 12": ("Lima, ", (None, 1, 12)),
    "Lisboa, 5 fev": ("Lisboa, ", (None, 2, 5)),
    "Brasília, 1º de setembro de 2026": ("Brasília, ", (2026, 9, 1)),
    "ROMA, 22 MAR": ("ROMA, ", (None, 3, 22)),
    "ROMA, 6 LUG": ("ROMA, ", (None, 7, 6)),
    "Roma, 12 gen.": ("Roma, ", (None, 1, 12)),
    "Berlin, 12. Januar 2026": ("Berlin, ", (2026, 1, 12)),
    "Wien, Montag, 12. Jänner": ("Wien, ", (None, 1, 12)),
    "Berlin, 3. März": ("Berlin, ", (None, 3, 3)),
    "Den Haag, 3 mei": ("Den Haag, ", (None, 5, 3)),
    "Oslo, 3. desember": ("Oslo, ", (None, 12, 3)),
    "Warszawa, 12 listopada": ("Warszawa, ", (None, 11, 12)),
    "Praha 12. ledna": ("Praha ", (None, 1, 12)),
    "Budapest, 2026. január 12., hétfő": ("Budapest, ", (2026, 1, 12)),
    "Helsinki, 12. tammikuuta": ("Helsinki, ", (None, 1, 12)),
    "Ankara, 12 Ağustos 2026": ("Ankara, ", (2026, 8, 12)),
    "Jakarta, 12 Agustus": ("Jakarta, ", (None, 8, 12)),
    "МОСКВА, 21 января.": ("МОСКВА, ", (None, 1, 21)),
    "МОСКВА, 7 ноя": ("МОСКВА, ", (None, 11, 7)),
    "القاهرة، 12 يناير": ("القاهرة، ", (None, 1, 12)),
    "서울 2026년 1월 12일": ("서울 ", (2026, 1, 12)),
    "东京1月12日": None,
    "东京 1月12日": ("东京 ", (None, 1, 12)),
    "BRUXELLES 12/01": ("BRUXELLES ", (None, 1, 12)),
    "Porto, 12/01/2026": ("Porto, ", (2026, 1, 12)),
    "Bergen, 1/13/2026": ("Bergen, ", (2026, 1, 13)),
    "Nairobi, 2026-01-12": ("Nairobi, ", (2026, 1, 12)),
    "MOSCOW, Monday": ("MOSCOW, ", None),
    "MOSCOW Monday": ("MOSCOW ", None),
    "MOSCOW, Monday, Jan 12": ("MOSCOW, ", (None, 1, 12)),
    "SANTO DOMINGO, March 4": ("SANTO DOMINGO, ", (None, 3, 4)),
    "SANTO DOMINGO": None,
    "SEOUL": None,
    "Room 12": None,
    "SEOUL, Jan. 45": None,
    "SEOUL, Jun 0": None,
    "SEOUL, Jon 3": None,
    "Liverpool 3": None,
    "13/13": None,
    "": None,
}  # fmt: skip


@pytest.mark.parametrize(("text", "read"), ENDS.items(), ids=ENDS)
def test_the_date_at_the_end_of_a_text(text, read):
    dated = at_end(text)
    if read is None:
        assert dated is None
    else:
        before, date_ = read
        assert dated is not None
        assert (dated.before, dated.date) == (before, WireDate(*date_) if date_ else None)


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
