"""The mentions of one name in a document, before it is known which names are one."""

import re
from collections.abc import Sequence

from transforms.enrich.document import Entity, Span
from transforms.enrich.names import key_of
from transforms.enrich.naming import organisation_names
from transforms.enrich.naming.country_names import country_named
from transforms.enrich.naming.folding import without_possessive
from transforms.enrich.naming.national_bodies import country_beside, is_national

BODIES = ("organisation", "law", "event", "work")
"""Labels of what has acronyms and legal forms."""
KNOWN = 1000
"""Mentions that one outweighs whose label a list of names gives."""
ITS_ACRONYM = re.compile(r"\s?\(([A-Z][A-Za-z&.-]{1,10})\)$")
"""The acronym in brackets at the end of a long form."""
_BEHIND_NAME = re.compile(r"\s?\([A-Z][A-Za-z&.-]{1,10}\)$|\s?<[A-Z0-9.:]{0,12}>$|>$")


class Group:
    """The mentions of one name under all its spellings; it may join that of a longer name.

    `words` are those of an organisation's name without its legal form. A canonical group has its
    name from a list of names. The name of a common one is several bodies' in several documents:
    `Parliament`.
    """

    def __init__(self, label: str, key: str, name: str) -> None:
        self.labels = {label: 0}
        self.label = label
        self.key = key
        self.name = name
        self.is_canonical = False
        self.is_common = False
        self.words: tuple[str, ...] = ()
        self.joined: Group | None = None
        self.how = "name"
        self.ambiguous: str | None = None
        self.entity = Entity(label, name)

    def root(self) -> "Group":
        """The group that this one joined in the end, or itself."""
        group = self
        while group.joined is not None:
            group = group.joined
        return group

    def join(self, other: "Group", how: str) -> None:
        """Make this name another's, unless it is already."""
        root = other.root()
        if self.joined is None and root is not self:
            self.joined, self.how = root, how


def gather(text: str, spans: Sequence[Span]) -> list[Group]:
    """The group of each span. A national body's is that of its country, if that stands beside."""
    groups: dict[str, Group] = {}
    members = [_add(text, span, groups) for span in spans]
    for group in groups.values():
        group.label = max(group.labels, key=group.labels.__getitem__)
        group.entity.label = group.label
    return members


def _add(text: str, span: Span, groups: dict[str, Group]) -> Group:
    name = span.name or _as_it_stands(text, span)
    # A body's name is one, whatever labels its mentions have: the most frequent is right.
    key = key_of("organisation" if span.label in BODIES else span.label, name)
    group = groups.get(key)
    if group is None:
        group = groups[key] = _new(span.label, key, name)
    group.labels[span.label] = group.labels.get(span.label, 0) + (KNOWN if span.name else 1)
    if span.name and not group.is_canonical:
        group.name, group.is_canonical = span.name, True
    elif name != group.name and not group.is_canonical and _fullness(name) > _fullness(group.name):
        group.name = name
    return group


def _new(label: str, key: str, name: str) -> Group:
    group = Group(label, key, name)
    if label in BODIES:
        group.words = organisation_names.core(name)
    elif label == "place" and (country := country_named(name)):
        group.name, group.is_canonical = country, True
    return group


def _as_it_stands(text: str, span: Span) -> str:
    """The name, with its country where that alone tells which body it is."""
    name = without_possessive(text[span.start : span.end])
    if name.endswith((")", ">")):
        return _BEHIND_NAME.sub("", name) or name
    if span.label == "organisation" and is_national(organisation_names.core(name)):
        country = country_beside(text, span.start)
        return f"{name} ({country})" if country else name
    return name


def _fullness(name: str) -> tuple[bool, int, int]:
    return not name.isupper(), len(name.split()), len(name)


def of_label(groups: Sequence[Group], *labels: str) -> list[Group]:
    """The groups that have one of these labels, each once."""
    return list({id(group): group for group in groups if group.label in labels}.values())
