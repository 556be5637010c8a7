"""Names that two lands share and that stand bare: Georgia, Korea, Congo, Formosa, the Gulf."""

from collections.abc import Collection

from transforms.enrich.document import Place
from transforms.enrich.geography import divisions, regions
from transforms.enrich.geography.map_places import of_country, of_division
from transforms.enrich.geography.namesakes import Around

NAMES = frozenset({"georgia", "korea", "congo", "north", "south", "victoria", "gulf", "formosa"})
ON_THE_GULF = frozenset({"AE", "BH", "IQ", "IR", "KW", "OM", "QA", "SA"})
UNKNOWN_GULF = Place("water", "Gulf", resolved_by="ambiguous: nothing tells which")


def settled(name_key: str, name: str, around: Around) -> Place | None:
    """Georgia, Korea, Congo, the North, Victoria: by the lands of the document."""
    said, home = around.countries, around.home
    if name_key == "georgia":
        return _georgia(said, home)
    if name_key == "congo":
        return of_country("CG" if "CG" in said and "CD" not in said else "CD", "other places")
    if name_key == "formosa":
        is_province = "AR" in said and not {"TW", "CN"} & set(said)
        return of_division(divisions.named("Formosa")[0]) if is_province else of_country("TW")
    if name_key == "gulf":
        is_persian = not ON_THE_GULF.isdisjoint(said)
        return regions.regions()["persian gulf"] if is_persian else UNKNOWN_GULF
    if name_key == "victoria":
        is_state = "AU" in said or home == "AU"
        return of_division(divisions.named("Victoria")[0], "other places") if is_state else None
    if not said & {"KR", "KP"} and home not in ("KR", "KP"):
        return Place("country", name, resolved_by="ambiguous: nothing tells the country")
    if name_key != "korea":
        return of_country("KP" if name_key == "north" else "KR", "other places")
    if home == "KR" or "KP" not in said:
        return of_country("KR", "agency's home" if home == "KR" else "other places")
    return Place("country", "Korea", resolved_by="ambiguous: South Korea or North Korea")


def _georgia(said: Collection[str], home: str | None) -> Place:
    """The state where the document or its agency is American, the country near the Caucasus."""
    is_caucasian = not {"GE", "AM", "AZ", "RU", "UA", "MD", "BY", "KZ"}.isdisjoint(said)
    is_american = "US" in said or home == "US"
    if is_american and not is_caucasian:
        return of_division(divisions.named("Ga.")[0], "other places")
    if is_caucasian and (not is_american or "GE" in said or "US" not in said):
        return of_country("GE", "other places")
    return Place("country", "Georgia", resolved_by="ambiguous: Georgia, US or Georgia, GE")
