"""Terms of use that end: `NO ARCHIVAL USE`, `must be used within 14 days of transmission`.

The phrases are those of AFP and Reuters in English, and the like of them in French, German,
Swedish, Spanish, Italian, Portuguese and Korean.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from schemas import Caption, Item

ARCHIVE_DAYS = 30
"""What is no archive yet, where the terms do not say. Agencies' contracts name 24 hours to 30 days;
the header names none."""
MONTH_DAYS = 30
NO_ARCHIVE = re.compile(
    r"\bno[ -]archiv(?:e|es|al|ing)\b|\barchives? out\b|\b(?:not|never) (?:for|to be|be) archiv\w+"
    r"|\bdo not archive\b"
    r"|\barchiv(?:al|e|ing)(?: use)? (?:is )?(?:prohibited|forbidden|not permitted)"
    r"|\bpas d['’]archiv\w+|\barchivage (?:interdit|non autorisé)|\bsans archiv\w+"
    r"|\b(?:keine?|ohne) archiv\w*|\bnicht (?:archivieren|zur archivierung)\b"
    r"|\barchivierung (?:untersagt|verboten|nicht (?:gestattet|erlaubt))"
    r"|\b(?:ej|inte|icke) för arkiv\w*"
    r"|\b(?:sin|no) archiv(?:o|ar|os)\b|\bprohibid[oa] (?:su )?archiv\w+"
    r"|\b(?:no|vietata l['’])\s?archiviazione\b|\bproibid[oa] o arquivamento\b|\bsem arquivo\b"
    r"|보관\s*금지|아카이브\s*금지",
    re.IGNORECASE,
)
NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "fourteen": 14, "twenty-four": 24, "thirty": 30, "forty-eight": 48,
}  # fmt: skip
SPAN = (
    rf"(?P<number>0*[1-9]\d{{0,2}}|{'|'.join(NUMBERS)})"
    r"[ -]?(?:(?:calendar|full)[ -])?"
    r"(?:(?P<hours>hours?|hrs?|h|heures?|stunden?|timmar|horas?|ore|시간)"
    r"|(?P<days>days?|jours?|tage?n?|dygn|dagar|d[ií]as?|giorni|일)"
    r"|(?P<weeks>weeks?|semaines?|wochen?|veckor|semanas?|settimane|주)"
    r"|(?P<months>months?|mois|monate?n?|månader|mes(?:es)?|mesi|개월))\b"
)
BESIDE = re.compile(
    # Between the phrase and its length stand words of use and time, and no other thing; a full stop
    # neither, behind which the hours of a desk may stand.
    r"(?:[ ,:()/–-]|\b(?:use[ds]?|usage|news|only|solely|after|within|for|beyond|past|from|the|in"
    r"|next|first|up|to|more|than|longer|nur|nach|für|länger|als|innerhalb|von|après|pendant|dans"
    r"|plus|de|despu[eé]s|durante|m[aá]s|efter|dopo|oltre|por|após)\b)*"
    rf"(?<!\w){SPAN}",
    re.IGNORECASE,
)
BEFORE = (
    re.compile(rf"\b(?:after|nach|après|efter|dopo) {SPAN},? ?$", re.IGNORECASE),
    re.compile(
        rf"(?<!월)(?<!월 )(?<!\w){SPAN} ?(?:경과 )?(?:이후|후)(?:에는|에|부터)? ?(?:자료 ?)?$"
    ),
)
"""A length that stands before the phrase: `30일 이후 보관 금지`; `3월 5일` is a date."""
USED_WITHIN = re.compile(
    r"\b(?:used?|usage|published) (?:only |solely )?(?:within|for|in|up to) (?:the )?"
    rf"(?:next |first )?{SPAN}",
    re.IGNORECASE,
)


def usable_until(terms: Iterable[str | None], since: datetime | None) -> datetime | None:
    """When terms end the use of what was on the wire at a time; None where they do not.

    Of several the first to end counts. NO ARCHIVAL USE ends it after the length that stands by it,
    or by the use in the same terms, else after ARCHIVE_DAYS. Without a time nothing can be said.
    """
    if since is None:
        return None
    lengths = [length for text in terms if text and (length := _length(text)) is not None]
    return since + min(lengths) if lengths else None


def _length(text: str) -> timedelta | None:
    """How long a text of terms lets a thing be used."""
    line = " ".join(text.split())  # no-break spaces, and lines that break within a phrase
    no_archive = NO_ARCHIVE.search(line)
    found = USED_WITHIN.search(line) or (no_archive and _beside(no_archive))
    if found:
        return _span(found)
    return timedelta(days=ARCHIVE_DAYS) if no_archive else None


def _beside(phrase: re.Match[str]) -> re.Match[str] | None:
    """The length that stands by a phrase."""
    before = phrase.string[: phrase.start()]
    behind = BESIDE.match(phrase.string, phrase.end())
    return behind or next(filter(None, (one.search(before) for one in BEFORE)), None)


def _span(found: re.Match[str]) -> timedelta:
    told = found["number"].lower()
    number = NUMBERS.get(told) or int(told)
    if found["hours"]:
        return timedelta(hours=number)
    if found["weeks"]:
        return timedelta(weeks=number)
    return timedelta(days=number * MONTH_DAYS if found["months"] else number)


def set_usable_until(item: Item, captions: Iterable[Caption]) -> None:
    """Set how long an item and its captions may be used by their terms."""
    terms = (item.usage_terms, item.copyright_notice)
    item.usable_until = usable_until(terms, item.wire_at)
    for caption in captions:
        caption.usable_until = usable_until((*terms, caption.rights), item.wire_at)
