"""The words of an organisation's name that its spellings share, and which it is known by."""

import re
from collections.abc import Sequence
from functools import lru_cache

from transforms.enrich.naming.country_names import country_of_words
from transforms.enrich.naming.folding import REMEMBERED, listed, words
from transforms.enrich.naming.national_bodies import with_nation_last

LEGAL_FORMS = listed(
    """inc incorporated corp corporation co company cos companies ltd limited plc ag sa nv bv
    gmbh spa ab oy oyj asa as kk kgaa se llc llp lp pty pte bhd tbk srl sarl pjsc pao ojsc oao
    kft sae nyrt zrt hf aps ltda sab sdn psc pcl"""
)
GENERIC = listed(
    """first second national general american united international federal central bank royal
    state new standard world global pacific atlantic north south east west northern southern
    eastern western great british canadian german french japanese european asian african
    chinese korean russian indian australian union university ministry department court house
    party group trust savings insurance energy oil gas steel power electric air airlines
    airways news press times post public people peoples democratic republican social liberal
    labor labour conservative christian islamic council committee commission congress senate
    parliament government board agency office bureau institute institution association
    federation organization organisation society foundation center centre school college
    hospital church club league company corporation industries systems services financial
    capital data computer home hotel security securities exchange stock treasury justice
    commerce defense defence agriculture transport labour health education interior foreign
    finance trade economic allied consolidated continental mutual life fire city county
    district police army navy force forces supreme chief big old mid inter trans radio
    television st saint assembly palace presidential mining tribunal opposition cabinet league"""
)
"""Words that many names begin with: alone they name none of them."""
_BODIES = listed(
    """committee subcommittee council commission department division office court bureau school
    party assembly ministry agency union parliament congress secretariat conference board
    panel government administration authority service police army navy force forces federation
    association league university college institute cup championship stadium team caucus
    delegation embassy mission fund treasury unit"""
)
"""Last words of bodies whose first words name another: `Senate Banking Committee`."""
_SPELLINGS = {
    "organization": "organisation", "organizations": "organisations", "center": "centre",
    "defense": "defence", "labor": "labour", "program": "programme", "qaida": "qaeda",
    "qaidah": "qaeda", "hizbollah": "hezbollah", "hizbullah": "hezbollah", "hezballah": "hezbollah",
    "taleban": "taliban", "mngmt": "management", "dept": "department", "intl": "international",
    "natl": "national", "assn": "association", "univ": "university", "govt": "government",
    "mfg": "manufacturing", "bros": "brothers", "bancorporation": "bancorp",
}  # fmt: skip
_LONGEST_COUNTRY = 3
_AND = re.compile(r"\s*&\s+|\s+&\s*")
_INNER_POSSESSIVE = re.compile(r"(?<=\w{2})['’]s\b")
_DOMAIN = re.compile(r"\.com\b", re.IGNORECASE)
_TICKER = re.compile(r"\s*[<(][A-Z0-9./: ]{1,12}[>)]|[<>]")
_POINTED_FORM = re.compile(
    r"\b(S\.? ?p\.? ?A|S\. ?A|N\. ?V|A\. ?G|B\. ?V|P\. ?L\. ?C|L\. ?L\. ?C|L\. ?P|A/S|S/A)\b\.?",
    re.IGNORECASE,
)


@lru_cache(REMEMBERED)
def all_words(name: str) -> tuple[str, ...]:
    """The folded words of a name with its legal form, in one spelling each."""
    plain = _TICKER.sub(" ", name) if "<" in name or "(" in name else name
    plain = _POINTED_FORM.sub(lambda form: re.sub(r"[./ ]", "", form[0]), plain)
    plain = _AND.sub(" and ", plain.replace(",", " ")) if "&" in plain else plain
    folded = words(_DOMAIN.sub("", _INNER_POSSESSIVE.sub("", plain)))
    spelled = (_SPELLINGS.get(word, word.replace("&", "")) for word in folded)
    return _with_head_last(tuple(word for word in spelled if word))


def _with_head_last(name: tuple[str, ...]) -> tuple[str, ...]:
    """`ministry of finance` as `finance ministry`, and so departments: the wires write both."""
    for at, word in enumerate(name[:-2]):
        if word in ("ministry", "department") and name[at + 1] in ("of", "for"):
            rest = name[at + 3 :] if name[at + 2] == "the" and name[at + 3 :] else name[at + 2 :]
            if at and country_of_words(rest):  # the Foreign Ministry of Cuba
                return name
            end = rest.index("of") if "of" in rest[1:] else len(rest) - _words_of_country(rest)
            return (*name[:at], *rest[:end], word, *rest[end:])
    return name


def _words_of_country(name: tuple[str, ...]) -> int:
    """How many words at the end of a ministry's subject are its country, in brackets or not."""
    lengths = range(min(_LONGEST_COUNTRY, len(name) - 1), 0, -1)
    return next((length for length in lengths if country_of_words(name[-length:])), 0)


def without_legal_form(name: Sequence[str]) -> tuple[str, ...]:
    """The words of a company's name before `Inc`, `& Co`, `Holdings Plc`'s `Plc`, if any is left.

    A single word of those that many names begin with keeps its legal form: `National Co`.
    """
    end = len(name)
    while end > 1 and name[end - 1] in LEGAL_FORMS:
        end -= 1
    if end > 1 and end < len(name) and name[end - 1] == "and":
        end -= 1
    if end == 1 and name[0] in GENERIC:
        return tuple(name)
    return tuple(name[:end])


@lru_cache(REMEMBERED)
def core(name: str) -> tuple[str, ...]:
    """The words that the spellings of a name share: `the Amoco Corp.` is `amoco`."""
    return with_nation_last(without_legal_form(all_words(name)))


def has_legal_form(name: str) -> bool:
    """Whether a name ends as a company's."""
    found = all_words(name)
    return len(without_legal_form(found)) < len(found)


def may_be_shortened(long: Sequence[str]) -> bool:
    """Whether the first words of a name alone still name it.

    Those of a body within another do not (`Senate Banking Committee`, and its country behind it),
    nor those of `Bank of X`.
    """
    return (
        len(long) > 1
        and _BODIES.isdisjoint(long[1:])
        and not any(word in ("of", "for", "on") for word in long[1:])
    )


def can_stand_alone(short: Sequence[str]) -> bool:
    """Whether the first words of a name tell it from others."""
    if not short or short[-1] in ("and", "of", "the", "for"):
        return False
    return any(word not in GENERIC and len(word) > 1 for word in short)
