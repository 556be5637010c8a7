"""The bytes of a document that was rejected: as they were kept, or from where they still are."""

import hashlib
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from mmap import ACCESS_READ, mmap
from urllib.parse import unquote_to_bytes, urlsplit

import duckdb

from schemas import FeedFile
from transforms import archives
from transforms.archives import Member
from transforms.source import Feed
from transforms.work import work
from warehouse.lake import statement


@dataclass(frozen=True, slots=True)
class StandingReject:
    """A reject as it was told last, and what is known of its file."""

    file_id: str
    position: int
    feed: str
    uri: str
    reason: str
    detail: str
    member: str | None
    fault_at: int | None
    format: str | None
    size_bytes: int | None


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes to look at. `is_whole` says that they are those in which the fault is told."""

    data: bytes | mmap
    is_whole: bool = True


def document_of(
    lake: duckdb.DuckDBPyConnection, reject: StandingReject, feed: Feed
) -> Document | None:
    """The bytes of a document; those of its archive where it cannot be taken out of that.

    None where they were not kept, and are not where they were.
    """
    data = _kept(lake, reject.file_id)
    data = _where_it_was(reject) if data is None else data
    if data is None or reject.member is None:
        return None if data is None else Document(data)
    member = _member(data, reject, feed)
    return Document(data, is_whole=False) if member is None else Document(member)


def _kept(lake: duckdb.DuckDBPyConnection, file_id: str) -> bytes | mmap | None:
    row = lake.execute(statement("rejects", "payload"), {"file_id": file_id}).fetchone()
    return None if row is None else bytes(row[0])


def _where_it_was(reject: StandingReject) -> mmap | None:
    """The bytes of a local file that was too large to keep, if they are still the same."""
    address = urlsplit(reject.uri)
    if address.scheme != "file" or not reject.size_bytes:
        return None
    path = os.fsdecode(unquote_to_bytes(reject.uri.removeprefix("file://")))
    try:
        with open(path, "rb") as source:
            if os.fstat(source.fileno()).st_size != reject.size_bytes:
                return None
            if hashlib.file_digest(source, "sha256").hexdigest() != reject.file_id:
                return None
            return mmap(source.fileno(), 0, access=ACCESS_READ)
    except OSError:
        return None


def _member(data: bytes | mmap, reject: StandingReject, feed: Feed) -> bytes | None:
    """The bytes of a member of an archive: of several with its name the one that is refused."""
    first: bytes | None = None
    for found in archives.members(data, reject.uri):
        if isinstance(found, Member) and found.name == reject.member:
            if _is_refused(found.content, reject, feed):
                return found.content
            first = found.content if first is None else first
    return first


def _is_refused(content: bytes, reject: StandingReject, feed: Feed) -> bool:
    """Whether a document is refused for the same reason, read by itself."""
    file = FeedFile(
        run_id="", feed=feed.name, uri=reject.uri, pulled_at=datetime.now(UTC), payload=content
    )
    return any(one.reason == reject.reason for one in work([file], feed).rejects)
