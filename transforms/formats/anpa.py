"""ANPA-1312: the newspaper wire of AP, Reuters, UPI, the New York Times and Kyodo."""

import re
from datetime import datetime

from schemas import Reason, Reference
from transforms.formats import teleprinter
from transforms.formats.anpa_header import TAKE_KEY, Header, header_of, keyword_line
from transforms.source import Envelope, Feed, ParseError

__all__ = ["Header", "header_of", "looks_like", "parse"]

AGENCIES = {
    "reut": "Reuters",
    "afp": "AFP",
    "kyod": "Kyodo",
    "ap": "AP",
    "nyt": "NYT",
    "upi": "UPI",
}
"""What the service of the header or the source of the trailer begins with, and whose wire it is."""
STARTS = re.compile(
    rb"(?:\x05{1,4}[A-Z][A-Z ]{0,60}\n)?"
    # The start of heading, the number, and the service: SYN SYN SOH a0001 US _asian.
    rb"(?:\x16{0,8}\x01{1,4}[^\w\n]{0,3}[A-Za-z]{1,2}\d{3,5}"
    rb"(?:\x1f|\x1e|(?: US |[ \t]?)[A-Za-z_][\w-]{0,15}[^\w\n]{0,4}\n)"
    # Where control bytes were taken out, the line of the number and the filing line behind it.
    rb"|^[^\w\n]{0,12}[A-Za-z]{1,2}\d{4}(?:\x1f| US |[ \t]?)[A-Za-z_][\w-]{0,15}[^\w\n]{0,4}\n{1,2}"
    rb"[^\w\n]{0,4}[a-z]{1,4} [a-z0-9](?:(?:AM|PM|BC|AP)-"
    rb"|[ \t\x11-\x14]{1,6}(?:[A-Za-z]{2}-|[^\n]{1,80}\d\d-\d\d)))",
    re.MULTILINE,
)
# A header too damaged to be read still begins a message, where others in the file can be.
STARTS_OR_DAMAGED = re.compile(
    STARTS.pattern + rb"|\x16{0,8}\x01(?=[^\x01\x02]{8,300}\x02)", re.MULTILINE
)
NUMBERED = re.compile(rb"^[^\w\n]{0,12}[A-Za-z]{1,2}\d{4}", re.MULTILINE)
TITLE_LINES = 4
NOT_A_WIRE = re.compile(rb"\s*(?:<(?!SYN|SOH|ENQ|NUL|DEL)|\{|From |[A-Za-z][\w-]{1,40}: )")

TRAILER = re.compile(
    # AP-WF-11-13-13 1509GMT<
    r"^[^\S\n]*(?P<source>[A-Za-z]{2,8}(?:-[A-Za-z]{2,4}){0,2})?[- ]?"
    r"(?P<month>\d{1,2})-(?P<day>\d{1,2})-(?P<year>\d{4}|\d\d)"
    r"[ \t]{1,3}(?P<hour>\d\d):?(?P<minute>\d\d)[ \t]?(?P<zone>[A-Za-z]{1,5})?[ \t<]*$"
    # 15:09 11-13-13
    r"|^[^\S\n]*(?P<hour2>\d\d):(?P<minute2>\d\d)[ \t]{1,3}"
    r"(?P<month2>\d\d)-(?P<day2>\d\d)-(?P<year2>\d\d)[ \t<]*$",
    re.MULTILINE,
)
TRAILER_CHARS = 80
RAISED = re.compile(r"\^(?!\d)")
"""What is left of bold type; before a figure it may be a power."""
COPYRIGHT = re.compile(
    r"c\. ?(?:19|20)\d\d\b,? [A-Z]|(?:©|\([cC]\)|Copyright) ?,? ?(?:19|20)\d\d\b"
)
"""What the supplementals have among the header lines: c.2009 New York Times News Service."""
TERMS = re.compile(
    r"\(?(?:For use by|FOR USE BY|For (?:exclusive )?use only|Not for (?:use|sale))\b",
    re.IGNORECASE,
)
HEADER_LINE_ENDS = "<=^"
BROKEN_LINES = 6


