"""Copies: texts signed a second, items related beside few and many stored, and what is found.

    python -m tests.bench.copies [--stored N ...] [--originals N]

Signing is compared with datasketch on the same documents in the same run, shingles made for both;
rounds alternate, and the ratio is the median of the rounds'. Seconds are the processor's.

Relating: so many items stored in a lake, 2,000 a day, then 5,000 new ones on the days that follow.
A tenth of the items are near-duplicates of one of the day, as many have the same text; all of it
is drawn as fingerprints. Seconds are the clock's, best of some rounds, each rolled back.

Quality is that of pairs and clusters on edited copies whose truth is known, beside MinHashLSH of
datasketch at the same Jaccard index, on the same documents.
"""

import argparse
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
from datasketch import MinHash, MinHashLSH

from schemas import Fingerprint, Item, to_table
from tests.bench.copied_texts import FORMS, Text, Writer, known_truth
from tests.warehouse.named import item
from transforms.enrich import sketches
from transforms.enrich.fingerprints import fingerprints
from warehouse import Lake, copies, open_for_writing, relate
from warehouse.lake import migrations, statement

MORNING = datetime(2026, 3, 2, 6, tzinfo=UTC)
DOCUMENTS, ROUNDS, RELATED_ROUNDS = 3_000, 5, 3
A_DAY, NEW, STORED = 2_000, 5_000, (10_000, 200_000)
ORIGINALS, OF_EACH_FORM = 150, 100
ASKED_SPEED, ASKED_RATIO = 5, 1.5
PERMUTATIONS = sketches.PERMUTATIONS
Pairs = set[tuple[int, int]]


def seconds(run: Callable[[], object]) -> float:
    """How long something takes, in seconds of the processor."""
    began = time.process_time()
    run()
    return time.process_time() - began


def shingles_of(body: str) -> list[bytes]:
    """The shingles of a text, as datasketch takes them."""
    words = sketches.words_of(body)
    runs = range(max(1, len(words) - sketches.RUN + 1))
    return list({" ".join(words[at : at + sketches.RUN]).encode() for at in runs})


def signed_by_datasketch(bodies: Iterable[str]) -> list[MinHash]:
    """The MinHash of each text by datasketch, in bulk."""
    return MinHash.bulk(map(shingles_of, bodies), num_perm=PERMUTATIONS)


def measure_signing() -> None:
    """Print documents signed a second, and the ratio to datasketch."""
    writer = Writer(seed=1)
    bodies = [writer.body() for _ in range(DOCUMENTS)]
    words = sum(body.count(" ") for body in bodies) / len(bodies)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(seconds(lambda: sketches.sketch(bodies)))
        theirs.append(seconds(lambda: signed_by_datasketch(bodies)))
    ratios = [their / our for our, their in zip(ours, theirs, strict=True)]
    print(f"signing {len(bodies):,} documents of {words:.0f} words, with shingles (asked: 5 times)")
    print(f"  {len(bodies) / statistics.median(ours):,.0f} a second, with bands and paragraphs")
    print(
        f"  {statistics.median(ratios):.1f} times datasketch, {min(ratios):.1f} to {max(ratios):.1f}"
    )


