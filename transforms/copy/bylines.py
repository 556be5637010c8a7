"""Bylines: who wrote the copy."""

import re

_WORD = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*"
_SMALL = "de|da|del|der|di|bin|la|van|von|staff|contributing|correspondent|reporter|writer"
_NAME = rf"{_WORD}(?: (?:{_WORD}|{_SMALL})){{0,4}}"
BYLINE = re.compile(
    rf"\(?[Bb][Yy]:? (?P<names>{_NAME}(?:(?:,? and | with |, | & |/){_NAME})*)"
    r"(?: in [A-Z][\w ]{1,30})?"
    r"(?:, ?(?:dpa(?:-\w{2,8})?|AFP|AP|(?i:reuters?)|Kyodo|Xinhua|UPI|PA|AAP))?"
    r"(?P<address>\s*[(<]?[\w.+-]+@[\w.-]+[)>]?)?(?: \([A-Z][\w ]{1,30}\))?\)?\.?\Z"
)
BETWEEN = re.compile(r",? and | with |, | & |/")
# Two words at least: `Di Maio` and `Von Hippel` are names, `Par Ann Lee` is a byline.
_TWO_WORDS = rf"{_WORD} (?:(?:{_SMALL}|der|den|den|zu|el|y) ){{0,2}}{_WORD}(?: {_WORD}){{0,2}}"
_AND = r"(?:, | et | und | y | e | en | og | och | avec | con | & |/)"
ABROAD = re.compile(
    r"(?:\(?(?:Par|PAR|Von|VON|Por|POR|Door|Af|Av)|\(di|\(Di):? "
    rf"(?P<names>{_TWO_WORDS}(?:{_AND}{_TWO_WORDS}){{0,4}})"
    r"(?:, ?(?:dpa(?:-\w{2,8})?|AFP|ANP|NTB|Belga|ATS|SDA|EFE|APA|ANSA))?\)?\Z"
)
"""A byline in another language: Par Hanna TORP; Von Ann Lee und Bo Day, dpa; (di Ann Lee)."""
BETWEEN_ABROAD = re.compile(_AND)
OPENS_ABROAD = ("Par", "PAR", "Von", "VON", "Por", "POR", "Door", "Af", "Av", "(Par", "(Von",
                "(Por", "(Door", "(Av", "(di", "(Di")  # fmt: skip
KOREAN = re.compile(
    r"(?P<names>[가-힣]{2,4}(?:[·,] ?[가-힣]{2,4}| [가-힣]{2,4}(?= )){0,4}) ?(?:기자|특파원)\Z"
)
"""The reporters of a Korean page: 김병규 이민지 기자."""
OFFICE_NAMES = re.compile(
    r"(?:[Tt]he )?(?:Associated Press|Canadian Press|Press Association)\Z"
    r"|(?:UPI|AFP|AP|PA|AAP|dpa|Reuters|Kyodo|Xinhua|PTI|EFE|ANSA|TASS|Yonhap)(?: [Ss]taff)?\Z"
)
"""An agency that signs for its writers, or stands behind their names."""
BYLINE_CHARS = 160
TITLES = re.compile(
    r"\b(?:reporter|writer|correspondent|editor|bureau|news agency|contributing|staff)\b"
    r"|korrespondent(?:in)?\b|\bredak(?:teur|tion)|\b(?:corrispondente|corresponsal|envoyée?)\b",
    re.IGNORECASE,
)


def find(line: str) -> tuple[tuple[str, ...], str | None] | None:
    """The authors of a byline and the e-mail address behind them; None for another line.

    `By Kim Eun-jung and Lee Minji` is two authors. A part that names an office
    (`By Kim Soo-yeon, Staff Writer`) is no author.
    """
    if len(line) > BYLINE_CHARS:
        return None
    if line[:2].lower() != "by" and line[:3].lower() != "(by":
        return _find_abroad(line)
    found = BYLINE.match(line)
    if not found:
        return None
    parts = BETWEEN.split(found["names"])
    address = found["address"]
    parts = [part for part in parts if not OFFICE_NAMES.match(part)]
    return (
        tuple(part.rstrip(".") for part in parts if not TITLES.search(part)) or tuple(parts),
        address.strip(" ()<>") if address else None,
    )


def _find_abroad(line: str) -> tuple[tuple[str, ...], str | None] | None:
    """The authors of a byline that is not in English."""
    if line.startswith(OPENS_ABROAD) and (found := ABROAD.match(line)):
        return tuple(BETWEEN_ABROAD.split(found["names"])), None
    if line.endswith(("기자", "특파원")) and (found := KOREAN.match(line)):
        return tuple(re.findall("(?!인턴|취재)[가-힣]{2,4}", found["names"])), None
    return None


OFFICE_LINE = re.compile(
    r"(?:[A-Z][\w.&'’/-]*,? ){0,5}(?:Writer|Correspondent|Reporter|Editor|WRITER|CORRESPONDENT)s?\Z"
)
"""The line below a byline: AP Business Writer."""
BY = re.compile(r"\s*(?:By|BY|by|Von|VON|von|Par|PAR|Por|POR|Di|DI|Da|Door|Af|Av)\b:?\s+")
OFFICE = re.compile(
    r",\s*+(?=[^,]{1,80}\b(?:writer|correspondent|reporter|editor|press)s?\b).*", re.IGNORECASE
)
PLACE = re.compile(r" in [A-Z][\w ]{1,30}\Z")
LIST = re.compile(r"\s*(?:;|,? and |,? und |,? et |,? y |,? e | & |/|,|\n)\s*")
DECLARED_CHARS = 400


def read_declared(text: str) -> tuple[str, ...]:
    """The authors of a byline that a header declares: with or without `By`, one or several.

    An office behind a name (`Ann Lee, AP Business Writer`) is no author.
    """
    text = OFFICE.sub("", BY.sub("", " ".join(text[:DECLARED_CHARS].split()), count=1))
    names = (PLACE.sub("", part).strip(" .()") for part in LIST.split(text))
    return tuple(dict.fromkeys(name for name in names if name and not TITLES.search(name)))
