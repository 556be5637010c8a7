"""FTP servers of pyftpdlib on free ports of the loopback, over a folder of the test's."""

import logging
import os
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

with warnings.catch_warnings():
    # The event loop of Python's that it stands on is no longer wanted.
    warnings.simplefilter("ignore")
    from pyftpdlib.authorizers import DummyAuthorizer
    from pyftpdlib.handlers import DTPHandler, FTPHandler, TLS_DTPHandler, TLS_FTPHandler
    from pyftpdlib.ioloop import IOLoop
    from pyftpdlib.servers import FTPServer

from tests.flows.transports.servers.certificates import Certificates

PASSWORD = "Möwe & Kai#7"
USER = "ann"
TLS = {"ftp": None, "ftpes": "by AUTH", "ftps": "from the start"}

# Without a handler of its own it writes to stderr.
logging.getLogger("pyftpdlib").addHandler(logging.NullHandler())
logging.getLogger("pyftpdlib").propagate = False


@dataclass
class Faults:
    """How a server misbehaves.

    `cut_after` is how many bytes of a file are sent before its connections are closed, `cuts` how
    often it is done. `unknown` are commands the server does not have, `most` the connections
    that it lets in. `sent` is called when a file was sent.
    """

    cut_after: int | None = None
    cuts: int = 1_000_000
    unknown: set[str] = field(default_factory=set)
    most: int = 0
    sent: Callable[[], None] = lambda: None


@dataclass
class Server:
    """A server that runs. The folder it serves is the user's home and root."""

    scheme: str
    port: int
    root: Path
    authorizer: DummyAuthorizer
    certificates: Certificates
    faults: Faults
    logins: list[str] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    most_open: int = 0

    def url(self, path: str = "", user: str | None = USER) -> str:
        login = f"{user}@" if user else ""
        return f"{self.scheme}://{login}localhost:{self.port}/{path}"

    def write(self, name: str | bytes, content: bytes = b"x", at: float = 1_768_200_000) -> None:
        """Put a file into the folder that is served."""
        path = os.path.join(os.fsencode(self.root), os.fsencode(name))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)
        os.utime(path, (at, at))

    def names(self) -> list[str]:
        """The files that are there."""
        return sorted(str(p.relative_to(self.root)) for p in self.root.rglob("*") if p.is_file())


@contextmanager
def running(
    root: Path, keys: Path, scheme: str = "ftp", address: str = "127.0.0.1"
) -> Iterator[Server]:
    """A server over a folder; its certificate, for localhost and 127.0.0.1, goes into another."""
    authorizer = DummyAuthorizer()
    authorizer.add_user(USER, PASSWORD, str(root), perm="elradfmwMT")
    authorizer.add_anonymous(str(root))
    server = Server(scheme, 0, root, authorizer, Certificates(keys), Faults())
    loop = IOLoop()
    listening = FTPServer((address, 0), _handler(server), ioloop=loop)
    listening.max_cons = 0
    server.port = listening.address[1]
    stop = threading.Event()

    def serve() -> None:
        while not stop.is_set():
            loop.loop(timeout=0.01, blocking=False)
        loop.close()

    thread = threading.Thread(target=serve, name="ftp server")
    thread.start()
    try:
        yield server
    finally:
        stop.set()
        thread.join(timeout=10)


def _handler(server: Server) -> type[FTPHandler]:
    """The handler of a server's connections, by its scheme and its faults."""
    is_tls = TLS[server.scheme] is not None
    base = TLS_FTPHandler if is_tls else FTPHandler
    connections: list[FTPHandler] = []

    class Data(TLS_DTPHandler if is_tls else DTPHandler):
        def use_sendfile(self):
            return False

        def send(self, data):
            cut_after = server.faults.cut_after
            if cut_after is None or self.cmd != "RETR" or not server.faults.cuts:
                return super().send(data)
            left = cut_after - self.tot_bytes_sent
            if left > 0:
                return super().send(data[:left])
            server.faults.cuts -= 1
            self.cmd_channel.close()
            return 0

    class Handler(base):
        authorizer = server.authorizer
        dtp_handler = Data
        auth_failed_timeout = 0.01
        unicode_errors = "surrogateescape"

        def __init__(self, *arguments, **named):
            super().__init__(*arguments, **named)
            if TLS[server.scheme] == "from the start":
                self.secure_connection(self.get_ssl_context())

        def handle(self):
            still_open = [one for one in connections if not one._closed]
            if server.faults.most and len(still_open) >= server.faults.most:
                self.handle_max_cons_per_ip()
                return
            connections[:] = [*still_open, self]
            server.most_open = max(server.most_open, len(connections))
            super().handle()

        def pre_process_command(self, line, cmd, arg):
            server.commands.append(cmd)
            if cmd in server.faults.unknown:
                self.respond(f"500 {cmd} is not known here.")
                return
            super().pre_process_command(line, cmd, arg)

        def on_login(self, username):
            server.logins.append(username)

        def on_file_sent(self, file):  # noqa: ARG002  # pyftpdlib gives it
            server.faults.sent()

    if is_tls:
        Handler.certfile = str(server.certificates.certificate)
        Handler.keyfile = str(server.certificates.key)
        Handler.tls_control_required = Handler.tls_data_required = True
    return Handler
