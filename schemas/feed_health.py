"""How each feed was, at the end of each run."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from schemas.columns import NUMBER, TEXT, TEXTS, TIME_UTC, WHOLE, column


class Health(StrEnum):
    """How a feed is."""

    HEALTHY = "healthy"
    LEARNING = "learning"
    WARNING = "warning"
    SEVERE = "severe"


@dataclass(slots=True, kw_only=True)
class FeedHealth:
    """A feed at the end of a run: its silence, volume, gaps, rejects and latency."""

    run_id: str = column(TEXT, "The run that measured it (runs.run_id).", required=True)
    feed: str = column(TEXT, "Name of the feed.", required=True)
    measured_at: datetime = column(TIME_UTC, "When it was measured (UTC).", required=True)
    state: str = column(
        TEXT,
        "healthy; learning (too little history to tell, and nothing else is wrong); warning; "
        "severe (fails the run).",
        required=True,
    )
    findings: Sequence[str] = column(TEXTS, "What is wrong, a sentence each; the severe first.")
    newest_file_at: datetime | None = column(TIME_UTC, "When its newest file came (UTC).")
    silent_seconds: float | None = column(
        NUMBER, "Seconds from its newest file until the run looked."
    )
    usual_silence_seconds: float | None = column(
        NUMBER,
        "Seconds it may be silent: as feeds.toml sets, else the longest it ordinarily was about "
        "this hour of the week; null while its history is too short.",
    )
    files_today: int = column(
        WHOLE, "Files that came in the 24 hours before it was measured.", required=True
    )
    usual_files: float | None = column(
        NUMBER,
        "Median of the files of the same 24 hours of up to eight weeks before; null with fewer "
        "than three.",
    )
    missing_transmissions: Sequence[str] = column(
        TEXTS,
        "Transmission numbers missing between those that came, e.g. `f0705-f0707`: the first 20 "
        "ranges.",
    )
    reject_share: float | None = column(
        NUMBER,
        "Share of the documents of the run that were rejected, 0 to 1; null of none. A file "
        "without items or rejects counts as one.",
    )
    latency_seconds: float | None = column(
        NUMBER,
        "Median seconds from the time an item declares it was made until it landed, of the run; "
        "without items older than two weeks.",
    )
    usual_latency_seconds: float | None = column(
        NUMBER,
        "Median of the same over the runs of its flow in four weeks before; null with fewer than "
        "five.",
    )
