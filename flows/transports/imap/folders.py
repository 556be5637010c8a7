"""Folders of an IMAP account: finding one, the messages in it, and putting messages away."""

from posixpath import join, normpath

from flows.transports.imap.faults import RefusedError
from flows.transports.imap.names import encoded
from flows.transports.imap.session import Session
from flows.transports.transport import FeedError

NAMED_FOLDERS = 10
SEARCHED_MESSAGES = 50_000
"""imaplib takes lines of 1,000,000 bytes, and a UID has up to ten digits."""
NO_FOLDER = {"TRYCREATE", "NONEXISTENT", None}
"""Codes of a refusal that a folder may be made for."""


def find(session: Session, folder: str) -> str:
    """Select a folder, and give its name as the server has it, between levels too.

    Raises FeedError, with the folders there are, where it is not there.
    """
    try:
        session.select(folder)
        return folder
    except RefusedError as error:
        if error.is_passing:
            raise
        refused = error
    there = session.folders()
    names = [name.name for name in there if name.is_selectable]
    delimiters = [name.delimiter for name in there if name.delimiter]
    name = folder.replace("/", delimiters[0]) if delimiters else folder
    if name not in names:
        raise FeedError(_missing(session, folder, names))
    if name == folder:
        raise refused
    session.select(name)
    return name


def search(session: Session, criteria: str) -> set[int]:
    """The UIDs of the messages in the selected folder that meet the criteria."""
    found: set[int] = set()
    for first in range(1, session.exists + 1, SEARCHED_MESSAGES):
        last = first + SEARCHED_MESSAGES - 1
        span = f"{first}:{last if last < session.exists else '*'}"
        for answer in session.uid("SEARCH", span, criteria):
            found.update(int(uid) for uid in (answer or b"").split() if uid.isdigit())
    return found


def target(session: Session, move_to: str) -> str:
    """The folder that `move_to` means: below the selected one, or absolute with a / before it."""
    named = session.folders("")
    delimiter = (named[0].delimiter if named else None) or "/"
    path = normpath(join("/", session.folder.replace(delimiter, "/"), move_to)).strip("/")
    folder = path.replace("/", delimiter)
    if folder in ("", session.folder):
        raise FeedError(f"move_to = {move_to!r} is no other folder than {session.folder}")
    return folder


def move(session: Session, uid: int, folder: str) -> None:
    """Move a message, into a folder that is made where it is not there."""
    try:
        _move(session, uid, folder)
    except RefusedError as error:
        if error.code == "EXPUNGEISSUED":
            return
        if error.is_passing or error.code not in NO_FOLDER:
            raise
        session.create(folder)
        _move(session, uid, folder)


def delete(session: Session, uid: int) -> None:
    """Delete a message. Where a server can only expunge all that are marked, it stays marked."""
    try:
        session.uid("STORE", str(uid), r"+FLAGS.SILENT (\Deleted)")
        if session.has("UIDPLUS", "IMAP4REV2"):
            session.uid("EXPUNGE", str(uid))
    except RefusedError as error:
        if error.code != "EXPUNGEISSUED":
            raise


def _move(session: Session, uid: int, folder: str) -> None:
    if session.has("MOVE", "IMAP4REV2"):
        session.uid("MOVE", str(uid), encoded(folder))
    else:
        session.uid("COPY", str(uid), encoded(folder))
        delete(session, uid)


def _missing(session: Session, folder: str, names: list[str]) -> str:
    more = f" and {len(names) - NAMED_FOLDERS} more" if len(names) > NAMED_FOLDERS else ""
    there = ", ".join(sorted(names)[:NAMED_FOLDERS]) + more
    return f"{session.account.host} has no folder {folder}: it has {there or 'none'}"
