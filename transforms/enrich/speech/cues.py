"""The words that say that something is said: `said`, `according to`, `was quoted as saying`.

SAYS are the verbs of speech, which stand at whole sentences; JUDGES those that go with a part of
one (`called it "a farce"`, `expressed "deep concern"`); THINKS those of the mind, which give way to
a verb of speech (`said he wants "peace"`); ADDS the forms without a subject of their own
(`adding`, `calling it`).
"""

import re
from typing import NamedTuple

from transforms.enrich.speech.prose import Prose

SAYS = frozenset(
    """
    said says say told tells tell added adds noted stated declared announced warned warns warn
    argued argues argue claimed insisted insists insist stressed stresses emphasized emphasised
    emphasizes emphasises explained explains replied replies responded responds answered asked
    asks commented recognised recognized remarked observed recalled recalls continued conceded
    concedes acknowledged acknowledges admitted admits agreed agrees asserted asserts affirmed
    reaffirmed reiterated reiterates repeated maintained maintains contended contends
    complained complains predicted predicts suggested suggests wrote writes tweeted posted
    concluded concludes confirmed confirms denied denies cautioned cautions countered counters
    retorted boasted lamented laments mused proclaimed pronounced quipped joked shouted cried
    yelled screamed whispered muttered murmured interjected ventured snapped smiled laughed
    sighed grinned chuckled offered charged objected protested testified indicated disclosed
    revealed reported read reads went signaled signalled hinted vowed pledged promised
    threatened opined elaborated enthused fumed begged pleaded urged urges ordered advised
    counselled counseled clarified advocated specified swore attested intoned exclaimed
    speculated wondered wonders alleged alleges pointed points
    """.split()
)
JUDGES = frozenset(
    """
    called calls described describes labelled labeled branded denounced denounces condemned
    condemns criticized criticised criticizes criticises blasted slammed hailed hails praised
    praises dismissed dismisses characterized characterised termed expressed expresses voiced
    cited cites referred refers accused accuses blamed blames rejected rejects appealed
    demanded ridiculed likened compared welcomed welcomes touted defended defends regretted
    apologized apologised thanked proposed recommended spoke speaks talked complimented lauded
    decried mocked attacked assailed deplored urged lambasted savaged rebuked scolded assured
    promised offered vowed pledged threatened portrayed depicted challenged conveyed instructed
    invited applauded objected dubbed dubs
    """.split()
)
ADDS = frozenset(
    """
    saying adding noting stating declaring announcing warning arguing claiming insisting
    stressing emphasizing emphasising explaining replying responding answering asking
    commenting remarking observing recalling conceding acknowledging admitting asserting
    affirming reaffirming reiterating repeating maintaining contending complaining predicting
    suggesting writing concluding confirming denying cautioning countering telling calling
    describing labelling labeling branding denouncing condemning criticizing criticising
    blasting slamming hailing praising dismissing characterizing characterising terming
    expressing voicing citing referring accusing blaming rejecting appealing demanding
    ridiculing likening comparing welcoming defending regretting apologizing apologising
    thanking vowing pledging promising threatening urging believing boasting joking quipping
    shouting crying proclaiming pointing indicating disclosing revealing hinting signaling
    signalling alleging
    """.split()
)
THINKS = frozenset(
    """
    believes believe believed thinks think thought feels felt hopes hoped expects expected
    wants wanted considers considered regards regarded sees saw finds found deemed sought
    wished wishes intends intended decided resolved viewed favoured favored opposed opposes
    estimated forecast
    """.split()
)
_ENDS_CLAUSE = frozenset("notes states claims comments reports".split())
"""Plural nouns, but where a clause ends behind them: `"...," the report notes.`"""
_WORDS = {
    **dict.fromkeys(THINKS, "think"),
    **dict.fromkeys(_ENDS_CLAUSE, "say"),
    **dict.fromkeys(JUDGES, "judge"),
    **dict.fromkeys(SAYS, "say"),
    **dict.fromkeys(ADDS, "add"),
    # Capital where they begin a sentence: `Calling it "a farce,"`, `Said Lee: "..."`.
    **dict.fromkeys(map(str.capitalize, ADDS), "add"),
    "Said": "source",
    "Says": "source",
}

_WORD = re.compile(r"(?<![\w-])[A-Za-z][a-z]{2,12}(?![\w-])")
_SOURCE = re.compile(
    r"\b(?:[Aa]ccording to|[Ii]n the words of|(?P<quoted>quot(?:ed|es|ing)|cit(?:ed|es|ing))(?= "
    r"[^.;:\"\n\x01]{1,90}? as (?:having )?(?:said|saying|telling|told|adding)\b))"
)
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|being)\s+(?:also |later |widely )?(?:quoted|cited|reported)"
    r"(?:\s+(?:by|in|on)\s+[^.;:\"\n\x01]{1,80}?|\s+(?:today|yesterday|[A-Z][a-z]+day|later))?"
    r"\s+as\s+(?:having\s+)?(?:saying|said|telling|told|adding)\b"
)
_AUXILIARIES = frozenset("was were is are been be being get got getting as by".split())
_CLAUSE_ENDS = re.compile(r"\s*(?:[.,:\n]|(?<=notes|tates)\s?that\b|$)")
_WRITINGS = frozenset(
    "statement letter text note message email post tweet notice memo communique resolution".split()
)
_NOT_SAID = frozenset("to not never n't cannot nor without no".split())


