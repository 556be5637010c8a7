"""Enrich the items of a batch: language, names, places, quotations.

Per item: what language it is in; the names that the engine finds, corrected by the boosters;
who is who among them; where the places are; who is quoted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from schemas import Item
from transforms import agencies
from transforms.enrich import boosters, engines, identity, places, quotes
from transforms.enrich.document import Body, Engine, Identified, Quotation, Span
from transforms.enrich.language import LANGUAGES, Detector, detector, settle
from transforms.enrich.pieces import CHUNK_BODIES, LIMIT_CHARACTERS, pieces
from transforms.enrich.rows import Rows, add_rows

NAMES_VERSION = 1
"""Version of what corrects and completes an engine's names; a higher one finds others."""


@dataclass(frozen=True, slots=True)
class Enriching:
    """What the operator chose: the engine that finds names, or none, and the languages expected."""

    engine: str | None = "spacy-sm"
    languages: tuple[str, ...] = LANGUAGES

    @property
    def names_by(self) -> str | None:
        """What `items.names_by` says of names that are read so; None where none are."""
        return f"{self.engine}/{NAMES_VERSION}" if self.engine else None


def enrich(items: Sequence[Item], enriching: Enriching) -> tuple[list[Item], Rows]:
    """The items of a batch with their language, in their order, and what they name and quote.

    Raises ModelMissingError.
    """
    enriched: list[Item] = []
    rows = Rows()
    if not items:  # nothing new in the batch: nothing is loaded
        return enriched, rows
    engine = engines.load(enriching.engine) if enriching.engine else _no_names
    detect = detector(enriching.languages)
    waiting = iter(items)
    while chunk := list(islice(waiting, CHUNK_BODIES)):
        chunk = [_with_language(item, detect, enriching) for item in chunk]
        enriched += chunk
        _add_names(chunk, engine, rows)
    return enriched, rows


def _no_names(texts: Sequence[str]) -> list[list[Span]]:
    """The engine of those who want none: it is never given a text."""
    return [[] for _ in texts]


def read(body: Body, spans: list[Span]) -> tuple[Identified, list[Quotation]]:
    """Who and what a body names, and its quotations, from the spans that the engine found."""
    identified = identity.resolve(body, boosters.boost(body, spans))
    identified = places.locate(body, identified)
    return identified, quotes.find(body, identified)


def _with_language(item: Item, detect: Detector, enriching: Enriching) -> Item:
    """An item with its language settled; `names_by` says whether its names are read."""
    engine = enriching.engine
    settled = settle(item.language, item.body or item.headline or "", detect)
    notes = [*item.notes, *settled.notes]
    is_read = bool(item.body and engine and settled.has_entities)
    if item.body and settled.has_entities and not engine:
        notes.append("no names: they were not asked for")
    if is_read and len(item.body or "") > LIMIT_CHARACTERS:
        notes.append(f"names: of the first {LIMIT_CHARACTERS:,} characters of the body alone")
    return replace(
        item,
        language=settled.language,
        notes=notes,
        names_by=enriching.names_by if is_read else None,
    )


def _add_names(items: Sequence[Item], engine: Engine, rows: Rows) -> None:
    """Add what items name and quote; of one whose body is not read, the dateline's places."""
    bodies = [body_of(item) for item in items]
    parts = [pieces(body) for body in bodies]
    found = iter(engine([piece.text for of_body in parts for piece in of_body]))
    for item, body, of_body in zip(items, bodies, parts, strict=True):
        spans = [
            span._replace(start=span.start + piece.start, end=span.end + piece.start)
            for piece, of_piece in zip(of_body, islice(found, len(of_body)), strict=True)
            for span in of_piece
        ]
        add_rows(item.item_id, *read(body, spans), rows)


def body_of(item: Item) -> Body:
    """The body of an item as the stage reads it: empty where its names are not read."""
    return Body(
        text=(item.body or "") if item.names_by else "",
        agency=item.agency,
        country=agencies.home_of(item.agency),
        dateline=item.dateline,
        dateline_places=tuple(item.dateline_places),
        headline=item.headline,
        bylines=tuple(item.bylines),
    )
