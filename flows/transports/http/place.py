"""What the url of a web server's files stands for: a folder of it, or a glob in one."""

import glob
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from flows.transports.http.addresses import decoded
from flows.transports.paths import Chosen

ENCODED_WILDCARD = re.compile(r"%(?:2A|3F|5B)")


@dataclass(frozen=True, slots=True)
class Place:
    """A folder with an index page, and which files below it a feed takes.

    `page` is the address to ask for, `folder` that of the folder, and `path` the folder as its
    server knows it.
    """

    page: str
    folder: str
    path: str
    chosen: Chosen

    @classmethod
    def of(cls, url: str) -> "Place":
        """The place of a canonical url whose path ends in a slash, or is a glob.

        `*` and `[` are wildcards; percent-encoded they are themselves. `?` begins the query.
        """
        address, mark, query = url.partition("?")
        path = urlsplit(address).path
        parts = path.split("/")
        plain = next((n for n, part in enumerate(parts) if glob.has_magic(part)), len(parts) - 1)
        folder = "/".join(parts[:plain]) + "/"
        chosen = Chosen.of_folder(decoded(folder))
        if glob.has_magic(path):
            names = [glob.escape(decoded(part)) for part in parts[:plain]]
            chosen = Chosen.of("/".join(names + [_pattern(part) for part in parts[plain:]]))
        head = address.removesuffix(path)
        return cls(head + folder + mark + query, head + folder, decoded(folder), chosen)

    def has(self, below: str) -> bool:
        """Whether a file is the feed's, by its address below the folder's."""
        return self.chosen.has(self.path + decoded(below.partition("?")[0]))

    def walks(self, below: str) -> bool:
        """Whether a folder is worth listing, by its address below the folder's."""
        return self.chosen.walks((self.path + decoded(below)).rstrip("/"))


def is_place(url: str) -> bool:
    """Whether a canonical url may stand for files, by its path."""
    path = urlsplit(url).path
    return path.endswith("/") or glob.has_magic(path)


def _pattern(part: str) -> str:
    """A part of a glob, percent-decoded."""
    return decoded(ENCODED_WILDCARD.sub(lambda found: f"[{decoded(found[0])}]", part))
