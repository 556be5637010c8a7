"""Names without what spellings differ in: case, accents, points, apostrophes, possessives."""

import re
import unicodedata
from functools import lru_cache

REMEMBERED = 1 << 12
"""Names that a worker remembers: a document names the same ones again and again."""
LONGEST_NAME = 400
"""Characters of a name that count: what is longer is no name, and costs no more than this."""

_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
        "ħ": "h", "ŋ": "ng", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "ʻ": "'",
        "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "＆": "&",
    }
)  # fmt: skip
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)'|')$", re.IGNORECASE)
_POSSESSIVE_ENDS = ("'", "’", "'s", "’s", "'S", "’S")
_MARKS = re.compile(r"['.]+")
_GAPS = re.compile(r"[^\w&-]+")


def listed(text: str) -> frozenset[str]:
    """The words of a list that is written as text."""
    return frozenset(text.split())


@lru_cache(REMEMBERED)
def fold(text: str) -> str:
    """Small plain letters: `Łódź’s` is `lodz's`. Letters of other scripts stay."""
    small = text[:LONGEST_NAME].casefold()
    if small.isascii():
        return small.replace("`", "'")
    # NFKD also takes apart what is no accent (Hangul), so the rest is put together again.
    parts = unicodedata.normalize("NFKD", small.translate(_LETTERS))
    plain = "".join(mark for mark in parts if not unicodedata.combining(mark))
    return unicodedata.normalize("NFC", plain).translate(_LETTERS)


def without_possessive(text: str) -> str:
    """A name without its `'s`, or the apostrophe behind its last s."""
    bare = text.rstrip()
    if not bare.endswith(_POSSESSIVE_ENDS):
        return bare
    return _POSSESSIVE.sub("", bare.replace("’", "'"))


@lru_cache(REMEMBERED)
def words(text: str) -> tuple[str, ...]:
    """The folded words of a name without the article before it: `the U.S.'s` is `us`.

    Hyphens part words; points and apostrophes inside them vanish.
    """
    folded = _MARKS.sub("", without_possessive(fold(text)))
    found = [word for word in _GAPS.sub(" ", folded).replace("-", " ").split() if word.strip("_")]
    if len(found) > 1 and found[0] == "the":
        return tuple(found[1:])
    return tuple(found)
