"""The whole nightly on generated files: files a second, and memory at the peak.

    python -m tests.bench.nightly [FILES]

The peer is the fixed cost of the same command on one file, in the same run: Prefect's start,
the warehouse's creation, the check. The limit is reading and hashing the same files, alone. Names
are read from a twentieth of the files, for they take some fifty times as long.
"""

import hashlib
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.command import FEEDS, share_prefect, slugline
from tests.bench.generate import write

NAMES = {"SLUGLINE_ENTITIES": "spacy-sm"}


def main() -> None:
    """Print the figures."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as name:
        small, large, named = (Path(name, folder) for folder in ("small", "large", "named"))
        for folder, count in ((small, 1), (large, files), (named, max(files // 20, 1))):
            write(folder / "in", count)
            (folder / "feeds.toml").write_text(FEEDS.format("Yonhap"))
        slugline(small, "run")  # makes the database of Prefect's temporary server, once and for all
        for folder in (large, named):
            share_prefect(small, folder)
        fixed = slugline(small, "run").seconds
        began = time.perf_counter()
        for file in sorted((large / "in").iterdir()):
            hashlib.sha256(file.read_bytes()).digest()
        limit = time.perf_counter() - began
        whole = slugline(large, "run", is_weighed=True)
        with_names = slugline(named, "run", is_weighed=True, variables=NAMES)
    beyond = whole.seconds - fixed
    print(f"nightly of {files:,} files: {whole.seconds:.1f} s, of which {fixed:.1f} s fixed")
    print(f"  {files / beyond:,.0f} files/s beyond the fixed start (aim 1,500)")
    print(f"  {files / whole.seconds:,.0f} files/s with the start")
    print(f"  {beyond / limit:.1f} times as long as reading and hashing the files alone")
    print(
        f"  {whole.peak_bytes / 2**20:,.0f} MiB of memory at the peak, "
        "Prefect's server included (aim 1,024)"
    )
    print(
        f"with names: {files // 20:,} files in {with_names.seconds:.1f} s, "
        "the model's loading included: "
        f"{files / 20 / (with_names.seconds - fixed):,.0f} files/s beyond the fixed start, "
        f"{with_names.peak_bytes / 2**20:,.0f} MiB at the peak"
    )


if __name__ == "__main__":
    main()
