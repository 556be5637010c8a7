"""Which of the towns of one name is meant."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from transforms.copy.gazetteer import CITIES
from transforms.copy.gazetteer import key as renown_key
from transforms.enrich.document import Place
from transforms.enrich.geography import divisions
from transforms.enrich.geography.beside import Land
from transforms.enrich.geography.countries import capitals
from transforms.enrich.geography.geonames import LARGE, REMEMBERED, City, key, towns

KNOWN_BY_ITSELF = 15_000
"""People from whom on the only town of a name needs nothing beside it."""
REASONABLE = 15_000
"""People from whom on a town of the agency's own country can be meant by a bare name."""
KNOWN_OTHERWISE = 150_000
"""As much where it is another name of the town: Basle, Saragossa."""
LETTERS = 4
"""Of the name of a town that needs nothing beside it: Pa is a state first."""
WORLD_CITY = 1_000_000
RENOWNED = 10_000
"""People of a seat of news that everybody knows: Davos."""
BIGGER = 8
"""Times that a world city is bigger than a namesake that does not take its name from it."""
BIGGER_IN_A_STATE = 20
"""As much bigger a town may be than one in a state that the document names: Portland, of Maine."""
CLEARLY = 3
"""Times that the largest town of a name is bigger than the next, where nothing else tells."""

BY_ENGLISH_NAME = frozenset(
    {
        "odessa",
        "hanover",
        "medina",
        "sudbury",
        "legazpi",
        "la paz",
        "calcutta",
        "baroda",
        "halle",
        "newcastle",
        "san sebastian",
        "lerida",
        "mansoura",
    }
)
"""Other names that a large town has in English, though a smaller one has them by right."""
KEEPS_ITS_NAME = frozenset({
    "vancouver", "venice", "geneva", "florence", "naples", "odessa", "milan", "cologne", "cannes",
    "oxford", "versailles", "hiroshima", "nagasaki", "melbourne", "perth", "glasgow", "lyon",
    "edinburgh", "belfast", "zurich", "basel", "barcelona", "valencia", "seville", "marseille",
    "frankfurt", "dresden", "hanover", "mecca", "medina", "haifa",
    "aden", "basra", "mosul", "calcutta", "delhi", "liverpool", "houston", "dallas", "boston",
    "detroit", "seattle", "denver", "atlanta", "miami", "pittsburgh", "baltimore", "cleveland",
    "milwaukee", "minneapolis", "new orleans", "las vegas", "honolulu", "salt lake city",
    "san francisco", "saint louis", "saint paul", "cincinnati", "hollywood", "memphis",
    "nashville", "orlando", "sacramento",
})  # fmt: skip
"""Below a million, or with a namesake not much smaller, and yet the one that the world means."""
ORDINARY_WORDS = frozenset({
    "reading", "nice", "mobile", "of", "bath", "split", "most", "male", "essen", "orange",
    "normal", "enterprise", "surprise", "federal", "police", "university", "same", "son",
    "mars", "sun", "bush", "lee", "union", "liberty", "independence", "hope", "home", "date",
    "best", "bar", "long", "hall", "park", "bell", "price", "power", "battle", "crystal",
    "temple", "eagle", "deal", "ward", "young", "king", "kim", "park city", "center",
    "central", "commerce", "industry", "trust", "mission", "justice", "progress", "defiance",
    "sale", "sandwich", "buy", "bank", "march", "august", "april", "june", "man", "see", "the",
    "imperial", "mineral", "eye", "ham", "bad", "much", "battle ground", "plain", "golden",
    "delta", "marine", "general", "national", "coalition", "congress", "senate", "court",
    "opportunity", "paradise", "eden", "gas", "oil", "gore", "grant", "carter", "ford",
    "nixon", "reagan", "clinton", "trump", "republic", "west", "east", "northeast",
    "northwest", "southeast", "southwest", "plaza", "tower", "maya", "market", "street",
    "board", "republican", "democrat", "hometown", "river", "johnson", "kennedy", "wilson",
    "baker", "volcker", "brady", "smith", "jones", "brown", "un",
})  # fmt: skip
"""Towns whose names are first of all words or surnames: believed only with a land beside them."""


