"""PA Media, until 2018 the Press Association: takes (`2 POLITICS Budget`), `Rush:`, `end`, `mf`."""

import re

from transforms.agencies import trade
from transforms.agencies.agency import Agency, Mark, Rule, genre, lead_of, marks, says

_SUBJECTS = (
    "POLITICS|COURTS?|POLICE|HEALTH|ACCIDENT|SHOWBIZ|ROYAL|TRANSPORT|DEATH|INQUEST|EDUCATION|CITY"
    "|SOCCER|RUGBYU|RUGBYL|CRICKET|TENNIS|GOLF|RACING|SPORT|INDUSTRY|ENVIRONMENT|DEFENCE|SCOTLAND"
    "|IRISH|ULSTER|WALES|WEATHER|FIRE|LOTTERY|SCIENCE|CONSUMER|ECONOMY|HERITAGE|ARTS|MEDIA|SOCIAL"
    "|FOREIGN|TRAVEL|TECHNOLOGY|INTERNET|BUDGET|EUROPE|FARM|RELIGION|ANIMALS?|MONEY|COMMONS|LORDS"
    "|EMBARGOED|ADVISORY|ELECTION|BREXIT|SECURITY|TERROR|IMMIGRATION|CRIME|FOOD|SEA|AIR|RAIL|US"
)
TAKE = re.compile(rf"(?P<take>\d{{1,2}}) (?=(?:{_SUBJECTS}) [A-Z][\w-]*(?: \([\w -]{{1,40}}\))?\Z)")
"""`2 POLITICS Budget` is the second take; `2 US Soldiers hurt in fire` a headline."""
FLASH = re.compile(r"(?P<label>SNAP|Snap|RUSH|Rush|FLASH|Newsflash)(?:\s*:\s+|\s*\Z)")
_LEAD = r"(?:(?P<n>\d{1,2})(?:st|nd|rd|th) )?(?:[Nn]ight ?)?lead"
LEAD = re.compile(rf"(?:{_LEAD}|LEAD|Lead)\s*(?::\s+|\Z)")
LEAD_BEHIND = re.compile(
    rf"(?:\(\s*{_LEAD}\s*\)|,\s?(?P<m>\d{{1,2}})?(?:st|nd|rd|th)?\s?(?:[Nn]ight)?lead)\Z",
    re.IGNORECASE,
)
SUBSTITUTE = r"[Ss]ubstitute|SUBSTITUTE|[Ss]ub\b|SUB\b"
CORRECTION = r"[Cc]orrection|CORRECTION|[Cc]orrected|CORRECTED|[Cc]orrective"
GENRE = re.compile(
    "(?P<genre>Feature|FEATURE|Analysis|ANALYSIS|Factfile|FACTFILE|Timeline|Profile|Q&A|Comment"
    r"|Background)\s*:\s+"
)


def _lead(found: re.Match[str]) -> Mark:
    said = found.groupdict()
    n = said.get("n") or said.get("m")
    return lead_of("{nth} lead", int(n)) if n else Mark(label="lead", ordinal=1)


def _flash(found: re.Match[str]) -> Mark:
    return Mark(kind="flash", label=found["label"].upper())


LEADING: tuple[Rule, ...] = (
    (TAKE, lambda found: Mark(take=int(found["take"]))),
    (FLASH, _flash),
    (LEAD, _lead),
    (
        re.compile(rf"\(?(?:{SUBSTITUTE})(?:\)\s*|\s*:\s+|\s*\Z)"),
        says(label="substitute", ordinal=1),
    ),
    (re.compile(rf"\(?(?:{CORRECTION})(?:\)\s*|\s*:\s+|\s*\Z)"), says(kind="correction")),
    (GENRE, genre),
    *trade.LEADING,
)
TRAILING: tuple[Rule, ...] = (
    (LEAD_BEHIND, _lead),
    (re.compile(r"\((?P<label>Snap|Rush)\)\Z", re.IGNORECASE), _flash),
    (
        re.compile(r"\((?:substitute|sub)\)\Z", re.IGNORECASE),
        says(label="substitute", ordinal=1),
    ),
    (trade.closing(CORRECTION), says(kind="correction")),
    *trade.TRAILING,
)

AGENCY = Agency(
    name="PA",
    country="GB",
    names=(
        "PA",
        "PA Media",
        "PA News",
        "Press Association",
        "The Press Association",
        "PA News Agency",
        "PA Media Group",
        "the PA news agency",
        "Press Association Sport",
        "PA Sport",
    ),
    signs=("press association", "pa news agency", "(pa) -"),
    marks=marks(LEADING, TRAILING),
    slug=re.compile(rf"(?:{_SUBJECTS}) [A-Z][\w-]*\Z"),
    note=re.compile(
        r"\(\s*(?i:Eds?|Editors?|note to editors?|advisory|rptng|repeating)\s*[:;]?\s+(?=\S)"
        rf"|\(\s*(?=see also\b)|{trade.NOTE.pattern}"
    ),
    end_mark=re.compile(rf"\A(?:end|ends|End|Ends)\.?\Z|{trade.END_MARK.pattern}"),
    signoff=re.compile(r"\A(?:PA|pa)(?:[/ ][a-z]{2,4}){1,3}\Z"),
    photo_id=re.compile(r"(?<![\d.])2\.\d{8}(?!\d)"),
    digest=re.compile(
        rf"(?:PA )?(?:News|Sport|World) (?:in Brief|Briefs|Digest)\b|{trade.DIGEST.pattern}",
        re.IGNORECASE,
    ),
    advisory=re.compile(
        rf"{trade.ADVISORY.pattern}|\d? ?ADVISORY\b|(?:PA )?(?:News )?(?:Diary|Schedule|Newslist)\b"
    ),
    test=trade.TEST,
)
