"""What an agency declares of its copy."""

import re
from collections.abc import Callable
from dataclasses import dataclass

MOST_MARKS = 8
"""Markers that one line can bear, at either end."""
TITLE_ENDS = 160
"""Characters at the end of a line among which a trailing marker stands."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a marker at a slug or headline says: a revision, a kind, a genre, a take.

    `label` is the revision marker in its usual spelling, `ordinal` the number of the lead, `note`
    the change note that some agencies write into a marker: `(Zusammenfassung - neu: Details)`.
    `embargoed` says that a time of release holds, stated elsewhere.
    """

    kind: str = "story"
    label: str | None = None
    ordinal: int = 0
    genre: str | None = None
    take: int | None = None
    takes: int | None = None
    note: str | None = None
    embargoed: bool = False


SILENT = Mark()
"""A marker that says nothing of these (a word count, a mark of the budget): it is taken off the
line, and not listed."""

Says = Callable[[re.Match[str]], Mark | None]
Rule = tuple[re.Pattern[str], Says]
"""A marker's pattern, and what a match of it says; None when it is no marker after all."""

Marked = tuple[tuple[Mark, ...], str]
"""The markers of a line, in their order, and the line without them."""


def marks(
    leading: tuple[Rule, ...] = (), trailing: tuple[Rule, ...] = (), inside: tuple[Rule, ...] = ()
) -> Callable[[str], Marked]:
    r"""A reader of the markers of a slug or headline.

    It takes off what a `leading` rule matches at the beginning and a `trailing` one (whose
    pattern ends in `\\\\Z`) finds at the end, again and again until none does. An `inside` rule is
    looked for once, anywhere, before the others: `BC-******GRAIN` keeps its `BC-`; where its
    pattern only looks ahead, the words stay. A rule comes before those that would match a part
    of what it does.
    """

    def read(line: str) -> Marked:
        found: list[Mark] = []
        behind: list[Mark] = []
        for rule in inside:
            if it := _first((rule,), line, 0, re.Pattern.search):
                found.append(it[1])
                line = line[: it[0].start()] + line[it[0].end() :]
        while len(found) < MOST_MARKS and (it := _first(leading, line, 0, re.Pattern.match)):
            found.append(it[1])
            line = line[it[0].end() :].lstrip()
        while len(behind) < MOST_MARKS and (
            it := _first(trailing, line, max(0, len(line) - TITLE_ENDS), re.Pattern.search)
        ):
            behind.insert(0, it[1])
            line = line[: it[0].start()].rstrip()
        return tuple(mark for mark in (*found, *behind) if mark != SILENT), line

    return read


def _first(
    rules: tuple[Rule, ...],
    line: str,
    start: int,
    apply: Callable[[re.Pattern[str], str, int], re.Match[str] | None],
) -> tuple[re.Match[str], Mark] | None:
    """The first rule's match that says something; none on a line that has no more words."""
    if line:
        for pattern, says_what in rules:
            if (found := apply(pattern, line, start)) and (mark := says_what(found)):
                return found, mark
    return None


def says(**what: str | int) -> Says:
    """A marker that says the same whatever its match holds."""
    mark = Mark(**what)  # type: ignore[arg-type]  # the names and types are those of Mark
    return lambda _: mark


def genre(found: re.Match[str]) -> Mark:
    """The genre that the group `genre` of a match names."""
    return Mark(genre=found["genre"].strip())


def flash(found: re.Match[str]) -> Mark:
    """A flash, labelled with the group `label` of a match, in capitals."""
    return Mark(kind="flash", label=found["label"].upper())


def lead_of(spelling: str, n: int) -> Mark:
    """The nth lead, labelled by a pattern of the agency: `{nth} LEAD` gives `2nd LEAD`."""
    return Mark(label=spelling.format(nth=nth(n), n=n), ordinal=n)


def nth(n: int) -> str:
    """A number as the wires count leads: 1st, 2nd, 3rd, 11th."""
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


NO_MARKS: Callable[[str], Marked] = marks()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """The conventions of one agency's copy.

    `country` is that of its home, ISO 3166-1 alpha-2: of two towns of a name its copy means the
    one there. `names` are what datelines, headers and feeds call it; one of `signs` (casefolded)
    stands in its copy and in no other's. `marks` reads the markers of slug and headline. `slug`
    matches a line that can only be a slug; `writes_slugs` says that the first of two title lines
    is one.

    `note` matches what opens a note to editors: with a bracket (`(ATTN: `) it runs to the one
    that closes it, without (`Eds: `) to the end of its line. `end_mark` matches the end mark
    alone; copy of an agency that `always_ends` with it is cut where it is missing. `signoff`
    matches a closing credit, the whole line or what stands behind the last sentence. `private`
    matches the line from which on nothing is for publication, `terms` terms of use.

    `photo_id` finds a photo's id in the address of an image, `story_id` the id of the story
    (group `id`, and `version` where the id carries it) in the name of a file or an address.
    `digest`, `advisory` and `test` match the headline or slug of one. `services` are those of
    its services whose conventions are others: the first holds whose `writes` knows the copy.
    """

    name: str | None
    country: str | None = None
    names: tuple[str, ...]
    signs: tuple[str, ...] = ()
    marks: Callable[[str], Marked] = NO_MARKS
    note: re.Pattern[str]
    slug: re.Pattern[str] | None = None
    end_mark: re.Pattern[str] | None = None
    always_ends: bool = False
    signoff: re.Pattern[str] | None = None
    private: re.Pattern[str] | None = None
    terms: re.Pattern[str] | None = None
    photo_id: re.Pattern[str] | None = None
    story_id: re.Pattern[str] | None = None
    digest: re.Pattern[str] | None = None
    advisory: re.Pattern[str] | None = None
    test: re.Pattern[str] | None = None
    writes_slugs: bool = False
    services: tuple["Agency", ...] = ()
    writes: Callable[[str], bool] | None = None
