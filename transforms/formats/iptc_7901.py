"""IPTC 7901: the text wire of dpa, Keystone-SDA, APA, KNA, Belga, ANP, NTB, STT and others."""

import re
from dataclasses import dataclass
from datetime import datetime

from schemas import Reason
from transforms.copy import bylines
from transforms.copy.months import month_of
from transforms.formats import teleprinter
from transforms.source import Envelope, Feed, ParseError

STARTS = re.compile(
    rb"\x16{0,8}\x01[^\w\n]{0,3}[A-Za-z]{2,6}[ \t]?\d{2,5}[ \t]{1,3}\d[ \t\n]"
    # Where SOH was taken out, a whole heading begins a message: eca062 4 i 211.
    rb"|^[^\w\n]{0,8}[A-Za-z]{3}\d{3,4}[ \t]{1,3}[1-9][ \t]{1,3}[A-Za-z]{1,12}[ \t]{1,3}\d{1,4}"
    rb"(?:\n|[ \t]{1,6}[A-Za-z])",
    re.MULTILINE,
)
STARTS_WITHIN = 600

# Source and sequence number, priority, category, words; behind them what the standard leaves to
# the agency: eca062 4 i 211 ccccb   dpa 061. dpa has categories of several letters.
HEADING = re.compile(
    r"\W*(?P<source>[A-Za-z]{2,6}[ \t]?\d{2,5})[ \t]{1,3}(?P<priority>\d)(?!\w)"
    r"(?:[ \t]{1,3}(?P<category>[^\W\d_][\w/-]{0,11}))?(?:[ \t]{1,3}(?P<words>\d{1,5})(?!\S))?"
    r"(?:[ \t]{1,6}(?P<options>[a-z]{5})(?!\S))?[ \t]*(?P<information>[^\n]{0,200})"
)
ITEM_NUMBER = re.compile(
    r"(?P<agency>[^\W\d_][^\W\d_/-]{1,11})[ \t]{1,4}(?P<item>\d[\w./#-]{0,30})"
)
SLUG_LINE = re.compile(r"(?!.{0,120} [-–] )[^\W_][^\n=]{0,70}/[^\n=.]{0,40}")

# 131137 GMT Nov 13: day and time, month, year (IPTC 7901, message end).
FILED = re.compile(
    r"[ \t]*(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)[ \t]{0,3}"
    r"(?:(?P<zone>[A-Z]{1,4})[ \t]{1,3})?(?P<month>[^\W\d_]{3,9})\.?"
    r"[ \t]{0,3}(?P<year>(?:\d\d){1,2}(?!\d))?[ \t]*"
)
HEADER_LINES = 14
BROKEN_CHARS = 40


@dataclass(slots=True)
class _Message:
    """A message taken apart, control bytes gone."""

    heading: re.Match[str] | None
    slug: str
    text: str
    filed: re.Match[str] | None
    is_closed: bool
    notes: tuple[str, ...]


def parse(raw: bytes, feed: Feed) -> list[Envelope | ParseError]:
    """Read one file of IPTC 7901 (revision 5, 1995): a message, or several.

    An envelope for each, or the ParseError of one that is cut. What stands in the copy stays
    there: markers (1ST LEAD, KILL KILL KILL), headline, byline, the part that is not for
    publication. Raises ParseError when no message begins in it.
    """
    found = teleprinter.documents(
        teleprinter.bare(raw), STARTS, lambda message: _envelope(_message(message), feed), raw
    )
    if not found:
        detail = "no IPTC 7901 heading: no source, number and priority behind SOH"
        raise ParseError(Reason.UNKNOWN_FORMAT, detail)
    return found


def looks_like(raw: bytes) -> bool:
    """Whether an IPTC 7901 heading is the first thing in the bytes, or behind SOH near it."""
    head = teleprinter.head_of(raw)
    found = STARTS.search(head, 0, STARTS_WITHIN)
    if not found:
        return False
    before = teleprinter.TELEX_START.sub(b"", head[: found.start()])
    return teleprinter.SOH in found[0] or not before.strip()


def _message(message: bytes) -> _Message:
    """Heading, slugline, text and filing time of a message."""
    head, stx, body = message.partition(teleprinter.STX)
    if not stx:
        head, body = b"", message
    body, etx, tail = body.partition(teleprinter.ETX)
    if not etx:
        body, eot, tail = body.partition(teleprinter.EOT)
        etx = eot
    text, notes = teleprinter.text_of(body)
    heading_text, notes_too = teleprinter.text_of(head)
    ending, _ = teleprinter.text_of(tail)
    if not stx:
        heading_text, text = _parted(text)
    first, *slugs = heading_text.lstrip("\n").split("\n")
    filed = FILED.match(ending.lstrip()) if ending.strip() else None
    if not filed:
        text, filed = _without_filed(text)
    return _Message(
        heading=HEADING.match(first),
        slug=" ".join(line for slug in slugs if (line := slug.strip())),
        text=text,
        filed=filed,
        is_closed=bool(etx or filed),
        notes=tuple(dict.fromkeys((*notes, *notes_too))),
    )


