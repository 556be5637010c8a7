"""The tables of the warehouse, one record a file."""

from schemas.captions import Caption
from schemas.columns import comment_of, comments_of, schema_of, to_table
from schemas.feed_files import FeedFile, Outcome
from schemas.items import Change, Item, Reference
from schemas.migrations import Migration
from schemas.rejects import Reason, Reject
from schemas.runs import Run, RunState

TABLES: dict[str, type] = {
    "feed_files": FeedFile,
    "items": Item,
    "captions": Caption,
    "rejects": Reject,
    "runs": Run,
    "migrations": Migration,
}

__all__ = [
    "TABLES",
    "Caption",
    "Change",
    "FeedFile",
    "Item",
    "Migration",
    "Outcome",
    "Reason",
    "Reference",
    "Reject",
    "Run",
    "RunState",
    "comment_of",
    "comments_of",
    "schema_of",
    "to_table",
]
