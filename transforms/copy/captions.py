"""Photo captions in the copy: found, taken out, and counted once."""

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from transforms.copy.caption_signs import SENTENCE, YEAR, Dress, is_caption
from transforms.copy.dates import WireDate
from transforms.copy.photos import (
    NO_CREDITS,
    Photo,
    credits_of,
    date_taken,
    distinct_of,
    key_of,
    merge,
    provider_of,
)
from transforms.source import Picture

MARKS = "▲△▴▵"
"""Bullets that stand before a caption and nothing else in English copy."""
BULLETS = MARKS + "▶►▷■□●○◆◇•·*-–—"
OPENINGS = BULLETS + "|!"
CLOSINGS = ")]|"

IMAGE = re.compile(
    r"!\[[^\[\]\n]{0,300}\]"
    r"\((?P<target>(?:[^()\s]|\([^()\s]{0,100}\)){0,800})[^()\n]{0,300}\)"
)
KOREAN_CREDIT = re.compile(r"\[[^\[\]]{0,80}(?:제공|재판매|자료사진|촬영|캡처)[^\[\]]{0,60}\]\s*\Z")
TITLE_CHARS = 120
CAPTION_LINES = 12
"""Lines a wrapped caption may run over."""
NEXT_CAPTION = re.compile(rf"(?<=[)\]])\s*(?=[{MARKS}])")
MANY_CAPTIONS = 8
BULLETS_AND_SPACE = BULLETS + " "


@dataclass(slots=True)
class Taken:
    """The copy with its captions taken out. `cut` says that the last one does not end."""

    photos: list[Photo]
    lines: list[str]
    cut: bool


def take(lines: list[str], header_ends: int = 0, photo_id: re.Pattern[str] | None = None) -> Taken:
    """Take the captions out of clean lines.

    A line is a caption for its bullet (▲), its place in a table cell below an image slot, its
    trailing credit or rights marker, or for words that only a caption has ("in this photo
    provided by ..."), read more strictly from line `header_ends` on, where the body begins. The
    same caption again, in other dress or in none, counts as a repeat. `photo_id` finds the
    agency's id in the target of an image slot, and belongs to the next caption.
    """
    reader = _Reader(photo_id)
    at = 0
    while at < len(lines):
        line = lines[at]
        first, last = line[0], line[-1]
        # Most lines of a story have none of the marks by which a caption is known.
        if (
            first not in OPENINGS
            and last not in CLOSINGS
            and "this " not in line
            and "these " not in line
            and (at >= header_ends or not YEAR.search(line))
            and not (last == "." and line[-2] in CLOSINGS)
            and not (first == "T" and line.startswith(("This ", "These ")))
            and "![" not in line
            and not (last.isalpha() and "/" in line[-45:])
        ) or (first == "(" and last == ")" and not reader.after_caption):
            at += 1
            reader.keep(line)
            continue
        cells, is_row, end = _cells(lines, at)
        for cell in cells:
            reader.read(cell, is_row, in_header=at < header_ends)
        at = end
    photos, kept = _without_repeats(reader.photos, reader.lines)
    return Taken(photos, kept, cut=bool(lines) and _is_cut(lines[-1]))


def declared(picture: Picture) -> Photo:
    """The caption of a picture that an envelope declares, read as one in the copy is."""
    text = " ".join(picture.text.split())
    bare, credit, provided_by, rights = credits_of(text.lstrip(BULLETS_AND_SPACE))
    on = picture.taken_on
    return Photo(
        bare,
        credit or picture.credit,
        provided_by or provider_of(bare),
        rights or picture.rights,
        WireDate(on.year, on.month, on.day) if on else date_taken(bare),
        picture.photo_id,
    )


class _Reader:
    """Reads the cells of the copy in their order, and remembers what stood before each."""

    def __init__(self, photo_id: re.Pattern[str] | None) -> None:
        self.photos: list[Photo] = []
        self.lines: list[str] = []
        self.after_slot = self.after_caption = False
        self._photo_id = photo_id
        self._ids: deque[str] = deque()
        self._known: dict[tuple[str, bool, bool, bool], Photo] = {}

    def keep(self, line: str) -> None:
        """Keep a line that is no caption."""
        self.lines.append(line)
        if self.after_slot or self.after_caption:
            self.after_slot = self.after_caption = False
            self._ids.clear()

    def read(self, cell: str, is_row: bool, in_header: bool) -> None:
        """Read one cell: an image slot, a caption, a credit alone, or other text."""
        text = self._without_slots(cell) if "![" in cell else cell
        if not text.strip(BULLETS_AND_SPACE):
            return
        place = (text, is_row, self.after_slot, in_header)
        photo = self._known.get(place)
        if photo:
            photo.repeats += 1
        elif not (photo := _photo(*place)):
            self.keep(text)
            return
        elif photo.text:
            self.photos.append(photo)
            self._known[place] = photo
        else:
            if self.after_caption:
                merge(self.photos[-1], photo)
            elif KOREAN_CREDIT.match(text) and self.lines and len(self.lines[-1]) <= TITLE_CHARS:
                # Korean desks set the title of a photo above its credit.
                photo.text = self.lines.pop()
                self.photos.append(photo)
                self.after_caption = True
            return
        photo_id = self._ids.popleft() if self._ids else None
        photo.photo_id = photo.photo_id or photo_id
        self.after_slot, self.after_caption = False, True

    def _without_slots(self, cell: str) -> str:
        """The text of a cell beside its image slots, whose photo ids are kept for captions."""
        if not self.after_slot:
            self._ids.clear()
        self.after_slot = True
        if self._photo_id:
            for slot in IMAGE.finditer(cell):
                if found := self._photo_id.search(slot["target"]):
                    self._ids.append(found[0])
        return " ".join(IMAGE.sub(" ", cell).split())


