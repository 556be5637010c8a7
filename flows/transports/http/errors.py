"""What went wrong with a web server, in words for the operator."""

import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import responses

import httpx

from flows.transports.transport import FeedError, UnreadableError
from schemas import Reason

BUSY = (408, 425, 429)
GONE = (404, 410)
NOT_TLS = ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE")


@contextmanager
def told(host: str, timeout_seconds: float) -> Iterator[None]:
    """The errors of the HTTP client as FeedErrors. Its own messages may hold secrets."""
    try:
        yield
    except httpx.TimeoutException:
        raise FeedError(
            f"{host} did not answer within {timeout_seconds:g} s, or too slowly: "
            "raise timeout_seconds if it always takes so long",
            is_passing=True,
        ) from None
    except httpx.LocalProtocolError:
        raise unfit_token(host) from None
    except httpx.ProxyError as error:
        raise FeedError(
            f"the proxy on the way to {host} refuses: check HTTPS_PROXY, HTTP_PROXY and NO_PROXY",
            is_passing=not str(error).startswith("407"),
        ) from None
    except httpx.TransportError as error:
        raise _of_connection(host, error) from None


def _of_connection(host: str, error: httpx.TransportError) -> FeedError:
    """Why a connection did not come about, or broke."""
    cause = _cause(error)
    if isinstance(cause, ssl.SSLCertVerificationError):
        return FeedError(
            f"the certificate of {host} is not trusted ({cause.verify_message.rstrip('.')}): "
            "give ca_file where an authority of your own signs it"
        )
    if isinstance(cause, ssl.SSLError) and cause.reason in NOT_TLS:
        return FeedError(f"{host} does not speak TLS there: check the url's port, or use http")
    if isinstance(cause, socket.gaierror):
        return FeedError(f"there is no host {host}: check the url, or the network", is_passing=True)
    if isinstance(error, httpx.ConnectError):
        why = (cause.strerror or "it failed").lower() if isinstance(cause, OSError) else "it failed"
        return FeedError(f"cannot connect to {host}: {why}", is_passing=True)
    return cut(host)


def unfit_token(asked: str) -> FeedError:
    """A header cannot carry what it is given."""
    return FeedError(
        f"{asked} cannot be asked: the token, or the name in token_header, "
        "holds characters that no header can carry"
    )


def cut(host: str) -> FeedError:
    """The answer does not go on to its end."""
    return FeedError(f"the connection to {host} was cut before the end", is_passing=True)


def _cause(error: BaseException) -> BaseException | None:
    """The error of the operating system or of TLS that is behind another one."""
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__ or error
        if isinstance(error, OSError):
            return error
    return None


def of_status(status: int, uri: str, host: str) -> FeedError:
    """What the status of an answer says of a whole feed."""
    said = f"{status} {_phrase(status)}".strip()
    if status in (401, 403):
        return FeedError(
            f"{host} refuses to give {uri} ({said}): check user, password_from and token_from"
        )
    if status == 407:
        return FeedError(f"the proxy on the way to {host} wants a login ({said})")
    if status in GONE:
        return FeedError(f"there is no {uri} ({said}): check the url")
    is_passing = status in BUSY or status >= 500
    advice = "" if is_passing else ": check the url"
    return FeedError(f"{host} answers {said} for {uri}{advice}", is_passing=is_passing)


def of_file(status: int, uri: str, host: str) -> FeedError | UnreadableError:
    """What the status of an answer says of one file, while its server gives others."""
    if status in GONE:
        return UnreadableError(Reason.MISSING, "it was listed, and gone when it was to be read")
    if status in (401, 407, *BUSY) or not 400 <= status < 500:
        return of_status(status, uri, host)
    said = f"{status} {_phrase(status)}".strip()
    return UnreadableError(Reason.UNREADABLE, f"{host} refuses to give it: {said}")


def _phrase(status: int) -> str:
    """The words for a status; the server's own may be anything."""
    return responses.get(status, "")


def wait_of(headers: httpx.Headers) -> timedelta | None:
    """How long the server wants to be left alone: seconds, or until a date by its own clock."""
    told_time = headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", told_time):
        return timedelta(seconds=int(told_time))
    until = time_of(told_time)
    if until is None:
        return None
    return max(until - (time_of(headers.get("date")) or datetime.now(UTC)), timedelta())


def left_alone(host: str, wait: timedelta) -> FeedError:
    """The server wants to be left alone for longer than a run waits."""
    until = (datetime.now(UTC) + wait).strftime("%Y-%m-%d %H:%M UTC")
    return FeedError(f"{host} wants to be left alone until {until}: run the feed after that")


def time_of(text: str | None) -> datetime | None:
    """The time of a header in UTC; None where it is none."""
    try:
        found = parsedate_to_datetime(text or "")
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
