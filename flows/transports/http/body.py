"""The body of an answer, decoded in bounded memory, and whole."""

import zlib
from collections.abc import Iterator

import httpx

from flows.transports.http import errors
from flows.transports.transport import FeedError

PIECE_BYTES = 2**20
GZIP = ("gzip", "x-gzip")
GZIPPED_TYPES = ("application/gzip", "application/x-gzip", "application/x-gunzip")
GZIP_MAGIC = b"\x1f\x8b"
PLAIN_BITS, ZLIB_BITS, GZIP_BITS = -zlib.MAX_WBITS, zlib.MAX_WBITS, zlib.MAX_WBITS | 16


def chunks(response: httpx.Response, host: str) -> Iterator[bytes]:
    """The bytes of a document as they come, its Content-Encoding taken off.

    A compressed file stays as it is, also where its server calls that an encoding. Raises
    FeedError, one that passes where the bytes end too early.
    """
    encoding = response.headers.get("content-encoding", "").strip().lower()
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if encoding in ("", "identity") or (encoding in GZIP and kind in GZIPPED_TYPES):
        yield from response.iter_raw()
    elif encoding in (*GZIP, "deflate"):
        yield from _inflated(response.iter_raw(), Inflating(encoding in GZIP), host)
    else:
        raise FeedError(f"{host} answers in an encoding that was not asked for: {encoding[:60]!r}")


def _inflated(raw: Iterator[bytes], inflating: "Inflating", host: str) -> Iterator[bytes]:
    try:
        for chunk in raw:
            yield from inflating.pieces(chunk)
        yield from inflating.rest()
    except zlib.error:
        raise FeedError(f"what {host} sends is damaged: it cannot be decompressed") from None
    if not inflating.is_whole:
        raise errors.cut(host)


class Inflating:
    """Decompresses a piece at a time, so that whoever takes the pieces can stop a bomb."""

    def __init__(self, is_gzip: bool) -> None:
        self.is_gzip = is_gzip
        self._inflater: zlib._Decompress | None = None

    @property
    def is_whole(self) -> bool:
        """Whether the stream came to its end. Nothing at all is whole too."""
        return self._inflater is None or self._inflater.eof

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """What more bytes of the stream hold. Padding behind its end is passed over."""
        while data:
            if self._inflater is None:
                self._inflater = zlib.decompressobj(GZIP_BITS if self.is_gzip else _bits(data))
            elif self._inflater.eof:
                if not (self.is_gzip and GZIP_MAGIC.startswith(data[:2])):
                    return
                self._inflater = zlib.decompressobj(GZIP_BITS)
            yield self._inflater.decompress(data, PIECE_BYTES)
            data = self._inflater.unconsumed_tail or self._inflater.unused_data

    def rest(self) -> Iterator[bytes]:
        """What the inflater still holds, all bytes given."""
        while not self.is_whole and self._inflater:
            piece = self._inflater.decompress(b"", PIECE_BYTES)
            if not piece:
                return
            yield piece


def _bits(data: bytes) -> int:
    """The window of a deflate stream: with the header of zlib, or without as some servers do."""
    has_header = data[0] & 15 == 8 and (len(data) < 2 or (data[0] << 8 | data[1]) % 31 == 0)
    return ZLIB_BITS if has_header else PLAIN_BITS
