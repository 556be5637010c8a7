"""Readers beside nightly runs: no error, no wait, and never half a batch."""

import json
import subprocess
import sys
from contextlib import ExitStack

from tests.bench.generate import SHORT, write

READERS, NIGHTS = 8, 3
A_NIGHT, BATCH = 1100, 1000
READER = """
import json, select, sys, time
from warehouse import connect

asked = {
    "counts": "SELECT (SELECT count(*) FROM feed_files), (SELECT count(*) FROM items), "
              "(SELECT count(*) FROM fingerprints), (SELECT count(*) FROM story_items), "
              "(SELECT sum(items)::BIGINT FROM families), (SELECT sum(items)::BIGINT FROM runs)",
    "strays": "SELECT count(*) FROM captions ANTI JOIN items USING (item_id)",
    "news": "SELECT agency, day, count(*) FROM news GROUP BY ALL ORDER BY ALL LIMIT 5",
    "slugs": "SELECT slugline, versions FROM stories ORDER BY 2 DESC, 1 LIMIT 5",
}
seen, strays, rounds = set(), set(), 0
with connect(sys.argv[1]) as lake:
    lake.execute("SET threads = 1")
    print("ready", flush=True)
    while not select.select([sys.stdin], [], [], 1.5)[0]:
        found = {name: lake.execute(question).fetchall() for name, question in asked.items()}
        seen.add(found["counts"][0])
        strays.add(found["strays"][0])
        rounds += 1
print(json.dumps({"seen": sorted(seen), "strays": sorted(strays), "rounds": rounds}))
"""
"""Asks until it is told to stop, and says what it saw."""


def whole_batches(night):
    """How many items there may be while a night is under way, and when it has ended."""
    before = 1 + (night - 1) * A_NIGHT
    return {before, before + BATCH, before + A_NIGHT}


def test_eight_readers_never_see_half_a_batch(desk):
    desk.environment["SLUGLINE_ENTITIES"] = "none"
    desk.write_feeds('[[feeds]]\nname = "wire"\npath = "in"\nsettle_seconds = 0\n')
    write(desk.folder / "in", 1, seed=99)
    desk.slugline("run")
    with ExitStack() as running:
        readers = [
            running.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", READER, str(desk.lake.catalog)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    text=True,
                )
            )
            for _ in range(READERS)
        ]
        assert {reader.stdout.readline() for reader in readers} == {"ready\n"}
        for night in range(1, NIGHTS + 1):
            write(desk.folder / "in" / f"night-{night}", A_NIGHT, seed=night, paragraphs=SHORT)
            desk.slugline("run")
        told = [reader.communicate("stop\n", timeout=120) for reader in readers]
    assert [errors for _, errors in told] == [""] * READERS
    allowed = set.union(*(whole_batches(night) for night in range(1, NIGHTS + 1)))
    ends = {1 + night * A_NIGHT for night in range(1, NIGHTS)}
    for output, _ in told:
        found = json.loads(output)
        assert found["rounds"] > NIGHTS
        assert ends < {files for files, *_ in found["seen"]}
        assert found["strays"] == [[0]]
        for files, *others in found["seen"]:
            assert set(others) == {files}, found["seen"]
            assert files in allowed
