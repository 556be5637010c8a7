"""Wire days: what is planned is numbered, laid out and delivered, and its truth told."""

import hashlib
import random
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from schemas import FeedFile
from tests.wire_days import prose
from tests.wire_days.families import Planner
from tests.wire_days.layouts import FEEDS, KOREA
from tests.wire_days.wire import Delivered, Doc, Shot, Told, Wire

FIRST_DAY = datetime(2026, 3, 2, tzinfo=UTC)
COPIES = 0.07
"""Share of the documents that are copies of another agency's."""
DIGESTS = ("yonhap", "ap", "dpa")
COPIERS = ("aap", "ntb", "coastpost")
EDITS = {
    "exact": 15, "light": 20, "new_headline": 15, "new_lead": 15, "cut_30": 12, "cut_50": 13,
    "rewrite": 10,
}  # fmt: skip
LATE = 0.03
RESENT = 0.01
CRAWLED_MINUTES = 10


def days(seed: int, days: int = 5, items_a_day: int = 2000) -> Wire:
    """The files of so many wire days, in the order of their arrival, and what is true of them.

    About `items_a_day` a day; the same for the same seed.
    """
    chance = random.Random(seed)
    planner = Planner(chance)
    docs: list[Doc] = []
    for n in range(days):
        docs += _day(FIRST_DAY + timedelta(days=n), items_a_day, planner)
    end = FIRST_DAY + timedelta(days=days, hours=12)
    docs = sorted((doc for doc in docs if doc.at < end), key=lambda doc: doc.at)
    docs += [doc for doc in _digests(docs, days, chance) if doc.quotes]
    _number(docs, chance)
    return _delivered(docs, chance)


def _day(day: datetime, items: int, planner: Planner) -> list[Doc]:
    """About so many documents of one day: its stories, and copies of them."""
    chance = planner.chance
    docs = [doc for family in planner.running(day) for doc in family] if items >= 200 else []
    while len(docs) < items * (1 - COPIES):
        at = day + timedelta(minutes=chance.triangular(0, 1440, 600))
        docs += [doc for family in planner.story(at) for doc in family]
    sources = [
        doc
        for doc in docs
        if len(doc.paragraphs) > 5 and not doc.alike and doc.feed not in COPIERS and doc.is_sent
    ]
    carried: set[tuple[str, str]] = set()
    for source in chance.sample(sources, min(len(sources), int(items * COPIES / 1.25))):
        feed = chance.choice(COPIERS)
        if (source.family, feed) not in carried:
            carried.add((source.family, feed))
            docs += _copied(source, feed, planner)
    return docs


def _copied(source: Doc, feed: str, planner: Planner) -> list[Doc]:
    """Another agency's copy of a document, edited; and at times a later version of that."""
    chance = planner.chance
    what = prose.event(chance)
    edit = chance.choices([*EDITS], [*EDITS.values()])[0]
    at = source.at + timedelta(minutes=chance.randint(8, 300))
    copy = planner.first(feed, what, planner.slug(feed, what), at)
    copy = replace(
        copy,
        headline=what.headline() if edit in ("new_headline", "rewrite") else source.headline,
        paragraphs=edited(source.paragraphs, edit, what, chance),
        copy_of=source,
        edit=edit,
        shots=_without_ids(source.shots) if feed != "ntb" and edit != "rewrite" else [],
        byline=None,
    )
    if chance.random() < 0.25:
        return [copy, replace(planner.lead(copy, what, 1), copy_of=None, edit=None)]
    return [copy]


def edited(paragraphs: list[str], edit: str, what: prose.Event, chance: random.Random) -> list[str]:
    """Copy as another desk carries it. `rewrite` tells the same event in other words."""
    if edit == "light":
        return prose.lightly_edited(what, paragraphs)
    if edit == "new_lead":
        return [what.paragraph(), *paragraphs[1:]]
    if edit in ("cut_30", "cut_50"):
        keeps = 0.7 if edit == "cut_30" else 0.5
        return paragraphs[: max(2, round(len(paragraphs) * keeps))]
    if edit == "rewrite":
        return [_rewritten(text, what, chance) for text in paragraphs]
    return list(paragraphs)


def _rewritten(text: str, what: prose.Event, chance: random.Random) -> str:
    """Names and figures stay, the words around them are others."""
    names = re.findall(r"\b[A-Z][\w-]+(?: [A-Z][\w-]+)+", text)
    told = what.sentence(prose.RECAST)
    return f"{told} {chance.choice(names)} was {chance.choice(prose.VERBS)}." if names else told


