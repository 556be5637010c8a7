"""`python -m tests.wire_days`: the scores of synthetic wire days, and the seconds."""

import argparse
import tempfile
import time
from pathlib import Path

from tests.wire_days import days
from tests.wire_days.landing import begin, land_batch, worked
from tests.wire_days.score import score
from warehouse import Lake, open_for_writing


def main() -> None:
    """Make the days, work them, land them in batches, score them."""
    parser = argparse.ArgumentParser(prog="python -m tests.wire_days", description=main.__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--days", type=int, default=5)
    parser.add_argument("--items", type=int, default=2000, help="a day")
    parser.add_argument("--batch", type=int, default=1000, help="files of a batch")
    asked = parser.parse_args()
    start = time.perf_counter()
    wire = days(asked.seed, asked.days, asked.items)
    print(f"{len(wire.delivered)} files made in {time.perf_counter() - start:.1f} s", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        lake = Lake(Path(folder) / "catalog.sqlite", Path(folder) / "data")
        with open_for_writing(lake, "wire days") as connection:
            begin(connection)
            for at in range(0, len(wire.delivered), asked.batch):
                from_ = time.perf_counter()
                tables = worked(wire.delivered[at : at + asked.batch])
                read = time.perf_counter()
                counts = land_batch(connection, tables)
                landed = time.perf_counter()
                print(
                    f"{counts.items} items, {counts.rejects} rejects, {counts.files_duplicate} known: "
                    f"worked in {read - from_:.1f} s, landed in {landed - read:.1f} s",
                    flush=True,
                )
            print(score(connection, wire.truth))


if __name__ == "__main__":
    main()
