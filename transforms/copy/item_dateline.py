"""The dateline of an item and its date, and the dates of its photos."""

import re
from datetime import date

from transforms import agencies
from transforms.copy import datelines, dates
from transforms.copy.copy import Copy, Parts
from transforms.copy.datelines import Dateline
from transforms.copy.dates import WireDate
from transforms.copy.header import FindDateline
from transforms.copy.photos import key_of

AMONG_LINES = 60
"""Lines, captions counted, among which the dateline is looked for to bound the header."""
UNDATED = "UNDATED"
"""What AP writes for a place where a story is of no one place."""
DASHES = " -–—_:=."
BEHIND = re.compile(r"\s*(?:\([^()]{2,30}\)\s*)?[-–—_:=.]{1,3}\s*(?=\S)")
"""What stands between a dateline and the story."""
FULL_DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
)


def first_among(lines: list[str], find_dateline: FindDateline) -> tuple[int, Dateline | None]:
    """The line of the dateline, and the dateline; (0, None) where there is none.

    Before it captions stand among slug, headline and byline.
    """
    for at, line in enumerate(lines[:AMONG_LINES]):
        if line[0] != "|" and (dateline := find_dateline(line)):
            return at, dateline
    return 0, None


def take_repeated(copy: Copy, parts: Parts) -> None:
    """Take off the body a dateline that is declared, and only by that known to be one."""
    declared = " ".join((parts.envelope.dateline or "").split()).rstrip(DASHES)
    if not declared or parts.head.dateline or not copy.paragraphs:
        return
    lead = copy.paragraphs[0]
    if lead[: len(declared)].casefold() != declared.casefold():
        return
    if dash := BEHIND.match(lead, len(declared)):
        copy.paragraphs[0] = lead[dash.end() :]


def settle(copy: Copy, parts: Parts) -> None:
    """The dateline, its places and its date, and the dates on which photos were taken."""
    made = _made_on(parts)
    if dateline := _settled(copy, parts):
        copy.dateline = dateline.raw
        copy.dateline_places = tuple(p for p in dateline.places if p.upper() != UNDATED)
        if dateline.date:
            copy.dateline_on = _resolved(copy, dateline.date, parts)
            if copy.dateline_on is None:
                copy.notes.append(f"dateline without a certain date: {dateline.raw}")
    story_dates = list(filter(None, [copy.dateline_on or made]))
    copy.photo_dates = [
        dates.resolve(photo.taken, story_dates, parts.file_date) if photo.taken else None
        for photo in copy.photos
    ]
    located = parts.envelope.located
    if located and copy.dateline_places and not _is_among(located, copy):
        copy.notes.append(f"located {located}, dateline says {copy.dateline_places[0]}")


def _made_on(parts: Parts) -> date | None:
    """The day on which the version was made, as declared."""
    made = parts.envelope.version_created_at or parts.envelope.first_created_at
    return made.date() if made else None


def _settled(copy: Copy, parts: Parts) -> Dateline | None:
    """The dateline: as declared, unless that of the copy says the same in full."""
    said = parts.head.dateline
    if not parts.envelope.dateline:
        return said
    declared = datelines.read_declared(parts.envelope.dateline, agencies.names())
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


def _resolved(copy: Copy, wire: WireDate, parts: Parts) -> date | None:
    """The date of the dateline: by that declared, in the file's name, the captions', the file's.

    The name is the agency's id of the story; a caption may be of an older photo.
    """
    for known in (_made_on(parts), _date_in_name(parts.uri)):
        if known and (resolved := dates.nearest(wire, [known])):
            return resolved
    evidence = [
        day
        for photo in copy.photos
        if photo.taken and photo.taken.year and not photo.is_file_photo
        if (day := photo.taken.on(photo.taken.year))
    ]
    lead = copy.paragraphs[0] if copy.paragraphs else ""
    return dates.resolve(wire, evidence, parts.file_date, lead)


def _date_in_name(uri: str) -> date | None:
    """The date in the name of a file, as in AEN20260112000100315: part of the story's id."""
    found = FULL_DATE.search(uri.rpartition("/")[2])
    if not found:
        return None
    year, month, day = (int(part) for part in found.groups())
    return WireDate(year, month, day).on(year)
