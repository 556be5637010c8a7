"""Items: what the envelope declares and what the copy says, settled into one row."""

import hashlib
import re
from dataclasses import dataclass

from schemas import Caption, FeedFile, Item
from transforms import PARSER_VERSION, agencies
from transforms.copy import typography
from transforms.copy.copy import Copy
from transforms.source import Envelope, Feed

CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
DERIVED = "slugline:"
"""What a guid begins with that no header declares."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a file: its format, its envelope, and where it was, as a URI."""

    format: str
    envelope: Envelope
    uri: str


def item_of(document: Document, copy: Copy, file: FeedFile, feed: Feed, position: int) -> Item:
    """The item of a document. What is declared wins; `notes` say where the copy differs."""
    envelope = document.envelope
    guid, version = identity_of(envelope, copy, document.uri)
    urgency = envelope.urgency if envelope.urgency in range(1, 9) else None
    if urgency is None and envelope.urgency is not None:
        copy.notes.append(f"declared urgency {envelope.urgency}, of 1 to 8")
    delivered = "\n\n".join(copy.paragraphs) or None
    body, headline, subheadline = map(_turned, (delivered, copy.headline, copy.subheadline))
    is_turned = (body, headline, subheadline) != (delivered, copy.headline, copy.subheadline)
    return Item(
        item_id=_item_id(document.format, guid, version, copy.content_sha256),
        feed=feed.name,
        file_id=file.file_id or "",
        position=position,
        format=document.format,
        parser_version=PARSER_VERSION,
        agency=copy.agency,
        guid=guid,
        version=version,
        slugline=copy.slugline,
        headline=headline,
        subheadline=subheadline,
        bylines=copy.bylines,
        dateline=copy.dateline,
        dateline_places=copy.dateline_places,
        dateline_on=copy.dateline_on,
        located=envelope.located,
        first_created_at=envelope.first_created_at,
        version_created_at=envelope.version_created_at,
        received_at=file.modified_at,
        embargoed_until=envelope.embargoed_until,
        pub_status=envelope.pub_status or "usable",
        kind=copy.kind,
        revision_label=envelope.revision_label or copy.revision_label,
        revision_ordinal=copy.revision_ordinal
        if envelope.revision_ordinal is None
        else envelope.revision_ordinal,
        edit_note=copy.edit_note,
        changes=copy.changes,
        urgency=urgency,
        genre=envelope.genre or copy.genre,
        language=envelope.language or feed.language,
        subjects=envelope.subjects,
        keywords=envelope.keywords,
        body=body,
        # Paragraphs hold single spaces only, so that counting them counts words.
        words=sum(paragraph.count(" ") + 1 for paragraph in copy.paragraphs),
        body_sha256=_sha256(body) if body else None,
        credit_line=envelope.credit_line,
        copyright_notice=copy.copyright_notice,
        usage_terms=copy.usage_terms,
        contacts=copy.contacts,
        notes=[*envelope.notes, *copy.notes],
        item_class=envelope.item_class,
        transmission=envelope.transmission,
        take=copy.take,
        takes=copy.takes,
        refers_to=copy.refers_to,
        signoff=copy.signoff,
        header=tuple(envelope.header.items()),
        padding_chars=copy.padding_chars,
        copy_as_delivered=_as_delivered(envelope) if copy.is_mended or is_turned else None,
    )


def captions_of(item_id: str, copy: Copy) -> list[Caption]:
    """The captions of an item, in their order."""
    return [
        Caption(
            item_id=item_id,
            position=position,
            text=typography.turn(photo.text),
            repeats=photo.repeats,
            credit=photo.credit,
            provided_by=photo.provided_by,
            rights=photo.rights,
            taken_on=taken_on,
            photo_id=photo.photo_id,
            photo_key=photo.key,
        )
        for position, (photo, taken_on) in enumerate(
            zip(copy.photos, copy.photo_dates, strict=True)
        )
    ]


def identity_of(envelope: Envelope, copy: Copy, uri: str) -> tuple[str, str | None]:
    """The guid and version of a document: as declared, else from what is stable in it.

    That is, in this order: the agency's story id in the name of the file, the transmission
    number with its day, the words of headline and copy.
    """
    if envelope.guid and (guid := CONTROLS.sub("", envelope.guid).strip()):
        return guid, envelope.version
    agency = agencies.AGENCIES.get(copy.agency or "")
    if agency and agency.story_id and (found := agency.story_id.search(uri.rpartition("/")[2])):
        named = found.groupdict()
        return f"{DERIVED}{named['id']}", envelope.version or named.get("version")
    if envelope.transmission and (day := _day_of(envelope, copy)):
        sender = copy.agency or ""
        return f"{DERIVED}{sender}/{envelope.transmission}/{day}", envelope.version
    return f"{DERIVED}{copy.content_sha256[:32]}", envelope.version


def _day_of(envelope: Envelope, copy: Copy) -> str | None:
    """The day of a transmission number, which begins anew each day: as the header has it."""
    if envelope.version_created_at:
        return envelope.version_created_at.date().isoformat()
    return envelope.header.get("transmitted_on") or copy.dateline


def _item_id(format_name: str, guid: str, version: str | None, content_sha256: str) -> str:
    return _sha256(f"{format_name}\n{guid}\n{version}\n{content_sha256}")[:32]


def _as_delivered(envelope: Envelope) -> str:
    """The copy as it came, the lines above it, and the titles that are declared beside it."""
    titles = filter(None, (envelope.headline, envelope.subheadline))
    return "\n".join([*titles, *envelope.head, envelope.copy])


def _turned(text: str | None) -> str | None:
    return typography.turn(text) if text else None


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
