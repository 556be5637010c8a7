"""Agencies as datelines name them: alone, in pairs, with a service, or with a correspondent."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from transforms.copy.months import words_of

BETWEEN = re.compile(r"\s?[/+&;,|]\s?|\s(?:and|und|et|y|e|via|for)\s|\s[-–—]\s")
HYPHEN = re.compile(r"[-–‑]")
CORRESPONDENT = re.compile(
    r"(?:\A|\s)(?:correspondents?|corr|reporters?|корр|корреспонденты?)\b\.?(?:\s|\Z)",
    re.IGNORECASE,
)
PICTURES = words_of(
    "photo photos foto fotos picture file pool handout archive graphic video image images"
)
"""(AP Photo/Ann Lee) is a credit."""
LONGEST = 4
"""Words of the longest name of an agency."""


class Named(NamedTuple):
    """An agency in its usual form, and the correspondents named beside it."""

    agency: str
    bylines: tuple[str, ...] = ()


def agency_of(token: str, agency_names: Mapping[str, str]) -> Named | None:
    """The first agency that a token names by one of `agency_names`; None where it names none.

    `dpa/lni`, `ats afp`, `AP-Yonhap`, `Reuters Breakingviews`, `TASS Correspondent Ann Lee`. The
    name of an agency that a picture credit follows is none.
    """
    written = " ".join(token.split())
    if agency := known_as(written, agency_names):
        return Named(agency)
    bylines: tuple[str, ...] = ()
    if found := CORRESPONDENT.search(written):
        before, behind = written[: found.start()], written[found.end() :]
        written, bylines = (before, (behind,)) if before else _named_first(behind, agency_names)
    if not PICTURES.isdisjoint(re.split(r"[\s/-]", written.casefold())):
        return None
    for part in BETWEEN.split(written):
        if agency := _opening_of(part, agency_names):
            return Named(agency, tuple(name for name in bylines if name))
    return None


def bare_agency(text: str, agency_names: Mapping[str, str]) -> tuple[str, str] | None:
    """What stands before the agency that a text ends with, without brackets, and the agency."""
    words = text.rstrip(" ,.").split(" ")
    for count in range(min(LONGEST, len(words) - 1), 0, -1):
        name = " ".join(words[-count:])
        if agency := known_as(name, agency_names) or (
            known_as(re.split(r"[/-]", name)[0], agency_names) if count == 1 else None
        ):
            return " ".join(words[:-count]), agency
    return None


def known_as(name: str, agency_names: Mapping[str, str]) -> str | None:
    """The usual form of a name, with or without points: A.P."""
    folded = name.strip().casefold()
    return agency_names.get(folded) or (
        agency_names.get(folded.replace(".", "")) if "." in folded else None
    )


def _opening_of(part: str, agency_names: Mapping[str, str]) -> str | None:
    """The agency that a part begins with."""
    words = part.split()
    for count in range(min(LONGEST, len(words)), 0, -1):
        name = " ".join(words[:count])
        if agency := known_as(name, agency_names):
            return agency
    parts = HYPHEN.split(words[0]) if words else []
    return next((known for name in parts if (known := known_as(name, agency_names))), None)


def _named_first(text: str, agency_names: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """The agency's name and the correspondent's, where the office stands before both."""
    words = text.split()
    for count in range(1, min(LONGEST, len(words)) + 1):
        if known_as(" ".join(words[:count]), agency_names):
            return " ".join(words[:count]), (" ".join(words[count:]),)
    return text, ()
