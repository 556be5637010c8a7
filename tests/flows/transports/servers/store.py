"""A real object store on the loopback: moto's server, with users and their keys where wanted."""

import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import Request, urlopen

import boto3
from moto.core import DEFAULT_ACCOUNT_ID
from moto.s3.models import s3_backends
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

HOST = "127.0.0.1"
OWNER = {
    "aws_access_key_id": "owner",
    "aws_secret_access_key": "owners",
    "region_name": "eu-west-1",
}


class Quiet(WSGIRequestHandler):
    """Answers without a line for each request."""

    def log_request(self, *_: object) -> None:
        return


class Store:
    """An object store, and what its owner does in it."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        app = DomainDispatcherApplication(create_backend_app)
        self.server: BaseWSGIServer = make_server(
            HOST, 0, app, threaded=True, request_handler=Quiet, ssl_context=tls
        )
        self.port: int = self.server.server_port
        self.url = f"{'https' if tls else 'http'}://{HOST}:{self.port}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)
        self.thread.start()
        self.owner = boto3.client("s3", endpoint_url=self.url, **OWNER) if not tls else None

    def close(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()
        if self.owner:
            self.owner.close()

    def make_bucket(self, name: str) -> str:
        self.owner.create_bucket(
            Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
        )
        return name

    def put(self, bucket: str, objects: dict[str, bytes], **more: str) -> None:
        for key, body in objects.items():
            self.owner.put_object(Bucket=bucket, Key=key, Body=body, **more)

    def put_many(self, bucket: str, keys: list[str], body: bytes) -> None:
        """Objects straight into the store's memory: thousands of requests take a minute."""
        backend = s3_backends[DEFAULT_ACCOUNT_ID]["aws"]
        for key in keys:
            backend.put_object(bucket, key, body)

    def keys(self, bucket: str) -> list[str]:
        found = self.owner.list_objects_v2(Bucket=bucket)
        return [each["Key"] for each in found.get("Contents", ())]

    def body(self, bucket: str, key: str) -> bytes:
        return self.owner.get_object(Bucket=bucket, Key=key)["Body"].read()

    @contextmanager
    def user(self, name: str, *allowed: tuple[str, str]) -> Iterator[tuple[str, str]]:
        """The keys of a user who may do this alone; meanwhile the store checks who asks."""
        iam = boto3.client("iam", endpoint_url=self.url, **OWNER)
        iam.create_user(UserName=name)
        statements = [{"Effect": "Allow", "Action": a, "Resource": r} for a, r in allowed]
        policy = json.dumps({"Version": "2012-10-17", "Statement": statements})
        if allowed:
            iam.put_user_policy(UserName=name, PolicyName="feeds", PolicyDocument=policy)
        key = iam.create_access_key(UserName=name)["AccessKey"]
        iam.close()
        self._check_who_asks(after=0)
        try:
            yield key["AccessKeyId"], key["SecretAccessKey"]
        finally:
            self._check_who_asks(after=float("inf"))

    def _check_who_asks(self, after: float) -> None:
        address, words = f"{self.url}/moto-api/reset-auth", {"Content-Type": "text/plain"}
        asked = Request(address, str(after).encode(), words, method="POST")
        with urlopen(asked, timeout=10) as answer:
            answer.read()
