"""The agencies, one a file; AGENCIES lists them."""

from collections.abc import Mapping

from transforms.agencies import (
    aap,
    afp,
    ansa,
    ap,
    belga,
    dpa,
    efe,
    keystone_sda,
    kyodo,
    mena,
    pa,
    plain,
    press_releases,
    pti,
    reuters,
    tass,
    upi,
    xinhua,
    yonhap,
)
from transforms.agencies.agency import Agency

AGENCIES: dict[str, Agency] = {
    "AAP": aap.AGENCY,
    "AFP": afp.AGENCY,
    "ANSA": ansa.AGENCY,
    "AP": ap.AGENCY,
    "Belga": belga.AGENCY,
    "dpa": dpa.AGENCY,
    "EFE": efe.AGENCY,
    "Keystone-SDA": keystone_sda.AGENCY,
    "Kyodo": kyodo.AGENCY,
    "MENA": mena.AGENCY,
    "PA": pa.AGENCY,
    "PTI": pti.AGENCY,
    "Reuters": reuters.AGENCY,
    "TASS": tass.AGENCY,
    "UPI": upi.AGENCY,
    "Xinhua": xinhua.AGENCY,
    **press_releases.AGENCIES,
    # Last: some of its signs, `(lead)` and `(urgent)`, are written elsewhere too.
    "Yonhap": yonhap.AGENCY,
}

FALLBACK = plain.AGENCY
LAST_CHARS = 200
SENTENCE_ENDS = (".", "!", "?", '"', "”", "»")
SIGNS_WITHIN = 1000
"""Characters at either end of a text among which an agency's signs are looked for."""

_BY_NAME: Mapping[str, str] = {
    **{
        name.casefold(): usual
        for usual, others in plain.OTHERS.items()
        for name in (usual, *others)
    },
    **{
        name.casefold(): usual
        for usual, agency in AGENCIES.items()
        for one in (agency, *agency.services)
        for name in one.names
    },
}


_HOMES: Mapping[str, str] = {
    **{name.casefold(): code for code, others in plain.HOMES.items() for name in others},
    **{usual.casefold(): one.country for usual, one in AGENCIES.items() if one.country},
}


def home_of(name: str | None) -> str | None:
    """The country of an agency's home, ISO 3166-1 alpha-2, by any of the agency's names."""
    folded = (name or "").casefold()
    return _HOMES.get(folded) or _HOMES.get(_BY_NAME.get(folded, "").casefold())


def names() -> Mapping[str, str]:
    """Every name an agency goes by, casefolded, to its usual form."""
    return _BY_NAME


def find(declared: str | None, said: str | None, text: str) -> Agency:
    """The agency whose conventions the copy follows.

    The declared one, else the one that the dateline says, else the first one of whose signs
    stands in the text; the fallback where we do not know it. Of an agency with several services
    the one that writes as the text does.
    """
    name = declared or said or _signs_off(text)
    if name is not None:
        agency = AGENCIES.get(_BY_NAME.get(name.casefold(), name), FALLBACK)
    else:
        agency = _signed(f"{text[:SIGNS_WITHIN]}\n{text[-SIGNS_WITHIN:]}".casefold())
    return next((one for one in agency.services if one.writes and one.writes(text)), agency)


def _signs_off(text: str) -> str | None:
    """The agency whose name is the last line of a text, or stands behind its last sentence."""
    last = text[-LAST_CHARS:].rstrip().rpartition("\n")[2]
    before, _, word = last.rpartition(" ")
    word = word.strip("().-–—=")
    if not before or (word.isupper() and before.endswith(SENTENCE_ENDS)):
        usual = _BY_NAME.get(word.casefold())
        return usual if usual in AGENCIES else None
    return None


def _signed(folded: str) -> Agency:
    """The first agency of whose signs one stands in a casefolded text."""
    every = (one for known in AGENCIES.values() for one in (known, *known.services))
    return next((one for one in every if any(sign in folded for sign in one.signs)), FALLBACK)
