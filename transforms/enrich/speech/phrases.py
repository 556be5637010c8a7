"""What a phrase names as a speaker: a person, a body, or the noun that it is."""

import re
from typing import NamedTuple

from transforms.enrich.document import Mention
from transforms.enrich.speech.prose import HIDDEN, Prose

REACH = 220
"""Characters before a verb in which its subject is looked for."""
_LONGEST, _MOST_WORDS = 140, 14
BOUNDARY = re.compile(
    # What any of it begins with comes first, so that the engine need not try the rest elsewhere.
    r"[\s;:,()\"“”\x01—–<](?:(?P<aside>(?<=\()[^()\n]{1,40}\)|(?<=<)[^<>\n]{1,12}>)"
    r"|(?<=\x01)\x01*|(?<=[;:,()\"“”—–])|(?<=\s)(?:--?|and|but|that|as|while|when|because|if"
    r"|although|though|after|before|since|where|which|who|whom|than|until|so|yet|or|whether|what"
    r"|how|why|said|says|whose|told|added|like|besides|despite)\s)"
)
PREPOSITION = re.compile(
    r"(?<![\w-])(?:for|of|at|from|with|like|unlike|in|to|on|by|near|against|under|into|about|over|during|among|between"
    r"|within|across|through|throughout|inside|outside|close|familiar|speaking|based|representing"
    r"|following|involved|attending|asked|quoted|contacted|interviewed|visiting)(?![\w-])",
    re.IGNORECASE,
)
_KEPT_PREPOSITIONS = frozenset({"for", "of", "at", "from", "with", "in", "close"})
INTRODUCTION = re.compile(
    r"(?:and|but|yet|so|or|meanwhile|however|earlier|later|still|then|also|today|yesterday|now"
    r"|separately|indeed|instead|nevertheless|similarly|only|even|perhaps|once|here|there)\b[\s,]*",
    re.IGNORECASE,
)
ASIDE = re.compile(r"\s*(?:<[^<>\n]{1,12}>|\([^()\n]{1,40}\)|\[[^\[\]\n]{1,40}\])\s*$")
_DETERMINER = re.compile(
    r"\b(?:the|an?|one|another|some|his|her|their|its|our|this|that|these|those|two|three|four|many"
    r"|most|several|other|both|few|any|no|every)\s",
    re.IGNORECASE,
)
_PLURAL_OR_MASS = re.compile(
    r"(?:\w+s|police|management|people|parliament|congress|state|men|women|media|press|staff"
    r"|opposition|government|headquarters)$",
    re.IGNORECASE,
)
_NO_SPEAKER = re.compile(
    r"\b(?:signs?|banners?|placards?|posters?|t-shirts?|shirts?|slogans?|graffiti|headlines?|plaques?"
    r"|stickers?|billboards?|labels?|caps?|hats?|flags?|buttons?|caption|title|inscription|chants?"
    r"|which|what|there|here|it|that|this|these|those|nothing|something|everything)$",
    re.IGNORECASE,
)
_NO_HEAD = frozenset(
    """
    is are was were be been being has have had do does did will would can could may might shall
    should must not and or but the a an to of very quite more most less least own out up down off
    back away together when while if once although though because where whether pct percent dlrs
    mln met saw told said it him them me us
    """.split()
)
VERB_BEFORE = re.compile(
    r"\b(?:said|says|told|added|is|are|was|were|has|have|had|will|would|can|could|met|saw|sees)\b"
)
NO_DESCRIPTION = re.compile(
    r"\b(?:met|meets|saw|told|joined|visited|with|\w+ing|named)\s", re.IGNORECASE
)
_CAPITALS = re.compile(r"(?<=[a-z] )[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}$")
"""A name that no mention marks: `analyst Phil Dane`."""
_CAPITALS_AND_COMMA = re.compile(r"[A-Z][\w'’-]+(?:\s[A-Z][\w.'’-]*){1,3}(?=,)")


class Subject(NamedTuple):
    """Who speaks, as it stands: a `name` (with its mention), a `pronoun` or a `noun` phrase."""

    start: int
    end: int
    form: str
    mention: Mention | None = None


def named(mention: Mention) -> Subject:
    """The speaker that a mention names, without its `'s`."""
    end = mention.span.end
    if mention.surface.endswith(("'s", "’s")):
        end -= 2
    return Subject(mention.span.start, end, "name", mention)


