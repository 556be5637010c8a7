"""Pulled files and their rows, for tests that need no disk."""

import hashlib
from datetime import UTC, datetime

from schemas import FeedFile
from transforms.source import Feed
from transforms.work import Rows, work

FEED = Feed("test", agency="Yonhap", time_zone="Asia/Seoul", language="en")
MODIFIED_AT = datetime(2026, 7, 20, tzinfo=UTC)


def pulled(content: str | bytes, name: str = "story.txt", modified_at: datetime = MODIFIED_AT):
    """A file as the puller gives it."""
    payload = content.encode() if isinstance(content, str) else content
    return FeedFile(
        run_id="run",
        feed="test",
        uri=f"file:///feed/{name}",
        pulled_at=MODIFIED_AT,
        file_id=hashlib.sha256(payload).hexdigest(),
        modified_at=modified_at,
        size_bytes=len(payload),
        payload=payload,
    )


def worked(content: str | bytes, name: str = "story.txt", feed: Feed = FEED) -> Rows:
    """The rows of one file."""
    return work([pulled(content, name)], feed)


def item_of(content: str | bytes, name: str = "story.txt", feed: Feed = FEED):
    """The one item of a file."""
    rows = worked(content, name, feed)
    assert not rows.rejects, rows.rejects
    (item,) = rows.items
    return item
