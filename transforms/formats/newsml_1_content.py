"""Which content of a NewsML 1 item is its story, which the captions of its pictures."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from transforms.formats.iptc_xml import Named
from transforms.formats.newsml_1_texts import Structure, Text, media_of, primary, text_in
from transforms.markup import Element
from transforms.source import Envelope, Feed, Picture

CAPTION_ROLES = re.compile(
    r"caption|legend|photo|picture|image|graphic|video|thumbnail|preview", re.IGNORECASE
)
SMALL_ROLES = re.compile(r"thumb|quicklook|preview|squared|lowres", re.IGNORECASE)
MAIN_NAMES = "main body text story maintext mainstory mainbody bodytext fulltext article news"
MAIN_ROLES = frozenset(MAIN_NAMES.split())
TITLE_ROLES = {
    "headline": "headline", "title": "headline", "mainheadline": "headline",
    "subheadline": "subheadline", "subtitle": "subheadline", "abstract": "subheadline",
    "summary": "subheadline", "dateline": "dateline", "byline": "byline", "author": "byline",
}  # fmt: skip
LEAD_ROLES = frozenset(["lead", "lede", "intro", "introduction", "chapeau"])
ASIDE_ROLES = re.compile("support|supplement|sidebar|related|aside|keypoint")
PHOTO_TYPES = frozenset(["photo", "picture", "image", "graphic", "graphics", "video", "audio"])
COMPARED_TEXTS = 40
"""Of more texts than these only equal ones are found, not those that hold another."""


@dataclass(slots=True)
class Content:
    """What the content of an item gives.

    `scopes` are the components whose metadata are the story's, nearest first; `inside` the
    envelope of a NITF; `titles` what components give as headline, byline...; `media` the classes
    of its pictures.
    """

    copy: str = ""
    is_body: bool = True
    is_plain: bool = False
    language: str | None = None
    scopes: list[Element] = field(default_factory=list)
    inside: Envelope | None = None
    titles: dict[str, str] = field(default_factory=dict)
    header: dict[str, str] = field(default_factory=dict)
    pictures: tuple[Picture, ...] = ()
    media: tuple[str, ...] = ()
    has_remote_text: bool = False
    notes: tuple[str, ...] = ()


def content_of(own: Named, item_type: str, feed: Feed) -> Content:
    """The story of an item: each text once, in one language, without captions and asides."""
    structure = Structure(own)
    media = [node for node in own["ContentItem"] if media_of(node)]
    texts = [text for node in own["ContentItem"] if (text := text_in(node, structure, feed))]
    captions = _captions(texts, media, structure, item_type)
    story = [text for text in texts if text not in captions]
    content = Content(media=tuple(dict.fromkeys(media_of(node) or "" for node in media)))
    content.has_remote_text = any(
        node.get("Href") and not media_of(node) for node in own["ContentItem"]
    )
    main = _set_story(content, story, feed) if story else None
    if main is None and captions:
        content.language = _language_of(list(captions), feed)
    elif main is None and own["Language"]:
        content.language = own["Language"][0].get("FormalName") or None
    content.pictures = _pictures(content.language, captions, media, story, structure)
    content.scopes = _scopes(own, main, texts, media, structure)
    return content


def _captions(
    texts: list[Text], media: list[Element], structure: Structure, item_type: str
) -> dict[Text, Element | None]:
    """The texts that belong to a picture, and the component that holds both.

    Known by their Role, or by standing with a picture apart from other texts.
    """
    with_media = {node for item in media for node in structure.around(item)}
    inside = Counter(node for text in texts for node in text.chain)
    is_photo = item_type.lower() in PHOTO_TYPES
    found: dict[Text, Element | None] = {}
    for text in texts:
        if text.role in MAIN_ROLES or text.role in TITLE_ROLES:
            continue
        group = next((node for node in text.chain if node in with_media), None)
        roles = [structure.roles.get(node, "") for node in text.chain[:2]]
        says_so = any(CAPTION_ROLES.search(role) for role in roles)
        is_apart = group is not None and inside[group] < len(texts)
        if says_so or is_apart or (is_photo and group is not None):
            found[text] = group
    return found


def _language_of(texts: list[Text], feed: Feed) -> str | None:
    """The language to keep where texts come in several: the feed's, else the first."""
    languages = [text.language for text in texts if text.language]
    wanted = primary(feed.language)
    alike = (language for language in languages if wanted and primary(language) == wanted)
    return next(alike, languages[0] if languages else None)


def _in_language(texts: list[Text], language: str | None) -> list[Text]:
    tag = primary(language)
    return [text for text in texts if not text.language or primary(text.language) == tag]


