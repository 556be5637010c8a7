"""The names of the house's list in a text, each with the row that it means there."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transforms.enrich.document import Body
from transforms.enrich.house.meaning import Surroundings
from transforms.enrich.house.names import (
    BEHIND_CHARS,
    CAPITALISED,
    HouseName,
    Listed,
    house_list,
)

TITLE = re.compile(
    r"\b(?:President|Chair(?:man|woman|person)?|Governor|Minister|Secretary|Director|Premier"
    r"|Spokes(?:man|woman|person)|Leader|Chief|Head|Commissioner|Ambassador|Envoy|Speaker"
    r"|Commander|Officer|Justice|Judge|Chancellor|Senator|Official|Counsel|Economist|Analyst"
    r"|Correspondent|Adviser|Advisor|CEO|Gen|Sen|Rep|Mr|Mrs|Ms|Dr)(?!\w|')\.?"
)
LONGER_NAME = re.compile(
    r" (?!of |for )(?:(?:[A-Z][\w'&-]{0,20}|of|for) ){0,6}(?:Committee|Subcommittee|Commission"
    r"|Association|Foundation|Institute|Council|Board|University|Union|Bureau|Federation|Fund"
    r"|Agency|Authority|Academy|Centre|Center)\b"
)
LEGAL_FORM = re.compile(
    r"(?:(?: |, (?=Inc|Ltd|LLC|Corp))(?:S\.A\.|N\.V\.|S\.p\.A\."
    r"|(?:Co|Corp|Inc|Ltd|Plc|PLC|AG|SA|NV|SpA|AB|GmbH|KK|Bhd|LLC|SE|Cos|A/S|Company|Corporation|Limited|Incorporated)(?!\w|\.\w))){1,2}"
    r"(?:\.(?= [^A-Z\s]|,|'s))?"
)
IN_BUSINESS = frozenset({"company", "exchange", "broadcaster", "newspaper", "central bank"})


class Hit(NamedTuple):
    """A name of the list in a text, and the row that it means.

    `is_longer` says that it is only the beginning of an organisation's name: Senate Banking
    Committee, NATO Military Committee.
    """

    start: int
    end: int
    row: HouseName
    is_longer: bool = False


def find(body: Body, text: str) -> list[Hit]:
    """The names of the list in a body, in their order, none overlapping."""
    by_beginning, small, first_words = house_list()
    words = [found.span() for found in CAPITALISED.finditer(text)]
    surroundings = Surroundings(body, text, words)
    hits: list[Hit] = []
    at = 0
    for start, end in words:
        if start < at or text[start:end] not in first_words:
            continue
        for beginning in (text[start : end + BEHIND_CHARS], text[start:end]):
            listed = by_beginning.get(beginning)
            hit = _hit(surroundings, start, listed) if listed else None
            if hit and hit.start >= at:
                hits.append(hit)
                at = hit.end
                break
    small_hits = [hit for listed in small for hit in _small_hits(surroundings, listed)]
    return _apart(hits + small_hits) if small_hits else hits


def _small_hits(surroundings: Surroundings, listed: Listed) -> Iterator[Hit]:
    start = surroundings.text.find(listed.spelling)
    while start >= 0:
        if hit := _hit(surroundings, start, (listed,)):
            yield hit
        start = surroundings.text.find(listed.spelling, start + 1)


def _hit(surroundings: Surroundings, at: int, candidates: Sequence[Listed]) -> Hit | None:
    text = surroundings.text
    for spelling, offset, size, sure, under_conditions in candidates:
        start, end = at - offset, at - offset + size
        if _is_at(text, spelling, start):
            row = sure or surroundings.meaning(start, end, under_conditions)
            if row and not (sure and surroundings.is_tail(start, end, row)):
                return _whole(text, start, end, row)
    return None


def _whole(text: str, start: int, end: int, row: HouseName) -> Hit:
    """A name with the legal form behind it, or with what makes it a longer organisation's."""
    if text[end : end + 1] not in (" ", ","):
        return Hit(start, end, row)
    longer = LONGER_NAME.match(text, end) if row.label == "organisation" else None
    if longer and not TITLE.search(longer.group()):
        return Hit(start, longer.end(), row, is_longer=True)
    form = LEGAL_FORM.match(text, end) if row.kind in IN_BUSINESS else None
    return Hit(start, form.end() if form else end, row)


def _is_at(text: str, spelling: str, start: int) -> bool:
    """Whether a spelling stands at an offset, and neither word at its ends goes on."""
    if start < 0 or not text.startswith(spelling, start):
        return False
    end = start + len(spelling)
    if start and (text[start - 1].isalnum() or text[start - 1] in "_@<."):
        return False
    following = text[end : end + 2]
    if following[:1].isalnum() or following[:1] in ("_", "@"):
        return False
    return following[:1] != "." or not following[1:].isalnum() or text[end - 1] == "."


def _apart(hits: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda one: (one.start, -one.end)):
        if not kept or kept[-1].end <= hit.start:
            kept.append(hit)
    return kept
