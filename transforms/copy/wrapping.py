"""Hard-wrapped copy: paragraphs broken into lines of one width, as in mail and old feeds."""

import re

from transforms.copy.bylines import BYLINE

WIDEST = 100
"""No line of hard-wrapped copy is longer; nearly every story written a paragraph a line has one."""
FULL_LINE = 0.6
"""The share of the widest line from which a line counts as full: it broke for want of room."""
FEWEST_BREAKS = 2
COLUMNS = re.compile(r"\S {2,}\S.* {2,}\S")
STARTS_ANEW = re.compile(r"[(|!▲△]|[^\W\d_a-z]{2,}[^a-z]{0,60}(?:-|--|–|—) ")
"""Brackets, cells and datelines begin a line of their own."""


def unwrap(lines: list[str]) -> list[str]:
    """The lines of copy with those of one paragraph joined, where it is hard-wrapped.

    Copy counts as hard-wrapped when no line is longer than 100 characters and at least two, and
    a quarter of the lines that follow another, go on in lower case after a full line. A blank
    line, a deeper indent, a line that is not full, a table row or a dateline ends a paragraph.
    """
    widest = max(map(len, lines), default=0)
    if widest > WIDEST:
        return lines
    full = [len(line.strip()) >= widest * FULL_LINE for line in lines]
    follows = [at for at in range(1, len(lines)) if lines[at].strip() and lines[at - 1].strip()]
    breaks = sum(full[at - 1] and lines[at].lstrip()[0].islower() for at in follows)
    if breaks < FEWEST_BREAKS or breaks * 4 < len(follows):
        return lines
    joined: list[str] = []
    for at, line in enumerate(lines):
        if joined and at and full[at - 1] and _goes_on(lines[at - 1], line):
            joined[-1] = f"{joined[-1]} {line.strip()}"
        else:
            joined.append(line)
    return joined


def _goes_on(line: str, following: str) -> bool:
    """Whether the paragraph of a full line goes on in the line that follows it."""
    bare = following.lstrip()
    deeper = len(following) - len(bare) > len(line) - len(line.lstrip())
    if not bare or deeper or not line.strip():
        return False
    return not (
        STARTS_ANEW.match(bare)
        or BYLINE.match(bare)
        or COLUMNS.search(bare)
        or COLUMNS.search(line.lstrip())
    )
