"""Ask the index, and the lake about what it answers."""

import heapq
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from warehouse.lake import statement
from warehouse.searching.index import NotOursError, SearchError, reading, remove, unpacked
from warehouse.searching.refresh import Tell, lack_of, refresh
from warehouse.searching.words import SPACE, expression, spaced, unspaced

RANKED = 25_000
"""Documents that are ranked at most, the last to land: 100,000 would take a second."""
TRIES = 3
"""Times that an index is brought up to date for a question, where another changes it meanwhile."""
LEAST_ASKED = 40
"""Candidates about which the lake is asked at once, at least."""
START, STOP = "\x02", "\x03"
"""Stand about a word that was found, in what is shown; no copy has them."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for. Filters that are None or empty are not asked for.

    `place` is a country's code (ISO 3166-1 alpha-2) or a place of the dateline; `since` is the
    first moment on the wire, `until` the one after the last; an item without a time has its day.
    """

    words: str
    since: datetime | None = None
    until: datetime | None = None
    agency: str | None = None
    feed: str | None = None
    place: str | None = None
    all_versions: bool = False
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Found:
    """An item that was found. In its headline and snippet START and STOP stand about the words."""

    score: float
    item_id: str
    story_id: str
    wire_at: datetime | None
    agency: str | None
    feed: str
    slugline: str | None
    headline: str
    place: str | None
    country_code: str | None
    snippet: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, the best first; `is_cut` where more matched than were ranked."""

    found: list[Found]
    is_cut: bool


def ask(
    lake: duckdb.DuckDBPyConnection, file: Path, question: Question, tell: Tell = lambda _: None
) -> Answer:
    """What a question finds, once the index is up to date with the lake, or as near as can be.

    An index that is behind and cannot be written here, or is being written, is asked as it is, and
    that is told; so is one that another changes again and again. Raises WordsError, or SearchError
    where there is no index to ask.
    """
    try:
        return _ask(lake, file, question, tell)
    except NotOursError as error:
        tell(f"{error}: it is built anew")
        remove(file)
        return _ask(lake, file, question, tell)


def _ask(lake: duckdb.DuckDBPyConnection, file: Path, question: Question, tell: Tell) -> Answer:
    left = TRIES
    while True:
        left -= 1
        fault = _fault_of_refresh(lake, file, tell)
        try:
            with reading(file) as index:
                # Of the state that is read: another may have written it since the refresh.
                lack = lack_of(lake, index)
                if lack and left and not fault:
                    continue
                if lack:
                    tell(f"{fault or 'others go on changing the warehouse'}: {lack}")
                return find(lake, index, question)
        except (NotOursError, SearchError) as error:
            raise fault or error from error


def _fault_of_refresh(
    lake: duckdb.DuckDBPyConnection, file: Path, tell: Tell
) -> SearchError | None:
    """Bring the index up to date; why that could not be, if it could not."""
    try:
        refresh(lake, file, tell, wait_seconds=0)
    except SearchError as error:
        return error
    return None


def find(
    lake: duckdb.DuckDBPyConnection,
    index: sqlite3.Connection,
    question: Question,
    now: datetime | None = None,
) -> Answer:
    """The items that a question finds, by BM25 over headline and text; of equals the last to land.

    The lake is asked whether each may be shown now, whatever the index says. Raises WordsError when
    there is no word to look for. `now` is for what the index knows of embargoes and terms.
    """
    words = expression(question.words)
    ranked = _ranked(index, question, words, now or datetime.now(UTC))
    is_cut = len(ranked) == RANKED
    shown = list(_shown(lake, ranked, question))
    marked = _marked(index, [number for _, number, _, _ in shown], words)
    return Answer([_found(one, *told) for one, told in zip(shown, marked, strict=True)], is_cut)


Candidate = tuple[float, int, str]
"""Score (the less the better), the number of the document taken from 0, item."""
Shown = tuple[float, int, str, str]
"""Score (the more the better), the number of the document, item, story."""


def _ranked(
    index: sqlite3.Connection, question: Question, words: str, now: datetime
) -> list[Candidate]:
    """The candidates as a heap, the best on top."""
    place = question.place
    rows = index.execute(
        statement("search", "find"),
        {
            "words": words,
            "all_versions": question.all_versions,
            "since": _microseconds(question.since),
            "until": _microseconds(question.until),
            "day": timedelta(days=1) // timedelta(microseconds=1),
            "agency": question.agency or None,
            "feed": question.feed or None,
            "place": f"|{place.casefold()}|" if place else None,
            "country_code": place.upper() if place else None,
            "now": _microseconds(now),
            "most": RANKED,
        },
    )
    ranked = [(score, -number, item_id) for number, item_id, score in rows]
    heapq.heapify(ranked)
    return ranked


def _shown(
    lake: duckdb.DuckDBPyConnection, ranked: list[Candidate], question: Question
) -> Iterator[Shown]:
    """The best of the candidates that may be shown, as many as are asked for."""
    check = statement("search", "live" if question.all_versions else "current")
    left, size = question.limit, max(LEAST_ASKED, 2 * question.limit)
    while ranked and left > 0:
        best = [heapq.heappop(ranked) for _ in range(min(size, len(ranked)))]
        ids = [item_id for _, _, item_id in best]
        stories = dict(lake.execute(check, {"item_ids": ids}).fetchall())
        usable = [one for one in best if one[2] in stories][:left]
        yield from ((-score, -number, one, stories[one]) for score, number, one in usable)
        left, size = left - len(usable), 4 * size


def _marked(
    index: sqlite3.Connection, numbers: list[int], words: str
) -> Iterator[tuple[tuple[Any, ...], str, str]]:
    """What the index has of documents, and their headlines and snippets with the words marked.

    FTS5 marks them, in a table of these few texts: it knows what it took for a word.
    """
    rows = [index.execute(statement("search", "shown"), (one,)).fetchone() for one in numbers]
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute(statement("search", "make_shown"))
        texts = [(_bare(row[4] or ""), _bare(unpacked(row[-1]))) for row in rows]
        memory.executemany("INSERT INTO shown VALUES (?, ?)", texts)
        marks = {"start": START, "stop": STOP, "words": words}
        found = memory.execute(statement("search", "marked"), marks).fetchall()
    marked = {number: told for number, *told in found}
    for number, row in enumerate(rows, start=1):
        headline, snippet = marked[number]
        yield row, unspaced(headline), _line(snippet)


def _bare(text: str) -> str:
    """A text without what we mark with."""
    return spaced(text.replace(START, " ").replace(STOP, " "))


def _line(text: str) -> str:
    """A passage on one line."""
    return " ".join(unspaced(text.replace(f"…{SPACE}", "…")).split())


def _found(one: Shown, row: tuple[Any, ...], headline: str, snippet: str) -> Found:
    score, _, item_id, story_id = one
    wire_at, agency, feed, slugline, _, place, country_code, _ = row
    return Found(
        score=score,
        item_id=item_id,
        story_id=story_id,
        wire_at=None if wire_at is None else EPOCH + timedelta(microseconds=wire_at),
        agency=agency,
        feed=feed,
        slugline=slugline,
        headline=headline,
        place=place,
        country_code=country_code,
        snippet=snippet,
    )


def _microseconds(moment: datetime | None) -> int | None:
    """A time as the index has it."""
    return None if moment is None else (moment - EPOCH) // timedelta(microseconds=1)
