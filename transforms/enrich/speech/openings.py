"""Who a sentence is about, by its first words."""

import re

from transforms.enrich.document import Mention
from transforms.enrich.speech.phrases import (
    BOUNDARY,
    INTRODUCTION,
    PREPOSITION,
    REACH,
    VERB_BEFORE,
    Subject,
    named,
)
from transforms.enrich.speech.prose import Prose

_PRONOUN = re.compile(r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t)\b")
_FIRST_WORD = re.compile(r"\W{0,3}\w+")
_TITLE_AND_COMMA = re.compile(
    r"(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[A-Z][\w.-]{1,20}['’]s?)\s(?:[\w.'’-]{2,20}\s){0,5}"
    r"[\w'’-]{2,20},\s(?:[A-Z][\w.'’-]{1,20}\s){0,4}"
)
"""What may stand before a name: `Her foreign minister, `, `The party's leader, Senator `."""
_ACTS = re.compile(
    r"\s*(?:[,(<:]|$|--|(?:who|and|also|later|last|today|yesterday|is|was|has|had|will|would|can|could"
    r"|may|might|did|does|said|says|told|tells|met|won|left|took|became|made|gave|went|came|held|led"
    r"|saw|sees|began|wrote|spoke|put|plans|wants|believes|thinks|expects|hopes|called|declined|[a-z]+ed"
    r"|[a-z]+ly|[A-Z][a-z]+day|in|at|on)\b)"
)


def first(prose: Prose, start: int, end: int) -> Subject | None:
    """The subject that a sentence begins with, by its first words alone: a name or a pronoun."""
    text = prose.masked
    start = _after_introduction(prose, start, end)
    word = _PRONOUN.match(text, start, end)
    if word:
        return Subject(word.start(), word.end(), "pronoun")
    for mention in prose.mentions_in(start, min(end, start + 120))[:3]:
        before_it = text[start : mention.span.start]
        if mention.span.label == "person" and _TITLE_AND_COMMA.fullmatch(before_it):
            before_it = ""
        if BOUNDARY.search(before_it) or PREPOSITION.search(before_it):
            return None
        if VERB_BEFORE.search(before_it):
            return None
        if mention.span.label == "person":
            acts = _ACTS.match(text, mention.span.end, end) and not is_possessive(text, mention)
            return named(mention) if acts else None
    return None


def is_possessive(text: str, mention: Mention) -> bool:
    """Whether a name is only whose something is: `Lee's aide`."""
    end = mention.span.end
    return (
        text[end : end + 2] in ("'s", "’s")
        or text[end - 2 : end] in ("'s", "’s")
        or (text[end : end + 1] in ("'", "’") and text[end - 1] == "s")
    )


def _after_introduction(prose: Prose, start: int, end: int) -> int:
    """Where a sentence's main words begin: after `In Seoul,` or `Meanwhile,`."""
    text = prose.masked
    word = INTRODUCTION.match(text, start, end)
    start = word.end() if word else start
    opening = _FIRST_WORD.match(text, start, end)
    if opening and (
        PREPOSITION.fullmatch(opening[0].strip())
        or opening[0].casefold() in ("while", "after", "before", "when", "as", "although")
        or opening[0].endswith(("ing", "ed"))
    ):
        comma = text.find(", ", start, min(end, start + REACH))
        return comma + 2 if comma >= 0 else start
    return start
