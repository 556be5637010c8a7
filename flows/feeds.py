"""feeds.toml: the feeds, as the operator writes them down."""

import os
import posixpath
import re
import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import Literal
from urllib.parse import SplitResult, parse_qsl, urlsplit
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from flows.settings import SettingsError
from flows.transports import TRANSPORTS
from transforms.formats import FORMATS
from transforms.source import Feed

REFERENCE = r"^(env:[A-Za-z_]\w*|block:[a-z0-9][a-z0-9-]*)$"
A_REFERENCE = "env:VARIABLE, or block:NAME of a Secret block of Prefect; never the secret itself."
LOOKS_SECRET = re.compile(
    r"(.*[_.-])?(api[_-]?|access[_-]?)?(key|token|secret|passw(or)?d|passwd|pwd|sig|signature|auth)",
    re.IGNORECASE,
)
FILES = ("key_file", "known_hosts", "ca_file")
"""Keys that name a file of this machine, relative to feeds.toml."""


class FeedConfig(BaseModel):
    """One feed: where its files are, and what is known of them beforehand.

    Keys of some transports alone are those that TRANSPORTS says they take.
    """

    # What was given is not shown: a password may stand where a reference to one belongs.
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    name: str = Field(pattern=r"^[A-Za-z0-9][\w.-]*$", description="Short name, unique.")
    path: str | None = Field(
        None, min_length=1, description="Folder, file or glob; relative to feeds.toml."
    )
    url: str | None = Field(None, min_length=1, description="Where the files are elsewhere.")
    agency: str | None = Field(None, description="Agency, where all files are one agency's.")
    format: str = Field("auto", description="Wire format, or auto.")
    time_zone: str = Field("UTC", description="IANA name of the zone of the feed's local dates.")
    language: str | None = Field(
        None, pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", description="BCP 47 tag."
    )
    settle_seconds: float = Field(
        2.0, ge=0, description="A file changed within this time is left for the next run."
    )
    after: Literal["leave", "move", "delete"] = Field(
        "leave", description="What becomes of a file at its source once it has landed."
    )
    move_to: str | None = Field(
        None, min_length=1, description='Folder that `after = "move"` moves files to.'
    )
    silent_after_hours: float | None = Field(
        None, gt=0, description="Hours without a file that are too long; else they are learned."
    )
    connections: int = Field(4, ge=1, le=32, description="Files fetched at once.")
    timeout_seconds: float = Field(30, gt=0, description="How long to wait for the source.")
    user: str | None = Field(None, min_length=1, description="User, where the url has none.")
    password_from: str | None = Field(None, pattern=REFERENCE, description=A_REFERENCE)
    token_from: str | None = Field(None, pattern=REFERENCE, description=A_REFERENCE)
    token_header: str | None = Field(
        None, description="HTTP header that takes the token; else Authorization: Bearer."
    )
    token_parameter: str | None = Field(None, description="Parameter of the url that takes it.")
    key_file: str | None = Field(None, description="Private key of an SSH user.")
    passphrase_from: str | None = Field(None, pattern=REFERENCE, description=A_REFERENCE)
    known_hosts: str | None = Field(None, description="Host keys; else ~/.ssh/known_hosts.")
    ca_file: str | None = Field(None, description="Certificates that the server's is signed by.")
    access_key_from: str | None = Field(None, pattern=REFERENCE, description=A_REFERENCE)
    secret_key_from: str | None = Field(None, pattern=REFERENCE, description=A_REFERENCE)
    endpoint_url: str | None = Field(None, description="Address of an object store not Amazon's.")
    region: str | None = Field(None, description="Region of the object store.")
    next: str | None = Field(
        None, description="Path in JSON, as links.next, to the next page's address or cursor."
    )
    cursor_parameter: str | None = Field(None, description="Parameter that takes the cursor.")
    since_parameter: str | None = Field(None, description="Parameter for the earliest time.")
    until_parameter: str | None = Field(None, description="Parameter for the latest time.")
    pages: int = Field(100, ge=1, le=10_000, description="Pages of a poll in one run, at most.")

    @field_validator("format")
    @classmethod
    def _format_is_known(cls, value: str) -> str:
        if value != "auto" and value not in FORMATS:
            raise ValueError(f"{value!r} is not one of auto, {', '.join(FORMATS)}")
        return value

    @field_validator("time_zone")
    @classmethod
    def _zone_is_known(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ValueError, OSError, KeyError):
            raise ValueError(f"{value!r} is no IANA time zone, as Asia/Seoul is") from None
        return value

    @field_validator("url")
    @classmethod
    def _url_is_one_that_is_read(cls, value: str | None) -> str | None:
        if value is None:
            return value
        parts = urlsplit(value)
        if parts.scheme not in TRANSPORTS or not parts.netloc:
            kinds = ", ".join(f"{scheme}://" for scheme in TRANSPORTS if scheme != "file")
            raise ValueError(f"give an address with a host, of one of {kinds}; path takes folders")
        if parts.password is not None:
            raise ValueError("it holds a password: take it out, and give password_from")
        if any(LOOKS_SECRET.fullmatch(name) for name, _ in parse_qsl(parts.query)):
            raise ValueError(
                "it seems to hold a secret: take it out, and give token_from and token_parameter"
            )
        try:
            _ = parts.port
        except ValueError:
            raise ValueError("its port is no number up to 65535") from None
        return value

    @field_validator("endpoint_url")
    @classmethod
    def _endpoint_has_no_secret(cls, value: str | None) -> str | None:
        if value and "@" in urlsplit(value).netloc:
            raise ValueError("it holds a user: give access_key_from and secret_key_from")
        return value

    @model_validator(mode="after")
    def _keys_go_together(self) -> "FeedConfig":
        if (self.path is None) == (self.url is None):
            raise ValueError("give either path or url")
        if (self.after == "move") != (self.move_to is not None):
            raise ValueError('after = "move" and move_to go together')
        if self.move_to and posixpath.normpath(self.move_to) == ".":
            raise ValueError("move_to is the feed's own folder: give another")
        special = frozenset[str]().union(*(transport.takes for transport in TRANSPORTS.values()))
        takes = TRANSPORTS[self.scheme].takes
        if wrong := sorted((self.model_fields_set & special) - takes):
            raise ValueError(f"{wrong[0]} is not for {self.scheme} feeds")
        if self.scheme in ("http", "https") and self.after != "leave":
            raise ValueError('files of a web server can only be left: after = "leave"')
        if self.cursor_parameter and not self.next:
            raise ValueError("cursor_parameter needs next, the path in JSON of the cursor")
        if (self.token_header or self.token_parameter) and not self.token_from:
            raise ValueError("token_header and token_parameter need token_from")
        return self

    @property
    def scheme(self) -> str:
        """The name in TRANSPORTS of what pulls the feed."""
        return self.address_parts.scheme if self.url else "file"

    @property
    def address(self) -> str:
        """Where the feed is, without secrets: its path or its url."""
        return self.url or self.path or ""

    @property
    def address_parts(self) -> SplitResult:
        """The url in its parts."""
        return urlsplit(self.url or "")

    def feed(self) -> Feed:
        """What the parsers are told of the feed."""
        return Feed(
            name=self.name,
            agency=self.agency,
            format=self.format,
            time_zone=self.time_zone,
            language=self.language,
        )


