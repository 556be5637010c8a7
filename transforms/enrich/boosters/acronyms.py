"""Acronyms: `Long Form (ACR)` is one organisation, and ACR is it through the whole body."""

import re

from transforms.copy.months import words_of
from transforms.enrich.boosters.capitals import words
from transforms.enrich.boosters.layers import SETTLED, Cover, over
from transforms.enrich.document import Body, Span
from transforms.enrich.pieces import prose

IN_BRACKETS = re.compile(
    r"\((?P<acronym>[A-Z][A-Za-z]?[A-Z&.-]{0,8}[A-Z]\.?|[A-Z][a-z]{2,5}(?:cef|sco|pol))\)"
)
BEFORE_BRACKETS = re.compile(
    r"(?P<acronym>[A-Z][A-Z&-]{1,8}[A-Z]) \((?P<long>[A-Z][^()\n]{8,90})\)"
)
LONG_CHARACTERS = 110
LONG_WORD = re.compile(r"[^\s-]+")
NO_ACRONYM = words_of(
    "TV GDP GNP CEO CFO COO AIDS HIV DNA IPO MP MPS PM AM GMT EDT EST USD EUR GBP JPY CAPS ADHD "
    "CPI PPI PMI VAT GST IT PC PR HQ NYSE ETF REIT SUV MOU CCTV PTSD LNG LPG EV AI ATM"
)
NO_BODY = re.compile(
    r"(?:Index|Indices|Receipts?|Product|Rates?|Price|Prices|Deficiency|Syndrome|Disease|Virus|Time|"
    r"Acid|Tax|Drug|Drugs|Vehicles?|Weapons?|Missiles?|Test|Tests|Offering|Officer|Minister|President)\Z"
)
"""What the last word of a long form names, where it is no body."""
LABELS = ("organisation", "event", "work", "law")


def boost(body: Body, spans: list[Span]) -> list[Span]:
    """The spans, with long forms whole and their acronyms labelled as they are."""
    text = prose(body)
    if "(" not in text:
        return spans
    cover = Cover(spans)
    found: list[Span] = []
    labels: dict[str, str] = {}
    for bracket in IN_BRACKETS.finditer(text):
        acronym = bracket["acronym"]
        if acronym.rstrip(".") in NO_ACRONYM or acronym in labels:
            continue
        if long := _long_form(text, cover, acronym, bracket.start()):
            labels[acronym] = long.label
            found.append(long)
    for reverse in BEFORE_BRACKETS.finditer(text):
        if reverse["acronym"] not in labels and _agrees(reverse["acronym"], reverse["long"]):
            labels[reverse["acronym"]] = "organisation"
            found.append(
                Span(reverse.start("long"), reverse.end("long"), "organisation", "acronyms")
            )
    return over(spans, found + _uses(body, cover, labels)) if labels else spans


def _long_form(text: str, cover: Cover, acronym: str, bracket: int) -> Span | None:
    """The long form in front of the bracket of an acronym: by initials, else the name there."""
    start, end = _by_initials(text, acronym, bracket), bracket
    while end and text[end - 1] in " ,>":
        end -= 1
    there = cover.over(end - 1, end)
    named = there[0] if there and there[0].end == end else None
    if named and named.method in SETTLED:
        return named
    if start is None:
        is_body = (
            named is not None
            and named.label == "organisation"
            and end - named.start > len(acronym)
            and not NO_BODY.search(text[named.start : end])
        )
        return named if is_body else None
    if start >= end or NO_BODY.search(text[start:end]) or "<" in text[start:end]:
        return None
    label = named.label if named and named.label in LABELS else "organisation"
    if named and named.start < start and named.label == label:
        start = named.start
    return Span(start, end, label, "acronyms")


def _by_initials(text: str, acronym: str, bracket: int) -> int | None:
    """Where the long form begins whose initials the acronym is; None where they do not agree."""
    from_ = max(0, bracket - LONG_CHARACTERS, text.rfind("\n", 0, bracket) + 1)
    parts = list(LONG_WORD.finditer(text, from_, bracket))
    letters = [sign for sign in acronym.upper() if sign.isalpha()]
    capitals = 0
    for part in reversed(parts):
        initial = part.group().lstrip("'\"“‘(")[:1]
        if initial.upper() == letters[-1] and (initial.isupper() or len(letters) > 1):
            letters.pop()
            capitals += initial.isupper()
            if not letters:
                return part.start() if capitals > 1 and initial.isupper() else None
        elif (initial.isupper() and capitals > len(acronym)) or part.group()[-1:] in ",;:.":
            return None
    return None


def _agrees(acronym: str, long: str) -> bool:
    initials = "".join(
        word.group()[0] for word in LONG_WORD.finditer(long) if word.group()[0].isupper()
    )
    return initials == acronym


def _uses(body: Body, cover: Cover, labels: dict[str, str]) -> list[Span]:
    """Where the acronyms stand by themselves, or before a hyphen: KDP-controlled."""
    found = []
    for word in words(body):
        acronym = word.text if word.text in labels else word.text.partition("-")[0]
        if acronym not in labels:
            continue
        end = word.start + len(acronym)
        there = cover.over(word.start, end)
        is_in_a_longer = any(
            (span.end - span.start > len(acronym) + 2 and span.label in LABELS)
            or span.method in SETTLED
            for span in there
        )
        if not is_in_a_longer:
            found.append(Span(word.start, end, labels[acronym], "acronyms"))
    return found
