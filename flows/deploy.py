"""Deploy: register the flows at a Prefect server that is there already, for a work pool."""

import re
from http import HTTPStatus
from json import JSONDecodeError

import httpx
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.deployments.runner import DeploymentApplyError
from prefect.exceptions import ObjectNotFound
from prefect.settings import get_current_settings

from flows import server
from flows.deployments import deployments
from flows.settings import Settings

POOL_TYPE = "process"
REFUSED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
FAULTS = (
    httpx.HTTPError,
    httpx.InvalidURL,
    DeploymentApplyError,
    ObjectNotFound,
    JSONDecodeError,  # the page of a UI, where an answer of the API is due
)
LOGIN = re.compile(r"//[^/@\s]*@")


class DeployError(Exception):
    """The Prefect server does not take the deployments; the message says why."""


def deploy(settings: Settings, work_pool: str) -> list[str]:
    """Register the deployments for a work pool, which is made where it is new; their names.

    Their runs get the settings as they are here. Raises DeployError and SettingsError.
    """
    found = deployments(settings)
    try:
        with get_client(sync_client=True) as client:
            make_pool(client, work_pool)
        for deployment in found:
            deployment.work_pool_name = work_pool
            deployment.job_variables = {"env": environment(settings)}
            deployment.apply()
    except FAULTS as error:
        raise DeployError(LOGIN.sub("//", told(error))) from error
    return [f"{deployment.flow_name}/{deployment.name}" for deployment in found]


def environment(settings: Settings) -> dict[str, str]:
    """The variables of a run: the settings, a quiet Prefect, and no code but the installed."""
    return {**server.QUIET, **settings.environment(), "PYTHONSAFEPATH": "1"}


def make_pool(client: SyncPrefectClient, name: str) -> None:
    """Make a work pool of processes, unless there is one of the name."""
    try:
        client.read_work_pool(name)
    except ObjectNotFound:
        client.create_work_pool(WorkPoolCreate(name=name, type=POOL_TYPE))


def told(error: Exception) -> str:
    """A sentence on why the server did not take the deployments."""
    address = f"the Prefect server at {get_current_settings().api.url}"
    if isinstance(error, httpx.HTTPStatusError):
        if error.response.status_code in REFUSED:
            return (
                f"{address} refuses the login: set PREFECT_API_AUTH_STRING (user:password), "
                "or PREFECT_API_KEY for Prefect Cloud"
            )
        answer = f"HTTP status {error.response.status_code}"
        return f"{address} answers with {answer}: is it the address of its /api?"
    if isinstance(error, ObjectNotFound | JSONDecodeError):
        return f"{address} has no API: set PREFECT_API_URL to the address of its /api"
    if isinstance(error, DeploymentApplyError):
        return f"{address} does not take the deployments: {error}"
    why = str(error) or type(error).__name__
    return f"{address} does not answer ({why}): start it, or set PREFECT_API_URL to another"
