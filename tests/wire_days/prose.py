"""Invented news prose: events with people, places and words of their own, and how copy is edited.

Sentences are put together of large vocabularies, so that two events share no more runs of three
words than real stories do (about one in a hundred), apart from the boilerplate that wires add.
"""

import random
import re
from dataclasses import dataclass, field

from tests.bench.stories import CAPITALS, COUNTRIES, DAYS, TITLES, Chance

NOUNS = (
    "harbor bridge tunnel reservoir orchard ferry trawler pipeline refinery warehouse granary mill "
    "quarry vineyard stadium archive museum theater library observatory clinic hospital pharmacy "
    "school college kindergarten dormitory barracks airfield runway hangar railway tram depot "
    "viaduct canal lock dike levee embankment dam turbine reactor substation grid cable satellite "
    "antenna telescope laboratory vaccine antibiotic virus outbreak quarantine strike walkout "
    "lockout contract tender auction merger takeover dividend bond loan mortgage pension levy "
    "tariff quota subsidy budget deficit surplus audit inquiry verdict appeal ruling lawsuit "
    "indictment subpoena warrant treaty summit ceasefire embassy consulate visa passport border "
    "checkpoint convoy patrol frigate submarine drone missile helicopter glider balloon avalanche "
    "landslide earthquake eruption typhoon drought wildfire flood blizzard heatwave hailstorm "
    "harvest barley wheat rice cotton timber salmon herring oyster cattle poultry fertilizer "
    "pesticide irrigation copper nickel lithium cobalt graphite cement steel glass textile ceramic "
    "battery tractor bicycle scooter locomotive elevator crane furnace kiln brewery bakery market "
    "festival parade marathon regatta tournament championship orchestra sculpture manuscript "
    "cathedral monastery temple mosque cemetery monument lighthouse aquarium zoo sanctuary forest "
    "glacier wetland estuary island peninsula plateau valley crater cave spring waterfall ballot "
    "referendum coalition cabinet parliament senate mayor governor council district province "
    "census curriculum scholarship patent trademark algorithm database server network sensor robot"
).split()
ADJECTIVES = (
    "abandoned abrupt ageing ambitious annual automatic bankrupt bilateral brittle bulky central "
    "civilian coastal colonial compact contested costly crowded damaged deep defunct delayed dense "
    "digital disputed domestic dormant double early eastern elderly electric emergency empty "
    "experimental federal final floating foreign fragile frozen full giant global granite hidden "
    "historic hollow hybrid idle illegal imported improvised independent industrial inland joint "
    "lasting leaking legal light local lost lucrative major makeshift marine massive medieval "
    "military minor mobile modern modest mountain municipal narrow national naval northern nuclear "
    "obsolete offshore old open overdue overloaded partial permanent pilot polluted popular "
    "portable preliminary private profitable provisional public rapid rare regional remote rival "
    "rural sacred seasonal secret shallow shared silent southern stalled stolen strategic sunken "
    "temporary thermal toxic underground unfinished unlicensed unpaid unsafe upper urban vacant "
    "vast volcanic voluntary western wooden"
).split()
VERBS = (
    "abandoned absorbed accepted adapted adopted approved assembled attacked auctioned audited "
    "backed banned barred blamed blocked boarded bought braced built cancelled captured chartered "
    "circled cleared closed combined conceded condemned crossed cut dammed defended delayed "
    "delivered demolished demanded deployed discovered dismantled diverted doubled drained dropped "
    "emptied ended endorsed evacuated examined expanded exported filmed financed fined finished "
    "flooded forced freed funded guarded halted halved hired hosted ignored imported improved "
    "inherited inspected insured invaded launched leased left lifted located lost lowered mapped "
    "measured mended merged mined missed modernized mortgaged moved named neglected occupied opened "
    "ordered outlawed overtook painted paralyzed patched planned pledged postponed praised promised "
    "protected purchased quit raided raised ratified rebuilt recalled recorded recovered refused "
    "registered rejected relocated rented repaired replaced rescued resisted restored reversed "
    "revived sealed searched seized shelved shipped shut signed slowed sold split stalled stormed "
    "stripped supplied suspended swapped tested threatened towed traded trained tripled uncovered "
    "upheld vacated valued visited voided widened won wrecked"
).split()
WHEN = (
    "before dawn", "late in the evening", "after a night of talks", "in spite of rain",
    "for the third time this year", "without a vote", "under police guard", "ahead of the holiday",
    "with little notice", "over the weekend", "at the height of the season", "for want of money",
    "on the advice of engineers", "in the face of protests", "by a narrow margin", "within hours",
    "as the tide went out", "despite an earlier promise", "to the surprise of residents",
    "after eleven weeks of silence", "in front of cameras", "against the will of its owners",
)  # fmt: skip
SAYS = "said added warned noted argued insisted explained recalled conceded replied".split()
MEASURES = (
    "tons dollars people households hectares meters vehicles barrels passengers votes".split()
)
BOILERPLATE = (
    "The two Koreas remain technically at war since the conflict of the 1950s ended in a truce, not a peace treaty, and their border is among the most heavily guarded in the world.",
    "The bank has raised its key rate four times since last spring to bring inflation back to its target of 2 percent, and has said that it will look at each set of figures as it comes.",
    "Parliament has 300 seats, of which 253 are filled by direct election in districts and 47 by proportional representation, and it meets in ordinary session from the first day of September.",
    "The bloc, founded by six countries and now of twenty-seven, decides by a qualified majority on trade and by unanimity on taxes and on foreign policy.",
    "The strait, through which about a fifth of the oil that is shipped by sea passes every day, is 21 miles wide at its narrowest point.",
    "The disease, which is harmless to people, spreads quickly among pigs and is nearly always fatal; there is neither a vaccine nor a cure.",
)  # fmt: skip
TEMPLATES = (
    "{Title} {p} {say} on {day} that the {a} {n} {end}.",
    "The {b} {v} the {a} {n} {when}, {p2} {say}.",
    "“Nobody {v} the {n} because the {a2} {n2} was {a3},” {s} {say}.",
    "Some {num} {unit} around the {a} {n} in {t} were {v} {when}.",
    "{p2}, who {v} a {a} {n} near {t2}, {say} the {n2} had {v2} {num} {unit}.",
    "In {t}, the {n} {v} the {a2} {n2} {when}, and {s} {v2} the {a3} {n3}.",
    "According to the {b2}, a {a} {n} {v} its {n2} while the {n3} of {t} {v2} {num} {unit}.",
    "{s} {v} {cap} {when} to ask why the {a} {n} had {v2} the {n2}.",
    "The {n}, {num} {unit} of it, {v} a {a} {n2} that {country} {v2} in {year}.",
    "“We {v} a {a} {n},” {p3} of {t2} {say}, “and then the {n2} {v2} our {a2} {n3}.”",
    "{country} {v} {num} {unit} for the {a} {n}; {cap} {v2} the {n2} {when}.",
    "Neither the {b} nor {s} {v} the {a} {n}, though a {n2} in {t} {v2} it {when}.",
    "A {a} {n} {v} the {n2}, the {b2} {say}, and {num} {unit} {v2} {t2} {when}.",
    "Once {s} {v} the {n}, the {a2} {n2} {v2} {num} {unit} more than in {year}.",
    "The {a} {n} between {t} and {t2} {v} a {n2} {when}, {p3} {say} in a letter to the {b}.",
    "Critics of {s} {v} the {a} {n2}, a {n} that {v2} the {n3} in {year}.",
)  # fmt: skip
END = (
    "had {v} the {n2}",
    "{v} {num} {unit}",
    "would be {v} by {day}",
    "was {v} {when}",
    "had to be {v}",
)
RECAST = (
    "For {s}, whom the {b} {v}, the {n} is a {a} matter: {num} {unit} were {v2} {when}.",
    "What {v} {t} was a {n2}, {a} and {a2}, which {p2} {v2} as {day} began.",
    "It was {when} that people of {t2} {v} the {a} {n}; {s} {v2} them.",
    "Asked about the {n}, {p} {v} a {a2} {n2} and {v2} {cap} instead.",
    "There were {num} {unit} in {t} when a {a} {n} {v}, residents {say}.",
    "Behind the {n2} stands the {b}, whose {n3} {v} {a} {n} after {a2} {n2}.",
)
"""How another hand tells the same event."""


