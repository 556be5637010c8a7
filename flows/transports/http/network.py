"""The network under the HTTP client: no server may take longer than its time, drip as it may."""

import ssl
import threading
import time
from collections.abc import Iterable
from typing import Any

import httpcore

SLOWEST = 16 * 1024
"""Bytes a second that an answer must come at, once the time-out is over."""


class Deadline(threading.local):
    """When the answer that this thread waits for must be there."""

    at = float("inf")
    _begun = 0.0
    _seconds = 0.0

    def begin(self, seconds: float) -> None:
        """An answer is asked for now."""
        self._begun, self._seconds = time.monotonic(), seconds
        self.at = self._begun + seconds

    def extend(self, received: int) -> None:
        """So many bytes of it are there."""
        self.at = self._begun + self._seconds + received / SLOWEST

    def left(self, timeout: float | None) -> float:
        """Seconds to wait for the next bytes. Raises ReadTimeout where there are none left."""
        left = min(self.at - time.monotonic(), timeout or self._seconds)
        if left <= 0:
            raise httpcore.ReadTimeout("the answer takes too long")
        return left


DEADLINE = Deadline()


class Stream(httpcore.NetworkStream):
    """A connection whose reads end at the deadline of the thread that reads."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self.stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Bytes of the server; none where it has closed."""
        return self.stream.read(max_bytes, DEADLINE.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self.stream.write(buffer, timeout)

    def close(self) -> None:
        """Close it."""
        self.stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """The connection, encrypted."""
        return Stream(self.stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        """What httpcore wants to know of the socket."""
        return self.stream.get_extra_info(info)


class Network(httpcore.SyncBackend):
    """Opens connections whose reads end at the deadline."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to a host."""
        return Stream(super().connect_tcp(host, port, timeout, local_address, socket_options))
