"""The wire formats, one a file; FORMATS lists them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from schemas import Reason
from transforms import json_documents, markup
from transforms.formats import (
    anpa,
    ap_json,
    dpa_json,
    html,
    iptc_7901,
    mail,
    newsml_1,
    newsml_g2,
    ninjs,
    nitf,
    plain,
    rcv1,
    reuters_sgml,
    rss,
    zczc,
)
from transforms.source import Envelope, Feed, ParseError


@dataclass(frozen=True, slots=True)
class Format:
    """How a wire format is read, and known.

    `parse` gives the documents of a file in their order; a ParseError stands for one of several
    that cannot be read, and is raised where the file as a whole cannot.
    """

    parse: Callable[[bytes, Feed], Sequence[Envelope | ParseError]]
    looks_like: Callable[[bytes], bool]


FORMATS: dict[str, Format] = {
    "anpa": Format(anpa.parse, looks_like=anpa.looks_like),
    "iptc_7901": Format(iptc_7901.parse, looks_like=iptc_7901.looks_like),
    "zczc": Format(zczc.parse, looks_like=zczc.looks_like),
    "nitf": Format(nitf.parse, looks_like=nitf.looks_like),
    "newsml_1": Format(newsml_1.parse, looks_like=newsml_1.looks_like),
    "newsml_g2": Format(newsml_g2.parse, looks_like=newsml_g2.looks_like),
    "ninjs": Format(ninjs.parse, looks_like=ninjs.looks_like),
    "ap_json": Format(ap_json.parse, looks_like=ap_json.looks_like),
    "dpa_json": Format(dpa_json.parse, looks_like=dpa_json.looks_like),
    "mail": Format(mail.parse, looks_like=mail.looks_like),
    "rss": Format(rss.parse, looks_like=rss.looks_like),
    "html": Format(html.parse, looks_like=html.looks_like),
    "rcv1": Format(rcv1.parse, looks_like=rcv1.looks_like),
    "reuters_sgml": Format(reuters_sgml.parse, looks_like=reuters_sgml.looks_like),
    "plain": Format(plain.parse, looks_like=plain.looks_like),
}


def sniff(raw: bytes) -> str:
    """The name of the one format that the bytes look like; plain text where they look like none.

    Raises ParseError when they look like several, and when they are markup of none.
    """
    alike = [name for name, known in FORMATS.items() if name != "plain" and known.looks_like(raw)]
    if len(alike) == 1:
        return alike[0]
    if alike:
        raise ParseError(
            Reason.AMBIGUOUS,
            f"looks like {' and like '.join(alike)}: set the feed's format in feeds.toml",
        )
    if plain.looks_like(raw):
        return "plain"
    raise ParseError(Reason.UNKNOWN_FORMAT, f"{_begins(raw)}, and is none of: {', '.join(FORMATS)}")


def _begins(raw: bytes) -> str:
    """What markup of no format begins with. Raises ParseError for JSON that is none."""
    if root := markup.root_of(raw)[0]:
        return f"its root is <{root[:40]}>"
    begins = raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:20].decode("ascii", "replace")
    if begins[:1] in ("{", "["):
        json_documents.load(raw)
    return f"begins {begins!r}"
