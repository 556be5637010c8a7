"""The pages of the UI are told to speak with this machine alone."""

from flows import ui_pages

PAGE = "<!DOCTYPE html>\n<html>\n  <head>\n    <title>Page</title>\n  </head>\n</html>\n"


def test_each_page_is_told_once(tmp_path):
    pages = [tmp_path / version / "index.html" for version in ("v1", "v2")]
    for page in pages:
        page.parent.mkdir()
        page.write_text(PAGE)
    for _ in range(2):
        ui_pages.keep_local(tmp_path)
        told = PAGE.replace("<head>", f"<head>{ui_pages.RULE}")
        assert [page.read_text() for page in pages] == [told, told]


def test_without_pages_nothing_is_told(tmp_path):
    ui_pages.keep_local(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


def test_the_report_is_shown_where_there_are_pages(tmp_path):
    html = tmp_path / "report.html"
    ui_pages.show_report(html)
    html.write_text("one")
    ui_pages.show_report(html)
    pages = tmp_path / ui_pages.FOLDER / "v1"
    pages.mkdir(parents=True)
    for text in ("one", "two"):
        html.write_text(text)
        ui_pages.show_report(html)
        assert [(one.name, one.read_text()) for one in pages.iterdir()] == [("report.html", text)]


def test_the_report_is_found_at_a_server_of_ours_or_as_a_file(tmp_path, monkeypatch):
    html = tmp_path / "report.html"
    assert ui_pages.address_of(html) == ""
    html.write_text("one")
    monkeypatch.delenv(ui_pages.STATIC, raising=False)
    assert ui_pages.address_of(html) == html.as_uri()
    monkeypatch.setenv(ui_pages.STATIC, str(tmp_path / ui_pages.FOLDER))
    assert ui_pages.address_of(html) == "/report.html"
