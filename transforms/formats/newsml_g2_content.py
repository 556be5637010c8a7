"""The content of a NewsML-G2 item: the copy in its contentSet, and what stands around it."""

import re
from collections.abc import Iterator
from inspect import cleandoc

from lxml import etree

from transforms.formats import html_bodies, html_strings, nitf
from transforms.formats.newsml_g2_meta import OTHER_LANGUAGE, XML_LANG, language_rank
from transforms.markup import Element, local, text_of
from transforms.source import Envelope, Feed, ParseError

INLINE = ("inlineXML", "inlineData")
PROSE_NAMES = (
    "html body div section article main p pre h1 h2 h3 h4 ul ol dl table blockquote span block"
    " body.content a b i em strong br"
)
PROSE = frozenset(PROSE_NAMES.split())
DOCUMENTS = ("nitf", "html", "body.content", "body")
"""Where text stands in another XML language that wraps it."""

DATA = frozenset(["sports-content", "events", "concept", "conceptSet", "xbrl", "svg"])
"""XML that tells no story, whatever paragraphs stand in it."""

WRAPPERS = frozenset(["html", "body", "div", "section", "article", "main", "header", "hgroup"])
BINARY = re.compile(r"image/|audio/|video/|application/(?!.*(?:xml|html|text))")
ENCODED = re.compile(r"64|hex|uuenc|zip")
HTML_TYPE = re.compile(r"text/html|application/xhtml")
NITF_START = re.compile(r"\s*+(?:<!DOCTYPE [^>\[]{0,500}>\s*+)?<nitf[\s>]")


def inline_of(item: Element) -> list[Element]:
    """What stands in the item itself: the inlineXML and inlineData of its contentSet."""
    return [each for each in _parts(item) if local(each) in INLINE]


def remote_of(item: Element) -> list[Element]:
    """What the item links to: the remoteContent of its contentSet."""
    return [each for each in _parts(item) if local(each) == "remoteContent"]


def _parts(item: Element) -> Iterator[Element]:
    sets = [item] if local(item) == "contentSet" else item
    return (part for each in sets if local(each) == "contentSet" for part in each)


def content_of(item: Element, language: str | None, headline: str | None, feed: Feed) -> Envelope:
    """The text among the renditions of the content, with the header lines that it carries itself.

    All parts of a contentSet are renditions of one content (NewsML-G2 Specification, Content
    Set): the first in the language of the item is taken, and a text in another language only
    where there is no other. A first line of the text that repeats `headline` is left out.
    """
    inline = sorted(inline_of(item), key=lambda each: _preference(each, language))
    notes: list[str] = []
    bare = Envelope(is_body=True)
    for number, part in enumerate(inline):
        content = _read(part, headline, feed)
        notes += content.notes
        if content.copy:
            if language_rank(content.language, language) == OTHER_LANGUAGE:
                notes.append(f"the text is in {content.language}")
            content.notes = (*notes, *_passed_over(inline[number + 1 :], content.language))
            return content
        if not _has_lines(bare):
            bare = content
    bare.notes = tuple(notes)
    return bare


def _preference(part: Element, language: str | None) -> tuple[int, bool]:
    """The item's language first; of two renditions in it, markup before plain text."""
    return language_rank(_language(part), language), local(part) != "inlineXML"


def _passed_over(rest: list[Element], language: str | None) -> list[str]:
    others = {tag for part in rest if (tag := _language(part)) and tag != language}
    return [f"a text in {', '.join(sorted(others))} is passed over"] if others else []


def _has_lines(content: Envelope) -> bool:
    """Whether anything stands around the copy: a flash may be a headline in NITF."""
    return bool(content.headline or content.bylines or content.dateline or content.pictures)


def _language(part: Element) -> str | None:
    """The language of a part of the content: its own, else that of the document in it."""
    within = next((each for each in part if local(each)), None)
    declared = [part.get(XML_LANG)]
    if within is not None:
        declared += [within.get(XML_LANG), within.get("lang")]
    return next((tag.strip() for tag in declared if tag and tag.strip()), None)


