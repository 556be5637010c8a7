"""The listing of a feed by the bare library that its transport stands on: no listing is faster."""

import asyncio
import imaplib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from ftplib import FTP
from urllib.parse import urlsplit

import asyncssh
import boto3
import httpx

from tests.bench.served import ETAG, Served, names

CONNECTIONS = 4
"""As many as a feed has by itself."""


def s3(feed: Served, files: int) -> int:
    """boto3's paginator."""
    del files
    client = boto3.client(
        "s3",
        endpoint_url=feed.keys["endpoint_url"],
        region_name=feed.keys["region"],
        aws_access_key_id=feed.variables["BENCH_S3_KEY"],
        aws_secret_access_key=feed.variables["BENCH_S3_SECRET"],
    )
    pages = client.get_paginator("list_objects_v2").paginate(Bucket="wire", Prefix="in/")
    found = sum(len(page["Contents"]) for page in pages)
    client.close()
    return found


def sftp(feed: Served, files: int) -> int:
    """asyncssh's scandir."""
    del files

    async def listed() -> int:
        address = urlsplit(feed.keys["url"])
        login = {
            "username": address.username,
            "password": feed.variables["BENCH_SFTP"],
            "known_hosts": feed.keys["known_hosts"],
            "client_keys": None,
            "config": None,
        }
        async with (
            asyncssh.connect(address.hostname, address.port, **login) as connection,
            connection.start_sftp_client() as client,
        ):
            found = [name.filename async for name in client.scandir("/in")]
            return len(found) - 2  # . and .. are listed too

    return asyncio.run(listed())


def ftp(feed: Served, files: int) -> int:
    """ftplib's MLSD."""
    del files
    address = urlsplit(feed.keys["url"])
    with FTP(encoding="utf-8") as client:  # noqa: S321  # it is what is measured
        client.connect(address.hostname or "", address.port or 0)
        client.login(address.username or "", feed.variables["BENCH_FTP"])
        return sum(facts["type"] == "file" for _, facts in client.mlsd("in"))


def imap(feed: Served, files: int) -> int:
    """imaplib's FETCH of sizes and times, in one command."""
    del files
    address = urlsplit(feed.keys["url"])
    login = f"\0{address.username}\0{feed.variables['BENCH_IMAP']}".encode()
    with imaplib.IMAP4(address.hostname or "", address.port or 0) as client:
        client.authenticate("PLAIN", lambda _: login)
        client.select("INBOX", readonly=True)
        _, answers = client.uid("FETCH", "1:*", "(RFC822.SIZE INTERNALDATE)")
        return len(answers)


def http_exact(feed: Served, files: int) -> int:
    """httpx's GET of the index, and its JSON."""
    del files
    return len(httpx.get(feed.keys["url"], headers={"Accept": "application/json"}).json())


def http_links(feed: Served, files: int) -> int:
    """httpx's conditional GET of every file, as many at once as a feed has connections."""
    url, known = feed.keys["url"], {"If-None-Match": ETAG}
    with (
        httpx.Client(limits=httpx.Limits(max_connections=CONNECTIONS)) as client,
        ThreadPoolExecutor(CONNECTIONS) as threads,
    ):
        answers = threads.map(lambda name: client.get(url + name, headers=known), names(files))
        return sum(answer.status_code == httpx.codes.NOT_MODIFIED for answer in answers)


LIMITS: dict[str, Callable[[Served, int], int]] = {
    "s3": s3,
    "sftp": sftp,
    "ftp": ftp,
    "imap": imap,
    "http-exact": http_exact,
    "http-links": http_links,
}
