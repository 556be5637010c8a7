"""The name after a title or an office is a person's, and the title is its role.

`President Lee Jae Myung`, `North Korean leader Kim Jong-un`, `analyst Anna Weiss`; behind the
name, too: `Shigeru Ishiba, Japan's prime minister,`.
"""

import re

from transforms.copy.months import words_of
from transforms.enrich.boosters import world
from transforms.enrich.boosters.capitals import NO_NAME_WORDS, PARTICLE, UPPER, Word, words
from transforms.enrich.boosters.layers import SETTLED, Cover, over
from transforms.enrich.boosters.offices import (
    ALL_OFFICES,
    BEFORE_OFFICE,
    BEHIND,
    COURTESIES,
    NO_OFFICE,
    TITLES,
)
from transforms.enrich.boosters.organisations import FORMS, HEADS
from transforms.enrich.document import Body, Span
from transforms.enrich.pieces import prose

NAME_WORDS = 5
NO_FIRST = words_of("Executive Officer Operating Financial Technology Marketing Investment")
"""What follows `Chief` in an office, and begins no name."""
ACRONYM_LETTERS = 3
ALSO_NAMES = words_of("Prince King Judge Mayor May Will Lord Pope Price Chief Major")
BEFORE_CHARACTERS = 80
WORD_CHARACTERS = 26
OPENING_SIGNS = "(\"“'‘[-–—`"
BETWEEN_WORDS = re.compile(rf" (?:(?:{PARTICLE}) ){{0,2}}\Z")
PEOPLE_BEFORE = re.compile(
    rf"((?:(?:North|South|East|West|New|Sri|Costa|Saudi|Puerto) )?[{UPPER}][\w'’]{{2,14}}"
    rf"(?:-[{UPPER}]\w{{2,12}})?|U\.[SN]\.|UN|EU|NATO) \Z"
)
AND_COMPANY = re.compile(
    r"(?:,| and| &) (?:Cos?|Cie|Company|Sons|Partners|Associates|Bros|Brothers)\b"
)
"""What behind a surname makes it a firm's: Brandt and Co."""
OF_TWO_PARTS = re.compile(
    r"\b(?P<office>(?:[Ss]ecretary|[Mm]inister|[Cc]hief) of [A-Za-z]{4,10}) \Z"
)
SECOND_PARTS = words_of("State Staff staff state Defense Defence Commerce Energy Finance")
"""What ends an office of two parts: Secretary of State, chief of staff."""
CLUBS = words_of("United City Town Rovers County Athletic Wanderers FC")
"""What ends a club's name, of which there are managers and captains, too."""
GENITIVE_OF = re.compile(r"(?:of|for|and) \Z|\A(?:of|for|and) ")

OF_FIRMS_TOO = words_of(
    "leader producer broker dealer trader banker owner co-owner operator champion designer chair "
    "forward broadcaster presenter engineer winger publisher partner"
)
"""Callings that firms and clubs have, too."""


PLAIN_WORD = re.compile(r"[\w-]+")
OFFICES_BEHIND = frozenset(office.rstrip(".") for office in ALL_OFFICES)
OFFICE_ENDS = frozenset(f"{part[-2:].lower()} " for part in ALL_OFFICES | SECOND_PARTS | {"elect"})
"""The last signs of what could be an office: a first look, as most words have none before."""


def boost(body: Body, spans: list[Span]) -> list[Span]:
    """The spans, with the names after titles persons and their roles set."""
    text, known = prose(body), words(body)
    cover = Cover(spans)
    found: list[Span] = []
    for at, word in enumerate(known):
        if found and word.start < found[-1].end:
            continue
        if text[word.start - 2 : word.start] == ", ":
            if span := _apposed(text, known, cover, at):
                found.append(span)
            continue
        if text[max(0, word.start - 3) : word.start].lower() not in OFFICE_ENDS:
            continue
        title = _title_before(text, word.start)
        if title and (span := _person(text, known, cover, at, title)):
            found.append(span)
    return _with_roles_behind(text, over(spans, found))


def _title_before(text: str, start: int) -> str | None:
    """The title that stands right before a place in the text."""
    if text[start - 1 : start] != " ":
        return None
    said = text[text.rfind(" ", max(0, start - WORD_CHARACTERS), start - 1) + 1 : start - 1]
    if "\n" in said:
        said = said.rpartition("\n")[2]
    said = said.lstrip(OPENING_SIGNS)
    folded = said.lower().removesuffix("-elect")
    if folded in ALL_OFFICES or folded.rpartition("-")[2] in ALL_OFFICES:
        return said
    if said not in SECOND_PARTS:
        return None
    office = OF_TWO_PARTS.search(text[max(0, start - BEFORE_CHARACTERS) : start])
    return office["office"] if office else None


def _person(text: str, known: tuple[Word, ...], cover: Cover, at: int, title: str) -> Span | None:
    first = known[at]
    last = _last_of_name(text, known, at)
    if last is None:
        return None
    start, end = first.start, known[last].end
    there = cover.over(start, end)
    if any(span.method in SETTLED for span in there):
        return None
    if not _is_written_as_a_title(title) and not _is_likely(there, at, last, start):
        return None
    if len(there) == 1 and there[0].label == "person" and there[0].start == start:
        end = max(end, there[0].end) if there[0].end - end < 30 else end
    role = _role(text, start, title)
    if len(there) == 1 and there[0][:3] == (start, end, "person"):
        return there[0]._replace(role=role)
    return Span(start, end, "person", "titles", role)


