"""Which words attribute a quotation: the cue beside it, and the subject of that cue.

AFTER is right behind the quotation (`"...," Lee said`), BEFORE earlier in its sentence, AT_END
behind the rest of it, SPLIT where the quotation goes on after its speaker: `"...," he said, "..."`.
"""

import re
from typing import NamedTuple

from transforms.enrich.speech import openings, subjects
from transforms.enrich.speech.cues import Cue, is_naming
from transforms.enrich.speech.marks import Marked
from transforms.enrich.speech.phrases import REACH, Subject, phrase, unmarked_name
from transforms.enrich.speech.prose import Prose
from transforms.enrich.speech.sentence_cues import SentenceCues

AFTER, BEFORE, AT_END, SPLIT = "after", "before", "at end", "split"
_REACH = 500
_GAP = re.compile(r"[\s,]*(?:--?\s|[—–]\s*)?")
_LEAD = re.compile(r"[,—–]\"?”?\s(?:[\w.'’ -]{0,60})$|--\s$")
_CONJUNCTION = re.compile(r"\b(?:and|but|that|as|while|who|which)\b")
_QUOTED = re.compile(r"quot|cit")
_NO_SPEAKER_FIRST = re.compile(
    r"(?:is|are|was|were|be|been|and|but|or|nor|in|on|at|for|to|of|by|with|from|as|that|which|while"
    r"|when|because|if|after|before|has|have|had|will|would|can|could|may|might|should|must|than|until"
    r"|among|into|about|against|during|under|over|through|yet|so|do|does|did|not|who|whose|where"
    r"|came|comes|made|makes|[a-z]+ing|[a-z]+ed)\b"
)
_ANY_VERB = re.compile(r"\s([a-z]+ed)(?=[.,;]|\s(?:in|on|at|to|after|during|with|from)\s|$)")
_PARTICIPLES = frozenset(
    "announced agreed proposed reported disclosed offered promised suggested predicted claimed made"
    " used conveyed criticised criticized confirmed rejected recommended demanded ordered".split()
)
_BEHIND_QUOTATION = re.compile(
    r",?\s(?:(?!and\b|but\b|while\b|as\b|which\b|that\b|by\b)[^,\"”»]{0,50}\s)?"
)
_DESCRIBES = re.compile(r"[^,;:—]*|(?:(?:[A-Z][\w-]*|and|of|for|the),?\s){1,12}")
"""What may stand before a name: `analyst`, `Labour, Trade and Fisheries Minister`."""
_PUT_IT = re.compile(r"as\s+(?P<who>[^,.;:\"]{2,60}?)\s+(?P<cue>put it|puts it|said|says)\b")
_NO_CLAUSE_FOLLOWS = re.compile(
    r"\s*(?:[.!?,;]|$|--|[—–]|(?:in|on|at|during|after|before|to|by|reporters|journalists|Reuters|late"
    r"|early|today|yesterday|tonight|here|last|this|via|when|while|adding|following|through|over|as"
    r"|[A-Z][a-z]+day|a|an|the\s+[\w ]{2,30}[.,])\b)"
)


class Attribution(NamedTuple):
    """How a quotation is attributed: its cue, who speaks, and where that stands."""

    cue: Cue | None
    subject: Subject
    where: str
    end: int


