"""The report in HTML: its figures from items that are known, and the page in a browser."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from flows import html_process
from flows.html_report import cards, charts, make, places
from flows.html_report.figures import Figures
from flows.html_report.page import page
from flows.html_report.window import Window, Windows, windows
from flows.settings import Settings
from schemas import Caption
from tests.flows.test_nightly import copy_feeds
from tests.flows.test_ui import ARGUMENTS, CHROMIUM
from tests.warehouse import told
from warehouse import Lake, LakeError, open_for_writing

DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 18, tzinfo=UTC)
HOSTILE = (
    '<script src="https://192.0.2.1/x.js">alert(1)</script><img src=//192.0.2.1/p onerror=a()>'
)
SMOKE = f"Smoke rises at the pier {HOSTILE}"
PIER = {"slugline": "Dorwick pier", "headline": "Pier closes after storm"}
BERTH = {"guid": "guid-berth", "slugline": "berth", "headline": "Berth deepened"}
STOPPED = {
    "killed": {"slugline": "sunk", "headline": "Vessel STOPPEDCOPY sinks"},
    "embargoed": {
        "headline": "STOPPEDCOPY budget",
        "embargoed_until": datetime(2999, 1, 1, tzinfo=UTC),
    },
    "withheld": {"headline": "STOPPEDCOPY talks", "pub_status": "withheld"},
    "expired": {
        "headline": "STOPPEDCOPY cup",
        "usable_until": datetime(2026, 3, 2, 10, tzinfo=UTC),
    },
}
ITEMS = [
    told.told("flash", 0, **{**PIER, "headline": "Pier closes"}, kind="flash"),
    told.told("story", 12, **PIER, body=told.copy(1)),
    told.told("berth1", 60, **BERTH, version="1", body=told.copy(2)),
    told.told("berth2", 90, **BERTH, version="2", body=told.copy(2) + "\n\n" + told.copy(3)),
    told.told("copied", 95, feed="other", agency="Quay News", headline="Pier shut", body=told.copy(1)),
    told.told("hostile", 120, slugline=HOSTILE, headline=HOSTILE, agency=HOSTILE, kind="correction", body=told.copy(4), edit_note=HOSTILE),
    *(told.told(name, 130 + n, body=told.copy(10 + n), **columns) for n, (name, columns) in enumerate(STOPPED.items())),
    told.told("kill", 150, kind="kill", headline="KILL Vessel STOPPEDCOPY sinks", names={"guid": "guid-killed"}),
    told.told("before", -20 * 60, headline="Fog", body=told.copy(6)),
]  # fmt: skip
CAPTIONS = [
    Caption(item_id=item_id, position=0, text=text, repeats=1, credit="Quay", photo_key=key)
    for item_id, text, key in (
        *((name, SMOKE, "smoke") for name in ("story", "copied", "hostile")),
        *((name, "STOPPEDCOPY photo", "stopped") for name in ("killed", "embargoed")),
        ("berth2", "A berth.", "berth"),
    )
]


def landed():
    """A warehouse in memory with these items, a run that pulled them, and names in two of them."""
    lake = told.empty()
    told.land(lake, ITEMS, CAPTIONS)
    for name, label, at in (
        ("Orla Brandt", "person", (None, None)),
        ("Dorwick", "place", (56.0, 9.5)),
    ):
        key = f"{label}:{name}"
        lake.execute(
            "INSERT INTO entities BY NAME SELECT $key AS entity_id, $label AS label, $name AS name, "
            "3 AS items, 3 AS mentions, $lat AS latitude, $long AS longitude",
            {"key": key, "label": label, "name": name, "lat": at[0], "long": at[1]},
        )
        for item_id in ("story", "copied", "killed", "before"):
            lake.execute(
                "INSERT INTO item_entities BY NAME SELECT $item AS item_id, $n AS position, $label AS "
                "label, $name AS name, $key AS entity_id, 1 AS mentions, $dateline AS dateline_position",
                {"item": item_id, "n": int(label == "place"), "label": label, "name": name, "key": key,
                 "dateline": 0 if label == "place" else None},
            )  # fmt: skip
    lake.execute(
        "UPDATE items SET dateline_places = ['DORWICK'] WHERE item_id IN ('story', 'killed')"
    )
    lake.execute(
        "INSERT INTO runs BY NAME SELECT 'r' AS run_id, 'nightly' AS flow, ['wire'] AS feeds, $at AS "
        "started_at, $at AS ended_at, 'completed' AS state, '1' AS slugline_version, COLUMNS(*) FROM "
        "(SELECT 0 AS files_received, 0 AS files_left, 0 AS files_resumed, 0 AS files_items, "
        "0 AS files_duplicate, 0 AS files_not_news, 0 AS files_rejected, 0 AS items, 0 AS captions, "
        "2 AS rejects)",
        {"at": NOW},
    )
    for n in range(2):
        lake.execute(
            "INSERT INTO rejects BY NAME SELECT 'r' AS run_id, 'wire' AS feed, 'file:a' AS uri, "
            "$n AS position, 'no text' AS reason, 'nothing' AS detail",
            {"n": n},
        )
    lake.execute(
        "INSERT INTO feed_runs BY NAME SELECT 'r' AS run_id, 'wire' AS feed, 'failed' AS state, "
        "$said AS message, 1.0 AS seconds, 0 AS files_known, 0 AS files_left, 3 AS files_received, "
        "2 AS files_items, 1 AS files_duplicate, 0 AS files_not_news, 0 AS files_rejected, 2 AS items, "
        "2 AS rejects",
        {"said": f"there is no {HOSTILE}"},
    )
    return lake


def of(day, days=1):
    return Windows(Window(day, days), Window(day, days))


@pytest.fixture(scope="module")
def lake():
    return landed()


@pytest.fixture(scope="module")
def figures(lake):
    return Figures.of(lake, of(DAY))


@pytest.fixture(scope="module")
def html(figures):
    return page(figures, NOW)


def told_by(figures, name, *columns):
    return [tuple(row[column] for column in columns) for row in getattr(figures, name)]


FIGURES = {
    "the items of both windows": ("totals", ("is_now", "items", "revisions", "corrections"), [(True, 11, 2, 1), (False, 1, 0, 0)]),
    "the hours of feeds": ("volume", ("feed", "hour", "items"), [("other", 10, 1), ("wire", 9, 2), ("wire", 10, 2), ("wire", 11, 6)]),
    "stories by their versions": ("depth", ("versions", "stories"), [(1, 6), (2, 2)]),
    "minutes from flash to story": ("latency", ("agency", "flashes", "median_minutes"), [("Lake Wire", 1, 12.0)]),
    "names of live stories": ("names", ("label", "name", "stories", "stories_before"), [("person", "Orla Brandt", 2, 1), ("place", "Dorwick", 2, 1)]),
    "where live stories are from": ("datelines", ("place", "latitude", "stories"), [("Dorwick", 56.0, 1)]),
    "photos in several items": ("photos", ("caption", "items"), [(SMOKE, 3)]),
    "copy that another had": ("duplicates", ("feed", "items", "of_other_agencies"), [("other", 1, 1)]),
    "kills and corrections": ("notices", ("kind", "slugline"), [("kill", None), ("withheld", None), ("correction", HOSTILE)]),
    "rejects by reason": ("rejects", ("reason", "documents", "feeds"), [("no text", 2, ["wire"])]),
    "how feeds are": ("health", ("feed", "how", "files", "rejects"), [("wire", "failed", 3, 2)]),
}  # fmt: skip


@pytest.mark.parametrize(("name", "columns", "rows"), FIGURES.values(), ids=FIGURES)
def test_figures_are_those_of_the_items(figures, name, columns, rows):
    assert told_by(figures, name, *columns) == rows


def test_what_may_not_be_used_is_not_shown(html):
    assert "Pier closes" not in html.partition("Kills and corrections")[0]  # no list of headlines
    assert "Smoke rises" in html
    assert "STOPPEDCOPY" not in html


def test_copy_is_text_and_no_markup(html):
    assert "<script" not in html
    assert "&lt;script" in html
    assert "<img" not in html


def test_the_page_asks_for_nothing(html):
    namespaces = html.replace('xmlns="http://www.w3.org/2000/svg"', "").replace(
        'xmlns:xlink="http://www.w3.org/1999/xlink"', ""
    )
    assert not re.search(r"""<[^>]*(?:src|href|action)=["']?[^"'#>]""", namespaces)
    assert not re.search(r"url\((?!#)|@import", namespaces)
    assert "default-src &#39;none&#39;" in html


def test_every_id_is_one_and_every_label_is_there(html):
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    labels = {
        one for text in re.findall(r'aria-labelledby="([^"]+)"', html) for one in text.split()
    }
    assert labels <= set(ids)


def test_a_chart_says_what_it_shows_and_has_its_figures_in_a_table(html):
    assert html.count('<svg role="img"') == html.count("<svg")
    assert html.count("<svg") == html.count("<desc") == html.count("<details")
    assert "Soonest is Lake Wire: 12 min over 1 flash." in html


def test_an_empty_warehouse_says_so():
    lake = told.empty()
    assert windows(lake, NOW, None, 7) is None
    assert "The warehouse is empty" in page(None, NOW)


def test_days_of_which_there_is_nothing_say_so(lake):
    html = page(Figures.of(lake, of(DAY + timedelta(days=9), 2)), NOW)
    assert "The warehouse has nothing of 10 to 11 March 2026" in html
    assert "<svg" not in html


WINDOWS = {
    "the newest day, the days before it": (None, 7, Window(DAY, 7), Window(DAY, 7)),
    "a day that is given": (
        date(2026, 3, 1),
        1,
        Window(date(2026, 3, 1), 1),
        Window(date(2026, 3, 1), 1),
    ),
}


@pytest.mark.parametrize(("day", "days", "wire", "pulls"), WINDOWS.values(), ids=WINDOWS)
def test_a_report_ends_on(lake, day, days, wire, pulls):
    assert windows(lake, NOW, day, days) == Windows(wire, pulls)


def test_what_is_in_the_future_is_not_the_newest(lake):
    before = NOW - timedelta(days=1)
    found = windows(lake, before, None, 1)
    assert found is not None
    assert found.wire == Window(date(2026, 3, 1), 1)


TITLES = {
    "a day": (1, "2 March 2026"),
    "two months": (7, "24 February to 2 March 2026"),
    "two days of a month": (2, "1 to 2 March 2026"),
    "two years": (90, "3 December 2025 to 2 March 2026"),
}


@pytest.mark.parametrize(("days", "title"), TITLES.values(), ids=TITLES)
def test_days_in_words(days, title):
    assert Window(DAY, days).title == title


CHANGES = {
    "more": (12, 7, "+5"),
    "fewer": (7, 1012, "\N{MINUS SIGN}1,005"),
    "none before": (3, 0, "new"),
    "the same": (3, 3, "as before"),
}


@pytest.mark.parametrize(("now", "before", "text"), CHANGES.values(), ids=CHANGES)
def test_a_change_in_words(now, before, text):
    assert cards.change(now, before, has_before=True) == text
    assert cards.change(now, before, has_before=False) == ""


@pytest.mark.parametrize(
    ("minutes", "text"), [(0.4, "0 min"), (59, "59 min"), (125, "2 h 05 min"), (3000, "2 d 2 h")]
)
def test_a_span_in_words(minutes, text):
    assert cards.in_minutes(minutes) == text


FORBIDDEN = {
    "a control character": "\x01",
    "a null": "\0",
    "an escape": "\x1b",
    "no character": "\ufffe",
    "no character either": "\uffff",
    "half a pair": "\ud800",
}
CHARTS = {
    "bars": lambda name: charts.bars([name], [1], [name]),
    "columns": lambda name: charts.columns([name], [1], [True]),
    "heat": lambda name: charts.heat([name], [(0, 1, 1.0)]),
    "world": lambda name: charts.world([places.Point(name, 56.0, 9.5, 1)]),
}


@pytest.mark.parametrize("drawn", CHARTS.values(), ids=CHARTS)
def test_a_chart_shows_what_xml_forbids_as_replaced(drawn):
    svg = drawn("".join(FORBIDDEN.values()))
    assert "\ufffd\ufffd" in svg
    assert charts.readable(svg) == svg


@pytest.mark.parametrize("character", FORBIDDEN.values(), ids=FORBIDDEN)
def test_the_page_shows_what_xml_forbids_as_replaced(figures, character):
    rejects = [{**row, "reason": f"no{character} text"} for row in figures.rejects]
    made = page(replace(figures, rejects=rejects), NOW)
    assert "no\ufffd text" in made
    assert character not in made


def test_names_on_the_map_do_not_stand_on_each_other():
    near = [places.Point(f"Town {n}", 50 + n % 5, n % 7, 40 - n) for n in range(40)]
    found = places.labels(near, 1040, 74, -56)
    assert found[0].text == "Town 0"
    assert not [(a, b) for a in found for b in found if a is not b and a.meets(b)]


def test_a_page_is_written_whole_or_not(tmp_path):
    file = tmp_path / "report.html"
    make.write(file, "one")
    make.write(file, "two")
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("report.html", "two")]
    (tmp_path / "folder").mkdir()
    with pytest.raises(LakeError, match=r"cannot be written to .*folder"):
        make.write(tmp_path / "folder", "three")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["folder", "report.html"]


