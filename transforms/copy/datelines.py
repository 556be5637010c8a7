"""Datelines: where and when the copy says it was written, and for whom."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice

from transforms.copy import dates, east_asian_datelines, places
from transforms.copy.dateline_agencies import Named, agency_of, bare_agency, known_as
from transforms.copy.dateline_evidence import SOME_WORDS, Signs, is_believed
from transforms.copy.dates import Dated, WireDate
from transforms.copy.gazetteer import REGIONS, key

WITHIN_CHARS = 200
BARE_CHARS = 60
"""A line that is a dateline and no more, without dash or bracket: TOKYO, Oct. 6 Kyodo."""
BRACKETS = 3

_DASH = "[-–—―‑−]"
_PARTICLES = "and|och|og|" + "|".join(sorted(filter(str.isalpha, places.PARTICLES)))
# `Lee, who made the remarks`: names, and then a small word that is no part of one and no month.
PROSE = re.compile(
    r"[^\w(\[/【'’*]"
    rf"|[A-Z](?:[^\s/()\[\]–—]*+(?<!-)\s(?=[A-Z]|(?:{_PARTICLES})\s)){{0,12}}+"
    rf"[^\s/()\[\]–—]*+(?<!-)\s(?!(?:{_PARTICLES})\s)[a-z][a-z'’-]++\s[^\d(\[/]"
)
BRACKET = re.compile(r"[(\[](?P<token>[^()\[\]]{2,60})[)\]]")
SLASHES = re.compile(r"(?<![^\s.,])/\s?(?P<token>[^/()\[\]]{2,60}?)\s?/")
MARK = re.compile(rf"\s*+(?P<mark>[.,]?\s?{_DASH}(?:\s?{_DASH})*+|[_:=]|\.(?![.\w]))?\s*+")
"""What closes a dateline behind its agency."""
DASH = re.compile(rf"\s*+(?:--++|[–—―]|(?<=\s)_(?=\s)|(?<=\s){_DASH}|(?<=\d){_DASH}(?!\d))++\s*+")
"""What closes a dateline that ends in a date, or in an agency without brackets."""
DATE_BEHIND = re.compile(r"(?P<date>[^\W\d_]{3,9}\.?\s\d{1,2},?\s(?:19|20)\d\d)\s?(?:--|[-–—/])\s?")
"""The date that follows the agency: --(BUSINESS WIRE)--Jan. 12, 2026--."""
AGENCY_BEHIND = re.compile(
    r"(?P<name>[^\W\d_][^\d,.]{1,24}?)(?:, (?P<byline>[^\d,.]{4,40}))?(?:\.|\s[-–—])(?:\s|\Z)"
)
"""The agency that follows date and dash: МОСКВА, 21 янв - РИА Новости, Иван Орлов."""
DAY_ALONE = re.compile(r",\s?(?:[12]\d|3[01]|0?[1-9])\Z")
"""The day that stands for the date: MADRID, 21 (EUROPA PRESS)."""
AUTHOR_FIRST = re.compile(r"\((?:di|dell['’]inviat[oa]) (?P<name>[^()]{3,60})\)\s?(?=\()")
"""ANSA's author: (di Anna Rossi) (ANSA) - ROMA, 22 MAR - ."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as it stands, and read. `ends` is where the story begins in the line.

    `bylines` are those that stand inside it: (서울=연합뉴스) 김병규 기자 =, /TASS Correspondent X/.
    """

    raw: str
    places: tuple[str, ...]
    date: WireDate | None
    agency: str | None
    ends: int
    bylines: tuple[str, ...] = ()


def find(line: str, agency_names: Mapping[str, str]) -> Dateline | None:
    """The dateline that a line begins with; None where it begins otherwise.

    `SEOUL, Jan. 12 (Yonhap) -- `, `SEOUL/TOKYO, ...`, `YANGYANG, South Korea, ...`, without a
    city `Jan. 3 (Yonhap) -- `, without a date `Berlin (dpa) - `, with neither `(Reuters) - `,
    the agency in front `(ANSA) - ROMA, 22 MAR - `, in slashes `MOSCOW, January 21. /TASS/. `,
    bare `TOKYO, Oct. 6 Kyodo - `, or not named `SALVADOR, Feb 26 - `; in Korean with the
    bylines `(서울=연합뉴스) 김병규 기자 = `. An agency is known by `agency_names` (casefolded name
    to its usual form); one not known is believed only in a full dateline. Places are as written.
    """
    if not _has_a_sign(line):
        is_short = len(line) < BARE_CHARS and line[:2].isupper()
        return _bare(line, agency_names) if is_short else None
    if PROSE.match(line):
        return None
    head = line[:WITHIN_CHARS]
    if head[0] == "*":
        return _behind_stars(line, agency_names)
    if found := east_asian_datelines.find(head, agency_names):
        raw = line[: found.ends].strip()
        return Dateline(raw, found.places, found.date, found.agency, found.ends, found.bylines)
    if head[0] in "([/":
        return _agency_first(line, agency_names)
    return _bracketed(line, agency_names) or _dashed(line, agency_names)


def read_declared(text: str, agency_names: Mapping[str, str]) -> Dateline | None:
    """The dateline that a header declares as one; None where it holds nothing that is read.

    Read as in copy where it stands as in copy; else what is left of it when agency and date are
    taken off is the places: `BEIJING, July 23`, `Tel Aviv/Beirut (dpa) - `, `New York, NY`.
    """
    bare = text.strip("* \t\r\n")[:WITHIN_CHARS]
    if dateline := find(bare, agency_names):
        return dateline
    before, named = _without_agency(bare, agency_names)
    before = before.strip(" \t\n,;:=_-–—")
    dated = dates.at_end(before) or dates.at_beginning(before) or Dated(before, None)
    names = places.declared(dated.before)
    if not (names or named or dated.date):
        return None
    agency, bylines = named or (None, ())
    return Dateline(bare, names, dated.date, agency, len(text), bylines)


def _has_a_sign(line: str) -> bool:
    """Whether a line holds a dash, a bracket or a slash, as most lines do not."""
    return (
        "-" in line
        or "(" in line
        or "/" in line
        or "–" in line
        or "—" in line
        or "[" in line
        or "【" in line
        or "日" in line
        or " _ " in line
    )


def _behind_stars(line: str, agency_names: Mapping[str, str]) -> Dateline | None:
    """The dateline behind the stars of a Reuters snap: ****LONDON, March 5 - ."""
    bare = line.lstrip("*")
    found = find(bare, agency_names)
    return replace(found, ends=found.ends + len(line) - len(bare)) if found else None


def _agency_first(line: str, agency_names: Mapping[str, str]) -> Dateline | None:
    """The dateline that opens with its agency: (Reuters) - ; (ANSA) - ROMA, 22 MAR - ."""
    author = AUTHOR_FIRST.match(line)
    start = author.end() if author else 0
    opening = BRACKET.match(line, start) or SLASHES.match(line, start)
    named = agency_of(opening["token"], agency_names) if opening else None
    if opening is None or named is None:
        return None
    if author:
        named = Named(named.agency, tuple(author["name"].split(" e ")))
    closed = MARK.match(line, opening.end())
    ends = closed.end() if closed else opening.end()
    dash = DASH.search(line, ends, ends + WITHIN_CHARS)
    if dash and (dated := dates.at_end(line[ends : dash.start()])) and dated.date:
        found = places.read(dated.before)
        if found and found.names:
            raw = line[: dash.end()].strip()
            return Dateline(raw, found.names, dated.date, named.agency, dash.end(), named.bylines)
    mark = closed["mark"] if closed else None
    signs = Signs(line, "", ends, mark, opening["token"], named)
    is_closed = mark not in (None, ".") and bool(signs.rest)
    if signs.goes_on_small or not (is_closed or len(signs.rest) > SOME_WORDS):
        return None
    return Dateline(line[:ends].strip(), (), None, named.agency, ends, named.bylines)


def _bracketed(line: str, agency_names: Mapping[str, str]) -> Dateline | None:
    """The dateline whose agency stands in brackets or slashes: the first that we know."""
    head = line[:WITHIN_CHARS]
    unknown = None
    for found in chain(islice(BRACKET.finditer(head), BRACKETS), SLASHES.finditer(head)):
        before = head[: found.start()]
        if not places.may_be(before):
            break
        signs = _signs(line, before, found, agency_names)
        if signs.named is None and signs.mark is None:
            continue
        dateline = _read(signs)
        if dateline and signs.named:
            return dateline
        unknown = unknown or dateline
    return unknown


def _signs(line: str, before: str, found: re.Match[str], agency_names: Mapping[str, str]) -> Signs:
    """The signs around a bracket, which may hold the date: (Marketwired - Jan 12, 2014)."""
    closed = MARK.match(line, found.end())
    ends = closed.end() if closed else found.end()
    written: str | None = found["token"].strip()
    date = None
    if dated := dates.at_end(found["token"]):
        written, date = dated.before.strip(" -–—,") or None, dated.date
    elif (behind := DATE_BEHIND.match(line, ends)) and (dated := dates.at_end(behind["date"])):
        date, ends = dated.date, behind.end()
    named = agency_of(written, agency_names) if written else None
    return Signs(line, before, ends, closed["mark"] if closed else None, written, named, date)


def _dashed(line: str, agency_names: Mapping[str, str]) -> Dateline | None:
    """The dateline that ends with a dash, behind a date or an agency without brackets."""
    dash = DASH.search(line, 0, WITHIN_CHARS)
    if dash is None or not places.may_be(before := line[: dash.start()]):
        return None
    if before.endswith(",") and (second := DASH.search(line, dash.end(), WITHIN_CHARS)):
        # CHEVY CHASE, Md., - March 4 -
        between = dates.at_end(line[dash.end() : second.start()])
        if between and not between.before:
            return _read(Signs(line, before, second.end(), "-", date=between.date))
    if bare := _without_bare_agency(before, agency_names):
        return _read(Signs(line, bare[0], dash.end(), "-", None, bare[1]))
    dateline = _read(Signs(line, before, dash.end(), "-"))
    behind = AGENCY_BEHIND.match(line, dash.end()) if dateline and dateline.date else None
    if dateline and behind and (known := known_as(behind["name"], agency_names)):
        bylines = (behind["byline"],) if behind["byline"] else ()
        raw, ends = line[: behind.end()].strip(), behind.end()
        return Dateline(raw, dateline.places, dateline.date, known, ends, bylines)
    return dateline


def _bare(line: str, agency_names: Mapping[str, str]) -> Dateline | None:
    """The dateline that is all of a line, and names its agency without brackets."""
    bare = _without_bare_agency(line, agency_names)
    if bare is None or not dates.at_end(bare[0]):
        return None
    return _read(Signs(line, bare[0], len(line), None, None, bare[1]))


def _read(signs: Signs) -> Dateline | None:
    """The dateline of its signs; None where they are too few, or the places are none."""
    before = signs.before.rstrip(" ,-–—")
    dated = Dated(before, signs.date) if signs.date else dates.at_end(before)
    if dated is None and signs.named and (day := DAY_ALONE.search(before)):
        dated = Dated(before[: day.start()], None)
    found = places.read(dated.before if dated else before)
    if found is None or not is_believed(signs, found, dated):
        return None
    return Dateline(
        raw=signs.line[: signs.ends].strip(),
        places=found.names,
        date=dated.date if dated else None,
        agency=signs.named.agency if signs.named else signs.written,
        ends=signs.ends,
        bylines=signs.named.bylines if signs.named else (),
    )


def _without_agency(text: str, agency_names: Mapping[str, str]) -> tuple[str, Named | None]:
    """A declared dateline without its agency, and the agency."""
    for found in chain(BRACKET.finditer(text), SLASHES.finditer(text)):
        if named := agency_of(found["token"], agency_names):
            return text[: found.start()] or text[found.end() :], named
    return _without_bare_agency(text.rstrip(" -–—:=_"), agency_names) or (text, None)


def _without_bare_agency(text: str, agency_names: Mapping[str, str]) -> tuple[str, Named] | None:
    """A text without the agency it ends with, and the agency; SCRANTON, PA is a place."""
    bare = bare_agency(text, agency_names)
    if bare and key(text[len(bare[0]) :].strip(" ,")) in REGIONS and not dates.at_end(bare[0]):
        return None
    return (bare[0], Named(bare[1])) if bare else None
