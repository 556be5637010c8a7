"""Lines of FTP listings: every style that is read, and what is none."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from flows.transports.ftp.clock import agrees, zone_of
from flows.transports.ftp.listing import Entry, Kind, is_remark, list_entry, mlsd_entry, mlsd_time

NOW = datetime(2026, 2, 3, 12, 0, tzinfo=UTC)
FILE, FOLDER, LINK, OTHER = Kind.FILE, Kind.FOLDER, Kind.LINK, Kind.OTHER
SEOUL = ZoneInfo("Asia/Seoul")
LONDON = ZoneInfo("Europe/London")


def at(*parts):
    return datetime(*parts, tzinfo=UTC)


MLSD = {
    "a file": ("type=file;size=7;modify=20260112031500; a.txt", Entry("a.txt", FILE, 7, at(2026, 1, 12, 3, 15))),
    "facts of any case": ("Type=FILE;Size=7;Modify=20260112031500.5; a", Entry("a", FILE, 7, at(2026, 1, 12, 3, 15, 0, 500000))),
    "spaces in a name": ("type=file;size=0;  lead and trail ", Entry(" lead and trail ", FILE, 0)),
    "a name with ; and =": ("type=file;size=1; a;b=c", Entry("a;b=c", FILE, 1)),
    "a folder's identity": ("type=dir;unique=801g2; sub", Entry("sub", FOLDER, identity="801g2")),
    "an identity of noughts is none": ("type=dir;unique=0; sub", Entry("sub", FOLDER)),
    "the folder itself": ("type=cdir; /in", Entry("/in", OTHER)),
    "the folder above": ("type=pdir; ..", Entry("..", OTHER)),
    "a link, with its target": ("type=OS.unix=slink:/far/a.txt;size=9; a", Entry("a", LINK, 9)),
    "a link, of ProFTPD": ("type=OS.unix=symlink;size=9; a", Entry("a", LINK, 9)),
    "a device": ("type=OS.unix=chr-8/1; tty", Entry("tty", OTHER)),
    "a time that is none": ("type=file;size=7;modify=20261340000000; a", Entry("a", FILE, 7)),
    "a size that is none": ("type=file;size=-7; a", Entry("a", FILE)),
    "no type": ("size=7; a.txt", None),
    "no facts": ("rest of a name", None),
    "no name": ("type=file; ", None),
    "nothing": ("", None),
}  # fmt: skip


@pytest.mark.parametrize(("line", "entry"), MLSD.values(), ids=MLSD)
def test_a_line_of_mlsd_is_read(line, entry):
    assert mlsd_entry(line) == entry


def local(*parts):
    return {"modified_at": at(*parts), "is_local": True}


LIST = {
    "Unix, of this half-year": ("-rw-r--r--   1 ann  desk   123 Jan 12 03:15 a.txt", Entry("a.txt", FILE, 123, **local(2026, 1, 12, 3, 15))),
    "Unix, of last year": ("-rw-r--r-- 1 0 0 3 Dec 31 23:59 a b.txt", Entry("a b.txt", FILE, 3, **local(2025, 12, 31, 23, 59))),
    "Unix, a clock that is ahead": ("-rw-r--r-- 1 0 0 3 Feb  4 01:00 a", Entry("a", FILE, 3, **local(2026, 2, 4, 1))),
    "Unix, a leap day": ("-rw-r--r-- 1 0 0 3 Feb 29 01:00 a", Entry("a", FILE, 3, **local(2024, 2, 29, 1))),
    "Unix, older": ("-rw-r--r-- 1 ann desk 3 Nov  2  2024 a", Entry("a", FILE, 3, at(2024, 11, 2))),
    "Unix, the name begins with a year": ("-rw-r--r-- 1 ann desk 3 Jan 12 03:15 2026 budget", Entry("2026 budget", FILE, 3, **local(2026, 1, 12, 3, 15))),
    "Unix, all of the time": ("-rw-r--r-- 1 a b 3 Nov  2 03:15:09 2024 a", Entry("a", FILE, 3, **local(2024, 11, 2, 3, 15, 9))),
    "Unix, no group": ("-rw-r--r-- 1 ann 123 Jan 12 03:15 a", Entry("a", FILE, 123, **local(2026, 1, 12, 3, 15))),
    "Unix, a group of two words": ("-rw-r--r-- 1 ann domain users 123 Jan 12 03:15 a", Entry("a", FILE, 123, **local(2026, 1, 12, 3, 15))),
    "Unix, a size like a year": ("-rw-r--r-- 1 ftp 22 2025 Jan 12 03:15 a", Entry("a", FILE, 2025, **local(2026, 1, 12, 3, 15))),
    "Unix, the day first": ("-rw-r--r-- 1 ann desk 3 12 Jan 03:15 a", Entry("a", FILE, 3, **local(2026, 1, 12, 3, 15))),
    "Unix, an access list": ("-rw-rw-r--+ 1 ann desk 3 Jan 12 03:15 a", Entry("a", FILE, 3, **local(2026, 1, 12, 3, 15))),
    "Unix, dates of ISO": ("-rw-r--r-- 1 ann desk 3 2026-01-12 03:15 a", Entry("a", FILE, 3, **local(2026, 1, 12, 3, 15))),
    "Unix, a month of another language": ("-rw-r--r-- 1 ann desk 3 Mär 12 03:15 a", Entry("a", FILE, 3)),
    "Unix, a date that is none": ("-rw-r--r-- 1 ann desk 3 Jan 32 03:15 a", Entry("a", FILE, 3)),
    "Unix, spaces around a name": ("-rw-r--r-- 1 ann desk 3 Jan 12 03:15  a ", Entry(" a ", FILE, 3, **local(2026, 1, 12, 3, 15))),
    "Unix, an arrow in a file's name": ("-rw-r--r-- 1 a b 3 Jan 12 03:15 a -> b", Entry("a -> b", FILE, 3, **local(2026, 1, 12, 3, 15))),
    "Unix, a folder": ("drwxr-xr-x 2 ann desk 4096 Jan 12 03:15 sub", Entry("sub", FOLDER, None, **local(2026, 1, 12, 3, 15))),
    "Unix, a link": ("lrwxrwxrwx 1 ann desk 5 Jan 12 03:15 a -> b -> c", Entry("a", LINK, None, **local(2026, 1, 12, 3, 15))),
    "Unix, a pipe": ("prw-r--r-- 1 ann desk 0 Jan 12 03:15 pipe", Entry("pipe", OTHER, None, **local(2026, 1, 12, 3, 15))),
    "NetWare": ("- [RWCEAFMS] ann 512 Jan 12 03:15 a", Entry("a", FILE, 512, **local(2026, 1, 12, 3, 15))),
    "Windows, a file": ("01-12-26  03:15PM             1,234 a b.txt", Entry("a b.txt", FILE, 1234, **local(2026, 1, 12, 15, 15))),
    "Windows, midnight": ("01-12-2026  12:05AM       7 a", Entry("a", FILE, 7, **local(2026, 1, 12, 0, 5))),
    "Windows, of the last century": ("12-31-99  11:59PM       7 a", Entry("a", FILE, 7, **local(1999, 12, 31, 23, 59))),
    "Windows, 24 hours": ("2026-01-12  15:15       7 a", Entry("a", FILE, 7, **local(2026, 1, 12, 15, 15))),
    "Windows, a folder": ("01-12-26  03:15AM       <DIR>          sub folder", Entry("sub folder", FOLDER, None, **local(2026, 1, 12, 3, 15))),
    "Windows, a link": (r"01-12-26  03:15AM    <SYMLINKD>   far [D:\wires]", Entry("far", LINK, None, **local(2026, 1, 12, 3, 15))),
    "OpenVMS": ("A.TXT;1     2/4     12-JAN-2026 03:15:00  [ANN]  (RWED,RWED,RE,)", None),
    "half a line": ("-rw-r--r-- 1 ann desk 12", None),
    "a line of a megabyte": ("-rw-r--r-- 1 " + "1" * 1_000_000, None),
}  # fmt: skip


@pytest.mark.parametrize(("line", "entry"), LIST.values(), ids=LIST)
def test_a_line_of_list_is_read(line, entry):
    assert list_entry(line, NOW) == entry


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("total 12", True),
        ("total: 1.5M", True),
        ("", True),
        ("No files found.", True),
        ("totals", False),
    ],
)
def test_a_line_that_is_of_no_file_is_passed_over(line, expected):
    assert is_remark(line) is expected


@pytest.mark.parametrize("text", ["", "2026", "20261340000000", "yesterday", "191260112031500"])
def test_a_time_that_is_none_is_not_guessed(text):
    assert mlsd_time(text) is None


ZONES = {
    "UTC": (at(2026, 1, 12, 3, 15), at(2026, 1, 12, 3, 15, 42), UTC),
    "the feed's": (at(2026, 1, 12, 12, 15), at(2026, 1, 12, 3, 15, 42), SEOUL),
    "another": (at(2026, 1, 12, 8, 45), at(2026, 1, 12, 3, 15), timezone(timedelta(hours=5.5))),
    "west of Greenwich": (at(2026, 1, 11, 22, 15), at(2026, 1, 12, 3, 15, 59), timezone(timedelta(hours=-5))),
    "a file that changed in between": (at(2026, 1, 12, 3, 15), at(2026, 1, 12, 3, 22), None),
    "a file of another day": (at(2026, 1, 9, 3, 15), at(2026, 1, 12, 3, 15), None),
}  # fmt: skip


@pytest.mark.parametrize(("listed", "exact", "zone"), ZONES.values(), ids=ZONES)
def test_the_zone_of_a_listing_is_learned(listed, exact, zone):
    assert zone_of(listed, exact, (UTC, SEOUL)) == zone


def test_a_zone_with_summer_time_is_the_feeds():
    assert zone_of(at(2026, 7, 1, 13, 0), at(2026, 7, 1, 12, 0, 5), (UTC, LONDON)) is LONDON


AGREES = {
    "the same": (at(2026, 1, 12, 3, 15, 9), at(2026, 1, 12, 3, 15, 9), True),
    "a second later": (at(2026, 1, 12, 3, 15, 9), at(2026, 1, 12, 3, 15, 10), False),
    "to the minute": (at(2026, 1, 12, 3, 15), at(2026, 1, 12, 3, 15, 42), True),
    "the next minute": (at(2026, 1, 12, 3, 15), at(2026, 1, 12, 3, 16, 42), False),
    "by another clock": (at(2026, 1, 12, 12, 15), at(2026, 1, 12, 3, 15, 42), True),
    "the day, by another clock": (at(2024, 1, 12), at(2024, 1, 11, 15, 15, 42), True),
    "another day": (at(2024, 1, 12), at(2026, 1, 12, 3, 15), False),
}  # fmt: skip


@pytest.mark.parametrize(("listed", "exact", "expected"), AGREES.values(), ids=AGREES)
def test_a_listed_time_and_an_exact_one_agree(listed, exact, expected):
    assert agrees(listed, exact) is expected
