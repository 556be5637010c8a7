"""Serve: Prefect's server with its UI, the deployments with their schedules, and their runs.

The command starts two processes, the server and (`python -m flows.serve`) the runner, which
starts one more for each run, and that its workers. Told to stop, it stops the runner and its run
first, so that the server still hears what became of the run. Each ends with the one that started
it, even where that is killed.
"""

import asyncio
import os
import signal
from typing import Any

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterDeploymentId,
    FlowRunFilterState,
    FlowRunFilterStateType,
    FlowRunFilterTags,
)
from prefect.client.schemas.objects import State, StateType
from prefect.deployments.runner import RunnerDeployment
from prefect.runner import Runner
from prefect.states import Cancelled, Crashed

from flows.deployments import TAG, deployments
from flows.settings import Settings

UNFINISHED = [StateType.RUNNING, StateType.PENDING, StateType.CANCELLING]
KILLED = "slugline serve was killed; the next run takes up what is left"
STOPPED = "slugline serve was stopped; the next run takes up what is left"


class PromptRunner(Runner):
    """A runner that ends on SIGTERM as on Ctrl-C; Prefect's own handler never awaits its stop."""

    def __init__(self) -> None:
        super().__init__(limit=1, pause_on_shutdown=False)
        self._command = os.getppid()

    def handle_sigterm(self, *_args: Any, **_kwargs: Any) -> None:
        """Kill the run, and stop."""
        if os.getppid() != self._command:
            # The command was killed, and the server with it: nobody hears how the run ends.
            os.killpg(0, signal.SIGKILL)
        signal.raise_signal(signal.SIGINT)


async def settle_runs(over: State[None]) -> None:
    """Tell the server that the runs which a runner left are over: nobody else executes them.

    A runner that ends kills its run, wherever that is: a batch is there as a whole or not at all.
    """
    left = FlowRunFilter(
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=UNFINISHED)),
        deployment_id=FlowRunFilterDeploymentId(is_null_=False),
        tags=FlowRunFilterTags(all_=[TAG]),  # the database may be one that others use as well
    )
    async with get_client() as client:
        while runs := await client.read_flow_runs(flow_run_filter=left):
            for run in runs:
                await client.set_flow_run_state(run.id, over, force=True)


async def serve(found: list[RunnerDeployment]) -> None:
    """Execute the runs of the deployments, one at a time, until told to stop."""
    await settle_runs(Crashed(message=KILLED))
    runner = PromptRunner()
    for deployment in found:
        await runner.aadd_deployment(deployment)
    await runner.start()


def main() -> None:
    """Serve until told to stop."""
    for told in (signal.SIGINT, signal.SIGTERM):
        signal.signal(told, signal.default_int_handler)
    found = deployments(Settings.read())
    try:
        asyncio.run(serve(found))
    except KeyboardInterrupt:
        asyncio.run(settle_runs(Cancelled(message=STOPPED)))


if __name__ == "__main__":
    main()
