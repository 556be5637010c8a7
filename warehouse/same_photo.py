"""Whether two captions are of one photo: what they share, what contradicts, in words."""

import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from rapidfuzz.distance import OSA, Indel

TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[-'.][^\W\d_]+)*")
MARKS = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": " ", "—": " "})
FREE = frozenset(
    "a an the this that these those in on at of to for from with by as and or its his her their is "
    "are was were be been being it he she they during while after before into onto over under near "
    "file photo photos image picture undated provided courtesy released taken captured shows show "
    "showing seen".split()
)
"""Words that a caption may have or not, or others of them: it is of the same photo."""
MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
         "aug august", "sep sept september", "oct october", "nov november", "dec december"), 1
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
NO_CREDIT = frozenset(
    "photo file via news agency tv pool handout video images courtesy the of credit".split()
)
SENTENCE = re.compile(r"(?:(?<=[^\W_]{3})|(?<=\d))[.!?][\"”']?\s+(?=[A-Z가-힣\"“])")
"""Where the next sentence begins: no Mr. or S. Korea is one."""
ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s)\Z")
ROMANISED = ((re.compile("oo|ou"), "u"), (re.compile("eo"), "o"), (re.compile("ee|y"), "i"),
             (re.compile(r"(\w)\1"), r"\1"))  # fmt: skip
"""A sound that is spelled in several ways: Dal-soo and Dal-su."""

RUN_WORDS = 3
RUNS = 10
"""Runs of words kept of a caption."""
UNDATED, BESIDE_DATED, DATED = range(3)
"""Kinds of runs; a date makes the captions that recur with another date strangers."""

Day = tuple[int, int, int | None]


class Alike(NamedTuple):
    """How much two captions of one photo share, from 0 to 1, and why they are thought to be."""

    score: float
    evidence: str


@dataclass(slots=True)
class Said:
    """What a caption says, in what counts when it is compared."""

    words: list[str]
    lead: int
    """How many of these are in its first sentence, which tells what the photo shows."""
    names: frozenset[str]
    """Those that are figures, or have a capital that does not begin a later sentence."""
    days: frozenset[Day]
    weekdays: frozenset[str]
    credit: frozenset[str]
    provider: frozenset[str]


def said(text: str, credit: str | None, provided_by: str | None) -> Said:
    """What a caption says."""
    sentences = [_tokens(sentence) for sentence in SENTENCE.split(text)]
    tokens = [token for sentence in sentences for token in sentence]
    openings = set(accumulate(map(len, sentences)))
    words = [token.lower().replace("-", "").replace(".", "") for token in tokens]
    days, of_days = _days(words)
    kept = [
        place
        for place, word in enumerate(words)
        if place not in of_days and word not in FREE and word not in WEEKDAYS
    ]
    return Said(
        [words[place] for place in kept],
        sum(place < len(sentences[0]) for place in kept),
        frozenset(
            words[place]
            for place in kept
            if tokens[place][0].isdigit() or (tokens[place][0].isupper() and place not in openings)
        ),
        days,
        WEEKDAYS.intersection(words),
        _names(credit),
        _names(provided_by),
    )


def _tokens(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).translate(MARKS)
    return [token.removesuffix("'s").removesuffix("'S") for token in TOKEN.findall(plain)]


def _names(text: str | None) -> frozenset[str]:
    words = (part.lower() for token in _tokens(text or "") for part in token.split("-"))
    return frozenset(words) - NO_CREDIT


def _days(words: Sequence[str]) -> tuple[frozenset[Day], set[int]]:
    """The dates among words, and the places of the words that make them."""
    days: set[Day] = set()
    places: set[int] = set()
    for place, word in enumerate(words):
        month = MONTHS.get(word)
        if month is None:
            continue
        after = _number(words, place + 1)
        if after and after <= 31:
            day_at, year_at = place + 1, place + 2
        elif place and (_number(words, place - 1) or 32) <= 31:
            day_at, year_at = place - 1, place + 1
        else:
            continue
        year = _number(words, year_at)
        is_year = year is not None and 1800 <= year <= 2200
        days.add((month, int(words[day_at]), year if is_year else None))
        places.update((place, day_at, *((year_at,) if is_year else ())))
    return frozenset(days), places


