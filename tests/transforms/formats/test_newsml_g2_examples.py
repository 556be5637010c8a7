"""IPTC's examples of NewsML-G2: every value they declare, found by XPath, is in the envelopes."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from transforms.formats import sniff
from transforms.formats.newsml_g2 import looks_like, parse
from transforms.markup import xml
from transforms.source import Feed

FOLDER = Path(__file__).parents[4] / "shared/formats/newsml-g2"
pytestmark = pytest.mark.skipif(
    not FOLDER.exists(), reason="the examples are not part of the project"
)
CASES = sorted(FOLDER.glob("*.xml"))
FEED = Feed(name="examples")

ITEMS = "descendant-or-self::*[local-name()='newsItem' or local-name()='packageItem']"
FRAGMENTS = ("contentMeta", "contentSet", "groupSet")


def path(*names: str) -> str:
    return "/".join(f"*[local-name()='{name}']" for name in names)


def items_of(case: Path):
    # One of the examples is not in the encoding it declares.
    root, _ = xml(case.read_bytes())
    if etree.QName(root).localname in FRAGMENTS:
        around = etree.Element("newsItem")
        around.append(root)
        return [around]
    return root.xpath(ITEMS)


def pairs():
    for case in CASES:
        envelopes = parse(case.read_bytes(), FEED)
        items = items_of(case)
        assert len(envelopes) == len(items), case.name
        for item, envelope in zip(items, envelopes, strict=True):
            yield pytest.param(item, envelope, id=case.stem[:40])


PAIRS = list(pairs())
items = pytest.mark.parametrize(("item", "envelope"), PAIRS)


def spaced(text: str | None) -> str:
    return " ".join((text or "").split())


def strings(item, expression: str) -> list[str]:
    found = item.xpath(expression)
    texts = [each if isinstance(each, str) else " ".join(each.itertext()) for each in found]
    return [spaced(text) for text in texts if spaced(text)]


def first(item, expression: str) -> str | None:
    return next(iter(strings(item, expression)), None)


def codes(item, expression: str) -> list[str]:
    found = []
    for each in item.xpath(expression):
        found += [each.get(name) for name in ("qcode", "uri", "literal") if each.get(name)][:1]
    return found


def moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).astimezone(UTC) if text else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem[:40])
def test_example_is_known_by_its_root(case):
    assert looks_like(case.read_bytes())


@items
def test_identity(item, envelope):
    assert envelope.guid == item.get("guid")
    assert envelope.version == item.get("version")


@items
def test_headline(item, envelope):
    declared = strings(item, f"{path('contentMeta', 'headline')}[not(@role)]")
    within = strings(item, "descendant::*[local-name()='hl1']")
    assert envelope.headline == next(iter(declared + within), None)
    assert set(within) <= {envelope.headline, envelope.header.get("headline in the content")}


@items
def test_slugline(item, envelope):
    assert envelope.slugline == first(item, path("contentMeta", "slugline"))
    separator = first(item, f"{path('contentMeta', 'slugline')}/@separator")
    assert envelope.header.get("slugline separator") == separator


@items
def test_dateline_and_place(item, envelope):
    assert envelope.dateline == first(item, path("contentMeta", "dateline"))
    name = first(item, path("contentMeta", "located", "name"))
    code = next(iter(codes(item, path("contentMeta", "located"))), None)
    assert envelope.located == (name or code)


@items
def test_times(item, envelope):
    meta = path("itemMeta") + "/"
    assert envelope.version_created_at == moment(first(item, meta + path("versionCreated")))
    assert envelope.first_created_at == moment(first(item, meta + path("firstCreated")))
    assert envelope.embargoed_until == moment(first(item, meta + path("embargoed")))


@items
def test_status_class_and_agency(item, envelope):
    status = next(iter(codes(item, path("itemMeta", "pubStatus"))), None)
    assert envelope.pub_status == (status.rpartition(":")[2] if status else None)
    nature = next(iter(codes(item, path("itemMeta", "itemClass"))), None)
    assert envelope.item_class == (nature.rpartition(":")[2] if nature else None)
    provider = next(iter(codes(item, path("itemMeta", "provider"))), "")
    assert (envelope.agency or "") in provider
    assert bool(envelope.agency) == bool(provider)


@items
def test_urgency_language_genre(item, envelope):
    urgency = first(item, path("contentMeta", "urgency"))
    assert envelope.urgency == (int(urgency) if urgency else None)
    tag = first(item, f"{path('contentMeta', 'language')}/@tag")
    assert envelope.language == (tag or first(item, "@xml:lang"))
    genres = strings(item, path("contentMeta", "genre", "name"))
    bare = codes(item, path("contentMeta", "genre"))
    assert envelope.genre == next(iter(genres[:1] or bare), None)


@items
def test_subjects_and_keywords(item, envelope):
    subject = path("contentMeta", "subject")
    declared = codes(
        item, f"{subject} | {subject}/*[local-name()='mainConcept' or local-name()='facetConcept']"
    )
    named = strings(
        item, f"{subject}[not(@qcode or @uri or @literal or *[contains(local-name(), 'Concept')])]"
    )
    assert [code for code in envelope.subjects if code not in named] == declared
    assert set(named) <= set(envelope.subjects)
    assert list(envelope.keywords) == strings(item, path("contentMeta", "keyword"))


@items
def test_rights_and_notes(item, envelope):
    assert envelope.copyright_notice == first(item, path("rightsInfo", "copyrightNotice"))
    assert envelope.usage_terms == first(item, path("rightsInfo", "usageTerms"))
    assert envelope.credit_line == first(item, path("contentMeta", "creditline"))
    assert (spaced(envelope.edit_note) or None) == first(item, path("itemMeta", "edNote"))


@items
def test_body(item, envelope):
    nitf = strings(item, "descendant::*[local-name()='body.content']/*")
    loose = strings(item, f"{path('contentSet', 'inlineXML')}/*[local-name()='p']")
    assert envelope.copy.split("\n\n") == (nitf or loose or [""])
    assert envelope.is_body


@items
def test_bylines(item, envelope):
    # A byttl alone is a title, and nobody's byline.
    declared = strings(
        item,
        "descendant::*[local-name()='body.head']/*[local-name()='byline']"
        "[normalize-space(.) != normalize-space(*[local-name()='byttl'])]",
    )
    creators = strings(item, path("contentMeta", "creator", "name"))
    assert set(envelope.bylines) <= set(declared or creators)
    assert bool(envelope.bylines) >= bool(declared)


@items
def test_captions(item, envelope):
    described = set(strings(item, path("contentMeta", "description")))
    is_visual = envelope.item_class in ("picture", "video")
    assert {spaced(picture.text) for picture in envelope.pictures} <= described
    assert len(envelope.pictures) == (1 if is_visual and described else 0)
    rest = {spaced(text) for key, text in envelope.header.items() if key.startswith("description")}
    if described:
        assert described == rest | {spaced(picture.text) for picture in envelope.pictures}
    if envelope.pictures:
        href = first(item, f"{path('contentSet', 'remoteContent')}/@href")
        assert envelope.pictures[0].photo_id == href.rpartition("/")[2]


@items
def test_package_links(item, envelope):
    targets = strings(item, "descendant::*[local-name()='itemRef']/@residref")
    assert [each.value for each in envelope.references] == targets
    is_package = bool(targets) or etree.QName(item).localname == "packageItem"
    assert (envelope.kind == "package") == is_package


@items
def test_what_has_no_field_is_in_the_header(item, envelope):
    header = " ".join(envelope.header.values())
    names = ("title", "fileName", "profile")
    kept = [text for name in names for text in strings(item, path("itemMeta", name))]
    kept += codes(item, f"{path('itemMeta', 'signal')} | {path('itemMeta', 'service')}")
    kept += strings(item, path("contentMeta", "contentCreated"))
    kept += strings(item, path("contentMeta", "creator", "name"))
    kept += strings(item, path("contentMeta", "contributor", "name"))[:1]
    kept += strings(item, f"{path('itemMeta', 'link')}/@href")
    kept += strings(item, f"{path('contentSet', 'remoteContent')}/@href")
    assert [text for text in kept if text not in header] == []


def test_header_of_the_message_is_kept():
    (case,) = (case for case in CASES if "LISTING_24" in case.name)
    for envelope in parse(case.read_bytes(), FEED):
        assert envelope.header["channel"] == "TVS; TTT; WWW"
        assert envelope.header["transmitId"].startswith("tag:reuters.com")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem[:40])
def test_example_is_sniffed(case):
    assert sniff(case.read_bytes()) == "newsml_g2"
