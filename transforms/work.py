"""Work a batch: pulled files in, rows out."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

import pyarrow as pa

from schemas import TABLES, Caption, FeedFile, Item, Outcome, Reason, Reject, to_table
from transforms import PARSER_VERSION
from transforms.copy.read import Copy, read
from transforms.formats import FORMATS, sniff
from transforms.source import Envelope, Feed, ParseError


@dataclass(slots=True)
class Rows:
    """The rows that a batch gives, by table."""

    feed_files: list[FeedFile] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)

    def tables(self) -> dict[str, pa.Table]:
        """The rows as Arrow tables."""
        return {
            name: to_table(getattr(self, name), TABLES[name])
            for name in ("feed_files", "items", "captions", "rejects")
        }


def work(files: Iterable[FeedFile], feed: Feed) -> Rows:
    """Work pulled files: each becomes items, no news, or a reject, and says so in `outcome`.

    A file that the puller settled (a duplicate, or one it could not read) passes unchanged.
    """
    rows = Rows()
    zone = ZoneInfo(feed.time_zone)
    for file in files:
        rows.feed_files.append(_work_file(file, feed, zone, rows))
    return rows


def _work_file(file: FeedFile, feed: Feed, zone: ZoneInfo, rows: Rows) -> FeedFile:
    """Work one file; add its rows, and give it back with its format and outcome."""
    if file.outcome is not None:
        return file
    file_date = file.modified_at.astimezone(zone).date() if file.modified_at else None
    try:
        name, envelopes = _open(file, feed)
    except ParseError as error:
        rows.rejects.append(_reject(file, 0, error))
        return replace(file, outcome=Outcome.REJECTED.value)
    found = Outcome.NOT_NEWS
    for position, envelope in enumerate(envelopes):
        try:
            copy = read(envelope.copy, envelope.agency or feed.agency, file.uri, file_date)
        except ParseError as error:
            rows.rejects.append(_reject(file, position, error))
            found = Outcome.REJECTED if found is Outcome.NOT_NEWS else found
            continue
        item = _item(envelope, copy, file, feed, position, name)
        rows.items.append(item)
        rows.captions += _captions(item.item_id, copy)
        found = Outcome.ITEMS
    return replace(file, format=name, outcome=found.value)


def _open(file: FeedFile, feed: Feed) -> tuple[str, list[Envelope]]:
    """The documents of a file, and the format they are in. Raises ParseError."""
    if not file.payload:
        raise ParseError(Reason.EMPTY, "the file has no bytes")
    name = sniff(file.payload) if feed.format == "auto" else feed.format
    return name, FORMATS[name].parse(file.payload, feed)


def _item(
    envelope: Envelope, copy: Copy, file: FeedFile, feed: Feed, position: int, format_name: str
) -> Item:
    file_id = file.file_id or ""
    body = "\n\n".join(copy.paragraphs) or None
    return Item(
        item_id=_sha256(f"{file_id}/{position}")[:32],
        feed=feed.name,
        file_id=file_id,
        position=position,
        format=format_name,
        parser_version=PARSER_VERSION,
        agency=envelope.agency or copy.agency,
        guid=envelope.guid,
        version=envelope.version,
        slugline=copy.slugline,
        headline=copy.headline,
        subheadline=copy.subheadline,
        bylines=copy.bylines,
        dateline=copy.dateline,
        dateline_places=copy.dateline_places,
        dateline_on=copy.dateline_on,
        first_created_at=envelope.first_created_at,
        version_created_at=envelope.version_created_at,
        received_at=file.modified_at,
        pub_status="usable",
        kind=copy.kind,
        revision_label=copy.revision_label,
        revision_ordinal=copy.revision_ordinal,
        edit_note=copy.edit_note,
        changes=copy.changes,
        genre=copy.genre,
        language=feed.language,
        body=body,
        # Paragraphs hold single spaces only, so that counting them counts words.
        words=sum(paragraph.count(" ") + 1 for paragraph in copy.paragraphs),
        body_sha256=_sha256(body) if body else None,
        copyright_notice=copy.copyright_notice,
        contacts=copy.contacts,
        notes=[*envelope.notes, *copy.notes],
    )


def _captions(item_id: str, copy: Copy) -> list[Caption]:
    return [
        Caption(
            item_id=item_id,
            position=position,
            text=photo.text,
            repeats=photo.repeats,
            credit=photo.credit,
            provided_by=photo.provided_by,
            rights=photo.rights,
            taken_on=taken_on,
            photo_id=photo.photo_id,
            photo_key=photo.key,
        )
        for position, (photo, taken_on) in enumerate(
            zip(copy.photos, copy.photo_dates, strict=True)
        )
    ]


def _reject(file: FeedFile, position: int, error: ParseError) -> Reject:
    return Reject(
        run_id=file.run_id,
        feed=file.feed,
        uri=file.uri,
        file_id=file.file_id,
        position=position,
        reason=error.reason.value,
        detail=error.detail,
    )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
