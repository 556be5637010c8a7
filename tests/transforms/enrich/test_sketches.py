"""Sketches: the same for ever, whatever they were made with, and as good as MinHash says."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench.copied_texts import Writer
from transforms.enrich import sketches
from transforms.enrich.sketches import NO_SKETCH, key_of, sketch, words_of

WRITER = Writer(7)
BODY = WRITER.body(8)
PINNED = ([3257889257, 3383783460, 3360930988], [2602965168651048964, 6745669429941841049])
TEXTS = st.text(st.sampled_from("aBß1 _.,\n東ア・서é\ud800𝒳ﬁ½\u0301"), max_size=60)


def agree(one, other):
    return sum(a == b for a, b in zip(one.minhash, other.minhash, strict=True)) / 128


@given(st.lists(TEXTS, max_size=6))
def test_the_words_of_a_text_are_those_of_its_regular_expression(texts):
    for text, made in zip(texts, sketch(texts), strict=True):
        words = [word for part in text.split("\n\n") for word in words_of(part)]
        said = " ".join(words).encode("utf-8", "surrogatepass")
        assert made.text_sha256 == (hashlib.sha256(said).hexdigest() if words else None)
        runs = {tuple(words[at : at + 3]) for at in range(max(1, len(words) - 2))}
        assert made.shingles == (len(runs) if words else 0)
        assert len(made.minhash) == (128 if words else 0)
        assert len(made.bands) == (32 if words else 0)


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_what_else_is_in_the_batch_does_not_matter(texts):
    assert sketch(texts) == [made for text in texts for made in sketch([text])]


def test_neither_does_where_it_is_cut(monkeypatch):
    texts = [BODY, "東京 tower", "", BODY[:300], "x" * 999]
    whole = sketch(texts)
    monkeypatch.setattr(sketches, "CHUNK_CHARACTERS", 200)
    assert sketch(texts) == whole


def test_no_texts_no_sketches():
    assert sketch([]) == []
    assert sketch(["", " \n\n .,"]) == [NO_SKETCH, NO_SKETCH]


def test_width_case_marks_and_white_space_do_not_count():
    (one, other) = sketch(["The pier, reopened\nin May.", "THE PIER reopened - in ｍａｙ"])
    assert one == other


def test_paragraphs_of_twelve_words_and_more_are_keyed_once_each():
    long, short = " ".join(f"word{n}" for n in range(12)), "eleven words"
    (made,) = sketch([f"{long}\n\n{short}\n\n{long.upper()}\n\n{long} more"])
    assert made.paragraphs == [(key_of(long), 12), (key_of(f"{long} more"), 13)]


def test_values_are_the_same_for_ever():
    """A change here means that every stored item must be worked again."""
    (made,) = sketch(["The pier reopened in May after a winter of repairs, the board said."])
    assert made.shingles == 11
    assert (made.minhash[:3], made.bands[:2]) == PINNED


@pytest.mark.parametrize(("kept", "jaccard"), [(1.0, 1.0), (0.7, 0.7), (0.5, 0.5)])
def test_signatures_agree_in_as_large_a_share_as_the_shingles(kept, jaccard):
    words = BODY.split(" ")
    one, other = sketch([BODY, " ".join(words[: int(len(words) * kept)])])
    assert agree(one, other) == pytest.approx(jaccard, abs=0.12)


def test_strangers_share_next_to_nothing():
    one, other = sketch([BODY, WRITER.body(8)])
    assert agree(one, other) < 0.1
    assert not set(one.bands) & set(other.bands)
