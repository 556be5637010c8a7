"""Spans laid over others: how a booster's better knowledge replaces what stood there."""

from bisect import bisect_left

from transforms.enrich.document import Span

SETTLED = frozenset({"gazetteer"})
"""The methods whose spans no other booster changes: a list of the house that says who it is."""


def over(spans: list[Span], better: list[Span]) -> list[Span]:
    """The spans with better ones in the place of all that they touch, sorted.

    Of better ones that touch each other the first stays, of those with one start the longest.
    """
    if not better:
        return spans
    kept = _apart(sorted(better, key=lambda span: (span.start, -span.end)))
    starts = [span.start for span in kept]
    free = [span for span in spans if not _touches(span, kept, starts)]
    return sorted([*free, *kept], key=lambda span: span.start)


def _apart(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if not kept or kept[-1].end <= span.start:
            kept.append(span)
    return kept


def _touches(span: Span, others: list[Span], starts: list[int]) -> bool:
    after = bisect_left(starts, span.end)
    return after > 0 and others[after - 1].end > span.start


class Cover:
    """Where spans lie, to ask what lies over a part of the text."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans = spans
        self.starts = [span.start for span in spans]

    def over(self, start: int, end: int) -> list[Span]:
        """The spans that touch a part of the text, in their order."""
        after = bisect_left(self.starts, end)
        first = after
        while first and self.spans[first - 1].end > start:
            first -= 1
        return self.spans[first:after]
