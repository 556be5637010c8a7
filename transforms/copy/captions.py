"""Photo captions in the copy: found, taken out, and counted once."""

import hashlib
import re
import unicodedata
from collections import deque
from dataclasses import dataclass

from transforms.copy.dates import DATE, WireDate, read

MARKS = "▲△▴▵"
"""Bullets that stand before a caption and nothing else in English copy."""
BULLETS = MARKS + "▶►▷■□●○◆◇•·*-–—"
OPENINGS = BULLETS + "|!"
CLOSINGS = ")]|"

PHOTO = (
    r"(?:photo(?:graph)?|image|picture|graphic|footage|screenshot|screen grab|illustration"
    r"|composite|combo|rendering)s?"
)
PHOTO_WORDS = (
    "photo",
    "image",
    "picture",
    "graphic",
    "footage",
    "screen",
    "illustration",
    "composite",
    "combo",
    "rendering",
)
IN_THIS_PHOTO = re.compile(
    rf"\b(?:in|on) (?:this|these) (?:[\w.,'’-]+ ){{0,6}}?{PHOTO}\b"
    r"|\bin an? (?:undated |file )+photo\b",
    re.IGNORECASE,
)
ENDS_IN_THIS_PHOTO = re.compile(
    rf"\b(?:in|on) (?:this|these) (?:[\w.,'’-]+ ){{0,6}}?{PHOTO}\b"
    r"(?: (?:provided|taken|released|captured|obtained|distributed|published)\b.{0,100})?\.?\Z",
    re.IGNORECASE,
)
THIS_PHOTO_SHOWS = re.compile(
    rf"(?:This|These) (?:[\w.,'’-]+ ){{0,7}}?{PHOTO}\b.{{0,120}}?"
    r"\b(?:shows?|showing|depicts?|captures?|features?|sees?)\b",
    re.IGNORECASE,
)
FILE_PHOTO = re.compile(r"\bfile (?:photo|image|picture)|자료사진", re.IGNORECASE)
SPEECH = re.compile(
    r"[\"“”]|\b(?:said|says|told|according to|added|noted|wrote|explained|reported)\b"
)

TRAILING_GROUP = re.compile(r"\s*[(\[]([^()\[\]]{1,120})[)\]]\.?\Z")
RIGHTS = re.compile(
    r"not for (?:re)?sale|no (?:re)?sales?|no archiv|no redistribution|editorial use|"
    r"do not (?:use|resell)|재판매|DB ?금지",
    re.IGNORECASE,
)
PROVIDER = re.compile(
    r"(?:photo |image )?(?:courtesy of|provided by|captured from|released by)\s+(.+)\Z",
    re.IGNORECASE,
)
AGENCIES = (
    r"Yonhap|AP|AFP|EPA|EFE|Reuters|REUTERS|Xinhua|Kyodo|UPI|TASS|dpa|DPA|ANSA|PTI|AAP|ATS|PA"
    r"|Newsis|Getty(?: Images)?|Bernama|KCNA|Sipa|Pool|연합뉴스"
)
CREDIT = re.compile(
    rf"(?:[\w.&' ]{{2,40}}(?:[-/=]| via ))?(?:{AGENCIES})"
    r"(?:[ -](?:Yonhap|EFE|AP|News(?: Agency| TV)?|Photo|file|file photo|자료사진))*"
    r"(?:/[\w .'’-]+)?\Z"
    r"|(?:photo|pool|file|handout|courtesy|credit)\b.{0,60}\Z",
    re.IGNORECASE,
)

IMAGE = re.compile(r"!\[[^\]]*\]\((?P<target>[^()\s]*)[^()]*\)")
TAKEN = (
    re.compile(rf"\bthis {DATE},? (?:\w+ ){{0,3}}?{PHOTO}\b", re.IGNORECASE),
    re.compile(
        rf"\b{PHOTO},? (?:\w+ ){{0,2}}?(?:taken|captured|shot|dated)\b.{{0,60}}?\b(?:on )?{DATE}",
        re.IGNORECASE,
    ),
)
ANY_DATE = re.compile(rf"\b{DATE}")
PROVIDED_BY = re.compile(
    rf"\b{PHOTO},?[^;]{{0,60}}?\b(?:provided|released|distributed) by (?P<who>.+?)"
    r"(?=,(?! (?:Ltd|Inc|Co|LLC|Corp)\b)|;|\.?\Z|(?<!\bCo)(?<!\bInc)(?<!\bLtd)(?<!\bCorp)\.\s"
    r"| on (?:[A-Z][a-z]{2,8}\.? \d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
    r"| (?:shows?|showing|depicts?|features?|captures?)\b)",
    re.IGNORECASE,
)

