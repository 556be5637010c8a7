"""The rows of one document: its entities, mentions and quotations."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from schemas import ItemEntity, Mention, Quote
from transforms.enrich import document, names, places
from transforms.enrich.document import Entity, Identified, Quotation


@dataclass(slots=True)
class Rows:
    """What the items of a batch name and quote."""

    item_entities: list[ItemEntity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)


def add_rows(
    item_id: str,
    identified: Identified,
    quotations: Sequence[Quotation],
    rows: Rows,
) -> None:
    """Add the rows of one item."""
    keys = [_key_of(entity) for entity in identified.entities]
    surfaces: list[dict[str, None]] = [{} for _ in keys]
    counts = [0] * len(keys)
    for position, mention in enumerate(identified.mentions):
        if mention.entity is not None:
            surfaces[mention.entity][mention.surface] = None
            counts[mention.entity] += 1
        rows.mentions.append(_mention_row(item_id, position, mention, identified, keys))
    for position, entity in enumerate(identified.entities):
        row = _entity_row(item_id, position, entity, keys[position])
        row.surfaces, row.mentions = list(surfaces[position]), counts[position]
        rows.item_entities.append(row)
    rows.quotes += [
        _quote_row(item_id, position, quotation, keys)
        for position, quotation in enumerate(quotations)
    ]


def _key_of(entity: Entity) -> str | None:
    """What the entity is known by in other items; None where its name alone does not tell."""
    place = entity.place
    if place and (place.resolved_by or "").startswith("ambiguous"):
        return None
    if place and (place.geonames_id is not None or place.country_code):
        return places.place_key(place)
    return names.key_of(entity.label, entity.name) if entity.is_full else None


def _entity_row(item_id: str, position: int, entity: Entity, key: str | None) -> ItemEntity:
    row = ItemEntity(
        item_id=item_id,
        position=position,
        label=entity.label,
        name=entity.name,
        name_key=key,
        entity_id=key,
        acronym=entity.acronym,
        roles=entity.roles,
        mentions=0,
        dateline_position=entity.dateline_position,
    )
    if place := entity.place:
        row.place_kind, row.place_name = place.kind, place.name
        row.geonames_id, row.admin_region = place.geonames_id, place.admin_region
        row.country_code, row.population = place.country_code, place.population
        row.latitude, row.longitude = place.latitude, place.longitude
        row.place_resolved_by = place.resolved_by
    return row


def _mention_row(
    item_id: str,
    position: int,
    mention: document.Mention,
    identified: Identified,
    keys: Sequence[str | None],
) -> Mention:
    span, entity = mention.span, mention.entity
    return Mention(
        item_id=item_id,
        position=position,
        start=span.start,
        end=span.end,
        surface=mention.surface,
        label=span.label if entity is None else identified.entities[entity].label,
        entity_position=entity,
        entity_id=None if entity is None else keys[entity],
        role=span.role,
        stands_for=mention.stands_for,
        method=span.method,
        resolved_by=mention.resolved_by,
    )


def _quote_row(
    item_id: str, position: int, quotation: Quotation, keys: Sequence[str | None]
) -> Quote:
    return Quote(
        item_id=item_id,
        position=position,
        kind=quotation.kind,
        text=quotation.text,
        start=quotation.start,
        end=quotation.end,
        paragraph=quotation.paragraph,
        cue=quotation.cue,
        speaker=quotation.speaker,
        speaker_start=quotation.speaker_start,
        speaker_end=quotation.speaker_end,
        speaker_position=quotation.entity,
        speaker_entity_id=None if quotation.entity is None else keys[quotation.entity],
        continues=quotation.continues,
    )
