"""Reuters: headlines like `UPDATE 2-`, `CORRECTED-`, `ANALYSIS-`, notes like `(Adds quotes)`.

An UPDATE replaces the UPDATE before it, the first story stays. CORRECTED mends an error of
substance, REFILE a slip (both are corrections here), RPT sends the same again. Sluglines end in a
list: `TOWN-FLOOD/ (UPDATE 1, PIX, CORRECTED)`. What was other in 1987 is in `reuters_1987.py`.
"""

import re

from transforms.agencies import anpa, reuters_1987, trade
from transforms.agencies.agency import Agency, Mark, Rule, genre, marks, says

HYPHEN = r"(?:\s?[-–]\s?|:\s+)"
"""Behind a marker no space, or one on either side; a colon at some who publish it again."""
IN_A_HEADLINE = r"(?:\s-\s|:\s+|-(?=[^a-z\n]{0,60}[a-z]))(?=\S)"
"""Behind a genre: a headline in capitals can be of `OIL-RICH NATIONS`."""
UPDATE = re.compile(rf"(?P<word>UPDATE|WRAPUP|WRAP)(?:\s?(?P<n>\d{{1,2}}))?{HYPHEN}(?=\S)")
CORRECTED = re.compile(
    rf"(?:OFFICIAL )?(?:CORRECTED|CORRECTION|REFILED?)(?:[\s-]?\([A-Za-z ]{{3,20}}\))?{HYPHEN}"
    r"(?=\S)"
)
REPEATED = re.compile(rf"RPT(?:\s?\d{{1,2}})?{HYPHEN}(?=\S)|REPEAT-(?=[A-Z][a-z])")
WITHDRAWN = re.compile(rf"(?:(?:STORY|HEADLINE|ALERT) WITHDRAWN|WITHDRAWN)(?:{HYPHEN}|\s*\Z)")
WITHDRAWN_BEHIND = re.compile(rf"{HYPHEN}\(?STORY WITHDRAWN\)?\Z|\s+\(?STORY WITHDRAWN\)?\Z")
ADVISORY = re.compile(rf"ADVISORY(?:{HYPHEN}|\s*\Z)")
TEST = re.compile(r"TEST-(?=[A-Z][a-z])")

_KINDS_OF_STORY = (
    "ANALYSIS|INTERVIEW|FACTBOX|TIMELINE|EXCLUSIVE|INSIGHT|EXPLAINER|POLL|FOCUS|FEATURE|NEWSMAKER"
    "|PREVIEW|SNAPSHOT|INSTANT VIEW|TAKE A LOOK|DEALTALK|BREAKINGVIEWS|COLUMN|COMMENTARY|COMMENT"
    "|QUOTES|HIGHLIGHTS|TEXT|TABLE|GRAPHIC|CHRONOLOGY|PROFILE|SCENARIOS|SPECIAL REPORT|WITNESS"
    "|RESEARCH ALERT|MARKET PULSE|MARKET EYE|BUZZ|HOT STOCKS|STOCKS NEWS|LIVE MARKETS|FUND VIEW"
    r"|DIARY|BRIEF|MEDIA|Q\+A|Q&A|SCHEDULE|CALENDAR|OBITUARY|RLPC|IFR|TREND WATCH"
    "|FUNDVIEW|SHOWCASE|WIDER IMAGE|REUTERS SUMMIT|(?:FED|ECB|BOJ|INVESTMENT) FOCUS|STREETWISE"
)
_MARKETS = (
    "STOCKS|MARKETS?|MONEY|BONDS|FOREX|METALS|PRECIOUS|GRAINS|SOFTS|FUTURES|CRUDE|NATGAS|GAS"
    "|POWER|OIL|OILS|CREDIT|DEBT|TREASURIES|MUNI(?:CIPAL)?S?|JGBS|JGBs|GILTS|CURRENCIES|RUPEE"
    "|VEGOILS|SUGAR|COCOA|COFFEE|COTTON|LIVESTOCK|COAL|SHIPPING|TANKERS|EUROBONDS|SWAPS|DERIVS"
    "|CANADA DOLLAR|EURO GOVT|CENTRAL BANKS|ECONOMY|NIKKEI|EQUITY|FUNDS|DIESEL|GASOLINE|PALM"
)
GENRE = re.compile(
    rf"(?P<genre>(?:{_KINDS_OF_STORY})(?: \d{{1,2}})?|(?:[A-Z][A-Z.]{{1,15}} ){{0,2}}(?:{_MARKETS})"
    rf"|FX|CEE [A-Z]{{2,10}}){IN_A_HEADLINE}"
)
_SPORTS = (
    "Soccer|Tennis|Cricket|Golf|Rugby(?: (?:Union|League))?|Athletics|Cycling|Swimming|Boxing"
    "|Olympics|Paralympics|Motor Racing|Formula One|Motorcycling|Rallying|Basketball|Baseball|NBA"
    "|NFL|NHL|MLB|Skiing|Alpine Skiing|Ice Hockey|Horse Racing|Sailing|Doping|Games|Squash"
    "|Volleyball|Handball|Badminton|Table Tennis|Snooker|Judo|Gymnastics|Rowing|Figure Skating"
    "|Speed Skating|Biathlon|Nordic Skiing|Ski Jumping|Weightlifting|Fencing|Yachting|Hockey"
    "|American Football|Sumo|MMA"
)
GENRE_IN_WORDS = re.compile(
    r"(?P<genre>Exclusive|Analysis|Factbox|Explainer|Insight|Interview|Special Report|Timeline"
    r"|Breakingviews|Instant View|Newsmaker|Column|Commentary|Poll|Wider Image|Focus|Preview"
    rf"|(?i:{_SPORTS}))(?:-|:\s+|\s-\s)(?=[A-Z\"'‘“])"
)
LIST = re.compile(r"\((?P<list>[A-Z][A-Za-z0-9,&/ -]{1,80})\)\s*\Z")
IN_LIST = re.compile(
    r"(?P<update>UPDATE|WRAPUP|WRAP)\s?(?P<n>\d{1,2})?|TAKE (?P<take>\d{1,2})|"
    "(?P<correction>CORRECTED|CORRECTION"
    r"|REFILE|OFFICIAL CORRECTION)|(?P<repeat>RPT|REPEAT)|(?P<flash>URGENT|SNAP)"
    r"|(?P<withdrawn>WITHDRAWN|STORY WITHDRAWN)|(?P<advisory>ADVISORY)|(?P<embargoed>EMBARGOED)"
    r"|(?P<genre>ANALYSIS|INTERVIEW|EXCLUSIVE|FACTBOX|TIMELINE|FEATURE|INSIGHT|NEWSMAKER|POLL"
    r"|PREVIEW|EXPLAINER|GRAPHIC|SPECIAL REPORT|COLUMN|OBITUARY)"
    "|(?:PIX|PICS?|PICTURES?|PHOTOS?|TV|GRAPHICS?|VIDEO|MULTIMEDIA|AUDIO)(?:[ &/](?:TV|PIX"
    "|GRAPHICS?))*"
)


