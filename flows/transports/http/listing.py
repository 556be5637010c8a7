"""The files that an index page of a web server names: Apache, nginx, Caddy, IIS and others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from lxml import etree

from flows.transports.http.addresses import climbs, joined
from flows.transports.http.errors import time_of
from transforms import json_documents
from transforms.source import ParseError

LOOKS_LIKE_HTML = re.compile(
    rb"\s*<(?:!doctype html|html|head|title|body|h1|pre|ul|table)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or a folder of an index page.

    `below` is its address below that of the page. Size and time are None but where the page is
    exact: most round them.
    """

    url: str
    below: str
    is_folder: bool
    size_bytes: int | None = None
    modified_at: datetime | None = None


def entries(page_url: str, content_type: str, body: bytes) -> list[Entry] | None:
    """What stands below an index page, each once; None where the page is no index.

    Links that lead elsewhere (up, to other hosts, to the page itself in another order) are none
    of its files.
    """
    kind = content_type.partition(";")[0].strip().lower()
    if kind.endswith("json"):
        found = _of_json(page_url, body)
    elif kind in ("text/html", "application/xhtml+xml") or LOOKS_LIKE_HTML.match(body):
        found = _of_html(page_url, body)
    else:
        found = None
    return found and list({entry.below: entry for entry in found}.values())


def _of_html(page_url: str, body: bytes) -> list[Entry]:
    charset = _charset_of(body)
    found = (_linked(page_url, link, charset) for link in _links(body, charset))
    return [entry for entry in found if entry]


def _charset_of(body: bytes) -> str:
    """UTF-8, or what gives back the bytes of names that are in another encoding."""
    try:
        body.decode()
    except UnicodeDecodeError:
        return "iso-8859-1"
    return "utf-8"


def _links(body: bytes, charset: str) -> Iterator[str]:
    """The addresses that the links of a page name, in its order."""
    parser = etree.HTMLParser(encoding=charset, no_network=True, recover=True, huge_tree=True)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError:  # nothing in it is HTML
        return
    if root is not None:
        yield from (link.get("href") for link in root.iter("a") if link.get("href"))


def _linked(page_url: str, link: str, charset: str = "utf-8", **told: Any) -> Entry | None:
    """The file or folder that a link leads to; None where it does not lie below the page."""
    url = joined(page_url, link, charset)
    base = page_url.partition("?")[0].rpartition("/")[0] + "/"
    if url is None or not url.startswith(base):
        return None
    below = url[len(base) :]
    path, _, query = below.partition("?")
    is_sorting = not path or (query and path.endswith("/"))
    if is_sorting or climbs(path) or "//" in f"/{path}":
        return None
    return Entry(url, below, path.endswith("/"), **told)


def _of_json(page_url: str, body: bytes) -> list[Entry] | None:
    """The entries of the JSON that nginx and Caddy give; None where it is another document."""
    try:
        rows = json_documents.load(body)
    except ParseError:
        return None
    if not isinstance(rows, list) or not all(_is_row(row) for row in rows):
        return None
    found = (_row(page_url, row) for row in rows if row.get("type") != "other")
    return [entry for entry in found if entry]


def _is_row(row: Any) -> bool:
    """Whether a JSON object is a file or folder of nginx or Caddy."""
    return (
        isinstance(row, dict)
        and isinstance(row.get("name"), str)
        and (row.get("type") in ("file", "directory", "other") or "is_dir" in row)
    )


def _row(page_url: str, row: dict[str, Any]) -> Entry | None:
    is_folder = row.get("type") == "directory" or bool(row.get("is_dir"))
    link = "./" + quote(row["name"].removesuffix("/"), safe="", errors="replace")
    if is_folder:
        return _linked(page_url, link + "/")
    size_bytes, modified_at = row.get("size"), _time_of(row)
    if not isinstance(size_bytes, int) or modified_at is None:
        return _linked(page_url, link)
    return _linked(page_url, link, size_bytes=size_bytes, modified_at=modified_at)


def _time_of(row: dict[str, Any]) -> datetime | None:
    """The time of a file in UTC: `mtime` of nginx, `mod_time` of Caddy."""
    text = str(row.get("mtime") or row.get("mod_time"))
    try:
        return time_of(text) or datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
