"""Which mentions of organisations, places and other names are one."""

from collections.abc import Sequence
from functools import partial

from transforms.enrich.coreference import name_groups
from transforms.enrich.coreference.long_forms import join_acronyms
from transforms.enrich.coreference.name_groups import Group
from transforms.enrich.coreference.short_forms import (
    join_halves,
    join_national_bodies,
    join_short_forms,
)
from transforms.enrich.document import Body, Entity, Span
from transforms.enrich.naming import organisation_names
from transforms.enrich.naming.country_names import country_of_words
from transforms.enrich.naming.folding import without_possessive, words
from transforms.enrich.naming.national_bodies import country_of_dateline

Resolved = tuple[Entity | None, str]
"""The entity that a mention names, and how that is known."""


def resolve(body: Body, spans: Sequence[Span]) -> list[Resolved]:
    """The organisation, place or other name that each span names, in their order."""
    text = body.text
    members = name_groups.gather(text, spans)
    organisations = name_groups.of_label(members, "organisation")
    join_acronyms(text, spans, members)
    join_national_bodies(organisations, partial(_country_of, body, members))
    join_short_forms(organisations)
    join_halves(name_groups.of_label(members, "place"))
    return [_resolved(text, span, group) for span, group in zip(spans, members, strict=True)]


def _country_of(body: Body, members: Sequence[Group]) -> str | None:
    """The country that a document is about: its dateline's capital's, or the only one it names."""
    capital = country_of_dateline(body.dateline_places)
    if capital is not None:
        return capital
    named = {
        country_of_words(words(group.name))
        for group in name_groups.of_label(members, "place", "nationality")
    } - {None}
    return next(iter(named)) if len(named) == 1 else None


def _resolved(text: str, span: Span, group: Group) -> Resolved:
    root = group.root()
    if group.ambiguous and group is root:
        return None, group.ambiguous
    root.entity.name = root.name
    root.entity.is_full = not root.is_common
    if group is not root:
        return root.entity, group.how
    if root.is_common:
        return root.entity, "common name"
    surface = without_possessive(text[span.start : span.end])
    if _bare(surface) == _bare(root.name):
        return root.entity, "name"
    return root.entity, _how_spelled(span, surface, root.name)


def _bare(name: str) -> str:
    """A name without its article, and the country or acronym in brackets behind it."""
    return name.removeprefix("the ").partition(" (")[0]


def _how_spelled(span: Span, surface: str, name: str) -> str:
    if span.name:
        return "gazetteer"
    if organisation_names.has_legal_form(name) and not organisation_names.has_legal_form(surface):
        return "short form"
    return "variant"
