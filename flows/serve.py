"""Serve: Prefect's server with its UI, the nightly deployment with its schedule, and its runs.

The command starts two processes, the server and (`python -m flows.serve`) the runner, which
starts one more for each run. Told to stop, it stops the runner and its run first, so that the
server still hears how the run ended.
"""

import asyncio
import os
import sys
from typing import Any, NoReturn

from prefect.deployments.runner import RunnerDeployment
from prefect.runner import Runner
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows.nightly import nightly
from flows.settings import Settings


def deployment(settings: Settings) -> RunnerDeployment:
    """The deployment `nightly/nightly`, on its schedule."""
    return nightly.to_deployment(  # type: ignore[return-value]
        name="nightly",
        schedule=Cron(settings.schedule, timezone=settings.time_zone or local_time_zone()),
        tags=["slugline"],
        entrypoint_type=EntrypointType.MODULE_PATH,
    )


def local_time_zone() -> str:
    """The IANA name of this machine's time zone; UTC where it has none."""
    link = os.path.realpath("/etc/localtime")
    return os.environ.get("TZ") or link.partition("zoneinfo/")[2] or "UTC"


class PromptRunner(Runner):
    """A runner that ends on SIGTERM; Prefect's own handler never awaits its stop."""

    def handle_sigterm(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """End, as on Ctrl-C."""
        raise KeyboardInterrupt


def main() -> None:
    """Execute the runs of the deployment, one at a time, until told to stop."""
    settings = Settings.read()
    runner = PromptRunner(limit=1, pause_on_shutdown=False)
    runner.add_deployment(deployment(settings))
    try:
        asyncio.run(runner.start())
    except KeyboardInterrupt:
        sys.exit(0)


if __name__ == "__main__":
    main()
