"""The head of the copy: datelines, bylines, markers, change notes, titles."""

import pytest

from schemas import Change
from tests.copies import item_of
from transforms import agencies
from transforms.agencies import yonhap
from transforms.agencies.agency import Mark
from transforms.copy import bylines, change_notes, datelines
from transforms.copy.dates import WireDate

DATELINES = {
    "SEOUL, Jan. 12 (Yonhap) -- A": (["SEOUL"], (None, 1, 12), "Yonhap"),
    "SEOUL, June 1 (Yonhap) -- A": (["SEOUL"], (None, 6, 1), "Yonhap"),
    "SEOUL, Sept. 30 (Yonhap) -- A": (["SEOUL"], (None, 9, 30), "Yonhap"),
    "SEOUL, Jan. 12 (Yonhap) — A": (["SEOUL"], (None, 1, 12), "Yonhap"),
    "SEOUL, Jan. 12 (Yonhap) – A": (["SEOUL"], (None, 1, 12), "Yonhap"),
    "SEOUL, Jan. 12 (Yonhap) - A": (["SEOUL"], (None, 1, 12), "Yonhap"),
    "SEOUL, Jan. 12 (Yonhap) A": (["SEOUL"], (None, 1, 12), "Yonhap"),
    "SEOUL, Jan. 12(Yonhap)--A": (["SEOUL"], (None, 1, 12), "Yonhap"),
    "SEOUL, Jan 12 (Yonhap) -- A": (["SEOUL"], (None, 1, 12), "Yonhap"),
    "SEOUL Jan. 12 (Yonhap) -- A": (["SEOUL"], (None, 1, 12), "Yonhap"),
    "SEOUL, Jan. 12, 2026 (Yonhap) -- A": (["SEOUL"], (2026, 1, 12), "Yonhap"),
    "SEOUL/TOKYO, April 17 (Yonhap) -- A": (["SEOUL", "TOKYO"], (None, 4, 17), "Yonhap"),
    "JEJU/SEOUL, May 3 (Yonhap) -- A": (["JEJU", "SEOUL"], (None, 5, 3), "Yonhap"),
    "YANGYANG, South Korea, Jan. 3 (Yonhap) -- A": (["YANGYANG"], (None, 1, 3), "Yonhap"),
    "WASHINGTON/SEOUL, Oct. 9 (Yonhap) -- A": (["WASHINGTON", "SEOUL"], (None, 10, 9), "Yonhap"),
    "NEW YORK, Nov. 5 (Yonhap) -- A": (["NEW YORK"], (None, 11, 5), "Yonhap"),
    "ABOARD AIR FORCE ONE, Nov. 5 (Yonhap) -- A": (["ABOARD AIR FORCE ONE"], (None, 11, 5), "Yonhap"),
    "XI'AN, China, May 8 (Yonhap) -- A": (["XI'AN"], (None, 5, 8), "Yonhap"),
    "ST. PETERSBURG, Russia, May 8 (Yonhap) -- A": (["ST. PETERSBURG"], (None, 5, 8), "Yonhap"),
    "LONDON, NEW YORK and BEIJING, May 8 (Xinhua) -- A": (["LONDON", "NEW YORK", "BEIJING"], (None, 5, 8), "Xinhua"),
    "Jan. 3 (Yonhap) -- A": ([], (None, 1, 3), "Yonhap"),
    "SEOUL (Yonhap) -- A": (["SEOUL"], None, "Yonhap"),
    "Berlin (dpa) - A": (["Berlin"], None, "dpa"),
    "Tel Aviv/Beirut (dpa) - A": (["Tel Aviv", "Beirut"], None, "dpa"),
    "NEW YORK (AP) — A": (["NEW YORK"], None, "AP"),
    "CHATHAM, Mass. (AP) _ A": (["CHATHAM"], None, "AP"),
    "NEW YORK, Jan 21 (Reuters) - A": (["NEW YORK"], (None, 1, 21), "Reuters"),
    "Jan 3 (Reuters) - A": ([], (None, 1, 3), "Reuters"),
    "YANGON, July 25 (Reuters): A": (["YANGON"], (None, 7, 25), "Reuters"),
    "Mumbai, Dec 9 (PTI) A": (["Mumbai"], (None, 12, 9), "PTI"),
    "BEIJING, July 18 (Xinhua) -- A": (["BEIJING"], (None, 7, 18), "Xinhua"),
    "SALVADOR, Feb 26 - A": (["SALVADOR"], (None, 2, 26), None),
    "DALLAS/FORT WORTH, Texas, March 3 - A": (["DALLAS", "FORT WORTH"], (None, 3, 3), None),
    "PYONGYANG, May 8 (Doran Daily) -- A": (["PYONGYANG"], (None, 5, 8), "Doran Daily"),
    "GENÈVE, June 3 (Reuters) - A": (["GENÈVE"], (None, 6, 3), "Reuters"),
}  # fmt: skip


