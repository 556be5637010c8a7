"""What the head of a NITF document declares: docdata, tobject, metas, rights."""

import re
from collections import defaultdict
from datetime import timedelta

from schemas import Reference
from transforms.formats.iptc_xml import (
    Named,
    attribute,
    first,
    is_correction,
    line_of,
    urgency_of,
)
from transforms.formats.pub_status import set_status, withhold_embargoed
from transforms.markup import Element, local, text_of
from transforms.source import Envelope
from transforms.times import utc

EDITORS = re.compile(r"ed(?:itor|itors|itorsnote)?\Z", re.IGNORECASE)
EMBARGO_FROM = timedelta(minutes=10)
"""A release this much behind the issue is an embargo; less is the delay of a desk's machine."""
IN_THE_HEADER = (
    "doc-id del-list from-src urgency fixture date.issue date.release date.expire doc-scope"
    " series ed-msg du-key doc.rights correction evloc pubdata revision-history tobject"
    " tobject.property"
)
HAS_ITS_FIELD = (
    "doc-id@id-string urgency@ed-urg date.issue@norm ed-msg@info du-key@version"
    " series@series.part series@series.totalpart correction@info correction@id-string"
)
HEADER_ELEMENTS = tuple(IN_THE_HEADER.split())
FIELDS = frozenset(HAS_ITS_FIELD.split())

CURRENT = frozenset(["current", "actual", "actuel", "aktuell", "attuale"])
"""The property that all news has: no genre."""
DAY_ALONE = re.compile(r"\d{4}-?\d\d-?\d\d(?:T?(?:Z|[+-]\d\d:?\d\d))?\Z")


def identify(envelope: Envelope, found: Named, zone: str) -> None:
    """Ids, version, times, urgency, take."""
    envelope.guid = attribute(found, "doc-id", "id-string") or attribute(found, "nitf", "uno")
    senders = (attribute(found, "doc-id", "regsrc"), attribute(found, "from-src", "src-name"))
    # A site (`www.ntb.no`) is no name by which an agency is known.
    envelope.agency = next((name for name in senders if name and "." not in name), None)
    envelope.version = attribute(found, "du-key", "version")
    issued = utc(attribute(found, "date.issue", "norm"), zone)
    revised = [utc(node.get("norm"), zone) for node in found["revision-history"]]
    times = [time for time in (issued, *revised) if time]
    if not times and (published := attribute(found, "pubdata", "date.publication")):
        # Archives give no other date.
        times = [time for time in (utc(published, zone),) if time]
    envelope.first_created_at = min(times, default=None)
    envelope.version_created_at = max(times, default=None)
    envelope.transmission = metas_of(found).get("anpa-sequence")
    declared = attribute(found, "urgency", "ed-urg")
    envelope.urgency = urgency_of(declared)
    if declared and envelope.urgency is None:
        envelope.notes += (f"urgency {declared[:40]!r} is not 1 to 8",)
    envelope.take = _whole(attribute(found, "series", "series.part"))
    envelope.takes = _whole(attribute(found, "series", "series.totalpart"))
    kind = attribute(found, "tobject.property", "tobject.property.type")
    envelope.genre = kind if kind and kind.lower() not in CURRENT else None


