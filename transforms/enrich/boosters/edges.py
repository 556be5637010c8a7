"""What a model cuts wrong at the edges of a name.

Articles, possessives, quotation marks, titles and small words are no part of a name; a name never
runs over a line, and ends with a word, not within it.
"""

import re
from collections.abc import Iterator

from transforms.copy.months import words_of
from transforms.enrich.boosters import world
from transforms.enrich.boosters.capitals import (
    ABBREVIATIONS,
    ARTICLE,
    DAY_OR_MONTH,
    NO_NAME_WORDS,
    PARTICLE,
    UPPER,
)
from transforms.enrich.document import Body, Span
from transforms.enrich.pieces import prose

OPENING = re.compile(
    r"(?:[\s\W]"
    r"|(?:[Tt]he|THE|[Aa]n?|[Tt]his|[Tt]hat|[Ii]ts?|[Hh]is|[Hh]er|[Tt]heir"
    r"|[Oo]ur|[Oo]n|[Ii]n|[Aa]t|[Bb]y|[Ff]or"
    r"|[Ff]rom|[Bb]ut|[Aa]nd|[Ww]hile|[Ww]hen|[Aa]s|[Aa]fter|[Bb]efore|[Ll]ate|[Ff]ormer|[Tt]hen"
    r"|[Nn]either|Latest|Existing|Recent|Senior|Top|Unlike"
    r"|[Bb]oth|[Ee]ach|[Aa]ll|[Aa]lso|[Ii]f|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix"
    rf"|{DAY_OR_MONTH})\s"
    rf"|(?!(?:{PARTICLE})\s)(?!(?:{ARTICLE}))[a-z][\w-]{{0,30}}['’]?\s)+"
)
"""What in front of a name is no part of it: signs, articles, small words, days and months."""
COURTESY = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Brig|Sen|Rep|Gov|Rev|Hon|Cpl"
    r"|Pvt|Cmdr|Supt|Insp|Messrs|Sens|Reps|Govs)\.?\s)+(?=\w)"
)
CLOSING = re.compile(
    r"(?:['’`]s\b|['’`]|[\s,;:!?\"“”)\]>*/–—-]"
    rf"|\s(?!(?:{PARTICLE})\s[A-Z])[a-z][\w-]{{0,30}}(?:['’]s?)?|\s{DAY_OR_MONTH}|\s\d{{1,2}})+\Z"
)
"""What behind a name is no part of it: possessives, signs, small words, dates."""
POINT = re.compile(
    r"(?:\b[A-Z]|\b(?:Inc|Corp|Co|Cos|Ltd|Bros|Jr|Sr|St|Mfg|Assn|Pty|Calif|Fla|Mass|Ore|Wash|Ill"
    r"|Pa|Va|Ga|Md|Tenn|Ky|La|Miss|Mo|Ark|Ala|Ariz|Colo|Conn|Del|Ind|Kan|Mich|Minn|Mont|Neb|Nev"
    r"|Okla|Tex|Vt|Wis|Wyo|Ont|Que|Sask|Alta|Dak|Car))\.\Z"
)
BREAK = re.compile(
    r"\s?[\n<>]\s?|\s[-–—]{1,3}\s|;\s|:\s|\s/\s|\s\(\s?|\s?\)\s|[\"“”]\s?|, (?=[A-Z])|\.{2,}"
)
"""What no name runs over; in an organisation a comma and brackets can be part of it."""
VERB = re.compile(
    r" (?:beats?|faces?|said|says|told|met|meets|vs|v|against|versus|after|who|that|is|was|will|has"
    r"|had|would|when|while|over|defeated|lost|drew|downed|hosts?|in(?= [A-Z]\w+\Z)) "
)
"""What stands between two names that a model takes for one: Weiss beat Lindqvist."""
PAIR = re.compile(
    rf"(?P<one>(?:U\.\w\.(?:\w\.)?|[{UPPER}]\w{{2,}}))[-/]"
    rf"(?P<other>(?:U\.\w\.(?:\w\.)?|[{UPPER}]\w{{2,}}))\Z"
)
"""Two places or peoples in one word: Japan-U.S., Seoul/Tokyo."""
TAIL = re.compile(
    r"[-'’](?!(?:led|based|born|era|style|like|made|type|run|owned|held|elect|wide|listed|wing"
    r"|only|bound|free|rich|area|turned|long|old|to|in|of|and|on|by|for|at|s|wide|size|sized)\b)"
    r"(?![a-z]{0,20}(?:ed|ing|en)\b)[a-z]{1,7}\b"
)
"""The second half of a given name: `-un` in Kim Jong-un, which a model may leave behind."""
REST_OF_WORD = re.compile(r"\w{1,40}(?:[-'’](?!s\b)\w{1,20})?")
START_OF_WORD = re.compile(rf"(?<!\w)(?:{ARTICLE}|[{UPPER}]\w{{0,20}}-?)\Z")
NO_NAME = re.compile(
    rf"(?:{DAY_OR_MONTH}(?:\s\d{{1,2}})?|[\W\d_]*|[^{UPPER}]*|\W*.\W*"
    r"|(?:Eds?|Editors?|Inc|Corp|Ltd|Co|Plc|No|Vol|GMT|EDT|EST|BST|CET|Dlrs?|Dollars?|Yen|Euros?"
    r"|Pounds?|Mr|Mrs|Ms|President|Prime Minister|Minister|Chairman|Secretary|Premier|King|Queen"
    r"|Prince|Pope|General|Spokesman|Shr|Net|Revs|Qtr|Avg|Note|Oper|Pct|Cts|Mths|Sales|Source"
    r"|State|Series|Class|(?!G-|MI-)[A-Z]{1,4}-\d{1,3}s?|TV|GDP|GNP"
    r"|CEO|CFO|AIDS|HIV|DNA|IPO|MP|MPs|PhD|USD|EUR|I|He|She|It|They|We|You|This|That"
    r"|There|Here|Yes|No|God|Internet|Christmas|Easter|AK-47s?|[A-Z]-?\d+)\W*)\Z"
)
AFTER_COMMA = re.compile(
    r"(?:Inc|Ltd|LLC|Corp|Co|N\.A|S\.A|LP|L\.P|Limited|Incorporated)\b|.{0,60}? (?:and|&) "
)
"""A comma within a name: `National Amusements, Inc`, `Health, Labor and Welfare`."""
CUT_AT_VERBS = frozenset({"person", "place", "event"})
DASHES = frozenset({"-", "–", "—", "--", "---"})
"""What stands behind a dash is seldom of the kind in front of it: `FRANCE - Bonds`."""
CLEAN = re.compile(rf"[{UPPER}][^\W\d_]{{2,}}(?: [{UPPER}][^\W\d_]{{2,}})*")
CLEAN_BEHIND = frozenset(["", " ", ",", "\n", ")", '"', ".", ";", ":"])
POSSESSIVES = frozenset(["'s ", "’s "])
CLEAN_BEFORE = ("", " ", "\n", '"', "(")
TICKER = re.compile(r"[A-Z][A-Z.]{0,6}>")
"""What markets call a share, in the angle brackets of Reuters' copy: <GM>, <ABCD.L>."""
OFFICE_BEHIND = re.compile(r" (?:Minister|Secretary|Ministers|Secretaries|Commissioner)\b")
PORTFOLIO = re.compile(
    r"(?:(?:\A| )(?:Prime|Foreign|Finance|Financial|Defen[cs]e|Interior|Justice"
    r"|Trade|Health|Education"
    r"|Energy|Agriculture|Transport|Industry|Labou?r|Culture|Commerce|Economy|Home|Oil|Information"
    r"|Planning|Budget|Environment|Assistant|Deputy|Permanent|Chief|and))+\Z"
)
"""The office that a model takes for a name, or for the end of one: `Hong Kong Financial`."""
SUSPECT = (
    NO_NAME_WORDS
    | ABBREVIATIONS
    | words_of(
        "Eds Editor Editors Inc Corp Ltd Plc Vol GMT EDT EST BST CET Dlrs Dlr Dollar Dollars Yen "
        "Euro Euros Pound Pounds Spokesman Shr Net Revs Qtr Avg Note Oper Pct Cts Mths Sales "
        "Source State "
        "Series Class GDP GNP CEO CFO AIDS HIV DNA IPO MPs PhD USD EUR Yes God Internet Christmas "
        "Easter Agriculture Justice Trade Health Education Energy Transport Industry Labor Labour "
        "Culture Commerce Economy Home Oil Information Planning Budget Environment Assistant Miss "
        "Northern Southern Eastern Western Central Permanent"
    )
)
"""Words at which a closer look is worth its time."""
GIVEN_NAMES_TOO = frozenset({"Jan", "Mar", "April", "May", "June", "August"})
SURNAMES_TOO = frozenset({"May", "March", "June", "August"})
"""Months that are names of persons, too: Jan Egeland, Theresa May."""
COMMAS = frozenset({"organisation", "event", "work", "law"})


