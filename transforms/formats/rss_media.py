"""What of a feed's entry is read from its elements: the pictures of Media RSS, and the authors."""

import re
from dataclasses import dataclass, field

from transforms.formats import html_bodies
from transforms.markup import Element, local
from transforms.source import Picture

SPACES = ("search.yahoo.com/mrss", "rssboard.org/media-rss")
KEPT = ("keywords", "category", "rating", "restriction", "license")
"""What is said of the entry and not of a picture: left to the reader of the entry."""
AUTHOR_SPACES = ("", "www.w3.org/2005/Atom", "purl.org/atom/ns#", "purl.org/dc/")
AUTHORS = ("author", "creator")
ADDRESS = re.compile(r"(?:mailto:)?(?P<address>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
PLACE_SPACES = ("www.georss.org/georss", "www.opengis.net/gml")
POINTS = ("point", "pos")
UNREAD = ("image", "textInput", "textinput", "cloud")
HOLDERS = ("group", "content", "thumbnail")
FILE_NAME = re.compile(r"\S{1,200}\.(?:jpe?g|png|gif|webp|mp4)\Z", re.IGNORECASE)


@dataclass(slots=True)
class Media:
    """The pictures of an entry, the addresses of all its files, and its authors.

    `contacts` are the authors' e-mail addresses, `coordinates` latitude and longitude.
    """

    pictures: list[Picture] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)
    located: str | None = None
    coordinates: str | None = None


def take(item: Element) -> Media:
    """The media of an entry, taken out of it.

    Readers of feeds mix up the description of a picture with that of the story. One picture a
    group, which holds renditions of the same; what is said beside the media holds for all.
    """
    found = [node for node in item.iter() if is_media(node) and local(node) not in KEPT]
    outer = [node for node in found if not is_media(node.getparent())]
    media = Media(files=[url for node in found if (url := node.get("url"))])
    _read_authors(item, media)
    _read_place(item, media)
    beside = [node for node in outer if local(node) not in HOLDERS]
    holders = [node for node in outer if local(node) in HOLDERS] or [None]
    pictures = filter(None, (_picture([*_inside(node), *beside]) for node in holders))
    media.pictures = list({picture.text: picture for picture in pictures}.values())
    for node in outer:
        _drop(node)
    return media


def drop_unread(root: Element) -> None:
    """Take out what no field is read from, and feedparser stumbles over where it is damaged."""
    for node in list(root.iter("{*}*")):
        if node is not root and (
            local(node) in UNREAD or is_media(node) or _is_in(node, PLACE_SPACES)
        ):
            _drop(node)


def _read_place(item: Element, media: Media) -> None:
    """The place (GeoRSS): its name and its point."""
    for node in item.iter("{*}*"):
        if _is_in(node, PLACE_SPACES):
            if local(node).lower() == "featurename":
                media.located = media.located or _text(node)
            elif local(node) in POINTS:
                media.coordinates = media.coordinates or _text(node)


def _read_authors(item: Element, media: Media) -> None:
    """The authors: RSS has `desk@hanul.example (Ann Lee)`, Dublin Core and Atom names."""
    for node in item:
        if local(node) in AUTHORS and _is_in(node, AUTHOR_SPACES):
            parts = [child for child in node if local(child) in ("name", "email")]
            for text in filter(None, map(_text, parts or [node])):
                add_author(text, media)


def add_author(text: str, media: Media) -> None:
    """Add an author to those of the entry: the name apart from the address."""
    if found := ADDRESS.search(text):
        media.contacts.append(found["address"])
        text = (text[: found.start()] + text[found.end() :]).strip(" ()<>,;")
    if text:
        media.authors.append(text)


def is_media(node: Element | None) -> bool:
    """Whether an element is one of Media RSS, in any spelling of its namespace."""
    return node is not None and isinstance(node.tag, str) and _is_in(node, SPACES)


def space_of(node: Element) -> str:
    """The namespace of an element; empty for one without, and for a prefix nobody declared."""
    space, brace, _ = str(node.tag).rpartition("}")
    return space[1:] if brace else ""


def _is_in(node: Element, spaces: tuple[str, ...]) -> bool:
    space = space_of(node)
    return any(known in space if known else not space for known in spaces)


def _inside(holder: Element | None) -> list[Element]:
    return [] if holder is None else [node for node in holder.iter() if is_media(node)]


def _picture(nodes: list[Element]) -> Picture | None:
    """The picture that the nodes tell of, what tells of it nearest first."""
    text = _first(nodes, "description") or _first(nodes, "text") or _first(nodes, "title")
    if not text or FILE_NAME.match(text):
        return None
    credited = dict.fromkeys(filter(None, (_text(node) for node in _named(nodes, "credit"))))
    return Picture(text=text, credit=", ".join(credited) or None, rights=_first(nodes, "copyright"))


def _named(nodes: list[Element], name: str) -> list[Element]:
    return [node for node in nodes if local(node) == name]


def _first(nodes: list[Element], name: str) -> str | None:
    return next(filter(None, map(_text, _named(nodes, name))), None)


def _text(node: Element) -> str | None:
    plain = html_bodies.plain("".join(node.itertext()))
    return " ".join((plain or "").split()) or None


def _drop(node: Element) -> None:
    """Take an element out, and leave what follows it."""
    parent = node.getparent()
    before = node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (node.tail or "")
    else:
        parent.text = (parent.text or "") + (node.tail or "")
    parent.remove(node)
