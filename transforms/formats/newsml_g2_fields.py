"""The fields of an envelope, from the properties of a NewsML-G2 item."""

import re
from datetime import date

from transforms.agencies import names as agency_names
from transforms.formats.newsml_g2_content import file_of
from transforms.formats.newsml_g2_meta import TARGETS, XML_LANG, Meta, code_of, plain, role_of, term
from transforms.markup import Element, blocks, local
from transforms.source import Envelope, Picture

MAIN_HEADLINES = ("", "main", "mainheadline", "headline", "title", "hl1")
SUBHEADLINES = ("sub", "subheadline", "subhead", "subheading", "subtitle", "hl2", "deck")
CAPTIONS = ("caption", "", "dopesheet", "summary", "synthe", "story", "abstract")
"""Roles of descriptions, the best caption first; no role is a plain description."""

OF_CONTENT = (
    *("headline", "subheadline", "slugline", "dateline", "located", "language", "edit_note"),
    *("embargoed_until", "pub_status", "kind", "copyright_notice", "usage_terms", "credit_line"),
    *("take", "takes", "urgency", "keywords", "agency", "genre", "references"),
)
"""Fields that the document inside an item may declare where the item does not."""

TRANSMISSIONS = ("usn", "transref", "transmissionid", "transmissionnumber")
CLOSING_LINE = "closingline"
NO_BYLINES = ("editor", "capwriter", "captionwriter", "descrwriter", "translator", "transmitter")
URGENCY = re.compile(r"[1-9]\Z")

SINGLE = ("slugline", "dateline", "creditline")
SEVERAL = ("by", "edNote", "keyword", "copyrightNotice", "usageTerms")
CONCEPTS = ("mainConcept", "facetConcept", "bit")
"""What a subject of several concepts is made of (`bit`: version 2.2 to 2.11)."""

TEXTS = ("title", "fileName", "profile", "expires", "contentCreated", "contentModified")
CODED = ("signal", "role", "service", "instanceOf", "memberOf", "deliverableOf")
NAMED = ("provider", "infoSource", "creator", "contributor", "copyrightHolder", "generator")
EXTENSIONS = ("itemMetaExtProperty", "contentMetaExtProperty")
MESSAGE = ("sent", "sender", "transmitId", "priority", "origin", "destination", "channel", "signal")


def headlines_of(meta: Meta) -> tuple[str | None, str | None]:
    """Headline and subheadline; other headlines go to the header, by their role or language."""
    declared = [each for each in meta.elements("headline") if plain(each)]
    near = meta.in_language(declared)
    main = next((each for each in near if term(role_of(each)) in MAIN_HEADLINES), None)
    main = near[0] if main is None and near else main
    sub = next((each for each in near if term(role_of(each)) in SUBHEADLINES), None)
    for each in declared:
        if each is not main and each is not sub:
            meta.note_field(_key(each, "headline"), plain(each))
    subheadline = plain(sub) if sub is not None and sub is not main else None
    return plain(main) if main is not None else None, subheadline


def complete(envelope: Envelope, content: Envelope, meta: Meta) -> None:
    """Fill the fields that the metadata leaves empty with what the content says itself.

    Headlines that differ from the declared ones, and the rest of a document inside the item
    (NITF has a head of its own), go to the header.
    """
    for name in OF_CONTENT:
        setattr(envelope, name, getattr(envelope, name) or getattr(content, name))
    for name in ("headline", "subheadline", "slugline"):
        if getattr(content, name) != getattr(envelope, name):
            meta.note_field(f"{name} in the content", getattr(content, name))
    for key, value in content.header.items():
        meta.note_field(f"content {key}", value)


def _key(element: Element, name: str) -> str:
    said = (name, role_of(element), element.get(XML_LANG))
    return " ".join(part for part in said if part)


def slugline_of(meta: Meta) -> str | None:
    """The slugline as declared; what parts its words is kept in the header."""
    for each in meta.elements("slugline"):
        meta.note_field("slugline separator", each.get("separator"))
    return meta.text("slugline")


def agency_of(meta: Meta) -> str | None:
    """The agency that is responsible for the item: its provider, else its source."""
    parties = [*meta.elements("provider"), *meta.elements("infoSource")]
    party = next((party for each in parties if (party := meta.party_of(each))), None)
    if party and "." in party and party.casefold() not in agency_names():
        # A site says less than the name of who holds the rights, if that is an agency's.
        holders = map(meta.label_of, meta.elements("copyrightHolder"))
        return next((name for name in holders if (name or "").casefold() in agency_names()), party)
    return party


def located_of(meta: Meta) -> str | None:
    """The name of the first place the content was created at; its code where it has none."""
    labels = [label for each in meta.elements("located") if (label := meta.label_of(each))]
    for label in labels[1:]:
        meta.note_field("located", label)
    return next(iter(labels), None)


def signoff_of(meta: Meta) -> str | None:
    """The line of initials that ends a story, which dpa sends as a note of that role."""
    notes = (each for each in meta.elements("edNote") if term(role_of(each)) == CLOSING_LINE)
    return " ".join(filter(None, map(plain, notes))) or None


def edit_note_of(meta: Meta) -> str | None:
    """The notes to editors, one a line; those with a role stand in the header by it too."""
    notes: dict[str, None] = {}
    for each in meta.in_language(each for each in meta.elements("edNote") if plain(each)):
        text = "\n".join(line for line in blocks(each).split("\n") if line)
        role = role_of(each) or role_of(each, "pubconstraint")
        if role:
            meta.note_field(f"edNote {role}", plain(each))
        if term(role) != CLOSING_LINE:
            notes[text] = None
    return "\n".join(notes) or None


