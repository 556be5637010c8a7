"""AP: the Associated Press.

Slugs of ANPA-1312 with their leads (`, 1st Ld-Writethru`), alerts slugged `APNewsAlert`, notes
that open with `Eds:` (in ANPA copy behind a circumflex), corrections headlined `Correction:`.
"""

import re

from transforms.agencies import anpa, trade
from transforms.agencies.agency import Agency, Mark, Rule, genre, marks, says

ALERT = re.compile(r"(?:AP ?)?News ?Alert(?:\s*:\s+|\s*\Z)", re.IGNORECASE)
IS_ALERT = re.compile(r"(?=(?:BC-|AM-|PM-)\S{0,60}?APNewsAlert\b)")
"""A slug that names the alert: it is the key of the story, and keeps the word."""
CORRECTION = re.compile(r"(?:Correction|Corrective|Clarification)s?(?:\s*:\s+|\s*\Z)")
GENRE = re.compile(
    r"(?P<genre>The Latest|(?:AP )?(?:Exclusive|EXCLUSIVE|FACT CHECK|Fact Check|ANALYSIS|Analysis)"
    r"|AP (?:Interview|INTERVIEW|Explains|EXPLAINS|PHOTOS|Photos|Poll|POLL|Investigation|Review"
    r"|NewsBreak|Enterprise|Glance|Obituary|Profile|Was There|WAS THERE)|AP-NORC Poll"
    r"|Analysis|Explainer|EXPLAINER|Q&A)\s*:\s+"
)


def _alert(_: re.Match[str]) -> Mark:
    return Mark(kind="flash", label="APNewsAlert")


LEADING: tuple[Rule, ...] = (
    (ALERT, _alert),
    (CORRECTION, says(kind="correction")),
    (GENRE, genre),
    *trade.LEADING,
)
IN_COPY = r"(?:\^\s?)?"
"""What ANPA-1312 copy sets before a line of the header, where a format left it."""

AGENCY = Agency(
    name="AP",
    country="US",
    names=(
        "AP",
        "The AP",
        "A.P.",
        "Associated Press",
        "The Associated Press",
        "AP News",
        "APNews",
        "AP Online",
        "AP Worldstream",
        "AP Financial News",
    ),
    signs=(
        "associated press writer",
        "(ap) --",
        "(ap) _",
        "(ap) —",
        "apnewsalert",
        "the associated press. all rights reserved",
        "bc-ap",
        "the associated press contributed to this report",
    ),
    marks=marks(LEADING, (*anpa.TRAILING, *trade.TRAILING), ((IS_ALERT, _alert),)),
    slug=anpa.SLUG,
    note=re.compile(
        rf"{IN_COPY}(?:\(\s*)?(?:E(?i:ds)|E(?i:ditors))\s*[:;]\s*(?:Eds\s*:\s*)?"
        rf"|{IN_COPY}(?=(?:With|WITH) AP (?:Photo|Video|Graphic|Audio|Interactive|Link)s?\b)"
        rf"|{IN_COPY}(?=AP (?:Photo|Graphic|Video)s? [A-Z]{{1,5}}\d{{2,6}}\b)"
    ),
    end_mark=re.compile(
        r"\AAP-[A-Z]{2,3}-\d\d-\d\d-\d\d \d{4}(?:GMT|[ECMP][SD]T)?<?\Z|\A-30-\Z|\A\(END\)\Z"
    ),
    signoff=re.compile(
        r"(?:\A|(?<=[.!?\"”] ))(?:_{2,3}\s*)?(?:The )?(?:Associated Press|AP) "
        r"(?:\S+ ){0,6}?(?:writer|reporter|journalist|correspondent|photographer|editor|researcher"
        r"|producer|video ?journalist|staffer)s?\b[^\n]{0,400}\bcontributed\b[^\n.]{0,80}\.\Z"
        r"|\A[A-Z][\w'’ .-]{1,60} reported from [^\n]{2,400}\.\Z"
        r"|\A(?:Follow|Read|Find|See|More|For more)\b[^\n]{0,120}"
        r"\b(?:AP(?:['’]s)?|apnews\.com|AP_\w{2,20})\b"
        r"[^\n]{0,150}\Z"
        # AAP's initials below a story of AP.
        r"|\AAP(?: [a-z]{2,4}(?:/[a-z]{2,4}){0,3}){1,2}\Z"
        r"|\A(?:_{2,3}\s*)?(?:The )?Associated Press contributed to this (?:report|story)\.\Z"
    ),
    photo_id=re.compile(r"(?<![A-Z0-9])(?:AP\d{11,14}|[A-Z]{2,5}\d{3})(?![A-Z0-9])"),
    story_id=re.compile(r"(?<![0-9a-f])(?P<id>[0-9a-f]{32})(?![0-9a-f])"),
    digest=re.compile(
        r"(?:(?:BC|AM|PM)-)?(?:[A-Z]{2}-{1,2})?(?:AP[- ])?(?:\w{1,20}[- ]){0,2}"
        r"(?:News[- ]?(?:Digest|Summary|in Brief)|Sports Digest|Business Digest|NewsDigest)\b"
        r"|(?:[\w-]{1,20} )?10 Things to Know\b|(?:BC-)?(?:AP )?Top \d* ?(?:\w+ )?(?:News|Stories"
        "|Headlines)"
        r" at \d|BC-\w{2}--10-Things",
        re.IGNORECASE,
    ),
    advisory=re.compile(
        r"(?:(?:BC|AM|PM)-)?(?:[A-Z]{2}-{1,2})?(?:AP[- ])?(?:\w{1,20}[- ]){0,3}"
        r"(?:News[- ]Coverage[- ]Advisory|News[- ]Advisory|Coverage[- ]Advisory|Photo[- ]Advisory"
        r"|Advisory|Newsfinder|Planner|Coverage[- ]Plan(?:ner)?)\s*\Z"
        r"|ADVISORY\b(?!\s+\w+\s+\w)|Advisory:\s|MEMBER ADVISORY|AP News Coverage Advisory\b",
    ),
    test=trade.TEST,
)
