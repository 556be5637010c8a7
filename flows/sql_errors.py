"""What DuckDB says of a query that it cannot run, or that was stopped."""

import re

import duckdb

POINTED_AT = re.compile(r"^(LINE (\d+): )(.*)\n( *)\^", re.MULTILINE)


def in_one_line(error: duckdb.Error) -> str:
    """DuckDB's message on one line, with the place in the query where it gives one."""
    message, _, rest = str(error).partition("\n\n")
    said = " ".join(message.split())
    pointed = POINTED_AT.search(rest)
    if not pointed:
        return said
    margin, line, shown, blanks = pointed.groups()
    if shown.startswith("..."):  # of a long line DuckDB shows a part, and not from where
        return f"{said} (line {line})"
    return f"{said} (line {line}, column {len(blanks) - len(margin) + 1})"


def is_interrupt(error: BaseException) -> bool:
    """Whether an error is what DuckDB makes of Ctrl-C in the middle of a query."""
    return isinstance(error, RuntimeError) and str(error) == "Query interrupted"
