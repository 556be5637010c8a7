"""Documents in the layouts of the wires: each a function of a document that gives bytes."""

import json
import textwrap
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from xml.sax.saxutils import escape, quoteattr

from tests.wire_days.wire import Doc
from transforms.source import Feed

MONTHS = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()
KOREA = timedelta(hours=9)
NEEDS = {"kill": "kill", "hold": "hold"}


def nth(n: int) -> str:
    """A number as the wires count."""
    return f"{n}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(n, 'th') }"


def day_of(at: datetime) -> str:
    """A day as datelines have it."""
    return f"{MONTHS[at.month - 1]} {at.day}"


def order_of(doc: Doc) -> str:
    """What a kill or a hold asks for, naming its target as it is to."""
    target = doc.target
    assert target is not None
    verb = NEEDS[doc.marker]
    quoted = f"“{target.headline}”".replace("“", '"').replace("”", '"')
    by = {
        "number": f"Please {verb} item {target.number}, {doc.reason}.",
        "slug": f"Please {verb} the story slugged {target.slug}. {doc.reason.capitalize()}.",
        "headline": f"Please {verb} the story headlined {quoted}, {doc.reason}.",
        "both": f"Please {verb} item {target.number} {quoted}, {doc.reason}.",
        "guid": f"Please {verb} this item, {doc.reason}.",
    }
    return by[doc.names or "both"]


def yonhap(doc: Doc) -> bytes:
    """Plain text as Yonhap's pages have it: captions, slug and headline with markers, `(END)`."""
    at = doc.at + KOREA
    lines = []
    for shot in doc.shots:
        image = f"https://img.example/{shot.agency_id}_P4.jpg" if shot.agency_id else ""
        lines += [f"![]({image}) |", f"| ▲ {shot.text} {shot.credit} |"]
    if doc.marker == "digest":
        return "\n".join([*lines, *_yonhap_digest(doc, at)]).encode()
    marker = {
        "flash": "(URGENT) ",
        "lead": "(LEAD) " if doc.ordinal == 1 else f"({nth(doc.ordinal)} LD) ",
        "correction": "(CORRECTED) ",
        "kill": "(KILL) ",
        "hold": "(WITHHOLD) ",
        "repeat": "(RPT) ",
    }.get(doc.marker, "")
    genre = f"({doc.genre}) " if doc.genre else ""
    lines += [f"{genre}{marker}{doc.slug}", f"{genre}{marker}{doc.headline}"]
    if doc.marker in NEEDS:
        return "\n".join([*lines, order_of(doc), "(END)"]).encode()
    if doc.note:
        lines.append(f"(ATTN: {doc.note})")
    if doc.byline:
        lines.append(f"By {doc.byline}")
    if doc.paragraphs:
        first, *rest = doc.paragraphs
        lines += [f"{doc.place.upper()}, {day_of(at)} (Yonhap) -- {first}", *rest]
    return "\n".join([*lines, "(END)", "(C) Yonhap News Agency. All Rights Reserved"]).encode()


def _yonhap_digest(doc: Doc, at: datetime) -> list[str]:
    lines = [
        "Yonhap News Summary",
        "Yonhap News Summary",
        f"SEOUL, {day_of(at)} (Yonhap) -- The following is the {doc.headline} summary of major "
        f"stories moved by Yonhap News Agency on {at:%A}.",
    ]
    for quoted in doc.quotes:
        text = quoted.paragraphs[0]
        lines += ["-----------------", quoted.headline, f"{quoted.place.upper()} -- {text}"]
    return [*lines, "(END)"]


