"""TASS: `UPDATE`, `URGENT` and `FLASH` before the headline, `(adds ...)` behind it."""

import re

from transforms.agencies import trade
from transforms.agencies.agency import Agency, Mark, Rule, genre, marks, says

REVISED = re.compile(
    r"\((?P<note>(?:adds?|updates?|recasts?|corrects?|repeats?|releads?|details?"
    r"|details added)\b"
    r"[^()]{0,100})\)\s*\Z|\s*\((?P<other>updated?|changes?)\)\s*\Z",
    re.IGNORECASE,
)
GENRE = re.compile(
    "(?P<genre>INTERVIEW|EXCLUSIVE|PREVIEW|BACKGROUND|ANALYSIS|FACTBOX|FEATURE|ROUNDUP"
    "|PRESS REVIEW"
    r"|Press review|TIMELINE|OPINION)\s*:\s+"
)
CORRECTION = re.compile(r"(?:CORRECTION|CORRECTED|CORRECTIVE)(?:\s*:\s+|\s*\Z)")


def _revised(found: re.Match[str]) -> Mark:
    """`(adds details)`: a note behind the headline, not a numbered lead."""
    note = found["note"] or found["other"]
    return Mark(kind="correction" if note.lower().startswith("correct") else "story", note=note)


LEADING: tuple[Rule, ...] = (
    (CORRECTION, says(kind="correction")), (GENRE, genre), *trade.LEADING
)  # fmt: skip

AGENCY = Agency(
    name="TASS",
    country="RU",
    names=(
        "TASS",
        "ITAR-TASS",
        "ITAR TASS",
        "Itar-Tass News Agency",
        "TASS Russian News Agency",
        "Russian News Agency TASS",
        "Russian News Agency",
        "ТАСС",
        "ИТАР-ТАСС",
    ),
    signs=("/tass/", "/itar-tass/", "/тасс/", "/итар-тасс/"),
    marks=marks(LEADING, ((REVISED, _revised), *trade.TRAILING)),
    note=re.compile(
        rf"\(\s*(?=(?:adds|updates|recasts|corrects)\b[^()]{{0,200}}\)\s*\Z)|{trade.NOTE.pattern}"
    ),
    end_mark=trade.END_MARK,
    signoff=re.compile(r"\A(?:--?|—)\s?0\s?--?\s?[\w/ ]{0,20}\Z|\A[a-z]{2,4}/[a-z]{2,4}\Z"),
    story_id=re.compile(r"tass\.(?:com|ru)/[\w-]{1,40}/(?P<id>\d{5,9})"),
    digest=trade.DIGEST,
    advisory=trade.ADVISORY,
    test=trade.TEST,
)
