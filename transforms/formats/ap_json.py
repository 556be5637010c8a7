"""JSON of AP's Media API: feed and search pages, single items, with or without their text."""

import re
from collections.abc import Iterable

from transforms.formats import json_items
from transforms.formats.html_bodies import Body, body_of, plain
from transforms.formats.json_fields import Fields, name_set
from transforms.formats.json_items import AP_FIELDS
from transforms.source import Envelope, Feed, ParseError, Picture

KNOWN = AP_FIELDS | name_set(
    "altids uri type headline pubstatus version versioncreated firstcreated title slugline"
    " renditions associations subject description_caption story body_nitf body_html"
)
CONCEPTS = ("subject", "person", "organisation", "organization", "company", "place", "event")
MEDIA = frozenset(["picture", "photo", "video", "graphic", "audio"])
KINDS = {
    "kill": "kill",
    "elimination": "kill",
    "withhold": "withheld",
    "disregard": "withdrawn",
    "corrective": "correction",
    "correction": "correction",
    "clarification": "correction",
    "advisory": "advisory",
}
"""What an editorial type makes of an item; a lead or writethru is still a story."""
FLASHES = frozenset(["flash", "bulletin", "f", "b"])
"""Editorial priorities of copy of a line or two: AP's NewsAlerts."""
PRIORITIES = {"flash": 1, "bulletin": 2, "urgent": 3, "regular": 4, "routine": 4, "deferred": 5}
PRIORITIES |= {"f": 1, "b": 2, "u": 3, "r": 4, "d": 5}
STORIES = (
    "body_nitf",
    "body_html",
    "body_xhtml",
    "nitf",
    "html",
    "body",
    "story",
    "body_text",
    "text",
)
"""Where the text of a story stands, where it was put into its item, the best first."""
QUERY = re.compile(r"\?.*", re.DOTALL)


def parse(raw: bytes, feed: Feed) -> list[Envelope | ParseError]:
    """Read one answer of AP's Media API, or one item of it; an envelope an item.

    The text of a story is a file of its own and in the item only where a feed put it there.
    Raises ParseError for what is not JSON, for an error message, and for other objects.
    """
    return json_items.envelopes(raw, lambda item: _envelope(item, feed), "AP's Media API", KNOWN)


def looks_like(raw: bytes) -> bool:
    """Whether the file holds items with AP's altids, as its API writes them."""
    return json_items.format_of(raw) == "ap_json"


def _envelope(item: Fields, feed: Feed) -> Envelope:
    kind = (item.text("type") or "").lower()
    envelope = Envelope(is_body=True, item_class="picture" if kind == "photo" else kind or None)
    _set_identity(envelope, item, feed)
    _set_lines(envelope, item)
    _set_concepts(envelope, item)
    body = _story(item, feed, envelope.headline)
    envelope.copy, envelope.notes = body.copy, body.notes
    _set_rendition(envelope, item, kind)
    caption = plain(item.text("description_caption"))
    if kind in MEDIA:
        envelope.kind = "caption"
        own = [_picture(item, caption)] if caption else []
        envelope.pictures = (*own, *_associated(envelope, item), *body.pictures)
    else:
        envelope.pictures = (*_associated(envelope, item), *body.pictures)
    _set_status(envelope, item)
    envelope.header = {**item.rest(), **envelope.header}
    envelope.notes += tuple(item.notes)
    return envelope


def _set_identity(envelope: Envelope, item: Fields, feed: Feed) -> None:
    """Ids, version, times, urgency. altids.itemid stays the same over all versions."""
    ids = item.labelled("altids")
    uri = QUERY.sub("", item.text("uri") or "") or None
    envelope.guid = ids.pop("itemid", None) or uri
    envelope.transmission = ids.get("transref")
    envelope.header = {f"altids.{name}": text for name, text in ids.items()}
    envelope.agency = item.text("provider") or "AP"
    envelope.version = item.text("version")
    envelope.language = item.text("language")
    envelope.first_created_at = item.time(feed.time_zone, "firstcreated")
    envelope.version_created_at = item.time(feed.time_zone, "versioncreated")
    envelope.embargoed_until = item.time(feed.time_zone, "embargoed")
    envelope.urgency = item.whole("urgency")
    if uri:
        envelope.header["uri"] = uri


