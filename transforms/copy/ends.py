"""Where a story ends, and what stands behind it: contacts and the rights line."""

import re
from dataclasses import dataclass, field

from transforms.agencies.agency import Agency

ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
TELEPHONE = re.compile(
    r"(?:\b(?:tel|phone|fax|mobile|cell)[.:]?\s*)?\+?\(?\d[\d() .-]{6,18}\d", re.IGNORECASE
)
CONTACT_CHARS = 200
CONTACT_WORDS = 6
"""Words beside the address in a contact line: a name, an office."""

# A sentence may speak of copyright, of all rights reserved, or of grade (C).
RIGHTS = re.compile(
    r"[<(\[]?\s*(?:(?:(?i:\(c\)|copyrights?)|[©ⓒ])\s*)+(?:by\s+)?"
    r"(?:\d{4}(?:\s*[-–~]\s*\d{4})?[,.]?\s*)?(?:by\s+|[Tt]he\s+)?[^\W\d_a-z]"
    r"|[<(\[]?\s*저작권자"
    r"|.{0,200}\b(?i:all rights reserved)[\s.)\]>]*\Z"
    r"|.{0,200}무단 ?전재"
)
OF_COPYRIGHT = re.compile(r"Copyrights? (?!by\b|\d|\(|©|The\b)")
CLAIM = re.compile(r"\b(?:19|20)\d\d\b|\breserved\b|\bprohibited\b|\bpermission\b", re.IGNORECASE)
RIGHTS_OPEN = "(<[©ⓒCc저"
RIGHTS_CHARS = 400
WORDS = re.compile(r"\w{2,} \w{2,}")
MARK_CHARS = 24
SIGNOFF_CHARS = 600
SENTENCE_ENDS = re.compile(r"[.!?…。][\"'”’»)\]]*\Z|[\w%][\"”’»)\]]+\Z")
STOPS_SHORT = re.compile(
    r"\b(?:Mr|Ms|Mrs|Dr|Prof|Gen|Gov|Sen|Rep|Rev|St|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.\Z"
)
LINK = re.compile(r"(?:https?://|www\.)\S+\Z")


NOTE_TO_EDITORS = re.compile(
    r"[#*\s]*(?:Note to editors|Notes to editors|Redaktionelle Hinweise?|Achtung,? Redaktionen)\b",
    re.IGNORECASE,
)
"""Of what is not for publication, the heading below which a version says what it changes."""
MORE = re.compile(
    r"(?:\A|(?<=[.!?\"”»] ))(?:\(?(?:MORE|More|more)\)?(?: (?:FOLLOWS?|follows?))?|mf|mfl|mf l"
    r"|\((?:SEGUE|Segue|segue|à suivre|À suivre|sigue|SIGUE|Fortsetzung folgt|folgt)\))\Z"
)
"""What ends a take when another follows: a last line, or behind the last sentence."""
PARAGRAPH_CHARS = 60
"""A sentence of so many characters is copy, and no line of contacts."""
CONTACT_LINE_CHARS = 30
CONTACT_SIGN = re.compile(r"[@:]|\d[\d ()-]{5}")
"""What longer lines of a block of contacts have, and headlines have not."""
SIGNOFF_LINES = 4
"""Lines at the end among which a closing credit is looked for."""


@dataclass(slots=True)
class Ending:
    """The copy up to its end mark, and what was taken out of it and after it.

    Contacts, rights and links are in their order, each once (the values are of no account).
    `goes_on` says that another take follows.
    """

    lines: list[str] = field(default_factory=list)
    contacts: dict[str, None] = field(default_factory=dict)
    rights: dict[str, None] = field(default_factory=dict)
    links: dict[str, None] = field(default_factory=dict)
    terms: dict[str, None] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)
    signoff: dict[str, None] = field(default_factory=dict)
    tail: list[str] = field(default_factory=list)
    ended: bool = False
    goes_on: bool = False


def take(lines: list[str], agency: Agency) -> Ending:
    """Cut the copy at its end mark, and take out what is no copy.

    That is: lines not for publication, contact lines, rights lines, terms of use, bare links, the
    closing credit. The end mark stands on a line of its own, behind the last sentence, or before
    the rights line. What follows it and is no contact or rights line is the tail: other
    headlines of the page.
    """
    ending = Ending()
    lines = _without_private(lines, agency, ending)
    for line in lines:
        if agency.terms and agency.terms.match(line):
            ending.terms[line] = None
            continue
        # A long line that ends as a sentence does is neither mark nor contact nor rights line.
        if len(line) > MARK_CHARS and line[-1] in '."”' and not _is_telling(line):
            (ending.tail if ending.ended else ending.lines).append(line)
            continue
        before, mark, after = _parted(line, agency.end_mark)
        _take(before, ending)
        ending.ended = ending.ended or mark is not None
        if mark and WORDS.search(mark):
            ending.signoff[mark] = None  # SOURCE Acme Lines
        _take(after, ending)
    if agency.signoff:
        _take_signoff(ending, agency.signoff)
    if len(ending.lines) > 1 and ending.lines[-1] in agency.names:
        ending.signoff[ending.lines.pop()] = None
    _take_more(ending)
    # They were taken from the bottom up.
    ending.signoff = dict.fromkeys(reversed(ending.signoff))
    return ending


