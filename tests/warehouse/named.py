"""Rows of items that name someone, for tests that need no copy."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import duckdb

from schemas import Item, ItemEntity, Mention, Quote, to_table
from transforms.enrich.fingerprints import set_wire_time
from warehouse import relate

MORNING = datetime(2026, 3, 2, 6, tzinfo=UTC)


def item(item_id: str, made_at: datetime | None = MORNING, **columns: object) -> Item:
    """An item of news, with a body of dots as long as its mentions need."""
    required = {"feed": "test", "file_id": f"file-{item_id}", "position": 0, "format": "plain_text",
        "parser_version": 1, "pub_status": "usable", "kind": "story", "revision_ordinal": 0,
        "words": 1, "body": "." * 50, "version_created_at": made_at}  # fmt: skip
    made = Item(item_id=item_id, **(required | columns))
    set_wire_time(made, MORNING)
    return made


def named(
    item_id: str, name: str, label: str = "organisation", position: int = 0, **columns: object
) -> ItemEntity:
    """An entity of an item, its key made of its label and name unless one is given."""
    key = columns.pop("name_key", f"{label}:{name.lower().replace(' ', '-')}")
    required = {"name_key": key, "entity_id": key, "surfaces": [name], "mentions": 1}
    return ItemEntity(
        item_id=item_id, position=position, label=label, name=name, **(required | columns)
    )


@dataclass
class Batch:
    """What lands at once: entities, with a mention of each for every time it is named."""

    entities: list[ItemEntity] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    speakers: dict[tuple[str, int], int] = field(default_factory=dict)
    """How many quotations there are of an item's entity, by its item and position."""
    stands_for: dict[tuple[str, int], str] = field(default_factory=dict)

    def tables(self) -> dict[str, object]:
        known = {item.item_id for item in self.items}
        missing = dict.fromkeys(e.item_id for e in self.entities if e.item_id not in known)
        return {
            "items": to_table([*self.items, *map(item, missing)], Item),
            "item_entities": to_table(self.entities, ItemEntity),
            "mentions": to_table(self._mentions(), Mention),
            "quotes": to_table(self._quotes(), Quote),
        }

    def _mentions(self) -> Iterable[Mention]:
        for entity in self.entities:
            for time in range(entity.mentions):
                yield Mention(item_id=entity.item_id, position=10 * entity.position + time, start=0,
                    end=1, surface=".", label=entity.label, entity_position=entity.position,
                    entity_id=entity.entity_id, method="model", resolved_by="name",
                    stands_for=self.stands_for.get((entity.item_id, entity.position)))  # fmt: skip

    def _quotes(self) -> Iterable[Quote]:
        for entity in self.entities:
            for time in range(self.speakers.get((entity.item_id, entity.position), 0)):
                yield Quote(item_id=entity.item_id, position=10 * entity.position + time,
                    kind="direct", text=f"Words {time}.", start=0, end=8, paragraph=0, cue="said",
                    speaker=".", speaker_start=9, speaker_end=10, speaker_position=entity.position,
                    speaker_entity_id=entity.entity_id)  # fmt: skip


def land(connection: duckdb.DuckDBPyConnection, batch: Batch) -> None:
    """Land a batch as warehouse.land does, without the files it came from."""
    tables = batch.tables()
    connection.begin()
    for name, rows in tables.items():
        connection.register("staged", rows)
        connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM staged")
        connection.unregister("staged")
    connection.register("staged_item_entities", tables["item_entities"])
    relate.entities(connection)
    connection.unregister("staged_item_entities")
    connection.commit()


def state(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[object, ...]]]:
    """All rows of what relate writes, sorted."""
    tables = ("entities", "entity_names", "item_entities", "mentions", "quotes")
    return {
        name: sorted(connection.execute(f"FROM {name}").fetchall(), key=repr) for name in tables
    }


def day(text: str) -> datetime:
    """Midnight of a day, UTC."""
    return datetime.combine(date.fromisoformat(text), datetime.min.time(), UTC)
