"""An entry of a feed, as feedparser gives it, as an envelope."""

import calendar
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from transforms.formats import html_bodies
from transforms.formats.html_bodies import Body
from transforms.formats.rss_media import Media
from transforms.source import Envelope, Feed, Picture
from transforms.times import utc

HTML_TYPES = ("text/html", "application/xhtml+xml")
CUT = re.compile(
    r"(?:\.\.\.|…|\[\s?(?:\.\.\.|…)\s?\]|\((?:more|continued)\)|\bread (?:more|on)"
    r"|\bcontinue reading\b[^\n]{0,100}|\b(?:weiter|mehr) lesen|\blire la suite)[\s.»>→)\]]{0,5}\Z",
    re.IGNORECASE,
)
APPEARED = re.compile(
    r"\s{0,9}\bThe post [^\n]{1,300} (?:appeared first|first appeared) on [^\n]{1,200}\Z"
)
"""The line that WordPress adds to every text."""
TAIL_CHARS = 600

READ_KEYS = (
    "id guidislink link links title summary content published updated created author authors tags"
    " rights language source where media_content media_thumbnail"
)
READ = frozenset(READ_KEYS.split())
HEADER_CHARS = 1000

Fields = Mapping[str, Any]


def envelope_of(
    entry: Fields, channel: Fields, media: Media, feed: Feed, notes: tuple[str, ...]
) -> Envelope:
    """The envelope of an entry, its channel standing in where the entry says nothing.

    The longest of description and contents is the copy. The guid is declared, else the link; the
    version is the time of the update, if declared: a guid stays while the text changes.
    """
    title = _line(_text(entry, "title"))
    bodies = _bodies(entry, feed, title)
    copy, is_cut = _without_tail(bodies[0].copy)
    published, updated = _time(entry, "published", feed), _time(entry, "updated", feed)
    return Envelope(
        copy=copy,
        is_body=True,
        guid=_text(entry, "id") or _text(entry, "link"),
        version=_text(entry, "updated"),
        headline=title,
        located=media.located,
        bylines=tuple(dict.fromkeys(media.authors)),
        language=_text(entry, "language") or _text(channel, "language"),
        first_created_at=published or _time(entry, "created", feed),
        version_created_at=updated or published,
        subjects=tuple(_tags(entry, with_scheme=True)),
        keywords=tuple(_tags(entry, with_scheme=False)),
        copyright_notice=_line(_text(entry, "rights") or _text(channel, "rights")),
        contacts=tuple(dict.fromkeys(media.contacts)),
        pictures=_pictures(media, bodies, title, copy),
        header=_header(entry, channel, media, bodies),
        notes=(*notes, *bodies[0].notes, *(("the feed cuts the text",) if is_cut else ())),
    )


def _text(fields: Fields, key: str) -> str | None:
    value = fields.get(key)
    return value.strip() or None if isinstance(value, str) else None


def _line(text: str | None) -> str | None:
    """A text on one line, without tags and entities."""
    return " ".join((html_bodies.plain(text) or "").split()) or None


def _bodies(entry: Fields, feed: Feed, title: str | None) -> list[Body]:
    """The texts of an entry, the longest first; at least one, which may be empty."""
    texts = {content.get("value") or "": content for content in entry.get("content", ())}
    if summary := _text(entry, "summary"):
        texts.setdefault(summary, entry.get("summary_detail") or {})
    bodies = [
        html_bodies.body_of(text, feed, title, as_html=detail.get("type") in HTML_TYPES)
        for text, detail in texts.items()
    ]
    return sorted(bodies, key=lambda body: len(body.copy), reverse=True) or [Body()]


def _without_tail(copy: str) -> tuple[str, bool]:
    """The copy without what the feed's program adds, and whether the feed cuts it."""
    at = max(0, len(copy.rstrip()) - TAIL_CHARS)
    tail = APPEARED.sub("", copy[at:].rstrip())
    return copy[:at] + tail, CUT.search(tail) is not None


def _time(entry: Fields, key: str, feed: Feed) -> datetime | None:
    """A time, local to the feed's zone where it has none; other spellings as feedparser reads."""
    if read := utc(_text(entry, key), feed.time_zone):
        return read
    parsed = entry.get(f"{key}_parsed")
    return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None


def _tags(entry: Fields, *, with_scheme: bool) -> Iterator[str]:
    """Categories: with a scheme they are codes of a vocabulary, without they are keywords."""
    tags = [tag for tag in entry.get("tags", ()) if bool(tag.get("scheme")) == with_scheme]
    found = (_line(_text(tag, "term") or _text(tag, "label")) for tag in tags)
    yield from dict.fromkeys(text for text in found if text)


def _pictures(
    media: Media, bodies: list[Body], title: str | None, copy: str
) -> tuple[Picture, ...]:
    """The pictures, but those whose caption only repeats the headline or the copy."""
    said = {_key(title or ""), _key(copy)}
    found = html_bodies.merged(media.pictures, [one for body in bodies for one in body.pictures])
    return tuple(picture for picture in found if _key(picture.text) not in said)


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def _header(entry: Fields, channel: Fields, media: Media, bodies: list[Body]) -> dict[str, str]:
    """What has no field: links, files, the source, the shorter text, and unknown elements."""
    links = entry.get("links", ())
    enclosures = [link.get("href") for link in links if link.get("rel") == "enclosure"]
    files = dict.fromkeys(filter(None, [*enclosures, *media.files]))
    teasers = [body.copy for body in bodies[1:] if _key(body.copy) not in _key(bodies[0].copy)]
    header = {
        "feed": _line(_text(channel, "title")),
        "link": _link(entry),
        "files": " ".join(files),
        "source": _line(_text(entry.get("source") or {}, "title")),
        "description": next(iter(teasers), None),
        "coordinates": media.coordinates,
    }
    unknown = {
        key: value
        for key, value in entry.items()
        if isinstance(value, str) and key not in READ and not key.endswith("_detail")
    }
    return {
        key: " ".join(value.split())[:HEADER_CHARS]
        for key, value in (unknown | header).items()
        if value and value.strip()
    }


def _link(entry: Fields) -> str | None:
    """The address of the page; feedparser puts the guid there where there is none."""
    link = _text(entry, "link")
    return link if link and link.startswith(("http:", "https:", "/")) else None
