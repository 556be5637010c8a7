"""The log of a run as the UI shows it, in plain words."""

import logging

from prefect.exceptions import FailedRun


class WithoutFailedRuns(logging.Filter):
    """Leaves out the traceback that Prefect logs of a run that ended as failed.

    The run says why in a sentence. A bug is another exception, and its traceback stays.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a record belongs into the log."""
        return not (record.exc_info and isinstance(record.exc_info[1], FailedRun))


def keep_plain() -> None:
    """Have the log of this process's runs tell a failed run by its sentence alone."""
    logging.getLogger("prefect.flow_runs").addFilter(WithoutFailedRuns())
