"""SSH: a connection that is logged in, to a host whose key is known."""

import logging
import os
import socket
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

import asyncssh

from flows.feeds import FeedConfig
from flows.transports.credentials import Credentials
from flows.transports.transport import FeedError

LOST = "socket.send() raised exception."
logging.getLogger("asyncssh").setLevel(logging.WARNING)  # at INFO it tells of every file
# asyncio says so of each of the requests that were on their way when a connection broke.
logging.getLogger("asyncio").addFilter(lambda record: record.msg != LOST)

PORT = 22
DEFAULT_KNOWN_HOSTS = "~/.ssh/known_hosts"


@dataclass(frozen=True, slots=True, repr=False)
class Login:
    """How to log in to a host. `keys` are None where only the password is tried.

    Without a password and a key file, the user's SSH agent is asked and the keys of ~/.ssh are
    tried, as ssh does; ~/.ssh/config is not read, for feeds.toml says it all.
    """

    host: str
    port: int
    user: str | None
    password: str | None
    keys: Sequence[asyncssh.SSHKeyPair] | None
    known_hosts: asyncssh.SSHKnownHosts
    known_hosts_file: str
    seconds: float

    @classmethod
    def of(cls, feed: FeedConfig, credentials: Credentials) -> "Login":
        """The login of a feed. Raises FeedError where a file that it names cannot be read."""
        parts = feed.address_parts
        if not parts.hostname:
            raise FeedError(f"{feed.url} names no host: give sftp://user@host/folder")
        keys = _keys(feed.key_file, credentials.passphrase) if feed.key_file else ()
        return cls(
            host=unquote(parts.hostname),
            port=parts.port or PORT,
            user=unquote(parts.username) if parts.username else feed.user,
            password=credentials.password,
            keys=None if credentials.password and not keys else keys,
            known_hosts=_known_hosts(feed.known_hosts),
            known_hosts_file=feed.known_hosts or DEFAULT_KNOWN_HOSTS,
            seconds=feed.timeout_seconds,
        )

    @property
    def named(self) -> str:
        """The host as messages name it, with its port where that is not SSH's own."""
        return self.host if self.port == PORT else f"{self.host} port {self.port}"

    def options(self) -> dict[str, Any]:
        """What asyncssh is told. Nothing is read from ~/.ssh but what the class says."""
        named: dict[str, Any] = {"username": self.user} if self.user else {}
        if self.keys != ():
            named |= {"client_keys": self.keys, "agent_path": None}
        return named | {
            "config": None,
            "password": self.password,
            "known_hosts": self.known_hosts,
            "x509_trusted_certs": None,
            "gss_host": None,
            "connect_timeout": self.seconds,
            "login_timeout": 0,
        }


async def connect(login: Login) -> asyncssh.SSHClientConnection:
    """A connection that is logged in. Raises FeedError, which says what to do."""
    client = _Client(login)
    try:
        return await asyncssh.connect(
            login.host, login.port, client_factory=lambda: client, **login.options()
        )
    except asyncssh.HostKeyNotVerifiable as error:
        raise FeedError(client.why_untrusted(error.reason)) from None
    except asyncssh.KeyExchangeFailed as error:
        raise FeedError(client.why_not_agreed(error.reason)) from None
    except asyncssh.PermissionDenied:
        raise FeedError(_why_refused(login)) from None
    except asyncssh.DisconnectError as error:
        raise _disconnected(login, error) from None
    except TimeoutError:
        raise FeedError(
            f"{login.named} did not answer within {login.seconds:g} s", is_passing=True
        ) from None
    except OSError as error:
        raise FeedError(_why_unreachable(login, error), is_passing=True) from None
    except ValueError as error:  # a host, user or password with characters that cannot be sent
        raise FeedError(f"cannot log in to {login.named}: {error}") from None


