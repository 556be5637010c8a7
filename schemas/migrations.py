"""Migrations that the warehouse has had."""

from dataclasses import dataclass
from datetime import datetime

from schemas.columns import TEXT, TIME_UTC, column


@dataclass(slots=True, kw_only=True)
class Migration:
    """A migration that the warehouse has had."""

    name: str = column(
        TEXT,
        "Its file in warehouse/migrations, without .sql; or `views:` and which views the lake has.",
        required=True,
    )
    applied_at: datetime = column(TIME_UTC, "When it was applied (UTC).", required=True)