def _number(words: Sequence[str], place: int) -> int | None:
    return int(words[place]) if place < len(words) and words[place].isdecimal() else None


def runs(captions: Iterable[Said]) -> list[int]:
    """Keys of word runs by which captions alike are found, sorted; the last two bits are the kind.

    Of each caption the runs whose hash is least, so that captions which share most share some. A
    run of a caption with a date is kept with that date, and once more without.
    """
    found: set[int] = set()
    for caption in captions:
        words = [ENDING.sub("", word) for word in caption.words]
        spans = [
            "".join(words[n : n + RUN_WORDS]) for n in range(max(1, len(words) - RUN_WORDS + 1))
        ]
        spans += [f"{a}+{b}" for a, b in pairwise(words)] if len(words) <= 2 * RUN_WORDS else []
        least = sorted(map(_hash, spans))[:RUNS]
        if not caption.days:
            found.update(run << 2 | UNDATED for run in least)
        for month, day, _ in caption.days:
            found.update(_hash(f"{run}/{month}/{day}") << 2 | DATED for run in least)
            found.update(run << 2 | BESIDE_DATED for run in least)
    return sorted(found)


def _hash(text: str) -> int:
    raw = text.encode("utf-8", "surrogatepass")
    return zlib.crc32(raw) << 28 | zlib.adler32(raw) & 0xFFFFFFF


def contradict(a: Said, b: Said) -> bool:
    """Whether dates, credits or providers of two captions cannot be of one photo."""
    return (
        not _one_within(a.credit, b.credit)
        or (bool(a.provider and b.provider) and not a.provider & b.provider)
        or not (_days_within(a.days, b.days) or _days_within(b.days, a.days))
        or not _one_within(a.weekdays, b.weekdays)
    )


def _one_within(a: frozenset[str], b: frozenset[str]) -> bool:
    return a <= b or b <= a


def _days_within(a: frozenset[Day], b: frozenset[Day]) -> bool:
    """Whether each date is one of the others; a year may be left out."""
    return all(
        any(x[:2] == y[:2] and (x[2] is None or y[2] is None or x[2] == y[2]) for y in b) for x in a
    )


def alike(a: Said, b: Said, *, in_one_story: bool) -> Alike | None:
    """Why two captions are of one photo; None where nothing says so, or something contradicts."""
    if contradict(a, b):
        return None
    least, most = sorted((len(a.words), len(b.words)))
    if a.words == b.words:
        if least < (1 if in_one_story else 3):
            return None
        return Alike(1.0, "the same words")
    if len(set(a.words).intersection(b.words)) < 0.4 * min(a.lead, b.lead):
        return None
    changes = _changes(a, b, in_one_story=in_one_story)
    if changes is None:
        return None
    mended, only_a, only_b = changes
    shared = least - min(only_a, only_b)
    if not _is_enough(shared, a, b, in_one_story=in_one_story):
        return None
    differences = [
        f"{mended} spelled otherwise" if mended else "",
        f"{only_a + only_b} more or less" if only_a + only_b else "",
    ]
    what = ", ".join(filter(None, differences))
    return Alike(round((shared - 0.1 * mended) / most, 6), f"{shared} words the same, {what}")


def _is_enough(shared: int, a: Said, b: Said, *, in_one_story: bool) -> bool:
    """Whether two captions share enough words to be of one photo."""
    lead, most = min(a.lead, b.lead), max(len(a.words), len(b.words))
    if in_one_story:
        return shared >= 3 and shared >= 0.6 * lead and shared >= 0.2 * most
    return shared >= 5 and shared >= 0.8 * lead and shared >= (0.3 if shared >= 7 else 0.5) * most


