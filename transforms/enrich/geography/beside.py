"""What stands beside a place's name and says in which country or state it lies."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from transforms.enrich.document import Place
from transforms.enrich.geography import british_counties, divisions
from transforms.enrich.geography.countries import countries, country_of_adjective, gone
from transforms.enrich.geography.geonames import key, towns

NEAR = 72
"""Characters before or behind a name within which a word is beside it."""
WORDS = 4

_NAME = r"[^\W\d_a-z][\w.'’&-]{0,30}(?: (?:(?:and|of|the) )?[^\W\d_a-z][\w.'’&-]{0,30}){0,3}"
_PART = r"(?:the )?[a-z-]{2,14}(?:ern|east|west|th|tral|land) (?:part of )?"
_AREA = rf"(?:{_PART})?(?:the )?"
_DIVISION = r"(?:(?:state|province|prefecture|region|republic|county) of )?"
BEHIND = re.compile(
    rf"\s?,\s(?:in {_AREA}{_DIVISION}|{_PART})?(?P<comma>{_NAME})"
    rf"|,? in {_AREA}{_DIVISION}(?P<within>{_NAME})"
    rf"|\s[(\[](?P<bracket>{_NAME})[)\]]"
)
"""Nara, Japan; Paris in northern Texas; Nice (France)."""
_ADJECTIVES = (
    r"(?:(?:[a-z-]{0,20}(?:ern|est|al|ic|ant|ous|ent|rich|torn|hit|held|run|most|side|land)"
    r"|east|west|north|south|main|key|old|new|former|top|holy|tiny|second|third|border|river)[ -]"
    r"){0,4}"
)
_TOWN = (
    r"(?:city|cities|town|township|village|hamlet|port|capital|suburb|resort|enclave|hub|stronghold"
    r"|province|state|region|prefecture|island|municipality|district|county)"
)
OWNER = re.compile(
    rf"(?P<name>{_NAME})['’]s? {_ADJECTIVES}(?:{_TOWN} ){{0,2}}(?:(?:of|called|named) )?\Z"
)
"""Japan's ancient capital Nara, Germany's northern port city of Hamburg."""
OF_A_LAND = re.compile(
    rf"(?P<name>{_NAME}) {_ADJECTIVES}(?:{_TOWN} ){{1,2}}(?:(?:of|called|named) )?\Z"
)
"""The Japanese city of Nara, the Texas town of Paris, Ukrainian port city Odesa."""
POSSESSIVE = re.compile(r"['’]s?\Z|-(?:based|area|born|held|controlled|administered|occupied)\Z")


_STATE_BEHIND = re.compile(r", (?P<state>[A-Z][a-z]{3,12}(?: [A-Z][a-z]{3,12})?)(?:[,.;)]|\Z)")
_SEVERAL = frozenset({"Washington", "Georgia", "New York", "Virginia"})
"""States whose name another land, a town or a woman has too."""
_TOWN_BEFORE = re.compile(r"(?P<town>[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,2}), \Z")


class Land(NamedTuple):
    """A country, or a division of one, in which a place is said to lie."""

    country_code: str
    admin_code: str | None = None

    def is_only_a_land(self) -> bool:
        """Whether it cannot be the next of a list of towns, as in `Suzhou, Shanghai and Wuhan`."""
        return self.admin_code is None or self.country_code in divisions.BEFORE_TOWNS

    def holds(self, country_code: str, admin_code: str) -> bool:
        """Whether a place of this country and division lies in it."""
        return self.country_code == country_code and self.admin_code in (None, admin_code)


def land_of(name: str) -> tuple[Land, ...]:
    """The lands that a name may mean: a state, a country, the countries of one that is no more."""
    name_key = key(name)
    if county := british_counties.of_ireland(name):
        return (Land(*county),)
    if code := countries().by_name.get(name_key):
        both = (Land(code),)
        return (*both, *_divisions(name)) if name_key == "georgia" else both
    if name_key in gone():
        return tuple(Land(code) for code in gone()[name_key][1])
    return _divisions(name)


def _divisions(name: str) -> tuple[Land, ...]:
    found = divisions.named(name)
    if not found and (bare := divisions.called(name)):
        found = divisions.named(bare)
    return tuple(Land(one.country_code, one.code) for one in found)


def behind(text: str, end: int) -> tuple[Land, ...]:
    """The lands that stand behind a name: `Nara, Japan`, `CAMBRIDGE, Mass.`, `Nice (France)`."""
    if text[end : end + 1] not in (",", " "):
        return ()
    found = BEHIND.match(text, end, end + NEAR)
    if found is None:
        return ()
    words = (found["comma"] or found["within"] or found["bracket"]).split(" ")
    if lands := _first_of(words[:count] for count in range(min(WORDS, len(words)), 0, -1)):
        return lands
    # Boston, Mass, March 4: the point is missing.
    is_short = found["comma"] and len(words) == 1 and text[found.end() : found.end() + 1] == ","
    return land_of(f"{words[0]}.") if is_short else ()


def is_elsewhere(text: str, end: int, place: Place) -> bool:
    """Whether a state of America behind the name of a town abroad says that it is another.

    `Moscow, Texas,` is not on our map, and yet no town of Russia; `In Moscow, Texas officials` is.
    """
    if place.kind != "city" or place.country_code == "US" or text[end : end + 2] != ", ":
        return False
    found = _STATE_BEHIND.match(text, end)
    named = divisions.named(found["state"]) if found else ()
    return bool(found and found["state"] not in _SEVERAL and named) and all(
        one.country_code == "US" for one in named
    )


def is_behind_its_town(text: str, start: int, state: str) -> bool:
    """Whether a state that has the name of a town stands behind one of its own: Spokane, Wash..."""
    found = _TOWN_BEFORE.search(text, max(0, start - NEAR), start)
    if found is None:
        return False
    lands = [Land(one.country_code, one.code) for one in divisions.named(state)]
    return key(found["town"]) != key(state) and any(
        land.holds(town.country_code, town.admin_code)
        for town in towns().named(key(found["town"]))
        for land in lands
    )


def before(text: str, start: int) -> tuple[Land, ...]:
    """The lands that stand before a name: `Japan's Nara`, `the Ukrainian city of Lviv`."""
    if start < 2 or text[start - 1] != " ":
        return ()
    near = text[max(0, start - NEAR) : start]
    is_owner = "'" in near or "’" in near
    found = OWNER.search(near) if is_owner else None
    found = found or OF_A_LAND.search(near)
    if found is None:
        return ()
    words = found["name"].split(" ")
    return _first_of(words[at:] for at in range(max(0, len(words) - WORDS), len(words)))


def _first_of(parts: Iterable[list[str]]) -> tuple[Land, ...]:
    """The lands of the first of several readings that is one, in full or as an adjective."""
    for words in parts:
        name = POSSESSIVE.sub("", " ".join(words))
        if lands := land_of(name):
            return lands
        if code := country_of_adjective(name):
            return (Land(code),)
    return ()
