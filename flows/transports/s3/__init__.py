"""Buckets of object stores that speak S3: a folder, a file, a glob of keys."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

from boto3.s3.transfer import TransferConfig
from botocore.exceptions import ClientError

from flows.feeds import FeedConfig
from flows.transports.credentials import Credentials
from flows.transports.s3 import keys
from flows.transports.s3.client import client_of, place_of
from flows.transports.s3.errors import (
    DENIALS,
    Place,
    telling,
    telling_of_change,
    telling_of_file,
)
from flows.transports.s3.keys import Keys
from flows.transports.transport import (
    Asked,
    FeedError,
    Fetched,
    Listed,
    Sink,
    UnsettledError,
)
from schemas import Reason

CHUNK_BYTES = 256 * 1024
COPIED_AT_ONCE_BYTES = 5 * 2**30
"""The store copies a larger object only in parts."""
WORDLESS = {"301", "400", "403", "404"}
"""Answers to HEAD have no body that says more: a listing tells what is wrong."""


@contextmanager
def opened(feed: FeedConfig, credentials: Credentials, asked: Asked) -> Iterator["Bucket"]:
    """The feed's bucket, once the store has answered for it."""
    del asked
    name, taken = keys.of_url(feed.url or "", feed.move_to)
    client = client_of(feed, credentials, name)
    with closing(client):
        place = place_of(feed, name, client.meta.endpoint_url)
        bucket = Bucket(client, place, taken, is_settling=feed.settle_seconds > 0)
        bucket.check()
        yield bucket


