"""Settings: the SLUGLINE_ environment variables, read once where a command or flow begins.

Read by hand because `slugline sql` answers in under a second, of which importing a settings
library would take a third.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from warehouse import Lake

if TYPE_CHECKING:
    from transforms.enrich.stage import Enriching


class SettingsError(Exception):
    """A setting is wrong; the message names it and says what it takes."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How slugline is set up here. Paths are absolute."""

    lake: Lake
    feeds_file: Path
    schedule: str
    time_zone: str | None
    entities: str
    languages: str

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """The settings of an environment. Raises SettingsError."""
        catalog = environment.get("SLUGLINE_CATALOG") or "sqlite:lake/catalog.sqlite"
        kind, _, file = catalog.partition(":")
        if kind != "sqlite" or not file:
            raise SettingsError(
                f"SLUGLINE_CATALOG is {catalog!r}: give sqlite: and a path, "
                "as in sqlite:lake/catalog.sqlite"
            )
        return cls(
            lake=Lake(
                _path(file),
                _path(environment.get("SLUGLINE_DATA") or "lake/data"),
            ),
            feeds_file=_path(environment.get("SLUGLINE_FEEDS") or "feeds.toml"),
            schedule=environment.get("SLUGLINE_SCHEDULE") or "15 2 * * *",
            time_zone=environment.get("SLUGLINE_TIME_ZONE") or None,
            entities=environment.get("SLUGLINE_ENTITIES") or "spacy-sm",
            languages=environment.get("SLUGLINE_LANGUAGES") or "",
        )

    def enriching(self) -> "Enriching":
        """What reads names and languages. Raises SettingsError where that is not there."""
        from transforms.enrich import engines, language
        from transforms.enrich.stage import Enriching

        if self.entities != "none" and self.entities not in engines.ENGINES:
            raise SettingsError(
                f"SLUGLINE_ENTITIES is {self.entities!r}: "
                f"give one of {', '.join(engines.ENGINES)}, or none"
            )
        engine = None if self.entities == "none" else self.entities
        languages = tuple(self.languages.replace(",", " ").split()) or language.LANGUAGES
        try:
            if languages != language.LANGUAGES:  # those are known; asking loads the model
                language.detector(languages)
            engines.require(engine)
        except ValueError as error:
            raise SettingsError(f"SLUGLINE_LANGUAGES: {error}") from error
        except engines.ModelMissingError as error:
            raise SettingsError(str(error)) from error
        return Enriching(engine, languages)

    def environment(self) -> dict[str, str]:
        """The settings that are paths, as variables for a process that works in another folder."""
        return {
            "SLUGLINE_CATALOG": f"sqlite:{self.lake.catalog}",
            "SLUGLINE_DATA": str(self.lake.data),
            "SLUGLINE_FEEDS": str(self.feeds_file),
        }


def _path(text: str) -> Path:
    return Path(os.path.expanduser(text)).absolute()
