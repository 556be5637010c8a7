"""Where a story ends, and what stands behind it: contacts and the rights line."""

import re
from dataclasses import dataclass, field

ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
TELEPHONE = re.compile(
    r"(?:\b(?:tel|phone|fax|mobile|cell)[.:]?\s*)?\+?\(?\d[\d() .-]{6,18}\d", re.IGNORECASE
)
CONTACT_WORDS = 6
"""Words beside the address in a contact line: a name, an office."""

RIGHTS = re.compile(
    r"[<(\[]?\s*(?:\(c\)|©|ⓒ|저작권자|copyrights?\s*(?:\(c\)|©|ⓒ|\d{4}|by\b))"
    r"|.{0,200}\ball rights reserved\b|.{0,200}무단 ?전재",
    re.IGNORECASE,
)
RIGHTS_OPEN = "(<[©ⓒCc저"
RIGHTS_CHARS = 400
MARK_CHARS = 20
SENTENCE_ENDS = re.compile(r"[.!?…。:;][\"'”’»)\]]*\Z|[\"”’»)\]]\Z")
LINK = re.compile(r"(?:https?://|www\.)\S+\Z")


@dataclass(slots=True)
class Ending:
    """The copy up to its end mark, and what was taken out of it and after it."""

    lines: list[str] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)
    rights: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    ended: bool = False


def take(lines: list[str], end_mark: re.Pattern[str] | None) -> Ending:
    """Cut the copy at its end mark, and take out contact lines, rights lines and bare links.

    `end_mark` matches the mark at the end of a line, alone or behind the last sentence. What
    follows it and is no contact or rights line is the tail: other headlines of the page.
    """
    ending = Ending()
    for line in lines:
        # A long line that ends as a sentence does is neither mark nor contact nor rights line.
        is_text = len(line) > MARK_CHARS and line[-1] in '."”'
        if "@" in line and not (line := _take_contacts(line, ending.contacts)):
            continue
        if (line[0] in RIGHTS_OPEN or "ights" in line or not is_text) and _is_rights(line):
            ending.rights += [line] if line not in ending.rights else []
        elif line.startswith(("http", "www.")) and LINK.match(line):
            ending.links.append(line)
        elif ending.ended:
            ending.tail.append(line)
        elif (
            end_mark
            and not is_text
            and (mark := end_mark.search(line, max(0, len(line) - MARK_CHARS)))
        ):
            ending.ended = True
            ending.lines += [before] if (before := line[: mark.start()].rstrip()) else []
        else:
            ending.lines.append(line)
    return ending


def _is_rights(line: str) -> bool:
    return len(line) <= RIGHTS_CHARS and RIGHTS.match(line) is not None


def _take_contacts(line: str, contacts: list[str]) -> str:
    """The line without its contact part, which is added to the contacts; empty if that is all.

    A line is a contact line when little but addresses and numbers is in it. An address behind
    the last sentence of a paragraph is taken alone; one inside a sentence stays.
    """
    found = ADDRESS.search(line)
    if not found:
        return line
    rest = TELEPHONE.sub(" ", ADDRESS.sub(" ", line))
    if len(re.findall(r"\w+", rest)) <= CONTACT_WORDS and not rest.rstrip().endswith("."):
        _add(line.strip("()[] "), contacts)
        return ""
    last = list(ADDRESS.finditer(line))[-1]
    before = line[: last.start()].rstrip(" (")
    if line[last.end() :].strip(" )") == "" and SENTENCE_ENDS.search(before):
        _add(last[0], contacts)
        return before
    return line


def _add(contact: str, contacts: list[str]) -> None:
    if contact not in contacts:
        contacts.append(contact)


def ends_a_sentence(line: str) -> bool:
    """Whether a line ends as a sentence, a quotation or a bracket does."""
    return SENTENCE_ENDS.search(line, max(0, len(line) - 5)) is not None
