"""What the UI shows of a run beside its log: tables and the report, as Prefect's artifacts."""

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows.run_report import REPLAY, Report, Rows, cut_off

FEEDS, REJECTS, NOTICES, REPORT = "feeds", "rejects", "kills-and-corrections", "report"
"""Their keys: the UI keeps the history of each."""
WORD_JOINER = "\N{WORD JOINER}"
"""It is not seen, and keeps two characters from being a mark of HTML or Markdown."""


def show(report: Report, html: str) -> None:
    """Make the artifacts of the run that this is part of; `html` is where its charts are, if so."""
    show_table(FEEDS, report.feeds, "What came of each feed, and how it is.")
    show_table(REJECTS, report.rejects, "What was rejected, and why.", REPLAY)
    show_table(NOTICES, report.notices, "New kills, withdrawals and corrections.")
    create_markdown_artifact(report.markdown(html), REPORT, _title(report))


def show_table(key: str, rows: Rows, *about: str) -> None:
    """Make a table of what there is to show, if there is anything."""
    if rows:
        cells = [{name: _cell(value) for name, value in row.items()} for row in rows]
        create_table_artifact(cells, key, " ".join(filter(None, (*about, cut_off(rows)))))


def _cell(value: object) -> object:
    """A value in a table. Prefect's old UI takes text for HTML, and would fetch its images."""
    if not isinstance(value, str):
        return value
    return value.replace("<", f"<{WORD_JOINER}").replace("![", f"!{WORD_JOINER}[")


def _title(report: Report) -> str:
    run = report.run
    return f"The report of {run['flow']}, {run['started']} UTC: {run['state']}."
