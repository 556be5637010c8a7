"""The typography of 7-bit wires turned into real characters."""

import re
from dataclasses import dataclass

# AP's 7-bit wire writes ``...'' and `...' for quotation marks and an underscore for its dash
# (ANPA-1312 has neither in its character set); its archives and its clients' still do.
DASH = re.compile(r"(?<=[^\s_])( {1,3}|\n)_( {1,3}|\n)(?=[^\s_])")
BULLET = re.compile(r"^_ (?=[^\s_])", re.MULTILINE)
TICKS = re.compile("`+|'+|[\"“”‘]")
NOT_INSIDE = frozenset(' \t\n\xa0([{-–—/"“‘«:;,.>|*`')
SINGLE_OPENS_BEFORE = frozenset("“$£€([.…")
ABBREVIATED = re.compile(r"\d0s\b|(?:bout|cause|em|n|round|til|till|tis|twas|un)\b")
"""What a backquote stands before for an apostrophe: `70s, `em."""
FENCE = re.compile(r"[\w+-]{0,20}[ \t]{0,9}(?:\n|\Z)")
FEET = re.compile(r"\d' ?\d{1,2}(?: ?\d/\d)?\Z")
WORD_FOLLOWS = re.compile(r"[ -]\w")
SMALL_WORD = re.compile(r"[ -][a-z]")
MOST_PARAGRAPHS = 10
MOST_TICKS = 200_000
"""No copy has more; five megabytes of backquotes are none."""


def turn(text: str) -> str:
    """The text with 7-bit quotation marks and dashes as real ones.

    ``...'' is “...”, `...' is ‘...’, and an underscore between blanks a dash. A quotation may run
    over paragraphs, each of which opens it anew. What may be anything else stays: lone backquotes
    and apostrophes, code, feet and inches, `--`. Turning twice is turning once.
    """
    if "`" in text and text.count("`") + text.count("'") + text.count('"') <= MOST_TICKS:
        text = _Quotes(text).turned()
    if "_ " in text or "_\n" in text:
        text = DASH.sub(_dash, BULLET.sub("— ", text))
    return text


def _dash(found: re.Match[str]) -> str:
    text = found.string
    is_code = text.endswith("for", 0, found.start()) and text.startswith("in ", found.end())
    return found[0] if is_code else f"{found[1]}—{found[2]}"


@dataclass(slots=True)
class _Open:
    """A quotation that is open: its place in the parts, its paragraph, and where it may close."""

    part: int
    paragraph: int
    maybe: int | None = None
    is_real: bool = False


