"""Cards on volume: by feed and hour, and by day."""

from datetime import date, timedelta

from flows.html_report import charts
from flows.html_report.bars import card
from flows.html_report.cards import Card, Table
from flows.html_report.figures import Figures, Rows
from flows.show import many

MOST_FEEDS = 20
MOST_COLUMNS = 31
"""What a chart shows; the table below it has the rest."""
MOST_DAYS = 200
"""Days from which on a column is named by its month."""
STEPS = (1, 7, 30, 365)
"""How many days a column stands for: the fewest for which there are not too many columns."""


def by_hour(rows: Rows) -> Card:
    """Feeds by hour; the feeds with most items where there are many."""
    by_feed: dict[str, int] = {}
    for row in rows:
        by_feed[row["feed"]] = by_feed.get(row["feed"], 0) + row["items"]
    feeds = sorted(by_feed, key=lambda feed: (-by_feed[feed], feed))
    drawn = feeds[:MOST_FEEDS]
    if not rows:
        return card("hours", "By feed and hour", "", [])
    cells = [(drawn.index(r["feed"]), r["hour"], r["items"]) for r in rows if r["feed"] in drawn]
    most = max(rows, key=lambda row: row["items"])
    return Card(
        "hours",
        "By feed and hour",
        f"{many(sum(by_feed.values()), 'item')} of {many(len(feeds), 'feed')}, by hour of the day. "
        f"Most came from {most['feed']} in the hour from {most['hour']:02d}:00: "
        f"{many(most['items'], 'item')}. Copy that gives a day and no time is at midnight.",
        Table.of(
            ["Feed", "Hour", "Items", "Words"],
            [[r["feed"], f"{r['hour']:02d}:00", r["items"], r["words"]] for r in rows],
        ),
        charts.heat(drawn, cells),
    )


def by_day(figures: Figures) -> Card:
    """Items by day, of the window and the one before; a column is several days of many."""
    window = figures.windows.wire
    first = window.before.first_day if figures.has_before else window.first_day
    days = (window.last_day - first).days + 1
    together = next(n for n in STEPS if days / n <= MOST_COLUMNS or n == STEPS[-1])
    title = "By day" if together == 1 else f"By {together} days"
    if not figures.total("items"):
        return card("days", title, "", [])
    said = f"{many(figures.total('items'), 'item')} from {window.title}"
    if figures.has_before:
        before = figures.total("items", is_now=False)
        said += f", {many(before, 'item')} in as many days before, which are paler"
    spans = _spans(figures.days, first, window.last_day, together)
    table = Table.of(
        ["Day" if together == 1 else "From", "Items", "Words"],
        [[f"{day}", items, words] for day, items, words in spans],
    )
    names = [f"{day.day} {day:%b}" if days < MOST_DAYS else f"{day:%b %Y}" for day, *_ in spans]
    is_now = [day >= window.first_day for day, *_ in spans]
    svg = charts.columns(names, [items for _, items, _ in spans], is_now) if days > 1 else ""
    return Card("days", title, f"{said}.", table, svg)


def _spans(rows: Rows, first: date, last: date, days: int) -> list[tuple[date, int, int]]:
    """So many days together, the last ones whole: their first day, their items and words."""
    many_days = (last - first).days + 1
    starts = [last - timedelta(days=n * days - 1) for n in range(-(-many_days // days), 0, -1)]
    found = dict.fromkeys(starts, (0, 0))
    for row in rows:
        if row["day"] >= first:
            start = last - timedelta(days=((last - row["day"]).days // days + 1) * days - 1)
            items, words = found[start]
            found[start] = items + row["items"], words + row["words"]
    return [(max(start, first), *counted) for start, counted in found.items()]
