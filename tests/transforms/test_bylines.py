"""Bylines: what is read of them, and the sentences that begin like one."""

import pytest

from transforms.copy import bylines

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