def phrase_start(prose: Prose, left: int, end: int) -> int:
    """Where the phrase begins that ends here: after the last comma, `that`, `and`."""
    left = max(left, end - _LONGEST)
    for boundary in reversed(list(BOUNDARY.finditer(prose.masked, left, end))):
        if not boundary["aside"] and not (
            prose.in_mention(boundary.start() + 1) and prose.in_mention(boundary.end())
        ):
            return boundary.end()
    return left


def phrase(prose: Prose, start: int, end: int) -> Subject | None:
    """The speaker that a phrase is: the person named in it, the body it names, or its noun."""
    text = prose.masked
    start, end = _stripped(text, start, end)
    if start >= end or end - start > REACH or len(text[start:end].split()) > _MOST_WORDS:
        return None
    head_start, head_end = _head(prose, start, end)
    if head_start >= head_end or _ends_badly(text[start:end]):
        return None
    mentions = prose.mentions_in(head_start, head_end)
    if mentions:
        subject = _name_in(prose, head_start, head_end, mentions[-1])
        if subject is not None:
            return subject
    return _noun(prose, head_start, head_end, end)


def _ends_badly(phrase: str) -> bool:
    """Whether the last word of a phrase can be no noun: a verb, an adverb, a number."""
    word = phrase.rsplit(None, 1)[-1].casefold()
    return word in _NO_HEAD or word.endswith("ly") or not any(map(str.isalpha, word))


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """A phrase without the white space around it, and without `But` or `Meanwhile`."""
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip(" \n\t,"))
    end -= len(inside) - len(inside.rstrip(" \n\t,"))
    word = INTRODUCTION.match(text, start, end)
    return (word.end() if word else start), end


def _head(prose: Prose, start: int, end: int) -> tuple[int, int]:
    """Where the words before the first `of` or `for` begin and end; an introduction is cut off."""
    for preposition in PREPOSITION.finditer(prose.masked, start, end):
        if prose.in_mention(preposition.start()):
            continue
        if preposition.start() > start:
            return start, preposition.start()
        mention = prose.mention_ending(end)
        if mention is not None and mention.span.label in ("person", "organisation"):
            return mention.span.start, end
        words = list(_DETERMINER.finditer(prose.masked, start, end))
        return (words[-1].start(), end) if words else (end, end)
    return start, end


def _name_in(prose: Prose, start: int, end: int, mention: Mention) -> Subject | None:
    """The speaker whose name ends the head of a phrase: `analyst David Ho`, `the ministry`."""
    text = prose.masked
    tail = ASIDE.sub("", text[mention.span.end : end]).strip()
    if tail or text[mention.span.start] == HIDDEN:
        return None
    before_it = text[start : mention.span.start]
    if NO_DESCRIPTION.search(before_it):
        return None if mention.span.label != "person" else named(mention)
    if mention.span.label == "nationality":
        return None
    return named(mention)


def _noun(prose: Prose, start: int, head_end: int, end: int) -> Subject | None:
    """The noun phrase that speaks: `a senior official`, `police`, `Lee's spokesman`."""
    text = prose.masked
    words = list(_DETERMINER.finditer(text, start, head_end))
    if words and words[-1].start() > start and not text[start : words[-1].start()].istitle():
        start = words[-1].start()
    head = text[start:head_end].rstrip()
    if not head or HIDDEN in head or _NO_SPEAKER.search(head) or _ends_badly(head):
        return None
    if VERB_BEFORE.search(head):
        return None
    has_determiner = _DETERMINER.match(text, start, head_end) is not None
    if not (has_determiner or head[0].isupper() or "'s " in head or _PLURAL_OR_MASS.search(head)):
        name = _CAPITALS.search(head)
        return name and Subject(start + name.start(), start + len(head), "noun")
    return Subject(start, _noun_end(prose, start + len(head), end), "noun")


def unmarked_name(prose: Prose, start: int, end: int) -> Subject | None:
    """The name in capitals before a comma that no mention marks: `Phil Dane, a broker, said`."""
    name = _CAPITALS_AND_COMMA.match(prose.masked, start, end)
    return Subject(name.start(), name.end(), "noun") if name else None


def _noun_end(prose: Prose, head_end: int, end: int) -> int:
    """Where a noun phrase ends: with what it is `of` or `for`, without what it is `in` or `on`."""
    rest = prose.masked[head_end:end]
    word = PREPOSITION.match(rest.lstrip())
    if "<" in rest:
        end = head_end + rest.index("<") - 1
    if word is None or word[0] not in _KEPT_PREPOSITIONS or len(rest.split()) > 9:
        return head_end
    return end
