"""Make the report: ask the warehouse, write the page beside its place, and move it there."""

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from flows import ui_pages
from flows.html_report.figures import Figures
from flows.html_report.page import page
from flows.html_report.window import windows
from flows.settings import Settings
from warehouse import Lake, LakeError, connect

DAYS = 7


@dataclass(frozen=True, slots=True)
class Made:
    """A report that was made: where it is, and what it is of."""

    file: Path
    about: str


def renew(settings: Settings, day: date | None = None, days: int | None = None) -> Made:
    """Make the report where it is looked for, and where Prefect's UI shows it."""
    made = make(settings.lake, settings.html_report, day, days)
    ui_pages.show_report(settings.html_report)
    return made


def make(lake: Lake, file: Path, day: date | None = None, days: int | None = None) -> Made:
    """Make the report of so many days up to one, or up to the newest. Raises LakeError.

    Without `days` it is of a week, or of the day that is given. Who looks at the file meanwhile
    sees the one before, and that stays where this one fails.
    """
    now = datetime.now(UTC)
    with connect(lake) as connection:
        found = windows(connection, now, day, days or (1 if day else DAYS))
        figures = Figures.of(connection, found) if found else None
    write(file, page(figures, now))
    return Made(file, found.wire.title if found else "an empty warehouse")


def write(file: Path, text: str) -> None:
    """Write a file whole or not at all. Raises LakeError where it cannot be written."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(file)
    except OSError as error:
        raise LakeError(
            f"the report cannot be written to {file} ({(error.strerror or 'unknown').lower()})"
        ) from error
    finally:
        beside.unlink(missing_ok=True)
