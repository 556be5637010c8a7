"""What an agency declares of its copy."""

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """What a marker at a slug or headline says: a revision, a kind, a genre, a take.

    `label` is the revision marker in its usual spelling, `ordinal` the number of the lead.
    """

    kind: str = "story"
    label: str | None = None
    ordinal: int = 0
    genre: str | None = None
    take: int | None = None
    takes: int | None = None


Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], Mark | None]]
"""A marker's pattern, and what a match of it says; None when it is no marker after all."""

Marked = tuple[tuple[Mark, ...], str]
"""The markers of a line, in their order, and the line without them."""


def marks(
    leading: tuple[Rule, ...] = (), trailing: tuple[Rule, ...] = ()
) -> Callable[[str], Marked]:
    r"""A reader of the markers of a slug or headline.

    It takes off what a `leading` rule matches at the beginning and a `trailing` one (whose
    pattern ends in `\\\\Z`) finds at the end, again and again until none does. A rule comes before
    those that would match a part of what it does.
    """

    def read(line: str) -> Marked:
        before: list[Mark] = []
        behind: list[Mark] = []
        while line and (found := _first(leading, line, re.Pattern.match)):
            before.append(found[1])
            line = line[found[0].end() :].lstrip()
        while line and (found := _first(trailing, line, re.Pattern.search)):
            behind.insert(0, found[1])
            line = line[: found[0].start()].rstrip()
        return (*before, *behind), line

    return read


def _first(
    rules: tuple[Rule, ...],
    line: str,
    apply: Callable[[re.Pattern[str], str], re.Match[str] | None],
) -> tuple[re.Match[str], Mark] | None:
    for pattern, says in rules:
        if (found := apply(pattern, line)) and found[0] and (mark := says(found)):
            return found, mark
    return None


def says(**what: str | int) -> Callable[[re.Match[str]], Mark]:
    """A marker that says the same whatever its match holds."""
    mark = Mark(**what)  # type: ignore[arg-type]  # the names and types are those of Mark
    return lambda _: mark


NO_MARKS: Callable[[str], Marked] = marks()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """The conventions of one agency's copy.

    `names` are what datelines, headers and feeds call it; one of `signs` (casefolded) stands in
    its copy and in no other's. `marks` reads the markers of slug and headline. `note` matches
    what opens a note to editors: with a bracket (`(ATTN: `) it runs to the one that closes it,
    without (`Eds: `) to the end of its line. `end_mark` matches the end mark alone; copy of an
    agency that `always_ends` with it is cut where it is missing. `signoff` matches a closing
    credit, the whole line or what stands behind the last sentence. `private` matches the line
    from which on nothing is for publication. `photo_id` finds a photo's id in the address of an
    image, `story_id` the id of the story (group `id`, and `version` where the id carries it) in
    the name of a file or an address. `digest`, `advisory` and `test` match the headline or slug
    of one. `writes_slugs` says that the first of two title lines is a slug.
    """

    name: str | None
    names: tuple[str, ...]
    signs: tuple[str, ...] = ()
    marks: Callable[[str], Marked] = NO_MARKS
    note: re.Pattern[str]
    end_mark: re.Pattern[str] | None = None
    always_ends: bool = False
    signoff: re.Pattern[str] | None = None
    private: re.Pattern[str] | None = None
    photo_id: re.Pattern[str] | None = None
    story_id: re.Pattern[str] | None = None
    digest: re.Pattern[str] | None = None
    advisory: re.Pattern[str] | None = None
    test: re.Pattern[str] | None = None
    writes_slugs: bool = False
