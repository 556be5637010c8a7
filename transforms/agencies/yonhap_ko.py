"""Yonhap, Korean service: `[속보]` before the headline, `(2보)`, `(종합)`, `(종합2보)` behind it.

A story moves as flash [속보], first report (1보), second (2보), then written through (종합) and
again (종합2보). Reports count from 0 (1보 is the first take, 2보 replaces it), and the
write-throughs from 10, because they replace every report: 종합 is 10, 종합2보 11. What a version
adds stands in `<<...>>`. There is no end mark.
"""

import re

from transforms.agencies import trade
from transforms.agencies.agency import Agency, Mark, Rule, genre, marks, says

WRITTEN_THROUGH = 10
"""The ordinal of 종합; no story has had as many as nine reports before it."""
REPORT = re.compile(r"[(\[]\s*(?:(?P<n>[1-9])\s?보)\s*[)\]]\Z")
THROUGH = re.compile(r"[(\[]\s*종합(?:\s?(?P<n>\d{1,2})\s?보)?\s*[)\]]\Z")
FLASH = re.compile(r"[\[(<]\s*(?P<label>속보|긴급|1보)\s*[\])>]\s*")
CORRECTION = re.compile(
    # Behind `=` the text of the correction goes on: <고침> 사회(...) = 12일 ...
    r"(?![^=\n]{1,120}\)\s?= )[\[(<]\s*(?:고침|바로잡습니다|정정|정정보도문?|바로잡음)\s*[\])>]\s*"
    r"|(?:바로잡습니다|정정보도문)\s*\Z"
)
KILL = re.compile(
    r"[\[(<]?\s*(?:(?:기사\s?)?전문\s?취소|기사\s?취소|기사\s?삭제|전문\s?삭제|취소)\s*[\])>]\s*"
    r"|(?:기사\s?)?전문\s?취소\s*\Z"
)
KILL_BEHIND = re.compile(r"[\[(<]\s*(?:(?:기사\s?)?전문\s?취소|기사\s?취소)\s*[\])>]\Z")
REPEAT = re.compile(r"[\[(<]\s*(?:재송|재전송)\s*[\])>]\s*")
REPEAT_BEHIND = re.compile(r"[\[(<]\s*(?:재송|재전송)\s*[\])>]\Z")
ADVISORY = re.compile(r"[\[(<]\s*(?:알림|편집자\s?주|공지|보도\s?참고)\s*[\])>]\s*")
EMBARGO = re.compile(r"[\[(<]\s*(?:엠바고|보도\s?유예)(?P<until>[^\[\]()<>]{0,40})[\])>]\s*")
_GENRES = (
    "단독|인터뷰|그래픽|르포|팩트체크|특징주|표|부고|인사|게시판|사진|포토|영상|화보|사설|시론"
    "|칼럼|논평"
    "|연합시론|분석|해설|전망|기획|특파원 ?(?:시선|리포트)?|이슈 ?(?:In|인|분석)?|쇼츠|프로필"
    "|인물|일지|그래픽뉴스"
    "|Q&A|일문일답|전문|문답|속보 ?일지|현장|현장 ?연결|스케치|여론조사|증시|코스피|날씨"
    "|북한 ?단신|신간|공연소식"
    "|동정|신상품|뉴스 ?초점|초점|포커스|집중취재|기자수첩|오늘의 ?운세|카드뉴스|AI ?뉴스"
    "|위클리 ?리포트"
)
GENRE = re.compile(rf"[\[<]\s*(?:연합뉴스\s)?(?P<genre>{_GENRES})\s*[\]>]\s*")
GENRE_BEHIND = re.compile(r"[\[(]\s*(?P<genre>일문일답|전문|그래픽|일지|표)\s*[\])]\Z")

PAGE = re.compile(
    r"(?:송고시간|송고|최종수정|입력)\s?:?\s?\d{4}[-./]\d\d[-./]\d\d[^\n]{0,20}\Z"
    r"|(?:기자 ?페이지|구독(?:하기)?|구독 구독중|이전 다음"
    r"|(?:공유|댓글|글자크기조정|인쇄|프린트| ){2,60})\Z"
)
"""What a page sets below the headline: the time it was sent, buttons."""

