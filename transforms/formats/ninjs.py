"""ninjs 1, 2 and 3 (IPTC), in the dialects of NTB, TT, dpa, AP, Business Wire and Superdesk."""

import re

from schemas import Reference
from transforms.agencies import names as agency_names
from transforms.formats import json_items
from transforms.formats.html_bodies import Body, merged, plain
from transforms.formats.json_fields import Fields, name_set
from transforms.formats.json_items import NINJS_FIELDS, NINJS_STEMS
from transforms.formats.ninjs_texts import (
    CAPTIONS,
    DECKS,
    SUMMARIES,
    Text,
    best,
    body_among,
    main_headline,
    texts_of,
)
from transforms.source import Envelope, Feed, ParseError, Picture

KNOWN = NINJS_FIELDS | name_set(
    "uri guid type headline byline by title body bodies description language version urgency"
    " pubstatus subject subjects keywords associations located ednote slugline provider"
)
PLANS = frozenset(["event", "events", "planning", "planning_featured"])
"""Types that announce what will happen: no news yet."""
MEDIA = frozenset(["picture", "photo", "image", "video", "graphic", "audio", "animation"])
USUAL_TYPES = {"photo": "picture", "image": "picture", "preformatted": "text"}
OF_A_REQUEST = re.compile(r"(://api\.ap\.org/[^?]+)\?.*", re.DOTALL)
"""AP's API puts keys of the request behind an item's URI: they differ each time."""
SIGNALS = {"correction": "correction", "korr": "correction", "rättelse": "correction"}
SIGNALS |= {"repeat": "repeat", "test": "test", "kill": "kill"}
LIKE_THE_BODY = 60
"""Characters of a description; if the body has them too, it is an excerpt of it."""


def parse(raw: bytes, feed: Feed) -> list[Envelope | ParseError]:
    """Read one file of ninjs: an item, a list or page of them, or JSON Lines.

    An envelope an item, but none for events and planning. Names of fields count without case, as
    vendors mix those of ninjs 2 and 3. Raises ParseError for what is not JSON, or not ninjs.
    """

    def read(fields: Fields) -> Envelope | None:
        return None if _is_plan(fields) else _envelope(fields, feed)

    # Any body_..., headline_... or description_... is a field of ninjs 1.
    known = KNOWN | _stemmed(raw)
    return json_items.envelopes(raw, read, "ninjs", known)


def looks_like(raw: bytes) -> bool:
    """Whether the file holds items of ninjs, and not of AP's or dpa's own JSON."""
    return json_items.format_of(raw) == "ninjs"


def _stemmed(raw: bytes) -> frozenset[str]:
    objects = (one for one in json_items.objects_of(raw) if isinstance(one, dict))
    names = (name.lower() for one in objects for name in one)
    return frozenset(name for name in names if name.startswith(NINJS_STEMS))


def _is_plan(fields: Fields) -> bool:
    kind = (fields.text("type") or "").lower()
    details = {"eventdetails", "planningdetails"} & fields.names()
    has_body = any(name.startswith(("bodies", "body")) for name in fields.names())
    return kind in PLANS or bool(details and not kind and not has_body)


def _envelope(fields: Fields, feed: Feed) -> Envelope:
    kind = (fields.text("type") or "").lower()
    envelope = Envelope(is_body=True, item_class=USUAL_TYPES.get(kind, kind) or None)
    _set_identity(envelope, fields, feed)
    _set_headline(envelope, fields)
    body = body_among(texts_of(fields, "bodies", "body"), feed, envelope.headline)
    descriptions = texts_of(fields, "descriptions", "description")
    envelope.copy, envelope.notes = body.copy, body.notes
    if kind in MEDIA:
        _set_media(envelope, fields, descriptions)
    else:
        _set_summary(envelope, descriptions)
    _set_associations(envelope, fields, body)
    _set_credits(envelope, fields)
    _set_subjects(envelope, fields)
    _set_status(envelope, fields)
    fields.ignore("renditions", "readtime", "wordcount", "charcount")
    envelope.header = {**fields.rest(), **envelope.header, **body.asides}
    envelope.notes += tuple(fields.notes)
    return envelope


