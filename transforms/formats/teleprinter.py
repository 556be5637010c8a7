"""What the text wires share: control bytes, parity, broken lines, filing times, test messages."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

from schemas import Reason
from transforms.encoding import decode
from transforms.formats.teleprinter_faults import CutError, Places, settled
from transforms.source import Envelope, ParseError
from transforms.times import ZONE_HOURS

SOH, STX, ETX, EOT = b"\x01", b"\x02", b"\x03", b"\x04"
CONTROL_BYTES = bytes(b for b in range(32) if b not in b"\t\n") + b"\x7f"
PARITY_BYTES = 4000
HEAD_BYTES = 3000
EVEN_BYTES = bytes(byte for byte in range(256) if byte.bit_count() % 2 == 0)
SEVEN_BITS = bytes(byte & 0x7F for byte in range(256))

# Control bytes written out, as systems do that store only what can be seen: ^V^V^A, <SOH>, [STX].
# `^B` and `^C` are control bytes only where no header line (^By ANN LEE=) begins with them.
NAMES = {b"SOH": SOH, b"STX": STX, b"ETX": ETX, b"EOT": EOT, b"ENQ": b"\x05", b"SYN": b"\x16",
         b"DC1": b"\x11", b"DC2": b"\x12", b"DC3": b"\x13", b"DC4": b"\x14", b"US": b"\x1f",
         b"DEL": b"", b"NUL": b"", b"CR": b"", b"LF": b"", b"HT": b"\t"}  # fmt: skip
NAMED = re.compile(rb"[<\[](" + b"|".join(NAMES) + rb")[>\]]")
PICTURES = re.compile(rb"\xe2\x90([\x80-\xa0])")
CARETS = (
    (re.compile(rb"\^E(?=\^E|[A-Z ]{1,30}$)", re.MULTILINE), b"\x05"),
    (re.compile(rb"\^V(?=\^[VA])"), b"\x16"),
    (re.compile(rb"\^A(?=[A-Za-z]{1,4}\d{3})"), SOH),
    (re.compile(rb"\^_"), b"\x1f"),
    (re.compile(rb"(?<=[a-z0-9] )\^([ST])\^([QR])|(?<=[a-z0-9])\^([ST])\^([QR])"), b"\x13\x11"),
    (re.compile(rb"^\^B(?=\^|$)", re.MULTILINE), STX),
    (
        re.compile(rb"^\^C(?=\s*(?:[A-Z]{2,4}-[A-Z-]{0,4}\d\d-\d|\d{6}\s|\^D|\Z))", re.MULTILINE),
        ETX,
    ),
    (re.compile(rb"^\^D$", re.MULTILINE), EOT),
    (re.compile(rb"\^M$", re.MULTILINE), b""),
)

# What is typesetting, not text: an instruction between SCD and ECD (ANPA-1312), and the escape
# sequences that name a character set (IPTC 7901, annex C).
INSTRUCTIONS = re.compile(rb"\x0c[^\x0b\x0c\n]{0,80}\x0b|\x1b[\x20-\x2f]{1,2}[\x30-\x7e]")

FULL_LINE = 0.6
NEARLY_FULL = 0.8
NARROWEST, WIDEST = 40, 100
MOST_MESSAGES = 20_000
LETTERS = re.compile(rb"[A-Za-z]{3}")
TELEX_START = re.compile(rb"\A\s*ZCZC[^\n]{0,40}\n")
COLUMNS = re.compile(r"\S {2,}\S")
BEGINS_ANEW = tuple("=_-*(|#+<")
INITIALS = re.compile(
    r"dpa(?:[-/]\w{2,8})?(?: [a-z]{1,4}\d?){1,8}\s*\Z|PTI(?: [A-Z]{2,5}){1,5}\s*\Z"
)
"""The initials that close the copy of some, on a line of their own."""
HYPHENATED = re.compile(r"[^\W\d_]-\Z")

CENTURY_FROM = 70
"""ANPA-1312 and IPTC 7901 are of 1979; a year of two digits from 70 on is of that century."""

FINISHED = re.compile(r"(?:[.!?\"')\]<>=_*\d-]|\A)\s*\Z")
TESTS = re.compile(
    r"\W*(?:(?:THIS IS )?A? ?(?:LINE |WIRE |SERVICE )?TEST\b\W*(?:TEST\b|MESSAGE|ONLY|\Z)|TESTING\b"
    r"\W*(?:TESTING\b|\d)|(?:HEARTBEAT|KEEP[ -]?ALIVE|LINE CHECK|CHANNEL CHECK"
    r"|CIRCUIT (?:CHECK|TEST))"
    r"\b)|.{0,300}\bQUICK BROWN FOX\b|(?:\W*RYRY|\W*RY\b){2}",
    re.IGNORECASE | re.DOTALL,
)
TEST_CHARS = 600


def bare(raw: bytes) -> bytes:
    """The bytes of a wire: parity off, line breaks as LF, control bytes that were written out."""
    if _has_parity(raw[:PARITY_BYTES]):
        raw = raw.translate(SEVEN_BITS)
    raw = settled(raw)
    if SOH in raw or not (b"SOH" in raw or b"STX" in raw or b"^" in raw or b"\xe2\x90" in raw):
        return raw
    raw = NAMED.sub(lambda name: NAMES[name[1]], raw)
    raw = PICTURES.sub(lambda sign: bytes([sign[1][0] - 0x80]), raw)
    for written, byte in CARETS:
        raw = written.sub(byte, raw)
    return raw


@lru_cache(maxsize=1)
def head_of(raw: bytes) -> bytes:
    """The bytes of a wire near its beginning: what three formats are known by."""
    return bare(raw[:HEAD_BYTES])


def _has_parity(head: bytes) -> bool:
    """Whether the eighth bit of each byte is a parity bit: even, odd or always set."""
    if head.isascii():
        return False
    odd = len(head.translate(None, EVEN_BYTES))
    return odd in (0, len(head)) or min(head) >= 0x80


def documents(
    wire: bytes, starts: re.Pattern[bytes], read: Callable[[bytes], Envelope], raw: bytes
) -> list[Envelope | ParseError]:
    """What `read` makes of each message of a wire, from one start to the next, in their order.

    `wire` is what is `bare` of the file that came, `raw`. One of several that cannot be read is a
    ParseError in its place. Empty where none begins. Raises ParseError for more messages than a
    day has: such a file is made to hurt.
    """
    at = [start.start() for start in islice(starts.finditer(wire), MOST_MESSAGES + 1)]
    if len(at) > MOST_MESSAGES:
        raise ParseError(Reason.TOO_LARGE, f"more than {MOST_MESSAGES} messages in a file")
    if not at:
        return []
    places = Places(wire, raw)
    found = [_read(wire[start:end], end, read, places) for start, end in pairwise([*at, len(wire)])]
    if len(found) == 1 and isinstance(found[0], ParseError):
        raise found[0]
    noise = TELEX_START.sub(b"", wire[: at[0]])
    if isinstance(found[0], Envelope) and LETTERS.search(noise):
        found[0].notes = (f"{len(noise)} bytes before the first message", *found[0].notes)
    return found


def _read(
    message: bytes, end: int, read: Callable[[bytes], Envelope], places: Places
) -> Envelope | ParseError:
    try:
        return read(message)
    except CutError as error:
        return error.at(places.of(end))
    except ParseError as error:
        return error


def text_of(part: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a part of a message, and notes on how it was read.

    Control bytes and typesetting instructions are gone. Raises ParseError as `decode` does.
    """
    part = INSTRUCTIONS.sub(b"", part).replace(b"\x10", b" ")
    try:
        return decode(part.translate(None, CONTROL_BYTES))
    except ParseError as error:
        raise error.at(None) from None  # its place in a part of the message


