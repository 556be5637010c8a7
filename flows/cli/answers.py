"""What goes wrong when a query is answered: in it, or in writing its rows."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from flows.cli.app import BAD_USAGE, FAILED, fail, stopped
from flows.show import to_nowhere
from flows.sql_errors import in_one_line, is_interrupt


@contextmanager
def stoppable() -> Iterator[None]:
    """SIGTERM is told as Ctrl-C is, and both within a query of DuckDB too: KeyboardInterrupt."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except RuntimeError as error:
        if not is_interrupt(error):
            raise
        raise KeyboardInterrupt from error
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def answering() -> Iterator[None]:
    """A query and the writing of its rows to standard output: faults end in one sentence.

    It is entered with the connection open: closing that waits for a thread that goes on with a
    query which was stopped.
    """
    try:
        with stoppable():
            yield
            sys.stdout.flush()
    except KeyboardInterrupt:
        stopped()
    except duckdb.Error as error:
        fail(in_one_line(error), BAD_USAGE)
    except BrokenPipeError:  # the reader, `head` for one, has seen enough
        to_nowhere()
    except OSError as error:
        to_nowhere()
        fail(f"the result cannot be written: {error.strerror}", FAILED)
