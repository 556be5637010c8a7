"""Web servers: the files below an index page, and documents that are asked again (see poll)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from urllib.parse import urlsplit

from flows.feeds import FeedConfig
from flows.transports.credentials import Credentials
from flows.transports.http import file
from flows.transports.http.client import Client
from flows.transports.http.index import Index, NoIndexError
from flows.transports.http.place import is_place
from flows.transports.http.poll import Poll
from flows.transports.transport import Asked, FeedError, Fetched, Listed, Sink

POLLED_BY = ("next", "cursor_parameter", "since_parameter", "until_parameter")
"""Keys of feeds.toml that only a document has which is asked again."""


@contextmanager
def opened(feed: FeedConfig, credentials: Credentials, asked: Asked) -> Iterator["Web"]:
    """The feed's server. It is asked when there is something to ask."""
    # A token that is read from a file often ends in a line break.
    token = credentials.token and credentials.token.strip()
    client = Client(feed, replace(credentials, token=token))
    try:
        yield Web(client, asked)
    finally:
        client.close()


class Web:
    """What a url stands for: files below an index page, or a document that is asked again.

    An address that ends in `/` is an index where an index page is there, and else a document.
    """

    def __init__(self, client: Client, asked: Asked) -> None:
        self.client, self.asked = client, asked
        self.poll = Poll(client, asked)
        start, is_polled = client.addresses.start, any(getattr(client.feed, k) for k in POLLED_BY)
        self.is_place = is_place(start) and not is_polled
        self.is_glob = self.is_place and not urlsplit(start).path.endswith("/")

    def list(self) -> Iterator[Listed]:
        """The files, or the page to begin with."""
        if not self.is_place:
            yield self.poll.first()
            return
        try:
            yield from Index(self.client).files()
        except NoIndexError:
            if self.is_glob:
                raise FeedError(
                    f"there is no list of files for {self.client.feed.address}: "
                    "the folder before the first wildcard shows another document"
                ) from None
            yield self.poll.first()

    def fetch(self, listed: Listed, into: Sink) -> Fetched | None:
        """Read a file or a page; None where it is as it was when it landed."""
        # No file of an index ends in a slash: there it was a document after all.
        is_document = not self.is_place or urlsplit(listed.path).path.endswith("/")
        if is_document:
            return self.poll.fetch(listed, into)
        return file.fetch(self.client, listed, self.asked, into)

    def delete(self, listed: Listed) -> None:
        """Nothing can be deleted over HTTP. Raises FeedError."""
        del listed
        raise FeedError(f"{self.client.feed.name}: {NO_WRITING}")

    def move(self, listed: Listed, folder: str) -> None:
        """Nothing can be moved over HTTP. Raises FeedError."""
        del listed, folder
        raise FeedError(f"{self.client.feed.name}: {NO_WRITING}")


NO_WRITING = 'files of a web server can be neither moved nor deleted: give after = "leave"'
