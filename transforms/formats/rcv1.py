"""RCV1: the XML of Reuters Corpus Volume 1, news of 1996 and 1997, an item a file."""

import re

from schemas import Reason
from transforms.formats.iptc_xml import XML_LANG, body_of, first, named, unescaped
from transforms.markup import Element, local, root_of, text_of, xml
from transforms.source import Envelope, Feed, ParseError
from transforms.times import utc

OPENS = re.compile(rb"<newsitem\s[^>]{0,300}?itemid\s*=")
SUBJECTS = re.compile(r"bip:(?:topics|industries|countries)")
DATE_BEHIND = re.compile(r"\s+[12][0-9]{3}-[0-9]{2}-[0-9]{2}\Z")


def parse(raw: bytes, feed: Feed) -> list[Envelope]:
    """Read one file of <newsitem>, mostly one.

    Raises ParseError when it is not well-formed XML, and when it has no <newsitem>.
    """
    root, notes = xml(raw)
    found = [node for node in root.iter() if local(node) == "newsitem"]
    if not found:
        detail = f"no <newsitem> in it; the root is <{local(root)[:60]}>"
        raise ParseError(Reason.UNKNOWN_FORMAT, detail)
    return [_envelope(node, feed, notes) for node in found]


def looks_like(raw: bytes) -> bool:
    """Whether the root is <newsitem>, or one with an itemid comes soon."""
    name = root_of(raw)[0]
    return name == "newsitem" or bool(name and OPENS.search(raw[:20_000]))


def _envelope(item: Element, feed: Feed, notes: tuple[str, ...]) -> Envelope:
    own = named(item)
    declared = {
        node.get("element", "").strip(): value
        for node in own["dc"]
        if (value := node.get("value", "").strip())
    }
    text = first(own, "text")
    title, headline = (unescaped(text_of(first(own, name))) for name in ("title", "headline"))
    dateline = text_of(first(own, "dateline"))
    date = item.get("date") or declared.get("dc.date.published")
    header = {**declared, **_codes(own["codes"])}
    if title and headline and title != headline:
        header["title"] = title
    return Envelope(
        copy=unescaped(body_of(text)) or "" if text is not None else "",
        is_body=True,
        agency=declared.get("dc.source") or "Reuters",
        guid=_guid(item),
        headline=headline or title,
        bylines=tuple(filter(None, map(text_of, own["byline"]))),
        # The day behind the place is that of the item, which is declared.
        dateline=DATE_BEHIND.sub("", dateline) if dateline else None,
        located=declared.get("dc.creator.location"),
        language=item.get(XML_LANG),
        version_created_at=utc(date, feed.time_zone),
        copyright_notice=text_of(first(own, "copyright")),
        subjects=_subjects(own["codes"]),
        header=header,
        notes=notes,
    )


def _guid(item: Element) -> str | None:
    """The number of the item in the corpus, which begins anew in no file of it."""
    number = item.get("itemid", "").strip()
    return f"rcv1:{number}" if number else None


def _subjects(groups: list[Element]) -> tuple[str, ...]:
    """The codes of topics, industries and countries, each once."""
    alike = (group for group in groups if SUBJECTS.match(group.get("class", "")))
    codes = (node.get("code", "").strip() for group in alike for node in group)
    return tuple(dict.fromkeys(code for code in codes if code))


def _codes(groups: list[Element]) -> dict[str, str]:
    """The codes by their vocabulary."""
    found: dict[str, str] = {}
    for group in groups:
        codes = [code for node in group if (code := node.get("code", "").strip())]
        if name := group.get("class", "").strip():
            found[name] = "; ".join(dict.fromkeys(filter(None, [found.get(name), *codes])))
    return {name: codes for name, codes in found.items() if codes}