def _set_identity(envelope: Envelope, fields: Fields, feed: Feed) -> None:
    """Id, version, times, language, and the agency where the item names one we know."""
    uri = fields.text("guid", "uri", "_id")
    envelope.guid = OF_A_REQUEST.sub(r"\1", uri) if uri else None
    envelope.version = fields.text("version")
    envelope.language = fields.text("language")
    envelope.first_created_at = fields.time(feed.time_zone, "firstcreated")
    envelope.version_created_at = fields.time(feed.time_zone, "versioncreated")
    envelope.embargoed_until = fields.time(feed.time_zone, "embargoed", "embargo")
    envelope.urgency = fields.whole("urgency")
    envelope.slugline = fields.joined("slugline", by="-")
    holder = Fields({"holder": fields.raw("copyrightholder")}).text("holder")
    known = agency_names().get((holder or "").casefold())
    envelope.agency = fields.text("provider", "source") or known
    envelope.header = {f"altids.{key}": text for key, text in fields.labelled("altids").items()}
    if holder:
        envelope.header["copyrightholder"] = holder


def _set_headline(envelope: Envelope, fields: Fields) -> None:
    """The headline of the role main; `title`, the item's own name, where there is none."""
    headlines = texts_of(fields, "headlines", "headline")
    main = main_headline(headlines)
    below = [text.value for text in headlines if text.role in DECKS]
    envelope.headline = plain(main.value.strip()) if main else plain(fields.text("title"))
    envelope.subheadline = plain("\n".join(below).strip()) or None
    others = (text for text in headlines if text is not main and text.role not in DECKS)
    found = {f"headline {text.role}".strip(): text.value for text in others}
    envelope.header = {**envelope.header, **found}


def _set_summary(envelope: Envelope, descriptions: list[Text]) -> None:
    """A story's description: lines below the headline, unless it is an excerpt of the body."""
    summary = best(descriptions, SUMMARIES)
    text = plain(summary.value.strip()) if summary else None
    opening = " ".join((text or "").split())[:LIKE_THE_BODY]
    is_excerpt = opening in " ".join(envelope.copy[:5000].split())
    if text and not is_excerpt and not envelope.subheadline:
        envelope.subheadline = text
    elif text:
        envelope.header = {**envelope.header, "description": text}
    _keep_others(envelope, descriptions, summary)


def _set_media(envelope: Envelope, fields: Fields, descriptions: list[Text]) -> None:
    """A picture, video, graphic or sound of its own: its description is its caption."""
    envelope.kind = "caption"
    caption = best(descriptions, CAPTIONS)
    text = plain(caption.value.strip()) if caption else None
    copy = " ".join(envelope.copy.split())
    if not text or copy == " ".join(text.split()):
        text, envelope.copy = text or copy or None, ""
    if text:
        envelope.pictures = (_picture(fields, text, envelope.guid),)
    _keep_others(envelope, descriptions, caption)


def _keep_others(envelope: Envelope, descriptions: list[Text], used: Text | None) -> None:
    words = " ".join((plain(used.value) or "").split()) if used else ""
    found: dict[str, str] = {}
    for text in descriptions:
        value = (plain(text.value) or "").strip()
        if text.role == "creditline":
            envelope.credit_line = value
        elif text is not used and value and " ".join(value.split()) != words:
            found[f"description {text.role}".strip()] = value
    envelope.header = {**envelope.header, **found}


def _picture(fields: Fields, text: str, guid: str | None) -> Picture:
    """The picture that an item or association is."""
    return Picture(
        text=text,
        credit=fields.text("byline", "by", "creditline", "credit", "photographer"),
        rights=fields.text("usageterms") or fields.text("copyrightnotice"),
        photo_id=guid,
        taken_on=fields.day("contentcreated"),
    )


