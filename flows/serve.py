"""Serve: Prefect's server with its UI, the nightly deployment with its schedule, and its runs."""

import os

from prefect import serve as serve_deployments
from prefect.deployments.runner import RunnerDeployment
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
    zone = os.environ.get("TZ", "")
    link = os.path.realpath("/etc/localtime")
    return zone or (link.partition("zoneinfo/")[2] or "UTC")


def serve(settings: Settings) -> None:
    """Execute the runs of the deployment, one at a time, until the process is told to stop."""
    os.environ.update(settings.environment())
    serve_deployments(
        deployment(settings), limit=1, pause_on_shutdown=False, print_starting_message=False
    )
