"""The house's list of names, and how each may be spelled: `names.csv`.

A row is something that models get wrong or that several names mean: an agency, a seat of a
government, a ministry, a party. Its columns:

- `kind`: news agency, seat, parliament, ...: where in the list it stands.
- `name`: the canonical name, which counts wherever it stands (but if it is a short name too).
- `label`: one of LABELS.
- `aliases`: other names that mean it wherever they stand; an acronym in its capitals alone.
- `short_names`: those that mean other things too; they count only where all of `only_if` holds.
- `only_if`: `mid` not the first word of a sentence, unless a capital follows; `mixed` not among
  words in capitals alone; `the` behind `the` or a country; `alone` no capitalised word behind it;
  `home` the item is of its country; `known` the item has its name or an alias; `generic` several
  bodies are so called, and none is meant by itself: the label is known, a canonical name is not.
- `country`: ISO 3166-1 alpha-2 code, of a body of one country.
- `stands_for`: what a seat stands for where it acts: government, ministry, parliament, ...

`countries.csv` has the words that tell of a country: its name, people and capital.
"""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

CONDITIONS = frozenset({"mid", "mixed", "the", "alone", "home", "known", "generic"})
STANDS_FOR = frozenset(
    {"government", "ministry", "parliament", "central bank", "market", "monarchy"}
)
CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž]\w*")
BEHIND_CHARS = 6
"""Signs behind its first word by which a spelling is looked up."""
WHAT_IT_IS = re.compile(r"(?: [a-z]+)+\Z")
PRESS_AND_PARTIES = frozenset({"news agency", "newspaper", "broadcaster", "party"})
"""Kinds whose names may have behind them what they are: Interfax news agency."""
OF_STATE = frozenset({"central bank", "ministry", "parliament", "public body", "armed force"})
_PREFIXES = (("United States ", ("U.S. ", "US ")), ("United Nations ", ("U.N. ", "UN ")))
_ABBREVIATED = (("U.S. ", ("US ",)), ("U.N. ", ("UN ", "United Nations ")), ("U.K. ", ("UK ",)))
_BRITISH = (
    (re.compile(r"Organization\b"), "Organisation"),
    (re.compile(r"Defense\b"), "Defence"),
    (re.compile(r"Center\b"), "Centre"),
    (re.compile(r"Program\b"), "Programme"),
)


class HouseName(NamedTuple):
    """A row of the list."""

    kind: str
    name: str
    label: str
    aliases: tuple[str, ...]
    short_names: tuple[str, ...]
    only_if: frozenset[str]
    country: str
    stands_for: str | None

    @property
    def sure_names(self) -> list[str]:
        """The names that mean it wherever they stand."""
        return [name for name in (self.name, *self.aliases) if name not in self.short_names]


class Listed(NamedTuple):
    """What a spelling can mean: one row for sure, or one of several under their conditions.

    `offset` is where its first capitalised word begins: 3 in `al-Qaeda` and `10 Downing Street`;
    `size` how much of it is the name: 8 of `Interfax news agency`.
    """

    spelling: str
    offset: int
    size: int
    sure: HouseName | None
    under_conditions: tuple[HouseName, ...]


class HouseList(NamedTuple):
    """The spellings as a text is searched for them, the longest first.

    `by_beginning` has those with a capital, by their first capitalised word and the few signs
    behind it (or that word alone, where fewer stand behind it): few names share that much.
    `small` are those without: `dpa`; `first_words` all that a name with a capital begins with.
    """

    by_beginning: dict[str, tuple[Listed, ...]]
    small: tuple[Listed, ...]
    first_words: frozenset[str]


@cache
def rows() -> tuple[HouseName, ...]:
    """The rows of the list, in its order."""
    return tuple(_row(row) for row in _read("names.csv"))


@cache
def house_list() -> HouseList:
    """The spellings of all names of the list."""
    by_beginning = defaultdict(list)
    small = []
    for listed in sorted(_listed(), key=lambda one: -len(one.spelling)):
        word = CAPITALISED.search(listed.spelling)
        if word is None:
            small.append(listed)
        else:
            has_more = len(listed.spelling) >= word.end() + BEHIND_CHARS
            end = word.end() + BEHIND_CHARS if has_more else word.end()
            by_beginning[listed.spelling[word.start() : end]].append(listed)
    first_words = frozenset(word[0] for word in map(CAPITALISED.match, by_beginning) if word)
    return HouseList(
        {key: tuple(them) for key, them in by_beginning.items()}, tuple(small), first_words
    )


@cache
def words_of_countries() -> dict[str, tuple[str, ...]]:
    """The words that tell of a country, by its code."""
    return {row["country"]: tuple(row["words"].split(";")) for row in _read("countries.csv")}


def spellings(name: str) -> Iterator[str]:
    """A name, and what else it is without being another: U.N., Defence, Malacanang."""
    forms = [name]
    for usual, others in (*_PREFIXES, *_ABBREVIATED):
        if name.startswith(usual):
            forms += [other + name[len(usual) :] for other in others]
    for american, british in _BRITISH:
        forms += [
            american.sub(british, form) for form in forms if american.search(form) is not None
        ]
    forms += [_without_accents(form) for form in forms]
    yield from dict.fromkeys(forms)


@cache
def all_spellings(row: HouseName) -> tuple[str, ...]:
    """Every spelling of every name of a row, sure or short."""
    names = (row.name, *row.aliases, *row.short_names)
    return tuple(spelling for name in names for spelling in spellings(name))


def _read(name: str) -> Iterator[dict[str, str]]:
    text = files("transforms.enrich.house").joinpath(name).read_text("utf-8")
    yield from csv.DictReader(text.splitlines())


def _row(row: dict[str, str]) -> HouseName:
    return HouseName(
        row["kind"],
        row["name"],
        row["label"],
        tuple(filter(None, row["aliases"].split(";"))),
        tuple(filter(None, row["short_names"].split(";"))),
        frozenset(row["only_if"].split()),
        row["country"],
        row["stands_for"] or None,
    )


def _listed() -> Iterator[Listed]:
    sure: dict[str, HouseName] = {}
    conditional: defaultdict[str, list[HouseName]] = defaultdict(list)
    for row in rows():
        for name in (*row.sure_names, *_with_country(row)):
            for spelling in spellings(name):
                sure.setdefault(spelling, row)
        for name in row.short_names:
            for spelling in spellings(name):
                conditional[spelling].append(row)
    for spelling in dict.fromkeys((*sure, *conditional)):
        word = CAPITALISED.search(spelling)
        kinds = {row.kind for row in (sure.get(spelling), *conditional[spelling]) if row}
        told = WHAT_IT_IS.search(spelling) if kinds & PRESS_AND_PARTIES else None
        yield Listed(
            spelling,
            word.start() if word else 0,
            told.start() if told else len(spelling),
            sure.get(spelling),
            tuple(conditional[spelling]),
        )


def _with_country(row: HouseName) -> list[str]:
    """The names of a body of the United States as copy from abroad has them: U.S. Customs."""
    if row.country != "US" or row.kind not in OF_STATE:
        return []
    return [
        f"U.S. {name}"
        for name in row.sure_names
        if " " in name and not name.startswith(("U.S. ", "United States "))
    ]


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
