"""What the head of a page declares: <meta>, <link>, <title> and JSON-LD."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from transforms.formats.json_ld import Graph, Node, types_of
from transforms.markup import Element, text_of
from transforms.source import Envelope, Feed
from transforms.times import utc

PUBLISHED = (
    "article:published_time og:article:published_time article.published datepublished"
    " parsely-pub-date sailthru.date cxenseparse:recs:publishtime pubdate publishdate publish-date"
    " publication_date dc.date.issued dcterms.issued dcterms.created dc.date.created dc.date date"
    " article_date_original"
)
MODIFIED = (
    "article:modified_time og:article:modified_time og:updated_time article.updated datemodified"
    " dcterms.modified dc.date.modified lastmod last-modified revised"
)
AUTHORS = "author article:author parsely-author byl dc.creator dcterms.creator sailthru.author"
KEYWORDS = "article:tag news_keywords keywords parsely-tags sailthru.tags dc.subject"
SITES = "og:site_name application-name dc.publisher dcterms.publisher"
TITLES = "og:title twitter:title dc.title parsely-title"
RIGHTS = "copyright dc.rights dcterms.rights"
SECTIONS = "article:section parsely-section section"
LANGUAGES = "og:locale content-language dc.language language"
STORY_KINDS = ("article", "news")

SUFFIX = re.compile(r"\s++(?:[|\-–—·•:]|::|»|<)\s++")
"""What stands between the title of a story and the name of the site."""
MAX_LISTED = 50
MAX_SHOWN_TIMES = 3


@dataclass(slots=True)
class Page:
    """What a page says of itself. `titles` are all it calls its story, the headline first.

    `published` and `modified` are times as they are written.
    """

    tree: Element
    metas: Mapping[str, list[str]]
    graph: Graph
    story: Node
    address: str | None = None
    site: str | None = None
    published: str | None = None
    modified: str | None = None
    titles: list[str] = field(default_factory=list)

    def meta(self, names: str) -> str | None:
        """The content of the first of the <meta> named."""
        return next(iter(self.all(names)), None)

    def all(self, names: str) -> list[str]:
        """The contents of all <meta> named, in the order of the names."""
        return [text for name in names.split() for text in self.metas.get(name, ())]

    def is_story(self) -> bool:
        """Whether the page says that it is a story."""
        kind = (self.meta("og:type") or "").lower()
        return bool(self.story or kind in STORY_KINDS or self.published)


def read(tree: Element) -> Page:
    """What the head of a page declares."""
    metas = _metas(tree)
    graph = Graph(tree)
    page = Page(tree, metas, graph, {})
    page.story = graph.story(_address(page))
    page.address = _address(page)
    page.published = _time(page, "datePublished", PUBLISHED)
    page.modified = _time(page, "dateModified", MODIFIED)
    page.site = page.meta(SITES) or graph.site() or graph.text(page.story, "publisher")
    page.titles = _titles(page)
    return page


def envelope_of(page: Page, feed: Feed) -> Envelope:
    """What the page declares, without its copy.

    The agency is the publisher or provider, if declared: the name of the site alone is none.
    """
    graph, story = page.graph, page.story
    first = utc(page.published or _shown_time(page), feed.time_zone)
    return Envelope(
        is_body=True,
        agency=graph.text(story, "provider", "sourceOrganization", "publisher"),
        guid=page.address,
        version=page.modified,
        headline=next(iter(page.titles), None),
        subheadline=graph.text(story, "alternativeHeadline"),
        bylines=tuple(_bylines(page)),
        located=graph.text(story, "locationCreated", "contentLocation"),
        language=_language(page),
        first_created_at=first,
        version_created_at=utc(page.modified, feed.time_zone) or first,
        edit_note=graph.text(story, "correction"),
        genre=graph.text(story, "genre") or _genre(story),
        keywords=tuple(_keywords(page)),
        credit_line=graph.text(story, "creditText"),
        copyright_notice=graph.text(story, "copyrightNotice") or page.meta(RIGHTS),
        usage_terms=graph.text(story, "license", "usageInfo"),
        header=_header(page, page.published if first is None else None),
        notes=graph.notes + _paywall(story),
    )


def _time(page: Page, name: str, names: str) -> str | None:
    """A time as declared: in JSON-LD, a <meta>, or marked in the text once."""
    marked = set(page.tree.xpath("//*[@itemprop=$name]/@datetime", name=name))
    found = [*page.graph.texts(page.story, name), *page.all(names), *marked]
    is_marked_often = len(marked) > 1
    return next((text for text in found if text and not (is_marked_often and text in marked)), None)


def _shown_time(page: Page) -> str | None:
    """The time the page shows, unless it shows many, as a list of stories does."""
    shown = [text for time in page.tree.iter("time") if (text := time.get("datetime"))]
    return shown[0] if 0 < len(shown) <= MAX_SHOWN_TIMES else None


def _metas(tree: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        names = (meta.get(key) for key in ("property", "name", "itemprop", "http-equiv"))
        name = next(filter(None, names), "").strip().lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content and content not in found.setdefault(name, []):
            found[name].append(content)
    return found


def _address(page: Page) -> str | None:
    """The address a page calls its own: rel=canonical (RFC 6596), og:url, else the story's.

    Some sites name their front page in all their pages; an address with a path goes before one
    without.
    """
    links = (
        link.get("href") for link in page.tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    )  # fmt: skip
    own = page.graph.texts(page.story, "url", "mainEntityOfPage", "@id")
    found = [
        text.strip() for text in (*links, *page.all("og:url"), *own)
        if text and re.match(r"\s*https?://", text)
    ]  # fmt: skip
    return next((text for text in found if text.rstrip("/").count("/") > 2), None) or next(
        iter(found), None
    )


def _titles(page: Page) -> list[str]:
    """What the page calls its story: in JSON-LD, as <h1>, to those who share it, as title."""
    others = [*page.all(TITLES), *filter(None, map(text_of, page.tree.iter("title")))]
    others = [_without_site(title, page.site) for title in others]
    headings = [
        text for one in page.tree.iter("h1") if (text := text_of(one)) and text != page.site
    ]
    headings.sort(key=lambda text: key_of(text) not in map(key_of, others))
    declared = page.graph.texts(page.story, "headline") or page.graph.texts(page.story, "name")
    return list(dict.fromkeys([*declared, *headings, *others]))


def _without_site(title: str, site: str | None) -> str:
    """A title without the name of the site at its end."""
    parts = SUFFIX.split(title)
    if len(parts) > 1 and site and key_of(parts[-1]) == key_of(site):
        return title[: title.rindex(parts[-1])].rstrip(" |-–—·•:»<")
    return title


def key_of(text: str) -> str:
    """A text for comparing: its letters and figures."""
    return "".join(filter(str.isalnum, text.casefold()))


def _bylines(page: Page) -> list[str]:
    declared = page.graph.texts(page.story, "author") or page.all(AUTHORS)
    if not declared:
        declared = [
            text for link in page.tree.iterfind(".//a[@rel='author']") if (text := text_of(link))
        ]
    return [
        name for name in dict.fromkeys(declared)
        if not name.startswith(("http:", "https:", "#", "@", "/"))
    ]  # fmt: skip


def _keywords(page: Page) -> Iterable[str]:
    """The keywords, which some list and some write with commas."""
    declared = page.graph.texts(page.story, "keywords") or page.all(KEYWORDS)
    words = [word.strip() for text in declared for word in text.split(",")]
    return list(dict.fromkeys(filter(None, words)))[:MAX_LISTED]


def _language(page: Page) -> str | None:
    roots = (page.tree.get(name) for name in ("lang", "xml:lang"))
    declared = (*roots, *page.graph.texts(page.story, "inLanguage"), *page.all(LANGUAGES))
    return next(
        (text.strip().replace("_", "-") for text in declared if text and text.strip()), None
    )


def _genre(story: Node) -> str | None:
    """The genre in the type: an OpinionNewsArticle is Opinion."""
    names = (name.removesuffix("NewsArticle") for name in types_of(story) if name != "NewsArticle")
    return next(
        (name for name in names if name and not name.endswith(("Article", "Posting"))), None
    )


def _paywall(story: Node) -> tuple[str, ...]:
    is_free = str(story.get("isAccessibleForFree", True)).lower()
    return ("behind a paywall: the text may be cut",) if is_free == "false" else ()


def _header(page: Page, unread_time: str | None) -> dict[str, str]:
    graph, story = page.graph, page.story
    header = {
        "site": page.site,
        "section": ", ".join(graph.texts(story, "articleSection")) or page.meta(SECTIONS),
        "description": page.meta("og:description description"),
        "identifier": graph.text(story, "identifier"),
        "published": unread_time,
        "expires": graph.text(story, "expires"),
    }
    return {name: text for name, text in header.items() if text}
