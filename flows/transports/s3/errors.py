"""What an object store's errors mean, in words for the operator.

The store's own words are not among them: some repeat what they were sent.
"""

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectTimeoutError,
    CredentialRetrievalError,
    FlexibleChecksumError,
    HTTPClientError,
    IncompleteReadError,
    InvalidRegionError,
    NoCredentialsError,
    ParamValidationError,
    ProxyConnectionError,
    ReadTimeoutError,
    SSLError,
    TokenRetrievalError,
)
from botocore.exceptions import ConnectionError as NoConnectionError
from botocore.parsers import ResponseParserError
from urllib3.exceptions import HTTPError

from flows.transports.transport import FeedError, UnreadableError, UnsettledError
from schemas import Reason

FAILURES = (BotoCoreError, ClientError, ResponseParserError, HTTPError)
"""What boto3 raises. `HTTPError` is one of the connection that it lets through."""

OTHER_REGION = "the bucket {bucket} of {host} lies in another region: give its region"
NO_BUCKET = "{host} has no bucket {bucket}: check the url, endpoint_url and region"
NO_SESSION = "{host} refuses the session of the AWS credentials of this machine: log in again"
DENIED = "{host} denies access to the bucket {bucket}: let the user of the access key list it"
LASTING = {
    "NoSuchBucket": NO_BUCKET,
    "NoSuchKey": NO_BUCKET,
    "404": NO_BUCKET,
    "AccessDenied": DENIED,
    "AllAccessDisabled": DENIED,
    "403": DENIED,
    "InvalidAccessKeyId": "{host} does not know the access key: check {access_key}",
    "SignatureDoesNotMatch": "{host} refuses the secret key: check {secret_key}",
    "ExpiredToken": NO_SESSION,
    "InvalidToken": NO_SESSION,
    "TokenRefreshRequired": NO_SESSION,
    "RequestTimeTooSkewed": "{host} has another time: set the clock of this machine",
    "InvalidBucketName": "{host} takes {bucket} for no name of a bucket: check the url",
    "AuthorizationHeaderMalformed": OTHER_REGION,
    "PermanentRedirect": OTHER_REGION,
    "IllegalLocationConstraintException": OTHER_REGION,
    "301": OTHER_REGION,
}
DENIALS = {"AccessDenied", "403"}
ABSENCES = {"NoSuchKey", "404"}
CHANGES = {"PreconditionFailed", "412"}
REFUSED = "access is denied: let the user of the access key read it"
UNREADABLE = {
    "AccessDenied": REFUSED,
    "403": REFUSED,
    "InvalidObjectState": "it is archived: restore it in the object store first",
    "KMS.DisabledException": "its encryption key is disabled in the object store",
    "InvalidRequest": "the object store does not serve it: it may be encrypted with its own key",
}
"""Why one object cannot be read while others can, by the store's code."""
PASSING = {"RequestTimeout", "SlowDown", "TooManyRequests", "Throttling", "ThrottlingException"}
NO_CREDENTIALS = (
    "no AWS credentials were found: give access_key_from and secret_key_from, "
    "or set them up for the user who runs slugline"
)
PLAIN_TEXT = ("wrong_version_number", "http_request", "record_layer_failure")
"""What OpenSSL calls an answer that is no TLS."""
PAGE = "{host} answers with a page of the web: check endpoint_url, and whether the store is up"
CUT = "the connection to {host} was cut"
NO_ANSWER = "{host} did not answer within {timeout_seconds:g} seconds"
SENTENCES: tuple[tuple[type[Exception], str, bool], ...] = (
    (NoCredentialsError, NO_CREDENTIALS, False),
    (TokenRetrievalError, NO_SESSION, False),
    (CredentialRetrievalError, "the AWS credentials of this machine could not be got", True),
    (ParamValidationError, "{bucket} is no name of a bucket: check the url", False),
    (InvalidRegionError, "the region is no name of one, as eu-west-1 is: check it", False),
    (ConnectTimeoutError, NO_ANSWER, True),
    (ReadTimeoutError, NO_ANSWER, True),
    (ProxyConnectionError, "the proxy before {host} cannot be reached: check HTTPS_PROXY", True),
    (NoConnectionError, "{host} cannot be reached: check endpoint_url and the network", True),
    (HTTPClientError, CUT, True),
    (IncompleteReadError, CUT, True),
    (FlexibleChecksumError, "bytes from {host} came damaged", True),
    (HTTPError, CUT, True),
    (
        ResponseParserError,
        "{host} answers as no object store does, or was cut off: check endpoint_url",
        True,
    ),
)
"""Sentences, and whether it passes, by the first class that an error is of."""


