"""The head of the copy: slug and headline, kind, revision, notes over several lines."""

import pytest

from tests.copies import item_of

BODY = "SEOUL, Jan. 12 (Yonhap) -- The talks resumed on Monday, officials said.\n(END)\n"
TITLES = {
    "slug and headline, unmarked": ("talks\nTalks resume in Seoul\n", ("talks", "Talks resume in Seoul", None)),
    "slug and headline, marked": (
        "(LEAD) talks\n(LEAD) Talks resume in Seoul\n", ("talks", "Talks resume in Seoul", None)),
    "a slug longer than its headline, marked": (
        "(LEAD) talks on the joint reserve\n(LEAD) Talks resume\n",
        ("talks on the joint reserve", "Talks resume", None)),
    "headline alone": ("Talks resume in Seoul\n", (None, "Talks resume in Seoul", None)),
    "marked headline alone": ("(LEAD) Talks resume in Seoul\n", (None, "Talks resume in Seoul", None)),
    "a line below the headline": (
        "talks\nTalks resume in Seoul\nBoth sides speak of a good start\n",
        ("talks", "Talks resume in Seoul", "Both sides speak of a good start")),
    "the same line twice": ("talks\ntalks\nTalks resume in Seoul\n", ("talks", "Talks resume in Seoul", None)),
    "a question": ("talks\nWill the talks resume?\n", ("talks", "Will the talks resume?", None)),
    "an abbreviation at the end": (
        "talks\nTalks to resume in U.S.\n", ("talks", "Talks to resume in U.S.", None)),
    "no title": ("", (None, None, None)),
}  # fmt: skip


@pytest.mark.parametrize(("head", "titles"), TITLES.values(), ids=TITLES)
def test_slug_and_headline_are_told_apart(head, titles):
    item = item_of(head + "By Seo Da-hye\n" + BODY)
    assert (item.slugline, item.headline, item.subheadline) == titles
    assert item.body == "The talks resumed on Monday, officials said."


KINDS = {
    "(URGENT) talks\n(URGENT) Talks resume\n(END)": ("flash", "URGENT", 0, None),
    "(URGENT) talks\n(URGENT) Talks resume\n" + BODY: ("flash", "URGENT", 0, None),
    "talks\nTalks resume today\n" + BODY: ("story", None, 0, None),
    "(LEAD) talks\n(LEAD) Talks resume\n" + BODY: ("story", "LEAD", 1, None),
    "(6th LD) talks\n(6th LD) Talks resume\n" + BODY: ("story", "6th LD", 6, None),
    "(2nd LD) (News Focus) talks\n(2nd LD) (News Focus) Talks\n" + BODY: ("story", "2nd LD", 2, "News Focus"),
    "(News Focus) talks\n(News Focus) Talks resume\n" + BODY: ("story", None, 0, "News Focus"),
    "(CORRECTED) talks\n(CORRECTED) Talks resume\n" + BODY: ("correction", None, 0, None),
    "(LEAD) talks\n(LEAD) Talks\n(ATTN: CORRECTS name in 2nd para)\n" + BODY: ("correction", "LEAD", 1, None),
    "Yonhap News Summary\n" + BODY: ("digest", None, 0, None),
    "| ▲ A kite over the bay. (Yonhap) |": ("caption", None, 0, None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), KINDS.items(), ids=[str(k) for k in KINDS.values()])
def test_kind_revision_and_genre(text, kind):
    item = item_of(text)
    assert (item.kind, item.revision_label, item.revision_ordinal, item.genre) == kind


def test_markers_that_differ_are_noted_and_the_later_one_counts():
    item = item_of("(LEAD) talks\n(2nd LD) Talks resume in Seoul\n" + BODY)
    assert item.revision_label == "2nd LD"
    assert item.notes == ["markers differ: LEAD, 2nd LD"]


def test_a_note_over_several_lines_is_one():
    item = item_of("(LEAD) talks\n(LEAD) Talks\n(ATTN: ADDS details,\nphoto in\n3rd para)\n" + BODY)
    assert item.edit_note == "ADDS details, photo in 3rd para"


def test_an_agency_that_the_dateline_contradicts_is_noted():
    item = item_of(BODY.replace("Yonhap", "Reuters"))
    assert item.agency == "Yonhap"
    assert item.notes == ["declared agency Yonhap, dateline says Reuters"]
