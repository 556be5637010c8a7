"""Items that carry the same copy."""

from dataclasses import dataclass

from schemas.columns import TEXT, WHOLE, column


@dataclass(slots=True, kw_only=True)
class Copied:
    """An item among those that carry much the same copy, over stories and agencies."""

    item_id: str = column(TEXT, "Item (items.item_id).", required=True)
    cluster_id: str = column(
        TEXT, "The items that carry the same copy: item_id of the first of them.", required=True
    )
    items: int = column(WHOLE, "How many carry it.", required=True)