def anpa(doc: Doc) -> bytes:
    """ANPA-1312 as AP sent it."""
    key, slug = _anpa_version(doc), f"BC-{doc.slug}"
    line = f"{slug}{key}"
    if doc.target and doc.names == "replaces":
        line += f", {doc.target.number}"
    words = sum(len(text.split()) for text in doc.paragraphs)
    priority = {"flash": "f", "kill": "b", "hold": "b"}.get(doc.marker, "r")
    head = [f"^{line}<" if doc.marker in NEEDS else f"^{line},{words:04}<"]
    body = [
        "\t" + textwrap.fill(f"{text}", 68) for text in _dated(doc, f"{doc.place.upper()} (AP) _ ")
    ]
    if doc.marker in NEEDS:
        head.append(f"^Eds: {order_of(doc)}")
        if doc.marker == "kill":
            head.append("A kill is mandatory.<")
        body = ["^AP<"]
    else:
        if doc.headline and doc.marker != "take":
            head.append(f"^{doc.headline}<")
        if doc.note:
            head.append(f"^Eds: {doc.note}.<")
        if doc.byline:
            head += [f"^By {doc.byline.upper()}=", "^Associated Press Writer="]
    if doc.take and doc.takes and doc.take < doc.takes:
        body.append("\tMORE")
    text = "\n".join([*head, *body])
    filing = f"{priority} {'a' if doc.ordinal else 'i'}\x13\x11 {f'{slug}{key}'[:24]}  {doc.at:%m-%d} {words:04}"
    message = (
        f"\x16\x16\x01{doc.number}\x1f_natl\n{filing}\n\x02{text}\n"
        f"\x03AP-WF-{doc.at:%m-%d-%y %H%M}GMT<\n\x04\n"
    )
    return _seven_bit(message).replace("\n", "\r\n").encode("latin-1")


def _anpa_version(doc: Doc) -> str:
    if doc.take and doc.take > 1:
        return f", {nth(doc.take - 1)} Add"
    return {
        "lead": f", {nth(doc.ordinal)} Ld-Writethru" if doc.ordinal != 2 else ", 2nd Ld",
        "kill": ", Kill",
        "hold": ", Withhold",
        "flash": ", Bulletin",
        "correction": ", Correction",
    }.get(doc.marker, "")


def _seven_bit(text: str) -> str:
    return text.replace("“", "``").replace("”", "''").replace("’", "'")


def iptc(doc: Doc) -> bytes:
    """IPTC 7901 as dpa sent it."""
    marker = {
        "flash": ["EXTRA", ""],
        "lead": [f"{nth(doc.ordinal).upper()} LEAD", ""],
        "correction": ["CORRECTION", ""],
        "kill": ["KILL KILL KILL", ""],
        "hold": ["HOLD HOLD HOLD", ""],
        "repeat": ["REPEAT", ""],
    }.get(doc.marker, [])
    words = sum(len(text.split()) for text in doc.paragraphs)
    if doc.marker in NEEDS:
        body = [textwrap.fill(order_of(doc), 68) + " ="]
    elif doc.marker == "digest":
        body = ["dpa WORLD NEWS SUMMARY =", ""]
        for quoted in doc.quotes:
            body += [textwrap.fill(f"   {quoted.place} (dpa) - {quoted.paragraphs[0]}", 68), ""]
    else:
        title = f"{doc.headline} ({doc.take}/{doc.takes})" if doc.takes else doc.headline
        body = [textwrap.fill(title, 68) + " ="]
        body += [f"By {doc.byline}, dpa ="] if doc.byline else []
        body.append("")
        body += [textwrap.fill(f"   {text}", 68) for text in _dated(doc, f"{doc.place} (dpa) - ")]
        body.append("")
        body.append("   The following information is not intended for publication\n")
        body += ["   ## Note to editors", f"   - {doc.note}"] if doc.note else []
        body += ["   ## dpa contacts", "   - Desk: +49 30 555 0199", " dpa lv ja"]
    heading = f"eca{doc.number[-3:]} 4 i {words} ccccb   {doc.number}"
    text = "\n".join([*marker, *body])
    filed = f"{doc.at:%d%H%M} GMT {doc.at:%b} {doc.at:%y}"
    message = f"\x01{heading}\n{doc.slug}/\n\x02{text}\n\x03\n{filed}\n\x7f\x7f\x04\n"
    return message.replace("“", '"').replace("”", '"').replace("’", "'").replace(
        "\n", "\r\n"
    ).encode("latin-1")  # fmt: skip


