"""The two connections of FTP: commands and replies on one, the bytes of files on others."""
# ruff: noqa: S321 (FTP in clear is all that some agencies offer)

import ftplib
import select
import socket
import ssl
from collections.abc import Iterator
from contextlib import suppress

CHUNK_BYTES = 256 * 1024
GOODBYE_SECONDS = 1.0
LAST_PORT = 65535
MOST_LINES = 10_000


class Wire(ftplib.FTP_TLS):
    """An FTP connection. Text goes both ways as latin-1, which any bytes pass unchanged.

    All methods raise what ftplib raises: ftplib.Error, OSError, EOFError.
    """

    def __init__(self, context: ssl.SSLContext, timeout_seconds: float) -> None:
        super().__init__(context=context, timeout=timeout_seconds, encoding="latin-1")
        self.is_in_step = False
        """No reply is outstanding: the connection is good for another command."""
        self.is_private = False
        self.last_reply = ""
        """What the server said at the end of the last transfer."""

    def call(self, host: str, port: int, *, is_tls: bool) -> None:
        """Connect, with TLS from the start or without, and hear the server's greeting."""
        self.host, self.port = host, port
        self.sock = socket.create_connection((host, port), self.timeout)
        # A firewall may forget this connection while a large file comes on another.
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        self.af = self.sock.family
        if is_tls:
            self.sock = self.context.wrap_socket(self.sock, server_hostname=host)
        self.file = self.sock.makefile("r", encoding=self.encoding)
        self.welcome = self.getresp()
        if self.welcome.startswith("1"):
            self.welcome = self.voidresp()

    def auth(self) -> str:
        """Go on with TLS on the connection of the commands."""
        in_clear = self.file
        reply = super().auth()
        if in_clear:
            in_clear.close()
        return reply

    def protect(self) -> None:
        """Have the connections of the bytes encrypted too."""
        self.prot_p()
        self.is_private = True

    def putline(self, line: str) -> None:
        """Send a command. From here on its reply is outstanding."""
        self.is_in_step = False
        super().putline(line)

    def getresp(self) -> str:
        """A reply. One that begins with 1 announces another; after 421 the server hangs up."""
        try:
            reply = super().getresp()
        except (ftplib.error_perm, ftplib.error_temp) as refused:
            self.is_in_step = not str(refused).startswith("421")
            raise
        self.is_in_step = not reply.startswith("1")
        return reply

    def getmultiline(self) -> str:
        """The lines of a reply. What is no reply, as another protocol's greeting, is refused."""
        first = line = self.getline()
        if not first[:3].isdecimal():
            raise ftplib.error_proto(first)
        lines = [first]
        while first[3:4] == "-" and (line[:3] != first[:3] or line[3:4] == "-"):
            line = self.getline()
            lines.append(line)
            if len(lines) > MOST_LINES:
                raise ftplib.Error(f"a reply of more than {MOST_LINES} lines")
        return "\n".join(lines)

    def makepasv(self) -> tuple[str, int]:
        """Where the bytes are to be had: always on the host of the commands.

        Servers behind a router tell an address of their own network by PASV.
        """
        try:
            host, port = super().makepasv()
        except ftplib.error_perm:
            host, port = self._extended()
        except (ValueError, OverflowError):
            raise ftplib.error_proto("a port that is no number") from None
        if not 0 < port <= LAST_PORT:
            raise ftplib.error_proto(f"port {port}")
        return host, port

    def _extended(self) -> tuple[str, int]:
        """The answer to EPSV, for servers that do not know PASV; the other way round in IPv6."""
        peer = self.sock.getpeername() if self.sock else ("", 0)
        if self.af == socket.AF_INET:
            return ftplib.parse229(self.sendcmd("EPSV"), peer)
        return peer[0], ftplib.parse227(self.sendcmd("PASV"))[1]

    def ntransfercmd(
        self, cmd: str, rest: int | str | None = None
    ) -> tuple[socket.socket, int | None]:
        """Begin a transfer; with TLS its session is that of the commands, which servers demand."""
        data, size = ftplib.FTP.ntransfercmd(self, cmd, rest)
        if self.is_private and isinstance(self.sock, ssl.SSLSocket):
            data = self.context.wrap_socket(
                data, server_hostname=self.host, session=self.sock.session
            )
        return data, size

    def transferred(self, command: str) -> Iterator[bytes]:
        """What a command transfers, chunk by chunk, to the reply that this was all.

        Any other reply after the bytes is an ftplib.error_temp: they may stop short.
        """
        with self.transfercmd(command) as data:
            while chunk := data.recv(CHUNK_BYTES):
                yield chunk
            if isinstance(data, ssl.SSLSocket):
                # Many servers close without TLS's goodbye. That all was sent, the reply tells.
                with suppress(OSError):
                    data.unwrap()
        try:
            self.last_reply = self.voidresp()
        except (ftplib.error_perm, ftplib.error_reply) as refused:
            raise ftplib.error_temp(str(refused)) from None

    def has_news(self) -> bool:
        """Whether the server has said something unasked, or hung up: it is of no more use."""
        if not self.sock:
            return True
        poll = select.poll()
        poll.register(self.sock, select.POLLIN)
        return bool(poll.poll(0))

    def hang_up(self) -> None:
        """Say goodbye where the server still listens, and close."""
        if self.sock and self.is_in_step:
            with suppress(OSError, EOFError, ftplib.Error):
                self.sock.settimeout(GOODBYE_SECONDS)
                self.sendcmd("QUIT")
        self.close()
