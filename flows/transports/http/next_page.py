"""Where a page says that the next one is: in its JSON, in a Link header, in a link of Atom."""

import re
from collections.abc import Iterator
from typing import Any

import httpx

from transforms import json_documents, markup
from transforms.source import ParseError

LINK = re.compile(
    r"<([^<>]{0,8000})>((?:\s*;\s*[^\s;,=\"<>]{1,60}(?:\s*=\s*(?:\"[^\"]{0,2000}\"|[^\s;,\"<>]{0,2000}))?)*)"
)
"""A link of RFC 8288: its target, and its parameters."""
PARAMETER = re.compile(r";\s*([^\s;,=\"]+)\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"]*))")
CHANNELS = ("channel", "feed")


def of(headers: httpx.Headers, body: bytes, path: str | None) -> str | None:
    """The next page's address or cursor as a page tells it; None where it names none.

    With `path`, a dotted path into JSON, that place alone counts. Otherwise it is the link `next`
    of the header (RFC 8288), or of a feed of Atom or RSS (RFC 5005).
    """
    if path is not None:
        return _of_json(body, path)
    return _of_header(headers) or _of_feed(body)


def _of_json(body: bytes, path: str) -> str | None:
    try:
        found = at_path(json_documents.load(body), path.split("."))
    except ParseError:
        return None
    if found is None or isinstance(found, bool | dict | list):
        return None
    return str(found).strip() or None


def at_path(value: Any, path: list[str]) -> Any:
    """What stands in JSON at a path of keys and of places in lists; None where nothing does.

    A key may hold dots itself, as `@odata.nextLink` does.
    """
    if not path:
        return value
    if isinstance(value, list) and re.fullmatch(r"-?[0-9]{1,9}", path[0]):
        place = int(path[0])
        return at_path(value[place], path[1:]) if -len(value) <= place < len(value) else None
    if isinstance(value, dict):
        for length in range(len(path), 0, -1):
            if (key := ".".join(path[:length])) in value:
                return at_path(value[key], path[length:])
    return None


def _of_header(headers: httpx.Headers) -> str | None:
    for line in headers.get_list("link"):
        for target, parameters in LINK.findall(line):
            told: dict[str, str] = {}
            for name, quoted, plain in PARAMETER.findall(parameters):
                told.setdefault(name.lower(), quoted or plain)
            if "next" in told.get("rel", "").lower().split() and "anchor" not in told:
                return str(target)
    return None


def _of_feed(body: bytes) -> str | None:
    """The link `next` of a feed: a child of its root, or of its channel."""
    if b"next" not in body or not body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return None
    try:
        root, _ = markup.xml(body)
    except ParseError:
        return None
    return next(_next_links(root), None) or None


def _next_links(element: markup.Element) -> Iterator[str]:
    for child in element:
        name = markup.local(child)
        if name in CHANNELS:
            yield from _next_links(child)
        elif name == "link" and "next" in child.get("rel", "").lower().split():
            yield child.get("href", "")
