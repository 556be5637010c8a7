"""An SFTP server of asyncssh on a free port of the loopback, over a folder of the test's."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import asyncssh
from anyio.from_thread import start_blocking_portal
from asyncssh.sftp import SFTPName

PASSWORD = "Möwe & Kai#7"  # of the test's server
USER = "ann"


@dataclass
class Faults:
    """How the server misbehaves. Paths are those of the files it serves, as bytes."""

    denied: set[bytes] = field(default_factory=set)
    listed: Callable[[SFTPName], SFTPName] | None = None
    also_listed: list[SFTPName] = field(default_factory=list)
    read: Callable[[bytes, int], None] | None = None
    read_bytes: int | None = None
    slow: set[bytes] = field(default_factory=set)
    cuts: dict[bytes, int] = field(default_factory=dict)
    """How often the connection is to be cut after the first 32 KiB of a file."""
    has_old_rename: bool = False
    asks_for: str | None = None


@dataclass
class Server:
    """A server that runs; `root` is the folder it serves as /, `known_hosts` its key."""

    port: int
    root: Path
    key: asyncssh.SSHKey
    user_key: Path
    faults: Faults = field(default_factory=Faults)
    logins: int = 0

    def known_hosts(self, file: Path, key: asyncssh.SSHKey | None = None) -> Path:
        """A known_hosts with this server's key, or another in its place."""
        public = (key or self.key).export_public_key().decode()
        file.write_text(f"127.0.0.1 {public}")
        return file

    def write(self, name: str | bytes, content: bytes, at: float | None = 1_768_200_000) -> None:
        """Put a file into the folder that is served."""
        path = os.path.join(os.fsencode(self.root), os.fsencode(name).lstrip(b"/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)
        if at is not None:
            os.utime(path, (at, at))


@contextmanager
def running(root: Path, keys: Path) -> Iterator[Server]:
    """A server over a folder; its keys and the user's go into another."""
    key = asyncssh.generate_private_key("ssh-ed25519")
    user_key = asyncssh.generate_private_key("ssh-ed25519")
    user_key.write_private_key(str(keys / "id_ann"))
    user_key.write_public_key(str(keys / "authorized_keys"))
    server = Server(0, root, key, keys / "id_ann")

    async def listen() -> asyncssh.SSHAcceptor:
        return await asyncssh.listen(
            "127.0.0.1",
            0,
            config=None,
            server_host_keys=[key],
            authorized_client_keys=str(keys / "authorized_keys"),
            server_factory=lambda: Door(server),
            sftp_factory=lambda channel: Files(channel, server),
            gss_host=None,
        )

    async def close(acceptor: asyncssh.SSHAcceptor) -> None:
        acceptor.close()
        await acceptor.wait_closed()
        await asyncio.sleep(0)

    with start_blocking_portal() as portal:
        acceptor = portal.call(listen)
        server.port = acceptor.get_port()
        try:
            yield server
        finally:
            portal.call(close, acceptor)


class Door(asyncssh.SSHServer):
    """Who may come in: the user with the password, by either way of asking, or the key."""

    def __init__(self, server: Server) -> None:
        self.server = server

    def begin_auth(self, username: str) -> bool:
        self.server.logins += 1
        return username != "nobody-is-asked"

    def password_auth_supported(self) -> bool:
        return self.server.faults.asks_for is None

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == (USER, PASSWORD)

    def kbdint_auth_supported(self) -> bool:
        return self.server.faults.asks_for is not None

    def get_kbdint_challenge(self, username, lang, submethods):
        del username, lang, submethods
        return "", "", "", [(self.server.faults.asks_for, False)]

    def validate_kbdint_response(self, username, responses) -> bool:
        return (username, list(responses)) == (USER, [PASSWORD])


class Files(asyncssh.SFTPServer):
    """The folder, with the faults that are set."""

    def __init__(self, channel: asyncssh.SSHServerChannel, server: Server) -> None:
        super().__init__(channel, os.fsencode(server.root))
        self.faults = server.faults
        self.paths: dict[object, bytes] = {}

    async def open(self, path, pflags, attrs):
        self._check(path)
        file = super().open(path, pflags, attrs)
        self.paths[file] = path
        return file

    async def read(self, file_obj, offset, size):
        path = self.paths[file_obj]
        while path in self.faults.slow:
            await asyncio.sleep(0.02)
        if self.faults.read:
            self.faults.read(path, offset)
        if offset >= 32 * 1024 and self.faults.cuts.get(path, 0) > 0:
            self.faults.cuts[path] -= 1
            self.connection.abort()
        return super().read(file_obj, offset, min(size, self.faults.read_bytes or size))

    async def scandir(self, path) -> AsyncIterator[SFTPName]:
        self._check(path)
        while path in self.faults.slow:
            await asyncio.sleep(0.02)
        if not os.path.isdir(self.map_path(path)):
            raise asyncssh.SFTPNoSuchFile("No such directory")
        async for name in super().scandir(path):
            yield self.faults.listed(name) if self.faults.listed else name
        for name in self.faults.also_listed:
            yield name

    def stat(self, path):
        self._check(path)
        return super().stat(path)

    def remove(self, path):
        self._check(path)
        return super().remove(path)

    def posix_rename(self, oldpath, newpath):
        self._check(oldpath)
        if self.faults.has_old_rename:
            raise asyncssh.SFTPOpUnsupported("posix-rename is not supported")
        return super().posix_rename(oldpath, newpath)

    def _check(self, path: bytes) -> None:
        if path in self.faults.denied:
            raise asyncssh.SFTPPermissionDenied("Permission denied")
