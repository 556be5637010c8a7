"""Settings: the SLUGLINE_ environment variables, read once where a command or flow begins.

Read by hand because `slugline sql` answers in under a second, of which importing a settings
library would take a third.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from warehouse import Lake, LakeError
from warehouse.location import absolute

if TYPE_CHECKING:
    from transforms.enrich.stage import Enriching

MOST_REPORT_DAYS = 3660


class SettingsError(Exception):
    """A setting is wrong; the message names it and says what it takes."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How slugline is set up here. Paths are absolute."""

    lake: Lake
    feeds_file: Path
    schedule: str
    maintain_schedule: str
    time_zone: str | None
    entities: str
    languages: str
    report_days: int

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """The settings of an environment. Raises SettingsError."""
        try:
            lake = Lake.of(environment)
        except LakeError as error:
            raise SettingsError(str(error)) from None
        return cls(
            lake=lake,
            feeds_file=absolute(environment.get("SLUGLINE_FEEDS") or "feeds.toml"),
            schedule=environment.get("SLUGLINE_SCHEDULE") or "15 2 * * *",
            maintain_schedule=environment.get("SLUGLINE_MAINTAIN_SCHEDULE") or "45 4 * * 0",
            time_zone=environment.get("SLUGLINE_TIME_ZONE") or None,
            entities=environment.get("SLUGLINE_ENTITIES") or "spacy-sm",
            languages=environment.get("SLUGLINE_LANGUAGES") or "",
            report_days=_days(environment.get("SLUGLINE_REPORT_DAYS") or "7"),
        )

    @property
    def html_report(self) -> Path:
        """Where the report in HTML is, if there is one."""
        return self.lake.catalog.with_name("report.html")

    @property
    def folder(self) -> Path:
        """The folder for what is kept beside the warehouse: Prefect's database, logs, spools."""
        return self.lake.catalog.parent

    def check_schedules(self) -> None:
        """Raises SettingsError where a schedule or the time zone is none."""
        from cronsim import CronSim, CronSimError

        for name, schedule in (
            ("SLUGLINE_SCHEDULE", self.schedule),
            ("SLUGLINE_MAINTAIN_SCHEDULE", self.maintain_schedule),
        ):
            try:
                CronSim(schedule, datetime.now(UTC))
            except CronSimError as error:
                raise SettingsError(
                    f"{name} is {schedule!r}, which is no cron schedule ({error}): "
                    "give five fields, as in 15 2 * * *"
                ) from None
        try:
            ZoneInfo(self.time_zone or "UTC")
        except (ValueError, OSError, KeyError):
            raise SettingsError(
                f"SLUGLINE_TIME_ZONE is {self.time_zone!r}: give an IANA name, as Asia/Seoul"
            ) from None

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
        """The settings as variables, for a process that works in another folder."""
        return {
            "SLUGLINE_CATALOG": f"sqlite:{self.lake.catalog}",
            "SLUGLINE_DATA": str(self.lake.data),
            "SLUGLINE_FEEDS": str(self.feeds_file),
            "SLUGLINE_SCHEDULE": self.schedule,
            "SLUGLINE_MAINTAIN_SCHEDULE": self.maintain_schedule,
            "SLUGLINE_TIME_ZONE": self.time_zone or "",
            "SLUGLINE_ENTITIES": self.entities,
            "SLUGLINE_LANGUAGES": self.languages,
            "SLUGLINE_REPORT_DAYS": str(self.report_days),
        }


def _days(text: str) -> int:
    """The days of the report that nightly makes: 0 for none. Raises SettingsError."""
    if not text.isdecimal() or int(text) > MOST_REPORT_DAYS:
        raise SettingsError(
            f"SLUGLINE_REPORT_DAYS is {text!r}: give the days that the report of nightly is of, "
            f"1 to {MOST_REPORT_DAYS}, or 0 for no report"
        )
    return int(text)
