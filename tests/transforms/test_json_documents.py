"""JSON: where a fault stands in the bytes, which the reader counts in characters."""

import pytest

from schemas import Reason
from transforms.formats.json_items import objects_of
from transforms.json_documents import load
from transforms.source import ParseError

# Of each document the part up to the fault, and the rest.
FAULTS = {
    "a word that is none": ('{"headline": "Low tide", "urgency": ', "tru}"),
    "behind accents": ('{"headline": "Dörwick 서울 🌊", "urgency": ', "nul}"),
    "behind lines": ('{\n  "headline": "Dörwick",\r\n  "urgency": ', "tru\n}"),
    "behind a byte order mark": ('\ufeff{"headline": "Dörwick", "urgency": ', "tru}"),
    "the end is missing": ('{"headline": "Dörwick", "body": "Low ti', ""),
    "a line break in a string": ('{"headline": "Dörwick', '\n"}'),
    "more behind the end": ('{"headline": "Dörwick"} ', "x"),
    "behind half a character": ('{"headline": "\\ud83d Dörwick", "urgency": ', "tru}"),
}


@pytest.mark.parametrize(("before", "after"), FAULTS.values(), ids=FAULTS)
def test_the_fault_has_its_offset_in_bytes(before, after):
    with pytest.raises(ParseError) as refused:
        load((before + after).encode())
    assert refused.value.fault_at == len(before.encode())


def test_in_an_encoding_of_a_byte_a_character_the_offset_is_right():
    before = '{"headline": "Dörwick: naïve café, Grünwald", "urgency": '.encode("latin-1")
    with pytest.raises(ParseError) as refused:
        load(before + b"tru}")
    assert refused.value.fault_at == len(before)


def test_in_another_encoding_it_is_not_told():
    with pytest.raises(ParseError) as refused:
        load('{"headline": "다리가 다시 열렸다", "urgency": tru}'.encode("euc-kr"))
    assert refused.value.fault_at is None


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "byte order mark"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n", " \n\x1e"], ids=repr)
def test_a_broken_line_has_its_place_in_the_file(mark, end):
    before = f'{mark}{{"uri": "urn:ö"}}{end}{{"uri": "urn:2", "urgency": '
    raw = f'{before}tru}}{end}{{"uri": "urn:3"}}{end}'.encode()
    (broken,) = (one for one in objects_of(raw) if isinstance(one, ParseError))
    assert (broken.reason, broken.fault_at) == (Reason.MALFORMED, len(before.encode()))


def test_a_page_that_is_cut_is_cut_at_its_end():
    raw = '{"items": [{"uri": "urn:ö", "headline": "Low ti'.encode()
    with pytest.raises(ParseError) as refused:
        objects_of(raw)
    assert (refused.value.reason, refused.value.fault_at) == (Reason.TRUNCATED, len(raw))
