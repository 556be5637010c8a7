"""How well names are found: the bare model, each booster alone, all together, against gold.

    python -m tests.bench.entities [GOLD] [--engine NAME] [--head] [--capitals]

GOLD is a file in the form of CoNLL-2003 (its development set where none is given), which has
persons, organisations and places; names of other labels, ours and gold's, are not counted. Its
documents are rebuilt as gold.py says, and the body alone is scored: headline and dateline are
apart, as in the pipeline (--head scores them too, each line read like a paragraph).

Strict: start, end and label agree. Relaxed: a name of the same label overlaps. F1, in percent.
The bare model reads the paragraphs as they are; `pieces` is the model on the parts that we give
it; each booster alone works on the bare model's names; all is what the pipeline does. With
--capitals the bodies are put in capitals, as some agencies send them, and `but all_capitals` is
all without that booster: it has nothing to do elsewhere.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from tests.bench import gold
from tests.bench.gold import Document, Gold
from transforms.enrich import engines
from transforms.enrich.boosters import BOOSTERS, boost
from transforms.enrich.document import Body, Engine, Span
from transforms.enrich.pieces import pieces

ROUNDS = 5
KINDS = ("person", "organisation", "place")
Case = tuple[Body, list[Gold]]
Found = list[list[Span]]


def of_parts(engine: Engine, parts: Iterable[tuple[int, int, str]]) -> list[Span]:
    """What an engine finds in the parts of one body, with the body's offsets."""
    known = list(parts)
    spans = engine([text for _, _, text in known])
    return [
        span._replace(start=span.start + start, end=span.end + start)
        for (start, _, _), found in zip(known, spans, strict=True)
        for span in found
    ]


def bare(engine: Engine, body: Body) -> list[Span]:
    """What an engine finds in the paragraphs as they are."""
    return of_parts(engine, [(a, z, body.text[a:z]) for a, z in body.paragraphs])


def tally(cases: list[Case], found: Found) -> Counter[tuple[str, str]]:
    """Names by what became of them and label: gold, ours, strict, relaxed (of gold, of ours)."""
    counts: Counter[tuple[str, str]] = Counter()
    for (_, names), spans in zip(cases, found, strict=True):
        ours = [(span.start, span.end, span.label) for span in spans if span.label in KINDS]
        counts.update(("gold", label) for *_, label in names)
        counts.update(("ours", label) for *_, label in ours)
        counts.update(("strict", label) for *_, label in set(ours) & set(names))
        counts.update(("relaxed", label) for *_, label in _overlapping(names, ours))
        counts.update(("relaxed of ours", label) for *_, label in _overlapping(ours, names))
    return counts


def _overlapping(ones: list[Gold], others: list[Gold]) -> list[Gold]:
    return [
        one
        for one in ones
        if any(one[0] < end and start < one[1] and one[2] == label for start, end, label in others)
    ]


def f1(counts: Counter[tuple[str, str]], kinds: tuple[str, ...], *, strict: bool) -> float:
    """F1 over some labels, in percent."""
    of_gold, of_ours = ("strict", "strict") if strict else ("relaxed", "relaxed of ours")
    gold_names, our_names, hits, our_hits = (
        sum(counts[what, kind] for kind in kinds) for what in ("gold", "ours", of_gold, of_ours)
    )
    recall, precision = hits / max(gold_names, 1), our_hits / max(our_names, 1)
    return 200 * recall * precision / (recall + precision) if hits else 0.0


def precision(counts: Counter[tuple[str, str]], kinds: tuple[str, ...]) -> float:
    """The share of our names that gold has with the same edges and label, in percent."""
    return (
        100
        * sum(counts["strict", kind] for kind in kinds)
        / max(1, sum(counts["ours", kind] for kind in kinds))
    )


def steps(engine: Engine, bodies: list[Body]) -> dict[str, Found]:
    """The names of each body by each step that is compared; the engine reads each body twice."""
    model = [bare(engine, body) for body in bodies]
    read = [of_parts(engine, pieces(body)) for body in bodies]
    return {
        "bare model": model,
        "pieces": read,
        **{
            name: [booster(body, spans) for body, spans in zip(bodies, model, strict=True)]
            for name, booster in BOOSTERS.items()
        },
        "but all_capitals": [
            _but_capitals(body, spans) for body, spans in zip(bodies, read, strict=True)
        ],
        "all": [boost(body, spans) for body, spans in zip(bodies, read, strict=True)],
    }


