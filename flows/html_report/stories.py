"""Cards on stories: how often and how soon they were revised, whom they name, and from where."""

from flows.html_report import charts
from flows.html_report.bars import MOST_BARS, card, named_bars, some, total
from flows.html_report.cards import Card, Table, change, in_minutes, shown
from flows.html_report.figures import MOST_VERSIONS, Figures, Rows
from flows.html_report.places import Point
from flows.show import many

LABELS = {"person": "People", "organisation": "Organisations", "place": "Places"}
MOST_POINTS = 400
MOST_TOLD = 6
"""Places on the map, and those that are told in words."""


def depth(rows: Rows) -> Card:
    """How many stories had so many versions."""
    names = [_versions(row["versions"]) for row in rows]
    counts = [row["stories"] for row in rows]
    revised = sum(row["stories"] for row in rows if row["versions"] > 1)
    said = f"Of {many(sum(counts), 'story')}, {some(revised)} had more than one version."
    return named_bars(
        "depth",
        "Revision depth",
        said,
        ["Versions", "Stories"],
        names,
        counts,
        list(map(shown, counts)),
    )


def _versions(number: int) -> str:
    return f"{number} and more" if number == MOST_VERSIONS else many(number, "version")


def latency(rows: Rows) -> Card:
    """Minutes from a flash to the first text of the story, by agency."""
    title = "From flash to story"
    if not rows:
        return Card("latency", title, "Of no flash the minutes to its story are known.")
    first = rows[0]
    table = Table.of(
        ["Agency", "Flashes", "Median minutes", "Longest"],
        [[r["agency"], r["flashes"], r["median_minutes"], r["longest_minutes"]] for r in rows],
    )
    svg = charts.bars(
        [row["agency"] for row in rows[:MOST_BARS]],
        [row["median_minutes"] for row in rows[:MOST_BARS]],
        [in_minutes(row["median_minutes"]) for row in rows[:MOST_BARS]],
    )
    said = (
        f"Median time from a flash to the first story, by agency. Soonest is {first['agency']}: "
        f"{in_minutes(first['median_minutes'])} over {first['flashes']:,} "
        f"{'flash' if first['flashes'] == 1 else 'flashes'}."
    )
    return Card("latency", title, said, table, svg)


def names_of(figures: Figures, label: str) -> Card:
    """Who or what most stories name, against the days before."""
    rows = [row for row in figures.names if row["label"] == label]
    title = LABELS[label]
    if not rows:
        return card(label, title, "", [])
    changes = [change(r["stories"], r["stories_before"], figures.has_before) for r in rows]
    texts = [
        f"{row['stories']:,}" + (f" ({one})" if one and one != "as before" else "")
        for row, one in zip(rows, changes, strict=True)
    ]
    said = f"Most named is {rows[0]['name']}, in {many(rows[0]['stories'], 'story')}"
    said += f" ({changes[0]})." if changes[0] else "."
    if not figures.has_before:
        said += " Nothing is known of the days before."
    table = Table.of(
        ["Name", "Stories", "Before", "Change"],
        [
            [row["name"], row["stories"], row["stories_before"], one]
            for row, one in zip(rows, changes, strict=True)
        ],
    )
    names, stories = [row["name"] for row in rows], [row["stories"] for row in rows]
    return Card(label, title, said, table, charts.bars(names, stories, texts))


def dateline_map(figures: Figures) -> Card:
    """Where live stories are datelined."""
    rows = figures.datelines
    title = "Map of datelines"
    if not rows:
        return Card("map", title, "No story of these days has a dateline.")
    known = [row for row in rows if row["latitude"] is not None]
    points = [
        Point(row["place"], row["latitude"], row["longitude"], row["stories"])
        for row in known[:MOST_POINTS]
    ]
    most = [f"{row['place']} ({row['stories']:,})" for row in rows[:MOST_TOLD]]
    said = (
        f"{many(total(rows, 'stories'), 'story')} from {many(len(rows), 'place')}, "
        f"{'the most' if len(rows) > len(most) else 'in all'} from {', '.join(most)}."
    )
    if len(known) < len(rows):
        said += f" {many(len(rows) - len(known), 'place')} could not be put on the map."
    table = Table.of(
        ["Place", "Country", "Stories"],
        [[row["place"], row["country"], row["stories"]] for row in rows[:MOST_POINTS]],
    )
    return Card("map", title, said, table, charts.world(points) if points else "", is_wide=True)
