"""Whom a surname, or another short form of a name, stands for in a document."""

from collections.abc import Iterator, Sequence
from itertools import islice

from transforms.enrich.coreference import roles
from transforms.enrich.coreference.full_names import (
    MOST_COMPARED,
    MOST_WORDS,
    Named,
    Person,
    fullness,
)
from transforms.enrich.document import Entity
from transforms.enrich.naming import east_asian, given_names
from transforms.enrich.naming.person_names import FATHERS, PARTICLES, PersonName

Resolved = tuple[Entity | None, str]
"""The entity that a mention names, and how that is known."""

HOW = ("surname", "surname", "given name")
"""How a person is known by an alias of each rank: surname, part of the name, given name."""
_MOST_NAMED = 4


def _aliases(name: PersonName) -> Iterator[tuple[int, str]]:
    """The forms that a full name is called by later, with their rank."""
    if name.order == "western":
        yield from _western_aliases(name)
        return
    parts = east_asian.given_parts(name.given)
    if name.order == "vietnamese":
        # The wires call them by the last name: Nguyen Xuan Phuc is Phuc.
        yield 0, parts[-1]
        yield 1, name.surname[0]
        return
    yield 0, name.surname[0]
    yield 2, " ".join(parts)
    yield 2, "".join(parts)
    if len(name.given) > 1 and east_asian.is_surname(parts[-1]):
        yield 1, parts[-1]


def _western_aliases(name: PersonName) -> Iterator[tuple[int, str]]:
    """The surname; the double surname or a part of it; the given names."""
    yield 0, " ".join(name.surname)
    if name.surname and name.surname[0] in PARTICLES and name.surname[0] not in FATHERS:
        yield 0, name.surname[-1]
    mine = name.words[:MOST_WORDS]
    for start in range(1, len(mine)):
        for end in range(start + 1, len(mine) + 1):
            if _can_be_part(mine, start, end):
                yield 1, " ".join(mine[start:end])
    if name.given:
        yield 2, name.given[0]
        yield 2, " ".join(name.given)


def _can_be_part(mine: Sequence[str], start: int, end: int) -> bool:
    """Whether some words of a name can be its surname: `Lopez Obrador`; no second given name."""
    if mine[end - 1] in PARTICLES or mine[start - 1] in FATHERS or len(mine[end - 1]) < 2:
        return False
    return end == len(mine) or given_names.gender_of(mine[end - 1]) is None


class Finder:
    """Finds the person that a mention names, among those with a full name and those without."""

    def __init__(self, people: dict[str, Person], named: Sequence[Named]) -> None:
        self.people = people
        self.called: tuple[dict[str, dict[int, Person]], ...] = ({}, {}, {})
        self.alone: dict[tuple[str, str | None], Entity] = {}
        self.couples: dict[str, set[str]] = {}
        self.initialled: dict[str, dict[str, str]] = {}
        for person in {id(person): person for person in people.values()}.values():
            for name in person.names:
                for rank, alias in _aliases(name):
                    self.called[rank].setdefault(alias, {})[id(person)] = person
        for each in named:
            if each.name.key not in people:
                self._note_alone(each)
                if each.office and not each.name.given:
                    self._note_office(each)

    def find(self, named: Named) -> Resolved:
        """The person that a mention names, and how that is known."""
        person = self.people.get(named.name.key)
        if person is not None:
            return person.entity, _how_full(named, person)
        for rank, called in enumerate(self.called):
            everyone = list(islice(called.get(named.alias, {}).values(), MOST_COMPARED))
            possible = [each for each in everyone if _can_be(each, named, rank)]
            addressed = [each for each in possible if _can_be_addressed(each, named)]
            if addressed:
                how = HOW[rank] if len(addressed) == len(possible) else "title"
                entity, how = _chosen(addressed, named, how)
                return entity, how if entity is None or entity.is_full else "surname alone"
        return self._alone(named)

    def _note_alone(self, named: Named) -> None:
        """Remember who of one surname there are beside those with a full name."""
        surname = _last(named.name)
        if named.gender:
            self.couples.setdefault(surname, set()).add(named.gender)
        if named.name.given:
            self.initialled.setdefault(surname, {})[named.name.key] = named.full

    def _note_office(self, named: Named) -> None:
        """Take one whose title stands at a surname alone for a person, beside a relative's name.

        President Reagan is not Nancy Reagan, who is named after him and carries no such title.
        """
        everyone = self.called[0].get(named.alias, {})
        if not everyone or any(_may_hold(each, named) for each in everyone.values()):
            return
        person = Person(named.name, named.span.start)
        person.entity = self._entity_alone(named, (_last(named.name), None))
        person.roles.append(named.office or "")
        everyone[id(person)] = person

    def _alone(self, named: Named) -> Resolved:
        """An entity of this document alone; two, where Mr. and Mrs. of one surname stand in it."""
        surname = key = _last(named.name)
        initialled = self.initialled.get(surname, {})
        if named.name.given or len(initialled) == 1:
            key = named.name.key if named.name.given else next(iter(initialled))
        elif initialled:
            return None, f"ambiguous: {' or '.join(list(initialled.values())[:_MOST_NAMED])}"
        gender = named.gender if len(self.couples.get(surname, ())) > 1 else None
        if gender is None and len(self.couples.get(surname, ())) > 1:
            return None, f"ambiguous: Mr. {named.full} or Mrs. {named.full}"
        return self._entity_alone(named, (key, gender)), "surname alone"

    def _entity_alone(self, named: Named, key: tuple[str, str | None]) -> Entity:
        entity = self.alone.get(key)
        if entity is None:
            entity = self.alone[key] = Entity("person", "", is_full=False)
        if fullness(named.full) > fullness(entity.name):
            entity.name = named.full
        return entity


