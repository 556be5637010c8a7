"""The client of an object store: boto3's, as a feed sets it up."""

import logging
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import botocore.session
from boto3.session import Session
from botocore.config import Config
from botocore.loaders import Loader

from flows.feeds import FeedConfig
from flows.transports.credentials import Credentials
from flows.transports.s3.errors import Place, telling
from flows.transports.transport import FeedError

for library in ("boto3", "botocore", "s3transfer", "urllib3.connectionpool"):
    # What they warn of is in the errors too; tracebacks of theirs are not for the operator.
    logging.getLogger(library).setLevel(logging.CRITICAL)

THIS_MACHINE = "the AWS credentials of this machine"


def client_of(feed: FeedConfig, credentials: Credentials, bucket: str) -> Any:
    """A client with the feed's keys, or those that AWS' own settings give. Raises FeedError."""
    if bool(credentials.access_key) != bool(credentials.secret_key):
        raise FeedError("access_key_from and secret_key_from go together: give both, or neither")
    if feed.ca_file and not Path(feed.ca_file).is_file():
        raise FeedError(f"there is no {feed.ca_file}: mend ca_file")
    try:
        with telling(place_of(feed, bucket)):
            return _session_of(credentials).client(
                "s3",
                region_name=feed.region,
                endpoint_url=feed.endpoint_url,
                verify=feed.ca_file,
                config=_config_of(feed),
            )
    except ValueError as error:
        raise FeedError("endpoint_url is no address, as https://store.example.net is") from error


def _session_of(credentials: Credentials) -> Session:
    session = botocore.session.get_session()
    session.register_component("data_loader", _descriptions())
    parsers = session.get_component("response_parser_factory")
    parsers.set_parser_defaults(timestamp_parser=time_of)
    return Session(
        aws_access_key_id=credentials.access_key,
        aws_secret_access_key=credentials.secret_key,
        botocore_session=session,
    )


@cache
def _descriptions() -> Loader:
    """The descriptions of Amazon's services, which take a while to read, for all clients."""
    found: Loader = botocore.session.get_session().get_component("data_loader")
    return found


def time_of(text: str) -> datetime | None:
    """A time of a listing or a header, in UTC; None where it is none.

    botocore's own reading of them takes half the time of listing a bucket.
    """
    try:
        read = datetime.fromisoformat if text[:1].isdigit() else parsedate_to_datetime
        found = read(text)
        return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _config_of(feed: FeedConfig) -> Config:
    return Config(
        connect_timeout=feed.timeout_seconds,
        read_timeout=feed.timeout_seconds,
        max_pool_connections=feed.connections,
        # The task tries again, and later than a client would.
        retries={"total_max_attempts": 1, "mode": "standard"},
        # Stores that are not Amazon's seldom have a name for each bucket.
        s3={"addressing_style": "path"} if feed.endpoint_url else None,
        # Not all of them know the sums that newer clients send.
        request_checksum_calculation="when_required",
    )


def place_of(feed: FeedConfig, bucket: str, endpoint_url: str | None = None) -> Place:
    """What sentences about a feed's bucket name, its store at an endpoint."""
    address = urlsplit(endpoint_url or feed.endpoint_url or "")
    host = address.netloc.rpartition("@")[2] or "the object store"
    has_keys = feed.access_key_from is not None
    return Place(
        host,
        bucket,
        feed.timeout_seconds,
        "access_key_from" if has_keys else THIS_MACHINE,
        "secret_key_from" if has_keys else THIS_MACHINE,
    )
