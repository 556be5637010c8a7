"""What happens on a wire day: stories with their versions, kills, takes, follow-ups, tables."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from tests.wire_days import prose
from tests.wire_days.prose import ADJECTIVES, MEASURES, NOUNS, VERBS, Event
from tests.wire_days.wire import Doc, Shot

SHARES = {
    "yonhap": 24, "desk": 11, "ap": 21, "dpa": 13, "reuters": 12, "ntb": 6, "aap": 6, "pa": 5,
    "coastpost": 2,
}  # fmt: skip
"""How many of a hundred stories are of each feed."""
IN_FAMILIES = 0.25
"""Share of the stories that have more than one document: about half of the documents are theirs."""
MOST = 7
PICTURED = ("yonhap", "desk", "aap", "pa", "coastpost")
FLASHES = ("yonhap", "desk", "ap", "dpa", "reuters")
REASONS = (
    "as the figure was wrong", "as it was sent in error", "as its source has withdrawn it",
    "as the man named in it was not there",
)  # fmt: skip
NOTES = {
    "yonhap": ("UPDATES with more details in paras {a}-{b}; CHANGES headline", "ADDS comments in last 2 paras", "UPDATES throughout with latest details; CHANGES headline, photo"),
    "ap": ("Updates with quotes, details", "UPDATES: Recasts lead, adds background", "APNewsNow. Will be updated"),
    "dpa": ("Adds reaction in {a}th paragraph", "Updates with details, quotes"),
    "reuters": ("Adds minister's comments, background", "Recasts, adds quotes, paragraphs {a}-{b}"),
    "correction": ("CORRECTS figure in para {a}", "CORRECTS name in para {a}"),
}  # fmt: skip
TOPICS = NOUNS[:60]


class Planner:
    """Makes the documents of stories, in their wire order; numbers and layouts come later."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.used: dict[str, list[str]] = {feed: [] for feed in SHARES}
        self.families = 0
        self.photos = 0

    def story(self, at: datetime) -> list[list[Doc]]:
        """A story that begins at a time, with what grows out of it: each list is a family."""
        feed = self.chance.choices([*SHARES], [*SHARES.values()])[0]
        what = prose.event(self.chance)
        slug = self.slug(feed, what)
        shots = self.shots(feed, what, at)
        if self.chance.random() > IN_FAMILIES:
            return [[self.first(feed, what, slug, at, shots)]]
        if feed in ("ap", "dpa", "pa") and self.chance.random() < 0.12:
            return [self.in_takes(feed, what, slug, at)]
        family = self.versions(feed, what, slug, at, shots)
        return [family, *self.offspring(family, what)]

    def slug(self, feed: str, what: Event) -> str:
        """A slug as the feed writes them; now and then one that another story has."""
        if self.used[feed] and self.chance.random() < 0.03:
            return self.chance.choice(self.used[feed])
        first, second = what.slug_words
        town, surname = what.towns[0], what.surname
        name = what.country.removeprefix("the ").replace(" ", "")
        topic = self.chance.choice(TOPICS)
        made = {
            "yonhap": self.chance.choice((f"{surname}-{first}", f"{first} {second}", f"{town} {first}")),
            "desk": self.chance.choice((f"{surname}-{first}", f"{first} {second}", f"{town} {first}")),
            "ap": self.chance.choice((f"{town}-{first.title()}", f"US--{first.title()}-{second.title()}", f"EU--{town}-{first.title()}")),
            "dpa": f"{name}/{topic.title()}",
            "reuters": f"{name.upper()}-{first.upper()}",
            "ntb": f"{first}-{town}",
            "aap": f"{town} {first}",
            "pa": f"POLITICS {town}",
            "coastpost": "",
        }[feed]  # fmt: skip
        self.used[feed].append(made)
        return made

    def first(
        self,
        feed: str,
        what: Event,
        slug: str,
        at: datetime,
        shots: Sequence[Shot] = (),
        **more: object,
    ) -> Doc:
        """The first full version of a story."""
        self.families += 1
        doc = Doc(
            feed=feed,
            family=f"{feed}-{self.families}",
            at=at,
            slug=slug,
            headline=what.headline(),
            paragraphs=what.paragraphs(self.chance.randint(3, 14)),
            place=what.towns[0],
            byline=what.chance.person() if self.chance.random() < 0.6 else None,
            shots=[*shots],
        )
        return replace(doc, **more)  # type: ignore[arg-type]

    def versions(
        self, feed: str, what: Event, slug: str, at: datetime, shots: list[Shot]
    ) -> list[Doc]:
        """A story with its flash, leads, corrections, repeats and what stops it."""
        chance = self.chance
        story = self.first(feed, what, slug, at, shots)
        docs = [story]
        if feed in ("pa", "ntb", "aap") and chance.random() < 0.15:
            story.embargoed_until = at + timedelta(hours=chance.randint(3, 20))
            story.note = (
                f"Embargoed to {story.embargoed_until:%H%M %A %B} {story.embargoed_until.day}"
            )
        if feed in FLASHES and chance.random() < 0.4:
            docs.insert(0, self.flash(story, what))
            story.at += timedelta(minutes=chance.randint(3, 40))
            story.relation, story.target = "revises", docs[0]
        for ordinal in range(1, 1 + chance.choices((0, 1, 2, 3, 4), (20, 40, 22, 12, 6))[0]):
            docs.append(self.lead(docs[-1] if docs[-1].paragraphs else story, what, ordinal))
        if chance.random() < 0.22 or len(docs) == 1:
            docs.append(self.correction(docs[-1], what))
        if feed in FLASHES and chance.random() < 0.12:
            docs.append(self.repeat(docs[-1]))
        stops = chance.random()
        if stops < 0.14 and feed != "coastpost":
            is_kill = stops < 0.1 or feed == "reuters"
            docs.append(self.stop(docs[-1], "kill" if is_kill else "hold"))
        docs = docs[:MOST]
        if (
            len(docs) > 2
            and docs[0] is story
            and chance.random() < 0.06
            and docs[1].marker == "lead"
        ):
            docs[0].is_sent = False
        return docs

    def flash(self, story: Doc, what: Event) -> Doc:
        """The flash before a story: its headline, at times a sentence."""
        said = [what.sentence()] if self.chance.random() < 0.4 else []
        words = story.headline.split(" ")
        headline = (
            " ".join(words[: max(5, len(words) - 2)])
            if self.chance.random() < 0.6
            else what.headline()
        )
        return replace(
            story, marker="flash", headline=headline, paragraphs=said, shots=[], byline=None,
            note=None,
        )  # fmt: skip

    def lead(self, before: Doc, what: Event, ordinal: int) -> Doc:
        """The next lead."""
        chance = self.chance
        keeps = chance.choices((0.85, 0.6, 0.25), (50, 35, 15))[0]
        a = chance.randint(2, 5)
        notes = NOTES.get("yonhap" if before.feed in ("yonhap", "desk") else before.feed, ("",))
        return replace(
            before,
            at=before.at + timedelta(minutes=chance.choice((6, 14, 25, 41, 74, 120, 210, 380))),
            marker="lead",
            ordinal=ordinal,
            headline=what.headline() if chance.random() < 0.5 else before.headline,
            paragraphs=prose.told_on(what, before.paragraphs, keeps),
            note=chance.choice(notes).format(a=a, b=a + 2) or None,
            shots=self.again(before.shots, what) + self.shots(before.feed, what, before.at, rarely=True),
            relation="revises",
            target=before,
            names="replaces" if before.feed == "ap" and chance.random() < 0.6
            else "evolved" if before.feed == "aap" and chance.random() < 0.3
            else "guid",
            embargoed_until=None,
        )  # fmt: skip

    def correction(self, before: Doc, what: Event) -> Doc:
        """The same with a figure or a name mended."""
        note = self.chance.choice(NOTES["correction"]).format(a=self.chance.randint(1, 5))
        if before.feed == "reuters":
            note = f"In {before.at:%b} {before.at.day} story, corrects figure in paragraph 2"
        elif before.feed == "dpa":
            note = "Corrects figure in item {number}"
        return replace(
            before,
            at=before.at + timedelta(minutes=self.chance.choice((9, 30, 65, 180))),
            marker="correction",
            note=note,
            paragraphs=prose.corrected(what, before.paragraphs),
            relation="corrects",
            target=before,
            names="guid",
        )

    def repeat(self, before: Doc) -> Doc:
        """The same, sent again."""
        return replace(
            before,
            at=before.at + timedelta(minutes=self.chance.choice((45, 130, 300))),
            # AP sends the same again under another number; Yonhap's site carries it on another page.
            marker="repeat" if before.feed in ("dpa", "reuters", "desk") else before.marker,
            note=before.note if before.feed != "reuters" else None,
            feed="desk" if before.feed == "yonhap" else before.feed,
            relation="repeats",
            target=before,
            names=None,
        )

    def stop(self, target: Doc, marker: str) -> Doc:
        """A kill or a hold, which names what it stops as the agency does; it may come first."""
        chance = self.chance
        names = {
            "ap": ("number", "slug", "both", "headline"),
            "dpa": ("number", "both", "headline"),
            "reuters": ("headline", "number"),
            "yonhap": ("slug", "headline"),
            "desk": ("slug", "headline"),
        }.get(target.feed, ("guid",))
        doc = replace(
            target,
            at=target.at + timedelta(minutes=chance.choice((4, 20, 55, 160))),
            marker=marker,
            paragraphs=[],
            shots=[],
            note=None,
            byline=None,
            relation="kills" if marker == "kill" else "withholds",
            target=target,
            names=chance.choice(names),
            reason=chance.choice(REASONS),
        )
        if chance.random() < 0.3:
            target.late_minutes = (doc.at - target.at).total_seconds() / 60 + chance.randint(3, 90)
        return doc

    def in_takes(self, feed: str, what: Event, slug: str, at: datetime) -> list[Doc]:
        """A long story sent in parts."""
        takes = self.chance.randint(2, 4)
        docs = [self.first(feed, what, slug, at, take=1, takes=takes)]
        for take in range(2, takes + 1):
            docs.append(
                replace(
                    docs[0],
                    at=docs[-1].at + timedelta(minutes=self.chance.randint(1, 12)),
                    paragraphs=what.paragraphs(self.chance.randint(4, 8)),
                    marker="take",
                    take=take,
                    byline=None,
                    relation="continues",
                    target=docs[-1],
                )
            )
        return docs

    def offspring(self, family: list[Doc], what: Event) -> list[list[Doc]]:
        """Other stories under the same slug: an analysis beside it, the next day's."""
        story, found = next((doc for doc in family if len(doc.paragraphs) > 6), None), []
        if story is None or story.feed not in FLASHES:
            return []
        background = story.paragraphs[-2:]
        if self.chance.random() < 0.1:
            genre = {"yonhap": "News Focus", "desk": "News Focus"}.get(story.feed)
            beside = self.first(
                story.feed, what, story.slug, story.at + timedelta(minutes=self.chance.randint(60, 400)),
                self.again(story.shots, what), genre=genre,
            )  # fmt: skip
            if genre is None:
                prefix = {"reuters": "ANALYSIS-", "ap": "Analysis: ", "dpa": "ANALYSIS: "}[
                    story.feed
                ]
                beside.headline = f"{prefix}{beside.headline}"
            beside.paragraphs += background[:1]
            found.append([beside])
        if self.chance.random() < 0.12:
            later = story.at + timedelta(hours=self.chance.randint(18, 30))
            after = self.first(story.feed, what, story.slug, later, self.as_file(story.shots))
            after.paragraphs += background
            found.append(
                [after, self.lead(after, what, 1)] if self.chance.random() < 0.4 else [after]
            )
        return found

    def shots(self, feed: str, what: Event, at: datetime, *, rarely: bool = False) -> list[Shot]:
        """New photos of an event; of some there are two that differ in the person alone."""
        chance = self.chance
        if feed not in PICTURED or chance.random() > (0.08 if rarely else 0.35):
            return []
        day = f"{at:%B} {at.day}, {at.year}"
        day = f"March {at.day}, {at.year}" if at.month == 3 else day
        agency = {"aap": "AAP", "pa": "PA"}.get(feed, "Yonhap")
        rights = "(PHOTO NOT FOR SALE) " if chance.random() < 0.3 else ""
        given = f", in this photo provided by the {what.bodies[0]}" if rights else ""
        one = what.chance.one
        person, other = what.people[0], what.people[1]
        matter = f"the {one(ADJECTIVES)} {one(what.nouns)}"
        template = chance.choice(
            (
                f"{{who}} speaks at a hearing on {matter} in {what.towns[0]} on {day}{given}.",
                f"{{who}} walks past {matter} near {what.towns[1]} on {day}{given}.",
                f"{{who}} (R) shakes hands with {what.people[2]} before talks on {matter} in {what.capital} on {day}{given}.",
                f"Smoke rises behind {matter} in {what.towns[0]}, where {{who}} {one(VERBS)} a {one(NOUNS)}, on {day}{given}.",
            )
        )  # fmt: skip
        names = [person, other] if chance.random() < 0.25 else [person]
        made = []
        for name in names:
            self.photos += 1
            number = None
            if agency == "Yonhap" and chance.random() < 0.2:
                number = f"PYH{at:%Y%m%d}{self.photos % 100000:05}00315"
            made.append(
                Shot(
                    f"photo-{self.photos}", template.format(who=name), f"{rights}({agency})", number
                )
            )
        return made

    def again(self, shots: list[Shot], what: Event) -> list[Shot]:
        """Photos as a later version carries them: some dropped, some captions edited."""
        return [
            self._edited(shot, what) if self.chance.random() < 0.25 else shot
            for shot in shots
            if self.chance.random() < 0.85
        ]

    def _edited(self, shot: Shot, what: Event) -> Shot:
        text = shot.text
        how = self.chance.randrange(4)
        if how == 0:
            text = text.replace(
                " on March",
                f" after the {what.chance.one(what.nouns)} {what.chance.one(VERBS)}, on March",
                1,
            )
        elif how == 1:
            text = text.replace(" the ", f" the {what.chance.one(ADJECTIVES)} ", 1)
        elif how == 2:
            text = f"{what.title} {text}"
        else:
            text = text.replace(what.people[1], f"{what.people[1]} (C)", 1)
            text = text.replace(what.people[0], f"{what.people[0]} (C)", 1)
        return replace(shot, text=text)

    def as_file(self, shots: list[Shot]) -> list[Shot]:
        """Photos of a day before: as they were, or called file photos now."""
        found = []
        for shot in shots:
            text = shot.text
            if self.chance.random() < 0.5 and " on March" in text and "provided" not in text:
                said, _, day = text.rpartition(" on ")
                said = said.replace(" speaks ", " speaking ").replace(" walks ", " walking ")
                said = said.replace(" shakes ", " shaking ").replace(" rises ", " rising ")
                text = f"This {day.rstrip('.')}, file photo shows {said}."
            found.append(replace(shot, text=text))
        return found

    def running(self, day: datetime) -> list[list[Doc]]:
        """What comes every day under the same slug, twice at times: shares, bonds, weather."""
        found = []
        for feed, slug, hours in (
            ("yonhap", "Seoul shares", (0.4, 6.7)),
            ("desk", "Mokdo shares", (0.4, 6.7)),
            ("ap", "Wall Street", (14.6, 21.1)),
            ("reuters", "MARKETS-GRAINS", (8.0, 17.0)),
            ("dpa", "Germany/Stocks", (8.2, 16.5)),
        ):
            for hour in hours:
                at = day + timedelta(hours=hour, minutes=self.chance.randint(0, 9))
                family = [self._shares(feed, slug, at, is_open=hour == hours[0])]
                if self.chance.random() < 0.4:
                    family.append(self._shares_lead(family[0]))
                found.append(family)
        for feed, slug, times in (
            ("yonhap", "Weather", 1), ("desk", "Exchange rates", 1), ("ap", "Weather-Cities", 3),
            ("ap", "Markets-Table", 2), ("dpa", "Norland/Weather-Table", 1), ("ntb", "vaer", 2),
        ):  # fmt: skip
            for n in range(times):
                at = day + timedelta(hours=5 + 4 * n, minutes=self.chance.randint(0, 30))
                found.append([self._table(feed, slug, at)])
        return found

    def _shares(self, feed: str, slug: str, at: datetime, *, is_open: bool) -> Doc:
        self.families += 1
        chance = self.chance
        way, points = chance.choice(("rose", "fell")), chance.randint(2, 60)
        when = "in the first fifteen minutes of trading" if is_open else "to close"
        firms = chance.sample(("Daon Steel", "Haneul Motor", "Mireu Chips", "Norvik Oil", "Pell Mill", "Sorim Bank", "Teltar", "Borma Air"), 4)  # fmt: skip
        return Doc(
            feed=feed, family=f"{feed}-{self.families}", at=at, slug=slug, place="Seoul",
            headline=f"{slug.title()} {'open' if is_open else 'end'} {'higher' if way == 'rose' else 'lower'} on {chance.choice(NOUNS)} {chance.choice(MEASURES)}",
            paragraphs=[
                f"Shares {way} {points / 10} points, or 0.{points} percent, to {2500 + points}.{chance.randint(10, 99)} {when} on {at:%A} as investors weighed the {chance.choice(ADJECTIVES)} {chance.choice(NOUNS)}.",
                f"Trade volume was moderate at {chance.randint(300, 700)} million shares worth {chance.randint(6, 14)} trillion won, with gainers outnumbering losers {chance.randint(400, 600)} to {chance.randint(200, 390)}.",
                f"Foreigners bought a net {chance.randint(20, 400)} billion won, while institutions and individuals sold a net {chance.randint(20, 400)} billion won and {chance.randint(20, 400)} billion won, respectively.",
                f"{firms[0]} {way} {points / 20} percent to {chance.randint(10, 99)},{chance.randint(100, 999)} won and {firms[1]} lost {chance.randint(1, 40) / 10} percent.",
                f"Top-cap {firms[2]} was flat, and {firms[3]} gained {chance.randint(1, 40) / 10} percent.",
                f"The local currency was trading at 1,{chance.randint(300, 480)}.{chance.randint(1, 9)} won against the dollar as of {chance.randint(9, 15)}:{chance.randint(10, 59)}, down {chance.randint(1, 9)}.{chance.randint(1, 9)} won from the previous session.",
            ],
            alike=f"{feed} {slug}",
        )  # fmt: skip

    def _shares_lead(self, before: Doc) -> Doc:
        return replace(
            before,
            at=before.at + timedelta(minutes=self.chance.randint(15, 50)),
            marker="lead",
            ordinal=1,
            note="UPDATES with closing figures in paras 2-4",
            paragraphs=[
                *before.paragraphs[:2],
                f"Analysts said the {self.chance.choice(ADJECTIVES)} {self.chance.choice(NOUNS)} "
                f"{self.chance.choice(VERBS)} the mood for the rest of the session.",
                *before.paragraphs[2:],
            ],
            relation="revises",
            target=before,
            names="replaces",
        )

    def _table(self, feed: str, slug: str, at: datetime) -> Doc:
        self.families += 1
        cities = ("Altmar Bellwater Doran Elgar Havnesund Karsholm Mokdo Norvik Ostby Sorim "
                  "Takane Telsa Valmont Yeonsan").split()  # fmt: skip
        skies = ("Sunny", "Cloudy", "Rain", "Snow", "Fog")
        rows = [
            f"{city} {self.chance.randint(-9, 9)}/{self.chance.randint(3, 19)} "
            f"{self.chance.choice(skies)} {self.chance.randrange(0, 100, 10)}"
            for city in cities
        ]
        intro = "The following are lows and highs in degrees, the sky, and the chance of rain in percent, as the weather office gave them:"
        return Doc(
            feed=feed, family=f"{feed}-{self.families}", at=at, slug=slug, place="Mokdo",
            headline=f"{slug.replace('-', ' ').replace('/', ' ').title()} for {at:%A}",
            paragraphs=[intro, *rows], alike=f"{feed} {slug}", table=True,
        )  # fmt: skip
