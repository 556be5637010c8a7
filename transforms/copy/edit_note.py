"""The notes to editors, declared and in the copy, and what they say was changed."""

from collections.abc import Iterable

from schemas import Change
from transforms.copy import change_notes
from transforms.copy.copy import Copy, Parts
from transforms.copy.photos import key_of

NOTE_ENDS = " /<>"
"""What closes a note at AFP (///), AP (<) and Yonhap (>>)."""


def settle(copy: Copy, parts: Parts) -> None:
    """The notes to editors of header, head and end, each once."""
    said = [_declared(parts), parts.head.note, *parts.ending.notes]
    told = {key_of(text): text for part in said if part and (text := part.strip(NOTE_ENDS))}
    add(copy, told.values())


def add(copy: Copy, notes: Iterable[str]) -> None:
    """Add to the note of an item, and read what the whole of it says was changed."""
    copy.edit_note = "; ".join(filter(None, [copy.edit_note, *notes])) or None
    copy.changes = tuple(_changes_in(copy.edit_note))


def _declared(parts: Parts) -> str:
    """The declared note, without what opens it at its agency (`(ATTN: `)."""
    declared = (parts.envelope.edit_note or "").strip()
    opening = parts.agency.note.match(declared)
    if not opening:
        return declared
    rest = declared[opening.end() :].strip()
    return rest[:-1] if "(" in opening[0] and rest.endswith(")") else rest


def _changes_in(note: str | None) -> Iterable[Change]:
    """What the lines of a note say was changed; what has no verb says nothing of the kind."""
    lines = (note or "").split("\n")
    return (one for line in lines for one in change_notes.read(line) if one.verb)
