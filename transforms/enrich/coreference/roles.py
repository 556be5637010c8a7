"""Titles and offices as evidence of who is meant."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from transforms.enrich.naming.folding import REMEMBERED, listed, words

FORMS = {"mr": "m", "sir": "m", "lord": "m", "king": "m", "prince": "m", "pope": "m",
         "mrs": "f", "ms": "f", "miss": "f", "madam": "f", "lady": "f", "dame": "f",
         "queen": "f", "princess": "f", "baroness": "f"}  # fmt: skip
"""Whom a form of address or title speaks of."""
BARE_FORMS = frozenset({"mr", "mrs", "ms", "miss", "madam"})
"""Forms of address that are no title: they say nothing of a person's office."""
_CHANGES_OFFICE = listed(
    """vice deputy former ex acting assistant under then late first second crown associate
    interim senior junior co next future incoming outgoing onetime"""
)
_SAME = {"premier": "prime minister", "pm": "prime minister", "sen": "senator",
         "rep": "representative", "congressman": "representative", "gov": "governor",
         "gen": "general", "lt": "lieutenant", "col": "colonel", "pres": "president",
         "prof": "professor", "dr": "doctor", "chairwoman": "chairman", "chairperson": "chairman",
         "chair": "chairman", "adm": "admiral", "capt": "captain", "sgt": "sergeant",
         "rev": "reverend", "fm": "foreign minister", "min": "minister"}  # fmt: skip


@lru_cache(REMEMBERED)
def office(role: str) -> tuple[str, ...]:
    """The folded words of a role, abbreviations spelled out."""
    return tuple(part for word in words(role) for part in _SAME.get(word, word).split())


def agree(one: str, other: str) -> bool:
    """Whether two roles are one office: `President` and `U.S. President`; not `Vice President`."""
    short, long = sorted((office(one), office(other)), key=len)
    if not short or long[len(long) - len(short) :] != short:
        return False
    return _CHANGES_OFFICE.isdisjoint(long[: len(long) - len(short)])


def carries(roles: Iterable[str], role: str) -> bool:
    """Whether one of a person's roles is this one."""
    return any(agree(each, role) for each in roles)


def repeats(role: str, known: str) -> bool:
    """Whether a role says no more than one that is known: `Minister`, of a Finance Minister."""
    return len(office(role)) <= len(office(known)) and agree(role, known)


def is_office(role: str) -> bool:
    """Whether a role is more than a form of address."""
    return not set(words(role)) <= BARE_FORMS


def gender_in(forms: Sequence[str]) -> str | None:
    """Whom titles speak of: f, m, or None where they do not say."""
    for form in forms:
        for word in words(form):
            if word in FORMS:
                return FORMS[word]
    return None
