"""Who does what a verb says: the name, pronoun or noun phrase that is its subject."""

import re
from typing import NamedTuple

from transforms.enrich.document import Mention
from transforms.enrich.speech.prose import HIDDEN, Prose

REACH = 220
"""Characters before a verb in which its subject is looked for."""
_LONGEST, _MOST_WORDS = 140, 14


class Subject(NamedTuple):
    """Who speaks, as it stands: a `name` (with its mention), a `pronoun` or a `noun` phrase."""

    start: int
    end: int
    form: str
    mention: Mention | None = None


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
_BOUNDARY = re.compile(
    r"(?P<aside>\([^()\n]{1,40}\)|<[^<>\n]{1,12}>)|[;:,()\"“”\x01]|\s--?\s|[—–]|\s(?:and|but|that|as|while|when|because|if|although|though|after"
    r"|before|since|where|which|who|whom|than|until|so|yet|or|whether|what|how|why|said|says|whose"
    r"|told|added|like|besides|despite)\s"
)
_PREPOSITION = re.compile(
    r"(?<![\w-])(?:for|of|at|from|with|like|unlike|in|to|on|by|near|against|under|into|about|over|during|among|between"
    r"|within|across|through|throughout|inside|outside|close|familiar|speaking|based|representing"
    r"|following|involved|attending|asked|quoted|contacted|interviewed|visiting)(?![\w-])",
    re.IGNORECASE,
)
_KEPT_PREPOSITIONS = frozenset({"for", "of", "at", "from", "with", "in", "close"})
_INTRODUCTION = re.compile(
    r"(?:and|but|yet|so|or|meanwhile|however|earlier|later|still|then|also|today|yesterday|now"
    r"|separately|indeed|instead|nevertheless|similarly|only|even|perhaps|once|here|there)\b[\s,]*",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"[\s,]\s?(?:who|which)\s+$")
_AND = re.compile(r"\s(?:and|&)\s$")
_ASIDE = re.compile(r"\s*(?:<[^<>\n]{1,12}>|\([^()\n]{1,40}\)|\[[^\[\]\n]{1,40}\])\s*$")
_WORD_BEFORE = re.compile(r"([\w'’]+)\s*$")
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
    back away together pct percent dlrs mln met saw told said it him them me us
    """.split()
)
_VERB_BEFORE = re.compile(
    r"\b(?:said|says|told|added|is|are|was|were|has|have|had|will|would|can|could|met|saw|sees)\b"
)
_ACTS = re.compile(
    r"\s*(?:[,(<:]|$|--|(?:who|and|also|later|last|today|yesterday|is|was|has|had|will|would|can|could"
    r"|may|might|did|does|said|says|told|tells|met|won|left|took|became|made|gave|went|came|held|led"
    r"|saw|sees|began|wrote|spoke|put|plans|wants|believes|thinks|expects|hopes|called|declined|[a-z]+ed"
    r"|[a-z]+ly|[A-Z][a-z]+day|in|at|on)\b)"
)
_NO_DESCRIPTION = re.compile(
    r"\b(?:met|meets|saw|told|joined|visited|with|\w+ing|named)\s", re.IGNORECASE
)
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
    start = _phrase_start(prose, left, end)
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
    return phrase(prose, _phrase_start(prose, left, end), end)


def _apposed(prose: Prose, left: int, start: int) -> Subject | None:
    """The person that a phrase tells more of, with no comma after it: `Kim Ho, an aide said`."""
    text = prose.masked
    comma = text.find(",", left, start)
    mention = prose.mention_ending(comma)
    if mention is None or mention.span.label != "person" or _VERB_BEFORE.search(text, comma, start):
        return None
    before_it = text[left : mention.span.start]
    if len(before_it) > 60 or _BOUNDARY.search(before_it) or _PREPOSITION.search(before_it):
        return None
    return None if _VERB_BEFORE.search(before_it) else _named(mention)


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
    return found and _with_partner(prose, start, found)


def first(prose: Prose, start: int, end: int) -> Subject | None:
    """The subject that a sentence begins with, by its first words alone: a name or a pronoun."""
    text = prose.masked
    start = _after_introduction(prose, start, end)
    word = re.compile(r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t)\b").match(text, start, end)
    if word:
        return Subject(word.start(), word.end(), "pronoun")
    for mention in prose.mentions_in(start, min(end, start + 120))[:3]:
        before_it = text[start : mention.span.start]
        if _BOUNDARY.search(before_it) or _PREPOSITION.search(before_it):
            return None
        if _VERB_BEFORE.search(before_it):
            return None
        if mention.span.label == "person":
            acts = _ACTS.match(text, mention.span.end, end) and not is_possessive(text, mention)
            return _named(mention) if acts else None
    return None


def is_possessive(text: str, mention: Mention) -> bool:
    """Whether a name is only whose something is: `Lee's aide`."""
    end = mention.span.end
    return (
        text[end : end + 2] in ("'s", "’s")
        or text[end - 2 : end] in ("'s", "’s")
        or (text[end : end + 1] in ("'", "’") and text[end - 1] == "s")
    )


def _named(mention: Mention) -> Subject:
    end = mention.span.end
    if mention.surface.endswith(("'s", "’s")):
        end -= 2
    return Subject(mention.span.start, end, "name", mention)


def _after_introduction(prose: Prose, start: int, end: int) -> int:
    """Where a sentence's main words begin: after `In Seoul,` or `Meanwhile,`."""
    text = prose.masked
    word = _INTRODUCTION.match(text, start, end)
    start = word.end() if word else start
    opening = re.compile(r"\W{0,3}\w+").match(text, start, end)
    if opening and (
        _PREPOSITION.fullmatch(opening[0].strip())
        or opening[0].casefold() in ("while", "after", "before", "when", "as", "although")
        or opening[0].endswith(("ing", "ed"))
    ):
        comma = text.find(", ", start, min(end, start + REACH))
        return comma + 2 if comma >= 0 else start
    return start


