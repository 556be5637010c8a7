"""Copy that is cut: it stops before it ends, or never comes to a body."""

import re

from schemas import Reason
from transforms.copy import dates, ends, kills
from transforms.copy.copy import Copy, Parts
from transforms.source import Envelope, ParseError

OPENS_A_DATELINE = re.compile(
    rf"[A-Z][A-Z/ ]{{2,30}},(?: [A-Z][\w ]{{2,20}},)?(?: {dates.MONTH}| [A-Z][a-z]{{0,8}}\Z)"
    r"(?: ?\d{0,2})?(?: ?\(\w{0,10})?\Z"
)
"""A last line that is the beginning of a dateline and no more."""
NEEDS_NO_BODY = (*kills.KINDS, "advisory", "package", "test")


def declares(envelope: Envelope) -> bool:
    """Whether an envelope without copy is a document all the same."""
    return bool(
        envelope.headline
        or envelope.slugline
        or envelope.guid
        or envelope.pictures
        or envelope.dateline
        or envelope.transmission
        or envelope.kind
    )


def refuse(copy: Copy, parts: Parts) -> None:
    """Raise ParseError for copy that is cut; note what may be.

    A body in a structure that is whole is not cut, and what declares a headline needs no body.
    """
    if not parts.envelope.is_body:
        _refuse_unfinished(copy, parts)
    if not copy.paragraphs and copy.kind not in NEEDS_NO_BODY:
        _settle_without_body(copy, parts)


def _refuse_unfinished(copy: Copy, parts: Parts) -> None:
    """Raise ParseError for plain copy that stops short; note what may be."""
    agency, ending = parts.agency, parts.ending
    if parts.captions.cut:
        raise ParseError(Reason.TRUNCATED, "the last line opens a caption and does not close it")
    if not parts.is_whole and ending.lines and OPENS_A_DATELINE.match(ending.lines[-1]):
        raise ParseError(Reason.TRUNCATED, f"stops in the dateline: {ending.lines[-1]!r}")
    if not copy.paragraphs:
        return
    last = copy.paragraphs[-1]
    if not ends.is_finished(last):
        if agency.always_ends and not parts.is_whole:
            detail = f"no end mark, and the last line stops short: {last[-40:]!r}"
            raise ParseError(Reason.TRUNCATED, detail)
        copy.notes.append("the last line does not end as a sentence does")
    if agency.always_ends and not ending.ended:
        copy.notes.append("no end mark")


def _settle_without_body(copy: Copy, parts: Parts) -> None:
    """What an item without body is: a caption, a flash. Raises ParseError where it is neither."""
    envelope = parts.envelope
    if copy.photos and _is_of_photos(parts):
        copy.kind = "caption" if copy.kind == "story" else copy.kind
    elif copy.kind == "flash" and copy.headline:
        if not parts.is_whole and copy.subheadline and copy.subheadline.startswith("("):
            raise ParseError(Reason.TRUNCATED, f"stops in a marker: {copy.subheadline!r}")
    elif envelope.is_body or (copy.headline and envelope.transmission):
        copy.notes.append("no text")
    elif parts.is_whole and copy.headline:
        copy.kind = "flash" if copy.kind == "story" else copy.kind
        copy.notes.append("headline alone, without a flash marker")
    else:
        raise ParseError(Reason.NO_BODY, "a header without a body, and no end mark")


def _is_of_photos(parts: Parts) -> bool:
    """Whether captions may be all that a document has, and no story was cut before its body."""
    envelope, head = parts.envelope, parts.head
    if envelope.is_body and envelope.item_class in (None, "text"):
        return False
    has_header = head.titles or head.notes or head.bylines or head.dateline
    return parts.is_whole or declares(envelope) or not has_header
