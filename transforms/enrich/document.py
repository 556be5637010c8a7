"""What the enriching of one document passes on: its body, spans, mentions, entities, quotations.

Offsets are those of `items.body`, in characters (code points), the end one past the last.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

LABELS = ("person", "organisation", "place", "event", "work", "law", "nationality")
"""The kinds of names. Dates, numbers and sums of money are none."""


class Span(NamedTuple):
    """A name in a text: where it stands, what it is, and who said so.

    `method` is `model`, or the booster that found or changed it. `role` is the title or office
    that stands at a person's name (`President`); `name` the canonical name where a list of names
    gives one (`Blue House` is Cheong Wa Dae); `stands_for` what a seat stands for (`government`).
    """

    start: int
    end: int
    label: str
    method: str = "model"
    role: str | None = None
    name: str | None = None
    stands_for: str | None = None


Engine = Callable[[Sequence[str]], list[list[Span]]]
"""The names that a model finds in each of a batch of texts, in their order, none overlapping."""


@dataclass(frozen=True)
class Body:
    """A body, and what is known of the item that helps to read it.

    `country` is the ISO 3166-1 alpha-2 code of the agency's home, where that is known; `dateline`
    stands as the copy has it, with the states and countries that `dateline_places` leave out.
    """

    text: str
    agency: str | None = None
    country: str | None = None
    dateline: str | None = None
    dateline_places: tuple[str, ...] = ()
    headline: str | None = None
    bylines: tuple[str, ...] = ()

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """Where each paragraph begins and ends, in their order."""
        found, at = [], 0
        for paragraph in self.text.split("\n\n"):
            found.append((at, at + len(paragraph)))
            at += len(paragraph) + 2
        return found


Booster = Callable[[Body, list[Span]], list[Span]]
"""A step that corrects the spans of a body: sorted, none overlapping, within one paragraph each."""


class Place(NamedTuple):
    """A place on the map.

    `kind` is city, country, state (any first-order division: state, province, prefecture),
    district, region (of several countries: Northeast Asia), continent, water, feature. A place
    that GeoNames does not have, or that could be several, has no id and no coordinates.
    """

    kind: str
    name: str
    geonames_id: int | None = None
    admin_region: str | None = None
    country_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    resolved_by: str | None = None


@dataclass(slots=True)
class Mention:
    """A name in the body, and the entity of the document that it names.

    `entity` is an index into the document's entities. `resolved_by` says how that is known: name
    (it is the entity's full name), surname, given name, acronym, short form, variant, gazetteer,
    title; or why the entity has no identity beyond the document: `surname alone`; or, with no
    entity, why there is none: `ambiguous: Kim Jong-un or Kim Eun-jung`.
    """

    span: Span
    surface: str
    entity: int | None
    resolved_by: str
    stands_for: str | None = None


@dataclass(slots=True)
class Entity:
    """A person, organisation, place or other name of one document.

    `name` is its fullest name in the document (or the canonical one of a list of names), `roles`
    the titles at it, in their order, each once. `is_full` says that the name can be known in other
    documents: a surname alone cannot.
    """

    label: str
    name: str
    is_full: bool = True
    acronym: str | None = None
    roles: list[str] = field(default_factory=list)
    place: Place | None = None
    dateline_position: int | None = None


@dataclass(slots=True)
class Identified:
    """The mentions of a document in their order, and the entities that they name."""

    mentions: list[Mention]
    entities: list[Entity]


@dataclass(slots=True)
class Quotation:
    """A quotation: what is said, by whom, and how that is known.

    `start` and `end` are those of the text inside its marks; over several paragraphs `text` is
    without the marks that open each again. `kind` is direct (a sentence or more, or a clause
    that stands by itself), partial (a part of the writer's sentence) or indirect (no marks).
    `speaker` is as it stands in the body (`he`, `Lee`, `Cheong Wa Dae`), `entity` an index into
    the document's entities. `continues` is the index, among the document's quotations, of the
    first part of a quotation that its speaker's name interrupts.
    """

    kind: str
    text: str
    start: int
    end: int
    paragraph: int
    cue: str | None = None
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    entity: int | None = None
    continues: int | None = None
