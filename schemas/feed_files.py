"""Files as they were pulled from the feeds."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from schemas.columns import BYTES, TEXT, TIME_UTC, WHOLE, column


class Outcome(StrEnum):
    """What became of a pulled file."""

    ITEMS = "items"
    DUPLICATE = "duplicate"
    NOT_NEWS = "not_news"
    REJECTED = "rejected"


@dataclass(slots=True, kw_only=True)
class FeedFile:
    """A file pulled from a feed, each time it is pulled."""

    run_id: str = column(TEXT, "Run that pulled the file.", required=True)
    feed: str = column(TEXT, "Name of the feed, as in feeds.toml.", required=True)
    uri: str = column(TEXT, "Where the file was, as a URI.", required=True)
    pulled_at: datetime = column(TIME_UTC, "When it was pulled (UTC).", required=True)
    file_id: str | None = column(
        TEXT, "SHA-256 of the bytes in hex; null where they could not be read."
    )
    modified_at: datetime | None = column(
        TIME_UTC, "When the file was last modified where it was found (UTC)."
    )
    size_bytes: int | None = column(WHOLE, "Size in bytes; null where it could not be read.")
    format: str | None = column(
        TEXT,
        "Wire format it was read as, with the archive it came in, e.g. zip/nitf; null where none "
        "was settled.",
    )
    outcome: str | None = column(
        TEXT,
        "What became of it: items (news items were read), duplicate (these bytes, or all of "
        "these items, had landed before), not_news (understood, and holds no news item), "
        "rejected (see rejects).",
    )
    payload: bytes | None = column(
        BYTES,
        "The bytes as pulled; null for known bytes, for archives over 64 MiB, which stay where "
        "they are, and where they could not be read.",
    )
    etag: str | None = column(
        TEXT,
        "Entity tag by which the source tells this version of the file from others (HTTP, S3, "
        "IMAP); null where it gave none.",
    )
    cursor: str | None = column(
        TEXT,
        "Of a page of a poll: the address of the page after it, where the next run goes on; else "
        "null.",
    )
