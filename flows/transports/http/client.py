"""The HTTP client of a feed: one question, and its answer behind redirects and waits."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http import HTTPStatus

import httpx

from flows import VERSION
from flows.feeds import FeedConfig
from flows.transports.credentials import Credentials
from flows.transports.http import body, errors
from flows.transports.http.addresses import (
    host_of,
    joined,
    with_parameter,
    without_parameter,
)
from flows.transports.http.login import addresses_of, secret_headers, trusted
from flows.transports.http.network import DEADLINE, Network
from flows.transports.transport import FeedError, Seen

OK = (200, 203)
NO_BODY = (204, 304)
REDIRECTS = (301, 302, 303, 307, 308)
MOST_REDIRECTS = 5
LONGEST_WAIT = timedelta(seconds=60)
"""A server that wants to be left alone for longer is left to the next run."""
COMPRESSED = (".gz", ".tgz", ".zip", ".bz2", ".xz", ".zst")
LONGEST_ETAG = 1000


@dataclass(frozen=True, slots=True)
class Answer:
    """A server's answer. `url` is where it came from in the end."""

    response: httpx.Response
    url: str
    is_conditional: bool

    @property
    def status(self) -> int:
        """Its status."""
        return self.response.status_code

    @property
    def is_unchanged(self) -> bool:
        """Whether the document is as it was when it was remembered."""
        return self.is_conditional and self.status == HTTPStatus.NOT_MODIFIED

    @property
    def host(self) -> str:
        """Host it came from."""
        return host_of(self.url)

    @property
    def modified_at(self) -> datetime | None:
        """When the document was last modified, to the second."""
        return errors.time_of(self.response.headers.get("last-modified"))

    @property
    def age(self) -> timedelta | None:
        """How long ago that was, by the server's clock."""
        if self.modified_at is None:
            return None
        now = errors.time_of(self.response.headers.get("date")) or datetime.now(UTC)
        return now - self.modified_at

    @property
    def etag(self) -> str | None:
        """Its ETag, where it can be sent back."""
        etag: str = self.response.headers.get("etag", "")
        is_fit = etag.isascii() and etag.isprintable() and len(etag) <= LONGEST_ETAG
        return etag if etag and is_fit else None

    def chunks(self) -> Iterator[bytes]:
        """The document's bytes as they come. Raises FeedError where they end too early."""
        for chunk in body.chunks(self.response, self.host):
            DEADLINE.extend(self.response.num_bytes_downloaded)
            yield chunk


class Client:
    """Asks the servers of a feed. Only the feed's own origin is told its secrets."""

    def __init__(self, feed: FeedConfig, credentials: Credentials) -> None:
        self.feed = feed
        self.addresses = addresses_of(feed, credentials)
        self._secret_headers = secret_headers(feed, credentials)
        self._token = credentials.token or ""
        self._client = _client(feed)

    def close(self) -> None:
        """Close its connections."""
        self._client.close()

    @contextmanager
    def ask(
        self, url: str, seen: Seen | None = None, accept: str = "*/*", method: str = "GET"
    ) -> Iterator[Answer]:
        """The answer of a server, on condition that the document changed since it was seen.

        Redirects are followed; a server that wants to be left alone for up to a minute is, once.
        Raises FeedError, also while the answer is read.
        """
        headers = {"Accept": accept, **_condition(seen)}
        answer = self._followed(url, headers, method)
        if (wait := _wait_of(answer)) is not None:
            answer.response.close()
            if wait > LONGEST_WAIT:
                raise errors.left_alone(answer.host, wait)
            time.sleep(wait.total_seconds())
            answer = self._followed(url, headers, method)
        try:
            with errors.told(answer.host, self.feed.timeout_seconds):
                yield answer
        finally:
            answer.response.close()

    def _followed(self, url: str, headers: dict[str, str], method: str) -> Answer:
        """The answer at the end of the redirects."""
        asked = url
        for _ in range(MOST_REDIRECTS + 1):
            response = self._sent(asked, headers, method)
            target = response.headers.get("location")
            if response.status_code not in REDIRECTS or not target:
                return Answer(response, asked, any(name.startswith("If-") for name in headers))
            response.close()
            asked = self._redirected(asked, target)
        raise FeedError(f"{host_of(url)} redirects more than {MOST_REDIRECTS} times: check the url")

    def _redirected(self, asked: str, target: str) -> str:
        """Where a redirect leads; a token that it repeats is taken out. Raises FeedError."""
        url = joined(asked, target)
        if url is None:
            raise FeedError(f"{host_of(asked)} redirects to what is no address of the web")
        if asked.startswith("https:") and not url.startswith("https:"):
            raise FeedError(
                f"{host_of(asked)} redirects from https to http at {host_of(url)}, "
                "where anyone may listen: it is not followed"
            )
        parameter = self.feed.token_parameter
        return without_parameter(url, parameter) if parameter else url

    def _sent(self, url: str, headers: dict[str, str], method: str) -> httpx.Response:
        """The answer to one request, its body still to come.

        A server may close a connection that was kept, in the very moment it is used again: what
        breaks before anything came is asked once more.
        """
        request = self._request(url, headers, method)
        with errors.told(host_of(url), self.feed.timeout_seconds):
            DEADLINE.begin(self.feed.timeout_seconds)
            try:
                response = self._client.send(request, stream=True)
            except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
                DEADLINE.begin(self.feed.timeout_seconds)
                response = self._client.send(request, stream=True)
            if response.status_code in NO_BODY or method == "HEAD":
                response.read()  # a connection whose answer was not read is not used again
            return response

    def _request(self, url: str, headers: dict[str, str], method: str) -> httpx.Request:
        is_compressed = url.partition("?")[0].lower().endswith(COMPRESSED)
        headers = {"Accept-Encoding": "identity" if is_compressed else "gzip, deflate", **headers}
        if self.addresses.is_own(url):
            headers |= self._secret_headers
            if self._token and self.feed.token_parameter:
                url = with_parameter(url, self.feed.token_parameter, self._token)
        with errors.told(host_of(url), self.feed.timeout_seconds):
            return self._client.build_request(method, url, headers=headers)


def _client(feed: FeedConfig) -> httpx.Client:
    """The client, its connections bounded in number and in time."""
    # httpx logs every address it asks for, tokens in them too.
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    client = httpx.Client(
        verify=trusted(feed.ca_file),
        timeout=feed.timeout_seconds,
        limits=httpx.Limits(
            max_connections=feed.connections, max_keepalive_connections=feed.connections
        ),
        headers={"User-Agent": f"slugline/{VERSION}"},
    )
    for transport in (client._transport, *client._mounts.values()):  # noqa: SLF001 - no public way
        if isinstance(transport, httpx.HTTPTransport):
            transport._pool._network_backend = Network()  # noqa: SLF001 - as above
    return client


def _condition(seen: Seen | None) -> dict[str, str]:
    """The headers that ask for a document only if it has changed."""
    headers = {}
    if seen and seen.etag:
        headers["If-None-Match"] = seen.etag
    if seen and seen.modified_at:
        modified_at = seen.modified_at.astimezone(UTC)
        headers["If-Modified-Since"] = format_datetime(modified_at, usegmt=True)
    return headers


def _wait_of(answer: Answer) -> timedelta | None:
    """How long to wait before asking again; None where the answer stands."""
    if answer.status not in (429, 503):
        return None
    return errors.wait_of(answer.response.headers)
