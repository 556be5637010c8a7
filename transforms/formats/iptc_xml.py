"""What NITF and NewsML share: elements by name, urgency, the copy of an element."""

import html
import re
from collections import defaultdict
from itertools import pairwise

from transforms.formats import anpa_header, html_strings
from transforms.markup import BLOCKS, Element, blocks, local, text_of

Named = dict[str, list[Element]]
"""The elements of a document by their local name, in its order."""

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
OTHERS = (
    "newsml newsmessage newsitem packageitem conceptitem knowledgeitem planningitem catalogitem"
    " itemset contentset contentmeta itemmeta rightsinfo groupset catalog"
    " nitf html rss feed rdf urlset"
)
ROOTS_OF_OTHERS = frozenset(OTHERS.split())
ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|[a-zA-Z][a-z]{3,8}|#[0-9]{2,6});")
NOT_BODY = frozenset(
    ("media", "hedline", "body.head", "body.end", "nitf-table-metadata", "copyrite")
)
SOFT_CHARS = (45, 100)
"""A line of text broken by a teleprinter's width is about this long."""


def named(element: Element) -> Named:
    """The elements inside one, itself with them, by local name."""
    found: Named = defaultdict(list)
    for node in element.iter():
        found[local(node)].append(node)
    return found


def first(found: Named, name: str) -> Element | None:
    """The first element of a name."""
    return next(iter(found.get(name, ())), None)


def attribute(found: Named, name: str, key: str) -> str | None:
    """The first value of an attribute that is not empty, of the elements of a name."""
    values = (node.get(key, "").strip() for node in found.get(name, ()))
    return next((value for value in values if value), None)


def urgency_of(text: str | None) -> int | None:
    """An urgency from 1 to 8; ANPA's letters f b u r d are 1 to 5. None for anything else."""
    text = (text or "").strip().lower()
    return int(text) if re.fullmatch("[1-8]", text) else anpa_header.URGENCY.get(text)


def line_of(element: Element | None) -> str | None:
    """The text of an element on one line, its blocks and breaks parted by spaces."""
    return (" ".join(blocks(element).split()) or None) if element is not None else None


def unescaped(text: str | None) -> str | None:
    """A text without the entities that are left in it where a desk's software escaped it twice."""
    return html.unescape(text) if text and ENTITY.search(text) else text


def spaced(element: Element) -> str:
    """The text of an element, with a comma between parts that touch: city and country."""
    text = ""
    parts: list[str] = []
    for part in element.itertext():
        if text[-1:].isalnum() and part[:1].isalnum():
            parts.append(", ")
        parts.append(part)
        text = part or text
    return " ".join("".join(parts).split())


def is_correction(block: Element) -> bool:
    """Whether a block is the correction that an archive put into the story later."""
    return bool(block.get("class") == "correction_text")


def body_of(element: Element, without: frozenset[str] = NOT_BODY) -> str:
    """The copy inside an element that holds a body: of NITF, of HTML (escaped too), or plain.

    Plain text keeps its lines. A block that the next one repeats (an archive's `lead_paragraph`
    before its `full_text`) is given once.
    """
    children = [node for node in element if local(node)]
    if all(local(node) == "block" for node in children) and len(children) > 1:
        parts = [body_of(node, without) for node in children if not is_correction(node)]
        after = [*parts[1:], ""]
        return "\n\n".join(
            p for p, n in zip(parts, after, strict=True) if p and not n.startswith(p)
        )
    if any(
        local(node) in BLOCKS or local(node) == "br"
        for node in element.iter()
        if node is not element
    ):
        return blocks(element, without)
    own = (element.text or "", *(node.tail or "" for node in element))
    if len(children) > 1 and not "".join(own).strip():
        # Elements of the desk's own, one a paragraph.
        texts = (text_of(node) for node in children if local(node) not in without)
        return "\n\n".join(filter(None, texts))
    if children:
        return blocks(element, without)
    return plain_or_html(element.text or "")


def is_wrapped(copy: str) -> bool:
    """Whether plain text is broken into lines of a teleprinter's width."""
    lines = copy.split("\n")[:200]
    broken = [line for line, after in pairwise(lines) if line.strip() and after.strip()]
    filled = [line for line in broken if SOFT_CHARS[0] <= len(line) <= SOFT_CHARS[1]]
    return len(broken) > 1 and len(filled) > len(broken) * 0.6


def plain_or_html(text: str) -> str:
    """The copy in a text: escaped HTML as its blocks, plain text line by line."""
    if html_strings.TAG.search(text):
        root, fault = html_strings.tree_of(text)
        if root is not None:
            return blocks(root)
        if fault:
            return html_strings.without_tags(text)
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")