def _without_ids(shots: list[Shot]) -> list[Shot]:
    return [replace(shot, agency_id=None) for shot in shots]


def _digests(docs: list[Doc], days: int, chance: random.Random) -> Iterable[Doc]:
    """Three times a day each of some agencies sums up what it sent: the leads of other stories."""
    for feed in DIGESTS:
        for n in range(3 * days):
            at = FIRST_DAY + timedelta(hours=8 * n + 7)
            moved = [
                doc
                for doc in docs
                if doc.feed == feed and timedelta(0) < at - doc.at < timedelta(hours=6)
                and len(doc.paragraphs) > 2 and not doc.take and not doc.alike and doc.is_sent
                and doc.marker == "news"
            ]  # fmt: skip
            quotes = chance.sample(moved, min(6, len(moved)))
            slug = {"yonhap": "Yonhap News Summary", "ap": "AP News Digest", "dpa": "News/Summary"}[
                feed
            ]
            yield Doc(
                feed=feed, family=f"{feed}-digest-{n}", at=at, slug=slug, place="Seoul",
                headline=("first", "second", "third")[n % 3] if feed == "yonhap" else slug,
                paragraphs=[quoted.paragraphs[0] for quoted in quotes], marker="digest",
                quotes=quotes,
            )  # fmt: skip


def _number(docs: list[Doc], chance: random.Random) -> None:
    """Give each document its ids and numbers, in the order of the wire."""
    of_day: dict[tuple[str, str], int] = defaultdict(int)
    names: dict[str, str] = {}
    versions: dict[str, int] = defaultdict(int)
    for count, doc in enumerate(sorted(docs, key=lambda doc: doc.at), 1):
        day = doc.at + KOREA if doc.feed in ("yonhap", "desk") else doc.at
        of_day[doc.feed, f"{day:%Y%m%d}"] += 1
        n = of_day[doc.feed, f"{day:%Y%m%d}"]
        family = doc.family
        if doc.feed == "yonhap":
            doc.guid = _yonhap_id(doc, names, day, n, chance)
        elif doc.feed == "desk":
            doc.guid = f"page-{count:06}"
        elif doc.feed == "ap":
            doc.number = f"a{n:04}"
            doc.guid = f"{day:%Y%m%d}-{doc.number}"
        elif doc.feed == "dpa":
            doc.number = f"dpa {n:03}"
            doc.guid = f"{day:%Y%m%d}-{n:03}"
        elif doc.feed == "reuters":
            _number_reuters(doc, count, chance)
        else:
            new = doc.names == "evolved" or (
                doc.feed == "pa" and doc.marker in ("take", "kill", "hold")
            )
            if family not in names or new:
                made = {"coastpost": f"https://coastpost.example/{day:%Y/%m/%d}/{count}",
                        "pa": f"PA{count:08}"}  # fmt: skip
                named = made.get(doc.feed, f"urn:newsml:{doc.feed}.example:{day:%Y%m%d}:{count:06}")
                if doc.feed != "pa" or not new:
                    names[family] = named
                    versions[family] = 0
                doc.guid = named
            else:
                doc.guid = names[family]
            versions[doc.guid] += 1
            doc.version = versions[doc.guid]
        if doc.note and doc.relation == "repeats" and doc.target:
            doc.note = doc.target.note
        elif doc.note:
            doc.note = doc.note.format(number=doc.target.number if doc.target else "")


def _yonhap_id(
    doc: Doc, names: dict[str, str], day: datetime, n: int, chance: random.Random
) -> str:
    """AEN, the day, a number of the story, a number of the version, a number of the desk.

    A flash, a kill and half of the corrections have story numbers of their own, and one lead in
    fifty is off by one.
    """
    number = f"{day:%Y%m%d}{3 * n:04}"
    if doc.marker in ("flash", "kill", "hold"):
        return f"AEN{number}00315"
    if doc.marker == "correction" and chance.random() < 0.5:
        return f"AEN{number}00315"
    if doc.marker == "lead" and chance.random() < 0.02:
        return f"AEN{day:%Y%m%d}{3 * n + 1:04}{50 + doc.ordinal}315"
    version = {"lead": 50 + doc.ordinal, "correction": 61 + doc.ordinal}.get(doc.marker, 0)
    return f"AEN{names.setdefault(doc.family, number)}{version:02}315"


