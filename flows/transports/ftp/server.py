"""The FTP server of a feed: its address, how it is logged in to, and the URIs of its files."""

import ftplib
import ssl
from contextlib import AbstractContextManager
from dataclasses import dataclass
from urllib.parse import quote, unquote

from flows.feeds import FeedConfig
from flows.transports.credentials import Credentials
from flows.transports.ftp.connection import Connection, to_wire
from flows.transports.ftp.replies import (
    IS_CROWDED,
    failing_as_feed,
    feed_error,
    said,
)
from flows.transports.paths import of_url, quoted
from flows.transports.transport import FeedError

PORTS = {"ftp": 21, "ftpes": 21, "ftps": 990}
"""By scheme: in clear, TLS by AUTH, TLS from the start."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where a feed's files are, and as whom they are asked for; without a user, as anonymous.

    `path` is that of the url: relative to where the login leads, or absolute (`%2F` first, or a
    second slash). `glob` is the same with its wildcards, where it has some.
    """

    scheme: str
    host: str
    port: int
    user: str
    path: str
    glob: str | None
    timeout_seconds: float
    context: ssl.SSLContext

    @classmethod
    def of(cls, feed: FeedConfig) -> "Server":
        """The server of a feed. Raises FeedError where its url or its ca_file cannot be used."""
        parts = feed.address_parts
        if not parts.hostname:
            raise FeedError(f"the url {feed.address} has no host")
        path, glob = of_url(feed.address)
        return cls(
            scheme=parts.scheme,
            host=parts.hostname,
            port=parts.port or PORTS[parts.scheme],
            user=unquote(parts.username or "") or feed.user or "",
            path=path[1:],
            glob=glob and glob[1:],
            timeout_seconds=feed.timeout_seconds,
            context=_context(feed),
        )

    @property
    def who(self) -> str:
        """Who is logged in."""
        return self.user or "anonymous"

    def uri_of(self, path: str) -> str:
        """A path on the server as a URI, without the password."""
        user = f"{quote(self.user, safe='')}@" if self.user else ""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        slash = "%2F" if path.startswith("/") else ""
        return f"{self.scheme}://{user}{host}{port}/{slash}{quoted(path.removeprefix('/'))}"

    def failing(self) -> AbstractContextManager[None]:
        """Failures of the statements inside, as FeedErrors that name the host."""
        return failing_as_feed(self.host, self.timeout_seconds)

    def connect(self, credentials: Credentials) -> Connection:
        """A connection that is logged in. Raises FeedError."""
        connection = Connection(self.context, self.timeout_seconds)
        try:
            with self.failing():
                self._call(connection)
                self._secure(connection)
                self._log_in(connection, credentials.password or "")
                connection.settle_in()
        except BaseException:
            connection.close()
            raise
        return connection

    def _call(self, connection: Connection) -> None:
        try:
            connection.call(self.host, self.port, is_tls=self.scheme == "ftps")
        except (ftplib.error_proto, ftplib.error_reply) as reply:
            raise FeedError(
                f"what answers at {self.host}, port {self.port}, is no FTP server: {said(reply)}"
            ) from None
        except UnicodeError:
            raise FeedError(f"{self.host} is no name of a host: check the url") from None

    def _secure(self, connection: Connection) -> None:
        if self.scheme == "ftpes":
            try:
                connection.auth()
            except ftplib.error_perm as refused:
                raise FeedError(
                    f"{self.host} does not take AUTH TLS ({said(refused)}): "
                    "take ftps:// for TLS from the start, or ftp:// for none"
                ) from None

    def _log_in(self, connection: Connection, password: str) -> None:
        for name, value in (("user", self.user), ("password", password)):
            if set(value) & set("\r\n\0"):
                raise FeedError(f"the {name} for {self.host} has a line break in it: take it out")
        try:
            connection.login(to_wire(self.user), to_wire(password), secure=False)
        except (ftplib.error_perm, ftplib.error_reply) as refused:
            if IS_CROWDED.search(str(refused)):
                raise feed_error(refused, self.host, self.timeout_seconds) from None
            raise FeedError(
                f"{self.host} refuses to log {self.who} in ({said(refused)}): "
                "check the user and what password_from names"
            ) from None
        self._protect(connection)

    def _protect(self, connection: Connection) -> None:
        if self.scheme != "ftp":
            try:
                connection.protect()
            except ftplib.error_perm as refused:
                raise FeedError(
                    f"{self.host} does not encrypt the files it sends ({said(refused)}): "
                    "ask its operator for PROT P"
                ) from None


def _context(feed: FeedConfig) -> ssl.SSLContext:
    """How certificates are verified: by ca_file, else by those the machine trusts."""
    if feed.scheme == "ftp":
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        return ssl.create_default_context(cafile=feed.ca_file)
    except ssl.SSLError:
        raise FeedError(f"ca_file {feed.ca_file} holds no certificates in PEM") from None
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise FeedError(f"ca_file {feed.ca_file} cannot be read: {why}") from None
