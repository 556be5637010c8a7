"""The flow that makes the report anew, and shows that of a run in the UI with all its tables."""

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from flows import artifacts, html_process, ui_pages
from flows.run_report import Report
from flows.runs import run_name
from flows.settings import Settings, SettingsError
from warehouse import LakeError, connect

MINUTES_SECONDS = 15 * 60


@flow(name="report", flow_run_name=run_name, timeout_seconds=MINUTES_SECONDS)
def report(run: str = "") -> State[None]:
    """Make the report in HTML, and show that of a run: feeds, rejects, kills and corrections.

    It is made of what the warehouse holds, and changes nothing there.

    Args:
        run: The id of the run, which its page in this UI has under Details; leave it empty for the
            last run that ended.
    """
    try:
        settings = Settings.read()
        with connect(settings.lake) as lake:
            shown = Report.of(lake, run.strip() or None)
        if fault := html_process.make(settings):
            return Failed(message=fault)
        artifacts.show(shown, ui_pages.address_of(settings.html_report))
        return Completed(message=f"{shown.run['flow']} of {shown.run['started']} UTC")
    except (SettingsError, LakeError) as error:
        return Failed(message=str(error))
