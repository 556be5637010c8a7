"""JSON-LD in a page: what schema.org says of its story."""

import html
import re
from collections import deque
from collections.abc import Iterator
from typing import Any

import orjson

from transforms.markup import Element

Node = dict[str, Any]

CONTROLS = re.compile(r"[\x00-\x1f]+")
OPENS = re.compile(r"(?://)?\s*+(?:<!\[CDATA\[|<!--)")
CLOSES = re.compile(r"(?:(?://\s{0,5})?\]\]>|-->|;)[\s;]{0,50}\Z")
TRAILING_COMMA = re.compile(r",\s*+(?=[}\]])")
STORY_TYPES = frozenset(("BlogPosting", "LiveBlogPosting", "Report"))
INDEX_TYPES = frozenset(("CollectionPage", "SearchResultsPage", "ItemList", "ProfilePage"))
INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")
"""Where the story of a page may stand. In a list of other stories (itemListElement) it is not."""
MAX_NODES = 2000


class Graph:
    """The nodes of a page's JSON-LD, in their order. `notes` say what could not be read."""

    def __init__(self, tree: Element) -> None:
        self.nodes: list[Node] = []
        self.notes: tuple[str, ...] = ()
        for script in tree.iter("script"):
            if "ld+json" in (script.get("type") or "").lower() and (script.text or "").strip():
                self._add(script.text)
        self._by_id = {
            node["@id"]: node
            for node in self.nodes
            if isinstance(node.get("@id"), str) and len(node) > 1
        }

    def _add(self, text: str) -> None:
        try:
            value = load(text)
        except orjson.JSONDecodeError:
            self.notes = ("JSON-LD that cannot be read",)
            return
        waiting = deque([value])
        while waiting and len(self.nodes) < MAX_NODES:
            one = waiting.popleft()
            if isinstance(one, list):
                waiting.extendleft(reversed(one))
            elif isinstance(one, dict):
                self.nodes.append(one)
                waiting += [one[name] for name in INSIDE if name in one]

    def story(self, address: str | None) -> Node:
        """The story of the page: that of the page's address, else the only one.

        Empty where there is none, and where there are several, as on a front page.
        """
        stories = [node for node in self.nodes if _is_story(node)]
        for node in stories:
            if address and address in self.texts(node, "url", "@id", "mainEntityOfPage"):
                return node
        headlines = {self.text(node, "headline", "name") for node in stories}
        return stories[0] if len(headlines) == 1 else {}

    def is_index(self) -> bool:
        """Whether the page says it is a list of other pages."""
        return any(types_of(node) & INDEX_TYPES for node in self.nodes)

    def site(self) -> str | None:
        """The name of the site."""
        sites = (node for node in self.nodes if "WebSite" in types_of(node))
        return next((name for node in sites for name in self.texts(node, "name")), None)

    def texts(self, node: Node, *keys: str) -> list[str]:
        """The texts under the keys, entities resolved: of a thing its name; none twice."""
        found = (text for key in keys for text in self._texts(node.get(key), depth=0))
        return list(dict.fromkeys(text for text in map(_plain, found) if text))

    def text(self, node: Node, *keys: str) -> str | None:
        """The first text under the keys."""
        return next(iter(self.texts(node, *keys)), None)

    def things(self, node: Node, key: str) -> list[Node]:
        """The things under a key, those named by their id looked up."""
        value = node.get(key)
        values = value if isinstance(value, list) else [value]
        return [self._resolved(one) for one in values if isinstance(one, dict)]

    def _resolved(self, thing: Node) -> Node:
        known = self._by_id.get(thing["@id"]) if isinstance(thing.get("@id"), str) else None
        return known if known is not None and "name" not in thing else thing

    def _texts(self, value: Any, depth: int) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list) and depth < 3:
            for one in value:
                yield from self._texts(one, depth + 1)
        elif isinstance(value, dict) and depth < 3:
            thing = self._resolved(value)
            name = next((thing[key] for key in ("name", "@value", "text") if key in thing), None)
            yield from self._texts(name if name is not None else value.get("@id"), depth + 1)


def load(text: str) -> Any:
    """The value of a script: line ends in texts, wrappings and trailing commas are let pass.

    Raises orjson.JSONDecodeError.
    """
    text = CONTROLS.sub(" ", text).strip()
    if opening := OPENS.match(text):
        text = text[opening.end() :]
    text = CLOSES.sub("", text, count=1)
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return orjson.loads(TRAILING_COMMA.sub("", text))


def types_of(node: Node) -> frozenset[str]:
    """The types of a thing, without what stands before their names."""
    types = node.get("@type")
    return frozenset(
        re.split(r"[/:#]", one)[-1]
        for one in (types if isinstance(types, list) else [types])
        if isinstance(one, str)
    )


def _is_story(node: Node) -> bool:
    return any(name.endswith("Article") or name in STORY_TYPES for name in types_of(node))


def _plain(text: str) -> str:
    return " ".join(html.unescape(text).split())