def _set_lines(envelope: Envelope, item: Fields) -> None:
    """Slug, headlines, bylines, place, notes, rights. `title` is the slug without its lead."""
    envelope.slugline = item.text("slugline")
    envelope.headline = plain(item.text("headline"))
    envelope.subheadline = plain(item.text("headline_extended", "description_summary"))
    envelope.bylines = _bylines(item)
    envelope.located = item.text("located") or _city(item)
    envelope.edit_note = plain(item.joined("ednote", by="\n"))
    envelope.credit_line = item.text("description_creditline", "creditline")
    envelope.copyright_notice = item.text("copyrightnotice")
    envelope.usage_terms = item.joined("usageterms")


def _bylines(item: Fields) -> tuple[str, ...]:
    listed = (one.text("by", "name") for one in item.objects("bylines", "byline"))
    return tuple(filter(None, listed)) or item.texts("bylines", "byline")


def _city(item: Fields) -> str | None:
    places = item.objects("datelinelocation")
    names = ("city", "countryareaname", "countryname")
    return next((text for place in places if (text := place.text(*names))), None)


def _set_concepts(envelope: Envelope, item: Fields) -> None:
    """Codes of all vocabularies, the desk's category letters among them; keywords."""
    concepts = (one for name in CONCEPTS for one in item.objects(name))
    codes = (one.text("code", "id", "name") for one in concepts)
    envelope.subjects = tuple(dict.fromkeys(code for code in codes if code))
    envelope.keywords = item.words("keywords")


def _story(item: Fields, feed: Feed, headline: str | None) -> Body:
    """The text of a story that was put into its item: below `story`, or in a rendition."""
    holders: list[Fields] = [item]
    holders += item.objects("story")
    holders += [one for one in item.objects("renditions") if one.text("name") in ("nitf", "html")]
    for text in _texts(holders):
        body = body_of(text, feed, headline)
        if body.copy.strip():
            return body
    return Body()


def _texts(holders: Iterable[Fields]) -> Iterable[str]:
    for holder in holders:
        for name in (*STORIES, "content", "value"):
            value = holder.raw(name)
            if isinstance(value, str):
                yield value


def _set_rendition(envelope: Envelope, item: Fields, kind: str) -> None:
    """Where the text of a story is to be had, where it is not in the item."""
    links = (
        one.text("href")
        for one in item.objects("renditions")
        if one.text("name") in ("nitf", "html")
    )
    link = next(filter(None, links), None)
    if link:
        # Behind the question mark stand keys of the account.
        envelope.header = {**envelope.header, "renditions.nitf": QUERY.sub("", link)}
    if link and not envelope.copy and kind not in MEDIA:
        envelope.notes += ("the text of the story is not in the item, which links to it",)


def _picture(item: Fields, caption: str) -> Picture:
    ids = item.labelled("altids")
    photographers = [one.text("name") for one in item.objects("photographer")]
    return Picture(
        text=caption,
        credit=item.text("description_creditline", "creditline") or next(iter(photographers), None),
        rights=item.joined("usageterms") or item.text("copyrightnotice"),
        photo_id=ids.get("friendlykey") or ids.get("itemid"),
    )


def _associated(envelope: Envelope, item: Fields) -> list[Picture]:
    """The pictures that go with a story and bring their captions; all others to the header."""
    pictures: list[Picture] = []
    links: list[str] = []
    for one in item.objects("associations"):
        caption = plain(one.text("description_caption", "caption"))
        if caption and (one.text("type") or "picture").lower() in MEDIA:
            pictures.append(_picture(one, caption))
        links += filter(None, [one.labelled("altids").get("itemid") or one.text("uri")])
    if links:
        envelope.header = {**envelope.header, "associations": " ".join(dict.fromkeys(links))}
    return pictures


def _set_status(envelope: Envelope, item: Fields) -> None:
    """Status, editorial types and priority, signals. A headline's "Correction:" is copy."""
    types = item.texts("editorialtypes")
    signals = item.texts("signals", "signal")
    priority = (item.text("editorialpriority") or "").lower()
    found = [KINDS[name.lower()] for name in types if name.lower() in KINDS]
    if priority in FLASHES:
        found.append("flash")
    if "test" in {signal.lower() for signal in signals}:
        found.insert(0, "test")
    envelope.kind = next(iter(found), envelope.kind)
    if envelope.urgency is None:
        envelope.urgency = PRIORITIES.get(priority)
    json_items.set_status(envelope, item.text("pubstatus"))
    texts = {"editorialtypes": types, "signals": signals, "editorialpriority": (priority,)}
    declared = {name: "; ".join(said) for name, said in texts.items() if any(said)}
    envelope.header = {**envelope.header, **declared}
