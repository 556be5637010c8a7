"""Working files: nothing vanishes, and order does not matter."""

import gzip
import io
import pickle
import zipfile
from dataclasses import replace

import pytest

from schemas import Outcome, Reason
from tests.copies import FEED, pulled, worked
from transforms.source import Feed, ParseError
from transforms.work import work

BAD = {
    "empty": (b"", "empty file"),
    "white space": (b" \n\t\r\n ", "no text"),
    "padding": ("\ufeff\u00a0\n![]() |\n&nbsp;\n".encode(), "no text"),
    "newlines": (b"\n" * 1_000_000, "no text"),
    "random": (bytes((n * 7919) % 251 for n in range(5000)), "binary data"),
    "utf-16": ("talks".encode("utf-16"), "UTF-16 text"),
    "a drawing": (b"<svg></svg>", "unknown format"),
    "a headline alone": (b"Talks resume in Seoul", "no body"),
    "a caption that stops": ("![]() |\n| ▲ A kite over the".encode(), "truncated"),
    "a story that stops": (b"SEOUL, Jan. 12 (Yonhap) -- The talks resumed on Mon", "truncated"),
}


@pytest.mark.parametrize(("content", "reason"), BAD.values(), ids=BAD)
def test_what_cannot_be_read_is_a_reject_with_its_reason(content, reason):
    rows = worked(content)
    assert rows.items == rows.captions == []
    assert [reject.reason for reject in rows.rejects] == [reason]
    assert [file.outcome for file in rows.feed_files] == [Outcome.REJECTED]


def test_one_bad_file_stops_nothing():
    good = "SEOUL, Jan. 12 (Yonhap) -- The talks resumed.\n(END)\n"
    rows = work([pulled(b""), pulled(good), pulled(b"\0\0")], FEED)
    assert [file.outcome for file in rows.feed_files] == ["rejected", "items", "rejected"]


def test_a_settled_file_passes_unchanged():
    known = replace(pulled("SEOUL"), outcome=Outcome.DUPLICATE.value, payload=None)
    rows = work([known], FEED)
    assert rows.feed_files == [known]
    assert rows.items == rows.rejects == []


def test_the_same_bytes_give_the_same_id():
    story = "SEOUL, Jan. 12 (Yonhap) -- The talks resumed.\n(END)\n"
    assert worked(story, "a.txt").items[0].item_id == worked(story, "b.txt").items[0].item_id


def test_a_declared_format_is_not_sniffed():
    rows = work(
        [pulled("<3 is how the note began. It went on.\nIt ended.")], Feed("f", format="plain")
    )
    assert len(rows.items) == 1


def zipped(files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


STORY = b"SEOUL, Jan. 12 (Yonhap) -- The talks resumed."
BROKEN = "<nitf><p>Dörwick</q></nitf>".encode()
PLACES = {
    "a document": (BROKEN, [(None, 17)]),
    "a story that stops": (STORY[:-9], [(None, len(STORY) - 9)]),
    "without a place": (b"<svg></svg>", [(None, None)]),
    "members of an archive": (
        zipped({"a.xml": BROKEN, "ok.txt": STORY + b"\n(END)", "b.txt": STORY[:-9], "c.txt": b"\0\0"}),
        [("a.xml", 17), ("b.txt", len(STORY) - 9), ("c.txt", 0)],
    ),
    "a document, gzipped": (gzip.compress(BROKEN), [("story.txt", 17)]),
    "an archive that is cut": (gzip.compress(BROKEN)[:-9], [(None, len(gzip.compress(BROKEN)) - 9)]),
    "an element that does not end": (
        b"<REUTERS NEWID='1'><TEXT><BODY>Low.</BODY></TEXT></REUTERS>\n<REUTERS NEWID='2'>Lo",
        [(None, 81)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "places"), PLACES.values(), ids=PLACES)
def test_a_reject_says_where_the_fault_is(content, places):
    rejects = worked(content).rejects
    assert [(reject.member, reject.fault_at) for reject in rejects] == places


def test_a_place_is_kept_between_processes():
    packed = pickle.dumps(ParseError(Reason.MALFORMED, "no root", 17))
    error = pickle.loads(packed)  # noqa: S301 - our own, as workers send it
    assert (error.reason, error.detail, error.fault_at) == (Reason.MALFORMED, "no root", 17)


@pytest.mark.parametrize("bomb", ["(", ",", "|", " ", "▲ ", "![](", "a", "- ", "\n(", "@a", "By A"])
def test_a_large_file_of_one_thing_takes_no_time(bomb):
    """Quadratic work on a megabyte would take hours."""
    worked(bomb * (1_000_000 // len(bomb)))
