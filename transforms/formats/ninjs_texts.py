"""The headlines, descriptions and bodies of a ninjs item, and which of them is which."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from transforms.formats.html_bodies import Body, body_of
from transforms.formats.html_strings import is_html
from transforms.formats.json_fields import Fields, name_set
from transforms.source import Feed

MAIN = ("main", "", "html", "html5", "xhtml", "text", "body", "article", "story", "nitf", "default")
"""Roles of the text itself, which vendors name for its markup as often as for its purpose."""
TEASERS = name_set(
    "caption teaser summary abstract description title headline lead lede ingress preamble"
    " standfirst intro introduction subheadline subtitle subhead subheading deck dek kicker byline"
    " creditline ednote keywords footer social push alert sms"
)
"""Roles that are not the body, whatever they hold."""
DECKS = name_set(
    "subheadline subtitle subhead subheading deck dek standfirst extended sub secondary"
)
CAPTIONS = ("caption", "text", "", "main", "html", "xhtml", "description", "short", "long")
"""Roles of a description that is a caption, the best first."""
SUMMARIES = (
    *("lead", "teaser", "summary", "text", "", "main", "abstract", "html", "xhtml", "ingress"),
    *("intro", "introduction", "description", "short"),
)
"""Roles of a description that sums the story up, the best first."""
MARKUP = re.compile(r"_(x?html5?|text|nitf|xml)\Z")
NOT_PROSE = re.compile(r"\s*+(?:[{\[]|<\?xml(?![\s\S]{0,1000}?<nitf)|<TTNITF)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Text:
    """One of the texts of a kind: what it is for, its content type, and itself as it came."""

    role: str
    content_type: str
    value: str


def texts_of(fields: Fields, plural: str, singular: str) -> list[Text]:
    """The texts of a kind in their order, those that say nothing left out.

    ninjs 2 and 3 list them (`headlines` with roles), ninjs 1 names each (`headline`,
    `headline_seo`, `body_html`).
    """
    found = _of(fields.raw(plural)) + _of(fields.raw(singular))
    for name in sorted(fields.names()):
        if name.startswith(f"{singular}_"):
            value = fields.raw(name)
            role, markup = _split(name.removeprefix(f"{singular}_"))
            found += [Text(role, markup, text) for text in _strings(value)]
    return found


def _split(name: str) -> tuple[str, str]:
    """Role and markup: `caption_xhtml` is a caption in XHTML; a name of one part is both."""
    found = MARKUP.search(name)
    return (name[: found.start()], found[1]) if found else (name, name)


def _of(value: object) -> list[Text]:
    parts = value if isinstance(value, list) else [value]
    found = [Text("", "", text) for text in _strings(parts)]
    for one in (Fields(part) for part in parts if isinstance(part, dict)):
        role = (one.text("role", "rel", "name") or "").lower()
        content_type = (one.text("contenttype", "mimetype", "type") or "").lower()
        texts = _strings(one.raw("value", "text", "content", "html"))
        found += [Text(re.split("[/#:]", role)[-1], content_type, text) for text in texts]
    return found


def _strings(value: object) -> list[str]:
    parts = value if isinstance(value, list) else [value]
    return [part for part in parts if isinstance(part, str) and part.strip()]


def best(texts: Iterable[Text], roles: tuple[str, ...]) -> Text | None:
    """The first text of the best of some roles, plain text before markup; None if of none."""
    ordered = sorted(texts, key=lambda text: is_html(text.value))
    return next((text for role in roles for text in ordered if text.role == role), None)


def main_headline(texts: list[Text]) -> Text | None:
    """The headline: of the role main or none, else the first that is no line below it."""
    others = [text for text in texts if text.role not in DECKS]
    return best(texts, MAIN) or next(iter(others), None)


def body_among(texts: list[Text], feed: Feed, headline: str | None) -> Body:
    """The one body of an item: of its HTML, NITF and plain texts the first that says something.

    The texts of an item tell the same story in other markup; teasers and captions are not it.
    """
    asides = [text for text in texts if text.role in TEASERS]
    notes: tuple[str, ...] = ()
    for text in sorted((text for text in texts if text not in asides), key=_rank):
        if NOT_PROSE.match(text.value):
            continue
        as_html = "html" in text.content_type or "html" in text.role
        body = body_of(text.value, feed, headline, as_html=as_html)
        if body.copy.strip() or body.pictures:
            body.notes = (*notes, *body.notes)
            return body
        notes += body.notes
    return Body(notes=notes)


def _rank(text: Text) -> tuple[int, bool]:
    """HTML before NITF before plain text; of each the main one first."""
    if "nitf" in text.content_type or "<nitf" in text.value[:2000]:
        kind = 1
    else:
        as_html = "html" in text.content_type + text.role or is_html(text.value)
        kind = 0 if as_html else 2
    return kind, text.role not in MAIN
