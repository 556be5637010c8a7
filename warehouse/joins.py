"""How the tables join: the one list of it, for the data dictionary and `slugline tables`."""

from collections.abc import Sequence
from typing import NamedTuple


class Join(NamedTuple):
    """Rows of a table that belong to one row of another: these columns are those."""

    table: str
    columns: tuple[str, ...]
    other: str
    other_columns: tuple[str, ...]

    @property
    def condition(self) -> str:
        """The join as SQL writes it."""
        return " AND ".join(
            f"{self.table}.{mine} = {self.other}.{theirs}"
            for mine, theirs in zip(self.columns, self.other_columns, strict=True)
        )


def _joins(other: str, key: str, *columns: str) -> tuple[Join, ...]:
    """Columns, as `table.column`, that are a key of another table."""
    split = (column.split(".") for column in columns)
    return tuple(Join(table, (name,), other, (key,)) for table, name in split)


JOINS = (
    *_joins("runs", "run_id", "feed_files.run_id", "rejects.run_id", "feed_runs.run_id",
            "feed_health.run_id"),
    *_joins("feed_files", "file_id", "items.file_id", "rejects.file_id"),
    *_joins("items", "item_id", "story_items.item_id", "captions.item_id",
            "item_entities.item_id", "mentions.item_id", "quotes.item_id", "fingerprints.item_id",
            "edits.item_id", "edits.replaces_item_id", "copies.item_id", "links.item_id",
            "links.target_item_id", "families.first_item_id", "families.current_item_id"),
    *_joins("families", "story_id", "story_items.story_id", "story_merges.merged_into_story_id"),
    *_joins("entities", "entity_id", "item_entities.entity_id", "mentions.entity_id",
            "quotes.speaker_entity_id", "entity_names.entity_id"),
    Join("mentions", ("item_id", "entity_position"), "item_entities", ("item_id", "position")),
    Join("quotes", ("item_id", "speaker_position"), "item_entities", ("item_id", "position")),
    *_joins("photo_keys", "photo_key", "captions.photo_key"),
    *_joins("photos", "photo_id", "photo_keys.photo_id"),
)  # fmt: skip
"""Every join, from the many to the one. A file has one row whose outcome is not `duplicate`."""


KEYS = {
    "item_id": "items.item_id",
    "story_id": "stories.story_id",
    "entity_id": "entities.entity_id",
    "photo_id": "photos.photo_id",
}
"""What the columns of views are, by their names, which no column of a view has that is not that."""


def conditions_of(name: str, columns: Sequence[str]) -> list[str]:
    """How a table, or a view with these columns, joins others, as SQL writes it."""
    declared = [join.condition for join in JOINS if name in (join.table, join.other)]
    if declared:
        return declared
    return [
        f"{name}.{column} = {key}"
        for column, key in KEYS.items()
        if column in columns and not key.startswith(f"{name}.")
    ]


def picture() -> str:
    """The joins as an entity-relationship diagram of Mermaid."""
    lines = [
        f'    {join.other} ||--o{{ {join.table} : "{", ".join(join.columns)}"' for join in JOINS
    ]
    return "\n".join(["```mermaid", "erDiagram", *lines, "```\n"])
