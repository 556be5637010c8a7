"""Kills, holds and withdrawals: what they do, and which item they name."""

import re

from schemas import Reference

KINDS = ("kill", "withdrawn", "withheld")
WITHIN_PARAGRAPHS = 6
LONGEST_CHARS = 1500
"""A notice is short; a story about a withdrawn bill is not."""

IN_A_TITLE = re.compile(
    r"(?P<kill>\bKILL[ ,!-]{1,3}KILL\b|\b(?i:mandatory|bulletin) K(?:ill|ILL)\b|전문 ?취소"
    r"|\bMeldung zurückgezogen\b|\bZURÜCKGEZOGEN\b|\A\W*Annullierung:"
    r"|\A\W*(?:ANULACI[OÓ]N|ANULAD[AO]|ANNUL(?:ATION|[ÉE]E?)|ANNULLAMENTO)\b)"
    r"|(?P<withdrawn>\bSTORY WITHDRAWN\b)"
    r"|(?P<withheld>\bHOLD[ ,!-]{1,3}HOLD\b)"
)
"""In capitals, and no word alone: `OFFER WITHDRAWN` is a headline."""
ORDERS = (
    (
        "kill",
        ("kill", "KILL", "Kill", "취소", "nnuler", "eldung", "nnullier", "nular"),
        re.compile(
            r"\bKILL[ ,]{1,3}KILL\b|\b(?i:mandatory|bulletin) kill\b|\b[Aa] kill is mandatory\b"
            r"|\b(?:[Pp]lease|PLEASE|EDITORS?:|Editors?:|Desks?:) (?:kill|KILL)\b"
            r"|(?m:^)\W*(?:Kill|KILL) (?:the |this |our |THE |THIS )?(?:story|item|dispatch|slug"
            r"|STORY|ITEM|DISPATCH)\b"
            r"|\b[Bb]itte (?:verwenden|annullieren|stornieren) Sie (?:die|diese|unsere) Meldung\b"
            r"|\bMeldung (?:zurückgezogen|ZURÜCKGEZOGEN)\b|\b[Mm]erci d.annuler\b"
            r"|전문 ?취소|\b(?:[Vv]euillez|[Pp]ri[èe]re d.) ?annuler\b|\b[Rr]ogamos anular\b"
            r"|\b[Bb]itte (?:die |diese |unsere )?Meldung\b.{0,80}\b(?:nicht (?:mehr )?verwenden"
            r"|zur[üu]ckziehen|stornieren|streichen)\b"
        ),
    ),
    (
        "withdrawn",
        ("WITHDRAWN", "ithdraw", "eldung"),
        re.compile(
            r"\bSTORY WITHDRAWN\b|\bThe (?:story|item|dispatch|(?:story|item|report) "
            r"(?:slugged|headlined))\b.{0,160}\b(?:is|was|has been) withdrawn\b"
            r"|\b(?:withdraws?|is withdrawing) (?:the |its |this |our )?(?:\w+ \d{1,2} )?"
            r"(?:story|item|dispatch)\b"
            r"|\b[Zz]ieht (?:die|ihre|unsere) Meldung\b"
        ),
    ),
    (
        "withheld",
        ("HOLD", "old ", "ithhold"),
        re.compile(
            r"\bHOLD[ ,]{1,3}HOLD\b"
            r"|\b(?:[Pp]lease|PLEASE|EDITORS?:|Editors?:) (?:hold|HOLD|withhold)"
            r" (?:the|this|our|THE|THIS)? ?(?:story|item|dispatch|STORY|ITEM|\w{2,4} ?\d{3,4})\b"
        ),
    ),
)
"""Kinds, words of which one stands wherever the pattern matches (a search for them is much cheaper,
and most documents hold none), and the pattern."""

# Neither `at 0915 GMT` nor `July 2024`: what stands before a time or a year is no agency.
_NO_SOURCE = (
    "at|to|by|of|in|on|or|and|the|for|from|um|am|im|vom|bis|der|des|les|los|den|du|el|al|las|de"
    "|ore|alle|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|mai|juin|juil|avr"
)
TRANSMISSION = re.compile(
    r"\b(?:STORY_NUMBER: (?P<story>n?[A-Z]\w{5,16})\b"
    r"|(?:item|story|number|no\.?|nr\.?|meldung|n°|take)? ?"
    rf"(?P<value>(?!(?:{_NO_SOURCE}) ?\d)[a-z]{{2,4}} ?\d{{3,4}}\b|[A-Z]{{1,2}}\d{{3,4}}\b"
    r"|[a-z]\d{4}\b"
    r"|(?<=item )\d{3,4}\b))"
)
SLUG = re.compile(
    r"\b(?:story|item|dispatch|slugged|slug|headlined|report|kill)[,:]? (?:\([^()]{2,12}\) )?"
    r"(?P<value>(?:[A-Z]{2}-)?[A-Z][\w.'’&]*(?:-{1,2}[\w.'’&]+)+)"
)
QUOTED = re.compile(r"[\"“«„](?P<value>[^\"”»“]{8,160})[\"”»“]")


def kind_of(title: str, paragraphs: list[str]) -> str | None:
    """The kind of a notice: kill, withdrawn or withheld; None for what is none.

    `title` holds slug and headline. A notice says so in its title or, being short, in its first
    paragraphs.
    """
    if found := IN_A_TITLE.search(title):
        return found.lastgroup
    text = "\n".join(paragraphs[:WITHIN_PARAGRAPHS])
    if len(text) > LONGEST_CHARS:
        return None
    for kind, words, order in ORDERS:
        if any(word in text for word in words) and order.search(text):
            return kind
    return None


def references(title: str, paragraphs: list[str]) -> tuple[Reference, ...]:
    """What a notice names: transmission numbers, slugs, quoted headlines, each once."""
    text = "\n".join([title, *paragraphs[:WITHIN_PARAGRAPHS]])
    found = [
        *(Reference("slug", match["value"].rstrip(".,")) for match in SLUG.finditer(text)),
        *(
            Reference("transmission", match["story"] or match["value"])
            for match in TRANSMISSION.finditer(text)
        ),
        *(Reference("headline", match["value"]) for match in QUOTED.finditer(text)),
    ]
    return tuple(dict.fromkeys(found))
