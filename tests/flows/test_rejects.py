"""What is shown of rejects: which stand, the bytes at their faults, and what to type."""

import gzip
import hashlib
import io
import re
import tarfile
import warnings
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from flows import hexdump, rejects
from schemas import FeedRun, Outcome, Reason, Reject, to_table
from tests.copies import FEED, pulled
from transforms.source import Feed
from transforms.work import work
from warehouse import Lake, LakeError, land, open_for_writing

NIGHT = datetime(2026, 7, 20, 2, 15, tzinfo=UTC)
STORY = b"SEOUL, Jan. 12 (Yonhap) -- The talks resumed.\n(END)\n"
BROKEN = "<nitf>\n<p>Low tide in Dörwick</q></nitf>".encode()
CUT = STORY[:-14]
DRAWING = b"<svg>" + b"<g/>" * 500 + b"</svg>"
LONG_LINE = b"<nitf>" + b"<p>low tide</p>" * 9000 + b"</q>" + b"<p>low tide</p>" * 9000
HOSTILE = b'{"error": "\\u001b[2J\\u202egone"}'


def zipped(*files):
    packed = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w") as archive:
        warnings.simplefilter("ignore")  # of the same name there may be several, as on the wire
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()


def tar_of_a_link():
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        link = tarfile.TarInfo("latest.xml")
        link.type, link.linkname = tarfile.SYMTYPE, "../../wires/1.xml"
        archive.addfile(link)
    return packed.getvalue()


PACK = zipped(("a.xml", BROKEN), ("b.txt", STORY), ("desk/c.xml", BROKEN + b" "))
TWICE = zipped(("a.xml", b"<nitf><p></p></nitf>" + b" " * 99), ("a.xml", BROKEN))
LINK = tar_of_a_link()
LEFT = {name: zipped((f"{name}.xml", BROKEN)) for name in ("stays", "goes", "changes", "grows")}

FIRST = {
    "low%20tide.xml": BROKEN, "story.txt": STORY, "empty.txt": b"", "pack.zip": PACK,
    "tides.json": b'{"headline": "Tides", "urgency": tru}', "nulls.txt": b"Low tide\0\0 in Dorwick",
    "wide.txt": "talks".encode("utf-16"), "a.svg": b"<svg>a drawing</svg>", "g.svg": DRAWING,
    "cut.gz": gzip.compress(STORY, mtime=0)[:-9], "long.xml": LONG_LINE, "twice.zip": TWICE,
    "link.tar": LINK, "e%1B%5B2J.json": HOSTILE,
}  # fmt: skip
SECOND = {"cut.txt": CUT}


def bring(writer, run_id, files, told=()):
    """Land files as a run does, with rejects of those that could not be read."""
    land.begin(writer, run_id, "nightly", ["test"], "0")
    tables = work([replace(file, run_id=run_id) for file in files], FEED).tables()
    rows = [Reject(**row) for row in tables["rejects"].to_pylist()]
    tables["rejects"] = to_table([*rows, *told], Reject)
    land.batch(writer, run_id, tables, land.Counts(files_received=len(files)))


def landed(writer, folder):
    """Two runs with rejects of every kind; some files are left in a folder, and not kept."""
    first = [replace(pulled(raw, name), pulled_at=NIGHT) for name, raw in FIRST.items()]
    for name, content in LEFT.items():
        path = folder / f"{name} é.zip"
        path.write_bytes(content)
        first.append(replace(pulled(content), uri=path.as_uri(), payload=bytearray(content)))
    bring(writer, "one-1234", first)
    later = NIGHT + timedelta(days=1)
    second = [replace(pulled(raw, name), pulled_at=later) for name, raw in SECOND.items()]
    bring(writer, "two-1234", second)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("feed")


@pytest.fixture(scope="module")
def lake(tmp_path_factory, folder):
    at = tmp_path_factory.mktemp("lake")
    with open_for_writing(Lake(at / "catalog.sqlite", at / "data"), "a test") as connection:
        landed(connection, folder)
        nights(connection)
        yield connection


def id_of(content):
    return hashlib.sha256(content).hexdigest()[:12]


def shown(lake, reject_id, **feeds):
    to = io.StringIO()
    rejects.show(lake, reject_id, to, feeds)
    return to.getvalue()


def names(rows):
    return [row[rejects.HEADER.index("file")] for row in rows]


