"""Who a speaker is: the entity that a name, a pronoun or `the minister` stands for."""

import re

from transforms.enrich.document import Identified, Mention
from transforms.enrich.speech.attributions import Attributer
from transforms.enrich.speech.openings import first
from transforms.enrich.speech.phrases import Subject
from transforms.enrich.speech.prose import Prose
from transforms.enrich.speech.roles import Roles

_LOOKED_BACK = 10
"""Sentences that a pronoun reaches back at most."""
_FEMALE = re.compile(
    r"\b(?:Mrs|Ms|Miss|Madam|Lady|Queen|Princess|Dame|\w*woman|actress|Baroness|Duchess|Empress)\b",
    re.IGNORECASE,
)
_MALE = re.compile(
    r"\b(?:Mr|Sir|Lord|King|Prince|(?:chair|spokes|business|congress|sales|fisher|police|fire|states|crafts|alder"
    r"|assembly|council|fore|ombuds|clergy|service|gentle|news)man|actor|Baron|Duke|Emperor|Pope|Archbishop|Sheikh)\b",
    re.IGNORECASE,
)
_BODY_LABELS = ("organisation", "place")


class Speakers:
    """Tells whom the speakers of a document are."""

    def __init__(self, prose: Prose, identified: Identified, attributer: Attributer) -> None:
        self.prose = prose
        self.entities = identified.entities
        self._attributer = attributer
        self._roles = Roles(prose, identified)
        self._spoken: dict[int, tuple[Subject, int | None]] = {}
        self._subjects: dict[int, Subject | None] = {}
        self._pronouns: dict[int, str] = {}

    def remember(self, sentence: int, subject: Subject, entity: int | None) -> None:
        """Note who speaks in a sentence: a pronoun after it means that one."""
        self._spoken.setdefault(sentence, (subject, entity))

    def entity_of(self, subject: Subject) -> int | None:
        """The entity that a subject stands for; None where that is not known."""
        if subject.mention is not None:
            return self._of_mention(subject.mention)
        if subject.form == "noun":
            return self._roles.of_noun(subject)
        word = self.prose.text[subject.start : subject.end].casefold()
        if word in ("he", "she"):
            entity = self._person_before(subject.start, word)
            if entity is not None:
                self._pronouns.setdefault(entity, word)
            return entity
        return self._body_before(subject.start, word) if word in ("it", "they") else None

    def _of_mention(self, mention: Mention) -> int | None:
        """The entity of a name that speaks: a person or a body, whatever the model took it for."""
        if mention.span.label in ("person", *_BODY_LABELS, "nationality"):
            return mention.entity
        return self._roles.of_surname(mention.surface.split()[-1])

    def main_subject(self, sentence: int) -> Subject | None:
        """Who speaks or acts in a sentence, by its first words or its first cue."""
        if sentence in self._spoken:
            return self._spoken[sentence][0]
        if sentence not in self._subjects:
            start, end = self.prose.sentences[sentence]
            closing = self._attributer.closing(sentence, start)
            self._subjects[sentence] = (
                closing.subject
                if closing and _is_person(closing.subject)
                else first(self.prose, start, end) or self._of_cue(sentence)
            )
        return self._subjects[sentence]

    def _of_cue(self, sentence: int) -> Subject | None:
        for cue in self._attributer.cues.all(sentence)[:4]:
            if cue.kind != "add":
                end = self.prose.sentences[sentence][1]
                subject = self._attributer.cues.subject_of(sentence, cue, end)
                if subject is not None:
                    return subject
        return None

    def _person_before(self, offset: int, pronoun: str) -> int | None:
        """The person whom `he` or `she` means: the subject last spoken of, if it may be."""
        here = self.prose.sentence_at(offset)
        for sentence in range(here, max(-1, here - _LOOKED_BACK), -1):
            subject = self.main_subject(sentence)
            if subject is None or subject.start >= offset:
                continue
            if subject.form == "pronoun":
                entity = self._known(sentence, subject, pronoun)
                if entity is not None:
                    return entity
            elif subject.mention is not None:
                if self._may_be(subject.mention, pronoun):
                    return subject.mention.entity
                if self._may_be_wrong(subject.mention):
                    return None
            elif self._roles.surname(subject) is not None:
                return self._roles.of_surname(self._roles.surname(subject) or "")
            elif self._roles.is_one_person(subject) and not self._contradicts(
                self.prose.text[subject.start : subject.end], pronoun
            ):
                return self._roles.of_noun(subject)
        return None

    def _known(self, sentence: int, subject: Subject, pronoun: str) -> int | None:
        """Whom a pronoun of a sentence before is known to mean, if this one is the same."""
        if self.prose.text[subject.start : subject.end].casefold() != pronoun:
            return None
        return self._spoken[sentence][1] if sentence in self._spoken else None

    def _may_be_wrong(self, mention: Mention) -> bool:
        """Whether a name that is said to be no person's may be one: a single word, no acronym."""
        if mention.span.label not in _BODY_LABELS or mention.entity is None:
            return False
        name = self.entities[mention.entity].name
        return (
            " " not in name and not name.isupper() and self.entities[mention.entity].place is None
        )

    def _body_before(self, offset: int, pronoun: str) -> int | None:
        """The body that `it` means, or `they`: the one that spoke last."""
        here = self.prose.sentence_at(offset)
        for sentence in range(here, max(-1, here - 3), -1):
            subject = self.main_subject(sentence)
            if subject is None or subject.start >= offset:
                continue
            if subject.form == "pronoun":
                if self.prose.text[subject.start : subject.end].casefold() != pronoun:
                    return None
                continue
            if subject.mention is not None:
                label = subject.mention.span.label
                return subject.mention.entity if label in _BODY_LABELS else None
            return self._roles.of_noun(subject) if pronoun == "it" else None
        return None

    def _may_be(self, mention: Mention, pronoun: str) -> bool:
        """Whether a name may be that of a man, or of a woman, by the titles at it."""
        if mention.span.label != "person":
            return False
        if mention.entity is not None and self._pronouns.get(mention.entity, pronoun) != pronoun:
            return False
        start = mention.span.start
        titles = [mention.span.role or "", self.prose.masked[max(0, start - 24) : start]]
        if mention.entity is not None:
            titles += self.entities[mention.entity].roles
        return not self._contradicts(" ".join(titles), pronoun)

    @staticmethod
    def _contradicts(titles: str, pronoun: str) -> bool:
        is_female, is_male = _FEMALE.search(titles), _MALE.search(titles)
        return (
            bool(is_female and not is_male) if pronoun == "he" else bool(is_male and not is_female)
        )


def _is_person(subject: Subject) -> bool:
    return subject.mention is not None and subject.mention.span.label == "person"