class Wire:
    """Items by the thousand, 2,000 a day, as rows of items and fingerprints."""

    def __init__(self, seed: int) -> None:
        self.chance = np.random.default_rng(seed)
        writer = Writer(seed)
        self.bodies = pa.array([writer.body() for _ in range(1_000)])

    def rows(self, first: int, count: int) -> dict[str, pa.Table]:
        """The items with these numbers: copies are of items among them."""
        of = self._copied(count)
        minhash = self.chance.integers(0, 2**32, (count, PERMUTATIONS), dtype=np.uint32)
        shingles = self.chance.integers(120, 600, count)
        copied = np.flatnonzero(of >= 0)
        kept = self.chance.random((len(copied), PERMUTATIONS)) < 0.75
        is_same = self.chance.random(len(copied)) < 0.5
        kept[is_same] = True
        minhash[copied] = np.where(kept, minhash[of[copied]], minhash[copied])
        shingles[copied] = shingles[of[copied]]
        text = np.arange(first, first + count)
        text[copied[is_same]] = text[of[copied[is_same]]]
        ids = pa.array([f"item-{n:08}" for n in range(first, first + count)])
        wire_at = [MORNING + timedelta(days=n / A_DAY) for n in range(first, first + count)]
        columns = {
            "item_id": ids,
            "wire_at": pa.array(wire_at, pa.timestamp("us", tz="UTC")),
            "is_timed": pa.array(np.ones(count, bool)),
            "guid_key": pa.array(self.chance.integers(-(2**62), 2**62, count)),
            "slug_key": pa.array(
                self.chance.integers(0, 2**62, max(1, count // 3))[text % max(1, count // 3)]
            ),
            "headline_key": pa.array(self.chance.integers(0, 2**62, count)),
            "text_sha256": pa.array([f"{number:064x}" for number in text.tolist()]),
            "shingles": pa.array(shingles),
            "minhash": lists(minhash),
            "bands": lists(sketches._bands(minhash)),
            "paragraphs": self._paragraphs(text),
        }
        return {
            "items": self._items(ids, wire_at),
            "fingerprints": filled(columns, Fingerprint, count),
        }

    def _copied(self, count: int) -> np.ndarray:
        """Of each item the number of the one that it copies, of the hundred before it; -1: none."""
        of = np.arange(count) - self.chance.integers(1, 101, count)
        is_copy = (self.chance.random(count) < 0.2) & (of >= 0)
        of = np.where(is_copy, of, -1)
        return np.where((of >= 0) & (of[of] < 0), of, -1)

    def _paragraphs(self, text: np.ndarray) -> pa.Array:
        """Eight paragraphs of each text, the same for the same text."""
        keys = (text[:, None] * 8 + np.arange(8)).astype(np.uint64) * sketches.MIX
        flat = pa.StructArray.from_arrays(
            [pa.array(keys.view(np.int64).ravel()), pa.array(np.full(keys.size, 30))],
            ["key", "words"],
        )
        offsets = pa.array(np.arange(len(text) + 1) * 8, pa.int32())
        return pa.ListArray.from_arrays(offsets, flat)

    def _items(self, ids: pa.Array, wire_at: Sequence[datetime]) -> pa.Table:
        picked = pa.array(self.chance.integers(0, len(self.bodies), len(ids)))
        columns = {
            "item_id": ids,
            "version_created_at": pa.array(wire_at, pa.timestamp("us", tz="UTC")),
            "headline": ids,
            "body": self.bodies.take(picked),
        }
        return filled(columns, Item, len(ids), to_table([item("x", agency="Kyodo")], Item))


def lists(matrix: np.ndarray) -> pa.Array:
    """A matrix as a column of lists."""
    offsets = pa.array(np.arange(len(matrix) + 1) * matrix.shape[1], pa.int32())
    return pa.ListArray.from_arrays(offsets, pa.array(matrix.ravel()))


def filled(
    columns: dict[str, pa.Array], kind: type, count: int, model: pa.Table | None = None
) -> pa.Table:
    """Columns as a table of rows of a kind; the rest as the model's one row has it, else empty."""
    schema = to_table([], kind).schema
    arrays = [
        columns[field.name].cast(field.type)
        if field.name in columns
        else pa.repeat(model[field.name][0], count)
        if model
        else pa.nulls(count, field.type)
        for field in schema
    ]
    return pa.table(arrays, schema=schema)


def insert(connection: duckdb.DuckDBPyConnection, rows: dict[str, pa.Table]) -> None:
    """Insert rows, and show their ids as `touched`."""
    for table, staged in rows.items():
        connection.register("staged", staged)
        connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM staged")
        connection.unregister("staged")
    connection.register("touched", rows["items"].select(["item_id"]))


def related(connection: duckdb.DuckDBPyConnection) -> dict[str, float]:
    """The seconds that relating takes, by its stages, as relate.items goes through them."""
    taken = {}
    for stage in relate.STAGES:
        began = time.perf_counter()
        stage.relate(connection)
        taken[stage.__name__.rpartition(".")[2]] = time.perf_counter() - began
    for name in (name for stage in relate.STAGES for name in stage.KEPT):
        connection.execute(f"DROP TABLE IF EXISTS temp.{name}")
    return taken


def beside(stored: int) -> dict[str, float]:
    """The seconds that relating the new items takes beside so many stored, by stage."""
    wire = Wire(seed=2)
    with tempfile.TemporaryDirectory() as folder:
        lake = Lake(Path(folder) / "catalog.sqlite", Path(folder) / "data")
        with open_for_writing(lake, "a benchmark") as writer:
            for first in range(0, stored, NEW):
                writer.begin()
                insert(writer, wire.rows(first, min(NEW, stored - first)))
                relate.items(writer)
                writer.commit()
            new, found = wire.rows(stored, NEW), []
            for _ in range(RELATED_ROUNDS):
                writer.begin()
                insert(writer, new)
                found.append(related(writer))
                writer.rollback()
    return min(found, key=lambda taken: sum(taken.values()))


def measure_relating(sizes: Sequence[int]) -> None:
    """Print what relating 5,000 items takes beside so many stored, by stage, and the ratios."""
    print(f"relating {NEW:,} items beside so many stored (asked: {ASKED_RATIO} times at most)")
    taken = {size: beside(size) for size in sizes}
    few = taken[sizes[0]]
    for size, stages in taken.items():
        print(
            f"  {size:>7,} {sum(stages.values()):6.2f} s, {sum(stages.values()) / sum(few.values()):.2f} times"
        )
        print("         ", ", ".join(f"{name} {took:.2f}" for name, took in stages.items()))


def found_by_us(texts: Sequence[Text]) -> tuple[Pairs, list[int]]:
    """The pairs of copies that the stage finds, all in one hour, and the cluster of each text."""
    items = [
        item(f"{n:06}", MORNING + timedelta(seconds=n), body=text.body, headline=text.headline)
        for n, text in enumerate(texts)
    ]
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    for name in migrations():
        connection.execute(statement("migrations", name))
    rows = {
        "items": to_table(items, Item),
        "fingerprints": to_table(fingerprints(items), Fingerprint),
    }
    insert(connection, rows)
    copies.relate(connection)
    same = joined(
        len(texts),
        numbers(
            connection, "SELECT item_id, target_item_id FROM links WHERE relation = 'duplicate'"
        ),
    )
    near = numbers(
        connection, "SELECT item_id, target_item_id FROM links WHERE relation = 'near_duplicate'"
    )
    clusters = list(range(len(texts)))
    for cluster, one in numbers(connection, "SELECT cluster_id, item_id FROM copies"):
        clusters[one] = cluster
    return near | pairs_of(same), clusters


def numbers(connection: duckdb.DuckDBPyConnection, query: str) -> Pairs:
    """Pairs of ids as numbers, the less first."""
    found = connection.execute(query).fetchall()
    return {(min(pair), max(pair)) for pair in ((int(one), int(other)) for one, other in found)}


def found_by_datasketch(texts: Sequence[Text]) -> tuple[Pairs, list[int]]:
    """The pairs that MinHashLSH finds and the estimate confirms; what they join."""
    signed = signed_by_datasketch(text.body for text in texts)
    index = MinHashLSH(threshold=copies.JACCARD, num_perm=PERMUTATIONS)
    found: Pairs = set()
    for n, one in enumerate(signed):
        near = [other for other in index.query(one) if signed[other].jaccard(one) >= copies.JACCARD]
        found |= {(other, n) for other in near}
        index.insert(n, one)
    return found, joined(len(texts), found)


def joined(count: int, pairs: Pairs) -> list[int]:
    """The first of what each is joined with."""
    labels = list(range(count))
    for one, other in sorted(pairs):
        low, high = sorted((labels[one], labels[other]))
        labels = [low if label == high else label for label in labels] if low != high else labels
    return labels


def pairs_of(labels: Sequence[int]) -> Pairs:
    """The pairs with one label."""
    members: dict[int, list[int]] = {}
    for n, label in enumerate(labels):
        members.setdefault(label, []).append(n)
    return {pair for group in members.values() for pair in combinations(group, 2)}


def adjusted_rand(found: Sequence[int], truth: Sequence[int]) -> float:
    """The adjusted Rand index of two clusterings (Hubert and Arabie 1985)."""

    def pairs(labels: Iterable[object]) -> int:
        return sum(count * (count - 1) // 2 for count in Counter(labels).values())

    both, ours, theirs = pairs(zip(found, truth, strict=True)), pairs(found), pairs(truth)
    expected = ours * theirs / (len(truth) * (len(truth) - 1) / 2)
    most = (ours + theirs) / 2
    return (both - expected) / (most - expected)


def measure_quality(originals: int) -> None:
    """Print precision, recall and adjusted Rand index on copies whose truth is known."""
    texts = known_truth(seed=3, originals=originals, forms=OF_EACH_FORM)
    truth = [text.of for text in texts]
    true_pairs = pairs_of(truth)
    print(
        f"quality on {len(texts):,} texts, {len(true_pairs):,} pairs of copies; forms: {', '.join(FORMS)}"
    )
    finders = {"slugline": found_by_us, "datasketch": found_by_datasketch}
    for name, find in finders.items():
        found, clusters = find(texts)
        right = found & true_pairs
        print(
            f"  {name:<10} precision {len(right) / max(1, len(found)):.3f}, "
            f"recall {len(right) / len(true_pairs):.3f}, "
            f"adjusted Rand index {adjusted_rand(clusters, truth):.3f}"
        )
        of_edit = Counter(texts[later].edit for first, later in true_pairs if first == truth[later])
        hit = Counter(texts[later].edit for first, later in right if first == truth[later])
        print(
            "    of originals:",
            ", ".join(f"{edit} {hit[edit] / of_edit[edit]:.0%}" for edit in of_edit),
        )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Copies: speed of signing and relating, quality.")
    parser.add_argument("--stored", type=int, nargs="+", default=STORED)
    parser.add_argument("--originals", type=int, default=ORIGINALS)
    chosen = parser.parse_args()
    measure_signing()
    measure_quality(chosen.originals)
    measure_relating(chosen.stored)


if __name__ == "__main__":
    main()
