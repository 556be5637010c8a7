"""What Prefect costs a nightly, over the same steps without it.

    python -m tests.bench.overhead [FILES]

The peer is `tests/bench/bare.py`: it lists, passes over what is known, fetches, works in the same
pool of processes, lands in the same transactions, checks and reports, with threads in place of
Prefect's tasks. A run of one file is taken off both: what is left grows with the files. The two
take turns, and the best of some rounds is shown, of the clock and of what was computed (Prefect's
server included): the second hardly depends on what else the machine does.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench.command import FEEDS, Took, load, run, share_prefect, slugline
from tests.bench.generate import write
from warehouse import Lake, connect

ROUNDS = 3
ROOT = Path(__file__).parents[2]


def with_prefect(folder: Path) -> Took:
    """`slugline run`."""
    return slugline(folder, "run")


def without(folder: Path) -> Took:
    """The bare steps, in a process of their own too."""
    names = {"SLUGLINE_ENTITIES": "none", "PYTHONPATH": str(ROOT)}
    return run([sys.executable, "-m", "tests.bench.bare"], folder, names)


PEERS: dict[str, Callable[[Path], Took]] = {"with Prefect": with_prefect, "without": without}


def emptied(folder: Path, made: Path) -> Path:
    """The folder without its warehouse, with Prefect's database as a run has made it before."""
    shutil.rmtree(folder / "lake", ignore_errors=True)
    share_prefect(made, folder)
    return folder


def landed(folder: Path) -> list[tuple[object, ...]]:
    """What a run brought, to see that both did the same."""
    with connect(Lake(folder / "lake/catalog.sqlite", folder / "lake/data")) as lake:
        return lake.execute("SELECT files_received, items, captions, rejects FROM runs").fetchall()


def measure(folder: Path, files: int) -> dict[str, tuple[list[Took], list[Took]]]:
    """What the runs of one file and those of all took, by peer."""
    made, small, large = (folder / name for name in ("made", "small", "large"))
    for place, count in ((made, 1), (small, 1), (large, files)):
        write(place / "in", count)
        (place / "feeds.toml").write_text(FEEDS.format("Yonhap"))
    with_prefect(made)  # makes the database of Prefect's temporary server, once and for all
    took: dict[str, tuple[list[Took], list[Took]]] = {name: ([], []) for name in PEERS}
    brought = set()
    for _ in range(ROUNDS):
        for name, peer in PEERS.items():
            took[name][0].append(peer(emptied(small, made)))
            took[name][1].append(peer(emptied(large, made)))
            brought.add(str(landed(large)))
    if len(brought) > 1:
        sys.exit(f"the two did not bring the same: {brought}")
    return took


def show(files: int, by: str, took: dict[str, tuple[list[Took], list[Took]]]) -> None:
    """Print what the rounds come to, by the field of Took that is asked for."""
    beyond = {}
    for name, runs in took.items():
        fixed, whole = (min(getattr(one, by) for one in some) for some in runs)
        beyond[name] = whole - fixed
        rate = f"{files / beyond[name]:,.0f} files/s"
        print(f"  {name}: {whole:.1f} s, {fixed:.1f} s fixed, {beyond[name]:.1f} s beyond: {rate}")
    ratio = beyond["with Prefect"] / beyond["without"] - 1
    print(f"  overhead beyond the fixed start: {ratio:+.1%} (aim under 10 %)")


def main() -> None:
    """Print the figures."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as name:
        took = measure(Path(name), files)
    print(f"nightly of {files:,} files, best of {ROUNDS}, {load()}, by the clock:")
    show(files, "seconds", took)
    print("computed, by all processes:")
    show(files, "cpu_seconds", took)


if __name__ == "__main__":
    main()
