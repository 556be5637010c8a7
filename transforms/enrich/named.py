"""What an item names at a glance, drawn from the rows that say so in full."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter

from schemas import Item, ItemEntity, Quote

OF_ITEM = attrgetter("item_id")


def set_named(
    items: Iterable[Item], item_entities: Iterable[ItemEntity], quotes: Iterable[Quote]
) -> None:
    """Set the people, organisations, country and quotations of items.

    The rows of an item stand together.
    """
    entities_of = {key: list(rows) for key, rows in groupby(item_entities, OF_ITEM)}
    quotes_of = {key: sum(1 for _ in rows) for key, rows in groupby(quotes, OF_ITEM)}
    for item in items:
        entities = entities_of.get(item.item_id, [])
        item.people = _names(entities, "person")
        item.organisations = _names(entities, "organisation")
        item.country_code = next(
            (one.country_code for one in entities if one.dateline_position == 0), None
        )
        item.quotes = quotes_of.get(item.item_id, 0) if item.names_by else None


def _names(entities: Sequence[ItemEntity], label: str) -> list[str]:
    """The names of a label, most mentioned first; of those as often the first named."""
    found = [one for one in entities if one.label == label and one.mentions]
    found.sort(key=lambda one: -one.mentions)
    return list(dict.fromkeys(one.name for one in found))
