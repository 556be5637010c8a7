"""Strings of HTML: known by their tags, parsed, or taken as text where they cannot be."""

import pytest

from transforms.formats.html_strings import TOO_DEEP, TOO_LONG, is_html, tree_of, without_tags
from transforms.formats.iptc_xml import plain_or_html

STRINGS = {
    "a tag": ("<p>Low tide.", True),
    "a tag at its end": ("Low tide.</p>", True),
    "escaped": ("&lt;p&gt;Low tide.&lt;/p&gt;", True),
    "a sign of figures": ("a < b and c > d", False),
    "an address": ("<desk@hanul.example>", False),
    "an unknown tag": ("<DRN.O> sets sale", False),
    "nothing": ("", False),
}


@pytest.mark.parametrize(("text", "is_it"), STRINGS.values(), ids=STRINGS)
def test_html_is_known_by_its_tags(text, is_it):
    assert is_html(text) is is_it


def test_what_cannot_be_parsed_says_why():
    assert tree_of("<div>" * 300 + "Low tide.") == (None, TOO_DEEP)
    assert tree_of("<p>" + "a" * 1_000_000) == (None, TOO_LONG)
    assert tree_of("<?xml version='1.0'?>") == (None, None)


def test_without_tags_blocks_are_lines():
    assert without_tags("<p>Low &amp; <b>high</b></p><p>tide.</p>") == "Low & high\n\ntide."


COPY = {
    "escaped HTML": ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
    "with its declaration": ("<?xml version='1.0'?><p>Öne.</p>", "Öne."),
    "nested deeper than can be parsed": ("<div>" * 300 + "Low tide.", "Low tide."),
    "plain": (" One. \nTwo. \n", " One.\nTwo."),
}


@pytest.mark.parametrize(("text", "copy"), COPY.values(), ids=COPY)
def test_the_copy_in_a_string_of_an_xml_format(text, copy):
    assert plain_or_html(text) == copy
