"""The paths of a source that a feed's url stands for: a folder to its bottom, a file, or a glob."""

import posixpath
import re
from dataclasses import dataclass
from glob import has_magic
from urllib.parse import quote, unquote, urlsplit

from fsspec.utils import glob_translate

ENCODED_WILDCARD = re.compile(r"%(2A|3F|5B)", re.IGNORECASE)
NOT_ALONE = re.compile(r"(?<=[^/])\*{2,}|\*{2,}(?=[^/])|\*{3,}")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a feed takes of a source, by the path of its url and by `move_to`.

    `folder` is the folder to list, to its bottom where `is_deep`. Paths are posix paths of the
    source, as its listing gives them, and begin with that folder. `parts` are those of a glob.
    """

    folder: str
    pattern: re.Pattern[str] | None
    is_deep: bool
    put_away: str | None
    parts: tuple[str, ...] = ()

    @classmethod
    def of(cls, path: str, move_to: str | None = None) -> "Chosen":
        """What a path stands for; one that is no glob is a folder (a file: see `of_file`)."""
        if not has_magic(path):
            return cls.of_folder(path, move_to)
        # `**` is any folders where it stands alone; elsewhere, as in `**.xml`, it is a `*`.
        parts = NOT_ALONE.sub("*", path).split("/")
        plain = next(n for n, part in enumerate(parts) if has_magic(part))
        folder = "/".join(parts[:plain]) or ("/" if path.startswith("/") else "")
        is_deep = len(parts) > plain + 1 or parts[plain] == "**"
        pattern = re.compile(glob_translate("/".join(parts)))
        return cls(folder, pattern, is_deep, _folder_in(folder, move_to), tuple(parts))

    @classmethod
    def of_folder(cls, path: str, move_to: str | None = None) -> "Chosen":
        """A folder to its bottom; characters that are wildcards in a glob are its name's."""
        folder = path.rstrip("/") or "/" if path.startswith("/") else path.rstrip("/")
        return cls(folder, None, True, _folder_in(folder, move_to))

    @classmethod
    def of_file(cls, path: str, move_to: str | None = None) -> "Chosen":
        """A file that was found where the url points."""
        folder = posixpath.dirname(path)
        return cls(folder, re.compile(re.escape(path)), False, _folder_in(folder, move_to))

    def has(self, path: str) -> bool:
        """Whether the feed takes a file: of the pattern, not hidden, not put away already."""
        if self.pattern and not self.pattern.fullmatch(path):
            return False
        if self.put_away and path.startswith(f"{self.put_away}/"):
            return False
        return not any(part.startswith(".") for part in self.below(path).split("/"))

    def walks(self, folder: str) -> bool:
        """Whether a folder below is worth listing: not where no file of the pattern can lie."""
        name = posixpath.basename(folder)
        if not self.is_deep or name.startswith(".") or folder == self.put_away:
            return False
        begin = self.parts[: folder.count("/") + 1]
        if not self.parts or "**" in begin:
            return True
        if len(begin) == len(self.parts):
            return False
        return re.fullmatch(glob_translate("/".join(begin)), folder) is not None

    def below(self, path: str) -> str:
        """A path as it is below the feed's folder."""
        base = self.folder.rstrip("/")
        return path[len(base) :].lstrip("/") if path.startswith(base) else path

    def target(self, path: str, folder: str) -> str:
        """Where a file goes that is moved into a folder: with the folders it lies in here."""
        return posixpath.join(_folder_in(self.folder, folder) or "", self.below(path))


def of_url(url: str) -> tuple[str, str | None]:
    """The path of a url of files, and the glob it is, if it is one.

    `*`, `?` and `[` are wildcards; percent-encoded they are themselves, as all else is. There is
    no query and no fragment: `#` is a character. Bytes that are no UTF-8 are surrogates, as in
    the names of files in Python.
    """
    raw = url.partition("//")[2][len(urlsplit(url).netloc) :]
    glob = unquote(ENCODED_WILDCARD.sub(_bracketed, raw), errors="surrogateescape")
    return unquote(raw, errors="surrogateescape"), glob if has_magic(raw) else None


def quoted(path: str) -> str:
    """A path as it stands in a uri. See `of_url` for bytes that are no UTF-8."""
    return quote(path, errors="surrogateescape")


def _bracketed(encoded: re.Match[str]) -> str:
    return f"[{unquote(encoded[0])}]"


def _folder_in(folder: str, move_to: str | None) -> str | None:
    """A folder of feeds.toml, relative to the feed's unless it is absolute."""
    if not move_to:
        return None
    return posixpath.normpath(posixpath.join(folder, move_to))
