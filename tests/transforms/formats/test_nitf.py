"""NITF: what its documents declare, by dialect, and what is refused."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from schemas import Reason, Reference
from transforms.formats import nitf, sniff
from transforms.source import Feed, ParseError

FEED = Feed("test", time_zone="Europe/London")
FIXTURES = sorted((Path(__file__).parents[2] / "feeds/formats/nitf").glob("*.xml"))


def parsed(name):
    path = next(path for path in FIXTURES if path.stem == name)
    return nitf.parse(path.read_bytes(), FEED)


def one(document):
    (envelope,) = nitf.parse(document.encode() if isinstance(document, str) else document, FEED)
    return envelope


def with_docdata(docdata, attributes=""):
    return one(f"<nitf><head><docdata {attributes}>{docdata}</docdata></head></nitf>")


def with_head(head):
    return one(f"<nitf><body><body.head>{head}</body.head></body></nitf>")


def with_body(body):
    return one(f"<nitf><body><body.content>{body}</body.content></body></nitf>")


def test_ap_document():
    envelope = parsed("ap-writethru")[0]
    assert (envelope.agency, envelope.guid, envelope.version) == ("AP", "f00d4e2a91", "2")
    assert envelope.transmission == "a0417"
    assert envelope.slugline == "BC-US--Ferry Line,1st Ld-Writethru"
    assert envelope.headline == "Ferry line to Ostby ends after 80 years"
    assert envelope.subheadline is None
    assert envelope.header["headline originalHeadline"].endswith("after 80 years of service")
    assert envelope.bylines == ("By ANN LEE, Associated Press Writer",)
    assert (envelope.dateline, envelope.located) == ("OSTBY, Maine", "OSTBY, Maine")
    assert envelope.first_created_at == datetime(2026, 3, 4, 15, tzinfo=UTC)
    assert envelope.version_created_at == datetime(2026, 3, 4, 16, 15, tzinfo=UTC)
    assert envelope.embargoed_until is None
    assert envelope.edit_note == (
        "Eds: Updates with quotes. With AP Photos.\nA photo gallery moves at 1700 GMT."
    )
    assert (envelope.pub_status, envelope.kind, envelope.urgency) == ("usable", None, 4)
    assert envelope.subjects == ("15000000", "TRA", "a")
    assert envelope.keywords == ("ferries", "transport")
    assert envelope.credit_line == "The Associated Press"
    assert envelope.copyright_notice == "Copyright 2026 The Associated Press"
    assert envelope.header["doc-scope@scope"] == "national"
    assert envelope.header["bibliography"] == "Ostby Times, 1946"


def test_body_is_its_blocks_without_media_and_with_the_tagline():
    assert parsed("ap-writethru")[0].copy.split("\n\n") == [
        "OSTBY, Maine (AP) — The last ferry to Ostby left on Wednesday, Bo Day of Ostby Lines said.",
        "The timetable was short:",
        "Port | Leaves",
        "Ostby | 0700",
        "What comes next",
        "A bridge.",
        "A tunnel.",
        "We shall miss it.",
        "A passenger",
        "The line began in 1946.",
        "Associated Press writer Di Poe contributed to this report.",
    ]


def test_media_with_a_caption_is_a_picture_and_without_none():
    (picture,) = parsed("ap-writethru")[0].pictures
    assert picture.text == (
        "The last ferry leaves Ostby, Maine, Wednesday, March 4, 2026. (AP Photo/Cy Roe)"
    )
    assert (picture.credit, picture.photo_id) == ("Cy Roe", "MEXX101")


def test_pa_embargo_ends_at_the_release_and_keeps_its_note():
    envelope = parsed("pa-embargo")[0]
    assert envelope.embargoed_until == datetime(2026, 9, 8, 23, 1, tzinfo=UTC)
    assert envelope.pub_status == "usable"
    assert envelope.edit_note == "Embargoed to 0001 Wednesday September 9"
    assert envelope.slugline == "1 POLITICS Harbour"
    assert envelope.urgency == 2
    assert (envelope.take, envelope.takes) == (1, 3)
    assert envelope.version_created_at == datetime(2026, 9, 8, 13, 31, tzinfo=UTC)
    assert envelope.header["date.expire@norm"] == "20261008T000000Z"


def test_efe_date_is_that_of_norm():
    envelope = parsed("efe-latin-1")[0]
    assert envelope.dateline == "Marín, España, Aug. 9 (EFE).-"
    assert envelope.notes == ("story.date says '8 ago'; its @norm 20260809T075025+0200 is used",)
    assert (envelope.located, envelope.language) == ("Marín", "es")
    assert envelope.header["abstract"] == "La lonja abrirá en otoño."
    assert envelope.copy == "La nueva lonja abrirá en otoño, dijo el alcalde."


def test_several_documents_in_another_root():
    story, kill, bare = parsed("ntb-several")
    assert (story.guid, story.version, story.slugline) == ("NTB20260304_1", "3", "bro-Ostby")
    assert (story.bylines, story.credit_line, story.language) == (("Kari Li",), "NTB", "no")
    assert story.copy == "Østby får bro.\n\nArbeidet starter i mai.\n\nkari@ntb.example"
    assert (kill.pub_status, kill.kind, kill.copy) == ("canceled", "kill", "")
    assert kill.references == (Reference("guid", "NTB20260303_9"),)
    assert bare.copy == "Østby (NTB): En ferge er\ninnstilt."


def test_an_archive_repeats_nothing():
    envelope = parsed("archive")[0]
    assert envelope.copy == "The harbor master has retired.\n\nHe served 40 years."
    assert envelope.bylines == ("By GUS HILL",)
    assert envelope.dateline == "OSTBY, Me., March 3"
    assert envelope.edit_note == "An article on Sunday misstated his years of service."
    assert envelope.subjects == ("Harbors",)
    assert envelope.header["pubdata@name"] == "The Ostby Times"
    assert envelope.version_created_at == datetime(1990, 3, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "pub_status", "kind"),
    [
        ("usable", "usable", None),
        ("Usable", "usable", None),
        ("withheld", "withheld", "withheld"),
        ("canceled", "canceled", "kill"),
        ("cancelled", "canceled", "kill"),
        ("embargoed", "withheld", None),
        ("", None, None),
    ],
)
def test_management_status(status, pub_status, kind):
    envelope = with_docdata("<doc-id id-string='A1'/>", f"management-status='{status}'")
    assert (envelope.pub_status, envelope.kind) == (pub_status, kind)
    assert bool(envelope.references) is (kind == "kill")


def test_an_unknown_status_is_noted():
    envelope = with_docdata("", "management-status='draft'")
    assert (envelope.pub_status, envelope.notes) == (None, ("unknown status 'draft'",))


def test_an_embargo_without_a_time_is_held_back():
    assert with_docdata("", "management-status='embargoed'").notes == (
        "embargoed; until when is not declared",
    )


@pytest.mark.parametrize(
    ("issue", "release", "until"),
    [
        ("20260304T120000Z", "20260304T120030Z", None),
        ("20260304T120000Z", "20260305T000100Z", datetime(2026, 3, 5, 0, 1, tzinfo=UTC)),
        ("20260304", "20260304T150000Z", None),
        ("20260304T000000-0500", "20260304T150000Z", None),
        ("20260304T120000Z", "tomorrow", None),
    ],
    ids=["at once", "next day", "issue without time", "issue at midnight", "no time"],
)
def test_a_later_release_is_an_embargo(issue, release, until):
    docdata = f"<date.issue norm='{issue}'/><date.release norm='{release}'/>"
    assert with_docdata(docdata).embargoed_until == until


@pytest.mark.parametrize(
    ("norm", "expected"),
    [
        ("20260304T120000Z", datetime(2026, 3, 4, 12, tzinfo=UTC)),
        ("20260304T120000-0500", datetime(2026, 3, 4, 17, tzinfo=UTC)),
        ("20260304000000-0500", datetime(2026, 3, 4, 5, tzinfo=UTC)),
        ("2026-03-04T12:00:00+02:00", datetime(2026, 3, 4, 10, tzinfo=UTC)),
        ("20260304+0100", datetime(2026, 3, 3, 23, tzinfo=UTC)),
        ("20260704", datetime(2026, 7, 3, 23, tzinfo=UTC)),
        ("20260304Z", datetime(2026, 3, 4, tzinfo=UTC)),
        ("soon", None),
    ],
)
def test_times(norm, expected):
    assert with_docdata(f"<date.issue norm='{norm}'/>").version_created_at == expected


@pytest.mark.parametrize(
    ("declared", "urgency", "notes"),
    [("1", 1, 0), ("8", 8, 0), ("u", 3, 0), ("0", None, 1), ("12", None, 1), ("", None, 0)],
)
def test_urgency(declared, urgency, notes):
    envelope = with_docdata(f"<urgency ed-urg='{declared}'/>")
    assert (envelope.urgency, len(envelope.notes)) == (urgency, notes)


def test_a_correction_names_what_it_corrects():
    envelope = with_docdata("<correction info='The town is Ostby.' id-string='A7' regsrc='AP'/>")
    assert (envelope.kind, envelope.edit_note) == ("correction", "The town is Ostby.")
    assert envelope.references == (Reference("guid", "A7"),)


@pytest.mark.parametrize(
    ("key", "slugline"),
    [("BC-Storm", "BC-Storm"), ("A1", None), ("20260304-7", None), ("77", None)],
    ids=["words", "the id", "a number", "digits"],
)
def test_a_du_key_of_words_is_the_slug(key, slugline):
    envelope = with_docdata(f"<doc-id id-string='A1'/><du-key key='{key}'/>")
    assert (envelope.slugline, envelope.header["du-key@key"]) == (slugline, key)


@pytest.mark.parametrize(
    ("head", "headline", "subheadline"),
    [
        ("<hedline><hl1>A</hl1><hl2>B</hl2></hedline>", "A", "B"),
        ("<hedline><hl1>A</hl1><hl2>A</hl2></hedline>", "A", None),
        ("<hedline><hl1/></hedline>", None, None),
        ("<hedline>A</hedline>", "A", None),
        ("<hl1>A</hl1>", "A", None),
    ],
)
def test_headline(head, headline, subheadline):
    envelope = with_head(head)
    assert (envelope.headline, envelope.subheadline) == (headline, subheadline)


def test_the_title_is_the_headline_where_there_is_no_other():
    assert one("<nitf><head><title>A bridge</title></head></nitf>").headline == "A bridge"
    assert one("<nitf><head><title>BC-US--Bridge</title></head></nitf>").headline is None


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("<byline>By Ann Lee</byline>", ("By Ann Lee",)),
        ("<byline><p>Ann Lee</p></byline>", ("Ann Lee",)),
        ("<byline><person>Ann Lee</person><person>Bo Day</person></byline>", ("Ann Lee and Bo Day",)),
        ("<byline>By Ann Lee<byttl>Writer</byttl></byline>", ("By Ann Lee, Writer",)),
        ("<byline><byttl>Sports Wire</byttl></byline>", ()),
        ("<byline/>", ()),
        ("<byline>A</byline><byline>B</byline>", ("A", "B")),
    ],
)  # fmt: skip
def test_bylines(byline, expected):
    assert with_head(byline).bylines == expected


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("SEOUL, Jan. 12 (Yonhap) --", "SEOUL, Jan. 12 (Yonhap) --"),
        ("<location>OSLO</location><story.date>Jan. 12</story.date>", "OSLO, Jan. 12"),
        ("<location>OSLO</location>, <story.date norm='20260112'>Jan. 12</story.date> -", "OSLO, Jan. 12 -"),
        ("<location>OSLO</location><story.date norm='20260112'/>", "OSLO"),
        ("", None),
    ],
)  # fmt: skip
def test_dateline(dateline, expected):
    assert with_head(f"<dateline>{dateline}</dateline>").dateline == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<block><p>One</p></block><block><p>Two</p></block>", "One\n\nTwo"),
        ("<block><dateline>OSLO</dateline><p>One</p></block>", "One"),
        ("One<br/>Two", "One\nTwo"),
        ("<![CDATA[<p>One</p><p>Two &amp; three</p>]]>", "One\n\nTwo & three"),
        ("<para>One</para><para>Two</para>", "One\n\nTwo"),
        ("<pre>a  1\nb  2</pre>", "a  1\nb  2"),
        ("<nitf-table><nitf-table-metadata>x</nitf-table-metadata><table><tr><td>1</td><td>2</td></tr></table></nitf-table>", "1 | 2"),
        ("<p>One</p><note noteclass='editorsnote'><p>Two</p></note>", "One"),
        ("", ""),
    ],
    ids=["paragraphs", "blocks", "dateline of a block", "breaks", "escaped", "own elements", "pre", "table", "editor's note", "empty"],
)  # fmt: skip
def test_copy(body, expected):
    assert with_body(body).copy == expected


def test_wrapped_text_is_no_body_of_paragraphs():
    line = "A line of plain copy that is as long as they were on a teleprinter\n"
    assert not with_body(line * 4).is_body


def test_an_abstract_stands_in_for_a_body():
    assert with_head("<abstract><p>A bridge.</p></abstract>").copy == "A bridge."


@pytest.mark.parametrize("doctype", ["", '<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">'])
def test_named_characters_are_kept(doctype):
    assert (
        one(f"{doctype}<nitf><body><p>caf&eacute;&nbsp;&lt;1</p></body></nitf>").copy == "café <1"
    )


def test_a_document_without_anything_is_an_envelope():
    assert one("<nitf/>").copy == ""


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"<nitf><head></nitf>", Reason.MALFORMED),
        (b"<nitf>" + b"<p>" * 100_000, Reason.MALFORMED),
        (b"<html><p>A</p></html>", Reason.UNKNOWN_FORMAT),
        (b"", Reason.MALFORMED),
    ],
    ids=["not closed", "too deep", "no nitf", "empty"],
)
def test_refused(raw, reason):
    with pytest.raises(ParseError) as refused:
        nitf.parse(raw, FEED)
    assert refused.value.reason == reason


def test_entities_are_never_expanded(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret")
    document = f"<!DOCTYPE nitf [<!ENTITY x SYSTEM 'file://{secret}'>]><nitf><p>a&x;</p></nitf>"
    assert "secret" not in one(document).copy.replace("&x;", "")


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_fixtures_look_like_nitf(path):
    assert sniff(path.read_bytes()) == "nitf"


@pytest.mark.parametrize(
    "raw",
    [
        b"<NewsML><nitf/></NewsML>",
        b"<newsMessage><nitf/></newsMessage>",
        b"<contentSet><inlineXML><nitf/></inlineXML></contentSet>",
        b"<x/>",
        b"nitf",
        b"",
    ],
)
def test_others_do_not(raw):
    assert not nitf.looks_like(raw)


@pytest.mark.parametrize(
    ("content", "copy"),
    [
        ("<p>LEAD: A ferry sank.</p><p>A ferry sank.</p><p>B.</p>", "A ferry sank.\n\nB."),
        ("<p>LEAD: A ferry sank.</p><p>B.</p>", "A ferry sank.\n\nB."),
        ("<p>The LEAD: a ferry.</p>", "The LEAD: a ferry."),
    ],
    ids=["said twice", "said once", "a word"],
)
def test_the_sign_of_an_archives_lead_is_no_copy(content, copy):
    assert with_body(content).copy == copy


@pytest.mark.parametrize(
    ("location", "located"),
    [("OSTBY, Maine", "OSTBY, Maine"), ("OSTBY, Dec 1 KNA", None)],
    ids=["place", "whole dateline"],
)
def test_a_place_holds_no_date(location, located):
    head = f"<dateline><location>{location}</location></dateline>"
    assert with_head(head).located == located


def test_the_slug_with_its_lead_stands_in_the_key_list():
    keywords = (
        '<key-list><keyword key="x"/><keyword key="BC-US--Storm,3rd Ld-Writethru"/></key-list>'
    )
    envelope = with_docdata(f'<du-key key="US--Storm"/>{keywords}')
    assert envelope.slugline == "BC-US--Storm,3rd Ld-Writethru"


def test_what_was_escaped_twice_is_text():
    envelope = with_body("<p>A&amp;amp;B &amp;lt;x&amp;gt;</p>")
    assert envelope.copy == "A&B <x>"
    assert with_head("<hedline><hl1>A &amp;amp; B</hl1></hedline>").headline == "A & B"


def test_thousands_of_headings_are_read():
    headings = "".join(f"<hl2>B{n}</hl2>" for n in range(50_000))
    envelope = with_head(f"<hedline><hl1>A</hl1>{headings}</hedline>")
    assert envelope.subheadline.count("\n") == 49_999
