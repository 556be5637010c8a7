"""What stands in quotation marks: pairs of marks, over paragraphs, with a closing one missing."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

_SIGNS = '"“”„‟«»'
_SIGN = re.compile(f"[{_SIGNS}]")
MARK = re.compile(f"[{_SIGNS}]|``|(?<!')''(?!')")
_BEFORE_OPENING = frozenset(" \n\t\u00a0([{<—–-/‘'“`\u0000")
_AFTER_CLOSING = frozenset(" \n\t\u00a0.,;:?!)]}>—–-/…’'”\u0000")
_SENTENCE_END = re.compile(r"[.?!…][\"”’')]*\s*$")
_ATTRIBUTION_INSIDE = re.compile(
    r"[,?!](?=\s+(?:[^\s,\"“”]+\s+){0,6}?(?:said|says|told|added|asked)\b[^\"“”]{0,120}$)"
)
"""`"I hope it ends, Lee said.`: where a mark was forgotten, its words end before the speaker."""


class Marked(NamedTuple):
    """A stretch in marks: `open` and `close` include the marks, `start` and `end` are inside.

    Where the closing mark is missing, `close` is `end`. `reopened` are the spans of the marks
    that open again each further paragraph, with the white space before them.
    """

    open: int
    start: int
    end: int
    close: int
    is_single: bool = False
    reopened: tuple[tuple[int, int], ...] = ()

    def text_in(self, text: str) -> str:
        """What stands inside the marks, without the marks that open each paragraph again."""
        if not self.reopened:
            return text[self.start : self.end]
        pieces, at = [], self.start
        for left, right in self.reopened:
            pieces.append(text[at:left])
            at = right
        return "\n\n".join([*pieces, text[at : self.end]])


def find(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Marked]:
    """What stands in double marks, in order: the outermost, none overlapping."""
    has_doubled = "``" in text or "''" in text
    if not has_doubled and '"' not in text and text.isascii():
        return []  # most of a wire: nobody is quoted
    pattern = MARK if has_doubled else _SIGN
    found: list[Marked] = []
    still_open: Marked | None = None
    reopened: list[tuple[int, int]] = []
    signs = list(pattern.finditer(text))
    if not signs:
        return []
    starts = [sign.start() for sign in signs]
    for number, (begin, end) in enumerate(paragraphs):
        marks = signs[bisect_left(starts, begin) : bisect_left(starts, end)]
        if still_open is not None:
            mark = marks.pop(0)
            reopened.append((begin - 2, mark.end()))
        if not marks and still_open is None:
            continue
        pairs, unclosed = _pair(text, (begin, end), marks, still_open)
        goes_on = unclosed is not None and _goes_on(
            text, unclosed, end, paragraphs[number + 1 : number + 2]
        )
        if unclosed is not None and not goes_on:
            pairs.append(_end_unclosed(text, unclosed, end))
        found += [_with_reopened(pair, still_open, reopened) for pair in pairs]
        if unclosed is None or unclosed is not still_open:
            reopened = []
        still_open = unclosed if goes_on else None
    return [mark for mark in (_trim(text, mark) for mark in found) if mark.start < mark.end]


def _with_reopened(pair: Marked, carried: Marked | None, reopened: list[tuple[int, int]]) -> Marked:
    """A stretch that began in a paragraph before, with the marks that opened it again."""
    if carried is None or pair.open != carried.open:
        return pair
    return pair._replace(reopened=tuple(reopened))


def _pair(
    text: str, paragraph: tuple[int, int], marks: Sequence[re.Match[str]], carried: Marked | None
) -> tuple[list[Marked], Marked | None]:
    """The outermost pairs of a paragraph, and what is still open at its end."""
    stack = [carried] if carried is not None else []
    closed: list[tuple[int, Marked]] = []
    for index, mark in enumerate(marks):
        following = marks[index + 1] if index + 1 < len(marks) else None
        side = _side(text, paragraph, mark, following, bool(stack))
        if side > 0:
            stack.append(Marked(mark.start(), mark.end(), mark.end(), mark.end()))
        elif side < 0 and stack:
            opened = stack.pop()
            depth = len(stack)
            closed.append((depth, opened._replace(end=mark.start(), close=mark.end())))
    closed.sort(key=lambda pair: pair[1].open)
    if not stack:
        return [marked for depth, marked in closed if depth == 0], None
    return _with_unclosed(text, stack, closed)


def _with_unclosed(
    text: str, stack: list[Marked], closed: list[tuple[int, Marked]]
) -> tuple[list[Marked], Marked | None]:
    """The outermost pairs where marks are left open: a forgotten one ends where others begin."""
    opens = [opened.open for opened in stack]
    pairs = [
        marked for depth, marked in closed if depth == bisect_left(opens, marked.open)
    ]  # of those after an unclosed mark, the ones directly in it
    first = stack[0]
    inside = next((marked for marked in pairs if marked.open > first.open), None)
    if inside is None:
        return pairs, first
    if not _SENTENCE_END.search(text, max(first.start, inside.open - 8), inside.open):
        return [marked for marked in pairs if marked.open < first.open], first
    return sorted([*pairs, _end_unclosed(text, first, inside.open)]), None


def _side(
    text: str,
    paragraph: tuple[int, int],
    mark: re.Match[str],
    following: re.Match[str] | None,
    is_open: bool,
) -> int:
    """1 for a mark that opens, -1 for one that closes, 0 for inches, apostrophes and strays."""
    sign = mark[0]
    may_open, may_close = _room(text, paragraph, mark)
    if sign in "“„«``":
        return 1 if not is_open or (may_open and not may_close) else -1 if may_close else 1
    if sign in "”»":
        return -1 if is_open else 1 if may_open and not may_close else 0
    if may_open and not may_close:
        return 1
    before = text[mark.start() - 1] if mark.start() > paragraph[0] else " "
    if (
        not may_open
        and before.isdigit()
        and (not is_open or _closes_later(text, paragraph, mark, following))
    ):
        return 0
    if may_open:
        return -1 if is_open else int(mark.end() < paragraph[1])
    if may_close:
        return -1 if is_open else 0
    return 0 if before.isalnum() else -1 if is_open else 1


def _closes_later(
    text: str, paragraph: tuple[int, int], mark: re.Match[str], following: re.Match[str] | None
) -> bool:
    """Whether the next mark closes: then this one, after a number in a quotation, is inches."""
    if following is None or not text[mark.end() : mark.end() + 2].strip()[:1].islower():
        return False
    may_open, may_close = _room(text, paragraph, following)
    return may_close and not may_open


def _room(text: str, paragraph: tuple[int, int], mark: re.Match[str]) -> tuple[bool, bool]:
    """Whether a mark may open, by what stands before it, and close, by what follows."""
    before = text[mark.start() - 1] if mark.start() > paragraph[0] else " "
    after = text[mark.end()] if mark.end() < paragraph[1] else " "
    return before in _BEFORE_OPENING, after in _AFTER_CLOSING


def _goes_on(text: str, marked: Marked, end: int, following: Sequence[tuple[int, int]]) -> bool:
    """Whether the next paragraph opens the quotation again."""
    if not following or MARK.match(text, following[0][0]) is None:
        return False
    return _ATTRIBUTION_INSIDE.search(text, max(marked.start, end - 300), end) is None


def _end_unclosed(text: str, marked: Marked, end: int) -> Marked:
    """A stretch without its closing mark: to its paragraph's end, or to who says it."""
    tail = _ATTRIBUTION_INSIDE.search(text, max(marked.start, end - 300), end)
    end = tail.end() if tail else end
    return marked._replace(end=end, close=end)


def _trim(text: str, marked: Marked) -> Marked:
    """A stretch without the white space at its ends."""
    inside = text[marked.start : marked.end]
    start = marked.start + len(inside) - len(inside.lstrip())
    end = marked.end - len(inside) + len(inside.rstrip())
    return marked if (start, end) == (marked.start, marked.end) else _moved(marked, start, end)


def _moved(marked: Marked, start: int, end: int) -> Marked:
    close = end if marked.close == marked.end else marked.close
    return marked._replace(start=start, end=max(start, end), close=close)
