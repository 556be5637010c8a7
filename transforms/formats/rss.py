"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0 (RFC 4287), and Google's news sitemaps."""

import html.entities
import io
import re
from collections import deque
from collections.abc import Sequence
from typing import Any

import feedparser
from lxml import etree

from schemas import Reason, Reference
from transforms.formats import news_sitemap, rss_media
from transforms.formats.rss_entries import envelope_of
from transforms.formats.rss_media import Media
from transforms.markup import Element, local, root_of, text_of, xml
from transforms.source import Envelope, Feed, ParseError
from transforms.times import utc

ATOM_SPACES = (b"www.w3.org/2005/Atom", b"purl.org/atom/ns#")
RDF_SPACES = (b"purl.org/rss/1.0", b"netscape.com/rdf")

ROOT = re.compile(rb"<[A-Za-z]")
ENTITY = re.compile(rb"<!ENTITY\s+(?!%)[^\s>]{1,100}\s+(?P<value>[^>]{0,200})")
CHARACTER = re.compile(rb"[\"'](?:&#\w{1,8};|[^&%\"']{1,10})[\"']\s*\Z")
"""What an old feed declares an entity for: one character. All else is a bomb or a leak."""

CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")
AMPERSAND = re.compile(rb"&(?![A-Za-z][A-Za-z0-9]{1,30};|#\d{1,7};|#x[0-9A-Fa-f]{1,6};)")
NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
XML_NAMES = (b"amp", b"lt", b"gt", b"quot", b"apos")

PREFIXES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "media": "http://search.yahoo.com/mrss/",
}
"""Prefixes that feeds use as if everybody knew them; some forget to declare them."""
NAMESPACE = re.compile(rb"xmlns:([\w.-]{1,50})")
MAX_NAMESPACES = 200
LOOSE_BYTES = 400_000
MAX_ATTRIBUTES = 100
"""Of an element. These and namespaces feedparser reads in quadratic time."""
CLOSED = re.compile(rb"</(?:\w{1,20}:)?(?:rss|rdf|feed)\s*>", re.IGNORECASE)
ENTRY_TAG = re.compile(rb"<(?P<closes>/?)(?:\w{1,20}:)?(?:item|entry)[\s>]", re.IGNORECASE)


def parse(raw: bytes, feed: Feed) -> Sequence[Envelope | ParseError]:
    """Read one feed, or one news sitemap.

    One envelope an entry, in the order of the feed. A feed without entries, a plain sitemap and
    an index of sitemaps hold no news. Raises ParseError when it is malformed and no entry can be
    made out, and when it declares entities that stand for more than a character.
    """
    name, _ = root_of(raw)
    if name == "sitemapindex":
        return []
    _refuse_hostile(raw)
    if name == "urlset":
        return news_sitemap.envelopes(*_tree(raw), feed)
    try:
        root, notes = _tree(raw)
    except ParseError as error:
        return _broken(raw, feed, error)
    return [*_entries(root, feed, notes), *_deleted(root, feed)]


def looks_like(raw: bytes) -> bool:
    """Whether the bytes begin with the root of a feed or of a sitemap."""
    name, space = root_of(raw)
    head = raw[:20_000]
    if name == "feed":
        return not space or any(known in head for known in ATOM_SPACES)
    if name == "RDF":
        return any(known in head for known in RDF_SPACES)
    return name in ("rss", "urlset", "sitemapindex")


def _refuse_hostile(raw: bytes) -> None:
    """Raise ParseError for entities that grow or leak, and for thousands of namespaces."""
    spaces = len(set(NAMESPACE.findall(raw)))
    if spaces > MAX_NAMESPACES:
        raise ParseError(Reason.MALFORMED, f"declares {spaces} namespaces")
    root = ROOT.search(raw)
    for entity in ENTITY.finditer(raw, 0, root.start() if root else len(raw)):
        if not CHARACTER.match(entity["value"]):
            detail = "declares an entity that stands for more than a character"
            raise ParseError(Reason.MALFORMED, detail)


def _tree(raw: bytes) -> tuple[Element, tuple[str, ...]]:
    """The root of a feed, and notes; what is usually wrong with feeds is mended.

    That is control bytes, HTML's entities, and ampersands that stand alone.
    """
    try:
        return xml(raw)
    except ParseError as error:
        mended = AMPERSAND.sub(b"&amp;", raw.translate(None, CONTROLS))
        root, notes = _tree_of_mended(NAMED.sub(_as_number, mended), error)
        return root, (f"malformed, and mended: {error.detail}", *notes)


def _tree_of_mended(mended: bytes, first: ParseError) -> tuple[Element, tuple[str, ...]]:
    try:
        return xml(mended)
    except ParseError as error:
        # The bytes are not those that came: where the same fault stood in those is known.
        raise error.at(first.fault_at if error.detail == first.detail else None) from None


