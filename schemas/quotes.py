"""Quotations."""

from dataclasses import dataclass

from schemas.columns import TEXT, WHOLE, column


@dataclass(slots=True, kw_only=True)
class Quote:
    """A quotation in the body of an item."""

    item_id: str = column(TEXT, "Item that quotes.", required=True)
    position: int = column(WHOLE, "Number among the item's quotations, from 0.", required=True)
    kind: str = column(
        TEXT,
        "direct (a sentence, or a clause that stands by itself), partial (part of the writer's "
        "sentence), indirect (without marks).",
        required=True,
    )
    text: str = column(TEXT, "What is said, without its marks.", required=True)
    start: int = column(
        WHOLE, "Where it begins in items.body, in characters from 0.", required=True
    )
    end: int = column(WHOLE, "Where it ends: one past its last character.", required=True)
    paragraph: int = column(WHOLE, "Paragraph of the body it begins in, from 0.", required=True)
    cue: str | None = column(TEXT, "Verb that says it is said, as it stands: said, added.")
    speaker: str | None = column(TEXT, "Who says it, as it stands: he, Lee, the ministry.")
    speaker_start: int | None = column(WHOLE, "Where the speaker begins in items.body.")
    speaker_end: int | None = column(WHOLE, "Where the speaker ends.")
    speaker_position: int | None = column(
        WHOLE, "Which of the item's entities speaks (item_entities.position); null if not known."
    )
    speaker_entity_id: str | None = column(
        TEXT, "Who speaks (entities.entity_id); null if not known beyond this item."
    )
    continues: int | None = column(
        WHOLE,
        "Of a quotation that its speaker's name interrupts, the position of its first part.",
    )
