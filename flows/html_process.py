"""The report in HTML, made by a process of its own: `python -m flows.html_report`."""

import os
import subprocess
import sys

from flows.settings import Settings

SECONDS = 10 * 60
"""What it may take: 200,000 items take seconds."""


def make(settings: Settings) -> str | None:
    """Make the report; what kept it from being made, in a sentence.

    The one before stays where it is not made.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-m", "flows.html_report"],
            env={**os.environ, **settings.environment(), "PYTHONSAFEPATH": "1"},
            cwd=settings.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"the report was not made within {SECONDS // 60} minutes"
    except OSError as error:
        return f"the report was not made ({error.strerror})"
    if done.returncode:
        said = done.stderr.strip().splitlines() or [f"exit status {done.returncode}"]
        return f"the report was not made: {said[-1]}"
    return None
