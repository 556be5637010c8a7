"""The signs of a caption: what stands around it in the copy, and words that no story has."""

import re
from dataclasses import dataclass

from transforms.copy.photos import ANY_DATE, PHOTO

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
QUOTED = re.compile(r"[\"“”]")
SPEECH = re.compile(r"\b(?:said|says|told|according to|added|noted|wrote|explained|reported)\b")
FEWEST_WORDS = 4
WORDS_OF_A_SENTENCE = 8
SENTENCE = (".", '."', ".”")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Dress:
    """How a text stands in the copy: its bullet (▲ or another), its cell, its place."""

    marked: bool
    is_row: bool
    after_slot: bool
    in_header: bool
    bulleted: bool


def is_caption(bare: str, credit: str | None, dress: Dress) -> bool:
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
    if credit and words >= FEWEST_WORDS and (says_photo or dress.is_row or dress.bulleted):
        return True
    if credit and words >= FEWEST_WORDS and is_sentence:
        # Stories end in their agency's name, too: "The mayor has spoken. (ANSA)".
        return dress.in_header or dress.after_slot or ANY_DATE.search(bare) is not None
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
