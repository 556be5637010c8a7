"""Read the copy of a document: from its text to the fields of an item, its captions and notes."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from itertools import pairwise

from schemas import Change, Reason, Reference
from transforms import agencies
from transforms.agencies.agency import Agency, Mark
from transforms.copy import (
    bylines,
    captions,
    change_notes,
    datelines,
    dates,
    ends,
    header,
    kills,
    mojibake,
    padding,
    photos,
)
from transforms.copy.datelines import Dateline
from transforms.copy.dates import WireDate
from transforms.copy.header import Header
from transforms.copy.photos import Photo, key_of
from transforms.source import Envelope, ParseError

NO_CONTENT = bytes(b for b in range(128) if not chr(b).isalnum() and chr(b) not in ".,+-/%:")
DATELINE_LINES = 60
"""Lines, captions counted, among which the dateline is looked for to bound the header."""
UNDATED = "UNDATED"
"""What AP writes for a place where a story is of no one place."""
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
    take: int | None = None
    takes: int | None = None
    refers_to: tuple[Reference, ...] = ()
    signoff: str | None = None
    usage_terms: str | None = None
    paragraphs: list[str] = field(default_factory=list)
    copyright_notice: str | None = None
    contacts: list[str] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)
    photo_dates: list[date | None] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_mended: bool = False
    content_sha256: str = ""


def read(envelope: Envelope, feed_agency: str | None, uri: str, file_date: date | None) -> Copy:
    """Read the copy of one document, and settle it with what its envelope declares.

    What is declared wins; `notes` say where the copy differs. `file_date` is the local date of
    the file, `uri` where it was: both only help to find the year of a dateline. Raises
    ParseError when there is no text, when the copy is cut, and when there is neither body,
    caption, flash nor anything declared.
    """
    declared_agency = envelope.agency or feed_agency
    text = mojibake.mend(envelope.copy)
    is_body = envelope.is_body or bool(envelope.head)
    lines = padding.lines(text, is_wrapped=not is_body)
    above = padding.lines("\n".join(envelope.head), is_wrapped=False)
    # A line is asked for its dateline several times, and each costs: to bound the captions, among
    # the header's lines, and behind the dateline, which may be pasted twice.
    find_dateline = cache(partial(datelines.find, agency_names=agencies.names()))
    header_ends, dateline = _find_dateline(lines, find_dateline)
    said = dateline.agency if dateline else None
    agency = agencies.find(declared_agency, said, text)
    taken = captions.take(lines, header_ends, agency.photo_id)
    if not (taken.lines or taken.photos or above or _declares(envelope)):
        raise ParseError(Reason.NO_TEXT, "nothing but white space and padding")
    ending = ends.take(taken.lines, agency)
    titles = _declared_titles(envelope, agency)
    head = header.read(ending.lines, agency, find_dateline, titles.keys if is_body else None, above)
    copy = Copy(
        paragraphs=head.body,
        photos=photos.distinct_of([*map(captions.declared, envelope.pictures), *taken.photos]),
        contacts=[*envelope.contacts, *head.contacts, *ending.contacts],
        is_mended=text != envelope.copy,
        content_sha256=_content_sha256(above + lines, envelope),
    )
    _settle(copy, "copyright_notice", envelope.copyright_notice, ending.rights)
    _settle(copy, "signoff", envelope.signoff, ending.signoff)
    _settle(copy, "usage_terms", envelope.usage_terms, ending.terms)
    _set_note(copy, head, ending, envelope, agency)
    _set_agency(copy, head, agency, declared_agency)
    _set_titles(copy, head, agency, titles)
    _set_bylines(copy, head, envelope)
    _take_repeated_dateline(copy, head, envelope)
    if not ending.ended and not envelope.is_body:
        ending.tail += _take_links(copy, agency)
    _set_kind(copy, envelope, agency)
    _set_take(copy, envelope, ending)
    _refuse_cut(copy, head, ending, agency, envelope, cut_caption=taken.cut)
    _set_dates(copy, head, envelope, uri, file_date)
    copy.notes += _leavings(ending)
    return copy


def _content_sha256(lines: list[str], envelope: Envelope) -> str:
    """A digest of what a document says and declares, by which it is known when sent again.

    White space, image slots, quotes and padding do not count: they change on the way. A status, a
    time, a figure's point do: a kill may differ from its story in nothing else.
    """
    said = [envelope.slugline, envelope.headline, *(one.text for one in envelope.pictures)]
    text = "".join([*(part for part in said if part), *lines])
    if "![" in text:
        text = captions.IMAGE.sub("", text)
    means = (
        envelope.kind,
        envelope.pub_status,
        envelope.embargoed_until,
        envelope.version_created_at,
        envelope.revision_label,
        envelope.edit_note,
        envelope.subheadline,
        envelope.bylines,
        envelope.references,
        None if text else sorted(envelope.header.items()),
    )
    letters = text.encode("utf-8", "surrogatepass").translate(None, NO_CONTENT)
    return hashlib.sha256(letters + repr(means).encode("utf-8", "surrogatepass")).hexdigest()


def _declares(envelope: Envelope) -> bool:
    """Whether an envelope without copy is a document all the same."""
    return bool(
        envelope.headline
        or envelope.slugline
        or envelope.guid
        or envelope.pictures
        or envelope.dateline
        or envelope.transmission
        or envelope.kind
    )


@dataclass(frozen=True, slots=True)
class Declared:
    """Slug and headline as an envelope declares them, their markers taken off."""

    slugline: str | None
    headline: str | None
    subheadline: str | None
    marks: tuple[Mark, ...]
    keys: frozenset[str]


def _declared_titles(envelope: Envelope, agency: Agency) -> Declared:
    marks: list[Mark] = []
    texts = []
    for text in (envelope.slugline, envelope.headline, envelope.subheadline):
        found, bare = agency.marks(" ".join(text.split())) if text else ((), "")
        marks += found
        texts.append(bare or None)
    if texts[0]:
        # A slug has the markers of its wire, ANPA's too, beside those of its agency.
        found, bare = agencies.FALLBACK.marks(texts[0])
        texts[0] = bare.rstrip(" /") or None
        marks += found
    keys = frozenset(key_of(text) for text in texts if text)
    return Declared(texts[0], texts[1], texts[2], tuple(marks), keys)


def _find_dateline(
    lines: list[str], find_dateline: header.FindDateline
) -> tuple[int, datelines.Dateline | None]:
    """The line of the dateline, and the dateline; (0, None) where there is none.

    Before it captions stand among slug, headline and byline.
    """
    for at, line in enumerate(lines[:DATELINE_LINES]):
        if line[0] != "|" and (dateline := find_dateline(line)):
            return at, dateline
    return 0, None


def _settle(copy: Copy, column: str, declared: str | None, said: Iterable[str]) -> None:
    """Set a column: as declared, else as the copy says; a note keeps what the copy says else."""
    text = "\n".join(said) or None
    setattr(copy, column, declared or text)
    if declared and text and key_of(text) not in key_of(declared):
        copy.notes.append(f"declared {column.replace('_', ' ')}, copy says: {text}")


def _set_agency(copy: Copy, head: Header, agency: Agency, declared: str | None) -> None:
    said = head.dateline.agency if head.dateline else None
    copy.agency = said or agency.name
    usual = agencies.names().get(declared.casefold(), declared) if declared else None
    if usual and said and said != usual:
        copy.notes.append(f"declared agency {usual}, dateline says {said}")
    copy.agency = usual or copy.agency


NOTE_ENDS = " /<>"
"""What closes a note at AFP (///), AP (<) and Yonhap (>>)."""


def _set_note(
    copy: Copy, head: Header, ending: ends.Ending, envelope: Envelope, agency: Agency
) -> None:
    """The notes to editors, declared and in the copy, and what they say was changed."""
    declared = (envelope.edit_note or "").strip()
    if opening := agency.note.match(declared):
        rest = declared[opening.end() :].strip()
        declared = rest[:-1] if "(" in opening[0] and rest.endswith(")") else rest
    said = [declared, head.note, *ending.notes]
    told = {key_of(text): text for part in said if part and (text := part.strip(NOTE_ENDS))}
    copy.edit_note = "; ".join(told.values()) or None
    copy.changes = _changes_in(copy.edit_note)


def _changes_in(note: str | None) -> tuple[Change, ...]:
    """What the lines of a note say was changed; what has no verb says nothing of the kind."""
    lines = (note or "").split("\n")
    return tuple(one for line in lines for one in change_notes.read(line) if one.verb)


def _set_titles(copy: Copy, head: Header, agency: Agency, declared: Declared) -> None:
    """Slug, headline and the line below it, and what their markers say.

    Of two lines that begin with the same marker the first is the slug, the second the headline;
    what stands above them is a page's own (a section, an id, a time) and goes to the notes.
    """
    _set_revision(copy, [*declared.marks, *(mark for title in head.titles for mark in title.marks)])
    titles = [title for title in head.titles if title.text]
    pairs = [n for n, (a, b) in enumerate(pairwise(titles)) if a.marks and a.marks == b.marks]
    first = pairs[0] if pairs else 0
    copy.notes += [f"above the slug: {title.text}" for title in titles[:first]]
    texts = [title.text for title in titles[first:] if title.text not in agency.names]
    if declared.slugline:
        texts = [text for text in texts if key_of(text) != key_of(declared.slugline)]
        if texts and agency.slug and agency.slug.match(texts[0]):
            copy.notes.append(f"declared slug, copy says: {texts.pop(0)}")
    elif pairs or _opens_with_slug(texts, agency, in_layout=bool(head.dateline or head.bylines)):
        copy.slugline, *texts = texts
    said = texts[0] if texts else None
    if declared.headline and said and key_of(said) != key_of(declared.headline):
        copy.notes.append(f"declared headline, copy says: {said}")
    copy.slugline = declared.slugline or copy.slugline
    copy.headline = declared.headline or said
    copy.subheadline = "\n".join(filter(None, [declared.subheadline, *texts[1:]])) or None


def _opens_with_slug(texts: list[str], agency: Agency, *, in_layout: bool) -> bool:
    """Whether the first of the unmarked title lines is a slug."""
    if texts and agency.slug and agency.slug.match(texts[0]):
        return True
    return agency.writes_slugs and len(texts) > 1 and header.is_slug(texts[0], texts[1], in_layout)


def _set_revision(copy: Copy, marks: list[Mark]) -> None:
    copy.genre = next((mark.genre for mark in marks if mark.genre), None)
    copy.take = next((mark.take for mark in marks if mark.take), None)
    copy.takes = next((mark.takes for mark in marks if mark.takes), None)
    labels = {mark.label: mark.ordinal for mark in marks if mark.label}
    if labels:
        copy.revision_label = max(labels, key=lambda label: labels[label])
        copy.revision_ordinal = labels[copy.revision_label]
    if len(labels) > 1:
        copy.notes.append(f"markers differ: {', '.join(labels)}")
    kinds = [mark.kind for mark in marks if mark.kind != "story"]
    copy.kind = kinds[0] if kinds else "story"
    said = dict.fromkeys(mark.note for mark in marks if mark.note and not mark.embargoed)
    if said:
        copy.edit_note = "; ".join(filter(None, [copy.edit_note, *map(str, said)]))
        copy.changes = _changes_in(copy.edit_note)
    if held := next((mark for mark in marks if mark.embargoed), None):
        copy.notes.append(f"embargoed: {held.note}" if held.note else "embargoed, the copy says")


def _set_bylines(copy: Copy, head: Header, envelope: Envelope) -> None:
    """The authors: as declared, else as the copy says."""
    agency_names = agencies.names()
    declared = [
        name
        for text in envelope.bylines
        for name in bylines.read_declared(text)
        if name.casefold() not in agency_names
    ]
    said = list(head.bylines)
    copy.bylines = list(dict.fromkeys(declared or said))
    copy.notes += [f"below the byline: {office}" for office in head.offices]
    if declared and said and set(map(key_of, said)) != set(map(key_of, declared)):
        copy.notes.append(f"declared byline, copy says: {', '.join(said)}")


def _take_repeated_dateline(copy: Copy, head: Header, envelope: Envelope) -> None:
    """Take off the body a dateline that is declared, and only by that known to be one."""
    declared = " ".join((envelope.dateline or "").split()).rstrip(DASHES)
    if not declared or head.dateline or not copy.paragraphs:
        return
    lead = copy.paragraphs[0]
    if lead[: len(declared)].casefold() != declared.casefold():
        return
    if dash := BEHIND_THE_DATELINE.match(lead, len(declared)):
        copy.paragraphs[0] = lead[dash.end() :]


DASHES = " -–—_:=."
BEHIND_THE_DATELINE = re.compile(r"\s*(?:\([^()]{2,30}\)\s*)?[-–—_:=.]{1,3}\s*(?=\S)")


def _set_kind(copy: Copy, envelope: Envelope, agency: Agency) -> None:
    """What kind of item it is: as declared, else as its markers, titles and notes say."""
    title = "\n".join(filter(None, [copy.slugline, copy.headline]))
    copy.refers_to = envelope.references
    declared = envelope.kind
    said = [*filter(None, [copy.edit_note]), *copy.paragraphs]
    notice = kills.kind_of(title, said)
    if notice or declared in KILLS or copy.kind in KILLS:
        named = kills.references(title, said)
        copy.refers_to = tuple(dict.fromkeys([*envelope.references, *named]))
    if declared and declared != "story":
        copy.kind = declared
    elif notice and copy.kind not in KILLS:
        copy.kind = notice
    elif copy.kind == "story":
        copy.kind = _kind_by_titles(copy, title, agency)


KILLS = ("kill", "withdrawn", "withheld")


def _kind_by_titles(copy: Copy, title: str, agency: Agency) -> str:
    for kind, pattern in (
        ("test", agency.test),
        ("digest", agency.digest),
        ("advisory", agency.advisory),
    ):
        if pattern and any(pattern.match(line) for line in title.split("\n")):
            return kind
    return "correction" if change_notes.are_corrections(copy.changes) else "story"


def _set_take(copy: Copy, envelope: Envelope, ending: ends.Ending) -> None:
    """The number of the take; copy that ends in MORE and gives none is the first."""
    copy.take = envelope.take or copy.take or (1 if ending.goes_on else None)
    copy.takes = envelope.takes or copy.takes
    if ending.goes_on:
        copy.notes.append("another take follows")


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
    copy: Copy,
    head: Header,
    ending: ends.Ending,
    agency: Agency,
    envelope: Envelope,
    *,
    cut_caption: bool,
) -> None:
    """Raise ParseError for copy that stops before it ends, or never comes to a body.

    A body in a structure that is whole is not cut, and what declares a headline needs no body.
    """
    closed = ending.ended or bool(ending.rights)
    if not envelope.is_body:
        _refuse_unfinished(copy, ending, agency, closed=closed, cut_caption=cut_caption)
    if copy.paragraphs or copy.kind in NEEDS_NO_BODY:
        return
    is_of_photos = not envelope.is_body or envelope.item_class not in (None, "text")
    if copy.photos and is_of_photos and (closed or _declares(envelope) or not _has_header(head)):
        copy.kind = "caption" if copy.kind == "story" else copy.kind
    elif copy.kind == "flash" and copy.headline:
        if not closed and copy.subheadline and copy.subheadline.startswith("("):
            raise ParseError(Reason.TRUNCATED, f"stops in a marker: {copy.subheadline!r}")
    elif envelope.is_body or (copy.headline and envelope.transmission):
        copy.notes.append("no text")
    elif closed and copy.headline:
        copy.kind = "flash" if copy.kind == "story" else copy.kind
        copy.notes.append("headline alone, without a flash marker")
    else:
        raise ParseError(Reason.NO_BODY, "a header without a body, and no end mark")


