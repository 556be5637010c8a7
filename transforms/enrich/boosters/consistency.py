"""One name, one label through the document.

Every span of a name is evidence of what it is: that of a list or a title weighs more than a
model's guess, a full name tells what its surname is, a firm's what its first word is. The label
with most evidence goes to all places where the name stands, marked or not.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from transforms.copy.months import words_of
from transforms.enrich.boosters import world
from transforms.enrich.boosters.capitals import NO_NAME_WORDS, UPPER, Word, is_apart, words
from transforms.enrich.boosters.layers import SETTLED, Cover, over
from transforms.enrich.boosters.offices import ALL_OFFICES
from transforms.enrich.boosters.organisations import FORMS, HEADS
from transforms.enrich.document import Body, Span
from transforms.enrich.pieces import prose

WEIGHT = {
    "model": 1.0, "edges": 1.0, "gazetteer": 9.0, "geography": 6.0, "datelines": 5.0,
    "organisations": 4.0, "acronyms": 6.0, "titles": 4.0, "cues": 3.0,
}  # fmt: skip
"""How much a span says of its name, by what found it."""
GUESSES = 2.0
"""What all a model's guesses of one label say together: it errs the same way again and again."""
OF_A_ROLE = 3.0
OF_SEVERAL_WORDS = 2.0
OF_A_SURNAME = 3.0
OF_A_GIVEN_NAME = 1.5
OF_A_FIRM = 2.5
OF_NEIGHBOURS = 1.5
LABELS = frozenset({"person", "organisation", "place", "nationality"})
"""Labels that a name keeps through a document; a work is often named for a person."""
NO_SURNAME = words_of("Jr Jr. Sr Sr. II III IV VI VII VIII")
COMMON_FIRST = words_of(
    "National United First American General International New North South East West Royal Bank "
    "University Federal Central World Union People Democratic Social Free Great Air Saint San St. "
    "St Los Las Santa Supreme High House White State Foreign Human European Asian Standard Inter "
    "Pacific Atlantic Northern Southern Eastern Western Global Continental Independent Allied"
)
"""First words of firms' names by which nobody calls the firm."""
BINDS = ("and", "&", "et")
IN = ("in ", "In ")
LAND = re.compile(rf"[{UPPER}][\w.]{{1,20}}(?: [{UPPER}]\w{{1,20}})?")
WHERE_ENDS = re.compile(
    r"[.,;)\"”\n]|\Z| (?:and|or|on|to|in|for|with|by|from|at|after|where|when|which|that|as|but"
    r"|last|this|next|early|late|said|was|were|is|are|has|had|since|during|before|until|who|will|would)\b"
)
"""What follows `in X` where X is a place, and no adjective: `in Yugoslavian wheat`."""
NO_PLACE_IN = re.compile(
    r"\b(?:stakes?|shares?|interests?|holdings?|invest\w*|positions?"
    r"|faith|confidence|trust|believes?"
    r"|involved|role|part|joined|change|increase|decrease|drop|rise|fall|decline|control)"
    r"(?: \w+){0,2} [Ii]n \Z"
)
SPEAKS = re.compile(
    r" (?:said|says|told \w+|added) (?:that )?(?:he|she)\b|,? (?:said|says|added)[.,]"
)
BEFORE_CHARACTERS = 30

Votes = dict[str, dict[str, float]]
Names = dict[str, tuple[tuple[str, str], ...]]


def boost(body: Body, spans: list[Span]) -> list[Span]:
    """The spans, each name with the label that the document has most evidence of."""
    text = prose(body)
    labels = _settled(_votes(text, spans))
    return over(spans, list(_changed(text, words(body), Cover(spans), labels)))


def _votes(text: str, spans: list[Span]) -> Votes:
    votes: Votes = defaultdict(lambda: defaultdict(float))
    guesses: Counter[tuple[str, str]] = Counter()
    for span in spans:
        if span.label not in LABELS:
            continue
        surface = text[span.start : span.end]
        weight = WEIGHT.get(span.method, 1.0) + (OF_A_ROLE if span.role else 0)
        if weight == 1:
            guesses[surface, span.label] += 1
            if guesses[surface, span.label] <= GUESSES and " " not in surface:
                _vote_by_neighbours(votes[surface], text, span)
            weight = 1.0 if guesses[surface, span.label] <= GUESSES else 0.0
        parts = surface.split(" ")
        votes[surface][span.label] += weight * (OF_SEVERAL_WORDS if len(parts) > 1 else 1)
        if len(parts) > 1 and span.label == "person":
            _vote_for_parts(votes, parts)
        elif len(parts) > 1 and span.label == "organisation":
            _vote_for_firm(votes, parts)
    return votes


def _vote_by_neighbours(counts: dict[str, float], text: str, span: Span) -> None:
    """`in X` is evidence of a place, `X said he` of a person."""
    if text[span.start - 3 : span.start] in IN and WHERE_ENDS.match(text, span.end):
        before = text[max(0, span.start - BEFORE_CHARACTERS) : span.start]
        counts["place"] += 0 if NO_PLACE_IN.search(before) else OF_NEIGHBOURS
    elif SPEAKS.match(text, span.end):
        counts["person"] += OF_NEIGHBOURS / 2


def _vote_for_parts(votes: Votes, parts: list[str]) -> None:
    """A person's full name tells of its last word, and of its first, that it is a person's."""
    last = parts[-2] if parts[-1] in NO_SURNAME and len(parts) > 2 else parts[-1]
    for part, weight in ((last, OF_A_SURNAME), (parts[0], OF_A_GIVEN_NAME)):
        if len(part) > 1 and part[-1] != "." and part not in world.places():
            votes[part]["person"] += weight


