"""Every fixture of every format, damaged in every place: read or refused, never mixed up."""

import copy
import json
from pathlib import Path

import lxml.html
import pytest
from lxml import etree

from tests.copies import worked
from transforms.source import Feed

FORMATS = Path(__file__).parent.parent / "feeds" / "formats"
CASES = sorted(file for file in FORMATS.glob("*/*") if file.is_file())
FEED = Feed("formats")
TEXT_LINES = 250
"""Lines of a fixture that are damaged; the others are like them."""
JUNK = b"\xff\x00<\x1b(\x9d&\x03"
VALUES = (None, "", "\0<p \u2603", -1.5, True, [], [None], {}, {"": 1}, {"value": [{}]})


def lines_damaged(raw: bytes):
    """The document with each line dropped, doubled, emptied, garbled, indented; and cut in it."""
    lines = raw.splitlines(keepends=True)[:TEXT_LINES]
    for at, line in enumerate(lines):
        before, after = lines[:at], lines[at + 1 :]
        half = line[: len(line) // 2]
        for instead in (
            b"",
            line + line,
            b"\n",
            line[::-1].strip() + b"\n",
            half + JUNK + b"\n",
            b" " + line,
        ):
            yield b"".join([*before, instead, *after])
        yield b"".join([*before, line])
        yield b"".join([*before, half])


def elements_damaged(root, written):
    """The markup with each element dropped, doubled, emptied, garbled, renamed, bare."""
    for at in range(sum(1 for _ in root.iter(etree.Element))):
        for damage in (drop, double, rename, empty, garble, misdate, bare)[0 if at else 3 :]:
            damaged = copy.deepcopy(root)
            damage(list(damaged.iter(etree.Element))[at])
            yield written(damaged)


def drop(element):
    element.getparent().remove(element)


def double(element):
    element.addnext(copy.deepcopy(element))


def empty(element):
    tail = element.tail
    element.clear()
    element.tail = tail


def garble(element):
    element.text = "\u2028\u2603 %%% &<]]> ((( " + (element.text or "")[::-1]
    for name in element.attrib:
        element.attrib[name] = "::/#\u2603"


def misdate(element):
    element.text = "99999999T9999-- 99-99"
    for name in element.attrib:
        element.attrib[name] = "99999999T9999--"


def rename(element):
    element.tag = element.getparent().tag


def bare(element):
    for name in list(element.attrib):
        del element.attrib[name]


def keys_damaged(raw: bytes):
    """The JSON with each value dropped, doubled, nulled, emptied, turned into another type."""
    value = json.loads(raw)
    for path in paths_of(value):
        for damage in ("drop", "double", *VALUES):
            damaged = copy.deepcopy(value)
            at = damaged
            for step in path[:-1]:
                at = at[step]
            if damage == "drop":
                del at[path[-1]]
            elif damage == "double":
                at[path[-1]] = [at[path[-1]], copy.deepcopy(at[path[-1]])]
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


def is_json(raw):
    try:
        json.loads(raw)
    except ValueError:
        return False
    return True


def markup_of(raw, format_name):
    """The tree of XML or HTML and what writes it again; None for a document that is neither."""
    try:
        return etree.fromstring(raw), etree.tostring
    except etree.XMLSyntaxError:
        is_html = format_name == "html"
        return (lxml.html.document_fromstring(raw), lxml.html.tostring) if is_html else None


def damaged(raw, format_name):
    yield from lines_damaged(raw)
    if is_json(raw):
        yield from keys_damaged(raw)
    elif markup := markup_of(raw, format_name):
        yield from elements_damaged(*markup)


@pytest.mark.parametrize("file", CASES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_damaged_document_is_read_or_refused(file):
    raw = file.read_bytes()
    whole = worked(raw, file.name, FEED)
    format_name = whole.feed_files[0].format
    declared = Feed("formats", format=format_name)
    owners: dict[str, set[int]] = {}
    for item in whole.items:
        for paragraph in paragraphs_of(item):
            owners.setdefault(paragraph, set()).add(item.position)
    for variant in dict.fromkeys(damaged(raw, format_name)):
        rows = worked(variant, file.name, FEED)
        if rows.feed_files[0].format != format_name:  # what is not known any more, as declared
            rows = worked(variant, file.name, declared)
        assert rows.items or rows.rejects or rows.feed_files[0].outcome == "not_news"
        assert all(0 <= (reject.fault_at or 0) <= len(variant) for reject in rows.rejects)
        for item in rows.items:
            known = [owners[part] for part in paragraphs_of(item) if part in owners]
            assert not known or set.intersection(*known), (item.headline, variant[:300])
