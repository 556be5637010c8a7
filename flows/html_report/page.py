"""The report as a page: one file with its style, that asks for nothing else."""

from datetime import UTC, datetime
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from flows import VERSION
from flows.html_report.cards import Card
from flows.html_report.charts import readable
from flows.html_report.figures import Figures
from flows.html_report.sections import sections, totals

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Nothing is fetched and no script runs, whatever the copy says; see CSP Level 3, W3C."""


def page(figures: Figures | None, made_at: datetime) -> str:
    """The page of these figures; without, one that says that the warehouse is empty."""
    is_empty = figures is None or figures.is_empty
    rendered = _template().render(
        title=f"Wire report, {figures.windows.wire.title}" if figures else "Wire report",
        window=figures.windows.wire if figures else None,
        has_before=figures.has_before if figures else False,
        is_empty=is_empty,
        totals=[] if figures is None or is_empty else list(totals(figures)),
        sections=[] if figures is None or is_empty else sections(figures),
        style=Markup(_text("page.css")),  # noqa: S704 - it is ours
        policy=POLICY,
        drawing=drawing,
        made_at=f"{made_at.astimezone(UTC):%Y-%m-%d %H:%M}",
        version=VERSION,
    )
    return readable(rendered)


def drawing(card: Card) -> Markup:
    """The chart of a card, as an image to a screen reader: its title, and what it says."""
    head = Markup('<svg role="img" aria-labelledby="{0}-t {0}-d"').format(card.key)
    told = Markup('<title id="{0}-t">{1}</title><desc id="{0}-d">{2}</desc>').format(
        card.key, card.title, card.said
    )
    opening, _, rest = card.svg.removeprefix("<svg").partition(">")
    return head + Markup(opening) + Markup(">") + told + Markup(rest)  # noqa: S704 - vega escapes


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_text("page.html.j2"))


def _text(name: str) -> str:
    return (files("flows.html_report") / name).read_text(encoding="utf-8")
