"""The language of copy: as declared, else as detected; a note where the two disagree.

py3langid names one of the languages that it is asked for, whatever the text: asked for 27, it
takes Bulgarian for Russian. So it is asked for others too that agencies write in; where theirs is
nearly all the probability, the language is none that is expected, and is not named.
"""

import re
from collections.abc import Callable
from copy import copy
from functools import cache
from typing import NamedTuple

import numpy as np
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from transforms.enrich.language_tags import are_alike, primary

LANGUAGES: tuple[str, ...] = (
    "ar", "cs", "da", "de", "el", "en", "es", "fi", "fr", "he", "hi", "hu", "id", "it",
    "ja", "ko", "nl", "no", "pl", "pt", "ro", "ru", "sv", "tr", "uk", "vi", "zh",
)  # fmt: skip
"""The languages expected, unless the operator names others."""

OTHERS = (
    "af", "am", "az", "be", "bg", "bn", "bs", "ca", "et", "eu", "fa", "gl", "hr", "hy", "is",
    "ka", "kk", "km", "lo", "lt", "lv", "mk", "mn", "mr", "ms", "mt", "my", "ne", "ps", "si",
    "sk", "sl", "so", "sq", "sr", "sw", "ta", "te", "th", "tl", "ur", "uz", "zxx",
)  # fmt: skip
"""The languages that a text may be in besides; the last stands for none, as in tables."""

HEAD, TAIL = 300, 200
"""Characters from the beginning and the end of copy that are looked at: a third of that in
scripts of three bytes a letter, as the time it takes goes by bytes."""
LEAST_LETTERS = 8
"""Letters in words that are no names: in fewer a text says nothing of its language."""
SURE, SURE_IN_CAPITALS, EXPECTED, COUNTED = 0.7, 0.8, 0.1, 0.0001
"""The least probability among the languages expected (in capitals names look like words), and the
least share of these among all. What is less probable than the last changes neither."""
CLEAR, CLEARLY_EXPECTED, CLEAR_LETTERS = 0.99, 0.5, 60
"""With these a text speaks against the language it declares."""
CLEAR_KIN, CLEAR_KIN_LETTERS = 0.999, 150
"""The same between languages that are written alike."""
SHORTHAND_WORDS, SHORTHAND_PROBABILITY = 3, 0.95

ADDRESS = re.compile(r"@|://|www\.")
WORD = re.compile(r"[^\W\d_]{1,60}")
NO_CASE = re.compile("[\u0590-\u10ff\u1100-\u1dff\u2e80-\uabff\uac00-\ufeff]")
# `Shr 30 cts vs 40 cts, Net 1.2 mln dlrs`: too few words for a model, and no other language's.
# `mln`, `pct` and `vs` are, so they do not count.
SHORTHAND = re.compile(
    r"\b(?:cts?|dlrs?|stg|shrs?|revs?|qtrs?|qt(?:r|lr)?ly|mthly|mths|wks|avg|payable|prior|oper|yr|bbl)\b",
    re.IGNORECASE,
)


class Detected(NamedTuple):
    """The language of a text, and how probable it is among the languages expected.

    `letters` is how many letters spoke for it; `is_clear` that it could be no other language at
    all; `other` the language, as clear, of the end of a text that changes its language.
    """

    language: str
    probability: float
    letters: int = 0
    is_clear: bool = False
    other: str | None = None


class Settled(NamedTuple):
    """The language of an item, what to note about it, and whether its entities can be read."""

    language: str | None
    notes: list[str]
    has_entities: bool


Detector = Callable[[str], Detected | None]
"""The language of a text; None where it is too short, says nothing, or is in another language
than those expected."""


@cache
def detector(languages: tuple[str, ...] = LANGUAGES) -> Detector:
    """A detector of some languages; of none, one that never detects.

    Languages are named as py3langid names them. Raises ValueError naming one that it cannot tell.
    """
    if not languages:
        return lambda _: None
    identifier = _identifier(languages)
    expected = frozenset(languages)

    def detect(text: str) -> Detected | None:
        if len(text) <= HEAD:
            return _detect(identifier, expected, text)
        head = _detect(identifier, expected, _within(text[:HEAD], HEAD))
        end = _detect(identifier, expected, _within(text[-TAIL:], TAIL))
        if head is None or end is None:
            return head or end
        differs = head.is_clear and end.is_clear and not are_alike(head.language, end.language)
        return head._replace(other=end.language) if differs else head

    return detect


