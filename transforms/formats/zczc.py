"""ZCZC ... NNNN: the frame of telex, and the coded lines that AAP and its suppliers put in it."""

import re
from typing import NamedTuple

from schemas import Reason
from transforms.formats import iptc_7901, teleprinter
from transforms.source import Envelope, Feed, ParseError

STARTS = re.compile(rb"^[^\w\n]{0,12}(?:ZCZC|zczc)(?![\w-])[^\n]{0,80}$", re.MULTILINE)
STARTS_WITHIN = 400
START_LINE = re.compile(r"\W*ZCZC[ \t]*", re.IGNORECASE)
END = re.compile(r"^\W*NNNN\W*$|(?<=[ \t])NNNN\W*\Z", re.MULTILINE | re.IGNORECASE)
CHANNEL_NUMBER = re.compile(r"([A-Za-z]{1,6}[ \t-]?\d{1,5})(?!\S)[ \t]*")
# PTI and UNI: a line of services (PRI GEN NAT), a line of bureau and number (.NEWDELHI DEL12).
SERVICES = re.compile(r"(?:[A-Z]{3,4} ){1,6}[A-Z]{3,4}")
BUREAU = re.compile(r"\.(?P<bureau>[A-Z][A-Z ]{2,25}) (?P<number>[A-Z]{2,4} ?\d{1,4})\b.{0,20}")
INDIAN = re.compile(r"\b(PTI|UNI)\b")
ROUTING_LINES = 2

# Copy in capitals shows by no small letter where a line goes on; behind its dateline none is title.
CAPITALS_DATELINE = re.compile(r"\s*[A-Z][A-Z .,'/-]{2,60}\d{0,2} ?(?:\([A-Z/ ]{2,20}\) ?)?-{1,2} ")

# AAP's racing desk: YY FORM RFG, then one or two labelled titles.
RACING_ROUTE = re.compile(r"YY [A-Z\d][A-Z\d ]{1,40}")
RACING_TITLE = re.compile(
    r":?(?P<label>SPORT -|POTTED :|RACING :|PREMIERSHIP :)\s*(?P<text>.{1,120})"
)

CODES = frozenset("$:=^*&+@~#%")
TELLING = frozenset("$:^#")
"""The codes of category, slug and headline: without any, such lines are copy."""
GENERAL = {"$": "category", ":": "slugline", "=": "take_key", "^": "headline", "*": "format",
           "&": "service", "+": "subject", "@": "located", "~": "genre", "%": "type"}  # fmt: skip
"""What a code at the beginning of a line means in results and most other AAP copy."""
BROADCAST = GENERAL | {
    "%": "category",
    "#": "slugline",
    "$": "headline",
    ":": "take_key",
    "*": "subject",
}
PAGES = GENERAL | {"#": "slugline", "@": "take_key", ":": "headline"}
RELEASE = GENERAL | {":": "headline"}


class Coded(NamedTuple):
    """The coded lines of a message, by code, and the lines behind them."""

    values: dict[str, str]
    rest: list[str]


def parse(raw: bytes, feed: Feed) -> list[Envelope | ParseError]:
    """Read one file of messages framed by ZCZC and NNNN; the NNNN may be missing.

    An envelope for each. Lines that begin with a code (`#slug`, `^headline`) are its header;
    where there are none, slug and headline stand in the copy. Raises ParseError when there is
    no ZCZC.
    """
    found = teleprinter.documents(teleprinter.bare(raw), STARTS, _envelope, raw)
    if not found:
        raise ParseError(Reason.UNKNOWN_FORMAT, "no line that begins with ZCZC")
    return found


def looks_like(raw: bytes) -> bool:
    """Whether the first line is a ZCZC that frames no other format."""
    head = teleprinter.head_of(raw)
    found = STARTS.search(head, 0, STARTS_WITHIN)
    if not found or teleprinter.LETTERS.search(head[: found.start()]):
        return False
    return not iptc_7901.looks_like(raw)


