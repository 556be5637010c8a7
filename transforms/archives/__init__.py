"""The documents in an archive: zip, tar, gzip, bzip2, xz, and crawls (WARC, ARC).

An archive is known by its bytes. Nothing is written anywhere, members are read one by one, and
what an archive declares of its sizes is not believed.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from tarfile import HeaderError, TarInfo
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from schemas import Reason
from transforms.archives import tar, warc, zips
from transforms.archives.compressed import Budget, SpentError, Stream, Unpacked
from transforms.encoding import decode
from transforms.source import ParseError

if TYPE_CHECKING:
    from mmap import mmap

Raw: TypeAlias = "bytes | bytearray | memoryview | mmap"

TOTAL_BYTES = 256 << 20
MEMBER_BYTES = 64 << 20
MEMBERS = 10_000
MAX_DEPTH = 2
CRAWL_BYTES = 64 << 30
CRAWL_MEMBERS = 10_000_000

HEAD_BYTES = 1024
COMPRESSED = {"gzip": b"\x1f\x8b\x08", "bzip2": b"BZh", "xz": b"\xfd7zXZ\0"}
BZIP2 = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")
ZIP = re.compile(rb"PK(?:\x03\x04|\x05\x06|\x07\x08PK)")
OFFICE = re.compile(
    rb"PK\x03\x04.{26}(?:\[Content_Types\]|_rels/|docProps/|word/|xl/|ppt/|mimetype)", re.DOTALL
)
"""Text documents, tables and books are zip archives too, but their members are no documents."""
CRAWL = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n|filedesc:")
UNREAD = {
    "7z": b"7z\xbc\xaf\x27\x1c",
    "rar": b"Rar!\x1a\x07",
    "zstd": b"\x28\xb5\x2f\xfd",
    "compress": b"\x1f\x9d",
}
SUFFIX = re.compile(r"\.(?:gz|gzip|bz2|xz)\Z", re.IGNORECASE)
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
HIDDEN = re.compile(
    r"(?:\A|/)(?:\.(?!\.?(?:/|\Z))|__MACOSX/|Thumbs\.db\Z|desktop\.ini\Z)", re.IGNORECASE
)
OUTSIDE = re.compile(r"/|[A-Za-z]:|(?:.*/)?\.\.(?:/|\Z)", re.DOTALL)
MAX_NAME_CHARS = 1024


@dataclass(frozen=True, slots=True)
class Member:
    """A document in an archive.

    Of a crawl also the address it was fetched from, when, and the content type it came with.
    """

    name: str
    content: bytes
    uri: str | None = None
    fetched_at: datetime | None = None
    content_type: str | None = None
    notes: tuple[str, ...] = ()


class Refused(NamedTuple):
    """A member, or the rest of an archive, that is not read, and why.

    `member` is its name where it is a member: the place of the fault is one in it; None where the
    file itself is at fault.
    """

    name: str
    error: ParseError
    member: str | None


def looks_like(raw: Raw) -> str | None:
    """The kind of archive that the bytes are; None where they are none."""
    head = bytes(memoryview(raw)[:HEAD_BYTES])
    if ZIP.match(head):
        return None if OFFICE.match(head) else "zip"
    for kind, magic in (COMPRESSED | UNREAD).items():
        if head.startswith(magic) and (kind != "bzip2" or BZIP2.match(head)):
            return kind
    if CRAWL.match(head):
        return "warc"
    return "tar" if b"\0" in head[:100] and _is_tar(head[: tar.BLOCK]) else None


def _is_tar(block: bytes) -> bool:
    """Whether a block is a header with its checksum right: V7's tar has no other sign."""
    try:
        TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except HeaderError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an archive is: its name, how deep, and what the whole file may still expand to."""

    name: str
    depth: int
    budget: Budget

    def inside(self, name: str) -> str:
        """The name of a member of it."""
        return name if self.depth == 1 else f"{self.name}/{name}"

    def refused(self, error: ParseError, what: str | None = None) -> Refused:
        """The archive refused, as a whole or what comes of it; or `what`, a part without a name."""
        return Refused(what or self.name, error, None if self.depth == 1 else self.name)

    def refused_member(self, name: str, error: ParseError) -> Refused:
        """A member of it refused."""
        name = self.inside(name)
        return Refused(name, error, name)


def members(raw: Raw, name: str) -> Iterator[Member | Refused]:
    """The documents of an archive in its order, those of archives in it too, two levels deep.

    `raw` may be a memory map: it is not copied, and must stay open until the iterator is done.
    `name` is the file's; members of an inner archive are named `inner.zip/story.xml`. Refused are
    members with names that lead out of the archive, links, encrypted and damaged ones, and those
    beyond 64 MiB; beyond 256 MiB, 10,000 members or 200 times its own size the rest of the archive
    is. (A crawl is a log, and only the ratio bounds it.) Directories and hidden files are passed
    over. Of what is no archive there are none. Raises nothing.
    """
    view = memoryview(raw).cast("B")
    place = _Place(name.rpartition("/")[2], 1, Budget(len(view), TOTAL_BYTES, MEMBERS))
    try:
        yield from _open(view, place)
    except SpentError as error:
        yield place.refused(error)


def _open(view: memoryview, place: _Place) -> Iterator[Member | Refused]:
    kind = looks_like(view)
    if kind in UNREAD:
        detail = f"a {kind} archive; have the feed deliver zip or gzip"
        yield place.refused(ParseError(Reason.UNREADABLE, detail, fault_at=0))
    elif kind == "zip":
        yield from _zip(view, place)
    elif kind in COMPRESSED:
        yield from _compressed(Unpacked(view, kind, place.budget), place)
    elif kind is not None:
        yield from _walk(kind, Stream(view), place)


def _compressed(stream: Unpacked, place: _Place) -> Iterator[Member | Refused]:
    """The document that is compressed, or the members of a compressed tar archive or crawl."""
    try:
        kind = looks_like(stream.peek(HEAD_BYTES))
        if kind in ("tar", "warc"):
            yield from _walk(kind, stream, place)
            return
        content = stream.read(MEMBER_BYTES + 1)
    except SpentError:
        raise
    except ParseError as error:
        yield place.refused(error)
        return
    yield from _member(Member(SUFFIX.sub("", place.name), content), place)


def _walk(kind: str, stream: Stream, place: _Place) -> Iterator[Member | Refused]:
    if kind == "tar":
        yield from _tar(stream, place)
    else:
        yield from _crawl(stream, place)


def _crawl(stream: Stream, place: _Place) -> Iterator[Member | Refused]:
    if place.depth == 1:
        place.budget.widen(CRAWL_BYTES, CRAWL_MEMBERS)
    for found in warc.records(stream, place.budget):
        place.budget.take_member()
        if isinstance(found, warc.Lost):
            yield place.refused(found.error, found.record)
            continue
        if isinstance(found, tuple):
            yield Refused(found[0], found[1], found[0])
            continue
        page = (found.uri, found.fetched_at, found.content_type, found.notes)
        yield from _member(Member(found.uri, found.payload, *page), place)


def _tar(stream: Stream, place: _Place) -> Iterator[Member | Refused]:
    try:
        for found in tar.files(stream, MEMBER_BYTES):
            place.budget.take_member()
            if isinstance(found, tar.File):
                yield from _named(_text(found.name), partial(bytes, found.content), place)
            else:
                bad, error = found
                yield (
                    place.refused_member(_shown(_text(bad)), error) if bad else place.refused(error)
                )
    except SpentError:
        raise
    except ParseError as error:
        yield place.refused(error)


def _zip(view: memoryview, place: _Place) -> Iterator[Member | Refused]:
    try:
        archive = zips.opened(view)
    except ParseError as error:
        yield place.refused(error)
        return
    for entry in archive.infolist():
        place.budget.take_member()
        # Without flag 11 a name is said to be in code page 437, and is in the sender's own.
        name = entry.orig_filename
        if not entry.flag_bits & 0x800:
            name = _text(name.encode("cp437", "replace"))
        content = partial(zips.content, archive, entry, place.budget, MEMBER_BYTES)
        yield from _named(name, content, place)


def _named(name: str, content: Callable[[], bytes], place: _Place) -> Iterator[Member | Refused]:
    """A member by the name that a stranger gave it; its content is not asked for without need."""
    plain = name.replace("\\", "/").removeprefix("./")
    if plain.endswith("/") or HIDDEN.search(plain):
        return
    if CONTROL.search(plain) or OUTSIDE.match(plain) or not 0 < len(plain) <= MAX_NAME_CHARS:
        detail = f"the name {_shown(name)!r} leads out of the archive, or is none"
        yield place.refused_member(_shown(name), ParseError(Reason.UNSAFE, detail))
        return
    try:
        member = Member(place.inside(plain), content())
    except SpentError:
        raise
    except ParseError as error:
        yield place.refused_member(plain, error)
        return
    yield from _member(member, place)


def _member(member: Member, place: _Place) -> Iterator[Member | Refused]:
    """A member that is a document, or the members of the archive that it is."""
    if len(member.content) > MEMBER_BYTES:
        detail = f"more than {MEMBER_BYTES >> 20} MiB"
        yield Refused(member.name, ParseError(Reason.TOO_LARGE, detail), member.name)
    elif looks_like(member.content) is None:
        yield member
    elif place.depth >= MAX_DEPTH:
        detail = f"an archive in archives, more than {MAX_DEPTH} deep"
        yield Refused(member.name, ParseError(Reason.UNSAFE, detail), member.name)
    else:
        view = memoryview(member.content)
        yield from _open(view, _Place(member.name, place.depth + 1, place.budget))


def _text(name: bytes) -> str:
    """A name in the encoding it seems to be in."""
    try:
        return decode(name)[0]
    except ParseError:
        return name.decode("ascii", "backslashreplace")


def _shown(name: str) -> str:
    """A name that can be shown: without control characters, and not without end."""
    return CONTROL.sub("\ufffd", name)[:MAX_NAME_CHARS]