NEEDS_NO_BODY = (*KILLS, "advisory", "package", "test")


def _refuse_unfinished(
    copy: Copy, ending: ends.Ending, agency: Agency, *, closed: bool, cut_caption: bool
) -> None:
    """Raise ParseError for plain copy that stops short; note what may be."""
    if cut_caption:
        raise ParseError(Reason.TRUNCATED, "the last line opens a caption and does not close it")
    if not closed and ending.lines and OPENS_A_DATELINE.match(ending.lines[-1]):
        raise ParseError(Reason.TRUNCATED, f"stops in the dateline: {ending.lines[-1]!r}")
    if not copy.paragraphs:
        return
    last = copy.paragraphs[-1]
    if not ends.is_finished(last):
        if agency.always_ends and not closed:
            detail = f"no end mark, and the last line stops short: {last[-40:]!r}"
            raise ParseError(Reason.TRUNCATED, detail)
        copy.notes.append("the last line does not end as a sentence does")
    if agency.always_ends and not ending.ended:
        copy.notes.append("no end mark")


def _has_header(head: Header) -> bool:
    return bool(head.titles or head.notes or head.bylines or head.dateline)


def _set_dates(
    copy: Copy, head: Header, envelope: Envelope, uri: str, file_date: date | None
) -> None:
    """Take the dateline, and resolve its year and that of the photos' dates."""
    made = envelope.version_created_at or envelope.first_created_at
    if dateline := _dateline(copy, head, envelope):
        copy.dateline = dateline.raw
        copy.dateline_places = tuple(p for p in dateline.places if p.upper() != UNDATED)
        if dateline.date:
            copy.dateline_on = _resolve_dateline(
                copy, dateline.date, made.date() if made else None, uri, file_date
            )
            if copy.dateline_on is None:
                copy.notes.append(f"dateline without a certain date: {dateline.raw}")
    story_dates = [copy.dateline_on] if copy.dateline_on else [made.date()] if made else []
    copy.photo_dates = [
        dates.resolve(photo.taken, story_dates, file_date) if photo.taken else None
        for photo in copy.photos
    ]
    if envelope.located and copy.dateline_places and not _is_among(envelope.located, copy):
        copy.notes.append(f"located {envelope.located}, dateline says {copy.dateline_places[0]}")


def _dateline(copy: Copy, head: Header, envelope: Envelope) -> Dateline | None:
    """The dateline: as declared, unless that of the copy says the same in full."""
    said = head.dateline
    if not envelope.dateline:
        return said
    declared = datelines.read_declared(envelope.dateline, agencies.names())
    if declared is None or said is None:
        return declared or said
    if not said.places or declared.places == said.places:
        return said
    copy.notes.append(f"declared dateline, copy says: {said.raw}")
    return declared


def _is_among(located: str, copy: Copy) -> bool:
    """Whether the declared place is one of the dateline's, or of its country."""
    key = key_of(located)
    dateline = key_of(copy.dateline or "")
    return key in dateline or any(key_of(place) in key for place in copy.dateline_places)


def _resolve_dateline(
    copy: Copy, wire: WireDate, made: date | None, uri: str, file_date: date | None
) -> date | None:
    """The date of the dateline: by that declared, in the file's name, the captions', the file's.

    The name is the agency's id of the story; a caption may be of an older photo.
    """
    if made and (resolved := dates.nearest(wire, [made])):
        return resolved
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
