"""Documents of JSON with one value dropped, doubled, emptied or garbled."""

import copy
from collections.abc import Iterator
from typing import Any

import orjson

GARBLED: tuple[Any, ...] = (None, "", " ", "\0", "<p", 0, -1.5, True, [], {}, [[]], [None], {"": 1}, ["x"], {"value": {"value": []}})  # fmt: skip
PATH = tuple[str | int, ...]


def paths(value: Any, path: PATH = ()) -> Iterator[PATH]:
    """The paths of all values in a document."""
    pairs = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, inside in pairs:
        yield (*path, key)
        yield from paths(inside, (*path, key))


def garblings(raw: bytes) -> Iterator[bytes]:
    """The document, with each of its values in turn garbled in each way."""
    document = orjson.loads(raw)
    for path in paths(document):
        for change in (None, "double", *GARBLED):
            changed = copy.deepcopy(document)
            parent = changed
            for key in path[:-1]:
                parent = parent[key]
            if change is None:
                del parent[path[-1]]
            else:
                old = parent[path[-1]]
                parent[path[-1]] = [old, old] if change == "double" else change
            yield orjson.dumps(changed)
