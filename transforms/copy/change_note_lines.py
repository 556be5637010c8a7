"""The change note among the lines of the copy: where it opens, and where it closes."""

from transforms.agencies.agency import Agency
from transforms.copy import bylines, datelines

NOTE_LINES = 5
"""Lines that a note may run over."""


def find(lines: list[str], agency: Agency) -> tuple[str, str, int] | None:
    """The note that opens the first line, what follows it on its last, and the lines it takes.

    It runs to the bracket that closes it, over a few lines; one that nothing closes ends where
    a byline, a dateline or a marker begins, or with its line.
    """
    opening = agency.note.match(lines[0])
    if not opening:
        return None
    text = lines[0][opening.end() :]
    if "(" not in opening[0]:
        return text.strip(), "", 1
    for used in range(1, min(len(lines), NOTE_LINES) + 1):
        if (end := _closing(text)) is not None:
            return text[:end].strip(), text[end + 1 :].lstrip(" |.;"), used
        if used == len(lines) or _begins_anew(lines[used], agency):
            return text.strip(), "", used
        text = f"{text} {lines[used]}"
    return lines[0][opening.end() :].strip(), "", 1


def apart(lines: list[str], agency: Agency, within: int) -> list[str]:
    """The lines, those of the header parted where a byline or dateline stands behind a note."""
    for at, line in enumerate(lines[:within]):
        if line[0] == "(" and (note := find([line], agency)) and note[1]:
            return [*lines[:at], line[: -len(note[1])].rstrip(), note[1], *lines[at + 1 :]]
    return lines


def _closing(text: str) -> int | None:
    """Where the bracket closes that was open before the text; None where it does not."""
    depth = 1
    for at, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return at
    return None


def _begins_anew(line: str, agency: Agency) -> bool:
    """Whether a line cannot belong to the note before it."""
    return bool(
        bylines.find(line)
        or datelines.find(line, {agency.name.casefold(): agency.name} if agency.name else {})
        or agency.marks(line)[0]
        or agency.note.match(line)
    )
