"""`slugline serve`: the deployments, the schedule, runs of the UI, stops and kills."""

import json
import os
import re
import signal
import subprocess
import urllib.request
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from flows import server
from tests.bench.generate import SHORT, write
from tests.conftest import bare_desk_in
from tests.flows import serving
from tests.flows.test_killed import TABLES
from tests.flows.test_nightly import write_stories
from warehouse import LakeError, connect, open_for_writing

ZONE = "Asia/Kathmandu"  # a quarter of an hour off all others, and no summer time
FEEDS = '[[feeds]]\nname = "{0}"\npath = "{0}"\nsettle_seconds = 0\n'
FILES = 4000
SECRET = "open-sesame-4711"


def tables(desk):
    """The rows of all tables, but for when and in which run they came."""
    with connect(desk.lake) as lake:
        return {
            name: lake.execute(
                f"SELECT md5(row::VARCHAR) FROM (SELECT {columns} FROM {name}) AS row ORDER BY ALL"
            ).fetchall()
            for name, columns in TABLES.items()
        }


def items_of(desk):
    """How many items have landed; none while there is no warehouse, or it is being made."""
    try:
        with connect(desk.lake) as lake:
            return lake.execute("SELECT count(*) FROM items").fetchall()[0][0]
    except LakeError:
        return 0


@pytest.fixture(scope="module")
def soon():
    """A minute that comes when the desk serves, as its schedule."""
    return datetime.now(ZoneInfo(ZONE)) + timedelta(seconds=120)


@pytest.fixture(scope="module")
def desk_served(tmp_path_factory, soon):
    """A desk of two feeds that is served, with the nightly run a minute ahead."""
    desk = bare_desk_in(tmp_path_factory.mktemp("served"))
    write_stories(desk.folder / "harbor", 3)
    write_stories(desk.folder / "wharf", 2, start=50)
    desk.write_feeds(FEEDS.format("harbor"), FEEDS.format("wharf"))
    # A project of the user's own, of the same names as our packages, must not be in the way.
    (desk.folder / "flows").mkdir()
    (desk.folder / "flows" / "__init__.py").write_text("raise RuntimeError('not ours')")
    desk.environment |= {
        "SLUGLINE_SCHEDULE": f"{soon.minute} {soon.hour} * * *",
        "SLUGLINE_MAINTAIN_SCHEDULE": "45 4 * * 0",
        "SLUGLINE_TIME_ZONE": ZONE,
        "HARBOR_PASSWORD": SECRET,
    }
    with serving.served(desk) as served:
        yield served


def test_the_ui_offers_the_flows_with_the_feeds_there_are(desk_served, soon):
    with urllib.request.urlopen(f"{desk_served.url}/", timeout=30) as page:
        assert b"<title>" in page.read()
    found = desk_served.deployments()
    assert sorted(found) == sorted(serving.FLOWS)
    assert {name: set(one["tags"]) for name, one in found.items()} == {
        name: {"slugline", name} for name in serving.FLOWS
    }
    crons = {
        name: [(s["schedule"]["cron"], s["schedule"]["timezone"]) for s in one["schedules"]]
        for name, one in found.items()
        if one["schedules"]
    }
    assert crons == {
        "nightly": [(f"{soon.minute} {soon.hour} * * *", ZONE)],
        "maintain": [("45 4 * * 0", ZONE)],
    }
    assert '["harbor", "wharf"]' in json.dumps(found["nightly"]["parameter_openapi_schema"])
    assert all(one["description"] for one in found.values())


def test_nothing_is_told_to_the_outside(desk_served):
    settings = serving.ask(f"{desk_served.api}/admin/settings")
    assert settings["server"]["analytics_enabled"] is False
    assert settings["server"]["ui"]["show_promotional_content"] is False
    assert settings["server"]["api"]["host"] == "127.0.0.1"


