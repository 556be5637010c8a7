"""Who and what the warehouse knows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import pyarrow as pa

from schemas.columns import NUMBER, TEXT, TIME_UTC, WHOLE, column


class Alias(NamedTuple):
    """A spelling of an entity's name, and how many items have it."""

    name: str
    items: int


class RoleSeen(NamedTuple):
    """A title or office at a person's name, when it was seen first and last, in how many items."""

    role: str
    first_seen_at: datetime
    last_seen_at: datetime
    items: int


ALIASES = pa.list_(pa.struct([("name", TEXT), ("items", WHOLE)]))
ROLES = pa.list_(
    pa.struct(
        [
            ("role", TEXT),
            ("first_seen_at", TIME_UTC),
            ("last_seen_at", TIME_UTC),
            ("items", WHOLE),
        ]
    )
)


@dataclass(slots=True, kw_only=True)
class Entity:
    """A person, organisation, place or other name, over all items that name it."""

    entity_id: str = column(
        TEXT,
        "Its id, e.g. person:lee-jaemyung; a later item changes it by a merge alone, which "
        "entity_names records.",
        required=True,
    )
    label: str = column(
        TEXT, "person, organisation, place, event, work, law, nationality.", required=True
    )
    name: str = column(
        TEXT, "Its canonical name: the full one that most items have.", required=True
    )
    aliases: Sequence[Alias] = column(
        ALIASES, "Its spellings in the bodies and how many items have each, most first."
    )
    roles: Sequence[RoleSeen] = column(
        ROLES, "Titles and offices of a person, with when each was seen first and last."
    )
    items: int = column(WHOLE, "Items that name it.", required=True)
    mentions: int = column(WHOLE, "Times that they name it.", required=True)
    first_seen_at: datetime | None = column(TIME_UTC, "Time of the first item that names it.")
    last_seen_at: datetime | None = column(TIME_UTC, "Time of the last item that names it.")
    place_kind: str | None = column(TEXT, "Of a place, as in item_entities.")
    geonames_id: int | None = column(WHOLE, "The place's id in GeoNames.")
    admin_region: str | None = column(TEXT, "State, province or prefecture that a place lies in.")
    country_code: str | None = column(TEXT, "Country of a place, ISO 3166-1 alpha-2.")
    latitude: float | None = column(NUMBER, "Latitude of a place in degrees, north positive.")
    longitude: float | None = column(NUMBER, "Longitude of a place in degrees, east positive.")
    population: int | None = column(WHOLE, "People who live in a place, as GeoNames has it.")