def _vote_for_firm(votes: Votes, parts: list[str]) -> None:
    """A firm's name tells of it without its form, and of its first word, that they are a firm's."""
    if parts[-1] not in FORMS:
        return
    while len(parts) > 1 and (parts[-1] in FORMS or parts[-1] in BINDS):
        parts = parts[:-1]
    if " ".join(parts) not in world.all_places():
        votes[" ".join(parts)]["organisation"] += OF_A_FIRM
    if len(parts) > 1 and _is_own(parts[0]):
        votes[parts[0]]["organisation"] += OF_A_FIRM
    if len(parts) > 2 and " ".join(parts[:2]) not in world.all_places() and parts[1][0].isupper():
        votes[" ".join(parts[:2])]["organisation"] += OF_A_FIRM


def _is_own(word: str) -> bool:
    is_common = word in COMMON_FIRST or word in world.peoples() or word in world.places()
    return not is_common and len(word) > 2


def _settled(votes_of: Votes) -> Names:
    """The names with a label that leads, by their first word, the longest first."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for surface, counts in votes_of.items():
        label = _leading(counts)
        if label and surface[:1].isupper() and surface not in NO_NAME_WORDS:
            found[surface.split(" ")[0]].append((surface, label))
    return {
        first: tuple(sorted(names, key=lambda name: -len(name[0])))
        for first, names in found.items()
    }


def _leading(counts: dict[str, float]) -> str | None:
    """The label with most votes; None where several have them."""
    if len(counts) == 1:
        return next(iter(counts))
    most = max(counts.values())
    leading = [label for label, votes in counts.items() if votes == most]
    return leading[0] if len(leading) == 1 else None


def _changed(text: str, known: tuple[Word, ...], cover: Cover, labels: Names) -> Iterator[Span]:
    end = 0
    marked = {span.start: (span.end, span.label) for span in cover.spans}
    for at, word in enumerate(known):
        if word.start < end:
            continue
        for surface, label in labels.get(word.text, ()):
            if _stands(text, surface, word.start):
                end = word.start + len(surface)
                # Most names are marked so already; a surname may still lack its given name.
                is_right = marked.get(word.start) == (end, label)
                if not is_right or (label == "person" and " " not in surface):
                    yield from _labelled(text, known, cover, at, end, label)
                break


def _stands(text: str, surface: str, start: int) -> bool:
    end = start + len(surface)
    behind = text[end : end + 2]
    is_cut = behind[:1].isalnum() or (behind[:1] == "-" and behind[1:].isupper())
    return not is_cut and text.startswith(surface, start)


def _is_placed(text: str, start: int, end: int) -> bool:
    """Whether a name that a person has too is a place's here: `in Jackson, Mississippi`."""
    if text[end : end + 2] == ", " and (land := LAND.match(text, end + 2)):
        words_of_land = land.group().split(" ")
        if any(" ".join(words_of_land[:n]) in world.all_places() for n in (1, 2)):
            return True
    if text[start - 3 : start] not in IN or not WHERE_ENDS.match(text, end):
        return False
    return not NO_PLACE_IN.search(text[max(0, start - BEFORE_CHARACTERS) : start])


def _labelled(
    text: str, known: tuple[Word, ...], cover: Cover, at: int, end: int, label: str
) -> Iterator[Span]:
    """The spans that a name needs where it stands: none where it is marked so, or part of more."""
    start = known[at].start
    there = cover.over(start, end)
    if any(span.method in SETTLED or span.start < start or span.end > end for span in there):
        return
    is_one_word = " " not in text[start:end]
    if label == "person" and is_one_word and _is_placed(text, start, end):
        return
    if label == "person" and at and is_one_word and (first := _given_name(text, known, cover, at)):
        yield Span(first.start, end, label, "consistency")
    elif not there:
        if is_apart(text, known, at, end) or _is_behind_a_title(text, known, at, end):
            yield Span(start, end, label, "consistency")
    elif len(there) > 1 or (there[0].start, there[0].end) != (start, end):
        yield Span(start, end, label, "consistency", there[0].role)
    elif there[0].label != label and there[0].label in LABELS:
        yield there[0]._replace(label=label, method="consistency")


def _given_name(text: str, known: tuple[Word, ...], cover: Cover, at: int) -> Word | None:
    """The unmarked word in front of a person's name that must be its given name."""
    word = known[at - 1]
    if word.end != known[at].start - 1 or text[word.end] != " " or cover.over(word.start, word.end):
        return None
    if word.text in NO_NAME_WORDS or word.text.lower() in ALL_OFFICES or word.text.isupper():
        return None
    if word.text in world.peoples() or word.text in world.places() or word.text in HEADS | FORMS:
        return None
    if at > 1 and known[at - 2].end == word.start - 1 and known[at - 2].text not in NO_NAME_WORDS:
        return None
    return word


def _is_behind_a_title(text: str, known: tuple[Word, ...], at: int, end: int) -> bool:
    """Whether what stands in front of a name is a title or a people, and nothing goes on behind."""
    before = known[at - 1].text if at else ""
    is_title = before.lower() in ALL_OFFICES or before in world.peoples()
    return is_title and not (text[end : end + 1] == " " and text[end + 1 : end + 2].isupper())
