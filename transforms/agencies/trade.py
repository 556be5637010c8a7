"""The markers of the trade: what every desk writes and reads, whatever its agency.

Only in forms that no headline has: capitals before a colon or a spaced dash, brackets, a line of
their own. `Urgent need for blood` and `Update on talks` are headlines.
"""

import re

from transforms.agencies.agency import Mark, Rule, flash, lead_of, says

ENDS_TAG = r"(?:\s*:\s+|\s+[-–—]{1,3}\s+|\s*\Z)"
"""What stands behind a marker without brackets: a colon, a spaced dash, the end of the line."""


def tagged(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A marker at the beginning of a line: before a colon or spaced dash, in brackets, or alone."""
    closes = r"\s*[)\]][:.]?\s*(?:-{1,3}\s+)?"
    return re.compile(
        rf"(?P<open>[(\[]\s*)?(?:{pattern})(?(open){closes}|{ENDS_TAG})",
        flags,
    )


def bracketed(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A marker in brackets, at the beginning of a line."""
    return re.compile(rf"[(\[]\s*(?:{pattern})\s*[)\]][:.]?\s*", flags)


def closing(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A marker in brackets, at the end of a line."""
    return re.compile(rf"[(\[]\s*(?:{pattern})\s*[)\]]\.?\s*\Z", flags)


def lead(found: re.Match[str]) -> Mark:
    """A lead in capitals: `LEAD`, `2ND LEAD`, `2nd LD`."""
    n = int(found["n"] or 1)
    return lead_of("LEAD" if n == 1 else "{nth} LD", n)


def update(found: re.Match[str]) -> Mark:
    """An update: `UPDATE`, `UPDATE 2`."""
    n = found["n"]
    return Mark(label=f"UPDATE {int(n)}" if n else "UPDATE", ordinal=int(n or 1))


def taken_back(found: re.Match[str]) -> Mark:
    """A kill, a hold, a withdrawal: the kind is the name of the group that matched."""
    return Mark(kind=next(kind for kind in ("kill", "withdrawn", "withheld") if found[kind]))


def take(found: re.Match[str]) -> Mark | None:
    """`Part 1 of 4`; None for `Part 5 of 4`."""
    number, takes = int(found["take"]), int(found["takes"])
    return Mark(take=number, takes=takes) if 0 < number <= takes else None


def embargo(found: re.Match[str]) -> Mark:
    """An embargo; the words that say until when are its note."""
    words = found[0].strip(" ()[]:.")
    return Mark(embargoed=True, note=words if " " in words else None)


FLASH = r"(?P<label>URGENT|FLASH|BULLETIN|SNAP|(?:NEWS )?ALERT|NEWSFLASH|BREAKING(?: NEWS)?)"
LEAD = r"(?:(?P<n>\d{1,2})\s?(?:st|nd|rd|th|ST|ND|RD|TH)?\s?)?(?:LD|LEAD)"
UPDATE = r"UPDATED?(?:\s?#?(?P<n>\d{1,2}))?"
CORRECTION = r"CORRECT(?:ED|ION|IVE|S|ING)?|CLARIFICATION|RECTIFICATION"
REPEAT = r"RPT|REPEAT(?:ED|ING|S)?|RESEND(?:ING)?|RESENT"
TAKEN_BACK = (
    r"(?P<kill>(?:MANDATORY |BULLETIN |STORY )?KILL|KILL(?:[ ,!-]{1,3}KILL){1,4})"
    r"|(?P<withdrawn>(?:STORY )?WITHDRAWN)|(?P<withheld>WITHHOLD|HOLD(?:[ ,!-]{1,3}HOLD){1,4})"
)
TAKE = (
    r"(?:TAKE|Take|PART|Part|TEIL|Teil) (?P<take>\d{1,2}) (?:of|OF|von|VON|de|sur) "
    r"(?P<takes>\d{1,2})"
)
EMBARGO = (
    r"(?:STRICT(?:LY)? |UNDER )?EMBARGO(?:ED)?(?: (?:UNTIL|TILL|TO|FOR)\b[^()\[\]]{0,80}"
    r"|:[^()\[\]]{0,80})"
    r"|Embargoed (?:until|till|to|for) (?=[^()\[\]]{0,60}\d)[^()\[\]]{0,80}"
    r"|(?:STRICTLY )?EMBARGOED|HOLD FOR RELEASE\b[^()\[\]]{0,80}"
    r"|NOT FOR (?:PUBLICATION|RELEASE|BROADCAST|USE) (?:BEFORE|UNTIL)\b[^()\[\]]{0,80}"
)

LEADING: tuple[Rule, ...] = (
    (tagged(FLASH), flash),
    (bracketed(LEAD), lead),
    (re.compile(rf"{LEAD}(?:\s*:\s+|\s*\Z)"), lead),
    (tagged(UPDATE), update),
    (tagged(CORRECTION), says(kind="correction")),
    (bracketed(CORRECTION, re.IGNORECASE), says(kind="correction")),
    (tagged(REPEAT), says(kind="repeat")),
    (tagged(TAKEN_BACK), taken_back),
    (tagged("ADVISORY|ADVISORIES"), says(kind="advisory")),
    (bracketed(EMBARGO, re.IGNORECASE), embargo),
    (re.compile(rf"(?:{EMBARGO})\s*\Z"), embargo),
    (
        re.compile(r"\(?FOR IMMEDIATE RELEASE\)?[:.]?(?:\s+[-–—]{1,3}\s+|\s*\Z|(?<=:)\s+)"),
        says(genre="press release"),
    ),
)
TRAILING: tuple[Rule, ...] = (
    (closing(FLASH), flash),
    (closing(LEAD), lead),
    (
        re.compile(
            r"(?<=[\w.'’)])[ ,]{1,2}(?P<n>\d{1,2})(?:st|nd|rd|th|ST|ND|RD|TH) (?:LEAD|LD)\Z"
        ),
        lead,
    ),
    (closing(UPDATE), update),
    (closing(CORRECTION), says(kind="correction")),
    (closing(REPEAT), says(kind="repeat")),
    (closing(TAKEN_BACK), taken_back),
    (closing(r"EMBARGOED|[Ee]mbargoed"), embargo),
    (closing(TAKE), take),
    (closing(r"(?P<take>\d{1,2})(?: of |/)(?P<takes>\d{1,2})"), take),
    (re.compile(rf"(?:\s*[,:]\s*|\s+[-–—]{{1,2}}\s+|\A){TAKE}\Z"), take),
)

NOTE = re.compile(
    r"\(\s*(?i:ATTN|EDS?|EDITORS|ATTENTION EDITORS|NOTE TO EDITORS)\s*[:;]\s*"
    r"|(?:Eds|EDS|ATTN|EDITORS|(?:Note|NOTE) (?:to|TO) (?:[Ee]ditors|EDITORS))\s*[:;]\s*"
    r"|\(\s*(?=(?:Adds|Updates|Recasts|Corrects|Refiles|Repeats)\b[^()]{0,200}\)\s*\Z)"
)
END_MARK = re.compile(
    r"\(\s*END\s*\)\.?|\A-\s?30\s?-\Z|\A-0-\Z|\A#{3,}\Z|\A[-–—*]{0,3}\s?ENDS?\s?[-–—*]{1,3}\Z"
    r"|\A[-–—*]{1,3}\s?E\s?N\s?D\s?S?\s?[-–—*]{1,3}\Z|\AENDS?\.?\Z"
    r"|(?<=[.!?\"”)] )-0-\Z|[（(][完终終了][）)]\Z",
    re.IGNORECASE,
)
DIGEST = re.compile(
    r"(?:\w{1,20} ){0,3}(?:news (?:summary|digest|roundup)|press digest|news in brief)\b"
    r"|(?:top|main|major) (?:news )?(?:stories|headlines) (?:of the (?:hour|day)|at|for)\b",
    re.IGNORECASE,
)
ADVISORY = re.compile(
    r"(?:[A-Z]{2}-)?(?:\w{1,20} ){0,3}(?:coverage|photo|editors?'?|news) advisory\b"
    r"|(?:\w{1,20} ){0,3}news (?:schedule|agenda)\b"
    r"|advisory(?: to (?:editors|clients|subscribers)\b|\s*\Z)"
    r"|(?:attention|note to) editors\s*\Z",
    re.IGNORECASE,
)
TEST = re.compile(
    r"\W{0,4}(?:this is (?:only )?a test\b"
    r"|test(?:[ ,.!*-]{1,4}test){1,9}\b"
    r"|test[ ,:.!-]{1,3}(?:only|ignore|disregard|please (?:ignore|disregard)"
    r"|do not (?:use|publish))\b"
    r"|test (?:message|story|item|transmission|file)(?=\W{0,4}\Z|\s?[:.!-])"
    r"|(?:dpa[- ])?test(?:meldung|nachricht)\b|essai(?:[ ,-]{1,3}essai)+\b"
    r"|prueba(?:[ ,-]{1,3}prueba)+\b|mensaje de prueba\b)",
    re.IGNORECASE,
)
