"""Mail: what messages declare, what of them is copy, and what is no news."""

import base64
import contextlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from schemas import Reason, Reference
from transforms.formats import mail, sniff
from transforms.source import Feed, ParseError

FEED = Feed("test", time_zone="Asia/Seoul")
FIXTURES = sorted((Path(__file__).parents[2] / "feeds/formats/mail").iterdir())
HEADER = "From: Desk <desk@desk.example>\nMessage-ID: <1@desk.example>\nSubject: Owl found\n"
LEAD = "SORIM, May 7 (Desk) -- An owl was found on Thursday, the town said.\n"


def parsed(name):
    return mail.parse((FIXTURES[0].parent / name).read_bytes(), FEED)


def one(text):
    (envelope,) = mail.parse(text if isinstance(text, bytes) else text.encode(), FEED)
    return envelope


def with_part(header, body):
    return one(
        f"{HEADER}{header}\n\n".encode() + (body if isinstance(body, bytes) else body.encode())
    )


def refused(text):
    with pytest.raises(ParseError) as refusal:
        one(text)
    return refusal.value


def test_wrapped_wire_mail():
    (envelope,) = parsed("hanul-wrapped.eml")
    assert envelope.guid == "20260505091200.4F2@hanul-news.example"
    assert envelope.version_created_at == datetime(2026, 5, 5, 0, 12, tzinfo=UTC)
    assert envelope.header["From"] == "하늘통신 <wire@hanul-news.example>"
    assert (envelope.headline, envelope.slugline, envelope.agency) == (None, None, None)
    assert envelope.header["Subject"] == "(LEAD) Doran ferries"
    assert not envelope.is_body
    lines = envelope.copy.split("\n")
    assert lines[0] == "   (LEAD) Doran ferries"
    assert lines[8].startswith('   "The waves')
    assert lines[9].startswith("the authority's chief")
    assert "(태풍)" in envelope.copy
    assert envelope.notes == ()


def test_press_office_mail():
    (envelope,) = parsed("press-office.eml")
    assert envelope.headline == "Pier opens two months early – 12 boats a day"
    assert envelope.copy.startswith("Dear editors,\n\nMIREU, 6 May 2026 – The harbour")
    assert "Boats a day | 12\n\nSeats | 2,400" in envelope.copy
    assert [picture.text for picture in envelope.pictures] == [
        "The new pier at Mireu. Photo: Port of Mireu"
    ]
    assert envelope.version_created_at == datetime(2026, 5, 6, 8, tzinfo=UTC)
    assert envelope.references == (Reference("guid", "pier-0@mireu.example"),)
    assert (envelope.language, envelope.keywords) == ("en-GB", ("harbour", "ferries"))
    assert envelope.notes == (
        "attachment: without name (image/png)", "attachment: Fahrpläne.pdf (application/pdf)",
    )  # fmt: skip


def test_mbox():
    story, kill = parsed("desk.mbox")
    assert (story.guid, kill.guid) == ("one@desk.example", "three@desk.example")
    assert story.headline == "Owl found in Sorim"
    assert story.copy.strip().split("\n") == [
        "SORIM, May 7 (Desk) -- An owl that had been missing since March was found in the bell tower of Sorim on Thursday, the town said.",
        "From the tower it had watched the town's hunt for it.",
    ]
    assert story.contacts == ("+00 555 010 0199",)
    assert kill.copy.startswith("KILL KILL KILL\n\nPlease kill “Owl found in Sorim”.")
    assert (kill.headline, kill.header["Subject"]) == (None, "KILL: owl")
    assert kill.header["In-Reply-To"] == "<one@desk.example>"


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_a_fixture_is_known_by_its_bytes(path):
    assert sniff(path.read_bytes()) == "mail"


LIKE_MAIL = {
    "received first": "Received: from x\n  by y\nFrom: a@b.example\n\nx",
    "byte order mark": "\ufeffMIME-Version: 1.0\nSubject: x\n\nx",
    "without a program's fields": "From: Desk <a@b.example>\nDate: Thu, 7 May 2026\nSubject: Owl\n\nx",
    "news server": "Path: a!b\nNewsgroups: clari.world\nFrom: C-desk@news.example (Desk)\n\nx",
    "mbox": "From a@b.example Thu May  7 10:00:00 2026\nFrom: a@b.example\n\nx",
    "mbox of Thunderbird": "From - Thu May  7 10:00:00 2026\nX-Mozilla-Status: 0001\n\nx",
}  # fmt: skip


@pytest.mark.parametrize("text", LIKE_MAIL.values(), ids=LIKE_MAIL)
def test_headers_look_like_mail(text):
    assert mail.looks_like(text.encode())


