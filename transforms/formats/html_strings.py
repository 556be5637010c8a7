"""HTML that stands as a string in another format: known by its tags, parsed, or taken as text."""

import html
import re

import lxml.html
from lxml import etree

from transforms.markup import BLOCKS, Element

TAG = re.compile(
    r"<(?=/?[a-zA-Z])/?(?:p|br|div|span|section|article|h[1-6]|table|t[rdh]|ul|ol|li|figure|img|html|body|block"
    r"|blockquote|strong|em|sup|sub|font|hl[12]|pre|hr|b|i|u|a|q|small|strike)\b[^<>]{0,2000}+/?>",
    re.IGNORECASE,
)
ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});")
XML_DECLARATION = re.compile(r"\s*+<\?xml[^<>]{0,200}\?>")
ANY_TAG = re.compile(r"<(?:!--|[/!?]?[a-zA-Z])[^<>]{0,5000}+>")
TAG_NAME = re.compile(r"</?\s{0,5}([a-zA-Z0-9.]{1,20})")
TOO_DEEP = "markup nested too deep to be read: taken as plain text"
TOO_LONG = "a body too long to be read as markup: taken as plain text"
MOST_CHARACTERS = 1_000_000
"""Of markup that is read as such. The longest bodies of tables are some 300,000."""


def is_html(text: str) -> bool:
    """Whether a text holds tags of HTML, escaped ones too."""
    return bool(TAG.search(with_tags(text)))


def with_tags(text: str) -> str:
    """The text, its tags as such where all are escaped: some systems escape a body twice."""
    if "&lt;" not in text or TAG.search(text):
        return text
    unescaped = html.unescape(text)
    return unescaped if TAG.search(unescaped) else text


def tree_of(text: str) -> tuple[Element | None, str | None]:
    """The tree of HTML, None where there is nothing in it; or why it is not to be read as such."""
    if len(text) > MOST_CHARACTERS:
        return None, TOO_LONG
    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(XML_DECLARATION.sub("", text, count=1).encode(), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    if any("xcessive depth" in fault.message for fault in parser.error_log):
        return None, TOO_DEEP
    return root, None


def without_tags(text: str) -> str:
    """The text of HTML that is not parsed; where a block begins or ends, a new line."""
    return html.unescape(ANY_TAG.sub(_line_end, text)).strip()


def _line_end(tag: re.Match[str]) -> str:
    name = TAG_NAME.match(tag[0])
    return "\n" if name and name[1].lower() in BLOCKS else ""