@pytest.mark.parametrize(("line", "read"), DATELINES.items(), ids=DATELINES)
def test_a_dateline_is_read(line, read):
    places, date, agency = read
    dateline = datelines.find(line, agencies.names())
    assert dateline is not None
    assert list(dateline.places) == places
    assert dateline.date == (WireDate(*date) if date else None)
    assert dateline.agency == agency
    assert line[dateline.ends :] == "A"


NO_DATELINES = [
    "President Lee said Jan. 12 that the talks - long delayed - would resume.",
    "NATO - the alliance - said on Monday that it would not.",
    "KOSPI -- the benchmark -- rose 1 percent.",
    "The agency (Yonhap) reported the fire first.",
    "Samsung (KRX) said its profit rose.",
    "On Jan. 12 (Monday) -- the day of the vote -- rain fell.",
    "AI (artificial intelligence) - the word of the year - is here.",
    "South Korea (Yonhap)",
    "U.S. President (Reuters) and others said so - again.",
    "May 8 was a holiday - for some.",
    "A (Yonhap) reporter was there.",
    '"SEOUL, Jan. 12 (Yonhap) -- " is what a dateline looks like.',
    "(Yonhap) -- said the line.",
]


@pytest.mark.parametrize("line", NO_DATELINES)
def test_what_looks_like_a_dateline_is_none(line):
    assert datelines.find(line, agencies.names()) is None


BYLINES = {
    "By Kim Eun-jung": ("Kim Eun-jung",),
    "By Kim Eun-jung and Lee Minji": ("Kim Eun-jung", "Lee Minji"),
    "By Jin A-ram, Seo Da-hye and Bang Ji-ho": ("Jin A-ram", "Seo Da-hye", "Bang Ji-ho"),
    "By Kim Soo-yeon, Staff Writer": ("Kim Soo-yeon",),
    "BY KIM EUN-JUNG": ("KIM EUN-JUNG",),
    "(By Kim Eun-jung)": ("Kim Eun-jung",),
    "By Ludwig van der Maas": ("Ludwig van der Maas",),
    "by Boon Cha-won": ("Boon Cha-won",),
    "By O'Neill Park": ("O'Neill Park",),
    "By Hanna TORP with Lia BRAND in Oslo": ("Hanna TORP", "Lia BRAND"),
    "By Hanna Torp, UPI": ("Hanna Torp",),
    "By The Associated Press": (),
    "Par Hanna TORP et Lia BRAND": ("Hanna TORP", "Lia BRAND"),
    "Von Hanna Torp und Bo Day, dpa": ("Hanna Torp", "Bo Day"),
    "Por Ana Ruiz": ("Ana Ruiz",),
    "Av Hanna Torp": ("Hanna Torp",),
    "(di Anna Rossi)": ("Anna Rossi",),
    "김병규 이민지 기자": ("김병규", "이민지"),
}


@pytest.mark.parametrize(("line", "names"), BYLINES.items(), ids=BYLINES)
def test_a_byline_is_read(line, names):
    found = bylines.find(line)
    assert found is not None
    assert found[0] == names


@pytest.mark.parametrize(
    "line",
    [
        "By the end of the year, 300 ships had passed.",
        "By Monday evening the water had gone.",
        "By contrast, exports fell.",
        "Bystanders watched.",
        "By 2030 the city wants none.",
        "Di Maria scores twice",
        "Di Maria Scores Twice",
        "Von der Leyen warns of cuts",
        "Par la fenêtre",
        "Por qué se hundió",
        "시민 기자 모집",
    ],
)
def test_a_sentence_that_begins_with_by_is_no_byline(line):
    assert bylines.find(line) is None


