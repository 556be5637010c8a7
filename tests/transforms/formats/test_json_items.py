"""The items in files of JSON: found in wrappers, and their format known."""

from pathlib import Path

import orjson
import pytest

from schemas import Reason
from transforms.formats import ap_json, dpa_json, json_items, ninjs
from transforms.source import Envelope, Feed, ParseError

FEED = Feed("load", time_zone="Europe/Oslo")
FIXTURES = Path(__file__).parents[2] / "feeds/formats"
READERS = {"ninjs": ninjs, "ap_json": ap_json, "dpa_json": dpa_json}
NINJS = {"uri": "urn:1", "versioncreated": "2026-03-04T10:00:00Z", "headline": "Ferry sails"}
AP = {
    "altids": {"itemid": "1", "etag": "1_0"},
    "type": "text",
    "headline": "Ferry",
    "renditions": {"nitf": {"href": "https://x"}},
}
DPA = {
    "urn": "urn:newsml:dpa.com:1",
    "entry_id": "1",
    "headline": "Ferry",
    "article_html": "<p>It sails.</p>",
}

ALIKE = {
    "ninjs 1": (NINJS, "ninjs"),
    "ninjs 2": ({"uri": "u", "headlines": [{"value": "Ferry"}], "bodies": [{"value": "It sails."}]}, "ninjs"),
    "ninjs in camel case": ({"uri": "u", "versionCreated": "2026-03-04T10:00:00Z"}, "ninjs"),
    "ninjs with a standard and AP's ids": ({"$standard": {"name": "ninjs"}, "altids": {"itemid": "1", "etag": "2"}, "headline": "A"}, "ninjs"),
    "ninjs with a body and AP's ids": ({"uri": "u", "altids": {"itemid": "1"}, "headline": "A", "body_html": "<p>x", "renditions": {"a": {}}}, "ninjs"),
    "Superdesk": ({"guid": "u", "type": "text", "headline": "A", "body_html": "<p>x"}, "ninjs"),
    "an event": ({"uri": "u", "title": "Meeting", "eventDetails": {"dates": {"startDate": "2026-03-04"}}}, "ninjs"),
    "a schema of ninjs": ({"$schema": "s", "$id": "https://x.example/ninjs-2.1#", "properties": {"foo": {}}}, "ninjs"),
    "AP's item": (AP, "ap_json"),
    "AP's item without renditions": ({"altids": {"itemid": "1"}, "editorialtypes": ["Lead"], "headline": "A"}, "ap_json"),
    "AP's page": ({"api_version": "1.3", "data": {"items": [{"meta": {}, "item": AP}]}}, "ap_json"),
    "AP's empty page": ({"api_version": "1.3", "data": {"items": []}}, "ap_json"),
    "dpa's entry": (DPA, "dpa_json"),
    "dpa's queue": ({"entries": [DPA]}, "dpa_json"),
    "dpa's empty queue": ({"entries": []}, "dpa_json"),
    "dpa's entry in ninjs": ({"uri": "urn:newsml:dpa.com:1", "bodies": [{"value": "<p>x"}], "headlines": [{"value": "A"}], "urn": "x"}, "ninjs"),
    "GeoJSON": ({"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"name": "x"}}]}, None),
    "a package.json": ({"name": "x", "version": "1.0.0", "description": "d", "keywords": ["a"], "author": "A", "license": "MIT"}, None),
    "a JSON Feed": ({"version": "https://jsonfeed.org/version/1.1", "title": "t", "items": [{"id": "1", "content_html": "<p>x", "url": "u"}]}, None),
    "JSON-LD": ({"@context": "https://schema.org", "@type": "NewsArticle", "headline": "A", "datePublished": "2026-03-04"}, None),
    "a news search": ({"status": "ok", "articles": [{"title": "t", "description": "d", "url": "u", "content": "c"}]}, None),
    "another schema": ({"$schema": "s", "$id": "https://x.example/invoice", "properties": {"uri": {}, "headline": {}}}, None),
    "numbers": ([1, 2], None),
    "an empty object": ({}, None),
    "nothing": (None, None),
}  # fmt: skip


@pytest.mark.parametrize(("document", "name"), ALIKE.values(), ids=ALIKE)
def test_a_document_looks_like_its_format_and_no_other(document, name):
    raw = orjson.dumps(document)
    assert json_items.format_of(raw) == name
    assert [known for known, reader in READERS.items() if reader.looks_like(raw)] == [name] * bool(
        name
    )


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"{\xff}", b"<nitf>", b"\x00{", b"[" * 100_000, b"{" * 100_000]
)
def test_what_is_no_json_looks_like_none(raw):
    assert not any(reader.looks_like(raw) for reader in READERS.values())


@pytest.mark.parametrize("file", [file for name in READERS for file in sorted((FIXTURES / name).iterdir())], ids=lambda file: f"{file.parent.name}/{file.name}")  # fmt: skip
def test_every_sample_looks_like_the_format_of_its_folder(file):
    assert json_items.format_of(file.read_bytes()) == file.parent.name


WRAPPED = {
    "alone": NINJS,
    "in a list": [NINJS],
    "in a list with a null": [None, NINJS, {}],
    "in items": {"items": [NINJS]},
    "in Eve's _items": {"_items": [NINJS], "_meta": {"total": 1}},
    "in a search engine's hits": {"hits": {"total": 1, "hits": [{"_id": "1", "_source": NINJS}]}},
    "in a result of an item": {"data": {"meta": {}, "item": NINJS}},
    "in names in capitals": {"Data": {"Items": [NINJS]}},
}


