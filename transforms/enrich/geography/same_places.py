"""One entity for each place of a document, whatever names it has there: Kiev and Kyiv."""

from transforms.enrich.document import Entity, Identified


def join(identified: Identified) -> None:
    """Let all mentions of a place name its first entity, and number the entities anew.

    The entity keeps the name that is the place's own, else its first; an abbreviation (`Ind.`)
    gives way to a longer one.
    """
    first: dict[int, int] = {}
    numbers: list[int] = []
    kept: list[Entity] = []
    for entity in identified.entities:
        found = entity.place.geonames_id if entity.place else None
        number = first.setdefault(found, len(kept)) if found is not None else len(kept)
        if number == len(kept):
            kept.append(entity)
        else:
            _take(kept[number], entity)
        numbers.append(number)
    if len(kept) == len(identified.entities):
        return
    identified.entities[:] = kept
    for mention in identified.mentions:
        if mention.entity is not None:
            mention.entity = numbers[mention.entity]


def _take(kept: Entity, other: Entity) -> None:
    """Take the better name of another entity of the same place, and its place in the dateline."""
    is_own = kept.place is not None and kept.name == kept.place.name
    if not is_own and len(other.name) > len(kept.name):
        kept.name = other.name
    if kept.dateline_position is None:
        kept.dateline_position = other.dateline_position
