"""The transports: one module each, by the scheme of a feed's url."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from flows.transports.credentials import Credentials
from flows.transports.transport import (
    Asked,
    FeedError,
    Fetched,
    Listed,
    Open,
    Seen,
    Sink,
    Source,
    UnreadableError,
    UnsettledError,
)

if TYPE_CHECKING:
    from flows.feeds import FeedConfig

__all__ = [
    "TRANSPORTS",
    "Asked",
    "FeedError",
    "Fetched",
    "Listed",
    "Seen",
    "Sink",
    "Source",
    "Transport",
    "UnreadableError",
    "UnsettledError",
    "opened",
]


@dataclass(frozen=True, slots=True)
class Transport:
    """A transport: its module here, and the keys of feeds.toml that only some transports take."""

    module: str
    takes: frozenset[str] = frozenset()

    def open(self) -> Open:
        """Its function `opened`. Imported when it is used, for the libraries take their time."""
        found: Open = import_module(f"flows.transports.{self.module}").opened
        return found


REMOTE = {"connections", "timeout_seconds"}
LOGIN = {"user", "password_from", *REMOTE}
HTTP = Transport(
    "http",
    frozenset(
        LOGIN
        | {"token_from", "token_header", "token_parameter", "ca_file"}
        | {"next", "cursor_parameter", "since_parameter", "until_parameter", "pages"}
    ),
)
FTP = frozenset(LOGIN)

TRANSPORTS: dict[str, Transport] = {
    "file": Transport("folder"),
    "http": HTTP,
    "https": HTTP,
    "sftp": Transport("sftp", frozenset(LOGIN | {"key_file", "passphrase_from", "known_hosts"})),
    "ftp": Transport("ftp", FTP),
    "ftps": Transport("ftp", FTP | {"ca_file"}),
    "ftpes": Transport("ftp", FTP | {"ca_file"}),
    "s3": Transport(
        "s3",
        frozenset(
            REMOTE | {"access_key_from", "secret_key_from", "endpoint_url", "region", "ca_file"}
        ),
    ),
    "imap": Transport("imap", frozenset(LOGIN | {"ca_file"})),
    "imaps": Transport("imap", frozenset(LOGIN | {"ca_file"})),
}


@contextmanager
def opened(feed: "FeedConfig", asked: Asked) -> Iterator[Source]:
    """A feed's source, opened. What an error of it says holds none of the feed's secrets.

    Raises FeedError where a secret is not where feeds.toml says, or the source does not open.
    """
    credentials = Credentials.read(feed)
    with (
        _masking(credentials),
        TRANSPORTS[feed.scheme].open()(feed, credentials, asked) as source,
    ):
        yield Masked(source, credentials)


@dataclass(frozen=True, slots=True)
class Masked:
    """A source whose errors hold no secrets."""

    source: Source
    credentials: Credentials

    def list(self) -> Iterator[Listed]:
        """As Source.list."""
        with _masking(self.credentials):
            yield from self.source.list()

    def fetch(self, listed: Listed, into: Sink) -> Fetched | None:
        """As Source.fetch."""
        with _masking(self.credentials):
            return self.source.fetch(listed, into)

    def delete(self, listed: Listed) -> None:
        """As Source.delete."""
        with _masking(self.credentials):
            self.source.delete(listed)

    def move(self, listed: Listed, folder: str) -> None:
        """As Source.move."""
        with _masking(self.credentials):
            self.source.move(listed, folder)


@contextmanager
def _masking(credentials: Credentials) -> Iterator[None]:
    try:
        yield
    except FeedError as error:
        raise FeedError(credentials.masked(str(error)), is_passing=error.is_passing) from None
    except UnreadableError as error:
        raise UnreadableError(error.reason, credentials.masked(error.detail)) from None
    except UnsettledError:
        raise
    except Exception as error:
        if (masked := credentials.masked(str(error))) != str(error):  # a bug, told without them
            raise RuntimeError(f"{type(error).__name__}: {masked}") from None
        raise
