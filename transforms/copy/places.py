"""The places of a dateline, as they are written."""

import re
from typing import NamedTuple

from transforms.copy.gazetteer import BY_A_RIVER, CITIES, CITIES_AND_STATES, REGIONS, key
from transforms.copy.months import words_of

PLACES_CHARS = 110
"""A press release names four or five cities."""
DATE_CHARS = 40
SPACES = 22
WORDS = 6
WORDS_ON_THE_WAY = 10

_AND = (
    r"(?:and|und|et|y|e|och|og)(?!\s(?:Tobago|Barbuda|Herzegovina|Nevis|Miquelon|Futuna"
    r"|the Grenadines|Pr[ií]ncipe|Wear|Labrador|Le[oó]n)\b)"
)
SEPARATOR = re.compile(rf"(\s*/\s*|\s*[·・;]\s*|\s*,?\s(?:{_AND}|&|AND)\s|\s*,\s*)")
WORD = re.compile(
    r"['’‘ʼ`]?[^\W\d_](?:[^\W\d_]|[.'’‘ʼ`\-‐‑–&\u0300-\u036f\u064b-\u0652\u0900-\u0dff\u0e31-\u0e4e])*"
    r"\Z"
)
PARTICLES = words_of(
    "de del della delle di do da dos das du des la le les el los las am an der den dem im in "
    "bei ob auf vor a à e y et und of the on upon by sur sous en lès lez aux au al ad av i na "
    "nad pod van von zu zum aan op near bin v.d. v.d a.d. a.d a.m. a.m i.d. i.d d. a. i. u."
)
WITH_A_PREFIX = re.compile(
    r"(?:['’‘]?[st]-|d['’‘]|l['’‘]|a[dlnrstz]-|ash-|adh-|el-)(?=[^\W\d_a-z])"
)
ON_THE_WAY = words_of("ABOARD ON WITH AT IN NEAR OFF OUTSIDE ALONG UNDER OVER ALONGSIDE")
"""ABOARD AIR FORCE ONE, WITH U.S. TROOPS IN IRAQ, AT SEA."""
ADDITION = re.compile(r"\s?[(\[][^()\[\]]{2,40}[)\]]")
"""The province in MONOPOLI (BARI), the country in New Delhi [India]."""
IS_NAME = re.compile(r"(?=[^\W\d_]|\W+[^\W\d_])[^\d]{1,60}\Z")
"""What in a declared dateline is believed to be a place: letters, and no numbers."""
POINTED = re.compile(r"(?P<place>.*[^\W\d_]{2,})\s(?P<region>(?:[^\W\d_]{1,5}\.){1,3})\Z")
"""A place and its state without a comma: LAKE SUCCESS N.Y."""

NO_FIRST_WORD = words_of(
    "note notes editor editors eds attention attn update updates updated updating correction "
    "corrections corrected corrects clarification breaking urgent flash bulletin alert "
    "newsalert advisory advisories kill summary summaries headlines headline briefs brief "
    "roundup sports sport photo photos photograph file video graphic graphics table tables "
    "factbox analysis preview interview interviews column opinion editorial feature focus "
    "profile obituary lead leads story report reports source sources text by photographed "
    "from via associated agence all results result scores standings fixtures weather markets "
    "market stocks stock shares bonds gold silver copper platinum oil crude brent sugar "
    "coffee cocoa wheat corn soybeans cotton grain forex currencies prices price wall world "
    "news business entertainment politics economy today tonight yesterday tomorrow week "
    "weekend this that these those an my our his her its their he she it we they you who what "
    "when where why how if but and or nor so yet as for president minister chairman sen rep "
    "gov gen mr mrs ms dr prof sir judge police copyright credit credits caption agencies "
    "contact email nato opec fifa uefa ioc imf unesco unicef unhcr asean kospi kosdaq nikkei "
    "ftse dax nasdaq"
)
"""Words in front of a dash or bracket with which no place begins that has no region behind it."""
NO_WORD = words_of(
    "president minister chairman spokesman spokeswoman press agency agencies inc corp ltd plc "
    "ag gmbh ministry association committee commission telegraph told says said reported "
    "photo"
)
WITH_ARTICLE = words_of(
    "hague dalles villages woodlands bronx valley bahamas gambia netherlands colony plains"
)


class Places(NamedTuple):
    """The places of a dateline. `are_capitals` says how they stand in the copy.

    `are_known` says that the first is a city of renown, or that a state or country follows it.
    """

    names: tuple[str, ...] = ()
    are_capitals: bool = False
    are_known: bool = False


