"""Broken characters mended: UTF-8 that was read as Windows-1252, ISO 8859-1 or Mac OS Roman."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice
from unicodedata import category

from ftfy.badness import is_bad

# The characters of Windows-1252 by the bytes they stand for; ISO 8859-1 has C1 controls instead.
CP1252 = {
    character: byte
    for byte in range(0x80, 0xA0)
    if (character := bytes([byte]).decode("cp1252", "ignore"))
}
TO_BYTES = {ord(character): byte for character, byte in CP1252.items()}
BEHIND = "\x80-\xbf" + "".join(CP1252)
"""What the bytes look like that follow the first byte of a character in UTF-8."""

GATE = re.compile(f"[Â-ô‚][{BEHIND}Ä]")
SEQUENCE = f"[Â-ß][{BEHIND}]|[à-ï][{BEHIND}]{{2}}|[ð-ô][{BEHIND}]{{3}}"
RUN = re.compile(f"(?:{SEQUENCE})++")
SINGLE = re.compile(SEQUENCE)
C1 = re.compile("[\x80-\x9f]")
NO_TEXT = frozenset(("Cn", "Co", "Cs"))
"""Categories of Unicode: unassigned, private, surrogates."""

# Windows-1252 leaves byte 9D open, so that a closing quotation mark loses its third character.
CUT_QUOTE = re.compile(f"â€(?:\ufffd|(?![{BEHIND}]))")
MAC = dict(zip("òôúùìî¶¢", "‘’“”–—…•", strict=True))
MAC_SIGN = re.compile(f"‚Ä([{''.join(MAC)}])")

# What may stand behind a letter in a text that is whole. Portuguese capitals end in Ã (MANHÃ),
# Swedish ones in Å, and a quotation mark or a dash follows.
JOINS = frozenset("–—…’·\xad\xa0")
CLOSES = frozenset("”“‘»«›‹™®©°²³¹ªº•´")
LETTERS = frozenset("ŠšŒœŽžŸ")
SOFT = JOINS | CLOSES | LETTERS | frozenset("„‚")
OPENS = frozenset("“„‘‚«‹\"'([¿¡")
BYTE_ORDER_MARK = "ï»¿"
MOST_TIMES = 5
ENOUGH_CHARS = 1000
MOST_BREAKS = 100_000
"""No copy has more; five megabytes of `Ã©` are none."""


def mend(text: str) -> str:
    """The text with characters mended that are surely broken, once or several times over.

    `â€œ`, `Ã©`, `ì„œìš¸` are “, é, 서울. What whole text could be (`“MANHÃ”`, `« Ã… »`) is changed
    only among more that is broken for sure. To be called before spaces are made alike: a no-break
    space is part of many a broken character.
    """
    if text.isascii():
        return text
    for _ in range(MOST_TIMES):
        if not GATE.search(text):
            break
        mended = _mended(text)
        if mended == text:
            break
        text = mended
    return text


@dataclass(frozen=True, slots=True)
class _Break:
    """A place where text may be broken, and what it was."""

    start: int
    end: int
    was: str
    is_sure: bool


def _mended(text: str) -> str:
    """The text mended once."""
    breaks = _breaks(text)
    if len(breaks) > MOST_BREAKS:
        return text
    sure = sum(found.is_sure for found in breaks)
    takes_all = sure > len(breaks) - sure
    parts: list[str] = []
    at = 0
    for found in breaks:
        if found.is_sure or takes_all:
            parts += (text[at : found.start], found.was)
            at = found.end
    text = "".join((*parts, text[at:]))
    text = CUT_QUOTE.sub("”", text)
    return MAC_SIGN.sub(lambda sign: MAC[sign[1]], text)


def _breaks(text: str) -> list[_Break]:
    """The places where text may be broken, in their order; at most one more than is looked at."""
    judge = cache(_judge)  # the same few quotation marks are broken again and again
    found: list[_Break] = []
    for run in islice(RUN.finditer(text), MOST_BREAKS + 1):
        start, end = run.span()
        was, is_sure = judge(text[start - 1 : start], run[0], text[end : end + 1])
        if was:
            found.append(_Break(start, end, was, is_sure))
    return found


def _judge(before: str, run: str, after: str) -> tuple[str | None, bool]:
    """What a run was, and whether that is sure; None where it was no text."""
    was = _unbroken(run)
    while was and C1.search(was):  # broken twice: half of a character is no text yet
        was = _unbroken(was)
    if not was or any(category(character) in NO_TEXT for character in set(was)):
        return None, False
    return was, _is_sure(before, run, after)


def _unbroken(run: str) -> str | None:
    """The text whose bytes in UTF-8 the characters stand for; None where there is none."""
    try:
        return run.translate(TO_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None


def _is_sure(before: str, run: str, after: str) -> bool:
    """Whether no whole text has these characters in a row."""
    if run == BYTE_ORDER_MARK:
        return True
    if len(run) > 4 or run[0] >= "ð" or SINGLE.fullmatch(run) is None:
        return is_bad((before + run + after)[:ENOUGH_CHARS])
    first = run[1]
    if len(run) == 3:
        return _is_sure_triple(run[0], first, run[2], after)
    if run[0] not in "ÂÃÄÅ":
        return False
    return first not in SOFT or _is_sure_pair(before, run[0], first, after)


def _is_sure_triple(letter: str, first: str, second: str, after: str) -> bool:
    """The same of a small letter and two signs, as in `â€œ`, `á»‡t`, `così”…`."""
    if first in "„‚":
        return second not in JOINS | CLOSES
    if letter == "á" and first in "»º":  # the letters of Vietnamese
        return _is_letter(after) and second not in JOINS | OPENS
    return first not in SOFT


def _is_letter(character: str) -> bool:
    return character.isalpha() and character not in "ªº"


def _is_sure_pair(before: str, letter: str, sign: str, after: str) -> bool:
    """The same of a capital and a sign that may follow one, as in `poÅ‚owa`, `Ã³`, `MANHÃ”`."""
    if before.islower():
        return True
    if _is_letter(after):
        return sign not in JOINS or not before.isalpha()
    if before.isalpha() or before in OPENS:
        return False
    return letter == "Â" or (letter == "Ã" and sign in "\xa0\xad©®°²³¹ªº")
