"""Quotations of a body, and who is quoted."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from transforms.enrich.document import Body, Identified, Quotation
from transforms.enrich.speech import kinds, scare_quotes, single_marks
from transforms.enrich.speech import marks as quote_marks
from transforms.enrich.speech.attributions import SPLIT, Attributer, Attribution
from transforms.enrich.speech.marks import Marked
from transforms.enrich.speech.phrases import Subject
from transforms.enrich.speech.prose import Prose
from transforms.enrich.speech.speakers import Speakers

_FEW = 40
_OUTSIDE = " \n\t([—–-.…'\"“”‘’)],"


def find(body: Body, identified: Identified) -> list[Quotation]:
    """The quotations of a body in their order."""
    doubles = quote_marks.find(body.text, body.paragraphs)
    singles = single_marks.find(body.text, body.paragraphs, doubles)
    marks = [
        marked
        for marked in single_marks.merged(doubles, singles)
        if not scare_quotes.is_nickname(body.text, marked)
    ]
    if not marks:
        return []
    prose = Prose(body.text, marks, identified.mentions)
    return _Finder(body, prose, identified).find(marks)


class _Finder:
    """Goes through what stands in marks, in order, and keeps what is a quotation."""

    def __init__(self, body: Body, prose: Prose, identified: Identified) -> None:
        self.body, self.prose = body, prose
        self.attributer = Attributer(prose)
        self.speakers = Speakers(prose, identified, self.attributer)
        self.found: list[Quotation] = []
        self._previous: tuple[int, Marked, Attribution, int] | None = None
        self._paragraph_starts = [start for start, _ in body.paragraphs]

    def find(self, marks: Sequence[Marked]) -> list[Quotation]:
        """The quotations among these."""
        for marked in marks:
            self._take(marked)
        _speak_together(self.prose, self.found)
        return self.found

    def _take(self, marked: Marked) -> None:
        """Add a stretch in marks, if it is a quotation."""
        sentence = self.prose.sentence_at(marked.open)
        attribution = self.attributer.of(sentence, marked, self._in_sentence(sentence))
        text = marked.text_in(self.body.text)
        is_whole = self._is_whole(sentence, marked)
        if not scare_quotes.is_quotation(self.prose, text, marked, attribution, is_whole):
            return
        quotation = Quotation(
            kind=self._kind(sentence, marked, attribution, is_whole),
            text=text,
            start=marked.start,
            end=marked.end,
            paragraph=bisect_right(self._paragraph_starts, marked.open) - 1,
        )
        if attribution is None:
            self._inherit(sentence, quotation)
        else:
            self._attribute(sentence, marked, attribution, quotation)
        self.found.append(quotation)

    def _in_sentence(self, sentence: int) -> tuple[Marked, Attribution] | None:
        """The quotation before, where it stands in the same sentence."""
        if self._previous is None or self._previous[0] != sentence:
            return None
        return self._previous[1:3]

    def _is_whole(self, sentence: int, marked: Marked) -> bool:
        """Whether nothing but a quotation stands in its sentence, and that is one: `"..."`."""
        _, end = self.prose.sentences[sentence]
        if not self.prose.begins(sentence, marked.open) or end - marked.close > _FEW:
            return False
        if self.prose.masked[marked.close : end].strip(_OUTSIDE):
            return False
        inside = self.body.text[marked.start : marked.end]
        return inside[-1] in ".?!…,-—" or len(inside.split()) > 4

    def _kind(
        self, sentence: int, marked: Marked, attribution: Attribution | None, is_whole: bool
    ) -> str:
        """The kind of a quotation; a part that goes on is of the kind of the first."""
        if is_whole or attribution is None:
            return kinds.DIRECT
        if attribution.where == SPLIT:
            return self.found[-1].kind
        return kinds.kind_of(self.prose, sentence, marked, attribution)

    def _attribute(
        self, sentence: int, marked: Marked, attribution: Attribution, quotation: Quotation
    ) -> None:
        """Say who speaks, and remember it for what follows."""
        cue = attribution.cue
        quotation.cue = self.body.text[cue.start : cue.end] if cue else None
        if attribution.where == SPLIT and self._previous is not None:
            first = self._previous[3]
            head = self.found[first].continues
            quotation.continues = first if head is None else head
        self._set_speaker(quotation, attribution.subject)
        self.speakers.remember(sentence, attribution.subject, quotation.entity)
        self._previous = (sentence, marked, attribution, len(self.found))

    def _set_speaker(self, quotation: Quotation, subject: Subject) -> None:
        quotation.speaker_start, quotation.speaker_end = subject.start, subject.end
        quotation.speaker = self.body.text[subject.start : subject.end]
        quotation.entity = self.speakers.entity_of(subject)

    def _inherit(self, sentence: int, quotation: Quotation) -> None:
        """Give a quotation without a speaker the one of the words before it, where that is safe."""
        before = self.found[-1] if self.found else None
        if sentence == 0:
            return
        previous = self.prose.sentences[sentence - 1]
        is_next_to = before is not None and before.end + 1 >= previous[0]
        if is_next_to and before is not None:
            _copy_speaker(before, quotation)
            if before.paragraph != quotation.paragraph:
                quotation.cue = None
            return
        subject = self.speakers.main_subject(sentence - 1)
        if subject is None or not self._may_go_on(subject):
            return
        self._set_speaker(quotation, subject)
        self.speakers.remember(sentence, subject, quotation.entity)

    def _may_go_on(self, subject: Subject) -> bool:
        """Whether the subject of a sentence can be taken to say the next one."""
        if subject.form == "pronoun":
            return True
        return subject.mention is not None


def _copy_speaker(before: Quotation, quotation: Quotation) -> None:
    quotation.cue = before.cue
    quotation.speaker = before.speaker
    quotation.speaker_start, quotation.speaker_end = before.speaker_start, before.speaker_end
    quotation.entity = before.entity


def _speak_together(prose: Prose, found: Sequence[Quotation]) -> None:
    """Give `"Why?" "Because," he said.` one speaker: the first takes that of the next."""
    for first, second in pairwise(found):
        between = prose.masked[first.end : second.start]
        if first.speaker is None and "\n" not in between and not between.strip(" \"“”'’‘."):
            _copy_speaker(second, first)
