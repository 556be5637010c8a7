"""Countries, capitals, large cities and peoples: always a place, always a people."""

from transforms.enrich.boosters import world
from transforms.enrich.boosters.capitals import Word, is_apart, words
from transforms.enrich.boosters.layers import SETTLED, Cover, over
from transforms.enrich.document import Body, Span
from transforms.enrich.pieces import prose

LETTERS = 3
"""A word of more letters in capitals is no acronym that a state has."""


def boost(body: Body, spans: list[Span]) -> list[Span]:
    """The spans, with the names of the world's list labelled as the list says.

    A name that is part of a longer one (Tokyo Stock Exchange) stays in that; one that is also a
    person's (Jordan) stays a person where the body has a person of that surname.
    """
    text, cover, found = prose(body), Cover(spans), []
    persons = _surnames(text, spans)
    known = words(body)
    end = 0
    for at, word in enumerate(known):
        if word.start < end:
            continue
        listed = _listed(text, word)
        if listed is None:
            continue
        name, label = listed
        end = word.start + len(name)
        if text[word.start - 1 : word.start] == "-" and not _is_marked(cover, word.start, end):
            continue
        if name in persons and (label == "nationality" or name in world.BORNE_BY_PERSONS):
            continue
        if is_apart(text, known, at, end) or _is_marked(cover, word.start, end):
            found += _labelled(cover, word.start, end, label)
    return over(spans, found)


def _surnames(text: str, spans: list[Span]) -> set[str]:
    """The last words, and first words, of the persons with a name of several words."""
    names = [text[span.start : span.end].split(" ") for span in spans if span.label == "person"]
    return {part for name in names if len(name) > 1 for part in (name[0], name[-1])}


def _listed(text: str, word: Word) -> tuple[str, str] | None:
    """The longest name of the list that begins with a word, and its label."""
    first = word.text
    if names := world.places().get(first):
        return _longest(text, word, names, "place")
    if names := world.peoples_by_first_word().get(first):
        return _longest(text, word, names, "nationality")
    if "-" in first:
        return _in_a_compound(first)
    if len(first) > LETTERS and first.isupper() and first.isalpha():
        return _listed_in_capitals(text, word)
    return None


def _longest(text: str, word: Word, names: tuple[str, ...], label: str) -> tuple[str, str] | None:
    for name in names:
        end = word.start + len(name)
        if text.startswith(name, word.start) and not text[end : end + 1].isalnum():
            return name, label
    if label == "place" and (others := world.peoples_by_first_word().get(word.text)):
        return _longest(text, word, others, "nationality")
    return None


def _in_a_compound(word: str) -> tuple[str, str] | None:
    """The name before a hyphen: Seoul-based, Arab-led."""
    head, _, tail = word.partition("-")
    if not tail[:1].islower():
        return (head, "nationality") if head in world.peoples() else None
    if head in world.places().get(head, ()):
        return head, "place"
    return (head, "nationality") if head in world.peoples() else None


def _listed_in_capitals(text: str, word: Word) -> tuple[str, str] | None:
    """A name of the list in capitals, as the heads of paragraphs are: FRANCE, UNITED STATES."""
    for name in world.places().get(word.text.capitalize(), ()):
        written = name.upper()
        if (
            text.startswith(written, word.start)
            and not text[word.start + len(name) : word.start + len(name) + 1].isalnum()
        ):
            return written, "place"
    return None


def _is_marked(cover: Cover, start: int, end: int) -> bool:
    return any((span.start, span.end) == (start, end) for span in cover.over(start, end))


def _labelled(cover: Cover, start: int, end: int, label: str) -> list[Span]:
    there = cover.over(start, end)
    if any(span.method in SETTLED or span.start < start or span.end > end for span in there):
        return []
    if [(span.start, span.end, span.label) for span in there] == [(start, end, label)]:
        return []
    return [Span(start, end, label, "geography")]