def _end_of_subject(prose: Prose, left: int, verb: int) -> int | None:
    """Where the words before a verb end that are not `also`, `has` or `on Monday`."""
    text, end = prose.masked, verb
    for _ in range(8):
        end = len(text[left:end].rstrip()) + left
        if end <= left:
            return None
        aside = text[end - 1] in ")>]" and _ASIDE.search(text, max(left, end - 44), end)
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
        return _named(mention) if mention is not None else _before_aside(prose, left, name_end)
    if said in _SPEAKING_WORDS and not re.search(
        r"\w\s*$", prose.masked[max(left, start - 3) : start]
    ):
        return Subject(start, word.end(1), "noun")
    return None


def _phrase_start(prose: Prose, left: int, end: int) -> int:
    """Where the phrase begins that ends here: after the last comma, `that`, `and`."""
    start = left = max(left, end - _LONGEST)
    for boundary in _BOUNDARY.finditer(prose.masked, left, end):
        if boundary["aside"] or (
            prose.in_mention(boundary.start() + 1) and prose.in_mention(boundary.end())
        ):
            continue
        start = boundary.end()
    return start


def _before_aside(prose: Prose, left: int, end: int) -> Subject | None:
    """The subject before an aside: `Kim Ho, a farmer in Busan, said`: a person rather than not."""
    text = prose.masked
    others: list[Subject] = []
    for match in re.compile(r"\s?[,—–]|\s--?\s").finditer(text, left, end):
        comma = match.start()
        if prose.in_mention(comma):
            continue
        aside = _ASIDE.search(text, max(left, comma - 44), comma)
        comma = aside.start() if aside else comma
        subject = phrase(prose, _phrase_start(prose, left, comma), comma)
        if subject is None:
            continue
        if subject.mention is not None and subject.mention.span.label == "person":
            return subject
        others.append(subject)
    if others:
        return others[0]
    if text[end] == "," and re.match(
        r",\s(?:\w+ly )?(?:said|told|added|called|replied)\b", text[end : end + 30]
    ):
        return phrase(prose, _phrase_start(prose, left, end), end)
    return None


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
    word = _INTRODUCTION.match(text, start, end)
    return (word.end() if word else start), end


def _head(prose: Prose, start: int, end: int) -> tuple[int, int]:
    """Where the words before the first `of` or `for` begin and end; an introduction is cut off."""
    for preposition in _PREPOSITION.finditer(prose.masked, start, end):
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
    tail = _ASIDE.sub("", text[mention.span.end : end]).strip()
    if tail or text[mention.span.start] == HIDDEN:
        return None
    before_it = text[start : mention.span.start]
    if _NO_DESCRIPTION.search(before_it):
        return None if mention.span.label != "person" else _named(mention)
    if mention.span.label == "nationality":
        return None
    return _named(mention)


def _noun(prose: Prose, start: int, head_end: int, end: int) -> Subject | None:
    """The noun phrase that speaks: `a senior official`, `police`, `Lee's spokesman`."""
    text = prose.masked
    words = list(_DETERMINER.finditer(text, start, head_end))
    if words and words[-1].start() > start and not text[start : words[-1].start()].istitle():
        start = words[-1].start()
    head = text[start:head_end].rstrip()
    if not head or HIDDEN in head or _NO_SPEAKER.search(head) or _ends_badly(head):
        return None
    if _VERB_BEFORE.search(head):
        return None
    has_determiner = _DETERMINER.match(text, start, head_end) is not None
    if not (has_determiner or head[0].isupper() or "'s " in head or _PLURAL_OR_MASS.search(head)):
        name = _CAPITALS.search(head)
        return name and Subject(start + name.start(), start + len(head), "noun")
    return Subject(start, _noun_end(prose, start + len(head), end), "noun")


_CAPITALS = re.compile(r"(?<=[a-z] )[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}$")
"""A name that no mention marks: `analyst Phil Dane`."""


def _noun_end(prose: Prose, head_end: int, end: int) -> int:
    """Where a noun phrase ends: with what it is `of` or `for`, without what it is `in` or `on`."""
    rest = prose.masked[head_end:end]
    word = _PREPOSITION.match(rest.lstrip())
    if "<" in rest:
        end = head_end + rest.index("<") - 1
    if word is None or word[0] not in _KEPT_PREPOSITIONS or len(rest.split()) > 9:
        return head_end
    return end


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
