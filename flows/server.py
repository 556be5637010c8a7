"""A Prefect server of our own: the lasting one of `slugline serve`, and the temporary one of a run.

Prefect would start a temporary server by itself. Ours starts while Prefect is still being
imported, keeps its output off the terminal, keeps its database beside the lake, and ends with
the process that started it, even when that is killed.
"""

import ctypes
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from flows import ui_pages
from warehouse import LakeError

LOOPBACK = "127.0.0.1"
START_SECONDS = 120
STOP_SECONDS = 10
"""What a server may take to stop: a browser that holds its connection open must not keep it."""
PR_SET_PDEATHSIG = 1  # of prctl(2)
QUIET = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_CLI_COLORS": "false",
    # Each of a run's tasks would tell its log that it has finished.
    "PREFECT_LOGGING_LOGGERS_PREFECT_TASK_RUNS_LEVEL": "WARNING",
}
"""The variables that have Prefect keep to itself: it tells nobody that it runs."""
LASTING = {
    # Without it the runs of years stay in the database; those of the last 90 days are kept.
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    # A run that is triggered in the UI begins within seconds.
    "PREFECT_RUNNER_POLL_FREQUENCY": "3",
}
"""The variables of `slugline serve`."""


class ServerError(Exception):
    """What serves did not start, or ended by itself; the message says where to look."""


def quiet(debug: bool = False) -> None:
    """Have Prefect, in this process and those it starts, keep to itself. A variable set stays.

    Unless `debug`, its log does not reach the terminal.
    """
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    if not debug:
        os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")


def is_configured() -> bool:
    """Whether the user has named a Prefect server: by variable, Prefect profile or prefect.toml."""
    if "PREFECT_API_URL" in os.environ:
        return True
    home = Path(os.environ.get("PREFECT_HOME", "~/.prefect")).expanduser()
    profiles = _toml(Path(os.environ.get("PREFECT_PROFILES_PATH", home / "profiles.toml")))
    active = os.environ.get("PREFECT_PROFILE") or profiles.get("active")
    profile = profiles.get("profiles", {}).get(active, {})
    return "PREFECT_API_URL" in profile or "url" in _toml(Path("prefect.toml")).get("api", {})


def _toml(file: Path) -> dict[str, Any]:
    """What a file of Prefect's says; nothing where there is none that can be read."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def is_free(port: int) -> bool:
    """Whether nobody listens on a port of the loopback."""
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
        return True


@contextmanager
def running(port: int, folder: Path, *, is_temporary: bool) -> Iterator["Server"]:
    """A Prefect server on a port of the loopback, for as long as the context lasts.

    Its database and log are in `folder`. A temporary one has no UI and no scheduler. The server
    is still starting when the context begins; `Server.wait` waits for it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    folder = folder.absolute()
    server = Server(port, folder / f"prefect-{'run' if is_temporary else 'server'}.log")
    options = ["--no-services", "--no-ui"] if is_temporary else ["--ui"]
    database = f"sqlite+aiosqlite:///{folder / 'prefect.sqlite'}"
    server.environment = {
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": database,
        # Without it the page of the UI calls port 4200, whatever port it came from.
        "PREFECT_SERVER_UI_API_URL": server.api_url,
        # flows.ui_pages keeps them local there; and nobody has to be able to write into the venv.
        ui_pages.STATIC: str(folder / ui_pages.FOLDER),
        **({} if is_temporary else LASTING),
        **os.environ,
        "PREFECT_API_URL": server.api_url,
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "WARNING",  # to the log, not to the terminal
        "PYTHONSAFEPATH": "1",
    }
    command = ["prefect", "server", "start", "--host", LOOPBACK, "--port", str(port), *options]
    with child(command, server.environment, server.log) as server.process:
        yield server


@contextmanager
def only_one(folder: Path, url: str) -> Iterator[None]:
    """Be the only `slugline serve` of a warehouse. Raises LakeError where there is another."""
    with (folder / "serve.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise LakeError(
                f"slugline serve runs for this warehouse already, {lock.read()}: "
                "use that one, or stop it"
            ) from None
        lock.truncate(0)
        lock.write(f"at {url} (process {os.getpid()})")
        lock.flush()
        yield


@contextmanager
def child(
    module: list[str],
    environment: Mapping[str, str],
    log: Path,
    *,
    stop_seconds: float = STOP_SECONDS,
    ends_by: signal.Signals = signal.SIGKILL,
) -> Iterator[subprocess.Popen[bytes]]:
    """A Python module that runs while the context lasts, with the processes that it starts.

    Its output goes to the log; that of the one before is kept beside it. They are a process group
    of their own: what a terminal sends to its group (Ctrl-C) reaches this process alone, which
    stops its children in their order. At the end the child is told to stop and has
    `stop_seconds`; then what is left of its group is killed. Where this process is killed, the
    kernel sends `ends_by` to the child.
    """
    if log.exists():
        log.replace(log.with_name(f"{log.name}.1"))
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", *module],
            env=environment,
            cwd=log.parent,  # Prefect looks for code where it stands: a user's `flows` is not ours
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            process_group=0,
            preexec_fn=partial(end_with, os.getpid(), ends_by),
        )
    try:
        yield process
    finally:
        _stop(process, stop_seconds)


def _stop(process: subprocess.Popen[bytes], seconds: float) -> None:
    """Stop a process, then kill what is left of the group it leads."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def url_of(port: int) -> str:
    """The address of a server on a port of the loopback."""
    return f"http://{LOOPBACK}:{port}"


class Server:
    """A Prefect server that was started."""

    process: subprocess.Popen[bytes]
    environment: dict[str, str]
    """The variables for a process that is to use this server."""

    def __init__(self, port: int, log: Path) -> None:
        self.url = url_of(port)
        self.api_url = f"{self.url}/api"
        self.log = log

    def wait(self) -> None:
        """Wait until the server answers. Raises ServerError when it does not."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.api_url}/health", timeout=2):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        raise ServerError(f"Prefect's server did not start: see {self.log}")


def end_with(parent: int, by: signal.Signals) -> None:
    """Have the kernel end this process with the thread that started it (Linux; elsewhere not)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, by)
        if os.getppid() != parent:  # it ended before it could be asked for
            os.kill(os.getpid(), by)
