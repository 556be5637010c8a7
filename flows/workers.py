"""The processes that work batches, where there is more than one batch to work."""

import gc
import multiprocessing
import os
import signal
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from mmap import ACCESS_READ, mmap

import pyarrow as pa

from flows.server import end_with
from schemas import FeedFile, Outcome, Reason, Reject, to_table
from transforms.enrich.stage import Enriching
from transforms.source import Feed
from transforms.work import work

OBJECTS_BEFORE_COLLECTION = 200_000
"""A batch makes tens of thousands of objects that live to its end: looking for rubbish among
them after every 700, as Python does, takes a fifth of the time."""


@contextmanager
def pool(batches: int) -> Iterator[Executor | None]:
    """Processes to work so many batches, one a core; None where one batch is all there is."""
    if batches < 2:
        yield None
        return
    processes = min(os.cpu_count() or 1, batches)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, _begin, (os.getpid(),)) as executor:
        # A process starts with a submission, and ends with the thread that submitted: so all of
        # them start here, not in the short-lived thread of a task.
        # Ctrl-C reaches them too; they must not take it before they have begun to ignore it.
        was = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
        for _ in range(processes):
            executor.submit(int)
        signal.pthread_sigmask(signal.SIG_SETMASK, was)
        try:
            yield executor
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise


def tables_of(
    files: list[FeedFile],
    feed: Feed,
    enriching: Enriching,
    executor: Executor | None,
    stands_at: Mapping[str, str],
) -> dict[str, pa.Table]:
    """The rows of pulled files as tables, worked in the pool or, without one, here.

    `stands_at` has the local files of those that were too large to carry, by uri.
    """
    if executor is None:
        return _tables_of(files, feed, enriching, stands_at)
    return executor.submit(_tables_of, files, feed, enriching, stands_at).result()


def _tables_of(
    files: list[FeedFile], feed: Feed, enriching: Enriching, stands_at: Mapping[str, str]
) -> dict[str, pa.Table]:
    rejects: list[Reject] = []
    in_place = [_in_place(file, stands_at.get(file.uri), rejects) for file in files]
    tables = work(in_place, feed, enriching).tables()
    tables["rejects"] = pa.concat_tables([tables["rejects"], to_table(rejects, Reject)])
    return tables


def _in_place(file: FeedFile, stands_at: str | None, rejects: list[Reject]) -> FeedFile:
    """The file, its bytes mapped from where they are if they were too many to carry.

    One that is gone or has changed since it was pulled is rejected. The map closes with the last
    that holds it: what a damaged archive leaves behind may hold it a little longer.
    """
    if file.outcome is not None or stands_at is None:
        return file
    try:
        with open(stands_at, "rb") as source:
            if os.fstat(source.fileno()).st_size != file.size_bytes:
                raise FileNotFoundError(2, "it changed after it was pulled")
            mapped = mmap(source.fileno(), 0, access=ACCESS_READ)
    except OSError as error:
        # Without its id it is not known as landed: the next run tries it again.
        rejects.append(
            Reject(
                run_id=file.run_id,
                feed=file.feed,
                uri=file.uri,
                file_id=None,
                position=0,
                reason=Reason.MISSING.value,
                detail=f"the archive cannot be read where it was: {(error.strerror or '').lower()}",
            )
        )
        return replace(file, file_id=None, outcome=Outcome.REJECTED.value)
    return replace(file, payload=mapped)  # type: ignore[arg-type]  # reads as bytes do


def _begin(parent: int) -> None:
    # Stopped in the middle of an answer, a process would leave the one that waits for the rest of
    # it waiting for ever. A batch takes a second: it is finished, and then nobody asks for more.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    end_with(parent, signal.SIGKILL)
    gc.set_threshold(OBJECTS_BEFORE_COLLECTION, 20, 20)
