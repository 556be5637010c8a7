"""What is read: the wire formats, and the agencies whose conventions are known."""

import sys

from transforms.agencies import AGENCIES
from transforms.agencies.agency import NO_MARKS, Agency
from transforms.formats import FORMATS

ARCHIVES = "archives"
READS = {
    "marks": "markers",
    "note": "change notes",
    "end_mark": "end mark",
    "signoff": "closing credits",
    "private": "lines not for publication",
    "terms": "terms of use",
    "story_id": "story ids",
    "photo_id": "photo ids",
}
"""What an agency may declare, in words."""


def formats_read() -> list[tuple[str, str]]:
    """The name of each format, and what it is: the first line of its module."""
    modules = ((name, sys.modules[known.parse.__module__]) for name, known in FORMATS.items())
    listed = [(name, (module.__doc__ or "").split("\n")[0]) for name, module in modules]
    return [
        *listed,
        (ARCHIVES, "zip, tar, gzip, bzip2, xz, WARC and ARC files that hold any of these."),
    ]


def agencies_read() -> list[tuple[str, str, str]]:
    """The usual name of each agency, its other names, and what of its conventions is known."""
    return [(name, ", ".join(_others(name, one)), _reads(one)) for name, one in AGENCIES.items()]


def _others(name: str, agency: Agency) -> list[str]:
    names = [other for one in (agency, *agency.services) for other in one.names]
    return [other for other in dict.fromkeys(names) if other != name]


def _reads(agency: Agency) -> str:
    declared = (
        words for field, words in READS.items() if getattr(agency, field) not in (None, NO_MARKS)
    )
    return ", ".join(declared)
