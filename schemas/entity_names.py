"""Which names are one entity."""

from dataclasses import dataclass

from schemas.columns import TEXT, WHOLE, column


@dataclass(slots=True, kw_only=True)
class EntityName:
    """A name that items use, and the entity it is: the record of what was merged, and why."""

    name_key: str = column(
        TEXT, "What all spellings of the name share (item_entities.name_key).", required=True
    )
    entity_id: str = column(TEXT, "The entity it is (entities.entity_id).", required=True)
    label: str = column(TEXT, "Label of the entity.", required=True)
    method: str = column(
        TEXT,
        "How it is known: `name` where the entity is that of the name itself, else what merged "
        "it: acronym.",
        required=True,
    )
    evidence: str | None = column(TEXT, "Why it was merged, in words.")
    items: int = column(WHOLE, "Items that have the name.", required=True)
