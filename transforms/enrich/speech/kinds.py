"""Whether a quotation stands by itself or is a part of the writer's sentence."""

import re

from transforms.enrich.speech.attributions import AFTER, AT_END, Attribution
from transforms.enrich.speech.marks import Marked
from transforms.enrich.speech.prose import Prose

DIRECT, PARTIAL = "direct", "partial"
_FINITE = re.compile(
    r"\s(?:is|are|was|were|will|would|has|have|had|can|could|should|must|may|might|do|does|did|cannot"
    r"|won't|don't|isn't|can't|didn't)\b|\w(?:'s|'re|'ve|'ll|'m|n't|’s|’re|’ve|’ll|’m)\s"
)
_CLAUSE_LEADS = re.compile(r"(?:\bthat|[,:])\s*$")
_ADDRESSEE = re.compile(
    r"[\s,:]*(?:(?:as (?:having )?\w+|today|yesterday|later|earlier|tonight|only|simply"
    r"|[A-Z][a-z]+day|(?:in|on|at|to|during|after|before|last|this|through|via)"
    r"\s(?:[\w.'’-]+\s?){1,6})[\s,:]*)?"
)
_TOLD = re.compile(r"[\s,:]*(?:[\w.'’-]+[\s,:]+){1,9}")
_TAKES_NO_CLAUSE = frozenset("urging urged promised vowed threatened".split())
_GOES_ON = re.compile(
    r"\s*(?:[;)—–\n-]|$|(?:and|but|when|because|if|while|as|after|before|although|though)\b)"
)
_PRONOUN_FIRST = re.compile(
    r"['‘.… ]*(?:I|[Ww]e|[Yy]ou|[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Tt]here|[Tt]his|[Tt]hat|[Tt]hese)"
    r"(?:['’](?:m|s|re|ve|ll|d))?\s(?:\w+\s)?"
)
_CONJUNCTION = re.compile(
    r"\s*(?:But|And|Yet|So|However|Still|Furthermore|Moreover|Meanwhile),?\s+"
)
_IN_A_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|should|may|might|must|an?|the"
    r"|of|by|for|with|from|about|into|his|her|its|their|our|very|more|most|not)\s+$"
)
"""What cannot lead to a sentence: `the plan was "..."`, whatever its first letter is."""


def kind_of(prose: Prose, sentence: int, marked: Marked, attribution: Attribution) -> str:
    """`direct` where a clause stands by itself, `partial` where the writer's sentence holds it."""
    inside = prose.text[marked.start : marked.end]
    if attribution.where in (AFTER, AT_END) and prose.begins(sentence, marked.open):
        return DIRECT
    if attribution.where == AFTER and _is_led_in(prose, sentence, marked, inside):
        return DIRECT
    start = max(prose.sentences[sentence][0], marked.open - 300)
    if _IN_A_CLAUSE.search(prose.masked, max(start, marked.open - 12), marked.open):
        return PARTIAL
    return DIRECT if _is_clause(prose, start, marked, attribution, inside) else PARTIAL


def _is_led_in(prose: Prose, sentence: int, marked: Marked, inside: str) -> bool:
    """Whether a long quotation follows `But` or `However,`: `But "we will stay," Lee said.`"""
    start, _ = prose.sentences[sentence]
    lead = _CONJUNCTION.fullmatch(prose.masked, start, marked.open)
    return lead is not None and inside[-1] in ",?!" and len(inside.split()) > 4


def _is_clause(
    prose: Prose, start: int, marked: Marked, attribution: Attribution, inside: str
) -> bool:
    """Whether what is quoted behind its cue is a whole clause, by its first and last words."""
    masked, words = prose.masked, len(inside.split())
    follows_comma = _CLAUSE_LEADS.search(masked, start, marked.open) is not None
    leads = follows_comma or _leads(prose, marked, attribution)
    ends = inside[-1] in ".,?!…" or masked[marked.close : marked.close + 1] in ("", ".", ",")
    is_answer = leads and masked[marked.end - 1] in ".?!"
    is_capital = inside.lstrip("'‘.… ([")[:1].isupper() and ends and (is_answer or words > 1)
    if is_capital and (leads or not _is_name_first(inside)):
        return attribution.cue is None or attribution.cue.kind != "judge"
    if not ends and not _GOES_ON.match(masked, marked.close):
        return False
    if _PRONOUN_FIRST.match(inside):
        return True
    is_long = words > 3 and not follows_comma
    return leads and (is_long or _FINITE.search(inside) is not None)


def _leads(prose: Prose, marked: Marked, attribution: Attribution) -> bool:
    """Whether nothing but who is told, and when, stands between the cue and a quotation."""
    cue = attribution.cue
    if cue is None or cue.kind in ("judge", "think"):
        return False
    verb = prose.masked[cue.start : cue.end]
    if verb in _TAKES_NO_CLAUSE:
        return False
    between = _TOLD if verb.startswith(("told", "tell")) else _ADDRESSEE
    return between.fullmatch(prose.masked, attribution.end, marked.open) is not None


def _is_name_first(inside: str) -> bool:
    """Whether a capital begins a name, rather than a sentence: `Japan's position`."""
    words = inside.split()
    return len(words) > 1 and words[0].endswith(("'s", "’s"))
