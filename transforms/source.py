"""What a parser is told, and what it gives back."""

from dataclasses import dataclass
from datetime import datetime

from schemas import Reason


@dataclass(frozen=True, slots=True)
class Feed:
    """What the operator declares of a feed.

    `format` is a name in FORMATS or `auto`; `time_zone` an IANA name, the zone in which the
    feed's local dates are read; `language` a BCP 47 tag.
    """

    name: str
    agency: str | None = None
    format: str = "auto"
    time_zone: str = "UTC"
    language: str | None = None


@dataclass(slots=True, kw_only=True)
class Envelope:
    """One document as its wire format delivers it: declared header fields, and the copy.

    The copy is text as it came, padding and all. A field the header does not carry is None.
    """

    copy: str
    agency: str | None = None
    guid: str | None = None
    version: str | None = None
    first_created_at: datetime | None = None
    version_created_at: datetime | None = None
    notes: tuple[str, ...] = ()


class ParseError(Exception):
    """A document that cannot be read; it becomes a reject with this reason and detail."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail

    def __reduce__(self) -> tuple[type["ParseError"], tuple[Reason, str]]:
        return ParseError, (self.reason, self.detail)
