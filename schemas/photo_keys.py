"""Which captions are of one photo."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from schemas.columns import TEXT, TEXTS, WHOLE, column


@dataclass(slots=True, kw_only=True)
class PhotoKey:
    """A caption (captions.photo_key), and the photo that it is of."""

    photo_key: str = column(TEXT, "Key of the caption, over all items.", required=True)
    photo_id: str = column(
        TEXT,
        "Photo (photos.photo_id); it has no row there while its items are all killed or held.",
        required=True,
    )
    method: str = column(TEXT, "caption (its own), revised (of one story), alike.", required=True)
    evidence: str | None = column(TEXT, "Why it is a photo that another caption is of; else null.")
    alike: Sequence[str] = column(TEXTS, "Captions that say the same, sorted.")
    kin: str = column(
        TEXT, "The least key of those that `alike` leads to, from one to the next.", required=True
    )
    runs: Sequence[int] = column(
        pa.list_(WHOLE), "Hashes of some of its word runs, by which others like it are found."
    )
    stands: int = column(WHOLE, "Hash of the places where it stands.", required=True)