KINDS = ("withdrawn", "correction", "repeat", "flash", "advisory")
"""In the order of their weight: `(UPDATE 1, CORRECTED, RPT)` is a correction."""


def _update(found: re.Match[str]) -> Mark | None:
    """`UPDATE 2-`; without its number in the hyphenated form alone."""
    if not found["n"] and not found[0].endswith("-"):
        return None
    n = int(found["n"] or 1)
    return Mark(label=f"{found['word']} {n}" if found["n"] else found["word"], ordinal=n)


def _listed(found: re.Match[str]) -> Mark | None:
    """What the list behind a slugline says; None for a bracket that holds another word."""
    said: dict[str, str] = {}
    for part in found["list"].split(","):
        if (one := IN_LIST.fullmatch(part.strip())) is None:
            return None
        said.update({name: text for name, text in one.groupdict().items() if text})
    kinds = (kind for kind in KINDS if kind in said)
    lead = " ".join(said[name] for name in ("update", "n") if name in said)
    return Mark(
        kind=next(kinds, "story"),
        label=lead or said.get("flash"),
        ordinal=int(said.get("n", "1")) if lead else 0,
        genre=said.get("genre"),
        take=int(said["take"]) if "take" in said else None,
        embargoed="embargoed" in said,
    )


LEADING: tuple[Rule, ...] = (
    (UPDATE, _update),
    (CORRECTED, says(kind="correction")),
    (REPEATED, says(kind="repeat")),
    (WITHDRAWN, says(kind="withdrawn")),
    (ADVISORY, says(kind="advisory")),
    (TEST, says(kind="test")),
    (GENRE, genre),
    (GENRE_IN_WORDS, genre),
    *reuters_1987.LEADING,
    *trade.LEADING,
)
_ADDS = (
    "Adds?|Updates|Recasts|Corrects|Corrected|Refiles|Repeats|Rewrites|Releads|Changes|Clarifies"
    "|Removes|Deletes|Fixes|Drops|Inserts|Tweaks|Combines|Reformats|Restores|Resends|Replaces"
    "|Attributes|Writes through|Writethru|Rpts|Includes|Expands|Trims|Edits|Amends|Restructures"
    "|Rephrases|Reworks|Shortens|Specifies|New throughout|Previous [A-Z]"
    "|(?:Officially|Official|Company|Bank|Ministry|Source|Agency) (?:corrects|clarifies|corrected)"
    r"|Paragraph \d|Updating|Adding|Correcting|Recasting|Repeating|Refiling"
)
NOTE_BEHIND = re.compile(rf"(?<=\S)\s+\((?P<note>(?:{_ADDS})\b[^()]{{0,150}})\)\Z")
"""The note behind the last bullet above the story: `* Crown falls (Adds quotes)`."""
TRAILING: tuple[Rule, ...] = (
    (NOTE_BEHIND, lambda found: Mark(note=found["note"])),
    (LIST, _listed),
    (WITHDRAWN_BEHIND, says(kind="withdrawn")),
    *reuters_1987.TRAILING,
    *trade.TRAILING,
)
_OF_A_STORY = (
    r"In (?:[A-Z][a-z]{2,8}\.? \d{1,2},? )?(?:[\w ]{0,20})?(?:story|item|headline|paragraph|para)\b"
    r"|(?:This|The) (?:version of (?:the|this) )?(?:[A-Z][a-z]{2,8}\.? \d{1,2},? )?"
    r"(?:story|version|article|item|headline)\b[^()]{0,60}\b(?:correct|refile|update|clarif|fix"
    "|remov|add)"
)
_WHO = (
    "Reporting|Writing|Editing|Additional reporting|Additional writing|Compiled|Compiling|Created"
    "|Edited|Reported|Written|Translated|Translation|Polling|Graphics?|Production|With reporting"
    "|Posted|Produced|Interviewed|Data|Research|Filming|Photography|Rewriting"
)