def paragraphs(lines: list[str], *, is_body: bool = False) -> list[str]:
    """The lines with those of one paragraph joined, and a blank line before each indented one.

    Joined where the wire breaks lines: where it indents paragraphs, or where no title stands
    among the lines (`is_body`) and a full one goes on in lower case, or all are in capitals.
    Tables keep their lines.
    """
    widest = max((len(line.strip()) for line in lines), default=0)
    is_broken = widest <= WIDEST and (
        any(_is_indented(line) for line in lines) or (is_body and _breaks(lines, widest))
    )
    joined: list[list[str]] = []
    before = ""
    for line in lines:
        if is_broken and joined and _goes_on(before, line, widest):
            joined[-1].append(line.strip())
        else:
            joined.append([f"\n{line}" if joined and _is_indented(line) else line])
        before = line
    return [parts[0] if len(parts) == 1 else _one_line(parts) for parts in joined]


def _breaks(lines: list[str], widest: int) -> bool:
    return widest >= NARROWEST and any(
        (
            following[:1].islower()
            or (line.isupper() and following.isupper())
            # In German a line may go on with a noun: what is full and ends in a word has no end.
            or (len(line.strip()) >= widest * NEARLY_FULL and _ends_in_a_word(line, following))
        )
        and _goes_on(line, following, widest)
        for line, following in pairwise(lines)
    )


