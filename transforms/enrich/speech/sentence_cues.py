"""The cues of a body's sentences, and who is the subject of each."""

import re
from bisect import bisect_left
from operator import attrgetter

from transforms.enrich.speech import openings, subjects
from transforms.enrich.speech.cues import Cue, cues_in
from transforms.enrich.speech.phrases import Subject, named
from transforms.enrich.speech.prose import Prose

_LOOKED_AT = 6
"""Cues tried at most for one quotation: a sentence of thousands must not be tried in all."""
_SHARED = re.compile(r"(?:\band|\bbut|,)(?:\s(?:also|later|then|\w+ly))?\s*$")
_WITH = re.compile(r"\bwith\s[^,;:.\"\x01]{0,50}$")


class SentenceCues:
    """Finds the cues of sentences, each sentence once."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self._cues: dict[int, list[Cue]] = {}

    def all(self, sentence: int) -> list[Cue]:
        """The cues of a sentence in their order."""
        if sentence not in self._cues:
            start, end = self.prose.sentences[sentence]
            self._cues[sentence] = cues_in(self.prose, start, end)
        return self._cues[sentence]

    def before(self, sentence: int, offset: int) -> list[Cue]:
        """The last few cues of a sentence before an offset, in their order."""
        cues = self.all(sentence)
        end = bisect_left(cues, offset, key=attrgetter("start"))
        return cues[max(0, end - _LOOKED_AT) : end]

    def after(self, sentence: int, offset: int) -> list[Cue]:
        """The first few cues of a sentence from an offset on."""
        cues = self.all(sentence)
        start = bisect_left(cues, offset, key=attrgetter("start"))
        return cues[start : start + _LOOKED_AT]

    def subject_of(self, sentence: int, cue: Cue, right: int) -> Subject | None:
        """Who a cue says speaks."""
        start, _ = self.prose.sentences[sentence]
        if cue.kind == "source":
            return subjects.after(self.prose, cue.end, right)
        if cue.kind != "add":
            subject = subjects.before(self.prose, start, cue.begin)
            if subject is not None or not self._shares_subject(start, cue):
                return subject
        own = self.prose.mention_ending(cue.start - 1) if cue.kind == "add" else None
        if own and own.span.label == "person" and self._is_with(own.span.start):
            return named(own)
        for earlier in reversed(self.before(sentence, cue.start)):
            if earlier.kind in ("say", "judge", "think", "passive"):
                subject = subjects.before(self.prose, start, earlier.begin)
                subject = subject or self._behind_quotation(earlier, cue.start)
                if subject is not None:
                    return subject
        return openings.first(self.prose, start, cue.start)

    def _is_with(self, at: int) -> bool:
        """Whether a name is that of `with the envoy Kim Ho calling it`, at whose verb it speaks."""
        return _WITH.search(self.prose.masked, max(0, at - 60), at) is not None

    def _shares_subject(self, start: int, cue: Cue) -> bool:
        """Whether a verb has the subject of the one before: `did not say why but said`."""
        before_it = self.prose.masked[max(start, cue.begin - 24) : cue.begin]
        return _SHARED.search(before_it) is not None

    def _behind_quotation(self, cue: Cue, right: int) -> Subject | None:
        """The speaker after an inverted cue: `"...," said Lee, adding`."""
        before_it = self.prose.masked[max(0, cue.start - 4) : cue.start].rstrip()
        if before_it[-1:] not in ('"', "”", "»", "'", "’"):
            return None
        return subjects.after(self.prose, cue.end, right)
