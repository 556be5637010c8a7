"""A run killed at any moment, and run again, leaves what an undisturbed run leaves."""

import os
import random
import signal
import subprocess
import time

import pytest

from tests.bench.generate import SHORT, write
from tests.conftest import Desk, heed_ctrl_c

FILES = 300
TABLES = {
    "feed_files": "* EXCLUDE (run_id, pulled_at)",
    "items": "*",
    "captions": "*",
    "item_entities": "*",
    "mentions": "*",
    "quotes": "*",
    "entities": "*",
    "entity_names": "*",
    "fingerprints": "*",
    "links": "*",
    "story_items": "*",
    "families": "*",
    "edits": "*",
    "copies": "*",
    "photos": "*",
    "photo_keys": "*",
    "rejects": "* EXCLUDE (run_id)",
}
FEEDS = '[[feeds]]\nname = "wire"\npath = "{}"\nagency = "Yonhap"\nsettle_seconds = 0\n'


def tables(desk: Desk) -> dict[str, list[dict[str, object]]]:
    return {
        name: desk.sql(
            f"SELECT md5(row::VARCHAR) AS md5 FROM (SELECT {columns} FROM {name}) AS row ORDER BY ALL"
        )
        for name, columns in TABLES.items()
    }


@pytest.fixture
def desk_with_names(make_desk, wire):
    """Further desks that read the wire, and the names in it."""

    def make(name: str) -> Desk:
        desk = make_desk(name)
        desk.environment["SLUGLINE_ENTITIES"] = "spacy-sm"
        desk.write_feeds(FEEDS.format(wire))
        return desk

    return make


@pytest.fixture
def wire(tmp_path):
    """Files of every outcome, in several batches."""
    folder = tmp_path / "in"
    write(folder, FILES, paragraphs=SHORT)
    (folder / "case-000077-again.txt").write_bytes((folder / "case-000077.txt").read_bytes())
    (folder / "case-000001-copy.txt").write_bytes((folder / "case-000200.txt").read_bytes())
    (folder / "empty.txt").touch()
    (folder / "link.txt").symlink_to("nowhere")
    return folder


def test_a_killed_run_leaves_no_trace(desk_with_names, request):
    undisturbed = desk_with_names("undisturbed")
    began = time.monotonic()
    undisturbed.slugline("run")
    seconds = time.monotonic() - began
    once = tables(undisturbed)
    assert len(once["items"]) == FILES
    undisturbed.slugline("run")
    twice = tables(undisturbed)

    chance = random.Random(2026)
    kills = request.config.getoption("--kills")
    for kill in range(kills):
        desk = desk_with_names(f"killed-{kill}")
        # Each kill falls in its own part of the run, at random within it.
        moment = (kill + chance.random()) / kills * seconds
        with subprocess.Popen(
            desk.command("run"), cwd=desk.folder, env=desk.environment, stdout=subprocess.DEVNULL
        ) as run:
            time.sleep(moment)
            run.send_signal(signal.SIGKILL)
        desk.slugline("run")
        states = [row["state"] for row in desk.sql("SELECT state FROM runs ORDER BY started_at")]
        assert states in (["completed"], ["died", "completed"], ["completed", "completed"])
        # A run killed behind its last word is a whole one, and the next finds all known.
        expected = twice if states[0] == states[-1] and len(states) == 2 else once
        assert tables(desk) == expected, f"killed after {moment:.2f} of {seconds:.2f} s"


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_a_run_told_to_stop_ends_soon_and_is_taken_up(desk_with_names, wire, told):
    """Ctrl-C reaches the run and its processes alike, in the middle of their answers too."""
    # Of three batches one is worked when the first has landed.
    write(wire, files := 500, paragraphs=SHORT)
    desk = desk_with_names("stopped")
    with subprocess.Popen(
        desk.command("run"),
        cwd=desk.folder,
        env=desk.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heed_ctrl_c,
    ) as run:
        assert run.stdout
        line = run.stdout.readline()
        assert "wire: 200 files" in line, run.stderr.read()
        os.killpg(run.pid, told)
        _, errors = run.communicate(timeout=60)
    assert run.returncode != 0
    assert "Traceback" not in errors
    desk.slugline("run")
    assert desk.sql("SELECT count(*) AS n FROM items") == [{"n": files}]
