"""The command that prints a story as a timeline."""

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from flows.cli.app import BAD_USAGE, Debug, app, fail, told_plainly
from flows.settings import Settings
from flows.show import OutputFormat, plain, write_rows
from warehouse import connect
from warehouse import story as stories
from warehouse.story import Row, Story

if TYPE_CHECKING:
    from rich.table import Table

ID_CHARS = 12
"""Of an id that is shown: enough to tell it, and to be typed."""
CAPTION_CHARS = 100
WIDTH = 160
NOTICES = {"withheld": "hold", "withdrawn": "withdrawal"}
"""What a notice is called, where that is not its kind."""
ENDLESS = 9999
"""The year of what DuckDB gives for its infinity: the last moment that Python has."""
LISTED = ["story", "day", "agency", "slug", "headline", "versions", "items", "state"]
CHANGED = {"added": "+{} paragraph{s}", "removed": "-{} paragraph{s}", "edited": "{} edited",
           "moved": "{} moved"}  # fmt: skip
SAME = {"duplicate": "the same text", "near_duplicate": "much the same text"}


class StoryFormat(StrEnum):
    """How a story is written."""

    TABLE = "table"
    JSON = "json"


@app.command()
def story(
    asked: Annotated[
        str,
        typer.Argument(
            metavar="SLUG-or-ID",
            help="A slug, an id of a story or an item, a guid, or words of a headline.",
        ),
    ],
    format: Annotated[StoryFormat, typer.Option(help="json is one array.")] = StoryFormat.TABLE,
    debug: Debug = False,
) -> None:
    """Print a story as a timeline: its versions and what changed in them, kills, photos, copies.

    Of several stories with one slug it prints the list.
    """
    with told_plainly(debug), connect(Settings.read().lake) as lake:
        found = stories.found(lake, asked)
        if not found:
            fail(
                f"there is no story {plain(asked)!r}: give its slug, words of its headline in "
                "their order, or the id or guid of an item of it",
                BAD_USAGE,
            )
        told = [stories.read(lake, found[0])] if len(found) == 1 else []
    if format is StoryFormat.JSON:
        _write_json(told, found, sys.stdout)
    elif told:
        write_story(told[0], sys.stdout)
    else:
        write_list(found, sys.stdout)


def write_list(found: list[Row], to: TextIO) -> None:
    """Print stories in short, and how to choose one."""
    rows = [
        [one["story_id"][:ID_CHARS], one["day"], *map(_shown, (one["agency"], one["slugline"])),
         _shown(one["headline"]), one["versions"], one["items"], one["state"]]
        for one in found
    ]  # fmt: skip
    write_rows(LISTED, rows, OutputFormat.TABLE, to)
    to.write(f"{len(found)} stories: `slugline story ID` with the id of one prints it.\n")


def write_story(told: Story, to: TextIO) -> None:
    """Print a story: a line on the whole, its timeline, its photos, its copies."""
    from rich.console import Console

    to.writelines(f"{line}\n" for line in _head(told.about))
    console = Console(file=to, width=None if to.isatty() else WIDTH, highlight=False)
    names = {row["item_id"]: _name(row) for row in told.items}
    console.print(_timeline(told, names))
    if told.photos:
        to.writelines(["Photos\n", *(f"  {_photo(one, names)}\n" for one in told.photos)])
    if told.copies:
        to.writelines(["Copies\n", *(f"  {_copy(one, names)}\n" for one in told.copies)])


def _head(about: Row) -> Iterator[str]:
    """What is said of a story before its timeline."""
    called = " · ".join(about[name] for name in ("slugline", "agency") if about[name])
    yield f"{plain(called) or 'no slug'}: {about['state']}"
    times = " to ".join(dict.fromkeys(_minute(about[name]) for name in ("first_at", "latest_at")))
    counts = (f"{about[name]} {name[:-1]}{_s(about[name])}" for name in ("items", "versions"))
    yield f"story {about['story_id'][:ID_CHARS]}, {times} UTC, {', '.join(counts)}"
    if about["flash_to_story_minutes"] is not None:
        yield f"from flash to story {about['flash_to_story_minutes']:g} minutes"


