"""Items in their stories."""

from dataclasses import dataclass
from datetime import datetime

from schemas.columns import TEXT, TIME_UTC, WHOLE, column


@dataclass(slots=True, kw_only=True)
class StoryItem:
    """An item in its story: which version it is, from when to when, and what stopped it."""

    item_id: str = column(TEXT, "Item (items.item_id).", required=True)
    story_id: str = column(
        TEXT,
        "Story (families.story_id). Any id that a story ever had is the item_id of an item of it.",
        required=True,
    )
    part: str = column(
        TEXT,
        "What it is to the story: version; repeat (sent again), take (a further part); notice "
        "(a kill, hold, or withdrawal); other (a digest, an advisory, a package, a test).",
        required=True,
    )
    wire_at: datetime | None = column(TIME_UTC, "When it was on the wire (UTC).")
    version_number: int | None = column(WHOLE, "Number of the version, from 1; null of the others.")
    replaces_item_id: str | None = column(TEXT, "The version before it.")
    replaced_by_item_id: str | None = column(TEXT, "The version after it.")
    replaced_at: datetime | None = column(TIME_UTC, "When that was on the wire.")
    killed_at: datetime | None = column(TIME_UTC, "From when it is killed (UTC).")
    killed_by_item_id: str | None = column(
        TEXT, "The item that kills it; itself, where it is declared canceled."
    )
    withheld_at: datetime | None = column(TIME_UTC, "From when it is withheld.")
    withheld_by_item_id: str | None = column(
        TEXT, "The item that withholds it; itself, where it is declared withheld."
    )
    embargoed_until: datetime | None = column(
        TIME_UTC,
        "Not to be used before; the year 9999 where it is under an embargo whose end is not known.",
    )
    usable_until: datetime | None = column(
        TIME_UTC, "Its terms allow no use from then on (items.usable_until)."
    )
