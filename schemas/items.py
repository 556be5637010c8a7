"""News items as delivered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

import pyarrow as pa

from schemas.columns import DAY, FIELDS, TEXT, TEXTS, TIME_UTC, WHOLE, column


class Change(NamedTuple):
    """One clause of a change note: `ADDS details in paras 4-5` is ADDS, details, paras 4-5."""

    verb: str | None
    object: str | None
    where: str | None


class Reference(NamedTuple):
    """An item that this one names: a kill names what it kills, a correction what it corrects.

    `by` says what `value` is: guid, transmission (number), slug, headline.
    """

    by: str
    value: str


REFERENCES = pa.list_(pa.struct([("by", TEXT), ("value", TEXT)]))
CHANGES = pa.list_(pa.struct([("verb", TEXT), ("object", TEXT), ("where", TEXT)]))


@dataclass(slots=True, kw_only=True)
class Item:
    """A version of a news item, as delivered."""

    item_id: str = column(
        TEXT,
        "Id of this version, from format, guid, version and copy: the same item sent again has it "
        "too.",
        required=True,
    )
    feed: str = column(TEXT, "Name of the feed it came by.", required=True)
    file_id: str = column(TEXT, "File it was read from (feed_files.file_id).", required=True)
    position: int = column(WHOLE, "Place in its file, from 0.", required=True)
    format: str = column(TEXT, "Wire format it was read as.", required=True)
    parser_version: int = column(WHOLE, "Version of the parser that read it.", required=True)
    agency: str | None = column(TEXT, "News agency: as declared, else as the copy says.")
    guid: str | None = column(
        TEXT,
        "Identifier of the item over all its versions: as declared, else from what is stable in "
        "it (then it begins with `slugline:`).",
    )
    version: str | None = column(TEXT, "Version of the item, if declared.")
    slugline: str | None = column(
        TEXT, "Slug, without revision marker: the key of a story's versions."
    )
    headline: str | None = column(TEXT, "Headline, without markers.")
    subheadline: str | None = column(TEXT, "Lines below the headline.")
    bylines: Sequence[str] = column(TEXTS, "Authors, in the order of the byline.")
    dateline: str | None = column(TEXT, "Dateline as it stands in the copy, with its dash.")
    dateline_places: Sequence[str] = column(TEXTS, "Places of the dateline, in its order.")
    dateline_on: date | None = column(DAY, "Local date of the dateline, with its year resolved.")
    located: str | None = column(TEXT, "Place the content was created at, if declared.")
    first_created_at: datetime | None = column(TIME_UTC, "When the item was first made, declared.")
    version_created_at: datetime | None = column(TIME_UTC, "When this version was made, declared.")
    received_at: datetime | None = column(
        TIME_UTC, "When the delivered file was last modified at the feed (UTC)."
    )
    embargoed_until: datetime | None = column(TIME_UTC, "Not to be published before (UTC).")
    pub_status: str = column(TEXT, "Publishing status: usable, withheld, canceled.", required=True)
    kind: str = column(
        TEXT,
        "story, flash, correction, repeat, kill, withdrawn, withheld, advisory, digest, caption "
        "(captions alone), package (links to other items), or test (a test or service message).",
        required=True,
    )
    revision_label: str | None = column(
        TEXT, "Revision marker in its usual spelling: URGENT, LEAD, 2nd LD; null on a first take."
    )
    revision_ordinal: int = column(
        WHOLE, "Number of the lead: 0 for a flash or first take, 1 for LEAD.", required=True
    )
    edit_note: str | None = column(TEXT, "Note to editors on what changed, as it stands.")
    changes: Sequence[Change] = column(CHANGES, "The edit note, clause by clause.")
    urgency: int | None = column(
        WHOLE, "Urgency, 1 (most) to 8 (least), if declared; ANPA's letters f b u r d are 1 to 5."
    )
    genre: str | None = column(TEXT, "Genre that the copy or header names, e.g. News Focus.")
    language: str | None = column(
        TEXT, "Language as a BCP 47 tag: as declared, else detected (a note says so)."
    )
    subjects: Sequence[str] = column(TEXTS, "Subject codes, as declared.")
    keywords: Sequence[str] = column(TEXTS, "Keywords, as declared.")
    body: str | None = column(
        TEXT,
        "Clean text: paragraphs with one blank line between them, without dateline, captions, "
        "markers, notes, contacts, end mark and rights line. Null where there is none.",
    )
    words: int = column(WHOLE, "Words in the body.", required=True)
    body_sha256: str | None = column(TEXT, "SHA-256 of the body in hex; null without a body.")
    credit_line: str | None = column(TEXT, "Credit line, if declared.")
    copyright_notice: str | None = column(TEXT, "Copyright notice.")
    usage_terms: str | None = column(TEXT, "Terms of use, if declared.")
    contacts: Sequence[str] = column(TEXTS, "Contact lines: e-mail addresses, telephone numbers.")
    notes: Sequence[str] = column(
        TEXTS, "What the reader of this row should know: what was assumed, what disagrees."
    )
    item_class: str | None = column(
        TEXT, "What it is made of, if declared: text, picture, video, audio, graphic, composite."
    )
    transmission: str | None = column(
        TEXT, "Transmission number with its service, if declared, e.g. f0704, dpa 061."
    )
    take: int | None = column(WHOLE, "Number of the take, of a story sent in parts; null else.")
    takes: int | None = column(WHOLE, "How many takes there are, where the copy says so.")
    refers_to: Sequence[Reference] = column(
        REFERENCES, "Items that it names: what a kill kills, what a correction corrects."
    )
    signoff: str | None = column(
        TEXT, "Closing credit: who reported, wrote and edited, or their initials."
    )
    header: Sequence[tuple[str, str]] = column(
        FIELDS, "Header fields that have no column of their own, as declared, by name."
    )
    copy_as_delivered: str | None = column(
        TEXT,
        "Copy as delivered, where 7-bit quotes and dashes were turned in it or broken characters "
        "mended; else null.",
    )
    names_by: str | None = column(
        TEXT,
        "What read the names of the body: the engine, and the version of what corrects it, e.g. "
        "spacy-sm/1; null where they were not read: notes say why, but of items without a body and "
        "of those that landed before 0.3.0.",
    )
    reads_as: str | None = column(
        TEXT,
        "Id that the parser which read it last would give it, where that is not item_id: an item "
        "worked again keeps its id, and is known by both when it is sent again.",
    )
    wire_at: datetime | None = column(
        TIME_UTC,
        "When it was on the wire (UTC), as well as it is known: as this version declares; else "
        "when its file was made, if that fits the item's day; else its own time, its day, its "
        "file's time.",
    )
    wire_on: date | None = column(
        DAY, "Day of wire_at (UTC); where that is null the day on which the file was pulled."
    )
    usable_until: datetime | None = column(
        TIME_UTC,
        "Its terms allow no use from then on: NO ARCHIVAL USE, 30 days or as they say after "
        "wire_at; null where they say no such thing.",
    )
    country_code: str | None = column(
        TEXT, "Country of the first place of its dateline, ISO 3166-1 alpha-2, where that is known."
    )
    people: Sequence[str] = column(
        TEXTS, "Persons whom it names, by their fullest name in it, most named first."
    )
    organisations: Sequence[str] = column(TEXTS, "Organisations that it names, likewise.")
    quotes: int | None = column(
        WHOLE, "Quotations in it (table quotes); null where names_by is null."
    )
    padding_chars: int | None = column(
        WHOLE,
        "Characters of padding taken out of its copy: blank lines and space, rules, what has no "
        "width; null of items that landed before 0.6.0.",
    )
