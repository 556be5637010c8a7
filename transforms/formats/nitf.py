"""NITF 2.x and 3.x (IPTC), as AP, PA, EFE, AAP, NTB and the archives send it."""

import re

from schemas import Reason
from transforms.copy.months import AP_STYLE
from transforms.formats.iptc_xml import (
    NOT_BODY,
    ROOTS_OF_OTHERS,
    XML_LANG,
    Named,
    attribute,
    body_of,
    first,
    is_wrapped,
    line_of,
    named,
    spaced,
    unescaped,
)
from transforms.formats.nitf_docdata import (
    copyright_of,
    header_of,
    identify,
    is_for_editors,
    keywords_of,
    metas_of,
    set_docdata_status,
    set_embargo,
    subjects_of,
)
from transforms.markup import Element, blocks, local, root_of, text_of, xml
from transforms.source import Envelope, Feed, ParseError, Picture

OPENS = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,30}:)?nitf[\s>]")
OPENS_NEWSML = re.compile(rb"<(?:NewsML|newsItem|newsMessage|contentSet|inlineXML)[\s>]")
"""What holds NITF in a format of its own."""
DAY_IN_TEXT = re.compile(r"(?<!\d)(?:\d{4}-?\d\d-?)?(\d\d?)(?!\d)")

SLUG_METAS = ("anpa-keyword", "slug", "slugline", "slug-line", "ntbstikkord", "ap-slug", "cp-slug")
"""Names of head/meta that hold the slug: AP and AAP keep ANPA's, NTB has its own."""
ANPA_SLUG = re.compile(r"[AB][CM]-{1,2}[A-Z]")
"""How AP's slugs begin, which its key-list has with their lead: `BC-US--Storm,1st Ld-Writethru`."""
SLUG_TITLE = re.compile(r"\d{1,2} [A-Z]|[A-Z]{2}-{1,2}\S")
"""A title that is a slug: PA's `1 POLITICS UnitedKingdom`, AP's `BC-US--Storm`."""
OTHER_WORDING = re.compile(r"original|extended|online|short|normali[sz]ed|alt", re.IGNORECASE)
"""The id or class of a heading or byline that gives the same in other words."""


def parse(raw: bytes, feed: Feed) -> list[Envelope]:
    """Read one file of NITF documents: mostly one; several where another root holds them.

    Each <nitf> gives an envelope, whatever it leaves out.
    Raises ParseError when the file is not well-formed XML, and when it has no <nitf>.
    """
    root, notes = xml(raw)
    found = [node for node in root.iter() if local(node) == "nitf" and not _is_inside(node)]
    if not found:
        raise ParseError(Reason.UNKNOWN_FORMAT, f"no <nitf> in it; the root is <{local(root)}>")
    return [envelope_of(nitf, feed, notes) for nitf in found]


def looks_like(raw: bytes) -> bool:
    """Whether the root is <nitf>, or no other format's and a <nitf> comes soon."""
    name = root_of(raw)[0].lower()
    if name == "nitf":
        return True
    begins = raw[:20_000]
    return bool(
        name
        and name not in ROOTS_OF_OTHERS
        and OPENS.search(begins)
        and not OPENS_NEWSML.search(begins)
    )


def _is_inside(node: Element) -> bool:
    """Whether an element stands in another of its name."""
    return any(local(around) == local(node) for around in node.iterancestors())


def envelope_of(nitf: Element, feed: Feed, notes: tuple[str, ...] = ()) -> Envelope:
    """The envelope of one <nitf>, or of the part of one that another format holds."""
    found = named(nitf)
    envelope = Envelope(is_body=True, notes=notes, language=_language(found))
    _set_copy(envelope, nitf, found)
    identify(envelope, found, feed.time_zone)
    _set_titles(envelope, found)
    set_docdata_status(envelope, found)
    set_embargo(envelope, found, feed.time_zone)
    _set_dateline(envelope, found)
    envelope.bylines = tuple(filter(None, map(_byline, found["byline"])))
    envelope.credit_line = text_of(first(found, "distributor"))
    envelope.agency = envelope.agency or envelope.credit_line
    envelope.copyright_notice = copyright_of(found)
    envelope.usage_terms = line_of(first(found, "rights"))
    envelope.subjects = subjects_of(found)
    envelope.keywords = keywords_of(found)
    envelope.pictures = tuple(filter(None, map(_picture, found["media"])))
    envelope.header = {**envelope.header, **header_of(found)}
    return envelope


