"""Which short names of a document stand for which of its longer ones."""

from collections.abc import Callable, Sequence

from transforms.enrich.coreference.name_groups import Group
from transforms.enrich.naming import organisation_names
from transforms.enrich.naming.national_bodies import (
    is_national,
    is_of_its_country,
    parted,
    usual_country,
)

_MOST_NAMED = 4
_MOST_WORDS = 6
_HALVES = ("korea", "yemen", "vietnam", "sudan")
"""Countries of which there were two, north and south. `The West` is not West Germany."""


def join_short_forms(organisations: Sequence[Group]) -> None:
    """Join organisations with the longer names that they begin: `Allegheny` with its company's.

    Where a name begins several companies', it is neither's, and says so.
    """
    longer: dict[tuple[str, ...], list[Group]] = {}
    for group in organisations:
        if organisation_names.may_be_shortened(group.words):
            for end in range(1, min(len(group.words), _MOST_WORDS)):
                longer.setdefault(group.words[:end], []).append(group)
    for group in organisations:
        found = longer.get(group.words)
        if found and _is_short(group):
            _settle(group, found)


def _is_short(group: Group) -> bool:
    return (
        group.joined is None
        and not group.is_canonical
        and organisation_names.can_stand_alone(group.words)
        and not organisation_names.has_legal_form(group.name)
    )


def _settle(group: Group, longer: Sequence[Group]) -> None:
    """Join a short name with the one it is short for, or note between which that lies."""
    parent = min(longer, key=lambda each: len(each.words))
    length = len(parent.words)
    if all(each.words[:length] == parent.words for each in longer):
        group.join(parent, "short form")
        return
    names = " or ".join(each.name for each in longer[:_MOST_NAMED])
    group.ambiguous = f"ambiguous: {names}"


def join_national_bodies(organisations: Sequence[Group], country: Callable[[], str | None]) -> None:
    """Give bodies that many countries have their country: that of the same body in the document.

    If there is none, that which copy means without naming it, else that of the document; else the
    name says nothing beyond the document, as a word alone that many names begin with.
    """
    with_country: dict[tuple[str, ...], list[Group]] = {}
    for group in organisations:
        body, nation = parted(group.words)
        if nation:
            with_country.setdefault(body, []).append(group)
    for group in organisations:
        if group.joined is not None or group.is_canonical:
            continue
        if is_national(group.words):
            _settle_nation(group, with_country.get(group.words, ()), country)
        elif len(group.words) == 1 and group.words[0] in organisation_names.GENERIC:
            group.is_common = True


def _settle_nation(group: Group, same: Sequence[Group], country: Callable[[], str | None]) -> None:
    if len(same) == 1:
        group.join(same[0], "short form")
    elif same:
        group.ambiguous = f"ambiguous: {' or '.join(each.name for each in same[:_MOST_NAMED])}"
    elif is_of_its_country(group.words) and (nation := usual_country(group.words) or country()):
        group.name = f"{group.name} ({nation})"
    else:
        group.is_common = True


def join_halves(places: Sequence[Group]) -> None:
    """Join `the North` with North Korea, where no other country of the document begins so."""
    by_key = {group.key: group for group in places}
    for side in ("north", "south"):
        half = by_key.get(f"place:{side}")
        if half is not None:
            wholes = [by_key[key] for each in _HALVES if (key := f"place:{side}-{each}") in by_key]
            if len(wholes) == 1:
                half.join(wholes[0], "short form")
