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

    `names` are what datelines and feeds call it; one of `signs` stands in its copy and no other's;
    `mark` reads the words of a leading bracket (None: not a marker); `note` matches a change
    note, its text in the group `note`; `end_mark` matches at the end of a line; `photo_id`
    finds a photo's id in the address of an image; `digest` matches the headline of a digest.
    """

    name: str | None
    names: tuple[str, ...]
    signs: tuple[str, ...]
    mark: Callable[[str], Mark | None]
    note: re.Pattern[str]
    end_mark: re.Pattern[str] | None = None
    photo_id: re.Pattern[str] | None = None
    digest: re.Pattern[str] | None = None
