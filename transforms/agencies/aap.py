"""AAP: Australian Associated Press. `(EDS: ...)` notes, `AAP RTV ab` at the end."""

import re

from transforms.agencies import trade
from transforms.agencies.agency import Agency, Mark, Rule, lead_of, marks, says

LEAD = re.compile(
    r"(?:(?P<n>\d{1,2})(?:ST|ND|RD|TH|st|nd|rd|th)\s?)?LEAD(?:\s*:\s*|\s+[-–]\s+|\s*\Z)"
)
LEAD_BEHIND = re.compile(
    r",\s?(?:(?P<n>\d{1,2})(?:ST|ND|RD|TH)\s?)?LEAD\Z|(?-i:(?<=[a-z])\s+LEAD\Z)|\s+(?:(?P<m>\d{1,2})(?:ST|ND|RD"
    r"|TH)\s?)LEAD\Z",
    re.IGNORECASE,
)
CORRECTION = re.compile(r"(?:CORRECTION|Correction|CORRECTED)(?:\s*:\s*|\s+[-–]\s+|\s*\Z)")
UPDATE = re.compile(r"UPDATE(?:\s?(?P<n>\d{1,2}))?(?:\s*:\s*|\s+[-–]\s+|\s*\Z)")


def _lead(found: re.Match[str]) -> Mark:
    said = found.groupdict()
    n = int(said["n"] or said.get("m") or 1)
    return lead_of("LEAD" if n == 1 else "{nth} LEAD", n)


LEADING: tuple[Rule, ...] = (
    (LEAD, _lead),
    (UPDATE, trade.update),
    (CORRECTION, says(kind="correction")),
    *trade.LEADING,
)

AGENCY = Agency(
    name="AAP",
    country="AU",
    names=("AAP", "Australian Associated Press", "AAP News", "AAP FactCheck", "AAP Newswire"),
    signs=("aap rtv", "australian associated press", "(aap) -", "(aap) —"),
    marks=marks(LEADING, ((LEAD_BEHIND, _lead), *trade.TRAILING)),
    note=re.compile(rf"\(\s*(?i:EDS?|EDITORS?)\s*[:;]\s*|{trade.NOTE.pattern}"),
    end_mark=trade.END_MARK,
    signoff=re.compile(
        r"(?:\A|(?<=[.!?\"”] ))AAP(?: RTV)?(?:[ /][a-z]{2,6}(?:/[a-z]{2,6}){0,3}){0,3}\Z"
        r"|\A[a-z]{2,4}/[a-z]{2,4}\Z"
    ),
    digest=re.compile(
        r"AAP (?:[\w ]{1,30} )?(?:News Digest|Headlines|Morning Briefing|Briefs)\b"
        f"|{trade.DIGEST.pattern}",
        re.IGNORECASE,
    ),
    advisory=re.compile(
        rf"{trade.ADVISORY.pattern}|AAP (?:News )?(?:Diary|Schedule|Newslist)\b|DIARY\b"
    ),
    test=trade.TEST,
)
