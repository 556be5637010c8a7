"""Read the copy of a document: from its text to the fields of an item, its captions and notes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from schemas import Change, Reason
from transforms import agencies
from transforms.agencies.agency import Agency, Mark
from transforms.copy import captions, change_notes, datelines, dates, ends, header, padding
from transforms.copy.captions import Photo
from transforms.copy.dates import WireDate
from transforms.copy.header import Header, Title
from transforms.source import ParseError

DATELINE_LINES = 60
"""Lines, captions counted, among which the dateline is looked for to bound the header."""
FULL_DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
)


@dataclass(slots=True)
class Copy:
    """What the copy of one document says."""

    agency: str | None = None
    slugline: str | None = None
    headline: str | None = None
    subheadline: str | None = None
    bylines: list[str] = field(default_factory=list)
    dateline: str | None = None
    dateline_places: tuple[str, ...] = ()
    dateline_on: date | None = None
    kind: str = "story"
    revision_label: str | None = None
    revision_ordinal: int = 0
    edit_note: str | None = None
    changes: tuple[Change, ...] = ()
    genre: str | None = None
    paragraphs: list[str] = field(default_factory=list)
    copyright_notice: str | None = None
    contacts: list[str] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)
    photo_dates: list[date | None] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read(text: str, declared_agency: str | None, uri: str, file_date: date | None) -> Copy:
    """Read the copy of one document.

    `file_date` is the local date of the file, `uri` where it was: both only help to find the
    year of a dateline. Raises ParseError when there is no text, when the copy is cut, and when
    there is neither body, caption nor flash.
    """
    lines = padding.lines(text)
    agency = agencies.find(declared_agency, text)
    names = agencies.names()
    taken = captions.take(lines, _header_ends(lines, names), agency.photo_id)
    if not (taken.lines or taken.photos):
        raise ParseError(Reason.NO_TEXT, "nothing but white space and padding")
    ending = ends.take(taken.lines, agency.end_mark)
    head = header.read(ending.lines, agency, names)
    copy = Copy(
        paragraphs=head.body,
        photos=taken.photos,
        bylines=head.bylines,
        contacts=head.contacts + ending.contacts,
        copyright_notice="\n".join(ending.rights) or None,
        edit_note=head.note,
        changes=change_notes.read(head.note) if head.note else (),
    )
    _set_agency(copy, head, agency, declared_agency)
    _set_titles(copy, head.titles, agency)
    if not ending.ended:
        ending.tail += _take_links(copy.paragraphs, agency)
    _refuse_cut(copy, taken.cut, ending, agency)
    _set_dates(copy, head, uri, file_date)
    copy.notes += _leavings(ending)
    return copy


def _header_ends(lines: list[str], names: Mapping[str, str]) -> int:
    """The line of the dateline: before it, captions stand among slug, headline and byline."""
    for at, line in enumerate(lines[:DATELINE_LINES]):
        if line[0] != "|" and datelines.find(line, names):
            return at
    return 0


def _set_agency(copy: Copy, head: Header, agency: Agency, declared: str | None) -> None:
    said = head.dateline.agency if head.dateline else None
    copy.agency = said or agency.name
    usual = agencies.names().get(declared.casefold(), declared) if declared else None
    if usual and said and said != usual:
        copy.notes.append(f"declared agency {usual}, dateline says {said}")
    copy.agency = usual or copy.agency


def _set_titles(copy: Copy, titles: list[Title], agency: Agency) -> None:
    """Slug, headline and the line below it, and what their markers say.

    Of two lines that begin with the same marker the first is the slug, the second the headline.
    """
    marks = [mark for title in titles for mark in title.marks]
    _set_revision(copy, marks)
    texts = [title.text for title in titles if title.text]
    marked = [title.marks for title in titles if title.text]
    if len(texts) > 1 and (
        (marked[0] and marked[0] == marked[1])
        or (agency.name is not None and header.is_slug(texts[0], texts[1]))
    ):
        copy.slugline, *texts = texts
    copy.headline = texts[0] if texts else None
    copy.subheadline = "\n".join(texts[1:]) or None
    if agency.digest and agency.digest.match(copy.headline or ""):
        copy.kind = "digest"


def _set_revision(copy: Copy, marks: list[Mark]) -> None:
    copy.genre = next((mark.genre for mark in marks if mark.genre), None)
    labels = {mark.label: mark.ordinal for mark in marks if mark.label}
    if labels:
        copy.revision_label = max(labels, key=lambda label: labels[label])
        copy.revision_ordinal = labels[copy.revision_label]
    if len(labels) > 1:
        copy.notes.append(f"markers differ: {', '.join(labels)}")
    corrects = bool(copy.changes) and all(
        (change.verb or "").startswith(("CORRECT", "FIX")) for change in copy.changes
    )
    kinds = [mark.kind for mark in marks if mark.kind != "story"]
    copy.kind = kinds[0] if kinds else "correction" if corrects else "story"


def _take_links(paragraphs: list[str], agency: Agency) -> list[str]:
    """Take off the links to other stories that a scraped page leaves behind a story."""
    tail: list[str] = []
    while len(paragraphs) > 1 and _is_link(paragraphs[-1], agency):
        tail.insert(0, paragraphs.pop())
    return tail


def _is_link(line: str, agency: Agency) -> bool:
    bracket = header.BRACKET.match(line)
    return line.endswith(" -") or bool(bracket and agency.mark(bracket[1]))


def _refuse_cut(copy: Copy, cut_caption: bool, ending: ends.Ending, agency: Agency) -> None:
    """Raise ParseError for copy that stops before it ends, or never comes to a body."""
    if cut_caption:
        raise ParseError(Reason.TRUNCATED, "the last line opens a caption and does not close it")
    closed = ending.ended or bool(ending.rights)
    if copy.paragraphs:
        last = copy.paragraphs[-1]
        has_end_mark = agency.name is not None and agency.end_mark is not None
        if has_end_mark and not closed and not _is_finished(last):
            raise ParseError(
                Reason.TRUNCATED, f"no end mark, and the last line stops short: {last[-40:]!r}"
            )
        if has_end_mark and not closed:
            copy.notes.append("no end mark")
    elif copy.kind == "flash" and copy.headline:
        pass
    elif copy.photos and (closed or not copy.headline):
        copy.kind = "caption"
    elif closed and copy.headline:
        copy.kind = "flash"
        copy.notes.append("headline alone, without a flash marker")
    else:
        raise ParseError(Reason.NO_BODY, "a header without a body, and no end mark")


def _is_finished(line: str) -> bool:
    """Whether a last line can be one: a sentence, or a row of figures."""
    digits = sum(character.isdigit() for character in line)
    return ends.ends_a_sentence(line) or digits * 4 > len(line)


def _set_dates(copy: Copy, head: Header, uri: str, file_date: date | None) -> None:
    """Resolve the year of the dateline and of the photos' dates."""
    if dateline := head.dateline:
        copy.dateline = dateline.raw
        copy.dateline_places = dateline.places
        if dateline.date:
            copy.dateline_on = _resolve_dateline(copy, dateline.date, uri, file_date)
            if copy.dateline_on is None:
                copy.notes.append(f"dateline without a certain date: {dateline.raw}")
    story_dates = [copy.dateline_on] if copy.dateline_on else []
    copy.photo_dates = [
        dates.resolve(photo.taken, story_dates, file_date) if photo.taken else None
        for photo in copy.photos
    ]


def _resolve_dateline(copy: Copy, wire: WireDate, uri: str, file_date: date | None) -> date | None:
    """The date of the dateline: by the captions' dates, the file name's, the file's own."""
    evidence = [
        day
        for photo in copy.photos
        if photo.taken
        and photo.taken.year
        and not photo.is_file_photo
        and (day := photo.taken.on(photo.taken.year))
    ]
    named = FULL_DATE.search(uri.rpartition("/")[2])
    if named:
        year, month, day_of_month = (int(part) for part in named.groups())
        name_date = WireDate(year, month, day_of_month).on(year)
        evidence = evidence or ([name_date] if name_date else [])
    lead = copy.paragraphs[0] if copy.paragraphs else ""
    return dates.resolve(wire, evidence, file_date, lead)


def _leavings(ending: ends.Ending) -> list[str]:
    """Notes on what the item's columns have no place for."""
    notes = [f"link: {link}" for link in ending.links]
    if ending.tail:
        notes.append(f"left out behind the end: {len(ending.tail)} lines")
    return notes
