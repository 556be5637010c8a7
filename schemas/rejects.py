"""Documents that could not be read, and why."""

from dataclasses import dataclass
from enum import StrEnum

from schemas.columns import TEXT, WHOLE, column


class Reason(StrEnum):
    """Why a document was refused: the fixed phrases of `rejects.reason`."""

    EMPTY = "empty file"
    NO_TEXT = "no text"
    BINARY = "binary data"
    UTF_16 = "UTF-16 text"
    UNKNOWN_ENCODING = "unknown encoding"
    UNKNOWN_FORMAT = "unknown format"
    AMBIGUOUS = "ambiguous format"
    MALFORMED = "malformed"
    UNSAFE = "unsafe archive"
    TRUNCATED = "truncated"
    NO_BODY = "no body"
    TOO_LARGE = "too large"
    UNREADABLE = "unreadable"
    MISSING = "missing"


@dataclass(slots=True, kw_only=True)
class Reject:
    """A document that could not be read."""

    run_id: str = column(
        TEXT, "Run that pulled the file; a later reading of it keeps it.", required=True
    )
    feed: str = column(TEXT, "Name of the feed.", required=True)
    uri: str = column(TEXT, "File it stood in, as a URI.", required=True)
    file_id: str | None = column(
        TEXT, "The file (feed_files.file_id); null where its bytes could not be read."
    )
    position: int = column(WHOLE, "Place of the document in its file, from 0.", required=True)
    reason: str = column(
        TEXT, "Why, one of: " + ", ".join(reason.value for reason in Reason) + ".", required=True
    )
    detail: str = column(TEXT, "What was found, and what to do about it.", required=True)
    member: str | None = column(
        TEXT, "Of a file in an archive: its name there; null where the file is the document."
    )
    fault_at: int | None = column(
        WHOLE,
        "Where the fault is: offset in bytes, from 0, in the file or in the member of an archive; "
        "its size where it ends too early; null where it has no one place.",
    )