def is_another(a: Said, b: Said, *, in_one_story: bool) -> bool:
    """Whether two captions tell of different photos, though both are like a third."""
    if contradict(a, b):
        return True
    return a.words != b.words and _changes(a, b, in_one_story=in_one_story) is None


def _changes(a: Said, b: Said, *, in_one_story: bool) -> tuple[int, int, int] | None:
    """How many words are mended, and how many only one has and only the other.

    None where words of the first sentences stand in the place of others, or both have names or
    figures of their own.
    """
    parts = _parts(a, b)
    moved = Counter(word for part in parts for word in part.a + part.a_later)
    moved &= Counter(word for part in parts for word in part.b + part.b_later)
    mended = 0
    only_a: list[str] = []
    only_b: list[str] = []
    for part in parts:
        for here, there, is_lead in ((part.a, part.b, True), (part.a_later, part.b_later, False)):
            times, of_a, of_b = _mended(
                _without(here, moved), _without(there, moved), lenient=in_one_story
            )
            if is_lead and of_a and of_b:
                return None
            mended += times
            only_a += of_a
            only_b += of_b
    if not a.names.isdisjoint(only_a) and not b.names.isdisjoint(only_b):
        return None
    return mended, len(only_a), len(only_b)


class Part(NamedTuple):
    """Where two captions differ: what each has there, and what of later sentences."""

    a: list[str]
    b: list[str]
    a_later: list[str]
    b_later: list[str]


def _parts(a: Said, b: Said) -> list[Part]:
    """What stands between the words that both have in one order, where it is not the same."""
    parts: list[Part] = []
    is_open = False
    for op in Indel.opcodes(a.words, b.words):
        if op.tag == "equal":
            is_open = False
            continue
        if not is_open:
            parts.append(Part([], [], [], []))
            is_open = True
        part = parts[-1]
        for place in range(op.src_start, op.src_end):
            (part.a if place < a.lead else part.a_later).append(a.words[place])
        for place in range(op.dest_start, op.dest_end):
            (part.b if place < b.lead else part.b_later).append(b.words[place])
    return parts


def _without(words: list[str], moved: Counter[str]) -> list[str]:
    return [word for word in words if word not in moved] if moved else words


def _mended(a: list[str], b: list[str], *, lenient: bool) -> tuple[int, list[str], list[str]]:
    """How many words of two places are one spelled in two ways, and what is left of the places."""
    if not a or not b:
        return 0, a, b
    if _is_spelling("".join(a), "".join(b), lenient=lenient):
        return 1, [], []
    mended = 0
    while a and b and _is_spelling(a[0], b[0], lenient=lenient):
        mended, a, b = mended + 1, a[1:], b[1:]
    while a and b and _is_spelling(a[-1], b[-1], lenient=lenient):
        mended, a, b = mended + 1, a[:-1], b[:-1]
    return mended, a, b


def _is_spelling(a: str, b: str, *, lenient: bool) -> bool:
    """Whether two words are one, spelled in two ways; figures never are."""
    if a == b:
        return True
    if not (a.isalpha() and b.isalpha()):
        return False
    if MONTHS.get(a, a) == MONTHS.get(b, b) or ENDING.sub("", a) == ENDING.sub("", b):
        return True
    shorter, longer = sorted((len(a), len(b)))
    if shorter == 1:
        return longer > 2 and a[0] == b[0]
    if _folded(a) == _folded(b):
        return True
    needed = 4 if lenient else 6
    allowed = 0 if longer < needed else 1 if longer < 8 else 2
    return OSA.distance(a, b, score_cutoff=allowed) <= allowed


@lru_cache(maxsize=2**14)
def _folded(word: str) -> str:
    for sound, letter in ROMANISED:
        word = sound.sub(letter, word)
    return word
