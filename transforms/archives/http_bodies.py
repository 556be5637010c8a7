"""HTTP messages as crawlers keep them: fields, and the body with its codings undone."""

import re
from collections.abc import Mapping

from schemas import Reason
from transforms.archives.compressed import MAGIC, Budget, SpentError, Unpacked
from transforms.source import ParseError

MAX_BODY_BYTES = 1 << 26
MAX_FIELDS = 300
CHUNK = re.compile(rb"[ \t]{0,8}([0-9A-Fa-f]{1,8})[ \t]{0,80}(?:;[^\r\n]{0,500})?\r?\n")
TEXT_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}[<{\[A-Za-z\"]")
GZIP = ("gzip", "x-gzip")
PLAIN = ("", "identity", "none", "utf-8")
MAX_CODINGS = 3


def fields_of(head: bytes) -> dict[str, str]:
    """The fields of a head by lower-case name, folded lines joined; of two the first counts.

    RFC 9112, section 5; WARC 1.1, section 4. Lines without a colon are passed over.
    """
    fields: dict[str, list[str]] = {}
    value: list[str] = []
    for line in head.split(b"\n", MAX_FIELDS)[:MAX_FIELDS]:
        text = line.decode("utf-8", "replace").rstrip("\r")
        name, colon, rest = text.partition(":")
        if text[:1] in (" ", "\t"):
            value.append(text.strip())
        elif colon:
            value = [rest.strip()]
            fields.setdefault(name.strip().lower(), value)
    return {name: " ".join(parts) for name, parts in fields.items()}


def body_of(
    fields: Mapping[str, str], body: bytes, budget: Budget
) -> tuple[bytes, tuple[str, ...]]:
    """A body without transfer and content codings, and notes on what is missing.

    Crawlers often undo codings and keep the field: a body that is not coded is taken as it is.
    Raises ParseError for a coding that cannot be undone, and for one that is damaged.
    """
    notes: list[str] = []
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body, is_whole = _unchunked(body)
        notes += [] if is_whole else ["the body ends before its last chunk"]
    elif fields.get("content-length", "").isdecimal():
        due = int(fields["content-length"][:15])
        notes += [f"{len(body)} of {due} bytes of the body"] if len(body) < due else []
    codings = [name.strip() for name in fields.get("content-encoding", "").lower().split(",")]
    for coding in reversed(codings[:MAX_CODINGS]):
        body = _decoded(coding, body, budget)
    return body, tuple(notes)


def _unchunked(body: bytes) -> tuple[bytes, bool]:
    """The chunks joined (RFC 9112, section 7.1), and whether the last one is there."""
    chunk = CHUNK.match(body)
    if chunk is None:
        return body, True
    parts: list[bytes] = []
    while chunk and (size := int(chunk[1], 16)):
        part = body[chunk.end() : chunk.end() + size]
        parts.append(part)
        at = chunk.end() + size
        at += len(body[at : at + 2]) - len(body[at : at + 2].lstrip(b"\r\n"))
        chunk = CHUNK.match(body, at)
    return b"".join(parts), chunk is not None


def _decoded(coding: str, body: bytes, budget: Budget) -> bytes:
    if coding in PLAIN or not body:
        return body
    if coding in GZIP:
        return _unpacked("gzip", body, budget) if body.startswith(MAGIC["gzip"]) else body
    if coding == "deflate":
        return _inflated(body, budget)
    if TEXT_BEGINS.match(body) and b"\0" not in body[:1000]:
        return body
    raise ParseError(Reason.UNREADABLE, f"the body is packed with {coding[:20]!r}, not with gzip")


def _inflated(body: bytes, budget: Budget) -> bytes:
    """What `deflate` stands for: zlib (RFC 1950), or as some servers had it, bare (RFC 1951)."""
    for kind in ("zlib", "deflate"):
        try:
            return _unpacked(kind, body, budget)
        except SpentError:
            raise
        except ParseError as error:
            fault = error
    if TEXT_BEGINS.match(body):
        return body
    raise fault


def _unpacked(kind: str, body: bytes, budget: Budget) -> bytes:
    try:
        unpacked = Unpacked(memoryview(body), kind, budget).read(MAX_BODY_BYTES + 1)
    except SpentError:
        raise
    except ParseError as error:
        raise error.at(None) from error  # its place in the body is none in the file
    if len(unpacked) > MAX_BODY_BYTES:
        raise ParseError(Reason.TOO_LARGE, f"a body of more than {MAX_BODY_BYTES >> 20} MiB")
    return unpacked
