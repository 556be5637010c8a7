"""dpa digitalwires: JSON of dpa's wireQ API and S3 push, an entry or a queue of entries."""

import re

from transforms.formats import json_items
from transforms.formats.html_bodies import Body, body_of, merged, plain
from transforms.formats.json_fields import Fields, name_set
from transforms.formats.json_items import DPA_FIELDS
from transforms.source import Envelope, Feed, ParseError, Picture

KNOWN = DPA_FIELDS | name_set(
    "headline version updated pubstatus byline dateline associations categories urgency"
)
MEDIA = {"image": "picture", "picture": "picture", "photo": "picture", "video": "video"}
MEDIA |= {"audio": "audio", "graphic": "graphic"}
LAST = 10_000
"""The rank of what has none: behind all that have."""
SIGNALS = {"correction": "correction", "repeat": "repeat", "test": "test"}
FLASH_URGENCY = 2
"""dpa's urgency 1 is a Blitz, 2 an Eilmeldung."""
CLOSING_LINE = "closingline"
"""The role of the line of initials that ends a story of dpa."""
FIRST_NOTES = ("correctionshort", "correction", "embargo")
"""Roles of notes that come first: they say what this version is."""


def parse(raw: bytes, feed: Feed) -> list[Envelope | ParseError]:
    """Read one file of dpa digitalwires: an entry, or the entries of a queue.

    An envelope an entry. Raises ParseError for what is not JSON, and for other objects.
    """
    return json_items.envelopes(
        raw, lambda entry: _envelope(entry, feed), "dpa digitalwires", KNOWN
    )


def looks_like(raw: bytes) -> bool:
    """Whether the file holds entries with dpa's urn, entry_id or article_html."""
    return json_items.format_of(raw) == "dpa_json"


def _envelope(entry: Fields, feed: Feed) -> Envelope:
    categories = _categories(entry)
    envelope = Envelope(is_body=True)
    _set_identity(envelope, entry, categories, feed)
    _set_lines(envelope, entry, categories)
    html = entry.raw("article_html")
    body = body_of(html if isinstance(html, str) else "", feed, envelope.headline, as_html=True)
    envelope.copy, envelope.notes = body.copy, body.notes
    envelope.dateline = _dateline(entry, envelope.copy)
    _set_notes(envelope, entry, body)
    _set_categories(envelope, entry, categories)
    _set_media(envelope, entry, body)
    _set_status(envelope, entry, categories)
    for name in ("infobox_html", "linkbox_html"):
        if text := plain(entry.text(name)):
            envelope.header = {**envelope.header, name.removesuffix("_html"): text}
    envelope.header = {**entry.rest(), **envelope.header}
    envelope.notes += tuple(entry.notes)
    return envelope


def _categories(entry: Fields) -> dict[str, list[Fields]]:
    """Categories by the end of their type (`dnltype:dpasubject`), each in the order of ranks."""
    found: dict[str, list[Fields]] = {}
    for one in sorted(entry.objects("categories"), key=_rank):
        kind = (one.text("type") or "").rpartition(":")[2].lower()
        found.setdefault(kind, []).append(one)
    return found


def _rank(one: Fields) -> int:
    rank = one.whole("rank")
    return LAST if rank is None else rank


def _names(categories: dict[str, list[Fields]], kind: str) -> list[str]:
    found = (one.text("name", "qcode") for one in categories.get(kind, []))
    return list(dict.fromkeys(name for name in found if name))


def _codes(categories: dict[str, list[Fields]], kind: str) -> list[str]:
    found = (one.text("qcode", "code", "name") for one in categories.get(kind, []))
    return list(dict.fromkeys(code for code in found if code))


def _set_identity(
    envelope: Envelope, entry: Fields, categories: dict[str, list[Fields]], feed: Feed
) -> None:
    """Ids, version, times. The urn stays the same over all versions, entry_id is a delivery's."""
    envelope.guid = entry.text("urn") or entry.text("entry_id")
    envelope.version = entry.text("version")
    envelope.agency = next(iter(_names(categories, "provider")), None) or entry.text("provider")
    envelope.agency = envelope.agency or "dpa"
    envelope.language = entry.text("language")
    envelope.first_created_at = entry.time(feed.time_zone, "first_created")
    envelope.version_created_at = entry.time(feed.time_zone, "version_created")
    envelope.embargoed_until = entry.time(feed.time_zone, "embargoed")
    envelope.urgency = entry.whole("urgency")


def _set_lines(envelope: Envelope, entry: Fields, categories: dict[str, list[Fields]]) -> None:
    envelope.slugline = entry.text("slugline")
    envelope.headline = plain(entry.text("headline"))
    envelope.subheadline = plain(entry.text("teaser", "subheadline"))
    envelope.bylines = tuple(filter(None, map(plain, entry.texts("byline"))))
    envelope.credit_line = entry.text("creditline")
    envelope.copyright_notice = entry.text("copyrightnotice")
    envelope.usage_terms = entry.joined("usageterms")
    envelope.located = "/".join(_names(categories, "located")) or entry.joined("located", by="/")


