"""The whole nightly on generated files: files a second, and memory at the peak.

    python -m tests.bench.nightly [FILES]

The peer is the fixed cost of the same command on one file, in the same run: Prefect's start,
the warehouse's creation, the check. The limit is reading and hashing the same files, alone. Names
are read from a twentieth of the files, for they take some fifty times as long.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.generate import write

FEEDS = '[[feeds]]\nname = "generated"\npath = "in"\nagency = "Yonhap"\nsettle_seconds = 0\n'


def run(folder: Path, entities: str) -> tuple[float, int]:
    """The seconds that `slugline run` takes in a folder, and the peak memory of all processes."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("SLUGLINE_")}
    environment["SLUGLINE_ENTITIES"] = entities
    began = time.perf_counter()
    with subprocess.Popen(
        [Path(sys.executable).with_name("slugline"), "run"],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        peak = 0
        while process.poll() is None:
            peak = max(peak, resident_bytes(process.pid))
            time.sleep(0.05)
        output = process.stdout.read() if process.stdout else ""
    if process.returncode:
        sys.exit(f"slugline run failed: {output}")
    return time.perf_counter() - began, peak


def resident_bytes(pid: int) -> int:
    """The memory of a process and its children, shared pages split among them (Linux)."""
    total = 0
    for child in [pid, *children(pid)]:
        try:
            for line in Path(f"/proc/{child}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1]) * 1024
        except OSError:
            continue
    return total


def children(pid: int) -> list[int]:
    """The processes below one."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            direct = [int(child) for child in task.read_text().split()]
        except OSError:
            continue
        for child in direct:
            found += [child, *children(child)]
    return found


def main() -> None:
    """Print the figures."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as name:
        small, large, named = (Path(name, folder) for folder in ("small", "large", "named"))
        for folder, count in ((small, 1), (large, files), (named, max(files // 20, 1))):
            write(folder / "in", count)
            (folder / "feeds.toml").write_text(FEEDS)
        run(small, "none")  # makes the database of Prefect's temporary server, once and for all
        for folder in (large, named):
            shutil.copytree(small / "lake", folder / "lake", ignore=lambda *_: ["data"])
            for file in (folder / "lake").glob("catalog*"):
                file.unlink()
        fixed, _ = run(small, "none")
        began = time.perf_counter()
        for file in sorted((large / "in").iterdir()):
            hashlib.sha256(file.read_bytes()).digest()
        limit = time.perf_counter() - began
        whole, peak = run(large, "none")
        with_names, peak_with_names = run(named, "spacy-sm")
    beyond = whole - fixed
    print(f"nightly of {files:,} files: {whole:.1f} s, of which {fixed:.1f} s fixed")
    print(f"  {files / beyond:,.0f} files/s beyond the fixed start (aim 1,500)")
    print(f"  {files / whole:,.0f} files/s with the start")
    print(f"  {beyond / limit:.1f} times as long as reading and hashing the files alone")
    print(f"  {peak / 2**20:,.0f} MiB of memory at the peak, Prefect's server included (aim 1,024)")
    print(
        f"with names: {files // 20:,} files in {with_names:.1f} s, the model's loading included: "
        f"{files / 20 / (with_names - fixed):,.0f} files/s beyond the fixed start, "
        f"{peak_with_names / 2**20:,.0f} MiB at the peak"
    )


if __name__ == "__main__":
    main()
