"""The documents in a crawl: WARC (ISO 28500, 0.17 to 1.1) and ARC (1.0, 2.0).

Not by warcio: it expands a record without limit, writes to stderr, and passes over damage.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from schemas import Reason
from transforms import times
from transforms.archives.compressed import Budget, SpentError, Stream
from transforms.archives.http_bodies import body_of, fields_of
from transforms.source import ParseError

LINE_BYTES = 16_384
HEAD_BYTES = 1 << 16
HEADER_LINES = 300
MAX_RECORD_BYTES = 1 << 26
MAX_LOSSES = 1000

VERSION = re.compile(rb"WARC/[01]\.\d{1,2}\s*\Z")
ARC_RECORD = re.compile(rb" [0-9A-Fa-f.:-]{1,45} (?P<at>\d{14}) ")
NEXT_RECORD = re.compile(
    rb"^(?:WARC/[01]\.\d{1,2}\r?\n|https?://\S{1,4000} [0-9A-Fa-f.:-]{1,45} \d{14} )", re.MULTILINE
)
NEXT_RECORD_BYTES = 4100
LENGTH = re.compile(r"\d{1,15}")
HTTP_OK = re.compile(rb"HTTP/\d(?:\.\d)? 200(?!\d)")
END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
KINDS = ("response", "resource", "conversion")
"""Records that hold a document; requests, revisits, metadata and warcinfo hold none."""

NO_DOCUMENT = re.compile(
    r"/robots\.txt\Z|\.(?:css|js|mjs|map|svg|ico|png|jpe?g|gif|webp|avif|mp[34]|woff2?|ttf|pdf)\Z",
    re.IGNORECASE,
)
DOCUMENT_TYPE = re.compile(
    r"text/(?:html|plain|xml|json|markdown|x-markdown|sgml)|message/rfc822"
    r"|application/(?:(?!manifest|opensearch)[\w.+-]{1,60}\+)?(?:xml|json|html|xhtml|ld\+json)"
)
UNKNOWN_TYPES = frozenset(("", "unknown", "unk", "no-type", "application/octet-stream"))
MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}[<{\[]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A document that a crawler fetched: where, when, and what it was given for it."""

    uri: str
    fetched_at: datetime | None
    content_type: str | None
    payload: bytes
    notes: tuple[str, ...] = ()


Bad = tuple[str, ParseError]


class Lost(NamedTuple):
    """A part of the crawl in which no record can be read; its fault is one of the file."""

    record: str
    error: ParseError


@dataclass(frozen=True, slots=True)
class _Header:
    """What stands before a record's block."""

    kind: str
    uri: str
    fetched_at: datetime | None
    content_type: str
    length: int
    cut: str | None = None


class _LostError(ParseError):
    """No record begins where one should."""

    def __init__(self, detail: str) -> None:
        super().__init__(Reason.MALFORMED, detail)


def records(stream: Stream, budget: Budget) -> Iterator[Record | Bad | Lost]:
    """The documents of a crawl in its order, and what of it could not be read.

    Responses of status 200, resources and conversions, of a type that news may come in, their
    codings undone. Behind damage it goes on with the next record or gzip member; damage upon
    damage is told once. Raises SpentError where the budget ends.
    """
    number = losses = 0
    is_lost = False
    while losses < MAX_LOSSES:
        number += 1
        try:
            found = _next(stream, budget, number)
            is_lost = False
        except SpentError:
            raise
        except ParseError as error:
            if not is_lost:
                yield Lost(f"record {number}", error)
            if not _go_on(stream, error):
                return
            is_lost = True
            losses += 1
            continue
        if found is None:
            return
        yield from found
    detail = f"damaged in {MAX_LOSSES} places: the rest is not read"
    yield Lost(f"record {number}", ParseError(Reason.MALFORMED, detail))


def _go_on(stream: Stream, error: ParseError) -> bool:
    """Whether there is a next record behind damage."""
    if isinstance(error, _LostError):
        try:
            return stream.skip_to(NEXT_RECORD, NEXT_RECORD_BYTES)
        except SpentError:
            raise
        except ParseError:
            return stream.next_part()
    return stream.next_part()