def _timeline(told: Story, names: dict[str, str]) -> "Table":
    """The items of a story as a table: minutes since the first, what it is, what is said of it."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("minutes", justify="right", no_wrap=True)
    table.add_column("item", overflow="fold")
    table.add_column("", overflow="fold")
    for row in told.items:
        lines = [*_lines(row, told, names)]
        minutes = "–" if row["minutes"] is None else f"{row['minutes']:g}"
        is_stop = row["part"] == "notice" or row["killed_by_item_id"] or row["withheld_by_item_id"]
        style = "red" if is_stop else ""
        table.add_row(Text(minutes), Text(_label(row), style), Text(_plain_lines(lines), style))
    return table


def _name(row: Row) -> str:
    """What an item is called in the timeline of its story."""
    if row["version_number"] is not None:
        return f"version {row['version_number']}"
    if row["part"] not in ("notice", "other"):
        return f"the {row['part']}"
    return f"the {NOTICES.get(row['kind'], row['kind'])}"


def _label(row: Row) -> str:
    """What an item is: its number, marker and kind, as `2 LEAD`, `1 flash URGENT`, `kill`."""
    number, part = row["version_number"], row["part"]
    first = str(number) if number is not None else part if part in ("repeat", "take") else ""
    take = str(row["take"]) if part == "take" and row["take"] else ""
    kind = row["kind"] if row["kind"] not in ("story", first) else ""
    return plain(" ".join(filter(None, (first, take, kind, row["revision_label"]))) or part)


def _lines(row: Row, told: Story, names: dict[str, str]) -> Iterator[str]:
    """What is said of an item: its headline or why there is none, what changed, what it stops."""
    if stopped := [*_stopped(row, names)]:
        yield f"{'; '.join(stopped)}: its text is not shown"
    elif row["headline"]:
        yield row["headline"]
    if row["replaces_item_id"]:
        yield what_changed(row)
    yield from _does(row, told, names)
    if row["reason"]:
        yield f"reason: {' '.join(row['reason'].split())}"
    elif row["reason_is_hidden"]:
        yield "its words are not shown: they quote what may not be used"


def _stopped(row: Row, names: dict[str, str]) -> Iterator[str]:
    """Why the text of an item is not shown, if it is not."""
    for stop in ("killed", "withheld"):
        if row[f"{stop}_by_item_id"]:
            by = row[f"{stop}_by_item_id"]
            is_own = by == row["item_id"]
            who = "as it declares" if is_own else f"by {names.get(by, 'another item')}"
            when = f" {_minute(at)}" if (at := row[f"{stop}_at"]) else ""
            yield f"{stop}{when} {who}"
    if until := row["embargoed_until"]:
        ends = "whose end is not known" if until.year == ENDLESS else f"until {_minute(until)}"
        yield f"under an embargo {ends}"
    if until := row["usable_until"]:
        yield f"its terms ended {_minute(until)}"


def what_changed(row: Row) -> str:
    """What changed in a version, in a line: `+2 paragraphs, 3 edited; ADDS quotes: agrees`."""
    parts = [
        words.format(row[name], s=_s(row[name])) for name, words in CHANGED.items() if row[name]
    ]
    parts += ["lead changed"] if row["lead_changed"] else []
    parts += ["headline changed"] if row["headline_changed"] else []
    note = "; ".join(
        " ".join(filter(None, (one["verb"], one["object"], one["where"] and f"in {one['where']}")))
        for one in row["changes"] or ()
    )
    said = {True: "agrees", False: "does not agree", None: ""}[row["changes_agree"]]
    if row["disagreements"]:
        said += f" ({'; '.join(row['disagreements'])})"
    declared = ": ".join(filter(None, (note or (said and "its note"), said)))
    return "; ".join(filter(None, (", ".join(parts) or "nothing changed", declared)))


def _does(row: Row, told: Story, names: dict[str, str]) -> Iterator[str]:
    """What an item does to others of the story: kills, withholds, repeats, continues, corrects."""
    done: dict[str, list[str]] = {}
    for link in told.links:
        if link["item_id"] == row["item_id"]:
            done.setdefault(link["relation"], []).append(link["target_item_id"])
    for does, by in (("kills", "killed_by_item_id"), ("withholds", "withheld_by_item_id")):
        stops = [one["item_id"] for one in told.items if one[by] == row["item_id"]]
        done.setdefault(does, []).extend(one for one in stops if one != row["item_id"])
    for does, targets in done.items():
        called = dict.fromkeys(names.get(one, f"item {one[:ID_CHARS]}") for one in targets)
        if called:
            yield f"{does} {', '.join(called)}"
    if row["part"] == "notice" and not any(done.values()):
        yield "stops nothing that is known"


def _photo(photo: Row, names: dict[str, str]) -> str:
    """A photo in a line: its id, caption, and the items that carry it."""
    caption = " ".join(photo["caption"].split())
    cut = caption if len(caption) <= CAPTION_CHARS else f"{caption[: CAPTION_CHARS - 1]}…"
    there = ", ".join(dict.fromkeys(names[one] for one in names if one in photo["item_ids"]))
    return plain(f"{photo['photo_id'][:ID_CHARS]}  {cut} ({there})")


def _copy(copy: Row, names: dict[str, str]) -> str:
    """An item of another story with the same text, in a line."""
    minutes = "–" if copy["minutes"] is None else f"{copy['minutes']:g}"
    share = "" if copy["relation"] == "duplicate" else f", {copy['score']:.0%}"
    of = names[copy["of_item_id"]]
    return plain(
        f"{minutes} minutes: {copy['agency'] or 'no agency'}, {copy['headline'] or 'no headline'} "
        f"({SAME[copy['relation']]} as {of}{share}; item {copy['item_id'][:ID_CHARS]})"
    )


def _write_json(told: list[Story], found: list[Row], to: TextIO) -> None:
    """Write one array: the story with all its rows, or several, each in short."""
    objects = [
        {**one.about, "timeline": one.items, "links": one.links, "photos": one.photos,
         "copies": one.copies}
        for one in told
    ] or found  # fmt: skip
    json.dump(objects, to, ensure_ascii=False, indent=2, default=_iso)
    to.write("\n")


def _iso(value: object) -> str:
    """A day or time as JSON has it."""
    if isinstance(value, datetime) and value.year == ENDLESS:
        return "infinity"
    iso = getattr(value, "isoformat", None)
    return str(iso()).replace("+00:00", "Z") if iso else str(value)


def _minute(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else "no time"


def _s(count: int) -> str:
    return "" if count == 1 else "s"


def _shown(text: str | None) -> str | None:
    return None if text is None else plain(text)


def _plain_lines(lines: list[str]) -> str:
    return "\n".join(map(plain, lines))
