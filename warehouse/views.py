"""The views and table macros of the warehouse, and what their files say about them.

A view stands in warehouse/views, a macro in warehouse/macros. A view that is taken out of VIEWS
stays in the lakes that have it, until a migration drops it: a view may also be the analyst's own.
"""

import re
from typing import NamedTuple

VIEWS = (
    "item_states",
    "news",
    "news_items",
    "story_versions",
    "stories",
    "people",
    "organisations",
    "places",
    "quotes_by",
    "entity_days",
    "co_mentions",
    "datelines",
    "photo_uses",
    "paragraph_edits",
    "revisions",
    "kills_and_corrections",
    "duplicates",
    "feed_days",
    "desk_latency",
)
"""The views in the order they are made: after those that they read."""
MACROS = ("as_known_at",)
"""Table macros: what an analyst calls with a moment in brackets."""
_COLUMN = re.compile(r"^  (\w+): (.+(?:\n    .+)*)", re.MULTILINE)


class About(NamedTuple):
    """What one row of a view is, and each of its columns."""

    comment: str
    columns: dict[str, str]


def about(statement: str) -> About:
    """What a view's statement says about it in its first comment."""
    lines = statement.partition("CREATE ")[0].splitlines()
    said = "\n".join(line.removeprefix("-- ") for line in lines)
    row, _, columns = said.partition("\nColumns:\n")
    return About(
        " ".join(row.split()),
        {name: " ".join(words.split()) for name, words in _COLUMN.findall(columns)},
    )
