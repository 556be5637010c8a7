"""Whom a noun stands for: `the minister`, `the ministry`, `the company`."""

import re

from transforms.enrich.document import Entity, Identified
from transforms.enrich.speech.phrases import Subject
from transforms.enrich.speech.prose import HIDDEN, Prose

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
_COMPARED = 60
"""Entities, and mentions, that a noun is compared with at most."""
_APPOSITION = re.compile(r",\s+([\w'’.\s-]{1,120})")
_TOLD_WORDS = 7


class Roles:
    """Tells which entity of a document a noun is."""

    def __init__(self, prose: Prose, identified: Identified) -> None:
        self.prose = prose
        self.entities = identified.entities
        self.mentions = identified.mentions

    def of_noun(self, subject: Subject) -> int | None:
        """The one entity that `the minister` or `the ministry` can be."""
        phrase = self.prose.text[subject.start : subject.end].strip()
        surname = self.surname(subject)
        if surname is not None:
            return self.of_surname(surname)
        if _NEW_ONE.match(phrase) or HIDDEN in phrase or "'s " in phrase:
            return None
        noun = _DETERMINER.sub("", phrase, count=1).casefold()
        if self.is_one_person(subject):
            return self._of_role(noun, subject.start)
        return self._of_body(noun, subject.start)

    def of_surname(self, surname: str) -> int | None:
        """The one person of a surname, where the speaker's name is no mention."""
        found = [
            index
            for index, entity in enumerate(self.entities[:_COMPARED])
            if entity.label == "person" and entity.name.split()[-1] == surname
        ]
        return found[0] if len(found) == 1 else None

    def surname(self, subject: Subject) -> str | None:
        """The name that a speaker without a mention bears: one or more capital words."""
        words = self.prose.text[subject.start : subject.end].split()
        if not words or not all(word[:1].isupper() for word in words) or len(words) > 3:
            return None
        first = words[0].casefold()
        return None if first in _NO_NAMES or _PERSON_NOUN.fullmatch(words[-1]) else words[-1]

    def is_one_person(self, subject: Subject) -> bool:
        """Whether a noun phrase is one person: `a spokesman for the ministry`, not `police`."""
        phrase = self.prose.text[subject.start : subject.end]
        head = re.split(r"\s(?:for|of|at|from|with|in)\s", phrase, maxsplit=1)[0]
        return _PERSON_NOUN.fullmatch(re.split(r"[\s-]", head)[-1]) is not None

    def _of_role(self, noun: str, offset: int) -> int | None:
        """The one person who carries a role: by the titles at the names, then by what is beside."""
        met = {
            mention.entity
            for mention in self.mentions[:_COMPARED]
            if mention.span.start < offset and mention.span.label == "person"
        }
        found = [
            index
            for index, entity in enumerate(self.entities[:_COMPARED])
            if index in met and _carries(entity, noun)
        ]
        if not found:
            found = self._described_as(noun, offset)
        return found[0] if len(found) == 1 else None

    def _described_as(self, noun: str, offset: int) -> list[int]:
        """The persons whom the text calls so: `analyst David Ho`, `Kim Ho, an analyst`."""
        found: list[int] = []
        for mention in self.mentions[:_COMPARED]:
            span = mention.span
            if span.label != "person" or span.start >= offset or mention.entity is None:
                continue
            if mention.entity in found:
                continue
            before = self.prose.masked[max(0, span.start - 60) : span.start].casefold().rstrip()
            if before.endswith(noun) or f" {noun} " in self._told_after(span.end):
                found.append(mention.entity)
        return found

    def _told_after(self, end: int) -> str:
        """The first words of what is told of a name after it: ` a farmer `."""
        told = _APPOSITION.match(self.prose.masked, end)
        words = told[1].casefold().split()[:_TOLD_WORDS] if told else []
        return f" {' '.join(words).rstrip('.')} "

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
