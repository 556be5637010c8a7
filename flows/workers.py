"""The processes that work batches, where there is more than one batch to work."""

import gc
import multiprocessing
import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from mmap import ACCESS_READ, mmap

import pyarrow as pa

from flows.pull import path_of
from flows.server import end_with
from schemas import FeedFile
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


def tables_of(files: list[FeedFile], feed: Feed, executor: Executor | None) -> dict[str, pa.Table]:
    """The rows of pulled files as tables, worked in the pool or, without one, here."""
    if executor is None:
        return _tables_of(files, feed)
    return executor.submit(_tables_of, files, feed).result()


def _tables_of(files: list[FeedFile], feed: Feed) -> dict[str, pa.Table]:
    with ExitStack() as opened:
        return work([_in_place(file, opened) for file in files], feed).tables()


def _in_place(file: FeedFile, opened: ExitStack) -> FeedFile:
    """The file, its bytes mapped from where they are if they were too many to carry."""
    if file.payload is not None or file.outcome is not None:
        return file
    source = opened.enter_context(open(path_of(file), "rb"))  # noqa: SIM115 - the stack closes it
    mapped = opened.enter_context(mmap(source.fileno(), 0, access=ACCESS_READ))
    return replace(file, payload=mapped)  # type: ignore[arg-type]  # reads as bytes do


def _begin(parent: int) -> None:
    # Stopped in the middle of an answer, a process would leave the one that waits for the rest of
    # it waiting for ever. A batch takes a second: it is finished, and then nobody asks for more.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    end_with(parent, signal.SIGKILL)
    gc.set_threshold(OBJECTS_BEFORE_COLLECTION, 20, 20)
