"""The parts of a person's name: given names, surname, suffix, and which of them are known."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from transforms.enrich.naming import east_asian, given_names
from transforms.enrich.naming.folding import (
    LONGEST_NAME,
    REMEMBERED,
    fold,
    listed,
    without_possessive,
)

PARTICLES = listed(
    """van von der den de la le las los du di da do dos das del della degli bin ibn bint abu abd
    ter ten zu zum zur ul ur ud y e st af av"""
)
"""Words within a surname that do not begin one alone: `van der Bellen`."""
FATHERS = frozenset({"bin", "bint", "abu", "umm", "ben"})
"""Particles whose surname never stands without them: `bin Salman`, not `Salman`."""
SUFFIXES = {"jr": "jr", "jnr": "jr", "sr": "sr", "snr": "sr",
            "ii": "ii", "iii": "iii", "iv": "iv", "vi": "vi", "vii": "vii", "viii": "viii",
            "xiii": "xiii", "xiv": "xiv", "xvi": "xvi", "xxiii": "xxiii"}  # fmt: skip
FORMS_OF_ADDRESS = listed(
    """mr mrs ms miss messrs dr sir dame lord lady baroness baron sen sens rep reps gov gen lt
    col capt maj sgt adm cmdr prof rev hon president"""
)
"""What stands before a name and is none of it."""
ENDS_OF_TITLES = listed(
    """staff exchequer director manager chairman chairwoman secretary minister leader spokesman
    spokeswoman adviser advisor ambassador commissioner officer treasurer economist analyst
    governor senator representative representatives congressman congresswoman premier chancellor
    chief general lawmaker attorney executive ex-premier ex-president ex-minister ex-governor
    taoiseach tanaiste premier-designate president-elect vice-president meteorologist economist
    strategist seismologist forecaster coroner prosecutor lawyer judge justice sheriff mayor bishop
    archbishop cardinal ayatollah detective inspector superintendent constable coach striker
    goalkeeper midfielder defender councillor councilman councilwoman author historian publisher
    editor astronaut cosmonaut rabbi imam analyst trader broker academician correspondent"""
)
"""What a model takes for a given name: the Staff of `Chief of Staff Howard Baker`."""
SOVEREIGNS = listed("crown pope king queen emperor empress prince princess sultan")
"""Titles that make a full name of a single one, and are none of a longer one."""
_NICKNAME = re.compile(r"[\"“”„«»][^\"“”„«»]{0,40}[\"“”„«»]|\([^()]{0,40}\)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[- ]?)+|[^\W\d_]")
_ARTICLE = re.compile(r"^(?:al|el|as|ar|ad|ash|an|at|az)-(?=\w{3})")
_CAMEL_ARTICLE = re.compile(r"\b[AE]l(?=[A-Z][a-z]{3})")
_BOUND_ARTICLE = re.compile(r"(?<=\w{2})-(?=u[lrd]-)", re.IGNORECASE)
_JUNK = re.compile(r"[^\w'.&-]+")
_UMLAUT = re.compile(
    r"(?<=[bcdfhj-np-tv-z])([aou])e(?=[b-df-hj-np-tv-z]{2}|[b-df-hj-km-np-tv-z][aeiou])"
)
_SLAVIC = re.compile(r"(?:(?<=sk)|(?<=[rtlghnv]))(?:yy|iy|yi|ij)$|(?<=sk)ii$")
_SPELLINGS = {
    spelling: usual
    for usual, spellings in {
        "gaddafi": "qaddafi kadhafi kaddafi gadhafi gathafi khadafy qadhafi khaddafi"
        " gadafi qadafi kadafi gaddafy khadafi",
        "muammar": "moammar muamar moamer muamer moamar mouammar",
        "mohammed": "muhammad mohammad mohamed muhammed mohamad muhamad mohamud",
        "ahmed": "ahmad", "hussein": "hussain husain husein husayn hussien hosein",
        "youssef": "yousef yusuf yousuf yusef youssouf yousaf", "khaled": "khalid",
        "abdullah": "abdallah abdulla abdalla", "sisi": "sissi", "abdel": "abdul abdal abdoul",
        "ali": "aly", "mustafa": "mostafa moustafa mustapha", "ibrahim": "ebrahim ibraheem",
        "osama": "usama", "laden": "ladin", "omar": "omer umar", "saeed": "said saeid sayeed",
        "alexander": "aleksandr alexandr aleksander oleksandr alyaksandr",
        "vladimir": "volodymyr uladzimir wladimir", "nikolay": "nikolai mykola mikalai",
        "mikhail": "michail mykhailo mikhailo", "viktor": "victor", "maksim": "maxim maksym",
        "yekaterina": "ekaterina kateryna", "yulia": "yuliya iulia",
        "natalia": "natalya nataliya", "tatiana": "tatyana", "yevgenia": "evgenia",
        "kirill": "kyrylo", "mahmoud": "mahmud mahmood mehmood", "yasser": "yasir yassir yaser",
        "walid": "waleed oualid", "nasser": "nasir naser", "rashid": "rasheed rachid",
        "faisal": "faysal feisal", "hafez": "hafiz", "tariq": "tarek tareq tarik",
        "gamal": "jamal", "karim": "kareem", "ismail": "ismael esmail",
        "suleiman": "sulaiman soleiman sleiman", "hassan": "hasan", "rouhani": "rohani ruhani",
        "qassem": "qasem qasim kassem", "soleimani": "suleimani", "mubarak": "moubarak",
        "morsi": "mursi morsy", "haniyeh": "haniya haniyah", "meshaal": "mashaal meshal mashal",
        "jumblatt": "joumblatt", "assad": "asad", "zourabichvili": "zurabishvili zourabishvili",
        "dbeibah": "dbeiba dbaiba", "aleksey": "alexey alexei aleksei oleksiy oleksii aliaksei",
        "dmitry": "dmitri dmitrii dmytro", "yury": "yuri yurii",
        "sergey": "sergei serguei serhiy serhii serhy", "andrey": "andrei andriy andrii andry",
        "yevgeny": "evgeny evgeni yevgeni evgenii", "vasily": "vasili",
        "gennady": "gennadi gennadii", "valery": "valeri valerii", "georgy": "georgi georgii",
        "anatoly": "anatoli anatolii", "vitaly": "vitali vitalii", "arkady": "arkadi",
        "yegor": "egor", "yelena": "elena", "gorbachev": "gorbachov gorbatchev",
        "khrushchev": "khruschev kruschev", "yanukovych": "yanukovich",
        "tymoshenko": "timoshenko", "netanyahu": "netanyahou", "khamenei": "khameini",
        "khomeini": "khomeiny", "zardari": "zardary",
    }.items()
    for spelling in spellings.split()
}  # fmt: skip


class PersonName(NamedTuple):
    """A person's name, its words folded.

    `given` and `surname` are words in the order of the key; `order` is western, east asian or
    vietnamese. A surname alone has no given words. `middle` are the initials that the key leaves
    out. `is_full` says that it names one person among many.
    """

    given: tuple[str, ...]
    surname: tuple[str, ...]
    suffix: str
    middle: str
    order: str
    is_full: bool

    @property
    def words(self) -> tuple[str, ...]:
        """Given names, then surname."""
        return (*self.given, *self.surname)

    @property
    def key(self) -> str:
        """The name as its spellings share it: `lee-jaemyung`, `donald-trump`."""
        if self.order == "east asian":
            parts: tuple[str, ...] = (*self.surname, east_asian.joined(self.given))
        elif self.order == "vietnamese":
            parts = (*self.surname, *self.given)
        else:
            parts = (*self.given, *self.surname)
        return "-".join(part for part in (*parts, self.suffix) if part)


@lru_cache(REMEMBERED)
def read(name: str) -> PersonName:
    """The parts of a name as it stands: `Sen. Robert F. Kennedy Jr.'s`."""
    tokens = _tokens(name[:LONGEST_NAME])
    suffix = _suffix_of(tokens)
    folded = [_spelled(fold(token)) for token in tokens]
    has_digit = any(mark.isdigit() for mark in name)
    if len(folded) > 1 and not has_digit:
        found = _vietnamese(folded, suffix) or _east_asian(folded, suffix)
        found = found or _turned(tokens, folded, suffix)
        if found:
            return found
    return _western(folded, suffix, has_digit)


def without_titles(name: str) -> str:
    """A name as it stands, without the forms of address and ends of titles before it."""
    first, _, rest = name.partition(" ")
    while rest and _is_title(first, rest):
        name = rest.lstrip()
        first, _, rest = name.partition(" ")
    return name


def _is_title(first: str, rest: str) -> bool:
    """Whether a first word is no part of the name. An end of a title has a full name behind it."""
    word = fold(first).rstrip(".")
    return word in FORMS_OF_ADDRESS or (word in ENDS_OF_TITLES and " " in rest.strip())


def _tokens(name: str) -> list[str]:
    """The words of a name without forms of address, nicknames and possessive."""
    bare = without_titles(without_possessive(name).replace("’", "'").strip())
    plain = _CAMEL_ARTICLE.sub("al-", _NICKNAME.sub(" ", bare))
    if "-u" in plain.lower():
        plain = _BOUND_ARTICLE.sub(" ", plain)
    tokens = [token.strip("-'&") for token in _JUNK.sub(" ", plain).split()]
    tokens = [token for token in tokens if token.strip("-'.&_")]
    while len(tokens) > 2 and fold(tokens[0]) in SOVEREIGNS:
        tokens = tokens[1:]
    return tokens


def _suffix_of(tokens: list[str]) -> str:
    """The suffix of a name (`jr`, `iii`), which is taken off its words."""
    if len(tokens) < 2:
        return ""
    suffix = SUFFIXES.get(fold(tokens[-1]).replace(".", ""), "")
    if suffix:
        tokens.pop()
    return suffix


def _spelled(word: str) -> str:
    """A folded word without points and apostrophes, in one of its spellings; hyphens kept."""
    if _INITIALS.fullmatch(word):
        return word.replace(".", "").replace("-", "").replace(" ", "") + "."
    word = _ARTICLE.sub("", word.replace("'", "").replace(".", ""))
    word = _SLAVIC.sub("y", word)
    return _SPELLINGS.get(word, word)


def _vietnamese(folded: list[str], suffix: str) -> PersonName | None:
    if not east_asian.is_vietnamese(folded):
        return None
    return PersonName(tuple(folded[1:]), (folded[0],), suffix, "", "vietnamese", True)


def _east_asian(folded: list[str], suffix: str) -> PersonName | None:
    stands = east_asian.surname_stands(folded)
    if stands is None:
        return None
    surname, given = (folded[0], folded[1:]) if stands == "first" else (folded[-1], folded[:-1])
    return PersonName(tuple(given), (surname,), suffix, "", "east asian", True)


def _turned(tokens: list[str], folded: list[str], suffix: str) -> PersonName | None:
    """A name whose surname stands first, by its capitals (`MACRON Emmanuel`) or its words."""
    if not (
        _is_capital_surname(tokens)
        or east_asian.is_japanese_turned(folded)
        or given_names.is_hungarian_turned(folded)
    ):
        return None
    return _western([*folded[1:], folded[0]], suffix, has_digit=False)


def _is_capital_surname(tokens: list[str]) -> bool:
    first, rest = tokens[0], tokens[1:]
    return (
        len(first) > 3
        and first.isupper()
        and first.isalpha()
        and not any(token.isupper() and len(token) > 1 and token[-1] != "." for token in rest)
    )


def _western(folded: list[str], suffix: str, has_digit: bool) -> PersonName:
    """A name whose given names stand first. Particles before its only name part are surname."""
    parts = _with_initials_joined(folded)
    at = _surname_at(parts)
    given, surname = parts[:at], parts[at:]
    middle = ""
    if given[1:] and len(given[-1]) == 2 and given[-1].endswith("."):
        middle = given[-1][0]
        given = given[:-1]
    is_full = not has_digit and _is_full(given, surname, suffix)
    return PersonName(_plain(given), _plain(surname), suffix, middle, "western", is_full)


def _with_initials_joined(words: Sequence[str]) -> list[str]:
    """The words with initials that stand apart as one: `j. p.` is `jp.`."""
    found: list[str] = []
    for word in words:
        if found and word.endswith(".") and found[-1].endswith("."):
            found[-1] = found[-1][:-1] + word
        else:
            found.append(word)
    return found


def _surname_at(words: Sequence[str]) -> int:
    """Where the surname begins: the last word with the particles before it, all else given."""
    at = len(words) - 1
    while at > 0 and (words[at - 1] in PARTICLES or (at > 1 and words[at - 1] in FATHERS)):
        at -= 1
    return max(at, 0)


def _is_full(given: Sequence[str], surname: Sequence[str], suffix: str) -> bool:
    """Whether a name is more than a surname, or an initial and a surname."""
    if not given:
        return bool(surname) and suffix not in ("", "jr", "sr")
    # V.S. Naipaul is known so; J. Smith could be anybody.
    return any(not word.endswith(".") or len(word) > 2 for word in given) and not all(
        word.endswith(".") for word in surname
    )


def _plain(words: Sequence[str]) -> tuple[str, ...]:
    """The words without the point that marks initials, umlauts in one spelling."""
    return tuple(
        word.rstrip(".") if word.endswith(".") else _UMLAUT.sub(r"\1", word)
        for whole in words
        for word in whole.split("-")
        if word
    )