def newsml_g2(doc: Doc) -> bytes:
    """NewsML-G2: Reuters with a number of its own for each version, others with guid and version."""
    marked = _reuters_marked(doc) if doc.number else doc.headline
    if doc.number and doc.marker in NEEDS:
        assert doc.target is not None
        body = [f"The story headlined “{doc.target.headline}” is {doc.reason} and is withdrawn."]
        body += [f"STORY_NUMBER: {doc.target.number}"] if doc.names == "number" else []
        body += ["There will be no substitute story."]
    else:
        body = list(doc.paragraphs)
        if doc.note and body:
            body.insert(0, f"({doc.note})")
    if body and doc.marker not in NEEDS and doc.number:
        at = 1 if doc.note else 0
        body[at] = f"{doc.place.upper()}, {doc.at:%b} {doc.at.day} (Reuters) - {body[at]}"
    status = {"kill": "canceled", "hold": "withheld"}.get(doc.marker, "usable")
    status = status if not doc.number else "usable"
    signal = {"lead": "edStat:U", "correction": "edStat:C"}.get(doc.marker, "edStat:N")
    listed = _reuters_list(doc) if doc.number else ""
    embargo = f"<embargoed>{stamp(doc.embargoed_until)}</embargoed>" if doc.embargoed_until else ""
    provider = "reuters.com" if doc.number else "ntb"
    link = ""
    if doc.target and doc.names == "guid" and doc.number:
        link = f'<link rel="irel:prevVersion" residref={quoteattr(doc.target.guid)}/>'
    number = f'<altId type="idType:USN">{doc.number}</altId>' if doc.number else ""
    slug = f"<slugline>{escape(doc.slug)}{listed}</slugline>"
    note = f"<edNote>{escape(doc.note)}</edNote>" if doc.note and not doc.number else ""
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in body)
    item = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid={quoteattr(doc.guid)} version="{doc.version}" standard="NewsML-G2" standardversion="2.18" conformance="power" xml:lang="en">
<itemMeta><itemClass qcode="ninat:text"/><provider literal="{provider}"/>
<versionCreated>{stamp(doc.at)}</versionCreated>{embargo}<pubStatus qcode="stat:{status}"/>
{note}<signal qcode="{signal}"/>{link}</itemMeta>
<contentMeta><urgency>{1 if doc.marker == "flash" else 4}</urgency>{number}<language tag="en"/>
{slug}<headline>{escape(marked)}</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{paragraphs}</body></html></inlineXML></contentSet>
</newsItem>"""
    return item.encode()


def _reuters_marked(doc: Doc) -> str:
    marker = {
        "lead": f"UPDATE {doc.ordinal}-",
        "correction": "CORRECTED-" if doc.ordinal == 0 else f"CORRECTED-UPDATE {doc.ordinal}-",
        "repeat": "RPT-",
        "kill": "STORY WITHDRAWN-",
    }.get(doc.marker, "")
    title = doc.headline.upper() if doc.marker == "flash" else doc.headline
    return f"{marker}{title}"


def _reuters_list(doc: Doc) -> str:
    said = {
        "lead": f"UPDATE {doc.ordinal}, PIX",
        "correction": "CORRECTED",
        "repeat": "RPT",
        "flash": "URGENT",
    }.get(doc.marker)
    return f"/ ({said})" if said else "/"


def ninjs(doc: Doc) -> bytes:
    """ninjs 1.x as Superdesk writes it; a version of the item, or an item that evolved from one."""
    figures = "".join(
        f"<figure><img src='https://img.example/{shot.photo}-aap.jpg'/><figcaption>"
        f"{escape(shot.text)} {escape(shot.credit)}</figcaption></figure>"
        for shot in doc.shots
    )
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in doc.paragraphs)
    status = {"kill": "canceled", "hold": "withheld"}.get(doc.marker, "usable")
    told: dict[str, object] = {
        "guid": doc.guid,
        "version": str(doc.version),
        "type": "text",
        "headline": doc.headline,
        "slugline": doc.slug,
        "byline": f"By {doc.byline}" if doc.byline else None,
        "language": "en-AU",
        "pubstatus": status,
        "urgency": 3,
        "versioncreated": stamp(doc.at),
        "embargoed": stamp(doc.embargoed_until) if doc.embargoed_until else None,
        "ednote": order_of(doc) if doc.marker in NEEDS else doc.note,
        "source": "AAP",
        "body_html": "" if doc.marker in NEEDS else f"{text}{figures}",
    }
    if doc.target and doc.names == "evolved":
        told["evolvedfrom"] = doc.target.guid
    return json.dumps({name: value for name, value in told.items() if value is not None}).encode()


def nitf(doc: Doc) -> bytes:
    """NITF as the Press Association sends it: takes, embargoes, kills that name another's id."""
    series = f'<series series.name={quoteattr(doc.slug)} series.part="{doc.take}" series.totalpart="{doc.takes}"/>' if doc.takes else ""  # fmt: skip
    release = f'<date.release norm="{doc.embargoed_until:%Y%m%dT%H%M%SZ}"/>' if doc.embargoed_until else ""  # fmt: skip
    status = "embargoed" if doc.embargoed_until else "usable"
    other = ""
    if doc.marker in NEEDS:
        assert doc.target is not None
        status = "canceled" if doc.marker == "kill" else "withheld"
        other = f" management-doc-idref={quoteattr(doc.target.guid)}"
    note = f"<ed-msg info={quoteattr(doc.note)}/>" if doc.note else ""
    media = "".join(
        f'<media media-type="image"><media-reference mime-type="image/jpeg" source="{shot.photo}-pa.jpg"/>'
        f"<media-caption><p>{escape(shot.text)} {escape(shot.credit)}</p></media-caption></media>"
        for shot in doc.shots
    )
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in doc.paragraphs)
    title = f"{doc.take} {doc.slug}" if doc.take else doc.slug
    return f"""<?xml version="1.0"?>
<nitf><head><title>{escape(title)}</title>
<docdata management-status="{status}"{other}><doc-id regsrc="PA" id-string={quoteattr(doc.guid)}/>
<urgency ed-urg="4"/><date.issue norm="{doc.at:%Y%m%dT%H%M%SZ}"/>{release}{note}
<du-key version="{doc.version}" key={quoteattr(doc.guid)}/>{series}</docdata></head>
<body><body.head><hedline><hl1>{escape(doc.headline)}</hl1></hedline></body.head>
<body.content>{text}{media}</body.content></body></nitf>""".encode()


