"""What changed between versions."""

from dataclasses import dataclass

from schemas.columns import NUMBER, TEXT, WHOLE, column


@dataclass(slots=True, kw_only=True)
class Edit:
    """A paragraph of a version against the one it replaces."""

    item_id: str = column(TEXT, "The version (story_items.item_id).", required=True)
    replaces_item_id: str = column(TEXT, "The version that it replaces.", required=True)
    position: int = column(
        WHOLE, "Place among the edits of the version, from 0, as one reads.", required=True
    )
    operation: str = column(TEXT, "kept, added, removed, edited, moved.", required=True)
    paragraph: int | None = column(WHOLE, "Place of the paragraph in the version, from 0.")
    old_paragraph: int | None = column(WHOLE, "Its place in the one replaced.")
    text: str | None = column(TEXT, "The paragraph, of added and edited ones.")
    old_text: str | None = column(TEXT, "The paragraph replaced, of removed and edited ones.")
    similarity: float | None = column(
        NUMBER, "How much of the words an edited paragraph keeps, over 0 to 1."
    )
