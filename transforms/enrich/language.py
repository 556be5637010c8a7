"""The language of copy."""

from collections.abc import Callable, Sequence

Detector = Callable[[str], tuple[str, float] | None]
"""The language of a text as a BCP 47 tag with its probability, or None where none is known."""


def detector(languages: Sequence[str]) -> Detector:
    """A detector of these languages, given as BCP 47 tags."""
    return lambda text: None
