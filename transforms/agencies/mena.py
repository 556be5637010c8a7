"""MENA: Middle East News Agency, Cairo. `URGENT`, `(1)`-numbered leads, `(MENA)` in datelines."""

import re

from transforms.agencies import trade
from transforms.agencies.agency import Agency, Mark, Rule, lead_of, marks

LEAD = re.compile(r"(?P<n>\d{1,2})(?:st|nd|rd|th) (?:lead|ld)(?:\s*:\s+|\s*\Z)", re.IGNORECASE)
LEAD_BEHIND = re.compile(
    r"(?:[-–]\s?|\(|,\s?)(?P<n>\d{1,2})(?:st|nd|rd|th) (?:lead|ld)\)?\Z", re.IGNORECASE
)
ADDED = re.compile(r"\((?P<n>\d{1,2})(?:st|nd|rd|th)? (?:add|update)\)\Z", re.IGNORECASE)


def _lead(found: re.Match[str]) -> Mark:
    return lead_of("{nth} LEAD", int(found["n"]))


LEADING: tuple[Rule, ...] = ((LEAD, _lead), *trade.LEADING)

AGENCY = Agency(
    name="MENA",
    country="EG",
    names=("MENA", "Middle East News Agency", "MENA News", "أ ش أ", "أش أ"),
    signs=("(mena) –", "(mena) -", "(mena) --"),
    marks=marks(LEADING, ((LEAD_BEHIND, _lead), (ADDED, _lead), *trade.TRAILING)),
    note=trade.NOTE,
    end_mark=trade.END_MARK,
    signoff=re.compile(r"\A\(?MENA\)?(?:[/ ][A-Z.]{1,6}){0,4}\Z"),
    digest=trade.DIGEST,
    advisory=trade.ADVISORY,
    test=trade.TEST,
)
