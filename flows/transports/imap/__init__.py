"""IMAP mailboxes: each message is a file. Reading them leaves them unseen."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from flows.feeds import FeedConfig
from flows.transports.credentials import Credentials
from flows.transports.imap.address import account_of, criteria, folder_of, uri_of
from flows.transports.imap.faults import RefusedError, SilentError
from flows.transports.imap.folders import delete, find, move, search, target
from flows.transports.imap.pool import Pool
from flows.transports.imap.replies import Described, body_in, described, quoted_body
from flows.transports.imap.session import Session
from flows.transports.transport import (
    Asked,
    FeedError,
    Fetched,
    Listed,
    Sink,
    UnreadableError,
    UnsettledError,
)
from schemas import Reason

CHUNK_MESSAGES = 1000
GONE = "it was listed, and gone when it was to be read"


@contextmanager
def opened(feed: FeedConfig, credentials: Credentials, asked: Asked) -> Iterator["Mailbox"]:
    """The feed's mailbox: logged in, and the folder found."""
    account = account_of(feed, credentials)
    folder = folder_of(feed)
    pool = Pool(lambda: Session(account), feed.connections)
    try:
        with pool.session() as session:
            folder = find(session, folder)
        yield Mailbox(pool, folder, feed, asked)
    finally:
        pool.close()


class Mailbox:
    """The messages of a folder, by UID; those marked deleted are passed over.

    A message never changes under its UID and the folder's UIDVALIDITY: they are its etag, for
    some servers (Exchange) tell a size that is only near that of its bytes.
    """

    def __init__(self, pool: Pool, folder: str, feed: FeedConfig, asked: Asked) -> None:
        self.pool = pool
        self.folder = folder
        self.host = feed.address_parts.hostname
        self.uri = uri_of(feed, folder)
        self.criteria = criteria(asked)
        self.targets: dict[str, str] = {}

    def list(self) -> Iterator[Listed]:
        """The messages, in the order of their UIDs."""
        with self._reading() as session:
            validity = session.uid_validity
            uids = sorted(search(session, self.criteria))
        for start in range(0, len(uids), CHUNK_MESSAGES):
            chunk = uids[start : start + CHUNK_MESSAGES]
            messages = self._described(chunk, validity)
            yield from (
                self._listed(validity, uid, messages[uid]) for uid in chunk if uid in messages
            )

    def fetch(self, listed: Listed, into: Sink) -> Fetched:
        """Read a message, without marking it as seen."""
        validity, uid = _numbers(listed)
        with self._reading() as session:
            if session.uid_validity != validity:
                raise UnsettledError
            try:
                answers, taken = session.read(uid, into)
            except RefusedError as error:
                raise _unreadable(error) from None
        found = body_in(answers, uid)
        if taken != int(found[2] or 0 if found else 0):
            raise FeedError(f"{self.host} gave more than the message asked for", is_passing=True)
        if not found or found[1]:
            raise UnreadableError(Reason.MISSING, GONE)
        if found[3] is not None:
            content = quoted_body(found)
            into.write(content)
            taken = len(content)
        return Fetched(taken, listed.modified_at, listed.etag)

    def delete(self, listed: Listed) -> None:
        """Delete a message: this one alone, never others that are marked deleted."""
        with self._writing(listed) as (session, uid):
            if uid:
                delete(session, uid)

    def move(self, listed: Listed, folder: str) -> None:
        """Move a message into a folder; a relative one is below the feed's."""
        with self._writing(listed) as (session, uid):
            if folder not in self.targets:
                self.targets[folder] = target(session, folder)
            if uid:
                move(session, uid, self.targets[folder])

    def _listed(self, validity: int, uid: int, message: Described) -> Listed:
        number = f"{validity}/{uid}"
        uri = f"{self.uri};UIDVALIDITY={validity}/;UID={uid}"
        return Listed(uri, number, message.size_bytes, message.received_at, etag=number)

    def _described(self, uids: Sequence[int], validity: int) -> dict[int, Described]:
        """Sizes and times of messages; times alone where the server fails on their sizes.

        Dovecot, for one, ends the connection over a size when it cannot read a single message.
        """
        try:
            return self._asked(uids, validity, "(UID RFC822.SIZE INTERNALDATE)")
        except SilentError:
            raise
        except FeedError:
            return self._asked(uids, validity, "(UID INTERNALDATE)")

    def _asked(self, uids: Sequence[int], validity: int, parts: str) -> dict[int, Described]:
        with self._reading() as session:
            if session.uid_validity != validity:
                raise FeedError(
                    f"the folder {self.folder} of {self.host} was made anew while it was listed",
                    is_passing=True,
                )
            return described(session.uid("FETCH", f"{uids[0]}:{uids[-1]}", parts))

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with self.pool.session() as session:
            if session.folder != self.folder:
                session.select(self.folder)
            yield session

    @contextmanager
    def _writing(self, listed: Listed) -> Iterator[tuple[Session, int | None]]:
        """A session that may change the folder, and the UID; None where it is no more the same."""
        validity, uid = _numbers(listed)
        with self.pool.session() as session:
            if not session.is_writable:
                session.select(self.folder, is_writable=True)
            yield session, uid if session.uid_validity == validity else None


def _numbers(listed: Listed) -> tuple[int, int]:
    """The UIDVALIDITY and UID that a message was listed with."""
    validity, _, uid = listed.path.partition("/")
    return int(validity), int(uid)


def _unreadable(error: RefusedError) -> Exception:
    """What a refused fetch means for the message."""
    if error.is_passing:
        return error
    if error.code == "EXPUNGEISSUED":
        return UnreadableError(Reason.MISSING, GONE)
    return UnreadableError(Reason.UNREADABLE, str(error))
