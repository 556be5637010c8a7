"""The texts that a NewsML 1 item holds, and how its components stand around them."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from lxml import etree

from transforms.formats.html_strings import XML_DECLARATION
from transforms.formats.iptc_xml import (
    XML_LANG,
    Named,
    body_of,
    first,
    is_wrapped,
    named,
    plain_or_html,
    unescaped,
)
from transforms.formats.nitf import envelope_of
from transforms.markup import Element, local, text_of, xml
from transforms.source import Envelope, Feed, ParseError

NOT_OF_THE_ITEM = frozenset(["NewsItem", "TopicSet", "Catalog", "Update"])
MEDIA = {
    "photo": "picture", "picture": "picture", "image": "picture", "graphic": "graphic",
    "graphics": "graphic", "animation": "graphic", "video": "video", "audio": "audio",
}  # fmt: skip
MEDIA_FILE = re.compile(
    r"\.(?:(?P<picture>jpe?g|png|gif|tiff?|eps)|(?P<video>mp4|mpe?g|mov|wmv|flv)"
    r"|(?P<audio>mp3|wav))\Z",
    re.IGNORECASE,
)
OPENS_XML = re.compile(r"<(?:nitf|body|body\.content|\?xml|!DOCTYPE\s+nitf)\b")
BASE_64 = re.compile(r"[A-Za-z0-9+/=]{60,}\Z")
NITF_PARTS = frozenset(["nitf", "body.content", "hedline"])
MOST_AROUND = 32
"""Components around a text that are looked at; real items nest them some five deep."""


def letters(text: str | None) -> str:
    """The letters of a name, by which spellings of it are alike."""
    return "".join(filter(str.isalnum, (text or "").casefold()))


class Structure:
    """The components of an item: what stands around a node, roles, languages, news lines."""

    def __init__(self, own: Named) -> None:
        self._components = set(own["NewsComponent"])
        self._around: dict[Element, list[Element]] = {}
        self._spoken: dict[Element, str | None] = {}
        self.roles: dict[Element, str] = {}
        for node in own["Role"]:
            self.roles.setdefault(node.getparent(), letters(node.get("FormalName")))
        self._languages: dict[Element, str] = {}
        for node in own["Language"]:
            if (language := node.get("FormalName")) and (metadata := node.getparent()) is not None:
                self._languages.setdefault(metadata.getparent(), language)
        self._lines: dict[Element, dict[str, str]] = defaultdict(dict)
        for node in (line for lines in own["NewsLines"] for line in lines):
            if text := text_of(node):
                self._lines[node.getparent().getparent()].setdefault(local(node), text)

    def around(self, node: Element) -> list[Element]:
        """The components of the item that a node stands in, from the inside out."""
        parent = node.getparent()
        if parent not in self._around:
            around = [parent, *parent.iterancestors()] if parent is not None else []
            components = (one for one in around if one in self._components)
            self._around[parent] = list(islice(components, MOST_AROUND))
        return self._around[parent]

    def language_around(self, node: Element) -> str | None:
        """The language that the nearest component around a node declares."""
        parent = node.getparent()
        if parent not in self._spoken:
            languages = map(self.language_of, self.around(node))
            self._spoken[parent] = next(filter(None, languages), None)
        return self._spoken[parent]

    def language_of(self, node: Element) -> str | None:
        """The language that an element declares, in its metadata or as xml:lang."""
        return self._languages.get(node) or node.get(XML_LANG) or None

    def line(self, chain: list[Element], name: str) -> str | None:
        """A news line of the nearest of some components that has it."""
        lines = (self._lines[node].get(name) for node in chain if node in self._lines)
        return next((line for line in lines if line), None)


@dataclass(eq=False)
class Text:
    """A text that an item holds: the ContentItem, its DataContent, the components around it."""

    item: Element
    data: Element
    structure: Structure
    feed: Feed

    @cached_property
    def chain(self) -> list[Element]:
        """The components that the text stands in, from the inside out."""
        return self.structure.around(self.item)

    @cached_property
    def role(self) -> str:
        """The Role of its component, by its letters."""
        return self.structure.roles.get(self.chain[0], "") if self.chain else ""

    @cached_property
    def language(self) -> str | None:
        """The language, as the nearest element declares it."""
        own = map(self.structure.language_of, (self.data, self.item))
        return next(filter(None, own), None) or self.structure.language_around(self.item)

    @cached_property
    def inside(self) -> Envelope | None:
        """The envelope of a NITF, or of parts of one."""
        if self._document is None:
            return None
        found = named(self._document)
        if not found.keys() & NITF_PARTS:
            return None
        nitf = first(found, "nitf")
        return envelope_of(self._document if nitf is None else nitf, self.feed)

    @cached_property
    def copy(self) -> str:
        """The copy."""
        if self.inside is not None:
            return self.inside.copy
        document = self._document
        copy = plain_or_html(self._bare) if document is None else body_of(document)
        return unescaped(copy) or ""

    @cached_property
    def letters(self) -> str:
        """The copy without all that differs between renditions."""
        return re.sub(r"[\W_]+", "", self.copy)

    @cached_property
    def rank(self) -> int:
        """How much a rendition keeps: NITF and XML most, plain text least."""
        if self.inside is not None:
            return 0
        return 1 if self._document is not None or self._bare.startswith("<") else 2

    @property
    def is_plain(self) -> bool:
        """Whether it is plain text, without any markup."""
        return self.rank == 2

    @property
    def is_wrapped(self) -> bool:
        """Whether it is plain text broken into lines of a teleprinter's width."""
        if self.inside is not None:
            return not self.inside.is_body
        return self.is_plain and is_wrapped(self.copy)

    @cached_property
    def _bare(self) -> str:
        return (self.data.text or "").strip()

    @cached_property
    def _document(self) -> Element | None:
        """The XML in the content, be it escaped; None where it is HTML or plain text."""
        if len(self.data):
            return self.data
        if not OPENS_XML.match(self._bare):
            return None
        try:
            # Its declaration is of another file: here it is text, in no encoding.
            return xml(XML_DECLARATION.sub("", self._bare, count=1).encode())[0]
        except ParseError:
            return None


