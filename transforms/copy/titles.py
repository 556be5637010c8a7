"""Slug, headline and the line below it: as declared, else as the head of the copy says."""

from itertools import pairwise

from transforms import agencies
from transforms.agencies.agency import Agency, Mark
from transforms.copy.copy import Copy, DeclaredTitles, Parts
from transforms.copy.header import Title
from transforms.copy.photos import key_of
from transforms.source import Envelope

SLUG_CHARS = 50
SLUG_WORDS = 7


def declared(envelope: Envelope, agency: Agency) -> DeclaredTitles:
    """The titles that an envelope declares, and the markers that stood in them."""
    marks: list[Mark] = []
    texts = []
    for text in (envelope.slugline, envelope.headline, envelope.subheadline):
        found, bare = agency.marks(" ".join(text.split())) if text else ((), "")
        marks += found
        texts.append(bare or None)
    if texts[0]:
        # A slug has the markers of its wire, ANPA's too, beside those of its agency.
        found, bare = agencies.FALLBACK.marks(texts[0])
        texts[0] = bare.rstrip(" /") or None
        marks += found
    keys = frozenset(key_of(text) for text in texts if text)
    return DeclaredTitles(texts[0], texts[1], texts[2], tuple(marks), keys)


def settle(copy: Copy, parts: Parts) -> None:
    """Slug, headline and subheadline; notes keep what the copy says otherwise."""
    told, agency = parts.titles, parts.agency
    texts, are_marked = _texts(copy, parts)
    if told.slugline:
        texts = [text for text in texts if key_of(text) != key_of(told.slugline)]
        if texts and agency.slug and agency.slug.match(texts[0]):
            copy.notes.append(f"declared slug, copy says: {texts.pop(0)}")
    elif are_marked or _opens_with_slug(texts, parts):
        copy.slugline, *texts = texts
    said = texts[0] if texts else None
    if told.headline and said and key_of(said) != key_of(told.headline):
        copy.notes.append(f"declared headline, copy says: {said}")
    copy.slugline = told.slugline or copy.slugline
    copy.headline = told.headline or said
    copy.subheadline = "\n".join(filter(None, [told.subheadline, *texts[1:]])) or None


def _texts(copy: Copy, parts: Parts) -> tuple[list[str], bool]:
    """The lines of the title, and whether the first is a slug by its marker.

    Of two lines that begin with the same marker the first is the slug, the second the headline;
    what stands above them is a page's own (a section, an id, a time) and goes to the notes.
    """
    lines: list[Title] = [title for title in parts.head.titles if title.text]
    pairs = [n for n, (a, b) in enumerate(pairwise(lines)) if a.marks and a.marks == b.marks]
    first = pairs[0] if pairs else 0
    copy.notes += [f"above the slug: {title.text}" for title in lines[:first]]
    texts = [title.text for title in lines[first:] if title.text not in parts.agency.names]
    return texts, bool(pairs)


def _opens_with_slug(texts: list[str], parts: Parts) -> bool:
    """Whether the first of the unmarked title lines is a slug."""
    agency = parts.agency
    if texts and agency.slug and agency.slug.match(texts[0]):
        return True
    in_layout = bool(parts.head.dateline or parts.head.bylines)
    return agency.writes_slugs and len(texts) > 1 and _is_slug(texts[0], texts[1], in_layout)


def _is_slug(first: str, second: str, in_layout: bool) -> bool:
    """Whether the first of two unmarked title lines is the slug of the second.

    A slug is a few words. In the layout of an agency that writes slugs it may be longer than
    its headline.
    """
    return (
        len(first) <= SLUG_CHARS
        and first.count(" ") < SLUG_WORDS
        and (in_layout or (len(first) < len(second) and not first.endswith(("?", "!"))))
    )
