"""What tests share: temporary warehouses, a Prefect server, the command line."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import settings

from flows import server
from flows.show import OutputFormat, write
from warehouse import Lake, connect, open_for_writing

settings.register_profile("slugline", deadline=None, derandomize=True)
settings.load_profile("slugline")

SLUGLINE = Path(sys.executable).with_name("slugline")


def pytest_addoption(parser):
    parser.addoption("--kills", type=int, default=3, help="moments at which a run is killed")


@pytest.fixture
def lake(tmp_path) -> Lake:
    return Lake(tmp_path / "lake" / "catalog.sqlite", tmp_path / "lake" / "data")


@pytest.fixture
def writer(lake):
    with open_for_writing(lake, "a test") as connection:
        yield connection


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory) -> Iterator[server.Server]:
    """One Prefect server for all tests that run flows under a server that is configured."""
    server.quiet()
    folder = tmp_path_factory.mktemp("prefect")
    with server.running(server.free_port(), folder, is_temporary=True) as started:
        started.wait()
        yield started


@dataclass
class Desk:
    """A folder with a feeds.toml, where the command line is used as a user would."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def lake(self) -> Lake:
        """Its warehouse."""
        return Lake.at(self.folder / "lake")

    def command(self, *arguments: str | Path) -> list[str]:
        return [str(SLUGLINE), *map(str, arguments)]

    def slugline(self, *arguments: str | Path, status: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            self.command(*arguments),
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == status, f"{done.stdout}\n{done.stderr}"
        return done

    def write_feeds(self, *feeds: str) -> None:
        (self.folder / "feeds.toml").write_text("\n".join(feeds))

    def sql(self, query: str) -> list[dict[str, object]]:
        """The rows that `slugline sql --format json` gives, without the start of a process."""
        written = StringIO()
        with connect(self.lake) as lake:
            write(lake.execute(query), OutputFormat.JSON, written)
        return json.loads(written.getvalue())


def heed_ctrl_c() -> None:
    """For preexec_fn: a shell in the background, as of a test run there, has Ctrl-C ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def bare_desk_in(folder: Path) -> Desk:
    """A desk whose environment has nothing of slugline's or Prefect's but what tests need."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SLUGLINE_", "PREFECT_"))
    }
    environment["PREFECT_HOME"] = str(folder / "prefect-home")
    # The model takes seconds to load: the tests that need names ask for them.
    environment["SLUGLINE_ENTITIES"] = "none"
    # So does altair: the tests of the report ask for it.
    environment["SLUGLINE_REPORT_DAYS"] = "0"
    return Desk(folder, environment)


@pytest.fixture
def bare_desk(tmp_path) -> Desk:
    """A desk where no Prefect server is configured: runs start their own."""
    return bare_desk_in(tmp_path)


@pytest.fixture
def desk(bare_desk, prefect_server) -> Desk:
    """A desk whose runs use the tests' Prefect server."""
    bare_desk.environment["PREFECT_API_URL"] = prefect_server.api_url
    return bare_desk


@pytest.fixture
def make_desk(tmp_path, desk) -> Callable[[str], Desk]:
    """Further desks, each with a warehouse of its own."""

    def make(name: str) -> Desk:
        folder = tmp_path / name
        folder.mkdir()
        return Desk(folder, desk.environment)

    return make
