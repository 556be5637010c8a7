"""Bytes as rows of hex and text, a fault marked among them."""

from collections.abc import Iterator
from mmap import mmap

ROW = 16
AROUND = 160
"""Bytes shown on either side of a fault, and of a document's head and tail."""
CELLS = 3 * ROW + 1
BEYOND = "--"
"""What stands for the byte that should follow the last."""


def around(data: bytes | mmap, fault_at: int) -> Iterator[str]:
    """The rows around a fault, its byte in brackets; one behind the last byte is marked there."""
    begin = max(0, fault_at - AROUND) // ROW * ROW
    end = min(len(data) + (fault_at == len(data)), fault_at + AROUND + 1)
    return (_row(data, at, fault_at) for at in range(begin, end, ROW))


def head_and_tail(data: bytes | mmap) -> Iterator[str]:
    """The rows of the beginning and of the end, and how much is left out between them."""
    tail = (len(data) - AROUND) // ROW * ROW
    if tail <= AROUND:
        yield from (_row(data, at) for at in range(0, len(data), ROW))
        return
    yield from (_row(data, at) for at in range(0, AROUND, ROW))
    yield f"  ... {tail - AROUND:,} bytes"
    yield from (_row(data, at) for at in range(tail, len(data), ROW))


def _row(data: bytes | mmap, at: int, fault_at: int = -1) -> str:
    part = data[at : at + ROW]
    cells = [f"{byte:02x}" for byte in part]
    if fault_at == len(data) and fault_at - at < ROW:
        cells.append(BEYOND)
    is_here = 0 <= fault_at - at < len(cells)
    parted = [" "] * (len(cells) + 1)
    if is_here:
        parted[fault_at - at], parted[fault_at - at + 1] = "[", "]"
    shown = "".join(map("".join, zip(parted, [*cells, ""], strict=True)))
    text = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in part)
    return f"{'>' if is_here else ' '} {at:08x} {shown:<{CELLS}} |{text}|"
