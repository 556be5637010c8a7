"""Xinhua: `Urgent: ` and `2nd Ld: ` before the headline or `(2nd LD)` behind it; `Enditem`."""

import re

from transforms.agencies import trade
from transforms.agencies.agency import Agency, Mark, Rule, genre, lead_of, marks, says

_NTH = r"(?:(?P<n>\d{1,2})\s?(?:st|nd|rd|th)\s?)"
_LD = rf"{_NTH}?(?:LD|Ld|Lead)(?P<through>[\s-]{{1,3}}[Ww]rite-?thr(?:u|ough))?"
LEAD = re.compile(
    rf"(?:\(\s*{_LD}\s*\)\s*"
    rf"|{_LD.replace('?P<n>', '?P<m>').replace('?P<through>', '?P<writethru>')}\s*:\s+)"
)
LEAD_BEHIND = re.compile(rf"[(（]\s*{_LD}\s*[)）]\Z", re.IGNORECASE)
FLASH = re.compile(r"(?P<label>Urgent|URGENT|Flash|FLASH|Breaking|BREAKING)\s*(?::\s+|\Z)")
FLASH_BEHIND = re.compile(r"\((?P<label>Urgent|Flash|Breaking)\)\Z", re.IGNORECASE)
UPDATE = re.compile(r"(?:Update|UPDATE)(?:\s?(?P<n>\d{1,2}))?\s*:\s+")
CORRECTION = re.compile(r"(?:Correction|CORRECTION|Corrected|Corrective)\s*:\s+")
REVISED = re.compile(
    r"\((?P<note>(?:recasts?|recasting|updates?|adds?|corrects?|repeats?"
    r"|resends?)\b[^()]{0,80})\)\Z",
    re.IGNORECASE,
)
_HEADS = (
    "Xinhua Headlines|Xinhua Special|Xinhua Exclusive|GLOBALink|Spotlight|Roundup|Feature"
    "|Commentary"
    r"|Interview|Exclusive|Backgrounder|Factbox|Explainer|Profile|Analysis|Chronology|Highlights"
    "|Opinion|Editorial|Yearender|Photo|Video|Infographics?|Graphics|Facts & Figures"
    r"|Letter from [\w ]{2,20}"
    r"|(?:Guest |Xinhua |Special |News |World |Exclusive |Economic |Tech )?(?:Commentary|Insights?"
    r"|Focus|Watch|Analysis|Interview|Profile|Review|Opinion)|Across China|Asia Album|Culture Beat"
    r"|(?:China|Africa|Asia|Europe|World|Sports|Economy|Belt and Road|Tech|Mideast|America)"
    r" (?:Focus|Watch|Insights?|Album|Close-up|Story)"
)
GENRE = re.compile(rf"(?P<genre>{_HEADS})(?:\s*:\s+|\s*\|\s*)")
PAGE = re.compile(r"Source:\s?Xinhua\b[^\n]{0,160}\Z")
"""What its pages set below the headline: `Source: Xinhua| 2026-03-12 18:09:11|Editor: ann`."""
GENRE_BEHIND = re.compile(
    r"\((?P<genre>Xinhua Headlines|Photos?|Video|Graphics?|Infographics?|Feature|Commentary"
    r"|China Focus|Roundup)\)\Z"
)


def _lead(found: re.Match[str]) -> Mark:
    said = found.groupdict()
    n = int(said["n"] or said.get("m") or 1)
    through = said["through"] or said.get("writethru")
    if through:
        return lead_of("{nth} Ld-Writethru", n)
    return lead_of("LEAD" if not (said["n"] or said.get("m")) else "{nth} LD", n)


def _revised(found: re.Match[str]) -> Mark:
    """`(recast)`, `(Updates)`: a note behind the headline, not a numbered lead."""
    note = found["note"]
    return Mark(kind="correction" if note.lower().startswith("correct") else "story", note=note)


def _flash(found: re.Match[str]) -> Mark:
    return Mark(kind="flash", label=found["label"].upper())


LEADING: tuple[Rule, ...] = (
    (FLASH, _flash),
    (LEAD, _lead),
    (UPDATE, trade.update),
    (CORRECTION, says(kind="correction")),
    (GENRE, genre),
    (PAGE, says()),
    *trade.LEADING,
)
TRAILING: tuple[Rule, ...] = (
    (LEAD_BEHIND, _lead),
    (FLASH_BEHIND, _flash),
    (REVISED, _revised),
    (GENRE_BEHIND, genre),
    (re.compile(r"\(\d{1,2}\)\Z"), says()),
    *trade.TRAILING,
)

AGENCY = Agency(
    name="Xinhua",
    country="CN",
    names=(
        "Xinhua",
        "Xinhua News Agency",
        "Xinhua News",
        "Xinhuanet",
        "新华社",
        "新華社",
        "新华网",
    ),
    signs=("(xinhua) --", "(xinhua) –", "(xinhua) —", "enditem", "xinhua headlines:", "新华社"),
    marks=marks(LEADING, TRAILING),
    note=re.compile(rf"\(\s*(?i:EDS?|ATTN|Editors?)\s*[:;]\s*|{trade.NOTE.pattern}"),
    end_mark=re.compile(
        rf"\b(?:Enditem|Endi?tem|End ?item)\b\.?"
        rf"|\s?■\Z|[（(][完终終][）)]\Z|{trade.END_MARK.pattern}",
        re.IGNORECASE,
    ),
    photo_id=re.compile(r"XxjpsgC\d{6}_\d{8}\w{0,20}|(?<![\w])\d{15,19}(?![\w])"),
    story_id=re.compile(r"(?P<id>(?<![0-9a-f])(?:c_\d{8,10}|[0-9a-f]{32})(?![0-9a-f]))"),
    digest=re.compile(
        r"Xinhua (?:[\w ]{1,30} )?(?:news summary|News in Brief|Headlines at)\b"
        f"|{trade.DIGEST.pattern}",
        re.IGNORECASE,
    ),
    advisory=trade.ADVISORY,
    test=trade.TEST,
)
