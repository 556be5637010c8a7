"""What is wrong with a feed, from what was measured, in sentences for an operator at breakfast."""

from dataclasses import dataclass
from datetime import datetime
from math import sqrt

from schemas import Health

Finding = tuple[Health, str]

HOUR = 3600.0
DAY = 24 * HOUR
FAR = 2.5
"""How many times more or fewer files than usual are far."""
FEW_FILES = 20
"""Of fewer the number says nothing: chance makes it."""
PLENTY_FILES = 100
NEARLY_NOTHING = 0.05
LATE_ITEMS = 10
"""Of fewer items one late one makes the median."""


@dataclass(frozen=True, slots=True)
class Silence:
    """How long a feed is silent, and ordinarily was: in any hour of the week, and in this one."""

    set_seconds: float | None
    newest_file_at: datetime | None
    seconds: float | None
    usual_any: float | None
    usual_here: float | None
    least_here: float | None
    is_learned: bool
    usual_before: float | None

    @property
    def usual(self) -> float | None:
        """Seconds it may be silent, as feeds.toml has it, else as it was; None if nobody knows."""
        if self.set_seconds is not None:
            return self.set_seconds
        return self.usual_here if self.is_learned else self.usual_before

    @property
    def is_known(self) -> bool:
        """Whether a file came, and its rhythm is known."""
        return self.newest_file_at is not None and self.usual is not None

    @property
    def margin(self) -> float:
        """What it may be silent beyond: an hour, and the more the less regular it is."""
        usual = self.usual or 0.0
        least = self.least_here if self.is_learned and self.least_here is not None else 0.0
        return HOUR + min(0.75 * usual, 2 * max(0.0, usual - least))


@dataclass(frozen=True, slots=True)
class Volume:
    """Files of a feed in 24 hours, and in the same 24 hours of the weeks before."""

    files: int
    usual: float | None
    spread: float | None
    least_usual: float | None
    most_usual: float | None
    least_day: float
    is_of_a_day: bool
    weekday: str


@dataclass(frozen=True, slots=True)
class Gaps:
    """Transmission numbers that are missing: the first ranges, and how many there are."""

    ranges: tuple[str, ...] | list[str] = ()
    all_ranges: int = 0
    numbers: int = 0


@dataclass(frozen=True, slots=True)
class Documents:
    """Documents of a feed in a run, those refused, and how long they took."""

    rejects: int
    documents: int
    latency_seconds: float | None
    timed_items: int
    usual_latency_seconds: float | None
    longest_usual: float | None

    @property
    def reject_share(self) -> float | None:
        """Share of the documents that was refused; None of none."""
        return self.rejects / self.documents if self.documents else None


def of(silence: Silence, volume: Volume, gaps: Gaps, documents: Documents) -> list[Finding]:
    """What is wrong, the severe first; nothing twice: a silent feed has no files to count."""
    silent = of_silence(silence)
    found = [
        *silent,
        *([] if silent else of_volume(volume)),
        *of_gaps(gaps),
        *of_rejects(documents),
        *of_latency(documents),
    ]
    return sorted(found, key=lambda finding: finding[0] != Health.SEVERE)


def state_of(found: list[Finding], *, is_learned: bool) -> Health:
    """The worst of what was found; learning where its rhythm is not known yet."""
    states = [state for state, _ in found]
    if states:
        return Health.SEVERE if Health.SEVERE in states else Health.WARNING
    return Health.HEALTHY if is_learned else Health.LEARNING


def of_silence(silence: Silence) -> list[Finding]:
    """No file for longer than the feed's rhythm; severe beyond hours set, or twice the limit.

    What was written down is meant. What was learned may be a holiday: it is severe only beyond
    twice the longest ordinary silence of any hour of the week, too.
    """
    if silence.seconds is None or silence.usual is None:
        return []
    told = f"silent for {span(silence.seconds)}"
    if silence.newest_file_at is None:
        told = f"no file yet in {span(silence.seconds)}"
    if silence.set_seconds is not None:
        if silence.seconds <= silence.set_seconds:
            return []
        return [(Health.SEVERE, f"{told}; silent_after_hours is {silence.set_seconds / HOUR:g}")]
    limit = silence.usual + silence.margin
    if silence.seconds <= limit:
        return []
    is_severe = silence.seconds > 2 * max(limit, silence.usual_any or 0.0)
    sentence = f"{told}; usually never longer than {span(silence.usual, like=silence.seconds)}"
    return [(Health.SEVERE if is_severe else Health.WARNING, sentence)]