def boost(body: Body, spans: list[Span]) -> list[Span]:
    """The spans with their edges mended, and without those that are no names.

    Two that a hyphen joins stay two (Reagan-Gorbachev), but for a given name: Abdul-Jabbar Hadi.
    """
    text = prose(body)
    found: list[Span] = []
    for span in spans:
        for part in (span,) if _is_clean(text, span) else _mended_parts(text, span):
            if not found or part.start >= found[-1].end:
                found.append(part)
            elif span.label == "person" and " " in text[span.start : span.end]:
                found[-1] = part._replace(start=min(part.start, found[-1].start))
            elif span.start > found[-1].end:
                found.append(span._replace(end=max(part.end, span.start + 1)))
    return found


def _mended_parts(text: str, span: Span) -> list[Span]:
    if (pair := PAIR.match(text, span.start, span.end)) and _is_of_two(pair, span):
        return _two(pair, span)
    mended = (_mended(text, part) for part in _parts(text, span))
    return [part for part in mended if part is not None]


def _is_clean(text: str, span: Span) -> bool:
    """Whether a span is words with a capital and no more, none of them suspect: most are."""
    behind, before = text[span.end : span.end + 1], text[span.start - 1 : span.start]
    if before not in CLEAN_BEFORE:
        return False
    if behind not in CLEAN_BEHIND and text[span.end : span.end + 3] not in POSSESSIVES:
        return False
    said = text[span.start : span.end]
    return CLEAN.fullmatch(said) is not None and SUSPECT.isdisjoint(said.split(" "))


