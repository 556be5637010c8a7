"""Which acronyms of a document stand for which of its long forms."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from transforms.enrich.coreference.name_groups import BODIES, ITS_ACRONYM, Group, of_label
from transforms.enrich.document import Span
from transforms.enrich.naming import organisation_names
from transforms.enrich.naming.folding import REMEMBERED, listed

_ACRONYM = re.compile(r"(?=.{2,12}$)[A-Z](?:[A-Z]|[a-z](?=[A-Z])|[.&/-](?=[A-Za-z])){1,10}s?\.?")
_WITH_DECLARED = re.compile(
    r"""["”']?,?\s?[(\[]\s?(?:the\s|or\s)?["“']?(?P<bracket>[A-Z][A-Za-z0-9&.-]{1,11})["”']?\s?[)\];,]
    |,?\s(?:or|known\sas|called|abbreviated(?:\sas|\sto)?)\s(?:the\s)?["“']?(?P<named>[A-Z][A-Z&.]{1,10})\b
    |,\s(?P<comma>[A-Z][A-Z&.]{1,9}),""",
    re.VERBOSE,
)
_BEFORE_DECLARED = (" (", "(", ",", " [", '" (', '", ', "” (", " or ", " known", " called", " abb")
_BETWEEN_REVERSED = re.compile(r"\s?\(\s?(?:the\s)?|,\s(?:or\s)?(?:the\s)?", re.IGNORECASE)
_REACH = 40
_SMALL = listed("of the and for in on to at de la du des et del y e a an")


def join_acronyms(text: str, spans: Sequence[Span], members: Sequence[Group]) -> None:
    """Join the acronyms with their long forms: those declared, then those of the same initials."""
    _join_declared(text, spans, members)
    _join_initials(of_label(members, *BODIES))


def _join_declared(text: str, spans: Sequence[Span], members: Sequence[Group]) -> None:
    """Join what stands together: `Bank of Korea (BOK)`, `BOK (Bank of Korea)`, `..., or BOK,`."""
    by_letters = {
        _letters(group.name): group
        for group in reversed(of_label(members, "place", *BODIES))
        if _is_acronym(group.name)
    }
    for at, (span, group) in enumerate(zip(spans, members, strict=True)):
        if group.label not in BODIES or _is_acronym(group.name):
            continue
        acronym = _declared_behind(text, span) or _declared_before(text, spans, members, at)
        if acronym is None or not _stands_for(acronym, group.name):
            continue
        group.root().entity.acronym = group.root().entity.acronym or acronym
        short = by_letters.get(_letters(acronym))
        if short is not None and short is not group:
            _join_as_acronym(short, group)


def _join_as_acronym(short: Group, long: Group) -> None:
    """Join an acronym; where a list of names knows the acronym alone, its label is right."""
    if short.is_canonical and not long.is_canonical:
        long.entity.label = short.label
    short.join(long, "acronym")


def _declared_behind(text: str, span: Span) -> str | None:
    if own := ITS_ACRONYM.search(text[max(span.start, span.end - _REACH) : span.end]):
        return own[1]
    if not text.startswith(_BEFORE_DECLARED, span.end):
        return None
    found = _WITH_DECLARED.match(text[span.end : span.end + _REACH])
    return (found["bracket"] or found["named"] or found["comma"]) if found else None


def _declared_before(
    text: str, spans: Sequence[Span], members: Sequence[Group], at: int
) -> str | None:
    """The acronym before a long form: `CERA (Cambridge Energy Research Associates)`."""
    if at == 0 or not _is_acronym(members[at - 1].name):
        return None
    between = text[spans[at - 1].end : spans[at].start][:_REACH]
    return members[at - 1].name if _BETWEEN_REVERSED.fullmatch(between) else None


@lru_cache(REMEMBERED)
def _is_acronym(name: str) -> bool:
    return _ACRONYM.fullmatch(name) is not None


def _letters(acronym: str) -> str:
    return "".join(letter for letter in acronym.lower() if letter.isalnum())


def _stands_for(acronym: str, long: str) -> bool:
    """Whether an acronym can be that of a name beside it: its letters stand there in order."""
    letters = _letters(acronym)
    found = organisation_names.all_words(long)
    if len(letters) < 2 or len(found) < 2 or letters[0] not in {word[0] for word in found[:2]}:
        return False
    rest = iter("".join(found))
    if all(letter in rest for letter in letters):
        return True
    # Democratic Party (PD): the order of its own language.
    return sorted(letters) == sorted(word[0] for word in found if word not in _SMALL)


def _initials(group: Group) -> Iterator[str]:
    """The initials of a name, with and without its small words and legal form."""
    whole = organisation_names.all_words(group.name)
    for found in (group.words, whole):
        yield "".join(word[0] for word in found)
        yield "".join(word[0] for word in found if word not in _SMALL)
    if len(whole) > 1 and whole[-1] in ("department", "ministry"):
        # `U.S. Agriculture Department` is USDA: that is Department of Agriculture.
        nation = whole[0] if whole[0] in ("us", "uk") else ""
        rest = "".join(word[0] for word in whole[bool(nation) : -1])
        yield f"{nation}{whole[-1][0]}{rest}"
        yield f"{whole[-1][0]}o{rest}"


def _join_initials(bodies: Sequence[Group]) -> None:
    """Join acronyms with the one long form that has their initials.

    Two letters are many names' initials: enough for a company's alone (`GM`).
    """
    acronyms = [group for group in bodies if group.joined is None and _is_acronym(group.name)]
    if not acronyms:
        return
    by_initials: dict[str, dict[int, Group]] = {}
    for group in bodies:
        if len(group.words) > 1 and not _is_acronym(group.name):
            for letters in _initials(group):
                by_initials.setdefault(letters, {})[id(group.root())] = group.root()
    for group in acronyms:
        letters = _letters(group.name)
        long_forms = list(by_initials.get(letters, {}).values())
        if len(long_forms) == 1 and (
            len(letters) > 2 or organisation_names.has_legal_form(long_forms[0].name)
        ):
            _join_as_acronym(group, long_forms[0])
            long_forms[0].entity.acronym = long_forms[0].entity.acronym or group.name
