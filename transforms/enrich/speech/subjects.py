"""Who does what a verb says: the name, pronoun or noun phrase that is its subject."""

import re

from transforms.enrich.speech.phrases import (
    ASIDE,
    BOUNDARY,
    NO_DESCRIPTION,
    PREPOSITION,
    REACH,
    VERB_BEFORE,
    Subject,
    named,
    phrase,
    phrase_start,
)
from transforms.enrich.speech.prose import HIDDEN, Prose

PRONOUNS = frozenset("i he she they we it".split())
_SPEAKING_WORDS = frozenset("others another some one both many most neither all several".split())
_SKIPPED = frozenset(
    """
    has have had also later then again once recently repeatedly earlier already today yesterday
    tonight first further merely only just simply even now still himself herself itself themselves
    both all would will did could might may must on often separately subsequently therefore
    nevertheless nonetheless instead too jointly last this week month year night morning afternoon
    evening ever long immediately monday tuesday wednesday thursday friday saturday sunday late
    early quickly bluntly flatly always sometimes 's previously went in however
    """.split()
)
_COMMAS = 3
"""Commas before a verb at which a name is looked for."""
_COMMA = re.compile(r"\s?[,—–]|\s--?\s")
_SAID_AFTER_COMMA = re.compile(r",\s(?:\w+ly )?(?:said|told|added|called|replied)\b")
_RELATIVE = re.compile(r"[\s,]\s?(?:who|which)\s+$")
_COMMA_AND_TITLE = re.compile(
    r"(?:\s(?:of|for|at|in)\s[\w.'’ -]{2,50})?,\s"
    r"(?:(?!(?:\w+ing|by|with|who|which)\s)[\w.'’-]{1,20}\s){0,5}"
)
_CAPITALS = re.compile(r"([A-Z][\w.'’-]{1,30}(?:\s[A-Z][\w.'’-]{0,30}){0,3})\s*")
_AND = re.compile(r"\s(?:and|&)\s$")
_WORD_BEFORE = re.compile(r"([\w'’]+)\s*$")
_STOP = re.compile(
    r"[,;:()\"“”\x01!?\n]|\s--?\s|[—–]|\.(?=\s|$)|\s(?:in|on|at|after|during|when|while|who|as|to|by"
    r"|before|following|adding|and|but|about|because|since|today|yesterday|tonight|[A-Z][a-z]+day"
    r"|last|this|earlier|later|late|early|whose|which|that|if|through|via|against|speaking|were|was"
    r"|is|are|has|had|upon|over|outside|inside|during|referring|citing|noting|calling|whom|where"
    r"|regarding|concerning|despite|under|without|so|recently|then|once|there|here|is|it|he|she)"
    r"(?=[\s,.])"
)


def before(prose: Prose, left: int, verb: int) -> Subject | None:
    """The subject that ends before a verb, not reaching back beyond `left`."""
    left = max(left, verb - REACH)
    end = _end_of_subject(prose, left, verb)
    if end is None:
        return None
    if prose.masked[end - 1] in ",—–-":
        return _before_aside(prose, left, end - 1)
    start = phrase_start(prose, left, end)
    pronoun = _pronoun(prose, left, end)
    if pronoun:
        return pronoun
    relative = _RELATIVE.search(prose.masked, max(left, start - 8), start)
    if (relative and (mention := prose.mention_ending(end)) is None) or (
        relative and mention and prose.masked[start : mention.span.start].strip()
    ):
        return _antecedent(prose, left, relative.start())
    found = _apposed(prose, left, start) or phrase(prose, start, end)
    return found and _with_partner(prose, left, found)


def _antecedent(prose: Prose, left: int, end: int) -> Subject | None:
    """Of `An analyst who asked not to be named said`, the analyst."""
    end = len(prose.masked[left:end].rstrip(", ")) + left
    if end <= left:
        return None
    return phrase(prose, phrase_start(prose, left, end), end)


def _apposed(prose: Prose, left: int, start: int) -> Subject | None:
    """The person that a phrase tells more of, with no comma after it: `Kim Ho, an aide said`."""
    text, comma = prose.masked, start
    for _ in range(_COMMAS):
        comma = text.rfind(",", left, max(left, comma))
        if comma < 0:
            return None
        mention = prose.mention_ending(comma)
        if mention is None or mention.span.label != "person":
            continue
        if text[mention.span.start] == HIDDEN:
            continue
        if VERB_BEFORE.search(text, comma, start):
            return None
        begin = phrase_start(prose, left, mention.span.start)
        before_it = text[begin : mention.span.start]
        if len(before_it) > 60 or BOUNDARY.search(before_it) or PREPOSITION.search(before_it):
            return None
        return None if VERB_BEFORE.search(before_it) else named(mention)
    return None


def _before_aside(prose: Prose, left: int, end: int) -> Subject | None:
    """The subject before an aside: `Kim Ho, a farmer in Busan, said`: a person rather than not."""
    text = prose.masked
    others: list[Subject] = []
    for match in _COMMA.finditer(text, left, end):
        comma = match.start()
        if prose.in_mention(comma):
            continue
        aside = ASIDE.search(text, max(left, comma - 44), comma)
        comma = aside.start() if aside else comma
        if PREPOSITION.match(text, phrase_start(prose, left, comma)):
            continue
        subject = phrase(prose, phrase_start(prose, left, comma), comma)
        if subject is None:
            continue
        if subject.mention is not None and subject.mention.span.label == "person":
            return subject
        others.append(subject)
    if others:
        return _name_of(prose, others[0], end) or others[0]
    if _SAID_AFTER_COMMA.match(text, end, end + 30):
        return phrase(prose, phrase_start(prose, left, end), end)
    return None


