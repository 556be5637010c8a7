"""The entity, quote and place stage beside the bare model, on the same documents in the same run.

    python -m tests.bench.enrich [--items N] [--memory [DOCUMENTS]]

The peer is spaCy's `ner` component alone, `nlp.pipe` on the same bodies. Rounds of both alternate,
so that a busy machine is unkind to both alike; the ratio is the median of the rounds'. The stage
reads paragraphs, so the model is also given these. Then the cost of each part of the stage, and
with --memory the resident memory while the stage works generated stories whose names are ever new
(50,000 where no number is given).

Seconds are the processor's (all of it runs on one core), which other work stretches less than
those of the clock.
"""

import argparse
import gc
import importlib
import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from flows.workers import OBJECTS_BEFORE_COLLECTION
from schemas import Item
from tests.bench.stories import story
from tests.copies import pulled
from transforms.enrich import engines, identity, language, places, quotes
from transforms.enrich.boosters import BOOSTERS
from transforms.enrich.document import Body, Span
from transforms.enrich.pieces import CHUNK_BODIES, Piece, pieces
from transforms.enrich.rows import Rows, add_rows
from transforms.enrich.stage import Enriching, body_of, enrich
from transforms.source import Feed
from transforms.work import work

REAL = Path(__file__).parents[3] / "shared/feeds/reuters-21578"
ENRICHING = Enriching()
ITEMS = 600
ROUND_ITEMS = 100
MEMORY_DOCUMENTS, MEMORY_STEP, MEMORY_BATCH = 50_000, 10_000, 200
ASKED_SHARE, ASKED_MS = 0.85, 2.0
NOT_ASKED = ("language", "pieces", "rows")
QUIET_LOAD = 0.3
"""Load of a machine before this starts; with more, other work stood in its way."""


def seconds(run: Callable[[], object]) -> float:
    """How long something takes, in seconds of the processor."""
    began = time.process_time()
    run()
    return time.process_time() - began


def real_items(count: int) -> list[Item]:
    """Real items with a body, in their order; none where there are none at hand."""
    items: list[Item] = []
    for path in sorted(REAL.glob("*.sgm")) if REAL.exists() else []:
        items += work([pulled(path.read_bytes(), path.name)], Feed("reuters", language="en")).items
        if len(items) >= count:
            break
    return [item for item in items if item.body][:count]


def measure_loading() -> None:
    """Print how long the parts take to load, once a process."""
    model = seconds(lambda: engines.load(ENRICHING.engine or ""))
    detector = seconds(lambda: language.detector(ENRICHING.languages))
    lists = seconds(lambda: enrich([story(0)], ENRICHING))
    print(
        f"loading, once a process: model {model:.1f} s, language {detector:.1f} s, lists of names"
    )
    print(
        f"  and places with a first document {lists:.1f} s; then {resident_mib():,.0f} MiB resident"
    )


def measure_throughput(name: str, items: Sequence[Item]) -> None:
    """Print items a second of the stage and of the bare model, and their ratio."""
    bare = importlib.import_module(engines.ENGINES[ENRICHING.engine or ""].package).load()
    bare.select_pipes(enable="ner")
    runs: dict[str, Callable[[list[Item]], object]] = {
        "stage": lambda chunk: enrich(chunk, ENRICHING),
        "bodies": lambda chunk: names_in(bare, [item.body or "" for item in chunk]),
        "paragraphs": lambda chunk: names_in(
            bare, [part for item in chunk for part in (item.body or "").split("\n\n")]
        ),
    }
    taken: dict[str, list[float]] = {run: [] for run in runs}
    for number, chunk in enumerate(in_chunks(items, ROUND_ITEMS)):
        for run in sorted(runs, reverse=number % 2 == 1):
            taken[run].append(seconds(lambda run=run, chunk=chunk: runs[run](chunk)))
    words = sum(item.words for item in items) / len(items)
    print(f"{name}: {len(items):,} items of {words:,.0f} words")
    print(
        f"  {len(items) / sum(taken['stage']):.1f} items/s; asked: {ASKED_SHARE:.0%} of the model's"
    )
    for peer in ("bodies", "paragraphs"):
        shares = [a / b for a, b in zip(taken[peer], taken["stage"], strict=True)]
        print(
            f"  {statistics.median(shares):.0%} of the bare model's {len(items) / sum(taken[peer]):.1f} "
            f"on the {peer}; in {len(shares)} rounds {min(shares):.0%} to {max(shares):.0%}"
        )


def names_in(model: Any, texts: list[str]) -> int:
    """How many names the bare model finds."""
    return sum(len(document.ents) for document in model.pipe(texts))


