"""What holds for every document, tried on documents at random."""

import dataclasses
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench.generate import story
from tests.copies import FEED, pulled, worked
from transforms.work import work

STORY = """\
![]() |
| ▲ A diver waves from the pier of Mokdo on May 12, 2026, in this photo provided by a reader. \
(PHOTO NOT FOR SALE) (Yonhap) |
![]() |
| ▲ A diver waves from the pier of Mokdo on May 12, 2026, in this photo provided by a reader. \
(PHOTO NOT FOR SALE) (Yonhap) |
(2nd LD) pier
(2nd LD) Pier of Mokdo opens to divers again after three years of repairs
(ATTN: UPDATES throughout with opening; CHANGES headline, photo)
By Noh Eun-chae and Won Tae-gyeong
MOKDO, South Korea, May 12 (Yonhap) -- The pier of Mokdo opened to divers again Tuesday.
"Nobody has dived here for three years," the harbor master said, "but the fish."
A photo provided by the harbor office showed the first diver in the water.
The office said it would count the divers until the end of the year.
noh@yna.co.kr
(END)
(C) Yonhap News Agency. All Rights Reserved
"""
LINES = STORY.splitlines()
PADDING = ["", " ", "\t", "\u00a0", "\u200b", "\ufeff", "&nbsp;", "|", "|  |", "| --- |",
           "![]() |", "![](https://img.example/a.jpg)", "\r", "-----", "\u3000\u200d"]  # fmt: skip


def columns(text: str) -> tuple[dict[str, object], list[dict[str, object]]]:
    """What a story says: the columns of its item and captions, but those that tell of its bytes."""
    rows = worked(text)
    (item,) = rows.items
    told = dataclasses.asdict(item)
    del told["item_id"], told["file_id"], told["padding_chars"]
    captions = [dataclasses.asdict(caption) for caption in rows.captions]
    return told, [{k: v for k, v in c.items() if k != "item_id"} for c in captions]


AS_IT_IS = columns(STORY)


@given(
    st.lists(st.tuples(st.integers(0, len(LINES)), st.sampled_from(PADDING)), max_size=30),
    st.sampled_from(["\n", "\r\n"]),
)
def test_padding_between_lines_changes_no_column(inserted, line_break):
    lines = list(LINES)
    for at, padding in sorted(inserted, reverse=True):
        lines.insert(at, padding)
    assert columns(line_break.join(lines)) == AS_IT_IS


@given(st.data())
def test_padding_around_a_line_changes_no_column(data):
    spaces = st.text(" \t\u00a0\u200b", max_size=3)
    lines = [data.draw(spaces) + line + data.draw(spaces) for line in LINES]
    assert columns("\n".join(lines)) == AS_IT_IS


garbled = st.text(max_size=60) | st.sampled_from(
    ["(", ")", "(ATTN:", "▲", "|", "By", "(END)", "(LEAD)"]
)


@given(
    st.sampled_from(["drop", "double", "move", "garble", "cut"]),
    st.integers(0, len(LINES) - 1),
    st.integers(0, len(LINES) - 1),
    garbled,
)
@settings(max_examples=400)
def test_a_damaged_story_is_read_or_refused(damage, at, to, junk):
    lines = list(LINES)
    line = lines[at]
    match damage:
        case "drop":
            del lines[at]
        case "double":
            lines.insert(at, line)
        case "move":
            lines.insert(to, lines.pop(at))
        case "garble":
            lines[at] = line[: len(line) // 2] + junk
        case _:
            lines = [*lines[:at], line[: len(line) // 2]]
    rows = worked("\n".join(lines))
    assert len(rows.items) + len(rows.rejects) == 1


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(raw):
    rows = worked(raw)
    assert len(rows.items) + len(rows.rejects) == 1


@given(st.text(max_size=300))
@settings(max_examples=300)
def test_any_text_is_read_or_refused(text):
    rows = worked(text)
    assert len(rows.items) + len(rows.rejects) == 1


def test_reading_twice_gives_the_same():
    assert worked(STORY) == worked(STORY)


def test_clean_copy_reads_the_same_again():
    """The body of a story, put back behind its dateline, is the same body."""
    item, _ = AS_IT_IS
    again = f"{item['headline']}\n{item['dateline']} {item['body']}\n(END)"
    assert columns(again)[0]["body"] == item["body"]


@given(st.integers(0, 2**32))
@settings(max_examples=20)
def test_the_order_of_files_changes_no_row(seed):
    files = [pulled(story(number), f"{number}.txt") for number in range(12)]
    shuffled = random.Random(seed).sample(files, len(files))
    first, second = work(files, FEED), work(shuffled, FEED)
    for table in ("feed_files", "items", "captions", "rejects"):
        assert sorted(map(repr, getattr(first, table))) == sorted(map(repr, getattr(second, table)))
