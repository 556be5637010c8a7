"""News sitemaps: what a site's news are called and when they were published, without their text."""

from collections.abc import Iterator

from transforms.formats.html_bodies import plain
from transforms.markup import Element, local, text_of
from transforms.source import Envelope, Feed, Picture
from transforms.times import utc

HEADER = ("access", "genres", "stock_tickers", "geo_locations")


def envelopes(root: Element, notes: tuple[str, ...], feed: Feed) -> list[Envelope]:
    """The news of a sitemap (Google's extension 0.9), in its order.

    A page without `<news:news>` is no news.
    """
    return [
        _envelope(page, news, notes, feed)
        for page in root
        if local(page) == "url" and (news := _child(page, "news")) is not None
    ]


def _envelope(page: Element, news: Element, notes: tuple[str, ...], feed: Feed) -> Envelope:
    address, modified = _text(page, "loc"), _text(page, "lastmod")
    publication = _child(news, "publication")
    published_at = utc(_text(news, "publication_date"), feed.time_zone)
    header = {"link": address} | {name: _text(news, name) for name in HEADER}
    return Envelope(
        is_body=True,
        agency=_text(publication, "name"),
        guid=address,
        version=modified,
        headline=plain(_text(news, "title")),
        language=_text(publication, "language"),
        first_created_at=published_at,
        version_created_at=utc(modified, feed.time_zone) or published_at,
        keywords=tuple(
            word for part in (_text(news, "keywords") or "").split(",") if (word := part.strip())
        ),
        pictures=tuple(_pictures(page)),
        header={name: text for name, text in header.items() if text},
        notes=notes,
    )


def _pictures(page: Element) -> Iterator[Picture]:
    """The pictures of a page that have a caption (Google's image extension 1.1)."""
    for image in page:
        if local(image) == "image" and (text := _text(image, "caption") or _text(image, "title")):
            yield Picture(text=plain(text) or text)


def _child(node: Element | None, name: str) -> Element | None:
    children = node if node is not None else ()
    return next((child for child in children if local(child) == name), None)


def _text(node: Element | None, name: str) -> str | None:
    return text_of(_child(node, name))
