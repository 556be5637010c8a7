"""A cast of invented people and bodies, and their mentions in a text."""

import re

from transforms.enrich.document import Body, Entity, Identified, Mention, Span

CAST: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "Mara Lindqvist": ("person", ("Lindqvist",), ("Finance Minister",)),
    "Tomas Havel": ("person", ("Havel",), ("President",)),
    "Odile Brandt": ("person", ("Brandt",), ("Chairwoman",)),
    "Kim Ho": ("person", (), ()),
    "Lee Jae Myung": ("person", ("Lee",), ("President",)),
    "J. Hugh Dorran": ("person", ("Dorran",), ()),
    'Edwin "Buzz" Hale': ("person", ("Hale",), ()),
    "Norvik Steel Corp": ("organisation", ("Norvik Steel", "Norvik"), ()),
    "Bank of Japan": ("organisation", (), ()),
    "Harbour Ministry": ("organisation", (), ()),
    "Cheong Wa Dae": ("organisation", (), ()),
    "Kyodo News": ("organisation", (), ()),
    "Reuters": ("organisation", (), ()),
    "Tokyo": ("place", (), ()),
    "Veldmark": ("place", (), ()),
}


def identified(text: str) -> Identified:
    """The cast's names in a text, a surname alone being that of the whole name."""
    owner = {name: name for name in CAST}
    owner |= {short: name for name, (_, shorts, _) in CAST.items() for short in shorts}
    pattern = "|".join(sorted(map(re.escape, owner), key=len, reverse=True))
    entities: list[Entity] = []
    index: dict[str, int] = {}
    mentions = []
    for found in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text):
        name = owner[found[0]]
        label, _, roles = CAST[name]
        if name not in index:
            index[name] = len(entities)
            entities.append(Entity(label, name, roles=list(roles)))
        span = Span(found.start(), found.end(), label)
        mentions.append(Mention(span, found[0], index[name], "name"))
    return Identified(mentions, entities)


def body(text: str) -> Body:
    """A body of this text."""
    return Body(text)
