"""The named questions: queries in warehouse/queries, with what they ask and what they take.

A query's file begins with its question, a sentence that ends in `?`, and what a row of the answer
is. Then come its parameters, if it takes any, a line each: its name, its type (a key of TYPES),
what it is, and in brackets its default. Without brackets it must be given. The default `any` is
null; `newest` is the newest day of the wire, `newest_pull` and `newest_run` are those of the newest
pull and run: an archive is of old days and pulled today. `-- For example: ` has arguments to try it
with, where some must be given.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import duckdb

from warehouse import LakeError
from warehouse.lake import names, statement

FOLDER = "queries"
ANY, NEWEST, NEWEST_PULL, NEWEST_RUN = "any", "newest", "newest_pull", "newest_run"
OFFERED = 3
"""How many names are offered in place of one that there is none of."""
NEWEST_DAY = """\
SELECT coalesce(max({at}) AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC')::DATE
FROM {table} WHERE {at} <= now()"""
DAYS = {
    NEWEST: NEWEST_DAY.format(at="wire_at", table="story_items"),
    NEWEST_PULL: NEWEST_DAY.format(at="pulled_at", table="feed_files"),
    NEWEST_RUN: NEWEST_DAY.format(at="started_at", table="runs"),
}
"""The days that a default names, and what finds them."""
_LINE = re.compile(
    r"^  (?P<name>\w+) (?P<type>\w+): (?P<what>.+?)(?: \((?P<default>[^()]+)\))?\.$", re.MULTILINE
)
_PLACE = re.compile(r"\$(\w+)")


class QuestionError(LakeError):
    """A question cannot be asked so; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query takes: `default` is as it would be typed, None where it must be given."""

    name: str
    type: str
    what: str
    default: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """A named query: what it asks, what a row of its answer is, what it takes, its SQL."""

    name: str
    asks: str
    row: str
    parameters: tuple[Parameter, ...]
    example: str
    sql: str


def read(name: str) -> Question:
    """The question of that name. Raises QuestionError, which offers the nearest names."""
    if name not in names(FOLDER):
        raise QuestionError(_nearest(name))
    return parsed(name, statement(FOLDER, name))


def listed() -> list[Question]:
    """All questions, by name."""
    return [read(name) for name in names(FOLDER)]


def parsed(name: str, text: str) -> Question:
    """A query's file, taken apart."""
    head, sql = _head_of(text)
    said, _, rest = head.partition("\nParameters:\n")
    lines, _, example = f"{rest}\n".partition("\nFor example: ")
    asks, _, row = " ".join(said.split()).partition("? ")
    taken = re.sub(r"\n    +", " ", lines)
    parameters = tuple(
        Parameter(found["name"], found["type"], found["what"], found["default"])
        for found in _LINE.finditer(taken)
    )
    return Question(name, f"{asks}?", row, parameters, " ".join(example.split()), sql)


def _head_of(text: str) -> tuple[str, str]:
    """The comment that a file begins with, without its dashes, and what follows it."""
    lines = text.splitlines()
    end = next((n for n, line in enumerate(lines) if not line.startswith("--")), len(lines))
    head = "\n".join(line.removeprefix("--").removeprefix(" ") for line in lines[:end])
    return head, "\n".join(lines[end:]).strip()


def run(
    connection: duckdb.DuckDBPyConnection, name: str, given: Mapping[str, str]
) -> duckdb.DuckDBPyConnection:
    """The answer to a question, whose parameters are given as they would be typed.

    Raises QuestionError.
    """
    question = read(name)
    values = values_of(connection, question, given)
    if missing := [one for one in question.parameters if one.name not in values]:
        raise QuestionError(_missing(question, missing[0]))
    return connection.execute(question.sql, values)


def filled(
    connection: duckdb.DuckDBPyConnection, question: Question, given: Mapping[str, str]
) -> str:
    """The statement of a question with its values in it; what is missing stays a `$name`."""
    values = values_of(connection, question, given)
    literals = {name: _literal(value) for name, value in values.items()}
    return _PLACE.sub(lambda place: literals.get(place[1], place[0]), question.sql)


def values_of(
    connection: duckdb.DuckDBPyConnection, question: Question, given: Mapping[str, str]
) -> dict[str, Any]:
    """The values of a question's parameters: those given, and the defaults of others.

    What must be given and is not has none. Raises QuestionError.
    """
    known = [one.name for one in question.parameters]
    for name in given:
        if name not in known:
            raise QuestionError(_unknown(question, name))
    typed = {one: given.get(one.name, one.default) for one in question.parameters}
    return {
        one.name: _value(connection, question, one, text)
        for one, text in typed.items()
        if text is not None
    }


def newest_day(connection: duckdb.DuckDBPyConnection, of: str = NEWEST) -> date:
    """The newest day (UTC) of the wire, or another of DAYS, that is not in the future.

    Where there is none it is today.
    """
    (day,) = connection.execute(DAYS[of]).fetchall()[0]
    return day  # type: ignore[no-any-return]


def _value(
    connection: duckdb.DuckDBPyConnection, question: Question, parameter: Parameter, text: str
) -> Any:
    if text == ANY and parameter.default == ANY:
        return None
    if text in DAYS and parameter.type == "date":
        return newest_day(connection, text)
    read_as, what, _ = TYPES[parameter.type]
    try:
        return read_as(text)
    except (ValueError, OverflowError):  # a moment before the year 1, once it is in UTC
        raise QuestionError(
            f"{question.name}: --{parameter.name} is {text!r}, which is no {what}"
        ) from None


def _whole(text: str) -> int:
    """A whole number from 0 that DuckDB's INTEGER holds."""
    value = int(text)
    if not 0 <= value <= MOST:
        raise ValueError
    return value


def _moment(text: str) -> datetime:
    """A moment in UTC; without a zone it is one in UTC."""
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


MOST = 1_000_000
"""Of days, of minutes, of rows: more are a slip of the finger."""
TYPES: dict[str, tuple[Callable[[str], Any], str, str]] = {
    "integer": (_whole, f"whole number from 0 to {MOST:,}", "7"),
    "date": (date.fromisoformat, "day as 2026-07-15", "2026-07-15"),
    "time": (_moment, "moment as 2026-07-15T09:00, in UTC or with its zone", "2026-07-15T09:00"),
    "text": (str, "text", "TEXT"),
}
"""The types of parameters: how one is read, what it is called, and how one is written."""


def _literal(value: Any) -> str:
    """A value as it stands in a statement."""
    match value:
        case None:
            return "NULL"
        case int():
            return str(value)
        case datetime():
            return f"TIMESTAMPTZ '{value.isoformat(sep=' ')}'"
        case date():
            return f"DATE '{value.isoformat()}'"
    return "'" + str(value).replace("'", "''") + "'"


def _nearest(name: str) -> str:
    from rapidfuzz import fuzz, process

    near = process.extract(
        name, names(FOLDER), scorer=fuzz.WRatio, limit=OFFERED, processor=_as_words
    )
    offered = ", ".join(one for one, _, _ in near)
    return f"there is no question {name!r}: perhaps {offered}; `slugline ask` lists them all"


def _as_words(name: str) -> str:
    return name.lower().replace("_", " ").replace("-", " ")


def _missing(question: Question, parameter: Parameter) -> str:
    example = question.example or f"--{parameter.name} {TYPES[parameter.type][2]}"
    return (
        f"{question.name} needs --{parameter.name} ({parameter.what[0].lower()}"
        f"{parameter.what[1:]}), as in `slugline ask {question.name} {example}`"
    )


def _unknown(question: Question, name: str) -> str:
    known = ", ".join(f"--{one.name}" for one in question.parameters)
    takes = f"it takes {known}" if known else "it takes none"
    return f"{question.name} has no parameter --{name}: {takes}"