def settle(declared: str | None, text: str, detect: Detector) -> Settled:
    """The language of an item: as it declares, else as its text says.

    A declared tag stays as it is, in whatever spelling. The notes say what was detected, where
    the text is clearly in another language than declared, and why there are no names. Those
    are read where the copy is English: by what is declared, if the text does not clearly differ.
    """
    if not text.strip():
        return Settled(declared, [], has_entities=False)
    found, own = detect(text), primary(declared)
    language = spoken = declared
    notes: list[str] = []
    if own is None and found:
        language = spoken = found.language
        notes.append(f"language detected: {language} ({min(found.probability, 0.99):.2f})")
    if found and found.other:
        notes.append(f"copy in two languages: {found.language} and then {found.other}")
    elif found and own and _disagrees(own, found):
        spoken = found.language
        notes.append(f"declared language {declared}, but the copy reads as {spoken}")
    if not reads_entities(spoken):
        this = f"this is {spoken}" if primary(spoken) else "the language is not known"
        notes.append(f"no names: they are read in English only, and {this}")
    return Settled(language, notes, reads_entities(spoken))


def reads_entities(language: str | None) -> bool:
    """Whether the entities of copy in a language are read."""
    return primary(language) == "en"


@cache
def _model() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _identifier(languages: tuple[str, ...]) -> LanguageIdentifier:
    """What ranks some languages and the others. Ranking changes nothing in it: threads share it."""
    identifier = copy(_model())
    if unknown := [language for language in languages if language not in identifier.labels]:
        raise ValueError(f"no language that can be detected: {', '.join(unknown)}")
    identifier.set_languages([*languages, *OTHERS])
    # Rows that lie together, in the floats that numpy multiplies by: twice as fast.
    identifier.nb_ptc = np.ascontiguousarray(identifier.nb_ptc, dtype=np.float32)
    return identifier


def _within(piece: str, limit: int) -> str:
    """As much of a piece of text as has so many bytes."""
    if piece.isascii():
        return piece
    return piece[: limit * len(piece) // len(piece.encode("utf-8", "surrogatepass"))]


def _detect(
    identifier: LanguageIdentifier, expected: frozenset[str], piece: str
) -> Detected | None:
    """The language of a short piece of text."""
    if ADDRESS.search(piece):
        piece = " ".join(word for word in piece.split() if not ADDRESS.search(word))
    words = WORD.findall(piece)
    if in_capitals := _are_in_capitals(words):
        piece = piece.lower()
        words = [word.lower() for word in words]
    letters = _letters(words)
    if letters < LEAST_LETTERS:
        return None
    best, probability, share = _best(identifier.rank(piece), expected)
    if best and probability >= (SURE_IN_CAPITALS if in_capitals else SURE) and share >= EXPECTED:
        is_clear = probability >= CLEAR and share >= CLEARLY_EXPECTED and letters >= CLEAR_LETTERS
        return Detected(best, probability, letters, is_clear)
    if "en" in expected and len(SHORTHAND.findall(piece)) >= SHORTHAND_WORDS:
        return Detected("en", SHORTHAND_PROBABILITY, letters)
    return None


def _best(
    ranked: list[tuple[str, float]], expected: frozenset[str]
) -> tuple[str | None, float, float]:
    """The likeliest of the languages expected, its probability among them, and their share."""
    best, highest, share = None, 0.0, 0.0
    for language, probability in ranked:
        if probability < COUNTED:
            break
        if language in expected:
            best, highest = best or language, max(highest, probability)
            share += probability
    return best, highest / (share or 1.0), share


def _are_in_capitals(words: list[str]) -> bool:
    """Whether most words are in capitals: so the first wires wrote, and desks write flashes."""
    return 2 * sum(map(str.isupper, words)) > len(words)


def _letters(words: list[str]) -> int:
    """How many letters stand in words that are no names: those that begin with no capital.

    A letter of a script without capitals counts twice: there words are short, or not parted.
    """
    small = "".join([word for word in words if not word[0].isupper()])
    return len(small) if small.isascii() else len(small) + len(NO_CASE.findall(small))


def _disagrees(declared: str, found: Detected) -> bool:
    """Whether a text is clearly in another language than it declares."""
    if declared == found.language or not found.is_clear:
        return False
    is_plain = found.probability >= CLEAR_KIN and found.letters >= CLEAR_KIN_LETTERS
    return is_plain or not are_alike(declared, found.language)