NOT_MAIL = {
    "a correspondent": "From our correspondent: the owl is back.\n",
    "a sentence from a time": "From Seoul at 10:00 the boats sailed.\nThey came back.\n",
    "a date": "Date: Thursday\n\nThe owl is back.",
    "a memo": "From: the editor\nTo: all desks\nDate: 7 May\nSubject: owls\n\nNo owls.",
    "a message id in a text": "The field\nMessage-ID: <1@x>\nis unique.",
    "http": "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<html>",
    "warc": "WARC/1.0\nWARC-Type: response\n\n",
    "nothing": "",
}


@pytest.mark.parametrize("text", NOT_MAIL.values(), ids=NOT_MAIL)
def test_copy_does_not(text):
    assert not mail.looks_like(text.encode())


SUBJECTS = {
    "copy that begins with its dateline": (LEAD, "Owl found"),
    "copy that begins with a paragraph": ("An owl was found in Sorim on Thursday.\n", "Owl found"),
    "copy that begins with a greeting": ("Dear colleagues,\n\n" + LEAD, "Owl found"),
    "copy for release": ("FOR IMMEDIATE RELEASE\n\n" + LEAD, "Owl found"),
    "copy that begins with a title": ("Owl found in Sorim\n\n" + LEAD, None),
    "copy that begins with a slug": ("(LEAD) owl\n(LEAD) Owl found in Sorim\n" + LEAD, None),
}  # fmt: skip


@pytest.mark.parametrize(("body", "headline"), SUBJECTS.values(), ids=SUBJECTS)
def test_the_subject_is_the_headline_where_the_copy_has_none(body, headline):
    envelope = one(f"{HEADER}\n{body}")
    assert envelope.headline == headline
    assert envelope.header["Subject"] == "Owl found"


@pytest.mark.parametrize("sign", ["Re: ", "FW: ", "Fwd: Re: ", "AW: WG: ", "RE[2]: "])
def test_signs_of_replies_and_forwards_are_no_headline(sign):
    assert one(HEADER.replace("Owl", f"{sign}Owl") + f"\n{LEAD}").headline == "Owl found"


def encoded(text, charset, name=None):
    return f"=?{name or charset}?B?{base64.b64encode(text.encode(charset)).decode()}?="


WORDS = {
    "quoted": ("=?utf-8?Q?F=C3=A4hre_f=C3=A4hrt?=", "Fähre fährt"),
    "two, one space between": (f"{encoded('Fähre ', 'utf-8')} {encoded('fährt', 'latin-1', 'iso-8859-1')}", "Fähre fährt"),
    "a character in two words": ("=?utf-8?B?7ISc7Jo=?=\n =?utf-8?B?uA==?=", "서울"),
    "Korean by its Windows name": (encoded("서울 똠", "cp949", "ks_c_5601-1987"), "서울 똠"),
    "Japanese by an x- name": (encoded("東京①", "cp932", "x-sjis"), "東京①"),
    "a question mark inside": ("=?utf-8?Q?What now??=", "What now?"),
    "an unknown charset": ("=?x-unknown?Q?F=C3=A4hre?=", "Fähre"),
    "a wrong charset": ("=?iso-8859-1?Q?F=C3=A4hre?=", "Fähre"),
    "broken base64": ("=?utf-8?B?A?= owl", "=?utf-8?B?A?= owl"),
    "none": ("Owl = owl?", "Owl = owl?"),
}  # fmt: skip


@pytest.mark.parametrize(("subject", "headline"), WORDS.values(), ids=WORDS)
def test_encoded_words(subject, headline):
    assert (
        one(f"From: a@b.example\nSubject: {subject}\nMessage-ID: <1>\n\n{LEAD}").headline
        == headline
    )


def test_a_header_of_bare_bytes_is_in_the_charset_of_the_text():
    raw = (
        f"Subject: 서울 부엉이\nMessage-ID: <1>\nContent-Type: text/plain; charset=euc-kr\n\n{LEAD}"
    )
    assert one(raw.encode("cp949")).headline == "서울 부엉이"


CHARSETS = {
    "us-ascii that is UTF-8": ("us-ascii", "utf-8", ()),
    "iso-8859-1 that is Windows-1252": ("iso-8859-1", "cp1252", ()),
    "iso-8859-1 that is UTF-8": ("iso-8859-1", "utf-8", ("not in the declared charset iso-8859-1",)),
    "utf-8 that is Windows-1252": ("utf-8", "cp1252", ("not UTF-8: read as Windows-1252",)),
    "unknown-8bit": ("unknown-8bit", "utf-8", ()),
    "an unknown name": ("x-wire", "utf-8", ("unknown charset 'wire'",)),
    "no text codec": ("zlib", "utf-8", ("unknown charset 'zlib'",)),
    "utf-16": ("utf-16", "utf-16", ()),
    "quotes around it": ('"utf-8"', "utf-8", ()),
}  # fmt: skip


