"""Hard-wrapped copy: paragraphs broken into lines of one width, as in mail and old feeds."""

import re

from transforms.copy.bylines import BYLINE

NARROWEST, WIDEST = 40, 100
"""What the longest line of hard-wrapped copy measures. Nearly every story that is written a
paragraph a line has a longer one."""
FULL_LINE = 0.6
"""The share of the widest line from which a line counts as full: it broke for want of room."""
FEWEST_BREAKS = 2
NOT_WRAPPED = tuple("|!▲△")
"""Cells, images and captions run past the width of the copy around them."""
COLUMNS = re.compile(r"\S {2,}\S.* {2,}\S")
STARTS_ANEW = re.compile(r"[(|!▲△]|[^\W\d_a-z]{2,}[^a-z]{0,60}(?:-|--|–|—) ")
"""Brackets, cells and datelines begin a line of their own."""


def unwrap(lines: list[str]) -> list[str]:
    """The lines of copy with those of one paragraph joined, where it is hard-wrapped.

    Copy counts as hard-wrapped when its longest line has 40 to 100 characters and at least two (one
    that is indented or ends in a comma), and a quarter of the lines that follow another, go on in
    lower case after a full line. A blank
    line, a deeper indent, a line that is not full, a table row or a dateline ends a paragraph.
    """
    longest = max(lines, key=len, default="")
    if longest[:1] in NOT_WRAPPED:
        longest = max((line for line in lines if line[:1] not in NOT_WRAPPED), key=len, default="")
    widest = len(longest)
    if not NARROWEST <= widest <= WIDEST:
        return lines
    full = [widest * FULL_LINE <= len(line.strip()) <= widest for line in lines]
    follows = [at for at in range(1, len(lines)) if lines[at].strip() and lines[at - 1].strip()]
    breaks = sum(full[at - 1] and lines[at].lstrip()[0].islower() for at in follows)
    if not breaks or breaks * 4 < len(follows):
        return lines
    if breaks < FEWEST_BREAKS and not any(_is_surely_broken(lines[at - 1]) for at in follows):
        return lines
    paragraphs: list[list[str]] = []
    for at, line in enumerate(lines):
        if at and full[at - 1] and _goes_on(lines[at - 1], line):
            paragraphs[-1].append(line.strip())
        else:
            paragraphs.append([line])
    return [" ".join(parts) for parts in paragraphs]


def _is_surely_broken(line: str) -> bool:
    """Whether one break is enough to tell: an indented line, or one that ends in a comma."""
    return line.startswith(("  ", "\t")) or line.rstrip().endswith(",")


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
