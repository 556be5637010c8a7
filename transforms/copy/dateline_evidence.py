"""Whether what opens a line is a dateline: how much evidence its signs are."""

import re
from dataclasses import dataclass

from transforms.copy.dateline_agencies import Named
from transforms.copy.dates import Dated, WireDate
from transforms.copy.places import Places

SHORT_WORD = 4
REST_CHARS = 60
SOME_WORDS = 30
LONG_PARAGRAPH = 100
CAPITAL_WORDS = re.compile(
    r"\W{0,3}[A-Z]{2}[A-Z'’.-]*+\W{1,3}(?:[A-Z]{2}[A-Z'’.-]*+(?:\W|\Z)|\d{1,2}:)"
)
"""What follows the dash of a headline in capitals, and of a caption: SEOUL - JANUARY 12: ."""
ENDS_A_SENTENCE = (".", '."', ".”", "?", "!")


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of a dateline in a line, and where it would end.

    `before` stands before the agency, or before the dash where there is none. `written` is the
    agency as written in brackets, `named` the one we know by it, `mark` what closes the dateline,
    `date` one that does not stand in `before`.
    """

    line: str
    before: str
    ends: int
    mark: str | None
    written: str | None = None
    named: Named | None = None
    date: WireDate | None = None

    @property
    def rest(self) -> str:
        """The beginning of the story."""
        return self.line[self.ends : self.ends + REST_CHARS]

    @property
    def goes_on_small(self) -> bool:
        """Whether a small letter follows, as in `The Associated Press (AP) - the agency`.

        A story may begin with iPhone, too.
        """
        return self.rest[:1].islower() and not self.rest[1:2].isupper()


def is_believed(signs: Signs, found: Places, dated: Dated | None) -> bool:
    """Whether the signs, the places and the date make a dateline."""
    if signs.named:
        return _closes(signs, found, dated)
    if signs.mark is None or not found.names or (dated and dated.in_figures):
        return False
    has_date = dated is not None and dated.date is not None
    is_sure = found.are_capitals and found.are_known
    if signs.goes_on_small:
        return is_sure and has_date
    if signs.written:
        return has_date and (found.are_capitals or found.are_known)
    if dated is None:
        return is_sure and _opens_a_paragraph(signs)
    return is_sure or (has_date and (found.are_known or _opens_a_story(signs, found)))


def _opens_a_story(signs: Signs, found: Places) -> bool:
    """Whether what no list knows is a place: GOLD, Jan 3 - 400.20 is a row of a table."""
    rest = signs.rest
    return (
        found.are_capitals
        and (len(found.names[0]) > SHORT_WORD or len(found.names) > 1)
        and not rest[:1].isdigit()
        and not (rest.isupper() and len(rest) > SHORT_WORD)
        and not CAPITAL_WORDS.match(rest)
    )


def _closes(signs: Signs, found: Places, dated: Dated | None) -> bool:
    """Whether an agency that we know closes a dateline, and is no credit, aside or signature."""
    is_sure = found.are_capitals or found.are_known
    is_closed = signs.mark is not None and (signs.mark not in ".:" or bool(signs.rest))
    follows = bool(signs.rest) and not signs.goes_on_small
    if not found.names:
        return dated is not None and dated.date is not None and (is_closed or follows)
    if dated:
        return is_closed or follows or (is_sure and not signs.rest)
    if signs.written and _are_spelt_by(signs.written, found.names[0]):
        return False
    if is_closed:
        has_brackets = signs.written is not None
        return not signs.goes_on_small and (is_sure or has_brackets)
    # Keystone-ATS and older dpa: Paris (ats afp) Les ...
    is_small = (signs.written or "").islower()
    return follows and len(signs.rest) > SOME_WORDS and (is_sure or is_small)


def _are_spelt_by(short: str, name: str) -> bool:
    """Whether a name is what the letters stand for: American Academy of Pediatrics (AAP)."""
    words = [word for word in name.split() if not word.islower()]
    return len(words) > 1 and "".join(word[0] for word in words).casefold() == short.casefold()


def _opens_a_paragraph(signs: Signs) -> bool:
    """Whether a story follows a place and a dash, as in a digest: OSLO - Norway's parliament."""
    line = signs.line
    is_sentence = len(line) >= REST_CHARS and line.endswith(ENDS_A_SENTENCE)
    return (
        signs.rest[:1].isupper()
        and not CAPITAL_WORDS.match(signs.rest)
        and (is_sentence or len(line) >= LONG_PARAGRAPH)
    )
