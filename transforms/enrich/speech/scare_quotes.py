"""What stands in marks and is no quotation: nicknames, titles of works, names, words set apart."""

import re

from transforms.enrich.speech.attributions import AFTER, AT_END, BEFORE, SPLIT, Attribution
from transforms.enrich.speech.marks import Marked
from transforms.enrich.speech.prose import Prose

_NAMES = """
words? terms? phrases? names? titles? slogans? mottos? theme acronym book novel memoir film movie
drama documentary play opera musical song hit single album poem show sitcom serial series programme
program magazine journal daily newspaper exhibition operation painting sculpture game app symbol
ticker class grade brand line nickname hashtag headline editorial article report paper essay cartoon
"""
"""What a name in marks stands behind: `the film "..."`."""
_NAMING = r"""
dubbed so-called nicknamed nickname codenamed code-named code_name titled entitled known_as
known_\w+_as is_called are_called was_called named alias a\.k\.a\. aka headlined called
designated designated_as bearing marked labelled labeled spelled spelling stamped chanting chanted
chant singing
sang sing means meaning stands_for abbreviated renamed rename starring_in starred_in sung performed
translated_as translates_as [Oo]peration
"""
_SIGNS = """
banners? signs? placards? posters? t-shirts? shirts? slogans? graffiti plaques? caps? hats? flags?
stickers? buttons?
"""
_SHOWN = "reading saying read reads said says declaring proclaiming stating with bearing that"
_WORKS = """
film movie book novel song album show series sitcom magazine programme column stocks? shares? class
brand trilogy franchise
"""


def _any(words: str) -> str:
    """A pattern of any of these words; an underscore is a space in one."""
    return f"(?:{'|'.join(words.split())})".replace("_", " ")


_NAMED_BEFORE = re.compile(
    rf"(?:\b(?:{_any(_NAMING)}|under the (?:name|title|slogan|headline|banner|theme|motto)"
    rf"|(?:the|his|her|its|their|new|'s|’s|a) (?:\w+ ){{0,2}}{_any(_NAMES)}"
    rf"|{_any(_SIGNS)}(?: \w+){{0,4}} {_any(_SHOWN)})"
    r"[\s,]*|[(\[]\s*|[Cc]lass\s|&\s)$"
)
_NAMED_AFTER = re.compile(
    r"\s*(?:means|meant|stands for|translates|is the (?:name|title|word|term)"
    rf"|(?:\w+ )?{_any(_WORKS)}\b)"
)
_NAME_BEFORE = re.compile(r"(?:\b[A-Z][\w'’-]*\.?|\b[A-Z]\.)\s+$")
_NAME_AFTER = re.compile(r"[ \n](?:[A-Z][a-z]|[A-Z]\.|Mc|O')")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_FIRST = 120
"""Characters of a quotation that are looked at: none so long is a title."""
_SMALL = frozenset(
    "a an the of and or in on at for to from by with as vs de la le der die das und du el".split()
)
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|'s|’s|'re|remains?|remained|becomes?|became|seems?|seemed|looks?"
    r"|looked|as|too|very|not|had|has|have|would|will|could|should|must|may|might|can|only|just|simply"
    r"|also|still|never|feels?|felt|saw|sees?|said|says|replied|answered|called|calls|it|them|him|her|me|us)"
    r"(?:\s+(?:a|an|the|both|about))?[\s,:]*$"
)
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?|this|these|those|any|no|its|his|her|their|our)\s$")
_NOUN_FOLLOWS = re.compile(
    r"[ \n](?!(?:be|is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|did"
    r"|does|do|than|which|who|so|or)\b)[a-z]"
)
_SEEN = re.compile(r"\b(?:saw|sees?)\s$")
_CALLS_FOR = frozenset("urged urges".split())
_OR = re.compile(r"\bor,? (?:an? |the )?$")
"""What a second name for a thing stands behind: `a rights plan, or "poison pill"`."""
_OBJECTS = frozenset(["", "as", "it", "them", "him", "her", "it as", "them as"])
_VERB_LEADS = re.compile(
    r"\b(?:he|she|they|we|it|who|to|will|would|can|could|should|must|may|might|had|has|have)\s+$"
)
"""What stands before a verb: `he "strongly condemns" the attack`."""
_CLOSES_CLAUSE = re.compile(
    r"\s*(?:[.,;:!?)—–\n-]|$|(?:and|but|that|to|for|with|in|on|by|of|about|because|if|when|while|as|from"
    r"|at|after|before|over|until|despite|without|against|toward|towards)\b)"
)


_OWNED = ("'s", "’s", "s'", " his", " her", " its", " their")