def _take_more(ending: Ending) -> None:
    """Take off what says that another take follows."""
    last = ending.lines[-1] if ending.lines else ""
    if found := MORE.search(last, max(0, len(last) - MARK_CHARS)):
        ending.lines[-1:] = [rest] if (rest := last[: found.start()].rstrip()) else []
        ending.goes_on = True


def _without_private(lines: list[str], agency: Agency, ending: Ending) -> list[str]:
    """The lines that are for publication; the others are contacts and notes to editors.

    They run to the end. A block of them above the first paragraph ends with the first line that
    is no contact.
    """
    if agency.private is None:
        return lines
    kept: list[str] = []
    has_begun = is_private = is_note = False
    for line in lines:
        is_paragraph = len(line) >= PARAGRAPH_CHARS and ends_a_sentence(line)
        goes_on = has_begun or len(line) < CONTACT_LINE_CHARS or CONTACT_SIGN.search(line)
        is_private = bool((is_private and goes_on) or agency.private.match(line))
        has_begun = has_begun or is_paragraph
        is_note = is_private and (
            NOTE_TO_EDITORS.match(line) is not None or (is_note and line[0] in "-*")
        )
        if not is_private or (agency.end_mark and agency.end_mark.match(line)):
            kept.append(line)
        elif is_note and line[0] in "-*":
            ending.notes[line.lstrip("-* ")] = None
        else:
            ending.contacts[line] = None
    return kept


def _take_signoff(ending: Ending, signoff: re.Pattern[str]) -> None:
    """Take the closing credits off the last lines, one that runs over several lines too."""
    for lines in (ending.lines, ending.tail):
        for at in range(max(0, len(lines) - SIGNOFF_LINES), len(lines)):
            rest = " ".join(lines[at:])
            found = signoff.match(rest) if lines[at][0] == "(" else None
            if found and found.end() == len(rest):
                ending.signoff[rest] = None
                del lines[at:]
                break
        while lines and _cut_signoff(lines, signoff, ending):
            pass


def _cut_signoff(lines: list[str], signoff: re.Pattern[str], ending: Ending) -> bool:
    """Take a closing credit off the end of the last line; False where there is none."""
    line = lines[-1]
    for found in signoff.finditer(line, max(0, len(line) - SIGNOFF_CHARS)):
        before = line[: found.start()].rstrip()
        if found.end() != len(line) or (before and not ends_a_sentence(before)):
            continue
        ending.signoff[found[0].strip()] = None
        lines[-1:] = [before] if before else []
        return True
    return False


def _is_telling(line: str) -> bool:
    return line[0] in RIGHTS_OPEN or "@" in line or "ights" in line or "IGHTS" in line


def _parted(line: str, end_mark: re.Pattern[str] | None) -> tuple[str, str | None, str]:
    """A line before its end mark, the mark if it has one, and behind it."""
    if end_mark is None:
        return line, None, ""
    if mark := end_mark.match(line):
        return "", mark[0], line[mark.end() :].strip()
    for mark in end_mark.finditer(line, max(0, len(line) - MARK_CHARS)):
        if mark.end() == len(line):
            return line[: mark.start()].rstrip(), mark[0], ""
    return line, None, ""


def _take(line: str, ending: Ending) -> None:
    """Put a line, or what is left of it, where it belongs."""
    if not line or ("@" in line and not (line := _take_contacts(line, ending.contacts))):
        return
    if len(line) <= RIGHTS_CHARS and RIGHTS.match(line) and not _speaks_of_rights(line):
        ending.rights[line] = None
    elif line.startswith(("http", "www.")) and LINK.match(line):
        ending.links[line] = None
    else:
        (ending.tail if ending.ended else ending.lines).append(line)


def _speaks_of_rights(line: str) -> bool:
    """Whether a line that begins with the bare word is a sentence: Copyright Office staff said."""
    return bool(OF_COPYRIGHT.match(line) and ends_a_sentence(line) and not CLAIM.search(line))


def _take_contacts(line: str, contacts: dict[str, None]) -> str:
    """The line without its contact part, which is added to the contacts; empty if that is all.

    A line is a contact line when little but addresses and numbers is in it. An address behind
    the last sentence of a paragraph is taken alone; one inside a sentence stays.
    """
    tail = line[-CONTACT_CHARS:]
    found = list(ADDRESS.finditer(tail))
    if not found:
        return line
    if len(line) <= CONTACT_CHARS:
        rest = TELEPHONE.sub(" ", ADDRESS.sub(" ", line))
        if len(re.findall(r"\w+", rest)) <= CONTACT_WORDS and not rest.rstrip().endswith("."):
            contacts[line.strip("()[] ")] = None
            return ""
    last = found[-1]
    before = line[: len(line) - len(tail) + last.start()].rstrip(" (")
    if tail[last.end() :].strip(" )") == "" and SENTENCE_ENDS.search(before[-5:]):
        contacts[last[0]] = None
        return before
    return line


def ends_a_sentence(line: str) -> bool:
    """Whether a line ends as a sentence, a quotation or a bracket does."""
    return SENTENCE_ENDS.search(line, max(0, len(line) - 5)) is not None


def is_finished(line: str) -> bool:
    """Whether a line can be the last of a story: a whole sentence, or a row of figures."""
    if ends_a_sentence(line):
        return STOPS_SHORT.search(line, max(0, len(line) - 8)) is None
    return sum(character.isdigit() for character in line) * 4 > len(line)
