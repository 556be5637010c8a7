"""Search: what a refresh costs beside few and many indexed, and how soon 200,000 items are searched.

    python -m tests.bench.search [--documents N] [--stored N ...] [--words N]

The items are of invented words, as often as words are (Zipf), and land in bulk, each a story of its
own. A refresh is timed with 1,000 new ones. Then questions are asked by how many documents have
their words, the lake's check of what is shown included; beside them the same words are looked for
in the same texts by a scan (ILIKE), which finds less, for it knows no word from a part of one. The
command is timed whole, its start beside it.
"""

import argparse
import itertools
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from tests.bench.command import load, slugline
from warehouse import Lake, connect, open_for_writing, searching
from warehouse.land import transaction
from warehouse.searching import Question

DOCUMENTS, STORED, NEW, WORDS = 200_000, (5_000, 50_000), 1_000, 300
VOCABULARY, HEADLINE, BATCH = 60_000, 9, 10_000
ROUNDS, ASKED_MS = 7, 300
ONSETS = "b br c ch d dr f g gr h j k l m n p pr qu r s sh st t tr v w z".split()
NUCLEI, CODAS = "a e i o u ai ea ou".split(), ["", "n", "r", "l", "st", "m", "ck"]
ITEMS = """
INSERT INTO items BY NAME
SELECT
    item_id, headline, body, sha256(body) AS body_sha256, wire_at, wire_at::DATE AS wire_on,
    'bench' AS feed, 'file' AS file_id, number AS "position", 'plain_text' AS format,
    1 AS parser_version, ['Yonhap', 'AFP', 'dpa'][number % 3 + 1] AS agency,
    ['KR', 'FR', 'DE'][number % 3 + 1] AS country_code, 'usable' AS pub_status, 'story' AS kind,
    0 AS revision_ordinal, 300 AS words, ['SEOUL'] AS dateline_places
FROM made
"""
STORY_ITEMS = """
INSERT INTO story_items BY NAME
SELECT item_id, item_id AS story_id, 'version' AS part, wire_at, 1 AS version_number FROM made
"""
FAMILIES = """
INSERT INTO families BY NAME
SELECT
    item_id AS story_id, item_id AS first_item_id, item_id AS current_item_id,
    wire_at AS first_at, wire_at AS latest_at, 1 AS items, 1 AS versions, 'live' AS state
FROM made
"""
SCAN = "SELECT count(*) FROM (FROM news WHERE {} LIMIT 20)"