def primary(language: str | None) -> str:
    """The language of a tag without its region: `en` of `en-US`."""
    return (language or "").strip().lower().replace("_", "-").partition("-")[0]


def own_elements(item: Element) -> Named:
    """The elements of a NewsItem by name, without those of items in it and of its content."""
    found: Named = defaultdict(list)
    walk = etree.iterwalk(item, events=("start",))
    for _, node in walk:
        name = local(node)
        if node is not item and name in NOT_OF_THE_ITEM:
            walk.skip_subtree()
            found[f"{name} inside"].append(node)
            continue
        found[name].append(node)
        if name == "DataContent":
            walk.skip_subtree()
    return found


def media_of(item: Element) -> str | None:
    """The class of a content that is no text: picture, graphic, video, audio; None for text."""
    formal = {local(node): node.get("FormalName", "").strip().lower() for node in item}
    if declared := MEDIA.get(formal.get("MediaType", "")):
        return declared
    mime = formal.get("MimeType", "").partition("/")[0]
    if mime in ("image", "video", "audio"):
        return MEDIA[mime]
    found = MEDIA_FILE.search(item.get("Href", "").partition("?")[0][-100:])
    return found.lastgroup if found else None


def text_in(item: Element, structure: Structure, feed: Feed) -> Text | None:
    """The text of a content; None for a picture, what is encoded, and what is empty."""
    data = next((node for node in item if local(node) == "DataContent"), None)
    if data is None or media_of(item):
        return None
    if not len(data):
        bare = (data.text or "").strip()[:400]
        if not bare or (BASE_64.match(re.sub(r"\s", "", bare)) and " " not in bare):
            return None
    text = Text(item, data, structure, feed)
    return text if text.copy or text.inside is not None else None