def rss(doc: Doc) -> bytes:
    """A web desk's RSS, an item a file: no slug, no marker; the address is the guid."""
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in doc.paragraphs)
    figures = "".join(
        f'<figure><img src="https://img.example/x.jpg"/><figcaption>{escape(shot.text)} '
        f"{escape(shot.credit)}</figcaption></figure>"
        for shot in doc.shots
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Coast Post</title><link>https://coastpost.example/</link><description>News</description>
<item><title>{escape(doc.headline)}</title><link>{escape(doc.guid)}</link><guid>{escape(doc.guid)}</guid>
<pubDate>{doc.at:%a, %d %b %Y %H:%M:%S} +0000</pubDate>
<description>{escape(doc.paragraphs[0][:160])} ...</description>
<content:encoded><![CDATA[{text}{figures}]]></content:encoded></item></channel></rss>""".encode()


def _dated(doc: Doc, dateline: str) -> list[str]:
    if not doc.paragraphs:
        return []
    if (doc.take and doc.take > 1) or doc.table:
        return doc.paragraphs
    return [dateline + doc.paragraphs[0], *doc.paragraphs[1:]]


def stamp(at: datetime | None) -> str | None:
    """A time as XML and JSON have it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else None


FEEDS: dict[str, tuple[Feed, Callable[[Doc], bytes], str]] = {
    "yonhap": (Feed("yonhap", "Yonhap", time_zone="Asia/Seoul", language="en"), yonhap, "txt"),
    "desk": (Feed("desk", "Yonhap", time_zone="Asia/Seoul", language="en"), yonhap, "txt"),
    "ap": (Feed("ap", time_zone="America/New_York", language="en"), anpa, "anpa"),
    "dpa": (Feed("dpa", "dpa", time_zone="Europe/Berlin", language="en"), iptc, "7901"),
    "reuters": (Feed("reuters", "Reuters", language="en"), newsml_g2, "xml"),
    "ntb": (Feed("ntb", "NTB", language="en"), newsml_g2, "xml"),
    "aap": (Feed("aap", "AAP", time_zone="Australia/Sydney", language="en"), ninjs, "json"),
    "pa": (Feed("pa", "PA", time_zone="Europe/London", language="en"), nitf, "xml"),
    "coastpost": (Feed("coastpost", language="en"), rss, "xml"),
}
"""The feeds: what the operator declares, the layout, the ending of its files' names.

`yonhap` names its files by the ids of the stories, `desk` has the same copy without them.
"""
