"""Slugs of the ANPA-1312 wires: AP, UPI, Kyodo and the supplementals of newspapers.

`BC-Town-Fire, 2nd Ld-Writethru, a0456,0345`: cycle and slug, then the version, the number of
the item that it replaces, the word count. "The slug must be repeated in exactly the same form on
all subsequent leads": what changes from lead to lead is taken off, `BC-Town-Fire` stays.
"""

import re

from transforms.agencies.agency import Mark, Rule, lead_of, says

SLUG = re.compile(r"(?:BC|AM|PM)-(?!FM\b)(?:[^\sa-z]|\S+\Z)")
"""A line that can only be a slug: it begins with its cycle, both, morning or afternoon papers."""
_BEFORE = r"(?:,\s*|(?<=[\w.')])-{1,3}|\s+|\A)"
_NTH = r"(?P<n>\d{1,2})\s?(?:st|nd|rd|th)"
LD = re.compile(
    rf"{_BEFORE}{_NTH}[\s-]{{0,2}}(?P<word>Ld|Lead)\b"
    r"(?P<through>[\s-]{0,3}Write-?thr(?:u|ough))?(?:-ABRIDGED)?\Z",
    re.IGNORECASE,
)
PART = re.compile(rf"{_BEFORE}(?:Ld-)?{_NTH}[\s-](?P<what>Add|Take)\Z", re.IGNORECASE)
TAKES = re.compile(r"(?:,\s*|(?<=\w)-|\s+)\(?(?P<takes>[2-9])[ -]?takes\)?\Z", re.IGNORECASE)
WRITETHRU = re.compile(r"(?:,\s*|(?<=\w)-|\s+|\A)\(?Write-?thr(?:u|ough)\)?\Z", re.IGNORECASE)
NUMBER = re.compile(r",\s*[a-zA-Z]{0,2}\d{3,5}\Z")
BUDGET = re.compile(r"(?:,\s*|\s+|\A)(?:Bjt|BJT|Optional|OPTIONAL)\Z")
ABRIDGED = re.compile(r"(?:\s*,\s*(?i:Abridged)|(?:\s+|-|\A)ABRIDGED)\Z")
ADVANCE = re.compile(r"(?:\s*,\s*|\s+|\A)\$?Adv ?\d{1,2}\Z", re.IGNORECASE)
"""Sent ahead, for the day of that number: `$Adv01`, `For Release Sunday, March 1`."""
RELEASE = re.compile(r"For Release (?=[A-Z])[^()]{4,60}\Z", re.IGNORECASE)
STATUS = re.compile(
    r"(?:,\s*|(?<=\w)-{1,3}|\s+)(?:(?P<flash>Urgent|NewsAlert|Bulletin|Flash)"
    r"|(?P<correction>Correction|Corrective|Corrected|Clarification)"
    r"|(?P<kill>(?:Mandatory |Bulletin |Story )?Kill)|(?P<withheld>Withhold)"
    r"|(?P<advisory>(?<=, )Advisory|(?<=[,-])Advisory))\Z",
    re.IGNORECASE,
)
"""`BC-AP News Advisory` names the advisory: there the word is a part of the slug."""


def is_slug(line: str) -> bool:
    """Whether a line can only be a slug."""
    return SLUG.match(line) is not None


def _ld(found: re.Match[str]) -> Mark | None:
    """`1st Ld-Writethru`; none for a headline that ends `his 2nd lead`."""
    n = int(found["n"])
    certain = found["word"].lower() == "ld" or found["through"] or _stands_apart(found)
    if not (n and certain):
        return None
    return lead_of("{nth} Ld-Writethru" if found["through"] else "{nth} Ld", n)


def _part(found: re.Match[str]) -> Mark | None:
    """`1st Add` is the second take, as `2nd Take` is."""
    if not _stands_apart(found):
        return None
    return Mark(take=int(found["n"]) + (found["what"].lower() == "add"))


def _takes(found: re.Match[str]) -> Mark | None:
    return Mark(takes=int(found["takes"])) if is_slug(found.string) else None


def _status(found: re.Match[str]) -> Mark | None:
    """`BC-Town-Fire, Kill`; none for a headline that ends in the word."""
    if not is_slug(found.string):
        return None
    kind = next(name for name, text in found.groupdict().items() if text)
    return Mark(kind=kind, label=found["flash"].upper() if kind == "flash" else None)


def _abridged(_: re.Match[str]) -> Mark:
    """A shorter version for those who have less room: a story beside the full one."""
    return Mark(genre="abridged")


def _stands_apart(found: re.Match[str]) -> bool:
    """Whether a marker stands alone, behind a comma, or in a slug: not behind a headline."""
    return not found.start() or found[0].lstrip()[:1] == "," or is_slug(found.string)


TRAILING: tuple[Rule, ...] = (
    (LD, _ld),
    (PART, _part),
    (TAKES, _takes),
    (WRITETHRU, lambda found: lead_of("Writethru", 1) if _stands_apart(found) else None),
    (NUMBER, lambda found: Mark() if is_slug(found.string) else None),
    (BUDGET, says()),
    (ADVANCE, says()),
    (RELEASE, lambda found: Mark(embargoed=True, note=found[0])),
    (ABRIDGED, _abridged),
    (STATUS, _status),
)
