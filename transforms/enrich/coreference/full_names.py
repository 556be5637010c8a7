"""The persons that have a full name in a document, all forms of one name joined."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from transforms.enrich.coreference import roles
from transforms.enrich.document import Entity, Span
from transforms.enrich.naming import given_names
from transforms.enrich.naming.folding import words
from transforms.enrich.naming.person_names import SOVEREIGNS, PersonName

MOST_COMPARED = 20
"""Names of one surname that are compared with each other: more is a list, not a story."""
MOST_WORDS = 8
"""Words of a name by which its other forms are found."""

Shared = tuple[str, *tuple[str, ...]]
"""What two forms of a name share: how, and the words."""


class Named(NamedTuple):
    """A mention of a person.

    `full` is the name without its possessive, as the document or a list of names has it; `name`
    are its parts; `gender` is m or f, where a title or form of address says it.
    """

    span: Span
    surface: str
    full: str
    name: PersonName
    gender: str | None

    @property
    def alias(self) -> str:
        """The words of the name but for initials: what a surname alone is looked up by."""
        return " ".join((*(word for word in self.name.given if len(word) > 1), *self.name.surname))

    @property
    def office(self) -> str | None:
        """The title at the name, if it is more than a form of address."""
        role = self.span.role
        return role if role and roles.is_office(role) else None


class Person:
    """A person with a full name in the document, under all its spellings there.

    `start` is where a full name stands first.
    """

    def __init__(self, name: PersonName, start: int) -> None:
        self.names = [name]
        self.start = start
        self.entity = Entity("person", "")
        self.genders: set[str] = set()
        self.roles: list[str] = []

    @property
    def gender(self) -> str | None:
        """Woman (f) or man (m), by a form of address at the full name or by the given name."""
        if self.genders:
            return next(iter(self.genders)) if len(self.genders) == 1 else None
        first = self.names[0]
        return given_names.gender_of(first.given[0]) if first.given else None

    def learn(self, named: Named) -> None:
        """Take what a mention of the full name tells: its spelling, man or woman, the title."""
        if fullness(named.full) > fullness(self.entity.name):
            self.entity.name = named.full
        if named.gender:
            self.genders.add(named.gender)
        if named.office:
            self.roles.append(named.office)


def fullness(name: str) -> tuple[int, bool, int]:
    """How full a name is: by words, then not in capitals alone, then by characters."""
    return len(name.split()), not name.isupper(), len(name)


def gather(named: Iterable[Named]) -> dict[str, Person]:
    """The persons that have a full name, by the key of each form of it."""
    found: dict[str, Person] = {}
    for each in named:
        if each.name.is_full or each.span.name:
            person = found.get(each.name.key)
            if person is None:
                person = found[each.name.key] = Person(each.name, each.span.start)
            person.learn(each)
    return _merged(found)


def _merged(found: dict[str, Person]) -> dict[str, Person]:
    """The persons by key, where one name is another's form and no third's joined to it."""
    if len(found) < 2:
        return found
    people = dict(found)
    longer = _Forms(found.values())
    for key in sorted(found, key=lambda key: (len(found[key].names[0].words), key)):
        mine = found[key]
        others = {
            id(other): other
            for how, other in longer.of(mine.names[0])
            if other is not mine and (how != "tail" or _may_be_tail(mine, other))
        }
        if len(others) == 1:
            (other,) = others.values()
            _join(people, people[key], people[other.names[0].key])
    for key, person in found.items():
        if people[key] is person and (of := _of_title(person, found.values())):
            # Its name is no other form of his: `Mohammed` alone is a given name, of several.
            long = people[key] = people[of.names[0].key]
            long.roles += person.roles
    return people


def _of_title(titled: Person, everyone: Iterable[Person]) -> Person | None:
    """The person with a longer name whom a title and a given name alone name in the document.

    King Abdullah, of King Abdullah II; Prince Mohammed, of Crown Prince Mohammed bin Salman.
    """
    name = titled.names[0]
    if len(name.words) != 2 or name.words[0] not in SOVEREIGNS:
        return None
    title, called = name.words
    found = [
        person
        for person in everyone
        if person is not titled
        and person.names[0].words[0] == called
        and any(title in words(role) for role in person.roles)
    ]
    return found[0] if len(found) == 1 else None


def _may_be_tail(short: Person, long: Person) -> bool:
    """Whether a name can be the end of a longer one: it stands behind that, with no other title.

    Suu Kyi is Aung San Suu Kyi; Nawaz Sharif is not Maryam Nawaz Sharif, his daughter.
    """
    if short.start < long.start:
        return False
    return not short.roles or not long.roles or roles.carries(long.roles, short.roles[0])


def _join(people: dict[str, Person], short: Person, long: Person) -> None:
    """Let every key of one person lead to the other."""
    if short is long:
        return
    long.names += short.names
    long.start = min(long.start, short.start)
    long.genders |= short.genders
    long.roles += short.roles
    if fullness(short.entity.name) > fullness(long.entity.name):
        long.entity.name = short.entity.name
    for name in short.names:
        people[name.key] = long


class _Forms:
    """The full names of a document by what a shorter or turned form shares with them."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.by_shared: dict[Shared, list[Person]] = {}
        for person in people:
            for shared in _shared_with_shorter(person.names[0]):
                self.by_shared.setdefault(shared, []).append(person)

    def of(self, name: PersonName) -> Iterator[tuple[str, Person]]:
        """The persons that a full name can be another form of, and what it shares with theirs."""
        mine = name.words[:MOST_WORDS]
        asked: list[Shared] = [("turned", *sorted(mine))]
        if name.order == "western":
            asked += [("ends", mine[0], mine[-1]), ("tail", *mine), ("surname", *name.surname)]
        for shared in asked:
            for other in self.by_shared.get(shared, ())[:MOST_COMPARED]:
                long = other.names[0]
                if long.suffix == name.suffix and _is_form(shared[0], name, long):
                    yield shared[0], other


def _shared_with_shorter(name: PersonName) -> Iterator[Shared]:
    mine = name.words[:MOST_WORDS]
    yield ("turned", *sorted(mine))
    if name.order == "western":
        yield ("surname", *name.surname)
        for at in range(1, len(mine)):
            yield ("ends", mine[0], mine[at])
            if at < len(mine) - 1:
                yield ("tail", *mine[at:])


def _is_form(how: str, short: PersonName, long: PersonName) -> bool:
    """Whether a name can be another form of one that shares this with it.

    Turned (Ishiba Shigeru), shorter in the middle or at the end (Pedro Sanchez, whose second
    surname is left out), at the start (Suu Kyi), or with a short given name or initials.
    """
    if how == "turned":
        return short.words != long.words
    if how == "ends":
        return len(short.words) < len(long.words) and _is_within(short.words, long.words)
    if how == "tail":
        return True
    if not short.given or not long.given or _has_other_middle(short, long):
        return False
    return (
        short.given[0] != long.given[0]
        and short.given[1:] == long.given[1:]
        and given_names.may_be_same(short.given[0], long.given[0])
    )


def _has_other_middle(one: PersonName, other: PersonName) -> bool:
    return bool(one.middle and other.middle and one.middle != other.middle)


def _is_within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words of one name stand in the other in their order."""
    rest = iter(long)
    return all(word in rest for word in short)
