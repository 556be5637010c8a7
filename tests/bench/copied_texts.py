"""Invented texts and edited copies of them, seeded: which are copies of one is known.

Words are made of syllables and drawn as often as words are (Zipf), so that what texts of one
language share by chance they share here too.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi wo zu kan der mil tor ven"
WORDS_KNOWN = 6_000


@dataclass(frozen=True, slots=True)
class Text:
    """A text, what was done to it, and the number of the one it was made of (its own for that)."""

    body: str
    headline: str
    edit: str
    of: int


class Writer:
    """Writes texts and edits them, by a seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        syllables = SYLLABLES.split()
        draw = self.chance.choices
        self.words = sorted(
            {"".join(draw(syllables, k=self.chance.randint(1, 4))) for _ in range(WORDS_KNOWN)}
        )
        self.chance.shuffle(self.words)
        self.totals = list(accumulate(1 / (place + 10) for place in range(len(self.words))))

    def sentence(self, words: int) -> str:
        """So many words, a capital and a point."""
        return " ".join(self._draw(words)).capitalize() + "."

    def paragraph(self) -> str:
        """A sentence or two."""
        return " ".join(
            self.sentence(self.chance.randint(12, 24)) for _ in range(self.chance.randint(1, 2))
        )

    def body(self, paragraphs: int | None = None) -> str:
        """Six to twelve paragraphs."""
        return "\n\n".join(
            self.paragraph() for _ in range(paragraphs or self.chance.randint(6, 12))
        )

    def headline(self) -> str:
        """Seven words."""
        return " ".join(self._draw(7)).title()

    def _draw(self, words: int) -> list[str]:
        return self.chance.choices(self.words, cum_weights=self.totals, k=words)

    def light(self, body: str) -> str:
        """One word of thirty is another."""
        return self._changed(body, 1 / 30)

    def new_lead(self, body: str) -> str:
        """Another first paragraph."""
        return "\n\n".join((self.paragraph(), *body.split("\n\n")[1:]))

    def cut_30(self, body: str) -> str:
        """The last 30 percent of the words are cut."""
        return self._cut(body, 0.7)

    def cut_50(self, body: str) -> str:
        """The last half of the words is cut."""
        return self._cut(body, 0.5)

    def rewrite(self, body: str) -> str:
        """Every third paragraph is new, of the rest one word of twenty is another."""
        paragraphs = body.split("\n\n")
        return "\n\n".join(
            self.paragraph() if place % 3 == 1 else self._changed(paragraph, 1 / 20)
            for place, paragraph in enumerate(paragraphs)
        )

    def notice(self) -> str:
        """A dividend notice: another has all of its words but the figures."""
        cents, day, record = (self.chance.randint(1, 30) for _ in range(3))
        return (
            f"Qtly div {cents} cts vs {cents} cts prior\n\nPay April {day}\n\nRecord March {record}"
        )

    def results(self) -> str:
        """A table of results: form and figures."""
        figure = self.chance.randint
        return "\n\n".join(
            f"Shr {figure(1, 99)} cts vs {figure(1, 99)} cts\n\nNet {figure(1, 9)},{figure(100, 999)},"
            f"{figure(100, 999)} vs {figure(1, 9)},{figure(100, 999)},{figure(100, 999)}\n\n"
            f"Revs {figure(1, 99)}.{figure(1, 9)} mln vs {figure(1, 99)}.{figure(1, 9)} mln"
            for _ in range(2)
        )

    def fixing(self) -> str:
        """The same report with other figures, of another day or bank."""
        figure = self.chance.randint
        return (
            f"The central bank said it forecast a shortage of around {figure(100, 900)} mln crowns "
            f"in the money market today. Among the main factors, bills maturing will drain some "
            f"{figure(100, 900)} mln crowns while a rise in note circulation takes {figure(10, 99)} "
            f"mln and bankers balances below target {figure(10, 99)} mln. {self.sentence(12)}"
        )

    def _changed(self, body: str, share: float) -> str:
        return "\n\n".join(
            " ".join(
                self._draw(1)[0] if self.chance.random() < share else word
                for word in paragraph.split(" ")
            )
            for paragraph in body.split("\n\n")
        )

    @staticmethod
    def _cut(body: str, share: float) -> str:
        words = body.replace("\n\n", " \n\n ").split(" ")
        return " ".join(words[: int(len(words) * share)]).replace(" \n\n ", "\n\n").strip()


def edits(writer: Writer) -> dict[str, Callable[[str], str]]:
    """What is done to a text, by its name."""
    return {
        "light edits": writer.light,
        "new headline": str,
        "new lead": writer.new_lead,
        "cut by 30 %": writer.cut_30,
        "cut by 50 %": writer.cut_50,
        "rewrite": writer.rewrite,
    }


FORMS = ("notice", "results", "fixing")


def known_truth(seed: int, originals: int, forms: int) -> Sequence[Text]:
    """Texts, each edited in every way, and `forms` of each form, which are copies of none."""
    writer = Writer(seed)
    made: list[Text] = []
    for _ in range(originals):
        body, headline, first = writer.body(), writer.headline(), len(made)
        made.append(Text(body, headline, "original", first))
        for name, edit in edits(writer).items():
            made.append(Text(edit(body), writer.headline(), name, first))
    for form in FORMS:
        made += [
            Text(getattr(writer, form)(), writer.headline(), form, len(made) + number)
            for number in range(forms)
        ]
    return made