def _read(part: Element, headline: str | None, feed: Feed) -> Envelope:
    """One part: as XML where it has elements, else as the text it is, escaped markup or plain."""
    declared = (part.get("contenttype") or "").strip().casefold()
    encoding = (part.get("encoding") or part.get("encodinguri") or "").casefold()
    if local(part) == "inlineData" and (ENCODED.search(encoding) or BINARY.match(declared)):
        kind = declared[:60] or encoding[:60]
        return _without_text(f"the content is data of type {kind}: passed over")
    if any(local(child) for child in part):
        content = _read_xml(part, headline, feed)
    else:
        content = _read_text("".join(part.itertext()), headline, feed, declared)
    content.language = _language(part) or content.language
    return content


def _without_text(note: str) -> Envelope:
    return Envelope(is_body=True, notes=(note,))


def _read_text(text: str, headline: str | None, feed: Feed, declared: str) -> Envelope:
    """Text, or markup that stands escaped or in CDATA."""
    if not text.strip():
        return Envelope(is_body=True)
    document = html_strings.XML_DECLARATION.sub("", text, count=1)
    if NITF_START.match(document):
        try:
            return nitf.parse(document.encode(), feed)[0]
        except ParseError as error:
            return _without_text(f"the content is NITF that cannot be read: {error.detail}")
    is_declared = bool(HTML_TYPE.match(declared))
    if is_declared or html_strings.is_html(text):
        return _read_html(text, headline, feed)
    # An indent that all lines share is the layout of the XML; the lines are the copy's.
    return Envelope(copy=cleandoc(text).rstrip())


def _read_html(text: str, headline: str | None, feed: Feed) -> Envelope:
    body = html_bodies.body_of(text, feed, headline, as_html=True)
    return Envelope(
        copy=body.copy,
        is_body=True,
        pictures=body.pictures,
        header=body.asides,
        notes=body.notes,
    )


def _read_xml(part: Element, headline: str | None, feed: Feed) -> Envelope:
    """NITF, XHTML or loose paragraphs; other XML (SportsML, events, figures) has no copy."""
    names = [local(child) for child in part]
    if "nitf" in names:
        return nitf.envelope_of(part[names.index("nitf")], feed)
    inner = part
    if PROSE.isdisjoint(names):
        found = next((node for node in part.iter() if local(node) in DOCUMENTS), None)
        has_paragraphs = any(local(node) == "p" for node in part.iter())
        if found is None and (not has_paragraphs or not DATA.isdisjoint(names)):
            name = next((name for name in names if name), "")
            return _without_text(f"the content is <{name[:60]}>, which is no text: passed over")
        inner = part if found is None else found
    if local(inner) == "nitf":
        return nitf.envelope_of(inner, feed)
    return _read_prose(inner, headline, feed)


def _read_prose(part: Element, headline: str | None, feed: Feed) -> Envelope:
    """XHTML or paragraphs, in any namespace: a title at their head is no paragraph of the copy."""
    titles = _take_titles(part)
    for node in part.iter():
        if name := local(node):
            node.tag = name
    bodies = [node for node in part.iter("body") if next(node.iterancestors("body"), None) is None]
    bodies = bodies or [part]
    for body in bodies:
        body.tag = "div"
        for head in [node for node in body if local(node) == "head"]:
            body.remove(head)
    pages = [
        etree.tostring(body, encoding="unicode", method="html", with_tail=False) for body in bodies
    ]
    content = _read_html("\n".join(pages), headline or titles.get("h1"), feed)
    content.headline, content.subheadline = titles.get("h1"), titles.get("h2")
    return content


def _take_titles(part: Element) -> dict[str, str]:
    """The `h1` before all text and the `h2` next to it, taken out of the document."""
    titles: dict[str, str] = {}
    stack = [part]
    while stack:
        node = stack.pop()
        name, text = local(node), (node.text or "").strip()
        if node is part or name in WRAPPERS:
            if text:
                break
            stack.extend(reversed(node))
        elif name == ("h2" if titles else "h1") and name not in titles:
            if title := text_of(node):
                titles[name] = title
                node.clear(keep_tail=True)
            if (node.tail or "").strip():
                break
        elif name not in ("head", "figure") and text_of(node):
            break
    return titles


def file_of(address: str | None) -> str | None:
    """The name of the file that an address leads to, without what asks for its size."""
    path = re.split(r"[?#]", (address or "").strip(), maxsplit=1)[0]
    return path.rstrip("/").rpartition("/")[2].strip() or None