def test_a_lake_without_items_has_a_report(bare_desk, tmp_path):
    with open_for_writing(
        Lake(tmp_path / "lake" / "catalog.sqlite", tmp_path / "lake" / "data"), "a test"
    ):
        pass
    said = bare_desk.slugline("report").stdout
    assert said == f"report of an empty warehouse: {tmp_path / 'lake' / 'report.html'}\n"


def test_what_keeps_the_process_from_it_is_a_sentence(tmp_path):
    settings = Settings.read({"SLUGLINE_CATALOG": f"sqlite:{tmp_path}/catalog.sqlite"})
    assert str(html_process.make(settings)).startswith(
        "the report was not made: there is no warehouse"
    )


def test_nightly_makes_the_report(desk):
    copy_feeds(desk)
    desk.write_feeds('[[feeds]]\nname = "desk"\npath = "feeds/desk"\nsettle_seconds = 0')
    desk.environment["SLUGLINE_REPORT_DAYS"] = "9"
    file = desk.folder / "lake" / "report.html"
    file.mkdir(parents=True)
    done = desk.slugline("run")
    assert "warning: the report was not made: the report cannot be written to" in done.stdout
    assert "`slugline report` makes it" in done.stdout
    file.rmdir()
    assert "making the report" in desk.slugline("run").stdout
    assert "9 days of the wire" in file.read_text()
    assert f"[the report]({file.as_uri()})" in desk.slugline("morning").stdout


