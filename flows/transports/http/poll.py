"""Documents of the web that are asked again at every run, page after page: RSS, Atom, JSON."""

import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime

from flows.transports.http import errors, next_page
from flows.transports.http.addresses import host_of, origin, with_parameter, without_parameter
from flows.transports.http.client import OK, Client
from flows.transports.transport import Asked, Fetched, Listed, Sink
from schemas import Reason

LONGEST_PAGE = 64 * 2**20
"""Bytes of a page that are kept to find the next one in; a longer one is no wire document."""
JSON_FIRST = "application/json, */*;q=0.8"
EXPIRED = (400, 404, 410, 422)
"""How servers say that they no longer take a cursor."""
OTHER_HOST = "the next page is at another host, {host}, which is not asked: make it a feed"


class Poll:
    """A document that is asked again at every run, and the pages that follow it.

    Pages lead on in one of two manners. By links, a run begins at the url; a page that is as it
    was leads on to the one that the warehouse remembers behind it, and so to where a run that
    died left off. By cursors (`cursor_parameter`), a run begins at the cursor where the last one
    ended; where that told none, or a span is asked for, at the url.
    """

    def __init__(self, client: Client, asked: Asked) -> None:
        self.client, self.feed, self.asked = client, client.feed, asked
        self.addresses = client.addresses
        self.start = self._with_span(self.addresses.start)
        self._taken = {self.addresses.recorded(self.start)}
        self._lock = threading.Lock()

    def first(self) -> Listed:
        """The page that the run begins with."""
        return self._listed(self._resumed() or self.start)

    def fetch(self, listed: Listed, into: Sink) -> Fetched | None:
        """Read a page, and find the one that follows it."""
        accept = JSON_FIRST if self.feed.next else "*/*"
        with self.client.ask(listed.path, self.asked.seen.get(listed.uri), accept) as answer:
            if answer.is_unchanged or answer.status == 204:
                return Fetched(0, following=self._remembered(listed), is_unchanged=True)
            if answer.status in EXPIRED and self._is_only_remembered(listed):
                return Fetched(0, following=self._instead(), is_unchanged=True)
            if answer.status not in OK:
                raise errors.of_status(answer.status, listed.uri, answer.host)
            page = Page(into)
            for chunk in answer.chunks():
                page.write(chunk)
        link = next_page.of(answer.response.headers, bytes(page.start), self.feed.next)
        cursor, following = self._next(listed, answer.url, link) if link else (None, None)
        return Fetched(page.size_bytes, answer.modified_at, answer.etag, cursor, following)

    def _next(self, listed: Listed, page_url: str, link: str) -> tuple[str | None, Listed | None]:
        """The page behind a page: as it is remembered, and as it is fetched in this run."""
        address = self._address_of(page_url, link)
        if address is None:
            fault = (Reason.MALFORMED, f"the next page's address is none: {link[:100]!r}")
            return None, Listed(f"{listed.uri}#next", "", fault=fault)
        uri = self.addresses.recorded(address)
        if not self.addresses.is_own(address) and origin(address) != origin(page_url):
            fault = (Reason.UNREADABLE, OTHER_HOST.format(host=host_of(address)))
            return None, Listed(uri, address, fault=fault)
        if uri == listed.uri:
            return (uri if self.feed.cursor_parameter else None), None
        return uri, self._taking(uri)

    def _address_of(self, page_url: str, link: str) -> str | None:
        if parameter := self.feed.cursor_parameter:
            return with_parameter(self.start, parameter, link)
        return self.addresses.next_page(page_url, link)

    def _taking(self, uri: str) -> Listed | None:
        """A page to be fetched; None for one that this run has taken already."""
        with self._lock:
            is_new = uri not in self._taken
            self._taken.add(uri)
        return Listed(uri, self.addresses.asked(uri)) if is_new else None

    def _remembered(self, listed: Listed) -> Listed | None:
        """The page that the warehouse remembers behind one.

        Of more pages than half of those a run may ask for, the last: there a run left off.
        """
        uris = self._chain(listed.uri)
        most = max(1, self.feed.pages // 2)
        return self._taking(uris[-most] if len(uris) > most else uris[0]) if uris else None

    def _chain(self, uri: str) -> list[str]:
        """The uris of the pages remembered behind a page, in their order."""
        chain = {uri: None}
        seen = self.asked.seen.get(uri)
        while seen and seen.cursor and seen.cursor not in chain:
            chain[seen.cursor] = None
            seen = self.asked.seen.get(seen.cursor)
        return list(chain)[1:]

    def _resumed(self) -> str | None:
        """The address at the cursor where the last run ended; None to begin at the url."""
        parameter = self.feed.cursor_parameter
        if parameter is None or self.asked.since or self.asked.until:
            return None
        own = without_parameter(self.addresses.recorded(self.start), parameter)
        pages = [uri for uri in self.asked.seen if without_parameter(uri, parameter) == own]
        cursor = self.asked.seen[pages[-1]].cursor if pages else None
        return self.addresses.asked(cursor) if cursor else None

    def _is_only_remembered(self, listed: Listed) -> bool:
        """Whether a page is asked for because the warehouse remembers it, and no page named it."""
        if self.feed.cursor_parameter:
            return listed.path == self._resumed()
        is_start = listed.uri == self.addresses.recorded(self.start)
        return listed.uri in self.asked.seen and not is_start

    def _instead(self) -> Listed | None:
        """What is asked for where a page that was remembered is no more."""
        return self._listed(self.start) if self.feed.cursor_parameter else None

    def _listed(self, address: str) -> Listed:
        return Listed(self.addresses.recorded(address), address)

    def _with_span(self, url: str) -> str:
        """An address that asks for the span of the run, where the server selects by it."""
        if self.asked.since and self.feed.since_parameter:
            url = with_parameter(url, self.feed.since_parameter, _iso(self.asked.since))
        if self.asked.until and self.feed.until_parameter:
            url = with_parameter(url, self.feed.until_parameter, _iso(self.asked.until))
        return url


@dataclass(slots=True)
class Page:
    """Counts the bytes of a page on their way, and keeps those to find the next one in."""

    into: Sink
    size_bytes: int = 0
    start: bytearray = field(default_factory=bytearray)

    def write(self, chunk: bytes) -> None:
        """Take a chunk."""
        self.into.write(chunk)
        self.size_bytes += len(chunk)
        if self.size_bytes <= LONGEST_PAGE:
            self.start += chunk


def _iso(time: datetime) -> str:
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")
