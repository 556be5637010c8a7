"""Plain and scraped text: no envelope, the whole file is copy."""

import re

from transforms.encoding import decode
from transforms.source import Envelope, Feed

MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*+(?:<[!?]?[a-zA-Z]|\{\s*+\"|\[\s*+\{)")


def parse(raw: bytes, feed: Feed) -> list[Envelope]:
    """Read one plain text or Markdown document.

    One envelope; the format declares nothing, so every header field is None.
    Raises ParseError when the bytes are no text.
    """
    text, notes = decode(raw)
    return [Envelope(copy=text, notes=notes)]


def looks_like(raw: bytes) -> bool:
    """Whether the bytes do not begin as markup does: XML, SGML, HTML or JSON."""
    return MARKUP.match(raw) is None
