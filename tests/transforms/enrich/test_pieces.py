"""The parts of a body that a model reads: prose alone, of bounded length, offsets kept."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from transforms.enrich.document import Body
from transforms.enrich.pieces import (
    LIMIT_CHARACTERS,
    PIECE_CHARACTERS,
    is_prose,
    pieces,
    prose,
)
from transforms.enrich.truecase import is_capitals, title_cased

NO_PROSE = {
    "editors-note": "Eds: adds comment from the harbour board in paragraph four",
    "editors-note-with-point": "ED. NOTE: the spelling of Norvik is right",
    "note-to-editors": "Note to editors: photographs are on the desk",
    "attention": "ATTN photo desks - pictures follow",
    "reporting-by": "Reporting by Anna Weiss and Odile Brandt; editing by Tomas Havel",
    "additional-reporting": "(Additional reporting by Mara Lindqvist in Veldmark)",
    "writing-by": "Writing by Anna Weiss",
    "updates": "Updates with quotes, background",
    "recasts": "Recasts throughout, adds details",
    "corrects": "Corrects to Norvik in second paragraph",
    "contact": "Media contact: Anna Weiss",
    "telephone": "Tel: +351 55 501 22",
    "mail": "anna.weiss@norvik.example",
    "link": "https://norvik.example/harbour",
    "www": "See www.norvik.example",
    "signed-with-number": "-- Anna Weiss, Lisbon newsroom +351 55 501",
    "newsroom-number": "Lisbon newsroom +351 55 501 22 33",
    "copyright": "Copyright (c) Norvik",
    "rights": "All rights reserved.",
    "end": "END",
    "more": "(MORE)",
    "rule": "-" * 40,
    "stars": "* * * * *",
    "blank": "   ",
    "table-of-numbers": "Norvik  1,204  1,311  9.1  88  12,004",
    "results": "Shr 1.20 dlrs vs 98 cts",
    "numbers-alone": "1,204 1,311 9.1",
}
PROSE = {
    "sentence": "The harbour board met on Monday.",
    "headline": "Norvik buys a ferry",
    "short": "Calm.",
    "sentence-with-numbers": "Norvik earned 1.2 million dollars in 1986, up from 900,000 in 1985.",
    "sentence-with-vs": "Norvik earned 12 cents a share vs 9 cents.",
    "edited-as-a-verb": "Edited films sold well.",
    "contacts-as-a-noun": "Contacts between the two lands went on.",
    "more-as-a-word": "More than six boats left.",
    "source-as-a-word": "Sources close to the board said so.",
    "telephone-as-a-word": "Phone calls were not returned.",
    "dash-at-the-start": "-- The board met.",
    "right-to-left": "قال الوزير إن السفينة غادرت",
    "emoji-and-words": "🚢 The ferry left.",
    "one-long-word": "N" * 300,
}


@pytest.mark.parametrize("line", NO_PROSE.values(), ids=list(NO_PROSE))
def test_what_is_no_prose_is_never_read(line):
    assert not is_prose(line)
    text = f"The board met.\n\n{line}\n\nIt went home."
    read = [piece.text for piece in pieces(Body(text))]
    assert read == ["The board met.", "It went home."]


@pytest.mark.parametrize("line", PROSE.values(), ids=list(PROSE))
def test_prose_is_read(line):
    assert is_prose(line)


CAPITALS = {
    "usual-words-small": ("THE BANK OF NORVIK CLOSED", "The bank of Norvik closed"),
    "ends-of-usual-words": ("NORVIK REGULATION TIREDNESS", "Norvik regulation tiredness"),
    "states-acronyms-stay": ("THE EU AND NATO SAID", "The EU and NATO said"),
    "roman-numbers-stay": ("POPE LEO XIV SPOKE", "Pope Leo XIV Spoke"),
    "possessive": ("NORVIK'S PLAN", "Norvik's plan"),
    "end-of-a-given-name": ("KIM JONG-UN SAID", "Kim Jong-un said"),
    "longer-when-small": ("İZMİR SPOKE", "İZMİR Spoke"),
    "numbers": ("NORVIK 1986 PLAN", "Norvik 1986 plan"),
}


@pytest.mark.parametrize(("said", "cased"), CAPITALS.values(), ids=list(CAPITALS))
def test_capitals_are_read_in_title_case(said, cased):
    assert title_cased(said) == cased


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("THE HARBOUR BOARD MET ON MONDAY AT NOON.", True, id="all"),
        pytest.param("LISBON (Kordia) - The harbour board met.", False, id="dateline-alone"),
        pytest.param("The harbour board met.", False, id="small"),
        pytest.param("NATO met.", False, id="acronym-first"),
        pytest.param("1,200", False, id="no-letters"),
    ],
)
def test_a_paragraph_in_capitals_is_known(text, expected):
    assert is_capitals(text) is expected


def test_the_capitals_of_a_body_are_those_of_its_pieces():
    body = Body("THE NORVIK BOARD MET.\n\nIt went home.")
    assert prose(body) == "The Norvik Board Met.\n\nIt went home."


def test_lines_of_one_paragraph_are_read_each():
    assert [piece.text for piece in pieces(Body("One met.\nTwo met."))] == ["One met.", "Two met."]


def test_a_long_paragraph_is_cut_at_a_sentence():
    text = "The harbour board met again. " * 200
    found = pieces(Body(text))
    assert len(found) > 2
    assert all(piece.text.startswith("The ") for piece in found)


def test_a_long_text_without_a_sentence_is_cut_between_words():
    found = pieces(Body("harbour " * 1_000))
    assert all(piece.text.startswith("harbour") for piece in found)


def test_one_long_word_is_cut_all_the_same():
    found = pieces(Body("h" * 9_000))
    assert [len(piece.text) for piece in found][:2] == [PIECE_CHARACTERS, PIECE_CHARACTERS]


def test_what_is_beyond_the_limit_is_not_read():
    body = Body("The harbour board met. " * (LIMIT_CHARACTERS // 10))
    assert pieces(body)[-1].end <= LIMIT_CHARACTERS
    assert len(prose(body)) == len(body.text)


LINES = st.sampled_from(
    [
        *NO_PROSE.values(), *PROSE.values(), "THE HARBOUR BOARD MET ON MONDAY AT NOON.",
        "İSTANBUL ßTRASSE ǅUNGLA ﬁRM MET AGAIN AT NOON", "word " * 900, "",
    ]
)  # fmt: skip


@given(st.lists(LINES | st.text(max_size=80), max_size=8).map("\n".join))
def test_pieces_lie_in_the_body_in_order_and_have_its_length(text):
    body = Body(text)
    at = 0
    for piece in pieces(body):
        assert at <= piece.start < piece.end <= len(text)
        assert len(piece.text) == piece.end - piece.start <= PIECE_CHARACTERS
        assert piece.text.casefold() == text[piece.start : piece.end].casefold()
        assert "\n" not in piece.text
        at = piece.end
    assert len(prose(body)) == len(text)