def _language(found: Named) -> str | None:
    for name in ("nitf", "body", "body.content"):
        for key in (XML_LANG, "baselang", "lang"):
            if value := attribute(found, name, key):
                return value
    return None


def _set_titles(envelope: Envelope, found: Named) -> None:
    """Headline, the lines below it, and the slug.

    AP gives the longer headline as `hl2 id="originalHeadline"`, archives the web's: header.
    """
    inside = named(found["hedline"][0]) if found["hedline"] else found
    others: dict[str, str] = {}
    headings = [*inside["hl1"], *(inside["hl2"] if found["hedline"] else ())]
    found_texts: dict[str, None] = {}
    for node in headings:
        said = f"{node.get('id', '')} {node.get('class', '')}".strip()
        text = unescaped(line_of(node))
        if text and text not in found_texts and OTHER_WORDING.search(said) and found_texts:
            others.setdefault(f"headline {said}", text)
        elif text:
            found_texts.setdefault(text)
    texts = list(found_texts)
    envelope.header = {**envelope.header, **others}
    title = unescaped(text_of(first(found, "title")))
    is_slug = bool(title and SLUG_TITLE.match(title))
    if not texts and (alone := line_of(first(found, "hedline"))):
        texts.append(alone)
    if not texts and title and not is_slug:
        texts.append(title)
    envelope.headline = texts[0] if texts else None
    envelope.subheadline = "\n".join(texts[1:]) or None
    envelope.slugline = _slug(found, title if is_slug else None, envelope)
    if title and title not in (envelope.headline, envelope.slugline):
        envelope.header = {**envelope.header, "title": title}


def _slug(found: Named, title: str | None, envelope: Envelope) -> str | None:
    """The slug: head/meta, the title, else a du-key of words. One of digits is an id, no slug."""
    metas = metas_of(found)
    declared = next((metas[name] for name in SLUG_METAS if name in metas), None)
    declared = declared or next(filter(ANPA_SLUG.match, keywords_of(found)), None)
    key = attribute(found, "du-key", "key")
    is_id = key is None or key == envelope.guid or bool(re.search(r"\d{4}|^[^A-Za-z]*\Z", key))
    title = title if title != envelope.headline else None
    return declared or title or (None if is_id else key)


def _set_dateline(envelope: Envelope, found: Named) -> None:
    """The dateline as it stands, and the place.

    The text of EFE's story.date is wrong at times: where it names another day, @norm is used.
    """
    dateline = first(found, "dateline")
    if dateline is not None:
        inside = named(dateline)
        envelope.dateline = spaced(dateline) or None
        date = first(inside, "story.date")
        if date is not None and envelope.dateline:
            _set_date(envelope, text_of(date) or "", (date.get("norm") or "").strip())
        envelope.located = text_of(first(inside, "city")) or _place(first(inside, "location"))
    evloc = first(found, "evloc")
    if evloc is not None and not envelope.located:
        keys = ("city", "county-dist", "state-prov", "iso-cc")
        values = (evloc.get(key, "").strip() for key in keys)
        envelope.located = next((value for value in values if value), text_of(evloc))


def _place(location: Element | None) -> str | None:
    """The text of a location; none where a desk put the whole dateline into it, with the date."""
    text = text_of(location)
    return None if text and re.search(r"[0-9]", text) else text