def _set_story(content: Content, texts: list[Text], feed: Feed) -> Text:
    """Set the copy and what goes with it; give back the main text."""
    content.language = _language_of(texts, feed)
    kept = _in_language(texts, content.language)
    others = dict.fromkeys(text.language for text in texts if text.language)
    left_out = [one for one in others if one and primary(one) != primary(content.language)]
    if left_out:
        content.notes = (f"left out: the text in {', '.join(left_out)}",)
    parts = _parts(_once(_one_of_equivalents(kept)))
    main = [*parts["lead"], *parts["main"]]
    content.copy = "\n\n".join(text.copy for text in main if text.copy)
    content.inside = next((text.inside for text in main if text.inside), None)
    content.is_plain = any(text.is_plain for text in main)
    content.is_body = not any(text.is_wrapped for text in main)
    content.titles = {
        name: " ".join(parts[name][0].copy.split())
        for name in sorted(set(TITLE_ROLES.values()))
        if parts[name]
    }
    content.header = {text.role: text.copy for text in parts["aside"]}
    return next(iter([*parts["main"], *parts["lead"], *kept]))


def _parts(texts: list[Text]) -> dict[str, list[Text]]:
    """The texts by where they go: into the copy, into a title, or aside."""
    is_main_named = any(text.role in MAIN_ROLES for text in texts)
    parts: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        parts[_place(text.role, is_main_named)].append(text)
    if not parts["main"]:
        parts["main"] = parts.pop("aside", [])
    return parts


def _place(role: str, is_main_named: bool) -> str:
    if role in TITLE_ROLES:
        return TITLE_ROLES[role]
    if role in LEAD_ROLES:
        return "lead"
    if role in MAIN_ROLES or not role:
        return "main"
    return "aside" if is_main_named or ASIDE_ROLES.search(role) else "main"


def _one_of_equivalents(texts: list[Text]) -> list[Text]:
    """One of each set of equivalents (5.7.1): the rendition that keeps most."""
    best: dict[tuple[Element, str], tuple[int, Element]] = {}
    for text in texts:
        for equivalents, branch in _branches(text):
            before = best.get((equivalents, text.role))
            if before is None or text.rank < before[0]:
                best[equivalents, text.role] = (text.rank, branch)
    return [
        text
        for text in texts
        if all(best[one, text.role][1] is branch for one, branch in _branches(text))
    ]


def _branches(text: Text) -> list[tuple[Element, Element]]:
    """The components around a text whose parts are equivalents, each with the part it stands in."""
    around = pairwise([text.item, *text.chain])
    return [(outer, inner) for inner, outer in around if outer.get("EquivalentsList") == "yes"]


def _once(texts: list[Text]) -> list[Text]:
    """The texts without those that another says too, in a rendition that keeps more."""
    kept: dict[Text, None] = {}
    seen: set[str] = set()
    for text in sorted(texts, key=lambda text: text.rank):
        is_said = text.letters in seen or (
            len(texts) <= COMPARED_TEXTS and any(_says(one, text) for one in kept)
        )
        if not (text.letters and is_said):
            kept[text] = None
        seen.add(text.letters)
    return [text for text in texts if text in kept]


def _says(one: Text, other: Text) -> bool:
    """Whether one of two texts holds the other; a headline does not stand for the story."""
    if (one.role in TITLE_ROLES) != (other.role in TITLE_ROLES):
        return False
    return other.letters in one.letters or (bool(one.letters) and one.letters in other.letters)


def _pictures(
    language: str | None,
    captions: dict[Text, Element | None],
    media: list[Element],
    story: list[Text],
    structure: Structure,
) -> tuple[Picture, ...]:
    """The pictures: captions as they came, or the headline of a picture that has none."""
    by_size = sorted(media, key=lambda item: _is_small(item, structure))
    shown = {node: item for item in reversed(by_size) for node in structure.around(item)}
    pictures = [
        _picture(" ".join(text.copy.split()), text.chain, shown.get(captions[text]), structure)
        for text in _once(_in_language(list(captions), language) or list(captions))
    ]
    covered = set(captions.values())
    around = {node for text in story for node in text.chain}
    titles: dict[str, Picture] = {}
    for item in by_size:
        chain = [node for node in structure.around(item) if node not in around]
        title = structure.line(chain, "HeadLine")
        if title and title not in titles and covered.isdisjoint(chain):
            titles[title] = _picture(title, chain, item, structure)
    return (*pictures, *titles.values())


def _is_small(item: Element, structure: Structure) -> bool:
    """Whether a rendition of a picture is there to be looked at, not to be printed."""
    roles = (structure.roles.get(node, "") for node in structure.around(item)[:1])
    return any(map(SMALL_ROLES.search, roles))


def _picture(
    text: str, chain: list[Element], item: Element | None, structure: Structure
) -> Picture:
    href = item.get("Href", "") if item is not None else ""
    return Picture(
        text=text,
        credit=structure.line(chain, "CreditLine") or structure.line(chain, "ByLine"),
        rights=structure.line(chain, "RightsLine"),
        photo_id=href.partition("?")[0].rpartition("/")[2] or None,
    )


def _scopes(
    own: Named, main: Text | None, texts: list[Text], media: list[Element], structure: Structure
) -> list[Element]:
    """The components whose metadata are the story's: around the main text, then the others.

    Those of pictures and of other texts are not, unless there is nothing else.
    """
    if main is None:
        return own["NewsComponent"]
    others = {node for item in media for node in structure.around(item)}
    others |= {node for text in texts for node in text.chain}
    return [*main.chain, *(node for node in own["NewsComponent"] if node not in others)]
