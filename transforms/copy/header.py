"""The head of the copy: slug, headline, markers, change note, byline, dateline."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from transforms.agencies.agency import Agency, Mark
from transforms.copy import bylines, change_note_lines
from transforms.copy.datelines import Dateline
from transforms.copy.ends import ends_a_sentence
from transforms.copy.photos import key_of

FindDateline = Callable[[str], Dateline | None]
"""What finds the dateline that a line begins with."""
WIRE_ENDS = re.compile(r"\s={1,2}\Z")
"""What closes a line of the header on the wires of IPTC 7901, left in copy taken from them."""
HEADER_LINES = 14
"""Lines, captions not counted, among which a header is looked for."""
BODY_LINES = 10
"""Lines of a body without titles among which its dateline is looked for."""
HEADLINE_CHARS = 160
TITLE_LINES = 3
"""Lines of title where no dateline bounds them: slug, headline, and one below."""

ABBREVIATION_ENDS = re.compile(
    r"\b(?:[A-Za-z]\.){1,4}\Z|\b(?:Inc|Corp|Co|Ltd|No|Gov|Gen|Sen|St|vs|pct|al)\.\Z"
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
    notes: dict[str, None] = field(default_factory=dict)
    bylines: dict[str, None] = field(default_factory=dict)
    contacts: dict[str, None] = field(default_factory=dict)
    offices: dict[str, None] = field(default_factory=dict)
    dateline: Dateline | None = None
    body: list[str] = field(default_factory=list)
    declared: frozenset[str] | None = None

    @property
    def note(self) -> str | None:
        """The change notes, each once."""
        return "; ".join(filter(None, self.notes)) or None


def read(
    lines: list[str],
    agency: Agency,
    find_dateline: FindDateline,
    declared: frozenset[str] | None = None,
    head: list[str] | None = None,
) -> Header:
    """Read the head of copy whose captions, end and padding are taken out.

    All above the dateline is header. Where there is no dateline, the body begins behind the
    byline or change note that stands last, or with the first line that reads as a paragraph.
    `declared` holds the keys of the titles that an envelope declares whose copy is the body
    alone: there a line above the dateline is a title only if it repeats one of them. `head` holds
    the lines above the body where the format tells them apart from it.
    """
    header = Header(declared=declared)
    if head:
        header.declared = None
        lines = (
            _read_titles(
                change_note_lines.apart(head, agency, HEADER_LINES), agency, header, is_bounded=True
            )
            + lines
        )
        titles = {key_of(title.text) for title in header.titles}
        header.declared = declared = frozenset(titles) | (declared or frozenset())
    lines = change_note_lines.apart(lines, agency, HEADER_LINES)
    if lines and agency.digest and agency.digest.match(lines[0]):
        _read_digest(lines, agency, find_dateline, header)
        return header
    at, dateline = _find_dateline(lines, find_dateline, header)
    if dateline is not None:
        header.dateline = dateline
        header.bylines.update(dict.fromkeys(dateline.bylines))
        left = _read_above(lines[:at], agency, header)
        header.body = left + _after_dateline(lines, at, dateline, find_dateline)
        header.body = _byline_below(header.body, header)
    else:
        header.body = _read_titles(lines, agency, header, is_bounded=False)
    header.body = [rest for line in header.body if (rest := _without_note(line, agency, header))]
    return header


def _read_above(lines: list[str], agency: Agency, header: Header) -> list[str]:
    """Read the lines above the dateline; give back those that are none of the header.

    In a body whose titles are declared, bullets may stand above the byline.
    """
    if header.declared is None:
        return _read_titles(lines, agency, header, is_bounded=True)
    return [line for one in lines for line in _read_titles([one], agency, header, is_bounded=False)]


def _read_digest(
    lines: list[str], agency: Agency, find_dateline: FindDateline, header: Header
) -> None:
    """Read a digest: a title, perhaps its own dateline, and items with headers."""
    marks, text = agency.marks(lines[0])
    header.titles.append(Title(text, marks))
    header.body = lines[1:]
    if len(lines) > 1 and (dateline := find_dateline(lines[1])):
        rest = lines[1][dateline.ends :].strip(" -")
        if not rest:
            header.dateline = dateline
            header.body = lines[2:]


def _byline_below(body: list[str], header: Header) -> list[str]:
    """The body without a byline that stands behind the dateline, on a line of its own."""
    if body and not header.bylines and (byline := bylines.find(body[0])):
        _take_byline(byline, header)
        return body[1:]
    return body


def _find_dateline(
    lines: list[str], find_dateline: FindDateline, header: Header
) -> tuple[int, Dateline | None]:
    """The line of the dateline, and the dateline; (0, None) where there is none.

    In a body whose titles are declared it stands in one of the first lines, behind bullets,
    notes and a byline.
    """
    within = HEADER_LINES if header.declared is None else BODY_LINES
    for at, line in enumerate(lines[:within]):
        if dateline := find_dateline(line):
            return at, dateline
        if header.declared is not None and _is_paragraph(line) and line[0] not in "(*+-":
            break
    return 0, None


def _after_dateline(
    lines: list[str], at: int, dateline: Dateline, find_dateline: FindDateline
) -> list[str]:
    """The body: behind the dateline, which may be pasted twice, and the line that repeats it."""
    rest = lines[at][dateline.ends :]
    while (again := find_dateline(rest)) and again.raw == dateline.raw:
        rest = rest[again.ends :]
    following = at + 1
    while following < len(lines) and lines[following] == lines[at]:
        following += 1
    return ([rest] if rest else []) + lines[following:]


def _read_titles(lines: list[str], agency: Agency, header: Header, is_bounded: bool) -> list[str]:
    """Read titles, notes and bylines; give back the lines from the first of the body on."""
    waiting = lines[:HEADER_LINES] if not is_bounded else list(lines)
    behind = [] if is_bounded else lines[HEADER_LINES:]
    while waiting:
        line = waiting[0]
        if note := change_note_lines.find(waiting, agency):
            text, rest, used = note
            header.notes[text] = None
            waiting[:used] = [rest] if rest else []
        elif byline := bylines.find(line):
            _take_byline(byline, header)
            del waiting[0]
        elif header.bylines and bylines.OFFICE_LINE.match(line):
            header.offices[line] = None
            del waiting[0]
        elif _take_title(line, agency, header, is_bounded):
            del waiting[0]
        else:
            break
    return waiting + behind


def _take_byline(byline: tuple[tuple[str, ...], str | None], header: Header) -> None:
    names, address = byline
    header.bylines.update(dict.fromkeys(names))
    header.contacts.update({address: None} if address else {})


def _take_title(line: str, agency: Agency, header: Header, is_bounded: bool) -> bool:
    """Take a line as title; False where it is the first of the body."""
    marks, text = agency.marks(WIRE_ENDS.sub("", line))
    if header.declared is not None:
        return _take_repeated(Title(text, marks), header)
    is_over = header.notes or header.bylines or len(header.titles) == TITLE_LINES
    # `ANALYSIS - ` opens paragraphs too; a lead or a flash marks nothing but a title.
    is_marked = any(mark.label or mark.kind != "story" for mark in marks)
    if not (is_bounded or is_marked) and (is_over or _is_paragraph(text)):
        return False
    title = Title(text, marks)
    if title not in header.titles:
        header.titles.append(title)
    return True


def _take_repeated(title: Title, header: Header) -> bool:
    """Take a line that is a marker alone, or repeats a declared title; False for another."""
    if title.text and key_of(title.text) not in (header.declared or ()):
        return False
    if title.marks:
        header.titles.append(Title("", title.marks))
    return True


def _without_note(line: str, agency: Agency, header: Header) -> str:
    """A line of the body without the change note it opens with, which is added to the notes."""
    note = change_note_lines.find([line], agency)
    if note is None:
        return line
    header.notes[note[0]] = None
    return note[1]


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
