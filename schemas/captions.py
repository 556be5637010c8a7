"""Captions of photos."""

from dataclasses import dataclass
from datetime import date, datetime

from schemas.columns import DAY, TEXT, TIME_UTC, WHOLE, column


@dataclass(slots=True, kw_only=True)
class Caption:
    """A distinct photo caption in an item."""

    item_id: str = column(TEXT, "Item that carries it.", required=True)
    position: int = column(WHOLE, "Place among the item's captions, from 0.", required=True)
    text: str = column(
        TEXT, "The caption, without bullet, credit and rights marker.", required=True
    )
    repeats: int = column(WHOLE, "Times it stands in the copy.", required=True)
    credit: str | None = column(TEXT, "Credit in its brackets, e.g. Yonhap, AP-Yonhap.")
    provided_by: str | None = column(TEXT, "Who provided the photo, in the caption's words.")
    rights: str | None = column(TEXT, "Restriction, e.g. PHOTO NOT FOR SALE.")
    taken_on: date | None = column(DAY, "Date that the caption gives for the photo.")
    photo_id: str | None = column(TEXT, "The agency's id of the photo, if given.")
    photo_key: str = column(
        TEXT,
        "Key of the photo over all items: its id if it has one, else drawn from the words of "
        "the caption and its credit.",
        required=True,
    )
    usable_until: datetime | None = column(
        TIME_UTC,
        "The restriction, or the terms of its item, allow no use from then on (as "
        "items.usable_until).",
    )
