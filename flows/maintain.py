"""The flow that keeps the warehouse in order: merges small files, drops old ones, checks all."""

from typing import Annotated

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed
from pydantic import Field

from flows.runs import Run, open_lake, run_name
from flows.settings import Settings, SettingsError
from warehouse import LakeError, land
from warehouse import maintain as warehouse_maintain
from warehouse.maintain import Maintained, Size

HOURS_SECONDS = 6 * 60 * 60
KEEP_DAYS = 30


@flow(name="maintain", flow_run_name=run_name, timeout_seconds=HOURS_SECONDS)
def maintain(keep_days: Annotated[int, Field(ge=1)] = KEEP_DAYS) -> State[None]:
    """Merge small Parquet files, drop old snapshots and files of no use, and check everything.

    Readers notice nothing of it. It fails where a check finds a fault in what is stored.

    Args:
        keep_days: For how many days back the warehouse can be queried as it was then.
    """
    try:
        settings = Settings.read()
        with open_lake(settings, "maintain") as lake:
            run = Run.begin(lake, settings, "maintain")
            maintained = warehouse_maintain.maintain(lake, keep_days)
            message = run.end(land.faults(lake, None))
            run.tell(f"maintain: {told(maintained)}")
            return Failed(message=message) if message else Completed(message=told(maintained))
    except (SettingsError, LakeError) as error:
        return Failed(message=str(error))


def told(done: Maintained) -> str:
    """What was done, in words."""
    parts = [
        f"{_size(done.before)} before, {_size(done.after)} now",
        f"{done.expired:,} snapshots expired" if done.expired else "",
        f"{done.deleted:,} files deleted" if done.deleted else "",
        f"{done.orphaned:,} files of killed runs deleted" if done.orphaned else "",
        f"{len(done.unexplained):,} files below the data folder are not of this warehouse, "
        f"{done.unexplained[0]} for one: take them out, for until then none is deleted"
        if done.unexplained
        else "",
    ]
    return "; ".join(filter(None, parts))


def _size(size: Size) -> str:
    return f"{size.files:,} files of {size.bytes / 2**20:,.1f} MiB in {size.snapshots:,} snapshots"
