"""The wire formats, and knowing one from another."""

import pytest

from schemas import Reason
from tests.copies import worked
from transforms.formats import FORMATS, sniff
from transforms.source import Feed, ParseError


@pytest.mark.parametrize(
    "raw", [b"SEOUL, Jan. 12 (Yonhap) -- A", b"![]() |\n| A |", b"", "[속보] 서울".encode(), b"<3 is a heart"]
)  # fmt: skip
def test_copy_is_plain(raw):
    assert sniff(raw) == "plain"


@pytest.mark.parametrize(
    "raw",
    [b"<?xml version='1.0'?><score/>", b"\n <!DOCTYPE svg>", b"<svg>", b'{"headline": 1}', b' [ {"a": 1}]',
     b"\xef\xbb\xbf<score>"],
)  # fmt: skip
def test_markup_is_not(raw):
    with pytest.raises(ParseError) as refused:
        sniff(raw)
    assert refused.value.reason == Reason.UNKNOWN_FORMAT


def test_every_format_says_what_it_reads():
    for known in FORMATS.values():
        assert (known.parse.__doc__ or "").startswith("Read one ")


UNKNOWN = {
    b"<invoice><sum>1</sum></invoice>": ("unknown format", "its root is <invoice>"),
    b'{"uri": "urn:x:1", "headline": "a", ': ("malformed", "unexpected"),
    b"%PDF-1.4\nhello": ("binary data", "a PDF document"),
}


@pytest.mark.parametrize(("raw", "reason"), UNKNOWN.items(), ids=repr)
def test_a_reject_names_what_it_looked_like(raw, reason):
    (reject,) = worked(raw, "a", Feed("f")).rejects
    assert reject.reason == reason[0]
    assert reason[1] in reject.detail


def test_a_reject_says_that_the_feed_declares_the_format():
    (reject,) = worked(b"Boats leave.", "a", Feed("f", format="nitf")).rejects
    assert "the feed declares the format nitf" in reject.detail