def urgency_of(meta: Meta) -> int | None:
    """The editorial urgency, 1 to 9; another value is noted."""
    text = meta.text("urgency")
    if text and not URGENCY.match(text):
        meta.notes.append(f"urgency {text[:20]!r} is none of 1 to 9")
        meta.note_field("urgency", text)
        return None
    return int(text) if text else None


def genre_of(meta: Meta) -> str | None:
    """The name of the first genre; all of several go to the header."""
    labels = [label for each in meta.elements("genre") if (label := meta.label_of(each))]
    for label in labels if len(labels) > 1 else ():
        meta.note_field("genre", label)
    return next(iter(labels), None)


def subjects_of(meta: Meta) -> tuple[str, ...]:
    """The codes of the subjects in their order, facets behind their concept; names without code."""
    found: dict[str, None] = {}
    for subject in meta.elements("subject"):
        parts = (each for each in subject.iter() if each is subject or local(each) in CONCEPTS)
        codes = [code for each in parts if (code := code_of(each))]
        found |= dict.fromkeys(codes or [meta.name_of(subject) or ""])
    return tuple(code for code in found if code)


def copyright_of(meta: Meta) -> str | None:
    """The copyright notices, one a line; the address of one that has no text."""
    notices = meta.joined("copyrightNotice")
    addresses = (code_of(each, ("href", "uri")) for each in meta.elements("copyrightNotice"))
    return notices or next((address for address in addresses if address), None)


def creators_of(meta: Meta) -> tuple[str, ...]:
    """The names of the people who made the content, where it has no byline."""
    houses = [*meta.elements("provider"), *meta.elements("infoSource")]
    known = {label for each in houses for label in (code_of(each), meta.name_of(each)) if label}
    people = [each for each in meta.elements("creator") if not _is_no_author(each)]
    names = {
        name: None
        for each in people
        if (name := meta.name_of(each) or code_of(each, ("literal",)))
        and known.isdisjoint((name, code_of(each)))
    }
    return tuple(names)


def _is_no_author(creator: Element) -> bool:
    """Whether a creator is an organisation, or did what no byline tells."""
    if term(role_of(creator)) in NO_BYLINES or "organisation" in term(role_of(creator, "type")):
        return True
    is_site = (creator.get("qcode") or "").startswith("web:")
    return is_site or any(local(each) == "organisationDetails" for each in creator)


def transmission_of(meta: Meta) -> str | None:
    """The transmission number, an alternative id of that type; other ids go to the header."""
    number = None
    for each in meta.elements("altId"):
        kind, value = role_of(each, "type"), plain(each) or each.get("id")
        if value and not number and term(kind) in TRANSMISSIONS:
            number = value
        else:
            meta.note_field(f"altId {kind or ''}".strip(), value)
    return number


def caption_of(meta: Meta, remote: list[Element], copy: str) -> Picture | None:
    """The caption of a picture, graphic, video or audio: its best description, else the copy.

    All its renditions are one picture; its id is that of the first, or the name of its file.
    """
    described = meta.in_language(each for each in meta.elements("description") if plain(each))
    described.sort(key=_caption_rank)
    text = plain(described[0]) if described else " ".join(copy.split())
    if not text:
        return None
    ids = [code_of(each, ("residref",)) or file_of(each.get("href")) for each in remote]
    ids += [each.get("id") for each in remote]
    return Picture(
        text=text,
        credit=meta.text("creditline"),
        rights=meta.joined("usageTerms"),
        photo_id=next((found for found in ids if found), None),
        taken_on=_day(meta.text("contentCreated")),
    )


def _caption_rank(description: Element) -> int:
    role = term(role_of(description))
    return CAPTIONS.index(role) if role in CAPTIONS else len(CAPTIONS)


def _day(text: str | None) -> date | None:
    """The day of a time as it is declared, in its own zone."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def message_fields(header: Element) -> dict[str, str]:
    """What the header of a message says of its transmission (Specification, News Message)."""
    found: dict[str, list[str]] = {}
    for each in header:
        if local(each) in MESSAGE and (value := plain(each) or code_of(each)):
            found.setdefault(local(each), []).append(value)
    return {name: "; ".join(dict.fromkeys(values)) for name, values in found.items()}


def keep_rest(meta: Meta, caption: str | None, remote: list[Element]) -> None:
    """Put into the header what has no field of its own."""
    for name in TEXTS:
        meta.note_field(name, meta.joined(name))
    for name in CODED:
        for each in meta.elements(name):
            meta.note_field(name, code_of(each) or meta.label_of(each))
    for name in NAMED:
        for each in meta.elements(name):
            meta.note_field(name, meta.label_of(each))
    for name in EXTENSIONS:
        for each in meta.elements(name):
            key = role_of(each, "type") or role_of(each, "rel") or name
            meta.note_field(key, code_of(each, ("value", *TARGETS)) or plain(each))
    for each in meta.elements("description"):
        if plain(each) != caption:
            meta.note_field(_key(each, "description"), plain(each))
    for each in remote:
        meta.note_field("remoteContent", code_of(each, TARGETS))
    _keep_others(meta)


def _keep_others(meta: Meta) -> None:
    """Further texts of a field that has one, and texts in other languages."""
    for name in (*SINGLE, *SEVERAL):
        used = set(meta.texts(name)[: 1 if name in SINGLE else None])
        for each in meta.elements(name):
            if plain(each) not in used:
                meta.note_field(_key(each, name), plain(each))
