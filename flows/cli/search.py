"""The command that searches headlines and texts."""

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from flows.cli.answers import answering
from flows.cli.app import BAD_USAGE, DAY, Debug, app, fail, told_plainly
from flows.settings import Settings
from flows.show import OutputFormat, plain, write_rows
from warehouse import connect, searching
from warehouse.searching import START, STOP, Answer, Found, Question

if TYPE_CHECKING:
    from rich.text import Text

HEADER = ["score", "item_id", "story_id", "wire_at", "agency", "slugline", "headline", "place",
          "snippet"]  # fmt: skip
MARKS = re.compile(f"[{START}{STOP}]")
ID_CHARS = 12
"""Of an id that is shown: enough for `slugline story`."""
WIDTH = 160


@app.command()
def search(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS...",
            help='Words that are all to be there. In quotes of their own, as in \'"nuclear talks" '
            '-summit\': a "phrase", a begin*, a -word to leave out, this OR that.',
        ),
    ],
    since: Annotated[
        datetime | None, typer.Option(formats=[DAY], help="On the wire on this day (UTC) or later.")
    ] = None,
    until: Annotated[datetime | None, typer.Option(formats=[DAY], help="The last day.")] = None,
    agency: Annotated[str | None, typer.Option(help="Only of this agency.")] = None,
    feed: Annotated[str | None, typer.Option(help="Only of this feed.")] = None,
    place: Annotated[
        str | None, typer.Option(help="Country code (KR) or place (Busan) of the dateline.")
    ] = None,
    all_versions: Annotated[
        bool, typer.Option("--all-versions", help="Older versions, repeats and takes, too.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many at most.")] = 20,
    format: Annotated[OutputFormat, typer.Option(help="json is one array.")] = OutputFormat.TABLE,
    debug: Debug = False,
) -> None:
    """Search headlines and texts, the best first: of each live story its current version.

    What is killed, withheld, under an embargo or past its terms is never found.
    """
    with told_plainly(debug):
        if since and until and until < since:
            fail("--until is before --since: swap them", BAD_USAGE)
        asked = " ".join(words)
        searching.expression(asked)  # before the warehouse is opened: is there a word in it?
        question = Question(
            words=asked,
            since=since and since.replace(tzinfo=UTC),
            until=until and until.replace(tzinfo=UTC) + timedelta(days=1),
            agency=agency,
            feed=feed,
            place=place,
            all_versions=all_versions,
            limit=limit,
        )
        lake = Settings.read().lake
        with connect(lake) as connection, answering():
            answer = searching.ask(connection, searching.index_of(lake), question, _tell)
            write_answer(answer, format, sys.stdout)


def write_answer(answer: Answer, format: OutputFormat, to: TextIO) -> None:
    """Write what was found; what else there is to say goes to standard error."""
    if answer.is_cut:
        _tell("many match: only those that landed last are ranked; another word, or --since, helps")
    if not answer.found:
        _tell("nothing was found: try fewer words, the beginning of a word (negotiat*), or OR")
    if format is not OutputFormat.TABLE:
        write_rows(HEADER, map(_row, answer.found), format, to)
    elif answer.found:
        _write_table(answer.found, to)


def _tell(line: str) -> None:
    print(f"slugline: {line}", file=sys.stderr, flush=True)


def _row(found: Found) -> list[object]:
    """What was found, for other programs: its words are **starred** in the snippet."""
    headline = MARKS.sub("", found.headline) or None
    score = float(f"{found.score:.4g}")
    return [score, found.item_id, found.story_id, found.wire_at, found.agency, found.slugline,
            headline, found.place, _starred(found.snippet) or None]  # fmt: skip


def _starred(marked: str) -> str:
    return MARKS.sub("**", marked)


def _write_table(rows: list[Found], to: TextIO) -> None:
    """A table for people, with the found words set off: in style on a terminal, else in stars."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console(file=to, width=None if to.isatty() else WIDTH, highlight=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("score", justify="right", no_wrap=True)
    for name in ("on the wire", "agency", "place"):
        table.add_column(name, overflow="fold")
    table.add_column("headline and text", ratio=1, overflow="fold")
    table.add_column("item", no_wrap=True)
    for found in rows:
        when = f"{found.wire_at:%Y-%m-%d %H:%M}" if found.wire_at else "–"
        texts = _joined(found, console.is_terminal)
        told = (plain(text) if text else "–" for text in (found.agency, found.place))
        table.add_row(f"{found.score:.2f}", when, *told, texts, found.item_id[:ID_CHARS])
    console.print(table)


def _joined(found: Found, is_terminal: bool) -> "Text":
    """Headline and snippet, a line each."""
    from rich.text import Text

    lines = [Text("").join(_parts(one, is_terminal, style)) for one, style in
             ((found.headline, "bold"), (found.snippet, "")) if one]  # fmt: skip
    return Text("\n").join(lines)


def _parts(marked: str, is_terminal: bool, style: str) -> "Iterator[Text]":
    """A marked text in its parts: every second one was found."""
    from rich.text import Text

    for place, part in enumerate(MARKS.split(marked)):
        is_found = place % 2 == 1
        shown = plain(part)
        if is_found and not is_terminal:
            yield Text(f"**{shown}**")
        else:
            yield Text(shown, f"{style} underline" if is_found else style)
