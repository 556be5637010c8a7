"""What items are matched by: keys of what they are called, and the sketch of their text."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from schemas import Fingerprint, Item, Reference
from transforms import agencies
from transforms.enrich.sketches import NO_SKETCH, Sketch, key_of, sketch, words_of
from transforms.items import DERIVED

FITS = (timedelta(days=-1), timedelta(days=2))
"""How far from midnight of its dateline's day a file may be made and still tell the item's time."""
DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)")
SHORTEST_HEADLINE_WORDS = 3
CYCLE = re.compile(r"\A(?:bc|am|pm|ap) (?=\w)")
"""The cycle before an American slug: the kill of `EU--Crisis` may say `BC-EU--Crisis`."""
CONTENT_GUID = re.compile(rf"{DERIVED}[0-9a-f]{{32}}\Z")
REVISION = re.compile(
    r"(?P<id>\Aurn:newsml:[^:]+:[^:]+:.+|\Atag:reuters\.com,\d{4}:newsml_\w+)"
    r":(?P<version>\d{1,4})[NUA]?\Z"
)
"""A NewsML URN or a tag of Reuters with its revision at the end (NewsML 1.2, section 5.1.2)."""


def fingerprints(items: Sequence[Item]) -> list[Fingerprint]:
    """The fingerprint of each item, in their order."""
    bodies = [item.body for item in items if item.body]
    sketches = iter(sketch(bodies))
    return [_fingerprint(item, next(sketches) if item.body else NO_SKETCH) for item in items]


def _fingerprint(item: Item, text: Sketch) -> Fingerprint:
    """The fingerprint of one item, with the sketch of its body."""
    chain, chain_version = _chain_of(item)
    opening = opening_word(item.headline or "")
    names = {by: _keys(item.refers_to, by, item) for by in KEY_OF}
    return Fingerprint(
        item_id=item.item_id,
        wire_at=item.wire_at,
        is_timed=item.version_created_at is not None,
        guid_key=_key(item.guid),
        chain_key=_key(chain),
        chain_version=chain_version,
        slug_key=_key(slug_words(item.slugline or "")),
        headline_key=_key(headline_words(item.headline or "")),
        flash_key=_key(opening if item.kind == "flash" else None),
        opening_key=_key(None if item.kind == "flash" else opening),
        transmission_key=_key(transmission_number(item.transmission or "")),
        names_guids=names["guid"],
        names_slugs=names["slug"],
        names_headlines=names["headline"],
        names_transmissions=names["transmission"],
        text_sha256=text.text_sha256,
        shingles=text.shingles,
        minhash=text.minhash,
        bands=text.bands,
        paragraphs=text.paragraphs,
    )


def set_wire_time(item: Item, pulled_at: datetime) -> None:
    """Set when an item was on the wire, which its fingerprint tells too, and the day.

    Where nothing tells the time, the day is that on which its file was pulled.
    """
    item.wire_at = wire_at(item)
    item.wire_on = (item.wire_at or pulled_at).astimezone(UTC).date()


def wire_at(item: Item) -> datetime | None:
    """When an item was on the wire, as well as it is known; None where nothing tells."""
    if item.version_created_at:
        return item.version_created_at
    on = item.dateline_on or _day_of(_chain_of(item)[0] or "")
    day = datetime.combine(on, time(), UTC) if on else None
    made = item.first_created_at or day
    if item.received_at and (made is None or FITS[0] <= item.received_at - made <= FITS[1]):
        return item.received_at
    return item.first_created_at or day or item.received_at


def _day_of(stem: str) -> date | None:
    """The day that stands in the stem of an id: `AEN202603020012` is of March 2."""
    found = DAY.search(stem)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def slug_words(slug: str) -> str:
    """The words of a slug, without the cycle before them."""
    return CYCLE.sub("", " ".join(words_of(slug)))


def headline_words(headline: str) -> str:
    """The words of a headline; nothing where they are too few to tell it from others."""
    words = words_of(headline)
    return " ".join(words) if len(words) >= SHORTEST_HEADLINE_WORDS else ""


def opening_word(headline: str) -> str:
    """The first word of a headline that has two letters: `korea` of `S. Korea`."""
    return next((word for word in words_of(headline) if len(word) > 1), "")


def transmission_number(number: str) -> str:
    """A transmission number without blanks and leading zeros: `dpa 061` and `DPA61` are one."""
    letters = re.sub(r"[^a-z0-9]", "", number.lower())
    return re.sub(r"(?<!\d)0+(?=\d)", "", letters)


def _chain_of(item: Item) -> tuple[str | None, int | None]:
    """What the versions of an item share of their guids, and the number of its version."""
    guid = item.guid or ""
    agency = agencies.AGENCIES.get(item.agency or "")
    named = agency and agency.story_id and agency.story_id.search(guid)
    if found := named or REVISION.search(guid):
        version = found.groupdict().get("version")
        return found["id"], int(version) if version else None
    if guid.startswith(DERIVED) and not CONTENT_GUID.match(guid):
        version = item.version or ""
        return guid.removeprefix(DERIVED), int(version) if version.isdecimal() else None
    return None, None


def _key(text: str | None) -> int | None:
    return key_of(text) if text else None


def _keys(references: Sequence[Reference], by: str, item: Item) -> list[int]:
    """The keys of what an item names by its guid, slug, headline or transmission number."""
    said = (KEY_OF[by](one.value) for one in references if one.by == by)
    if by == "transmission" and item.transmission:
        service = re.match(r"[a-z]*", transmission_number(item.transmission))
        said = (f"{service[0]}{one}" if service and one.isdecimal() else one for one in said)
    return [key_of(one) for one in dict.fromkeys(said) if one]


KEY_OF: dict[str, Callable[[str], str]] = {
    "guid": str.strip,
    "slug": slug_words,
    "headline": headline_words,
    "transmission": transmission_number,
}
"""How what an item names is written, so that it meets what another is called."""