def _cells(lines: list[str], at: int) -> tuple[list[str], bool, int]:
    """The cells of the table row at a line, whether it is one, and the line after it.

    A line that is no row is one cell. A caption may run over several lines, in a cell to its
    pipe, behind a bullet to its credit.
    """
    line = lines[at]
    if line.startswith("|") and not line.endswith("|"):
        line, at = _joined(lines, at, lambda last: last.endswith("|"))
    if line.lstrip("| ")[:1] in MARKS and not line.endswith((".", ")", "]", "|", '"', "”")):
        line, at = _joined(lines, at, lambda last: credits_of(last)[1:] != NO_CREDITS)
    is_row = line.startswith("|")
    if not is_row:
        line = line.rstrip("| ")
        if not (line.startswith("![") and "|" in line):
            return _captions_of(line), False, at + 1
    cells = [
        part for cell in line.split("|") if cell.strip() for part in _captions_of(cell.strip())
    ]
    if len(cells) > 1 and not (
        any(cell[0] in MARKS or "![" in cell for cell in cells)
        or all(cell.endswith((")", "]")) for cell in cells)
    ):
        return [" | ".join(cells)], False, at + 1
    return cells, is_row, at + 1


def _captions_of(cell: str) -> list[str]:
    """A text, parted where a second caption begins behind the credit of the first."""
    marks = sum(cell.count(mark) for mark in MARKS)
    return NEXT_CAPTION.split(cell) if marks > 1 else [cell]


def _joined(lines: list[str], at: int, closes: Callable[[str], bool]) -> tuple[str, int]:
    """A wrapped caption from its first line to the one that closes it, and where that is.

    Where no line does before something else begins, the first line alone.
    """
    for end in range(at + 1, min(at + CAPTION_LINES, len(lines))):
        line = lines[end]
        if line[0] in "|!" or line[0] in MARKS or line.startswith(("By ", "(ATTN")):
            break
        if closes(line):
            return " ".join(lines[at : end + 1]), end
        if line[0] == "(" and not closes(line):
            break
    return lines[at], at


def _photo(text: str, is_row: bool, after_slot: bool, in_header: bool) -> Photo | None:
    """The caption a line or cell holds; with an empty text a credit alone; None for other text."""
    marked = text[0] in MARKS and sum(text.count(mark) for mark in MARKS) == 1
    bare, credit, provided_by, rights = credits_of(text.lstrip(BULLETS_AND_SPACE))
    if not bare:
        return Photo("", credit, provided_by, rights) if credit or rights else None
    dress = Dress(marked, is_row, after_slot, in_header, text[0] in BULLETS)
    if not (rights or is_caption(bare, credit or provided_by, dress)):
        return None
    return Photo(bare, credit, provided_by or provider_of(bare), rights, date_taken(bare))


def _is_cut(line: str) -> bool:
    """Whether the last line of a document is a table cell that never closes."""
    return line.startswith("|") and not line.endswith(("|", ")", "]", "."))


def _without_repeats(photos: list[Photo], lines: list[str]) -> tuple[list[Photo], list[str]]:
    """Count each caption once, and find it again among sentences without any mark."""
    distinct = distinct_of(photos)
    # The longest word of a caption stands in every copy of it: few lines need a closer look.
    telling = {max(photo.text.split(), key=len).strip("\"'“”‘’.,;:") for photo in distinct}
    if len(telling) > MANY_CAPTIONS:
        telling = {""}
    near = {line for word in telling for line in lines if word in line and line.endswith(SENTENCE)}
    if near:
        by_words = {key_of(photo.text): photo for photo in reversed(distinct)}
        copies = {line: photo for line in near if (photo := by_words.get(key_of(line)))}
        for line in lines:
            if line in copies:
                copies[line].repeats += 1
        lines = [line for line in lines if line not in copies]
    return distinct, lines
