"""What a run brought of each feed."""

from dataclasses import dataclass
from datetime import datetime

from schemas.columns import NUMBER, TEXT, TIME_UTC, WHOLE, column


@dataclass(slots=True, kw_only=True)
class FeedRun:
    """A feed in a run, with its counts."""

    run_id: str = column(TEXT, "The run (runs.run_id).", required=True)
    feed: str = column(TEXT, "Name of the feed.", required=True)
    state: str = column(TEXT, "completed, or failed: it could not be pulled whole.", required=True)
    message: str | None = column(TEXT, "Why it failed, in a sentence.")
    seconds: float = column(
        NUMBER,
        "From the start of the run's listing until its last batch landed, "
        "the batches of feeds before it included.",
        required=True,
    )
    files_known: int = column(
        WHOLE, "Files passed over: listed as they landed before.", required=True
    )
    files_left: int = column(WHOLE, "Files left for the next run: not finished.", required=True)
    files_received: int = column(WHOLE, "Files pulled.", required=True)
    files_items: int = column(WHOLE, "Files whose items landed.", required=True)
    files_duplicate: int = column(WHOLE, "Files whose bytes had landed before.", required=True)
    files_not_news: int = column(WHOLE, "Files without a news item.", required=True)
    files_rejected: int = column(WHOLE, "Files refused, or that could not be read.", required=True)
    items: int = column(WHOLE, "Items landed.", required=True)
    rejects: int = column(WHOLE, "Documents rejected.", required=True)
    newest_item_at: datetime | None = column(
        TIME_UTC, "Time of its newest item: when the version was made, else received (UTC)."
    )
