"""What mail puts around the copy: signatures, footers of lists, quotes, pages."""

import re
from dataclasses import dataclass, field

SIGNATURE = "\n-- \n"
"""The line above a signature (RFC 3676, section 4.3). Without its space it is a rule in copy."""
FOOTER_RULE = re.compile(r"^[_=*-]{10,200}[ \t]{0,5}$", re.MULTILINE)
FOOTER_WORDS = re.compile(
    r"unsubscribe|mailing list|abmelden|d[ée]sabonner|cancelar la suscripci[óo]n|수신거부"
    r"|(?:is|are|contains?|be) (?:strictly )?confidential|intended (?:recipient|solely|only)",
    re.IGNORECASE,
)
TAIL_LINES = 15
"""A signature or footer is at most this long; what is longer is copy below a rule."""
CONTACT = re.compile(r"@\w|(?:\d[ ()./+-]{0,3}){7}")
ATTRIBUTION = re.compile(r"(?:wrote|writes|schrieb.{0,80}|a [ée]crit|escribi[óo])\s?:\Z")
FORWARDED = re.compile(
    r"\s{0,200}(?:[-_]{2,20} ?(?:Original Message|Forwarded [Mm]essage|Ursprüngliche Nachricht"
    r"|Weitergeleitete Nachricht|Message transféré|Mensaje reenviado) ?[-_]{2,20}"
    r"|Begin forwarded message:)[ \t]{0,9}\n\s{0,9}"
    r"(?:[ >]{0,4}\*{0,2}[^\W\d][\w -]{0,19}:[^\n]{0,1000}\n"
    r"(?:[ \t]{1,9}\S[^\n]{0,1000}\n){0,20}){2,12}"
)
INDENTED = re.compile(r" {2,8}\S")
ENDS_ITS_SENTENCE = re.compile(r"""(?:[.!?:;。][)\]"'”’»]{0,3}|[)\]=_-])\s*\Z""")
FULL_CHARS = 45
FEWEST_INDENTS = 3


@dataclass(slots=True)
class MailCopy:
    """The copy of a message, the contacts of its signature, and notes on what was left out."""

    text: str
    contacts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def take(text: str) -> MailCopy:
    """The copy without what mail programs and lists put around it."""
    copy = MailCopy(text)
    _take_forward(copy)
    _take_signature(copy)
    _take_footer(copy)
    _take_quotes(copy)
    copy.text = with_pages_joined(copy.text)
    return copy


def _take_forward(copy: MailCopy) -> None:
    if found := FORWARDED.match(copy.text):
        copy.text = copy.text[found.end() :]
        copy.notes.append("forwarded message")


def _take_signature(copy: MailCopy) -> None:
    above, sign, below = copy.text.rpartition(SIGNATURE)
    lines = _lines(below)
    if sign and above.strip() and len(lines) <= TAIL_LINES:
        copy.text = above
        copy.contacts += [line for line in lines if CONTACT.search(line)]
        copy.notes.append(f"signature left out: {len(lines)} lines")


def _take_footer(copy: MailCopy) -> None:
    """Take off what a list or a firm's gateway adds below a rule."""
    at = len(copy.text)
    for _ in range(2 * TAIL_LINES):
        at = max(0, copy.text.rfind("\n", 0, at))
    for rule in FOOTER_RULE.finditer(copy.text, at):
        tail = copy.text[rule.end() :]
        if (
            len(_lines(tail)) <= TAIL_LINES
            and FOOTER_WORDS.search(tail)
            and copy.text[: rule.start()].strip()
        ):
            copy.text = copy.text[: rule.start()]
            copy.notes.append(f"footer left out: {len(_lines(tail))} lines")
            return


def _take_quotes(copy: MailCopy) -> None:
    """Take off the message that a reply quotes below it, or the signs of one quoted whole."""
    lines = copy.text.split("\n")
    if all(line.startswith(">") for line in lines if line.strip()):
        copy.text = "\n".join(line[1:].removeprefix(" ") for line in lines)
        return
    end = len(lines)
    while end and (lines[end - 1].startswith(">") or not lines[end - 1].strip()):
        end -= 1
    quoted = sum(line.startswith(">") for line in lines[end:])
    if quoted:
        end -= bool(ATTRIBUTION.search(lines[end - 1]))
        copy.text = "\n".join(lines[:end])
        copy.notes.append(f"quoted lines left out: {quoted}")


def with_pages_joined(text: str) -> str:
    """The text without the blank lines that a page break leaves inside a paragraph.

    Known only where paragraphs begin with an indent: a line without, after a blank one and a
    full one that ends no sentence, goes on with the paragraph of the page before.
    """
    lines = text.split("\n")
    if sum(1 for line in lines if INDENTED.match(line)) < FEWEST_INDENTS:
        return text
    kept: list[str] = []
    is_body = False
    for line in lines:
        is_body = is_body or INDENTED.match(line) is not None
        if is_body and line[:1].isalnum():
            _drop_break(kept)
        kept.append(line)
    return "\n".join(kept)


def _drop_break(kept: list[str]) -> None:
    """Drop the blank lines at the end, where the line above them is broken off."""
    at = len(kept)
    while at and not kept[at - 1].strip():
        at -= 1
    if at and len(kept[at - 1]) >= FULL_CHARS and not ENDS_ITS_SENTENCE.search(kept[at - 1]):
        del kept[at:]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