def _set_date(envelope: Envelope, said: str, norm: str) -> None:
    found = re.match(r"\d{4}-?(\d\d)-?(\d\d)", norm)
    days = [int(day) for day in DAY_IN_TEXT.findall(said)]
    if not (found and days) or int(found[2]) in days or not 1 <= int(found[1]) <= 12:
        return
    usual = f"{AP_STYLE[int(found[1]) - 1]} {int(found[2])}"
    envelope.dateline = (envelope.dateline or "").replace(said, usual, 1)
    envelope.notes += (f"story.date says {said[:40]!r}; its @norm {norm[:40]} is used",)


def _byline(byline: Element) -> str | None:
    """The text of a byline; a title (byttl) that nothing parts from the name gets a comma."""
    if OTHER_WORDING.search(byline.get("class", "")):
        return None
    inside = named(byline)
    people = [text for node in inside["person"] if (text := text_of(node))]
    titles = ", ".join(text for node in inside["byttl"] if (text := text_of(node)))
    text = " ".join(blocks(byline, frozenset({"byttl"})).split())
    if len(people) > 1 and text == "".join(people):
        text = " and ".join(people)
    # A byttl alone is no author: the header has it.
    return f"{text.rstrip(' ,')}, {titles}" if text and titles else text or None


def _picture(media: Element) -> Picture | None:
    """A photo, graphic or video with its caption; None for an empty slot."""
    inside = named(media)
    captions = [line_of(node) for node in inside["media-caption"]]
    text = " ".join(filter(None, captions)) or attribute(
        inside, "media-reference", "alternate-text"
    )
    if not text:
        return None
    ids = [node for node in inside["media-metadata"] if node.get("name", "").lower().endswith("id")]
    source = attribute(inside, "media-reference", "source") or ""
    return Picture(
        text=unescaped(text) or text,
        credit=text_of(first(inside, "media-producer")),
        photo_id=(ids[0].get("value") if ids else None)
        or attribute(inside, "media-reference", "name")
        or source.rpartition("/")[2]
        or None,
    )


def _set_copy(envelope: Envelope, nitf: Element, found: Named) -> None:
    """The body with what stands behind it; an abstract that is not in it goes to the header."""
    contents = [node for node in found["body.content"] if not _is_inside(node)]
    contents = contents or [node for node in nitf if local(node) == "body"]
    texts = [_without_lead(body_of(node, _without(found, node))) for node in contents]
    abstract = " ".join(filter(None, (line_of(node) for node in found["abstract"][:1])))
    if not any(texts):
        texts = [body_of(node) for node in found["abstract"][:1]]
    elif abstract and not _holds(texts[0], abstract):
        envelope.header = {"abstract": abstract}
    is_plain = not any(len(node) for node in contents)
    envelope.is_body = not (is_plain and any(map(is_wrapped, texts)))
    texts += [text for node in found["tagline"] if (text := body_of(node))]
    envelope.copy = unescaped("\n\n".join(filter(None, texts))) or ""


def _without(found: Named, content: Element) -> frozenset[str]:
    """Elements of a body that are not its copy: those that have a field of their own."""
    inside = named(content)
    taken = {
        name
        for name in ("dateline", "byline")
        if len(inside[name]) == 1 and inside[name][0] is found[name][0]
    }
    if inside["note"] and all(map(is_for_editors, inside["note"])):
        taken.add("note")
    return NOT_BODY | taken


def _without_lead(copy: str) -> str:
    """The body without the sign of an archive's first paragraph, which may be there twice.

    NYT's of 1987 to 1990 begin `LEAD: A ferry sank.`, and mostly say the same again without it.
    """
    opening, _, rest = copy.partition("\n\n")
    if not opening.startswith("LEAD: "):
        return copy
    said = opening.removeprefix("LEAD: ").strip()
    return rest if rest.startswith(said) else f"{said}\n\n{rest}".rstrip()


def _holds(copy: str, text: str) -> bool:
    return text in " ".join(copy[: 2 * len(text) + 500].split())
