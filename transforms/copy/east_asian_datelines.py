"""Datelines of Korean, Chinese and Japanese copy, which name agency and reporter with the place."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from transforms.copy.dates import WireDate
from transforms.copy.months import words_of

# (서울·도쿄=연합뉴스) 김병규 기자 이민지 특파원 = ; [서울=뉴시스]홍길동 기자 =
KOREAN = re.compile(
    r"[(\[【](?P<places>[^()\[\]【】=]{1,40}?)\s?=\s?(?P<agency>[^()\[\]【】=]{2,20})[)\]】]\s*"
    r"(?:(?P<bylines>[^=()\[\]]{2,80}?)\s?=\s*)?"
)
# 新华社北京1月12日电（记者张三、李四）; 中新网南京1月12日电
CHINESE = re.compile(
    r"【?(?P<agency>[\u4e00-\u9fff]{2,4}?[社网])(?P<places>[\u4e00-\u9fff·／/、]{0,24}?)"
    r"\s?(?P<month>\d{1,2})月\s?(?P<day>\d{1,2})日[电電]\s?】?\s*"
    r"(?:[（(](?:记者|記者)\s?(?P<bylines>[^（）()]{2,40})[）)]\s*)?"
)
# 【ソウル聯合ニュース】, 【ニューヨーク共同=山田太郎】
JAPANESE = re.compile(r"【(?P<opening>[^【】=＝]{3,40})(?:[=＝](?P<bylines>[^【】]{2,30}))?】\s*")

BETWEEN = re.compile(r"\s?[·・/／、,]\s?|\s+")
TITLE = re.compile(r"(?:기자|특파원|통신원|위원|에디터|팀장|부장|记者|記者|특별취재팀)\Z")
KOREAN_NAME = 3
"""Syllables of nearly every Korean name."""
OPENS = "(（[【"
NO_PLACES = words_of("사진 자료 그래픽 영상 제공 출처 로이터 신화 교도 타스 게티이미지")
"""What stands before the agency in a credit, (사진=연합뉴스), and beside a place: 런던 로이터."""


class Opening(NamedTuple):
    """What an opening says, and where the story begins in the line."""

    places: tuple[str, ...]
    date: WireDate | None
    agency: str
    bylines: tuple[str, ...]
    ends: int


def find(line: str, agency_names: Mapping[str, str]) -> Opening | None:
    """The opening of a line in Korean, Chinese or Japanese copy; None for another line.

    The bylines are the names without the titles behind them. The agency is one of
    `agency_names`; another is believed where places and a byline stand with it in Korean.
    """
    if not (line[:1] in OPENS or "\u4e00" <= line[:1] <= "\u9fff") or line.isascii():
        return None
    if (found := KOREAN.match(line)) and (opening := _korean(found, agency_names)):
        return opening
    if found := CHINESE.match(line):
        agency = agency_names.get(found["agency"].casefold())
        date = WireDate(None, int(found["month"]), int(found["day"]))
        if agency is None or not (1 <= date.month <= 12 and 1 <= date.day <= 31):
            return None
        return Opening(_parts(found["places"]), date, agency, _parts(found["bylines"]), found.end())
    if found := JAPANESE.match(line):
        return _japanese(found, agency_names)
    return None


def _korean(found: re.Match[str], agency_names: Mapping[str, str]) -> Opening | None:
    places = tuple(
        place
        for place in _parts(found["places"])
        if place not in NO_PLACES and any("\uac00" <= sign <= "\ud7a3" for sign in place)
    )
    written = found["agency"].strip()
    names = _parts(found["bylines"])
    has_title = any(TITLE.search(name) for name in names)
    known = agency_names.get(written.casefold())
    # In square brackets without a byline it is the credit of a photo: [로이터=연합뉴스].
    if not places or not (has_title or (known and found[0][0] == "(")):
        return None
    # Without a title it is a desk, 경제부 =, or no byline at all.
    bylines = tuple(bare for name in names if (bare := _without_title(name))) if has_title else ()
    return Opening(places, None, known or written, bylines, found.end())


def _without_title(name: str) -> str:
    """A name without the title glued to it, nothing for a title alone: 김병규기자, 인턴기자."""
    bare = TITLE.sub("", name)
    is_name = bare == name or (name.endswith("기자") and len(bare) == KOREAN_NAME)
    return bare if is_name else ""


def _japanese(found: re.Match[str], agency_names: Mapping[str, str]) -> Opening | None:
    opening = found["opening"].strip()
    for at in range(len(opening)):
        if agency := agency_names.get(opening[at:].casefold()):
            return Opening(
                _parts(opening[:at]), None, agency, _parts(found["bylines"]), found.end()
            )
    return None


def _parts(text: str | None) -> tuple[str, ...]:
    """The parts of a list of names."""
    return tuple(part for part in BETWEEN.split((text or "").strip()) if part)
