"""The names that models get wrong, from the house's list.

A name of the list, as a whole word, the longest first, takes the place of the spans that it
touches. A span of the model that is a longer name stays: `White House Correspondents'
Association`, `Samsung Electronics Co`, `Xinhua Li`. A seat stands for a government (ministry,
parliament) but where it is the building: `at Cheong Wa Dae`, `outside the Kremlin`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from transforms.enrich.document import Body, Span
from transforms.enrich.house.names import words_of_countries
from transforms.enrich.house.search import TITLE, Hit, find

METHOD = "gazetteer"
BUILDING_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Oo]n|[Oo]utside|[Ii]nside|[Nn]ear|around|behind|opposite|into|past|through"
    r"|enter(?:ed|ing)|left|leav(?:ing|es?)|tour(?:ed|ing)?|vacated?|visit(?:s|ed|ing)?"
    r"|(?:visits?|trips?|march(?:ed)?|return(?:ed|s)?|went|go|goes|drove|invited) to) (?:the )?$"
)
BUILDING_BEHIND = re.compile(
    r" (?:building|lawn|grounds|gates?|compound|walls?|garden|premises|dinner|Rose Garden"
    r"|[Pp]ress [Rr]oom|[Bb]riefing [Rr]oom|Oval Office|East Room|Cabinet Room)\b"
)
NAME_BEHIND_TITLE = re.compile(r"[A-ZÀ-Þ][\w.'-]*(?: [A-ZÀ-Þ][\w.'-]*){0,4}$")
SMALL_WORDS = frozenset(
    {"of", "for", "and", "the", "on", "in", "&", "de", "des", "du", "del", "di", "da", "do", "der"}
)
FIRM_BEHIND = re.compile(
    r"(?:'s?)? (?:(?:said|says)(?: \w+day| on \w+day)?(?: that)? it|shares?|stock|plants?|dealers?"
    r"|factor(?:y|ies)|profits?|sales|earnings|cars?|trucks?|models?|vehicles?|workers|spokes\w+"
    r"|plans to|is to recall|will recall|recalled)\b"
)
FIRM_BEFORE = re.compile(r"\b(?:for|founded|at|by|against|from) \Z")
SURNAMES_TOO = frozenset({"company", "newspaper"})
"""Kinds of which many are surnames: where somebody is called Honda, `Honda` is that person."""


def boost(body: Body, spans: list[Span]) -> list[Span]:
    """The spans, with those of the house's list in the place of what they touch."""
    text = body.text.replace("’", "'").replace("\n", " ").replace("\xa0", " ")
    hits = find(body, text)
    if not hits:
        return spans
    if surnames := _surnames(text, spans, hits):
        hits = [
            hit
            for hit in hits
            if text[hit.start : hit.end] not in surnames or _is_firm(text, hit.start, hit.end)
        ]
    return _laid_over(text, spans, hits)


def _is_firm(text: str, start: int, end: int) -> bool:
    """Whether what stands around a name that a person has too speaks of the firm."""
    before = text[max(0, start - 16) : start]
    return bool(FIRM_BEHIND.match(text, end) or FIRM_BEFORE.search(before))


def _surnames(text: str, spans: list[Span], hits: list[Hit]) -> set[str]:
    """The last words of people's names, where a company or paper of the list is called so."""
    if not any(hit.row.kind in SURNAMES_TOO for hit in hits):
        return set()
    people = (text[span.start : span.end] for span in spans if span.label == "person")
    last = {name.rpartition(" ")[2] for name in people if " " in name}
    return {text[hit.start : hit.end] for hit in hits if hit.row.kind in SURNAMES_TOO} & last


def _laid_over(text: str, spans: list[Span], hits: list[Hit]) -> list[Span]:
    ends = [span.end for span in spans]
    found: list[Span] = []
    done = 0
    for group in _groups(spans, hits):
        first = bisect_left(ends, group[0].start + 1)
        last = first
        while last < len(spans) and spans[last].start < group[-1].end:
            last += 1
        found += spans[done:first]
        found += _settled(text, spans[first:last], group)
        done = max(done, last)
    return found + spans[done:]


