"""The command line, `slugline`."""

from flows.cli import ask, asks, runs, search, serving, share, story
from flows.cli.app import main

__all__ = ["ask", "asks", "main", "runs", "search", "serving", "share", "story"]
