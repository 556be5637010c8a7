"""NewsML-G2: items and packages of IPTC's News Architecture, one a file or many in a message."""

from collections.abc import Iterator

from schemas import Reason, Reference
from transforms.copy.wrapping import unwrap
from transforms.formats import newsml_g2_fields as fields
from transforms.formats.newsml_g2_content import content_of, remote_of
from transforms.formats.newsml_g2_meta import BLOCKS, TARGETS, XML_LANG, Meta, code_of, term
from transforms.formats.newsml_g2_status import kind_of, pub_status_of, references_of
from transforms.markup import Element, local, root_of, xml
from transforms.source import Envelope, Feed, ParseError

ITEMS = ("newsItem", "packageItem")
NOT_NEWS = ("conceptItem", "knowledgeItem", "planningItem", "catalogItem", "catalog")
FRAGMENTS = (*BLOCKS, "contentSet", "groupSet")
ROOTS = frozenset([*ITEMS, *NOT_NEWS, *FRAGMENTS, "newsMessage", "itemSet"])
VISUALS = frozenset(["picture", "graphic", "video", "audio", "animated", "image", "photo"])
"""Classes of item whose text is a caption (NewsCodes News Item Nature)."""


def looks_like(raw: bytes) -> bool:
    """Whether the root is an item, message or fragment of NewsML-G2, in its namespace or none."""
    name, space = root_of(raw)
    return name in ROOTS and (not space or "iptc.org" in space)


def parse(raw: bytes, feed: Feed) -> list[Envelope]:
    """Read one NewsML-G2 document, of any version and conformance level.

    One envelope a newsItem or packageItem, in their order (NewsML-G2 Specification, News
    Message); none for concepts, knowledge, planning and catalogues. A fragment of an item, as
    documentation and some interfaces give it, is an item of what it holds. Raises ParseError
    when it is not well-formed XML, or none of these stands in it.
    """
    root, notes = xml(raw)
    name = local(root)
    if name in FRAGMENTS:
        found = [_envelope(root, {}, feed)]
        notes = (*notes, f"a fragment of an item: its root is <{name}>")
    else:
        items = list(_items(root))
        found = [_envelope(item, message, feed) for item, message in items]
        if len(found) == 1:
            # One item alone goes by the number of its message; of several none does.
            found[0].transmission = found[0].transmission or items[0][1].get("transmitId")
    if not found and name not in ROOTS:
        detail = f"the root is <{name[:60]}>, and no newsItem or packageItem stands in it"
        raise ParseError(Reason.UNKNOWN_FORMAT, detail)
    for envelope in found:
        envelope.notes = (*notes, *envelope.notes)
    return found


def _items(root: Element) -> Iterator[tuple[Element, dict[str, str]]]:
    """The items of a document, each with what its message says; none that is inside another."""
    stack: list[tuple[Element, dict[str, str]]] = [(root, {})]
    while stack:
        node, message = stack.pop()
        if local(node) in ITEMS:
            yield node, message
        elif local(node) not in NOT_NEWS:
            header = next((each for each in node if local(each) == "header"), None)
            message = message if header is None else fields.message_fields(header)
            stack.extend((child, message) for child in reversed(node))


def _envelope(item: Element, message: dict[str, str], feed: Feed) -> Envelope:
    """One item: what its metadata declares, and the copy in its content."""
    meta = Meta(item, feed.time_zone)
    headline, subheadline = fields.headlines_of(meta)
    content = content_of(item, meta.language, headline, feed)
    pub_status = pub_status_of(meta)
    kind = "test" if _is_test(message) else kind_of(meta, pub_status)
    guid = _attribute(item, "guid")
    is_body = content.is_body or bool(headline or meta.text("slugline"))
    envelope = Envelope(
        # Plain text and <pre> may be hard-wrapped; a body is a paragraph a line.
        copy="\n".join(unwrap(content.copy.split("\n"))) if is_body else content.copy,
        is_body=is_body,
        agency=fields.agency_of(meta),
        guid=guid,
        version=_attribute(item, "version"),
        transmission=fields.transmission_of(meta),
        item_class=term(next(iter(meta.codes("itemClass")), None)) or None,
        slugline=fields.slugline_of(meta),
        headline=headline,
        subheadline=subheadline,
        bylines=tuple(meta.texts("by")) or content.bylines or fields.creators_of(meta),
        dateline=meta.text("dateline"),
        located=fields.located_of(meta),
        language=meta.declared_language,
        first_created_at=meta.time("firstCreated"),
        version_created_at=meta.time("versionCreated"),
        embargoed_until=meta.time("embargoed"),
        pub_status=pub_status,
        kind=kind,
        edit_note=fields.edit_note_of(meta),
        signoff=fields.signoff_of(meta),
        urgency=fields.urgency_of(meta),
        genre=fields.genre_of(meta),
        subjects=fields.subjects_of(meta),
        keywords=tuple(meta.texts("keyword")),
        credit_line=meta.text("creditline"),
        copyright_notice=fields.copyright_of(meta),
        usage_terms=meta.joined("usageTerms"),
        references=(*references_of(meta, kind, pub_status, guid), *_packaged(item)),
        pictures=content.pictures,
    )
    if meta.elements("embargoed") and envelope.embargoed_until is None:
        _withhold(envelope, meta)
    fields.complete(envelope, content, meta)
    envelope.language = envelope.language or _attribute(item, XML_LANG)
    return _finished(envelope, meta, content, message)


