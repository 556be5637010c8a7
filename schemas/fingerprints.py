"""What items are matched by: their keys, and the sketch of their text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import pyarrow as pa

from schemas.columns import TEXT, TIME_UTC, WHOLE, column


class ParagraphKey(NamedTuple):
    """A paragraph by the hash of its words, and how many words it has."""

    key: int
    words: int


WHOLES = pa.list_(WHOLE)
MINHASH = pa.list_(pa.uint32())
PARAGRAPHS = pa.list_(pa.struct([("key", WHOLE), ("words", WHOLE)]))


@dataclass(slots=True, kw_only=True)
class Fingerprint:
    """By what an item is matched with others: keys of what it is called, a sketch of its text."""

    item_id: str = column(TEXT, "Item (items.item_id).", required=True)
    wire_at: datetime | None = column(
        TIME_UTC,
        "When it was on the wire (UTC): as this version declares; else when its file was made, if "
        "that fits the item's day; else its own time, its day by dateline or id, its file's time.",
    )
    is_timed: bool = column(
        pa.bool_(), "Whether wire_at is what this version declares.", required=True
    )
    guid_key: int | None = column(WHOLE, "Hash of its guid.")
    chain_key: int | None = column(
        WHOLE,
        "Hash of what its guid shares with other versions by the agency's anatomy of ids; null "
        "where the agency has none.",
    )
    chain_version: int | None = column(WHOLE, "Number of the version, if its guid carries one.")
    slug_key: int | None = column(WHOLE, "Hash of its slug's words.")
    headline_key: int | None = column(
        WHOLE, "Hash of its headline's words; null where there are fewer than three."
    )
    flash_key: int | None = column(
        WHOLE, "Hash of the first word of its headline, of a flash: the story opens with it, too."
    )
    opening_key: int | None = column(WHOLE, "Hash of the first word of its headline, of others.")
    transmission_key: int | None = column(WHOLE, "Hash of its transmission number.")
    names_guids: Sequence[int] = column(WHOLES, "Keys of guids it names, as guid_key.")
    names_slugs: Sequence[int] = column(WHOLES, "Keys of slugs it names, as slug_key.")
    names_headlines: Sequence[int] = column(WHOLES, "Keys of headlines it names, as headline_key.")
    names_transmissions: Sequence[int] = column(
        WHOLES, "Keys of transmission numbers it names, as transmission_key."
    )
    text_sha256: str | None = column(
        TEXT, "SHA-256 in hex of the words of its body; null where it has none."
    )
    shingles: int = column(WHOLE, "Distinct runs of three words in its body.", required=True)
    minhash: Sequence[int] = column(
        MINHASH, "MinHash of the runs, 128 permutations; empty where there are none."
    )
    bands: Sequence[int] = column(
        WHOLES,
        "Its 32 bands of 4, each with its number in one hash: texts that share one may match.",
    )
    paragraphs: Sequence[ParagraphKey] = column(
        PARAGRAPHS, "Its paragraphs of twelve words and more, each once, in their order."
    )
