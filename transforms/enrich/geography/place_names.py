"""What one place's name names: a country, a state, a region, a town, or one of several."""

import re
from collections.abc import Collection, Sequence

from transforms.enrich.document import Place
from transforms.enrich.geography import (
    beside,
    british_counties,
    counties,
    divisions,
    namesakes,
    regions,
    shared_names,
)
from transforms.enrich.geography.beside import Land
from transforms.enrich.geography.countries import countries, gone
from transforms.enrich.geography.divisions import Division
from transforms.enrich.geography.geonames import LARGE, key
from transforms.enrich.geography.map_places import of_country, of_division, of_town
from transforms.enrich.geography.namesakes import ORDINARY_WORDS, Around
from transforms.enrich.geography.regions import BY_ITS_WORDS

OPEN = Place("city", "", resolved_by="open")
"""A name that what else the document says has to settle."""
CITY_STATES = {
    "luxembourg": "luxembourg", "kuwait": "kuwait city", "panama": "panama city",
    "guatemala": "guatemala city", "mexico": "mexico city", "djibouti": "djibouti",
    "quebec": "quebec", "gaza": "gaza", "tunis": "tunis", "united nations": "new york",
}  # fmt: skip
"""What in a dateline is the town, and elsewhere the country or the province."""
TOWN_LIKE = 15_000
"""People from whom on a town can be meant by the name of a foreign state."""
STATE_OF = re.compile(
    r"(?:(?:federal|federative|islamic|peoples|democratic|socialist|bolivarian|united|arab) ){0,3}"
    r"(?:republic|kingdom|state|commonwealth|union|principality|sultanate|emirate) of (?:the )?"
)
"""What stands before a country's name on paper: Republic of Venezuela."""
SHORT_NAMES = {
    "nyc": "new york", "vegas": "las vegas", "rio": "rio de janeiro", "philly": "philadelphia",
    "st pete": "saint petersburg", "kl": "kuala lumpur",
}  # fmt: skip
PARTY = re.compile(r"\A[RDI]-(?=[A-Z][a-z.])")
"""What stands before a legislator's state, where it was taken for a part of it: D-Mass."""
LOS_ANGELES = ("LA", "L.A.")
"""Without a city before it: with one it is Louisiana."""
NO_PLACES = frozenset({"eu", "un", "nato", "asean", "opec", "european union", "united nations"})
"""What models take for places: United Nations is one in datelines alone."""


def parted(name: str) -> tuple[str, tuple[Land, ...]]:
    """A name without the land that stands in it: `Paris, Texas` is Paris, in Texas."""
    name = PARTY.sub("", name)
    head, comma, tail = name.partition(", ")
    lands = beside.land_of(tail.partition(", ")[0]) if comma else ()
    return (head, lands) if lands else (beside.POSSESSIVE.sub("", name), ())


def certain(name: str, lands: Collection[Land], home: str | None) -> Place | None:
    """The place that a name names whatever else the document says.

    OPEN where that has to tell; None where no list has the name.
    """
    name = "Los Angeles" if name in LOS_ANGELES else name
    name_key = key(name)
    if name_key in NO_PLACES:
        return None
    found = namesakes.candidates(SHORT_NAMES.get(name_key, name_key))
    if name_key in divisions.TOWNS_FIRST and _is_in_a_list_of_states(name_key, lands):
        return of_division(divisions.named(name)[0])
    if lands and (town := _beside(name_key, found, lands)):
        return town
    if name_key in shared_names.NAMES:
        return OPEN
    if place := land(name_key):
        return place
    if place := _division(name, name_key, found, lands):
        return place
    if county := counties.read(name, lands):
        return county if county.country_code else OPEN
    if (county := british_counties.read(name)) and (not found or _are_british(lands)):
        return county
    if not found:
        return _by_its_words(name, home)
    is_known = namesakes.is_world_city(name_key, found) and name_key not in ORDINARY_WORDS
    if is_known and not namesakes.has_rival(name_key, found, home):
        return of_town(found[0].town, "population" if found[1:] else "name")
    return OPEN


def settled(name: str, lands: Collection[Land], around: Around) -> Place:
    """The place that an open name names in a document; without an id where it stays open."""
    name_key = key(name)
    if name_key in shared_names.NAMES and (place := shared_names.settled(name_key, name, around)):
        return place
    if county := counties.read(name, lands or around.states):
        return county
    if around.is_in("GB") and (county := british_counties.read(name)):
        return county
    found = namesakes.candidates(SHORT_NAMES.get(name_key, name_key))
    same = divisions.named(name)
    named = [one for one in same if one.country_code in around.countries]
    named = named or [one for one in same if one.country_code == around.home]
    if len(named) > 1:
        named = [one for one in named if one.country_code in around.of_dateline] or named
    if not lands and len(named) == 1 and not _has_its_town(named[0], found):
        return of_division(named[0], "other places")
    if not found or any(one.is_only_a_land() for one in lands):
        return Place("city" if found else "state", name, resolved_by="ambiguous: several of a name")
    choice = namesakes.choose(name_key, found, around)
    if (
        choice.town
        and lands
        and choice.town.country_code not in {one.country_code for one in lands}
    ):
        return Place("city", name, resolved_by="ambiguous: not in the land beside it")
    if choice.town:
        return of_town(choice.town, choice.resolved_by)
    return Place("city", name, resolved_by=choice.resolved_by)


