"""The metadata of a NewsML 1 item: identification, management, lines, descriptions, rights."""

import re
from dataclasses import dataclass

from schemas import Reference
from transforms.agencies import names as agency_names
from transforms.formats.iptc_xml import (
    XML_LANG,
    Named,
    first,
    unescaped,
    urgency_of,
)
from transforms.formats.newsml_1_content import Content
from transforms.formats.newsml_1_texts import letters, primary
from transforms.formats.nitf_docdata import CURRENT
from transforms.formats.pub_status import set_status, withhold_embargoed
from transforms.markup import Element, local, text_of
from transforms.source import Envelope, Feed
from transforms.times import utc

REVISION_BEHIND = re.compile(
    r"(urn:newsml:[^:]*:[^:]*:.+):\d{1,9}[A-Z]?\Z", re.IGNORECASE | re.DOTALL
)
OPAQUE_NAME = re.compile(r"#|[\W\d]+\Z|\w{1,4}:")
"""A party's code in a topic set, not a name."""

REPLACES = re.compile(
    r"correct|replace|supersede|kill|cancel|previous|update|rectif", re.IGNORECASE
)
NOTE_LINES = re.compile(r"note|advisory|instruction|attention|\Aeds?\b", re.IGNORECASE)
CITY = ("city", "cityname", "town", "sublocation")
PLACES = (*CITY, "countryarea", "subcountry", "state", "province", "country", "countryname")
IN_THE_HEADER = (
    "NewsItemType Instruction OfInterestTo DateLabel DateLineDate SeriesLine StatusWillChange"
)


@dataclass(slots=True)
class Item:
    """A NewsItem: its elements by name, its content, and the NewsEnvelope it was sent in."""

    own: Named
    content: Content
    sent: Element | None
    feed: Feed

    def elements(self, container: str, *names: str) -> list[Element]:
        """The elements inside a container (NewsLines...) of the first scope that has some."""
        for scope in self.content.scopes:
            found = [
                node
                for holder in scope
                if local(holder) == container
                for node in holder.iter(*(f"{{*}}{name}" for name in names))
            ]
            if found:
                return found
        return []

    def lines(self, name: str) -> list[str]:
        """The texts of a news line, in the language of the text where they come in several."""
        nodes = self.elements("NewsLines", name)
        alike = [
            node for node in nodes if primary(node.get(XML_LANG)) == primary(self.content.language)
        ]
        texts = (unescaped(text_of(node)) for node in (alike or nodes))
        return list(dict.fromkeys(text for text in texts if text))

    def line(self, name: str) -> str | None:
        """The first text of a news line."""
        return next(iter(self.lines(name)), None)


def formal(node: Element | None) -> str | None:
    """The FormalName of an element, else its text."""
    return (node.get("FormalName", "").strip() or text_of(node)) if node is not None else None


def _inside(node: Element | None, *path: str) -> Element | None:
    """The first element down a path of local names."""
    for name in path:
        if node is not None:
            node = next((child for child in node if local(child) == name), None)
    return node


def identify(envelope: Envelope, item: Item) -> None:
    """Identification (5.5.1): who, when, what, which revision; the number of the transmission."""
    parts = [text_of(first(item.own, name)) for name in ("ProviderId", "DateId", "NewsItemId")]
    envelope.version = text_of(first(item.own, "RevisionId"))
    envelope.guid = _guid(text_of(first(item.own, "PublicIdentifier")), parts, envelope.version)
    sent = item.sent
    envelope.transmission = text_of(_inside(sent, "TransmissionId"))
    parties = [
        _party(item.elements("AdministrativeMetadata", "Provider")),
        _party([sender] if (sender := _inside(sent, "SentFrom")) is not None else []),
        _agency_of(parts[0], item.line("CreditLine"), item.feed),
    ]
    envelope.agency = next((party for party in parties if party), None)


def _guid(public: str | None, parts: list[str | None], version: str | None) -> str | None:
    """The id of the item over all its revisions: the PublicIdentifier without its last part."""
    if public and (whole := REVISION_BEHIND.match(public)):
        return whole[1]
    if public:
        return public.removesuffix(f":{version}")
    return f"urn:newsml:{':'.join(part or '' for part in parts)}" if parts[2] else None


