"""Reuters-21578 SGML: items of the Reuters wire of 1987, ANPA headers kept.

Tags as its README describes them (Lewis, Reuters-21578 text categorization collection, 1.0). It
is no XML: control bytes stand in it as `&#5;`, and there is no root.
"""

import html
import re
from itertools import pairwise

from schemas import Reason
from transforms.formats import anpa
from transforms.source import Envelope, Feed, ParseError
from transforms.times import utc

STARTS = re.compile(rb"<REUTERS\b")
LOOKS_WITHIN = 2000
CONTROL_REFERENCES = re.compile(r"&#(?:[0-9]|1[0-9]|2[0-9]|3[01]|127);")
ATTRIBUTE = re.compile(r'(\w+)="([^"]{0,100})"')
TAGS = ("DATE", "UNKNOWN", "TOPICS", "PLACES", "PEOPLE", "ORGS", "EXCHANGES", "COMPANIES", "MKNOTE",
        "TITLE", "AUTHOR", "DATELINE", "BODY", "TEXT")  # fmt: skip
ELEMENT = {tag: re.compile(rf"<{tag}\b[^>]{{0,100}}>(.*?)</{tag}>", re.DOTALL) for tag in TAGS}
ANY_TAG = re.compile(r"</?(?:D|REUTERS|" + "|".join(TAGS) + r")\b[^<>]{0,200}>")
CODE = re.compile(r"<D>([^<]{1,60})</D>")
CODES = ("places", "people", "orgs", "exchanges", "companies")
FILLER = re.compile(r"\s*Blah blah blah\.?\s*")
"""What stands in place of the text of a BRIEF."""
END_MARK = re.compile(r"^(\s?reuters?[.#]{0,3})[\s\x03]*\Z", re.MULTILINE | re.IGNORECASE)
COLUMNS = re.compile(r"\S {3,}\S")
TABLE_ROW = re.compile(r" \S|.*\S {3,}\S")
MADE = re.compile(r"\s*(\d{1,2})-(\w{3})-(\d{4})\s+(\d\d:\d\d:\d\d).*", re.DOTALL)
"""26-FEB-1987 15:01:01.79; a few have noise behind it."""
CARRIAGE_RETURN = re.compile(r"\^M$", re.MULTILINE)


def parse(raw: bytes, feed: Feed) -> list[Envelope | ParseError]:
    """Read one file of Reuters-21578: an envelope for each `<REUTERS>` element, in their order.

    One that does not close, or has no `<TEXT>`, is a ParseError in its place. Raises ParseError
    when there is none.
    """
    starts = [start.start() for start in STARTS.finditer(raw)]
    if not starts:
        raise ParseError(Reason.UNKNOWN_FORMAT, "no <REUTERS> element")
    # What looks like UTF-8 in it is noise of the line: the collection is ASCII and Latin-1.
    return [
        _document(raw[at:end].decode("latin-1"), at, feed)
        for at, end in pairwise([*starts, len(raw)])
    ]


def looks_like(raw: bytes) -> bool:
    """Whether a `<REUTERS>` element stands near the beginning."""
    head = raw[:LOOKS_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith((b"<!DOCTYPE lewis", b"<REUTERS")) and STARTS.search(head) is not None


def _document(part: str, begins_at: int, feed: Feed) -> Envelope | ParseError:
    """The envelope of one element, a byte a character, or why it cannot be read."""
    text, closed, _ = part.partition("</REUTERS>")
    if not closed:
        detail = "a <REUTERS> element that does not end"
        return ParseError(Reason.TRUNCATED, detail, begins_at + len(part))
    inside = {tag: found[1] for tag in TAGS if (found := ELEMENT[tag].search(text))}
    if "TEXT" not in inside:
        detail = "a <REUTERS> element without a whole <TEXT>"
        return ParseError(Reason.MALFORMED, detail, begins_at)
    attributes = dict(ATTRIBUTE.findall(part[: part.find(">")]))
    envelope = _envelope(inside, attributes, feed)
    if "BODY" in inside or "TITLE" in inside:
        _set_parts(envelope, inside)
    else:
        _set_unprocessed(envelope, _clean(inside["TEXT"]))
    return envelope


def _envelope(inside: dict[str, str], attributes: dict[str, str], feed: Feed) -> Envelope:
    """What the tags around the text, and the ANPA header among them, declare."""
    sent = anpa.header_of(_clean(inside.get("UNKNOWN", "")))
    fields = sent.fields()
    for name in CODES:
        if codes := CODE.findall(inside.get(name.upper(), "")):
            fields[name] = " ".join(codes)
    number = attributes.get("NEWID")
    slug = f"{sent.cycle}-{sent.slug}" if sent.cycle and sent.slug else sent.slug
    return Envelope(
        is_body=True,
        agency="Reuters",
        guid=f"reuters-21578:{number}" if number else None,
        transmission=sent.number,
        slugline=slug,
        urgency=sent.urgency,
        version_created_at=utc(MADE.sub(r"\1 \2 \3 \4", inside.get("DATE", "")), feed.time_zone),
        subjects=tuple(CODE.findall(inside.get("TOPICS", ""))),
        language="en",
        header=fields,
    )


def _set_parts(envelope: Envelope, inside: dict[str, str]) -> None:
    """Title, author, dateline and body, which the collection has told apart.

    Asterisks before the title mark a snap, whose text was left out of the collection.
    """
    around = inside["TEXT"]
    for tag in ("TITLE", "AUTHOR", "DATELINE", "BODY"):
        if found := ELEMENT[tag].search(around):
            around = around.replace(found[0], f"<{tag}>", 1)
    before, title, behind = around.partition("<TITLE>")
    if not title:  # damaged: it stands outside the text
        before, behind = "", around
    marker = "".join(_clean(before).split())
    envelope.headline = marker + " ".join(_clean(inside.get("TITLE", "")).split()) or None
    envelope.bylines = tuple(filter(None, [_one_line(inside.get("AUTHOR", ""))]))
    envelope.dateline = _one_line(inside.get("DATELINE", "")) or None
    loose = FILLER.sub("", ANY_TAG.sub(" ", _clean(behind))).strip()
    dateline = _clean(inside.get("DATELINE", "")).rstrip() + " "
    body = _copy(dateline + _clean(inside.get("BODY", ""))).removeprefix(dateline.lstrip())
    envelope.copy = f"{loose}\n{body}"


def _set_unprocessed(envelope: Envelope, text: str) -> None:
    """Text whose parts the collection could not tell apart: its first line is the headline."""
    first, _, rest = ANY_TAG.sub(" ", text).strip("\r\n ").partition("\n")
    envelope.headline = " ".join(first.split()) or None
    envelope.copy = _copy(rest)


def _copy(text: str) -> str:
    """The body, a paragraph a line; tables keep their lines, and so does the end mark.

    A paragraph is indented by four blanks and goes on at the margin, a row of a table by one.
    """
    text = END_MARK.sub(r"\n\1", CARRIAGE_RETURN.sub("", text))
    paragraphs: list[str] = []
    goes_on = False
    for line in text.split("\n"):
        if goes_on and line[:1].strip() and not COLUMNS.search(line):
            paragraphs[-1] += f" {line.strip()}"
        else:
            paragraphs.append(line)
            goes_on = bool(line.strip()) and not TABLE_ROW.match(line)
    return "\n".join(paragraphs).strip()


def _one_line(text: str) -> str:
    return " ".join(_clean(text).split())


def _clean(text: str) -> str:
    """The text with its character references resolved, those of control bytes dropped."""
    return html.unescape(CONTROL_REFERENCES.sub("", text)).replace("\x7f", "")