@dataclass(frozen=True, slots=True)
class Place:
    """What sentences name: where the store is, and where its keys come from."""

    host: str
    bucket: str
    timeout_seconds: float
    access_key: str
    secret_key: str

    def say(self, sentence: str, **more: object) -> str:
        """A sentence with its names."""
        named = {name: getattr(self, name) for name in self.__slots__}
        return sentence.format(**named, **more)


@contextmanager
def telling(place: Place, but: Collection[str] = ()) -> Iterator[None]:
    """What the store and the connection raise as a FeedError, but for some codes."""
    try:
        yield
    except FAILURES as error:
        if isinstance(error, ClientError) and code_of(error) in but and not is_page(error):
            raise
        raise told(error, place) from error


@contextmanager
def telling_of_file(place: Place) -> Iterator[None]:
    """The same, with what is wrong with one object as UnreadableError or UnsettledError."""
    try:
        with telling(place, but=ABSENCES | CHANGES | UNREADABLE.keys()):
            yield
    except ClientError as error:
        code = code_of(error)
        if code in CHANGES:
            raise UnsettledError from error
        if code in ABSENCES:
            why = "it was listed, and gone when it was to be read"
            raise UnreadableError(Reason.MISSING, why) from error
        raise UnreadableError(Reason.UNREADABLE, UNREADABLE[code]) from error


@contextmanager
def telling_of_change(place: Place, what: str) -> Iterator[None]:
    """The same for putting away: an object that is gone or another by now is no error."""
    try:
        with telling(place, but=ABSENCES | CHANGES | DENIALS):
            yield
    except ClientError as error:
        if code_of(error) in DENIALS:
            raise FeedError(
                f"{what}: access is denied; let the user of the access key write and delete"
            ) from error


def told(error: Exception, place: Place) -> FeedError:
    """Why a feed cannot be pulled."""
    if isinstance(error, ClientError):
        return _told_by_code(error, place)
    if isinstance(error, SSLError):
        return _told_of_tls(error, place)
    for kind, sentence, is_passing in SENTENCES:
        if isinstance(error, kind):
            return FeedError(place.say(sentence), is_passing=is_passing)
    kind_name = type(error).__name__
    return FeedError(f"the AWS settings of this machine cannot be used ({kind_name}): mend them")


def code_of(error: ClientError) -> str:
    """The store's code for an error; the HTTP status where it gives none."""
    return re.sub(r"[^\w.-]", "", str(error.response.get("Error", {}).get("Code", "")))[:50]


def status_of(error: ClientError) -> int:
    """The HTTP status of an error."""
    return int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))


def is_page(error: ClientError) -> bool:
    """Whether the answer was a page of the web, as gateways and consoles give: no store does.

    One to HEAD has no page, whatever it says of it.
    """
    if error.operation_name.startswith("Head"):
        return False
    headers = error.response.get("ResponseMetadata", {}).get("HTTPHeaders", {})
    return str(headers.get("content-type", "")).startswith("text/html")


def _told_by_code(error: ClientError, place: Place) -> FeedError:
    code, status = code_of(error), status_of(error)
    is_passing = status >= 500 or status == 429 or code in PASSING
    if is_page(error):
        return FeedError(place.say(PAGE), is_passing=is_passing)
    if sentence := LASTING.get(code):
        return FeedError(place.say(sentence))
    if is_passing:
        return FeedError(
            place.say("{host} is busy or failing ({code})", code=code), is_passing=True
        )
    # A code that is none of ours: what it is about is said by the status.
    if sentence := LASTING.get(str(status)):
        return FeedError(f"{place.say(sentence)} ({code})")
    return FeedError(place.say("{host} refuses to serve the bucket {bucket} ({code})", code=code))


def _told_of_tls(error: SSLError, place: Place) -> FeedError:
    why = str(error).lower()
    if "certificate" in why:
        return FeedError(
            place.say(
                "the certificate of {host} is not trusted: check its address, or give ca_file"
            )
        )
    if any(sign in why for sign in PLAIN_TEXT):
        return FeedError(place.say("{host} speaks no TLS: check endpoint_url, http:// or https://"))
    return FeedError(place.say(CUT), is_passing=True)
