"""Datelines: where and when the copy says it was written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from transforms.copy.dates import DATE, WireDate, read

WITHIN_CHARS = 160
PLACES_CHARS = 60

_DASH = "[-–—―‑−]"
AGENCY_ENDS = re.compile(
    rf"[(\[](?P<agency>[^()\[\]]{{2,40}})[)\]]\s*(?P<dash>{_DASH}(?:\s?{_DASH})*|[_:=])?\s*"
)
NEXT_IS_LOWER = re.compile(r"[a-zß-öø-ÿ]")
DASH_ENDS = re.compile(r"\s*(?:--+|[–—―]|\s-)\s")
DASHES = ("--", " -", "–", "—", "―")
DATE_ENDS = re.compile(rf"(?:^|[\s,]){DATE}\s*,?\s*\Z")
SEPARATOR = re.compile(r"(\s*/\s*|\s*,\s+and\s+|\s*,\s*|\s+and\s+)")

CAPITALS = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ]*[ .'’-]*)+\Z")
"""SEOUL, ST. PETERSBURG, XI'AN, RIO DE JANEIRO."""
TITLE_CASE = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,4}\Z")
"""Berlin, Tel Aviv, South Korea, Mass.: a place in title case, a country or a state."""
ABBREVIATION = re.compile(r"(?:\w\.)+\Z|U\.?A\.?E\.?\Z|U\.?S\.?\Z|U\.?K\.?\Z")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as it stands, and read. `ends` is where the story begins in the line."""

    raw: str
    places: tuple[str, ...]
    date: WireDate | None
    agency: str | None
    ends: int


def find(line: str, agency_names: Mapping[str, str]) -> Dateline | None:
    """The dateline that a line begins with; None where it begins otherwise.

    `SEOUL, Jan. 12 (Yonhap) -- `, `SEOUL/TOKYO, ...`, `YANGYANG, South Korea, ...`, without a
    city `Jan. 3 (Yonhap) -- `, without a date `Berlin (dpa) - `, with neither `(Reuters) - `,
    without an agency `SALVADOR, Feb 26 - `. An agency is known by `agency_names` (casefolded
    name to its usual form); one not known is believed only in a full dateline. Places are as
    written.
    """
    head = line[:WITHIN_CHARS]
    if not head or not (head[0].isalpha() or head[0] == "("):
        return None
    if ("(" in head or "[" in head) and (ends := AGENCY_ENDS.search(head)):
        agency = agency_names.get(ends["agency"].strip().casefold())
        if agency is None and head[0] == "(":
            return None
        if dateline := _read(head, ends, agency or ends["agency"].strip(), agency is not None):
            return dateline
    if any(dash in head for dash in DASHES) and (ends := DASH_ENDS.search(head)):
        return _read(head, ends, None, is_known=False)
    return None


def _read(head: str, ends: re.Match[str], agency: str | None, is_known: bool) -> Dateline | None:
    before = head[: ends.start()].strip()
    dated = DATE_ENDS.search(before)
    date = read(dated) if dated else None
    places = _places(before[: dated.start()] if dated else before, title_case=is_known)
    has_dash = agency is None or ends["dash"] is not None
    is_whole = bool(date and places and has_dash)
    if places is None or not (has_dash or date) or not (is_known or is_whole):
        return None
    # `The Associated Press (AP) - the agency - said` goes on in lower case; a story does not.
    if not (is_known and date) and NEXT_IS_LOWER.match(head, ends.end()):
        return None
    return Dateline(head[: ends.end()].strip(), places, date, agency, ends.end())


def _places(text: str, title_case: bool) -> tuple[str, ...] | None:
    """The places before the date: () where there are none, None where it is no list of places.

    A comma is followed by the country or state of the place before it, unless what follows
    stands in capitals as a place does.
    """
    text = text.strip(" ,")
    if not text:
        return ()
    if len(text) > PLACES_CHARS:
        return None
    first, *others = SEPARATOR.split(text)
    if first.startswith(("By ", "BY ")) or not (
        CAPITALS.match(first) or (title_case and TITLE_CASE.match(first))
    ):
        return None
    places = [first]
    for separator, part in zip(others[::2], others[1::2], strict=True):
        after_comma = separator.strip() == ","
        if CAPITALS.match(part) and not (after_comma and ABBREVIATION.match(part)):
            places.append(part)
        elif not TITLE_CASE.match(part):
            return None
        elif not after_comma:
            places.append(part)
    return tuple(places)
