"""The flows as Prefect deployments: schedules, tags, and forms that offer the feeds there are."""

import inspect
import os
from typing import Any

from prefect import Flow
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows import feeds as feeds_file
from flows.maintain import maintain
from flows.nightly import backfill, nightly
from flows.report import report
from flows.reprocess import reprocess
from flows.settings import Settings
from transforms.formats import FORMATS

TAG = "slugline"
DEPLOYED: tuple[Flow[..., Any], ...] = (nightly, backfill, reprocess, maintain, report)


def deployments(settings: Settings) -> list[RunnerDeployment]:
    """A deployment for each flow, of its name; nightly and maintain on their schedules.

    Raises SettingsError where feeds.toml cannot be read.
    """
    schedules = {"nightly": settings.schedule, "maintain": settings.maintain_schedule}
    zone = settings.time_zone or local_time_zone()
    choices = {
        "feeds": [feed.name for feed in feeds_file.read(settings.feeds_file)],
        "formats": list(FORMATS),
    }
    return [_deployment(flow, schedules.get(flow.name), zone, choices) for flow in DEPLOYED]


def _deployment(
    flow: Flow[..., Any], schedule: str | None, zone: str, choices: dict[str, list[str]]
) -> RunnerDeployment:
    deployed: RunnerDeployment = flow.to_deployment(  # type: ignore[assignment]
        name=flow.name,
        description=about(flow),
        schedule=Cron(schedule, timezone=zone) if schedule else None,
        tags=[TAG, flow.name],
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    fields = deployed._parameter_openapi_schema.properties  # noqa: SLF001 - no other way to it
    for name, field in fields.items():
        field["title"] = name.replace("_", " ").capitalize()
        ask_plainly(field)
        offer(field, choices.get(name) or choices.get(f"{name}s"))
    return deployed


def about(flow: Flow[..., Any]) -> str:
    """What a flow's docstring says of it, a paragraph a line; the form has what follows `Args:`."""
    said = inspect.getdoc(flow.fn) or ""
    paragraphs = said.partition("\n\nArgs:")[0].split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def ask_plainly(field: dict[str, Any]) -> None:
    """Have the form ask for `date | None` by a date alone, which may stay empty.

    It would else ask first whether a date or none is to be given.
    """
    kinds = [kind for kind in field.get("anyOf", []) if kind != {"type": "null"}]
    if len(kinds) == 1:
        del field["anyOf"]
        field.pop("default")
        field.update(kinds[0])


def offer(field: dict[str, Any], values: list[str] | None) -> None:
    """Have a field of the form offer what there is to choose from."""
    if values and field["type"] == "array":
        field["items"] = {"type": "string", "enum": values}
        field["uniqueItems"] = True
    elif values:
        field["enum"] = values


def local_time_zone() -> str:
    """The IANA name of this machine's time zone; UTC where it has none."""
    link = os.path.realpath("/etc/localtime")
    return os.environ.get("TZ") or link.partition("zoneinfo/")[2] or "UTC"