def may_be(text: str) -> bool:
    """Whether a text is short enough to be the places and the date of a dateline."""
    return len(text) <= PLACES_CHARS + DATE_CHARS and text.count(" ") <= SPACES


def read(text: str) -> Places | None:
    """The places of a text, none where it is empty; None where it is no list of places.

    A state, province or country behind a comma is no place of its own, nor what stands in
    brackets: `DALLAS/FORT WORTH, Texas`, `MONOPOLI (BARI)`. Behind a comma a name in title case
    is one, unless the list ends in "and".
    """
    text = ADDITION.sub("", text).strip(" \t\n,;:-–—")
    if not text:
        return Places()
    if len(text) > PLACES_CHARS:
        return None
    first, *others = SEPARATOR.split(text)
    first, has_region = _without_region(_without_point(first))
    are_capitals = _are_capitals(first)
    if are_capitals is None:
        return None
    names = [first]
    ends_in_and = any(len(separator.strip(" ,")) > 1 for separator in others[::2])
    for separator, part in zip(others[::2], others[1::2], strict=True):
        part = part.strip()
        if separator.strip() == "/" and key(part) in BY_A_RIVER:
            names[-1] = f"{names[-1]}{separator}{part}"
            continue
        if separator.strip() == "," and _is_region(part, names, ends_in_and, len(others) // 2):
            has_region = True
            continue
        part, with_region = _without_region(_without_point(part))
        if _are_capitals(part) is None:
            return None
        names.append(part)
        has_region = has_region or with_region
    if not has_region and _is_no_place(first):
        return None
    return Places(tuple(names), are_capitals, has_region or key(first) in CITIES)


def declared(text: str) -> tuple[str, ...]:
    """The places of a text that is known to be a list of places: also what `read` refuses."""
    if found := read(text):
        return found.names
    parts = SEPARATOR.split(text.strip(" \t\n,;:-–—"))
    names = parts[:1]
    for separator, part in zip(parts[1::2], parts[2::2], strict=True):
        if separator.strip() != "," or not _is_region(part, names, False, 1):
            names.append(part)
    return tuple(name.strip() for name in names if IS_NAME.match(name))


def _is_region(part: str, names: list[str], ends_in_and: bool, commas: int) -> bool:
    """Whether a name behind a comma is the state or country of the place before it."""
    name, before = key(part), key(names[-1])
    if name == before:
        return True
    in_other_case = _are_capitals(names[-1]) != _are_capitals(part)
    if name in CITIES_AND_STATES and not in_other_case:
        return before not in CITIES and not ends_in_and and commas == 1
    if name in REGIONS:
        return True
    return _are_capitals(part) is False and not ends_in_and and name not in CITIES


def _are_capitals(part: str) -> bool | None:
    """Whether a place stands in capitals, or in title case; None where it is no place at all."""
    words = part.split()
    limit = WORDS_ON_THE_WAY if words and words[0] in ON_THE_WAY else WORDS
    if not 1 <= len(words) <= limit or words[0] in PARTICLES:
        return None
    capitals = True
    for word in words:
        if not WORD.match(word):
            return None
        if word.casefold() in PARTICLES:
            continue
        if word[0].islower() and not WITH_A_PREFIX.match(word):
            return None
        capitals = capitals and word.strip(".'’‘-&")[-2:].isupper()
    return capitals


def _without_point(part: str) -> str:
    """A place without the full stop behind it, which closes no abbreviation: `MOSCOW.`"""
    last = part.rpartition(" ")[2]
    is_stop = last.endswith(".") and last.count(".") == 1 and len(last) > 4
    return part[:-1] if is_stop and key(last) not in REGIONS else part


def _without_region(part: str) -> tuple[str, bool]:
    """A place without the state that stands behind it without a comma, and whether one did."""
    found = POINTED.match(part)
    if found and key(found["region"]) in REGIONS:
        return found["place"], True
    return part, False


def _is_no_place(name: str) -> bool:
    """Whether a name says by its words that it is no place: a person's office, a kind of copy."""
    words = [word.strip(".'’").casefold() for word in name.split()]
    if words[0] == "the":
        return not (len(words) > 1 and words[1] in WITH_ARTICLE)
    return words[0] in NO_FIRST_WORD or not NO_WORD.isdisjoint(words)
