"""Change notes: what a version changes against the one before, clause by clause."""

import re

from schemas import Change

# `ADDS details, CHANGES headline` is two clauses, `headline, photos` two objects of one verb,
# `in 3rd, 4th paras` one place.
CLAUSE = re.compile(r"\s*;\s*|\s*[,.]\s+(?=[A-Z]{4,}\b)|\s+and\s+(?=[A-Z]{4,}\b)")
VERB = re.compile(r"(?P<verb>[A-Z]{3,}(?:[-/][A-Z]+)*)(?::|\b)\s*")
OBJECT = re.compile(r"\s*+,\s*+(?!(?:and )?(?:\d|last\b|first\b|final\b))(?:and )?")
_PLACE_WORD = (
    r"(?:last|first|final|top|bottom|second|third|two|three|four|five|and|to"
    r"|\d+(?:st|nd|rd|th)?(?:[-–]\d+(?:st|nd|rd|th)?)?"
    r"|paras?|paragraphs?|graf(?:s)?|graphs?|lead|lede|headline|slug|summary)\b"
)
WHERE = re.compile(
    rf"\s*\b(?:in|to|at|from)\s+(?:the\s+)?(?P<where>{_PLACE_WORD}(?:[\s,&]+{_PLACE_WORD})*)\.?\s*\Z",
    re.IGNORECASE,
)


def read(note: str) -> tuple[Change, ...]:
    """The clauses of a change note, in their order, one row an object.

    `UPDATES throughout with latest details; CHANGES headline, photos` gives UPDATES /
    throughout with latest details, CHANGES / headline, CHANGES / photos; `ADDS details in
    paras 4-5` has `paras 4-5` as where. A clause without a verb in capitals has none.
    """
    changes = []
    for clause in CLAUSE.split(note.strip(" .;,")):
        found = VERB.match(clause)
        verb = found["verb"] if found else None
        rest = clause[found.end() :] if found else clause
        changes += [_change(verb, part) for part in OBJECT.split(rest) if part or verb]
    return tuple(change for change in changes if any(change))


def _change(verb: str | None, text: str) -> Change:
    found = WHERE.search(text)
    what = text[: found.start()] if found else text
    return Change(verb, what.strip(" .,") or None, found["where"].strip() if found else None)
