"""Read the copy of a document: from its text to the fields of an item, its captions and notes."""

from collections.abc import Callable
from datetime import date
from functools import cache, partial

from schemas import Reason
from transforms import agencies
from transforms.copy import (
    authors,
    captions,
    closing,
    cuts,
    datelines,
    edit_note,
    ends,
    fingerprint,
    header,
    item_dateline,
    kind,
    mojibake,
    padding,
    photos,
    revision,
    titles,
)
from transforms.copy.copy import Copy, Parts
from transforms.source import Envelope, ParseError

__all__ = ["Copy", "read"]

SETTLED: tuple[Callable[[Copy, Parts], None], ...] = (
    closing.settle,
    edit_note.settle,
    authors.settle_agency,
    revision.settle,
    titles.settle,
    authors.settle_bylines,
    item_dateline.take_repeated,
    closing.take_links,
    kind.settle,
    revision.settle_take,
    cuts.refuse,
    item_dateline.settle,
    closing.note_leavings,
)
"""What is settled between envelope and copy, in this order: a step may ask what those before it
found. What is declared wins; `notes` say where the copy differs."""


def read(envelope: Envelope, feed_agency: str | None, uri: str, file_date: date | None) -> Copy:
    """Read the copy of one document, and settle it with what its envelope declares.

    `file_date` is the local date of the file, `uri` where it was: both only help to find the year
    of a dateline. Raises ParseError when there is no text, when the copy is cut, and when there
    is neither body, caption, flash nor anything declared.
    """
    parts = _apart(envelope, feed_agency, uri, file_date)
    pictures = map(captions.declared, envelope.pictures)
    copy = Copy(
        paragraphs=parts.head.body,
        photos=photos.distinct_of([*pictures, *parts.captions.photos]),
        contacts=[*envelope.contacts, *parts.head.contacts, *parts.ending.contacts],
        padding_chars=_padding_chars(parts),
        is_mended=parts.is_mended,
        content_sha256=fingerprint.content_sha256(parts.lines, envelope),
    )
    for settle in SETTLED:
        settle(copy, parts)
    return copy


def _padding_chars(parts: Parts) -> int:
    """Characters that the copy had besides its lines and the break behind each."""
    came = sum(map(len, (parts.envelope.copy, *parts.envelope.head)))
    return max(came - sum(len(line) + 1 for line in parts.lines), 0)


def _apart(envelope: Envelope, feed_agency: str | None, uri: str, file_date: date | None) -> Parts:
    """The document taken apart: padding off, captions and end out, the head read."""
    declared_agency = envelope.agency or feed_agency
    is_body = envelope.is_body or bool(envelope.head)
    text = mojibake.mend(envelope.copy)
    lines = padding.lines(text, is_wrapped=not is_body)
    above = padding.lines("\n".join(envelope.head), is_wrapped=False)
    # A line is asked for its dateline several times, and each costs: to bound the captions, among
    # the header's lines, and behind the dateline, which may be pasted twice.
    find_dateline = cache(partial(datelines.find, agency_names=agencies.names()))
    header_ends, dateline = item_dateline.first_among(lines, find_dateline)
    agency = agencies.find(declared_agency, dateline.agency if dateline else None, text)
    taken = captions.take(lines, header_ends, agency.photo_id)
    if not (taken.lines or taken.photos or above or cuts.declares(envelope)):
        raise ParseError(Reason.NO_TEXT, "nothing but white space and padding")
    ending = ends.take(taken.lines, agency)
    declared = titles.declared(envelope, agency)
    keys = declared.keys if is_body else None
    return Parts(
        envelope=envelope,
        declared_agency=declared_agency,
        agency=agency,
        titles=declared,
        captions=taken,
        head=header.read(ending.lines, agency, find_dateline, keys, above),
        ending=ending,
        lines=above + lines,
        is_mended=text != envelope.copy,
        uri=uri,
        file_date=file_date,
    )
