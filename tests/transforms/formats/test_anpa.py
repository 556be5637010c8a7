"""ANPA-1312: what its headers declare, the dialects of its copy, and what is refused."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from schemas import Reason, Reference
from transforms.formats import anpa, sniff
from transforms.formats.anpa import Header, header_of
from transforms.source import Envelope, Feed, ParseError

FEED = Feed("test", time_zone="America/New_York")
FIXTURES = sorted((Path(__file__).parents[2] / "feeds/formats/anpa").iterdir())
REAL = Path(__file__).parents[4] / "shared/feeds/reuters-21578"
HEAD = b"\x16\x16\x01a0001\x1f_euro\r\nu i\x13\x11 BC-Ferry,1st Ld  11-13 0043\r\n\x02"
STORY = (
    HEAD
    + b"^Ferry sinks<\r\n\tHAVN, Norland (AP) _ It sank.\r\n\x03AP-WF-11-13-13 1509GMT<\r\n\x04"
)


def whole(envelope):
    """The lines above the body and those of the body that hold something."""
    return squeezed("\n".join([*envelope.head, envelope.copy]))


def squeezed(text):
    return "\n".join(line for line in text.split("\n") if line.strip())


def parsed(name):
    return anpa.parse(next(path for path in FIXTURES if path.stem == name).read_bytes(), FEED)


def one(raw):
    (envelope,) = anpa.parse(raw, FEED)
    return envelope


def with_text(text):
    return one(HEAD + text.replace("\n", "\r\n").encode("latin-1") + b"\r\n\x03")


def with_trailer(trailer):
    return one(HEAD + b"\tText.\r\n\x03" + trailer.encode() + b"\r\n\x04")


def test_a_lead_of_ap():
    (envelope,) = parsed("ap_writethru")
    assert (envelope.agency, envelope.transmission, envelope.urgency) == ("AP", "a0482", 3)
    assert envelope.slugline == "BC-EU--Norland-Ferry, 1st Ld-Writethru"
    assert envelope.references == (Reference("transmission", "a0401"),)
    assert envelope.version_created_at == datetime(2013, 11, 13, 15, 9, tzinfo=UTC)
    assert envelope.header == {
        "service": "_euro",
        "priority": "u",
        "category": "i",
        "format": "DC3 DC1",
        "cycle": "BC",
        "take_key": "1st Ld-Writethru",
        "transmitted_on": "11-13",
        "words": "0143",
        "keyword_line": "BC-EU--Norland-Ferry, 1st Ld-Writethru, a0401,0140",
        "filing_time": "AP-WF-11-13-13 1509GMT",
    }
    assert whole(envelope).split("\n")[:4] == [
        "Ferry with 212 aboard runs aground off Norland coast",
        "Eds: UPDATES with passengers ashore; ADDS quotes from captain. With AP Photos XKL101, XKL102.",
        "By MAREN TORP",
        "Associated Press Writer",
    ]
    assert "\t``We felt a bump, and then nothing moved,'' said" in whole(envelope)
    assert "the ship_the newest of the line_would" in whole(envelope)
    assert not envelope.is_body
    assert envelope.notes == ()


def test_a_stream_gives_an_envelope_for_each_message():
    bulletin, kill, test, advance = parsed("ap_stream")
    assert [e.transmission for e in (bulletin, kill, test, advance)] == [
        "a0501",
        "a0502",
        "a0503",
        "b0102",
    ]
    assert [e.urgency for e in (bulletin, kill, test, advance)] == [1, 2, 4, None]
    assert [e.kind for e in (bulletin, kill, test, advance)] == [None, None, "test", None]
    assert bulletin.notes == ("24 bytes before the first message",)
    assert bulletin.version_created_at == datetime(1987, 2, 26, 20, 1, tzinfo=UTC)
    assert kill.references == (Reference("transmission", "a0501"),)
    assert whole(kill).startswith(
        "Eds: Please kill the story Bulletin-Dam, a0501. The dam has not given way. A kill"
    )
    assert advance.notes == ("priority a has no urgency",)
    assert "that apples nobody wanted sell well" in whole(advance)


def test_a_stream_of_1987_has_destinations_and_no_header_lines():
    story, snap, table = parsed("reuters_1987")
    assert [e.header["destinations"] for e in (story, snap, table)] == ["RM A F", "F", "G T"]
    assert {e.agency for e in (story, snap, table)} == {"Reuters"}
    assert story.slugline == "AM-TINS-2NDLD***URGENT"
    assert story.header["take_key"] == "2NDLD***URGENT"
    assert whole(story).split("\n")[0] == "PORTLAND TIN <PTN> PRODUCERS AGREE ON CUT"
    assert "agreed to cut output by a tenth from May, the minister" in whole(story)
    assert whole(snap).startswith("******TIN PRODUCERS")
    assert "    San Telmo         1,204        1,310\n" in whole(table)


def test_a_table_keeps_its_lines():
    (envelope,) = parsed("ap_table")
    assert envelope.header["format"] == "DC4 DC2"
    assert whole(envelope).endswith("Team    W  L\nKarsholm   14   3\nBrekkstad  11   6")


def test_a_header_is_read_where_control_bytes_were_taken_out():
    (envelope,) = parsed("kyodo_stripped")
    assert (envelope.agency, envelope.transmission) == ("Kyodo", "k0061")
    assert envelope.slugline == "BC-Observatory"
    assert envelope.version_created_at == datetime(2010, 7, 23, 4, 10, tzinfo=UTC)
    assert whole(envelope).startswith("Mountain observatory opens")
    assert whole(envelope).endswith("==Kyodo")
    assert "opened its doors to visitors Friday" in whole(envelope)


HEADERS = [
    ("\x16\x16\x01a0001\x1f_asian\r\nu i\x13\x11BC-Slug,1st Ld 11-13 0430\r\n",
     Header("a0001", "_asian", None, "u", "i", "DC3 DC1", "BC", "Slug,1st Ld", "1st Ld", "11-13", "0430")),
    ("\x05\x05\x05C T\n\x16\x16\x01f0704\x1freute\nu f BC-COCOA-REVIEW   02-26 0105",
     Header("f0704", "reute", "C T", "u", "f", None, "BC", "COCOA-REVIEW", None, "02-26", "0105")),
    ("f0704reute\nu f BC-COCOA-REVIEW   02-26 0105",
     Header("f0704", "reute", None, "u", "f", None, "BC", "COCOA-REVIEW", None, "02-26", "0105")),
    ("\x01f0151\x1freute\nnu f BC-OIL   03-09 0114",
     Header("f0151", "reute", None, "u", "f", None, "BC", "OIL", None, "03-09", "0114")),
    ("\x01a0001\x1fx\nr a BC-Storm",
     Header("a0001", "x", None, "r", "a", None, "BC", "Storm")),
    ("\x01a0001\x1fx\nr a BC-Storm-Warnings02-26 0105",
     Header("a0001", "x", None, "r", "a", None, "BC", "Storm-Warnings", None, "02-26", "0105")),
    ("\x01a0001\x1fx\nr a BC-Storm   0105",
     Header("a0001", "x", None, "r", "a", None, "BC", "Storm", None, None, "0105")),
    ("\x01a0001\x1fx\nr a BC-Storm 2-6",
     Header("a0001", "x", None, "r", "a", None, "BC", "Storm", None, "2-6")),
    ("\x01a0001\x1fx\nr a BC-FLIGHT 737",
     Header("a0001", "x", None, "r", "a", None, "BC", "FLIGHT 737")),
    ("\x01a0001\x1fx\nBC-Storm 02-26 0105",
     Header("a0001", "x", None, None, None, None, "BC", "Storm", None, "02-26", "0105")),
    ("\x01a0001\x1fx\nU A PM-Storm 02-26 0105",
     Header("a0001", "x", None, "u", "A", None, "PM", "Storm", None, "02-26", "0105")),
    ("a0482_apdig\nu iBC-AS--Storm,1st 11-13 0430",
     Header("a0482", "_apdig", None, "u", "i", None, "BC", "AS--Storm,1st", "1st", "11-13", "0430")),
    ("\x01a0001\x1fx\nb f US-BUSINESS-LOANS   03-06 0056",
     Header("a0001", "x", None, "b", "f", None, None, "US-BUSINESS-LOANS", None, "03-06", "0056")),
    ("u f BC-OIL   02-26 0105", Header(None, None, None, "u", "f", None, "BC", "OIL", None, "02-26", "0105")),
    ("\x01a0001\x1fx", Header("a0001", "x")),
    ("", Header()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "header"), HEADERS, ids=lambda value: repr(value)[:40])
def test_a_header_is_read_with_parts_missing(text, header):
    assert header_of(text) == header


SLUGS = [
    ("AM-DAM 1STLD", "DAM 1STLD", "1STLD"),
    ("AM-DAM-TALKS-1STLD", "DAM-TALKS-1STLD", "1STLD"),
    ("AM-DAM-2NDLD***URGENT (EMBARGOED)", "DAM-2NDLD***URGENT (EMBARGOED)", "2NDLD***URGENT (EMBARGOED)"),
    ("AM-DAM ***URGENT", "DAM ***URGENT", "***URGENT"),
    ("AM-DAM (SCHEDULED)", "DAM (SCHEDULED)", "(SCHEDULED)"),
    ("BC-******DAM-GIVES-WAY", "******DAM-GIVES-WAY", None),
    ("BC-(CORRECTED)---DAM", "(CORRECTED)---DAM", None),
    ("BC-DAM-CORP-<DAM>-1ST", "DAM-CORP-<DAM>-1ST", None),
    ("BC-DAM-CORP-<DAM>,-LAKE", "DAM-CORP-<DAM>,-LAKE", None),
    ("BC-awards-123,000-tons", "awards-123,000-tons", None),
    ("BC-QT8902", "QT8902", None),
    ("BC-/DAM-TALKS", "/DAM-TALKS", None),
    ("AM-DAM-LAKE COAST", "DAM-LAKE COAST", None),
    ("BC-Dam, Bjt", "Dam, Bjt", "Bjt"),
    ("BC-Dam,Adv03", "Dam,Adv03", "Adv03"),
    # A slug that overran its 24 columns: the desk's system broke it there.
    ("AM-HARBOUR-LAKES-(NEWS-A NALYSIS)", "HARBOUR-LAKES-(NEWS-ANALYSIS)", "(NEWS-ANALYSIS)"),
]  # fmt: skip


@pytest.mark.parametrize(("filed", "slug", "take_key"), SLUGS, ids=[case[0] for case in SLUGS])
def test_markers_stay_at_the_end_of_the_slug(filed, slug, take_key):
    header = header_of(f"\x01f0001\x1freute\nu f {filed}   03-04 0100")
    assert (header.slug, header.take_key) == (slug, take_key)
    assert (header.transmitted_on, header.words) == ("03-04", "0100")


@pytest.mark.parametrize(
    ("priority", "urgency"),
    [("f", 1), ("b", 2), ("u", 3), ("r", 4), ("d", 5), ("a", None), ("s", None), ("w", None), ("h", None)],
)  # fmt: skip
def test_priority_is_urgency(priority, urgency):
    envelope = one(STORY.replace(b"\nu i", f"\n{priority} i".encode()))
    assert envelope.urgency == urgency
    assert envelope.header["priority"] == priority
    assert bool(envelope.notes) == (urgency is None)


@pytest.mark.parametrize(
    ("trailer", "at"),
    [
        ("AP-WF-11-13-13 1509GMT", datetime(2013, 11, 13, 15, 9, tzinfo=UTC)),
        ("AP-NY-02-26-87 1501EST<", datetime(1987, 2, 26, 20, 1, tzinfo=UTC)),
        ("AP-NY-07-26-87 2301EDT<", datetime(1987, 7, 27, 3, 1, tzinfo=UTC)),
        ("NYT-02-26-87 1501EST", datetime(1987, 2, 26, 20, 1, tzinfo=UTC)),
        ("AP-WF-11-13-2013 1509GMT", datetime(2013, 11, 13, 15, 9, tzinfo=UTC)),
        ("AP-WF-11-13-13 1509", datetime(2013, 11, 13, 20, 9, tzinfo=UTC)),
        ("15:09 11-13-13", datetime(2013, 11, 13, 20, 9, tzinfo=UTC)),
        ("upi 11-13-87 15:09 xes", None),
        ("AP-WF-13-32-13 1509GMT", None),
        ("AP-WF-11-13-13 2561GMT", None),
        ("AP-WF", None),
    ],
    ids=lambda value: str(value)[:24],
)
def test_filing_time(trailer, at):
    envelope = with_trailer(trailer)
    assert envelope.version_created_at == at
    if at is None and " " in trailer:
        assert envelope.notes == (f"filing time that cannot be read: {trailer}",)


COPY = [
    ("a header line ends with < or =", "^Ferry sinks<\n^By ANN LEE=\n\tText.", "Ferry sinks\nBy ANN LEE\n\n\tText."),
    ("or where its line does", "^Ferry sinks\n^By ANN LEE\n    Text.", "Ferry sinks\nBy ANN LEE\n\n    Text."),
    ("two in a line", "^Ferry sinks^By ANN LEE<\n\tText.", "Ferry sinks\nBy ANN LEE\n\n\tText."),
    ("one over two lines", "^Eds: ADDS\nquotes.<\n\tText.", "Eds: ADDS quotes.\n\n\tText."),
    ("an empty one", "^<\n^Ferry sinks<\n\tText.", "Ferry sinks\n\n\tText."),
    ("none", "FERRY SINKS\n\tText.", "FERRY SINKS\n\n\tText."),
    ("bold, and powers", "\tA ^bold^ word, and 10^6.<", "A bold word, and 10^6."),
    ("company codes", "\tA firm <FRM> said.", "A firm <FRM> said."),
    ("upper and lower rail", "\tA \x0ebold\x0f word.", "A bold word."),
    ("a typesetting instruction", "\tA \x0cf2,b\x0bword.", "A word."),
    ("broken lines are joined", "^F<\n\tThe ferry that was late by an hour on Monday\nmorning sank.\n\tIt rests.",
     "F\n\n\tThe ferry that was late by an hour on Monday morning sank.\n\n\tIt rests."),
    ("and where they broke at a hyphen", "^F<\n\tThe ferry that was late by an hour in mid-\nwinter sank.",
     "F\n\n\tThe ferry that was late by an hour in mid-winter sank."),
    ("an end mark is not joined", "^F<\n\tThe ferry that was late by an hour sank.\n==Kyodo",
     "F\n\n\tThe ferry that was late by an hour sank.\n==Kyodo"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "copy"), [case[1:] for case in COPY], ids=[case[0] for case in COPY]
)
def test_copy(text, copy):
    assert whole(with_text(text)).strip() == squeezed(copy).strip()


@pytest.mark.parametrize(
    ("keyword", "slugline"),
    [
        ("^BC-Ferry, 2nd Ld-Writethru, a0401,0450<", "BC-Ferry, 2nd Ld-Writethru"),
        ("^BC-Ferry, 2nd Ld,0450<", "BC-Ferry, 2nd Ld"),
        ("^BC-Ferry<", "BC-Ferry"),
        ("^AM-Ferry, Bjt,100<", "AM-Ferry, Bjt"),
    ],
)
def test_the_keyword_line_is_the_slug_in_full(keyword, slugline):
    envelope = with_text(f"{keyword}\n^Ferry sinks<\n\tText.")
    assert envelope.slugline == slugline
    assert whole(envelope) == squeezed("Ferry sinks\n\n\tText.")


def test_a_first_header_line_that_is_another_slug_stays_in_the_copy():
    envelope = with_text("^BC-Orchard<\n\tText.")
    assert envelope.slugline == "BC-Ferry,1st Ld"
    assert whole(envelope) == squeezed("BC-Orchard\n\n\tText.")


def test_cp1252_quotes_are_read():
    assert "‘We’" in whole(with_text("\t\x91We\x92 ran."))


def with_parity(raw, odd):
    return bytes(byte | 0x80 if byte.bit_count() % 2 != odd else byte for byte in raw)


def written_out(raw):
    """Control bytes as an editor shows them."""
    shown = {b"\x16": b"^V", b"\x01": b"^A", b"\x1f": b"^_", b"\x13\x11": b"^S^Q", b"\x04": b"^D"}
    for byte, carets in shown.items():
        raw = raw.replace(byte, carets)
    return raw.replace(b"\r\n\x02", b"\n^B").replace(b"\x03", b"^C").replace(b"\r", b"")


VARIANTS = {
    "as it is": STORY,
    "line feeds": STORY.replace(b"\r\n", b"\n"),
    "CR CR LF": STORY.replace(b"\r\n", b"\r\r\n"),
    "even parity": with_parity(STORY, 0),
    "odd parity": with_parity(STORY, 1),
    "mark parity": bytes(byte | 0x80 for byte in STORY),
    "carets": written_out(STORY),
    "names": STORY.replace(b"\x16", b"<SYN>").replace(b"\x01", b"<SOH>").replace(b"\x02", b"[STX]")
    .replace(b"\x03", b"[ETX]").replace(b"\x1f", b"<US>").replace(b"\x04", b"<EOT>"),
    "control pictures": STORY.replace(b"\x16", "␖".encode()).replace(b"\x01", "␁".encode())
    .replace(b"\x02", "␂".encode()).replace(b"\x03", "␃".encode()).replace(b"\x1f", "␟".encode()),
    "no control bytes": STORY.translate(None, bytes([1, 2, 3, 4, 0x11, 0x13, 0x16, 0x1F])),
    "leading noise": b"\x00\x7f  \r\n" + STORY,
    "padding": STORY + b"\x00" * 40,
}  # fmt: skip


@pytest.mark.parametrize("raw", VARIANTS.values(), ids=VARIANTS)
def test_a_story_reads_the_same_however_it_was_stored(raw):
    assert sniff(raw) == "anpa"
    envelope = one(raw)
    assert whole(envelope) == squeezed("Ferry sinks\n\n\tHAVN, Norland (AP) _ It sank.")
    assert (envelope.transmission, envelope.slugline, envelope.urgency) == (
        "a0001",
        "BC-Ferry,1st Ld",
        3,
    )
    assert envelope.header["transmitted_on"] == "11-13"
    assert envelope.version_created_at == datetime(2013, 11, 13, 15, 9, tzinfo=UTC)
    assert envelope.notes == ()


def test_a_damaged_header_in_a_stream_still_begins_a_message():
    first, second = anpa.parse(STORY + STORY.replace(b"a0001\x1f_euro\r\n", b"#?\r\n"), FEED)
    assert first.transmission == "a0001"
    assert second.transmission is None
    assert whole(second) == whole(first)


def test_what_stands_behind_the_end_of_text_is_told():
    envelope = one(STORY + b"LINE NOISE " * 20)
    assert envelope.notes == ("219 characters behind the end of text left out",)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "\tTEST TEST TEST",
        "\tTHIS IS A TEST",
        "\tTHE QUICK BROWN FOX JUMPS",
        "\tRYRYRYRYRY",
    ],
)
def test_a_message_that_tests_the_line_is_a_test(text):
    assert with_text(text).kind == "test"


@pytest.mark.parametrize("text", ["\tTests of the new bridge begin.", "\tTest match: Norland won."])
def test_a_story_about_tests_is_none(text):
    assert with_text(text).kind is None


def test_a_cut_story_is_refused():
    with pytest.raises(ParseError) as refused:
        anpa.parse(cut := STORY[: STORY.index(b"It sank") + 4], FEED)
    assert (refused.value.reason, refused.value.fault_at) == (Reason.TRUNCATED, len(cut))


def test_in_a_stream_only_the_cut_story_is_refused():
    first, second = anpa.parse(STORY + STORY[: STORY.index(b"It sank") + 4], FEED)
    assert isinstance(first, Envelope)
    assert isinstance(second, ParseError)


def test_a_whole_story_without_end_of_text_is_read_with_a_note():
    assert one(STORY[: STORY.index(b"\r\n\x03")]).notes == ("no end of text (ETX)",)


@pytest.mark.parametrize(
    "raw", [b"HAVN, Norland (AP) _ It sank.", b"", b"\x16\x16\x01", b"\x02\x03"]
)
def test_what_has_no_header_is_refused(raw):
    with pytest.raises(ParseError) as refused:
        anpa.parse(raw, FEED)
    assert refused.value.reason == Reason.UNKNOWN_FORMAT


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_documents_are_known(path):
    assert sniff(path.read_bytes()) == "anpa"


@pytest.mark.parametrize(
    "raw",
    [
        b"<!DOCTYPE lewis SYSTEM>\n<REUTERS>&#22;&#22;&#1;f0704&#31;reute\nu f BC-X   02-26 0105",
        b"From: desk@wire.example\r\nSubject: a\r\n\r\n" + STORY,
        b"<?xml version='1.0'?><nitf>a0001 euro\nu i BC-X 02-26 0105</nitf>",
        b"\x01eca062 4 i 211 ccccb   dpa 061\nA/B/\n\x02Text.\n\x03",
        b"ZCZC ABC123\nText.\nNNNN\n",
        b"The a0001 euro\nu i note\n",
        b"",
    ],
    ids=["Reuters SGML", "mail", "NITF", "IPTC 7901", "ZCZC", "copy", "nothing"],
)
def test_others_are_not(raw):
    assert not anpa.looks_like(raw)


@pytest.mark.skipif(not REAL.exists(), reason="the examples are not part of the project")
def test_every_header_of_1987_is_read():
    headers = [
        header_of(re.sub(r"&#(\d+);", lambda code: chr(int(code[1])), block))
        for path in sorted(REAL.glob("*.sgm"))
        for block in re.findall(r"<UNKNOWN>(.*?)</UNKNOWN>", path.read_text("latin-1"), re.DOTALL)
    ]
    assert len(headers) == 3000
    told = Header._fields[:5] + Header._fields[7:8] + Header._fields[9:]
    assert not [header for header in headers if not all(getattr(header, name) for name in told)]
    assert sum(header.cycle is None for header in headers) == 1
    assert sum(header.take_key is not None for header in headers) == 12
