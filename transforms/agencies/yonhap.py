"""Yonhap, English service; the Korean one is in `yonhap_ko.py`.

Markers stand on the slug line and on the headline: (URGENT), then the plain story, (LEAD) for
its first lead, (2nd LD), (3rd LD) and so on. `(ATTN: ...)` says what a version changes.
`(END)` closes a story.
"""

import re

from transforms.agencies import trade, yonhap_ko
from transforms.agencies.agency import Agency, Mark, marks, nth

BRACKET = re.compile(r"\(((?:[^()]|\([^()]{0,40}\)){1,80})\)\s*")
LEAD = re.compile(r"(?:(?P<nth>\d{1,2})\s*(?:st|nd|rd|th)?\s*)?(?:LD|LEAD)\Z", re.IGNORECASE)
CORRECTION = re.compile(r"(?:CORRECTED|CORRECTION|CORRECTS?)\b", re.IGNORECASE)
GENRE = re.compile(
    r"(?:(?:Yonhap )?(?:News Focus|News Analysis|Interview|Feature|Newsmaker|Profile|Column|Special"
    r"|Obituary|Exclusive|Photo News|Movie Review|Book Review|Drama Review|Herald Interview)"
    r"|(?:EDITORIAL|Editorial)\b.*|Yonhap [A-Z][\w ]*)\Z",
    re.IGNORECASE,
)


def mark(bracket: re.Match[str]) -> Mark | None:
    """What the words of a leading bracket say; None when they are no marker of Yonhap's."""
    words = bracket[1].strip()
    if words.upper() == "URGENT":
        return Mark(kind="flash", label="URGENT")
    if lead := LEAD.match(words):
        n = int(lead["nth"] or 1)
        return Mark(label=label(n), ordinal=n)
    if CORRECTION.match(words):
        return Mark(kind="correction")
    if GENRE.match(words):
        return Mark(genre=words)
    return None


def label(n: int) -> str:
    """The usual spelling of the nth lead: LEAD, 2nd LD, 3rd LD, 11th LD."""
    return "LEAD" if n == 1 else f"{nth(n)} LD"


AGENCY = Agency(
    name="Yonhap",
    country="KR",
    names=("Yonhap", "Yonhap News", "Yonhap News Agency", "Yonhap News TV", "연합뉴스"),
    signs=(
        "(yonhap",
        "(c) yonhap",
        "yonhap news summary",
        "@yna.co.kr",
        "(attn:",
        "(urgent)",
        "(lead)",
        "1st ld)",
        "nd ld)",
        "rd ld)",
        "th ld)",
        "(news focus)",
        "(news analysis)",
    ),
    marks=marks(leading=((BRACKET, mark), *trade.LEADING), trailing=trade.TRAILING),
    note=re.compile(r"\(\s*ATTN\s*[:;]\s*", re.IGNORECASE),
    end_mark=re.compile(r"[(\[<]\s*END\s*(?:[)\]>]\.?|\Z)|\A\(EN?\Z|-END-|\AEND\)", re.IGNORECASE),
    photo_id=re.compile(r"[PGC][A-Z]{2}\d{17,20}"),
    story_id=re.compile(r"(?P<id>A[A-Z]{2}\d{12})(?P<version>\d{2})\d{3}(?!\d)"),
    always_ends=True,
    writes_slugs=True,
    digest=re.compile(
        r"(?:Yonhap )?News Summary\b|(?:Top )?headlines in (?:major )?(?:S\."
        r"|South) Korean newspapers\b"
        r"|(?:Summary|Recap) of (?:[\w.-]{1,20} ){1,6}(?:this|of the) (?:week|day)\b",
        re.IGNORECASE,
    ),
    advisory=re.compile(r"(?:Yonhap )?News Advisory\b", re.IGNORECASE),
    test=trade.TEST,
    services=(yonhap_ko.AGENCY,),
)