class FeedsFile(BaseModel):
    """feeds.toml: a list of [[feeds]]."""

    model_config = ConfigDict(extra="forbid")

    feeds: list[FeedConfig] = Field(min_length=1)

    @model_validator(mode="after")
    def _names_are_unique(self) -> "FeedsFile":
        names = [feed.name for feed in self.feeds]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise ValueError(f"two feeds are called {twice!r}")
        return self


def read(file: Path) -> list[FeedConfig]:
    """The feeds of a feeds.toml, their paths absolute. Raises SettingsError."""
    try:
        text = file.read_text(encoding="utf-8")
        feeds = FeedsFile.model_validate(tomllib.loads(text)).feeds
    except FileNotFoundError:
        raise SettingsError(
            f"there is no {file}: write one, or set SLUGLINE_FEEDS to where yours is"
        ) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{file} cannot be read: {error}") from None
    except ValidationError as error:
        raise SettingsError(f"{file}: {_first_fault(error)}") from None
    return [_with_absolute_paths(feed, file.parent) for feed in feeds]


def _with_absolute_paths(feed: FeedConfig, folder: Path) -> FeedConfig:
    """The feed, its files and folders of this machine as absolute paths."""
    named = {key: getattr(feed, key) for key in ("path", *FILES)}
    absolute = {
        key: str(folder / os.path.expanduser(value)) for key, value in named.items() if value
    }
    return feed.model_copy(update=absolute)


def choose(feeds: list[FeedConfig], names: list[str]) -> list[FeedConfig]:
    """The feeds of these names, in the order of feeds.toml; all where none is named."""
    known = [feed.name for feed in feeds]
    if unknown := [name for name in names if name not in known]:
        raise SettingsError(
            f"there is no feed {unknown[0]!r} in feeds.toml: there are {', '.join(known)}"
        )
    return [feed for feed in feeds if not names or feed.name in names]


def of_paths(paths: list[str], name: str, format_name: str, file: Path) -> list[FeedConfig]:
    """A feed for each path, called `name`, whose files need not settle.

    It is the feed of that name in feeds.toml, elsewhere, if there is one; a format other than
    `auto` goes before the feed's own. Raises SettingsError.
    """
    known = {feed.name: feed for feed in read(file)} if file.exists() else {}
    fields = asdict(known[name].feed()) if name in known else {"name": name}
    if format_name != "auto":
        fields["format"] = format_name
    try:
        return [
            FeedConfig(**{**fields, "path": os.path.abspath(path), "settle_seconds": 0})
            for path in dict.fromkeys(paths)
        ]
    except ValidationError as error:
        raise SettingsError(_first_fault(error)) from None


def _first_fault(error: ValidationError) -> str:
    """The first fault of a validation in words: which feed, which key, what is wrong."""
    fault = error.errors()[0]
    place = [str(part + 1) if isinstance(part, int) else part for part in fault["loc"]]
    where = " ".join(place).replace("feeds ", "feed ", 1)
    message = fault["msg"].removeprefix("Value error, ")
    if fault["type"] == "extra_forbidden":
        message = f"no such key; there are {', '.join(FeedConfig.model_fields)}"
    return f"{where}: {message}" if where else message
