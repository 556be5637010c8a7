"""Reuters of 1987: the slugs and titles of its ANPA-1312 wire to North America.

`AM-GULF-1STLD-(WRITETHROUGH)`, `BC-******GRAIN-BOARD` for a snap, `BC-(CORRECTED)---MILL`,
`CORRECTED - MILL SEES LOSS` as title. The keyword field breaks after 24 characters, in the
middle of a word too: `-*** *URGENT`, `(NEWS-A NALYSIS)`.
"""

import re

from transforms.agencies.agency import Mark, Rule, genre, lead_of, says

_CYCLE = r"(?<=\A[ABP][CM]-)"
SNAP = re.compile(r"\A[ABP][CM]-\*{4,8}\Z|(?:\A|(?<=\A[ABP][CM]-))\s?\*{4,8}-?\s?")
"""Asterisks rank a snap; they stand before its title, and behind the cycle of its slug."""
SPOTLIGHT = re.compile(rf"{_CYCLE}/-?")
CORRECTED = re.compile(rf"{_CYCLE}\(?(?:CORRECT(?:ED|ION|ING|S)?|REFILED?)\)?-{{1,3}}")
REPEATED = re.compile(rf"{_CYCLE}\(?(?:RPT|REPEAT(?:ED|ING)?)\)?-{{1,3}}")
EMBARGOED = re.compile(rf"(?={_CYCLE}embargoed-for-)", re.IGNORECASE)

_TITLE_ENDS = r"(?:\s*\)\s*-{0,3}\s*|\s*\)?\s?-{1,3}\s?|\s*:\s+)"
TITLE_CORRECTED = re.compile(rf"(?:\(\s?)?(?:CORRECT(?:ED|ION|ING|S)?|REFILED?){_TITLE_ENDS}")
TITLE_REPEATED = re.compile(rf"(?:\(\s?)?RPT{_TITLE_ENDS}|REPEAT(?:ED|ING)?\s+-{{1,3}}\s+")
"""`REPEAT-OFFENDERS` are none."""
TITLE_UPDATED = re.compile(r"UPDATE - (?=[A-Z<\"])")
TITLE_GENRE = re.compile(
    r"(?P<genre>TALKING POINT|FINANCIAL SPOTLIGHT|SPOTLIGHT|NEWS ANALYSIS|REUTER FEATURE)"
    r"\s?/\s?(?=\S)"
)
"""No `ANALYSIS/`: that is a company's name."""


def broken(words: str) -> str:
    """A pattern of words that a line break, made a space, may stand in."""
    return " ?".join(re.escape(letter) for letter in words)


_BEFORE = r"(?:\s*-{1,3}\s?|\s+|(?<=\w)(?=[(*]))"
_URGENT = rf"\*{{1,3}} ?\*{{0,2}} ?{broken('URGENT')}"
_WRITETHROUGH = rf"\(?{broken('WRITETHR')} ?(?:O ?U ?G ?H|U)\)?"
LD = re.compile(
    rf"{_BEFORE}(?P<n>\d{{1,2}}) ?(?:S ?T|N ?D|R ?D|T ?H) ?L ?D"
    rf"(?:-?\s?{_URGENT})?(?:-?\s?{_WRITETHROUGH})?\Z"
)
"""`-2NDLD***URGENT` is the second lead, moved as urgent."""
URGENT = re.compile(rf"{_BEFORE}(?:{_URGENT}|\({broken('URGENT')}\))\Z")
EMBARGO = re.compile(rf"{_BEFORE}\(?{broken('EMBARGOED')}\)?\Z")
SCHEDULED = re.compile(rf"{_BEFORE}\(?{broken('SCHEDULED')}\)?\Z")
WRITETHROUGH = re.compile(rf"{_BEFORE}{_WRITETHROUGH}\Z")
_GENRES = "|".join(map(broken, ("NEWS-ANALYSIS", "ANALYSIS", "FEATURE", "INTERVIEW", "PROFILE")))
GENRE = re.compile(rf"{_BEFORE}\((?P<genre>{_GENRES})\)\Z")
TAKES = re.compile(r"(?:---?|-)\((?P<takes>[2-9])[- ]takes?\)?\Z", re.IGNORECASE)


def _genre(found: re.Match[str]) -> Mark:
    """The genre in one piece: `NEWS-A NALYSIS` is broken by the width of the field."""
    return Mark(genre=found["genre"].replace(" ", "").replace("-", " ").lower())


INSIDE: tuple[Rule, ...] = (
    (SNAP, says(kind="flash")),
    (SPOTLIGHT, says()),
    (CORRECTED, says(kind="correction")),
    (REPEATED, says(kind="repeat")),
    (EMBARGOED, lambda _: Mark(embargoed=True)),
)
LEADING: tuple[Rule, ...] = (
    (TITLE_CORRECTED, says(kind="correction")),
    (TITLE_REPEATED, says(kind="repeat")),
    (TITLE_UPDATED, says(label="UPDATE", ordinal=1)),
    (TITLE_GENRE, genre),
)
TRAILING: tuple[Rule, ...] = (
    (LD, lambda found: lead_of("{nth} LD", int(found["n"]))),
    (URGENT, says(kind="flash", label="URGENT")),
    (EMBARGO, lambda _: Mark(embargoed=True)),
    (SCHEDULED, says()),
    (WRITETHROUGH, says()),
    (GENRE, _genre),
    (TAKES, lambda found: Mark(takes=int(found["takes"]))),
)
END_MARK = (
    r"(?:(?:\A|(?<=[.!?\"')] ))(?:REUTERS?|Reuters?|reuters?)|(?<=\d )(?:REUTER|Reuter))"
    r"(?:\.{1,3}|#)?(?:\^M)?\x03?\s?\Z"
)
"""Alone, or behind the last sentence or the last figure of a table."""
NOTE = (
    r"-{1,2}\s?(?=(?:[A-Z][\w.&']{0,20} ){0,3}(?:corrects|corrected|correcting|inserting|inserts"
    r"|adding|adds|updates|clarifies|fixes)\b)|-{1,2}\s?(?=(?:Corrects|Adds|Inserts|Clarifies)\b)"
)
