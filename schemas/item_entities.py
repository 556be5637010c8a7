"""Who and what an item names."""

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.columns import NUMBER, TEXT, TEXTS, WHOLE, column


@dataclass(slots=True, kw_only=True)
class ItemEntity:
    """A person, organisation, place or other name in an item, however often it stands there."""

    item_id: str = column(TEXT, "Item that names it.", required=True)
    position: int = column(WHOLE, "Number in the item, from 0.", required=True)
    label: str = column(
        TEXT, "person, organisation, place, event, work, law, nationality.", required=True
    )
    name: str = column(
        TEXT, "Its fullest name in the item, or the usual one of a list of names.", required=True
    )
    name_key: str | None = column(
        TEXT,
        "What all spellings of the name share (entity_names.name_key); null where the name cannot "
        "be known in other items, as a surname alone.",
    )
    entity_id: str | None = column(TEXT, "Who or what it is (entities.entity_id); null as above.")
    acronym: str | None = column(TEXT, "Its acronym, where the item gives one with the long form.")
    surfaces: Sequence[str] = column(TEXTS, "How the body spells it, each spelling once.")
    roles: Sequence[str] = column(TEXTS, "Titles and offices that stand at a person's name.")
    mentions: int = column(
        WHOLE, "Times that the body names it; 0 for a place of the dateline alone.", required=True
    )
    dateline_position: int | None = column(
        WHOLE, "Place in the dateline, from 0; null where it does not stand there."
    )
    place_kind: str | None = column(
        TEXT,
        "Of a place: city, country, state (a first-order division: state, province, prefecture), "
        "district, region (of several countries), continent, water, feature.",
    )
    place_name: str | None = column(TEXT, "The place's name in GeoNames.")
    geonames_id: int | None = column(
        WHOLE, "The place's id in GeoNames; null where it is not known which place is meant."
    )
    admin_region: str | None = column(TEXT, "State, province or prefecture that a place lies in.")
    country_code: str | None = column(TEXT, "Country of a place, ISO 3166-1 alpha-2.")
    latitude: float | None = column(NUMBER, "Latitude of a place in degrees, north positive.")
    longitude: float | None = column(NUMBER, "Longitude of a place in degrees, east positive.")
    population: int | None = column(WHOLE, "People who live in a place, as GeoNames has it.")
    place_resolved_by: str | None = column(
        TEXT, "What told which place of that name is meant, e.g. country beside it, population."
    )
