"""What kind of item a document is: as declared, else as its markers, titles and notes say."""

from transforms.copy import change_notes, kills
from transforms.copy.copy import Copy, Parts


def settle(copy: Copy, parts: Parts) -> None:
    """The kind, and the items that a kill, a hold or a withdrawal names."""
    declared = parts.envelope.kind
    title = "\n".join(filter(None, [copy.slugline, copy.headline]))
    said = [*filter(None, [copy.edit_note]), *copy.paragraphs]
    notice = kills.kind_of(title, said)
    copy.refers_to = parts.envelope.references
    if notice or declared in kills.KINDS or copy.kind in kills.KINDS:
        named = kills.references(title, said)
        copy.refers_to = tuple(dict.fromkeys([*parts.envelope.references, *named]))
    if declared and declared != "story":
        copy.kind = declared
    elif notice and copy.kind not in kills.KINDS:
        copy.kind = notice
    elif copy.kind == "story":
        copy.kind = _by_titles(copy, title, parts)


def _by_titles(copy: Copy, title: str, parts: Parts) -> str:
    """The kind by what the agency calls its tests, digests and advisories, and by the changes."""
    agency = parts.agency
    for kind, pattern in (
        ("test", agency.test),
        ("digest", agency.digest),
        ("advisory", agency.advisory),
    ):
        if pattern and any(pattern.match(line) for line in title.split("\n")):
            return kind
    return "correction" if change_notes.are_corrections(copy.changes) else "story"
