"""Boosters: what corrects and completes the spans that a model finds, each a file.

BOOSTERS is the order in which they run.
"""

from transforms.enrich.boosters import (
    acronyms,
    all_capitals,
    chaff,
    consistency,
    cues,
    datelines,
    edges,
    gazetteer,
    geography,
    organisations,
    titles,
)
from transforms.enrich.document import Body, Booster, Span

BOOSTERS: dict[str, Booster] = {
    "edges": edges.boost,
    "chaff": chaff.boost,
    "gazetteer": gazetteer.boost,
    "geography": geography.boost,
    "datelines": datelines.boost,
    "organisations": organisations.boost,
    "acronyms": acronyms.boost,
    "titles": titles.boost,
    "cues": cues.boost,
    "consistency": consistency.boost,
    "all_capitals": all_capitals.boost,
}


def boost(body: Body, spans: list[Span]) -> list[Span]:
    """The spans after every booster, in their order."""
    for booster in BOOSTERS.values():
        spans = booster(body, spans)
    return spans