def _next(stream: Stream, budget: Budget, number: int) -> list[Record | Bad] | None:
    """The document of the next record, if it holds one; None at the end."""
    line = b"\n"
    while line and not line.strip():
        line = stream.line(LINE_BYTES)
    if not line:
        return None
    begins_at = stream.tell()
    try:
        header = _warc_header(stream, number) if VERSION.match(line) else _arc_header(line)
    except _LostError as error:
        error.fault_at = None if begins_at is None else begins_at - len(line)
        raise
    head = stream.peek(min(header.length, HEAD_BYTES))
    if not _is_document(header, head):
        _whole(header, stream.skip(header.length), stream)
        return []
    if header.length > MAX_RECORD_BYTES:
        _whole(header, stream.skip(header.length), stream)
        detail = f"a record of {header.length} bytes, more than {MAX_RECORD_BYTES >> 20} MiB"
        return [(header.uri, ParseError(Reason.TOO_LARGE, detail))]
    block = stream.read(header.length)
    _whole(header, len(block), stream)
    return _document(header, block, budget)


def _whole(header: _Header, size: int, stream: Stream) -> None:
    if size < header.length:
        detail = f"the file ends {size} bytes into the {header.length} of {header.uri[:200]}"
        raise ParseError(Reason.TRUNCATED, detail, stream.tell())


def _warc_header(stream: Stream, number: int) -> _Header:
    lines: list[bytes] = []
    while (line := stream.line(LINE_BYTES)).strip():
        lines.append(line)
        if len(lines) > HEADER_LINES:
            raise _LostError(f"record {number} has more than {HEADER_LINES} header lines")
    if not line:
        detail = f"the file ends in the header of record {number}"
        raise ParseError(Reason.TRUNCATED, detail, stream.tell())
    fields = fields_of(b"".join(lines))
    length = fields.get("content-length", "")
    if not LENGTH.fullmatch(length):
        raise _LostError(f"record {number} declares the length {length[:40]!r}")
    return _Header(
        kind=fields.get("warc-type", "").lower(),
        uri=fields.get("warc-target-uri", "").strip("<>") or f"record {number}",
        fetched_at=times.utc(fields.get("warc-date")),
        content_type=fields.get("content-type", "").lower(),
        length=int(length),
        cut=fields.get("warc-truncated")
        or ("segment" if "warc-segment-number" in fields else None),
    )


def _arc_header(line: bytes) -> _Header:
    """A URL record: URL, IP address, date, type, in ARC 2.0 five fields more, and length."""
    found = ARC_RECORD.search(line)
    rest = line[found.end() :].split() if found else []
    if not (found and rest and rest[-1].isdigit() and len(rest[-1]) <= 15):
        raise _LostError(f"no record begins with {line[:40].decode('ascii', 'replace')!r}")
    at = found["at"].decode()
    uri = line[: found.start()].decode("utf-8", "replace")
    return _Header(
        kind="filedesc" if uri.startswith("filedesc:") else "response",
        uri=uri,
        fetched_at=times.utc(f"{at[:8]}T{at[8:]}Z"),
        content_type=rest[0].decode("ascii", "replace").lower() if len(rest) > 1 else "",
        length=int(rest[-1]),
    )


def _is_document(header: _Header, head: bytes) -> bool:
    """Whether a record may hold news, by its kind, status, address and type."""
    if header.kind not in KINDS or NO_DOCUMENT.search(header.uri.partition("?")[0]):
        return False
    content_type = header.content_type
    if head.startswith(b"HTTP/"):
        if not HTTP_OK.match(head):
            return False
        http_head, _, head = _split(head)
        content_type = fields_of(http_head).get("content-type", "").lower()
    media_type = content_type.partition(";")[0].strip()
    if media_type in UNKNOWN_TYPES:
        return bool(MARKUP.match(head))
    return bool(DOCUMENT_TYPE.fullmatch(media_type))


def _split(block: bytes) -> tuple[bytes, bytes, bytes]:
    """An HTTP message's head, the blank line, and its body."""
    end = END_OF_HEAD.search(block, 0, HEAD_BYTES)
    if end is None:
        return block[:HEAD_BYTES], b"", b""
    return block[: end.start()], end[0], block[end.end() :]


def _document(header: _Header, block: bytes, budget: Budget) -> list[Record | Bad]:
    notes: tuple[str, ...] = ()
    if header.cut:
        notes = (f"the crawler cut the record: {header.cut}",)
    content_type: str | None = header.content_type
    if block.startswith(b"HTTP/"):
        head, _, block = _split(block)
        fields = fields_of(head)
        content_type = fields.get("content-type")
        try:
            block, how = body_of(fields, block, budget)
        except SpentError:
            raise
        except ParseError as error:
            return [(header.uri, error)]
        notes += how
    if not block:
        return []
    return [
        Record(
            uri=header.uri,
            fetched_at=header.fetched_at,
            content_type=content_type or None,
            payload=block,
            notes=notes,
        )
    ]