@dataclass(slots=True)
class Around:
    """What a document says elsewhere: its agency's home, and the lands of its other places.

    `countries` and `states` are those of places that are certain; a country that is only named
    by an adjective is among them. `of_dateline` are those of the dateline alone.
    """

    home: str | None = None
    of_dateline: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    states: set[Land] = field(default_factory=set)

    @property
    def is_at_home(self) -> bool:
        """Whether the document plays in the agency's country.

        A story from elsewhere does where it has a state of home, not home's name alone: the United
        States are named in half of all copy.
        """
        if self.home not in self.countries:
            return False
        is_from_here = not self.of_dateline or self.home in self.of_dateline
        return is_from_here or any(state.country_code == self.home for state in self.states)

    def is_in(self, country_code: str) -> bool:
        """Whether the document plays in a country: by its dateline, or as its agency's home."""
        if self.of_dateline:
            return country_code in self.of_dateline
        return country_code == self.home

    def add_state(self, place: Place) -> None:
        """Add the state that a place is or lies in."""
        for one in divisions.named(place.admin_region or ""):
            if one.country_code == place.country_code:
                self.states.add(Land(one.country_code, one.code))


class Candidate(NamedTuple):
    """A town of the name, and how large it is among those of the name."""

    town: City
    weight: int


class Choice(NamedTuple):
    """The town that is meant, or none; and what tells so, or why it is open."""

    town: City | None
    resolved_by: str


def _weight(population: int) -> int:
    """How large a town is under another name: a small one is seldom meant by it."""
    return population if population >= LARGE else population // 5


@lru_cache(REMEMBERED)
def candidates(name_key: str) -> tuple[Candidate, ...]:
    """The towns of a name, the largest first.

    Those of which it is another name count only where no town of some size has it by right:
    Canton in Ohio is no Guangzhou.
    """
    named = towns().named(name_key)
    largest = max((town.population for town in named), default=0)
    found = [Candidate(town, max(town.population, 1)) for town in named]
    if largest < KNOWN_BY_ITSELF or name_key in BY_ENGLISH_NAME:
        others = [town for town in towns().also_named(name_key) if town not in named]
        found += [Candidate(town, _weight(town.population)) for town in others]
    return tuple(sorted(found, key=lambda one: (-one.weight, one.town.geonames_id)))


def beside(found: Sequence[Candidate], lands: Collection[Land]) -> City | None:
    """The largest town of those that lie in one of the lands named beside the name."""
    there = (one.town for one in found for land in lands if _holds(land, one.town))
    return next(there, None)


def _holds(land: Land, town: City) -> bool:
    return land.holds(town.country_code, town.admin_code)


def is_world_city(name_key: str, found: Sequence[Candidate]) -> bool:
    """Whether the largest town of a name keeps it wherever nothing beside it says otherwise."""
    largest = found[0]
    if largest.town.geonames_id in capitals() and largest.weight >= LARGE:
        return True
    others = found[1].weight if len(found) > 1 else 0
    return (
        name_key in KEEPS_ITS_NAME
        or (largest.weight >= WORLD_CITY and largest.weight >= BIGGER * others)
        or (renown_key(name_key) in CITIES and largest.weight >= max(RENOWNED, BIGGER * others))
    )


def choose(name_key: str, found: Sequence[Candidate], around: Around) -> Choice:
    """The town that a bare name means in a document, by what is around it.

    A world city keeps its name, but for a namesake in the agency's home that is larger than an
    eighth of it. Then the home's town, unless the document speaks of the country of another one
    and never of home; then that of the countries and states the document speaks of; then the
    largest by far. Anything else is open.
    """
    if name_key in ORDINARY_WORDS:
        return _of_a_word(found, around)
    if is_world_city(name_key, found) and not has_rival(name_key, found, around.home):
        return Choice(found[0].town, "population")
    near = _there(found, around.of_dateline - {around.home}, around.states)
    if near and near.weight * BIGGER >= found[0].weight and _is_nearest(near, found, around):
        return Choice(near.town, "other places")
    here = _there(found, {around.home} if around.home else set(), around.states)
    elsewhere = _there(found, around.countries - {around.home}, around.states)
    is_at_home = around.is_at_home
    if here and elsewhere and _is_dwarfed(here, elsewhere, around):
        return Choice(elsewhere.town, "other places")
    if elsewhere and not (here and is_at_home):
        return Choice(elsewhere.town, "other places")
    if here and (is_at_home or (here.weight >= REASONABLE and not _is_abroad(found, around))):
        return Choice(here.town, "agency's home")
    return _largest(name_key, found)


