"""Search: an index of words beside the lake, kept up to date with it, and what is found by it.

`refresh` brings the index up to date (`index` is its file), `find` asks it, `words` is the language
of the questions. Nothing that the index says is shown before the lake was asked about it.
"""

from warehouse.searching.find import START, STOP, Answer, Found, Question, ask, find
from warehouse.searching.index import SearchError, index_of
from warehouse.searching.refresh import Refreshed, refresh
from warehouse.searching.words import WordsError, expression

__all__ = [
    "START",
    "STOP",
    "Answer",
    "Found",
    "Question",
    "Refreshed",
    "SearchError",
    "WordsError",
    "ask",
    "expression",
    "find",
    "index_of",
    "refresh",
]
