"""Stored files worked again, beside a fresh load of the same, while an analyst reads.

    python -m tests.bench.reprocess [FILES]

The files land as if another agency had written them, and are worked again as their own: no body
reads as it did, as after a change of a parser. The peer is `slugline run` on the same files,
in the same run of this benchmark. The one transaction is timed by itself, in the bare steps on a copy
of the warehouse. Meanwhile a process asks the same question over and over: the longest answer is
shown beside the usual one, and how many states of the warehouse the answers were of.
"""

import multiprocessing
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median

from flows import workers
from schemas import FeedFile
from tests.bench.bare import THREADS, ahead
from tests.bench.command import FEEDS, Took, load, share_prefect, slugline
from tests.bench.generate import write
from transforms import PARSER_VERSION
from transforms.enrich.stage import Enriching
from transforms.source import Feed
from warehouse import Lake, connect, land, open_for_writing, replace, stored
from warehouse.stored import Choice

QUESTION = """
SELECT
    (SELECT count(*) FROM items),
    (SELECT count(*) FROM captions),
    (SELECT bit_xor(hash(item_id, body_sha256)) FROM items)
"""
RUN_ID = "bench"


@dataclass(slots=True)
class Reader:
    """What a reader saw: when it asked, how long each answer took, and the answers."""

    took: list[tuple[float, float]] = field(default_factory=list)
    answers: set[tuple[object, ...]] = field(default_factory=set)

    def longest(self, began: float = 0.0, ended: float = float("inf")) -> float:
        """The longest that an answer took, of those under way between two moments."""
        spans = [s for at, s in self.took if at < ended and at + s > began]
        return max(spans, default=0.0)


@contextmanager
def reading(lake: Lake) -> Iterator[Reader]:
    """A process that reads the warehouse while the context lasts; the reader is filled at its end."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_read, args=(lake, theirs), daemon=True)
    process.start()
    theirs.close()
    ours.recv()  # it has connected
    reader = Reader()
    try:
        yield reader
    finally:
        ours.send(None)
        seen = ours.recv()
        reader.took, reader.answers = seen.took, seen.answers
        ours.close()
        process.join()


def _read(lake_of: Lake, line: Connection) -> None:
    reader = Reader()
    with connect(lake_of) as lake:
        line.send(None)
        while not line.poll():
            began = time.monotonic()
            reader.answers.update(lake.execute(QUESTION).fetchall())
            reader.took.append((began, time.monotonic() - began))
    line.send(reader)


@dataclass(frozen=True, slots=True)
class Bare:
    """The bare steps: the seconds of work, and when the transaction began and ended."""

    work_seconds: float
    began: float
    ended: float


def work_again(lake_of: Lake, folder: Path) -> Bare:
    """Work all stored files again without Prefect, as `slugline reprocess --all` does."""
    began = time.monotonic()
    folder.mkdir()
    feed, enriching = Feed("generated", agency="Yonhap"), Enriching(None, ())
    with open_for_writing(lake_of, "a benchmark") as lake:
        land.begin(lake, RUN_ID, "reprocess", [], "")
        choice = stored.chosen(lake, Choice(), parser_version=PARSER_VERSION, names_by=None)
        batches = enumerate(stored.payloads(lake, choice))
        pool_of = workers.pool(-(-len(choice) // stored.BATCH_FILES))
        with pool_of as pool, ThreadPoolExecutor(THREADS) as threads:

            def work(numbered: tuple[int, list[FeedFile]]) -> None:
                number, files = numbered
                tables = workers.tables_of(files, feed, enriching, pool, {})
                replace.stage(folder, number, tables)

            for _ in ahead(lambda numbered: threads.submit(work, numbered), batches):
                pass
        worked = time.monotonic()
        replace.replace(lake, RUN_ID, folder)
        return Bare(worked - began, worked, time.monotonic())


def lake_in(folder: Path) -> Lake:
    """The warehouse of a folder."""
    return Lake(folder / "lake/catalog.sqlite", folder / "lake/data")


def main() -> None:
    """Print the figures."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as name:
        small, large, copy = (Path(name, folder) for folder in ("small", "large", "copy"))
        for folder, count in ((small, 1), (large, files)):
            write(folder / "in", count)
            (folder / "feeds.toml").write_text(FEEDS.format("Reuters"))
        slugline(small, "run")  # makes the database of Prefect's temporary server, once and for all
        share_prefect(small, large)
        fixed = slugline(small, "run")
        fresh = slugline(large, "run", is_weighed=True)
        shutil.copytree(large / "lake", copy / "lake")
        (large / "feeds.toml").write_text(FEEDS.format("Yonhap"))
        with reading(lake_in(large)) as idle:
            time.sleep(5)
        with reading(lake_in(large)) as reader:
            again = slugline(large, "reprocess", "--all", is_weighed=True)
        with reading(lake_in(copy)) as beside:
            bare = work_again(lake_in(copy), copy / "staged")
    show_command(files, fixed, fresh, again)
    usual = median(seconds for _, seconds in idle.took)
    print(
        f"the one transaction, by the bare steps: {bare.ended - bare.began:.1f} s, "
        f"after {bare.work_seconds:.1f} s of work"
    )
    print(
        f"a reader's answer: usually {usual:.3f} s, with nothing else to do; the longest of "
        f"{len(reader.took):,} beside the command {reader.longest():.3f} s, of {len(beside.took):,} "
        f"beside the bare steps {beside.longest():.3f} s, and "
        f"{beside.longest(bare.began, bare.ended):.3f} s during the transaction"
    )
    print(f"states of the warehouse seen: {len(reader.answers)} and {len(beside.answers)}")


def show_command(files: int, fixed: Took, fresh: Took, again: Took) -> None:
    """Print what the command took, for a fresh load and for the same files worked again."""
    print(f"{files:,} files worked again, {load()}; the fixed start {fixed.seconds:.1f} s:")
    for name, took in (("fresh load", fresh), ("worked again", again)):
        beyond = took.seconds - fixed.seconds
        print(
            f"  {name} {took.seconds:.1f} s ({files / beyond:,.0f} files/s beyond the fixed start), "
            f"{took.cpu_seconds:.1f} s computed, {took.peak_bytes / 2**20:,.0f} MiB at the peak"
        )
    ratio = (again.seconds - fixed.seconds) / (fresh.seconds - fixed.seconds)
    computed = (again.cpu_seconds - fixed.cpu_seconds) / (fresh.cpu_seconds - fixed.cpu_seconds)
    print(
        f"  worked again takes {ratio:.2f} times as long as a fresh load beyond the fixed start, "
        f"{computed:.2f} times by what is computed"
    )
    print("  " + again.output.strip().splitlines()[-1])


if __name__ == "__main__":
    main()
