"""Captions: taken out, counted once, and nothing else taken for one."""

import pytest

from transforms.copy import captions
from transforms.copy.captions import take
from transforms.copy.dates import WireDate
from transforms.copy.photos import key_of

TEXT = "A diver waves from the pier of Mokdo on May 12, 2026."
PLAIN = f"{TEXT} (Yonhap)"

FORMS = {
    "a cell with a bullet": [f"| ▲ {PLAIN} |"],
    "a bullet without a cell": [f"▲ {PLAIN}"],
    "a cell below an image slot": ["![]() |", f"| {PLAIN} |"],
    "a cell below an image slot, without credit": ["![]() |", f"| {TEXT} |"],
    "a line with a credit": [PLAIN],
    "a credit with a point": [f"{PLAIN}."],
    "another bullet": [f"● {PLAIN}"],
    "a hyphen for a bullet": [f"- {PLAIN}"],
    "rights and credit": [f"{TEXT} (PHOTO NOT FOR SALE) (Yonhap)"],
    "a cell over two lines": ["| ▲ A diver waves from the pier", "of Mokdo on May 12, 2026. (Yonhap) |"],
    "a credit on the next line": [f"▲ {TEXT}", "(Yonhap)"],
    "a picture beside it in the row": [f"| ![](a.jpg) | ▲ {PLAIN} |"],
    "a caption without any mark, by its words": [
        "A diver waves from the pier of Mokdo in this photo taken on May 12, 2026."
    ],
}  # fmt: skip


@pytest.mark.parametrize("lines", FORMS.values(), ids=FORMS)
def test_a_caption_is_known_in_any_dress(lines):
    taken = take([*lines, "Body text stays."])
    assert taken.lines == ["Body text stays."]
    (photo,) = taken.photos
    assert photo.text.startswith("A diver waves")
    assert photo.repeats == 1
    assert photo.taken == WireDate(2026, 5, 12)


BODY = {
    "speaks of a photo": "The ministry released a photo of the pier and said more would follow.",
    "a photo provided by": "A photo provided by a hiker showed the animal on a rock.",
    "quotes someone on a photo": '"In this photo you can count the spots," the researcher said.',
    "says this photo shows": "This photo shows how far the town has come, the mayor said.",
    "ends in brackets": "Seoul seeks to join the Trans-Pacific Partnership (CPTPP).",
    "ends in another bracket": "He beat the champion in three sets (6-4, 6-2, 7-5)",
    "names the agency": "The wire was founded in 1980, according to the Yonhap News Agency.",
    "a dateline broken before its dash": "SEOUL/TOKYO, South Korea, Jan. 12 (Yonhap)",
    "a dash for a bullet": "- The won fell against the dollar.",
    "a table of figures": "| Banks | 1,200.50 | up 3.0 |",
    "an end mark": "(END)",
    "a change note": "(ATTN: ADDS photo)",
    "in this picture": "There is no room for pity in this picture of the city, critics said.",
}


@pytest.mark.parametrize("line", BODY.values(), ids=BODY)
def test_what_is_no_caption_stays(line):
    taken = take([line, "The next paragraph."])
    assert taken.photos == []
    assert len(taken.lines) == 2


SAME = {
    "white space": "| ▲  A diver waves  from the pier of Mokdo on May 12, 2026.  (Yonhap) |",
    "case of the marker": f"| ▲ {TEXT} (YONHAP) |",
    "another bullet": f"△ {PLAIN}",
    "no bullet": PLAIN,
    "no credit": f"▲ {TEXT}",
    "no mark at all": TEXT,
    "without its last point": f"▲ {TEXT[:-1]} (Yonhap)",
}


@pytest.mark.parametrize("again", SAME.values(), ids=SAME)
@pytest.mark.parametrize("apart", [False, True], ids=["together", "apart"])
def test_the_same_caption_in_other_dress_is_a_repeat(again, apart):
    between = ["A paragraph stands between."] if apart else []
    taken = take([f"| ▲ {PLAIN} |", *between, again])
    assert [(photo.repeats, photo.credit) for photo in taken.photos] == [(2, "Yonhap")]
    assert taken.lines == between


def test_quotes_and_dashes_do_not_make_another_caption():
    taken = take(['▲ The probe "Banwol" – seen from below. (Yonhap)',
                  "▲ The probe “Banwol” -- seen from below. (Yonhap)",
                  "▲ The probe 'Banwol' — seen from below. (Yonhap)"])  # fmt: skip
    assert [photo.repeats for photo in taken.photos] == [3]


