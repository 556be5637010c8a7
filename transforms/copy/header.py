"""The head of the copy: slug, headline, markers, change note, byline, dateline."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from transforms.agencies.agency import Agency, Mark
from transforms.copy import bylines, datelines
from transforms.copy.datelines import Dateline
from transforms.copy.ends import ends_a_sentence

HEADER_LINES = 14
"""Lines, captions not counted, among which a header is looked for."""
NOTE_LINES = 5
HEADLINE_CHARS = 160
SLUG_CHARS = 50
SLUG_WORDS = 7
TITLE_LINES = 3
"""Lines of title: slug, headline, and one below."""

BRACKET = re.compile(r"\(([^()]{1,80})\)\s*")
ABBREVIATION_ENDS = re.compile(
    r"\b(?:[A-Z]\.){1,4}\Z|\b(?:Inc|Corp|Co|Ltd|No|Gov|Gen|Sen|St|vs)\.\Z"
)


@dataclass(slots=True)
class Title:
    """A line of the title without its markers."""

    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(slots=True)
class Header:
    """What the head of the copy says, and the lines after it, the dateline taken off."""

    titles: list[Title] = field(default_factory=list)
    note: str | None = None
    bylines: list[str] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)
    dateline: Dateline | None = None
    body: list[str] = field(default_factory=list)


def read(lines: list[str], agency: Agency, agency_names: Mapping[str, str]) -> Header:
    """Read the head of copy whose captions, end and padding are taken out.

    The body begins behind the dateline; where there is none, behind the byline or change note
    that stands last, or with the first line that reads as a paragraph.
    """
    header = Header()
    at = 0
    notes: list[str] = []
    while at < len(lines) and at < HEADER_LINES:
        line = lines[at]
        if line[0] == "(" and (found := _note(lines, at, agency)):
            text, at = found
            notes += [] if text in notes else [text]
            continue
        if dateline := datelines.find(line, agency_names):
            header.dateline = dateline
            rest = line[dateline.ends :].lstrip()
            header.body = ([rest] if rest else []) + _after(lines, at)
            break
        at += 1
        if byline := bylines.find(line):
            names, address = byline
            header.bylines += [name for name in names if name not in header.bylines]
            header.contacts += [address] if address else []
        elif not _take_title(line, agency, header, is_last=bool(notes or header.bylines)):
            header.body = lines[at - 1 :]
            break
    else:
        header.body = lines[at:]
    header.body = [
        line for line in header.body if line[0] != "(" or not _is_note(line, agency, notes)
    ]
    header.note = "; ".join(notes) or None
    return header


def _take_title(line: str, agency: Agency, header: Header, is_last: bool) -> bool:
    """Take a line as title; False where it is the first of the body."""
    marks, text = _marks(line, agency)
    if not marks and (is_last or len(header.titles) == TITLE_LINES or _is_paragraph(text)):
        return False
    if text and text not in {title.text for title in header.titles if title.marks == marks}:
        header.titles.append(Title(text, marks))
    elif not text and marks:
        header.titles.append(Title("", marks))
    return True


def _after(lines: list[str], at: int) -> list[str]:
    """The lines behind a dateline; the same line pasted twice counts once."""
    following = at + 1
    while following < len(lines) and lines[following] == lines[at]:
        following += 1
    return lines[following:]


def _note(lines: list[str], at: int, agency: Agency) -> tuple[str, int] | None:
    """The change note that begins at a line, and the line behind it.

    A note that is not closed on its line runs on to the line that closes it.
    """
    if not agency.note.match(lines[at]):
        return None
    end = at + 1
    text = lines[at]
    if not text.endswith(")"):
        for last in range(at + 1, min(at + NOTE_LINES, len(lines))):
            if lines[last].endswith(")") and "(" not in lines[last]:
                text, end = " ".join(lines[at : last + 1]), last + 1
                break
    found = agency.note.match(text)
    return (found["note"].rstrip(") "), end) if found else None


def _is_note(line: str, agency: Agency, notes: list[str]) -> bool:
    """Whether a body line is a change note; it is added to the notes."""
    found = agency.note.match(line)
    if found and (note := found["note"].rstrip(") ")) not in notes:
        notes.append(note)
    return found is not None


def _marks(line: str, agency: Agency) -> tuple[tuple[Mark, ...], str]:
    """The markers a line begins with, and the rest of it."""
    marks: list[Mark] = []
    while line.startswith("(") and (bracket := BRACKET.match(line)):
        mark = agency.mark(bracket[1])
        if mark is None:
            break
        marks.append(mark)
        line = line[bracket.end() :]
    return tuple(marks), line


def _is_paragraph(line: str) -> bool:
    """Whether a line reads as a paragraph: too long for a headline, or a full sentence."""
    if len(line) > HEADLINE_CHARS:
        return True
    closed = line.rstrip("\"'”’")
    return (
        ends_a_sentence(line)
        and closed.endswith((".", ".)", "。"))
        and not ABBREVIATION_ENDS.search(closed)
    )


def is_slug(first: str, second: str) -> bool:
    """Whether the first of two title lines is the slug of the second.

    A slug is a few words, fewer than the headline below it has.
    """
    return (
        len(first) <= SLUG_CHARS
        and first.count(" ") < SLUG_WORDS
        and len(first) < len(second)
        and not first.endswith(("?", "!"))
    )