class _Quotes:
    """Reads the ticks of a text in order, and settles which of them are quotation marks.

    Marks that are real already count as well, so that a second reading finds what the first did.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._border = "\n\n" if "\n\n" in text else "\n"
        self._parts: list[str] = []
        self._paragraph = 0
        self._double: _Open | None = None
        self._single: _Open | None = None
        self._is_in_straight = False

    def turned(self) -> str:
        """The text with its quotation marks turned."""
        read = 0
        for tick in TICKS.finditer(self._text):
            start, end = tick.span()
            self._paragraph += self._text.count(self._border, read, start)
            self._parts.append(self._text[read:start])
            self._let_go()
            self._read(tick[0], start, end)
            read = end
        self._settle_single()
        self._settle_double()
        return "".join((*self._parts, self._text[read:]))

    def _let_go(self) -> None:
        """Forget what was opened too long ago: a single quotation lasts a paragraph."""
        if self._single and self._single.paragraph != self._paragraph:
            self._settle_single()
        if self._double and self._paragraph - self._double.paragraph > MOST_PARAGRAPHS:
            self._settle_double()

    def _read(self, tick: str, start: int, end: int) -> None:
        before, after = self._text[start - 1 : start], self._text[end : end + 1]
        is_closing = bool(before) and not before.isspace() and not after.isalnum()
        if tick == "```" and self._is_opening(before, after) and not self._is_fence(before, end):
            self._read_opening("``", "`", end)
            self._read_opening("`", after, end)
        elif tick in ("``", "`"):
            if self._is_opening(before, after) or self._text.startswith("` `", end - 1):
                self._read_opening(tick, after, end)
            else:
                self._end_code(tick, before, start)
                self._parts.append(tick)
        elif tick == "''" or (tick == "'''" and is_closing):
            self._close_double(tick, start, end, is_closing=is_closing)
        elif tick == "'":
            self._close_single(before, after, end, is_closing=is_closing)
        elif tick == '"':
            self._close_straight(before, after, start, end, is_closing=is_closing)
        else:
            self._see(tick)

    def _is_opening(self, before: str, after: str) -> bool:
        return (not before or before in NOT_INSIDE) and bool(after) and not after.isspace()

    def _is_fence(self, before: str, end: int) -> bool:
        return before in ("", "\n") and FENCE.match(self._text, end) is not None

    def _read_opening(self, tick: str, after: str, end: int) -> None:
        self._parts.append(tick)
        part = len(self._parts) - 1
        if tick == "``":
            self._settle_double()
            self._parts[part] = "“"
            self._double = _Open(part, self._paragraph)
            self._is_in_straight = False
        else:
            self._settle_single()
            is_word = after.isalnum() or after in SINGLE_OPENS_BEFORE or after == "`"
            if is_word and not ABBREVIATED.match(self._text, end):
                self._single = _Open(part, self._paragraph)

    def _end_code(self, tick: str, before: str, start: int) -> None:
        """A backquote behind a word closes code: what opened it was no quotation."""
        if not before or before.isspace():
            return
        if tick == "`":
            self._single = None
        elif self._double and not self._double.is_real:
            opened = self._double
            if "\n" not in "".join(self._parts[opened.part :]) and self._text[start - 1] != "`":
                self._parts[opened.part] = "``"
                self._double = self._single = None

    def _close_double(self, tick: str, start: int, end: int, *, is_closing: bool) -> None:
        self._parts.append(tick)
        is_spaced = self._text.endswith(("' ", "’ "), 0, start)
        after = self._text[end : end + 1]
        if self._double is None or not (is_closing or (is_spaced and not after.isalnum())):
            return
        if tick == "'''":
            self._close_both()
        elif not self._is_measure(self._double, start, end):
            self._parts[-1] = "”"
            self._end_double()

    def _is_measure(self, opened: _Open, start: int, end: int) -> bool:
        """Whether a mark that may close behind a figure stands for inches, or is likely to."""
        if not self._text[start - 1].isdecimal():
            return False
        if FEET.search(self._text, max(0, start - 9), start):
            return True
        if SMALL_WORD.match(self._text, end) or opened.paragraph != self._paragraph:
            if opened.maybe is None and opened.paragraph == self._paragraph:
                opened.maybe = len(self._parts) - 1
            return True
        return False

    def _close_both(self) -> None:
        """Three apostrophes: the inner quotation closes, and the outer."""
        double, single = self._double, self._single
        if single is None:
            self._parts[-1] = "'”"
        else:
            self._parts[single.part] = "‘"
            is_single_inside = double is not None and double.part < single.part
            self._parts[-1] = "’”" if is_single_inside else "”’"
        self._double = self._single = None

    def _close_single(self, before: str, after: str, end: int, *, is_closing: bool) -> None:
        self._parts.append("'")
        if self._single is None:
            return
        if not is_closing:
            if not (after.isspace() or before.isalnum()):  # a straight mark opens
                self._settle_single()
        elif before in ("s", "S") and WORD_FOLLOWS.match(self._text, end):
            # A plural possessive, unless nothing better comes: `the boys' club'.
            self._single.maybe = self._single.maybe or len(self._parts) - 1
        elif not (before.isdecimal() and self._text[end : end + 2].strip().isdecimal()):
            self._single.maybe = len(self._parts) - 1
            self._settle_single()

    def _close_straight(
        self, before: str, after: str, start: int, end: int, *, is_closing: bool
    ) -> None:
        """A straight mark closes what two backquotes opened, where no straight one did before."""
        self._parts.append('"')
        if self._double is None:
            return
        if not is_closing:
            self._is_in_straight = after.isalnum() and (not before or before in NOT_INSIDE)
        elif self._is_in_straight:
            self._is_in_straight = False
        elif not self._is_measure(self._double, start, end):
            self._parts[-1] = "”"
            self._end_double()

    def _see(self, mark: str) -> None:
        """Take a mark that is real, or ticks that are none, as they stand."""
        self._parts.append(mark)
        if mark == "“":
            self._settle_double()
            self._double = _Open(len(self._parts) - 1, self._paragraph, is_real=True)
            self._is_in_straight = False
        elif mark == "”":
            self._end_double()
        elif mark == "‘":
            self._settle_single()

    def _end_double(self) -> None:
        """Close the double quotation, and with it the single one inside."""
        if self._single and (self._double is None or self._double.part < self._single.part):
            self._settle_single()
        self._double = None

    def _settle_single(self) -> None:
        """End the single quotation where it is sure to close, or likely; else leave it alone."""
        if self._single and self._single.maybe is not None:
            self._parts[self._single.part] = "‘"
            self._parts[self._single.maybe] = "’"
        self._single = None

    def _settle_double(self) -> None:
        if self._double and self._double.maybe is not None:
            self._parts[self._double.maybe] = "”"
        self._double = None
