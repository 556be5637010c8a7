"""Pages: the story of an HTML page, and what its head declares."""

import logging
import re

import trafilatura
from trafilatura.settings import Document, Extractor
from trafilatura.utils import HTML_PARSER, detect_encoding

from schemas import Reason
from transforms.encoding import decode
from transforms.formats import html_figures, html_meta
from transforms.formats.html_bodies import merged
from transforms.formats.html_meta import Page, key_of
from transforms.markup import Element, root_of
from transforms.source import Envelope, Feed, ParseError

ROOT_NAMES = "html head body title meta script h1 h2 div p center table main section"
ROOTS = frozenset(ROOT_NAMES.split())
DOCTYPE = re.compile(rb"(?:\xef\xbb\xbf)?\s*+<!doctype\s+html[\s>]", re.IGNORECASE)

BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
CHARSETS = (
    re.compile(rb"(?i)<meta\b[^>]{0,300}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{1,40})"),
    re.compile(rb"<\?xml[^>]{0,100}?encoding\s{0,5}=\s{0,5}[\"']([\w.:-]{1,40})"),
)
CHARSET_WITHIN_BYTES = 8192
FOREIGN = re.compile(rb"[\x80-\xff]{4,}")
"""Where there is no UTF-8, bytes beyond ASCII in a row: accents of Western text stand alone."""
XML_DECLARATION = re.compile(r"\s*+<\?xml[^>]{0,300}\?>")
LONG_TAG = re.compile(r"<(?P<name>[a-zA-Z][\w:-]{0,40})[^<>]{2000,}+")
MAX_ATTRIBUTES = 400

OPTIONS = Extractor(output_format="python", comments=False)
FAST = Extractor(output_format="python", comments=False, fast=True)
LARGE_CHARS = 1_000_000
"""Pages with more are read without a second opinion, which costs as much as the first."""
HEAD_LINES = 15
STAMP = re.compile(
    r"(?:\d{1,4}|[:.,/|•·~+-]|\b(?:published|updated?|posted|modified|last|first|on|at|by|time|am|pm|a\.m"
    r"|p\.m|gmt|utc|kst|jst|est|edt|cet|cest|bst|ist|et|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?"
    r"|sun|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?:day)?\b|송고|수정|입력|[년월일시분]|\s)++\Z",
    re.IGNORECASE,
)
"""A line with the time of publication or update, as pages have between headline and story."""
STAMP_CHARS = 80
PARAGRAPH_CHARS = 60
LINK_SHARE = 0.6
NO_STORY = re.compile(
    r"(?:error )?[45]0\d\b|.{0,60}\b(?:not found|access denied|forbidden|unavailable|just a moment"
    r"|attention required|are you (?:a )?(?:human|robot)|before you continue|cookie|consent|captcha"
    r"|log ?in|sign in|subscribe)\b",
    re.IGNORECASE,
)
"""Titles of pages that a site shows instead of a story."""
WALL = re.compile(
    r"\b(?:enable|turn on|allow) (?:javascript|cookies)|javascript (?:is|must be)"
    r"|checking your browser|you are (?:a |not a )?(?:human|robot)|accept (?:all )?cookies",
    re.IGNORECASE,
)
WALL_CHARS = 500

# It logs what it makes of every page; what a reader should know of it stands in the notes.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("trafilatura").propagate = False


def parse(raw: bytes, feed: Feed) -> list[Envelope]:
    """Read one page.

    One envelope; its copy is the main text, without title, captions and comments. A front page,
    a list, an error page and a question for consent are no news. Raises ParseError when a page
    that declares a story has no text, and when the bytes are none.
    """
    text, notes = _decoded(raw)
    tree = _tree(text)
    if tree is None:
        return []
    page = html_meta.read(tree)
    envelope = html_meta.envelope_of(page, feed)
    pictures = html_figures.take(tree)
    envelope.copy = _copy(tree, page, FAST if len(text) > LARGE_CHARS else OPTIONS)
    if not envelope.copy and any("xcessive depth" in one.message for one in HTML_PARSER.error_log):
        raise ParseError(Reason.MALFORMED, "nested deeper than 256, and no text above that")
    if not page.is_story() and not _reads_as_story(tree, page, envelope.copy):
        return []
    if not envelope.copy or (len(envelope.copy) < WALL_CHARS and WALL.search(envelope.copy)):
        raise ParseError(Reason.NO_BODY, f"no text in the page of {envelope.headline!r}"[:300])
    envelope.pictures = merged(html_figures.declared(page.graph, page.story), pictures)
    envelope.notes = (*notes, *envelope.notes)
    return [envelope]


