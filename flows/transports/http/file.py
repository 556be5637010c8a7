"""One file of a web server's index, fetched where it has changed and is finished."""

import time
from datetime import timedelta

from flows.transports.http import errors
from flows.transports.http.client import OK, Answer, Client
from flows.transports.transport import Asked, Fetched, Listed, Sink, UnsettledError

EMPTY_FOR = timedelta(hours=1)
"""A file without bytes is one whose first bytes are on their way, for so long."""
SHORT_SECONDS = 1.0
"""A file that took longer to read is asked whether it has changed meanwhile."""


def fetch(client: Client, listed: Listed, asked: Asked, into: Sink) -> Fetched | None:
    """Read a file; None where it is as it was when it landed, or not of the span asked for.

    Raises UnsettledError where its last change, by the server's clock, is not as long ago as
    files take to settle, where it is not of the size of an exact listing, and where it changed
    while it was read. A server that makes its files as it is asked needs `settle_seconds = 0`.
    """
    settle_seconds = client.feed.settle_seconds
    with client.ask(listed.path, asked.seen.get(listed.uri)) as answer:
        if answer.status not in OK and not answer.is_unchanged:
            raise errors.of_file(answer.status, listed.uri, answer.host)
        if answer.is_unchanged or not _is_within(answer, asked):
            return None
        if settle_seconds and _is_unfinished(answer, settle_seconds):
            raise UnsettledError
        size_bytes, seconds = _read(answer, into)
    is_listed, is_slow = listed.size_bytes in (None, size_bytes), seconds > SHORT_SECONDS
    if settle_seconds and (not is_listed or (is_slow and _has_changed(client, listed, answer))):
        raise UnsettledError
    return Fetched(size_bytes, listed.modified_at or answer.modified_at, answer.etag)


def _read(answer: Answer, into: Sink) -> tuple[int, float]:
    """How many bytes of a file went into the sink, and in how many seconds."""
    begun, size_bytes = time.monotonic(), 0
    for chunk in answer.chunks():
        into.write(chunk)
        size_bytes += len(chunk)
    return size_bytes, time.monotonic() - begun


def _is_within(answer: Answer, asked: Asked) -> bool:
    """Whether a file is of the span asked for; one without a time is of any."""
    modified_at = answer.modified_at
    if modified_at is None:
        return True
    return (asked.since is None or modified_at >= asked.since) and (
        asked.until is None or modified_at < asked.until
    )


def _is_unfinished(answer: Answer, settle_seconds: float) -> bool:
    """Whether a file is being written, by its age."""
    settle = timedelta(seconds=settle_seconds)
    is_empty = answer.response.headers.get("content-length") == "0"
    return answer.age is not None and answer.age < (EMPTY_FOR if is_empty else settle)


def _has_changed(client: Client, listed: Listed, before: Answer) -> bool:
    """Whether a file is another one than when it was begun."""
    with client.ask(listed.path, method="HEAD") as now:
        is_same = (now.etag, now.modified_at) == (before.etag, before.modified_at)
        return now.status in OK and not is_same
