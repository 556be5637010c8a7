"""The files below an index page of a web server, its folders to their bottom."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from flows.transports.http import errors, listing
from flows.transports.http.client import OK, Client
from flows.transports.http.listing import Entry
from flows.transports.http.place import Place
from flows.transports.transport import FeedError, Listed, UnreadableError
from schemas import Reason

DEEPEST = 32
"""Folders in folders; what lies deeper is a loop."""
MOST_FOLDERS = 10_000
EXACT_FIRST = "application/json, text/html;q=0.9, */*;q=0.8"
"""The lists of files that Caddy gives in JSON are exact."""
LONGEST_PAGE = 64 * 2**20


class NoIndexError(Exception):
    """The page where the files of a feed should be listed is another document."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder to list: its address, that below the feed's own, and how deep it lies."""

    url: str
    below: str = ""
    depth: int = 0

    def inner(self, entry: Entry) -> "Folder":
        """A folder in it."""
        return Folder(entry.url, self.below + entry.below, self.depth + 1)


class Index:
    """The files below an index page: a folder of a server, or a glob in it."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.place = Place.of(client.addresses.start)

    def files(self) -> Iterator[Listed]:
        """The files, hidden ones passed over. Raises NoIndexError where there is no index.

        A folder that cannot be listed is there with its fault, unless it is the first.
        """
        folders, walked = deque([Folder(self.place.page)]), {""}
        while folders:
            folder = folders.popleft()
            try:
                entries = self._entries(folder)
            except UnreadableError as error:
                fault = (error.reason, error.detail)
                yield Listed(self._uri(folder.below), folder.url, fault=fault)
            else:
                yield from self._listed(folder, entries)
                folders += self._new(folder, entries, walked)

    def _listed(self, folder: Folder, entries: list[Entry]) -> Iterator[Listed]:
        for entry in entries:
            below = folder.below + entry.below
            if not entry.is_folder and self.place.has(below):
                yield Listed(self._uri(below), entry.url, entry.size_bytes, entry.modified_at)

    def _new(self, folder: Folder, entries: list[Entry], walked: set[str]) -> list[Folder]:
        """The folders in a folder that are worth listing, added to those that are walked."""
        inner = [folder.inner(entry) for entry in entries if entry.is_folder]
        new = [each for each in inner if self.place.walks(each.below) and each.below not in walked]
        walked.update(each.below for each in new)
        if len(walked) > MOST_FOLDERS:
            raise FeedError(f"{self.client.feed.address} has over {MOST_FOLDERS:,} folders")
        return new

    def _entries(self, folder: Folder) -> list[Entry]:
        """What an index page lists. Raises UnreadableError for a folder below that has none."""
        if folder.depth > DEEPEST:
            why = f"it lies deeper than {DEEPEST} folders: it may be a loop"
            raise UnreadableError(Reason.UNREADABLE, why)
        with self.client.ask(folder.url, accept=EXACT_FIRST) as answer:
            if answer.status not in OK:
                of = errors.of_file if folder.depth else errors.of_status
                raise of(answer.status, self._uri(folder.below), answer.host)
            page = self._page(answer.chunks(), folder)
        if folder.depth and answer.url != folder.url:
            raise UnreadableError(Reason.UNREADABLE, "the folder redirects to another place")
        kind = answer.response.headers.get("content-type", "")
        entries = listing.entries(answer.url, kind, page)
        if entries is None and folder.depth == 0:
            raise NoIndexError
        return entries or []

    def _page(self, chunks: Iterator[bytes], folder: Folder) -> bytes:
        page = bytearray()
        for chunk in chunks:
            page += chunk
            if len(page) > LONGEST_PAGE:
                raise FeedError(f"the index at {self._uri(folder.below)} is too long to read")
        return bytes(page)

    def _uri(self, below: str) -> str:
        """A file as it is recorded: below the address of the feed, where that redirects too."""
        return self.client.addresses.recorded(self.place.folder + below)
