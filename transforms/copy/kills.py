"""Kills, holds and withdrawals: what they do, and which item they name."""

import re

from schemas import Reference

WITHIN_PARAGRAPHS = 6
LONGEST_WORDS = 250
"""A notice is short; a story about a withdrawn bill is not."""

KILL = re.compile(
    r"\bKILL[ ,]+KILL\b|\b(?:mandatory|bulletin) kill\b|\ba kill is mandatory\b"
    r"|\b(?:please|must|all|editors:?|desks:?) kill (?:the |our |this |item|story|all )"
    r"|\bkill (?:the )?(?:story|item|dispatch|slug)\b|\bKILL(?:ED)?: |전문 ?취소"
    r"|\bANULACI[OÓ]N\b|\bANNULATION\b|\bannuler (?:notre|la) d[ée]p[êe]che\b|\bANNULLAMENTO\b"
    r"|\b(?:bitte|meldung) (?:die meldung )?(?:nicht verwenden|zur[üu]ckziehen|stornieren)\b",
    re.IGNORECASE,
)
WITHDRAWN = re.compile(
    r"\bSTORY WITHDRAWN\b|\bWITHDRAWN\b(?=[-: ]|\Z)|\b(?:story|item|report|dispatch|headline) "
    r"(?:has been|is|was) withdrawn\b|\bwithdraws? (?:the|its|this|our) (?:story|item|report)\b"
    r"|\bzieht (?:die|ihre) Meldung\b",
    re.IGNORECASE,
)
HOLD = re.compile(
    r"\bHOLD[ ,]+HOLD\b|\b(?:please|must|editors:?) hold (?:the |item|story|for release)"
    r"|\bWITHHOLD\b(?=[-: ]|\Z)",
    re.IGNORECASE,
)
KINDS = (("kill", KILL), ("withdrawn", WITHDRAWN), ("withheld", HOLD))

TRANSMISSION = re.compile(
    r"\b(?:item|story|number|no\.?|nr\.?|meldung|n°|take)? ?"
    r"(?P<value>[a-z]{2,4} ?\d{3,4}\b|[A-Z]{1,2}\d{3,4}\b|(?<=item )\d{3,4}\b)"
)
SLUG = re.compile(
    r"\b(?:story|item|dispatch|slugged|slug|headlined|report)[,:]? "
    r"(?P<value>(?:[A-Z]{2}-)?[A-Z][\w.'’&]*(?:-{1,2}[\w.'’&]+)+)"
)
QUOTED = re.compile(r"[\"“«„](?P<value>[^\"”»“]{8,160})[\"”»“]")


def kind_of(title: str, paragraphs: list[str]) -> str | None:
    """The kind of a notice: kill, withdrawn or withheld; None for what is none.

    `title` holds slug and headline. A notice says so in its title or, being short, in its first
    paragraphs.
    """
    for kind, pattern in KINDS:
        if _is_shouted(pattern, title):
            return kind
    text = "\n".join(paragraphs[:WITHIN_PARAGRAPHS])
    if text.count(" ") > LONGEST_WORDS:
        return None
    return next((kind for kind, pattern in KINDS if _is_order(pattern, text)), None)


def references(title: str, paragraphs: list[str]) -> tuple[Reference, ...]:
    """What a notice names: transmission numbers, slugs, quoted headlines, each once."""
    text = "\n".join([title, *paragraphs[:WITHIN_PARAGRAPHS]])
    found = [
        *(Reference("slug", match["value"].rstrip(".,")) for match in SLUG.finditer(text)),
        *(Reference("transmission", match["value"]) for match in TRANSMISSION.finditer(text)),
        *(Reference("headline", match["value"]) for match in QUOTED.finditer(text)),
    ]
    return tuple(dict.fromkeys(found))


def _is_shouted(pattern: re.Pattern[str], title: str) -> bool:
    """Whether a title says it in capitals: `Kill switch` is no kill."""
    found = pattern.search(title)
    return bool(found and (found[0].isupper() or found[0].lower().startswith("story withdrawn")))


def _is_order(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a text gives the order to desks, and does not tell of one."""
    found = pattern.search(text)
    return bool(found and (found[0].isupper() or " " in found[0].strip()))
