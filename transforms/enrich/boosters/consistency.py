"""One name, one label through the document."""

from transforms.enrich.document import Body, Span


def boost(body: Body, spans: list[Span]) -> list[Span]:
    """The spans, corrected by one name, one label through the document."""
    return spans
