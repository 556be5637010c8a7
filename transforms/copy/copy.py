"""A document taken apart, and what is read of it: Parts in, Copy out."""

from dataclasses import dataclass, field
from datetime import date

from schemas import Change, Reference
from transforms.agencies.agency import Agency, Mark
from transforms.copy.captions import Taken
from transforms.copy.ends import Ending
from transforms.copy.header import Header
from transforms.copy.photos import Photo
from transforms.source import Envelope


@dataclass(slots=True)
class Copy:
    """What the copy of one document says, settled with what its envelope declares."""

    agency: str | None = None
    slugline: str | None = None
    headline: str | None = None
    subheadline: str | None = None
    bylines: list[str] = field(default_factory=list)
    dateline: str | None = None
    dateline_places: tuple[str, ...] = ()
    dateline_on: date | None = None
    kind: str = "story"
    revision_label: str | None = None
    revision_ordinal: int = 0
    edit_note: str | None = None
    changes: tuple[Change, ...] = ()
    genre: str | None = None
    take: int | None = None
    takes: int | None = None
    refers_to: tuple[Reference, ...] = ()
    signoff: str | None = None
    usage_terms: str | None = None
    paragraphs: list[str] = field(default_factory=list)
    copyright_notice: str | None = None
    contacts: list[str] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)
    photo_dates: list[date | None] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    padding_chars: int = 0
    is_mended: bool = False
    content_sha256: str = ""


@dataclass(frozen=True, slots=True)
class DeclaredTitles:
    """Slug and headline as an envelope declares them, their markers taken off.

    `keys` are those of the titles, by which one that stands in the copy again is known.
    """

    slugline: str | None
    headline: str | None
    subheadline: str | None
    marks: tuple[Mark, ...]
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Parts:
    """A document taken apart: what is declared, and the captions, head and end of its copy.

    `declared_agency` is the envelope's, else the feed's; `agency` the one whose conventions the
    copy is read by. `lines` are all there are, padding off; `is_mended` says that characters in
    them were broken. `uri` is where the document was, `file_date` the local date of its file.
    """

    envelope: Envelope
    declared_agency: str | None
    agency: Agency
    titles: DeclaredTitles
    captions: Taken
    head: Header
    ending: Ending
    lines: list[str]
    is_mended: bool
    uri: str
    file_date: date | None

    @property
    def is_whole(self) -> bool:
        """Whether an end mark or a rights line closes the copy."""
        return self.ending.ended or bool(self.ending.rights)
