"""What a parser is told, and what it gives back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from schemas import Reason, Reference


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
class Picture:
    """A photo, graphic or video that an envelope declares: its caption as it came, and its header.

    `text` may end in credit and rights brackets; they are read as in any caption.
    """

    text: str
    credit: str | None = None
    rights: str | None = None
    photo_id: str | None = None
    taken_on: date | None = None


@dataclass(slots=True, kw_only=True)
class Envelope:
    """One document as its wire format delivers it: declared header fields, and the copy.

    A field the header does not carry is None or empty, never guessed. Times are UTC. Texts are
    as declared: markers, "By" and padding are taken off later, by the reader of the copy.

    `copy` is text as it came, padding and all. With `is_body` it is the body alone, a paragraph
    a line: headline and slug are declared, or there are none. With `head`, lines that the format
    marks as those above the body (markers, headline, byline, notes), it is the body, too. Without
    either, slug, headline and byline stand in the copy. `bylines` are byline texts (`By Ann Lee
    and Bo Day` is one); `dateline` a dateline text that does not stand in the copy; `located` the
    name of the place declared; `kind`, `revision_label` and `revision_ordinal` as in `items`,
    where the header settles them; `references` items that the header names as killed, corrected
    or replaced; `header` what has no field here.
    """

    copy: str = ""
    head: tuple[str, ...] = ()
    is_body: bool = False
    agency: str | None = None
    guid: str | None = None
    version: str | None = None
    transmission: str | None = None
    item_class: str | None = None
    slugline: str | None = None
    headline: str | None = None
    subheadline: str | None = None
    bylines: tuple[str, ...] = ()
    dateline: str | None = None
    located: str | None = None
    language: str | None = None
    first_created_at: datetime | None = None
    version_created_at: datetime | None = None
    embargoed_until: datetime | None = None
    pub_status: str | None = None
    kind: str | None = None
    revision_label: str | None = None
    revision_ordinal: int | None = None
    edit_note: str | None = None
    urgency: int | None = None
    genre: str | None = None
    subjects: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    credit_line: str | None = None
    copyright_notice: str | None = None
    usage_terms: str | None = None
    contacts: tuple[str, ...] = ()
    signoff: str | None = None
    take: int | None = None
    takes: int | None = None
    references: tuple[Reference, ...] = ()
    pictures: tuple[Picture, ...] = ()
    header: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


class ParseError(Exception):
    """A document that cannot be read; it becomes a reject with this reason and detail.

    `fault_at` is where the fault stands: the offset in the bytes that were given to be read, from
    0; their number where they end too early; None where it is not known, or is no one place.
    Whoever has a part of a document read, or other bytes than came, gives the place `at` which
    that is in the document.
    """

    def __init__(self, reason: Reason, detail: str, fault_at: int | None = None) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
        self.fault_at = fault_at

    def at(self, fault_at: int | None) -> "ParseError":
        """The same, with another place."""
        return ParseError(self.reason, self.detail, fault_at)

    def __reduce__(self) -> tuple[type["ParseError"], tuple[Reason, str, int | None]]:
        return ParseError, (self.reason, self.detail, self.fault_at)
