"""The agencies, one a file; AGENCIES lists them."""

from collections.abc import Mapping

from transforms.agencies import plain, yonhap
from transforms.agencies.agency import Agency

AGENCIES: dict[str, Agency] = {
    "Yonhap": yonhap.AGENCY,
}

FALLBACK = plain.AGENCY

_BY_NAME: Mapping[str, str] = {
    name.casefold(): agency.name or name
    for agency in (FALLBACK, *AGENCIES.values())
    for name in agency.names
}


def names() -> Mapping[str, str]:
    """Every name an agency goes by, casefolded, to its usual form."""
    return _BY_NAME


def find(declared: str | None, said: str | None, text: str) -> Agency:
    """The agency whose conventions the copy follows.

    The declared one, else the one that the dateline says, else the first one of whose signs
    stands in the text; the fallback where we do not know it.
    """
    name = declared or said
    if name is not None:
        return AGENCIES.get(_BY_NAME.get(name.casefold(), name), FALLBACK)
    folded = text.casefold()
    known = AGENCIES.values()
    return next((one for one in known if any(sign in folded for sign in one.signs)), FALLBACK)