class Attributer:
    """Finds attributions in a body."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.cues = SentenceCues(prose)

    def of(
        self, sentence: int, marked: Marked, previous: tuple[Marked, Attribution] | None
    ) -> Attribution | None:
        """The attribution of a quotation; `previous` is the one before it in its sentence."""
        split = previous and self._split(sentence, marked, *previous)
        if split:
            return split._replace(where=SPLIT)
        if self.prose.begins(sentence, marked.open):
            return self._after(sentence, marked) or self._at_end(sentence, marked)
        found = self._before(sentence, marked, previous[0] if previous else None)
        if found is None or self._is_of_an_aside(found, marked):
            found = self._after(sentence, marked) or found
        return found or self._led_by(sentence, marked) or self._at_end(sentence, marked)

    def _split(
        self, sentence: int, marked: Marked, before: Marked, attribution: Attribution
    ) -> Attribution | None:
        """The attribution behind which a quotation goes on: `"I hope," Lee said, "that ..."`."""
        if attribution.where not in (AFTER, SPLIT):
            return None
        gap = self.prose.masked[before.close : marked.open]
        if gap.strip() in ("...", "…"):
            return attribution
        if len(gap) > 180 or not gap.rstrip().endswith((",", " -", "--", "—", "–", ":", ";")):
            return None
        if attribution.where == SPLIT:
            attribution = self._after(sentence, before) or attribution
        last = self.cues.before(sentence, marked.open)[-1:]
        return attribution if last == [attribution.cue] else None

    def _is_of_an_aside(self, found: Attribution, marked: Marked) -> bool:
        """Whether `Since Kim said no, "...," Lee said` has its cue in a clause that is over."""
        text = self.prose.masked
        if text[marked.end - 1] != "," or found.where != BEFORE:
            return False
        gap = text[found.end : marked.open].rstrip()
        return gap.endswith(",") and len(gap.split()) > 2

    def _after(self, sentence: int, marked: Marked) -> Attribution | None:
        """The attribution right behind a quotation: `Lee said`, `said Lee`, `according to Lee`."""
        text, (_, end) = self.prose.masked, self.prose.sentences[sentence]
        gap = _GAP.match(text, marked.close, end)
        at = gap.end() if gap else marked.close
        cue = next(iter(self.cues.after(sentence, at)), None)
        put_it = _PUT_IT.match(text, at, end)
        if put_it:
            subject = phrase(self.prose, *put_it.span("who")) or subjects.before(
                self.prose, at + 2, put_it.end("who")
            )
            said = Cue(*put_it.span("cue"), "say", put_it.start("cue"))
            return subject and Attribution(said, subject, AFTER, put_it.end())
        if cue is None or cue.begin - at > REACH:
            return self._by_any_verb(at, end)
        if cue.start == at:
            return self._inverted(cue, end, AFTER)
        if _QUOTED.match(text, cue.start):
            return self._quoted_as_saying(cue, at, end)
        if cue.kind not in ("say", "passive") or _NO_SPEAKER_FIRST.match(text, at):
            return None
        subject = subjects.before(self.prose, at, cue.begin)
        subject = subject or unmarked_name(self.prose, at, cue.begin)
        if subject is None or not _DESCRIBES.fullmatch(text, at, subject.start):
            return self._by_any_verb(at, end)
        return Attribution(cue, subject, AFTER, cue.end)

    def _quoted_as_saying(self, cue: Cue, at: int, end: int) -> Attribution | None:
        """The attribution of `"...," the agency quoted Lee as saying`: it is Lee who speaks."""
        if cue.kind != "source" or len(self.prose.masked[at : cue.start].split()) > 6:
            return None
        subject = subjects.after(self.prose, cue.end, end)
        return subject and Attribution(cue, subject, AFTER, subject.end)

    def _by_any_verb(self, at: int, end: int) -> Attribution | None:
        """The attribution of `"...," Lee detailed.`: behind a comma any verb of a person does."""
        text = self.prose.masked
        if text[max(0, at - 6) : at].rstrip(" \n\"”»'’")[-1:] != ",":
            return None
        subject = openings.first(self.prose, at, end)
        verb = subject and _ANY_VERB.match(text, subject.end, end)
        if not (subject and verb) or text[at : subject.start].strip().islower():
            return None
        return Attribution(Cue(*verb.span(1), "say", verb.start(1)), subject, AFTER, verb.end(1))

    def _inverted(self, cue: Cue, end: int, where: str) -> Attribution | None:
        """The attribution whose speaker follows its cue."""
        if cue.kind not in ("say", "source") or self.prose.masked[cue.start : cue.end] == "told":
            return None
        subject = subjects.after(self.prose, cue.end, end)
        return subject and Attribution(cue, subject, where, subject.end)

    def _before(self, sentence: int, marked: Marked, previous: Marked | None) -> Attribution | None:
        """The attribution that leads to a quotation: the nearest cue with a speaker of its own."""
        weak = None
        for cue in reversed(self.cues.before(sentence, marked.open)):
            if marked.open - cue.end > _REACH:
                break
            if is_naming(self.prose.masked, cue, marked.open):
                continue
            subject = self.cues.subject_of(sentence, cue, marked.open)
            if subject is not None and not self._belongs_to(previous, subject, cue):
                found = Attribution(cue, subject, BEFORE, max(cue.end, subject.end))
                if not self._is_weak(cue, subject):
                    return found
                weak = weak or found
        return weak or self._by_colon(sentence, marked)

    def _is_weak(self, cue: Cue, subject: Subject) -> bool:
        """Whether another cue goes before: `said he wants "peace"`, `said the plan announced`."""
        is_participle = self.prose.masked[cue.start : cue.end] in _PARTICIPLES
        return cue.kind == "think" or (subject.form == "noun" and is_participle)

    def _belongs_to(self, previous: Marked | None, subject: Subject, cue: Cue) -> bool:
        """Whether a cue stands right behind the quotation before, which it then attributes."""
        if previous is None or cue.kind != "say" or not previous.close <= subject.start < cue.start:
            return False
        return (
            _BEHIND_QUOTATION.fullmatch(self.prose.masked, previous.close, subject.start)
            is not None
        )

    def _led_by(self, sentence: int, marked: Marked) -> Attribution | None:
        """The attribution of `Calling it "a farce," Lee left.`: its speaker follows."""
        start, end = self.prose.sentences[sentence]
        cue = next(iter(self.cues.all(sentence)), None)
        if cue is None or cue.kind != "add" or cue.start != start or cue.end > marked.open:
            return None
        subject = openings.first(self.prose, marked.close + 1, end)
        return subject and Attribution(cue, subject, BEFORE, cue.end)

    def _by_colon(self, sentence: int, marked: Marked) -> Attribution | None:
        """The attribution of `Kim Ho, a farmer: "..."`: a name, a colon and no verb."""
        start, _ = self.prose.sentences[sentence]
        if marked.open - start > 90:
            return None
        gap = self.prose.masked[start : marked.open].rstrip()
        if not gap.endswith(":"):
            return None
        colon = start + len(gap) - 1
        mentions = self.prose.mentions_in(start, colon)
        person = mentions[0] if mentions and mentions[0].span.label == "person" else None
        if person is None or self.prose.masked[person.span.end] not in ":, ":
            return None
        subject = openings.first(self.prose, start, colon)
        return subject and Attribution(None, subject, BEFORE, colon)

    def _at_end(self, sentence: int, marked: Marked) -> Attribution | None:
        """The attribution at the end of a sentence: `It is "too late" for that, Lee said.`"""
        return self.closing(sentence, marked.close)

    def closing(self, sentence: int, start: int) -> Attribution | None:
        """The attribution that a sentence closes with, behind an offset: `..., Lee said.`"""
        text, (_, end) = self.prose.masked, self.prose.sentences[sentence]
        for cue in self.cues.after(sentence, start):
            if text[max(0, cue.start - 2) : cue.start] == ", ":
                found = self._inverted(cue, end, AT_END)
                if found is not None and cue.kind in ("say", "source"):
                    return found
            if cue.kind != "say" or not _NO_CLAUSE_FOLLOWS.match(text, cue.end, end):
                continue
            subject = subjects.before(self.prose, start, cue.begin)
            if subject is None:
                continue
            lead = _LEAD.search(text, max(0, subject.start - 64), subject.start)
            if lead and not _CONJUNCTION.search(lead[0]):
                return Attribution(cue, subject, AT_END, cue.end)
        return None
