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


def find(declared: str | None, text: str) -> Agency:
    """The agency whose conventions the copy follows.

    The declared one where we know it, else the first one of whose signs stands in the text, else
    the fallback.
    """
    if declared is not None:
        return AGENCIES.get(_BY_NAME.get(declared.casefold(), declared), FALLBACK)
    return next(
        (known for known in AGENCIES.values() if any(sign in text for sign in known.signs)),
        FALLBACK,
    )
