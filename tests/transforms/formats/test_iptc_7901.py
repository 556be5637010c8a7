"""IPTC 7901: what its headings declare, the dialects of its copy, and what is refused."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from schemas import Reason
from transforms.formats import iptc_7901, sniff
from transforms.source import Envelope, Feed, ParseError

FEED = Feed("test", time_zone="Europe/Berlin")
FIXTURES = sorted((Path(__file__).parents[2] / "feeds/formats/iptc_7901").iterdir())
STORY = (
    b"\x01eca062 4 i 211 ccccb   dpa 061\r\nNorland/Storm/\r\n\x02Storm ends =\r\n\r\n"
    b"   Havn (dpa) - It ended.\r\n\x03\r\n131137 GMT Nov 13\r\n\x7f\x7f\x04"
)


def whole(envelope):
    """The lines above the body and those of the body that hold something."""
    return squeezed("\n".join([*envelope.head, envelope.copy]))


def squeezed(text):
    return "\n".join(line for line in text.split("\n") if line.strip())


def parsed(name):
    return iptc_7901.parse(next(p for p in FIXTURES if p.stem == name).read_bytes(), FEED)


def one(raw):
    (envelope,) = iptc_7901.parse(raw, FEED)
    return envelope


def with_heading(heading):
    return one(STORY.replace(b"eca062 4 i 211 ccccb   dpa 061", heading.encode("latin-1")))


def with_text(text):
    head, _, _ = STORY.partition(b"\x02")
    return one(head + b"\x02" + text.encode("latin-1") + b"\n\x03\n131137 GMT Nov 13\n")


def with_filed(filed):
    return one(STORY.replace(b"131137 GMT Nov 13", filed.encode("latin-1")))


def test_a_lead_of_dpa():
    (envelope,) = parsed("dpa_lead")
    assert (envelope.agency, envelope.transmission, envelope.urgency) == ("dpa", "dpa 061", 4)
    assert (envelope.slugline, envelope.keywords) == ("Norland/Weather", ("Norland", "Weather"))
    assert envelope.version_created_at == datetime(2013, 11, 13, 11, 37, tzinfo=UTC)
    assert envelope.header == {
        "source": "eca062",
        "priority": "4",
        "category": "i",
        "words": "111",
        "options": "ccccb",
        "filed": "131137 GMT Nov 13",
    }
    marker, headline, byline = envelope.head
    assert marker == "1ST LEAD"
    assert headline.endswith("homes without power, and trains without passengers")
    assert byline == "By Lena Vogt and Jörn Adler, dpa"
    assert "the east of Norland without power" in whole(envelope)
    assert "The following information is not intended for publication" in whole(envelope)
    assert whole(envelope).endswith("\n dpa lv ja")
    assert envelope.notes == ("not UTF-8: read as Windows-1252",)


def test_several_messages_in_a_file():
    kill, hold, test = parsed("dpa_kill_and_hold")
    assert [e.transmission for e in (kill, hold, test)] == ["dpa 070", "dpa 071", "dpa 072"]
    assert [e.urgency for e in (kill, hold, test)] == [1, 2, 6]
    assert [e.kind for e in (kill, hold, test)] == [None, None, "test"]
    assert whole(kill).startswith("KILL KILL KILL\nPlease kill item dpa 061 ")
    assert whole(kill).endswith('without power", as the figure was wrong.')


def test_a_message_without_control_bytes():
    (envelope,) = parsed("sda_stripped")
    assert (envelope.transmission, envelope.slugline) == ("bsf118", "Valmont/Élections")
    assert envelope.version_created_at == datetime(2013, 12, 8, 17, 45, tzinfo=UTC)
    assert envelope.header["filed"] == "081845 déc 13"
    assert whole(envelope).split("\n") == [
        "Le maire de Valmont réélu au premier tour",
        "Valmont (ats) Le maire de Valmont, Aline Dufour, a été réélue dimanche avec 61% des voix."
        " Elle entame son troisième mandat.",
        "(SDA/ad)",
    ]


def test_a_message_of_kna_is_numbered_by_date():
    (envelope,) = parsed("kna")
    assert (envelope.agency, envelope.transmission) == ("KNA", "KNA 170123-89-00065#2")
    assert envelope.header["category"] == "pl"
    assert envelope.version_created_at == datetime(2017, 1, 23, 9, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("eca062 4 i 211 ccccb   dpa 061", ("dpa 061", 4, "i", "211", "ccccb", None)),
        ("eca062 4 i 211", ("eca062", 4, "i", "211", None, None)),
        ("eca062 4 i", ("eca062", 4, "i", None, None, None)),
        ("eca062 4", ("eca062", 4, None, None, None, None)),
        ("eca062 4 copyr 211", ("eca062", 4, "copyr", "211", None, None)),
        ("ECA0062 1 POL 211  Inland Wetter", ("ECA0062", 1, "POL", "211", None, "Inland Wetter")),
        ("ntb12 3 INN 0120 NTB 0412", ("NTB 0412", 3, "INN", "0120", None, None)),
        ("eca 062 9 i 211", ("eca 062", None, "i", "211", None, None)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_heading(heading, told):
    envelope = with_heading(heading)
    names = ("category", "words", "options", "information")
    fields = tuple(envelope.header.get(name) for name in names)
    assert (envelope.transmission, envelope.urgency, *fields) == told


@pytest.mark.parametrize(
    ("slug", "slugline", "keywords"),
    [
        ("Norland/Storm/", "Norland/Storm", ("Norland", "Storm")),
        ("Norland/Storm/ ", "Norland/Storm", ("Norland", "Storm")),
        ("Norland", "Norland", ("Norland",)),
        ("Norland/Storm/\r\nHavn/", "Norland/Storm/ Havn", ("Norland", "Storm", "Havn")),
        ("/", None, ()),
        ("", None, ()),
    ],
)
def test_slugline(slug, slugline, keywords):
    envelope = one(STORY.replace(b"Norland/Storm/", slug.encode()))
    assert (envelope.slugline, envelope.keywords) == (slugline, keywords)


@pytest.mark.parametrize(
    ("filed", "at"),
    [
        ("131137 GMT Nov 13", datetime(2013, 11, 13, 11, 37, tzinfo=UTC)),
        ("131137Z NOV 13", datetime(2013, 11, 13, 11, 37, tzinfo=UTC)),
        ("131137 NOV 2013", datetime(2013, 11, 13, 10, 37, tzinfo=UTC)),
        ("011137 Jul 98", datetime(1998, 7, 1, 9, 37, tzinfo=UTC)),
        ("011137 Dez 13", datetime(2013, 12, 1, 10, 37, tzinfo=UTC)),
        ("011137 Mär 13", datetime(2013, 3, 1, 10, 37, tzinfo=UTC)),
        ("011137 juin 13", datetime(2013, 6, 1, 9, 37, tzinfo=UTC)),
        ("011137 juil. 13", datetime(2013, 7, 1, 9, 37, tzinfo=UTC)),
        ("011137 mei 13", datetime(2013, 5, 1, 9, 37, tzinfo=UTC)),
        ("011137 maerz 13", datetime(2013, 3, 1, 10, 37, tzinfo=UTC)),
        ("011137 XYZ 13", None),
        ("011137 okt 13", datetime(2013, 10, 1, 9, 37, tzinfo=UTC)),
        ("131137 GMT Nov", None),
        ("131137 GMT xyz 13", None),
        ("321137 GMT Nov 13", None),
        ("131137 QQT Nov 13", None),
    ],
    ids=lambda value: str(value)[:20],
)
def test_filing_time(filed, at):
    envelope = with_filed(filed)
    assert envelope.version_created_at == at
    assert envelope.header["filed"] == filed


COPY = [
    ("the headline ends with =", "Storm ends =\n\n   It ended.", "Storm ends\n\n\n   It ended."),
    ("so does the byline", "Storm ends=\nBy Ann Lee, dpa =\nIt ended.", "Storm ends\nBy Ann Lee, dpa\nIt ended."),
    ("markers stand above it", "EXTRA\nREFILE\n\nStorm ends =\nIt ended.", "EXTRA\nREFILE\n\nStorm ends\nIt ended."),
    ("a headline over two lines", "The storm over the harbour of Havn has now\nended =\nIt did.",
     "The storm over the harbour of Havn has now ended\nIt did."),
    ("a marker in capitals is none of it", "FIRST LEAD OF THE STORY ABOUT THE GREAT STORM\nStorm ends =\nIt did.",
     "FIRST LEAD OF THE STORY ABOUT THE GREAT STORM\nStorm ends\nIt did."),
    ("a byline is none of it", "The storm over the harbour of Havn has now ended\nVon Ann Lee, dpa\n(Mit Bildern) =\nIt did.",
     "The storm over the harbour of Havn has now ended\nVon Ann Lee, dpa\n(Mit Bildern)\nIt did."),
    ("a line goes on with a noun", "Sturm endet =\nDer Sturm über dem Hafen von Havn hat in der Nacht seinen\nSchrecken verloren.",
     "Sturm endet\nDer Sturm über dem Hafen von Havn hat in der Nacht seinen Schrecken verloren."),
    ("initials stand alone", "Storm ends =\nThe storm over the harbour of Havn has ended, they told\nthe agency by phone\ndpa abc xy",
     "Storm ends\nThe storm over the harbour of Havn has ended, they told the agency by phone\ndpa abc xy"),
    ("no header", "It ended.\n\nIt did.", "It ended.\n\nIt did."),
    ("a character set is named", "\x1b-AStorm ends =\nIt ended.", "Storm ends\nIt ended."),
    ("braces stay, as nobody says what they are", "Storm ends =\nM{rz, wei~.", "Storm ends\nM{rz, wei~."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "copy"), [case[1:] for case in COPY], ids=[case[0] for case in COPY]
)
def test_copy(text, copy):
    assert whole(with_text(text)) == squeezed(copy)


VARIANTS = {
    "as it is": STORY,
    "line feeds": STORY.replace(b"\r\n", b"\n"),
    "without SOH": STORY.replace(b"\x01", b""),
    "without STX": STORY.replace(b"\x02", b""),
    "without ETX": STORY.replace(b"\x03", b""),
    "without control bytes": STORY.translate(None, b"\x01\x02\x03\x04\x7f"),
    "written out": STORY.replace(b"\x01", b"[SOH]").replace(b"\x02", b"[STX]").replace(b"\x03", b"[ETX]"),
    "in a telex frame": b"ZCZC\r\n" + STORY + b"\r\nNNNN\r\n",
    "SYN before it": b"\x16\x16" + STORY,
    "padding": b"\r\n\r\n" + STORY + b"\0" * 20,
}  # fmt: skip


@pytest.mark.parametrize("raw", VARIANTS.values(), ids=VARIANTS)
def test_a_message_reads_the_same_however_it_was_stored(raw):
    assert sniff(raw) == "iptc_7901"
    envelope = one(raw)
    assert whole(envelope) == squeezed("Storm ends\n\n   Havn (dpa) - It ended.")
    assert (envelope.transmission, envelope.slugline) == ("dpa 061", "Norland/Storm")
    assert envelope.version_created_at == datetime(2013, 11, 13, 11, 37, tzinfo=UTC)
    assert envelope.notes == ()


def test_a_dateline_of_two_cities_is_no_slugline():
    raw = b"eca062 4 i 211\nTel Sahr/Havn (dpa) - It ended.\n"
    assert (one(raw).slugline, whole(one(raw))) == (None, "Tel Sahr/Havn (dpa) - It ended.")


@pytest.mark.parametrize(
    "text", ["", "TEST TEST TEST", "the quick brown fox jumps over the lazy dog"]
)
def test_a_message_that_tests_the_line_is_a_test(text):
    assert with_text(text).kind == "test"


def test_a_cut_message_is_refused():
    with pytest.raises(ParseError) as refused:
        one(STORY[: STORY.index(b"It ended") + 4])
    assert refused.value.reason == Reason.TRUNCATED


def test_among_several_only_the_cut_one_is_refused():
    cut, whole = iptc_7901.parse(STORY[: STORY.index(b"It ended") + 4] + b"\n" + STORY, FEED)
    assert isinstance(cut, ParseError)
    assert cut.fault_at == STORY.index(b"It ended") + 5
    assert isinstance(whole, Envelope)


@pytest.mark.parametrize("raw", [b"Havn (dpa) - It ended.", b"", b"\x01\x02\x03", b"eca062 4 i"])
def test_what_has_no_heading_is_refused(raw):
    with pytest.raises(ParseError) as refused:
        iptc_7901.parse(raw, FEED)
    assert refused.value.reason == Reason.UNKNOWN_FORMAT


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_documents_are_known(path):
    assert sniff(path.read_bytes()) == "iptc_7901"


@pytest.mark.parametrize(
    "raw",
    [
        b"\x16\x16\x01a0001\x1f_euro\nu i BC-Ferry 11-13 0043\n\x02Text.\n\x03",
        b"ZCZC ABC123\nText.\nNNNN\n",
        b"From: desk@wire.example\r\nSubject: a\r\n\r\n" + STORY.replace(b"\x01", b""),
        b"Copy of a story.\neca062 4 i 211\n",
        b"<nitf>eca062 4 i 211</nitf>",
        b"",
    ],
    ids=["ANPA", "ZCZC", "mail", "copy", "NITF", "nothing"],
)
def test_others_are_not(raw):
    assert not iptc_7901.looks_like(raw)