def _ends_in_a_word(line: str, following: str) -> bool:
    return line.rstrip()[-1:].isalpha() and following[:1].isalpha()


def _is_indented(line: str) -> bool:
    return line.startswith(("\t", "  ")) and not line.isspace()


def _goes_on(line: str, following: str, widest: int) -> bool:
    """Whether the paragraph of a line goes on in the next: the first is full, none a table's."""
    if not following.strip() or following[0].isspace() or following.startswith(BEGINS_ANEW):
        return False
    if following.startswith(("dpa", "PTI")) and INITIALS.match(following):
        return False
    bare_line = line.strip()
    return len(bare_line) >= widest * FULL_LINE and not (
        COLUMNS.search(bare_line) or COLUMNS.search(following.strip())
    )


def _one_line(parts: list[str]) -> str:
    """The parts of a paragraph in one line; one that was broken at a hyphen has no space there."""
    ends = ["" if HYPHENATED.search(part[-2:]) else " " for part in parts[:-1]]
    return "".join(part.rstrip() + end for part, end in zip(parts, [*ends, ""], strict=True))


def filed_at(
    year: str, month: int, day: str, clock: tuple[str, str], zone: str | None, feed_zone: str
) -> datetime | None:
    """A filing time in UTC; None where there is no such day, or nobody knows the zone.

    Without a zone it is local to the feed.
    """
    zone = (zone or "").upper()
    if zone and zone not in ZONE_HOURS:
        return None
    full = (
        int(year) if len(year) == 4 else int(year) + (1900 if int(year) >= CENTURY_FROM else 2000)
    )
    local = timezone(timedelta(hours=ZONE_HOURS[zone])) if zone else ZoneInfo(feed_zone)
    try:
        return datetime(
            full, month, int(day), int(clock[0]), int(clock[1]), tzinfo=local
        ).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def refuse_cut(text: str) -> None:
    """Raise CutError for the text of a message that nothing closes, and that stops short."""
    if not FINISHED.search(text):
        detail = f"no end of text, and it stops short: {text[-40:].strip()!r}"
        raise CutError(Reason.TRUNCATED, detail)


def is_test(text: str, slug: str | None = None) -> bool:
    """Whether a message only tests the line: no text, TEST TEST TEST, the quick brown fox."""
    text = " ".join(text.strip()[: 2 * TEST_CHARS].split())
    if not text:
        return True
    is_short = len(text) <= TEST_CHARS
    return is_short and bool(TESTS.match(text) or (slug and TESTS.fullmatch(slug)))
