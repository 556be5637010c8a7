"""The flow that works stored files again with today's parsers, and replaces their rows at once."""

import shutil
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.futures import PrefectFuture
from prefect.states import Completed, Failed

from flows import feeds as feeds_file
from flows import rejects as rejects_file
from flows import workers
from flows.bring_in import AHEAD, whole
from flows.runs import THREADED, Run, midnight, open_lake
from flows.settings import Settings, SettingsError
from schemas import FeedFile
from transforms import PARSER_VERSION
from transforms.enrich.stage import Enriching
from transforms.source import Feed
from warehouse import LakeError, replace, stored
from warehouse.stored import Choice, Chosen

DAYS_SECONDS = 2 * 24 * 60 * 60


@flow(name="reprocess", timeout_seconds=DAYS_SECONDS, **THREADED)
def reprocess(
    feeds: list[str] = [],  # noqa: B006 - the defaults fill the UI's form
    formats: list[str] = [],  # noqa: B006
    outdated_only: bool = True,
    rejected_only: bool = False,
    rejects: list[str] = [],  # noqa: B006
    from_day: date | None = None,
    to_day: date | None = None,
    where: str = "",
) -> State[None]:
    """Work stored files again with today's parsers, and replace their rows in one transaction.

    Readers see the old rows or the new ones, and items that are found again keep their ids. To
    replay rejects after a fix, switch "Rejected only" on.

    Args:
        feeds: Only files of these feeds; of all feeds where none is chosen.
        formats: Only files that were read as these formats; as any where none is chosen.
        outdated_only: Only files of which an older slugline, or other settings of names, read an
            item. Rejects that are asked for are worked in any case.
        rejected_only: Only files of which a document was rejected.
        rejects: Only the files of these rejects, by the ids that "slugline rejects" lists.
        from_day: Only files pulled on this day (UTC) or later.
        to_day: Only files pulled on this day (UTC) or earlier.
        where: Only files for which this holds: a condition in SQL on the columns of feed_files, as
            size_bytes > 10000, or feed = 'load' for a feed that is not in feeds.toml.
    """
    try:
        settings = Settings.read()
        enriching = settings.enriching()
        known = feeds_file.read(settings.feeds_file) if settings.feeds_file.exists() else []
        as_now = {feed.name: feed.feed() for feed in known}
        with open_lake(settings, "reprocess") as lake:
            choice = Choice(
                feeds=feeds,
                formats=formats,
                file_ids=rejects_file.file_ids(lake, rejects),
                outdated_only=outdated_only and not (rejected_only or rejects),
                rejected_only=rejected_only,
                pulled_from=midnight(from_day) if from_day else None,
                pulled_until=midnight(to_day + timedelta(days=1)) if to_day else None,
                where=where,
            )
            chosen = stored.chosen(
                lake, choice, parser_version=PARSER_VERSION, names_by=enriching.names_by
            )
            run = Run.begin(lake, settings, "reprocess", feeds)
            return work_again(run, settings, chosen, as_now, enriching)
    except (SettingsError, LakeError) as error:
        return Failed(message=str(error))


def work_again(
    run: Run, settings: Settings, chosen: Chosen, feeds: dict[str, Feed], enriching: Enriching
) -> State[None]:
    """Work the chosen files, then replace their rows. The state's message tells what changed."""
    run.files_found = len(chosen)
    folder = settings.folder / "staged"
    shutil.rmtree(folder, ignore_errors=True)  # of a run that was killed
    folder.mkdir(parents=True)
    done = 0
    with workers.pool(-(-len(chosen) // stored.BATCH_FILES)) as pool:
        batches = stored.payloads(run.lake, chosen)
        for files, name in staged(batches, feeds, enriching, pool, folder):
            done += files
            run.show_progress(done, f"{name}: {files:,} files worked again")
    replaced = replace.replace(run.lake, run.run_id, folder)
    shutil.rmtree(folder)
    left = chosen.not_kept
    told = (
        f"{replaced.files:,} files worked again: {replaced.items:,} items where "
        f"{replaced.items_before:,} were, {replaced.items_kept:,} under their old ids; "
        f"{replaced.rejects:,} rejects where {replaced.rejects_before:,} were"
        + (f"; {left:,} files left alone, whose bytes are not stored" if left else "")
    )
    message = run.end()
    run.show_progress(done, f"reprocess: {told}")
    return Failed(message=message) if message else Completed(message=told)


def staged(
    batches: Iterable[list[FeedFile]],
    feeds: dict[str, Feed],
    enriching: Enriching,
    pool: Executor | None,
    folder: Path,
) -> Iterator[tuple[int, str]]:
    """Work the batches, a little ahead, and stage their rows; the files and feed of each."""
    waiting: deque[PrefectFuture[Any]] = deque()
    for number, files in enumerate(batches):
        feed = feeds.get(files[0].feed, Feed(files[0].feed))
        waiting.append(work_batch.submit(whole(files), feed, enriching, pool, folder, number))
        if len(waiting) > AHEAD:
            yield waiting.popleft().result()
    yield from (future.result() for future in waiting)


@task(cache_policy=NO_CACHE, persist_result=False, task_run_name="work {feed.name}")
def work_batch(
    files: list[FeedFile],
    feed: Feed,
    enriching: Enriching,
    pool: Executor | None,
    folder: Path,
    number: int,
) -> tuple[int, str]:
    """Turn stored files into rows, and write those where they wait for the rest."""
    tables = workers.tables_of(files, feed, enriching, pool, {})
    replace.stage(folder, number, tables)
    return len(files), feed.name
