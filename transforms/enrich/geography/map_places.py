"""Countries, states and towns as places on the map."""

from transforms.enrich.document import Place
from transforms.enrich.geography import divisions
from transforms.enrich.geography.countries import countries
from transforms.enrich.geography.divisions import Division
from transforms.enrich.geography.geonames import City


def of_country(code: str, resolved_by: str = "name") -> Place:
    """A country as a place."""
    one = countries().by_code[code]
    return Place(
        "country", one.name, one.geonames_id, None, code, one.latitude, one.longitude,
        one.population or None, resolved_by,
    )  # fmt: skip


def of_division(one: Division, resolved_by: str = "name") -> Place:
    """A state, province or prefecture as a place."""
    return Place(
        "state", one.name, one.geonames_id, one.name, one.country_code, one.latitude,
        one.longitude, None, resolved_by,
    )  # fmt: skip


def of_town(town: City, resolved_by: str) -> Place:
    """A town as a place."""
    region = divisions.name_of(town.country_code, town.admin_code)
    return Place(
        "city", town.name, town.geonames_id, region, town.country_code,
        round(town.latitude, 5), round(town.longitude, 5), town.population or None, resolved_by,
    )  # fmt: skip
