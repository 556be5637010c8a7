"""Feeds of known files on servers of the loopback, each in a process of its own.

A server's modules are imported in its process alone, and their work is not counted as ours.
"""

import json
import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

BODY = b"DORAN, Jan. 12 (Hanul) -- The boats left on Monday, the port said.\n" * 50
CHANGED_AT = 1_768_200_000
CHANGED = "2026-01-12T06:40:00Z"
ETAG = '"1"'
"""The entity tag that the web server gives to every file."""


@dataclass(frozen=True, slots=True)
class Served:
    """A feed that is served: its keys in feeds.toml, and the variables that they name."""

    keys: dict[str, str]
    variables: dict[str, str] = field(default_factory=dict)


def names(files: int) -> list[str]:
    """The names of so many files."""
    return [f"case-{number:06d}.txt" for number in range(files)]


@contextmanager
def s3(files: int, folder: Path) -> Iterator[Served]:
    """An object store."""
    del folder
    from tests.flows.transports.servers.store import OWNER, Store

    store = Store()
    store.put_many(store.make_bucket("wire"), [f"in/{name}" for name in names(files)], BODY)
    keys = {"access_key_from": "env:BENCH_S3_KEY", "secret_key_from": "env:BENCH_S3_SECRET"}
    secrets = (OWNER["aws_access_key_id"], OWNER["aws_secret_access_key"])
    try:
        yield Served(
            {"url": "s3://wire/in/", "endpoint_url": store.url, "region": "eu-west-1", **keys},
            dict(zip(("BENCH_S3_KEY", "BENCH_S3_SECRET"), secrets, strict=True)),
        )
    finally:
        store.close()


@contextmanager
def sftp(files: int, folder: Path) -> Iterator[Served]:
    """An SSH server."""
    from tests.flows.transports.servers import sftp as servers

    root, keys = folder / "root", folder / "keys"
    keys.mkdir()
    with servers.running(root, keys) as server:
        for name in names(files):
            server.write(f"in/{name}", BODY, CHANGED_AT)
        known_hosts = str(server.known_hosts(folder / "known_hosts"))
        url = f"sftp://{servers.USER}@127.0.0.1:{server.port}/in"
        yield Served(
            {"url": url, "password_from": "env:BENCH_SFTP", "known_hosts": known_hosts},
            {"BENCH_SFTP": servers.PASSWORD},
        )


@contextmanager
def ftp(files: int, folder: Path) -> Iterator[Served]:
    """An FTP server."""
    from tests.flows.transports.servers import ftp as servers

    root, keys = folder / "root", folder / "keys"
    root.mkdir()
    keys.mkdir()
    with servers.running(root, keys) as server:
        for name in names(files):
            server.write(f"in/{name}", BODY, CHANGED_AT)
        variables = {"BENCH_FTP": servers.PASSWORD}
        yield Served({"url": server.url("in"), "password_from": "env:BENCH_FTP"}, variables)


@contextmanager
def imap(files: int, folder: Path) -> Iterator[Served]:
    """A mailbox of dovecot."""
    del folder
    from tests.flows.transports.servers import dovecot

    with dovecot.running() as server:
        server.deliver("ann", *[b"From: desk@hanul.example\n\n" + BODY] * files)
        url = f"imap://ann@127.0.0.1:{server.port}/"
        ca_file = str(server.certificates.authority)
        keys = {"url": url, "password_from": "env:BENCH_IMAP", "ca_file": ca_file}
        yield Served(keys, {"BENCH_IMAP": dovecot.PASSWORD})


@contextmanager
def http_exact(files: int, folder: Path) -> Iterator[Served]:
    """A web server whose index, as Caddy's, has sizes and times."""
    del folder
    row = {"size": len(BODY), "mod_time": CHANGED, "is_dir": False}
    index = json.dumps([{"name": name, **row} for name in names(files)])
    with _web(files, index, "application/json") as served:
        yield served


@contextmanager
def http_links(files: int, folder: Path) -> Iterator[Served]:
    """A web server whose index has links alone: each file is asked for, by its entity tag."""
    del folder
    links = "\n".join(f'<a href="{name}">{name}</a>' for name in names(files))
    with _web(files, f"<html><pre>{links}</pre></html>", "text/html") as served:
        yield served


@contextmanager
def _web(files: int, index: str, kind: str) -> Iterator[Served]:
    from tests.flows.transports.servers.web import Reply, Web

    with Web() as server:
        server.answers["/in/"] = Reply(index.encode(), headers={"Content-Type": kind})
        for name in names(files):
            server.answers[f"/in/{name}"] = Reply(BODY, etag=ETAG)
        yield Served({"url": server.url("/in/")})


SERVERS: dict[str, Callable[[int, Path], AbstractContextManager[Served]]] = {
    "s3": s3,
    "sftp": sftp,
    "ftp": ftp,
    "imap": imap,
    "http-exact": http_exact,
    "http-links": http_links,
}


@contextmanager
def served(name: str, files: int, folder: Path) -> Iterator[Served | None]:
    """A server of so many files, in a process of its own; its files go into the folder.

    None where there is no such server here.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(name, files, folder, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours.recv()
    finally:
        ours.close()
        process.join()


def _serve(name: str, files: int, folder: Path, line: Connection) -> None:
    """Serve until the other end of the line is closed."""
    try:
        with SERVERS[name](files, folder) as feed:
            line.send(feed)
            line.poll(None)
    except pytest.skip.Exception:  # dovecot is not installed
        line.send(None)