WORDS = re.compile(r"\w+")
OPENS_CELL_LINES = 4
"""Lines a caption may run over inside one table cell."""
FEWEST_WORDS = 4
WORDS_OF_A_SENTENCE = 8


@dataclass(slots=True)
class Photo:
    """A distinct caption: what it says, and how often it stands in the copy."""

    text: str
    credit: str | None = None
    provided_by: str | None = None
    rights: str | None = None
    taken: WireDate | None = None
    photo_id: str | None = None
    repeats: int = 1

    @property
    def is_file_photo(self) -> bool:
        """Whether the caption calls it a file photo: its date is not the story's."""
        return FILE_PHOTO.search(self.text) is not None

    @property
    def key(self) -> str:
        """The photo's id, else 16 hex digits drawn from the caption's words and its credit."""
        if self.photo_id:
            return self.photo_id
        words = f"{key_of(self.text)}\n{key_of(self.credit or '')}"
        return hashlib.sha256(words.encode()).hexdigest()[:16]


@dataclass(slots=True)
class Taken:
    """The copy with its captions taken out. `cut` says that the last one does not end."""

    photos: list[Photo]
    lines: list[str]
    cut: bool


def key_of(text: str) -> str:
    """The words of a text alone: white space, quotes, dashes, bullets and case do not count."""
    return " ".join(WORDS.findall(unicodedata.normalize("NFKC", text).casefold()))


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
        first = line[0]
        # Most lines of a story have none of the marks by which a caption is known.
        if (
            first not in OPENINGS
            and (line[-1] not in CLOSINGS or (first == "(" and not reader.after_caption))
            and "this " not in line
            and "these " not in line
            and "![" not in line
            and not line.endswith((").", "]."))
        ):
            at += 1
            reader.lines.append(line)
            reader.after_slot = reader.after_caption = False
            continue
        cells, is_row, end = _cells(lines, at)
        for cell in cells:
            reader.read(cell, is_row, in_header=at < header_ends)
        at = end
    photos, kept = _without_repeats(reader.photos, reader.lines)
    return Taken(photos, kept, cut=bool(lines) and _is_cut(lines[-1]))


class _Reader:
    """Reads the cells of the copy in their order, and remembers what stood before each."""

    def __init__(self, photo_id: re.Pattern[str] | None) -> None:
        self.photos: list[Photo] = []
        self.lines: list[str] = []
        self._photo_id = photo_id
        self._ids: deque[str] = deque()
        self._known: dict[tuple[str, bool, bool, bool], Photo] = {}
        self.after_slot = self.after_caption = False

    def read(self, cell: str, is_row: bool, in_header: bool) -> None:
        """Read one cell: an image slot, a caption, a credit alone, or other text."""
        text = self._without_slots(cell) if "![" in cell else cell
        if not text:
            return
        place = (text, is_row, self.after_slot, in_header)
        if first := self._known.get(place):
            first.repeats += 1
            self.after_slot, self.after_caption = False, True
        elif not (photo := _photo(*place)):
            self.lines.append(text)
            self.after_slot = self.after_caption = False
        elif photo.text:
            photo.photo_id = self._ids.popleft() if self._ids else None
            self.photos.append(photo)
            self._known[place] = photo
            self.after_slot, self.after_caption = False, True
        elif self.after_caption:
            _merge(self.photos[-1], photo)

    def _without_slots(self, cell: str) -> str:
        """The text of a cell beside its image slots, whose photo ids are kept for captions."""
        for slot in IMAGE.finditer(cell):
            cell = cell.replace(slot[0], " ")
            self.after_slot = True
            if self._photo_id and (found := self._photo_id.search(slot["target"])):
                self._ids.append(found[0])
        return cell.strip()


def _cells(lines: list[str], at: int) -> tuple[list[str], bool, int]:
    """The cells of the table row at a line, whether it is one, and the line after it.

    A line that is no row is one cell. A cell may run over several lines until its pipe.
    """
    line = lines[at]
    if not line.startswith("|"):
        bare = line.rstrip("| ")
        is_slot = line.startswith("![") and "|" in bare
        return (bare.split("|") if is_slot else [bare]), False, at + 1
    if not line.endswith("|") and _groups(line)[1:] == (None, None, None):
        for end in range(at + 1, min(at + OPENS_CELL_LINES, len(lines))):
            if lines[end].startswith(("|", "![")):
                break
            if lines[end].endswith("|"):
                line, at = " ".join(lines[at : end + 1]), end
                break
    cells = [cell.strip() for cell in line.split("|")]
    cells = [cell for cell in cells if cell]
    if len(cells) > 1 and not any(c[0] in MARKS or "![" in c for c in cells):
        return [" | ".join(cells)], False, at + 1
    return cells, True, at + 1


