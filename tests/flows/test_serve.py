"""`slugline serve`: the server, the schedule, and a run triggered as the UI triggers it."""

import json
import signal
import subprocess
import time
import urllib.error
import urllib.request

import pytest

from flows import server
from tests.flows.test_nightly import write_stories

PATIENCE_SECONDS = 90


def ask(url, body=None):
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    for _ in range(10):
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            # Prefect's server answers 503 while its SQLite is busy; its clients try again.
            if error.code != 503:
                raise
            time.sleep(0.5)
    raise AssertionError(f"{url} stays unavailable")


@pytest.fixture
def served(bare_desk):
    write_stories(bare_desk.folder / "in", 3)
    bare_desk.write_feeds('[[feeds]]\nname = "in"\npath = "in"\nsettle_seconds = 0')
    # A project of the user's own, of the same names as our packages, must not be in the way.
    (bare_desk.folder / "flows").mkdir()
    (bare_desk.folder / "flows" / "__init__.py").write_text("raise RuntimeError('not ours')")
    port = server.free_port()
    with subprocess.Popen(
        bare_desk.command("serve", "--port", port),
        cwd=bare_desk.folder,
        env=bare_desk.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert f"Prefect UI at http://127.0.0.1:{port}" in process.stdout.readline()
        yield f"http://127.0.0.1:{port}", process
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def wait_for(condition):
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if found := condition():
            return found
        time.sleep(0.5)
    raise AssertionError(f"not within {PATIENCE_SECONDS} s")


def test_a_run_triggered_in_the_ui_lands_its_items(served, bare_desk):
    url, process = served
    with urllib.request.urlopen(f"{url}/", timeout=10) as page:
        assert b"<title>" in page.read()
    (deployment,) = wait_for(lambda: ask(f"{url}/api/deployments/filter", {}))
    assert deployment["name"] == "nightly"
    assert [schedule["schedule"]["cron"] for schedule in deployment["schedules"]] == ["15 2 * * *"]
    assert "feeds.toml" in json.dumps(deployment["parameter_openapi_schema"])

    run = ask(
        f"{url}/api/deployments/{deployment['id']}/create_flow_run",
        {"parameters": {"feeds": ["in"]}, "state": {"type": "SCHEDULED"}},
    )

    def ended():
        state = ask(f"{url}/api/flow_runs/{run['id']}")["state"]
        return state if state["type"] in {"COMPLETED", "FAILED", "CRASHED"} else None

    state = wait_for(ended)
    assert (state["type"], state["message"]) == ("COMPLETED", "3 files: 3 items")
    assert bare_desk.sql("SELECT run_id, items FROM runs") == [{"run_id": run["id"], "items": 3}]

    process.send_signal(signal.SIGTERM)
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, output, errors) == (0, "stopped\n", "")


def test_a_port_that_is_taken_is_an_error(bare_desk, prefect_server):
    bare_desk.write_feeds('[[feeds]]\nname = "in"\npath = "in"')
    port = prefect_server.url.rpartition(":")[2]
    done = bare_desk.slugline("serve", "--port", port, status=2)
    assert done.stderr == f"slugline: port {port} is taken: choose another with --port\n"


def test_serve_asks_for_a_feeds_toml_first(bare_desk):
    assert "SLUGLINE_FEEDS" in bare_desk.slugline("serve", status=2).stderr
