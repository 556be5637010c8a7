"""Reading plain copy: items a second on one core.

    python -m tests.bench.parse

Bytes to rows to Arrow tables, on a real story where one is at hand and on one of the sample feed
that is like it. The limit, in the same run: decoding the bytes, cutting them into lines, taking
the white space off, and hashing, which any reader must do.
"""

import gc
import hashlib
import time
from collections.abc import Callable
from pathlib import Path

from flows.workers import OBJECTS_BEFORE_COLLECTION
from tests.bench.generate import story
from tests.copies import FEED, pulled
from transforms.work import work

REAL = Path(__file__).parents[3] / "shared/feeds/yonhap/AEN20260112_lee_japan_2nd_ld.txt"
ITEMS = 2000
ROUNDS = 5


def per_second(run: Callable[[], object]) -> float:
    """Items a second, the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - began)
    return ITEMS / best


def must(payloads: list[bytes]) -> None:
    """What no reader can leave out."""
    for payload in payloads:
        text = payload.decode()
        [line.strip() for line in text.split("\n")]
        hashlib.sha256(text.encode()).hexdigest()


def measure(name: str, payloads: list[bytes]) -> None:
    """Print the figures for some documents."""
    files = [pulled(payload, f"{n}.txt") for n, payload in enumerate(payloads)]
    ours = per_second(lambda: work(files, FEED).tables())
    limit = per_second(lambda: must(payloads))
    size = sum(map(len, payloads)) / len(payloads)
    print(f"{name}, {size:,.0f} bytes each")
    print(f"  {ours:,.0f} items/s (aim 5,000), {ours * size / 2**20:.1f} MiB/s")
    print(f"  {limit / ours:.1f} times as long as decoding, splitting and hashing alone")


def main() -> None:
    """Print the figures, with the collector set as the worker processes set it."""
    gc.set_threshold(OBJECTS_BEFORE_COLLECTION, 20, 20)
    if REAL.exists():
        measure("the real story", [REAL.read_bytes()] * ITEMS)
    measure("generated stories", [story(n).encode() for n in range(ITEMS)])


if __name__ == "__main__":
    main()
