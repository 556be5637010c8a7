"""States, provinces, prefectures: the first-order divisions of countries."""

import csv
import re
from functools import cache
from importlib import resources
from typing import NamedTuple

from transforms.enrich.geography.geonames import key

WORD = (
    r"prefectures?|provinces?|states?|regions?|oblast|krai|territory|canton|department"
    r"|governorate|autonomous region|republic|emirate|voivodeship"
)
CALLED_BEHIND = re.compile(rf"(?P<name>.{{2,60}}?)[ -](?:{WORD})\Z", re.IGNORECASE)
CALLED_BEFORE = re.compile(rf"(?:the )?(?:{WORD}) of (?P<name>.{{2,60}})\Z", re.IGNORECASE)
IS_SHORT = re.compile(r"(?:[A-Z][A-Za-z]{0,5}\. ?){1,3}\Z|[A-Z]{2,3}\Z")
"""A state as datelines shorten it: Mass., N.Y., W. Va., and by the post's letters, TX."""
BEFORE_TOWNS = frozenset({"US", "CA", "AU", "GB"})
"""Countries whose states are meant before a town of the name, but for New York and Washington."""
DIVISIONS_FIRST = frozenset({"okinawa", "bali", "crete", "cebu", "penang", "aceh", "bihar"})
"""Divisions that have a town of the name, and yet are meant."""
TOWNS_FIRST = frozenset({"new york", "washington"})
ONLY_WHERE_SAID = frozenset({
    "northern district", "north west", "northern province", "eastern province", "plateau",
    "rivers", "delta", "meta", "cesar", "van", "acre", "lara", "miranda", "para", "marche", "edo",
    "saga", "imo", "la pampa", "santa cruz", "san juan", "san luis", "merida", "cross river",
})  # fmt: skip
"""Divisions whose names are words, or those of much else: `Delta state`, `Acre, Brazil`."""


class Division(NamedTuple):
    """A state, province or prefecture, with the middle of its towns.

    `called` is what it is in its country. GeoNames' id is known of those of the United States.
    """

    country_code: str
    code: str
    name: str
    called: str
    latitude: float
    longitude: float
    geonames_id: int | None


class Divisions(NamedTuple):
    """Divisions by the keys of their names, of their short forms, and by country and code."""

    by_name: dict[str, tuple[Division, ...]]
    by_short_name: dict[str, tuple[Division, ...]]
    by_code: dict[tuple[str, str], Division]


@cache
def divisions() -> Divisions:
    """The divisions, read once a process."""
    found = Divisions({}, {}, {})
    text = (
        resources.files("transforms.enrich.geography").joinpath("divisions.csv").read_text("utf-8")
    )
    for row in csv.DictReader(text.splitlines()):
        division = Division(
            row["country"],
            row["code"],
            row["name"],
            row["called"],
            float(row["latitude"]),
            float(row["longitude"]),
            int(row["geonames_id"]) if row["geonames_id"] else None,
        )
        found.by_code.setdefault((division.country_code, division.code), division)
        for name in (division.name, *filter(None, row["names"].split("|"))):
            names = found.by_short_name if IS_SHORT.match(name) else found.by_name
            known = names.get(key(name), ())
            names[key(name)] = known if division in known else (*known, division)
    return found


def called(name: str) -> str | None:
    """The bare name of what is said to be a division: `Nara Prefecture`, `the state of Victoria`.

    None where a name does not say so.
    """
    found = CALLED_BEHIND.match(name) or CALLED_BEFORE.match(name)
    return found["name"] if found else None


def named(name: str) -> tuple[Division, ...]:
    """The divisions of a name, in full or short; a short form only as it is written: `Mass.`"""
    known = divisions()
    full = known.by_name.get(key(name), ())
    return full or (known.by_short_name.get(key(name), ()) if IS_SHORT.match(name) else ())


def name_of(country_code: str, code: str) -> str | None:
    """The name of a division by its country and GeoNames' code."""
    division = divisions().by_code.get((country_code, code))
    return division.name if division else None
