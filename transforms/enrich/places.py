"""Places on the map: which place a name names, from what stands beside it."""

from transforms.enrich.document import Body, Identified


def locate(body: Body, identified: Identified) -> Identified:
    """The document with its place entities located and its dateline's places added.

    Sets `place` of entities, `dateline_position` of those the dateline names (an entity that the
    body does not mention is appended), and `stands_for` of mentions.
    """
    return identified
