"""Read the copy of a document: from its text to the fields of an item, its captions and notes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from schemas import Change, Reason
from transforms import agencies
from transforms.agencies.agency import Agency, Mark
from transforms.copy import captions, change_notes, datelines, dates, ends, header, padding
from transforms.copy.dates import WireDate
from transforms.copy.header import Header
from transforms.copy.photos import Photo
from transforms.source import ParseError

DATELINE_LINES = 60
"""Lines, captions counted, among which the dateline is looked for to bound the header."""
OPENS_A_DATELINE = re.compile(
    rf"[A-Z][A-Z/ ]{{2,30}},(?: [A-Z][\w ]{{2,20}},)?(?: {dates.MONTH}| [A-Z][a-z]{{0,8}}\Z)"
    r"(?: ?\d{0,2})?(?: ?\(\w{0,10})?\Z"
)
"""A last line that is the beginning of a dateline and no more."""
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
    names = agencies.names()
    header_ends, dateline = _find_dateline(lines, names)
    agency = agencies.find(declared_agency, dateline.agency if dateline else None, text)
    taken = captions.take(lines, header_ends, agency.photo_id)
    if not (taken.lines or taken.photos):
        raise ParseError(Reason.NO_TEXT, "nothing but white space and padding")
    ending = ends.take(taken.lines, agency.end_mark)
    head = header.read(ending.lines, agency, names)
    copy = Copy(
        paragraphs=head.body,
        photos=taken.photos,
        bylines=list(head.bylines),
        contacts=list(head.contacts | ending.contacts),
        copyright_notice="\n".join(ending.rights) or None,
        edit_note=head.note,
        changes=change_notes.read(head.note) if head.note else (),
    )
    _set_agency(copy, head, agency, declared_agency)
    _set_titles(copy, head, agency)
    if not ending.ended:
        ending.tail += _take_links(copy, agency)
    _refuse_cut(copy, head, ending, agency, cut_caption=taken.cut)
    _set_dates(copy, head, uri, file_date)
    copy.notes += _leavings(ending)
    return copy


def _find_dateline(
    lines: list[str], names: Mapping[str, str]
) -> tuple[int, datelines.Dateline | None]:
    """The line of the dateline, and the dateline; (0, None) where there is none.

    Before it captions stand among slug, headline and byline.
    """
    for at, line in enumerate(lines[:DATELINE_LINES]):
        if line[0] != "|" and (dateline := datelines.find(line, names)):
            return at, dateline
    return 0, None


def _set_agency(copy: Copy, head: Header, agency: Agency, declared: str | None) -> None:
    said = head.dateline.agency if head.dateline else None
    copy.agency = said or agency.name
    usual = agencies.names().get(declared.casefold(), declared) if declared else None
    if usual and said and said != usual:
        copy.notes.append(f"declared agency {usual}, dateline says {said}")
    copy.agency = usual or copy.agency


def _set_titles(copy: Copy, head: Header, agency: Agency) -> None:
    """Slug, headline and the line below it, and what their markers say.

    Of two lines that begin with the same marker the first is the slug, the second the headline;
    what stands above them is a page's own (a section, an id, a time) and goes to the notes.
    """
    _set_revision(copy, [mark for title in head.titles for mark in title.marks])
    titles = [title for title in head.titles if title.text]
    pairs = [n for n, (a, b) in enumerate(pairwise(titles)) if a.marks and a.marks == b.marks]
    first = pairs[0] if pairs else 0
    copy.notes += [f"above the slug: {title.text}" for title in titles[:first]]
    texts = [title.text for title in titles[first:]]
    in_layout = bool(head.dateline or head.bylines)
    if pairs or (
        agency.writes_slugs and len(texts) > 1 and header.is_slug(texts[0], texts[1], in_layout)
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


def _take_links(copy: Copy, agency: Agency) -> list[str]:
    """Take off the links to other stories that a scraped page leaves behind a story."""
    paragraphs = copy.paragraphs
    end = len(paragraphs)
    while end > 1 and copy.kind != "digest" and _is_link(paragraphs[end - 1], agency):
        end -= 1
    tail = paragraphs[end:]
    del paragraphs[end:]
    return tail


def _is_link(line: str, agency: Agency) -> bool:
    if line.endswith(" -"):
        return True
    return bool(agency.marks(line)[0] and not ends.ends_a_sentence(line))


def _refuse_cut(
    copy: Copy, head: Header, ending: ends.Ending, agency: Agency, *, cut_caption: bool
) -> None:
    """Raise ParseError for copy that stops before it ends, or never comes to a body."""
    if cut_caption:
        raise ParseError(Reason.TRUNCATED, "the last line opens a caption and does not close it")
    closed = ending.ended or bool(ending.rights)
    if not closed and ending.lines and OPENS_A_DATELINE.match(ending.lines[-1]):
        raise ParseError(Reason.TRUNCATED, f"stops in the dateline: {ending.lines[-1]!r}")
    if copy.paragraphs:
        last = copy.paragraphs[-1]
        if not ends.is_finished(last):
            if agency.always_ends and not closed:
                detail = f"no end mark, and the last line stops short: {last[-40:]!r}"
                raise ParseError(Reason.TRUNCATED, detail)
            copy.notes.append("the last line does not end as a sentence does")
        if agency.always_ends and not ending.ended:
            copy.notes.append("no end mark")
    elif copy.kind == "flash" and copy.headline:
        if not closed and copy.subheadline and copy.subheadline.startswith("("):
            raise ParseError(Reason.TRUNCATED, f"stops in a marker: {copy.subheadline!r}")
    elif copy.photos and (closed or not _has_header(head)):
        copy.kind = "caption"
    elif closed and copy.headline:
        copy.kind = "flash"
        copy.notes.append("headline alone, without a flash marker")
    else:
        raise ParseError(Reason.NO_BODY, "a header without a body, and no end mark")


def _has_header(head: Header) -> bool:
    return bool(head.titles or head.notes or head.bylines or head.dateline)


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
    """The date of the dateline: by the date in the file's name, the captions', the file's own.

    The name is the agency's id of the story; a caption may be of an older photo.
    """
    evidence = [
        day
        for photo in copy.photos
        if photo.taken and photo.taken.year and not photo.is_file_photo
        if (day := photo.taken.on(photo.taken.year))
    ]
    lead = copy.paragraphs[0] if copy.paragraphs else ""
    named = _date_in_name(uri)
    if named and (resolved := dates.nearest(wire, [named])):
        return resolved
    return dates.resolve(wire, evidence, file_date, lead)


def _date_in_name(uri: str) -> date | None:
    """The date in the name of a file, as in AEN20260112000100315: part of the story's id."""
    found = FULL_DATE.search(uri.rpartition("/")[2])
    if not found:
        return None
    year, month, day = (int(part) for part in found.groups())
    return WireDate(year, month, day).on(year)


def _leavings(ending: ends.Ending) -> list[str]:
    """Notes on what the item's columns have no place for."""
    notes = [f"link: {link}" for link in ending.links]
    if ending.tail:
        notes.append(f"left out behind the end: {len(ending.tail)} lines")
    return notes
