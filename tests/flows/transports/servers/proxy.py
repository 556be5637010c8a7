"""A TCP proxy in front of a test's server, that cuts, stalls and refuses."""

import socket
import struct
import threading
import time
from collections.abc import Callable
from contextlib import suppress

CHUNK_BYTES = 16 * 1024
RESET = struct.pack("ii", 1, 0)
"""SO_LINGER of a socket whose close is a reset."""


class Proxy:
    """Forwards connections on a free port of the loopback to `target_port`.

    Faults may be set and unset at any time, and hold for open connections too. `cut_after` is how
    many bytes of the server's answers a connection gets before both its ends are closed
    (`is_reset`: with a reset); `stall` holds all further bytes back; `refuse` resets new
    connections at once; `pause_seconds` is waited before each chunk of an answer. `connections`
    counts those that were accepted. After `close` the port refuses.
    """

    def __init__(self, target_port: int, target_host: str = "127.0.0.1") -> None:
        self.target = (target_host, target_port)
        self.cut_after: int | None = None
        self.is_reset = False
        self.stall = False
        self.refuse = False
        self.pause_seconds = 0.0
        self.connections = 0
        self._is_open = True
        self._sockets: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port: int = self._listener.getsockname()[1]
        self._start(self._accept)

    def __enter__(self) -> "Proxy":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def heal(self) -> None:
        """Forward without a fault again. What was cut stays cut."""
        self.cut_after, self.pause_seconds = None, 0.0
        self.stall = self.refuse = self.is_reset = False

    def close(self) -> None:
        """Stop: every connection is closed, and new ones are refused."""
        self._is_open = False
        # A listener that is only closed keeps the thread that accepts.
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            ends = list(self._sockets)
        for end in ends:
            _shut(end)
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(timeout=10)

    def _start(self, run: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=run, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while self._is_open:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            if self.refuse:
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
                client.close()
            else:
                self._start(self._join, client)

    def _join(self, client: socket.socket) -> None:
        """One connection, to its end."""
        with client:
            try:
                server = socket.create_connection(self.target, timeout=10)
            except OSError:
                return
            server.settimeout(None)
            with server:
                with self._lock:
                    self._sockets |= {client, server}
                asking = threading.Thread(target=self._ask, args=(client, server), daemon=True)
                asking.start()
                self._answer(server, client)
                asking.join(timeout=10)
                with self._lock:
                    self._sockets -= {client, server}

    def _ask(self, client: socket.socket, server: socket.socket) -> None:
        """What the client says, to the server."""
        with suppress(OSError):
            while chunk := client.recv(CHUNK_BYTES):
                self._wait_while_stalled()
                server.sendall(chunk)
        with suppress(OSError):
            server.shutdown(socket.SHUT_WR)

    def _answer(self, server: socket.socket, client: socket.socket) -> None:
        """What the server says, to the client, as far as the faults let it."""
        passed = 0
        with suppress(OSError):
            while chunk := server.recv(CHUNK_BYTES):
                time.sleep(self.pause_seconds)
                self._wait_while_stalled()
                room = len(chunk) if self.cut_after is None else max(self.cut_after - passed, 0)
                client.sendall(chunk[:room])
                passed += len(chunk[:room])
                if room < len(chunk):
                    break
        if self.is_reset:
            with suppress(OSError):
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        # A shutdown for writing would say goodbye before the reset.
        _shut(client, socket.SHUT_RD if self.is_reset else socket.SHUT_RDWR)
        _shut(server)

    def _wait_while_stalled(self) -> None:
        while self.stall and self._is_open:
            time.sleep(0.01)


def _shut(end: socket.socket, how: int = socket.SHUT_RDWR) -> None:
    with suppress(OSError):
        end.shutdown(how)