def _whole(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch("[0-9]{1,4}", text) and int(text) else None


def metas_of(found: Named) -> dict[str, str]:
    """head/meta by name; names in lower case."""
    pairs = ((node.get("name", ""), node.get("content", "")) for node in found["meta"])
    return {name.strip().lower(): text.strip() for name, text in pairs if name and text.strip()}


def set_docdata_status(envelope: Envelope, found: Named) -> None:
    """docdata/@management-status, what the document says of others, notes to editors."""
    status = attribute(found, "docdata", "management-status")
    set_status(envelope, status)
    if other := attribute(found, "docdata", "management-doc-idref"):
        envelope.references += (Reference("guid", other),)
        cancels = attribute(found, "docdata", "management-idref-status") or ""
        if cancels.lower() in ("canceled", "cancelled") and not envelope.copy:
            envelope.kind = "kill"
    if envelope.kind == "kill" and envelope.guid and not envelope.references:
        envelope.references = (Reference("guid", envelope.guid),)
    if found["correction"]:
        envelope.kind = envelope.kind or "correction"
        if corrected := attribute(found, "correction", "id-string"):
            envelope.references += (Reference("guid", corrected),)
    messages = [node.get("info") or text_of(node) for node in found["ed-msg"]]
    messages += [node.get("info") or text_of(node) for node in found["correction"]]
    messages += [line_of(node) for node in found["note"] if is_for_editors(node)]
    messages += [line_of(node) for node in found["block"] if is_correction(node)]
    texts = [" ".join(text.split()) for text in messages if text and text.strip()]
    envelope.edit_note = "\n".join(dict.fromkeys(texts)) or None


def is_for_editors(note: Element) -> bool:
    """Notes before the body, and those inside that name an editor as their reader."""
    said = note.get("noteclass") or note.get("class") or ""
    if EDITORS.match(said):
        return True
    return said != "cpyrt" and any(local(node) == "body.head" for node in note.iterancestors())


def set_embargo(envelope: Envelope, found: Named, zone: str) -> None:
    """date.release, where it is one: declared, said in the note, or well behind the issue."""
    issue = attribute(found, "date.issue", "norm") or ""
    # NITF 3.1: midnight stands where the time of day is not known.
    issued = None if DAY_ALONE.match(issue) or "000000" in issue else utc(issue, zone)
    release = utc(attribute(found, "date.release", "norm"), zone)
    status = (attribute(found, "docdata", "management-status") or "").lower()
    declared = status == "embargoed" or "embargo" in (envelope.edit_note or "").lower()
    if release and declared:
        envelope.embargoed_until = release
    elif release and issued and release - issued >= EMBARGO_FROM:
        envelope.embargoed_until = release
        envelope.notes += ("date.release is later than date.issue: read as an embargo",)
    elif status == "embargoed":
        withhold_embargoed(envelope)


def copyright_of(found: Named) -> str | None:
    """The notice: doc.copyright's year and holder, else the text that says it."""
    holder = attribute(found, "doc.copyright", "holder")
    year = (attribute(found, "doc.copyright", "year") or "")[:4]
    if holder:
        has_sign = re.search(r"copyright|©|\(c\)", holder, re.IGNORECASE)
        return holder if has_sign else " ".join(f"Copyright {year} {holder}".split())
    notes = [node for node in found["note"] if node.get("noteclass") == "cpyrt"]
    return line_of(first(found, "copyrite")) or (line_of(notes[0]) if notes else None)


def subjects_of(found: Named) -> tuple[str, ...]:
    """Codes of tobject.subject, else its names; values of classifiers."""
    values: list[str | None] = []
    for node in found["tobject.subject"]:
        keys = ("refnum", "code", "detail", "matter", "type")
        texts = (node.get(f"tobject.subject.{key}", "").strip() for key in keys)
        values.append(next((text for text in texts if text), None))
    values += [node.get("value") or text_of(node) for node in found["classifier"]]
    return tuple(dict.fromkeys(value for value in values if value))


def keywords_of(found: Named) -> tuple[str, ...]:
    """Keywords of the key-list, each once."""
    values = ((node.get("key") or text_of(node) or "").strip() for node in found["keyword"])
    return tuple(dict.fromkeys(value for value in values if value))


def header_of(found: Named) -> dict[str, str]:
    """What has no field: attributes as `element@attribute`, metas by name, asides of the body."""
    values: dict[str, list[str]] = defaultdict(list)
    for node in (node for name in HEADER_ELEMENTS for node in found[name]):
        for key, text in node.attrib.items():
            where = f"{local(node)}@{key}"
            if key != "id" and where not in FIELDS and text.strip():
                values[where].append(text.strip())
    for node in found["meta"]:
        if (name := node.get("name")) and (text := node.get("content", "").strip()):
            values[name].append(text)
    for name in ("byttl", "series", "bibliography"):
        values[name] += filter(None, map(text_of, found[name]))
    return {name: "; ".join(dict.fromkeys(texts)) for name, texts in values.items() if texts}