AGENCY = Agency(
    name="Reuters",
    country="GB",
    names=(
        "Reuters",
        "Reuter",
        "RTRS",
        "Thomson Reuters",
        "Reuters News",
        "Reuters News Agency",
        "Reuters UK",
        "Reuters US",
        "Reuters Health",
        "Reuters Sports",
        "Reuters Breakingviews",
        "reuters.com",
        "Thomson Reuters Foundation",
        "路透社",
        "ロイター",
        "رويترز",
    ),
    signs=(
        "(reuters) -",
        "(reuters):",
        "(reuters) –",
        "@thomsonreuters.com",
        "@reuters.com",
        "copyright thomson reuters",
        "our standards: the thomson reuters trust principles",
        "reuters world news schedule",
    ),
    marks=marks(LEADING, TRAILING, reuters_1987.INSIDE),
    slug=re.compile(
        rf"{anpa.SLUG.pattern}|[A-Z0-9][A-Z0-9&.-]*(?:/[A-Z0-9&.-]*){{1,3}}(?: \([^()]*\))?\Z"
    ),
    note=re.compile(
        rf"\(\s*(?=(?:{_ADDS})\b)|\(\s*(?={_OF_A_STORY})|{trade.NOTE.pattern}|{reuters_1987.NOTE}"
    ),
    end_mark=re.compile(
        rf"{reuters_1987.END_MARK}|\AREUTERS(?: [A-Z]{{2,3}}){{1,3}}\Z|\A-- ?Reuters\Z"
    ),
    signoff=re.compile(
        rf"\((?:(?:{_WHO})\b[^()]{{0,60}}(?:\b[Bb]y\s|:\s)|By [^();]{{2,80}};)"
        r"[^()]*(?:\([^()]*\)[^()]*){0,8}\)\.?"
        r"|\(\([^()]{0,300}(?:\([^()]{0,80}\)[^()]{0,200}){0,4}\)\)"
        r"|\([A-Z][\w ]{1,30} (?:[Nn]ewsroom|[Nn]ewsdesk|bureau)\b[^()]{0,200}\)"
        rf"|(?:\A|(?<=[.!?\"”] ))(?:Reporting|Writing|Editing|Additional reporting|Compiled) [Bb]y "
        r"[^()]{2,400}\Z"
        r"|\AKeywords: [A-Z0-9][^\n]{1,100}\Z"
        r"|\AOur Standards: The Thomson Reuters Trust Principles\b[^\n]{0,40}\Z"
    ),
    terms=re.compile(
        r".{0,120}\bClick For Restrictions\b|.{0,80}\bNO ARCHIVAL USE\b", re.IGNORECASE
    ),
    photo_id=re.compile(
        r"(?<![A-Z0-9])(?:RT[SXR][0-9A-Z]{4,6}|RC[12][0-9A-Z]{9,11}|[GT][FM]\d[0-9A-Z]{8,12}"
        r"|LYNX[0-9A-Z]{8,12})(?![A-Z0-9])"
    ),
    story_id=re.compile(
        r"(?:(?<=id[A-Z]{2})|(?<=newsml_))(?P<id>[A-Z][0-9A-Z]{7,17})"
        r"(?::(?P<version>\d{1,3}))?(?![0-9A-Za-z])"
    ),
    digest=re.compile(
        r"\*?(?:TOP NEWS|PRESS DIGEST|NEWS DIGEST|NEWS SUMMARY|WORLD NEWS SCHEDULE"
        r"|HEADLINES?)\*?\s?-"
        r"|(?:Reuters|RTRS) (?:\w+ ){0,3}(?:News Schedule|News Summary|Front Page)\b"
        r"|(?:\w+ )?News Schedule at \d",
        re.IGNORECASE,
    ),
    advisory=re.compile(r"ADVISORY\b|(?:Reuters )?(?:\w+ ){0,3}News Schedule\b|MEDIA ADVISORY"),
    test=re.compile(rf"{trade.TEST.pattern}|TEST(?: STORY)?-", re.IGNORECASE),
)