def is_quotation(
    prose: Prose, text: str, marked: Marked, attribution: Attribution | None, is_whole: bool
) -> bool:
    """Whether a stretch in marks is what somebody says; `is_whole` where it is a whole sentence."""
    words = _WORD.findall(text[:_FIRST])
    if not words or (len(words) == 1 and len(words[0]) < 2):
        return False
    if is_whole and not marked.is_single:
        return len(words) > 1 or attribution is not None or text[-1] in ".?!"
    if attribution is None:
        return is_whole and len(words) > 2 and text[-1] in ".?!" and text[0].isupper()
    if attribution.where == SPLIT:
        return True
    if attribution.where == AFTER and prose.begins(prose.sentence_at(marked.open), marked.open):
        return _is_beside_speaker(prose, marked, attribution) or not _is_title(words, text)
    if _is_named(prose, marked):
        return False
    if _is_beside_speaker(prose, marked, attribution):
        return True
    if _is_title(words, text):
        return False
    return _is_part_of_speech(prose, marked, attribution, len(words))


def is_nickname(text: str, marked: Marked) -> bool:
    """Whether a stretch in marks stands in the middle of a name: `Edwin "Buzz" Hale`."""
    inside = text[marked.start : marked.end]
    return (
        len(inside) < 30
        and inside[-1] not in ".,?!"
        and len(inside.split()) < 4
        and _NAME_AFTER.match(text, marked.close) is not None
        and _NAME_BEFORE.search(text, max(0, marked.open - 30), marked.open) is not None
    )


def _is_beside_speaker(prose: Prose, marked: Marked, attribution: Attribution) -> bool:
    """Whether a comma, or the cue itself, ties a quotation to its speaker."""
    text = prose.masked
    if attribution.where == AFTER:
        return text[marked.end - 1] in ",?!." or text[marked.close : marked.close + 1] == ","
    if attribution.where != BEFORE or attribution.cue is None or attribution.cue.kind == "judge":
        return False
    gap = text[attribution.end : marked.open].strip(" ,:")
    return not gap and text[marked.end - 1] in ",?!."


def _is_named(prose: Prose, marked: Marked) -> bool:
    """Whether a name or a word stands in marks: `so-called "big bang"`, `Edwin "Buzz" Hale`."""
    text = prose.masked
    before = text[max(0, marked.open - 80) : marked.open]
    if _NAMED_BEFORE.search(before) and not _calls(before):
        return True
    return _NAMED_AFTER.match(text, marked.close) is not None


def _calls(before: str) -> bool:
    """Whether a person calls something so: `what Lee called "..."`."""
    called = re.search(
        r"\bwhat\b([^,]{2,50})\b(?:called|termed|dubbed|labelled|labeled)\s*$", before
    )
    return called is not None and called[1].split()[-1:] not in (["is"], ["are"], ["was"], ["be"])


def _is_attribute(prose: Prose, marked: Marked) -> bool:
    """Whether a stretch stands between an article and a noun: `the "one state" formula`."""
    text = prose.masked
    before = text[max(0, marked.open - 12) : marked.open]
    return (
        _ARTICLE.search(before) is not None
        and text[marked.end - 1] not in ".,?!"
        and _NOUN_FOLLOWS.match(text, marked.close) is not None
        and _CLOSES_CLAUSE.match(text, marked.close) is None
    )


def _judges(text: str, attribution: Attribution, marked: Marked) -> bool:
    """Whether a verb of judging stands right at a stretch: `described as "nonsense"`."""
    cue = attribution.cue
    if cue is None:
        return False
    if cue.kind not in ("judge", "add") and text[cue.start : cue.end] not in _CALLS_FOR:
        return False
    return text[cue.end : marked.open].strip() in _OBJECTS


def _is_title(words: list[str], text: str) -> bool:
    """Whether every word but the small ones is capital: a title, or a name."""
    if text[-1] in "?!":
        return len(words) < 3 and all(word[0].isupper() for word in words)
    large = [word for word in words if word.casefold() not in _SMALL]
    return (
        bool(large)
        and all(word[0].isupper() for word in large)
        and words[0]
        not in (
            "I",
            "We",
            "Yes",
            "No",
        )
    )


def _is_part_of_speech(prose: Prose, marked: Marked, attribution: Attribution, words: int) -> bool:
    """Whether a part of a sentence is more than a word set apart.

    One or two words are a quotation where they are what is said of something (`was "flawed"`),
    not where they stand before a noun (`the "green" rate`).
    """
    if words > 2:
        return words > 5 or not _is_attribute(prose, marked)
    if attribution.where == AT_END and words < 2:
        return False
    text = prose.masked
    before = text[max(0, marked.open - 40) : marked.open]
    if attribution.where == BEFORE and _judges(text, attribution, marked):
        return True
    if words == 2 and attribution.where == BEFORE and _VERB_LEADS.search(before):
        return True
    ends = text[marked.end - 1] in ".,?!" or text[marked.close : marked.close + 1] in (".", ",", "")
    if not ends and _CLOSES_CLAUSE.match(text, marked.close) is None:
        return False
    is_seen = attribution.cue is not None and attribution.cue.kind == "think"
    if _OR.search(before) or (is_seen and _SEEN.search(before)):
        return False
    if _PREDICATE.search(before):
        return True
    if attribution.where != BEFORE or attribution.cue is None:
        return False
    is_owned = before.rstrip().endswith(_OWNED)
    return attribution.cue.kind == "judge" or (words == 2 and (ends or is_owned))