@dataclass(frozen=True, slots=True)
class Bucket:
    """The keys of a bucket that a feed takes. The client serves several threads at once."""

    client: Any
    place: Place
    keys: Keys
    is_settling: bool

    def check(self) -> None:
        """Raise FeedError where the store is not there or the keys are refused.

        A user who may not list can still fetch one object.
        """
        try:
            with telling(self.place, but=WORDLESS):
                self.client.head_bucket(Bucket=self.place.bucket)
        except ClientError:
            self._check_in_words()

    def _check_in_words(self) -> None:
        try:
            with telling(self.place, but=DENIALS):
                self._first()
        except ClientError:
            return

    def list(self) -> Iterator[Listed]:
        """The objects, hidden ones and those that stand for folders passed over."""
        if self.keys.object and (found := self._object(self.keys.object)):
            yield found
            return
        if self.keys.object and self._is_empty():
            raise FeedError(
                f"the bucket {self.place.bucket} has no object {self.keys.object}, and none below "
                "it: check the url, and end it with / if it is a folder that may be empty"
            )
        yield from self._below(self.keys.prefix)

    def fetch(self, listed: Listed, into: Sink) -> Fetched:
        """Read an object. Raises UnreadableError, and UnsettledError when it has changed."""
        with telling_of_file(self.place):
            wanted = _if_match("IfMatch", listed) if self.is_settling else {}
            answer = self.client.get_object(Bucket=self.place.bucket, Key=listed.path, **wanted)
            size_bytes = 0
            with closing(answer["Body"]) as body:
                if self.is_settling and _is_other(answer, listed):
                    raise UnsettledError
                for chunk in body.iter_chunks(CHUNK_BYTES):
                    into.write(chunk)
                    size_bytes += len(chunk)
        # The headers of an answer tell the time less precisely than a listing does.
        told_at = None if _is_other(answer, listed) else listed.modified_at
        return Fetched(size_bytes, told_at or answer.get("LastModified"), _etag_of(answer))

    def delete(self, listed: Listed) -> None:
        """Delete an object, unless it is another by now, which has not landed."""
        with telling_of_change(self.place, f"cannot delete {listed.uri}"):
            if self._is_as_landed(listed):
                self.client.delete_object(Bucket=self.place.bucket, Key=listed.path)

    def move(self, listed: Listed, folder: str) -> None:
        """Copy an object within the store, and delete it, unless it is another by now."""
        target = self.keys.target(listed.path, folder)
        if target == listed.path:
            return
        with telling_of_change(self.place, f"cannot move {listed.uri}"):
            if self._is_as_landed(listed):
                self._copy(listed, target)
                self.client.delete_object(Bucket=self.place.bucket, Key=listed.path)

    def _is_as_landed(self, listed: Listed) -> bool:
        """Whether an object is the one that was fetched. Few stores delete on a condition."""
        found = self.client.head_object(Bucket=self.place.bucket, Key=listed.path)
        return not _is_other(found, listed)

    def _copy(self, listed: Listed, target: str) -> None:
        where = {
            "CopySource": {"Bucket": self.place.bucket, "Key": listed.path},
            "Bucket": self.place.bucket,
            "Key": target,
        }
        wanted = _if_match("CopySourceIfMatch", listed)
        if (listed.size_bytes or 0) <= COPIED_AT_ONCE_BYTES:
            self.client.copy_object(**where, **wanted)
        else:
            config = TransferConfig(use_threads=False)
            self.client.copy(**where, ExtraArgs=wanted, Config=config)

    def _object(self, key: str) -> Listed | None:
        """The object of a key; None where it is not there, or the store does not say."""
        try:
            with telling(self.place, but=WORDLESS):
                found = self.client.head_object(Bucket=self.place.bucket, Key=key)
        except ClientError:
            return None
        return self._listed(key, {**found, "Size": found.get("ContentLength")})

    def _is_empty(self) -> bool:
        """Whether no key begins with the prefix, not even one that is hidden or put away."""
        with telling(self.place):
            return not self._first().get("Contents")

    def _first(self) -> dict[str, Any]:
        """A listing of one key."""
        found: dict[str, Any] = self.client.list_objects_v2(
            Bucket=self.place.bucket, Prefix=self.keys.prefix, MaxKeys=1
        )
        return found

    def _below(self, prefix: str) -> Iterator[Listed]:
        """The objects whose keys begin with a prefix, page by page."""
        for page in self._pages(prefix):
            for found in page.get("Contents", ()):
                key = _decoded(found["Key"], page)
                is_folder = key.endswith("/") and not found.get("Size")
                if not is_folder and self.keys.has(key):
                    yield self._listed(key, found)
            for folder in page.get("CommonPrefixes", ()):
                longer = _decoded(folder["Prefix"], page)
                if not keys.is_text(longer):
                    yield self._listed(longer, {})
                elif self.keys.walks(longer):
                    yield from self._below(longer)

    def _pages(self, prefix: str) -> Iterator[dict[str, Any]]:
        # boto3 decodes keys by itself unless it is asked for, and garbles what is no UTF-8.
        asked = {"Bucket": self.place.bucket, "Prefix": prefix, "EncodingType": "url"}
        if not self.keys.is_listed_whole(prefix):
            asked["Delimiter"] = "/"
        with telling(self.place):
            for page in self.client.get_paginator("list_objects_v2").paginate(**asked):
                if not page.keys() & {"IsTruncated", "KeyCount", "Name"}:
                    raise FeedError(self.place.say("{host} is no object store: check endpoint_url"))
                yield page

    def _listed(self, key: str, found: dict[str, Any]) -> Listed:
        fault = None
        if not keys.is_text(key):
            fault = (Reason.UNREADABLE, "its key is no UTF-8: give it another")
        uri = keys.uri_of(self.place.bucket, key)
        return Listed(
            uri, key, found.get("Size"), found.get("LastModified"), _etag_of(found), fault
        )


def _decoded(key: str, page: dict[str, Any]) -> str:
    """A key of a page; stores that do not encode keys do not say that they do."""
    return keys.decoded(key) if page.get("EncodingType") == "url" else key


def _etag_of(found: dict[str, Any]) -> str | None:
    etag = str(found.get("ETag") or "").strip('"')
    return etag or None


def _if_match(name: str, listed: Listed) -> dict[str, str]:
    return {name: f'"{listed.etag}"'} if listed.etag else {}


def _is_other(answer: dict[str, Any], listed: Listed) -> bool:
    """Whether an answer is of another object than the one that was listed by the same key."""
    etag = _etag_of(answer)
    if etag and listed.etag:
        return etag != listed.etag
    return answer.get("ContentLength") != listed.size_bytes