def _two(pair: re.Match[str], span: Span) -> list[Span]:
    """The names of a word that is two: Seoul, Tokyo."""
    label = "place" if span.label == "organisation" else span.label
    return [Span(*pair.span(name), label, "edges") for name in ("one", "other")]


def _parts(text: str, span: Span) -> Iterator[Span]:
    said = text[span.start : span.end]
    if span.label in CUT_AT_VERBS and (verb := VERB.search(said)):
        yield span._replace(end=span.start + verb.start(), method="edges")
        if span.label == "person":
            yield span._replace(start=span.start + verb.end(), method="edges")
        return
    if said.replace(" ", "").isalnum():
        yield span
        return
    at = 0
    for cut in BREAK.finditer(said):
        if "," in cut.group() and span.label in COMMAS and AFTER_COMMA.match(said, cut.end()):
            continue
        yield span._replace(start=span.start + at, end=span.start + cut.start(), method="edges")
        at = cut.end()
        if cut.group().strip() in DASHES:
            return
    yield span._replace(start=span.start + at)


def _is_of_two(pair: re.Match[str], span: Span) -> bool:
    """Whether a word with a hyphen or slash is two names: never Winston-Salem."""
    if "/" in pair.group() and span.label in ("place", "nationality"):
        return True
    names = pair.group("one", "other")
    return all(name in world.all_places() or name in world.peoples() for name in names)


def _mended(text: str, span: Span) -> Span | None:
    if text[span.start - 1 : span.start] == "<" and TICKER.match(text, span.start):
        return None
    start, end = _whole_words(text, span)
    said = text[start:end]
    opening = OPENING.match(said)
    if opening and not (span.label == "person" and opening.group().strip() in GIVEN_NAMES_TOO):
        start += opening.end()
    if courtesy := COURTESY.match(text, start, end):
        start = courtesy.end()
    if _may_close(text[start:end]) and (closing := CLOSING.search(text[start:end])):
        is_surname = span.label == "person" and closing.group().strip() in SURNAMES_TOO
        if not is_surname or text[end : end + 2].strip().isdigit():
            end = start + closing.start()
    if text[end - 1 : end] == "." and (
        end == len(text) or text[end] == "\n" or not POINT.search(text[start:end])
    ):
        end -= not re.search(r"[A-Z]\.[A-Z]\.\Z", text[start:end])
    if OFFICE_BEHIND.match(text, end) and (office := PORTFOLIO.search(text[start:end])):
        end = start + office.start()
    if start >= end or NO_NAME.match(text[start:end]):
        return None
    if (start, end) == (span.start, span.end):
        return span
    return span._replace(start=start, end=end, method="edges")


def _may_close(said: str) -> bool:
    """Whether what a name ends with could be no part of it; most end with a plain word."""
    last = said.rpartition(" ")[2]
    return not (last.isalpha() and last[0].isupper()) or last in NO_NAME_WORDS


def _whole_words(text: str, span: Span) -> tuple[int, int]:
    start, end = span.start, span.end
    if start and (text[start - 1].isalnum() or text[start - 1] in "-'’"):
        before = START_OF_WORD.search(text[max(0, start - 24) : start])
        start -= len(before.group()) if before else 0
    if end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        rest = REST_OF_WORD.match(text, end)
        end = rest.end() if rest else end
    if span.label == "person" and (tail := TAIL.match(text, end)):
        end = tail.end()
    return start, end
