"""feeds.toml: the feeds, as the operator writes them down."""

import os
import tomllib
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from flows.settings import SettingsError
from transforms.formats import FORMATS
from transforms.source import Feed


class FeedConfig(BaseModel):
    """One feed: where its files are, and what is known of them beforehand."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=r"^[A-Za-z0-9][\w.-]*$", description="Short name, unique.")
    path: str = Field(min_length=1, description="Folder, file or glob; relative to feeds.toml.")
    agency: str | None = Field(None, description="Agency, where all files are one agency's.")
    format: str = Field("auto", description="Wire format, or auto.")
    time_zone: str = Field("UTC", description="IANA name of the zone of the feed's local dates.")
    language: str | None = Field(
        None, pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", description="BCP 47 tag."
    )
    settle_seconds: float = Field(
        2.0, ge=0, description="A file changed within this time is left for the next run."
    )

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
    return [
        feed.model_copy(update={"path": str(file.parent / os.path.expanduser(feed.path))})
        for feed in feeds
    ]


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
    fields = known[name].model_dump() if name in known else {"name": name}
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
