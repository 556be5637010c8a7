"""What an agency declares of its copy."""

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """What a marker in brackets says: a revision, a kind, or a genre.

    `label` is the revision marker in its usual spelling, `ordinal` the number of the lead.
    """

    kind: str = "story"
    label: str | None = None
    ordinal: int = 0
    genre: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """The conventions of one agency's copy.

    `names` are what datelines and feeds call it; one of `signs` (casefolded) stands in its
    copy and in no other's;
    `mark` reads the words of a leading bracket (None: not a marker); `note` matches what opens
    a change note; `end_mark` matches the end mark alone; `photo_id` finds a photo's id in the
    address of an image; `digest` matches the headline of a digest.
    """

    name: str | None
    names: tuple[str, ...]
    signs: tuple[str, ...]
    mark: Callable[[str], Mark | None]
    note: re.Pattern[str]
    end_mark: re.Pattern[str] | None = None
    photo_id: re.Pattern[str] | None = None
    digest: re.Pattern[str] | None = None
