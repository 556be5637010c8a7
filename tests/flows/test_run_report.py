"""The report of a run, as tables and as Markdown, made of rows."""

import pytest

from flows.run_report import MOST, Report, cut_off, plain

TEXTS = {
    "words": ("no end mark", "no end mark"),
    "the bar of a table": ("bold | bar", r"bold \| bar"),
    "an image": ("![x](http://192.0.2.1/p.png)", r"!\[x\](http://192.0.2.1/p.png)"),
    "an element": ("no <nitf> root", r"no \<nitf> root"),
    "code and emphasis": ("`a` *b*", r"\`a\` \*b\*"),
    "a mark escaped already": (r"\<b>", r"\\\<b>"),
    "several lines": ("one\r\n\n# two", "one # two"),
}
RUN = {
    "flow": "nightly",
    "state": "failed",
    "message": "feed ferry: there is no <host>",
    "started": "2026-01-12 02:15",
    "seconds": 1234.5,
    "files_received": 2,
    "files_items": 1,
    "files_duplicate": 0,
    "files_not_news": 0,
    "files_rejected": 1,
    "files_known": 3,
    "files_left": 4,
    **dict.fromkeys(("items", "captions", "mentions", "quotes", "rejects"), 1),
}
FERRY = {
    "feed": "ferry",
    "state": "failed",
    "pulled": 20000,
    "newest item (UTC)": None,
    "known": 3000,
    "left": 0,
    "remarks": "there is no <host>",
}
QUIET = {**FERRY, "feed": "harbor", "state": "healthy", "known": 0, "remarks": ""}


@pytest.mark.parametrize(("text", "shown"), TEXTS.values(), ids=TEXTS)
def test_text_that_is_not_ours_is_no_markup(text, shown):
    assert plain(text) == shown


def test_a_failed_run_says_why_and_adds_up():
    assert Report(RUN, [], [], []).markdown().split("\n\n") == [
        "# nightly of 2026-01-12 02:15 UTC: failed",
        r"feed ferry: there is no \<host>",
        "Files: 2 = 1 with items + 0 duplicate + 0 not news + 1 rejected; "
        "3 known, 4 left for the next run.",
        "Items 1, captions 1, names 1, quotations 1, rejects 1; 1,234.5 seconds.\n",
    ]


def test_a_run_without_files_counts_none():
    none = dict.fromkeys((name for name in RUN if name.startswith("files_")), 0)
    run = {**RUN, **none, "flow": "maintain", "state": "completed", "message": None}
    assert Report(run, [], [], []).markdown() == (
        "# maintain of 2026-01-12 02:15 UTC: completed\n\n1,234.5 seconds.\n"
    )


def test_what_is_long_stands_below_the_table_of_feeds():
    assert Report(RUN, [FERRY, QUIET], [], []).markdown().split("\n\n")[4:] == [
        "## Feeds",
        "| feed | state | pulled | newest item (UTC) |\n"
        "| --- | --- | ---: | --- |\n"
        "| ferry | failed | 20,000 |  |\n"
        "| harbor | healthy | 20,000 |  |",
        "- ferry: 3,000 known; there is no \\<host>\n",
    ]


def test_the_html_report_is_linked_where_there_is_one():
    assert "the report" not in Report(RUN, [], [], []).markdown()
    shown = Report(RUN, [], [], []).markdown("/report.html")
    assert "The days up to now in charts: [the report](/report.html)" in shown


@pytest.mark.parametrize(("rows", "told"), [(MOST - 1, ""), (MOST, f"The first {MOST} are shown.")])
def test_a_table_that_is_cut_off_says_so(rows, told):
    assert cut_off([{"feed": "ferry"}] * rows) == told
