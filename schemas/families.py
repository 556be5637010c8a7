"""Stories, each a family of items."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

import pyarrow as pa

from schemas.columns import DAY, NUMBER, TEXT, TIME_UTC, WHOLE, column


class Lead(NamedTuple):
    """The nth lead of a story, and how many minutes after its first story it came."""

    ordinal: int
    minutes: float


LEADS = pa.list_(pa.struct([("ordinal", WHOLE), ("minutes", NUMBER)]))


@dataclass(slots=True, kw_only=True)
class Family:
    """The items that are versions of one story, as the wire has told it."""

    story_id: str = column(
        TEXT,
        "Its id: item_id of its first version, so that a later one does not change it.",
        required=True,
    )
    first_item_id: str = column(TEXT, "Its first item.", required=True)
    current_item_id: str = column(
        TEXT, "Its last version; of a story without one its last item.", required=True
    )
    first_at: datetime | None = column(TIME_UTC, "When its first item was on the wire (UTC).")
    latest_at: datetime | None = column(TIME_UTC, "When its last item was, a kill too.")
    items: int = column(WHOLE, "Items it has, with repeats, takes, kills and holds.", required=True)
    versions: int = column(WHOLE, "Versions it has.", required=True)
    state: str = column(
        TEXT, "live, killed, withheld: of its current item, without embargoes.", required=True
    )
    flash_to_story_minutes: float | None = column(
        NUMBER, "Minutes from its first flash to its first version that is none."
    )
    leads: Sequence[Lead] = column(
        LEADS, "Minutes from its first version that is no flash to each of its leads."
    )
    current_on: date | None = column(DAY, "Day of its current item (items.wire_on).")
    embargoed_until: datetime | None = column(
        TIME_UTC, "Embargo of its current item (story_items.embargoed_until)."
    )
    usable_until: datetime | None = column(
        TIME_UTC, "What its terms allow of its current item (items.usable_until)."
    )
