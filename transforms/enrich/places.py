"""Places on the map: which place a name names, from what stands beside it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from transforms.enrich.document import Body, Entity, Identified, Mention, Place
from transforms.enrich.geography import beside, divisions, governments, place_names, same_places
from transforms.enrich.geography.beside import Land
from transforms.enrich.geography.countries import country_of_adjective
from transforms.enrich.geography.dateline_places import Declared, declared
from transforms.enrich.geography.geonames import key
from transforms.enrich.geography.namesakes import Around
from transforms.enrich.geography.place_names import OPEN

LOOKED_AT = 8
"""Mentions of an entity beside which a land is looked for."""
SHORT = 5
SAID_BEHIND = re.compile(
    r" (?:river|lake|sea|bay|strait|canal|mountains|valley|desert|peninsula|islands?|province"
    r"|prefecture|oblast)\b"
    r"|(?<=[a-z]) state(?= [a-z]|[,.])"
)
"""Words that belong to a name, though no capital says so."""
SAID_BEFORE = re.compile(r"\b(province|prefecture|state) of \Z")


def locate(body: Body, identified: Identified) -> Identified:
    """The document with its place entities located and its dateline's places added.

    Sets `place` of entities, `dateline_position` of those the dateline names (an entity that the
    body does not mention is appended), and `stands_for` of mentions.

    A name is read, in this order, by the country or state beside it; as a country, state or
    region that nothing else is called; as a world city; by the dateline; by the agency's home
    and the countries that the document speaks of (`namesakes.choose`); by population.
    """
    of_dateline = declared(body)
    read = _read(body, identified)
    around = _around(body, identified, of_dateline)
    for one in of_dateline:
        one.settle(around)
    said = {key(one.name): one.place for one in of_dateline if one.is_town}
    for entity, name, lands in read:
        is_town = entity.place is None or entity.place.kind == "city"
        if not lands and is_town and (same := said.get(key(name))):
            entity.place = same
        elif entity.place == OPEN:
            entity.place = place_names.settled(name, lands, around)
    _join(identified, of_dateline)
    same_places.join(identified)
    governments.mark(body, identified)
    return identified


def place_key(place: Place) -> str:
    """What all names of a place share: `place:1835848`.

    Of one without an id its country, state and name: `place:jp-nara`, `place:us-new-jersey-wall`.
    """
    if place.geonames_id is not None:
        return f"place:{place.geonames_id}"
    region = place.admin_region if place.kind != "state" else None
    parts = (place.country_code, region, place.name)
    return "place:" + "-".join("-".join(key(part).split()) for part in parts if part)


def _read(body: Body, identified: Identified) -> list[tuple[Entity, str, tuple[Land, ...]]]:
    """The place entities with their bare names and the lands beside them, each read."""
    found = []
    mentions: dict[int, list[Mention]] = defaultdict(list)
    for mention in identified.mentions:
        if mention.entity is not None and mention.span.label == "place":
            mentions[mention.entity].append(mention)
    for index, entity in enumerate(identified.entities):
        if entity.label == "place":
            name, lands = place_names.parted(entity.name)
            near = mentions[index][:LOOKED_AT]
            lands = lands or _beside(body.text, near)
            name = _in_full(name, body.text, near[0]) if near else name
            if key(name) in divisions.TOWNS_FIRST and all(
                beside.is_behind_its_town(body.text, mention.span.start, name)
                for mention in mentions[index]
            ):
                name = f"{name} state"
            entity.place = place_names.certain(name, lands, body.country)
            if (
                entity.place
                and near
                and beside.is_elsewhere(body.text, near[0].span.end, entity.place)
            ):
                entity.place = place_names.somewhere_in(name, lands)
            found.append((entity, name, lands))
    return found


def _in_full(name: str, text: str, mention: Mention) -> str:
    """A name with the word behind it that says what it is: St. Lawrence river, Osaka prefecture.

    A state's short form with its point: `Danbury, Conn` and a point.
    """
    start, end = mention.span.start, mention.span.end
    if found := SAID_BEHIND.match(text, end, end + 16):
        return name + found[0]
    if said := SAID_BEFORE.search(text, max(0, start - 20), start):
        return f"{said[1]} of {name}"
    is_short = len(name) <= SHORT and text[max(0, start - 2) : start] == ", "
    return f"{name}." if is_short and divisions.named(f"{name}.") else name


def _beside(text: str, mentions: Iterable[Mention]) -> tuple[Land, ...]:
    """The lands that stand beside the first mention that has any."""
    for mention in mentions:
        start, end = mention.span.start, mention.span.end
        if lands := beside.behind(text, end) or beside.before(text, start):
            return lands
    return ()


def _around(body: Body, identified: Identified, of_dateline: Sequence[Declared]) -> Around:
    """The lands that the document speaks of: those of its certain places, and its peoples'."""
    around = Around(body.country)
    for one in of_dateline:
        if one.place and one.place.country_code:
            around.add_state(one.place)
            around.of_dateline.add(one.place.country_code)
    places = [entity.place for entity in identified.entities]
    for place in (*places, *(one.place for one in of_dateline)):
        if place and place != OPEN and place.country_code:
            around.countries.add(place.country_code)
            if place.kind == "state":
                around.add_state(place)
    for entity in identified.entities:
        if entity.label == "nationality" and (code := country_of_adjective(entity.name)):
            around.countries.add(code)
    return around


def _join(identified: Identified, of_dateline: Sequence[Declared]) -> None:
    """Mark the entities that the dateline names, and append those that the body does not name."""
    for one in of_dateline:
        same = next((entity for entity in identified.entities if one.is_of(entity)), None)
        if same is None:
            same = Entity("place", one.written)
            identified.entities.append(same)
        is_known = one.place and (one.place.country_code or same.place is None)
        same.place = one.place if is_known else same.place
        if same.dateline_position is None:
            same.dateline_position = one.position