def _number_reuters(doc: Doc, count: int, chance: random.Random) -> None:
    """A number of its own for each update; a quarter go out as a revision of the one before."""
    if doc.target and doc.marker in ("lead", "correction") and chance.random() < 0.25:
        doc.number, doc.version = doc.target.number, doc.target.version + 1
    else:
        doc.number = f"L{count % 9}N{count:05X}ZQ"
    doc.guid = f"tag:reuters.com,2026:newsml_{doc.number}:{doc.version}"
    if doc.names == "guid" and chance.random() < 0.6:
        doc.names = None


def _delivered(docs: list[Doc], chance: random.Random) -> Wire:
    """The files in the order of their arrival: some late, some twice, some never."""
    arrivals: list[tuple[datetime, Delivered]] = []
    kin = _kin(docs)
    truth: dict[str, Told] = {}
    order: dict[str, int] = defaultdict(int)
    for doc in sorted(docs, key=lambda doc: doc.at):
        _, _, ending = FEEDS[doc.feed]
        name = doc.guid.rpartition("/")[2].replace(":", "_")
        doc.uri = f"file:///wire/{doc.feed}/{name}-v{doc.version}.{ending}"
    for doc in sorted(docs, key=lambda doc: doc.at):
        if not doc.is_sent:
            continue
        order[doc.family] += 1
        if chance.random() < LATE:
            doc.late_minutes = max(doc.late_minutes, chance.randint(20, 700))
        arrived = doc.at + timedelta(minutes=doc.late_minutes, seconds=chance.randint(0, 30))
        told = _told(doc, kin, order[doc.family])
        if doc.uri in truth:
            raise ValueError(f"two documents of one name: {doc.uri}")
        truth[doc.uri] = told
        raw = FEEDS[doc.feed][1](doc)
        arrivals.append((arrived, _file(doc, doc.uri, raw, arrived, chance)))
        if chance.random() < RESENT:
            uri = doc.uri.replace(f"/wire/{doc.feed}/", f"/wire/{doc.feed}/copy of ")
            later = arrived + timedelta(minutes=chance.randint(1, 500))
            truth[uri] = replace(told, uri=uri, resent_of=doc.uri)
            # In other bytes: of the same the puller knows that they came before.
            arrivals.append((later, _file(doc, uri, raw + b"\n", later, chance)))
    arrivals.sort(key=lambda one: (one[0], one[1].file.uri))
    return Wire([one for _, one in arrivals], truth)


def _file(doc: Doc, uri: str, raw: bytes, arrived: datetime, chance: random.Random) -> Delivered:
    """A file as the puller gives it; a crawled page has the time of the crawl."""
    feed = FEEDS[doc.feed][0]
    modified = doc.at + timedelta(seconds=chance.randint(5, 55))
    if doc.feed == "desk":
        minutes = CRAWLED_MINUTES - doc.at.minute % CRAWLED_MINUTES
        modified = doc.at.replace(second=0, microsecond=0) + timedelta(minutes=minutes)
    elif doc.late_minutes > 2 and chance.random() < 0.4:
        modified = arrived
    return Delivered(
        feed,
        FeedFile(
            run_id="wire-days", feed=feed.name, uri=uri, pulled_at=arrived,
            file_id=hashlib.sha256(raw).hexdigest(), modified_at=modified, size_bytes=len(raw),
            payload=raw,
        ),
    )  # fmt: skip


def _told(doc: Doc, kin: dict[str, str], version: int) -> Told:
    """What is true of a document."""
    target = doc.target
    while target is not None and not target.is_sent:
        target = target.target
    return Told(
        uri=doc.uri,
        feed=doc.feed,
        family=doc.family,
        kin=kin[doc.family],
        version=version,
        at=doc.at,
        marker=doc.marker,
        relation=doc.relation if target else None,
        target=target.uri if target else None,
        replaces=target.uri if target and doc.relation in ("revises", "corrects") else None,
        photos=tuple((shot.photo, shot.text) for shot in doc.shots),
        copy_of=doc.copy_of.uri if doc.copy_of else None,
        edit=doc.edit,
        quotes=tuple(quoted.uri for quoted in doc.quotes),
        alike=doc.alike,
        names=doc.names if doc.marker in ("kill", "hold") else None,
        is_embargoed=doc.embargoed_until is not None,
    )


def _kin(docs: list[Doc]) -> dict[str, str]:
    """For each family the first of those that it shares copy with, by being copied."""
    first = {doc.family: doc.family for doc in docs}

    def root(family: str) -> str:
        while first[family] != family:
            family = first[family]
        return family

    for doc in docs:
        if doc.copy_of and doc.edit != "rewrite":
            first[root(doc.family)] = root(doc.copy_of.family)
    return {family: root(family) for family in first}
