"""Documents of a wire day as they are planned, and what is true of them."""

from dataclasses import dataclass, field
from datetime import datetime

from schemas import FeedFile
from transforms.source import Feed


@dataclass(frozen=True)
class Shot:
    """A caption of a photo: what it says here, whatever it said before."""

    photo: str
    text: str
    credit: str
    agency_id: str | None = None


@dataclass(eq=False)
class Doc:
    """A document that a feed delivers, before it has a number and a layout.

    `marker` is flash, lead, correction, repeat, kill, hold, take, news or digest; `relation` what
    it is to `target`; `names` how a kill names its target (guid, number, slug, headline).
    """

    feed: str
    family: str
    at: datetime
    slug: str
    headline: str
    paragraphs: list[str]
    place: str
    marker: str = "news"
    ordinal: int = 0
    note: str | None = None
    byline: str | None = None
    genre: str | None = None
    shots: list[Shot] = field(default_factory=list)
    relation: str | None = None
    target: "Doc | None" = None
    names: str | None = None
    reason: str = ""
    take: int | None = None
    takes: int | None = None
    embargoed_until: datetime | None = None
    copy_of: "Doc | None" = None
    edit: str | None = None
    quotes: list["Doc"] = field(default_factory=list)
    alike: str | None = None
    table: bool = False
    is_sent: bool = True
    late_minutes: float = 1.0
    guid: str = ""
    version: int = 1
    number: str = ""
    uri: str = ""


@dataclass(frozen=True)
class Told:
    """What is true of the document of a file.

    `family` is its story; `version` its place among the story's documents, from 1; `relation` and
    `target` (a URI) what it is to another; `photos` the photo of each caption, in their order;
    `copy_of` the document whose text it carries, and `edit` how it was edited; `quotes` those a
    digest quotes; `alike` a boilerplate that is much the same every day.
    """

    uri: str
    feed: str
    family: str
    kin: str
    version: int
    at: datetime
    marker: str
    relation: str | None = None
    target: str | None = None
    replaces: str | None = None
    photos: tuple[tuple[str, str], ...] = ()
    copy_of: str | None = None
    edit: str | None = None
    quotes: tuple[str, ...] = ()
    alike: str | None = None
    names: str | None = None
    is_embargoed: bool = False
    resent_of: str | None = None


@dataclass(frozen=True)
class Delivered:
    """A file as it arrives, and the feed it arrives by."""

    feed: Feed
    file: FeedFile


@dataclass(frozen=True)
class Wire:
    """The files of some days in the order of their arrival, and what is true of each, by URI."""

    delivered: list[Delivered]
    truth: dict[str, Told]