def in_dateline(name: str, lands: Collection[Land], home: str | None) -> Place | None:
    """As `certain`, of a name in a dateline: there Luxembourg is the town."""
    name_key = key(name)
    if name_key in CITY_STATES and not lands:
        return of_town(namesakes.candidates(CITY_STATES[name_key])[0].town, "dateline")
    place = certain(name, lands, home)
    if lands and (place is None or place == OPEN or place.resolved_by == BY_ITS_WORDS):
        return somewhere_in(name, lands)
    return place


def land(name_key: str) -> Place | None:
    """A continent, region or water, a country, or one that is no more."""
    if place := regions.regions().get(name_key):
        return place
    short = STATE_OF.sub("", name_key)
    if code := countries().by_name.get(name_key) or countries().by_name.get(short):
        return of_country(code)
    if name_key in gone():
        return Place("country", gone()[name_key][0], resolved_by="no longer a country")
    return None


def _beside(
    name_key: str, found: Sequence[namesakes.Candidate], lands: Collection[Land]
) -> Place | None:
    """The town that lies in the land named beside it: no namesake of a country or state there."""
    town = namesakes.beside(found, lands)
    if town is None:
        return None
    by_state = any(one.admin_code == town.admin_code for one in lands)
    is_land = name_key in countries().by_name or name_key in divisions.divisions().by_name
    if is_land and not by_state and town.population < LARGE:
        return None
    return of_town(town, "state beside it" if by_state else "country beside it")


def _division(
    name: str, name_key: str, found: Sequence[namesakes.Candidate], lands: Collection[Land]
) -> Place | None:
    """A division, said to be one (Nara Prefecture) or with a name that no town has."""
    bare = divisions.called(name)
    named = divisions.named(name) or (divisions.named(bare) if bare else ())
    if lands:
        named = tuple(one for one in named if Land(one.country_code) in lands) or named
    if not named or (name_key in divisions.TOWNS_FIRST and not bare):
        return None
    if name_key in divisions.ONLY_WHERE_SAID and not lands:
        return None
    first = named[0]
    if bare and not divisions.named(name):
        return of_division(first) if len(named) == 1 else OPEN
    if len(named) > 1:
        return OPEN
    if first.country_code in divisions.BEFORE_TOWNS or _is_said_in(first, lands):
        return of_division(first)
    if name_key in divisions.DIVISIONS_FIRST:
        return of_division(first)
    if _has_its_town(first, found):
        return None
    return OPEN if any(one.weight >= TOWN_LIKE for one in found) else of_division(first)


def _are_british(lands: Collection[Land]) -> bool:
    return bool(lands) and all(one.country_code == "GB" for one in lands)


def _is_in_a_list_of_states(name_key: str, lands: Collection[Land]) -> bool:
    """Whether what stands beside New York or Washington is another state of the country."""
    own = divisions.divisions().by_name[name_key][0]
    return any(
        one.country_code == "US" and one.admin_code not in (None, "DC", own.code) for one in lands
    )


def _is_said_in(one: Division, lands: Collection[Land]) -> bool:
    return Land(one.country_code) in lands


def _has_its_town(one: Division, found: Sequence[namesakes.Candidate]) -> bool:
    """Whether a large town of the division's country has its name, and so comes first."""
    return any(town.country_code == one.country_code and weight >= LARGE for town, weight in found)


def _by_its_words(name: str, home: str | None) -> Place | None:
    """A part of a known land (northern Japan), or a province or river by its own words."""
    if bare := divisions.called(name):
        return _around_its_town(bare)
    part = regions.AREA.match(name)
    whole = certain(part["of"], (), home) if part else None
    if whole is None or whole == OPEN:
        return regions.by_its_words(name)
    return Place(
        "district" if whole.kind == "city" else "region",
        name,
        admin_region=whole.admin_region,
        country_code=whole.country_code,
        resolved_by="name",
    )


def _around_its_town(name: str) -> Place | None:
    """A province that our list does not have, in the country of the towns of its name."""
    found = namesakes.candidates(key(name))
    codes = {one.town.country_code for one in found if one.weight >= TOWN_LIKE}
    code = codes.pop() if len(codes) == 1 else None
    return Place("state", name, None, name, code, resolved_by=BY_ITS_WORDS) if found else None


def somewhere_in(name: str, lands: Collection[Land]) -> Place:
    """A town that GeoNames' list does not have, in the land that stands beside it."""
    one = next(iter(lands))
    state = divisions.name_of(one.country_code, one.admin_code) if one.admin_code else None
    return Place(
        "city",
        name,
        admin_region=state,
        country_code=one.country_code,
        resolved_by="state beside it" if state else "country beside it",
    )


def has_town(name: str, lands: Collection[Land]) -> bool:
    """Whether one of the lands has a town of a name."""
    return namesakes.beside(namesakes.candidates(key(name)), lands) is not None