def test_the_address_in_a_byline_is_a_contact():
    assert bylines.find("By Kim Eun-jung (kej@yna.co.kr)") == (("Kim Eun-jung",), "kej@yna.co.kr")


MARKS = {
    "URGENT": Mark(kind="flash", label="URGENT"),
    "urgent": Mark(kind="flash", label="URGENT"),
    "LEAD": Mark(label="LEAD", ordinal=1),
    "LD": Mark(label="LEAD", ordinal=1),
    "1st LD": Mark(label="LEAD", ordinal=1),
    "2nd LD": Mark(label="2nd LD", ordinal=2),
    "2ND LD": Mark(label="2nd LD", ordinal=2),
    "2nd  LD": Mark(label="2nd LD", ordinal=2),
    "3rd LEAD": Mark(label="3rd LD", ordinal=3),
    "4th LD": Mark(label="4th LD", ordinal=4),
    "11th LD": Mark(label="11th LD", ordinal=11),
    "22nd LD": Mark(label="22nd LD", ordinal=22),
    "CORRECTED": Mark(kind="correction"),
    "Correction": Mark(kind="correction"),
    "News Focus": Mark(genre="News Focus"),
    "Yonhap Interview": Mark(genre="Yonhap Interview"),
    "Yonhap Feature": Mark(genre="Yonhap Feature"),
    "Newsmaker": Mark(genre="Newsmaker"),
    "EDITORIAL from Doran Daily on Jan. 12": Mark(genre="EDITORIAL from Doran Daily on Jan. 12"),
    "Olympics": None,
    "2": None,
}


@pytest.mark.parametrize(("words", "mark"), MARKS.items(), ids=MARKS)
def test_yonhap_markers(words, mark):
    line = f"({words}) Talks resume"
    read = yonhap.AGENCY.marks(line)
    assert read == (((mark,), "Talks resume") if mark else ((), line))


NOTES = {
    "UPDATES throughout with latest details; CHANGES headline, photos": [
        ("UPDATES", "throughout with latest details", None),
        ("CHANGES", "headline", None),
        ("CHANGES", "photos", None),
    ],
    "ADDS details in paras 4-5, photos": [("ADDS", "details", "paras 4-5"), ("ADDS", "photos", None)],
    "CHANGES headline, lead; UPDATES with latest results in 3rd para": [
        ("CHANGES", "headline", None),
        ("CHANGES", "lead", None),
        ("UPDATES", "with latest results", "3rd para"),
    ],
    "ADDS unification ministry official's comments in last 3 paras": [
        ("ADDS", "unification ministry official's comments", "last 3 paras")
    ],
    "ADDS details in paras 4-5, 7, photo": [("ADDS", "details", "paras 4-5, 7"), ("ADDS", "photo", None)],
    "ADDS comments in 3rd, 4th paras": [("ADDS", "comments", "3rd, 4th paras")],
    "ADDS quotes in paras 2 and 6": [("ADDS", "quotes", "paras 2 and 6")],
    "UPDATES in 2nd-4th paras": [("UPDATES", None, "2nd-4th paras")],
    "ADDS details, CHANGES headline": [("ADDS", "details", None), ("CHANGES", "headline", None)],
    "RECASTS headline, lead; ADDS photos": [
        ("RECASTS", "headline", None), ("RECASTS", "lead", None), ("ADDS", "photos", None)
    ],
    "CORRECTS date in headline, 1st para": [("CORRECTS", "date", "headline, 1st para")],
    "CORRECTS name in 5th para;": [("CORRECTS", "name", "5th para")],
    "RESTRUCTURES": [("RESTRUCTURES", None, None)],
    "photos available": [(None, "photos available", None)],
    "ADDS minister's remarks from news conference": [("ADDS", "minister's remarks from news conference", None)],
    "TRIMS": [("TRIMS", None, None)],
    "": [],
}  # fmt: skip


@pytest.mark.parametrize(("note", "changes"), NOTES.items(), ids=NOTES)
def test_a_change_note_is_read_clause_by_clause(note, changes):
    assert list(change_notes.read(note)) == [Change(*change) for change in changes]


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
