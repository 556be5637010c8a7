"""Runs of the flows, with their counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from schemas.columns import TEXT, TEXTS, TIME_UTC, WHOLE, column


class RunState(StrEnum):
    """How a run stands."""

    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"
    DIED = "died"


@dataclass(slots=True, kw_only=True)
class Run:
    """A run of a flow, with its counts."""

    run_id: str = column(TEXT, "Id of the run: its flow run id in Prefect.", required=True)
    flow: str = column(
        TEXT, "Flow that ran: nightly, load, backfill, reprocess or maintain.", required=True
    )
    feeds: Sequence[str] = column(TEXTS, "Feeds it was to work.")
    started_at: datetime = column(TIME_UTC, "When it began (UTC).", required=True)
    ended_at: datetime | None = column(TIME_UTC, "When it ended (UTC); null while it runs.")
    state: str = column(
        TEXT,
        "running, completed, failed (a feed or a check failed; what landed stays), or died "
        "(ended without a word; the next run takes up the files it left).",
        required=True,
    )
    message: str | None = column(TEXT, "What went wrong, in a sentence.")
    slugline_version: str = column(TEXT, "Version of slugline.", required=True)
    files_received: int = column(WHOLE, "Files pulled, as the puller counted them.", required=True)
    files_left: int = column(
        WHOLE, "Files left for the next run: changed within the settle time.", required=True
    )
    files_resumed: int = column(
        WHOLE,
        "Files not pulled again: a run that died before this one landed them.",
        required=True,
    )
    files_items: int = column(WHOLE, "Files whose items landed.", required=True)
    files_duplicate: int = column(WHOLE, "Files whose bytes had landed before.", required=True)
    files_not_news: int = column(WHOLE, "Files without a news item.", required=True)
    files_rejected: int = column(WHOLE, "Files refused, or that could not be read.", required=True)
    items: int = column(WHOLE, "Items landed.", required=True)
    captions: int = column(WHOLE, "Captions landed.", required=True)
    rejects: int = column(WHOLE, "Documents rejected.", required=True)
    mentions: int | None = column(
        WHOLE, "Names found in bodies; null for runs before names were read."
    )
    quotes: int | None = column(WHOLE, "Quotations found; null as above.")
    files_known: int | None = column(
        WHOLE,
        "Files passed over, for the listing has them as they landed; null for runs before 0.4.0.",
    )
