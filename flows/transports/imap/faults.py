"""What goes wrong with an IMAP server, in a sentence for the operator."""

import ast
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from imaplib import IMAP4

from flows.transports.imap.names import code_of, said
from flows.transports.transport import FeedError

PASSING = {"UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG"}
"""Response codes (RFC 5530) of what may work a moment later."""

PREFIX = re.compile(r"^command: [A-Z]+ => ")
REPR = re.compile(r"""\[?(b'(?:[^'\\]|\\.)*'|b"(?:[^"\\]|\\.)*")\]?""")
"""What servers said, as imaplib puts it into its errors."""


class SilentError(FeedError):
    """A server that did not answer in time, or was not reached."""


class RefusedError(FeedError):
    """A command that the server did not do; `code` is its response code, if it gave one."""

    def __init__(self, message: str, answer: object) -> None:
        self.words = said(answer)
        self.code = code_of(self.words)
        super().__init__(f"{message}: {self.words}", is_passing=self.code in PASSING)


def words_of(error: Exception) -> str:
    """What went wrong by imaplib's own words and the server's."""
    answer = error.args[0] if error.args else ""
    if isinstance(answer, bytes):
        return said(answer)
    words = PREFIX.sub("", str(answer))
    return said(REPR.sub(lambda found: said(ast.literal_eval(found[1])), words))


@contextmanager
def told(host: str, timeout_seconds: float) -> Iterator[None]:
    """What the connection raises inside, as a FeedError that names the host."""
    try:
        yield
    # ValueError: imaplib reads numbers and ASCII in what is neither; certificates and names too.
    except (IMAP4.error, OSError, ValueError) as error:
        raise _told(error, host, timeout_seconds) from None


def _told(error: Exception, host: str, timeout_seconds: float) -> FeedError:
    match error:
        case ssl.SSLCertVerificationError():
            return _bad_certificate(error, host)
        case TimeoutError():
            return SilentError(
                f"{host} did not answer within {timeout_seconds:g} seconds", is_passing=True
            )
        case socket.gaierror():
            return SilentError(
                f"there is no host {host}: check its name, and the network", is_passing=True
            )
        case ssl.SSLError() if not isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
            return FeedError(
                f"{host} does not speak TLS as it should ({error.reason or said(error)}): "
                "check the port; imaps:// is TLS from the start, imap:// begins without"
            )
        case ConnectionRefusedError():
            return SilentError(
                f"{host} refuses the connection: check the port, and that its server runs",
                is_passing=True,
            )
        case OSError():
            why = (error.strerror or said(error)).lower()
            return FeedError(f"the connection to {host} broke: {why}", is_passing=True)
        case _:
            return _unexpected(error, host)


def _bad_certificate(error: ssl.SSLCertVerificationError, host: str) -> FeedError:
    why = error.verify_message.rstrip(".")
    return FeedError(
        f"the certificate of {host} does not hold: {why}; give its signer's as ca_file, "
        "or the host's name as the certificate has it"
    )


def _unexpected(error: Exception, host: str) -> FeedError:
    """Of what imaplib finds wrong with an answer."""
    words = words_of(error)
    match error:
        case IMAP4.readonly():
            return FeedError(f"{host} gives the folder to read only: let the user change it")
        case IMAP4.abort() if "EOF" in words or "unterminated line" in words:
            return FeedError(f"{host} closed the connection", is_passing=True)
        case IMAP4.abort() if "unexpected response" not in words:
            return FeedError(f"{host} ended the connection: {words}", is_passing=True)
        case _ if words.startswith("BYE"):
            words = words.removeprefix("BYE").strip()
            return FeedError(f"{host} turned the connection down: {words}", is_passing=True)
        case _:
            return FeedError(f"{host} does not answer as an IMAP server does: {words}")
