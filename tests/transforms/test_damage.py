"""Every fixture of every format, damaged in every place: read or refused, never mixed up."""

import copy
import json
from pathlib import Path

import pytest
from lxml import etree

from tests.copies import worked
from transforms.source import Feed

FORMATS = Path(__file__).parent.parent / "feeds" / "formats"
CASES = sorted(file for file in FORMATS.glob("*/*") if file.is_file())
FEED = Feed("formats")
TEXT_LINES = 250
"""Lines of a fixture that are damaged; the others are like them."""


def lines_damaged(raw: bytes):
    """The document with each line dropped, doubled, emptied, garbled; and cut behind it."""
    lines = raw.splitlines(keepends=True)[:TEXT_LINES]
    for at, line in enumerate(lines):
        before, after = lines[:at], lines[at + 1 :]
        yield b"".join(before + after)
        yield b"".join([*before, line, line, *after])
        yield b"".join([*before, b"\n", *after])
        yield b"".join([*before, line[::-1].strip() + b"\n", *after])
        yield b"".join([*before, line])


def elements_damaged(raw: bytes):
    """The XML with each element dropped, doubled, emptied, garbled, and without attributes."""
    root = etree.fromstring(raw)
    for at in range(1, sum(1 for _ in root.iter(etree.Element))):
        for damage in (drop, double, empty, garble, bare):
            damaged = copy.deepcopy(root)
            damage(list(damaged.iter(etree.Element))[at])
            yield etree.tostring(damaged)


def drop(element):
    element.getparent().remove(element)


def double(element):
    element.addnext(copy.deepcopy(element))


def empty(element):
    tail = element.tail
    element.clear()
    element.tail = tail


def garble(element):
    element.text = "\u2603 %%% " + (element.text or "")[::-1]
    for name in element.attrib:
        element.attrib[name] = "\u2603"


def bare(element):
    for name in list(element.attrib):
        del element.attrib[name]


def keys_damaged(raw: bytes):
    """The JSON with each value dropped, nulled, emptied, turned into another type, in a list."""
    value = json.loads(raw)
    for path in paths_of(value):
        for damage in ("drop", None, "", 7, [], {}, "\u2603", [None], {"x": [{}]}, True):
            damaged = copy.deepcopy(value)
            at = damaged
            for step in path[:-1]:
                at = at[step]
            if damage == "drop":
                del at[path[-1]]
            else:
                at[path[-1]] = damage
            yield json.dumps(damaged).encode()


def paths_of(value, path=()):
    children = (
        value.items() if isinstance(value, dict) else
        enumerate(value) if isinstance(value, list) else ()
    )  # fmt: skip
    for key, child in children:
        yield (*path, key)
        yield from paths_of(child, (*path, key))


def paragraphs_of(item):
    return [part for part in (item.body or "").split("\n\n") if len(part) > 40]


def is_xml(raw):
    try:
        etree.fromstring(raw)
    except etree.XMLSyntaxError:
        return False
    return True


def is_json(raw):
    try:
        json.loads(raw)
    except ValueError:
        return False
    return True


def damaged(raw):
    yield from lines_damaged(raw)
    if is_json(raw):
        yield from keys_damaged(raw)
    elif is_xml(raw):
        yield from elements_damaged(raw)


@pytest.mark.parametrize("file", CASES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_damaged_document_is_read_or_refused(file):
    raw = file.read_bytes()
    whole = worked(raw, file.name, FEED)
    owners: dict[str, set[int]] = {}
    for item in whole.items:
        for paragraph in paragraphs_of(item):
            owners.setdefault(paragraph, set()).add(item.position)
    for variant in dict.fromkeys(damaged(raw)):
        rows = worked(variant, file.name, FEED)
        assert rows.items or rows.rejects or rows.feed_files[0].outcome == "not_news"
        for item in rows.items:
            known = [owners[part] for part in paragraphs_of(item) if part in owners]
            # Read as plain text, a document whose frame is gone is one item.
            if item.format == whole.feed_files[0].format:
                assert not known or set.intersection(*known), (item.headline, variant[:300])