LEADING: tuple[Rule, ...] = (
    (PAGE, says()),
    (FLASH, lambda found: Mark(kind="flash", label=found["label"])),
    (CORRECTION, says(kind="correction")),
    (KILL, says(kind="kill")),
    (REPEAT, says(kind="repeat")),
    (ADVISORY, says(kind="advisory")),
    (EMBARGO, lambda found: Mark(embargoed=True, note=found["until"].strip(" :까지") or None)),
    (GENRE, genre),
)


def _report(found: re.Match[str]) -> Mark:
    n = int(found["n"])
    return Mark(label=f"{n}보", ordinal=n - 1)


def _through(found: re.Match[str]) -> Mark:
    n = int(found["n"] or 1)
    return Mark(label=f"종합{n}보" if n > 1 else "종합", ordinal=WRITTEN_THROUGH + n - 1)


TRAILING: tuple[Rule, ...] = (
    (THROUGH, _through),
    (REPORT, _report),
    (KILL_BEHIND, says(kind="kill")),
    (REPEAT_BEHIND, says(kind="repeat")),
    (GENRE_BEHIND, genre),
)
HANGUL = re.compile("[가-힣]")
LATIN = re.compile("[A-Za-z]")
LOOKED_AT = 4000


def is_korean(text: str) -> bool:
    """Whether there are more Korean syllables in a text than Latin letters.

    English copy can hold a Korean rights line.
    """
    head = text[:LOOKED_AT]
    if head.isascii():
        return False
    korean = len(HANGUL.findall(head))
    return korean > 0 and korean > len(LATIN.findall(head))


AGENCY = Agency(
    name="Yonhap",
    country="KR",
    names=("연합뉴스", "연합뉴스TV", "연합", "연합인포맥스"),
    signs=(
        "=연합뉴스)",
        "㈜연합뉴스",
        "저작권자(c) 연합뉴스",
        "저작권자(c)연합뉴스",
        "저작권자 ⓒ 연합뉴스",
        "=연합뉴스]",
    ),
    marks=marks(LEADING, TRAILING),
    note=re.compile(
        r"[(\[]?\s*(?:<<|≪|《)\s*|\(\s*(?:편집자\s?주|※)\s*[:=]?\s*|※\s?(?:편집자\s?주)\s*[:=]?\s*"
        rf"|{trade.NOTE.pattern}"
    ),
    end_mark=re.compile(r"\A[(\[<]\s*끝\s*[)\]>]\Z|\(끝\)\Z"),
    signoff=re.compile(
        r"\A[a-z][a-z0-9._-]{1,30}@yna\.co\.kr\Z"
        # Behind the caption of a photo, with its date: 2024.5.3 ann@yna.co.kr.
        r"|(?<=[.!?\"”\])] )\d{4}\. ?\d{1,2}\. ?\d{1,2}\.? [a-z][a-z0-9._-]{1,30}@yna\.co\.kr\Z"
        r"|\A[▶►☞]?\s?제보는 카(?:카오)?톡\b[^\n]{0,30}\Z"
        r"|\A(?:송고(?:시간)?\s?)?\d{4}/\d\d/\d\d \d\d:\d\d(?: 송고)?\Z"
    ),
    photo_id=re.compile(r"[PGC][A-Z]{2}\d{17,20}"),
    story_id=re.compile(r"(?P<id>A[A-Z]{2}\d{12})(?P<version>\d{2})\d{3}(?!\d)"),
    digest=re.compile(
        r"[\[<]?\s*(?:연합뉴스\s)?(?:이 ?시각 헤드라인|주요 ?기사|오늘의 주요 ?일정|주요 ?뉴스"
        "|뉴스 ?브리핑"
        r"|모닝 ?브리핑|\d{1,2}시 헤드라인|조간 ?(?:브리핑|신문)|주요 신문 사설|오늘의 뉴스)"
    ),
    advisory=re.compile(
        r"[\[(<]?\s*(?:알림|고객사 ?(?:공지|여러분)|제작 ?안내|송고 ?(?:예정|계획))\b"
    ),
    test=re.compile(
        r"[\[(<]?\s*(?:시험|테스트)\s*(?:송고|전송|기사|입니다|[\])>]|\Z)|(?i:test[ ,-]+test)"
    ),
    writes=is_korean,
)
