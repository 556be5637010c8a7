"""Relations between items."""

from dataclasses import dataclass
from enum import StrEnum

from schemas.columns import NUMBER, TEXT, column


class Relation(StrEnum):
    """What an item is to another; the first six make them one story."""

    REVISES = "revises"
    CORRECTS = "corrects"
    REPEATS = "repeats"
    CONTINUES = "continues"
    KILLS = "kills"
    WITHHOLDS = "withholds"
    DUPLICATE = "duplicate"
    NEAR_DUPLICATE = "near_duplicate"
    CONTAINS = "contains"


@dataclass(slots=True, kw_only=True)
class Link:
    """A relation between two items, with how it was found and why it is believed."""

    item_id: str = column(
        TEXT, "The item that says it, mostly the later (items.item_id).", required=True
    )
    target_item_id: str = column(TEXT, "The item it is said of, mostly the earlier.", required=True)
    relation: str = column(
        TEXT,
        "revises, corrects (a correction), repeats (sent again), continues (the next take), kills, "
        "withholds; duplicate (same text), near_duplicate (much the same), contains (the target's "
        "text, or most of it, stands in the item's).",
        required=True,
    )
    method: str = column(
        TEXT,
        "By what it was found: declared, guid, id anatomy, slug, headline, transmission, note, "
        "marker and text, flash and headline, text, paragraphs.",
        required=True,
    )
    score: float = column(
        NUMBER,
        "How sure it is, over 0 to 1; of duplicate, near_duplicate and contains how much of the "
        "text is shared.",
        required=True,
    )
    evidence: str = column(TEXT, "What speaks for it, for people to read.", required=True)