def _is_written_as_a_title(title: str) -> bool:
    """Whether a title has its capital: what follows is a name, whatever else it looks like."""
    office = title.lower().removesuffix("-elect").rpartition("-")[2].partition(" ")[0]
    return title[0].isupper() and (office in TITLES or office in COURTESIES or " of " in title)


def _apposed(text: str, known: tuple[Word, ...], cover: Cover, at: int) -> Span | None:
    """The name between commas behind an office: `Japan's prime minister, Emi Kuroda, said`."""
    start, last = known[at].start, _last_of_name(text, known, at)
    office = text[max(0, start - WORD_CHARACTERS) : start - 2].rpartition(" ")[2]
    if last is None or last == at or office not in ALL_OFFICES or office in COURTESIES:
        return None
    end = known[last].end
    there = cover.over(start, end)
    if text[end : end + 1] != "," or any(
        span.method in SETTLED or span.label == "organisation" or span[:2] != (start, end)
        for span in there
    ):
        return None
    return Span(start, end, "person", "titles", _role(text, start - 1, office))


def _is_likely(there: list[Span], at: int, last: int, start: int) -> bool:
    """Whether what follows a calling in small letters is a name: `chief Ford` may be none."""
    if any(span.label == "person" and span.start <= start for span in there):
        return True
    if any(
        span.start < start
        or (span.label in ("place", "nationality") and span.method == "geography")
        for span in there
    ):
        return False
    if any(span.method in ("organisations", "acronyms") for span in there):
        return False
    return last > at


def _last_of_name(text: str, known: tuple[Word, ...], at: int) -> int | None:
    """The last word of the person's name that begins at a word; None where none does."""
    if known[at].text in NO_FIRST or not _may_be_a_name(known[at].text):
        return None
    last = at
    while last + 1 < len(known) and last - at < NAME_WORDS:
        gap = text[known[last].end : known[last + 1].start]
        if gap != " " and not BETWEEN_WORDS.match(gap):
            break
        if not _may_be_a_name(known[last + 1].text):
            break
        last += 1
    end = known[last].end
    behind = known[last + 1] if last + 1 < len(known) else None
    is_firm = behind is not None and behind.start == end + 1 and behind.text in FORMS
    if is_firm or known[last].text in CLUBS or AND_COMPANY.match(text, end):
        return None
    return last


def _may_be_a_name(word: str) -> bool:
    if word in NO_NAME_WORDS and word not in ALSO_NAMES:
        return False
    folded = word.lower()
    is_known = word in FORMS or word in HEADS or word in world.peoples()
    is_acronym = len(word) > ACRONYM_LETTERS and word.isupper()
    return not is_known and not is_acronym and folded.rpartition("-")[2] not in TITLES


def _role(text: str, start: int, title: str) -> str | None:
    """The title and what belongs to it before, without an article: `former Prime Minister`."""
    if title.lower().rpartition("-")[2] in NO_OFFICE:
        return None
    title_start = start - 1 - len(title)
    if title.lower() in COURTESIES:
        return title
    before = text[max(0, title_start - BEFORE_CHARACTERS) : title_start].rpartition("\n")[2]
    qualified = BEFORE_OFFICE.search(before)
    qualifiers = qualified.group() if qualified else ""
    while opening := GENITIVE_OF.match(qualifiers):
        qualifiers = qualifiers[opening.end() :]
    rest = before[: len(before) - len(qualifiers)]
    people = PEOPLE_BEFORE.search(rest)
    if people and (people[1] in world.peoples() or people[1][:2] in ("U.", "UN", "EU", "NA")):
        qualifiers = people.group() + qualifiers
        rest = rest[: people.start()]
        for word in ("former ", "Former ", "ex-", "late ", "acting ", "then-"):
            if rest.endswith(word) and word != "late ":
                qualifiers = word + qualifiers
    return (qualifiers + title).strip()


def _with_roles_behind(text: str, spans: list[Span]) -> list[Span]:
    return [_with_role_behind(text, span) for span in spans]


def _with_role_behind(text: str, span: Span) -> Span:
    """A span with the role behind it; `Anna Weiss, former editor of` is a person for that."""
    if text[span.end : span.end + 2] != ", " or span.role or span.method in SETTLED:
        return span
    if span.label != "person" and not _may_be_a_person(text, span):
        return span
    role = _role_behind(text, span.end)
    if role is None:
        return span
    if span.label == "person":
        return span._replace(role=role)
    last = role.rpartition(" ")[2].lower()
    return (
        span if last in OF_FIRMS_TOO else span._replace(label="person", role=role, method="titles")
    )


def _may_be_a_person(text: str, span: Span) -> bool:
    parts = text[span.start : span.end].split(" ")
    return (
        span.method in ("model", "edges")
        and 1 < len(parts) < NAME_WORDS
        and all(map(_may_be_a_name, parts))
        and not any(part in world.places() for part in parts)
    )


def _role_behind(text: str, end: int) -> str | None:
    if text[end : end + 2] != ", ":
        return None
    if OFFICES_BEHIND.isdisjoint(PLAIN_WORD.findall(text, end, end + 100)):
        return None
    behind = BEHIND.match(text, end, end + 160)
    if not behind:
        return None
    role = behind["role"]
    possessive = max(role.rfind("'s "), role.rfind("’s "))
    role = role[possessive + 3 :] if possessive >= 0 else role
    role = role.removeprefix("also ").removeprefix("now ")
    return role.removeprefix("the ").removeprefix("a ").removeprefix("an ").strip() or None
