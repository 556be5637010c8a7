"""Memos: a format of the tests' own, whose parser can be changed at will.

A file is lines of JSON, a document each: guid (none: it is drawn from the words), version, words,
names, caption, is_bad. What a parser reads is the words without spaces, marked as it likes.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from schemas import Caption, FeedFile, Item, ItemEntity, Mention, Outcome, Quote, Reject
from transforms.work import Rows
from warehouse import land
from warehouse import replace as replacing
from warehouse.lake import migrations, statement
from warehouse.stored import Choice, chosen, payloads

MORNING = datetime(2026, 3, 2, 6, tzinfo=UTC)
Document = dict[str, Any]
ALL = Choice()


@dataclass(frozen=True)
class Parser:
    """A version of the parser: what it makes of words, and which documents it sees at all."""

    version: int = 1
    words: Callable[[str], str] = str
    headline: Callable[[str], str] = str
    sees: Callable[[Document], bool] = bool
    names: Callable[[str], str] = str
    guid: Callable[[str], str] | None = None
    """Makes a guid that the document then declares."""
    mends: bool = False
    """Reads documents that are bad."""


def memo(words: str, guid: str | None = None, **more: Any) -> Document:
    """A document."""
    return {"words": words, "guid": guid} | more


def file(
    name: str, documents: Sequence[Document], hour: int = 0, feed: str = "memos", pad: str = ""
) -> FeedFile:
    """A file as it is pulled; `pad` makes other bytes of the same documents."""
    payload = ("\n".join(map(json.dumps, documents)) + pad).encode()
    at = MORNING + timedelta(hours=hour)
    return FeedFile(run_id="run", feed=feed, uri=f"file:///{feed}/{name}", pulled_at=at,
        file_id=hashlib.sha256(payload).hexdigest(), modified_at=at, size_bytes=len(payload),
        payload=payload)  # fmt: skip


Reads = Parser | Callable[[FeedFile], Parser]


def work(files: Sequence[FeedFile], reads: Reads) -> dict[str, pa.Table]:
    """The tables of a batch, as transforms.work gives them; `reads` may be told by the file."""
    rows = Rows()
    parser_of = (lambda _: reads) if isinstance(reads, Parser) else reads
    parsers = {one.file_id: parser_of(one) for one in files}
    for one in files:
        rows.feed_files.append(one if one.outcome else _read(one, parsers[one.file_id], rows))
    firsts: dict[str, Item] = {}
    for item in sorted(rows.items, key=lambda i: (i.received_at, i.file_id, i.position)):
        if item.item_id not in firsts:
            firsts[item.item_id] = item
            _name(item, parsers[item.file_id], rows)
    return rows.tables()


def _read(one: FeedFile, parser: Parser, rows: Rows) -> FeedFile:
    before = len(rows.items), len(rows.rejects)
    documents = [json.loads(line) for line in (one.payload or b"").splitlines() if line.strip()]
    for position, document in enumerate(filter(parser.sees, documents)):
        if document.get("is_bad") and not parser.mends:
            rows.rejects.append(Reject(run_id=one.run_id, feed=one.feed, uri=one.uri,
                file_id=one.file_id, position=position, reason="malformed", detail="bad"))  # fmt: skip
        else:
            rows.items.append(_item(one, position, document, parser, rows))
    if len(rows.items) > before[0]:
        outcome = Outcome.ITEMS
    else:
        outcome = Outcome.REJECTED if len(rows.rejects) > before[1] else Outcome.NOT_NEWS
    return replace(one, format="memo", outcome=outcome.value)


def _item(one: FeedFile, position: int, document: Document, parser: Parser, rows: Rows) -> Item:
    words = parser.words(document["words"])
    digest = _digest(words.replace(" ", ""))
    guid = document["guid"] or f"slugline:{digest[:32]}"
    if parser.guid:
        guid = parser.guid(guid)
    version = document.get("version")
    item = Item(
        item_id=_digest(f"memo/{guid}/{version}/{digest}")[:32], feed=one.feed,
        file_id=one.file_id or "", position=position, format="memo",
        parser_version=parser.version, guid=guid, version=version,
        headline=parser.headline(document["words"]), received_at=one.modified_at,
        pub_status="usable", kind="story", revision_ordinal=0, body=words,
        words=len(words.split()), body_sha256=_digest(words), version_created_at=MORNING + timedelta(hours=len(document["words"])),
        names_by="test/1" if document.get("names") else None,
    )  # fmt: skip
    if caption := document.get("caption"):
        rows.captions.append(Caption(item_id=item.item_id, position=0, text=caption, repeats=1,
            photo_key=_digest(caption)))  # fmt: skip
    item.keywords = document.get("names", [])
    return item


def _name(item: Item, parser: Parser, rows: Rows) -> None:
    """The names of an item: `RAB`, or `Ruritanian Air Board (RAB)`, which it quotes."""
    names = [parser.names(name) for name in item.keywords]
    for position, name in enumerate(filter(None, names)):
        long, _, acronym = name.removesuffix(")").partition(" (")
        key = f"organisation:{long.lower().replace(' ', '-')}"
        rows.item_entities.append(ItemEntity(item_id=item.item_id, position=position,
            label="organisation", name=long, name_key=key, entity_id=key, acronym=acronym or None,
            surfaces=[long], mentions=1))  # fmt: skip
        surface = (item.body or "")[:1]
        rows.mentions.append(Mention(item_id=item.item_id, position=position, start=0, end=1,
            surface=surface, label="organisation", entity_position=position, entity_id=key,
            method="model", resolved_by="name"))  # fmt: skip
        rows.quotes.append(Quote(item_id=item.item_id, position=position, kind="direct",
            text=surface, start=0, end=1, paragraph=0, speaker=surface, speaker_start=0,
            speaker_end=1, speaker_position=position, speaker_entity_id=key))  # fmt: skip


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass
class Desk:
    """A warehouse in which runs land memos, and work them again."""

    connection: duckdb.DuckDBPyConnection
    folder: Path
    runs: int = 0
    known: set[str | None] = field(default_factory=set)

    def land(self, *files: FeedFile, parser: Reads = Parser()) -> str:
        """A run that lands files as one batch; those whose bytes landed before as duplicates."""
        self.runs += 1
        run_id = f"run-{self.runs}"
        land.begin(self.connection, run_id, "nightly", ["memos"], "0")
        batch = []
        for one in files:
            if one.file_id in self.known:
                one = replace(one, outcome="duplicate", payload=None)
            self.known.add(one.file_id)
            batch.append(replace(one, run_id=run_id))
        counts = land.Counts(files_received=len(batch))
        land.batch(self.connection, run_id, work(batch, parser), counts)
        return run_id

    def rework(
        self,
        choice: Choice = ALL,
        parser: Parser = Parser(),
        most_files: int = 100,
        names_by: str | None = None,
    ) -> replacing.Replaced:
        """A run that works files again."""
        self.runs += 1
        folder = self.folder / f"staged-{self.runs}"
        folder.mkdir()
        found = chosen(self.connection, choice, parser_version=parser.version, names_by=names_by)
        for number, batch in enumerate(payloads(self.connection, found, most_files)):
            replacing.stage(folder, number, work(batch, parser))
        run_id = f"run-{self.runs}"
        land.begin(self.connection, run_id, "reprocess", [], "0")
        return replacing.replace(self.connection, run_id, folder)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(query).fetchall()

    def state(self) -> dict[str, list[tuple[Any, ...]]]:
        """All rows but those of runs, sorted."""
        tables = ("feed_files", "items", "captions", "item_entities", "mentions", "quotes",
                  "rejects", "entities", "entity_names")  # fmt: skip
        return {name: sorted(self.rows(f"FROM {name}"), key=repr) for name in tables}


def in_memory() -> duckdb.DuckDBPyConnection:
    """The tables in memory: what lands and is replaced there needs no lake."""
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    for name in migrations():
        connection.execute(statement("migrations", name))
    return connection
