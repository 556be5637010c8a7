"""Bodies that many countries have one of, and whose country tells which is meant."""

import re
from collections.abc import Sequence
from functools import lru_cache

from transforms.enrich.naming.country_names import Words, countries, country_of_words
from transforms.enrich.naming.folding import REMEMBERED, listed, words

_HEADS = ("ministry", "department")
_LOCAL = listed("police fire sheriffs state county city health")
_UNITED_STATES = "United States"
_ITS_DEPARTMENTS = listed(
    "state defence justice commerce agriculture treasury labour energy interior transportation"
)
_BODIES = frozenset(
    words(name)
    for name in (
        "parliament", "senate", "congress", "house", "house of representatives", "lower house",
        "upper house", "national assembly", "supreme soviet", "supreme court", "high court",
        "constitutional court", "court of appeals", "court of appeal", "central bank",
        "reserve bank", "cabinet", "treasury", "foreign office", "home office", "army", "navy",
        "air force", "coast guard", "national guard", "police", "national police", "armed forces",
        "joint chiefs of staff", "election commission", "statistics office", "statistics bureau",
        "politburo", "state council", "communist party", "socialist party", "labour party",
        "labor party", "liberal party", "green party", "conservative party", "democratic party",
        "social democratic party", "people party", "peoples party", "popular party",
        "workers party", "national party", "republican party", "progressive party",
        "nationalist party",
        "christian democratic party", "justice party", "central committee", "security council",
        "national security council", "judiciary committee", "foreign affairs committee",
        "stock exchange", "customs service", "weather service",
        "government", "administration", "ministry", "department",
    )
)  # fmt: skip
_OF_MORE_THAN_NATIONS = frozenset(
    words(name)
    for name in (
        "central committee", "security council", "national security council", "judiciary committee",
        "foreign affairs committee", "workers party", "people party", "peoples party",
        "popular party", "justice party", "progressive party", "nationalist party",
    )
)  # fmt: skip
"""Bodies that are national ones where a country stands at them; bare they say nothing."""
_BEFORE = re.compile(r"((?:[A-Z][\w.-]{0,20} ){0,2}[A-Z][\w.-]{0,20})(?:['’]s?)? $")
_REACH = 70


@lru_cache(REMEMBERED)
def is_national(found: Words) -> bool:
    """Whether folded words are the name of a body that many countries have."""
    if not found:
        return False
    return found in _BODIES or (
        1 < len(found) <= 4 and found[-1] in _HEADS and found[0] not in _LOCAL
        and country_of_words(found[:1]) is None
    )  # fmt: skip


def is_of_its_country(found: Words) -> bool:
    """Whether a national body without its country is that of the document's country."""
    return found not in _OF_MORE_THAN_NATIONS


@lru_cache(REMEMBERED)
def parted(found: Words) -> tuple[Words, str | None]:
    """A body's words and its country: `us senate`, `senate of the united states`."""
    for length in range(min(4, len(found) - 1), 0, -1):
        country = country_of_words(found[:length])
        if country and is_national(found[length:]):
            return found[length:], country
        country = country_of_words(found[-length:])
        if country and is_national(rest := _without_preposition(found[:-length])):
            return rest, country
    return found, None


def _without_preposition(found: Words) -> Words:
    end = len(found)
    while end > 0 and found[end - 1] in ("of", "the", "in"):
        end -= 1
    return found[:end]


def with_nation_last(found: Words) -> Words:
    """The words of a national body in one order: `japanese finance ministry` has japan last."""
    body, country = parted(found)
    return (*body, *words(country)) if country else found


def country_beside(text: str, start: int) -> str | None:
    """The country that stands before a body: `Japan's Foreign Ministry`, `the U.S. Senate`."""
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    if before is None:
        return None
    parts = before[1].split(" ")
    for at in range(len(parts)):
        country = country_of_words(words(" ".join(parts[at:])))
        if country:
            return country
    return None


def usual_country(body: Words) -> str | None:
    """The country of a body that copy names without one: departments are the United States'."""
    if len(body) == 2 and body[1] == "department" and body[0] in _ITS_DEPARTMENTS:
        return _UNITED_STATES
    return None


def country_of_dateline(places: Sequence[str]) -> str | None:
    """The country whose capital the dateline names first."""
    return countries().by_capital.get(words(places[0])) if places else None
