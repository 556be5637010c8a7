"""A web server on a free port of the loopback, whose answers a test writes."""

import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """An answer. `etag` and `modified` make it conditional, as static files are.

    `cut_after` closes the connection behind so many bytes of the body; `pause` is waited before
    the answer, `drip` before each byte of it, `head_drip` before each byte of its head.
    """

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: str | None = None
    modified: str | None = None
    cut_after: int | None = None
    is_chunked: bool = False
    pause: float = 0.0
    drip: float = 0.0
    head_drip: float = 0.0

    def told(self) -> dict[str, str]:
        told = {"ETag": self.etag, "Last-Modified": self.modified}
        return {name: value for name, value in told.items() if value} | self.headers

    def is_known(self, asked: Any) -> bool:
        if tag := asked.get("If-None-Match"):
            return tag == self.etag
        since = asked.get("If-Modified-Since")
        return since is not None and since == self.modified


@dataclass(frozen=True)
class Request:
    """What the server was asked."""

    method: str
    path: str
    headers: dict[str, str]


class Web:
    """Answers by path: with a reply, with the next of a list, or with what a function gives."""

    def __init__(self, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> None:
        self.answers: dict[str, Reply | list[Reply] | Callable[[Request], Reply]] = {}
        self.requests: list[Request] = []
        self._lock = threading.Lock()
        self.server = Server((host, 0), Handler)
        self.server.web = self
        if tls:
            self.server.socket = tls.wrap_socket(self.server.socket, server_side=True)
        self.host = host
        self.scheme = "https" if tls else "http"
        self.port = self.server.server_port
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,))
        self.thread.start()

    def __enter__(self) -> "Web":
        return self

    def __exit__(self, *exception: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def url(self, path: str = "/", host: str | None = None) -> str:
        return f"{self.scheme}://{host or self.host}:{self.port}{path}"

    def asked(self, path: str) -> list[Request]:
        return [request for request in self.requests if request.path.partition("?")[0] == path]

    def reply(self, request: Request) -> Reply:
        with self._lock:
            self.requests.append(request)
            answer = self.answers.get(request.path) or self.answers.get(
                request.path.partition("?")[0], Reply(b"nothing here", 404)
            )
            if isinstance(answer, list):
                answer = answer.pop(0) if len(answer) > 1 else answer[0]
        return answer(request) if callable(answer) else answer


class Server(ThreadingHTTPServer):
    web: Web
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that go away are what is tested."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    server: Server

    def do_GET(self) -> None:
        request = Request(self.command, self.path, dict(self.headers))
        reply = self.server.web.reply(request)
        time.sleep(reply.pause)
        if reply.is_known(self.headers):
            reply = replace(reply, status=304, body=b"", cut_after=None)
        with suppress(OSError):
            self._send(reply)

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, *arguments: Any) -> None:
        pass

    def _send(self, reply: Reply) -> None:
        head = "".join(f"{name}: {value}\r\n" for name, value in self._head(reply).items())
        text = f"HTTP/1.1 {reply.status} -\r\n{head}\r\n".encode("latin-1")
        self._write(text, reply.head_drip)
        if self.command == "HEAD" or reply.status in (204, 304):
            return
        body = reply.body if reply.cut_after is None else reply.body[: reply.cut_after]
        if reply.is_chunked:
            self._write(b"%x\r\n" % len(body) + body + b"\r\n" if body else b"", reply.drip)
            self._write(b"0\r\n\r\n" if reply.cut_after is None else b"", 0)
        else:
            self._write(body, reply.drip)
        self.close_connection = self.close_connection or reply.cut_after is not None

    def _head(self, reply: Reply) -> dict[str, str]:
        length = {"Transfer-Encoding": "chunked"} if reply.is_chunked else {}
        if not reply.is_chunked and reply.status not in (204, 304):
            length = {"Content-Length": str(len(reply.body))}
        return {"Date": self.date_time_string(), **length, **reply.told()}

    def _write(self, data: bytes, drip: float) -> None:
        if not drip:
            self.wfile.write(data)
        for place in range(len(data) if drip else 0):
            self.wfile.write(data[place : place + 1])
            self.wfile.flush()
            time.sleep(drip)
        self.wfile.flush()
