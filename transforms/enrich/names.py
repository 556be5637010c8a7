"""Keys of names: what the spellings of one name have in common, in every document."""

import hashlib
from functools import lru_cache

from transforms.enrich.naming import organisation_names, person_names
from transforms.enrich.naming.country_names import countries, country_named
from transforms.enrich.naming.folding import REMEMBERED, fold, words

LONGEST_KEY = 80
"""Characters of a key; of what is longer the end is a hash of the whole."""
_HASH_CHARS = 10


@lru_cache(REMEMBERED)
def key_of(label: str, name: str) -> str:
    """The key of a full name: spellings of one person, organisation or place share it.

    It reads `person:lee-jaemyung`. Different spellings that could be different people's have
    different keys: a name too many is mended later, two people in one are not.
    """
    return _bounded(f"{label}:{_shared(label, name) or fold(name).strip() or name}")


def _shared(label: str, name: str) -> str:
    if label == "person":
        return person_names.read(name).key
    if label == "place":
        return "-".join(place_words(name))
    if label == "nationality":
        found = _singular(words(name))
        return "-".join(countries().one_adjective.get(found, found))
    return "-".join(organisation_names.core(name))


def place_words(name: str) -> tuple[str, ...]:
    """The words of a place's usual name: those of `the U.S.` are united, states."""
    return words(country_named(name) or name)


def _singular(found: tuple[str, ...]) -> tuple[str, ...]:
    """A people's name without its plural: `Americans` are `american`; `Swiss` stays."""
    last = found[-1] if found else ""
    if len(last) < 5 or not last.endswith("s") or last[-2] in "su":
        return found
    return (*found[:-1], last[:-3] + "y" if last.endswith("ies") else last[:-1])


def _bounded(key: str) -> str:
    if len(key) <= LONGEST_KEY:
        return key
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_CHARS]
    return f"{key[: LONGEST_KEY - _HASH_CHARS - 1]}-{digest}"