def main() -> None:
    """Measure, and print a line for each figure."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.search", description=main.__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--stored", type=int, nargs="*", default=STORED)
    parser.add_argument("--words", type=int, default=WORDS, help="of a document")
    asked = parser.parse_args()
    costs = [refresh_beside(stored, asked.words) for stored in asked.stored]
    if len(costs) > 1:
        print(
            f"refresh: {costs[-1] / costs[0]:.2f} times as long beside the last as beside the first"
        )
    with made(asked.documents, asked.words) as (lake, writer):
        searched(lake, writer, asked.documents)
    print(load())


def refresh_beside(stored: int, words: int) -> float:
    """The seconds of a refresh with new items beside so many indexed: median of some."""
    with made(stored, words) as (lake, writer):
        file = searching.index_of(lake)
        searching.refresh(writer, file)
        took = []
        for place in range(ROUNDS):
            land(writer, stored + place * NEW, NEW, words)
            took.append(seconds(lambda: searching.refresh(writer, file)))
        cost = statistics.median(took)
        print(f"refresh: {NEW:,} new beside {stored:,} indexed in {cost:.2f} s", flush=True)
        return cost


def searched(lake: Lake, writer: duckdb.DuckDBPyConnection, documents: int) -> None:
    """The whole index built, questions asked of it, and the command."""
    file = searching.index_of(lake)
    built = seconds(lambda: searching.refresh(writer, file))
    size = file.stat().st_size / 2**20
    print(f"built: {documents:,} documents in {built:.0f} s, {size:,.0f} MiB", flush=True)
    with connect(lake) as reader:
        for name, words, filters in QUESTIONS:
            print(answered(reader, file, name, Question(words, **filters)), flush=True)  # type: ignore[arg-type]
        scan = min(timed(lambda: scanned(reader, QUESTIONS[0][1])))
        print(f"  a scan of the same texts (ILIKE) for the first: {scan:,.0f} ms")
    variables = {"SLUGLINE_CATALOG": f"sqlite:{lake.catalog}", "SLUGLINE_DATA": str(lake.data)}
    folder = lake.catalog.parent
    for arguments in (("--version",), ("search", QUESTIONS[0][1])):
        took = min(slugline(folder, *arguments, variables=variables).seconds for _ in range(3))
        print(f"`slugline {arguments[0]}`: {took * 1000:,.0f} ms, the start of the process with it")


def answered(reader: duckdb.DuckDBPyConnection, file: Path, name: str, question: Question) -> str:
    """How long a question takes, in words."""
    took = timed(lambda: searching.ask(reader, file, question))
    answer = searching.ask(reader, file, question)
    cut = " (of the last to land)" if answer.is_cut else ""
    median = statistics.median(took)
    verdict = "under" if median < ASKED_MS else "over"
    return (
        f"  {name}: {len(answer.found)} found{cut}, median {median:,.0f} ms, best {min(took):,.0f}, "
        f"longest {max(took):,.0f}: {verdict} {ASKED_MS} ms"
    )


def scanned(reader: duckdb.DuckDBPyConnection, words: str) -> None:
    """The same words, by reading all texts."""
    each = " AND ".join(f"(text ILIKE '%{w}%' OR headline ILIKE '%{w}%')" for w in words.split())
    reader.execute(SCAN.format(each)).fetchall()


def seconds(run: Callable[[], object]) -> float:
    """How long something takes, by the clock."""
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def timed(run: Callable[[], object]) -> list[float]:
    """The milliseconds of some rounds, after one to warm up."""
    run()
    return [seconds(run) * 1000 for _ in range(ROUNDS)]


@contextmanager
def made(documents: int, words: int) -> Iterator[tuple[Lake, duckdb.DuckDBPyConnection]]:
    """A lake of so many items, open for writing."""
    with tempfile.TemporaryDirectory() as folder:
        lake = Lake(Path(folder) / "catalog.sqlite", Path(folder) / "data")
        with open_for_writing(lake, "a benchmark") as writer:
            for start in range(0, documents, BATCH):
                land(writer, start, min(BATCH, documents - start), words)
            yield lake, writer


def land(writer: duckdb.DuckDBPyConnection, start: int, count: int, words: int) -> None:
    """Land so many items in one transaction, drawn as the number of the first has it."""
    chance = np.random.default_rng(start)
    places = np.searchsorted(CUMULATIVE, chance.random((count, HEADLINE + words)))
    drawn = [" ".join(row) for row in INVENTED[places[:, :HEADLINE]]]
    bodies = [" ".join(row) for row in INVENTED[places[:, HEADLINE:]]]
    table = pa.table({"number": range(start, start + count), "headline": drawn, "body": bodies})
    writer.register("drawn", table)
    writer.execute(
        "CREATE OR REPLACE TEMP TABLE made AS SELECT *, md5(number::VARCHAR) AS item_id, "
        "TIMESTAMPTZ '2026-01-01 00:00:00Z' + to_minutes(number) AS wire_at FROM drawn"
    )
    with transaction(writer):
        for insert in (ITEMS, STORY_ITEMS, FAMILIES):
            writer.execute(insert)
    writer.unregister("drawn")


def invented(count: int) -> list[str]:
    """Words that are none, the short ones first, as the most used are."""
    chance = random.Random(1)
    syllables = ["".join(parts) for parts in itertools.product(ONSETS, NUCLEI, CODAS)]
    found: dict[str, None] = dict.fromkeys(syllables)
    while len(found) < count:
        found["".join(chance.choices(syllables, k=chance.choice((2, 2, 3))))] = None
    return list(found)[:count]


INVENTED = np.array(invented(VOCABULARY), dtype=object)
CUMULATIVE = np.cumsum(1 / np.arange(1, VOCABULARY + 1))
CUMULATIVE /= CUMULATIVE[-1]
COMMON, USUAL, SELDOM, RARE = (INVENTED[place] for place in (2, 60, 900, 9_000))
QUESTIONS: list[tuple[str, str, dict[str, object]]] = [
    ("two words", f"{USUAL} {SELDOM}", {}),
    ("a rare word", RARE, {}),
    ("a usual word", USUAL, {}),
    ("a common word", COMMON, {}),
    ("three common words", " ".join(INVENTED[2:5]), {}),
    ("a phrase of common words", f'"{INVENTED[2]} {INVENTED[3]}"', {}),
    ("either of two", f"{USUAL} OR {SELDOM}", {}),
    ("a beginning of a word", f"{INVENTED[9_000][:4]}*", {}),
    ("two words in a country", f"{USUAL} {SELDOM}", {"place": "KR"}),
    ("two words, all versions", f"{USUAL} {SELDOM}", {"all_versions": True}),
]


if __name__ == "__main__":
    main()
