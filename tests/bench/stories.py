"""Stories by the thousand that name and quote: seeded, of invented people, bodies and towns.

The names are put together of syllables, so that there is no end of new ones, as on the wire: a
vocabulary that grows with them is seen to. Countries and capitals are real.
"""

import random
from dataclasses import dataclass, replace
from functools import cache

from schemas import Item
from tests.copies import item_of
from transforms.source import Feed

PARAGRAPHS = 10
OPENINGS = "B Br D Dr F G Gr H J K Kr L M N P Pr R S St T Tr V W Z"
MIDDLES = "a e i o u ai ei au ar er or an en on al el ol am em"
CLOSINGS = "ba da ka la ma na ra ta va lin den mar nor sen sto ren vik wen dal rin lo mo"
KOREAN = "Ahn Bang Cho Han Hwang Kang Kim Lee Maeng Noh Park Seo Shin Tak Won Yoon"
SYLLABLES = "chae eun gyeong ha hye ji jin joon kyu min na sang seo soo tae woo yeon yu"
GIVEN = "Ada Ben Clara David Elena Farid Grace Hugo Ines Jonas Karin Luis Maria Nils Omar Petra"
TITLES = (
    "President", "Prime Minister", "Foreign Minister", "Gov.", "Sen.", "Gen.", "Dr.", "Judge",
    "Finance Minister", "Mayor", "Police Chief", "Ambassador", "Vice President", "Deputy Minister",
)  # fmt: skip
BODIES = (
    "Ministry of {} Affairs", "{} National Bank", "{} Shipping Co.", "{} Democratic Party",
    "University of {}", "{} Harbor Authority", "{} Steel Corp.", "Institute for {} Studies",
    "{} Farmers' League", "{} Coast Guard", "International {} Union", "{} United",
)  # fmt: skip
CAPITALS = (
    "Seoul Tokyo Beijing Washington Paris London Berlin Moscow Ottawa Canberra Brussels Nairobi"
)
COUNTRIES = (
    "South Korea", "Japan", "China", "the United States", "France", "Britain", "Germany", "Russia",
    "Canada", "Australia", "Belgium", "Kenya", "North Korea", "Taiwan", "Vietnam", "Poland",
)  # fmt: skip
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
CUES = "said said said said added warned noted argued insisted announced"
MATTERS = (
    "the talks on the joint reserve", "a plan to widen the northern channel", "the price of grain",
    "the search for the missing trawler", "two new lines of credit", "the budget for next year",
    "an inquiry into the bridge that gave way", "the ban on night flights", "a pact on fishing",
    "the vote that was put off in spring", "the repair of eleven reservoirs", "trade in used cars",
)  # fmt: skip
ENDS = (
    "would go on until the end of the week", "had slowed more than anyone expected",
    "left no room for another delay", "had cost at least 41 million dollars so far",
    "would be taken up again when parliament meets", "was a matter for the courts",
    "had drawn 2,300 people to the square", "might be settled by the autumn",
)  # fmt: skip
SENTENCES = (
    "{title} {person} {cue} on {day} that {matter} {end}, after a meeting with {other} of the "
    "{body} in {capital}.",
    "“We know that {matter} {end},” {surname} {cue}. “Nobody in {town} gains from a guess.”",
    "“If {matter} {end}, {country} will have to answer for it,” {cue} {other}, who heads the "
    "{body}.",
    "According to the {body}, {matter} {end}, while officials in {town}, a port in the north of "
    "{country}, called it “a step too far” for the region.",
    "{surname} flew to {capital} late on {day} and was to see {title} {other} before going on to "
    "{town} and {town2}, the {body} {cue} in a statement.",
    "He {cue} that “{matter} {end}” and that no one at the {body} had been asked.",
    "Shares of {body} fell 3.2 percent in {capital} on {day}, and the currency of {country} lost "
    "0.4 percent against the dollar as {matter} {end}.",
    "The government of {country} has spent 12 years on {matter}, and people in {town} say that "
    "little has changed since {surname} took office in 2019.",
    "In {town}, {other}, 47, a teacher who lives by the river, {cue} {matter} {end}.",
    "Between {capital} and {capital2} there was no word on whether {matter} {end}; the {body} did "
    "not answer calls.",
)  # fmt: skip


@dataclass(frozen=True)
class Chance:
    """What chance names."""

    random: random.Random

    def one(self, among: str | list[str] | tuple[str, ...]) -> str:
        """One of some, or of the words of a text."""
        return self.random.choice(among.split() if isinstance(among, str) else among)

    def word(self) -> str:
        """A name that hardly stood in another story."""
        return (
            self.one(OPENINGS) + self.one(MIDDLES) + self.one(CLOSINGS) + self.one(["", "n", "s"])
        )

    def person(self) -> str:
        """A person's name: of two parts, or of Korean form."""
        if self.random.random() < 0.3:
            given = f"{self.one(SYLLABLES).capitalize()}-{self.one(SYLLABLES)}"
            return f"{self.one(KOREAN)} {given}"
        return f"{self.one(GIVEN)} {self.word()}"

    def body(self) -> str:
        """The name of a public body, a company, a party."""
        return self.one(BODIES).format(self.word())


def story(number: int, seed: int = 0) -> Item:
    """A story of about 300 words."""
    chance = Chance(random.Random(f"{seed}/{number}"))
    people = [chance.person() for _ in range(3)]
    bodies = [chance.body() for _ in range(3)]
    towns = [chance.word() for _ in range(3)]
    templates = [SENTENCES[0], *chance.random.choices(SENTENCES, k=PARAGRAPHS - 1)]
    paragraphs = [
        template.format(
            title=chance.one(TITLES),
            person=people[0],
            surname=people[0].split()[0] if "-" in people[0] else people[0].split()[-1],
            other=chance.one(people[1:]),
            body=chance.one(bodies),
            town=chance.one(towns[:2]),
            town2=towns[2],
            capital=chance.one(CAPITALS),
            capital2=chance.one(CAPITALS),
            country=chance.one(COUNTRIES),
            day=chance.one(DAYS),
            cue=chance.one(CUES),
            matter=chance.one(MATTERS),
            end=chance.one(ENDS),
        )
        for template in templates
    ]
    return of_body(number, "\n\n".join(paragraphs), chance.one(CAPITALS))


def of_body(number: int, body: str, place: str) -> Item:
    """An item with a body and a dateline."""
    return replace(
        _template(),
        item_id=f"story-{number}",
        dateline_places=(place,),
        body=body,
        words=body.count(" ") + 1,
    )


@cache
def _template() -> Item:
    feed = Feed("bench", agency="Yonhap", time_zone="Asia/Seoul")
    copy = (
        "ferries\nFerries resume\nSEOUL, July 20 (Yonhap) -- Ferries sailed again Monday.\n(END)\n"
    )
    return item_of(copy, feed=feed)
