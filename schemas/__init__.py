"""The tables of the warehouse, one record a file."""

from schemas.captions import Caption
from schemas.columns import comment_of, comments_of, schema_of, to_table
from schemas.entities import Alias, Entity, RoleSeen
from schemas.entity_names import EntityName
from schemas.feed_files import FeedFile, Outcome
from schemas.item_entities import ItemEntity
from schemas.items import Change, Item, Reference
from schemas.mentions import Mention
from schemas.migrations import Migration
from schemas.quotes import Quote
from schemas.rejects import Reason, Reject
from schemas.runs import Run, RunState

TABLES: dict[str, type] = {
    "feed_files": FeedFile,
    "items": Item,
    "captions": Caption,
    "item_entities": ItemEntity,
    "mentions": Mention,
    "quotes": Quote,
    "rejects": Reject,
    "entities": Entity,
    "entity_names": EntityName,
    "runs": Run,
    "migrations": Migration,
}

__all__ = [
    "TABLES",
    "Alias",
    "Caption",
    "Change",
    "Entity",
    "EntityName",
    "FeedFile",
    "Item",
    "ItemEntity",
    "Mention",
    "Migration",
    "Outcome",
    "Quote",
    "Reason",
    "Reference",
    "Reject",
    "RoleSeen",
    "Run",
    "RunState",
    "comment_of",
    "comments_of",
    "schema_of",
    "to_table",
]