def _agency_of(provider: str | None, credit: str | None, feed: Feed) -> str | None:
    """The agency that a ProviderId names; of a domain its first label, if the feed has no agency.

    `afp.com` tells who it is, many a domain does not: for `kyodonews.jp` the credit line does.
    """
    if not provider or "." not in provider:
        return provider
    label = provider.removeprefix("www.").partition(".")[0]
    if label.casefold() not in agency_names() and (credit or "").casefold() in agency_names():
        return credit
    return None if feed.agency else label


def _party(holders: list[Element]) -> str | None:
    """The name of the first party; a code in a topic set is none."""
    for holder in holders:
        parties = [node for node in holder if local(node) == "Party"] or [holder]
        for party in parties:
            name = formal(party)
            if name and not OPAQUE_NAME.match(name):
                return name
    return None


def set_lines(envelope: Envelope, item: Item) -> None:
    """NewsLines (5.10). An alert of AFP's has an empty HeadLine."""
    content = item.content
    envelope.headline = item.line("HeadLine") or content.titles.get("headline")
    subheadlines = item.lines("SubHeadLine") or [content.titles.get("subheadline", "")]
    envelope.subheadline = "\n".join(filter(None, subheadlines)) or None
    envelope.dateline = item.line("DateLine") or content.titles.get("dateline")
    bylines = item.lines("ByLine") or [content.titles.get("byline", "")]
    envelope.bylines = tuple(filter(None, bylines))
    envelope.credit_line = item.line("CreditLine")
    envelope.copyright_notice = item.line("CopyrightLine")
    envelope.keywords = tuple(item.lines("KeywordLine"))
    label = text_of(first(item.own, "NameLabel"))
    is_id = label in (text_of(first(item.own, "NewsItemId")), envelope.headline)
    envelope.slugline = item.line("SlugLine") or (None if is_id else label)
    notes = [text for name, text in _custom_lines(item) if NOTE_LINES.search(name)]
    envelope.edit_note = "\n".join(notes) or None


def _custom_lines(item: Item) -> list[tuple[str, str]]:
    """The lines of an agency's own (NewsLine), by their type."""
    return [
        (formal(_inside(node, "NewsLineType")) or "NewsLine", text)
        for node in item.elements("NewsLines", "NewsLine")
        for child in node
        if local(child) == "NewsLineText" and (text := text_of(child))
    ]


def describe(envelope: Envelope, item: Item) -> None:
    """DescriptiveMetadata (5.7.4): subjects, genre, keywords, place."""
    names = ("Subject", "SubjectMatter", "SubjectDetail", "SubjectQualifier")
    subjects = map(formal, item.elements("DescriptiveMetadata", *names))
    envelope.subjects = tuple(dict.fromkeys(filter(None, subjects)))
    genre = formal(next(iter(item.elements("DescriptiveMetadata", "Genre")), None))
    envelope.genre = genre if genre and genre.lower() not in CURRENT else None
    keywords = [
        node.get("Value", "").strip()
        for node in item.elements("DescriptiveMetadata", "Property")
        if letters(formal(node)) in ("keyword", "keywords")
    ]
    envelope.keywords += tuple(word for word in dict.fromkeys(keywords) if word)
    envelope.located = _located(item.elements("DescriptiveMetadata", "Location"))


def _located(locations: list[Element]) -> str | None:
    """The smallest place of the first origin, else of the first location."""
    ordered = sorted(locations, key=lambda node: node.get("HowPresent", "").lower() != "origin")
    for location in ordered:
        found = {
            letters(node.get("FormalName")): value
            for node in location.iter("{*}Property")
            if (value := node.get("Value", "").strip() or text_of(node))
        }
        if place := next((found[name] for name in PLACES if name in found), None):
            return place
    return None