def _groups(spans: list[Span], hits: list[Hit]) -> Iterator[list[Hit]]:
    """The hits, those together that one span touches."""
    ends = [span.end for span in spans]
    group: list[Hit] = []
    reach = -1
    for hit in hits:
        if group and hit.start >= reach:
            yield group
            group = []
        group.append(hit)
        at = bisect_left(ends, hit.end)
        touches = at < len(spans) and spans[at].start < hit.end
        reach = max(spans[at].end if touches else hit.end, hit.end)
    if group:
        yield group


def _settled(text: str, spans: list[Span], hits: list[Hit]) -> Iterator[Span]:
    """The spans that stand where some names of the list touch some of the model's."""
    if len(spans) == 1 and spans[0].start <= hits[0].start and spans[0].end >= hits[-1].end:
        yield from _within(text, spans[0], hits)
        return
    for hit in hits[:-1]:
        yield _span(text, hit)
    last = hits[-1]
    if spans and spans[-1].end > last.end and _is_longer(text, spans[-1], last.end):
        yield Span(last.start, spans[-1].end, spans[-1].label, METHOD)
    else:
        yield _span(text, last)


def _is_longer(text: str, span: Span, end: int) -> bool:
    """Whether the span that goes on behind a name makes it a longer one: S&P 500 Index."""
    words = text[end : span.end].split()
    is_name = all(word[0].isupper() or word[0].isdigit() for word in words)
    return span.label != "person" and is_name and not TITLE.search(text, end, span.end)


def _within(text: str, span: Span, hits: list[Hit]) -> Iterator[Span]:
    """What stands where one span of the model contains names of the list."""
    before = text[span.start : hits[0].start]
    behind = text[hits[-1].end : span.end]
    if _is_of_country(before, behind, hits):
        yield _span(text, hits[0])._replace(start=span.start + len(before) - len(_bare(before)))
    elif _goes_on(text, span, hits, before, behind):
        yield span
    else:
        yield from (_span(text, hit) for hit in hits)
        if person := _behind_title(span, hits[-1].end, behind):
            yield person


def _bare(before: str) -> str:
    return before.removeprefix("the ").removeprefix("The ")


def _is_of_country(before: str, behind: str, hits: list[Hit]) -> bool:
    own = words_of_countries().get(hits[0].row.country, ())
    return len(hits) == 1 and not behind and _bare(before).rstrip() in own


def _goes_on(text: str, span: Span, hits: list[Hit], before: str, behind: str) -> bool:
    """Whether a span that contains names of the list is a longer name than they are."""
    if TITLE.search(behind) and not TITLE.search(text, hits[0].start, hits[-1].end):
        return False
    if span.label == "person":
        return any(word[:1].isupper() for word in (_bare(before) + " " + behind).split())
    if "s' " in before or any(sign in before + behind for sign in (",", "'s ", "<", "(", '"', ";")):
        return False
    between = [text[one.end : other.start] for one, other in pairwise(hits)]
    if any(part.strip() in ("and", ",", "/", "or", "-") for part in between):
        return False
    words = _bare(before).split() + behind.lstrip("-").split()
    return any(word[0].isupper() or word[0].isdigit() for word in words) and all(
        word[0].isupper() or word[0].isdigit() or word in SMALL_WORDS for word in words
    )


def _behind_title(span: Span, start: int, behind: str) -> Span | None:
    """The person behind an office: Kazuo Ueda in `Bank of Japan Governor Kazuo Ueda`."""
    titles = list(TITLE.finditer(behind))
    name = NAME_BEHIND_TITLE.search(behind, titles[-1].end()) if titles else None
    if not name or behind[titles[-1].end() : name.start()].strip():
        return None
    return Span(start + name.start(), span.end, "person", METHOD)


def _span(text: str, hit: Hit) -> Span:
    row = hit.row
    if hit.is_longer:
        return Span(hit.start, hit.end, row.label, METHOD)
    name = None if "generic" in row.only_if else row.name
    stands_for = row.stands_for if row.stands_for and not _is_building(text, hit) else None
    return Span(hit.start, hit.end, row.label, METHOD, None, name, stands_for)


def _is_building(text: str, hit: Hit) -> bool:
    before = text[max(0, hit.start - 16) : hit.start]
    return (
        BUILDING_BEFORE.search(before) is not None
        or BUILDING_BEHIND.match(text, hit.end) is not None
    )
