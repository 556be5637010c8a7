"""Photos over all items."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from schemas.columns import DAY, TEXT, TEXTS, TIME_UTC, WHOLE, column


@dataclass(slots=True, kw_only=True)
class Photo:
    """A photo, wherever its caption stands; those of items that are killed or held do not count."""

    photo_id: str = column(TEXT, "Its id: the photo_key of its first caption.", required=True)
    agency_photo_id: str | None = column(TEXT, "The agency's id, if a caption gives it.")
    caption: str | None = column(TEXT, "Its last caption, of items that had no embargo.")
    captions: int = column(WHOLE, "Captions it has had (photo_keys).", required=True)
    credits: Sequence[str] = column(TEXTS, "Its credits, sorted.")
    provided_by: Sequence[str] = column(TEXTS, "Who provided it, sorted.")
    rights: Sequence[str] = column(TEXTS, "Restrictions that its captions state, sorted.")
    taken_on: date | None = column(DAY, "Date that most of its captions give.")
    first_used_at: datetime | None = column(TIME_UTC, "When its first item was on the wire.")
    last_used_at: datetime | None = column(TIME_UTC, "When its last item was.")
    items: int = column(WHOLE, "Items that carry it.", required=True)
    stories: int = column(WHOLE, "Stories that do.", required=True)
