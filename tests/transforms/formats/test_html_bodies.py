"""Bodies that stand as a string in another format."""

import pytest

from transforms.formats.html_bodies import body_of, plain
from transforms.formats.html_strings import TOO_DEEP, TOO_LONG
from transforms.source import Feed, Picture

FEED = Feed("load")

COPIES = {
    "paragraphs": ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
    "a heading and a list": ("<h2>Ships</h2><ul><li>Alba</li><li>Bora</li></ul>", "Ships\n\nAlba\n\nBora"),
    "a table": ("<table><tr><td>Alba</td><td>6</td></tr></table>", "Alba | 6"),
    "a table in a figure": ("<figure class='table'><table><tr><td>Alba</td><td>6</td></tr></table></figure>", "Alba | 6"),
    "entities": ("<p>A&nbsp;&amp; B &#8212; C</p>", "A & B — C"),
    "escaped twice": ("&lt;p&gt;A &amp;amp; B&lt;/p&gt;&lt;p&gt;C&lt;/p&gt;", "A & B\n\nC"),
    "text behind a figure": ("<p>One <figure><img></figure>and more.</p>", "One and more."),
    "comments": ("<p>One.</p><!-- EMBED --><p>Two.</p>", "One.\n\nTwo."),
    "scripts": ("<script>alert(1)</script><p>One.</p>", "One."),
    "a tag that is none": ("<p>One,</ br> two.</p>", "One, two."),
    "control characters": ("<p>On\0e\x0c.</p>", "One."),
    "a headline again": ("<h1>Ferry  sails</h1><p>One.</p>", "One."),
    "the headline alone": ("<p>Ferry sails</p>", "Ferry sails"),
    "plain text": ("One.\nTwo & three.\n", "One.\nTwo & three.\n"),
    "plain text with the headline": ("Ferry sails\nOne.", "One."),
    "a sign for less": ("Inflation < 2 percent and > 1.", "Inflation < 2 percent and > 1."),
    "a fragment of NITF": ("<block><p>One.</p><p>Two.</p></block>", "One.\n\nTwo."),
    "a document of NITF": ("<?xml version='1.0' encoding='ISO-8859-1'?><nitf><head><title>T</title></head><body><body.content><p>Øre.</p></body.content></body></nitf>", "Øre."),
    "nothing": ("", ""),
    "an empty paragraph": ("<p>&nbsp;</p>", ""),
}  # fmt: skip


@pytest.mark.parametrize(("text", "copy"), COPIES.values(), ids=COPIES)
def test_a_body_is_its_blocks(text, copy):
    assert body_of(text, FEED, "Ferry sails").copy == copy


def test_lines_of_declared_html_are_wrapped_unless_blank_lines_part_them():
    assert body_of("\n One\n two.\n", FEED, as_html=True).copy == "One two."
    assert body_of("One.\n\nTwo &amp; three.", FEED, as_html=True).copy == "One.\n\nTwo & three."


FIGURES = {
    "a caption": ("<figure><img alt='boats'><figcaption>A ferry.</figcaption></figure>", Picture(text="A ferry.")),
    "a credit in it": ("<figure><figcaption>A ferry. <span class='credit'>Ek</span></figcaption></figure>", Picture(text="A ferry.", credit="Ek")),
    "a byline beside it": ("<figure><div class='byline'>Ek/NT</div><figcaption>A ferry.</figcaption></figure>", Picture(text="A ferry.", credit="Ek/NT")),
    "an id": ("<figure><img data-uri='u1'><figcaption>A ferry.</figcaption></figure>", Picture(text="A ferry.", photo_id="u1")),
    "alt text": ("<figure><img alt='A ferry'></figure>", Picture(text="A ferry")),
    "a frame of a weblog": ("<div class='wp-caption'><img><p class='wp-caption-text'>A ferry.</p></div>", Picture(text="A ferry.")),
    "an image with a caption": ("<img data-caption='A ferry.'>", Picture(text="A ferry.")),
    "an image with a sentence": ("<img alt='A ferry sails from Vik.'>", Picture(text="A ferry sails from Vik.")),
}  # fmt: skip


@pytest.mark.parametrize(("text", "picture"), FIGURES.values(), ids=FIGURES)
def test_a_figure_is_a_picture_and_no_copy(text, picture):
    body = body_of(f"<p>One.</p>{text}<p>Two.</p>", FEED)
    assert body.pictures == (picture,)
    assert body.copy == "One.\n\nTwo."


def test_an_icon_is_no_picture():
    assert body_of("<p>One.<img alt='logo'><figure><img></figure></p>", FEED).pictures == ()


def test_asides_are_no_copy():
    body = body_of(
        "<section><p>One.</p></section><section class='notepad'><p>Call Eva.</p></section>", FEED
    )
    assert (body.copy, body.asides) == ("One.", {"notepad": "Call Eva."})


def test_malformed_nitf_is_read_as_html():
    body = body_of("<nitf><body><p>One.<p>Two.</body></nitf>", FEED)
    assert body.copy == "One.\n\nTwo."
    assert body.notes[0].startswith("the NITF of the body is read as HTML: ")


@pytest.mark.parametrize("tag", ["div", "b", "figure", "table", "p><div"])
def test_deep_nesting_costs_the_markup_and_no_words(tag):
    body = body_of(f"<{tag}>" * 20_000 + "deep words", FEED)
    assert body.copy.split() == ["deep", "words"]
    assert body.notes == (TOO_DEEP,)


@pytest.mark.parametrize("unit", ["<", "<p>", "&lt;p&gt;", "(", "<a href='", "&amp;", "<p ", "</"])
def test_a_body_of_megabytes_is_read_as_plain_text(unit):
    body = body_of(unit * (1_100_000 // len(unit)) + "<p>end</p>", FEED, as_html=True)
    assert body.notes == (TOO_LONG,)


PLAIN = {
    None: None,
    "": "",
    "Ferry sails": "Ferry sails",
    "Profit < 5 & loss > 3": "Profit < 5 & loss > 3",
    "Storm &amp; flood": "Storm & flood",
    "<b>Ferry</b> sails": "Ferry sails",
    "<p>One</p><p>Two</p>": "One\nTwo",
    "<p></p>": None,
    "<section class='notepad'>Call Eva</section>": "Call Eva",
}


@pytest.mark.parametrize(("text", "expected"), PLAIN.items(), ids=str)
def test_short_texts_lose_their_tags(text, expected):
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("<p>A&amp;amp;B</p>", "A&B"),
        ("A&amp;B", "A&B"),
        ("<p>the bank\x92s \x93loss\x94</p>", "the bank’s “loss”"),
    ],
    ids=["escaped twice", "plain", "controls for quotes"],
)
def test_what_is_left_of_an_encoding_is_text(text, copy):
    assert body_of(text, Feed("test")).copy == copy
