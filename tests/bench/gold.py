"""CoNLL-2003 rebuilt into documents, as the pipeline would hand them to the entity stage.

A document begins at -DOCSTART-. Its lines before `LISBON , Portugal 1996-08-30` are headline and
byline; that line is the dateline. Every sentence of the body is a paragraph (the files have no
other marks, and Reuters' paragraphs of the time are of a sentence), but a sentence without an end
that runs on in small letters is joined with the next, as copy wrapped in lines is. A closing line
with dash and telephone is left out, as the pipeline takes it off the body.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from transforms.enrich.document import Body

HERE = Path(__file__).parents[3] / "shared/gold/ner/eng.testa"
LABEL_OF = {"PER": "person", "ORG": "organisation", "LOC": "place"}
"""Gold's labels that we have; its MISC (nationalities, events, works in one) is not scored."""
DATELINE = re.compile(r"(?P<places>.{0,60}?) ?\d{4}-\d\d-\d\d\Z")
DATELINE_SENTENCES = 4
CLOSING = re.compile(r"--? ?.{3,90}\d{3}.{0,60}\Z")
SPORT = re.compile(
    r"(?:cricket|soccer|basketball|basketballsoccer|boxing|squash|baseball|tennis|nfl|golf|"
    r"athletics|rugby|cycling|motor racing|horse racing|ice hockey|skiing|nba|nhl|badminton|"
    r"alpine|nordic|figure skating|swimming|american football|freestyle|biathlon|bobsleigh|"
    r"speed skating|volleyball|handball|hockey|rallying|sailing|table tennis|judo)\b[^-]{0,30}-",
    re.IGNORECASE,
)
TIGHT_BEFORE = re.compile(r"(?:[.,;:?!%)\]]|'(?:s|d|m|re|ve|ll)?|n't|\.\.\.)\Z", re.IGNORECASE)
TIGHT_AFTER = frozenset("([$")
BEFORE_CLOSING_QUOTE = frozenset(",.?!")

Gold = tuple[int, int, str]
Sentence = list[tuple[str, str]]


@dataclass(frozen=True)
class Document:
    """A document of the gold: its body with the names marked in it, and those of its head."""

    body: Body
    names: list[Gold]
    head: Body
    head_names: list[Gold]
    sentences: list[str]

    @property
    def is_sport(self) -> bool:
        """Whether its headline begins with a sport: `SOCCER - `, `Boxing-`."""
        return SPORT.match(self.body.headline or "") is not None

    @property
    def is_prose(self) -> bool:
        """Whether it is news, no table: most sentences are whole.

        Three of five of its sentences, and of its words, are in sentences of six words or more
        that end in a full stop or question and have two words of four small letters or more.
        """
        whole = [sentence for sentence in self.sentences if _is_whole(sentence)]
        words = sum(len(sentence.split()) for sentence in self.sentences)
        return (
            len(whole) >= 0.6 * len(self.sentences)
            and sum(len(sentence.split()) for sentence in whole) >= 0.6 * words
        )


def _is_whole(sentence: str) -> bool:
    return (
        len(sentence.split()) >= 6
        and re.search(r"[.?!][\"')]*\Z", sentence) is not None
        and len(re.findall(r"\b[a-z]{4,}\b", sentence)) >= 2
    )


def documents(path: Path = HERE) -> list[Document]:
    """The documents of a CoNLL-2003 file, in their order."""
    return [_document(sentences) for sentences in _blocks(path.read_text(encoding="utf-8"))]


def _blocks(text: str) -> Iterator[list[Sentence]]:
    for block in text.split("-DOCSTART-")[1:]:
        lines = block.partition("\n")[2].split("\n\n")
        sentences = [
            [(line.split(" ")[0], line.rsplit(" ", 1)[1]) for line in part.split("\n") if line]
            for part in lines
        ]
        yield [sentence for sentence in sentences if sentence]


def _document(sentences: list[Sentence]) -> Document:
    plain = [" ".join(word for word, _ in sentence) for sentence in sentences]
    datelines = [n for n, line in enumerate(plain[:DATELINE_SENTENCES]) if DATELINE.match(line)]
    first = datelines[0] + 1 if datelines else 1
    last = len(plain) - bool(len(plain) > first and CLOSING.match(plain[-1]))
    text, names, told = _joined(sentences[first:last])
    head, head_names, _ = _joined(sentences[:first])
    headline = head.split("\n\n")[0] if head else None
    places = _places(sentences[first - 1]) if datelines else ()
    about = partial(Body, agency="Reuters", country="GB", headline=headline)
    return Document(
        about(text, dateline_places=places),
        names,
        about(head, dateline_places=places),
        head_names,
        told,
    )


def _places(dateline: Sentence) -> tuple[str, ...]:
    found = DATELINE.match(" ".join(word for word, _ in dateline))
    city = found["places"].partition(" ,")[0].strip() if found else ""
    return (city,) if city else ()


def _joined(sentences: list[Sentence]) -> tuple[str, list[Gold], list[str]]:
    text = ""
    names: list[Gold] = []
    told: list[str] = []
    for sentence in sentences:
        part, marked = _untokenized(sentence)
        if told and part[:1].islower() and not re.search(r"[.?!][\"')]*\Z", told[-1]):
            text, told[-1] = text + " ", f"{told[-1]} {part}"
        else:
            text += "\n\n" if text else ""
            told.append(part)
        names += [(len(text) + start, len(text) + end, label) for start, end, label in marked]
        text += part
    return text, names, told


def _untokenized(sentence: Sentence) -> tuple[str, list[Gold]]:
    text, places, is_open, glued = "", [], False, True
    for n, (word, _) in enumerate(sentence):
        closes = word == '"' and (is_open or (text[-1:] in BEFORE_CLOSING_QUOTE and n > 0))
        tight = glued or closes or TIGHT_BEFORE.match(word)
        text += word if tight else f" {word}"
        places.append((len(text) - len(word), len(text)))
        glued = word in TIGHT_AFTER or (word == '"' and not closes)
        is_open = (is_open and not closes) or (word == '"' and not closes)
    return text, _names(sentence, places)


def _names(sentence: Sentence, places: list[tuple[int, int]]) -> list[Gold]:
    found: list[Gold] = []
    before = "O"
    for (_, tag), (start, end) in zip(sentence, places, strict=True):
        kind = tag[2:]
        if tag != "O" and tag[0] == "I" and before[2:] == kind:
            found[-1] = (found[-1][0], end, kind)
        elif tag != "O":
            found.append((start, end, kind))
        before = tag
    return [(start, end, LABEL_OF[kind]) for start, end, kind in found if kind in LABEL_OF]