@dataclass
class Event:
    """What happened: who, where, and the words of it."""

    chance: Chance
    people: list[str]
    bodies: list[str]
    towns: list[str]
    nouns: list[str]
    title: str
    country: str
    capital: str
    figure: int
    slug_words: tuple[str, str] = field(default=("", ""))

    @property
    def surname(self) -> str:
        """The surname of the one it is about."""
        parts = self.people[0].split()
        return parts[0] if "-" in self.people[0] else parts[-1]

    def sentence(self, templates: tuple[str, ...] = TEMPLATES) -> str:
        """A sentence about it."""
        text = self._filled(self.chance.one(templates))
        return text[0].upper() + text[1:]

    def paragraph(self, templates: tuple[str, ...] = TEMPLATES) -> str:
        """One to three sentences."""
        many = self.chance.random.choice((1, 1, 2, 2, 3))
        return " ".join(self.sentence(templates) for _ in range(many))

    def paragraphs(self, many: int, templates: tuple[str, ...] = TEMPLATES) -> list[str]:
        """Paragraphs about it, now and then one of background that other stories have too."""
        random_ = self.chance.random
        said = [self.paragraph(templates) for _ in range(many)]
        if many > 4 and random_.random() < 0.15:
            said.insert(random_.randint(2, many), random_.choice(BOILERPLATE))
        return said

    def headline(self) -> str:
        """A headline: each call makes another, of words that they share."""
        one = self.chance.one
        first, second = self.slug_words
        return one(
            (
                f"{self.surname} {one(VERBS)} {one(ADJECTIVES)} {first} in {self.towns[0]}",
                f"{self.towns[0]} {second} {one(VERBS)} {self.figure} after {first} {one(NOUNS)}",
                f"{first.capitalize()} of {self.towns[0]} {one(VERBS)} {one(ADJECTIVES)} {second}",
                f"{self.country} {one(VERBS)} {second} over {first} in {self.towns[0]}",
                f"{self.figure} {one(MEASURES)} {one(VERBS)} as {self.towns[0]} {first} {one(VERBS)} {second}",
            )
        )

    def _filled(self, template: str) -> str:
        chance, one = self.chance, self.chance.one
        own = chance.random.random

        def noun() -> str:
            return one(self.nouns) if own() < 0.5 else one(NOUNS)

        words = {
            "p": self.people[0], "s": self.surname, "p2": one(self.people[1:]),
            "p3": one(self.people[1:]), "b": self.bodies[0], "b2": one(self.bodies[1:]),
            "t": self.towns[0], "t2": one(self.towns[1:]), "Title": self.title,
            "n": noun(), "n2": noun(), "n3": noun(), "a": one(ADJECTIVES), "a2": one(ADJECTIVES),
            "a3": one(ADJECTIVES), "v": one(VERBS), "v2": one(VERBS), "say": one(SAYS),
            "when": one(WHEN), "day": one(DAYS), "country": self.country, "cap": self.capital,
            "unit": one(MEASURES), "year": str(chance.random.randint(1951, 2025)),
            "num": f"{chance.random.randint(2, 98)}{chance.random.choice(('', ',000', '00'))}",
        }  # fmt: skip
        if "{end}" in template:
            template = template.replace("{end}", one(END))
        return template.format(**words)


