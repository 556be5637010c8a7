"""The flows that bring copy into the warehouse: nightly, backfill, and load for files by hand."""

from datetime import UTC, date, datetime, timedelta

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Failed

from flows import feeds as feeds_file
from flows.bring_in import bring_in
from flows.runs import THREADED, midnight
from flows.settings import Settings, SettingsError
from flows.transports import Asked
from warehouse import LakeError

NIGHT_SECONDS = 12 * 60 * 60
BACKFILL_SECONDS = 7 * 24 * 60 * 60


@flow(name="nightly", timeout_seconds=NIGHT_SECONDS, **THREADED)
def nightly(
    feeds: list[str] = [],  # noqa: B006 - the default fills the UI's form
    since: date | None = None,
) -> State[None]:
    """Pull the feeds, work what is new, land it, and check that it adds up.

    What has landed before is passed over, and a batch lands whole or not at all. A feed that is
    down fails the run in the end; the others land. The artifacts of the run tell what came of each
    feed, how the feed is, and what was rejected.

    Args:
        feeds: The feeds to pull; all of them where none is chosen.
        since: Only files changed on this day (UTC) or later; leave it empty for all that are new.
    """
    try:
        settings = Settings.read()
        chosen = feeds_file.choose(feeds_file.read(settings.feeds_file), feeds)
        return bring_in("nightly", chosen, settings, settings.enriching(), span(since, None))
    except (SettingsError, LakeError) as error:
        return Failed(message=str(error))


@flow(name="backfill", timeout_seconds=BACKFILL_SECONDS, **THREADED)
def backfill(feed: str, from_day: date, to_day: date) -> State[None]:
    """Pull what a feed holds of some days: for a feed that is new, or was down.

    What has landed before is passed over, so that it can be run again.

    Args:
        feed: The feed to pull.
        from_day: The first day (UTC) whose files are pulled, by the time they were changed.
        to_day: The last day, which is pulled too.
    """
    try:
        if to_day < from_day:
            return Failed(message=f"to_day {to_day} is before from_day {from_day}: swap them")
        settings = Settings.read()
        chosen = feeds_file.choose(feeds_file.read(settings.feeds_file), [feed])
        asked = span(from_day, to_day)
        return bring_in("backfill", chosen, settings, settings.enriching(), asked)
    except (SettingsError, LakeError) as error:
        return Failed(message=str(error))


@flow(name="load", **THREADED)
def load(paths: list[str], feed: str = "load", format: str = "auto") -> State[None]:
    """Land files or folders directly, without waiting for them to settle.

    Args:
        paths: Files, folders or globs.
        feed: Feed of feeds.toml to land them as, or a name of their own.
        format: Wire format, or auto.
    """
    try:
        settings = Settings.read()
        given = feeds_file.of_paths(paths, feed, format, settings.feeds_file)
        return bring_in("load", given, settings, settings.enriching(), span(None, None))
    except (SettingsError, LakeError) as error:
        return Failed(message=str(error))


def span(first: date | None, last: date | None) -> Asked:
    """What is asked of feeds now: the files of these days (UTC), both included."""
    return Asked(
        now=datetime.now(UTC),
        since=midnight(first) if first else None,
        until=midnight(last + timedelta(days=1)) if last else None,
    )