def _envelope(message: bytes) -> Envelope:
    """One message as an envelope."""
    text, notes = teleprinter.text_of(message)
    framed, end, behind = _framed(text)
    start, _, rest = framed.partition("\n")
    number = CHANNEL_NUMBER.match(start := START_LINE.sub("", start, count=1).strip())
    fields = {"routing": start[number.end() :] if number else start}
    lines = [line.rstrip() for line in rest.strip("\n").split("\n")]
    coded = _coded(lines)
    envelope = Envelope(
        transmission=number[1] if number else None,
        notes=(*notes, *([] if end else ["no NNNN"])),
    )
    if coded.values.keys() & TELLING:
        _set_coded(envelope, coded, fields)
    else:
        envelope.copy = _telex(lines, envelope, fields)
    if len(behind.strip()) > 40:
        envelope.notes += (f"{len(behind.strip())} characters behind NNNN left out",)
    envelope.header = {name: value for name, value in fields.items() if value}
    if teleprinter.is_test(envelope.copy, envelope.slugline or envelope.headline):
        envelope.kind = "test"
    return envelope


def _framed(text: str) -> tuple[str, str, str]:
    """A message up to NNNN, the NNNN, and what stands behind it."""
    end = END.search(text)
    return (text[: end.start()], end[0], text[end.end() :]) if end else (text, "", "")


def _coded(lines: list[str]) -> Coded:
    """The coded lines that open a message; blank lines may stand among them."""
    values: dict[str, str] = {}
    for at, line in enumerate(lines):
        if RACING_TITLE.fullmatch(line) or (line and line[0] not in CODES):
            return Coded(values, lines[at:])
        if line and line[0] in values and line[0] != "+":  # a list: the copy has begun
            return Coded(values, lines[at:])
        if line:
            values[line[0]] = f"{values.get(line[0], '')} {line[1:].strip()}".strip()
    return Coded(values, [])


def _meanings(values: dict[str, str]) -> dict[str, str]:
    """What the codes mean: they differ between desks, and which are used tells whose they are."""
    if "#" in values:
        # The broadcast desk heads its copy by $, where the others put a letter of category.
        return BROADCAST if len(values.get("$", "")) > 1 else PAGES
    return GENERAL if values.keys() & set("^=*+~@") else RELEASE


def _set_coded(envelope: Envelope, coded: Coded, fields: dict[str, str]) -> None:
    """Set what the coded lines declare, and the copy behind them."""
    meanings = _meanings(coded.values)
    told = {meanings.get(code, f"code {code}"): value for code, value in coded.values.items()}
    envelope.slugline = told.pop("slugline", None) or None
    envelope.headline = told.pop("headline", None) or None
    envelope.located = told.pop("located", None) or None
    envelope.genre = told.pop("genre", None) or None
    envelope.subjects = tuple(told.pop("subject", "").split())
    fields.update(told)
    is_table = told.get("format", "").upper() == "T"
    envelope.is_body = envelope.headline is not None
    envelope.copy = _joined(coded.rest, is_table=is_table, is_body=envelope.is_body)


def _telex(lines: list[str], envelope: Envelope, fields: dict[str, str]) -> str:
    """The copy of a message without codes; lines of routing above it go to the header."""
    if lines and RACING_ROUTE.fullmatch(lines[0]):
        fields["racing"], *lines = lines
    if "racing" in fields or (lines and RACING_TITLE.fullmatch(lines[0])):
        return _joined(_after_racing_titles(lines, envelope), is_table=True)
    for at, line in enumerate(lines[:ROUTING_LINES]):
        if bureau := BUREAU.fullmatch(line.strip()):
            fields["services"] = " ".join(before.strip() for before in lines[:at])
            fields["bureau"] = bureau["bureau"]
            envelope.transmission = bureau["number"]
            envelope.agency = next(reversed(INDIAN.findall("\n".join(lines[at + 1 :]))), None)
            return _joined(lines[at + 1 :])
        if not SERVICES.fullmatch(line.strip()):
            break
    body = next((at for at, line in enumerate(lines) if CAPITALS_DATELINE.match(line)), len(lines))
    return f"{_joined(lines[:body])}\n{_joined(lines[body:], is_body=True)}".strip("\n")


def _after_racing_titles(lines: list[str], envelope: Envelope) -> list[str]:
    """The lines behind the labelled titles of the racing desk, which are set."""
    titles: list[str] = []
    while lines and (title := RACING_TITLE.fullmatch(lines[0])):
        titles.append(title["text"].strip())
        lines = lines[1:]
    if titles:
        envelope.headline = titles[-1]
        envelope.slugline = titles[0] if titles[1:] else None
        envelope.is_body = True
    return lines


def _joined(lines: list[str], *, is_table: bool = False, is_body: bool = False) -> str:
    """The lines as copy; a table keeps its lines."""
    joined = lines if is_table else teleprinter.paragraphs(lines, is_body=is_body)
    return "\n".join(joined).strip("\n")