def measure_parts(items: Sequence[Item]) -> None:
    """Print what each part of the stage takes, in milliseconds a document.

    A chunk at a time, as the stage does it: what runs right after the model finds its data gone
    from the processor's cache.
    """
    engine = engines.load(ENRICHING.engine or "")
    detect = language.detector(ENRICHING.languages)
    clock = Clock()
    for chunk in in_chunks(items, CHUNK_BODIES):
        for item in chunk:
            clock.time("language", language.settle, None, item.body or "", detect)
        bodies = [body_of(replace(item, names_by=ENRICHING.engine)) for item in chunk]
        parts = [clock.time("pieces", pieces, body) for body in bodies]
        found = iter(engine([piece.text for of_body in parts for piece in of_body]))
        for item, body, of_body in zip(chunk, bodies, parts, strict=True):
            measure_one(item, body, placed(of_body, found), clock)
    print(
        f"  {clock.asked(len(items)):.2f} ms a document for what is asked to take {ASKED_MS:.0f} ms:"
    )
    for part, time_taken in clock.taken.items():
        mark = " " if part in NOT_ASKED else "*"
        print(f"   {mark} {part:<22} {1000 * time_taken / len(items):6.3f} ms")


def measure_one(item: Item, body: Body, spans: list[Span], clock: "Clock") -> None:
    """Time what one document takes after the model."""
    for name, booster in BOOSTERS.items():
        spans = clock.time(f"boosters.{name}", booster, body, spans)
    identified = clock.time("identity", identity.resolve, body, spans)
    identified = clock.time("places", places.locate, body, identified)
    quotations = clock.time("quotes", quotes.find, body, identified)
    clock.time("rows", add_rows, item.item_id, identified, quotations, Rows())


class Clock:
    """The seconds that each part took."""

    def __init__(self) -> None:
        self.taken: dict[str, float] = {}

    def time(self, part: str, run: Callable[..., Any], *given: Any) -> Any:
        """What a part gives, its time noted."""
        began = time.process_time()
        value = run(*given)
        self.taken[part] = self.taken.get(part, 0.0) + time.process_time() - began
        return value

    def asked(self, documents: int) -> float:
        """The milliseconds a document of boosters, identity, places and quotes."""
        taken = sum(time for part, time in self.taken.items() if part not in NOT_ASKED)
        return 1000 * taken / documents


def placed(parts: Sequence[Piece], found: Iterator[list[Span]]) -> list[Span]:
    """What the engine found in the pieces of one body, with the body's offsets."""
    return [
        span._replace(start=span.start + piece.start, end=span.end + piece.start)
        for piece, of_piece in zip(parts, islice(found, len(parts)), strict=True)
        for span in of_piece
    ]


def measure_memory(documents: int) -> None:
    """Print the resident memory as the stage works so many stories, none twice."""
    print(f"memory over {documents:,} documents (asked: flat)")
    began, step = time.process_time(), min(MEMORY_STEP, documents // 5)
    for at in range(0, documents, MEMORY_BATCH):
        enrich([story(number, seed=1) for number in range(at, at + MEMORY_BATCH)], ENRICHING)
        done = at + MEMORY_BATCH
        if done == MEMORY_BATCH or done % step == 0 or done >= documents:
            rate = done / (time.process_time() - began)
            print(f"  {done:>7,} {resident_mib():6,.0f} MiB, {rate:,.0f} items/s", flush=True)


def resident_mib() -> float:
    """The memory of this process, in MiB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def in_chunks(items: Sequence[Item], size: int) -> list[list[Item]]:
    """Items in their order, some at a time."""
    rest = iter(items)
    return list(iter(lambda: list(islice(rest, size)), []))


def main() -> None:
    """Print the figures, with the collector set as the worker processes set it."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--items", type=int, default=ITEMS)
    options.add_argument("--memory", type=int, nargs="?", const=MEMORY_DOCUMENTS, default=0)
    chosen = options.parse_args()
    gc.set_threshold(OBJECTS_BEFORE_COLLECTION, 20, 20)
    if (load := os.getloadavg()[0]) > QUIET_LOAD:
        print(
            f"the machine is not quiet (load {load:.1f} before the start): trust the ratios alone"
        )
    measure_loading()
    for name, items in {
        "generated stories": [story(number) for number in range(chosen.items)],
        "real items": real_items(chosen.items),
    }.items():
        if items:
            measure_throughput(name, items)
            measure_parts(items)
    if chosen.memory:
        measure_memory(chosen.memory)


if __name__ == "__main__":
    main()
