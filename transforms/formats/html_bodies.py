"""Bodies that stand as a string in another format: HTML, NITF or plain text."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from transforms.formats import nitf
from transforms.formats.html_strings import (
    ENTITY,
    TAG,
    XML_DECLARATION,
    tree_of,
    with_tags,
    without_tags,
)
from transforms.formats.json_fields import WINDOWS, name_set
from transforms.markup import Element, blocks, local, text_of
from transforms.source import Feed, ParseError, Picture

BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n\r"} | WINDOWS
MOST_OF_A_NOTE = 50_000
"""Of a headline, caption or note."""
OF_NOTE = etree.XPath("//*[@class or self::figure or self::img]")

CREDITS = name_set(
    "byline credit credits creditline credit-line photographer copyright image-credit"
    " photo-credit media-credit source"
)
CAPTIONS = name_set("caption figcaption wp-caption-text image-caption media-caption")
FRAMES = name_set("wp-caption image-container media-block")
"""Classes of a <div> that is a figure; of what in it is the caption; of what is its credit."""
ASIDES = name_set("dat notepad linkbox ednote")
"""Classes of parts of a body that are no copy: TT's vignette and source, dpa's notes to desks."""
HOLDS_TEXT = name_set("table blockquote pre")
"""What makes a <figure> a part of the copy: editors of web desks put tables in it."""
PHOTO_IDS = ("data-uri", "data-id", "data-media-id", "data-image-id", "data-assoc-ref", "uri")
ALT_WORDS = 5
"""From this many words the alt text of an image outside a figure is its caption."""


@dataclass(slots=True)
class Body:
    """The copy of a body, the pictures in it, and its asides by their class."""

    copy: str = ""
    pictures: tuple[Picture, ...] = ()
    asides: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def body_of(text: str, feed: Feed, headline: str | None = None, *, as_html: bool = False) -> Body:
    """The body in a text: NITF if it holds <nitf>, HTML if it has tags, else plain text.

    `as_html` says that it was declared as HTML: its line ends are then spaces. A first line that
    repeats the headline is left out.
    """
    text = with_tags(text.translate(CONTROLS))
    if "<nitf" in text[:2000]:
        body = _nitf(text, feed)
    elif TAG.search(text) or (as_html and not BLANK_LINE.search(text)):
        body = _html(text)
    else:
        body = Body(html.unescape(text) if as_html else text)
    # Entities still there were escaped twice.
    body.copy = html.unescape(body.copy) if ENTITY.search(body.copy) else body.copy
    body.copy = _without_headline(body.copy, headline)
    return body


def plain(text: str | None) -> str | None:
    """A short text without the tags and entities that some desks leave in headlines and notes."""
    if text and "&amp;" in text:
        text = text.replace("&amp;", "&")
    if not text or not (TAG.search(text) or ENTITY.search(text)):
        return text
    if len(text) > MOST_OF_A_NOTE:
        return without_tags(text) or None
    copy = _html(text.translate(CONTROLS), asides=frozenset()).copy
    return "\n".join(line for line in copy.splitlines() if line.strip()) or None


def merged(declared: Iterable[Picture], found: Iterable[Picture]) -> tuple[Picture, ...]:
    """Pictures that a header declares, and those of the body that are not among them."""
    pictures = {_words(picture.text): picture for picture in declared}
    for picture in found:
        pictures.setdefault(_words(picture.text), picture)
    return tuple(pictures.values())


def _words(text: str) -> str:
    return " ".join(text.split()).casefold()


def _without_headline(copy: str, headline: str | None) -> str:
    first, _, rest = copy.lstrip().partition("\n")
    if headline and rest.strip() and _words(first) == _words(headline):
        return rest.lstrip("\r\n")
    return copy


def _nitf(text: str, feed: Feed) -> Body:
    """The body of a document of NITF; where it is malformed, what HTML makes of it."""
    text = XML_DECLARATION.sub("", text, count=1)
    try:
        parsed = nitf.parse(text.encode(), feed)
    except ParseError as error:
        body = _html(text)
        body.notes += (f"the NITF of the body is read as HTML: {error.detail}",)
        return body
    inside = [one for one in parsed if not isinstance(one, ParseError)]
    copies = (envelope.copy for envelope in inside)
    pictures = (picture for envelope in inside for picture in envelope.pictures)
    return Body("\n\n".join(filter(None, copies)), tuple(pictures))


def _html(text: str, asides: frozenset[str] = ASIDES) -> Body:
    root, fault = tree_of(text)
    if fault:
        return Body(without_tags(text), notes=(fault,))
    if root is None:
        return Body()
    marked = OF_NOTE(root)
    pictures = [*map(_picture, _figures(marked)), *map(_lone_image, _named(marked, "img"))]
    taken = _take_asides(marked, asides)
    return Body(blocks(root), tuple(filter(None, pictures)), taken)


def _named(nodes: Iterable[Element], name: str) -> list[Element]:
    return [node for node in nodes if local(node) == name]


def _take_out(node: Element) -> None:
    """Take an element out of its tree; what stands behind it stays."""
    if node.getparent() is not None:
        node.drop_tree()


def _figures(marked: Iterable[Element]) -> Iterator[Element]:
    """The figures that hold a picture, each taken out of the body."""
    for node in marked:
        is_figure = local(node) == "figure" or bool(_classes(node) & FRAMES)
        if is_figure and not any(local(part) in HOLDS_TEXT for part in node.iter()):
            _take_out(node)
            yield node


def _picture(figure: Element) -> Picture | None:
    """The picture of a figure: the caption, else what the image says in its place."""
    credit = next((node for node in figure.iter() if _classes(node) & CREDITS), None)
    credit_text = text_of(credit)
    if credit is not None and credit is not figure:
        _take_out(credit)
    captions = (
        node for node in figure.iter() if local(node) == "figcaption" or _classes(node) & CAPTIONS
    )
    image = next(figure.iter("img", "video", "audio"), None)
    text = next(filter(None, map(text_of, captions)), None)
    text = text or _attribute(image, "data-caption", "alt", "title")
    if not text:
        return None
    return Picture(text=text, credit=credit_text, photo_id=_attribute(image, *PHOTO_IDS))


def _lone_image(image: Element) -> Picture | None:
    text = _attribute(image, "data-caption")
    alt = _attribute(image, "alt") or ""
    text = text or (alt if len(alt.split()) >= ALT_WORDS else None)
    return Picture(text=text, photo_id=_attribute(image, *PHOTO_IDS)) if text else None


def _take_asides(marked: Iterable[Element], classes: frozenset[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in marked:
        for name in sorted(_classes(node) & classes):
            if text := " ".join(" ".join(node.itertext()).split()):
                found[name] = text
            _take_out(node)
    return found


def _classes(node: Element) -> frozenset[str]:
    return frozenset((node.get("class") or "").lower().split())


def _attribute(node: Element | None, *names: str) -> str | None:
    if node is None:
        return None
    values = (" ".join((node.get(name) or "").split()) for name in names)
    return next((value for value in values if value), None)