def _photo(text: str, is_row: bool, after_slot: bool, in_header: bool) -> Photo | None:
    """The caption a line or cell holds; with an empty text a credit alone; None for other text."""
    marked = text[0] in MARKS and sum(text.count(mark) for mark in MARKS) == 1
    bulleted = text[0] in BULLETS
    bare, credit, provided_by, rights = _groups(text.lstrip(BULLETS + " "))
    if not bare:
        return Photo("", credit, provided_by, rights) if credit or rights else None
    if not (
        marked or rights or _is_caption(bare, credit, is_row or bulleted, after_slot, in_header)
    ):
        return None
    if provided_by is None and " by " in bare and (provider := PROVIDED_BY.search(bare)):
        provided_by = provider["who"].strip()
    return Photo(bare, credit, provided_by, rights, _date_taken(bare))


def _is_caption(
    bare: str, credit: str | None, dressed: bool, after_slot: bool, in_header: bool
) -> bool:
    """Whether an unmarked text is a caption, from its credit, its place and its words."""
    if bare.startswith("("):
        return False
    words = bare.count(" ") + 1
    lower = bare.lower()
    says_photo = any(word in lower for word in PHOTO_WORDS) and (
        IN_THIS_PHOTO.search(bare) or THIS_PHOTO_SHOWS.match(bare)
    )
    if credit and words >= FEWEST_WORDS:
        return bool(says_photo or bare.endswith((".", '."', ".”")) or dressed)
    if dressed and (after_slot or (in_header and words >= WORDS_OF_A_SENTENCE)):
        return True
    if not says_photo or SPEECH.search(bare):
        return False
    return in_header or bool(ENDS_IN_THIS_PHOTO.search(bare) or THIS_PHOTO_SHOWS.match(bare))


def _groups(text: str) -> tuple[str, str | None, str | None, str | None]:
    """A text without its trailing brackets; the credit, provider and rights they held."""
    credit = provided_by = rights = None
    while True:
        text = text.rstrip()
        closed = text[:-1] if text.endswith((").", "].")) else text
        if not closed.endswith((")", "]")):
            break
        start = max(closed.rfind("("), closed.rfind("["))
        group = closed[start + 1 : -1].strip()
        if start < 0 or len(group) > 120:
            break
        if RIGHTS.search(group):
            rights = group if rights is None else f"{group}; {rights}"
        elif provider := PROVIDER.match(group):
            provided_by = provider[1]
        elif CREDIT.match(group):
            credit = group if credit is None else f"{group}; {credit}"
        else:
            break
        text = closed[:start]
    return text, credit, provided_by, rights


def _date_taken(text: str) -> WireDate | None:
    """The date of the photo: stated of the photo itself, else the first that has a year."""
    dates = [read(found) for found in ANY_DATE.finditer(text)]
    if len(dates) > 1:
        for pattern in TAKEN:
            if found := pattern.search(text):
                return read(found)
    return next((day for day in dates if day.year), dates[0] if dates else None)


def _is_cut(line: str) -> bool:
    """Whether the last line of a document is a table cell that never closes."""
    return line.startswith("|") and not line.endswith(("|", ")", "]", "."))


def _merge(photo: Photo, again: Photo) -> None:
    """Add to a caption what another copy of it says beyond it."""
    photo.credit = photo.credit or again.credit
    photo.provided_by = photo.provided_by or again.provided_by
    photo.rights = photo.rights or again.rights
    photo.photo_id = photo.photo_id or again.photo_id


def _without_repeats(photos: list[Photo], lines: list[str]) -> tuple[list[Photo], list[str]]:
    """Count each caption once, and find it again among lines without any mark."""
    distinct = _distinct(photos)
    # The longest word of a caption stands in every copy of it: few lines need a closer look.
    telling = {max(photo.text.split(), key=len).strip("\"'“”‘’.,;:") for photo in distinct}
    near = [line for word in telling for line in lines if word in line]
    if near:
        by_words = {key_of(photo.text): photo for photo in reversed(distinct)}
        copies = {line: photo for line in near if (photo := by_words.get(key_of(line)))}
        for line in lines:
            if line in copies:
                copies[line].repeats += 1
        lines = [line for line in lines if line not in copies]
    return distinct, lines


def _distinct(photos: list[Photo]) -> list[Photo]:
    """The captions with their copies counted: same words, and credits that do not differ."""
    if len(photos) < 2:
        return photos
    distinct: dict[str, list[Photo]] = {}
    for photo in photos:
        same_words = distinct.setdefault(key_of(photo.text), [])
        for first in same_words:
            if not (first.credit and photo.credit) or key_of(first.credit) == key_of(photo.credit):
                first.repeats += photo.repeats
                _merge(first, photo)
                break
        else:
            same_words.append(photo)
    return [photo for same_words in distinct.values() for photo in same_words]
