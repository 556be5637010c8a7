"""Padding: what is no text goes, and nothing else."""

import pytest

from transforms.copy import padding

CASES = {
    "blank lines": ("one\n\n\n\ntwo\n", ["one", "two"]),
    "carriage returns": ("one\r\ntwo\rthree", ["one", "two", "three"]),
    "form feeds and line separators": ("one\ftwo\u2028three\x85four", ["one", "two", "three", "four"]),
    "no-break spaces": ("\u00a0one\u00a0\u00a0two\u202f\n\u3000\n", ["one two"]),
    "entities": ("one&nbsp;two&#160;&amp; three &lt;4&gt;\n&nbsp;\n", ["one two & three <4>"]),
    "an ampersand that is no entity": ("AT&T, R&D; Q&A", ["AT&T, R&D; Q&A"]),
    "a mark of byte order": ("\ufeffone\n\ufeff", ["one"]),
    "zero width": ("o\u200bne\u00ad t\u2060wo\n\u200b\n\u200d", ["one two"]),
    "joiners inside Persian and emoji stay": ("می\u200cخواهم 👩\u200d🚀", ["می\u200cخواهم 👩\u200d🚀"]),
    "control bytes": ("o\x00ne\x07\x1b", ["one"]),
    "tabs": ("\tone\t\ttwo\t", ["one two"]),
    "rules": ("one\n-----\n* * *\n=====\n____\ntwo", ["one", "two"]),
    "empty table rows": ("|  |\n| --- | :-: |\none\n||\n|", ["one"]),
    "image slots and cells stay": ("![]() |\n| ▲ text |", ["![]() |", "| ▲ text |"]),
    "a figure alone stays": ("7\n1.5", ["7", "1.5"]),
    "nothing": (" \n\t\n\u00a0\u200b", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), CASES.values(), ids=CASES)
def test_padding_goes_and_text_stays(text, lines):
    assert padding.lines(text) == lines


WRAPPED = """\
   The snow gate on the pass road is to stay open a week longer than
planned, the road office said on Monday, because no snow has fallen
since the middle of February.

   Drivers are asked to carry chains all the same. "The pass has not
read our calendar," the gatekeeper said, who has closed it on the
first of April.
"""


def test_wrapped_lines_are_one_paragraph():
    lines = padding.lines(WRAPPED)
    assert [line[:8] for line in lines] == ["The snow", "Drivers "]
    assert lines[0].endswith("longer than planned, the road office said on Monday, because no snow "
                             "has fallen since the middle of February.")  # fmt: skip


def test_an_indent_alone_parts_wrapped_paragraphs():
    assert padding.lines(WRAPPED.replace("\n\n", "\n")) == padding.lines(WRAPPED)


def test_copy_with_a_paragraph_a_line_is_not_taken_for_wrapped():
    text = "Seoul shares\nSeoul shares end higher\nBy Ha Mi-rae\nShares rose.\nThe won fell."
    assert padding.lines(text) == text.split("\n")


def test_columns_of_a_table_are_not_joined():
    table = "\n".join(f"Bank of Number {n}     {n}00.5     up {n}.0 points" for n in range(1, 6))
    assert len(padding.lines(WRAPPED + "\n" + table)) == 2 + 5
