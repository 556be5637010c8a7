"""Who is who among the persons of a document."""

import re
from collections.abc import Sequence
from functools import lru_cache

from transforms.enrich.coreference import full_names, roles
from transforms.enrich.coreference.full_names import Named
from transforms.enrich.coreference.surnames import Finder, Resolved
from transforms.enrich.document import Entity, Span
from transforms.enrich.naming.folding import REMEMBERED, without_possessive, words
from transforms.enrich.naming.person_names import SOVEREIGNS, read, without_titles

_FORM_BEFORE = re.compile(r"\b(Mr|Mrs|Ms|Miss|MR|MRS|MS|MISS)\.?\s$")
_FORM_REACH = 6


def resolve(text: str, spans: Sequence[Span]) -> list[Resolved]:
    """The person that each span names, in their order, and how that is known.

    Full names come first, wherever they stand: a surname may stand before them.
    """
    named = [_named(text, span) for span in spans]
    finder = Finder(full_names.gather(named), named)
    resolved = [finder.find(each) for each in named]
    for each, (entity, _) in zip(named, resolved, strict=True):
        if entity is not None:
            _add_role(entity, each)
    return resolved


def _named(text: str, span: Span) -> Named:
    surface = text[span.start : span.end]
    surface, full, gender = _known(surface, span.role, span.name)
    before = _FORM_BEFORE.search(text[max(0, span.start - _FORM_REACH) : span.start])
    gender = roles.gender_in([before[1]]) if before else gender
    return Named(span, surface, full, read(full), gender)


@lru_cache(REMEMBERED)
def _known(surface: str, role: str | None, name: str | None) -> tuple[str, str, str | None]:
    """A mention without its possessive, the name in it, and man or woman by its own words."""
    surface = without_possessive(surface)
    full = name or _with_sovereign_title(without_titles(surface), role)
    return surface, full, roles.gender_in([*words(surface)[:1], role or ""])


def _with_sovereign_title(surface: str, role: str | None) -> str:
    """The name, with the title that makes it a full one: `Francis`, role `Pope`."""
    title = words(role)[-1:] if role else ()
    if title and title[0] in SOVEREIGNS and surface.isalpha():
        return f"{title[0].title()} {surface}"
    return surface


def _add_role(entity: Entity, named: Named) -> None:
    """Note an office of a person; `Minister` of a Finance Minister, or its capital, is no other."""
    if named.office and not any(roles.repeats(named.office, role) for role in entity.roles):
        entity.roles.append(named.office)
