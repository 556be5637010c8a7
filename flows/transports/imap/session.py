"""One connection to an IMAP server: opened, logged in, a mailbox selected, commands by UID."""

import ipaddress
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from imaplib import IMAP4, IMAP4_SSL
from typing import Any

from flows.transports.imap.faults import RefusedError, told
from flows.transports.imap.login import log_in
from flows.transports.imap.names import Named, encoded
from flows.transports.imap.replies import BODY_FOLLOWS
from flows.transports.transport import FeedError, Sink

CHUNK_BYTES = 256 * 1024
GOODBYE_SECONDS = 2.0
"""How long a server has to answer a goodbye; it owes us nothing any more."""


@dataclass(frozen=True, slots=True)
class Account:
    """Where a mailbox is, and who reads it."""

    host: str
    port: int
    is_tls: bool
    """TLS from the start; else by STARTTLS."""
    user: str
    password: str = field(repr=False)
    timeout_seconds: float
    ca_file: str | None

    @property
    def is_near(self) -> bool:
        """Whether the host is this machine, where nobody listens in."""
        try:
            return self.host == "localhost" or ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    def tls(self) -> ssl.SSLContext:
        """What certificates are checked against. Raises FeedError where ca_file is none."""
        try:
            return ssl.create_default_context(cafile=self.ca_file)
        except OSError as error:
            is_read = isinstance(error, ssl.SSLError)
            why = "it holds no certificate" if is_read else (error.strerror or str(error)).lower()
            raise FeedError(f"ca_file {self.ca_file} cannot be used: {why}") from None


class Streamed(IMAP4):
    """imaplib's client, which hands the bytes of a message on as they come.

    `sink` takes them while it is set, `taken` counts them.
    """

    sink: Sink | None = None
    taken = 0
    line = b""

    def readline(self) -> bytes:
        """A line, kept to tell what the literal after it is."""
        self.line = super().readline()
        return self.line

    def read(self, size: int) -> bytes:
        """A literal; nothing of one that went into the sink."""
        if self.sink is None or not BODY_FOLLOWS.match(self.line):
            if size > CHUNK_BYTES:
                raise self.abort(f"it answers with a name of more than {CHUNK_BYTES} bytes")
            return super().read(size)
        for start in range(0, size, CHUNK_BYTES):
            chunk = super().read(min(CHUNK_BYTES, size - start))
            if not chunk:
                raise self.abort("socket error: EOF")
            _put(chunk, self.sink)
            self.taken += len(chunk)
        return b""


class StreamedTLS(Streamed, IMAP4_SSL):
    """The same over TLS from the start."""


class Session:
    """A connection that is logged in. One thread uses it at a time.

    `is_sound` is False once a command did not come to its end: the connection is of no more use.
    """

    def __init__(self, account: Account) -> None:
        self.account = account
        self.folder = ""
        self.uid_validity = 0
        self.exists = 0
        self.is_writable = False
        self.is_sound = True
        self.offered: set[bytes] | None = None
        with self._told():
            self.imap = _connected(account)
        try:
            with self._told():
                log_in(self.imap, account)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Say goodbye, and close the connection."""
        with suppress(IMAP4.error, OSError, ValueError):
            if self.is_sound:
                self.imap.sock.settimeout(min(GOODBYE_SECONDS, self.account.timeout_seconds))
                self.imap.logout()
        with suppress(OSError):
            self.imap.shutdown()

    def select(self, folder: str, *, is_writable: bool = False) -> None:
        """Select a mailbox; read-only, so that nothing in it changes, unless it is to be."""
        with self._told():
            status, answer = self.imap.select(encoded(folder), readonly=not is_writable)
        host = self.account.host
        if status != "OK":
            raise RefusedError(f"{host} does not open the folder {folder}", answer[-1])
        validity = self._told_of("UIDVALIDITY")
        if not validity or self._told_of("UIDNOTSTICKY") is not None:
            raise FeedError(f"{host} keeps no lasting numbers of the messages in {folder}")
        with self._told():  # a server may say words where numbers belong
            self.uid_validity, self.exists = int(validity), int(answer[-1] or 0)
        self.folder, self.is_writable = folder, is_writable

    def folders(self, pattern: str = "*") -> list[Named]:
        """The mailboxes of the account; of no pattern what tells the delimiter of names."""
        with self._told():
            _, answers = self.imap.list('""', f'"{pattern}"')
        named = [Named.read(answer) for answer in answers if answer is not None]
        return [name for name in named if name]

    def create(self, folder: str) -> None:
        """Make a mailbox, if there is none of the name."""
        with self._told():
            status, answer = self.imap.create(encoded(folder))
        if status != "OK":
            error = RefusedError(
                f"{self.account.host} does not make the folder {folder}", answer[-1]
            )
            if error.code != "ALREADYEXISTS":
                raise error

    def has(self, *capabilities: str) -> bool:
        """Whether the server, to those who logged in, has one of these capabilities."""
        if self.offered is None:
            with self._told():
                _, answers = self.imap.capability()
            self.offered = {word for answer in answers if answer for word in answer.upper().split()}
        return any(capability.encode("ascii") in self.offered for capability in capabilities)

    def uid(self, command: str, *arguments: str) -> list[Any]:
        """What the server answers to a command by UIDs. Raises RefusedError where it is NO."""
        with self._told():
            status, answers = self.imap.uid(command, *arguments)
        if status != "OK":
            raise RefusedError(f"{self.account.host} does not {command.lower()}", answers[-1])
        return answers

    def read(self, uid: int, into: Sink) -> tuple[list[Any], int]:
        """What the server answers to a fetch of a message, and how many bytes the sink took."""
        self.imap.sink, self.imap.taken = into, 0
        try:
            return self.uid("FETCH", str(uid), "(UID BODY.PEEK[])"), self.imap.taken
        finally:
            self.imap.sink = None

    @contextmanager
    def _told(self) -> Iterator[None]:
        """A command, whose faults are FeedErrors; one that did not end spoils the connection."""
        self.is_sound = False
        with told(self.account.host, self.account.timeout_seconds):
            yield
        self.is_sound = True

    def _told_of(self, code: str) -> bytes | None:
        """What the last answers had as a response code."""
        found: bytes | None = self.imap.response(code)[1][-1]
        return found


def _connected(account: Account) -> Streamed:
    address = account.host, account.port
    if not account.is_tls:
        return Streamed(*address, timeout=account.timeout_seconds)
    return StreamedTLS(*address, ssl_context=account.tls(), timeout=account.timeout_seconds)


def _put(chunk: bytes, sink: Sink) -> None:
    """Hand bytes on. A disk that is full is no fault of the connection."""
    try:
        sink.write(chunk)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise FeedError(f"what is fetched cannot be kept: {why}") from None
