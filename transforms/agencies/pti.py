"""PTI: Press Trust of India. `LD` in slugs (`TOWN-2NDLD FIRE`), `(Eds: ...)`, `PTI ABC DEF`.

A slug begins with the code of its desk and number, `DEL12`; the copy closes with initials.
"""

import re

from transforms.agencies import trade
from transforms.agencies.agency import Agency, Mark, Rule, genre, lead_of, marks, says

NUMBER = re.compile(r"[A-Z]{3}\d{1,3}\s+(?=[A-Z0-9])")
_NTH = r"(?P<n>\d{1,2})\s?(?:ST|ND|RD|TH)\s?-?"
LEAD = re.compile(rf"(?:{_NTH})?LD(?P<all>[- ]?ALL)?(?:\s*:\s*|-(?=[A-Z])|\s+(?=[A-Z]{{2}})|\s*\Z)")
INSIDE = re.compile(
    rf"(?<=[A-Z0-9])(?<!\dST)(?<!\dND)(?<!\dRD)(?<!\dTH)[- ](?:{_NTH})?LD(?:ALL)?(?=[- ][A-Z])"
)
BEHIND = re.compile(rf"(?:,\s*|(?<=[A-Z0-9])[- ])(?:{_NTH})?LD(?P<all>[- ]?ALL)?\Z")
GENRE = re.compile(
    "(?P<genre>INTERVIEW|EXCLUSIVE|FEATURE|PTI EXPLAINER|PTI FACT CHECK|FACT CHECK"
    r"|PTI INTERVIEW)\s*:\s+"
)


def _lead(found: re.Match[str]) -> Mark:
    """`LD`, `2ND LD`; `LDALL` draws all reports together."""
    n = int(found["n"] or 1)
    return lead_of("{nth} LD", n) if found["n"] else Mark(label="LD", ordinal=1)


LEADING: tuple[Rule, ...] = (
    (NUMBER, says()), (LEAD, _lead), (GENRE, genre), *trade.LEADING
)  # fmt: skip

AGENCY = Agency(
    name="PTI",
    country="IN",
    names=("PTI", "Press Trust of India", "PTI News", "PTI-Bhasha", "Press Trust Of India"),
    signs=("(pti) ", "press trust of india"),
    marks=marks(LEADING, ((BEHIND, _lead), *trade.TRAILING), ((INSIDE, _lead),)),
    slug=re.compile(
        r"[A-Z0-9]{2,20}(?:[- ][A-Z0-9]{1,20}){0,3}-[A-Z0-9]{2,20}(?:[- ][A-Z0-9]{1,20}){0,3}\Z"
    ),
    note=re.compile(rf"\(\s*(?i:EDS?|EDITORS?)\s*[:;]\s*|{trade.NOTE.pattern}"),
    end_mark=trade.END_MARK,
    signoff=re.compile(
        r"(?:\A|(?<=[.!?\"”'] ))PTI(?:[ /][A-Z]{2,5}){0,6}\Z|\A(?:[A-Z]{2,4}[ /]){0,4}[A-Z]{2,4}\Z"
        r"|\A\d{8}\Z"
        r"|\A\(?This (?:story|report)\b[^\n]{0,60}"
        r"\b(?:auto-generated|syndicated|edited)\b[^\n]{0,200}\Z"
    ),
    digest=re.compile(
        rf"(?:TOP|MAJOR) (?:NATIONAL |FOREIGN )?STORIES (?:FROM|AT|OF)\b|{trade.DIGEST.pattern}",
        re.IGNORECASE,
    ),
    advisory=trade.ADVISORY,
    test=trade.TEST,
)