@pytest.mark.parametrize(("label", "codec", "notes"), CHARSETS.values(), ids=CHARSETS)
def test_charsets(label, codec, notes):
    text = base64.encodebytes(("“Fähre” – fährt.\n" * 3).encode(codec))
    envelope = with_part(
        f"Content-Type: text/plain; charset={label}\nContent-Transfer-Encoding: base64", text
    )
    assert envelope.copy == "\n".join(["“Fähre” – fährt."] * 3)
    assert envelope.notes == notes


def test_a_japanese_message_needs_no_charset():
    envelope = with_part("X-Desk: 1", "東京の塔でふくろうが見つかった。\n".encode("iso2022_jp"))
    assert envelope.copy == "東京の塔でふくろうが見つかった。"


def test_format_flowed():
    envelope = with_part(
        "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes",
        f"{LEAD}The town had  \nlooked for it.\n From the tower it saw \nthe sea.\n-- \nMo\n",
    )
    assert envelope.copy.split("\n")[1:] == [
        "The town had looked for it.",
        "From the tower it sawthe sea.",
    ]


def multipart(kind, *parts):
    body = "".join(f"--b\nContent-Type: {header}\n\n{text}\n" for header, text in parts)
    return with_part(f'Content-Type: multipart/{kind}; boundary="b"', f"{body}--b--\n")


def test_a_stub_gives_way_to_html():
    envelope = multipart(
        "alternative",
        ("text/plain", "See the HTML."),
        ("text/html", f"<p>{LEAD}</p><p>It is well.</p>"),
    )
    assert envelope.copy.split("\n\n") == [LEAD.strip(), "It is well."]


def test_plain_text_goes_before_html():
    envelope = multipart("alternative", ("text/html", f"<p>{LEAD} HTML</p>"), ("text/plain", LEAD))
    assert envelope.copy.strip() == LEAD.strip()


def test_an_alternative_without_a_header_is_text():
    envelope = one(
        f"{HEADER}Content-Type: multipart/alternative; boundary=b\n\n--b\n\n{LEAD}\n--b--\n"
    )
    assert envelope.copy.strip() == LEAD.strip()


def test_text_around_a_picture_is_one_copy():
    envelope = multipart(
        "mixed", ("text/plain", LEAD), ("image/png", "x"), ("text/plain", "It is well.")
    )
    assert envelope.copy.split("\n\n") == [LEAD.strip(), "It is well."]
    assert envelope.notes == ("attachment: without name (image/png)",)


def test_an_attached_text_is_read_where_the_message_has_none():
    envelope = multipart(
        "mixed",
        ("text/plain", " \n"),
        ('text/plain; name="owl.txt"', LEAD),
        ("text/xml; name=owl.xml", "<nitf/>"),
    )
    assert envelope.copy == LEAD.strip("\n")
    assert envelope.notes == ("attachment: owl.xml (text/xml)",)


def test_an_attached_text_beside_a_message_is_named():
    envelope = multipart("mixed", ("text/plain", LEAD), ('text/plain; name="owl.txt"', "Another."))
    assert envelope.notes == ("attachment: owl.txt (text/plain)",)


def test_an_attached_message_is_not_opened():
    envelope = multipart("mixed", ("text/plain", LEAD), ("message/rfc822", f"{HEADER}\nInner."))
    assert "Inner" not in envelope.copy
    assert envelope.notes == ("attachment: without name (message/rfc822)",)


def test_parts_without_a_boundary_are_text():
    assert LEAD.strip() in with_part("Content-Type: multipart/mixed", LEAD).copy


NO_NEWS = {
    "a bounce": "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
    "an automatic reply": "Auto-Submitted: auto-replied (vacation)",
    "a bounce without a report": "X-Failed-Recipients: x@y.example",
    "an old automatic reply": "Precedence: auto_reply",
}


@pytest.mark.parametrize("header", NO_NEWS.values(), ids=NO_NEWS)
def test_answers_of_machines_are_no_news(header):
    assert mail.parse(f"{HEADER}{header}\n\nI am away.\n".encode(), FEED) == []


def test_what_machines_send_is_news():
    assert with_part("Auto-Submitted: auto-generated", LEAD).copy == LEAD.strip("\n")


TAILS = {
    "a signature": "-- \nMo Ryan\nmo@desk.example\n",
    "a list's footer": "_______________________________________________\nwire mailing list\nwire@desk.example\n",
    "a disclaimer": "----------------------\nThis message is confidential.\n",
    "a quoted message": "On Thu, 7 May 2026, Ann wrote:\n> Where is\n> the owl?\n\n",
}


@pytest.mark.parametrize("tail", TAILS.values(), ids=TAILS)
def test_what_mail_adds_below_is_left_out(tail):
    envelope = with_part("X-Desk: 1", f"{LEAD}It is well.\n\n{tail}")
    assert envelope.copy.strip() == f"{LEAD}It is well."
    assert len(envelope.notes) == 1
    assert "left out" in envelope.notes[0]


