"""Wire copy by the thousand: seeded, in Yonhap's layout, of invented people and events."""

import itertools
import random
from pathlib import Path

NAMES = ["Seo Da-hye", "Bang Ji-ho", "Maeng Soo-ah", "Tak Yu-na", "Noh Eun-chae", "Won Tae-gyeong"]
CITIES = ["SEOUL", "BUSAN", "SEOUL/TOKYO", "MOKDO, South Korea", "YEONSAN, South Korea"]
SUBJECTS = [
    "The ministry",
    "The coast guard",
    "The city council",
    "The grid operator",
    "The harbor office",
    "A farmers' league",
    "The space agency",
    "The road office",
]
VERBS = ["said", "confirmed", "denied", "announced", "repeated", "noted", "reported"]
OBJECTS = [
    "that the talks on the joint reserve would go on until the end of the week",
    "it had found no fault in the work of the previous year, though it would look again in spring",
    "two of the three lanes were open again after the storm that closed them late on Sunday",
    'it would not comment before the report is out, adding that "nobody gains from a guess"',
    "prices had risen by 3.2 percent from a year earlier, the fastest pace since the tunnel opened",
    "the ferry between the two islands would sail twice a day in place of four times",
]  # fmt: skip
SYLLABLES = (
    "ba",
    "den",
    "dor",
    "el",
    "har",
    "ka",
    "lin",
    "mo",
    "nor",
    "ost",
    "ra",
    "sel",
    "tor",
    "wen",
)
WORDS = ["".join(parts) for parts in itertools.product(SYLLABLES, repeat=3)]
"""What stories are told with besides: of few words alone, any two would say much the same."""
MARKERS = ["", "", "(LEAD) ", "(2nd LD) ", "(3rd LD) ", "(URGENT) "]


LONG, SHORT = (10, 20), (2, 4)
"""Paragraphs of a story: three to eight kilobytes, or one, where only their number counts."""


def story(number: int, seed: int = 0, paragraphs: tuple[int, int] = LONG) -> str:
    """The text of one file, with the captions of two photos."""
    chance = random.Random(f"{seed}/{number}")
    case = f"case {seed}-{number}" if seed else f"case {number}"
    day = number % 28 + 1
    marker = chance.choice(MARKERS)
    title = f"{chance.choice(SUBJECTS)[4:]} {chance.choice(VERBS)} {told(chance, 3)} of {case}"
    caption = (
        f"| ▲ {chance.choice(NAMES)} speaks of {told(chance, 6)} on {case} in Seoul on "
        f"Jan. {day}, 2026, in this photo provided by the harbor office. "
        "(PHOTO NOT FOR SALE) (Yonhap) |"
    )
    lines = ["![]() |", caption] * chance.randint(0, 3)
    lines += [f"{marker}{case}", f"{marker}{title}"]
    if marker.endswith("LD) "):
        lines.append("(ATTN: UPDATES with details in paras 3-5; CHANGES headline, photo)")
    lines.append(f"By {chance.choice(NAMES)}")
    body = [
        f"{chance.choice(SUBJECTS)} {chance.choice(VERBS)} on the {n}th of the month "
        f"{chance.choice(OBJECTS)}, {told(chance)}, and {told(chance)} {chance.choice(OBJECTS)}."
        for n in range(chance.randint(*paragraphs))
    ]
    lines.append(f"{chance.choice(CITIES)}, Jan. {day} (Yonhap) -- {body[0]}")
    lines += body[1:]
    lines += ["(END)", "(C) Yonhap News Agency. All Rights Reserved", *[""] * 30]
    return "\n".join(lines)


def told(chance: random.Random, words: int = 9) -> str:
    """A run of words that hardly another story has."""
    return " ".join(chance.choices(WORDS, k=words))


def write(folder: Path, files: int, seed: int = 0, paragraphs: tuple[int, int] = LONG) -> None:
    """Write so many files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(files):
        text = story(number, seed, paragraphs)
        (folder / f"case-{number:06d}.txt").write_text(text, encoding="utf-8")
