"""The writer's own words: a body whose quotations are masked, its sentences and its names."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from transforms.enrich.document import Mention
from transforms.enrich.speech.marks import Marked

_BARE, _BARE_SIGNS = 40, " \n\t([—–-.…'\"“‘”’)],"
HIDDEN = "\x01"
"""What stands for each character that somebody else says."""

_END = re.compile(
    r"[.?!…\n](?:(?<=\n)\n\s*"
    r"|(?<!\n)(?P<close>[\"”“»'’)\]]{0,3})\s+(?=[\"“„«‘'`(\[]{0,3}[A-Z0-9\x01À-Þ]))"
)
_TITLE = re.compile(
    r"(?:^|[\s(\"“'’.])(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Cmdr|Capt|Maj|Sgt|Cpl|Adm|Rev|Prof|Hon|Pres|Messrs"
    r"|No|Nos|vs|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Ft|Mt|[A-Z]|(?<!U\.)[A-Z]\.[A-Z])\.$"
)
_COMPANY = re.compile(r"(?:\b(?:Co|Corp|Inc|Ltd|Bros|Jr|Sr|Cos|Plc|a\.m|p\.m)|[A-Z]\.[A-Z])\.$")
_STARTER = re.compile(
    r"[\"“„«‘'`(\[\x01]|(?:The|He|She|It|They|But|In|A|An|This|That|These|And|At|We|I|On|For|His"
    r"|Her|Its|Their|There|Mr|Mrs|As|If|Under|Some|Both|One|However|Last|Also)\b"
)
_ATTRIBUTION = re.compile(
    r"(?:[^\s.,;:\"“]+\s+){0,7}?(?:said|says|asked|asks|added|told|shouted|cried|demanded|wrote"
    r"|replied|exclaimed|quipped|joked|wondered|yelled)\b"
)
_ONLY_ATTRIBUTION = re.compile(
    r"(?:[^\s.,;:\"“]+\s+){1,4}?(?:said|says|added)(?:\.(?=\s|$)|(?=\n|\s*$))"
)


class Prose:
    """A body as its writer's words alone: `masked` has its length, and hides what is in marks."""

    def __init__(self, text: str, marks: Sequence[Marked], mentions: Sequence[Mention]) -> None:
        self.text = text
        self.masked = _mask(text, marks) if marks else text
        self.mentions = mentions

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [mention.span.start for mention in self.mentions]

    @cached_property
    def _mentions_by_end(self) -> dict[int, Mention]:
        return {mention.span.end: mention for mention in self.mentions}

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie between two offsets, in order."""
        starts = self._mention_starts
        found = self.mentions[bisect_left(starts, start) : bisect_left(starts, end)]
        return [mention for mention in found if mention.span.end <= end]

    def mention_ending(self, end: int) -> Mention | None:
        """The mention that ends at an offset."""
        return self._mentions_by_end.get(end)

    def in_mention(self, at: int) -> bool:
        """Whether an offset lies inside a mention."""
        index = bisect_right(self._mention_starts, at) - 1
        return index >= 0 and at < self.mentions[index].span.end

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Where each sentence begins and ends; what is quoted never ends one."""
        found, at = [], 0
        for gap in _END.finditer(self.masked):
            is_paragraph = "\n\n" in gap[0]
            end = gap.start() if gap[0][0] == "\n" else gap.end("close")
            if at < end and (is_paragraph or self._ends_sentence(gap)):
                found.append((at, end))
                at = gap.end()
            elif at >= end:
                at = gap.end()
        if at < len(self.masked):
            found.append((at, len(self.masked)))
        return found

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that an offset lies in, or that it follows."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def begins(self, sentence: int, opening: int) -> bool:
        """Whether nothing but marks and dashes stands before an offset in its sentence."""
        start, _ = self.sentences[sentence]
        return opening - start < _BARE and not self.masked[start:opening].strip(_BARE_SIGNS)

    def _ends_sentence(self, gap: re.Match[str]) -> bool:
        """Whether a full stop ends a sentence: not after `Mr.`, nor before `Lee said.`"""
        at, following = gap.start() + 1, gap.end()
        if gap["close"]:
            sign = self.masked[at - 1]
            said = _ATTRIBUTION if sign in "?!" else _ONLY_ATTRIBUTION
            return said.match(self.masked, following, following + 120) is None
        if self.masked[at - 1] != ".":
            return True
        before = self.masked[max(0, at - 8) : at]
        last = before.rsplit(None, 1)[-1]
        if last[:1].islower() and "." not in last[:-1] and last not in ("vs.", "al.", "etc."):
            return True
        if _TITLE.search(before):
            return before.endswith(" on X.")  # the network, not an initial
        return not _COMPANY.search(before) or _STARTER.match(self.masked, following) is not None


def _mask(text: str, marks: Sequence[Marked]) -> str:
    """A text with what is in marks hidden, but for the full stop or comma that ends it."""
    pieces, at = [], 0
    for marked in marks:
        end = marked.end
        if text[end - 1] in ".,?!…":
            end -= 1
        pieces += [text[at : marked.start], HIDDEN * (end - marked.start)]
        at = end
    return "".join([*pieces, text[at:]])
