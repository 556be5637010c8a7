"""What stands in single quotation marks: not apostrophes, and not what lies in double ones."""

import re
from collections.abc import Sequence

from transforms.enrich.speech.marks import Marked

_OPENING = re.compile(
    r"(?:(?<=[\s(\[—–-])|(?<![\s\S]))['‘`](?!\d0?\d?s?\b|(?:em|n|til|tis|twas|cause|bout|round|cos)\b)"
    r"(?=[\w\"“(\[.$£€])",
    re.IGNORECASE,
)  # '87, 'em and 'n' are cut short
_LEADS = (" '", "\n'", "‘", " `", "\n`", "('", "['", "—'", "-'")
_CLOSING = re.compile(r"(?<=[^\s'’‘`])['’](?![\w'’])")
_LONGEST = 1500


def find(
    text: str, paragraphs: Sequence[tuple[int, int]], doubles: Sequence[Marked]
) -> list[Marked]:
    """What stands in single marks outside of double ones, in order."""
    if not any(lead in text for lead in _LEADS) and text[:1] not in ("'", "‘", "`"):
        return []
    found: list[Marked] = []
    taken = iter([*doubles, Marked(len(text), 0, 0, len(text) + 1)])
    double = next(taken)
    for begin, end in paragraphs:
        at = begin
        while (opening := _OPENING.search(text, at, end)) is not None:
            while double.close <= opening.start():
                double = next(taken)
            if double.open < opening.start():
                at = min(double.close, end)
                continue
            closing = _closing(text, opening.end(), min(end, opening.end() + _LONGEST))
            at = opening.end()
            if closing is not None:
                found.append(Marked(opening.start(), at, closing, closing + 1, is_single=True))
                at = closing + 1
    return found


def _closing(text: str, start: int, end: int) -> int | None:
    """Where the mark stands that closes what begins here: rather after punctuation."""
    following = _OPENING.search(text, start, end)
    weak = possessive = None
    for mark in _CLOSING.finditer(text, start, following.start() if following else end):
        before = text[mark.start() - 1]
        if before in ".,?!…":
            return mark.start()
        if before == "s" and re.match(r"\s\w", text[mark.end() : mark.end() + 2]):
            possessive = possessive or mark.start()
        else:
            weak = weak or mark.start()
    return weak or possessive


def merged(doubles: Sequence[Marked], singles: Sequence[Marked]) -> list[Marked]:
    """Both in order, without those that lie in another."""
    if not singles:
        return list(doubles)
    kept: list[Marked] = []
    for marked in sorted([*doubles, *singles]):
        if kept and marked.open < kept[-1].close:
            if kept[-1].close < marked.close:
                kept[-1] = marked  # they cross: the single mark was an apostrophe
            continue
        kept.append(marked)
    return kept
