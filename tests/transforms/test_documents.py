"""Whole documents: the sample feed against its records, and the real story where it is at hand."""

import dataclasses
import json
from datetime import date
from pathlib import Path

import pytest

from tests.copies import MODIFIED_AT, item_of, pulled, worked
from transforms.items import DERIVED
from transforms.source import Feed
from transforms.work import work

FEEDS = Path(__file__).parent.parent / "feeds"
RECORDS = Path(__file__).parent / "records"
CASES = sorted(file for file in FEEDS.rglob("*/*") if file.is_file())
FEED = {"yonhap": Feed("yonhap", agency="Yonhap", time_zone="Asia/Seoul", language="en"),
        "desk": Feed("desk")}  # fmt: skip
REAL = Path(__file__).parents[3] / "shared/feeds/yonhap/AEN20260112_lee_japan_2nd_ld.txt"

# Ids follow from the bytes, and are not what a record is read for.
LEFT_OUT = {"run_id", "feed", "uri", "file_id", "item_id", "body_sha256", "position", "format",
            "parser_version", "received_at", "pub_status", "language", "wire_at", "wire_on",
            "padding_chars"}  # fmt: skip


def record_of(file: Path) -> dict[str, object]:
    """The rows of a file as its record has them: what is set, and nothing else."""
    rows = work([pulled(file.read_bytes(), file.name)], FEED.get(file.parent.name, Feed("formats")))
    return {
        name: [
            {
                key: value
                for key, value in dataclasses.asdict(row).items()
                if key not in LEFT_OUT
                and value not in (None, (), [])
                and not (key == "guid" and value.startswith(DERIVED))
            }
            for row in getattr(rows, name)
        ]
        for name in ("items", "captions", "rejects")
        if getattr(rows, name)
    }


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.name)
def test_a_document_reads_as_recorded(file):
    record = json.loads((RECORDS / f"{file.name}.json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(record_of(file), default=str)) == record


def test_every_record_has_its_document():
    assert {file.name for file in RECORDS.iterdir()} == {f"{file.name}.json" for file in CASES}


def test_the_sample_has_the_size_it_should():
    assert len(CASES) >= 25


@pytest.mark.skipif(not REAL.exists(), reason="the real story is not part of the project")
def test_the_real_story():
    rows = work([pulled(REAL.read_bytes(), REAL.name, MODIFIED_AT)], FEED["yonhap"])
    (item,), (caption,) = rows.items, rows.captions
    assert item.slugline == "Lee-Japan relations"
    assert item.headline == (
        "Lee stresses ties with Japan as vital as China, urges dialogue to ease tensions"
    )
    assert (item.revision_label, item.revision_ordinal, item.kind) == ("2nd LD", 2, "story")
    assert [change[:2] for change in item.changes] == [
        ("UPDATES", "throughout with latest details"),
        ("CHANGES", "headline"),
        ("CHANGES", "photos"),
    ]
    assert list(item.bylines) == ["Kim Eun-jung"]
    assert item.agency == "Yonhap"
    assert item.dateline == "SEOUL, Jan. 12 (Yonhap) --"
    assert (list(item.dateline_places), item.dateline_on) == (["SEOUL"], date(2026, 1, 12))
    assert item.copyright_notice == "(C) Yonhap News Agency. All Rights Reserved"
    paragraphs = (item.body or "").split("\n\n")
    assert len(paragraphs) == 20
    assert paragraphs[0].startswith("President Lee Jae Myung said Monday")
    assert paragraphs[-1].endswith("Cheong Wa Dae said.")
    assert (caption.repeats, caption.taken_on) == (2, date(2026, 1, 12))
    assert (caption.credit, caption.provided_by) == ("Yonhap", "his office")
    assert caption.rights == "PHOTO NOT FOR SALE"


STORY = """\
(LEAD) talks
(LEAD) Talks resume in Seoul
By Seo Da-hye
SEOUL, Jan. 12 (Yonhap) -- The talks resumed on Monday, officials said.
They are to go on until Friday.
"""


def test_a_cut_story_is_refused():
    for cut in (STORY[:-10], STORY[:-45], STORY[:60]):
        (reject,) = worked(cut).rejects
        assert reject.reason in {"truncated", "no body"}


def test_a_story_without_its_end_mark_is_read_and_says_so():
    assert item_of(STORY).notes == ["no end mark"]


def test_words_are_counted_as_white_space_parts_them():
    item = item_of(STORY)
    assert item.body
    assert item.words == len(item.body.split())


def test_contacts_and_rights_have_their_columns():
    end = "seo@yna.co.kr\n(END)\n(C) Yonhap News Agency. All Rights Reserved\n"
    item = item_of(STORY + end)
    assert list(item.contacts) == ["seo@yna.co.kr"]
    assert item.copyright_notice == "(C) Yonhap News Agency. All Rights Reserved"
    assert item.body == item_of(STORY).body


def test_an_end_mark_behind_the_last_sentence_is_taken_off():
    assert item_of(STORY.rstrip() + "(END)").body == item_of(STORY).body


def test_an_address_inside_a_sentence_stays():
    sentence = "Readers who saw the owl may write to owl@hanul.example, the institute said."
    assert sentence in (item_of(STORY + sentence + "\n(END)").body or "")


def test_what_follows_the_end_is_left_out_and_counted():
    item = item_of(STORY + "(END)\nFerry services resume -\n(LEAD) Lunar probe lands\n")
    assert item.body == item_of(STORY).body
    assert item.notes == ["left out behind the end: 2 lines"]


def test_a_paragraph_on_copyright_is_body():
    line = "Copyright infringement cases rose 10 percent last year, the ministry said."
    assert line in (item_of(STORY + line + "\n(END)").body or "")


HEAD = "exports-june\nExports rise for 5th month\nBy Kim Eun-jung\n"
LEAD = "SEOUL, July 9 (Yonhap) -- Exports rose again, the ministry said.\n"
REST = "They came to US$31.2 billion.\n(END)\n"
CAPTION = "| ▲ Ships wait off Doran on July 9, 2026. (Yonhap) |\n"

# What a copy of the plain story must not change, whatever stands around it.
ODD_HEADERS = {
    "a headline that ends in a point": HEAD.replace("5th month", "5th month, to 2 p.m."),
    "two lines below the headline": HEAD.replace("By", "A second line\nA third line\nBy"),
    "two bylines": HEAD + "By Lee Minji\n",
    "the note first": "(ATTN: ADDS photo)\n" + HEAD,
    "a note and the byline on a line": HEAD.replace("By Kim", "(ATTN: ADDS photo) By Kim"),
    "a note, and a byline behind it, twice": "(ATTN: ADDS photo)\n" + HEAD.replace("By", "(ATTN: ADDS lead) By"),
    "a note that never closes": HEAD.replace("By", "(ATTN: UPDATES throughout with\nlatest details\nBy"),
    "a bracket inside the note": HEAD.replace("By", "(ATTN: ADDS remarks of Joint Chiefs (JCS)\nofficial in paras 3-4)\nBy"),
    "a caption without credit on top": "Ships wait off Doran on July 9, 2026, as the port stays shut.\n" + HEAD,
    "a caption between the titles": HEAD.replace("Exports", CAPTION + "Exports"),
    "a photo shown by its words": "This July 9, 2026, photo provided by the port shows ships.\n" + HEAD,
    "a caption over seven lines": "| ▲ Ships wait\noff\nDoran\non July\n9,\n2026.\n(Yonhap) |\n" + HEAD,
    "a bullet alone": "▲\n" + HEAD,
    "trailing pipes": HEAD.replace("\n", " |\n"),
    "emphasis": "**exports-june**\n# Exports rise for 5th month\nBy Kim Eun-jung\n",
    "an image that is a link": "[![](https://x/a.jpg)](https://x/view) |\n![](https://x/a_(1).jpg)\n" + HEAD,
}  # fmt: skip


@pytest.mark.parametrize("head", ODD_HEADERS.values(), ids=ODD_HEADERS)
def test_an_odd_header_costs_no_line_of_the_story(head):
    item = item_of(head + LEAD + REST)
    assert item.slugline == "exports-june"
    assert (item.headline or "").startswith("Exports rise for 5th month")
    assert item.bylines[0] == "Kim Eun-jung"
    assert item.dateline == "SEOUL, July 9 (Yonhap) --"
    assert item.body == item_of(HEAD + LEAD + REST).body


def test_a_dateline_behind_a_note_is_read():
    item = item_of(HEAD + "(ATTN: ADDS photo) " + LEAD + REST)
    assert (item.edit_note, item.dateline) == ("ADDS photo", "SEOUL, July 9 (Yonhap) --")
    assert item.body == item_of(HEAD + LEAD + REST).body


BEHIND_THE_DATELINE = {
    "no space": "(Yonhap) --Exports",
    "a dash without space": "(Yonhap) -Exports",
    "two dashes": "(Yonhap) – – Exports",
    "twice": "(Yonhap) -- SEOUL, July 9 (Yonhap) -- Exports",
    "wide brackets": "（Yonhap） -- Exports",
    "no space in the date": "(Yonhap) -- Exports",
}


@pytest.mark.parametrize("begins", BEHIND_THE_DATELINE.values(), ids=BEHIND_THE_DATELINE)
def test_nothing_of_the_dateline_stays_in_the_body(begins):
    item = item_of(HEAD + LEAD.replace("(Yonhap) -- Exports", begins) + REST)
    assert item.body == item_of(HEAD + LEAD + REST).body
    assert item.dateline_on == date(2026, 7, 9)


ENDS = {
    "a pipe behind it": "(END) |\n",
    "emphasis": "**(END)**\n",
    "wide brackets": "（END）\n",
    "square brackets": "[END]\n",
    "a point behind it": "(END).\n",
    "with the rights line": "(END) (C) Yonhap News Agency. All Rights Reserved\n",
    "behind a contact": "kej@yna.co.kr (END)\n",
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_an_end_mark_in_any_dress_ends_the_story(end):
    item = item_of(HEAD + LEAD + REST.replace("(END)\n", end))
    assert item.body == item_of(HEAD + LEAD + REST).body
    assert "no end mark" not in item.notes
    assert "END" not in f"{item.copyright_notice}{item.contacts}"


SENTENCES = [
    "The union said all rights reserved for workers must be kept in the new law.",
    "(C) is the grade the school gave, the ministry said.",
    "Copyright 2026 is the theme of the forum that opens in Seoul next week.",
    "Copyright Office officials declined to comment on the ruling.",
    "(LEAD) is the marker of the agency for the first lead, it says.",
    "The court found that the plaintiff's face could not be recognized in this image.",
    "He denied having appeared in this footage released by the police last week.",
    "- a 10 percent wage increase",
    "▲ a 10 percent wage increase",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_of_the_story_stays_in_it(sentence):
    item = item_of(HEAD + LEAD + sentence + "\n" + REST)
    assert sentence in (item.body or "").split("\n\n")


@pytest.mark.parametrize("behind", ["![]() |\n", "\n"])
def test_a_list_item_behind_an_image_slot_is_no_caption(behind):
    item = item_of(HEAD + LEAD + behind + "- a 10 percent wage increase\n" + REST)
    assert "- a 10 percent wage increase" in (item.body or "")


CUT = {
    "in the date": HEAD + "SEOUL, Jul",
    "in the agency": HEAD + "SEOUL, July 9 (Yon",
    "in a quotation": HEAD + LEAD + 'He noted that for South Korea, "',
    "behind the comma of a quotation": HEAD + LEAD + '"It is not a matter for us,"',
    "behind a title": HEAD + LEAD + "The talks were led by Mr.",
    "in the head of a flash": "(URGENT) N. Korea-missile\n(URGE",
    "behind a marker": CAPTION + "(2nd LD)",
    "behind a note": CAPTION + "(ATTN: ADDS photo)",
}


@pytest.mark.parametrize("text", CUT.values(), ids=CUT)
def test_a_story_cut_short_is_refused_wherever_it_is_cut(text):
    rows = worked(text)
    assert rows.items == []
    assert [reject.reason in {"truncated", "no body"} for reject in rows.rejects] == [True]


def test_lines_of_the_page_above_the_slug_go_to_the_notes():
    item = item_of("Economy\n(LEAD) exports-june\n(LEAD) Exports rise\n" + LEAD + REST)
    assert (item.slugline, item.headline) == ("exports-june", "Exports rise")
    assert item.notes == ["above the slug: Economy"]


def test_a_digest_keeps_its_parts():
    text = (
        "Yonhap News Summary\nThe following is the first summary of major stories.\n"
        "(2nd LD) Exports rise\n(ATTN: ADDS photo)\nSEOUL -- Exports rose.\n(LEAD) Lunar probe lands\n"
    )
    item = item_of(text + "(END)\n")
    assert item.kind == "digest"
    assert (item.edit_note, item.revision_label) == (None, None)
    assert (item.body or "").endswith("(LEAD) Lunar probe lands")


def test_a_headline_of_a_captions_words_stays_a_headline():
    item = item_of(
        CAPTION.replace(" on July 9, 2026", "") + "port\nShips wait off Doran\n" + LEAD + REST
    )
    assert item.headline == "Ships wait off Doran"


def test_a_photo_id_goes_to_its_own_caption():
    slot = "![](https://x/PYH20260709{}0005600_P4.jpg) |\n"
    second = CAPTION.replace("Ships", "Gulls")
    text = (
        slot.format("0100") + CAPTION + slot.format("0100") + CAPTION + slot.format("0200") + second
    )
    captions = worked(text + HEAD + LEAD + REST).captions
    assert [(caption.repeats, caption.photo_id) for caption in captions] == [
        (2, "PYH2026070901000005600"),
        (1, "PYH2026070902000005600"),
    ]


UNDECLARED = Feed("load")


def test_the_dateline_names_the_agency_of_undeclared_copy():
    story = LEAD.replace("Yonhap", "Reuters") + "South Korea's (Yonhap) agency said so too.\n"
    assert item_of(story, feed=UNDECLARED).agency == "Reuters"
    assert item_of(HEAD + LEAD + REST, feed=UNDECLARED).agency == "Yonhap"
    focus = item_of(
        "(News Focus) talks\n(News Focus) What divides them\nIt is squid.\n(END)", feed=UNDECLARED
    )
    assert (focus.genre, focus.headline) == ("News Focus", "What divides them")


WHOLE = {
    "contacts above a press release": (
        "FOR IMMEDIATE RELEASE\n\nContact: Jane Roe\n212-555-0100\n\nHarbour opens its new pier early\n\n"
        "The harbour of Mireu opens its new pier to ferries on Thursday, two months early, it said.\n\n###\n",
        {"headline": "Harbour opens its new pier early", "contacts": ["Contact: Jane Roe", "212-555-0100"]},
    ),
    "a digest": (
        "Xinhua world news summary at 0930 GMT\n\nSANDVIK -- A strike stopped ferries. (Norvik-Ferry)\n\n"
        "OSLO -- The crown fell against the dollar. (Crown) Enditem\n",
        {"kind": "digest", "headline": "Xinhua world news summary at 0930 GMT", "dateline": None},
    ),
    "a take of ANSA": (
        "(ANSA) - ROMA, 22 MAR - Il traghetto è fermo da lunedì, dice il porto. (SEGUE)\n",
        {"take": 1, "body": "Il traghetto è fermo da lunedì, dice il porto."},
    ),
    "the source of a press release": (
        "Acme adds ferry\n\nSANDVIK, Norvik, March 12, 2026 /PRNewswire/ -- Acme said it adds a ferry.\n\nSOURCE Acme Lines\n",
        {"signoff": "SOURCE Acme Lines", "body": "Acme said it adds a ferry."},
    ),
    "a note to editors of dpa": (
        "Ferry stops\n\nKarsholm (dpa) - The ferry stopped on Monday, the port of Karsholm said in a statement.\n\n"
        "## Note to editors\n- Adds quotes\n## dpa contacts\n- Author: Lena Vogt, +49 30 555 0199\n",
        {"edit_note": "Adds quotes", "body": "The ferry stopped on Monday, the port of Karsholm said in a statement."},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "columns"), WHOLE.values(), ids=WHOLE)
def test_what_stands_around_a_body_has_its_column(text, columns):
    item = item_of(text, feed=UNDECLARED)
    assert {name: getattr(item, name) for name in columns} == columns