# ---- The list


def test_a_reject_is_listed_with_an_id_and_its_reason(lake):
    row = next(row for row in rejects.listing(lake) if row[0] == id_of(BROKEN))
    detail = "Opening and ending tag mismatch: p line 2 and q, line 2, column 27"
    assert row == (id_of(BROKEN), NIGHT, "test", "low tide.xml", "malformed", detail, 1)


def test_of_several_in_a_file_each_has_its_number(lake):
    for asked in ({}, {"reason": "malformed"}):
        ids = [row[0] for row in rejects.listing(lake, **asked) if row[3] == "pack.zip"]
        assert ids == [f"{id_of(PACK)}:0", f"{id_of(PACK)}:2"]


def test_what_became_items_is_not_listed(lake):
    assert "story.txt" not in names(rejects.listing(lake))


FILTERS = {
    "a reason": ({"reason": "empty file"}, ["empty.txt"]),
    "a reason that none has": ({"reason": "unsafe archive", "run": "two"}, []),
    "a feed without any": ({"feed": "elsewhere"}, []),
    "a run": ({"run": "two-1234"}, ["cut.txt"]),
    "the beginning of a run's id": ({"run": "tw"}, ["cut.txt"]),
    "all of them, newest first": ({"feed": "test", "reason": "truncated"}, ["cut.txt", "cut.gz"]),
}


@pytest.mark.parametrize(("asked", "files"), FILTERS.values(), ids=FILTERS)
def test_the_list_can_be_filtered(lake, asked, files):
    assert names(rejects.listing(lake, **asked)) == files


def test_a_reason_that_there_is_none_of_is_told(lake):
    with pytest.raises(LakeError, match="no reason 'broken': give one of empty file, no text"):
        rejects.listing(lake, reason="broken")


# ---- What could not be read, night after night


def unread(feed, night, uri, reason=Reason.UNREADABLE):
    """A file that could not be read, and its reject."""
    file = replace(
        pulled(b""), feed=feed, uri=uri, file_id=None, payload=None,
        outcome=Outcome.REJECTED.value, pulled_at=NIGHT + timedelta(days=night),
    )  # fmt: skip
    told = Reject(run_id=f"night {night}", feed=feed, uri=uri, position=0, reason=reason.value,
                  detail=f"permission denied in night {night}")  # fmt: skip
    return file, told


def read(night, uri):
    return replace(pulled(STORY), feed="nights", uri=uri, pulled_at=NIGHT + timedelta(days=night))


def feed_run(feed, state):
    counted = ("known", "left", "received", "items", "duplicate", "not_news", "rejected")
    counts = dict.fromkeys([f"files_{name}" for name in counted], 0)
    return FeedRun(run_id="night 1", feed=feed, state=state, seconds=1.0, items=0, rejects=0,
                   **counts)  # fmt: skip


LOCKED, OPENED, CLOSED = (f"file:///nights/{name}.txt" for name in ("locked", "opened", "closed"))
FEED_URI = "sftp://wires.example/out"


def nights(writer):
    """Three nights: a file stays locked, one is opened, one closed; of two feeds one comes back."""
    missing = [unread(feed, 0, FEED_URI, Reason.MISSING) for feed in ("back", "down")]
    each = [
        ([unread("nights", 0, LOCKED), unread("nights", 0, OPENED), *missing], [read(0, CLOSED)]),
        ([unread("nights", 1, LOCKED), unread("nights", 1, CLOSED)], [read(1, OPENED)]),
        ([unread("nights", 2, LOCKED)], []),
    ]
    for night, (faults, files) in enumerate(each):
        unread_files = [file for file, _ in faults]
        bring(writer, f"night {night}", unread_files + files, [told for _, told in faults])
    staged = to_table([feed_run("back", "completed"), feed_run("down", "failed")], FeedRun)
    writer.register("staged", staged)
    writer.execute("INSERT INTO feed_runs BY NAME FROM staged")
    writer.unregister("staged")


def test_what_is_unreadable_every_night_is_one_row_as_told_last(lake):
    row = rejects.listing(lake, feed="nights")[0]
    last = NIGHT + timedelta(days=2)
    assert row == ("-", last, "nights", "locked.txt", "unreadable",
                   "permission denied in night 2", 3)  # fmt: skip


