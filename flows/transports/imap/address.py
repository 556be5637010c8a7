"""What a feed's url says of a mailbox: the account, the folder, the uris of its messages."""

from datetime import datetime, timedelta
from urllib.parse import quote, unquote

from flows.feeds import FeedConfig
from flows.transports.credentials import Credentials
from flows.transports.imap.session import Account
from flows.transports.transport import Asked, FeedError

PORTS = {"imap": 143, "imaps": 993}
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
DAY = timedelta(days=1)
MAIL_YEARS = range(1971, 9999)
"""Years whose days servers search for; nothing is lost by asking for all beyond."""


def account_of(feed: FeedConfig, credentials: Credentials) -> Account:
    """Whose mailbox a feed reads, and where. Raises FeedError for what feeds.toml lacks."""
    parts = feed.address_parts
    if not parts.hostname:
        raise FeedError(f"{feed.url} names no host")
    user = unquote(parts.username) if parts.username else feed.user
    if not user:
        raise FeedError(f"{feed.url} names no user: give user, or user@ before the host")
    if not credentials.password:
        raise FeedError(f"there is no password for {user} at {parts.hostname}: give password_from")
    return Account(
        host=parts.hostname,
        port=parts.port or PORTS[feed.scheme],
        is_tls=feed.scheme == "imaps",
        user=user,
        password=credentials.password,
        timeout_seconds=feed.timeout_seconds,
        ca_file=feed.ca_file,
    )


def folder_of(feed: FeedConfig) -> str:
    """The folder that the url names; INBOX, whose case does not matter, where it names none."""
    parts = feed.address_parts
    if parts.query or parts.fragment:
        raise FeedError(f"{feed.url}: write %3F for a ? in a folder's name, and %23 for a #")
    try:
        folder = unquote(parts.path, errors="strict").strip("/")
    except UnicodeDecodeError:
        raise FeedError(f"{feed.url}: the folder's name is not in UTF-8") from None
    return "INBOX" if folder.upper() in ("", "INBOX") else folder


def uri_of(feed: FeedConfig, folder: str) -> str:
    """The folder as a URI (RFC 5092)."""
    parts = feed.address_parts
    user = quote(unquote(parts.username or feed.user or ""), safe="")
    host = parts.hostname or ""
    place = f"[{host}]" if ":" in host else host
    if parts.port not in (None, PORTS[feed.scheme]):
        place += f":{parts.port}"
    return f"{feed.scheme}://{user}@{place}/{quote(folder, safe='/')}"


def criteria(asked: Asked) -> str:
    """What is searched for: messages not marked deleted, of the days around the asked span.

    Servers search by the day alone, in whatever zone, so that a day more on both sides is asked.
    """
    words = ["UNDELETED"]
    if asked.since and asked.since.year in MAIL_YEARS:
        words.append(f"SINCE {_day(asked.since - DAY)}")
    if asked.until and asked.until.year in MAIL_YEARS:
        words.append(f"BEFORE {_day(asked.until + 2 * DAY)}")
    return " ".join(words)


def _day(time: datetime) -> str:
    return f"{time.day}-{MONTHS[time.month - 1]}-{time.year}"
