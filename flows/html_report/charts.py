"""The charts, as SVG for the page: its colours and letters are those of the page's style sheet.

Drawn by altair and vl-convert without a network. They are as wide as a card of the page, so that
a phone shows them a fifth smaller and needs no scrolling; the map alone is wide.
"""

import json
import re
from collections.abc import Sequence
from itertools import count
from typing import Any

import altair as alt
import vl_convert

from flows.html_report import land, places

WIDE = 1040
PLOT = 230
"""Widths of the map and of the plot of another chart, in pixels."""
INK, MUTED, LINE = "var(--ink)", "var(--muted)", "var(--line)"
BAR, BEFORE, GROUND = "var(--bar)", "var(--bar-before)", "var(--ground)"
LETTERS = "system-ui, sans-serif"
LETTER_PX = 13
NAME_PX = 150
"""What the name of a bar may take; one that is longer is cut, and the table has it whole."""
CELL_PX = 13
LETTER_OF_TEXT_PX = 7.6
"""How wide a letter is, about, in the widest of the fonts that a browser may take."""

ROLE = re.compile(r' (?:role|aria-roledescription)="[^"]*"')
CLIP = re.compile(r'(?<=id=")clip|(?<=url\(#)clip')
"""What vega says of parts of a chart, which is one image here; its ids, which are those of each."""

NOT_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
"""What XML 1.0 (section 2.2, Char) forbids; vl-convert ends the whole process over it."""

_ids = count(1)


def bars(names: Sequence[str], values: Sequence[float], texts: Sequence[str]) -> str:
    """Bars from the left, in this order, each with its text at its end."""
    rows = [
        {"order": n, "value": value, "text": text}
        for n, (value, text) in enumerate(zip(values, texts, strict=True))
    ]
    room = PLOT - 8 - LETTER_OF_TEXT_PX * max(map(len, texts))
    longest = (max(values) or 1) * PLOT / max(room, PLOT / 3)
    chart = alt.Chart(_data(rows)).encode(
        y=alt.Y("order:O", axis=_named(names), title=None),
        x=alt.X("value:Q", axis=None, scale=alt.Scale(domain=[0, longest])),
    )
    drawn = chart.mark_bar(height=14, cornerRadiusEnd=2, color=BAR)
    said = chart.mark_text(align="left", dx=5, color=INK).encode(text="text:N")
    return _svg((drawn + said).properties(width=PLOT, height=alt.Step(25)))


