"""The wire formats, one a file; FORMATS lists them."""

from collections.abc import Callable
from dataclasses import dataclass

from schemas import Reason
from transforms.formats import plain
from transforms.source import Envelope, Feed, ParseError


@dataclass(frozen=True, slots=True)
class Format:
    """How a wire format is read, and known."""

    parse: Callable[[bytes, Feed], list[Envelope]]
    looks_like: Callable[[bytes], bool]


FORMATS: dict[str, Format] = {
    "plain": Format(plain.parse, looks_like=plain.looks_like),
}


def sniff(raw: bytes) -> str:
    """The name of the first format in FORMATS that the bytes look like.

    Raises ParseError when they look like none.
    """
    for name, known in FORMATS.items():
        if known.looks_like(raw):
            return name
    begins = raw.lstrip()[:20].decode("ascii", "replace")
    raise ParseError(
        Reason.UNKNOWN_FORMAT, f"begins {begins!r}, and is none of: {', '.join(FORMATS)}"
    )
