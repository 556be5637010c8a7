"""What an operator sees in a browser: the forms, a run, its log, its tables and its report.

The pictures in screens/ are of `slugline serve` with the feeds of feeds.toml: the form of `nightly`
with one feed chosen, and the table `feeds` of a run of all. The window was 1536 by 900 pixels, of
which they leave out the menu on the left (256) and what is empty below.
"""

import re
from contextlib import nullcontext
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.conftest import bare_desk_in
from tests.flows import serving
from tests.flows.test_nightly import copy_feeds

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
PATIENCE_MS = 120_000
FEED = '[[feeds]]\nname = "{0}"\npath = "feeds/{0}"\nsettle_seconds = 0'
HOSTILE = """(CORRECTION) Ferry <img src="http://192.0.2.1/seen.png"> runs again

DORAN, March 3 (Yonhap) -- The ferry of Doran runs again, its owners said on Tuesday.
(END)
"""
FORMS = {
    "nightly": ("Feeds (Optional)", "Since (Optional)"),
    "backfill": ("Feed", "From day", "To day"),
    "reprocess": (
        *("Feeds (Optional)", "Formats (Optional)", "Outdated only (Optional)"),
        *("Rejected only (Optional)", "Rejects (Optional)"),
        *("From day (Optional)", "To day (Optional)", "Where (Optional)"),
    ),
    "maintain": ("Keep days (Optional)",),
    "report": ("Run (Optional)",),
}

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(), reason="there is no chromium: apt-get install chromium"
)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The sample feeds, a hostile story among them, and a feed that is down."""
    desk = bare_desk_in(tmp_path_factory.mktemp("ui"))
    desk.environment["SLUGLINE_REPORT_DAYS"] = "7"
    copy_feeds(desk)
    (desk.folder / "feeds" / "yonhap" / "hostile.txt").write_text(HOSTILE)
    desk.write_feeds(*(FEED.format(name) for name in ("yonhap", "desk", "ferry")))
    with serving.served(desk) as started:
        started.deployments()
        yield started


@pytest.fixture(scope="module")
def called():
    """The addresses that the pages have called."""
    return []


@pytest.fixture(scope="module")
def page(called):
    expect.set_options(timeout=PATIENCE_MS)
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS) as browser,
    ):
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(PATIENCE_MS)
        page.on("request", lambda request: called.append(request.url))
        yield page


@pytest.fixture(scope="module")
def shot(page, tmp_path_factory):
    """Take a picture of the page, for who wants to see what the test saw."""
    folder = tmp_path_factory.mktemp("screens")

    def take(name):
        page.screenshot(path=folder / f"{len(list(folder.iterdir())):02d}-{name}.png")

    return take


def address(served, flow, tail=""):
    return f"{served.url}/v2/deployments/deployment/{served.deployments()[flow]['id']}{tail}"


def rows_of(page):
    """The first table of the page: each of its rows by its header."""
    table = page.get_by_role("table").first
    expect(table.get_by_role("cell").first).to_be_visible()
    header, *rows = (
        row.get_by_role("cell").or_(row.get_by_role("columnheader")).all_inner_texts()
        for row in table.get_by_role("row").all()
    )
    return [dict(zip(header, row, strict=True)) for row in rows]


def open_artifact(page, run, key):
    """Open what a run made under a key: its page, the history of the key, its newest."""
    page.goto(run)
    page.get_by_role("tab", name="Artifacts").click()
    page.get_by_role("link", name=re.compile(rf"(TABLE|MARKDOWN|PROGRESS) {key}")).click()
    page.get_by_role("link", name=re.compile(r"^[0-9a-f]{8}$")).first.click()


def log_of(page):
    """The lines of a run's log, as its page shows them, up to the one that sums it up."""
    lines = page.get_by_role("log").get_by_role("listitem")
    expect(lines.filter(has_text="nightly: ")).to_have_count(1)
    return [" ".join(line.split()) for line in lines.all_inner_texts()]


@pytest.mark.parametrize(("flow", "fields"), FORMS.items(), ids=FORMS)
def test_a_form_asks_in_words(served, page, shot, flow, fields):
    page.goto(address(served, flow, "/run"))
    for field in fields:
        expect(page.get_by_text(field, exact=True)).to_be_visible()
    schema = served.deployments()[flow]["parameter_openapi_schema"]["properties"]
    assert len(schema) == len(fields)
    for field in schema.values():
        help_text = " ".join(field["description"].split())
        expect(page.get_by_text(help_text, exact=True)).to_be_visible()
    expect(page.get_by_text("Property is type")).to_have_count(0)
    shot(f"form-{flow}")


def test_a_description_leaves_the_help_to_the_form(served, page, shot):
    page.goto(address(served, "nightly", "?tab=Description"))
    expect(page.get_by_text("Pull the feeds, work what is new")).to_be_visible()
    expect(page.get_by_text("At 02:15 AM")).to_be_visible()
    expect(page.get_by_text("Args:")).to_have_count(0)
    shot("description")


