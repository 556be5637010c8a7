"""What the markers of slug and headline say: lead, take, kind, genre, embargo."""

from transforms.agencies.agency import Mark
from transforms.copy import edit_note
from transforms.copy.copy import Copy, Parts


def settle(copy: Copy, parts: Parts) -> None:
    """What the markers say, those of declared titles and those in the copy."""
    marks = [*parts.titles.marks, *(mark for title in parts.head.titles for mark in title.marks)]
    copy.genre = next((mark.genre for mark in marks if mark.genre), None)
    copy.take = next((mark.take for mark in marks if mark.take), None)
    copy.takes = next((mark.takes for mark in marks if mark.takes), None)
    copy.kind = next((mark.kind for mark in marks if mark.kind != "story"), "story")
    _set_label(copy, marks)
    _add_notes(copy, marks)


def _set_label(copy: Copy, marks: list[Mark]) -> None:
    """The latest of the leads that the markers name."""
    labels = {mark.label: mark.ordinal for mark in marks if mark.label}
    if labels:
        copy.revision_label = max(labels, key=lambda label: labels[label])
        copy.revision_ordinal = labels[copy.revision_label]
    if len(labels) > 1:
        copy.notes.append(f"markers differ: {', '.join(labels)}")


def _add_notes(copy: Copy, marks: list[Mark]) -> None:
    """The notes in the markers, and that one holds the copy back."""
    said = dict.fromkeys(mark.note for mark in marks if mark.note and not mark.embargoed)
    if said:
        edit_note.add(copy, filter(None, said))
    if held := next((mark for mark in marks if mark.embargoed), None):
        copy.notes.append(f"embargoed: {held.note}" if held.note else "embargoed, the copy says")


def settle_take(copy: Copy, parts: Parts) -> None:
    """The number of the take; copy that ends in MORE and gives none is the first."""
    goes_on = parts.ending.goes_on
    copy.take = parts.envelope.take or copy.take or (1 if goes_on else None)
    copy.takes = parts.envelope.takes or copy.takes
    if goes_on:
        copy.notes.append("another take follows")
