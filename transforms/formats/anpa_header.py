"""The header of an ANPA-1312 message: transmission number, filing line, slug."""

import re
from typing import NamedTuple

URGENCY = {"f": 1, "b": 2, "u": 3, "r": 4, "d": 5}
"""Flash, bulletin, urgent, regular, deferred. Others (a, s, w, h) hold copy, and rank nothing."""
HEADER_CHARS = 1000
SLUG_COLUMNS = 24

SEPARATOR = r"(?:\x1f|\x1e| US |[ \t])?"
NUMBER_LINE = re.compile(
    r"^[^\w\n]{0,12}(?P<number>[A-Za-z]{1,2}\d{3,5})"
    + SEPARATOR
    + r"(?P<service>[A-Za-z_][\w-]{0,15})?\W{0,4}$",
    re.MULTILINE,
)
DESTINATIONS = re.compile(r"^\W*([A-Z]{1,2}(?: [A-Z]{1,2}){0,20})[^\w\n]*$", re.MULTILINE)
# A digit or letter of noise may stand before the priority (nnu f).
FILING_LINE = re.compile(
    r"[^\w\n(*<]*(?:(?:[a-z]{0,3}(?P<priority>[a-z])|(?P<upper>[A-Z])) (?P<category>[A-Za-z0-9])"
    r"(?:(?![A-Za-z0-9-])|(?=(?:AM|PM|BC|AP)-)))?"
    r"[ \t]*(?P<format>[\x11-\x14]{0,3})[ \t]*(?P<slug>[^\n]{0,200})"
)
DATE_AND_WORDS = re.compile(
    r"\s*(?:(?P<glued>(?:0\d|1[0-2])-[0-3]\d)|(?<=\s)(?P<on>\d{1,2}-\d{1,2}))"
    r"(?:\s{1,9}(?P<words>\d{1,5}))?\s*\Z"
    r"|\s{2,9}(?P<only_words>\d{4})\s*\Z"
)
CYCLE = re.compile(r"(?P<cycle>AM|PM|BC|AP)-(?=\S)", re.IGNORECASE)
# AP parts keyword and version by a comma (Storm,1st Ld-Writethru); a comma of Reuters is text.
TAKE_KEY = re.compile(
    r"(?<!\d),(?!-)\s*(?P<after_comma>.+)\Z"
    r"|(?<=[\w.)>])[ -]*(?P<key>(?:\d(?:st|nd|rd|th)[ -]?(?:ld|lead|add|sub|insert|take)|\*{3}"
    r"|\(?(?:scheduled|embargoed|writethr|news-a|corrected|urgent)|take \d|bjt\b|adv ?\d).*)\Z",
    re.IGNORECASE,
)
KEYWORD_LINE = re.compile(
    r"(?P<cycle>AM|PM|BC|AP)-(?P<slug>[^,]{1,80}(?:,[^,]{1,60}){0,4}?)"
    r"(?:,\s*(?P<replaces>[a-z]\d{4}))?(?:,\s*(?P<words>\d{2,5}))?\Z",
    re.IGNORECASE,
)
KEYWORD_CHARS = 8


class Header(NamedTuple):
    """What the header of a message says; None where it does not.

    `slug` has its markers at the end, and is without the cycle (AM, PM, BC); `take_key` is the
    part of it that tells one lead or take from another.
    """

    number: str | None = None
    service: str | None = None
    destinations: str | None = None
    priority: str | None = None
    category: str | None = None
    format: str | None = None
    cycle: str | None = None
    slug: str | None = None
    take_key: str | None = None
    transmitted_on: str | None = None
    words: str | None = None

    @property
    def urgency(self) -> int | None:
        """1 for flash to 5 for deferred; None for a priority that only holds copy."""
        return URGENCY.get(self.priority or "")

    def fields(self) -> dict[str, str]:
        """What an envelope has no field for, by name; what is not declared is left out."""
        told = self._asdict()
        return {name: told[name] for name in told if told[name] and name not in ("number", "slug")}


def header_of(text: str) -> Header:
    """The header of a message, from its first byte to STX: destinations, number, filing line.

    As the standard writes it (`SYN SYN SOH a0001 US _asian CR LF u i DC3 DC1 BC-Slug,1st Ld
    11-13 0430`), and with parts or control bytes missing.
    """
    text = text[:HEADER_CHARS]
    number = NUMBER_LINE.search(text)
    before, after = (text[: number.start()], text[number.end() :]) if number else ("", text)
    sent_to = DESTINATIONS.search(before)
    filing = FILING_LINE.match(after.lstrip("\r\n\t "))
    header = Header(
        number=number["number"] if number else None,
        service=number["service"] if number else None,
        destinations=sent_to[1] if sent_to else None,
    )
    return _with_filing(header, filing) if filing else header


def _with_filing(header: Header, filing: re.Match[str]) -> Header:
    """The header with what its filing line says: priority, category, slug, date and words."""
    text = filing["slug"].rstrip()
    tail = DATE_AND_WORDS.search(text)
    cycle, slug = _cycle_and_slug(text[: tail.start()] if tail else text)
    found = TAKE_KEY.search(slug)
    priority = filing["priority"] or filing["upper"]
    return header._replace(
        priority=priority.lower() if priority else None,
        category=filing["category"],
        format=" ".join(f"DC{ord(code) - 0x10}" for code in filing["format"]) or None,
        cycle=cycle,
        slug=slug or None,
        take_key=(found["after_comma"] or found["key"]) if found else None,
        transmitted_on=(tail["glued"] or tail["on"]) if tail else None,
        words=(tail["words"] or tail["only_words"]) if tail else None,
    )


def _cycle_and_slug(text: str) -> tuple[str | None, str]:
    """AM, PM or BC, and the slug behind it; a slug that overran its 24 columns is mended."""
    text = text.strip(" \t\x00-\x1f")
    head, rest = text[:SLUG_COLUMNS], text[SLUG_COLUMNS:]
    if rest.startswith(" ") and (rest[1:2] == "*" or head.count("(") > head.count(")")):
        text = head + rest[1:]
    cycle = CYCLE.match(text)
    return (cycle["cycle"].upper(), text[cycle.end() :]) if cycle else (None, text)


def keyword_line(line: str, header: Header) -> re.Match[str] | None:
    """The keyword line of AP (`AM-Storm, 1st Ld-Writethru, a0401,0450`): the slug, once more.

    The slug of the header has 24 columns, and may be cut; the keyword line is whole.
    """
    found = KEYWORD_LINE.match(line) if len(line) <= 200 else None
    if not found or not header.slug:
        return found
    said, again = _letters(header.slug), _letters(found["slug"])
    alike = min(len(said), len(again), KEYWORD_CHARS)
    return found if said[:alike] == again[:alike] else None


def _letters(slug: str) -> str:
    """The letters and figures of a slug up to its version."""
    return "".join(filter(str.isalnum, slug.partition(",")[0].casefold()))
