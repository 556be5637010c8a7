"""Quotations of a body, and who is quoted."""

from transforms.enrich.document import Body, Identified, Quotation


def find(body: Body, identified: Identified) -> list[Quotation]:
    """The quotations of a body in their order."""
    return []