def _as_number(entity: re.Match[bytes]) -> bytes:
    if entity[1] in XML_NAMES:
        return entity[0]
    code = html.entities.name2codepoint.get(entity[1].decode())
    return b"&#%d;" % code if code else b"&amp;" + entity[0][1:]


def _entries(root: Element, feed: Feed, notes: tuple[str, ...]) -> list[Envelope]:
    """The envelopes of a feed that is well-formed."""
    for node in root.xpath(f"//*[count(@*) > {MAX_ATTRIBUTES}]"):
        node.attrib.clear()
    _declare_prefixes(root)
    _take_namespace(root)
    atom = rss_media.space_of(root)
    items = list(root.iter(f"{{{atom}}}entry" if local(root) == "feed" and atom else "item"))
    media = [rss_media.take(item) for item in items]
    for item in items:
        _wrap_document(item)
    rss_media.drop_unread(root)
    parsed = _parsed(etree.tostring(root, encoding="utf-8"))
    if len(parsed.entries) != len(media):
        media = [Media() for _ in parsed.entries]
        notes += ("entries within entries: their pictures are not read",)
    return [
        envelope_of(dict(entry), dict(parsed.feed), one, feed, notes)
        for entry, one in zip(parsed.entries, media, strict=True)
    ]


def _declare_prefixes(root: Element) -> None:
    """Put the elements of a well-known prefix that nobody declared into its namespace."""
    for node in root.iter(etree.Element):
        prefix, colon, name = node.tag.partition(":")
        if colon and prefix in PREFIXES:
            node.tag = f"{{{PREFIXES[prefix]}}}{name}"


def _take_namespace(root: Element) -> None:
    """Take off the namespace of RSS: 2.0 has none, 1.0 and 0.9 have several, and some are new."""
    first = next((node for node in root if local(node) in ("channel", "item")), None)
    space = rss_media.space_of(first) if first is not None else ""
    if space:
        for node in root.iter(f"{{{space}}}*"):
            node.tag = local(node)


def _wrap_document(item: Element) -> None:
    """Turn a document of another format, which Atom carries as XML, into text: AP sends NITF."""
    for content in item:
        if local(content) == "content" and len(content) and local(content[0]) == "nitf":
            text = etree.tostring(content[0], encoding="unicode", with_tail=False)
            del content[:]
            content.text = text
            content.set("type", "text/xml")


def _deleted(root: Element, feed: Feed) -> list[Envelope]:
    """What a feed declares as deleted (RFC 6721): each a kill of the item it names."""
    return [
        Envelope(
            guid=guid,
            is_body=True,
            kind="kill",
            pub_status="canceled",
            version_created_at=utc(node.get("when"), feed.time_zone),
            edit_note=text_of(next((child for child in node if local(child) == "comment"), None)),
            references=(Reference("guid", guid),),
        )
        for node in root
        if local(node) == "deleted-entry" and (guid := node.get("ref"))
    ]


def _parsed(raw: bytes) -> Any:
    """What feedparser makes of a feed. A stream, since of bytes it might think them an address.

    It cleans no HTML: the text is taken out of it here, scripts and all left behind.
    Raises ParseError where feedparser stumbles over an element that is not in its place.
    """
    try:
        return feedparser.parse(io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    except (LookupError, TypeError, ValueError, OverflowError) as error:
        detail = f"feedparser stops: {type(error).__name__} {error}"[:200]
        raise ParseError(Reason.MALFORMED, detail) from error


def _authors(entry: Any) -> Media:
    """The authors of an entry whose elements cannot be looked at."""
    media = Media()
    for author in entry.get("authors", ()):
        rss_media.add_author(author.get("name") or "", media)
    return media


def _broken(raw: bytes, feed: Feed, error: ParseError) -> list[Envelope | ParseError]:
    """The entries that can be made out in a malformed feed; one that it is cut in is refused."""
    notes = (f"the feed is malformed: {error.detail}",)
    read = _loose if len(raw) <= LOOSE_BYTES else _recovered
    entries: list[Envelope | ParseError] = [*read(raw, feed, notes)]
    if not entries:
        raise error
    tags = deque(ENTRY_TAG.finditer(raw), maxlen=1)
    if not CLOSED.search(raw) and tags and not tags[0]["closes"]:
        detail = "the feed stops inside its last entry"
        entries[-1] = ParseError(Reason.TRUNCATED, detail, len(raw))
    return entries


def _loose(raw: bytes, feed: Feed, notes: tuple[str, ...]) -> list[Envelope]:
    """The entries as feedparser's own reader of broken feeds has them, which is slow."""
    parsed = _parsed(raw)
    return [
        envelope_of(dict(entry), dict(parsed.feed), _authors(entry), feed, notes)
        for entry in parsed.entries
    ]


def _recovered(raw: bytes, feed: Feed, notes: tuple[str, ...]) -> list[Envelope]:
    """The entries that libxml2 makes out, which is quick, and loses more."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    root = etree.fromstring(raw, parser)
    return _entries(root, feed, notes) if root is not None else []