@pytest.fixture(scope="module")
def run(served, page, shot):
    """The page of a run of one feed, started from its form, once it is completed."""
    page.goto(served.url)
    page.get_by_role("link", name="Deployments").click()
    page.get_by_role("link", name="nightly").first.click()
    page.get_by_role("button", name="Run", exact=True).click()
    page.get_by_text("Custom run").click()
    page.get_by_role("button", name="Select Feeds").click()
    expect(page.get_by_role("option")).to_have_text(["yonhap", "desk", "ferry"])
    shot("choices")
    page.get_by_role("option", name="yonhap").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Remove yonhap tag")).to_be_visible()
    shot("chosen")
    page.get_by_role("button", name="Submit").click()
    page.get_by_role("link", name=re.compile(r"^nightly \d{4}-\d\d-\d\d yonhap$")).click()
    page.wait_for_url(re.compile("/flow-run/"))
    expect(page.get_by_text("Completed", exact=True)).to_be_visible()
    # The page of a run that has ended asks for no more lines, and the last ones come after that.
    served.summed_up(urlsplit(page.url).path.rpartition("/")[2])
    page.reload()
    log_of(page)
    shot("run")
    return page.url


def test_the_log_of_a_run_is_a_line_a_batch(run, page):
    page.goto(run)
    brought = "30 files: 24 items, 9 captions, 1 duplicate, 5 rejects"
    begins, batch, report, total = log_of(page)[:4]
    assert "Beginning flow run 'nightly " in begins
    assert f"yonhap: {brought}" in batch
    assert "making the report" in report
    assert f"nightly: {brought}" in total
    expect(page.get_by_text(brought).first).to_be_visible()


def test_the_progress_of_a_run_is_an_artifact(run, page, shot):
    open_artifact(page, run, "progress")
    expect(page.get_by_text("nightly: 30 files: 24 items")).to_be_visible()
    expect(page.get_by_text("Progress: 100%")).to_be_visible()
    shot("progress")


def test_the_table_of_feeds_has_a_row_a_feed(run, page, shot):
    open_artifact(page, run, "feeds")
    (row,) = rows_of(page)
    assert float(row.pop("seconds")) > 0
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", row.pop("newest item (UTC)"))
    assert row == {
        "feed": "yonhap",
        "state": "warning",
        "pulled": "30",
        "new": "24",
        "duplicates": "1",
        "items": "24",
        "rejects": "5",
        "known": "0",
        "left": "0",
        "remarks": "5 of 30 documents rejected",
    }
    shot("feeds")


def test_the_table_of_rejects_says_why_and_how_to_replay(run, page, shot):
    open_artifact(page, run, "rejects")
    expect(page.get_by_text("slugline rejects --replay")).to_be_visible()
    rows = rows_of(page)
    assert list(rows[0]) == ["feed", "reason", "file", "reject", "detail"]
    assert {row["file"]: row["reason"] for row in rows}["utf-16.txt"] == "UTF-16 text"
    assert len(rows) == 5
    shot("rejects")


def test_the_report_of_a_run_is_a_page(run, page, shot):
    open_artifact(page, run, "report")
    title = re.compile(r"^nightly of \d{4}-\d\d-\d\d \d\d:\d\d UTC: completed$")
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    expect(page.get_by_role("paragraph").filter(has_text="Files: 30 = 24 with")).to_be_visible()
    for section in ("Feeds", "Kills and corrections", "Rejects"):
        expect(page.get_by_role("heading", name=section, exact=True)).to_be_visible()
    assert [row["feed"] for row in rows_of(page)] == ["yonhap"]
    expect(page.get_by_role("listitem").filter(has_text="5 of 30 documents")).to_be_visible()
    shot("report")


def test_the_report_in_charts_opens_from_the_page_of_a_run(served, run, page, shot):
    open_artifact(page, run, "report")
    link = page.get_by_role("link", name="the report", exact=True)
    with page.expect_popup() if link.get_attribute("target") else nullcontext() as popup:
        link.click()
    opened = popup.value if popup else page
    expect(opened.get_by_role("heading", name=re.compile("^Wire report, "))).to_be_visible()
    assert opened.url == f"{served.url}/report.html"
    shot("charts")
    if popup:
        opened.close()


def test_markup_in_copy_is_text(run, page, shot):
    for key in ("kills-and-corrections", "report"):
        open_artifact(page, run, key)
        headline = page.get_by_role("cell", name="Ferry")
        expect(headline).to_contain_text("http://192.0.2.1/seen.png")
        expect(headline.get_by_role("img")).to_have_count(0)
        shot(f"markup-{key}")


def test_a_feed_that_is_down_fails_its_run_in_a_sentence(served, page, shot):
    run_id = served.trigger("nightly", feeds=["ferry"])
    ended = served.ended(run_id)
    assert ended["state"]["message"].startswith("feed ferry: there is no")
    served.summed_up(run_id)
    page.goto(f"{served.url}/v2/runs/flow-run/{run_id}")
    expect(page.get_by_text("Failed", exact=True)).to_be_visible()
    assert not [line for line in log_of(page) if "Traceback" in line]
    shot("failed")


def test_the_pages_call_nobody_but_their_server(served, page, called):
    page.goto(served.url)
    expect(page.get_by_text("Flow Runs").first).to_be_visible()
    assert {urlsplit(url).netloc for url in called if url.startswith(("http", "ws"))} == {
        urlsplit(served.url).netloc
    }