class Cue(NamedTuple):
    """A word that says that something is said.

    `kind` is say, judge, think, add (without a subject of its own), source (its speaker follows:
    `according to`), or passive (`was quoted as saying`). `begin` is where a subject must end.
    """

    start: int
    end: int
    kind: str
    begin: int


def cues_in(prose: Prose, start: int, end: int) -> list[Cue]:
    """The cues of a sentence in their order."""
    text = prose.masked
    found = []
    blocked = start
    for cue in _long_cues(text, start, end):
        found += _verbs(text, blocked, cue.start)
        found.append(cue)
        blocked = _end_of(text, cue, end)
    return [*found, *_verbs(text, blocked, end)]


def _long_cues(text: str, start: int, end: int) -> list[Cue]:
    """The cues of several words: `was quoted as saying`, `according to`, `quoted Lee as saying`."""
    sentence = text[start:end]
    found = []
    if " as " in sentence and ("quot" in sentence or "cite" in sentence or "report" in sentence):
        found = [
            Cue(match.start(), match.end(), "passive", match.start())
            for match in _PASSIVE.finditer(text, start, end)
        ]
    if "ccording" in sentence or "words of" in sentence or "quot" in sentence or " cit" in sentence:
        found += [
            Cue(match.start(), match.end(), "source", match.end())
            for match in _SOURCE.finditer(text, start, end)
            if not any(cue.start <= match.start() < cue.end for cue in found)
        ]
    return sorted(found)


_AS_SAYING = re.compile(r"[^.;:\"\n\x01]{1,100}? as (?:having )?\w+")


def _end_of(text: str, cue: Cue, end: int) -> int:
    """Where the verbs of a cue end: `quoted Lee as saying` is one."""
    if cue.kind == "source" and text[cue.start] not in "AaIi":
        saying = _AS_SAYING.match(text, cue.end, end)
        return saying.end() if saying else cue.end
    return cue.end


def _verbs(text: str, start: int, end: int) -> list[Cue]:
    """The verbs of speech between two offsets that somebody could be the subject of."""
    found = []
    kinds = _WORDS
    for word in _WORD.finditer(text, start, end):
        kind = kinds.get(word[0])
        if kind is not None and (cue := _verb(text, start, word, kind)) is not None:
            found.append(cue)
    return found


def _verb(text: str, start: int, word: re.Match[str], kind: str) -> Cue | None:
    """The cue that a verb is; None where it is passive, an infinitive or denied."""
    at, end = word.span()
    before = text[max(start, at - 30) : at].split()
    last = before[-1].casefold() if before else ""
    if last in _NOT_SAID or (last in _AUXILIARIES and kind != "add"):
        if not (last == "to" and before[-2:-1] == ["on"] and word[0] in ("say", "add")):
            return None
        return Cue(at, end, "say", max(start, text.rfind("went", max(start, at - 30), at)))
    if last.endswith("ly") and before[-2:-1] and before[-2].casefold() in _AUXILIARIES:
        return None
    if text.startswith(" by ", end):
        return None
    if word[0] in ("pointed", "points") and not text.startswith(" out", end):
        return None
    if word[0] in _ENDS_CLAUSE and not _CLAUSE_ENDS.match(text, end):
        return None
    if word[0] == "went" or (word[0] in ("read", "reads") and not _is_read(text, last, end)):
        return None
    return Cue(at, end, kind, at)


def is_naming(text: str, cue: Cue, opening: int) -> bool:
    """Whether a verb names a thing: `a plan called "Big Bang"`, but not `what he called "..."`."""
    if text[cue.start : cue.end] not in _NAMING or text[cue.end : opening].strip(" ,"):
        return False
    return _WHAT.search(text, max(0, cue.start - 60), cue.start) is None


_WHAT = re.compile(r"\bwhat\b(?:(?!\b(?:is|are|was|were|be)\b)[^,]){2,50}$")


def _is_read(text: str, last: str, end: int) -> bool:
    """Whether what is read is a writing: `the statement read`, `read the statement`."""
    following = text[end : end + 24].split()[:2]
    return last in _WRITINGS or "".join(following[1:]).strip(".,") in _WRITINGS


_NAMING = frozenset("called termed dubbed labelled labeled branded described".split())