def _but_capitals(body: Body, spans: list[Span]) -> list[Span]:
    for name, booster in BOOSTERS.items():
        spans = spans if name == "all_capitals" else booster(body, spans)
    return spans


def in_capitals(document: Document) -> Case:
    """A body in capitals with its names, where that leaves its offsets alone."""
    shouted = document.body.text.upper()
    is_as_long = len(shouted) == len(document.body.text)
    return replace(document.body, text=shouted if is_as_long else ""), (
        document.names if is_as_long else []
    )


def report(title: str, cases: list[Case], found: dict[str, Found]) -> None:
    """Print the scores of a group of documents, a line a step."""
    names = sum(len(names) for _, names in cases)
    print(f"\n{title}: {len(cases)} documents, {names:,} names")
    print(f"{'':17}{'strict':>8}{'gain':>7}{'person':>8}{'organ.':>8}{'place':>8}", end="")
    print(f"{'prec.':>8} | {'relaxed':>8}{'person':>8}{'organ.':>8}{'place':>8}")
    first = None
    for step, spans in found.items():
        counts = tally(cases, spans)
        strict = f1(counts, KINDS, strict=True)
        first = strict if first is None else first
        strict_by = "".join(f"{f1(counts, (kind,), strict=True):8.1f}" for kind in KINDS)
        relaxed_by = "".join(f"{f1(counts, (kind,), strict=False):8.1f}" for kind in KINDS)
        print(f"{step:17}{strict:8.1f}{strict - first:+7.1f}{strict_by}", end="")
        print(
            f"{precision(counts, KINDS):8.1f} | {f1(counts, KINDS, strict=False):8.1f}{relaxed_by}"
        )


def _group(
    title: str,
    documents: list[Document],
    found: dict[str, Found],
    case: Callable[[Document], Case],
    is_in: Callable[[Document], bool],
) -> None:
    of_it = [is_in(document) for document in documents]
    report(
        title,
        [case(document) for document, keep in zip(documents, of_it, strict=True) if keep],
        {
            step: [spans for spans, keep in zip(every, of_it, strict=True) if keep]
            for step, every in found.items()
        },
    )


def compare(documents: list[Document], engine: Engine, case: Callable[[Document], Case]) -> None:
    """Print the scores over all documents, those that are prose, and those of them not of sport."""
    bodies = [case(document)[0] for document in documents]
    found = steps(engine, bodies)
    groups: dict[str, Callable[[Document], bool]] = {
        "All documents": lambda _: True,
        "News documents (tables apart)": lambda document: document.is_prose,
        "  of them sport": lambda document: document.is_prose and document.is_sport,
        "  of them not sport": lambda document: document.is_prose and not document.is_sport,
    }
    for title, is_in in groups.items():
        _group(title, documents, found, case, is_in)
    _time(bodies, found["pieces"])


def _time(bodies: list[Body], found: Found) -> None:
    """Print what all boosters cost; the processor's time, best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        for body, names in zip(bodies, found, strict=True):
            boost(body, names)
        best = min(best, time.process_time() - began)
    words = sum(len(body.text.split()) for body in bodies)
    print(f"\nall boosters: {300_000 * best / max(1, words):.2f} ms for 300 words")


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description="How well names are found.")
    parser.add_argument("gold", nargs="?", type=Path, default=gold.HERE)
    parser.add_argument("--engine", default="spacy-sm", choices=sorted(engines.ENGINES))
    parser.add_argument("--head", action="store_true", help="score headline and dateline too")
    parser.add_argument("--capitals", action="store_true", help="score bodies in capitals too")
    chosen = parser.parse_args()
    documents = gold.documents(chosen.gold)
    engine = engines.load(chosen.engine)
    print(f"{chosen.gold.name} with {chosen.engine}; F1 in percent; gain in points")
    compare(documents, engine, lambda document: (document.body, document.names))
    if chosen.capitals:
        print("\nBodies in capitals")
        compare(documents, engine, in_capitals)
    if chosen.head:
        print("\nHeadlines, bylines and datelines")
        compare(documents, engine, lambda document: (document.head, document.head_names))


if __name__ == "__main__":
    main()
