"""The command `slugline` in a folder of its own: how long it takes, and its memory at the peak."""

import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SLUGLINE = Path(sys.executable).with_name("slugline")
FEEDS = '[[feeds]]\nname = "generated"\npath = "in"\nagency = "{}"\nsettle_seconds = 0\n'
LOOK_SECONDS = 0.05
"""Between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Took:
    """What a process took: the seconds, those that it and those below it computed, and its memory.

    Of the two the second tells more on a machine that does other work too.
    """

    seconds: float
    cpu_seconds: float
    peak_bytes: int
    output: str


def slugline(
    folder: Path,
    *arguments: str,
    variables: Mapping[str, str] | None = None,
    is_weighed: bool = False,
) -> Took:
    """The command with these arguments and variables, in a folder. A failure ends the benchmark.

    No names are read, unless a variable says so. Only `is_weighed` looks at the memory, which
    takes a little time of its own.
    """
    known = {"SLUGLINE_ENTITIES": "none", **(variables or {})}
    return run([str(SLUGLINE), *arguments], folder, known, is_weighed=is_weighed)


def run(
    command: list[str], folder: Path, variables: Mapping[str, str], *, is_weighed: bool = False
) -> Took:
    """A process with these variables in a folder. A failure ends the benchmark."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SLUGLINE_", "PREFECT_"))}
    peak, cpu_before = 0, cpu_seconds()
    with (folder / "output.txt").open("w+") as output:
        began = time.perf_counter()
        with subprocess.Popen(
            command, cwd=folder, env={**kept, **variables}, stdout=output, stderr=output
        ) as process:
            while is_weighed and process.poll() is None:
                peak = max(peak, resident_bytes(process.pid))
                time.sleep(LOOK_SECONDS)
        seconds = time.perf_counter() - began
        output.seek(0)
        told = output.read()
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with status {process.returncode}: {told}")
    return Took(seconds, cpu_seconds() - cpu_before, peak, told)


def cpu_seconds() -> float:
    """What all processes that have ended below this one have computed."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


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


def share_prefect(made: Path, folder: Path) -> None:
    """Give a folder the database of Prefect's temporary server that a run made in another."""
    (folder / "lake").mkdir(parents=True)
    for file in (made / "lake").glob("prefect.sqlite*"):
        shutil.copy(file, folder / "lake")


def load() -> str:
    """How busy the machine was meanwhile, for whoever reads the figures."""
    return f"on {os.cpu_count()} cores at a load of {os.getloadavg()[1]:.1f} over five minutes"