def test_a_run_of_the_ui_lands_its_items_and_tells_it_in_plain_words(desk_served):
    run = desk_served.trigger("nightly", feeds=["harbor"])
    ended = desk_served.ended(run)
    assert (ended["state"]["type"], ended["state"]["message"]) == ("COMPLETED", "3 files: 3 items")
    assert re.fullmatch(r"nightly \d{4}-\d\d-\d\d harbor", ended["name"])
    assert sorted(ended["tags"]) == ["nightly", "slugline"]
    rows = desk_served.desk.sql(f"SELECT run_id, items FROM runs WHERE run_id = '{run}'")
    assert rows == [{"run_id": run, "items": 3}]

    lines = desk_served.summed_up(run)
    messages = [line["message"] for line in lines]
    assert messages[1:] == ["harbor: 3 files: 3 items", "nightly: 3 files: 3 items"]
    assert {line["level"] for line in lines} == {20}
    assert not re.search(r"Traceback|NoneType|Error", "\n".join(messages))


def test_runs_of_the_ui_and_of_a_terminal_wait_for_who_writes(desk_served):
    desk = desk_served.desk
    write_stories(desk.folder / "wharf", 4, start=60)
    waiting = "waiting for a mounting of hulls (process"
    with open_for_writing(desk.lake, "a mounting of hulls"):
        run = desk_served.trigger("nightly", feeds=["wharf"])
        command = subprocess.Popen(
            desk.command("run", "wharf"),
            cwd=desk.folder,
            env=desk.environment | {"PREFECT_API_URL": desk_served.api},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert command.stdout
        assert waiting in command.stdout.readline()
        serving.wait_for(
            lambda: [line for line in desk_served.logs(run) if waiting in line["message"]]
        )
    command.communicate(timeout=serving.PATIENCE_SECONDS)
    assert command.returncode == 0
    assert desk_served.ended(run)["state"]["type"] == "COMPLETED"
    assert desk.sql("SELECT count(*) AS n FROM items WHERE feed = 'wharf'") == [{"n": 6}]


@pytest.mark.parametrize(
    ("setting", "value", "says"),
    [
        pytest.param("SLUGLINE_SCHEDULE", "61 2 * * *", "SLUGLINE_SCHEDULE is", id="no cron"),
        pytest.param("SLUGLINE_SCHEDULE", "daily", "give five fields", id="a word for a cron"),
        pytest.param("SLUGLINE_TIME_ZONE", "Mars/Olympus", "give an IANA name", id="no time zone"),
        pytest.param("SLUGLINE_FEEDS", "nowhere.toml", "SLUGLINE_FEEDS", id="no feeds.toml"),
        pytest.param("SLUGLINE_CATALOG", "sqlite:/proc/lake/c", "cannot write", id="no folder"),
    ],
)
def test_a_wrong_setting_is_one_sentence(bare_desk, setting, value, says):
    bare_desk.write_feeds(FEEDS.format("harbor"))
    bare_desk.environment[setting] = value
    done = bare_desk.slugline("serve", status=2)
    assert says in done.stderr
    assert done.stderr.startswith("slugline: ")
    assert done.stderr.count("\n") == 1


def test_a_port_that_is_taken_is_an_error(bare_desk, desk_served):
    bare_desk.write_feeds(FEEDS.format("harbor"))
    port = desk_served.url.rpartition(":")[2]
    done = bare_desk.slugline("serve", "--port", port, status=2)
    assert done.stderr == f"slugline: port {port} is taken: choose another with --port\n"


def test_a_second_serve_of_a_warehouse_names_the_first(desk_served):
    done = desk_served.desk.slugline("serve", "--port", server.free_port(), status=2)
    assert done.stderr == (
        f"slugline: slugline serve runs for this warehouse already, at {desk_served.url} "
        f"(process {desk_served.process.pid}): use that one, or stop it\n"
    )


@pytest.fixture
def big_desk(tmp_path):
    """A desk with a feed of some thousand files: batches have landed while others are to come."""
    desk = bare_desk_in(tmp_path)
    write(desk.folder / "in", FILES, paragraphs=SHORT)
    desk.write_feeds(f'[[feeds]]\nname = "wire"\npath = "{desk.folder}/in"\nsettle_seconds = 0\n')
    return desk


def under_way(served, landed):
    """The id of a run of which a batch has landed behind those that had."""
    run = served.trigger("nightly")
    serving.wait_for(lambda: items_of(served.desk) > landed)
    return run


def test_a_run_killed_or_stopped_with_serve_is_completed_by_the_next(
    big_desk, desk_served, tmp_path_factory
):
    port = server.free_port()
    with serving.served(big_desk, port) as served:
        killed = under_way(served, 0)
        assert len(served.processes()) > 4  # the command, the server, the runner, the run, workers
        served.told(signal.SIGKILL)
        served.is_gone()
    landed = items_of(big_desk)
    assert 0 < landed < FILES
    assert landed % 1000 == 0  # whole batches
    with open_for_writing(big_desk.lake, "whoever comes next"):
        assert server.is_free(port)

    with serving.served(big_desk, port) as served:
        state = served.ended(killed)["state"]
        assert (state["type"], state["message"].split(";")[0]) == (
            "CRASHED",
            "slugline serve was killed",
        )
        stopped = under_way(served, landed)
        assert served.told(signal.SIGINT) == (0, "stopped\n", "")
        served.is_gone()
    assert items_of(big_desk) % 1000 == 0

    with serving.served(big_desk, port) as served:
        state = serving.ask(f"{served.api}/flow_runs/{stopped}")["state"]
        assert (state["type"], state["message"].split(";")[0]) == (
            "CANCELLED",
            "slugline serve was stopped",
        )
        completed = served.ended(served.trigger("nightly"))
        assert completed["state"]["type"] == "COMPLETED", completed["state"]["message"]
        assert served.told(signal.SIGTERM) == (0, "stopped\n", "")
        served.is_gone()
    undisturbed = bare_desk_in(tmp_path_factory.mktemp("undisturbed"))
    undisturbed.write_feeds((big_desk.folder / "feeds.toml").read_text())
    undisturbed.environment["PREFECT_API_URL"] = desk_served.api
    undisturbed.slugline("run")
    assert tables(big_desk) == tables(undisturbed)


def test_the_nightly_run_happens_by_itself_on_its_schedule(desk_served, soon):
    wanted = {"flow_runs": {"state": {"type": {"any_": list(serving.ENDED)}}}}

    def scheduled():
        ran = serving.ask(f"{desk_served.api}/flow_runs/filter", wanted)
        return [run for run in ran if run["auto_scheduled"]]

    (run,) = serving.wait_for(scheduled)
    assert (run["state"]["type"], run["created_by"]["type"]) == ("COMPLETED", "SCHEDULE")
    assert re.fullmatch(r"nightly \d{4}-\d\d-\d\d", run["name"])
    due = datetime.fromisoformat(run["expected_start_time"])
    assert due == soon.replace(second=0, microsecond=0)
    (row,) = desk_served.desk.sql(f"SELECT state, feeds FROM runs WHERE run_id = '{run['id']}'")
    assert row == {"state": "completed", "feeds": ["harbor", "wharf"]}


def test_a_runner_that_is_killed_ends_all_and_says_where_to_look(desk_served):
    os.kill(desk_served.process_of("flows.serve"), signal.SIGKILL)
    output, errors = desk_served.process.communicate(timeout=serving.PATIENCE_SECONDS)
    folder = desk_served.desk.folder / "lake"
    said = f"slugline: the runner ended by itself: see {folder / 'prefect-runner.log'}\n"
    assert (desk_served.process.returncode, output, errors) == (1, "", said)
    desk_served.is_gone()
    logs = [log.read_text() for log in folder.glob("prefect-*.log")]
    assert not any("Traceback" in log or SECRET in log for log in logs)
