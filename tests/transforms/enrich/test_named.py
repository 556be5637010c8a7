"""What an item names at a glance."""

from schemas import Item, ItemEntity, Quote
from transforms.enrich.named import set_named


def item(item_id, names_by="engine/1"):
    return Item(
        item_id=item_id, feed="wire", file_id="f", position=0, format="plain", parser_version=1,
        pub_status="usable", kind="story", revision_ordinal=0, words=0, names_by=names_by,
    )  # fmt: skip


def entity(item_id, position, name, label="person", mentions=1, **columns):
    return ItemEntity(
        item_id=item_id, position=position, label=label, name=name, mentions=mentions, **columns
    )


def quote(item_id, position):
    return Quote(
        item_id=item_id, position=position, kind="direct", text="Yes", start=0, end=3, paragraph=0
    )


def test_names_stand_by_how_often_they_are_named():
    one, other = item("one"), item("other")
    rows = [
        entity("one", 0, "Jo Bell"),
        entity("one", 1, "Mora", "place", country_code="SE", dateline_position=0, mentions=0),
        entity("one", 2, "Ann Oak", mentions=3),
        entity("one", 3, "RAB", "organisation"),
        entity("one", 4, "Kai Lind"),
        entity("other", 0, "Jo Bell", mentions=2),
    ]
    set_named([one, other], rows, [quote("one", 0), quote("one", 1)])
    assert (one.people, one.organisations) == (["Ann Oak", "Jo Bell", "Kai Lind"], ["RAB"])
    assert (one.country_code, one.quotes) == ("SE", 2)
    assert (other.people, other.organisations, other.country_code) == (["Jo Bell"], [], None)
    assert other.quotes == 0


def test_of_an_item_whose_names_were_not_read_the_quotations_are_not_known():
    one = item("one", names_by=None)
    set_named([one], [], [])
    assert (one.people, one.quotes) == ([], None)
