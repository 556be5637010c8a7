"""Credentials: the secrets of a feed, from where feeds.toml says they are."""

import os
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, quote_plus

from flows.transports.transport import FeedError

if TYPE_CHECKING:
    from flows.feeds import FeedConfig

MASK = "***"


@dataclass(frozen=True, slots=True, repr=False)
class Credentials:
    """The secrets of a feed, each None where feeds.toml names none. Its repr shows none of them."""

    password: str | None = None
    token: str | None = None
    passphrase: str | None = None
    access_key: str | None = None
    secret_key: str | None = None

    @classmethod
    def read(cls, feed: "FeedConfig") -> "Credentials":
        """The secrets that a feed names. Raises FeedError where one is not there."""
        named = {f.name: getattr(feed, f"{f.name}_from") for f in fields(cls)}
        return cls(**{name: _secret(source, name) for name, source in named.items() if source})

    def masked(self, text: str) -> str:
        """A text without the secrets, should a library or a server have put one into it."""
        secrets = [secret for f in fields(self) if (secret := getattr(self, f.name))]
        forms = {form(secret) for secret in secrets for form in (str, _quoted, quote_plus)}
        for form in sorted(forms, key=len, reverse=True):  # one may begin as another does
            text = text.replace(form, MASK)
        return text


def _quoted(secret: str) -> str:
    return quote(secret, safe="")


def _secret(source: str, name: str) -> str:
    """The secret at `env:VARIABLE` or `block:NAME`."""
    kind, _, where = source.partition(":")
    if kind == "env":
        what, secret = "variable", os.environ.get(where, "")
    else:
        what, secret = "block", _of_block(where, name)
    if not (secret := secret.strip("\r\n")):  # a secret from a file ends in a line break
        raise FeedError(f"{name}_from names the {what} {where}, which is not set")
    return secret


def _of_block(where: str, name: str) -> str:
    """The value of a Secret block of Prefect."""
    import httpx
    from prefect.blocks.system import Secret

    try:
        found: Any = Secret.load(where).get()  # type: ignore[union-attr]  # not awaited: it is sync here
    except httpx.HTTPError as error:
        raise FeedError(
            f"{name}_from names the block {where}, and Prefect does not answer", is_passing=True
        ) from error
    except ValueError:
        raise FeedError(
            f"{name}_from names the block {where}, which Prefect does not have: "
            "make a Secret block of that name in the UI"
        ) from None
    if not isinstance(found, str):
        raise FeedError(f"{name}_from names the block {where}, whose secret is no text")
    return found
