"""The keys of a bucket that a feed's url stands for: those below a prefix, one, or a glob's."""

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes, urlsplit

from fsspec.utils import glob_translate

from flows.transports import paths
from flows.transports.paths import NOT_ALONE

WILDCARD = re.compile(r"[*?\[]")
STEPS = (".", "..")
"""Parts of a path that elsewhere lead somewhere. In a key they are text, and hide nothing."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What a feed takes of a bucket, by the path of its url and by `move_to`.

    `prefix` is what all keys begin with. `folder` is the part of it up to a slash, or empty, and
    `put_away` is that of the folder to which files are moved. Unlike a path, a key may hold `//`,
    `.` and `..`, which stand for themselves.
    """

    prefix: str
    folder: str
    pattern: re.Pattern[str] | None = None
    is_deep: bool = True
    put_away: str | None = None
    object: str | None = None

    @classmethod
    def of(cls, path: str, glob: str | None = None, move_to: str | None = None) -> "Keys":
        """The keys of a path, or a glob; a path without a slash at its end may be an `object`."""
        if glob is not None:
            glob = NOT_ALONE.sub("*", glob)
            prefix = WILDCARD.split(glob, maxsplit=1)[0]
            folder = _folder_of(prefix)
            pattern = re.compile(glob_translate(glob))
            is_deep = "/" in glob[len(prefix) :] or "**" in glob
            return cls(prefix, folder, pattern, is_deep, _put_away(folder, move_to))
        is_folder = not path or path.endswith("/")
        folder = path if is_folder else f"{path}/"
        put_away = _put_away(folder, move_to)
        return cls(folder, folder, put_away=put_away, object=None if is_folder else path)

    def has(self, key: str) -> bool:
        """Whether the feed takes a key: of the pattern, not hidden, not put away already."""
        if self.pattern and not self.pattern.fullmatch(key):
            return False
        if self.put_away and key.startswith(self.put_away):
            return False
        return not self._is_hidden(key)

    def walks(self, prefix: str) -> bool:
        """Whether keys below a longer prefix are worth listing."""
        return self.is_deep and prefix != self.put_away and not self._is_hidden(prefix)

    def is_listed_whole(self, prefix: str) -> bool:
        """Whether a prefix is listed with all that lies below it.

        It is not where the folder of what is put away lies there: that one grows every night,
        and holds nothing to pull.
        """
        return self.is_deep and not (self.put_away and self.put_away.startswith(prefix))

    def target(self, key: str, move_to: str) -> str:
        """The key of a file that is moved into a folder, with the folders it lies in here."""
        base = _folder_of(key) if key == self.object else self.folder
        return (_folder_in(base, move_to) or "") + key.removeprefix(base)

    def _is_hidden(self, key: str) -> bool:
        parts = key.removeprefix(self.folder).split("/")
        return any(part.startswith(".") and part not in STEPS for part in parts)


def of_url(url: str, move_to: str | None = None) -> tuple[str, Keys]:
    """The bucket of a url, and the keys it stands for."""
    path, glob = paths.of_url(url)
    keys = Keys.of(path[1:], glob and glob[1:], move_to)
    return urlsplit(url).netloc, keys


def uri_of(bucket: str, key: str) -> str:
    """A key as a URI."""
    return f"s3://{bucket}/{paths.quoted(key)}"


def decoded(key: str) -> str:
    """A key of a listing that is encoded as one of a url; its bytes may be no UTF-8."""
    return unquote_to_bytes(key.replace("+", " ")).decode(errors="surrogateescape")


def is_text(key: str) -> bool:
    """Whether a key is UTF-8, as all are that Amazon's stores hold."""
    try:
        key.encode()
    except UnicodeEncodeError:
        return False
    return True


def _folder_of(path: str) -> str:
    """What stands before the last part of a path, with its slash."""
    return path[: path.rfind("/") + 1]


def _put_away(folder: str, move_to: str | None) -> str | None:
    """Where files go; None where they stay in the feed's folder, for then all would be there."""
    found = _folder_in(folder, move_to)
    return None if not found or folder.startswith(found) else found


def _folder_in(folder: str, move_to: str | None) -> str | None:
    """A folder of feeds.toml, relative to the feed's unless it is absolute; never above the top."""
    if not move_to:
        return None
    found = posixpath.normpath(posixpath.join("/", folder, move_to)).lstrip("/")
    return f"{found}/" if found else ""
