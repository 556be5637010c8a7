"""The parts of a body that a model reads: its prose, in parts of bounded length.

What is no prose is never read, so nothing in it is ever tagged: editors' notes left inside,
contact lines, closing credits, rules, tables of numbers.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from transforms.copy.months import words_of
from transforms.enrich.document import Body
from transforms.enrich.truecase import is_capitals, title_cased

LIMIT_CHARACTERS = 200_000
"""What is read of a body; the longest story of a day has a tenth of it."""
CHUNK_BODIES = 100
"""Bodies whose pieces the model gets at once: what memory holds of spaCy's documents. Their pieces
are remembered until the boosters have read them."""
PIECE_CHARACTERS = 2_000
"""A model's time and memory grow with the longest text of a batch."""
BLANK = "\n"
SHORT_CHARACTERS = 250
TELLING_CHARACTERS = 4

NOTE = re.compile(
    r"[\s\W]{0,8}(?:"
    r"eds?\b[.:]|editors?\b(?:['’]s?)?\s?(?:notes?)?\s?:|note to (?:editors|readers)|"
    r"(?:not )?for (?:immediate )?(?:release|publication)\b.{0,40}\Z|"
    r"attn\b|attention\b[\w ]{0,20}(?::| [-–—])|"
    r"(?:media |press |investor |news )?(?:contacts?|inquiries|enquiries|relations)\s?:|"
    r"(?:tel|phone|fax|e-?mail|telephone|web ?site|source|copyright|follow us|twitter|"
    r"reuters messaging|keywords|slug)\s?[:+]|copyright (?:\(c\)|©|\d)|all rights reserved|"
    r"(?:end|ends|endit|more)\W{0,3}\Z"
    r")",
    re.IGNORECASE,
)
"""How a line that is a note or a contact begins, whatever follows."""
CREDIT = re.compile(
    r"[\s\W]{0,8}(?:"
    r"(?:with )?(?:additional )?(?:reporting|writing|editing|compiled|reported|written|edited|"
    r"graphics?|photos?|translated|production)(?: and \w{4,12})? by\b|"
    r"(?:updates?|updating|adds?|adding|recasts?|refiles?|rewrites?|corrects?|corrected|trims?|"
    r"deletes?|clarifies|embeds?|repeats?) (?:with|to|in|throughout|from|quotes?|comments?|"
    r"details?|background|byline|dateline|headline|grafs?|paras?|death)"
    r")",
    re.IGNORECASE,
)
"""How a credit or a note on changes begins; a sentence may begin so, too."""
CREDIT_CHARACTERS = 60
NOTE_WORDS = words_of(
    "ed eds editor editors note not for attn attention with additional reporting writing editing "
    "compiled reported written edited graphic graphics photo photos translated production update "
    "updates updating add adds adding recast recasts refile refiles rewrite rewrites correct "
    "corrects corrected trim trims delete deletes clarifies embed embeds repeat repeats media "
    "press investor news contact contacts inquiries enquiries relations tel phone fax email e "
    "telephone web website source copyright follow twitter reuters keywords slug all end ends "
    "endit more"
)
"""The first words of NOTE: a line with another is none."""
FIRST_WORD = re.compile(r"[\s\W]{0,8}(\w{1,12})")
NEWSROOM = re.compile(
    r"\b(?:newsroom|news ?desk|bureau|desk|tel|fax|phone)\b[^a-z]{0,8}\+?\(?\d[\d ()-]{4,}",
    re.IGNORECASE,
)
SIGNED = re.compile(r"(?:-{2,3}|[–—]) ?[A-Z].{0,120}\d[\d ()./-]{4,30}\.?\Z")
"""`-- Anna Weiss, Lisbon newsroom +351 55 501`."""
SENTENCE_END = re.compile(r"[.!?:][\"'”’)\]]*\Z")
CUTS = (re.compile(r"[.!?][\"'”’)]{0,3}\s"), re.compile(r"\s"))
WORD = re.compile(r"[^\W\d_]+")
LETTER = re.compile(r"[^\W\d_]")
DIGITS = "0123456789"


class Piece(NamedTuple):
    """A part of a body's prose: where it stands, and the text to read, of the same length.

    The text is that of the body but in paragraphs all in capitals, of which it is in title case.
    """

    start: int
    end: int
    text: str


@lru_cache(maxsize=CHUNK_BODIES)
def pieces(body: Body) -> tuple[Piece, ...]:
    """The parts of a body that a model is to read, in their order."""
    text = body.text[:LIMIT_CHARACTERS]
    found, at = [], 0
    for line in text.split("\n"):
        if line and is_prose(line):
            found += [_piece(text, at + start, at + end) for start, end in _cut(line)]
        at += len(line) + 1
    return tuple(found)


@lru_cache(maxsize=2)
def prose(body: Body) -> str:
    """The text of a body in which a booster may look for names, with the body's offsets.

    What is no prose is blank in it, and paragraphs all in capitals are in title case.
    """
    parts, at = [], 0
    for start, end, text in pieces(body):
        parts += [BLANK * (start - at), text]
        at = end
    return "".join([*parts, BLANK * (len(body.text) - at)])


def is_prose(line: str) -> bool:
    """Whether a line is copy that tells: no note, contact, credit, rule or table of numbers."""
    if len(line) < TELLING_CHARACTERS or not LETTER.search(line):
        return False
    digits = sum(map(line.count, DIGITS))
    if len(line) < SHORT_CHARACTERS and (_is_note(line) or _is_contact(line, digits)):
        return False
    return not _is_table(line, digits)


def _is_note(line: str) -> bool:
    first = FIRST_WORD.match(line)
    if not first or first[1].lower() not in NOTE_WORDS:
        return False
    return bool(NOTE.match(line) or (CREDIT.match(line) and not _is_sentence(line)))


def _is_sentence(line: str) -> bool:
    """Whether a line is a whole sentence: `Written by Anna Weiss, the play opens in Lisbon.`"""
    is_marked = line.lstrip()[:1] in "([*<" or ";" in line or len(line) < CREDIT_CHARACTERS
    return not is_marked and SENTENCE_END.search(line[-8:]) is not None


def _is_contact(line: str, digits: int) -> bool:
    if ("@" in line or "://" in line or "www." in line) and not _is_sentence(line):
        return True
    return digits > TELLING_CHARACTERS and bool(NEWSROOM.search(line) or SIGNED.match(line))


def _is_table(line: str, digits: int) -> bool:
    if " vs " in line and not SENTENCE_END.search(line[-8:]):
        return True
    return digits * 4 > len(line) and sum(map(len, WORD.findall(line))) < digits


def _cut(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    while len(line) - start > PIECE_CHARACTERS:
        end = _last_cut(line, start, start + PIECE_CHARACTERS)
        yield start, end
        start = end
    if line[start:].strip():
        yield start, len(line)


def _last_cut(line: str, start: int, limit: int) -> int:
    for cut in CUTS:
        ends = [found.end() for found in cut.finditer(line, start + PIECE_CHARACTERS // 2, limit)]
        if ends:
            return ends[-1]
    return limit


def _piece(text: str, start: int, end: int) -> Piece:
    part = text[start:end]
    return Piece(start, end, title_cased(part) if is_capitals(part) else part)