@pytest.mark.parametrize("document", WRAPPED.values(), ids=WRAPPED)
def test_an_item_is_found_in_its_wrappers(document):
    raw = orjson.dumps(document)
    assert ninjs.looks_like(raw)
    [envelope] = ninjs.parse(raw, FEED)
    assert isinstance(envelope, Envelope)
    assert envelope.headline == "Ferry sails"


@pytest.mark.parametrize("between", [b"\n", b"\r\n", b"\n\n", b"\n\x1e"])
def test_json_lines_are_items_each(between):
    raw = between.join([orjson.dumps(NINJS)] * 3) + b"\n"
    assert ninjs.looks_like(raw)
    assert len(ninjs.parse(raw, FEED)) == 3


def test_a_broken_line_costs_no_other():
    raw = orjson.dumps(NINJS) + b'\n{"uri": "urn:2", \n' + orjson.dumps(NINJS)
    first, second, third = ninjs.parse(raw, FEED)
    assert isinstance(second, ParseError)
    assert (second.reason, second.detail[:7]) == (Reason.MALFORMED, "line 2:")
    assert isinstance(first, Envelope)
    assert isinstance(third, Envelope)


def test_another_object_of_a_page_is_refused_by_itself():
    first, second, third = ninjs.parse(orjson.dumps([NINJS, {"colour": "red"}, 7]), FEED)
    assert isinstance(first, Envelope)
    assert isinstance(second, ParseError)
    assert second.detail == "an object of colour: none is a field of ninjs"
    assert isinstance(third, ParseError)


@pytest.mark.parametrize("broken", [b'{"uri"', b'{"colour": "red"}', b"7"])
def test_a_file_of_broken_items_is_refused_as_a_whole(broken):
    raw = b"\n".join([orjson.dumps(NINJS)] + [broken] * 200_000)
    with pytest.raises(ParseError, match="more than 100 of its items are broken"):
        ninjs.parse(raw, FEED)


REFUSED = {
    "cut": (b'{"uri": "urn:1", "headline": "Fer', Reason.TRUNCATED),
    "cut in a list": (b'[{"uri": "urn:1"},', Reason.TRUNCATED),
    "no JSON": (b"DORAN, March 4 - A ferry sails.", Reason.MALFORMED),
    "a text": (b'"ferry"', Reason.UNKNOWN_FORMAT),
    "a number": (b"7", Reason.UNKNOWN_FORMAT),
    "a list of texts": (b'["ferry"]', Reason.UNKNOWN_FORMAT),
    "another object": (b'{"colour": "red"}', Reason.UNKNOWN_FORMAT),
    "an error message": (b'{"api_version": "1", "error": {"status": 401, "message": "no key"}}', Reason.UNKNOWN_FORMAT),
    "a schema": (b'{"$schema": "s", "title": "Extension", "properties": {"uri": {}}}', Reason.UNKNOWN_FORMAT),
    "UTF-16": ('{"uri": "urn:1"}'.encode("utf-16"), Reason.UTF_16),
    "brackets without end": (b"[" * 1_000_000, None),
    "objects without end": (b'{"item":' * 1_000_000, None),
}  # fmt: skip


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
@pytest.mark.parametrize(("raw", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_item_is_refused_with_a_reason(reader, raw, reason):
    with pytest.raises(ParseError) as refused:
        reader.parse(raw, FEED)
    assert reason in (None, refused.value.reason)
    assert refused.value.detail


def test_a_refusal_says_what_was_found():
    with pytest.raises(ParseError, match=r"a JSON Schema \(Extension\), not a news item"):
        ninjs.parse(REFUSED["a schema"][0], FEED)
    with pytest.raises(ParseError, match="an error message, not news: status 401; message no key"):
        ap_json.parse(REFUSED["an error message"][0], FEED)


@pytest.mark.parametrize("raw", [b"[]", b"{}", b'{"items": []}', b'{"data": {"items": []}}', b'{"entries": []}', b"[null]"])  # fmt: skip
@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_an_empty_page_is_no_news(reader, raw):
    assert reader.parse(raw, FEED) == []


STATUSES = {
    "usable": ("usable", None),
    "Usable": ("usable", None),
    "stat:usable": ("usable", None),
    "withheld": ("withheld", "withheld"),
    "canceled": ("canceled", "kill"),
    "cancelled": ("canceled", "kill"),
    "http://cv.iptc.org/newscodes/pubstatusg2/canceled": ("canceled", "kill"),
}


@pytest.mark.parametrize(("word", "expected"), STATUSES.items(), ids=STATUSES)
def test_a_status_is_read_in_every_spelling(word, expected):
    for reader, item in ((ninjs, NINJS), (ap_json, AP), (dpa_json, DPA)):
        [envelope] = reader.parse(orjson.dumps(item | {"pubstatus": word}), FEED)
        assert (envelope.pub_status, envelope.kind) == expected


def test_an_unknown_status_is_noted():
    [envelope] = ninjs.parse(orjson.dumps(NINJS | {"pubstatus": "resting"}), FEED)
    assert envelope.pub_status is None
    assert envelope.notes == ("unknown status 'resting'",)
