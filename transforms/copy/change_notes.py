"""Change notes: what a version changes against the one before, clause by clause."""

import re

from schemas import Change

VERBS = (
    "ADDS|AMENDS|ATTRIBUTES|CHANGES|CLARIFIES|COMBINES|CORRECTS|DELETES|DROPS|EDITS|ELIMINATES"
    "|EXPANDS|FIXES|INCLUDES|INSERTS|MODIFIES|MOVES|OMITS|RECASTS|REFILES|REMOVES|REORGANIZES"
    "|REPLACES|RESENDS|RESTORES|RESTRUCTURES|REVISES|REWRITES|SHORTENS|TRIMS|UPDATES"
)
# `ADDS details, CHANGES headline` is two clauses, `headline, photos` two objects of one verb,
# `in 3rd, 4th paras` one place. Behind a comma only a verb we know begins a clause: NATO does not.
CLAUSE = re.compile(rf"\s*;\s*|(?:\s*[,.]|\s+and)\s+(?=(?:{VERBS})\b)")
VERB = re.compile(rf"(?P<verb>(?i:{VERBS})|[A-Z]{{3,}}S)\b:?\s*")
OBJECT = re.compile(r"\s*+,\s*+(?!(?:and )?(?:\d|last\b|first\b|final\b))(?:and )?")
_PLACE_WORD = (
    r"(?:last|first|final|top|bottom|penultimate|second|third|two|three|four|five|and|to"
    r"|\d+(?:st|nd|rd|th)?(?:[-–]\d+(?:st|nd|rd|th)?)?"
    r"|paras?|paragraphs?|grafs?|graphs?|lead|lede|headline|slug|summary)\b"
)
WHERE = re.compile(
    r"\s*\(?\b(?:(?:in|to|at|from)\s+(?:the\s+)?)?"
    rf"(?P<where>{_PLACE_WORD}(?:[\s,&]+{_PLACE_WORD})*)\)?\.?\s*\Z",
    re.IGNORECASE,
)
NAMES_A_PLACE = re.compile(r"\b(?:in|to|at|from)\b|\(", re.IGNORECASE)


def read(note: str) -> tuple[Change, ...]:
    """The clauses of a change note, in their order, one row an object.

    `UPDATES throughout with latest details; CHANGES headline, photos` gives UPDATES /
    throughout with latest details, CHANGES / headline, CHANGES / photos; `ADDS details in
    paras 4-5` has `paras 4-5` as where. A clause without a verb has that of the one before it;
    where there is none before it, none.
    """
    changes = []
    verb = None
    for clause in CLAUSE.split(note.strip(" .;,")):
        found = VERB.match(clause)
        verb = found["verb"].upper() if found else verb
        rest = clause[found.end() :] if found else clause
        changes += [_change(verb, part) for part in OBJECT.split(rest) if part or found]
    return tuple(change for change in changes if any(change))


def _change(verb: str | None, text: str) -> Change:
    found = WHERE.search(text)
    if found and not NAMES_A_PLACE.search(found[0]):
        found = None  # `CHANGES headline, lead`: here they are what is changed
    what = text[: found.start()] if found else text
    return Change(verb, what.strip(" .,") or None, found["where"].strip() if found else None)
