"""The places of a dateline, with the lands that stand beside them there."""

import re
from dataclasses import dataclass

from transforms.enrich.document import Body, Entity, Place
from transforms.enrich.geography import beside, place_names
from transforms.enrich.geography.beside import Land
from transforms.enrich.geography.geonames import key
from transforms.enrich.geography.namesakes import Around
from transforms.enrich.geography.place_names import OPEN

ON_THE_WAY = frozenset({"aboard", "with", "at", "in", "near", "off", "on", "outside", "over"})
"""First words of what is no place with a name: ABOARD AIR FORCE ONE, AT SEA."""
SMALL_WORD = re.compile(r"(?<= )(?:Of|The|And|On|Upon|De|Del|La|Am|Sur|Es|Da|Do)(?= )")


@dataclass(slots=True)
class Declared:
    """A place of the dateline: its number there, its name, the lands beside it, and the place."""

    position: int
    name: str
    lands: tuple[Land, ...]
    place: Place | None

    @property
    def is_town(self) -> bool:
        """Whether it is known which town it is."""
        return bool(self.place and self.place.kind == "city" and self.place.country_code)

    @property
    def written(self) -> str:
        """The name as a text would write it: `Seoul` of SEOUL."""
        is_the_name = (
            self.place and self.place.geonames_id and key(self.place.name) == key(self.name)
        )
        return self.place.name if self.place and is_the_name else self.name

    def settle(self, around: Around) -> None:
        """Settle a name that was open by what is around it."""
        if self.place == OPEN:
            self.place = place_names.settled(self.name, self.lands, around)

    def is_of(self, entity: Entity) -> bool:
        """Whether an entity of the document is this place: of its name or on its point."""
        if entity.label != "place":
            return False
        if self.place and entity.place and self.place.geonames_id and entity.place.geonames_id:
            return self.place.geonames_id == entity.place.geonames_id
        name, _ = place_names.parted(entity.name)
        is_elsewhere = entity.place and self.place and entity.place.kind != self.place.kind
        return key(name) == key(self.name) and not is_elsewhere


def declared(body: Body) -> list[Declared]:
    """The places of a body's dateline, in its order.

    One that is the land of the one before it (YANGYANG and South Korea) is no place of its own.
    """
    found: list[Declared] = []
    dateline = body.dateline or ""
    for position, written in enumerate(body.dateline_places):
        name, lands = place_names.parted(written)
        if not name.strip() or key(name).partition(" ")[0] in ON_THE_WAY:
            continue
        if found and not found[-1].lands and (of := _land_of_last(found[-1], name)):
            found[-1].lands = of
            found[-1].place = place_names.in_dateline(found[-1].name, of, body.country)
            continue
        lands = lands or _beside(dateline, name)
        name = in_title_case(name)
        place = place_names.in_dateline(name, lands, body.country)
        found.append(Declared(position, name, lands, place))
    return found


def in_title_case(name: str) -> str:
    """A name in capitals as a text writes it: CITY OF INDUSTRY is City of Industry."""
    return SMALL_WORD.sub(lambda word: word[0].lower(), name.title()) if name.isupper() else name


def _beside(dateline: str, name: str) -> tuple[Land, ...]:
    """The lands behind a name in the dateline as it stands: `PORTLAND, Ore., Feb 26 -`."""
    at = dateline.find(name)
    return beside.behind(dateline, at + len(name)) if at >= 0 else ()


def _land_of_last(last: Declared, name: str) -> tuple[Land, ...]:
    """The lands of a name behind a town that lies there, or that is not known: `PARIS`, `Texas`."""
    lands = beside.land_of(name)
    is_there = lands and (last.place is None or place_names.has_town(last.name, lands))
    return lands if is_there else ()