TWO = {
    "another day": ("▲ A diver on May 12, 2026. (Yonhap)", "▲ A diver on May 13, 2026. (Yonhap)"),
    "another side": ("▲ Seo (L) meets Bang. (Yonhap)", "▲ Seo (R) meets Bang. (Yonhap)"),
    "another word": ("▲ A red kite. (Yonhap)", "▲ A black kite. (Yonhap)"),
    "another photographer": ("▲ A kite over the bay. (AP-Yonhap)", "▲ A kite over the bay. (EPA-Yonhap)"),
}  # fmt: skip


@pytest.mark.parametrize("pair", TWO.values(), ids=TWO)
def test_captions_that_differ_in_substance_stay_two(pair):
    assert [photo.repeats for photo in take(list(pair)).photos] == [1, 1]


DETAILS = {
    "provider and rights": (
        "▲ A man speaks in Seoul on Jan. 12, 2026, in this photo provided by his office. "
        "(PHOTO NOT FOR SALE) (Yonhap)",
        ("Yonhap", "his office", "PHOTO NOT FOR SALE", WireDate(2026, 1, 12)),
    ),
    "a file photo": (
        "▲ This June 24, 2024, file photo provided by the Hanul Institute shows a leopard. (Yonhap)",
        ("Yonhap", "the Hanul Institute", None, WireDate(2024, 6, 24)),
    ),
    "the day of the photo, not of what it is for": (
        "▲ A poster for a play that opens March 3, 2026, is seen in this photo taken on "
        "Feb. 20, 2026. (Yonhap)",
        ("Yonhap", None, None, WireDate(2026, 2, 20)),
    ),
    "a company that provides": (
        "▲ This image provided by Doran Motors Co., Ltd. shows a bus. (PHOTO NOT FOR SALE) (Yonhap)",
        ("Yonhap", "Doran Motors Co., Ltd.", "PHOTO NOT FOR SALE", None),
    ),
    "provided on a day": (
        "▲ A ship burns off Doran in this photo released by the coast guard on March 3, 2026. (Yonhap)",
        ("Yonhap", "the coast guard", None, WireDate(2026, 3, 3)),
    ),
    "courtesy": (
        "▲ A scene from the film. (Photo courtesy of Hanul Pictures) (Yonhap)",
        ("Yonhap", "Hanul Pictures", None, None),
    ),
    "a photographer's name": ("▲ A kite. (AP Photo/Boon Cha-won)", ("AP Photo/Boon Cha-won", None, None, None)),
    "a pool": ("▲ The two shake hands. (Pool photo) (Yonhap)", ("Pool photo; Yonhap", None, None, None)),
    "undated": ("▲ This undated file photo shows a cub. (Yonhap)", ("Yonhap", None, None, None)),
    "a side in brackets stays in the text": ("▲ Seo (R) and Bang (Yonhap)", ("Yonhap", None, None, None)),
}  # fmt: skip


@pytest.mark.parametrize(("line", "details"), DETAILS.values(), ids=DETAILS)
def test_what_a_caption_says_of_its_photo(line, details):
    (photo,) = take([line]).photos
    assert (photo.credit, photo.provided_by, photo.rights, photo.taken) == details


def test_two_images_then_two_captions_keep_their_ids():
    import re

    taken = take(
        ["| ![](x/PYH1.jpg) | ![](x/PYH2.jpg) |", f"| ▲ {PLAIN} | ▲ Waves at Mokdo. (Yonhap) |"],
        photo_id=re.compile(r"PYH\d"),
    )
    assert [photo.photo_id for photo in taken.photos] == ["PYH1", "PYH2"]
    assert [photo.key for photo in taken.photos] == ["PYH1", "PYH2"]


def test_a_key_ignores_all_but_the_words():
    assert key_of("▲ “A  kite” — over\u00a0the bay.") == key_of("'a kite' - Over the bay")


def test_a_caption_that_never_closes_is_cut():
    assert take(["![]() |", "| ▲ A diver waves from the pi"]).cut
    assert not take(["![]() |", f"| ▲ {PLAIN} |"]).cut


def test_a_stricter_reading_begins_with_the_body():
    lines = [
        "Seo is seen in this undated photo.",
        "Seo is seen in this undated photo that all know.",
    ]
    assert len(take(lines, header_ends=2).photos) == 2
    assert len(take(lines).photos) == 1


def test_bullets_in_korean_lists_are_not_captions():
    assert captions.take(["▲ 1960년 출생 ▲ 서울대 ▲ 외교부"]).photos == []