def _name_of(prose: Prose, subject: Subject, end: int) -> Subject | None:
    """The person who is named between commas: `the bank's chief, Kim Ho, said`."""
    mention = prose.mention_ending(end)
    if subject.form != "noun" or mention is None or mention.span.label != "person":
        return None
    between = prose.masked[subject.end : mention.span.start]
    return named(mention) if _COMMA_AND_TITLE.fullmatch(between) else None


def _with_partner(prose: Prose, left: int, subject: Subject) -> Subject:
    """Two who speak together, `Kim and Lee`: a phrase that is neither of them."""
    and_ = _AND.search(prose.masked, max(left, subject.start - 7), subject.start)
    other = prose.mention_ending(and_.start()) if and_ and subject.mention else None
    if other is None or subject.mention is None or other.span.label != subject.mention.span.label:
        return subject
    return Subject(other.span.start, subject.end, "noun")


def after(prose: Prose, verb: int, right: int) -> Subject | None:
    """The subject that follows a verb: `said Kim Ho, a farmer`."""
    right = min(right, verb + REACH)
    text = prose.masked
    start = verb + len(text[verb:right]) - len(text[verb:right].lstrip())
    end = right
    for stop in _STOP.finditer(text, start, right):
        if stop[0] == " and" and text[stop.end() + 1 : stop.end() + 2].isupper():
            continue
        if not prose.in_mention(stop.start() + (stop[0][0].isspace())) and not _is_initial(
            text, stop.start()
        ):
            end = stop.start()
            break
    word = text[start:end].strip()
    if word.casefold() in PRONOUNS or word.casefold() in _SPEAKING_WORDS:
        return Subject(
            start, start + len(word), "pronoun" if word.casefold() in PRONOUNS else "noun"
        )
    found = phrase(prose, start, end)
    if found and found.form == "noun" and text[end : end + 1] == ",":
        found = _named_after(prose, end, right) or found
    return found and _with_partner(prose, start, found)


def _named_after(prose: Prose, comma: int, right: int) -> Subject | None:
    """The person who is named after a noun: `said the bank's chief, Kim Ho.`"""
    text = prose.masked
    mention = next(iter(prose.mentions_in(comma, min(right, comma + 90))), None)
    if mention is None or mention.span.label != "person":
        return None
    between = text[comma : mention.span.start]
    if not _COMMA_AND_TITLE.fullmatch(between) or NO_DESCRIPTION.search(between):
        return None
    end = mention.span.end
    is_over = text[end : end + 1] in (".", ",", "", ":", ";", "\n")
    return named(mention) if is_over else None


def capitals(prose: Prose, start: int, end: int) -> Subject | None:
    """The name that stands alone between two offsets, where no mention marks it: `Phil Dane`."""
    name = _CAPITALS.fullmatch(prose.masked, start, end)
    return name and Subject(start, name.end(1), "noun")


def _end_of_subject(prose: Prose, left: int, verb: int) -> int | None:
    """Where the words before a verb end that are not `also`, `has` or `on Monday`."""
    text, end = prose.masked, verb
    for _ in range(8):
        end = len(text[left:end].rstrip()) + left
        if end <= left:
            return None
        aside = text[end - 1] in ")>]" and ASIDE.search(text, max(left, end - 44), end)
        if aside:
            end = aside.start()
            continue
        word = _WORD_BEFORE.search(text, max(left, end - 30), end)
        if word is None or not _is_skipped(prose, word):
            return end
        end = word.start(1)
    return None


def _is_skipped(prose: Prose, word: re.Match[str]) -> bool:
    said = word[1].casefold()
    if prose.mention_ending(word.end(1)) is not None:
        return False
    return said in _SKIPPED or (said.endswith("ly") and said[:1] == word[1][:1] and len(said) > 4)


def _pronoun(prose: Prose, left: int, end: int) -> Subject | None:
    """The pronoun that ends here: of `who`, the name before it."""
    word = _WORD_BEFORE.search(prose.masked, max(left, end - 30), end)
    if word is None:
        return None
    said, start = word[1].casefold(), word.start(1)
    if said in PRONOUNS:
        return Subject(start, word.end(1), "pronoun")
    if said == "who":
        name_end = len(prose.masked[left:start].rstrip(" ,")) + left
        mention = prose.mention_ending(name_end)
        return named(mention) if mention is not None else _before_aside(prose, left, name_end)
    if said in _SPEAKING_WORDS and not re.search(
        r"\w\s*$", prose.masked[max(left, start - 3) : start]
    ):
        return Subject(start, word.end(1), "noun")
    return None


def _is_initial(text: str, at: int) -> bool:
    """Whether a full stop belongs to an initial or a title: `J. Hugh`, `Mr. Ho`."""
    if text[at] != ".":
        return False
    return (
        re.search(
            r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|St|Lt|Col|Capt|Adm))$",
            text[max(0, at - 6) : at],
        )
        is not None
    )
