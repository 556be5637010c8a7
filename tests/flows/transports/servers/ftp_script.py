"""An FTP server that says what a test tells it to: what real ones cannot be made to say."""

import socket
import threading
from contextlib import suppress
from dataclasses import dataclass, field

HANG_UP = "hang up"
SILENCE = "silence"
LISTING = "150 Here it comes\r\n{data}226 Done"
FILE = "150 Here it comes\r\n{data}226 Done"
ANSWERS = {
    "USER": "331 Password?",
    "PASS": "230 Welcome",
    "FEAT": "500 Unknown",
    "TYPE": "200 OK",
    "PWD": '257 "/home/ann" is where you are',
    "CWD": "250 OK",
    "PASV": "227 Entering Passive Mode ({passive})",
    "EPSV": "229 Extended ({extended})",
    "LIST": LISTING,
    "MLSD": LISTING,
    "RETR": FILE,
    "SIZE": "500 Unknown",
    "MDTM": "500 Unknown",
    "QUIT": "221 Goodbye",
}


@dataclass
class Script:
    """Listens on `port` of the loopback. A command is answered as `answers` has it.

    The most exact key counts: the command with its argument, or the command. `{data}` stands for
    the bytes of `listing` or of `file`, sent on the connection that PASV or EPSV told of, whose
    port `{passive}` and `{extended}` tell. HANG_UP closes all connections where it stands, SILENCE
    ends the answers. `heard` has the commands of all connections.
    """

    answers: dict[str, str] = field(default_factory=dict)
    listing: bytes = b""
    file: bytes = b""
    greeting: str = "220 Ready"
    heard: list[str] = field(default_factory=list)

    def __enter__(self) -> "Script":
        self._ends: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._start(self._accept)
        return self

    def __exit__(self, *exception: object) -> None:
        for end in (self._listener, *self._ends):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        for thread in self._threads:
            thread.join(timeout=10)

    def hang_up(self) -> None:
        """Close the connections of all clients."""
        while self._ends:
            self._ends.pop().shutdown(socket.SHUT_RDWR)

    def url(self, path: str = "in") -> str:
        return f"ftp://ann@127.0.0.1:{self.port}/{path}"

    def _start(self, run, *arguments) -> None:
        thread = threading.Thread(target=run, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                self._ends.append(client)
                self._start(self._serve, client)

    def _serve(self, client: socket.socket) -> None:
        listener = passive()
        with suppress(OSError), client, client.makefile("rb") as lines:
            if self.greeting != SILENCE:
                client.sendall(f"{self.greeting}\r\n".encode())
            for line in lines:
                command = line.decode("latin-1").rstrip("\r\n")
                self.heard.append(command)
                if command in ("PASV", "EPSV"):
                    listener.close()
                    listener = passive()
                answer = self._answer(command, listener.getsockname()[1])
                if not self._say(client, listener, command, answer):
                    break
        listener.close()

    def _answer(self, command: str, port: int) -> str:
        answers = {**ANSWERS, **self.answers}
        answer = answers.get(command, answers.get(command.split(" ")[0], "500 Unknown"))
        high, low = divmod(port, 256)
        # The address is of a network behind a router: clients take the host they came to.
        return answer.replace("{passive}", f"10,99,0,1,{high},{low}").replace(
            "{extended}", f"|||{port}|"
        )

    def _say(self, client, listener, command: str, answer: str) -> bool:
        """Send an answer; whether the connection goes on."""
        if answer == SILENCE:
            return True
        before, data, after = answer.partition("{data}")
        before, hang_up, _ = before.partition(HANG_UP)
        if before:
            client.sendall(before.encode("latin-1") + (b"" if data else b"\r\n"))
        if data:
            self._send(listener, self.file if command.startswith("RETR") else self.listing)
            after, hang_up, _ = after.partition(HANG_UP)
            if after and after != SILENCE:
                client.sendall(f"{after}\r\n".encode("latin-1"))
        return not hang_up

    def _send(self, listener: socket.socket, content: bytes) -> None:
        end, _ = listener.accept()
        with end:
            end.sendall(content)


def passive() -> socket.socket:
    """Where a client comes for bytes."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(10)
    return listener
