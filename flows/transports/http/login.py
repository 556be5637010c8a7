"""How a web server knows a feed, and how the feed knows its server: login and certificates."""

import base64
import ssl
from functools import cache
from urllib.parse import unquote

import httpx

from flows.feeds import FeedConfig
from flows.transports.credentials import Credentials
from flows.transports.http import errors
from flows.transports.http.addresses import Addresses, canonical
from flows.transports.transport import FeedError


def addresses_of(feed: FeedConfig, credentials: Credentials) -> Addresses:
    """The addresses of a feed. Raises FeedError where its url is none."""
    try:
        start = canonical(feed.address)
    except (ValueError, httpx.InvalidURL):
        raise FeedError(f"{feed.address} is no address of the web: check the url") from None
    return Addresses(start, _user_of(feed), credentials, feed.token_parameter)


def trusted(ca_file: str | None) -> ssl.SSLContext:
    """What certificates are checked against. Raises FeedError."""
    try:
        return ssl.create_default_context(cafile=ca_file) if ca_file else _trusted_by_all()
    except OSError as error:  # ssl.SSLError is one
        why = "it holds no certificates" if isinstance(error, ssl.SSLError) else error.strerror
        what = f"ca_file {ca_file}" if ca_file else "the file of SSL_CERT_FILE"
        raise FeedError(f"{what} cannot be read: {why}") from None


@cache
def _trusted_by_all() -> ssl.SSLContext:
    """The authorities that browsers trust, read once: it takes a tenth of a second."""
    return httpx.create_ssl_context()


def secret_headers(feed: FeedConfig, credentials: Credentials) -> dict[str, str]:
    """The headers that log the feed in."""
    headers = {}
    user = _user_of(feed)
    if user or credentials.password:
        login = f"{user or ''}:{credentials.password or ''}".encode()
        headers["Authorization"] = f"Basic {base64.b64encode(login).decode()}"
    if credentials.token and not feed.token_parameter:
        token, name = credentials.token, feed.token_header
        if not (token.isascii() and token.isprintable() and (name or "").isascii()):
            raise errors.unfit_token(feed.name)
        headers |= {name: token} if name else {"Authorization": f"Bearer {token}"}
    return headers


def _user_of(feed: FeedConfig) -> str | None:
    return feed.user or unquote(feed.address_parts.username or "") or None
