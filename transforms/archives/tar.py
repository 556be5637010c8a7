"""The files in a tar archive (POSIX.1-2001 pax, ustar, GNU, V7), read block by block.

Not by tarfile's reader: a hostile pax header costs it time squared, and a damaged one ends the
archive without a word. Its reading of one header block is used.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from tarfile import HeaderError, TarInfo

from schemas import Reason
from transforms.archives.compressed import Stream
from transforms.source import ParseError

BLOCK = 512
MAX_NAME_BYTES = 1 << 16
REGULAR = (b"0", b"\0", b"7")
NAMES_NEXT = (b"L", b"x")
NO_FILES = (b"5", b"g", b"K", b"V")
"""Directories, global headers, long names of links, volume labels."""
SPECIAL = {
    b"1": "a link",
    b"2": "a symbolic link",
    b"3": "a device",
    b"4": "a device",
    b"6": "a pipe",
    b"S": "a sparse file",
}
PAX_RECORD = re.compile(rb"(\d{1,7}) ([^=]{1,100})=")


@dataclass(frozen=True, slots=True)
class File:
    """A file in the archive: its name, bytes as they stand there, and its content."""

    name: bytes
    content: bytes


Bad = tuple[bytes, ParseError]


def files(stream: Stream, max_bytes: int) -> Iterator[File | Bad]:
    """The files in their order, and what of the archive could not be read.

    What is no file (a link, a device) is refused, directories are passed over. Behind a damaged
    header it goes on with the next whole one.
    """
    named: dict[bytes, bytes] = {}
    is_lost = False
    while len(block := stream.read(BLOCK)) == BLOCK:
        if not any(block):
            continue
        try:
            info = TarInfo.frombuf(block, "utf-8", "surrogateescape")
        except HeaderError as error:
            if not is_lost:
                detail = f"a header of the tar archive: {error}"
                yield b"", ParseError(Reason.MALFORMED, detail, _header_at(stream))
            is_lost = True
            continue
        is_lost = False
        if info.type in NAMES_NEXT and 0 <= info.size <= MAX_NAME_BYTES:
            named |= _names(info.type, _data(stream, info.size))
            continue
        yield from _file(stream, info, named, max_bytes)
        named = {}
    if block:
        detail = "the tar archive ends inside a block"
        yield b"", ParseError(Reason.TRUNCATED, detail, stream.tell())


def _header_at(stream: Stream) -> int | None:
    """Where in the file the header stands that was just read, if that is known."""
    at = stream.tell()
    return None if at is None else at - BLOCK


def _file(
    stream: Stream, info: TarInfo, named: dict[bytes, bytes], max_bytes: int
) -> Iterator[File | Bad]:
    name = named.get(b"path") or info.name.encode("utf-8", "surrogateescape")
    size = int(named[b"size"]) if named.get(b"size", b"").isdigit() else info.size
    if size < 0:
        yield name, ParseError(Reason.MALFORMED, f"declares a size of {size} bytes")
        return
    if info.type in REGULAR and size <= max_bytes:
        content = _data(stream, size)
        if len(content) < size:
            detail = f"the tar archive ends {len(content)} bytes into its {size}"
            yield name, ParseError(Reason.TRUNCATED, detail, fault_at=len(content))
            return
        yield File(name, content)
        return
    stream.skip(size + -size % BLOCK)
    if info.type in REGULAR:
        yield name, ParseError(Reason.TOO_LARGE, f"{size} bytes, more than {max_bytes >> 20} MiB")
    elif info.type not in NO_FILES:
        what = SPECIAL.get(info.type, f"of the unknown type {info.type!r}")
        yield name, ParseError(Reason.UNSAFE, f"is {what}, not a document")


def _data(stream: Stream, size: int) -> bytes:
    """The data of a member; the rest of its last block is passed over."""
    data = stream.read(size)
    stream.skip(-size % BLOCK)
    return data


def _names(kind: bytes, data: bytes) -> dict[bytes, bytes]:
    """What a header says of the next member: its name (GNU), or path and size (pax, section 4)."""
    if kind == b"L":
        return {b"path": data.rstrip(b"\0")}
    named = {}
    at = 0
    while found := PAX_RECORD.match(data, at):
        end = at + int(found[1])
        if end <= found.end():
            break
        if found[2] in (b"path", b"size"):
            named[found[2]] = data[found.end() : end].removesuffix(b"\n")[:8000]
        at = end
    return named
