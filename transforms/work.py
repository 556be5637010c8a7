"""Work a batch: pulled files in, rows out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from zoneinfo import ZoneInfo

import pyarrow as pa

from schemas import (
    TABLES,
    Caption,
    FeedFile,
    Fingerprint,
    Item,
    ItemEntity,
    Mention,
    Outcome,
    Quote,
    Reason,
    Reject,
    to_table,
)
from transforms import archives
from transforms.archives import Member, Refused
from transforms.copy.read import read
from transforms.enrich.fingerprints import fingerprints, set_wire_time
from transforms.enrich.named import set_named
from transforms.enrich.stage import Enriching, enrich
from transforms.enrich.terms import set_usable_until
from transforms.formats import FORMATS, sniff
from transforms.items import Document, captions_of, item_of
from transforms.source import Feed, ParseError


@dataclass(slots=True)
class Rows:
    """The rows that a batch gives, by table."""

    feed_files: list[FeedFile] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    item_entities: list[ItemEntity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    fingerprints: list[Fingerprint] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)

    def tables(self) -> dict[str, pa.Table]:
        """The rows as Arrow tables."""
        return {f.name: to_table(getattr(self, f.name), TABLES[f.name]) for f in fields(self)}


def work(files: Iterable[FeedFile], feed: Feed, enriching: Enriching | None = None) -> Rows:
    """Work pulled files: each becomes items, no news, or a reject, and says so in `outcome`.

    A file that the puller settled (a duplicate, or one it could not read) passes unchanged.
    Without `enriching` the items stay as they were read. Raises ModelMissingError.
    """
    rows = Rows()
    zone = ZoneInfo(feed.time_zone)
    for file in files:
        rows.feed_files.append(_work_file(file, feed, zone, rows))
    firsts = _first_of_each(rows.items)
    rows.fingerprints = fingerprints(list(firsts.values()))
    if enriching:
        enriched, named = enrich(list(firsts.values()), enriching)
        of_id = {item.item_id: item for item in enriched}
        rows.items = [
            of_id[item.item_id] if item is firsts[item.item_id] else item for item in rows.items
        ]
        rows.item_entities, rows.mentions = named.item_entities, named.mentions
        rows.quotes = named.quotes
        set_named(enriched, rows.item_entities, rows.quotes)
    return rows


def _first_of_each(items: Iterable[Item]) -> dict[str, Item]:
    """Of an item that stands in a batch several times the one that lands: the first received.

    Its copies can differ in white space and marks, and so in where a name stands.
    """
    firsts: dict[str, Item] = {}
    for item in items:
        other = firsts.setdefault(item.item_id, item)
        if _order(item) < _order(other):
            firsts[item.item_id] = item
    return firsts


def _order(item: Item) -> tuple[bool, float, str, int]:
    """The order of warehouse/load/new_item_keys.sql."""
    at = item.received_at
    return at is None, at.timestamp() if at else 0.0, item.file_id, item.position


def _work_file(file: FeedFile, feed: Feed, zone: ZoneInfo, rows: Rows) -> FeedFile:
    """Work one file; add its rows, and give it back with its format and outcome."""
    if file.outcome is not None:
        return file
    items, rejects = len(rows.items), len(rows.rejects)
    file_date = file.modified_at.astimezone(zone).date() if file.modified_at else None
    formats: dict[str, None] = {}
    for position, found in enumerate(_documents(file, feed, formats)):
        document, member = found.document, found.member
        if isinstance(document, ParseError):
            rows.rejects.append(_reject(file, position, document, member))
            continue
        try:
            copy = read(document.envelope, feed.agency, document.uri, file_date)
        except ParseError as error:
            refused = _of_copy(error, found)
            rows.rejects.append(_reject(file, position, refused, member))
            continue
        item = item_of(document, copy, file, feed, position)
        set_wire_time(item, file.pulled_at)
        captions = captions_of(item.item_id, copy)
        set_usable_until(item, captions)
        rows.items.append(item)
        rows.captions += captions
    if len(rows.items) > items:
        outcome = Outcome.ITEMS
    else:
        outcome = Outcome.REJECTED if len(rows.rejects) > rejects else Outcome.NOT_NEWS
    # An archive read where it stands is mapped into memory, and not kept.
    payload = file.payload if isinstance(file.payload, bytes) else None
    return replace(file, format="+".join(formats) or None, outcome=outcome.value, payload=payload)


@dataclass(frozen=True, slots=True)
class _Found:
    """A document of a file, or why it is refused.

    `member` is its name in an archive; `ends_at` the size of what it is the whole of, where its
    copy ends with that.
    """

    document: Document | ParseError
    member: str | None = None
    ends_at: int | None = None


def _documents(file: FeedFile, feed: Feed, formats: dict[str, None]) -> Iterator[_Found]:
    """The documents of a file in their order, or why one is refused.

    Adds the formats that were known to `formats`, with the archive a document stood in.
    """
    raw = file.payload
    if raw is None or len(raw) == 0:
        yield _Found(ParseError(Reason.EMPTY, "the file has no bytes"))
    elif kind := archives.looks_like(raw):
        for member in archives.members(raw, file.uri):
            yield from _of_member(member, kind, file.uri, feed, formats)
    else:
        yield from _of_bytes(raw, file.uri, feed, formats)


def _of_bytes(
    raw: bytes, uri: str, feed: Feed, formats: dict[str, None], archive: str = ""
) -> Iterator[_Found]:
    """The documents of one file that is no archive."""
    try:
        name = sniff(raw) if feed.format == "auto" else feed.format
        formats[f"{archive}{name}"] = None
        envelopes = FORMATS[name].parse(raw, feed)
    except ParseError as error:
        hint = "" if feed.format == "auto" else f"; the feed declares the format {feed.format}"
        yield _Found(ParseError(error.reason, f"{error.detail}{hint}", error.fault_at))
        return
    ends_at = len(raw) if name == "plain" else None
    for envelope in envelopes:
        if isinstance(envelope, ParseError):
            yield _Found(envelope)
        else:
            yield _Found(Document(name, envelope, uri), ends_at=ends_at)


def _of_member(
    member: Member | Refused, kind: str, uri: str, feed: Feed, formats: dict[str, None]
) -> Iterator[_Found]:
    """The documents of a member of an archive; a page of a crawl is known by its address."""
    if isinstance(member, Refused):
        yield _Found(_told_of(member.name, member.error), member.member)
        return
    where = f"{uri}!/{member.name}"
    for found in _of_bytes(member.content, where, feed, formats, f"{kind}/"):
        document = found.document
        if isinstance(document, ParseError):
            yield _Found(_told_of(member.name, document), member.name)
            continue
        envelope = document.envelope
        envelope.notes += member.notes
        if member.uri:
            envelope.guid = envelope.guid or member.uri
            envelope.header = {**envelope.header, "fetched_from": member.uri}
        if member.fetched_at:
            envelope.header = {**envelope.header, "fetched_at": member.fetched_at.isoformat()}
        yield replace(found, member=member.name)


def _of_copy(error: ParseError, found: _Found) -> ParseError:
    """The fault of a document's copy, told of its member; copy that is cut is cut at its end."""
    if error.reason is Reason.TRUNCATED:
        error = error.at(found.ends_at)
    return _told_of(found.member, error) if found.member else error


def _told_of(name: str, error: ParseError) -> ParseError:
    return ParseError(error.reason, f"{name}: {error.detail}", error.fault_at)


def _reject(file: FeedFile, position: int, error: ParseError, member: str | None) -> Reject:
    return Reject(
        run_id=file.run_id,
        feed=file.feed,
        uri=file.uri,
        file_id=file.file_id,
        position=position,
        reason=error.reason.value,
        detail=error.detail,
        member=member,
        fault_at=error.fault_at,
    )
