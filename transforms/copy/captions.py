"""Photo captions in the copy: found, taken out, and counted once."""

import hashlib
import re
import unicodedata
from collections import deque
from collections.abc import Callable
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
OF_A_PHOTO = re.compile(r"\bprovided by\b|\b(?:19|20)\d\d\b|\bundated\b|\bfile photo")
"""What a caption in the body says of its photo: whose it is, or of what day."""
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
QUOTED = re.compile(r"[\"“”]")
SPEECH = re.compile(r"\b(?:said|says|told|according to|added|noted|wrote|explained|reported)\b")

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
    r"Yonhap|AP|AFP|EPA|EFE|Reuters|Xinhua|Kyodo|UPI|TASS|dpa|ANSA|PTI|AAP|ATS|PA|Newsis"
    r"|Getty(?: Images)?|Bernama|KCNA|Sipa|연합뉴스"
)
_KIND = r"(?:[ -](?:Photo|Video|News(?: Agency| TV)?|file(?: photo)?|Yonhap|EFE|AP|자료사진))*"
CREDIT = re.compile(
    rf"(?:{AGENCIES}){_KIND}(?:/[^/]{{2,60}})?(?:, (?:File|Pool))?\Z"
    rf"|[^()]{{2,100}}(?:[-/=]|, ?| via )(?:{AGENCIES}){_KIND}\Z"
    r"|(?:photo|pool|file|handout|courtesy|credit)\b.{0,60}\Z|촬영 .{1,40}\Z",
    re.IGNORECASE,
)
BARE_CREDIT = re.compile(r"(?<=[.\d]) ((?:REUTERS|AFP|AP|EPA)/[A-Z][\w .'’-]{2,40}?)\.?\Z")

IMAGE = re.compile(
    r"!\[[^\[\]\n]{0,300}\]"
    r"\((?P<target>(?:[^()\s]|\([^()\s]{0,100}\)){0,800})[^()\n]{0,300}\)"
)
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

WORDS = re.compile(r"(?:(?<=\s)[-+](?=\d))?\w+")
"""A word, or a figure with its sign: -5 C is not 5 C."""
CAPTION_LINES = 12
"""Lines a wrapped caption may run over."""
NEXT_CAPTION = re.compile(rf"(?<=[)\]])\s*(?=[{MARKS}])")
FEWEST_WORDS = 4
MANY_CAPTIONS = 8
NO_GROUPS = (None, None, None)
SENTENCE = (".", '."', ".”")
COMPANY = (" Co", " Inc", " Ltd", " Corp")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
BULLETS_AND_SPACE = BULLETS + " "
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


@dataclass(frozen=True, slots=True)
class Dress:
    """How a text stands in the copy: its bullet (▲ or another), its cell, its place."""

    marked: bool
    is_row: bool
    after_slot: bool
    in_header: bool
    bulleted: bool


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
                _merge(self.photos[-1], photo)
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
        line, at = _joined(lines, at, lambda last: _groups(last)[1:] != NO_GROUPS)
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
    bare, credit, provided_by, rights = _groups(text.lstrip(BULLETS_AND_SPACE))
    if not bare:
        return Photo("", credit, provided_by, rights) if credit or rights else None
    dress = Dress(marked, is_row, after_slot, in_header, text[0] in BULLETS)
    if not (rights or _is_caption(bare, credit or provided_by, dress)):
        return None
    if provided_by is None and " by " in bare and (provider := PROVIDED_BY.search(bare)):
        provided_by = provider["who"].strip()
        if provided_by.endswith(COMPANY):
            provided_by += "."
    return Photo(bare, credit, provided_by, rights, _date_taken(bare))


def _is_caption(bare: str, credit: str | None, dress: Dress) -> bool:
    """Whether a text without rights marker is a caption: by its dress, place and words."""
    if bare.startswith("(") or ") --" in bare[:80]:
        return False
    words = bare.count(" ") + 1
    is_sentence = bare.endswith(SENTENCE)
    if dress.marked:
        # In the body ▲ also stands before the points of a list.
        in_place = dress.is_row or dress.after_slot or dress.in_header
        return bool(in_place or credit or (is_sentence and not bare[0].islower()))
    lower = bare.lower()
    says_photo = any(word in lower for word in PHOTO_WORDS) and bool(
        IN_THIS_PHOTO.search(bare) or THIS_PHOTO_SHOWS.match(bare)
    )
    if credit and words >= FEWEST_WORDS:
        return says_photo or is_sentence or dress.is_row or dress.bulleted
    has_year = YEAR.search(bare) is not None and words >= WORDS_OF_A_SENTENCE and is_sentence
    if dress.is_row and dress.after_slot and (dress.in_header or has_year):
        return True
    if dress.in_header and (says_photo or (has_year and ANY_DATE.search(bare))):
        return True
    if not says_photo or not OF_A_PHOTO.search(bare) or SPEECH.search(bare):
        return False
    if THIS_PHOTO_SHOWS.match(bare):
        return not QUOTED.search(bare)
    return ENDS_IN_THIS_PHOTO.search(bare) is not None


def _groups(text: str) -> tuple[str, str | None, str | None, str | None]:
    """A text without its trailing brackets; the credit, provider and rights they held."""
    credit = provided_by = rights = None
    if "/" in text[-45:] and (bare := BARE_CREDIT.search(text)):
        return text[: bare.start()], bare[1], None, None
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
    """Count each caption once, and find it again among sentences without any mark."""
    distinct = _distinct(photos)
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


def _distinct(photos: list[Photo]) -> list[Photo]:
    """The captions with their copies counted: same words, and credits that do not differ.

    A copy without credit is one of the first caption of its words.
    """
    if len(photos) < 2:
        return photos
    by_words: dict[str, dict[str, Photo]] = {}
    for photo in photos:
        same_words = by_words.setdefault(key_of(photo.text), {})
        credit = key_of(f"{photo.credit or ''} {photo.provided_by or ''}")
        first = same_words.get(credit) or (
            same_words.pop("", None) or (None if credit else next(iter(same_words.values()), None))
        )
        if first is None:
            same_words[credit] = photo
            continue
        first.repeats += photo.repeats
        _merge(first, photo)
        same_words.setdefault(key_of(f"{first.credit or ''} {first.provided_by or ''}"), first)
    return [photo for same_words in by_words.values() for photo in same_words.values()]
