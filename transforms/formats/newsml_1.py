"""NewsML 1.0 to 1.2 (IPTC), as AFP, Kyodo, TASS, EFE, Belga, ATS, ANP, STT and others send it."""

import re

from schemas import Reason, Reference
from transforms.formats.iptc_xml import (
    ROOTS_OF_OTHERS,
    XML_LANG,
    first,
)
from transforms.formats.newsml_1_content import content_of
from transforms.formats.newsml_1_meta import (
    Item,
    describe,
    formal,
    header_of,
    identify,
    manage,
    set_lines,
    set_rights,
)
from transforms.formats.newsml_1_texts import letters, own_elements
from transforms.markup import Element, local, root_of, xml
from transforms.source import Envelope, Feed, ParseError

OPENS = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,30}:)?NewsML[\s>]")

KINDS = {
    "alert": "flash", "newsalert": "flash", "flash": "flash", "snap": "flash",
    "advisory": "advisory", "correction": "correction", "correctednews": "correction",
    "corrected": "correction", "rectify": "correction", "rectification": "correction",
    "kill": "kill", "mandatorykill": "kill", "delete": "kill", "cancel": "kill",
    "cancelallprevious": "kill", "withdrawal": "withdrawn", "repeat": "repeat", "test": "test",
    "hold": "withheld",
}  # fmt: skip
"""NewsItemType and Instruction, by their letters, where they settle the kind."""
CLASSES = {
    "photo": "picture", "picture": "picture", "image": "picture", "graphic": "graphic",
    "graphics": "graphic", "animation": "graphic", "video": "video", "audio": "audio",
    "text": "text",
}  # fmt: skip
FLASH_CHARS = 400
TAKEN_OVER = (
    "headline subheadline bylines dateline located language slugline credit_line subjects keywords"
    " edit_note urgency genre copyright_notice usage_terms embargoed_until take takes"
)
"""Fields of a NITF in the item that stand in for what NewsML leaves out."""


def parse(raw: bytes, feed: Feed) -> list[Envelope]:
    """Read one NewsML 1 document: an envelope for each NewsItem that is news.

    A catalog, a topic set, and an update of parts of an item we do not hold are none.
    Raises ParseError when it is not well-formed XML, or has neither <NewsML> nor <NewsItem>.
    """
    root, notes = xml(raw)
    names = {local(node) for node in root.iter()}
    if not names & {"NewsML", "NewsItem"}:
        raise ParseError(
            Reason.UNKNOWN_FORMAT, f"no <NewsML> or <NewsItem>; the root is <{local(root)}>"
        )
    sent = {node.getparent(): node for node in root.iter("{*}NewsEnvelope")}
    items = ((node, _sent(node, sent)) for node in root.iter("{*}NewsItem"))
    read = (_envelope(node, with_, feed, notes) for node, with_ in items)
    return [envelope for envelope in read if envelope]


def looks_like(raw: bytes) -> bool:
    """Whether the root is <NewsML>, <NewsItem>, or no other format's and a <NewsML> comes soon."""
    name = root_of(raw)[0]
    if name in ("NewsML", "NewsItem"):
        return True
    return bool(name) and name.lower() not in ROOTS_OF_OTHERS and bool(OPENS.search(raw[:20_000]))


def _envelope(
    node: Element, sent: Element | None, feed: Feed, notes: tuple[str, ...]
) -> Envelope | None:
    """The envelope of one NewsItem; None where it is no news."""
    own = own_elements(node)
    content = content_of(own, formal(first(own, "NewsItemType")) or "", feed)
    item = Item(own, content, sent, feed)
    envelope = Envelope(copy=content.copy, is_body=content.is_body, pictures=content.pictures)
    envelope.notes = (*notes, *content.notes)
    envelope.language = content.language or node.get(XML_LANG) or None
    identify(envelope, item)
    set_lines(envelope, item)
    if content.is_plain and not envelope.headline:
        envelope.is_body = False
    describe(envelope, item)
    set_rights(envelope, item)
    _take_over(envelope, content.inside)
    manage(envelope, item)
    _set_kind(envelope, item)
    envelope.header = header_of(item) | content.header | dict(envelope.header)
    is_news = envelope.copy or envelope.pictures or envelope.headline or envelope.kind
    return envelope if is_news else None


def _sent(item: Element, sent: dict[Element, Element]) -> Element | None:
    """The NewsEnvelope of the NewsML that the item stands in."""
    return next((sent[node] for node in item.iterancestors() if node in sent), None)


def _take_over(envelope: Envelope, inside: Envelope | None) -> None:
    """Take from the NITF in the item what NewsML leaves out."""
    if inside is None:
        return
    for name in TAKEN_OVER.split():
        if not getattr(envelope, name):
            setattr(envelope, name, getattr(inside, name))
    envelope.pictures = (*envelope.pictures, *inside.pictures)
    envelope.notes += inside.notes
    envelope.header = {f"nitf {name}": text for name, text in inside.header.items()}


def _set_kind(envelope: Envelope, item: Item) -> None:
    """Kind and class, where NewsItemType, Instruction or the content settle them."""
    own, has_content = item.own, bool(envelope.copy or envelope.pictures)
    types = [letters(formal(node)) for node in own["NewsItemType"]]
    orders = [letters(formal(node)) for node in own["Instruction"]]
    typed = [KINDS[sign] for sign in types if sign in KINDS]
    # An order to cancel that comes with new content is about the revisions before it.
    ordered = [KINDS[sign] for sign in orders if sign in KINDS]
    ordered = [kind for kind in ordered if kind != "kill" or not has_content]
    said = next(iter([*typed, *ordered]), None)
    envelope.kind = envelope.kind or said
    if envelope.kind == "kill" and envelope.guid and not envelope.references:
        envelope.references = (Reference("guid", envelope.guid),)
    classes = [*item.content.media, *(CLASSES[sign] for sign in types if sign in CLASSES)]
    envelope.item_class = "text" if envelope.copy else next(iter(classes), None)
    if envelope.kind is None:
        envelope.kind = _kind_by_content(envelope, item)


def _kind_by_content(envelope: Envelope, item: Item) -> str | None:
    if envelope.pictures and not envelope.copy:
        return "caption"
    is_alert = envelope.urgency in (1, 2) and not envelope.headline and bool(item.own["HeadLine"])
    if is_alert and envelope.copy and "\n\n" not in envelope.copy:
        return "flash" if len(envelope.copy) < FLASH_CHARS else None
    links = item.own["NewsItemRef"] or item.own["NewsItem inside"] or item.content.has_remote_text
    is_links = bool(links) and not envelope.copy
    return "package" if is_links and envelope.headline else None