@dataclass(slots=True)
class _Client(asyncssh.SSHClient):
    """What asyncssh asks while it connects: whether to trust a key, and for the password."""

    login: Login
    key: asyncssh.SSHKey | None = None
    is_asked: bool = False
    prompts: list[str] = field(default_factory=list)

    def validate_host_public_key(
        self, host: str, addr: str, port: int, key: asyncssh.SSHKey
    ) -> bool:
        """Never trust a key that known_hosts has not; remember it, to tell its fingerprint."""
        del host, addr, port
        self.key = key
        return False

    def kbdint_auth_requested(self) -> str | None:
        """Let the server ask for the password in words of its own, in any language, and once."""
        is_first, self.is_asked = not self.is_asked, True
        return "" if self.login.password and is_first else None

    def kbdint_challenge_received(
        self, name: str, instructions: str, lang: str, prompts: Sequence[tuple[str, bool]]
    ) -> list[str] | None:
        """The password, for one hidden question."""
        del name, instructions, lang
        if not prompts:
            return []
        self.prompts += [text for text, _ in prompts]
        is_password = len(self.prompts) == 1 and not prompts[0][1]
        return [self.login.password or ""] if is_password else None

    def why_untrusted(self, reason: str) -> str:
        """Why the host's key is refused, and how to have it accepted."""
        login = self.login
        shown = f" (it shows {self.key.get_fingerprint()})" if self.key else ""
        if not self._is_known():
            return (
                f"the key of {login.named} is not in {login.known_hosts_file}{shown}: add it with "
                f"`{_keyscan(login)}`, and compare its fingerprint with the one the agency gives"
            )
        if "revoked" in reason:
            return f"the key of {login.named} is revoked in {login.known_hosts_file}{shown}"
        return self._why_changed(shown)

    def why_not_agreed(self, reason: str) -> str:
        """Why no encryption was agreed on: often for a host key of another kind than before."""
        if "host key" in reason.lower() and self._is_known():
            return self._why_changed("")
        return f"{self.login.named} offers no encryption that is safe enough here: {reason}"

    def _why_changed(self, shown: str) -> str:
        login = self.login
        return (
            f"the key of {login.named} is not the one in {login.known_hosts_file}{shown}: ask the "
            f"agency whether it has a new one; if so, `ssh-keygen -R {_entry(login)} -f "
            f"{login.known_hosts_file}` and `{_keyscan(login)}`"
        )

    def _is_known(self) -> bool:
        port = None if self.login.port == PORT else self.login.port
        return any(self.login.known_hosts.match(self.login.host, "", port))


def _entry(login: Login) -> str:
    return login.host if login.port == PORT else f"'[{login.host}]:{login.port}'"


def _keyscan(login: Login) -> str:
    port = "" if login.port == PORT else f"-p {login.port} "
    return f"ssh-keyscan {port}{login.host} >> {login.known_hosts_file}"


def _why_refused(login: Login) -> str:
    tried = [
        *(["password_from"] if login.password else []),
        *(["key_file"] if login.keys else []),
    ]
    user = f"the user {login.user}" if login.user else "the user who runs slugline"
    if not tried:
        return f"{login.named} refused {user}: give password_from or key_file"
    return f"{login.named} refused {user}: check the user and {' and '.join(tried)}"


def _disconnected(login: Login, error: asyncssh.DisconnectError) -> FeedError:
    """Why the host hung up while it was connected to."""
    if "authentication failures" in error.reason.lower():
        return FeedError(_why_refused(login))
    if isinstance(error, asyncssh.ProtocolError | asyncssh.ProtocolNotSupported):
        return FeedError(f"{login.named} does not speak SSH: check the host and port")
    return FeedError(
        f"{login.named} hung up before the login was done: {error.reason}", is_passing=True
    )


def _why_unreachable(login: Login, error: OSError) -> str:
    if isinstance(error, socket.gaierror):
        return f"there is no host {login.host}: check its name in the url"
    why = f" ({os.strerror(error.errno).lower()})" if error.errno else ""
    return f"cannot connect to {login.named}{why}: check the host and port, and whether it is up"


def _keys(file: str, passphrase: str | None) -> Sequence[asyncssh.SSHKeyPair]:
    """The keys in a file, with their certificates. Raises FeedError."""
    try:
        keys: Sequence[asyncssh.SSHKeyPair] = asyncssh.load_keypairs(file, passphrase)
    except OSError as error:
        raise FeedError(f"cannot read the key_file {file}: {_why(error)}") from None
    except asyncssh.KeyEncryptionError:
        hint = "passphrase_from is wrong" if passphrase else "give passphrase_from"
        raise FeedError(f"the key_file {file} is encrypted: {hint}") from None
    except asyncssh.KeyImportError:
        hint = "" if passphrase else "; if it is encrypted, give passphrase_from"
        raise FeedError(f"the key_file {file} holds no private SSH key{hint}") from None
    return keys


def _known_hosts(file: str | None) -> asyncssh.SSHKnownHosts:
    """The hosts whose keys are known; none where the user has no such file. Raises FeedError."""
    path = os.path.expanduser(file or DEFAULT_KNOWN_HOSTS)
    try:
        with open(path, encoding="utf-8", errors="replace") as opened:
            return asyncssh.import_known_hosts(opened.read())
    except FileNotFoundError:
        if file is None:
            return asyncssh.import_known_hosts("")
        raise FeedError(f"there is no known_hosts {file}") from None
    except OSError as error:
        raise FeedError(f"cannot read the known_hosts {path}: {_why(error)}") from None
    except ValueError as error:
        raise FeedError(f"{path} is no list of known hosts: {error}") from None


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
