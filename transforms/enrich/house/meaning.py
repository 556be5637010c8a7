"""What a short name of the house's list means where it stands: whose Congress, which Treasury.

A short name means a row of the list where all of the row's conditions hold, and where it is no
part of a longer name: `the Illinois Supreme Court`, `the Foreign Ministry of Oman`. Of several
rows that is the one whose country stands beside it, else the one whose country the item names at
least twice as often as the others', else the one of the agency's home.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from transforms.enrich.document import Body
from transforms.enrich.house.names import HouseName, all_spellings, words_of_countries

NEAR_CHARS = 28
"""Enough for the word before a name and the country's words in front of it."""
WORLD_AGENCIES = frozenset({"reuters", "afp", "dpa", "efe"})
"""Agencies whose English copy is no more of their home than of any other country."""
LONG_FORM_CHARS = 80
NAMED_BY_THE_WORD_BEFORE = frozenset({"party", "parliament"})
"""Kinds that a word before makes another: the Social Democratic Party, the Texas Senate."""
OF_COMMON_WORDS = frozenset(
    {"central bank", "ministry", "parliament", "party", "exchange", "international body", "event"}
)
"""Kinds whose names are also the last words of others': Illinois State Department."""
_DAY_OR_MONTH = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_NAME_GOES_ON = re.compile(rf"(?: |-)(?!{_DAY_OR_MONTH})[A-ZÀ-Þ0-9]")
_OF_WHAT = re.compile(r" of (?:the )?([A-Z][\w.]{0,20}(?: [A-Z]\w{0,20})?)")
_INITIAL = re.compile(r"\b[A-Z]")
_LOWER_CASE = re.compile(r"[a-zß-ÿ]{2}")
_CAPITALISED_BEFORE = re.compile(r"(?:^|[\s\"“(])([A-ZÀ-Þ][\w.&-]{0,24})('s|s')? $")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.){1,4}|St\.|Mt\.|Ft\.")
_ARTICLE_BEFORE = re.compile(r"(?:\b[Tt]he|'s|s') $")
_SENTENCE_ENDS = re.compile(r"(?:(?<!\b[A-Z])[.!?:]|\n|^)[\s\"“”‘'`(\[–—-]{0,5}$|(?:^|\s)[\"“]$")
_LEADING = """
The A An And But Or If When While As In At On By For From To With Of Since After Before Under
Both That This What Why How Yet So Although Though Because Until Unless Once Former Senior Top
Deputy Assistant Acting Some Many Most All Several Other Another Unlike Among Despite Against
Through Outside Inside Only Even Last Later Meanwhile Said Asked
Monday Tuesday Wednesday Thursday Friday Saturday Sunday
"""
_LEADING_WORDS = frozenset(_LEADING.split())
"""Words that begin a sentence with a capital, and no name."""


class Use(NamedTuple):
    """A use of a short name in a text, and a row that it may mean."""

    row: HouseName
    start: int
    end: int

    @property
    def country_words(self) -> tuple[str, ...]:
        """The words that tell of the row's country."""
        return words_of_countries().get(self.row.country, ())


