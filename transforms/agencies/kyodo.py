"""Kyodo: marker before the headline (`URGENT: `, `2ND LD: `, `UPDATE1: `), `==Kyodo` at the end."""

import re

from transforms.agencies import anpa, trade
from transforms.agencies.agency import Agency, Mark, Rule, genre, lead_of, marks, says

LEAD = re.compile(
    r"(?:(?P<n>\d{1,2})\s?(?:ST|ND|RD|TH|st|nd|rd|th)\s?)?(?:LEAD|LD)(?:\s*:\s*|\s*\Z)"
)
UPDATE = re.compile(r"\(?UPDATE\s?(?P<n>\d{1,2})?(?:\s*\)\s*|\s*:\s*|\s*\Z)", re.IGNORECASE)
GENRE = re.compile(
    r"\(?(?P<genre>FEATURE|FOCUS|OPINION|PROFILE|INTERVIEW|CHRONOLOGY|BACKGROUND|ANALYSIS|COLUMN"
    r"|EXCLUSIVE|CULTURE|TRAVEL|GALLERY|VIDEO|PHOTO|SPECIAL|NEWS FOCUS|IN-DEPTH|FACT CHECK)"
    r"(?:\s*\)\s*|\s*:\s+)"
)


def _lead(found: re.Match[str]) -> Mark:
    n = int(found["n"] or 1)
    return lead_of("{nth} LD", n) if found["n"] else Mark(label="LEAD", ordinal=1)


def _update(found: re.Match[str]) -> Mark | None:
    """`UPDATE1:`; a title that says `Update` without number is left to the trade's rules."""
    return trade.update(found) if found["n"] else None


LEADING: tuple[Rule, ...] = (
    (LEAD, _lead),
    (UPDATE, _update),
    (re.compile(r"(?:Corrected|Correction):\s+"), says(kind="correction")),
    (GENRE, genre),
    *trade.LEADING,
)

AGENCY = Agency(
    name="Kyodo",
    country="JP",
    names=(
        "Kyodo",
        "Kyodo News",
        "Kyodo News Agency",
        "Kyodo News Service",
        "Kyodo News International",
        "Kyodo News+",
        "共同",
        "共同通信",
        "共同通信社",
    ),
    signs=("==kyodo", "(kyodo) --", "(kyodo) _", "(kyodo) —", " kyodo - ", "kyodo news summary"),
    marks=marks(LEADING, (*anpa.TRAILING, *trade.TRAILING)),
    slug=anpa.SLUG,
    note=trade.NOTE,
    end_mark=re.compile(
        rf"={{1,3}}\s?Kyodo(?: News)?(?:\Z|(?=\s))|{trade.END_MARK.pattern}", re.IGNORECASE
    ),
    signoff=re.compile(r"\A\(?Kyodo(?: News)?\)?\Z"),
    digest=re.compile(
        rf"Kyodo (?:News )?(?:news )?(?:summary|digest)\b|{trade.DIGEST.pattern}", re.IGNORECASE
    ),
    advisory=re.compile(
        rf"{trade.ADVISORY.pattern}|Kyodo News (?:Schedule|Advisory)\b|(?:Main )?Events "
        r"(?:scheduled|in Japan)\b"
    ),
    test=trade.TEST,
)
