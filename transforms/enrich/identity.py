"""Who is who in a document: its mentions grouped into entities."""

from transforms.enrich.document import Body, Entity, Identified, Mention, Span


def resolve(body: Body, spans: list[Span]) -> Identified:
    """The mentions of a body and the entities they name, from its spans in their order."""
    entities: dict[tuple[str, str], int] = {}
    found: list[Entity] = []
    mentions = []
    for span in spans:
        surface = body.text[span.start : span.end]
        name = span.name or surface
        index = entities.setdefault((span.label, name), len(found))
        if index == len(found):
            found.append(Entity(span.label, name))
        mentions.append(Mention(span, surface, index, "name", span.stands_for))
    return Identified(mentions, found)
