"""Addresses of the web: in one form, joined to a page, and as the warehouse may know them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, quote_from_bytes, unquote, unquote_to_bytes, urljoin, urlsplit

import httpx

from flows.transports.credentials import MASK, Credentials

UNFIT = re.compile(r"(?:[^!#$%&'()*+,\-./0-9:;=?@A-Z\[\]_a-z~]|%(?![0-9A-Fa-f]{2}))+")
"""What an address may not hold as it is (RFC 3986)."""
REMOVED = re.compile(r"[\t\r\n]")
"""What browsers take out of a link."""
ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
LONGEST = 8000
"""Characters of an address that servers are sure to take (RFC 9110, 4.1)."""


def encoded(text: str, charset: str = "utf-8") -> str:
    """A link with what an address may not hold percent-encoded, as the bytes of a charset."""

    def escaped(found: re.Match[str]) -> str:
        try:
            return quote_from_bytes(found[0].encode(charset), safe="")
        except UnicodeEncodeError:
            return quote(found[0], safe="", errors="replace")

    return UNFIT.sub(escaped, REMOVED.sub("", text.strip()))


def canonical(url: str) -> str:
    """An address in its one form: no user, password or fragment.

    Raises ValueError or httpx.InvalidURL.
    """
    parts = urlsplit(encoded(url))
    path = ESCAPE.sub(_in_one_form, parts.path or "/")
    query = f"?{ESCAPE.sub(_in_one_form, parts.query)}" if parts.query else ""
    return _server(parts.scheme, parts.netloc) + _without_dots(path) + query


@lru_cache(maxsize=64)
def _server(scheme: str, netloc: str) -> str:
    """Scheme, host and port: in lower case, of ASCII, without the port that is the usual one."""
    url = httpx.URL(f"{scheme}://{unquote(netloc)}/")
    port = f":{url.port}" if url.port is not None else ""
    host = url.raw_host.decode()
    return f"{url.scheme}://{f'[{host}]' if ':' in host else host}{port}"


def _without_dots(path: str) -> str:
    """A path without parts that mean itself and the folder above (RFC 3986, 5.2.4)."""
    if "/." not in path:
        return path
    kept: list[str] = []
    *folders, last = path.removeprefix("/").split("/")
    for part in (*folders, last):
        if part == "..":
            del kept[-1:]
        elif part != ".":
            kept.append(part)
    is_folder = last in (".", "..")
    return "/".join(("", *kept, *[""] * is_folder))


def _in_one_form(found: re.Match[str]) -> str:
    character = unquote(found[0], errors="replace")
    return character if UNRESERVED.fullmatch(character) else found[0].upper()


def joined(base: str, link: str, charset: str = "utf-8") -> str | None:
    """Where a link of a page leads; None where that is no address of the web."""
    try:
        url = canonical(urljoin(base, encoded(link, charset)))
        scheme, host, _ = origin(url)
    except (ValueError, httpx.InvalidURL):
        return None
    is_web = scheme in ("http", "https") and host
    return url if is_web and len(url) <= LONGEST else None


def decoded(path: str) -> str:
    """A path as its server knows it; a slash that is part of a name stays encoded.

    Bytes that are no UTF-8 are there as in the names of files (see os.fsdecode).
    """
    kept = path.replace("%2F", "%252F").replace("%2f", "%252F")
    return unquote_to_bytes(kept).decode("utf-8", "surrogateescape")


def climbs(path: str) -> bool:
    """Whether a path leads upwards, should its server decode it once more or take backslashes."""
    parts = re.split(r"[/\\]", unquote(unquote(path)))
    return any(part in ("..", ".") for part in parts)


def with_parameter(url: str, name: str, value: str) -> str:
    """An address with a parameter of its query set."""
    address, _, query = without_parameter(url, name).partition("?")
    parameter = f"{quote(name, safe='')}={quote(value, safe='')}"
    return f"{address}?{query}&{parameter}" if query else f"{address}?{parameter}"


def without_parameter(url: str, name: str) -> str:
    """An address without a parameter of its query."""
    address, _, query = url.partition("?")
    kept = [part for part in query.split("&") if part and unquote(part.partition("=")[0]) != name]
    return f"{address}?{'&'.join(kept)}" if kept else address


def origin(url: str) -> tuple[str, str, int | None]:
    """Scheme, host and port of an address. Raises ValueError where its port is none."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port


def host_of(url: str) -> str:
    """The host of an address, with its port where it is not the usual one."""
    return urlsplit(url).netloc.rpartition("@")[2]


@dataclass(frozen=True, slots=True, repr=False)
class Addresses:
    """The addresses of a feed: as they are asked, and as they are recorded, without secrets."""

    start: str
    user: str | None
    credentials: Credentials
    token_parameter: str | None

    def is_own(self, url: str) -> bool:
        """Whether an address is of the feed's origin: what may be told the feed's secrets.

        The same host by https is, where the feed's url is by http.
        """
        mine, other = origin(self.start), origin(url)
        return other == mine or (mine[0] == "http" and other == ("https", mine[1], None))

    def next_page(self, base: str, link: str) -> str | None:
        """Where a page's link to the next one leads; None where that is no address of the web.

        Servers behind a proxy that speaks TLS for them often name themselves by http.
        """
        url = joined(base, link)
        scheme, host, port = origin(self.start)
        if url and scheme == "https" and port is None and origin(url) == ("http", host, None):
            return "https" + url.removeprefix("http")
        return url

    def recorded(self, url: str) -> str:
        """An address as the warehouse may know it: with the user, without secrets."""
        if self.token_parameter:
            url = without_parameter(url, self.token_parameter)
        url = self.credentials.masked(url)
        if not self.user or not self.is_own(url):
            return url
        return url.replace("://", f"://{quote(self.user, safe='')}@", 1)

    def asked(self, uri: str) -> str:
        """A recorded address as it is asked for; its token parameter is given by the client."""
        if self.user:
            uri = uri.replace(f"://{quote(self.user, safe='')}@", "://", 1)
        return uri.replace(MASK, quote(self.credentials.token or MASK, safe=""))
