"""Padding: everything in scraped or wrapped copy that is not text."""

import html
import re

from transforms.copy.wrapping import unwrap

# What plain ASCII copy is made of. Whatever else a document holds is looked at once, as a set.
PLAIN_ASCII = bytes(set(range(32, 127)) - set(b"&*#[")) + b"\n"

LINE_BREAKS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
SPACES = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
ZERO_WIDTH = re.compile("[\xad\u180e\u200b\u2060-\u2064\ufeff\ufffc]")
# Joiners and direction marks mean something inside Persian, Hindi or emoji; next to ASCII or at
# the edge of a line they are padding.
JOINER = re.compile("[\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufe0f]+")
JOINERS = re.compile(f"(?<![^\x00-\x7f]){JOINER.pattern}|{JOINER.pattern}(?![^\x00-\x7f])")
ENTITY = re.compile(r"&(?:amp;)?(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,24});|&nbsp\b")
# Full-width brackets around words of the English service: （Yonhap）, （END）.
WIDE_BRACKETS = re.compile("（([\x20-\x7e]{1,200})）")

REPAIRS = ((LINE_BREAKS, "\n"), (SPACES, " "), (CONTROLS, ""), (ZERO_WIDTH, ""))
MANY_SPACES = re.compile(" {2,}")

RULE = re.compile(r"[\s|:*_=~#.·•▲△▴▵-]*\Z")
"""A line of dashes, pipes, dots or bullets alone: a rule, an empty table row, a separator."""

LINKS = ("](http", "](mailto:", "[![")
EMPHASIS = re.compile(r"\*\*([^*\n]{1,400})\*\*")
HEADING = re.compile(r"#{1,6} ")
LINKED_IMAGE = re.compile(r"\[(!\[[^\[\]\n]{0,300}\]\([^\s]{0,500}?\))\]\([^()\s]{0,500}\)")
LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,300})\]\((?:https?:|mailto:)[^()\s]{0,500}\)")


def lines(text: str, *, is_wrapped: bool = True) -> list[str]:
    """The lines that hold something, in order, with single spaces inside and none around.

    Zero-width characters, control bytes and HTML entities are resolved, hard-wrapped paragraphs
    joined (where the copy may be: with `is_wrapped`); blank lines, rules and empty table rows are
    gone. Image slots and the pipes of table rows are kept, because they tell captions from body.
    """
    odd = text.encode("utf-8", "surrogatepass").translate(None, PLAIN_ASCII)
    if odd:
        text = repair(text, odd.decode("utf-8", "surrogatepass"))
    if b"*" in odd or b"#" in odd or (b"[" in odd and any(sign in text for sign in LINKS)):
        text = without_markdown(text)
    parts = text.split("\n")
    bare = [line for part in (unwrap(parts) if is_wrapped else parts) if (line := part.strip(" "))]
    if "  " in text:
        bare = [MANY_SPACES.sub(" ", line) if "  " in line else line for line in bare]
    return [line for line in bare if line[0].isalpha() or not RULE.match(line)]


def without_markdown(text: str) -> str:
    """The text without Markdown's emphasis, headings and links; images stay."""
    text = EMPHASIS.sub(r"\1", text)
    text = LINK.sub(r"\1", LINKED_IMAGE.sub(r"\1", text))
    return "\n".join(
        HEADING.sub("", line, count=1) if line.startswith("#") else line
        for line in text.split("\n")
    )


def repair(text: str, odd: str) -> str:
    """The text with one kind of line break and of space, and without what has no width.

    `odd` holds every character of the text that is not plain ASCII, so that most documents
    pay for the few rules that concern them.
    """
    if "&" in odd:
        # Twice: scrapers escape what was escaped already.
        text = ENTITY.sub(lambda entity: html.unescape(html.unescape(entity[0])), text)
        odd = text
    if "（" in odd:
        text = WIDE_BRACKETS.sub(r"(\1)", text)
    for rule, stands_for in REPAIRS:
        if rule.search(odd):
            text = rule.sub(stands_for, text)
    return JOINERS.sub("", text) if JOINER.search(odd) else text
