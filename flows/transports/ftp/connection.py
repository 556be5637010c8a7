"""What is asked of an FTP server: its files as they are listed, and as they are now."""
# ruff: noqa: S321 (FTP in clear is all that some agencies offer)

import ftplib
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flows.transports.ftp.listing import (
    Entry,
    Kind,
    is_remark,
    list_entry,
    mlsd_entry,
    mlsd_time,
    number,
)
from flows.transports.ftp.replies import IS_EMPTY, NOT_OPENED
from flows.transports.ftp.wire import Wire

NOT_KNOWN = ("500", "501", "502", "503", "504")
"""What servers say to a command they do not have."""
FACTS = {"type", "size", "modify"}
"""What MLSD must tell of a file; where it does not, LIST tells more."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A folder's listing: what its lines stand for, and the lines that cannot be read."""

    entries: list[Entry]
    unread: list[str]


class Connection(Wire):
    """A connection that is logged in.

    Paths have UTF-8, and bytes that are none as surrogates, as `os.fsdecode` does it. They are
    relative to where the login led. A path with a line break is refused as a server would.
    """

    home = "/"
    has_mlsd = False

    def settle_in(self) -> None:
        """Learn what the server can do, and where the login has led."""
        features = self._features()
        if "UTF8" in features:
            self._asked("OPTS UTF8 ON")
        self._choose_facts(features.get("MLST", ""))
        self.voidcmd("TYPE I")
        home = _from_wire(self.pwd())
        self.home = home if home.startswith("/") else "/"

    def enters(self, folder: str) -> bool:
        """Whether a path is a folder that may be entered; it is the current one then."""
        return self._asked(self._line("CWD", folder)) is not None

    def is_in(self, folder: str) -> bool:
        """Whether the current folder has the name of a path: servers may take `*` for any name."""
        return posixpath.basename(_from_wire(self.pwd())) == posixpath.basename(folder)

    def lines(self, now: datetime) -> Lines:
        """The listing of the current folder. `now` tells the years that LIST leaves out."""
        texts = self._listing()
        if self.has_mlsd:
            return _lines({text: mlsd_entry(text) for text in texts})
        return _lines({text: list_entry(text, now) for text in texts if not is_remark(text)})

    def stat(self, path: str) -> Entry | None:
        """A file as it is now; None where there is none. What the server does not tell is None.

        Of a link it is the file that it leads to, which MLST does not tell of on all servers.
        """
        size, time = self._told("SIZE", path), self._told("MDTM", path)
        if size is None and time is None and self.has_mlsd:
            return self.brief(path)
        if not size and not time and "" in (size, time):
            return None
        return Entry(posixpath.basename(path), Kind.FILE, number(size or ""), mlsd_time(time or ""))

    def brief(self, path: str) -> Entry | None:
        """A file by MLST, which takes one question; None where the server does not tell."""
        reply = (self._asked(self._line("MLST", path)) if self.has_mlsd else None) or ""
        lines = (line.removeprefix("250-").lstrip() for line in reply.split("\n"))
        found = next(filter(None, map(mlsd_entry, lines)), None)
        return None if found and found.kind is Kind.FOLDER else found

    def modified_at(self, path: str) -> datetime | None:
        """The time of a file to the second, UTC; None where the server does not tell."""
        return mlsd_time(self._told("MDTM", path) or "")

    def content(self, path: str) -> Iterator[bytes]:
        """The bytes of a file."""
        return self.transferred(self._line("RETR", path))

    def absolute(self, path: str) -> str:
        """A path from the root."""
        return posixpath.normpath(posixpath.join(self.home, path))

    def remove(self, path: str) -> None:
        """Delete a file."""
        self.voidcmd(self._line("DELE", path))

    def put(self, path: str, target: str) -> None:
        """Move a file to another path, in a folder that is there."""
        self.sendcmd(self._line("RNFR", path))
        self.voidcmd(self._line("RNTO", target))

    def make_folders(self, folder: str) -> None:
        """Make a folder and those it is in. Whether it worked shows when it is used."""
        if folder not in ("", "/") and not self.enters(folder):
            self.make_folders(posixpath.dirname(folder))
            self._asked(self._line("MKD", folder))

    def _listing(self) -> list[str]:
        """The lines of the current folder's listing."""
        try:
            raw = b"".join(self.transferred("MLSD" if self.has_mlsd else "LIST"))
        except (ftplib.error_perm, ftplib.error_temp) as refused:
            if IS_EMPTY.search(str(refused)):
                return []
            if not (self.has_mlsd and str(refused).startswith(NOT_KNOWN)):
                raise
            self.has_mlsd = False
            return self._listing()
        if NOT_OPENED.search(self.last_reply):
            raise ftplib.error_perm(f"550 {self.last_reply[4:]}")
        lines = (line.removesuffix(b"\r") for line in raw.split(b"\n"))
        return [line.decode("utf-8", "surrogateescape") for line in lines if line]

    def _features(self) -> dict[str, str]:
        """What the server says it can do, and how, by name."""
        lines = (self._asked("FEAT") or "").split("\n")[1:-1]
        parted = (line.strip().partition(" ") for line in lines)
        return {name.upper(): told for name, _, told in parted}

    def _choose_facts(self, offered: str) -> None:
        """Have MLSD tell what is needed; of the facts it can, `*` marks those it does."""
        facts = offered.lower().split(";")
        self.has_mlsd = {fact.strip("* ") for fact in facts} >= FACTS
        if self.has_mlsd and not {f"{fact}*" for fact in FACTS} <= {fact.strip() for fact in facts}:
            self._asked("OPTS MLST type;size;modify;unique;")

    def _line(self, command: str, path: str) -> str:
        absolute = self.absolute(path)
        if "\r" in absolute or "\n" in absolute:
            raise ftplib.error_perm("553 FTP cannot ask for a name with a line break")
        return f"{command} {to_wire(absolute)}"

    def _asked(self, command: str) -> str | None:
        """The reply to a command; None where the server refuses it."""
        try:
            return self.sendcmd(command)
        except (ftplib.error_perm, ftplib.error_temp) as refused:
            if str(refused).startswith(("421", "530")):
                raise
            return None

    def _told(self, command: str, path: str) -> str | None:
        """What a command tells of a file: '' where there is none, None where it is not known."""
        try:
            return self.sendcmd(self._line(command, path))[4:].strip()
        except (ftplib.error_perm, ftplib.error_temp) as refused:
            if str(refused).startswith(("421", "530")):
                raise
            return None if str(refused).startswith(NOT_KNOWN) else ""


def _lines(read: dict[str, Entry | None]) -> Lines:
    """What the lines of a listing stand for, each name once."""
    entries = {entry.name: entry for entry in read.values() if entry}
    return Lines(list(entries.values()), [text for text, entry in read.items() if not entry])


def to_wire(text: str) -> str:
    """A text as it is sent: its bytes, one character each."""
    return text.encode("utf-8", "surrogateescape").decode("latin-1")


def _from_wire(text: str) -> str:
    return text.encode("latin-1").decode("utf-8", "surrogateescape")