def columns(names: Sequence[str], values: Sequence[int], is_now: Sequence[bool]) -> str:
    """Columns in this order; those of the window before are paler."""
    rows = [
        {"order": n, "value": value, "fill": BAR if now else BEFORE}
        for n, (value, now) in enumerate(zip(values, is_now, strict=True))
    ]
    most = -(-len(rows) // 5)
    shown = list(range(most - 1, len(rows), most))
    axis = alt.Axis(values=shown, labelExpr=_labels(names), labelAngle=0, labelOverlap=True)
    chart = alt.Chart(_data(rows)).mark_bar(cornerRadiusEnd=2)
    drawn = chart.encode(
        x=alt.X("order:O", axis=axis, title=None, scale=alt.Scale(paddingInner=0.2)),
        y=alt.Y(
            "value:Q",
            axis=alt.Axis(tickCount=min(4, max(values)), format=",d", grid=True),
            title=None,
        ),
        color=alt.Color("fill:N", scale=None),
    )
    return _svg(drawn.properties(width=alt.Step(min(44, 330 / len(rows))), height=150))


def heat(names: Sequence[str], cells: Sequence[tuple[int, int, float]]) -> str:
    """A row of 24 hours a name: cells of (name's number, hour, value), fuller for more."""
    there = {(order, hour) for order, hour, _ in cells}
    every = [
        {"order": order, "hour": hour, "value": value, "fill": BAR} for order, hour, value in cells
    ] + [
        {"order": order, "hour": hour, "value": 0, "fill": GROUND}
        for order in range(len(names))
        for hour in range(24)
        if (order, hour) not in there
    ]
    hours = alt.Axis(values=list(range(0, 24, 6)), labelExpr="datum.label + ' h'", labelAngle=0)
    most = max((value for *_, value in cells), default=1)
    chart = alt.Chart(_data(every)).mark_rect(cornerRadius=2)
    drawn = chart.encode(
        x=alt.X("hour:O", axis=hours, title=None, scale=alt.Scale(padding=0.12)),
        y=alt.Y("order:O", axis=_named(names, 70), title=None, scale=alt.Scale(padding=0.12)),
        color=alt.Color("fill:N", scale=None),
        opacity=alt.condition(
            "datum.value > 0",
            alt.Opacity("value:Q", legend=None, scale=alt.Scale(domain=[0, most], range=[0.2, 1])),
            alt.value(1),
        ),
    )
    return _svg(drawn.properties(width=24 * CELL_PX, height=alt.Step(20)))


def world(points: Sequence[places.Point]) -> str:
    """A map of the world: a circle a place, its area by stories, the most named by their names."""
    high = round(WIDE * (land.MOST_NORTH - land.MOST_SOUTH) / 360)
    projection = alt.Projection(
        type="identity",  # degrees as they are: d3 would bend the cells along great circles
        reflectY=True,
        scale=WIDE / 360,
        translate=[WIDE / 2, high * land.MOST_NORTH / (land.MOST_NORTH - land.MOST_SOUTH)],
    )
    ground = alt.Chart(_data([land.ground()])).mark_geoshape(fill=GROUND, stroke=None)
    rows = [
        {"lon": one.longitude, "lat": one.latitude, "radius": places.radius(one, points)}
        for one in points
    ]
    dots = alt.Chart(_data(rows)).mark_circle(
        color=BAR, fillOpacity=0.55, stroke=BAR, strokeWidth=1
    )
    named = [
        {"x": label.x, "y": label.y, "name": label.text}
        for label in places.labels(points, WIDE, land.MOST_NORTH, land.MOST_SOUTH)
    ]
    letters = alt.Chart(_data(named)).mark_text(align="left", color=INK, fontSize=LETTER_PX)
    layers = alt.layer(
        ground,
        dots.encode(
            longitude="lon:Q",
            latitude="lat:Q",
            size=alt.Size("area:Q", scale=None),
        ).transform_calculate(area="PI * datum.radius * datum.radius"),
        letters.encode(
            x=alt.X("x:Q", scale=alt.Scale(domain=[0, WIDE]), axis=None),
            y=alt.Y("y:Q", scale=alt.Scale(domain=[high, 0]), axis=None),
            text="name:N",
        ),
    )
    return _svg(layers.properties(width=WIDE, height=high, projection=projection))


def readable(text: str) -> str:
    """The text, with U+FFFD for each character that XML forbids: the wire has some."""
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _data(rows: list[dict[str, Any]]) -> alt.Data:
    told = [
        {name: readable(value) if isinstance(value, str) else value for name, value in row.items()}
        for row in rows
    ]
    return alt.Data(values=told)  # type: ignore[no-untyped-call]


def _labels(names: Sequence[str]) -> str:
    """The expression that gives the name of a row for its number: two names may be alike."""
    return f"{json.dumps(list(map(readable, names)))}[datum.value]"


def _named(names: Sequence[str], pixels: int = NAME_PX) -> alt.Axis:
    return alt.Axis(
        labelExpr=_labels(names),
        labelLimit=pixels * 0.88,  # the browser's letters may be wider than those it is cut by
        minExtent=pixels,
        ticks=False,
        domain=False,
        labelPadding=8,
    )


def _svg(chart: Any) -> str:
    """The chart as SVG that takes part in the page: no box, no roles of its own."""
    drawn = (
        chart.configure(aria=False, background="transparent", font=LETTERS, padding=2)
        .configure_view(stroke=None)
        .configure_text(fontSize=LETTER_PX, font=LETTERS)
        .configure_axis(
            labelFontSize=LETTER_PX - 1,
            labelColor=INK,
            gridColor=LINE,
            domainColor=MUTED,
            tickColor=MUTED,
        )
    )
    svg = vl_convert.vegalite_to_svg(drawn.to_dict())
    own = f"clip{next(_ids)}_"  # the page has the ids of all charts
    return ROLE.sub("", CLIP.sub(own, svg))
