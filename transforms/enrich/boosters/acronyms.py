"""The acronym of a long form."""

from transforms.enrich.document import Body, Span


def boost(body: Body, spans: list[Span]) -> list[Span]:
    """The spans, corrected by the acronym of a long form."""
    return spans
