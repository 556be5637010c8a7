"""Two versions of a text, paragraph against paragraph."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from warehouse.paragraphs import compare, key_of, paragraphs_of

PIER = (
    "The harbor board of Dorwick said Monday it would close the north pier for three weeks so that "
    "divers can inspect the piles below the old ferry landing."
)
WORK = "The work is to begin on Thursday and will cost about 40,000 crowns, its engineer said."
OWL = "An owl was found asleep in the bell tower of the town hall."
MAYOR = "Mayor Ann Oak said she had not been told."
FERRIES = "Ferries leave from the south quay until then."
SHARES, BONDS = "The shares rose 3 percent to 41 crowns.", "The bonds fell 2 percent to 97 crowns."

ALIKE = {
    "a figure changed": (PIER, PIER.replace("three", "five"), "edited"),
    "a sentence added": (PIER, f"{PIER} {WORK}", "edited"),
    "a long sentence added to a short one": (FERRIES, f"{FERRIES} {PIER}", "edited"),
    "a sentence put before it": (FERRIES, f"{PIER} {FERRIES}", "edited"),
    "fuller attribution": (
        '"It is a good day for the town," Oak said.',
        '"It is a good day for the town and for all who fish here," Mayor Ann Oak told reporters.',
        "edited",
    ),
    "a toll that rises": (
        "Two people were killed and five injured when a bus left the road near Mora on Sunday.",
        "At least seven people were killed and 12 injured when a bus left an icy road near the "
        "town of Mora in Dalarna on Sunday night, police said.",
        "edited",
    ),
    "only points changed": ("Rates rose, again.", "Rates rose again.", "edited"),
    "written anew": (
        PIER,
        "Dorwick's north pier is to be shut for most of the month while divers look at its piles, "
        "the harbor board announced on Monday.",
        "rewritten",
    ),
    "written anew, with words that every such story has": (
        "A fire in a warehouse on the edge of Dorwick was put out on Sunday night, and the police "
        "said that nobody was hurt.",
        "Firefighters put out a blaze at a warehouse outside Dorwick late Sunday; no one was "
        "injured, police said.",
        "rewritten",
    ),
    "two sentences of one mould": (SHARES, BONDS, "rewritten"),
    "a word or two that another begins with": (
        "Police said.",
        "Police said a man who had climbed the tower came down by himself at noon.",
        "rewritten",
    ),
    "signs without words": ("***", "---", "rewritten"),
    "Korean, a figure changed": (
        "모라 시는 3월 2일 북쪽 부두를 3주 동안 닫는다고 밝혔다.",
        "모라 시는 3월 2일 북쪽 부두를 5주 동안 닫는다고 밝혔다.",
        "edited",
    ),
    "Japanese, a figure changed": (
        "モラ市は北の桟橋を三週間閉鎖すると発表した。",
        "モラ市は北の桟橋を五週間閉鎖すると発表した。",
        "edited",
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), ALIKE.values(), ids=ALIKE)
def test_a_paragraph_is_edited_or_written_anew(old, new, expected):
    operations = ["edited"] if expected == "edited" else ["added", "removed"]
    assert sorted(one.operation for one in compare([old], [new])) == operations


def told(old, new):
    """Operations as `operation new<old`, in a line."""
    return " ".join(
        one.operation
        + (f" {one.paragraph}" if one.paragraph is not None else "")
        + (f"<{one.old_paragraph}" if one.old_paragraph is not None else "")
        for one in compare(old, new)
    )


CASES = {
    "nothing": ([], [], ""),
    "all new": ([], [PIER, OWL], "added 0 added 1"),
    "all gone": ([PIER, OWL], [], "removed<0 removed<1"),
    "the same": ([PIER, OWL], [PIER, OWL], "kept 0<0 kept 1<1"),
    "case, width, blanks and quotes do not count": (
        ['"Yes,"  Oak\nSAID.', "Ｒａｔｅｓ rose."],
        ["“Yes,” oak said.", "Rates rose."],
        "kept 0<0 kept 1<1",
    ),
    "one put in": ([PIER, OWL], [PIER, MAYOR, OWL], "kept 0<0 added 1 kept 2<1"),
    "one taken out": ([PIER, MAYOR, OWL], [PIER, OWL], "kept 0<0 removed<1 kept 1<2"),
    "the fewest are moved": (
        [PIER, OWL, MAYOR, FERRIES],
        [FERRIES, PIER, OWL, MAYOR],
        "moved 0<3 kept 1<0 kept 2<1 kept 3<2",
    ),
    "of two that change places the longer is kept": (
        [PIER, OWL], [OWL, PIER], "moved 0<1 kept 1<0",
    ),
    "moved and edited is edited": (
        [FERRIES, OWL, PIER],
        [PIER.replace("three", "five"), FERRIES, OWL],
        "edited 0<2 kept 1<0 kept 2<1",
    ),
    "split: its larger part is it": (
        [f"{PIER} {FERRIES}", OWL], [PIER, FERRIES, OWL], "edited 0<0 added 1 kept 2<1",
    ),
    "joined: it is the larger": (
        [PIER, FERRIES, OWL], [f"{PIER} {FERRIES}", OWL], "edited 0<0 removed<1 kept 1<2",
    ),
    "a repeated one is kept as often as it can be": (
        ["* * *", PIER, "* * *", OWL], [PIER, "* * *", OWL, "* * *"],
        "kept 0<1 kept 1<2 kept 2<3 moved 3<0",
    ),
    "repeated more often": (["Rain."], ["Rain.", "Rain."], "kept 0<0 added 1"),
    "the likest are paired first": (
        [PIER],
        [PIER.replace("three", "five").replace("Monday", "Tuesday"), PIER.replace("three", "five")],
        "added 0 edited 1<0",
    ),
    "a removed one stands behind what it followed": (
        [OWL, PIER, FERRIES], [MAYOR, PIER], "removed<0 added 0 kept 1<1 removed<2",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), CASES.values(), ids=CASES)
def test_what_became_of_each_paragraph(old, new, expected):
    assert told(old, new) == expected


def test_how_alike_an_edited_paragraph_is():
    (edited,) = compare(["One two three four."], ["One two three five six."])
    assert edited.similarity == pytest.approx(2 * 3 / 9)
    assert [one.similarity for one in compare([OWL], [OWL])] == [None]


def test_a_paragraph_that_stands_there_a_thousand_times_costs_no_more_than_its_places():
    many = ["-----"] * 3000
    assert {one.operation for one in compare(many, [*many, OWL])} == {"kept", "added"}


def test_a_body_is_parted_by_blank_lines():
    assert paragraphs_of("One\ntwo\n\nthree\n\n \n\nfour") == ["One\ntwo", "three", "four"]
    assert paragraphs_of(None) == paragraphs_of("") == []


SENTENCES = st.lists(
    st.lists(st.sampled_from(["the", "pier", "owl", "rain", "3", "“Yes,”"]), max_size=5).map(
        " ".join
    ),
    max_size=7,
)
TEXTS = st.one_of(
    SENTENCES, st.lists(st.text(max_size=9), max_size=5), st.lists(st.sampled_from("aBcd"))
)


def applied(operations, old, new):
    """The new text as the operations make it of the old one and of what is added and edited."""
    made = [
        new[one.paragraph] if one.operation in ("added", "edited") else old[one.old_paragraph]
        for one in operations
        if one.operation != "removed"
    ]
    return [key_of(paragraph) for paragraph in made]


@settings(max_examples=300)
@given(TEXTS, TEXTS)
@example(["a", "b", "a"], ["b", "a", "a", "b"])
def test_operations_make_the_new_text_of_the_old(old, new):
    operations = compare(old, new)
    assert applied(operations, old, new) == [*map(key_of, new)]
    for places, text in (("paragraph", new), ("old_paragraph", old)):
        found = [getattr(one, places) for one in operations]
        assert sorted(n for n in found if n is not None) == [*range(len(text))]
    kept = [one.old_paragraph for one in operations if one.operation == "kept"]
    assert kept == sorted(kept)


@settings(max_examples=300)
@given(TEXTS, TEXTS)
def test_it_is_the_same_the_other_way_round(old, new):
    back = {"added": "removed", "removed": "added"}
    turned = {
        (back.get(one.operation, one.operation), one.old_paragraph, one.paragraph, one.similarity)
        for one in compare(old, new)
    }
    assert turned == {tuple(one) for one in compare(new, old)}


@given(TEXTS)
def test_a_text_is_itself(text):
    assert told(text, text) == " ".join(f"kept {n}<{n}" for n in range(len(text)))
