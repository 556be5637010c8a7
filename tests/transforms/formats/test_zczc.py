"""ZCZC ... NNNN: telex frames, the coded lines of AAP's desks, and what is refused."""

from pathlib import Path

import pytest

from schemas import Reason
from transforms.formats import sniff, zczc
from transforms.source import Feed, ParseError

FEED = Feed("test")
FIXTURES = sorted((Path(__file__).parents[2] / "feeds/formats/zczc").iterdir())


def parsed(name):
    return zczc.parse(next(p for p in FIXTURES if p.stem == name).read_bytes(), FEED)


def one(text):
    (envelope,) = zczc.parse(text.encode(), FEED)
    return envelope


def test_the_codes_of_the_broadcast_desk():
    (envelope,) = parsed("broadcast")
    assert (envelope.slugline, envelope.headline) == (
        "FERRY UPDATE",
        "Ferry refloated off Havnesund",
    )
    assert (envelope.located, envelope.subjects) == ("NSW", ("15030001",))
    assert envelope.header == {"category": "h", "take_key": "(HAVNESUND)"}
    assert envelope.is_body
    assert "that the ship will sail again on Friday." in envelope.copy
    assert envelope.copy.endswith("AAP mt")


def test_the_codes_of_results_and_of_releases():
    results, release = parsed("results")
    assert (results.slugline, results.headline) == (
        "Rowing Norland",
        "Results of the Norland regatta",
    )
    assert results.subjects == ("15045000",)
    assert results.header == {
        "category": "s",
        "take_key": "1st Update",
        "format": "T",
        "service": "s",
    }
    assert results.copy.split("\n")[1] == " 1  Karsholm        6:12.40"
    assert (release.slugline, release.headline) == (None, "Norland Dairy opens second plant")
    assert release.header == {"category": "j", "type": "R"}


def test_the_codes_of_the_pages_desk():
    envelope = one("ZCZC\n$r\n#Karsholm Grey\n@Fields\n:12/01/2018\nRace 1\n 1 Pail\nNNNN\n")
    assert (envelope.slugline, envelope.headline) == ("Karsholm Grey", "12/01/2018")
    assert envelope.header == {"category": "r", "take_key": "Fields"}


def test_titles_of_the_racing_desk():
    (envelope,) = parsed("racing")
    assert (envelope.slugline, envelope.headline) == (
        "Karsholm Trots",
        "Karsholm Trots Fields Friday",
    )
    assert envelope.header == {"racing": "YY FORM RFG"}
    assert envelope.copy.split("\n")[1] == " 1 Silver Pail      (3)"


def test_telex_has_its_slug_and_headline_in_the_copy():
    story, test = parsed("telex")
    assert (story.transmission, story.header) == ("TAN0412", {"routing": "HKA117"})
    assert (story.slugline, story.headline, story.is_body) == (None, None, False)
    assert story.copy.startswith("PORT-SHIP\n\nGRAIN SHIP LEAVES")
    assert story.copy.endswith(
        "LEFT KARSHOLM ON MONDAY AFTER NINE DAYS OF WAITING FOR A PILOT, THE PORT SAID."
    )
    assert (test.transmission, test.kind) == ("TAN0413", "test")


@pytest.mark.parametrize(
    ("start", "transmission", "routing"),
    [
        ("ZCZC", None, None),
        ("ZCZC ABC123", "ABC123", None),
        ("ZCZC ABC 123", "ABC 123", None),
        ("ZCZC ABC123 DEF 0421", "ABC123", "DEF 0421"),
        ("ZCZC NORTHERN DESK", None, "NORTHERN DESK"),
        ("zczc abc123", "abc123", None),
        ("\x02  ZCZC ABC123", "ABC123", None),
    ],
)
def test_start_line(start, transmission, routing):
    envelope = one(f"{start}\nText.\nNNNN\n")
    assert (envelope.transmission, envelope.header.get("routing")) == (transmission, routing)
    assert envelope.copy == "Text."


