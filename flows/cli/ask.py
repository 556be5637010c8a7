"""The command that asks the warehouse one of the named questions."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from flows.cli.answers import answering
from flows.cli.app import BAD_USAGE, Debug, app, fail, told_plainly
from flows.settings import Settings
from flows.show import OutputFormat, write, write_rows
from warehouse import connect, questions
from warehouse.questions import Parameter, Question

LISTED = ["name", "question", "parameters"]
TAKES_ANY = {"allow_extra_args": True, "ignore_unknown_options": True}


@app.command(context_settings=TAKES_ANY)
def ask(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="A question; none lists them.")] = None,
    format: Annotated[OutputFormat, typer.Option(help="json is one array.")] = OutputFormat.TABLE,
    sql: Annotated[bool, typer.Option("--sql", help="Print the statement, to copy.")] = False,
    about: Annotated[bool, typer.Option("--about", help="Print what it asks and takes.")] = False,
    debug: Debug = False,
) -> None:
    """Ask one of the named questions, as `people_rising --days 7`; without a name, list them.

    A question's parameters are options of their own: --NAME VALUE.
    """
    with told_plainly(debug):
        if name is None:
            with answering():
                write_rows(LISTED, map(_in_the_list, questions.listed()), format, sys.stdout)
            return
        if name.startswith("-"):
            fail(
                f"the name of a question comes before {name}: `slugline ask` lists them", BAD_USAGE
            )
        question = questions.read(name)
        given = given_in(context.args)
        if about:
            sys.stdout.write(told(question))
            return
        with connect(Settings.read().lake) as lake, answering():
            if sql:
                sys.stdout.write(f"{questions.filled(lake, question, given)}\n")
            else:
                write(questions.run(lake, name, given), format, sys.stdout)


def given_in(arguments: Sequence[str]) -> dict[str, str]:
    """Parameters and their values: `--days 7`, `--days=7`, and `--per-day` for per_day."""
    given: dict[str, str] = {}
    waiting = iter(arguments)
    for word in waiting:
        option, equals, value = word.partition("=")
        if not option.startswith("--") or not option.strip("-"):
            fail(f"{word!r} stands alone: give parameters as --NAME VALUE", BAD_USAGE)
        if not equals:
            found = next(waiting, None)
            if found is None:
                fail(f"{option} has no value: give it as {option} VALUE", BAD_USAGE)
            value = found
        given[option[2:].replace("-", "_")] = value
    return given


def told(question: Question) -> str:
    """A question in words: what it asks, what a row is, what it takes, how it is asked."""
    lines = [question.asks, question.row]
    lines += [f"  {_option(one)}: {one.what}, {_default(one)}" for one in question.parameters]
    example = f"slugline ask {question.name} {question.example}".rstrip()
    return "\n".join([*lines, f"For example: {example}"]) + "\n"


def _in_the_list(question: Question) -> list[str]:
    return [question.name, question.asks, " ".join(map(_short, question.parameters))]


def _short(parameter: Parameter) -> str:
    return _option(parameter) if parameter.default is None else f"[{_option(parameter)}]"


def _option(parameter: Parameter) -> str:
    return f"--{parameter.name} {parameter.type.upper()}"


def _default(parameter: Parameter) -> str:
    return "required" if parameter.default is None else f"else {parameter.default}"
