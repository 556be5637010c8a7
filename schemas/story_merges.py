"""Stories that turned out to be part of another."""

from dataclasses import dataclass
from datetime import datetime

from schemas.columns import TEXT, TIME_UTC, column


@dataclass(slots=True, kw_only=True)
class StoryMerge:
    """A story that turned out to be part of another, when a later file said so."""

    story_id: str = column(TEXT, "Id that the story had.", required=True)
    merged_into_story_id: str = column(TEXT, "Id of the story it became part of.", required=True)
    merged_at: datetime = column(TIME_UTC, "When that was found (UTC).", required=True)
    by_item_id: str | None = column(TEXT, "Item whose link joins them, the surest one.")
    evidence: str | None = column(TEXT, "What speaks for it (links.evidence).")
