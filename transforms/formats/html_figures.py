"""The pictures of a page: their captions, taken out of the tree."""

import re
from collections.abc import Iterator

from lxml import etree

from transforms.formats.json_ld import Graph, Node
from transforms.markup import Element, local, text_of
from transforms.source import Picture

CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:fig)?(?:caption|cutline|txt-desc|img-desc)(?:text|s)?(?:$|[\s_-])|[a-z]Caption\b",
)
CAPTIONS = etree.XPath(
    "//figcaption | //*[contains(@class, 'aption') or contains(@class, 'cutline')"
    " or contains(@class, 'txt-desc') or contains(@class, 'img-desc')]"
)
CREDIT_CLASS = re.compile(r"(?:^|[\s_-])(?:credits?|copyright|source|photographer)(?:$|[\s_-])")
NOT_THE_STORY = frozenset(("aside", "nav", "footer", "form", "button", "table", "video"))
CAPTION_CHARS = 1500
"""What is longer is a part of the story in a box of that name."""


def take(tree: Element) -> list[Picture]:
    """The pictures of the story, in their order, each once; all captions are taken out.

    A caption is a <figcaption>, or what its class calls one: agencies of old have no figures.
    """
    pictures: dict[str, Picture] = {}
    for node in CAPTIONS(tree):
        if not _is_caption(node) or node.getroottree().getroot() is not tree:
            continue
        credit = next((one for one in node.iterdescendants() if _is_credit(one)), None)
        credited = text_of(credit)
        if credit is not None:
            credit.drop_tree()
        text = text_of(node)
        if text and not any(local(one) in NOT_THE_STORY for one in node.iterancestors()):
            pictures.setdefault(text, Picture(text=text, credit=credited))
        node.drop_tree()
    return list(pictures.values())


def _is_caption(node: Element) -> bool:
    if local(node) != "figcaption" and not CAPTION_CLASS.search(node.get("class") or ""):
        return False
    return len("".join(node.itertext())) <= CAPTION_CHARS


def _is_credit(node: Element) -> bool:
    return CREDIT_CLASS.search((node.get("class") or "").lower()) is not None


def declared(graph: Graph, story: Node) -> Iterator[Picture]:
    """The pictures that JSON-LD gives a caption."""
    for image in graph.things(story, "image"):
        if text := graph.text(image, "caption"):
            yield Picture(
                text=text,
                credit=graph.text(image, "creditText", "creator", "author"),
                rights=graph.text(image, "copyrightNotice"),
            )