def _parted(text: str) -> tuple[str, str]:
    """Heading with slugline, and text, of a message whose STX was taken out."""
    lines = text.lstrip("\n").split("\n")
    end = 1
    while end < min(len(lines), 3) and SLUG_LINE.fullmatch(lines[end].strip()):
        end += 1
    return "\n".join(lines[:end]), "\n".join(lines[end:])


def _without_filed(text: str) -> tuple[str, re.Match[str] | None]:
    """The text without the filing time that is its last line, where ETX was taken out."""
    bare = text.rstrip()
    before, _, last = bare.rpartition("\n")
    filed = FILED.fullmatch(last) if len(last) <= 60 else None
    return (before, filed) if filed else (text, None)


def _envelope(message: _Message, feed: Feed) -> Envelope:
    """One message as an envelope."""
    if not message.is_closed:
        teleprinter.refuse_cut(message.text)
    head, copy = _head_and_body(message.text)
    slug = message.slug.rstrip("/ ") or None
    envelope = Envelope(
        copy=copy,
        head=tuple(head),
        slugline=slug,
        keywords=tuple(word for part in (slug or "").split("/") if (word := part.strip())),
        header=_fields(message),
        version_created_at=_filed_at(message.filed, feed),
        kind="test" if teleprinter.is_test("\n".join([*head, copy]), slug) else None,
        notes=(*message.notes, *([] if message.is_closed else ["no end of text (ETX)"])),
    )
    if message.heading:
        _set_heading(envelope, message.heading)
    return envelope


def _fields(message: _Message) -> dict[str, str]:
    """What an envelope has no field for."""
    told = dict(message.heading.groupdict()) if message.heading else {}
    told["filed"] = message.filed[0].strip() if message.filed else None
    if ITEM_NUMBER.fullmatch((told.get("information") or "").strip()):
        del told["information"]
    return {name: value.strip() for name, value in told.items() if value and value.strip()}


def _set_heading(envelope: Envelope, heading: re.Match[str]) -> None:
    """Urgency, and transmission number: the agency's own (dpa 061), else source and sequence."""
    priority = int(heading["priority"])
    envelope.urgency = priority if 1 <= priority <= 8 else None
    envelope.transmission = heading["source"]
    if number := ITEM_NUMBER.match(heading["information"].strip()):
        envelope.agency = number["agency"]
        envelope.transmission = f"{number['agency']} {number['item']}"


def _filed_at(filed: re.Match[str] | None, feed: Feed) -> datetime | None:
    """The filing time in UTC; None where the month is in a language we do not read."""
    if not filed or not filed["year"]:
        return None
    month = month_of(filed["month"])
    if month is None:
        return None
    clock = (filed["hour"], filed["minute"])
    return teleprinter.filed_at(
        filed["year"], month, filed["day"], clock, filed["zone"], feed.time_zone
    )


def _head_and_body(text: str) -> tuple[list[str], str]:
    """Markers, headline and byline a line each, without the ` =` that ends each; and the body."""
    lines = text.strip("\n").split("\n")
    ends = [at for at, line in enumerate(lines[:HEADER_LINES]) if _ends_header(line)]
    end = ends[-1] + 1 if ends else 0
    header: list[str] = []
    is_broken = False
    for line in lines[:end]:
        bare = line.strip()
        if is_broken and bare and not (bare[0] == "(" or bylines.find(bare)):
            header[-1] += f" {bare.rstrip(' =')}"
        else:
            header.append(bare.rstrip(" ="))
        # A headline longer than its line goes on in the next; a marker is short, or in capitals.
        is_broken = len(bare) >= BROKEN_CHARS and not _ends_header(bare) and not bare.isupper()
    body = "\n".join(teleprinter.paragraphs(lines[end:], is_body=bool(end))).strip("\n")
    header = [line for line in header if line]
    if not body and header and header[-1].endswith((".", '."')):
        # A notice may be header to its last word: KILL KILL KILL, and what to kill.
        body = header.pop()
    return header, body


def _ends_header(line: str) -> bool:
    bare = line.rstrip()
    return bare.endswith("=") and not bare.endswith("==")
