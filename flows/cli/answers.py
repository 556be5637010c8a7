"""What goes wrong when a query is answered: in it, or in writing its rows."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from flows.cli.app import BAD_USAGE, FAILED, INTERRUPTED, fail
from flows.sql_errors import in_one_line


@contextmanager
def stoppable() -> Iterator[None]:
    """SIGTERM is told as Ctrl-C is, and both within a query of DuckDB too: KeyboardInterrupt."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except RuntimeError as error:  # what DuckDB makes of a signal
        if str(error) != "Query interrupted":
            raise
        raise KeyboardInterrupt from error
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def answering() -> Iterator[None]:
    """A query and the writing of its rows to standard output: faults end in one sentence."""
    try:
        with stoppable():
            yield
            sys.stdout.flush()
    except KeyboardInterrupt:
        print("slugline: stopped", file=sys.stderr, flush=True)
        # DuckDB's threads go on with a query that was stopped, and closing it waits for them.
        os._exit(INTERRUPTED)
    except duckdb.Error as error:
        fail(in_one_line(error), BAD_USAGE)
    except BrokenPipeError:  # the reader, `head` for one, has seen enough
        _close()
    except OSError as error:
        _close()
        fail(f"the result cannot be written: {error.strerror}", FAILED)


def _close() -> None:
    """Turn standard output to nowhere, so that Python does not stumble over it when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
