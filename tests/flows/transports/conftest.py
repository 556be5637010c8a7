"""What tests of several transports share: a web server, a secret."""

import pytest

from tests.flows.transports.servers.web import Web
from tests.flows.transports.servers.web_feed import SECRET


@pytest.fixture(scope="module")
def server():
    with Web() as web:
        yield web


@pytest.fixture
def web(server):
    server.answers.clear()
    server.requests.clear()
    return server


@pytest.fixture
def secret(monkeypatch):
    monkeypatch.setenv("WIRE_SECRET", SECRET)
    return "env:WIRE_SECRET"