VIEWPORTS = {
    "light": (1280, "light"),
    "dark": (1280, "dark"),
    "phone": (360, "light"),
    "phone dark": (360, "dark"),
}


@pytest.fixture(scope="module")
def chromium():
    if not CHROMIUM.exists():
        pytest.skip("there is no chromium: apt-get install chromium")
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS) as browser,
    ):
        yield browser


@pytest.mark.parametrize(("width", "scheme"), VIEWPORTS.values(), ids=VIEWPORTS)
def test_the_page_in_a_browser(chromium, html, tmp_path, width, scheme):
    file = tmp_path / "report.html"
    make.write(file, html)
    shown = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    called, told_to_console = [], []
    shown.on("request", lambda request: called.append(request.url))
    shown.on("console", lambda message: told_to_console.append(message.text))
    shown.goto(file.as_uri())
    for details in shown.locator("details").all():
        details.evaluate("one => one.open = true")
    assert shown.evaluate("document.documentElement.scrollWidth") == width
    found = Axe().run(shown).response["violations"]
    worst = [one for one in found if one["impact"] in ("serious", "critical")]
    assert not [(one["id"], [node["html"] for node in one["nodes"]]) for one in worst]
    assert shown.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(14, 18, 22)" if scheme == "dark" else "rgb(246, 247, 249)"
    )
    assert (called, told_to_console) == ([file.as_uri()], [])
    shown.screenshot(path=tmp_path / "report.png", full_page=True)
    shown.close()


def test_asking_does_not_import_what_draws():
    import subprocess
    import sys

    code = "import flows.cli, sys; print(sorted({'altair', 'vl_convert', 'jinja2'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
