"""Credentials: from variables and Prefect blocks, and in nothing that anybody reads."""

import json
import subprocess
import sys
import urllib.request

import pytest

from flows.feeds import FeedConfig
from flows.transports import FeedError
from flows.transports.credentials import Credentials
from tests.flows.transports.servers.web import Reply, Web

SECRET = "hunter2 & co/é"


def feed(**fields) -> FeedConfig:
    return FeedConfig(name="wire", url="ftp://desk@127.0.0.1/", **fields)


def test_a_password_comes_from_a_variable_without_its_line_break(monkeypatch):
    monkeypatch.setenv("WIRE_PASSWORD", f"{SECRET}\n")
    assert Credentials.read(feed(password_from="env:WIRE_PASSWORD")).password == SECRET


@pytest.mark.parametrize("value", [None, "", "\n"])
def test_a_variable_that_is_not_set_is_told_by_its_name(monkeypatch, value):
    monkeypatch.delenv("WIRE_PASSWORD", raising=False)
    if value is not None:
        monkeypatch.setenv("WIRE_PASSWORD", value)
    with pytest.raises(FeedError, match="password_from names the variable WIRE_PASSWORD") as told:
        Credentials.read(feed(password_from="env:WIRE_PASSWORD"))
    assert not told.value.is_passing


def test_a_secret_is_masked_in_every_form(monkeypatch):
    monkeypatch.setenv("WIRE_PASSWORD", SECRET)
    credentials = Credentials.read(feed(password_from="env:WIRE_PASSWORD"))
    told = credentials.masked(f"530 {SECRET} is wrong: ftp://u:hunter2%20%26%20co%2F%C3%A9@h/")
    assert told == "530 *** is wrong: ftp://u:***@h/"
    assert "hunter2" not in repr(credentials)


def test_a_secret_that_begins_as_another_does_is_masked_whole():
    credentials = Credentials(password="abc", token="abcdef")
    assert credentials.masked("token=abcdef&password=abc") == "token=***&password=***"


BLOCKS = """
from prefect.blocks.system import Secret
from flows.feeds import FeedConfig
from flows.transports import FeedError
from flows.transports.credentials import Credentials
Secret(value="hunter2").save("wire-password")
def feed(name):
    return FeedConfig(name="wire", url="ftp://desk@127.0.0.1/", password_from=f"block:{name}")
assert Credentials.read(feed("wire-password")).password == "hunter2"
try:
    Credentials.read(feed("no-such"))
except FeedError as error:
    print(error)
"""


def test_a_password_comes_from_a_block_of_prefect(desk):
    done = subprocess.run(
        [sys.executable, "-c", BLOCKS],
        env=desk.environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stdout == (
        "password_from names the block no-such, which Prefect does not have: "
        "make a Secret block of that name in the UI\n"
    )


def test_a_secret_is_in_no_output_log_or_table(desk, prefect_server):
    """The server says it aloud in its refusal."""
    with Web() as web:
        refusal = Reply(b"no such apikey=hunter2", 403, {"X-Key": "hunter2"})
        web.answers["/items"] = refusal
        web.answers["/items?apikey=hunter2"] = refusal
        check_nothing_tells(desk, prefect_server, web)
        assert any("hunter2" in request.path for request in web.requests)


def check_nothing_tells(desk, prefect_server, web):
    desk.environment["WIRE_TOKEN"] = "hunter2"
    desk.write_feeds(
        f'[[feeds]]\nname = "wire"\nurl = "{web.url("/items")}"\n'
        'token_from = "env:WIRE_TOKEN"\ntoken_parameter = "apikey"'
    )
    done = desk.slugline("run", "--debug", status=1)
    assert "127.0.0.1" in done.stderr
    assert "hunter2" not in done.stdout + done.stderr
    for file in (desk.folder / "lake").rglob("*"):
        assert file.is_dir() or b"hunter2" not in file.read_bytes(), file
    for what in ("logs", "flow_runs", "task_runs", "artifacts"):
        request = urllib.request.Request(
            f"{prefect_server.api_url}/{what}/filter", b"{}", {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            assert "hunter2" not in json.dumps(json.load(answer))
