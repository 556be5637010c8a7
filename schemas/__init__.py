"""The tables of the warehouse, one record a file."""

from schemas.captions import Caption
from schemas.columns import comment_of, comments_of, schema_of, to_table
from schemas.copies import Copied
from schemas.edits import Edit
from schemas.entities import Alias, Entity, RoleSeen
from schemas.entity_names import EntityName
from schemas.families import Family, Lead
from schemas.feed_files import FeedFile, Outcome
from schemas.feed_health import FeedHealth, Health
from schemas.feed_runs import FeedRun
from schemas.fingerprints import Fingerprint, ParagraphKey
from schemas.item_entities import ItemEntity
from schemas.items import Change, Item, Reference
from schemas.links import Link, Relation
from schemas.mentions import Mention
from schemas.migrations import Migration
from schemas.photo_keys import PhotoKey
from schemas.photos import Photo
from schemas.quotes import Quote
from schemas.rejects import Reason, Reject
from schemas.runs import Run, RunState
from schemas.story_items import StoryItem
from schemas.story_merges import StoryMerge

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
    "fingerprints": Fingerprint,
    "links": Link,
    "story_items": StoryItem,
    "families": Family,
    "story_merges": StoryMerge,
    "edits": Edit,
    "copies": Copied,
    "photos": Photo,
    "photo_keys": PhotoKey,
    "runs": Run,
    "feed_runs": FeedRun,
    "feed_health": FeedHealth,
    "migrations": Migration,
}

__all__ = [
    "TABLES",
    "Alias",
    "Caption",
    "Change",
    "Copied",
    "Edit",
    "Entity",
    "EntityName",
    "Family",
    "FeedFile",
    "FeedHealth",
    "FeedRun",
    "Fingerprint",
    "Health",
    "Item",
    "ItemEntity",
    "Lead",
    "Link",
    "Mention",
    "Migration",
    "Outcome",
    "ParagraphKey",
    "Photo",
    "PhotoKey",
    "Quote",
    "Reason",
    "Reference",
    "Reject",
    "Relation",
    "RoleSeen",
    "Run",
    "RunState",
    "StoryItem",
    "StoryMerge",
    "comment_of",
    "comments_of",
    "schema_of",
    "to_table",
]