def parse(raw: bytes, feed: Feed) -> list[Envelope | ParseError]:
    """Read one file of ANPA-1312 (NAA 89-3): a story, or a stream of them.

    An envelope for each message, or the ParseError of one that is cut. The headline, byline and
    notes of its header lines (`^`) open the copy, a line each. Raises ParseError when no message
    begins in it.
    """
    wire = teleprinter.bare(raw)
    if not STARTS.search(wire):
        detail = "no ANPA header: no transmission number and filing line"
        raise ParseError(Reason.UNKNOWN_FORMAT, detail)
    return teleprinter.documents(
        wire, STARTS_OR_DAMAGED, lambda message: _envelope(message, feed), raw
    )


def looks_like(raw: bytes) -> bool:
    """Whether an ANPA header stands near the beginning."""
    if NOT_A_WIRE.match(raw):
        return False
    head = teleprinter.head_of(raw)
    # Nearly every document has neither SOH nor a line that begins with a number: it costs little.
    may_be = teleprinter.SOH in head or NUMBERED.search(head) is not None
    return may_be and STARTS.search(head) is not None


def _envelope(message: bytes, feed: Feed) -> Envelope:
    """One message as an envelope."""
    head, body, tail, is_closed = _parts(message)
    header = header_of(head.translate(None, b"\x00\x06\x15\x7f").decode("latin-1"))
    text, how = teleprinter.text_of(body)
    trailer = _trailer(tail, in_text=False) or _trailer(text, in_text=True)
    if trailer and trailer.string is text:
        text = text[: trailer.start()]
    is_closed = is_closed or trailer is not None
    if not is_closed:
        teleprinter.refuse_cut(text)
    above, copy, keyword = _parted(text, header)
    rights = [line for line in above if COPYRIGHT.match(line)]
    terms = [line for line in above if TERMS.match(line)]
    return _filled(
        Envelope(
            copy=copy,
            head=tuple(line for line in above if line not in rights and line not in terms),
            copyright_notice="\n".join(rights) or None,
            usage_terms="\n".join(terms) or None,
            transmission=header.number,
            slugline=_with_cycle(header.cycle, header.slug),
            urgency=header.urgency,
            header=header.fields(),
            notes=(*how, *_doubts(header, tail, is_closed=is_closed)),
        ),
        header,
        keyword,
        trailer,
        feed,
    )


def _parts(message: bytes) -> tuple[bytes, bytes, str, bool]:
    """Header, text and trailer of a message, and whether an end of text closes it.

    Where STX was taken out, the header is its lines up to the filing line.
    """
    head, stx, body = message.partition(teleprinter.STX)
    if not stx:
        lines = message.lstrip(b"\n").split(b"\n")
        number = next((at for at, line in enumerate(lines) if re.search(rb"\d{3}", line)), 0)
        filing = next((at for at in range(number + 1, len(lines)) if lines[at].strip()), number)
        head, body = b"\n".join(lines[: filing + 1]), b"\n".join(lines[filing + 1 :])
    body, etx, tail = body.partition(teleprinter.ETX)
    if not etx:
        body, etx, _ = body.partition(teleprinter.EOT)
    trailer = tail.translate(None, teleprinter.CONTROL_BYTES).decode("latin-1")
    return head, body, trailer, bool(etx)


def _trailer(text: str, *, in_text: bool) -> re.Match[str] | None:
    """The last filing time in a text; inside copy only one with its source (AP-WF-) counts."""
    found = None
    for trailer in TRAILER.finditer(text):
        if trailer["source"] or not in_text:
            found = trailer
    return found


def _doubts(header: Header, tail: str, *, is_closed: bool) -> list[str]:
    """What is odd about a message."""
    doubts = []
    if not header.slug:
        doubts.append("the filing line cannot be read")
    if header.priority and header.urgency is None:
        doubts.append(f"priority {header.priority} has no urgency")
    if not is_closed:
        doubts.append("no end of text (ETX)")
    left = TRAILER.sub("", tail).strip()
    if len(left) > TRAILER_CHARS:
        doubts.append(f"{len(left)} characters behind the end of text left out")
    return doubts


