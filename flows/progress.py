"""What a run tells whoever watches it, beside Prefect's log."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class News:
    """Something a run has to tell: a line, and how far it is with how many files."""

    line: str
    files_done: int
    files_found: int
    is_warning: bool = False


WATCHER: ContextVar[Callable[[News], None] | None] = ContextVar("WATCHER", default=None)
"""Set by the command line around a run; nobody watches a scheduled one."""