def test_what_a_later_run_read_stands_no_more_and_what_an_earlier_one_read_does(lake):
    assert names(rejects.listing(lake, feed="nights")) == ["locked.txt", "closed.txt"]


def test_a_feed_that_was_down_stands_until_it_is_pulled_whole(lake):
    assert rejects.listing(lake, feed="back") == []
    assert names(rejects.listing(lake, feed="down")) == ["out"]


# ---- One reject, and the bytes at its fault


SHOWN = {
    "XML": ("low%20tide.xml", "> 00000010  64 65 20 69 6e 20 44 c3 b6 72 77 69 63 6b[3c]2f  |de in D..rwick</|",
            "at byte 30 (hex 1e), in line 2, 23 bytes into it\n"),
    "JSON": ("tides.json", "> 00000020  20[74]72 75 7d", "at byte 33 (hex 21), in line 1,"),
    "a control byte": ("nulls.txt", "> 00000000  4c 6f 77 20 74 69 64 65[00]00", "at byte 8 "),
    "the first byte": ("wide.txt", "> 00000000 [ff]fe 74 00", "at byte 0 (hex 0)"),
    "no place": ("a.svg", "  00000000  3c 73 76 67 3e 61", "fault     has no one place\n"),
    "no bytes": ("empty.txt", "It has no bytes.", "fault     has no one place\n"),
    "an archive that is cut": ("cut.gz", "[--]", ", the end\n"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "row", "place"), SHOWN.values(), ids=SHOWN)
def test_the_bytes_at_the_fault_are_shown(lake, name, row, place):
    text = shown(lake, id_of(FIRST[name]))
    assert row in text
    assert place in text


def test_of_a_story_that_stops_the_end_is_shown(lake):
    text = shown(lake, id_of(CUT))
    assert re.search(r"^> 00000020 .*\[--\] +\|alks r\|$", text, re.MULTILINE)
    assert "at byte 38 (hex 26), the end, in line 1" in text


def test_a_reject_is_shown_with_what_is_known_of_it(lake):
    text = shown(lake, id_of(BROKEN), test=Feed("test", format="nitf"))
    assert text.splitlines()[:8] == [
        f"reject    {id_of(BROKEN)}:0",
        "reason    malformed",
        "detail    Opening and ending tag mismatch: p line 2 and q, line 2, column 27",
        "file      file:///feed/low%20tide.xml",
        "feed      test, which declares the format nitf",
        "read as   nitf",
        f"size      {len(BROKEN)} bytes",
        "fault     at byte 30 (hex 1e), in line 2, 23 bytes into it",
    ]
    assert f"--replay {id_of(BROKEN)}:0`" in text


def test_no_more_is_shown_than_stands_around_the_fault(lake):
    rows = [row for row in shown(lake, id_of(LONG_LINE)).splitlines() if row.endswith("|")]
    (at,) = (int(row[2:10], 16) for row in rows if row[0] == ">")
    assert 20 <= len(rows) <= 23
    assert at == LONG_LINE.index(b"</q>") // 16 * 16


def test_of_a_large_document_without_a_place_head_and_tail_are_shown(lake):
    text = shown(lake, id_of(DRAWING))
    assert "|<svg><g/><g/><g/|\n" in text
    assert "\n  ... 1,680 bytes\n" in text
    assert text.splitlines()[-3].endswith("</svg>|")


def test_of_an_archive_the_member_is_shown(lake):
    text = shown(lake, f"{id_of(PACK)}:2")
    assert "member    desk/c.xml\n" in text
    assert f"size      {len(BROKEN) + 1} bytes, in an archive of {len(PACK)} bytes\n" in text
    assert "63 6b[3c]2f" in text


def test_of_members_of_one_name_the_one_that_is_refused_is_shown(lake):
    assert "63 6b[3c]2f" in shown(lake, f"{id_of(TWICE)}:1")


def test_of_a_member_that_cannot_be_taken_out_the_archive_is_shown(lake):
    text = shown(lake, id_of(LINK))
    assert "It cannot be taken out of its archive; the archive itself begins and ends:\n" in text
    assert "|latest.xml......|\n" in text


def test_an_archive_that_was_not_kept_is_read_where_it_is(lake):
    assert "63 6b[3c]2f" in shown(lake, id_of(LEFT["stays"]))


CHANGES = {
    "goes": lambda path: path.unlink(),
    "changes": lambda path: path.write_bytes(path.read_bytes()[::-1]),
    "grows": lambda path: path.write_bytes(path.read_bytes() + b"x"),
}