def _dateline(entry: Fields, copy: str) -> str | None:
    """The dateline, unless the copy begins with it."""
    text = entry.text("dateline")
    if text and " ".join(copy[:500].split()).startswith(" ".join(text.split())):
        return None
    return text


def _set_notes(envelope: Envelope, entry: Fields, body: Body) -> None:
    """Notes to editors; what is not to be published (names, numbers) is contacts."""
    public: list[str] = []
    contacts: list[str] = []
    closing: list[str] = []
    for note in sorted(entry.objects("ednotes"), key=_note_order):
        role, text = _role(note), plain(note.text("ednote", "text", "value"))
        if role == CLOSING_LINE and text:
            closing.append(text)
        elif text:
            kept = contacts if note.raw("is_publishable") is False else public
            kept.append(text)
    for notepad in entry.objects("notepad"):
        public += filter(None, [plain(notepad.text("public_html"))])
        contacts += filter(None, [plain(notepad.text("nonpublic_html", "non_public_html"))])
    public += filter(None, [plain(entry.joined("ednote", by="\n")), body.asides.get("ednote")])
    contacts += filter(None, [body.asides.get("notepad")])
    if closing:
        envelope.signoff = " ".join(closing)
    envelope.edit_note = "\n".join(dict.fromkeys(public)) or None
    lines = (line.strip() for text in contacts for line in text.splitlines())
    envelope.contacts = tuple(dict.fromkeys(line for line in lines if line))


def _role(note: Fields) -> str:
    return (note.text("role", "type") or "").rpartition(":")[2].lower()


def _note_order(note: Fields) -> tuple[bool, int]:
    return _role(note) not in FIRST_NOTES, _rank(note)


def _set_categories(envelope: Envelope, entry: Fields, categories: dict[str, list[Fields]]) -> None:
    """Subjects and places by their codes, keywords, genre; desks and services to the header."""
    subjects = _codes(categories, "dpasubject") + _codes(categories, "subject")
    subjects += _codes(categories, "geosubject")
    listed = [code for one in entry.objects("subjects") if (code := one.text("qcode", "name"))]
    subjects += listed or entry.texts("subjects")
    envelope.subjects = tuple(dict.fromkeys(subjects))
    words = entry.words("keyword_names", "keywords") or tuple(_names(categories, "keyword"))
    envelope.keywords = words
    envelope.genre = next(iter(_names(categories, "genre")), None) or entry.text("genre")
    taken = {"dpasubject", "subject", "geosubject", "keyword", "genre", "located", "provider"}
    others = {kind: _names(categories, kind) for kind in sorted(categories.keys() - taken)}
    found = {f"categories.{kind}": "; ".join(said) for kind, said in others.items() if said}
    envelope.header = {**envelope.header, **found}


def _set_media(envelope: Envelope, entry: Fields, body: Body) -> None:
    """Pictures with a text; an entry without text and headline of its own that is a picture."""
    associations = sorted(entry.objects("associations"), key=_rank)
    pictures = [picture for one in associations if (picture := _picture(one))]
    envelope.pictures = merged(pictures, body.pictures)
    kinds = [MEDIA.get((one.text("type") or "").lower()) for one in associations]
    is_media = not envelope.copy and len(kinds) == 1 and kinds[0] is not None
    envelope.item_class = kinds[0] if is_media else "text"
    if is_media and pictures:
        envelope.kind = "caption"
    links = [urn for one in associations if (urn := one.text("urn", "uri"))]
    if links:
        envelope.header = {**envelope.header, "associations": " ".join(dict.fromkeys(links))}


def _picture(one: Fields) -> Picture | None:
    text = plain(one.text("caption", "caption_html", "description", "alt"))
    if not text or (one.text("type") or "image").lower() not in MEDIA:
        return None
    return Picture(
        text=text,
        credit=one.text("creditline", "credit", "byline"),
        rights=one.joined("usageterms") or one.text("copyrightnotice"),
        photo_id=one.text("urn", "uri", "id"),
    )


def _set_status(envelope: Envelope, entry: Fields, categories: dict[str, list[Fields]]) -> None:
    """pubstatus, or the category of it where the field is null; the signals; a flash."""
    signals = [*entry.texts("signal"), *entry.texts("signals"), *_codes(categories, "signal")]
    words = (re.split("[:/]", signal.lower())[-1] for signal in signals)
    flash = envelope.urgency is not None and 0 < envelope.urgency <= FLASH_URGENCY
    kind = next((SIGNALS[word] for word in words if word in SIGNALS), None)
    envelope.kind = kind or envelope.kind or ("flash" if flash else None)
    if signals:
        envelope.header = {**envelope.header, "signal": "; ".join(dict.fromkeys(signals))}
    status = entry.text("pubstatus") or next(iter(_codes(categories, "pubstatus")), None)
    json_items.set_status(envelope, status)
