"""HTML's named entities in XML: without its DTD `&nbsp;` is an error there, or lost."""

import re
from html.entities import html5

NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31};)")
OF_XML = (b"amp;", b"lt;", b"gt;", b"quot;", b"apos;")


def resolved(raw: bytes) -> bytes:
    """The document with references to HTML's entities as references to their characters."""
    return NAMED.sub(_reference, raw)


def blanked(raw: bytes) -> bytes:
    """The document with as many letters in place of each such reference: all else stays put."""
    return NAMED.sub(_letters, raw)


def _reference(found: re.Match[bytes]) -> bytes:
    """An entity as numeric references; one that is XML's own, or nobody's, as it is."""
    characters = html5.get(found[1].decode("ascii")) if found[1] not in OF_XML else None
    return b"".join(b"&#%d;" % ord(c) for c in characters) if characters else found[0]


def _letters(found: re.Match[bytes]) -> bytes:
    return found[0] if _reference(found) == found[0] else b"x" * len(found[0])