def test_services_and_bureau_of_indian_wires_are_header():
    envelope = one("ZCZC\nPRI GEN NAT\n.SEAPUR SPR12\nFERRY\nFerry sinks\nNNNN\n")
    assert envelope.transmission == "SPR12"
    assert envelope.header == {"services": "PRI GEN NAT", "bureau": "SEAPUR"}
    assert envelope.copy == "FERRY\nFerry sinks"


@pytest.mark.parametrize(
    "copy",
    ["* One thing.\n* Another.", "PRI GEN NAT\nText.", "=====\nText.", "+ A sum\n+ another"],
)
def test_lines_that_only_look_like_header_are_copy(copy):
    envelope = one(f"ZCZC ABC123\n{copy}\nNNNN\n")
    assert envelope.copy == copy
    assert envelope.headline is None


def test_a_list_behind_the_codes_is_copy():
    envelope = one("ZCZC\n$s\n^Results\n*X\n*Karsholm won\n*Havn lost\nNNNN\n")
    assert envelope.copy == "*Karsholm won\n*Havn lost"


FRAMES = {
    "NNNN": ("ZCZC A001\nText.\nNNNN\n", ()),
    "NNNN behind the last word": ("ZCZC A001\nText. NNNN\n", ()),
    "CR CR LF": ("ZCZC A001\r\r\nText.\r\r\nNNNN\r\r\n", ()),
    "control bytes": ("\x01ZCZC A001\n\x02Text.\x03\nNNNN\x04\n", ()),
    "no NNNN": ("ZCZC A001\nText.\n", ("no NNNN",)),
    "noise before": ("RECEIVER ON\nZCZC A001\nText.\nNNNN\n", ("12 bytes before the first message",)),
    "noise behind": (f"ZCZC A001\nText.\nNNNN\n{'LINE NOISE ' * 9}", ("98 characters behind NNNN left out",)),
}  # fmt: skip


@pytest.mark.parametrize(("text", "notes"), FRAMES.values(), ids=FRAMES)
def test_frame(text, notes):
    envelope = one(text)
    assert (envelope.transmission, envelope.copy, envelope.notes) == ("A001", "Text.", notes)


@pytest.mark.parametrize(
    "text",
    ["", "TEST TEST TEST", "THE QUICK BROWN FOX JUMPS", "RYRYRYRYRY", "HEARTBEAT 12-03-2026"],
)
def test_a_message_that_tests_the_line_is_a_test(text):
    assert one(f"ZCZC A001\n{text}\nNNNN\n").kind == "test"


@pytest.mark.parametrize("raw", [b"Text.\nNNNN\n", b"", b"He said ZCZC twice.\n"])
def test_what_has_no_zczc_is_refused(raw):
    with pytest.raises(ParseError) as refused:
        zczc.parse(raw, FEED)
    assert refused.value.reason == Reason.UNKNOWN_FORMAT


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_documents_are_known(path):
    assert sniff(path.read_bytes()) == "zczc"


@pytest.mark.parametrize(
    "raw",
    [
        b"\x16\x16\x01a0001\x1f_euro\nu i BC-Ferry 11-13 0043\n\x02Text.\n\x03",
        b"ZCZC\n\x01eca062 4 i 211 ccccb   dpa 061\nA/B/\n\x02Text.\n\x03\nNNNN\n",
        b"ZCZC-WXR-SVR-020173+0030-1181503-KICT/NWS-\n",
        b"A story about\nZCZC\n",
        b"From: desk@wire.example\r\nSubject: a\r\n\r\nZCZC\r\nText.\r\nNNNN\r\n",
        b"",
    ],
    ids=["ANPA", "IPTC 7901 in a frame", "a weather alert", "copy", "mail", "nothing"],
)
def test_others_are_not(raw):
    assert not zczc.looks_like(raw)
