"""What the operator asks of rejects: which there are, what stands at the fault, how to replay."""

import re
from collections.abc import Iterator, Mapping, Sequence
from mmap import mmap
from typing import Any, TextIO
from urllib.parse import unquote

import duckdb

from flows import hexdump
from flows.kept import Document, StandingReject, document_of
from flows.show import plain
from schemas import Reason
from transforms import archives
from transforms.source import Feed
from warehouse import LakeError
from warehouse.lake import statement

HEADER = ["reject", "when", "feed", "file", "reason", "detail", "runs"]
NO_ID = "-"
"""In place of an id where a file could not be read: there are no bytes to look at."""
ID = re.compile(r"([0-9a-f]{6,64})(?::([0-9]{1,9}))?", re.IGNORECASE)
LABEL_WIDTH = 10


def listing(
    lake: duckdb.DuckDBPyConnection,
    feed: str | None = None,
    reason: str | None = None,
    run: str | None = None,
) -> list[Sequence[Any]]:
    """The rows of HEADER, newest first: of a feed, for a reason, by a run whose id begins so.

    Only what stands: what a later reading made good is not there. Raises LakeError for a reason
    that there is none of.
    """
    if reason is not None and reason not in list(Reason):
        known = ", ".join(one.value for one in Reason)
        raise LakeError(f"there is no reason {reason!r}: give one of {known}")
    asked = {"feed": feed, "reason": reason, "run": run}
    rows = lake.execute(statement("rejects", "standing"), asked).fetchall()
    return [
        (reject, at, name, _file_name(uri), why, plain(detail), runs)
        for reject, at, name, uri, why, detail, runs in rows
    ]


def replay_hint(reject_id: str | None = None) -> str:
    """How to replay: the sentence below a list, or below one reject."""
    if reject_id:
        return (
            f"`slugline rejects --replay {reject_id}` reads its stored bytes again, "
            "with today's parsers."
        )
    return (
        "`slugline rejects ID` shows the bytes at the fault; `slugline rejects --replay [ID...]` "
        "reads the stored bytes again, with today's parsers, of all where no ID is given. "
        f"What has no ID ({NO_ID}) could not be read: every run tries it again."
    )


def file_ids(lake: duckdb.DuckDBPyConnection, reject_ids: Sequence[str]) -> list[str]:
    """The files (feed_files.file_id) of rejects, by their ids, each once. Raises LakeError."""
    found = (_files_of(lake, reject_id) for reject_id in reject_ids)
    return list(dict.fromkeys(found))


def show(
    lake: duckdb.DuckDBPyConnection, reject_id: str, to: TextIO, feeds: Mapping[str, Feed]
) -> None:
    """Print one reject: what is known of it, and the bytes at its fault, or its head and tail.

    `feeds` are those of feeds.toml by name. Raises LakeError for an id that is none, or that
    stands for several.
    """
    reject = _one(lake, reject_id)
    feed = feeds.get(reject.feed, Feed(reject.feed))
    document = document_of(lake, reject, feed)
    facts = _facts(reject, reject.feed in feeds, feed, document)
    to.writelines(f"{label:<{LABEL_WIDTH}}{plain(value)}\n" for label, value in facts)
    to.write("\n")
    to.writelines(f"{line}\n" for line in _bytes_shown(reject, document))
    to.write(f"\n{replay_hint(_id_of(reject))}\n")


def _facts(
    reject: StandingReject, is_declared: bool, feed: Feed, document: Document | None
) -> Iterator[tuple[str, str]]:
    """What is known of a reject, each with its label."""
    yield "reject", _id_of(reject)
    yield "reason", reject.reason
    yield "detail", reject.detail
    yield "file", reject.uri
    if reject.member is not None:
        yield "member", reject.member
    declared = f"declares the format {feed.format}" if is_declared else "is not in feeds.toml"
    yield "feed", f"{reject.feed}, which {declared}"
    yield "read as", reject.format or "no format was settled"
    yield "size", _sizes(reject, document)
    yield "fault", _fault(reject, document)


