"""`slugline deploy`: the flows at a server that is there, executed by a worker that is elsewhere."""

import subprocess
import sys

import pytest

from flows import server
from tests.flows import serving
from tests.flows.test_nightly import write_stories

POOL = "night desk"


@pytest.fixture
def feed_desk(desk):
    """A desk with a feed, whose server is the tests' own."""
    write_stories(desk.folder / "in", 3)
    desk.write_feeds('[[feeds]]\nname = "in"\npath = "in"\nsettle_seconds = 0')
    return desk


def work_once(desk, folder):
    """Have a worker of the pool execute what is due, in a folder of its own."""
    # A project of the same names as our packages, where the worker stands.
    (folder / "flows").mkdir(parents=True)
    (folder / "flows" / "__init__.py").write_text("raise RuntimeError('not ours')")
    command = ["worker", "start", "--pool", POOL, "--type", "process", "--run-once"]
    done = subprocess.run(
        [sys.executable, "-P", "-m", "prefect", *command],
        cwd=folder,
        env=desk.environment,
        capture_output=True,
        text=True,
        timeout=serving.PATIENCE_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_worker_elsewhere_lands_what_the_settings_say(feed_desk, tmp_path):
    api = feed_desk.environment["PREFECT_API_URL"]
    feed_desk.environment["SLUGLINE_SCHEDULE"] = "7 3 * * *"
    said = feed_desk.slugline("deploy", "--work-pool", POOL).stdout
    assert said.startswith("deployed nightly/nightly, ")
    assert said.endswith(f"start a worker: prefect worker start --pool '{POOL}'\n")
    found = serving.deployments(api)

    run = serving.run_of(api, found["nightly"]["id"], feeds=["in"])
    work_once(feed_desk, tmp_path / "elsewhere")
    state = serving.ended(api, run)["state"]
    assert (state["type"], state["message"]) == ("COMPLETED", "3 files: 3 items")
    assert feed_desk.sql("SELECT run_id, items FROM runs") == [{"run_id": run, "items": 3}]

    feed_desk.environment["SLUGLINE_SCHEDULE"] = "8 3 * * *"
    feed_desk.slugline("deploy", "--work-pool", POOL)
    again = serving.deployments(api)
    assert {name: one["id"] for name, one in again.items()} == {
        name: one["id"] for name, one in found.items()
    }
    assert sorted(again) == sorted(serving.FLOWS)
    crons = [schedule["schedule"]["cron"] for schedule in again["nightly"]["schedules"]]
    assert crons == ["8 3 * * *"]


def test_a_server_that_does_not_answer_is_one_sentence(bare_desk):
    bare_desk.write_feeds('[[feeds]]\nname = "in"\npath = "in"')
    bare_desk.environment["PREFECT_API_URL"] = "http://clerk:opensesame@127.0.0.1:9/api"
    errors = bare_desk.slugline("deploy", status=1).stderr
    assert errors.startswith(
        "slugline: the Prefect server at http://127.0.0.1:9/api does not answer"
    )
    assert errors.count("\n") == 1


def test_an_address_that_is_not_the_api_says_so(bare_desk, prefect_server):
    bare_desk.write_feeds('[[feeds]]\nname = "in"\npath = "in"')
    bare_desk.environment["PREFECT_API_URL"] = prefect_server.url
    assert "/api" in bare_desk.slugline("deploy", status=1).stderr


def test_a_server_that_refuses_the_login_says_what_to_set(bare_desk, monkeypatch):
    bare_desk.write_feeds('[[feeds]]\nname = "in"\npath = "in"')
    monkeypatch.setenv("PREFECT_SERVER_API_AUTH_STRING", "clerk:opensesame")
    folder = bare_desk.folder / "guarded"
    with server.running(server.free_port(), folder, is_temporary=True) as guarded:
        guarded.wait()
        bare_desk.environment["PREFECT_API_URL"] = guarded.api_url
        bare_desk.environment["PREFECT_API_AUTH_STRING"] = "clerk:opensesam"
        errors = bare_desk.slugline("deploy", status=1).stderr
        assert "refuses the login: set PREFECT_API_AUTH_STRING" in errors
        assert "opensesam" not in errors


def test_no_server_named_is_one_sentence(bare_desk):
    bare_desk.write_feeds('[[feeds]]\nname = "in"\npath = "in"')
    assert "set PREFECT_API_URL" in bare_desk.slugline("deploy", status=2).stderr
