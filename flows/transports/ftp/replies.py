"""What FTP servers say, and what goes wrong between, in words for the operator."""

import ftplib
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from flows.transports.transport import FeedError

FORBIDS = re.compile(r"denied|permi|privilege|not allowed|forbidden|unauthori[sz]ed", re.IGNORECASE)
IS_GONE = re.compile(r"no such|not found|not exist|cannot find|can't find", re.IGNORECASE)
IS_BUSY = re.compile(r"used by another|in use|busy|being (written|uploaded)|locked", re.IGNORECASE)
IS_CROWDED = re.compile(r"too many|maximum|max\b|limit|try again|busy|in use", re.IGNORECASE)
IS_EMPTY = re.compile(r"no files|empty", re.IGNORECASE)
NOT_OPENED = re.compile(r"failed to open directory", re.IGNORECASE)
"""What vsftpd says of a folder it may not list, and says that the transfer is done."""
SAID_CHARS = 200

Failure = OSError | EOFError | ftplib.Error
FAILURES = (OSError, EOFError, ftplib.Error)
"""What ftplib raises where the server, or the way to it, fails."""


def said(reply: object) -> str:
    """A server's reply as it may stand in a message: a line, with its code, and printable."""
    line = str(reply).encode("latin-1", "replace").decode("utf-8", "replace").split("\n")[-1]
    return re.sub(r"[^\x20-\x7e\xa0-\uffff]", " ", line).strip(" .")[:SAID_CHARS]


@contextmanager
def failing_as_feed(host: str, timeout_seconds: float) -> Iterator[None]:
    """Failures of the statements inside, as FeedErrors that name the host."""
    try:
        yield
    except FAILURES as error:
        raise feed_error(error, host, timeout_seconds) from None


def feed_error(error: Failure, host: str, timeout_seconds: float) -> FeedError:
    """A failure in words. A refusal of the server and a bad certificate do not pass."""
    if isinstance(error, ftplib.error_perm):
        is_passing = bool(IS_CROWDED.search(str(error)))
        return FeedError(f"{host} refused: {said(error)}", is_passing=is_passing)
    if isinstance(error, ftplib.Error):
        return FeedError(f"{host} failed: {said(error)}", is_passing=True)
    if isinstance(error, ssl.SSLError):
        return _tls_error(error, host)
    if isinstance(error, TimeoutError):
        return FeedError(f"{host} did not answer in {timeout_seconds:g} s", is_passing=True)
    if isinstance(error, EOFError | ConnectionResetError | BrokenPipeError):
        return FeedError(f"{host} cut the connection", is_passing=True)
    if isinstance(error, socket.gaierror):
        return FeedError(f"there is no host {host}: check the url", is_passing=True)
    why = (error.strerror or str(error)).lower()
    return FeedError(f"{host} cannot be reached: {why}", is_passing=True)


def _tls_error(error: ssl.SSLError, host: str) -> FeedError:
    if isinstance(error, ssl.SSLCertVerificationError):
        return FeedError(
            f"the certificate of {host} is refused: {error.verify_message.rstrip('.').lower()}; "
            "if it is the right server, give the certificate it is signed by as ca_file, "
            "and the host name it is made out to in the url"
        )
    if isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return FeedError(f"{host} cut the connection", is_passing=True)
    if error.reason in ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE"):
        return FeedError(
            f"{host} does not speak TLS where it should: take ftps:// for TLS from the start, "
            "ftpes:// for TLS by AUTH, or another port"
        )
    why = (error.reason or str(error)).replace("_", " ").lower()
    return FeedError(f"TLS with {host} failed: {why}", is_passing=True)