def _set_associations(envelope: Envelope, fields: Fields, body: Body) -> None:
    """Pictures that come with a story; what a package links to; other links to the header."""
    pictures: list[Picture] = []
    links: list[str] = []
    shown: set[str] = set()
    for one in fields.objects("associations"):
        guid = one.text("guid", "uri", "_id")
        caption = best(texts_of(one, "descriptions", "description"), CAPTIONS)
        text = plain(caption.value.strip()) if caption else None
        if text and ((one.text("type") or "picture").lower() in MEDIA):
            pictures.append(_picture(one, text, guid))
            shown.update(filter(None, (guid, one.text("name"))))
        if guid:
            links.append(guid)
    # A figure of the body may name the association it shows, and say the same in other words.
    others = (picture for picture in body.pictures if picture.photo_id not in shown)
    envelope.pictures = merged((*envelope.pictures, *pictures), others)
    if envelope.item_class == "composite" and not envelope.copy.strip():
        envelope.kind = "package"
        envelope.references = tuple(Reference("guid", guid) for guid in dict.fromkeys(links))
    elif links:
        envelope.header = {**envelope.header, "associations": " ".join(dict.fromkeys(links))}


def _set_credits(envelope: Envelope, fields: Fields) -> None:
    """Bylines, place, notes to editors, rights."""
    bylines = fields.texts("byline", "by", "bylines") or fields.texts("authors", "creators")
    envelope.bylines = tuple(filter(None, map(plain, bylines)))
    envelope.located = fields.joined("located", by="/")
    envelope.dateline = _dateline(fields, envelope.copy)
    envelope.edit_note = plain(fields.joined("ednote", "ednotes", by="\n"))
    envelope.credit_line = envelope.credit_line or fields.text("creditline")
    envelope.copyright_notice = fields.text("copyrightnotice")
    envelope.usage_terms = fields.joined("usageterms")
    rights = fields.labelled("rightsinfo")
    envelope.header = {
        **envelope.header,
        **{f"rightsinfo.{name.lower()}": text for name, text in rights.items()},
    }


def _dateline(fields: Fields, copy: str) -> str | None:
    """Superdesk's dateline, with the place in it; None where the copy begins with it."""
    text = fields.text("dateline")
    begins = " ".join(copy[:500].split())
    return None if text and begins.startswith(" ".join(text.split())) else text


def _set_subjects(envelope: Envelope, fields: Fields) -> None:
    found = (code_of(one) for one in fields.objects("subjects", "subject"))
    codes = [code for code in found if code]
    # A list of plain words holds no objects.
    envelope.subjects = tuple(dict.fromkeys(codes or fields.texts("subjects", "subject")))
    envelope.keywords = fields.words("keywords", "keyword")
    genres = (one.text("name") or code_of(one) for one in fields.objects("genres", "genre"))
    names = tuple(filter(None, genres)) or fields.texts("genres", "genre")
    envelope.genre = ", ".join(dict.fromkeys(names)) or None


def code_of(concept: Fields) -> str | None:
    """The code of a concept: as such, else the end of its URI, else its name."""
    code = concept.text("code", "literal", "qcode")
    uri = (concept.text("uri") or "").rstrip("/#")
    return code or re.split("[/#]", uri)[-1] or concept.text("name")


def _set_status(envelope: Envelope, fields: Fields) -> None:
    """Status and signals; the items that this one replaces or is a rewrite of."""
    words = _signals(fields)
    found = (SIGNALS.get(word.lower().rpartition(":")[2]) for word in words)
    envelope.kind = next(filter(None, found), envelope.kind)
    if words:
        envelope.header = {**envelope.header, "signal": "; ".join(words)}
    json_items.set_status(envelope, fields.text("pubstatus"))
    before = (*fields.texts("evolvedfrom", "rewrite_of"), *fields.texts("replacing"))
    envelope.references += tuple(Reference("guid", guid) for guid in dict.fromkeys(before))


def _signals(fields: Fields) -> list[str]:
    """Signals: codes in a list, or those of TT by name (`{"updatetype": "KORR"}`)."""
    value = fields.raw("signal", "signals")
    if isinstance(value, dict) and not {"code", "qcode", "literal"} & value.keys():
        said = fields.labelled("signal", "signals").values()
        return [word for word in said if not word.isdigit()]
    codes = [code for one in fields.objects("signal", "signals") if (code := code_of(one))]
    return codes or list(fields.texts("signal", "signals"))
