"""What servers answer to FETCH: times and sizes of messages, and the bytes of one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from flows.transports.imap.names import unquoted

Part = bytes | tuple[bytes, bytes] | None
"""How imaplib hands over an answer: a line, or a line that ends in a literal, and the literal."""

FLAGS = re.compile(rb"\bFLAGS \([^)]*\)", re.IGNORECASE)
UID = re.compile(rb"\bUID (\d{1,10})\b", re.IGNORECASE)
SIZE = re.compile(rb"\bRFC822\.SIZE (\d{1,18})\b", re.IGNORECASE)
TIME = re.compile(rb'\bINTERNALDATE "([^"]{1,40})"', re.IGNORECASE)
BODY = re.compile(
    rb'\bBODY\[\] (?:(NIL)|~?\{(\d+)\}|"([^"\\]*(?:\\.[^"\\]*)*)")', re.IGNORECASE | re.DOTALL
)
BODY_FOLLOWS = re.compile(rb"\* \d+ FETCH .*\bBODY\[\] ~?\{\d+\}\r\n", re.IGNORECASE | re.DOTALL)


@dataclass(slots=True)
class Described:
    """What the server tells of a message; None for what it does not."""

    size_bytes: int | None = None
    received_at: datetime | None = None


def described(parts: Iterable[Part]) -> dict[int, Described]:
    """The messages of an answer by their UIDs, news of flags passed over."""
    messages: dict[int, Described] = {}
    for reply in map(_plain, _replies(parts)):
        if uid := uid_of(reply):
            message = messages.setdefault(uid, Described())
            if size := SIZE.search(reply):
                message.size_bytes = int(size[1])
            if time := TIME.search(reply):
                message.received_at = _time_of(time[1].decode("ascii", "replace"))
    return messages


def body_in(parts: Iterable[Part], uid: int) -> re.Match[bytes] | None:
    """Where an answer has the bytes of a message: group 1 is NIL, 2 a literal's size, 3 quoted.

    None where it has none: there is no such message.
    """
    for reply in _replies(parts):
        if (found := BODY.search(reply)) and uid_of(reply) == uid:
            return found
    return None


def quoted_body(found: re.Match[bytes]) -> bytes:
    """The bytes of a message that came as a quoted string."""
    return unquoted(found[3])


def uid_of(reply: bytes) -> int | None:
    """The UID that an answer is about."""
    found = UID.search(_plain(reply))
    return int(found[1]) if found else None


def _plain(reply: bytes) -> bytes:
    """An answer without the bytes and flags of its message, in which anything may stand."""
    return FLAGS.sub(b"", BODY.sub(b"", reply))


def _replies(parts: Iterable[Part]) -> Iterator[bytes]:
    """Each answer in one piece, without what its literals hold."""
    held = b""
    for part in parts:
        if isinstance(part, tuple):
            held += part[0]
        elif part is not None:
            yield held + part
            held = b""


def _time_of(text: str) -> datetime | None:
    """An INTERNALDATE in UTC; None for what is no date."""
    try:
        time = parsedate_to_datetime(text)
        # -0000 is read as no zone at all.
        return time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
