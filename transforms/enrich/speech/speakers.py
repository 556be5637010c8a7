"""Who a speaker is: the entity that a name, a pronoun or `the minister` stands for."""

import re

from transforms.enrich.document import Entity, Identified, Mention
from transforms.enrich.speech.attributions import Attributer
from transforms.enrich.speech.prose import HIDDEN, Prose
from transforms.enrich.speech.subjects import Subject, first

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
_PERSON_NOUN = re.compile(
    r"(?:\w*man|\w*woman|\w*person|official|analyst|president|minister|secretary|source|diplomat|\w+(?:er|or|ist|ian|eer|ant|ary)"
    r"|chief|head|governor|ambassador|aide|envoy|delegate|expert|executive|director|one|another|witness|mayor|judge"
    r"|general|colonel|captain|guide|nurse|attorney|victim|premier|king|queen|pope|mother|father|son|daughter|wife"
    r"|husband|brother|sister|friend|student|resident|agent|candidate|critic|host|pilot|coach|driver|lawyer|representative)$",
    re.IGNORECASE,
)
_NEW_ONE = re.compile(
    r"(?:an?|one|another|some|two|three|four|five|several|many|most|other|others|both|few)\b",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"(?:the|this|that|his|her|its|their)\s+", re.IGNORECASE)
_NO_NAMES = frozenset(
    "the a an one another some police officials analysts traders sources both most many".split()
)
_COMPANY = frozenset("company firm corporation airline carrier bank".split())
_BODY_LABELS = ("organisation", "place")
_COMPARED = 60
"""Entities, and mentions, that a noun is compared with at most."""


class Speakers:
    """Tells whom the speakers of a document are."""

    def __init__(self, prose: Prose, identified: Identified, attributer: Attributer) -> None:
        self.prose = prose
        self.entities = identified.entities
        self.mentions = identified.mentions
        self._attributer = attributer
        self._spoken: dict[int, tuple[Subject, int | None]] = {}
        self._subjects: dict[int, Subject | None] = {}

    def remember(self, sentence: int, subject: Subject, entity: int | None) -> None:
        """Note who speaks in a sentence: a pronoun after it means that one."""
        self._spoken.setdefault(sentence, (subject, entity))

    def entity_of(self, subject: Subject) -> int | None:
        """The entity that a subject stands for; None where that is not known."""
        if subject.mention is not None:
            return subject.mention.entity
        if subject.form == "noun":
            return self._of_noun(subject)
        word = self.prose.text[subject.start : subject.end].casefold()
        if word in ("he", "she"):
            return self._person_before(subject.start, word)
        return self._body_before(subject.start, word) if word in ("it", "they") else None

    def main_subject(self, sentence: int) -> Subject | None:
        """Who speaks or acts in a sentence, by its first words or its first cue."""
        if sentence in self._spoken:
            return self._spoken[sentence][0]
        if sentence not in self._subjects:
            start, end = self.prose.sentences[sentence]
            self._subjects[sentence] = first(self.prose, start, end) or self._of_cue(sentence)
        return self._subjects[sentence]

    def _of_cue(self, sentence: int) -> Subject | None:
        for cue in self._attributer.cues(sentence)[:4]:
            if cue.kind != "add":
                end = self.prose.sentences[sentence][1]
                subject = self._attributer.subject_of(sentence, cue, end)
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
            elif self._surname(subject) is not None:
                return self._of_surname(self._surname(subject) or "")
            elif self._is_one_person(subject) and not self._contradicts(
                self.prose.text[subject.start : subject.end], pronoun
            ):
                return self._of_noun(subject)
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

    def _surname(self, subject: Subject) -> str | None:
        """The name that a speaker without a mention bears: one or more capital words."""
        words = self.prose.text[subject.start : subject.end].split()
        if not words or not all(word[:1].isupper() for word in words) or len(words) > 3:
            return None
        first = words[0].casefold()
        return None if first in _NO_NAMES or _PERSON_NOUN.fullmatch(words[-1]) else words[-1]

    def _of_surname(self, surname: str) -> int | None:
        """The one person of a surname, where the speaker's name is no mention."""
        found = [
            index
            for index, entity in enumerate(self.entities[:_COMPARED])
            if entity.label == "person" and entity.name.split()[-1] == surname
        ]
        return found[0] if len(found) == 1 else None

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
            return self._of_noun(subject) if pronoun == "it" else None
        return None

    def _may_be(self, mention: Mention, pronoun: str) -> bool:
        """Whether a name may be that of a man, or of a woman, by the titles at it."""
        if mention.span.label != "person":
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

    def _is_one_person(self, subject: Subject) -> bool:
        """Whether a noun phrase is one person: `a spokesman for the ministry`, not `police`."""
        phrase = self.prose.text[subject.start : subject.end]
        head = re.split(r"\s(?:for|of|at|from|with|in)\s", phrase, maxsplit=1)[0]
        return _PERSON_NOUN.fullmatch(re.split(r"[\s-]", head)[-1]) is not None

    def _of_noun(self, subject: Subject) -> int | None:
        """The one entity that `the minister` or `the ministry` can be."""
        phrase = self.prose.text[subject.start : subject.end].strip()
        surname = self._surname(subject)
        if surname is not None:
            return self._of_surname(surname)
        if _NEW_ONE.match(phrase) or HIDDEN in phrase or "'s " in phrase:
            return None
        noun = _DETERMINER.sub("", phrase, count=1).casefold()
        if self._is_one_person(subject):
            return self._of_role(noun, subject.start)
        return self._of_body(noun, subject.start)

    def _of_role(self, noun: str, offset: int) -> int | None:
        """The one person who carries a role: by the titles at the names, then by what is beside."""
        persons = [
            (index, entity)
            for index, entity in enumerate(self.entities[:_COMPARED])
            if entity.label == "person"
        ]
        found = [index for index, entity in persons if _carries(entity, noun)]
        if not found:
            found = self._described_as(noun, offset)
        return found[0] if len(found) == 1 else None

    def _described_as(self, noun: str, offset: int) -> list[int]:
        """The persons whom the text calls so: `analyst David Ho`, `Kim Ho, an analyst`."""
        found = []
        after = re.compile(rf",\s+(?:[\w'’.-]+\s){{0,5}}?{re.escape(noun)}\b", re.IGNORECASE)
        for mention in self.mentions[:_COMPARED]:
            span = mention.span
            if span.label != "person" or span.start >= offset or mention.entity is None:
                continue
            before = self.prose.masked[max(0, span.start - 60) : span.start].casefold().rstrip()
            if (before.endswith(noun) or after.match(self.prose.masked, span.end)) and (
                mention.entity not in found
            ):
                found.append(mention.entity)
        return found

    def _of_body(self, noun: str, offset: int) -> int | None:
        """The one organisation that a noun can be: `the ministry`, `the company`."""
        if " of " in noun or " for " in noun:
            return None
        seen = {
            mention.entity
            for mention in self.mentions[:_COMPARED]
            if mention.span.start < offset and mention.span.label == "organisation"
        }
        bodies = [index for index in seen if index is not None]
        named = [
            index for index in bodies if f" {noun} " in f" {self.entities[index].name.casefold()} "
        ]
        if not named and noun in _COMPANY:
            named = bodies
        return named[0] if len(named) == 1 else None


def _carries(entity: Entity, noun: str) -> bool:
    """Whether a role of an entity is what a noun says: `minister` of `Foreign Minister`."""
    for role in entity.roles:
        role = role.casefold()
        if role == noun or (
            role.endswith(f" {noun}") and (noun, role) != ("president", "vice president")
        ):
            return True
    return False