class Surroundings:
    """A body, as the conditions of short names ask about it."""

    def __init__(self, body: Body, text: str, words: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self._lines = body.text
        self._words = words
        at_home = (body.agency or "").casefold() not in WORLD_AGENCIES
        self._home = body.country if at_home else None
        self._known: dict[str, bool] = {}
        self._long_forms: dict[str, str | None] = {}

    def meaning(self, start: int, end: int, rows: Sequence[HouseName]) -> HouseName | None:
        """The row that a short name means, or a generic one for its label; None if neither."""
        fitting = [use for row in rows if self._holds(use := Use(row, start, end))]
        named = [use for use in fitting if "generic" not in use.row.only_if]
        generic = [use for use in fitting if "generic" in use.row.only_if]
        if len(named) > 1:
            named = self._nearest(named)
        return next((use.row for use in (*named, *generic)), None)

    def is_tail(self, start: int, end: int, row: HouseName) -> bool:
        """Whether a name of common words ends a longer one: Royal Bank of Canada."""
        if row.kind not in OF_COMMON_WORDS or " " not in self.text[start:end]:
            return False
        use = Use(row, start, end)
        word = self._name_before(use)
        return word is not None and not word[2] and not self._is_own(use, word)

    def _holds(self, use: Use) -> bool:
        row = use.row
        if not all(CONDITIONS[one](self, use) for one in row.only_if):
            return False
        if "generic" in row.only_if:
            return row.kind not in NAMED_BY_THE_WORD_BEFORE or self._is_led_by_country(use)
        return self._is_whole(use) and not self._is_declared(use)

    def _before(self, use: Use) -> str:
        return self.text[max(0, use.start - NEAR_CHARS) : use.start]

    def _name_before(self, use: Use) -> re.Match[str] | None:
        """The capitalised word right before a name that could be a part of it."""
        word = _CAPITALISED_BEFORE.search(self._before(use))
        if word is None or (not word[2] and word[1] in _LEADING_WORDS):
            return None
        return None if word[1].endswith(".") and not _ABBREVIATION.fullmatch(word[1]) else word

    def _is_own(self, use: Use, word: re.Match[str]) -> bool:
        return word.string[: word.end(1)].endswith(use.country_words)

    def _is_whole(self, use: Use) -> bool:
        """Whether no name goes on before it or behind it, but for that of the row's country."""
        word = self._name_before(use)
        if word and not self._is_own(use, word):
            return False
        of = _OF_WHAT.match(self.text, use.end)
        return of is None or of[1].startswith(use.country_words)

    def _is_led_by_country(self, use: Use) -> bool:
        word = self._name_before(use)
        return not word or bool(word[2]) or word[1] in _words_by_length()[0] or word[1] == "U.S."

    def _is_declared(self, use: Use) -> bool:
        """Whether the item has it as the acronym of another name: Singapore Printers (SNP)."""
        said = self.text[use.start : use.end]
        of = self._long_form(said) if said.isupper() else None
        if of is None:
            return False
        initials = "".join(_INITIAL.findall(of))
        return said in initials and not of.endswith(all_spellings(use.row))

    def _long_form(self, acronym: str) -> str | None:
        """What stands before an acronym in brackets; looked for once, however long the text."""
        if acronym not in self._long_forms:
            at = self.text.find(f"({acronym})")
            before = self.text[max(0, at - LONG_FORM_CHARS) : at].rstrip()
            self._long_forms[acronym] = before if at >= 0 else None
        return self._long_forms[acronym]

    def _nearest(self, uses: list[Use]) -> list[Use]:
        """Of several rows that of the country beside the name, named most, or of the agency."""
        beside = [use for use in uses if self._is_beside(use)]
        if len(beside) == 1:
            return beside
        often = sorted(uses, key=lambda use: -self._times(use))
        if self._times(often[0]) >= max(1, 2 * self._times(often[1])):
            return often[:1]
        return [use for use in uses if use.row.country == self._home][:1]

    def _is_beside(self, use: Use) -> bool:
        before = self._before(use).rstrip()
        of = _OF_WHAT.match(self.text, use.end)
        return (
            before.endswith(use.country_words)
            or before.rstrip("'s").endswith(use.country_words)
            or (of is not None and of[1].startswith(use.country_words))
        )

    def _times(self, use: Use) -> int:
        """How often the item names the row's country, its people or its capital."""
        return self._countries[use.row.country]

    @cached_property
    def _countries(self) -> Counter[str]:
        countries: Counter[str] = Counter()
        single, several = _words_by_length()
        words = (self.text[start:end] for start, end in self._words)
        for word, times in Counter(words).items():
            if word in single:
                countries[single[word]] += times
        for several_words, country in several:
            countries[country] += self.text.count(several_words)
        return countries

    def is_mid(self, use: Use) -> bool:
        """Whether its capital is no sentence's: within one, or with a capital behind it too."""
        begins = _SENTENCE_ENDS.search(self._lines[max(0, use.start - 6) : use.start])
        return not begins or not self.is_alone(use)

    def is_mixed(self, use: Use) -> bool:
        """Whether there are small letters round it: it is no word of a line in capitals."""
        before = self.text[max(0, use.start - 16) : use.start]
        behind = self.text[use.end : use.end + 16]
        return _LOWER_CASE.search(before) is not None or _LOWER_CASE.search(behind) is not None

    def has_article(self, use: Use) -> bool:
        """Whether `the`, a possessive or the row's country stands before it."""
        before = self._before(use)
        return _ARTICLE_BEFORE.search(before) is not None or before.rstrip().endswith(
            use.country_words
        )

    def is_alone(self, use: Use) -> bool:
        """Whether no capitalised word stands behind it."""
        return _NAME_GOES_ON.match(self.text, use.end) is None

    def is_home(self, use: Use) -> bool:
        """Whether the item is of the row's country."""
        return bool(use.row.country) and (use.row.country == self._home or self._times(use) > 0)

    def is_known(self, use: Use) -> bool:
        """Whether the item has a name that means the row for sure."""
        row = use.row
        if row.name not in self._known:
            self._known[row.name] = any(name in self.text for name in row.sure_names)
        return self._known[row.name]

    def is_any(self, _: Use) -> bool:
        """True: the use of a name that several bodies have."""
        return True


CONDITIONS: dict[str, Callable[[Surroundings, Use], bool]] = {
    "mid": Surroundings.is_mid,
    "mixed": Surroundings.is_mixed,
    "the": Surroundings.has_article,
    "alone": Surroundings.is_alone,
    "home": Surroundings.is_home,
    "known": Surroundings.is_known,
    "generic": Surroundings.is_any,
}
"""What each condition of the list asks."""


@cache
def _words_by_length() -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The countries of words that are one word, and of those that are several."""
    pairs = [(word, code) for code, words in words_of_countries().items() for word in words]
    return (
        {word: code for word, code in pairs if word.isalpha()},
        [(word, code) for word, code in pairs if not word.isalpha()],
    )
