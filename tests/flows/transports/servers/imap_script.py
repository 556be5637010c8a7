"""An IMAP server that says what a test tells it to: what real ones cannot be made to say."""

import socket
import threading
from contextlib import suppress

HANG_UP = "hang up"
PLAIN = "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n{tag} OK done"
ANSWERS = {
    "CAPABILITY": PLAIN,
    "AUTHENTICATE": "{tag} OK welcome",
    "LOGIN": "{tag} OK welcome",
    "EXAMINE": "* 2 EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\n{tag} OK [READ-ONLY] opened",
    "SELECT": "* 2 EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\n{tag} OK [READ-WRITE] opened",
    "LIST": '* LIST () "/" INBOX\r\n{tag} OK done',
    "UID SEARCH": "* SEARCH 1 2\r\n{tag} OK done",
    "UID FETCH 1:2": '* 1 FETCH (UID 1 RFC822.SIZE 5 INTERNALDATE " 1-Feb-2026 10:00:00 +0900")\r\n'
    '* 2 FETCH (UID 2 RFC822.SIZE 5 INTERNALDATE "01-Feb-2026 10:00:00 -0130")\r\n{tag} OK done',
    "LOGOUT": "* BYE\r\n{tag} OK done",
}


class Script:
    """Listens on `port` of every address, and answers commands by how they begin.

    An answer of BYE alone ends the connection, and so does HANG_UP; without a greeting it is silent.
    `heard` has the commands, without their tags, of all connections.
    """

    def __init__(self, answers: dict[str, str], greeting: str = "* OK ready") -> None:
        self.answers = {**ANSWERS, **answers}
        self.greeting = greeting
        self.heard: list[str] = []
        self._sockets: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("0.0.0.0", 0))  # noqa: S104
        self.port: int = self._listener.getsockname()[1]
        self._start(self._accept)

    def __enter__(self) -> "Script":
        return self

    def __exit__(self, *exception: object) -> None:
        for end in (self._listener, *self._sockets):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(timeout=10)
        self._listener.close()

    def _start(self, run, *arguments) -> None:
        thread = threading.Thread(target=run, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                self._sockets.append(client)
                self._start(self._serve, client)

    def _serve(self, client: socket.socket) -> None:
        with client, client.makefile("rb") as lines, suppress(OSError):
            if self.greeting:
                _say(client, self.greeting)
            for line in lines:
                tag, _, command = line.decode("latin-1").strip().partition(" ")
                self.heard.append(command)
                if command.startswith("AUTHENTICATE"):
                    _say(client, "+ ")
                    self.heard.append(lines.readline().decode("ascii").strip())
                answer = self._answer(command)
                if answer == HANG_UP:
                    return
                _say(client, answer.replace("{tag}", tag))
                if "{tag}" not in answer and "BYE" in answer:
                    return

    def _answer(self, command: str) -> str:
        keys = [key for key in self.answers if command.startswith(key)]
        return self.answers[max(keys, key=len)] if keys else "{tag} BAD what?"


def _say(client: socket.socket, text: str) -> None:
    client.sendall(text.encode("latin-1") + b"\r\n")
