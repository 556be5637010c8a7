"""The metadata of a NewsML-G2 item: its properties, their codes, names and languages."""

import re
from collections.abc import Iterable
from datetime import datetime

from transforms.formats.iptc_xml import unescaped
from transforms.markup import Element, blocks, local, text_of
from transforms.times import utc

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
BLOCKS = ("rightsInfo", "itemMeta", "contentMeta")
CODES = ("qcode", "uri", "literal", "code")
TARGETS = ("residref", "guidref", "href", *CODES)
SCHEME_ENDS = re.compile(r"[:/#]")
SITE = re.compile(r"[a-z]{2,10}://(?:www\.)?(?P<host>[^/?#:]++)[^?#]*", re.IGNORECASE)
OTHER_LANGUAGE = 3
VOCABULARY = re.compile(r"//cv\.|/newscodes/|/newsprovider/", re.IGNORECASE)


def code_of(element: Element, attributes: Iterable[str] = CODES) -> str | None:
    """The concept that a property names: its qcode, else uri, else literal, as declared."""
    return next((value for name in attributes if (value := _attribute(element, name))), None)


def role_of(element: Element, name: str = "role") -> str | None:
    """A property's role (or rel, or type): as a qcode, else as the URI beside it."""
    return code_of(element, (name, f"{name}uri"))


def term(code: str | None) -> str:
    """The last part of a code, casefolded: `usable` of `stat:usable` and of its URI."""
    return last_part(code or "").casefold()


def last_part(code: str) -> str:
    """What stands behind the scheme of a qcode, or the last slash of a URI, as declared."""
    return SCHEME_ENDS.split(code.rstrip("/#"))[-1].strip()


def language_rank(tag: str | None, wanted: str | None) -> int:
    """How far a text is from the language wanted: 0 the same, 1 a variety, 2 unsaid, 3 another."""
    if not tag:
        return 2
    tag, wanted = tag.casefold(), (wanted or tag).casefold()
    if tag == wanted:
        return 0
    return 1 if tag.partition("-")[0] == wanted.partition("-")[0] else OTHER_LANGUAGE


def plain(element: Element) -> str | None:
    """The text of a property on one line; a `<br/>` in it parts words."""
    text = " ".join(blocks(element).split()) if len(element) else text_of(element)
    return unescaped(text) or None


class Meta:
    """The properties of one item, in their order, and what they say in the item's language.

    `language` is that of the content: the first `<language>` of contentMeta, else the item's
    `xml:lang`, which is also the language of every property that names no other
    (NewsML-G2 Specification, Generic Processing Model: xml:lang). `header` and `notes` collect
    what has no field in an envelope.
    """

    def __init__(self, item: Element, zone: str) -> None:
        self.item = item
        self._header: dict[str, dict[str, None]] = {}
        self.notes: list[str] = []
        self._zone = zone
        self._default_language = item.get(XML_LANG)
        self._properties: dict[str, list[Element]] = {}
        self._asserts: dict[str, Element] = {}
        self._asserted: dict[str, str | None] = {}
        for block in [item] if local(item) in BLOCKS else item:
            self._add(block)
        declared = [tag for each in self.elements("language") if (tag := _attribute(each, "tag"))]
        self.declared_language = declared[0] if declared else None
        self.language = self.declared_language or self._default_language
        self.note_field("language", ", ".join(dict.fromkeys(declared[1:])))

    def _add(self, block: Element) -> None:
        if local(block) in BLOCKS:
            for element in block:
                # A link of rightsInfo leads to a licence, not to another item.
                if (local(block), local(element)) != ("rightsInfo", "link"):
                    self._properties.setdefault(local(element), []).append(element)
        elif local(block) == "assert" and (code := code_of(block)):
            self._asserts.setdefault(code, block)

    def elements(self, name: str) -> list[Element]:
        """The properties of a name, in their order."""
        return self._properties.get(name, [])

    def in_language(self, elements: Iterable[Element]) -> list[Element]:
        """Those elements that are nearest to the item's language, in their order."""
        ranked = [(self._rank(element), element) for element in elements]
        nearest = min((rank for rank, _ in ranked), default=0)
        return [element for rank, element in ranked if rank == nearest]

    def _rank(self, element: Element) -> int:
        return language_rank(element.get(XML_LANG) or self._default_language, self.language)

    def texts(self, name: str) -> list[str]:
        """The distinct texts of a property in the item's language."""
        with_text = [element for element in self.elements(name) if plain(element)]
        return list(dict.fromkeys(plain(each) or "" for each in self.in_language(with_text)))

    def text(self, name: str) -> str | None:
        """The first text of a property in the item's language."""
        return next(iter(self.texts(name)), None)

    def joined(self, name: str) -> str | None:
        """The texts of a property in the item's language, one a line."""
        return "\n".join(self.texts(name)) or None

    def codes(self, name: str) -> list[str]:
        """The codes of a property, as declared."""
        return [code for each in self.elements(name) if (code := code_of(each))]

    def name_of(self, element: Element) -> str | None:
        """The name of a concept in the item's language: its own, else that of its assertion.

        An `<assert>` says once what is known of a concept that properties name by its code
        (NewsML-G2 Specification, Assert).
        """
        return self._own_name(element) or self._asserted_name(code_of(element) or "")

    def _asserted_name(self, code: str) -> str | None:
        if code not in self._asserted:
            self._asserted[code] = self._own_name(self._asserts.get(code))
        return self._asserted[code]

    def _own_name(self, element: Element | None) -> str | None:
        if element is None:
            return None
        names = [each for each in element if local(each) == "name" and plain(each)]
        return next((plain(each) for each in self.in_language(names)), None)

    def label_of(self, element: Element) -> str | None:
        """What a concept is called: its name, else its code, else its text."""
        return self.name_of(element) or code_of(element) or plain(element)

    def party_of(self, element: Element) -> str | None:
        """The short name of an agency: its literal, its code, its name, or its site's name."""
        literal, qcode = code_of(element, ("literal",)), code_of(element, ("qcode", "code"))
        if literal or qcode:
            return literal or last_part(qcode or "") or qcode
        return self.name_of(element) or site_of(code_of(element, ("uri",))) or plain(element)

    def time(self, name: str) -> datetime | None:
        """A declared time in UTC; one that cannot be read is noted and kept in the header."""
        text = self.text(name)
        time = utc(text, self._zone)
        if text and time is None:
            self.notes.append(f"{name} {text[:60]!r} is no time")
            self.note_field(name, text)
        return time

    def note_field(self, key: str, value: str | None) -> None:
        """Keep a value in the header; further ones of the same key stand behind the first."""
        if value:
            self._header.setdefault(key, {})[value] = None

    @property
    def header(self) -> dict[str, str]:
        """The header kept so far; the values of one key are parted by semicolons."""
        return {key: "; ".join(values) for key, values in self._header.items()}


def site_of(uri: str | None) -> str | None:
    """What a party's URI calls it: its code in a vocabulary, else the host it lives at."""
    found = SITE.match(uri or "")
    if uri and (not found or VOCABULARY.search(uri)):
        return last_part(uri) or None
    return found["host"] if found else None


def _attribute(element: Element, name: str) -> str | None:
    return (element.get(name) or "").strip() or None
