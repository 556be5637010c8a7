"""What a caption says of its photo: credit, provider, rights, date; and when two say the same."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from transforms.copy.dates import DATE, WireDate, read

PHOTO = (
    r"(?:photo(?:graph)?|image|picture|graphic|footage|screenshot|screen grab|illustration"
    r"|composite|combo|rendering)s?"
)
FILE_PHOTO = re.compile(r"\bfile (?:photo|image|picture)|자료사진", re.IGNORECASE)
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
NO_CREDITS = (None, None, None)
COMPANY = (" Co", " Inc", " Ltd", " Corp")


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


def key_of(text: str) -> str:
    """The words of a text alone: white space, quotes, dashes, bullets and case do not count."""
    return " ".join(WORDS.findall(unicodedata.normalize("NFKC", text).casefold()))


def credits_of(text: str) -> tuple[str, str | None, str | None, str | None]:
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


def provider_of(text: str) -> str | None:
    """Who provided the photo, as the sentence says it."""
    if " by " not in text or not (found := PROVIDED_BY.search(text)):
        return None
    who = found["who"].strip()
    return f"{who}." if who.endswith(COMPANY) else who


def date_taken(text: str) -> WireDate | None:
    """The date of the photo: stated of the photo itself, else the first that has a year."""
    dates = [read(found) for found in ANY_DATE.finditer(text)]
    if len(dates) > 1:
        for pattern in TAKEN:
            if found := pattern.search(text):
                return read(found)
    return next((day for day in dates if day.year), dates[0] if dates else None)


def merge(photo: Photo, again: Photo) -> None:
    """Add to a caption what another copy of it says beyond it."""
    photo.credit = photo.credit or again.credit
    photo.provided_by = photo.provided_by or again.provided_by
    photo.rights = photo.rights or again.rights
    photo.photo_id = photo.photo_id or again.photo_id


def distinct_of(photos: list[Photo]) -> list[Photo]:
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
        merge(first, photo)
        same_words.setdefault(key_of(f"{first.credit or ''} {first.provided_by or ''}"), first)
    return [photo for same_words in by_words.values() for photo in same_words.values()]