def _filled(
    envelope: Envelope,
    header: Header,
    keyword: re.Match[str] | None,
    trailer: re.Match[str] | None,
    feed: Feed,
) -> Envelope:
    """The envelope with what its keyword line and its trailer add."""
    fields = dict(envelope.header)
    if keyword:
        fields["keyword_line"] = keyword[0]
        fields.setdefault("cycle", keyword["cycle"].upper())
        fields.setdefault("words", keyword["words"] or "")
        slug = keyword["slug"].strip()
        envelope.slugline = _with_cycle(keyword["cycle"].upper(), slug)
        if version := TAKE_KEY.search(slug):
            fields["take_key"] = version["after_comma"] or version["key"]
        if keyword["replaces"]:
            envelope.references = (Reference("transmission", keyword["replaces"]),)
    source = (trailer["source"] if trailer else None) or header.service or ""
    if trailer:
        fields["filing_time"] = trailer[0].strip(" \t<")
        envelope.version_created_at = _filed_at(trailer, feed)
        if envelope.version_created_at is None:
            envelope.notes += (f"filing time that cannot be read: {fields['filing_time']}",)
    envelope.agency = next(
        (AGENCIES[sign] for sign in AGENCIES if source.lower().startswith(sign)), None
    )
    envelope.header = {name: fields[name] for name in fields if fields[name]}
    if teleprinter.is_test("\n".join([*envelope.head, envelope.copy]), envelope.slugline):
        envelope.kind = "test"
    return envelope


def _with_cycle(cycle: str | None, slug: str | None) -> str | None:
    return f"{cycle}-{slug}" if cycle and slug else slug


def _filed_at(trailer: re.Match[str], feed: Feed) -> datetime | None:
    """The time of `AP-WF-11-13-13 1509GMT` or `15:09 11-13-13`."""
    part = "2" if trailer["hour2"] else ""
    return teleprinter.filed_at(
        trailer["year" + part],
        int(trailer["month" + part]),
        trailer["day" + part],
        (trailer["hour" + part], trailer["minute" + part]),
        trailer["zone"],
        feed.time_zone,
    )


def _parted(text: str, header: Header) -> tuple[list[str], str, re.Match[str] | None]:
    """The lines above the body, the body, and the keyword line that was among the first.

    A header line begins with `^` and ends with `<` or `=`, on a later line where it was broken,
    or where its line does. Without any, the lines at the margin above the first indented one are.
    """
    titles: list[str] = []
    body: list[str] = []
    lines = text.split("\n")
    for line in _whole_header_lines(lines) if "^" in text else lines:
        if line.startswith("^"):
            parts = [bare for part in line.split("^") if (bare := part.strip(" \t<="))]
            (body if _has_text(body) else titles).extend(parts)
        else:
            bare = RAISED.sub("", line) if "^" in line else line
            body.append(bare.rstrip(" \t<="))
    keyword = keyword_line(titles[0], header) if titles else None
    if not titles:
        titles, body = _at_the_margin(body)
    if not (header.format or "").endswith("DC2"):
        body = teleprinter.paragraphs(body, is_body=bool(titles))
    return titles[1 if keyword else 0 :], "\n".join(body).strip("\n"), keyword


def _at_the_margin(lines: list[str]) -> tuple[list[str], list[str]]:
    """The title lines above a body that is indented, and the body; no title where none is."""
    lines = "\n".join(lines).strip("\n").split("\n")
    end = next((n for n, line in enumerate(lines) if line[:1].isspace()), 0)
    titles = lines[:end]
    if not 0 < end <= TITLE_LINES or any(line.rstrip().endswith(".") for line in titles):
        return [], lines
    return [line for line in titles if line.strip()], lines[end:]


def _has_text(lines: list[str]) -> bool:
    return any(line.strip() for line in lines)


def _whole_header_lines(lines: list[str]) -> list[str]:
    """The lines, those of a header line (`^Eds: ...<`) that was broken joined."""
    whole: list[str] = []
    at = 0
    while at < len(lines):
        end = _header_line_end(lines, at) if lines[at].startswith("^") else at
        whole.append(
            " ".join(line.strip() for line in lines[at : end + 1]) if end > at else lines[at]
        )
        at = end + 1
    return whole


def _header_line_end(lines: list[str], at: int) -> int:
    """Where the header line that begins at `at` ends; there, if no line below closes it."""
    for end in range(at, min(at + BROKEN_LINES, len(lines))):
        if end > at and (not lines[end].strip() or lines[end].startswith(("^", "\t", "   "))):
            return at
        if lines[end].rstrip().endswith(tuple(HEADER_LINE_ENDS)):
            return end
    return at