def _sizes(reject: StandingReject, document: Document | None) -> str:
    size = "unknown" if reject.size_bytes is None else f"{reject.size_bytes:,} bytes"
    if reject.member is None or document is None or not document.is_whole:
        return size
    return f"{len(document.data):,} bytes, in an archive of {size}"


def _fault(reject: StandingReject, document: Document | None) -> str:
    """Where the fault is, in words."""
    at = reject.fault_at
    if at is None:
        return "has no one place"
    place = f"at byte {at:,} (hex {at:x})"
    if document is None or not document.is_whole:
        return place
    if at == len(document.data):
        place += ", the end"
    return place + _line(document.data, at)


def _line(data: bytes | mmap, at: int) -> str:
    """The line of an offset in text, and how far into it; nothing for an archive or UTF-16."""
    if isinstance(data, mmap) or archives.looks_like(data) or b"\0" in data[:at]:
        return ""
    line, begins_at = data.count(b"\n", 0, at) + 1, data.rfind(b"\n", 0, at) + 1
    return f", in line {line:,}, {at - begins_at:,} bytes into it"


def _bytes_shown(reject: StandingReject, document: Document | None) -> Iterator[str]:
    """The bytes at the fault, or why there are none."""
    if document is None:
        yield "The bytes were not kept, and are not where they were, or are others by now."
        return
    if not document.is_whole:
        yield "It cannot be taken out of its archive; the archive itself begins and ends:"
    elif not len(document.data):
        yield "It has no bytes."
    if reject.fault_at is None or not document.is_whole or reject.fault_at > len(document.data):
        yield from hexdump.head_and_tail(document.data)
    else:
        yield from hexdump.around(document.data, reject.fault_at)


def _one(lake: duckdb.DuckDBPyConnection, reject_id: str) -> StandingReject:
    """The reject that an id stands for. Raises LakeError."""
    found = _found(lake, reject_id)
    if len(found) > 1:
        named = [_id_of(one) for one in found]
        more = ", ..." if len(named) > 4 else ""
        raise LakeError(
            f"{_typed(reject_id)} stands for {len(found):,} rejects: "
            f"give one of {', '.join(named[:4])}{more}"
        )
    return found[0]


def _files_of(lake: duckdb.DuckDBPyConnection, reject_id: str) -> str:
    """The file of a reject; several rejects of one file are no trouble. Raises LakeError."""
    files = {one.file_id for one in _found(lake, reject_id)}
    return files.pop() if len(files) == 1 else _one(lake, reject_id).file_id


def _found(lake: duckdb.DuckDBPyConnection, reject_id: str) -> list[StandingReject]:
    """The rejects that an id may stand for, one at least. Raises LakeError."""
    if reject_id == NO_ID:
        raise LakeError("what could not be read has no id and no bytes: every run tries it again")
    typed = ID.fullmatch(reject_id)
    if typed is None:
        raise LakeError(
            f"{plain(reject_id)!r} is no id of a reject: take one from `slugline rejects`"
        )
    position = None if typed[2] is None else int(typed[2])
    asked = {"digest": typed[1].lower(), "position": position}
    rows = lake.execute(statement("rejects", "found"), asked)
    names = [column[0] for column in rows.description or ()]
    found = [StandingReject(**dict(zip(names, row, strict=True))) for row in rows.fetchall()]
    if not found:
        raise LakeError(f"there is no reject {_typed(reject_id)}: `slugline rejects` lists them")
    return found


def _id_of(reject: StandingReject) -> str:
    """The id of a reject in full, as it can always be typed."""
    return f"{reject.file_id[:12]}:{reject.position}"


def _typed(reject_id: str) -> str:
    return reject_id.lower()


def _file_name(uri: str) -> str:
    """The last part of an address, as people write it; the whole where it ends in none."""
    return plain(unquote(uri.rstrip("/").rpartition("/")[2]) or uri)
