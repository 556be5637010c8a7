"""One story, written out in six formats, reads as one."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.copies import worked
from transforms.source import Feed

FOLDER = Path(__file__).parents[2] / "feeds" / "formats" / "one_story"
CASES = sorted(FOLDER.iterdir())
BODY = """\
Ferries to the outer islands of Marenne sailed again on Monday after crews ended a two-day strike \
over night shifts, the port said.

“We go back to work because we were heard,” said union leader Basile Ornec, whose members voted \
214 to 31 for the deal.

The first boat left at 6 a.m. with 180 passengers aboard, port figures showed. Some 4,000 people \
had been stranded since Saturday.

Talks on next year's shifts will begin in March, the company said."""


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.name)
def test_a_story_reads_the_same_in_every_format(file):
    rows = worked(file.read_bytes(), file.name, Feed("one"))
    (item,), (caption,) = rows.items, rows.captions
    assert item.headline == "Ferries resume off Marenne after two-day strike"
    assert (item.slugline or "").removeprefix("BC-").casefold() == "marenne-ferry"
    assert item.body == BODY
    assert list(item.bylines) == ["Odile Franval"]
    assert item.agency == "AFP"
    assert item.dateline == "MARENNE, France, Jan. 12, 2026 (AFP) -"
    assert (list(item.dateline_places), item.dateline_on) == (["MARENNE"], date(2026, 1, 12))
    assert item.version_created_at == datetime(2026, 1, 12, 9, 30, tzinfo=UTC)
    assert (item.kind, item.urgency, item.pub_status) == ("story", 3, "usable")
    assert caption.text == (
        "In this photo provided by the port, passengers board the ferry Alize in Marenne on "
        "Jan. 12, 2026."
    )
    assert (caption.credit, caption.provided_by) == ("AFP", "the port")
    assert (caption.taken_on, caption.repeats) == (date(2026, 1, 12), 1)


def test_the_story_is_there_in_six_formats():
    formats = {worked(f.read_bytes(), f.name, Feed("one")).feed_files[0].format for f in CASES}
    assert formats == {"anpa", "iptc_7901", "nitf", "newsml_1", "newsml_g2", "ninjs"}