@pytest.mark.parametrize(("name", "change"), CHANGES.items(), ids=CHANGES)
def test_bytes_that_are_not_there_any_more_are_not_shown(lake, folder, name, change):
    change(folder / f"{name} é.zip")
    text = shown(lake, id_of(LEFT[name]))
    assert "The bytes were not kept, and are not where they were, or are others by now.\n" in text
    assert "|" not in text


def test_what_strangers_wrote_cannot_reach_the_terminal(lake):
    row = next(row for row in rejects.listing(lake) if row[0] == id_of(HOSTILE))
    text = "".join(row[2:6]) + shown(lake, id_of(HOSTILE))
    assert "\ufffd[2J" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


# ---- What is typed


FULL = hashlib.sha256(BROKEN).hexdigest()


@pytest.mark.parametrize("typed", [FULL[:12], FULL[:6], FULL, FULL[:12].upper(), f"{FULL[:12]}:0"])
def test_an_id_is_taken_short_in_full_in_capitals_and_with_its_number(lake, typed):
    assert "malformed" in shown(lake, typed)


WRONG = {
    "none of that name": ("abcdef123456", "there is no reject abcdef123456: `slugline rejects` lists them"),
    "a number that it has not": (f"{id_of(BROKEN)}:7", "there is no reject"),
    "no id": ("low.xml", "'low.xml' is no id of a reject: take one from `slugline rejects`"),
    "too short": ("abc", "'abc' is no id of a reject"),
    "what has none": ("-", "what could not be read has no id and no bytes: every run tries it again"),
    "several": (id_of(PACK), rf"stands for 2 rejects: give one of {id_of(PACK)}:0, {id_of(PACK)}:2"),
}  # fmt: skip


@pytest.mark.parametrize(("typed", "told"), WRONG.values(), ids=WRONG)
def test_an_id_that_is_none_is_told_in_a_sentence(lake, typed, told):
    with pytest.raises(LakeError, match=told):
        shown(lake, typed)


def test_the_files_of_rejects_are_given_once(lake):
    digests = [hashlib.sha256(content).hexdigest() for content in (PACK, BROKEN)]
    typed = [f"{id_of(PACK)}:0", id_of(PACK), f"{id_of(PACK)}:2", id_of(BROKEN)]
    assert rejects.file_ids(lake, typed) == digests
    assert rejects.file_ids(lake, []) == []


# ---- Rows of bytes

DUMPED = {
    "in the middle": (b"Low tide", 4, "> 00000000  4c 6f 77 20[74]69 64 65", "|Low tide|"),
    "the first": (b"Low tide", 0, "> 00000000 [4c]6f 77 20 74 69 64 65", "|Low tide|"),
    "the last": (b"Low tide", 7, "> 00000000  4c 6f 77 20 74 69 64[65]", "|Low tide|"),
    "behind the last": (b"Low tide", 8, "> 00000000  4c 6f 77 20 74 69 64 65[--]", "|Low tide|"),
    "behind a full row": (b"Low tide in Havn", 16, "> 00000010 [--]", "||"),
    "of nothing": (b"", 0, "> 00000000 [--]", "||"),
}


@pytest.mark.parametrize(("data", "at", "begins", "ends"), DUMPED.values(), ids=DUMPED)
def test_the_byte_at_fault_is_in_brackets(data, at, begins, ends):
    *_, row = hexdump.around(data, at)
    assert row.startswith(begins)
    assert row.endswith(ends)
    assert len(row) == len("> 00000000 ") + hexdump.CELLS + len(" ") + len(ends)


@pytest.mark.parametrize("size", [0, 1, 16, 319, 320, 321, 335, 336, 337, 5000])
def test_head_and_tail_have_the_first_and_the_last_bytes(size):
    data = bytes(n % 251 for n in range(size))
    rows = list(hexdump.head_and_tail(data))
    cells = [row[11 : 11 + hexdump.CELLS].split() for row in rows if "..." not in row[:6]]
    seen = bytes.fromhex("".join(cell for row in cells for cell in row))
    left_out = sum(int(row.split()[1].replace(",", "")) for row in rows if row[:6] == "  ... ")
    assert len(seen) + left_out == size
    assert data.startswith(seen[:160])
    assert data.endswith(seen[-160:] or b"")