def _is_nearest(near: Candidate, found: Sequence[Candidate], around: Around) -> bool:
    """Whether no larger town than that of the dateline's country is in another that is named.

    Or it lies in a state that is named. Rafah is in Egypt and in Gaza.
    """
    if Land(near.town.country_code, near.town.admin_code) in around.states:
        return True
    elsewhere = _there(found, around.countries - around.of_dateline - {around.home}, around.states)
    return elsewhere is None or elsewhere.weight <= near.weight


def _is_dwarfed(here: Candidate, elsewhere: Candidate, around: Around) -> bool:
    """Whether a town at home is far too small to be meant beside one abroad: Donetsk in Rostov."""
    state = Land(here.town.country_code, here.town.admin_code)
    return state not in around.states and here.weight * BIGGER < elsewhere.weight


def has_rival(name_key: str, found: Sequence[Candidate], home: str | None) -> bool:
    """Whether a namesake of a world city, in the agency's home, is large enough to be meant.

    A capital's name is only its own: `Athens` of an American agency is in Greece.
    """
    largest = found[0]
    is_alone = name_key in KEEPS_ITS_NAME or largest.town.geonames_id in capitals()
    floor = largest.weight if is_alone else largest.weight / BIGGER
    return any(
        one.town.country_code == home != largest.town.country_code and one.weight > floor
        for one in found[1:]
    )


def _is_abroad(found: Sequence[Candidate], around: Around) -> bool:
    """Whether the document speaks of a foreign country that has the name too, if several times."""
    return any(one.town.country_code in around.countries for one in found)


def _of_a_word(found: Sequence[Candidate], around: Around) -> Choice:
    """A town whose name is a word, where it is large and the document speaks of its country."""
    largest = found[0]
    known = {around.home, *around.countries}
    if largest.weight >= LARGE and largest.town.country_code in known:
        return Choice(largest.town, "other places")
    return Choice(None, f"ambiguous: {largest.town.name} is a word too")


def _there(
    found: Sequence[Candidate], countries: Collection[str | None], states: Collection[object]
) -> Candidate | None:
    """The town of the name in some countries.

    The only one, the one in a state that is named, or the largest by far.
    """
    there = [one for one in found if one.town.country_code in countries]
    if not there:
        return None
    in_states = [one for one in there if Land(one.town.country_code, one.town.admin_code) in states]
    if in_states and in_states[0].weight * BIGGER_IN_A_STATE >= there[0].weight:
        others = [one for one in in_states[1:] if one.weight * CLEARLY >= in_states[0].weight]
        return None if others else in_states[0]
    if len(there) == 1 or there[0].weight >= CLEARLY * there[1].weight:
        return there[0]
    return None


def _largest(name_key: str, found: Sequence[Candidate]) -> Choice:
    """The only town of a name, or the largest by far; else open, saying between which."""
    largest = found[0]
    if len(found) == 1:
        floor = KNOWN_BY_ITSELF if key(largest.town.name) == name_key else KNOWN_OTHERWISE
        if largest.weight >= floor and len(name_key) >= LETTERS:
            return Choice(largest.town, "only one of its name")
        return Choice(None, "ambiguous: small, and nothing tells its country")
    if largest.weight >= LARGE and largest.weight >= CLEARLY * found[1].weight:
        return Choice(largest.town, "population")
    return Choice(None, f"ambiguous: {_said(found[0].town)} or {_said(found[1].town)}")


def _said(town: City) -> str:
    """A town with its state and country, to be told from others."""
    state = divisions.name_of(town.country_code, town.admin_code)
    return ", ".join(part for part in (town.name, state, town.country_code) if part)
