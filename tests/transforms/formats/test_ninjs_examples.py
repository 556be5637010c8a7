"""IPTC's examples of ninjs, against what plain paths of their JSON say."""

import html
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from transforms.formats import json_items, ninjs
from transforms.source import Feed, ParseError

FOLDER = Path(__file__).parents[4] / "shared/formats/ninjs"
pytestmark = pytest.mark.skipif(
    not FOLDER.exists(), reason="the examples are not part of the project"
)
FEED = Feed("load")
FILES = sorted(FOLDER.glob("*/*.json"))
SCHEMAS = [file for file in FILES if "schema" in file.name]
EVENTS = {
    "20231004-UEFA-ChampionLeague.json",
    "20231005-65-addb-event.json",
    "20231016-event-timeline-sample.json",
    "simpleEvent.json",
    "tt_event_pressconference_3.0.json",
}
NEWS = [file for file in FILES if file not in SCHEMAS and file.name not in EVENTS]


def name_of(file):
    return f"{file.parent.name}/{file.name}"


def declared(file):
    """The item, its names in lower case: the examples of ninjs 2 and 3 differ in that alone."""
    value = json.loads(file.read_text(encoding="utf-8"))
    return {name.lower(): given for name, given in value.items()}


def envelope_of(file):
    [envelope] = ninjs.parse(file.read_bytes(), FEED)
    return envelope


def values(item, plural, singular):
    """Every text of a kind."""
    listed = [one["value"] for one in item.get(plural, [])]
    return listed + [text for name, text in item.items() if re.match(rf"{singular}(_|\Z)", name)]


def words(text):
    """The words of markup or text, whatever the tags between them."""
    return re.findall(r"\w+", html.unescape(re.sub(r"<[^>]*>", " ", text)))


def time(text):
    return datetime.fromisoformat(text).astimezone(UTC) if text else None


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_every_example_looks_like_ninjs(file):
    assert json_items.format_of(file.read_bytes()) == "ninjs"


@pytest.mark.parametrize("file", SCHEMAS, ids=name_of)
def test_a_schema_is_refused(file):
    with pytest.raises(ParseError, match=r"a JSON Schema .*, not a news item"):
        ninjs.parse(file.read_bytes(), FEED)


@pytest.mark.parametrize("file", [file for file in FILES if file.name in EVENTS], ids=name_of)
def test_an_event_is_no_news(file):
    assert ninjs.parse(file.read_bytes(), FEED) == []


@pytest.mark.parametrize("file", NEWS, ids=name_of)
def test_ids_times_and_status_are_as_declared(file):
    item, envelope = declared(file), envelope_of(file)
    assert item["uri"].startswith(envelope.guid)
    assert envelope.version == item.get("version")
    assert envelope.language == item.get("language")
    assert envelope.item_class == item.get("type")
    assert envelope.urgency == item.get("urgency")
    assert envelope.pub_status == item.get("pubstatus")
    assert envelope.version_created_at == time(item.get("versioncreated"))
    assert envelope.first_created_at == time(item.get("firstcreated"))
    assert envelope.embargoed_until == time(item.get("embargoed"))


@pytest.mark.parametrize("file", NEWS, ids=name_of)
def test_titles_and_places_are_as_declared(file):
    item, envelope = declared(file), envelope_of(file)
    headlines = [one["value"] for one in item.get("headlines", []) if one.get("role") == "main"]
    headlines += [item.get("headline"), item.get("title")]
    assert envelope.headline == next(filter(None, headlines))
    assert envelope.slugline == (item.get("slugline") or None)
    assert envelope.located == item.get("located")
    assert envelope.bylines == tuple(filter(None, [item.get("by") or item.get("byline")]))
    assert envelope.edit_note == item.get("ednote")


@pytest.mark.parametrize("file", NEWS, ids=name_of)
def test_subjects_and_rights_are_as_declared(file):
    item, envelope = declared(file), envelope_of(file)
    subjects = item.get("subjects") or item.get("subject") or []
    expected = [one.get("literal") or one.get("uri", one["name"]).rpartition("/")[2] for one in subjects if "literal" in one or "uri" in one]  # fmt: skip
    expected += [one["name"] for one in subjects if not {"literal", "uri"} & one.keys()]
    assert sorted(envelope.subjects) == sorted(set(expected))
    assert envelope.copyright_notice == (item.get("copyrightnotice") or None)
    assert envelope.usage_terms == (item.get("usageterms") or None)
    assert envelope.header.get("copyrightholder") == item.get("copyrightholder")
    rights = {name.lower(): text for name, text in item.get("rightsinfo", {}).items()}
    for name, text in rights.items():
        assert envelope.header[f"rightsinfo.{name}"] == text


@pytest.mark.parametrize("file", NEWS, ids=name_of)
def test_the_body_is_one_of_the_bodies_word_for_word(file):
    item, envelope = declared(file), envelope_of(file)
    bodies = [text for text in values(item, "bodies", "body") if text]
    if not bodies:
        assert envelope.copy == ""
        return
    headline = words(envelope.headline)
    found = []
    for body in bodies:
        text = re.sub(
            r"(?s)<head>.*?</head>|<body\.head>.*?</body\.head>|<figure>.*?</figure>", "", body
        )
        said = words(re.sub(r'(?s)<div class="dat">.*?</div>', "", text))
        found.append(said[len(headline) :] if said[: len(headline)] == headline else said)
    assert words(envelope.copy) in found
    marked_up = [text for text in bodies if re.search(r"</(?:p|a|nitf|sup)>", text)]
    assert not marked_up or ("\n\n" in envelope.copy or all("<p" not in text for text in marked_up))


@pytest.mark.parametrize("file", NEWS, ids=name_of)
def test_captions_are_those_of_the_item_and_its_associations(file):
    item, envelope = declared(file), envelope_of(file)
    associations = item.get("associations", [])
    others = list(associations.values()) if isinstance(associations, dict) else associations
    media = [one for one in others if one.get("type") in ("picture", "graphic", "video")]
    if item.get("type") in ("picture", "video", "audio"):
        media.append(item)
    texts = [values(one, "descriptions", "description") for one in media]
    captions = [picture.text for picture in envelope.pictures]
    assert len(captions) == sum(bool(said) for said in texts)
    for caption in captions:
        assert any(caption == text.strip() for said in texts for text in said)
