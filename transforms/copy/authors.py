"""Who wrote an item: its agency and its authors, as declared, else as the copy says."""

from transforms import agencies
from transforms.copy import bylines
from transforms.copy.copy import Copy, Parts
from transforms.copy.photos import key_of


def settle_agency(copy: Copy, parts: Parts) -> None:
    """The agency: as declared, else as the dateline names it, else whose conventions it keeps."""
    said = parts.head.dateline.agency if parts.head.dateline else None
    declared = parts.declared_agency
    usual = agencies.names().get(declared.casefold(), declared) if declared else None
    if usual and said and said != usual:
        copy.notes.append(f"declared agency {usual}, dateline says {said}")
    copy.agency = usual or said or parts.agency.name


def settle_bylines(copy: Copy, parts: Parts) -> None:
    """The authors; an agency is none."""
    agency_names = agencies.names()
    declared = [
        name
        for text in parts.envelope.bylines
        for name in bylines.read_declared(text)
        if name.casefold() not in agency_names
    ]
    said = list(parts.head.bylines)
    copy.bylines = list(dict.fromkeys(declared or said))
    copy.notes += [f"below the byline: {office}" for office in parts.head.offices]
    if declared and said and set(map(key_of, said)) != set(map(key_of, declared)):
        copy.notes.append(f"declared byline, copy says: {', '.join(said)}")
