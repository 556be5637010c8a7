"""The tags of languages: which language one names, and which are written alike."""

import re

KIN = tuple(
    frozenset(group.split())
    for group in (
        "da no sv",
        "cs sk",
        "es pt gl ca",
        "id ms",
        "ru uk be bg mk sr",
        "nl af",
        "hr bs sr sl",
        "zh ja",
    )
)
"""Languages written so much alike that it takes more copy to tell them apart."""
NONE_DECLARED = frozenset(["", "und", "mis", "mul", "zxx"])
"""Tags that name no language: undetermined, uncoded, several, none."""
OTHER_CODES = (
    "ar ara arb; cs ces cze; da dan; de deu ger; el ell gre; en eng english; es spa; fi fin; fr "
    "fra fre; he heb iw; hi hin; hu hun; id ind in; it ita; ja jpn; ko kor; nl nld dut; no nor "
    "nob nno nb nn; pl pol; pt por; ro ron rum mo; ru rus; sv swe; tr tur; uk ukr; vi vie; zh zho "
    "chi cmn yue wuu; ms msa may zsm; sk slk slo; hr hrv; sr srp; bg bul; ca cat; gl glg; fa fas "
    "per; th tha"
)
"""Languages, each with what else a tag may call it: three letters, an old code, one of the two
Norwegians, Chinese as it is spoken."""
CODE_OF = {
    other: code for code, *others in map(str.split, OTHER_CODES.split(";")) for other in others
}


def primary(tag: str | None) -> str | None:
    """The language that a tag names, without its region: `en` of `en-US`, `EN_gb` and `eng`."""
    first = re.split(r"[-_,; ]", (tag or "").strip().lower(), maxsplit=1)[0]
    return None if first in NONE_DECLARED else CODE_OF.get(first, first)


def are_alike(one: str, other: str) -> bool:
    """Whether two languages are the same, or written much alike."""
    return one == other or any(one in group and other in group for group in KIN)