def looks_like(raw: bytes) -> bool:
    """Whether the bytes begin as HTML or XHTML do."""
    name, _ = root_of(raw)
    return name.lower() in ROOTS or DOCTYPE.match(raw) is not None


def _decoded(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a page: by its byte order mark, its <meta>, its XML declaration, or its bytes.

    What the head says goes before the XML declaration, which no browser believes (WHATWG
    Encoding Standard). Raises ParseError for bytes in no encoding known.
    """
    for mark, codec in BOMS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(codec, "replace"), ()
    came = len(raw)
    raw = raw.replace(b"\0", b"")
    head = raw[:CHARSET_WITHIN_BYTES]
    label = next((found[1].decode() for one in CHARSETS if (found := one.search(head))), None)
    if label and label.lower().startswith("utf-16"):  # it could not be read as such
        label = "utf-8"
    if label is None and FOREIGN.search(raw):
        label = next(iter(detect_encoding(raw)), None)
    try:
        return decode(raw, label or "unknown")
    except ParseError as error:
        raise error.at(error.fault_at if len(raw) == came else None) from None


def _tree(text: str) -> Element | None:
    """The tree of a page; None where there is none. What lies deeper than 256 is left out."""
    if declaration := XML_DECLARATION.match(text):
        text = text[declaration.end() :]
    text = LONG_TAG.sub(_without_attributes, text)
    if "html" not in text[:50].lower():
        text = f"<!DOCTYPE html>\n{text}"
    return trafilatura.load_html(text)


def _without_attributes(tag: re.Match[str]) -> str:
    """A tag, bare if it has hundreds of attributes, which are read in quadratic time."""
    return f"<{tag['name']}" if len(tag[0].split()) > MAX_ATTRIBUTES else tag[0]


def _copy(tree: Element, page: Page, options: Extractor) -> str:
    """The main text, a paragraph a line, from below the headline; links alone are none."""
    document = trafilatura.bare_extraction(tree, options=options)
    text = document.text if isinstance(document, Document) else None
    lines = (text or "").split("\n")
    lines = [line.strip("| ") if line.startswith("|") else line for line in lines]
    lines = _below_title([line for line in lines if line.strip()], page)
    while lines and len(lines[0]) <= STAMP_CHARS and STAMP.match(lines[0]):
        del lines[0]
    return "" if _is_menu(lines, tree, page) else "\n".join(lines)


def _is_menu(lines: list[str], tree: Element, page: Page) -> bool:
    """Whether the lines are nothing but the links of the page."""
    links = key_of("".join(link.text_content() for link in tree.iter("a")))
    titles = {key_of(title) for title in page.titles}
    return all(key in links and key not in titles for key in map(key_of, lines))


def _below_title(lines: list[str], page: Page) -> list[str]:
    """The lines below the title; one that a flash repeats as its text stays."""
    titles = {key_of(title) for title in page.titles}
    at = next((n for n, line in enumerate(lines[:HEAD_LINES]) if key_of(line) in titles), None)
    if at is None:
        return lines
    del lines[: at + 1]
    while len(lines) > 1 and key_of(lines[0]) in titles:
        del lines[0]
    return lines


def _reads_as_story(tree: Element, page: Page, copy: str) -> bool:
    """Whether a page that declares no story has one: paragraphs, and not most of it links."""
    title = page.meta("og:title") or tree.findtext(".//title") or ""
    if page.graph.is_index() or NO_STORY.match(title.strip()):
        return False
    text = tree.text_content()
    linked = sum(len(link.text_content()) for link in tree.iter("a"))
    return linked <= len(text) * LINK_SHARE and any(
        len(line) >= PARAGRAPH_CHARS for line in copy.split("\n")
    )
