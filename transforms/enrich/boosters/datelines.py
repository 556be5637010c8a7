"""The places and the agency of the dateline: what they are there they are in the body."""

from transforms.enrich.boosters.capitals import is_apart, words
from transforms.enrich.boosters.layers import SETTLED, Cover, over
from transforms.enrich.document import Body, Span
from transforms.enrich.pieces import prose


def boost(body: Body, spans: list[Span]) -> list[Span]:
    """The spans, with the dateline's places a place and its agency an organisation.

    Wherever they stand by themselves: part of a longer name they stay that.
    """
    labels = _labels(body)
    if not labels:
        return spans
    text, cover, found = prose(body), Cover(spans), []
    known = words(body)
    for at, word in enumerate(known):
        for name, label in labels.get(word.text.split(" ")[0], ()):
            end = word.start + len(name)
            if not text.startswith(name, word.start) or text[end : end + 1].isalnum():
                continue
            there = cover.over(word.start, end)
            if [(span.start, span.end) for span in there] == [(word.start, end)]:
                if there[0].label != label and there[0].method not in SETTLED:
                    found.append(there[0]._replace(label=label, method="datelines"))
            elif not there and is_apart(text, known, at, end):
                found.append(Span(word.start, end, label, "datelines"))
            break
    return over(spans, found)


def _labels(body: Body) -> dict[str, list[tuple[str, str]]]:
    """The dateline's names as a body writes them, with their labels, by their first words."""
    found: dict[str, list[tuple[str, str]]] = {}
    for place in body.dateline_places:
        name = place.title() if place.isupper() else place
        found.setdefault(name.split(" ")[0], []).append((name, "place"))
    if body.agency:
        found.setdefault(body.agency.split(" ")[0], []).append((body.agency, "organisation"))
    return found