def of_volume(volume: Volume) -> list[Finding]:
    """Far fewer or more files than on the same weekday, and than on any of its kind but one.

    Severe is nearly nothing where plenty is usual, on a day below all days: a business wire on a
    bank holiday has its Sundays.
    """
    usual = volume.usual
    if usual is None or usual < FEW_FILES:
        return []
    is_low = volume.files < usual / FAR and volume.files < 0.75 * (volume.least_usual or 0.0)
    is_high = volume.files > usual * FAR and volume.files > 1.5 * (volume.most_usual or usual)
    chance = max(5 * sqrt(usual), 4 * (volume.spread or 0.0))
    if abs(volume.files - usual) < chance or not (is_low or (is_high and volume.is_of_a_day)):
        return []
    is_severe = (
        usual >= PLENTY_FILES
        and volume.files <= NEARLY_NOTHING * usual
        and volume.files < volume.least_day / 2
    )
    sentence = (
        f"{counted(volume.files, 'file')} in 24 hours; "
        f"on {volume.weekday}s usually about {rounded(usual):,}"
    )
    return [(Health.SEVERE if is_severe else Health.WARNING, sentence)]


def of_gaps(gaps: Gaps) -> list[Finding]:
    """The transmission numbers that are missing, as many as a line holds."""
    if not gaps.ranges:
        return []
    more = gaps.all_ranges - len(gaps.ranges)
    rest = f" and {counted(more, 'range')} more, {gaps.numbers:,} numbers in all" if more else ""
    return [(Health.WARNING, f"transmission numbers missing: {', '.join(gaps.ranges)}{rest}")]


def of_rejects(documents: Documents) -> list[Finding]:
    """Refused documents: from 5 % and 3 of them, severe from 50 % and 10."""
    share = documents.reject_share or 0.0
    if documents.rejects < 3 or share < 0.05:
        return []
    is_severe = documents.rejects >= 10 and share >= 0.5
    sentence = f"{documents.rejects:,} of {counted(documents.documents, 'document')} rejected"
    return [(Health.SEVERE if is_severe else Health.WARNING, sentence)]


def of_latency(documents: Documents) -> list[Finding]:
    """Items that landed three times as late as usual, and an hour later.

    And later than in any run but one of four weeks: a night after days without runs is among those.
    """
    latency, usual = documents.latency_seconds, documents.usual_latency_seconds
    if latency is None or usual is None or documents.timed_items < LATE_ITEMS:
        return []
    limit = max(3 * usual, usual + HOUR, documents.longest_usual or 0.0)
    if latency <= limit:
        return []
    sentence = (
        f"items landed {span(latency)} after the time they declare; "
        f"usually {span(max(0.0, usual), like=latency)}"
    )
    return [(Health.WARNING, sentence)]


def span(seconds: float, like: float | None = None) -> str:
    """A length of time in words: 40 minutes, 31 hours, 9 days; beside one like it, 9."""
    size, unit = _unit(seconds)
    same = like is not None and _unit(like) == (size, unit)
    number = round(seconds / size)
    return str(number) if same else counted(number, unit)


def _unit(seconds: float) -> tuple[float, str]:
    if seconds < 1.5 * HOUR:
        return 60.0, "minute"
    return (HOUR, "hour") if seconds < 3 * DAY else (DAY, "day")


def counted(number: int, noun: str) -> str:
    """A number with its noun: 1 file, 1,900 files."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def rounded(number: float) -> int:
    """A number to two digits: 1873 is about 1900."""
    digits = len(str(round(number)))
    return round(number, min(0, 2 - digits)).__trunc__()