def event(seed: random.Random) -> Event:
    """Something that happened."""
    chance = Chance(random.Random(seed.getrandbits(64)))
    nouns = chance.random.sample(NOUNS, 16)
    return Event(
        chance=chance,
        people=[chance.person() for _ in range(4)],
        bodies=[chance.body() for _ in range(3)],
        towns=[chance.word() for _ in range(3)],
        nouns=nouns,
        title=chance.one(TITLES),
        country=chance.one(COUNTRIES),
        capital=chance.one(CAPITALS.split()),
        figure=chance.random.randint(3, 99),
        slug_words=(nouns[0], nouns[1]),
    )


def told_on(what: Event, paragraphs: list[str], keeps: float) -> list[str]:
    """The next lead: a new first paragraph, some of the others kept, figures mended, some added."""
    random_ = what.chance.random
    kept = [
        _with_figure(text, random_) if random_.random() < 0.15 else text
        for text in paragraphs[1:]
        if random_.random() < keeps
    ]
    lead = paragraphs[0] if paragraphs and random_.random() < 0.25 else what.paragraph()
    for _ in range(random_.randint(1, 4)):
        kept.insert(random_.randint(0, len(kept)), what.paragraph())
    return [lead, *kept]


def corrected(what: Event, paragraphs: list[str]) -> list[str]:
    """The same but for a figure or a name."""
    random_ = what.chance.random
    at = random_.randrange(len(paragraphs))
    text = _with_figure(paragraphs[at], random_)
    if text == paragraphs[at]:
        text = text.replace(" the ", " that ", 1) if " the " in text else f"{text} It was so."
    return [*paragraphs[:at], text, *paragraphs[at + 1 :]]


def lightly_edited(what: Event, paragraphs: list[str]) -> list[str]:
    """A word or two of each paragraph are others, as a desk does that takes over copy."""
    random_ = what.chance.random
    edited = []
    for text in paragraphs:
        words = text.split(" ")
        for _ in range(max(1, len(words) // 40)):
            words[random_.randrange(len(words))] = random_.choice(ADJECTIVES)
        edited.append(" ".join(words))
    return edited


def _with_figure(text: str, random_: random.Random) -> str:
    return re.sub(r"\d+", lambda _: str(random_.randint(2, 98)), text, count=1)
