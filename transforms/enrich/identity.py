"""Who is who in a document: its mentions grouped into entities."""

from transforms.enrich.coreference import organisations, people
from transforms.enrich.coreference.surnames import Resolved
from transforms.enrich.document import Body, Entity, Identified, Mention, Span


def resolve(body: Body, spans: list[Span]) -> Identified:
    """The mentions of a body and the entities they name, from its spans in their order.

    Entities stand in the order of their first mention. A mention that could name several has no
    entity, and says which they are.
    """
    persons = [span for span in spans if span.label == "person"]
    others = [span for span in spans if span.label != "person"]
    resolved_persons = iter(people.resolve(body.text, persons))
    resolved_others = iter(organisations.resolve(body, others))
    return _numbered(
        body,
        spans,
        [next(resolved_persons if span.label == "person" else resolved_others) for span in spans],
    )


def _numbered(body: Body, spans: list[Span], resolved: list[Resolved]) -> Identified:
    entities: list[Entity] = []
    numbers: dict[int, int] = {}
    mentions = []
    for span, (entity, how) in zip(spans, resolved, strict=True):
        surface = body.text[span.start : span.end]
        number = None
        if entity is not None:
            number = numbers.setdefault(id(entity), len(entities))
            if number == len(entities):
                entities.append(entity)
        mentions.append(Mention(span, surface, number, how, span.stands_for))
    return Identified(mentions, entities)