def _may_hold(person: Person, named: Named) -> bool:
    """Whether a person can be the one whose title stands at a surname alone.

    Not one whose full name stands only behind it, with another title or that of a woman.
    """
    if person.start < named.span.start or roles.carries(person.roles, named.office or ""):
        return True
    return not person.roles and person.gender != "f"


def _last(name: PersonName) -> str:
    """The surname as those without a full name are told apart by it: without `de` or `van der`."""
    if name.surname and name.surname[0] in PARTICLES - FATHERS:
        return f"{name.surname[-1]} {name.suffix}"
    return f"{' '.join(name.surname)} {name.suffix}"


def _how_full(named: Named, person: Person) -> str:
    if named.surface == person.entity.name:
        return "name"
    return "gazetteer" if named.span.name else "variant"


def _can_be(person: Person, named: Named, rank: int) -> bool:
    """Whether nothing at a mention speaks against its being this person."""
    name = named.name
    if name.suffix and all(name.suffix != each.suffix for each in person.names):
        return False
    if name.given and len(name.given[0]) == 1 and not _has_initial(person, name.given[0]):
        return False
    return rank < 2 or _may_be_called_by_given(person, named)


def _can_be_addressed(person: Person, named: Named) -> bool:
    """Whether Mr. or Mrs., where it stands at a mention, can be said of this person."""
    return named.gender is None or person.gender in (None, named.gender)


def _has_initial(person: Person, initial: str) -> bool:
    return any(name.given and name.given[0].startswith(initial) for name in person.names)


def _may_be_called_by_given(person: Person, named: Named) -> bool:
    """Whether a given name alone can be this person's: behind a title only where he carries it.

    `Mr. James` is not James Baker; `Prime Minister Anwar` is Anwar Ibrahim, the Prime Minister.
    """
    if named.office:
        return roles.carries(person.roles, named.office)
    return named.gender is None or given_names.gender_of(named.alias) is None


def _chosen(possible: Sequence[Person], named: Named, how: str) -> Resolved:
    """The one person that a name can be; of several the one whose title stands at it."""
    if len(possible) == 1:
        return possible[0].entity, how
    if named.office:
        carriers = [person for person in possible if roles.carries(person.roles, named.office)]
        if len(carriers) == 1:
            return carriers[0].entity, "title"
        carriers = [person for person in carriers if person.start < named.span.start]
        if len(carriers) == 1:
            return carriers[0].entity, "title"
    # Copy gives a full name before it drops it: until the second of two, the surname is the first.
    introduced = [person for person in possible if person.start < named.span.start]
    if len(introduced) == 1 and not named.office:
        return introduced[0].entity, how
    if named.gender and len(possible) == 2:
        known = [person for person in possible if person.gender == named.gender]
        if len(known) == 1:
            return known[0].entity, "title"
    names = [person.entity.name for person in possible[:_MOST_NAMED]]
    return None, f"ambiguous: {' or '.join(names)}"
