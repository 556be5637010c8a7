"""The report of a run: what the morning shows of the night, as tables and as Markdown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from schemas import RunState
from warehouse import LakeError
from warehouse.lake import statement

MOST = 200
"""Rows of a table that are shown."""
FEEDS = (
    *("feed", "state", "pulled", "new", "duplicates", "items", "rejects", "newest_item"),
    *("seconds", "known", "left", "remarks"),
)
REJECTS = ("feed", "reason", "file", "reject", "detail")
NOTICES = ("kind", "agency", "slugline", "made", "headline", "refers_to")
"""The columns of the tables. Long ones come last: a page in the UI is soon too narrow for them."""
LABELS = {
    "newest_item": "newest item (UTC)",
    "made": "made (UTC)",
    "refers_to": "refers to",
}
ASIDE = {"known": "known", "left": "left for the next run", "remarks": None}
"""Columns that stand below the table in Markdown, and what their numbers are called there."""
REPLAY = (
    "`slugline rejects REJECT` shows the bytes around the fault; `slugline rejects --replay` works "
    "them again once that is mended, here or in a new slugline."
)
MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*[]<|"})
"""What would be a mark of Markdown in a text that is not ours: an image would even be fetched."""

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Report:
    """A run: what it brought of each feed, what it rejected, and the kills and corrections."""

    run: dict[str, Any]
    feeds: Rows
    rejects: Rows
    notices: Rows

    @classmethod
    def of(cls, lake: duckdb.DuckDBPyConnection, run_id: str | None = None) -> "Report":
        """The report of a run, the last one unless it is named. Raises LakeError for no run."""
        run_id = run_id or _last_run(lake)
        runs = _rows(lake, "run", {"run_id": run_id})
        if not runs:
            raise LakeError(f"there is no run {run_id}: `slugline status` lists the last")
        of_run: dict[str, Any] = {"run_id": run_id}
        most = {**of_run, "most": MOST}
        feeds = [{**row, "state": _state(row)} for row in _rows(lake, "feeds", of_run)]
        return cls(
            runs[0],
            _shown(feeds, FEEDS),
            _shown(_rows(lake, "rejects", most), REJECTS),
            _shown(_rows(lake, "notices", most), NOTICES),
        )

    def markdown(self, html: str = "") -> str:
        """The report as Markdown, with a link to the one in HTML at an address, if it has one."""
        run = self.run
        parts = [
            f"# {run['flow']} of {run['started']} UTC: {run['state']}",
            plain(run["message"] or ""),
            *_counts(run),
            f"The days up to now in charts: [the report]({html})" if html else "",
            *_section("Feeds", [_in_short(row) for row in self.feeds]),
            "\n".join(_remarks(self.feeds)),
            *_section("Kills and corrections", self.notices),
            *_section("Rejects", self.rejects, REPLAY),
        ]
        return "\n\n".join(filter(None, parts)) + "\n"


def _counts(run: dict[str, Any]) -> Iterator[str]:
    """How the files of a run add up, and what they brought; of others, how long it took."""
    if run["files_received"] or run["files_known"] or run["files_left"]:
        yield (
            "Files: {files_received:,} = {files_items:,} with items "
            "+ {files_duplicate:,} duplicate + {files_not_news:,} not news "
            "+ {files_rejected:,} rejected; {files_known:,} known, "
            "{files_left:,} left for the next run."
        ).format(**run)
        yield (
            "Items {items:,}, captions {captions:,}, names {mentions:,}, quotations {quotes:,}, "
            "rejects {rejects:,}; {seconds:,.1f} seconds."
        ).format(**run)
    else:
        yield "{seconds:,.1f} seconds.".format(**run)


def _section(title: str, rows: Rows, remark: str = "") -> Sequence[str]:
    if not rows:
        return ()
    return f"## {title}", _table(rows), " ".join(filter(None, (cut_off(rows), remark)))


def cut_off(rows: Rows) -> str:
    """A sentence that says so where a table has as many rows as are shown; else nothing."""
    return f"The first {MOST} are shown." if len(rows) == MOST else ""


def _in_short(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in ASIDE}


def _remarks(feeds: Rows) -> Iterator[str]:
    """What more is to be said of feeds, as a list: it would make the table too wide."""
    for row in feeds:
        said = [f"{row[name]:,} {words}" for name, words in ASIDE.items() if words and row[name]]
        if row["remarks"]:
            said.append(plain(row["remarks"]))
        if said:
            yield f"- {row['feed']}: {'; '.join(said)}"


def _table(rows: Rows) -> str:
    """Rows as a table of Markdown, numbers on the right."""
    names = list(rows[0])
    sides = ["---:" if isinstance(rows[0][name], int | float) else "---" for name in names]
    lines = [names, sides, *([_cell(row[name]) for name in names] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(value: object) -> str:
    """A value in a cell of a table of Markdown."""
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int | float) else plain(str(value))


def plain(text: str) -> str:
    """A text that Markdown shows as it is, in one line."""
    return " ".join(text.translate(MARKS).split())


def _state(row: dict[str, Any]) -> str:
    """How a feed is: failed, else its health; whether its run ended where that is not measured."""
    state: str = row["state"]
    return state if state == RunState.FAILED else row["health"] or state


def _shown(rows: Rows, names: Sequence[str]) -> Rows:
    """Of rows, the columns of these names, in their order and as they are called."""
    return [{LABELS.get(name, name): row[name] for name in names} for row in rows]


def _last_run(lake: duckdb.DuckDBPyConnection) -> str:
    row = lake.execute(statement("report", "last_run")).fetchone()
    if row is None:
        raise LakeError("no run has ended yet: start one with `slugline run`")
    return str(row[0])


def _rows(lake: duckdb.DuckDBPyConnection, name: str, parameters: dict[str, Any]) -> Rows:
    found = lake.execute(statement("report", name), parameters)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