KEPT = {
    "a rule above a contributor": "___\nBo Day contributed to this report.\n",
    "a rule in a digest": "-----------------\nThe file stays secret, a court said.\n",
    "a dash line without its space": "--\nMo Ryan saw it.\n",
    "a quote inside": "> It is well.\nThe town said so.\n",
}


@pytest.mark.parametrize("tail", KEPT.values(), ids=KEPT)
def test_what_only_looks_like_it_stays(tail):
    assert with_part("X-Desk: 1", f"{LEAD}{tail}").copy == f"{LEAD}{tail}".strip("\n")


def test_a_forwarded_message_is_its_own_copy():
    forward = "---------- Forwarded message ---------\nFrom: Desk <a@b.example>\nDate: x\nSubject: Owl\n\n"
    envelope = with_part("X-Desk: 1", forward + LEAD)
    assert envelope.copy.strip() == LEAD.strip()
    assert envelope.notes == ("forwarded message",)


def test_a_message_quoted_whole_is_unquoted():
    assert (
        with_part("X-Desk: 1", f"> {LEAD}>\n> It is well.\n").copy.strip() == f"{LEAD}\nIt is well."
    )


DATES = {
    "with offset": ("Thu, 7 May 2026 10:00:00 +0200", datetime(2026, 5, 7, 8, tzinfo=UTC)),
    "without weekday, a year of two figures": ("7 May 26 10:00 GMT", datetime(2026, 5, 7, 10, tzinfo=UTC)),
    "a zone not told is UTC": ("Thu, 7 May 2026 10:00:00 -0000", datetime(2026, 5, 7, 10, tzinfo=UTC)),
    "none": ("Thu, 7 May 2026 10:00:00", datetime(2026, 5, 7, 1, tzinfo=UTC)),
    "unreadable": ("yesterday", None),
}  # fmt: skip


@pytest.mark.parametrize(("date", "time"), DATES.values(), ids=DATES)
def test_dates(date, time):
    envelope = with_part(f"Date: {date}", LEAD)
    assert envelope.version_created_at == time
    assert envelope.header.get("Date") == (None if time else date)


def test_an_mbox_keeps_what_can_be_read():
    mbox = f"From a Thu May  7 10:00:00 2026\n{HEADER}\n{LEAD}\nFrom b Thu May  7 11:00:00 2026\n{HEADER}\n\n"
    read, refusal = mail.parse(mbox.encode(), FEED)
    assert read.copy == LEAD.strip("\n")
    assert refusal.reason == Reason.NO_TEXT


REFUSED = {
    "no header": ("The owl is back.\n\nIt is well.", Reason.UNKNOWN_FORMAT),
    "a header alone": (HEADER, Reason.NO_TEXT),
    "a picture alone": (f"{HEADER}Content-Type: image/png; name=a.png\n\nx", Reason.NO_TEXT),
    "an encrypted message": (f"{HEADER}Content-Type: multipart/encrypted; boundary=b\n\n--b\nContent-Type: application/x\n\nx\n--b--", Reason.NO_TEXT),
    "parts without end": (HEADER + "Content-Type: message/rfc822\n\n" * 500, Reason.MALFORMED),
    "a boundary in no charset": (f"{HEADER}Content-Type: multipart/mixed; boundary*=undefined''b\n\nx", Reason.MALFORMED),
}  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_readable_message_is_refused(text, reason):
    assert refused(text).reason == reason


MANY = 300_000
HOSTILE = {
    "brackets": f"{HEADER}\n{'(' * MANY}",
    "brackets in a field": f"From: {'(' * MANY}\n{HEADER}\nx.",
    "parameters": f"{HEADER}Content-Type: multipart/mixed{';' * MANY}\n\nx.",
    "encoded words": f"{HEADER}Keywords: {'=?a?q?' * MANY}\n\nx.",
    "NUL bytes": f"{HEADER}\n{'a' + chr(0)}" * 1000,
    "signatures": HEADER + "\nx\n-- " * MANY,
    "rules": f"{HEADER}\n" + "----------\n" * MANY,
    "elements within elements": f"{HEADER}Content-Type: text/html\n\n{'<div>' * MANY}",
    "a charset in two parts": f"{HEADER}Content-Type: text/plain; charset=a; charset*0=b\n\nx.",
    "a charset of 5,000 figures": f"{HEADER}Content-Type: text/plain; charset*{'9' * 5000}=x\n\nx.",
    "a file name in no charset": f"{HEADER}Content-Type: text/plain; name*=undefined''x\n\nx.",
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_message_is_read_or_refused(text):
    with contextlib.suppress(ParseError):
        mail.parse(text.encode(), FEED)
