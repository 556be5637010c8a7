"""What the log of a run leaves out."""

import logging
import sys

import pytest
from prefect.exceptions import FailedRun

from flows.run_log import WithoutFailedRuns

RECORDS = {
    "a run that failed": (FailedRun("feed ferry: there is no such folder"), False),
    "a bug": (KeyError("ferry"), True),
    "a line": (None, True),
}


def record_of(error):
    try:
        if error:
            raise error
    except (FailedRun, KeyError):
        caught = sys.exc_info()
    else:
        caught = None
    return logging.LogRecord("prefect.flow_runs", logging.ERROR, "", 1, "it ended", (), caught)


@pytest.mark.parametrize(("error", "stays"), RECORDS.values(), ids=RECORDS)
def test_only_the_traceback_of_a_bug_stays(error, stays):
    assert WithoutFailedRuns().filter(record_of(error)) is stays
