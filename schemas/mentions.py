"""Names in the text."""

from dataclasses import dataclass

from schemas.columns import TEXT, WHOLE, column


@dataclass(slots=True, kw_only=True)
class Mention:
    """A name where it stands in the body of an item."""

    item_id: str = column(TEXT, "Item whose body it stands in.", required=True)
    position: int = column(WHOLE, "Number among the item's mentions, from 0.", required=True)
    start: int = column(
        WHOLE, "Where it begins in items.body, in characters from 0.", required=True
    )
    end: int = column(WHOLE, "Where it ends: one past its last character.", required=True)
    surface: str = column(TEXT, "How it stands there.", required=True)
    label: str = column(
        TEXT, "person, organisation, place, event, work, law, nationality.", required=True
    )
    entity_position: int | None = column(
        WHOLE,
        "Which of the item's entities it names (item_entities.position); null where that is "
        "ambiguous.",
    )
    entity_id: str | None = column(
        TEXT,
        "Who or what it names (entities.entity_id); null where that is ambiguous, or not known "
        "beyond this item.",
    )
    role: str | None = column(TEXT, "Title or office that stands at it, e.g. President.")
    stands_for: str | None = column(
        TEXT, "What a place or seat stands for, e.g. government in `Tokyo said`; null if itself."
    )
    method: str = column(TEXT, "What found it: model, or a booster's name.", required=True)
    resolved_by: str = column(
        TEXT,
        "How its entity is known (name, surname, acronym, ...), or why it is not (surname alone, "
        "ambiguous: A or B).",
        required=True,
    )