def _withhold(envelope: Envelope, meta: Meta) -> None:
    """Keep back an item under embargo until nobody knows when.

    An empty `<embargoed/>` means until further notice (NewsML-G2 Specification, embargoed), as
    `stat:withheld` does; many such items declare `stat:usable`.
    """
    meta.notes.append("embargoed; until when is not declared")
    for code in meta.codes("pubStatus"):
        meta.note_field("pubStatus", code)
    if envelope.pub_status != "canceled":
        envelope.pub_status = "withheld"


def _finished(
    envelope: Envelope, meta: Meta, content: Envelope, message: dict[str, str]
) -> Envelope:
    """The envelope with caption, kind, header and notes, which rest on all the rest."""
    remote = remote_of(meta.item)
    caption = None
    if _is_visual(envelope, remote):
        caption = _add_caption(envelope, meta, remote)
    elif remote and not envelope.copy:
        meta.notes.append("the text is not in the document: it is linked to")
    envelope.kind = envelope.kind or _kind_of_content(envelope, meta, content, remote)
    fields.keep_rest(meta, caption, remote)
    for key, value in message.items():
        meta.note_field("message signal" if key == "signal" else key, value)
    envelope.header = meta.header
    envelope.notes = (*meta.notes, *content.notes)
    return envelope


def _is_visual(envelope: Envelope, remote: list[Element]) -> bool:
    """Whether an item is a picture, graphic, video or audio: by its class, else by its content."""
    if envelope.item_class:
        return envelope.item_class in VISUALS
    types = [(each.get("contenttype") or "").partition("/")[0] for each in remote]
    return bool(types) and set(types) <= {"image", "video", "audio"}


def _add_caption(envelope: Envelope, meta: Meta, remote: list[Element]) -> str | None:
    """Add the picture with its caption, which may stand in the content alone, or there too."""
    picture = fields.caption_of(meta, remote, envelope.copy)
    if picture is None:
        return None
    envelope.pictures = (picture, *envelope.pictures)
    if " ".join(envelope.copy.split()) == picture.text:
        envelope.copy = ""
    return picture.text


def _kind_of_content(
    envelope: Envelope, meta: Meta, content: Envelope, remote: list[Element]
) -> str | None:
    """The kind that the form of an item settles: package, captions alone, a bare headline."""
    if local(meta.item) in ("packageItem", "groupSet"):
        return "package"
    if envelope.copy:
        return None
    if _is_visual(envelope, remote):
        return "caption"
    if envelope.urgency == 1 and envelope.headline and not (remote or content.notes):
        meta.notes.append("urgency 1 and a headline alone: read as a flash")
        return "flash"
    return None


def _is_test(message: dict[str, str]) -> bool:
    return any(term(sign) == "test" for sign in message.get("signal", "").split("; "))


def _packaged(item: Element) -> tuple[Reference, ...]:
    """The items that a package links to, in their order (Specification, Group Set)."""
    if local(item) not in ("packageItem", "groupSet"):
        return ()
    refs = (code_of(each, TARGETS) for each in item.iter() if local(each) == "itemRef")
    return tuple(Reference("guid", ref) for ref in dict.fromkeys(refs) if ref)


def _attribute(element: Element, name: str) -> str | None:
    return (element.get(name) or "").strip() or None
