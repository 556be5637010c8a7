"""The points of the map of datelines, and which of them have room for their names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

MOST_RADIUS_PX = 22
LEAST_RADIUS_PX = 3
MOST_LABELS = 30
LETTER_PX = 7.2
"""How wide a letter of a label is, about."""
LINE_PX = 15


@dataclass(frozen=True, slots=True)
class Point:
    """A place and how many stories are from there."""

    name: str
    latitude: float
    longitude: float
    stories: int


@dataclass(frozen=True, slots=True)
class Label:
    """A name on the map, from its left end, at half its height."""

    text: str
    x: float
    y: float

    @property
    def width(self) -> float:
        """How wide it is, about."""
        return len(self.text) * LETTER_PX

    def meets(self, other: "Label") -> bool:
        """Whether the two are in each other's way."""
        return abs(self.y - other.y) < LINE_PX and (
            self.x < other.x + other.width and other.x < self.x + self.width
        )

    def covers(self, circle: "Circle") -> bool:
        """Whether it stands on a circle."""
        return (
            self.x - circle.radius < circle.x < self.x + self.width + circle.radius
            and abs(self.y - circle.y) < LINE_PX / 2 + circle.radius
        )


@dataclass(frozen=True, slots=True)
class Circle:
    """A place on the map."""

    x: float
    y: float
    radius: float


def radius(point: Point, points: Sequence[Point]) -> float:
    """The radius of a place's circle in pixels: its area is as its stories."""
    most = max(one.stories for one in points)
    return max(LEAST_RADIUS_PX, MOST_RADIUS_PX * sqrt(point.stories / most))


def labels(points: Sequence[Point], width: int, north: float, south: float) -> list[Label]:
    """The names that have room on a map of all longitudes, those of most stories first."""
    found: list[Label] = []
    high = width * (north - south) / 360
    circles = [_circle(point, points, width, north) for point in points[: MOST_LABELS * 2]]
    for n, circle in enumerate(circles):
        others = circles[:n] + circles[n + 1 :]
        for label in _tried(points[n].name, circle):
            is_inside = label.x >= 0 and label.x + label.width < width and 0 < label.y < high
            in_the_way = any(map(label.meets, found)) or any(map(label.covers, others))
            if is_inside and not in_the_way:
                found.append(label)
                break
    return found[:MOST_LABELS]


def _circle(point: Point, points: Sequence[Point], width: int, north: float) -> Circle:
    scale = width / 360
    x, y = (point.longitude + 180) * scale, (north - point.latitude) * scale
    return Circle(x, y, radius(point, points))


def _tried(name: str, at: Circle) -> Iterator[Label]:
    """Where the name of a place may stand: right of its circle, left, above, below."""
    long = len(name) * LETTER_PX
    yield Label(name, at.x + at.radius + 3, at.y)
    yield Label(name, at.x - at.radius - 3 - long, at.y)
    yield Label(name, at.x - long / 2, at.y - at.radius - LINE_PX / 2)
    yield Label(name, at.x - long / 2, at.y + at.radius + LINE_PX / 2)