def set_rights(envelope: Envelope, item: Item) -> None:
    """RightsLine, and RightsMetadata: who holds the rights, and what may be done."""
    usage = item.elements("RightsMetadata", "UsageType", "Limitations", "Geography")
    terms = [*item.lines("RightsLine"), *filter(None, map(text_of, usage))]
    envelope.usage_terms = "; ".join(dict.fromkeys(terms)) or None
    holder = next(iter(item.elements("RightsMetadata", "CopyrightHolder")), None)
    date = next(iter(item.elements("RightsMetadata", "CopyrightDate")), None)
    name = text_of(holder) or (_party([holder]) if holder is not None else None)
    if name and not envelope.copyright_notice:
        year = (text_of(date) or "")[:4]
        envelope.copyright_notice = " ".join(f"Copyright {year} {name}".split())


def manage(envelope: Envelope, item: Item) -> None:
    """NewsManagement (5.6): times, status and when it changes, urgency, related items."""
    own, zone = item.own, item.feed.time_zone
    envelope.first_created_at = utc(text_of(first(own, "FirstCreated")), zone)
    envelope.version_created_at = utc(text_of(first(own, "ThisRevisionCreated")), zone)
    priority = _inside(item.sent, "Priority")
    declared = formal(first(own, "Urgency")) or formal(priority)
    envelope.urgency = urgency_of(declared) or envelope.urgency
    if declared and urgency_of(declared) is None:
        envelope.notes += (f"urgency {declared[:40]!r} is not 1 to 8",)
    status = next(iter(_managed(own, "Status")), None)
    set_status(envelope, status)
    if (status or "").lower() == "embargoed":
        _set_embargo(envelope, item)
    for name in ("AssociatedWith", "DerivedFrom"):
        for node in own[name]:
            if REPLACES.search(node.get("FormalName", "")) and (other := node.get("NewsItem")):
                whole = REVISION_BEHIND.match(other)
                envelope.references += (Reference("guid", whole[1] if whole else other),)


def _managed(own: Named, name: str) -> list[str]:
    """FormalNames of elements that stand in NewsManagement itself, not in an Instruction."""
    nodes = (node for node in own[name] if local(node.getparent()) == "NewsManagement")
    return [text for node in nodes if (text := formal(node))]


def _set_embargo(envelope: Envelope, item: Item) -> None:
    """The time at which the status will be usable."""
    for change in item.own["StatusWillChange"]:
        future = (formal(_inside(change, "FutureStatus")) or "usable").lower()
        time = utc(text_of(_inside(change, "DateAndTime")), item.feed.time_zone)
        if future == "usable" and time:
            envelope.embargoed_until = time
    if envelope.embargoed_until is None:
        withhold_embargoed(envelope)


def header_of(item: Item) -> dict[str, str]:
    """What has no field: by element, or by the FormalName of a property or a line."""
    own, sent = item.own, item.sent
    values: dict[str, list[str | None]] = {}
    repeat = _inside(sent, "TransmissionId")
    values["TransmissionId@Repeat"] = [repeat.get("Repeat")] if repeat is not None else []
    values["ProviderId"] = [text_of(first(own, "ProviderId"))]
    for name in ("DateAndTime", "NewsService", "NewsProduct", "Priority"):
        nodes = [child for child in sent if local(child) == name] if sent is not None else []
        values[name] = [formal(child) for child in nodes]
    for name in IN_THE_HEADER.split():
        values[name] = [formal(child) for child in own[name]]
    for name in ("Creator", "Source", "Contributor"):
        values[name] = [_party([child]) for child in item.elements("AdministrativeMetadata", name)]
    for name, key in (
        ("RevisionId", "PreviousRevision"), ("RevisionId", "Update"),
        ("RevisionHistory", "Href"), ("DerivedFrom", "NewsItem"), ("AssociatedWith", "NewsItem"),
        ("NewsItemRef", "NewsItem"),
    ):  # fmt: skip
        values[f"{name}@{key}"] = [child.get(key) for child in own[name]]
    for property_ in item.elements("DescriptiveMetadata", "Property"):
        name = formal(property_) or "Property"
        if local(property_.getparent()) != "Location" and letters(name) not in (
            "keyword",
            "keywords",
        ):
            values.setdefault(name, []).append(property_.get("Value"))
    for name, text in _custom_lines(item):
        if NOTE_LINES.search(name):
            continue
        values.setdefault(name, []).append(text)
    joined = {name: "; ".join(dict.fromkeys(filter(None, texts))) for name, texts in values.items()}
    return {name: text for name, text in joined.items() if text}
