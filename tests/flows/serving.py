"""`slugline serve` as a user starts it, asked as the UI and a terminal ask it."""

import json
import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows import server
from tests.conftest import Desk, heed_ctrl_c

PATIENCE_SECONDS = 180
ENDED = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}
FLOWS = ("backfill", "maintain", "nightly", "report", "reprocess")


def ask(url: str, body: object = None) -> Any:
    """What Prefect's API answers."""
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    return wait_for(lambda: _answer(request))[0]


def _answer(request: urllib.request.Request) -> list[Any] | None:
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return [json.load(answer)]
    except urllib.error.HTTPError as error:
        # Prefect's server answers 503 while its SQLite is busy; its clients try again.
        if error.code != 503:
            raise
        return None
    except urllib.error.URLError as error:
        raise AssertionError(f"{request.full_url} does not answer: {error.reason}") from None


def wait_for(condition: Callable[[], Any]) -> Any:
    """The first of a condition's answers that is something."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if found := condition():
            return found
        time.sleep(0.2)
    raise AssertionError(f"not within {PATIENCE_SECONDS} s")


def run_of(api: str, deployment_id: str, **parameters: Any) -> str:
    """The id of a run that is triggered as the UI does it."""
    body = {"parameters": parameters, "state": {"type": "SCHEDULED"}}
    return ask(f"{api}/deployments/{deployment_id}/create_flow_run", body)["id"]


def ended(api: str, run: str) -> dict[str, Any]:
    """A run, once it has ended."""

    def look() -> dict[str, Any] | None:
        found = ask(f"{api}/flow_runs/{run}")
        return found if found["state"]["type"] in ENDED else None

    return wait_for(look)


def deployments(api: str) -> dict[str, dict[str, Any]]:
    """The deployments of a server by their names."""
    return {one["name"]: one for one in ask(f"{api}/deployments/filter", {})}


@dataclass
class Served:
    """A `slugline serve` that runs, the leader of a session of its own."""

    desk: Desk
    process: subprocess.Popen[str]
    url: str

    @property
    def api(self) -> str:
        return f"{self.url}/api"

    def deployments(self) -> dict[str, dict[str, Any]]:
        """The deployments, once all are there."""
        return wait_for(lambda: found if len(found := deployments(self.api)) == 5 else None)

    def trigger(self, flow: str, **parameters: Any) -> str:
        """The id of a run triggered in the UI."""
        return run_of(self.api, self.deployments()[flow]["id"], **parameters)

    def ended(self, run: str) -> dict[str, Any]:
        """A run, once it has ended."""
        return ended(self.api, run)

    def logs(self, run: str) -> list[dict[str, Any]]:
        """What the UI shows of a run's log."""
        wanted = {"logs": {"flow_run_id": {"any_": [run]}}, "sort": "TIMESTAMP_ASC"}
        return ask(f"{self.api}/logs/filter", wanted)

    def summed_up(self, run: str) -> list[dict[str, Any]]:
        """The log of a run up to the line that sums it up.

        Prefect logs one more, as the process of the run ends, and under load now and then it never
        comes; what it says is the message of the run's state.
        """

        def look() -> list[dict[str, Any]] | None:
            lines = self.logs(run)
            last = [n for n, line in enumerate(lines) if line["message"].startswith("nightly: ")]
            return lines[: last[0] + 1] if last else None

        return wait_for(look)

    def processes(self) -> list[int]:
        """The processes of the session that live: the command, and all that it led to."""
        return [pid for pid in map(int, filter(str.isdigit, os.listdir("/proc"))) if self.has(pid)]

    def is_gone(self) -> None:
        """All of its processes end: the kernel takes a moment for those that were killed."""
        wait_for(lambda: not self.processes())

    def process_of(self, module: str) -> int:
        """The process of the session that executes a module."""
        return next(
            pid
            for pid in self.processes()
            if module.encode() in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        )

    def has(self, pid: int) -> bool:
        """Whether a process is of the session, and lives."""
        try:
            stat = Path(f"/proc/{pid}/stat").read_text()
        except (FileNotFoundError, ProcessLookupError):
            return False
        state, _parent, _group, session = stat.rpartition(")")[2].split()[:4]
        return int(session) == self.process.pid and state != "Z"

    def told(self, told: signal.Signals) -> tuple[int, str, str]:
        """How it ends when its process group gets a signal, as from a terminal."""
        os.killpg(self.process.pid, told)
        output, errors = self.process.communicate(timeout=PATIENCE_SECONDS)
        return self.process.returncode, output, errors


@contextmanager
def served(desk: Desk, port: int | None = None) -> Iterator[Served]:
    """A `slugline serve` of a desk, for as long as the context lasts."""
    port = port or server.free_port()
    with subprocess.Popen(
        desk.command("serve", "--port", str(port)),
        cwd=desk.folder,
        env=desk.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heed_ctrl_c,
    ) as process:
        try:
            assert process.stdout
            line = process.stdout.readline()
            assert f"Prefect UI at {server.url_of(port)}" in line, process.communicate()[1]
            yield Served(desk, process, server.url_of(port))
        finally:
            process.terminate()
            if process.stderr and not process.stderr.closed:
                # pytest shows it where a test fails.
                print(*process.communicate(timeout=PATIENCE_SECONDS))
