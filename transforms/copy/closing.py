"""What stands below a story, settled: rights, terms, initials, the links of the page it was on."""

from collections.abc import Iterable

from transforms.agencies.agency import Agency
from transforms.copy.copy import Copy, Parts
from transforms.copy.ends import ends_a_sentence
from transforms.copy.photos import key_of


def settle(copy: Copy, parts: Parts) -> None:
    """Rights, terms of use and the initials that close a story: as declared, else as it says."""
    declared, said = parts.envelope, parts.ending
    _settle(copy, "copyright_notice", declared.copyright_notice, said.rights)
    _settle(copy, "signoff", declared.signoff, said.signoff)
    _settle(copy, "usage_terms", declared.usage_terms, said.terms)


def _settle(copy: Copy, column: str, declared: str | None, said: Iterable[str]) -> None:
    """Set a column; a note keeps what the copy says otherwise."""
    text = "\n".join(said) or None
    setattr(copy, column, declared or text)
    if declared and text and key_of(text) not in key_of(declared):
        copy.notes.append(f"declared {column.replace('_', ' ')}, copy says: {text}")


def take_links(copy: Copy, parts: Parts) -> None:
    """Take off the links to other stories that a scraped page leaves behind a story."""
    if parts.ending.ended or parts.envelope.is_body or copy.kind == "digest":
        return
    paragraphs = copy.paragraphs
    end = len(paragraphs)
    while end > 1 and _is_link(paragraphs[end - 1], parts.agency):
        end -= 1
    parts.ending.tail += paragraphs[end:]
    del paragraphs[end:]


def _is_link(line: str, agency: Agency) -> bool:
    if line.endswith(" -"):
        return True
    return bool(agency.marks(line)[0] and not ends_a_sentence(line))


def note_leavings(copy: Copy, parts: Parts) -> None:
    """Notes on what the item's columns have no place for."""
    copy.notes += [f"link: {link}" for link in parts.ending.links]
    if parts.ending.tail:
        copy.notes.append(f"left out behind the end: {len(parts.ending.tail)} lines")
