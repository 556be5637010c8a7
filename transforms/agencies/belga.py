"""Belga, in French and Dutch: `URGENT`, `DRINGEND`, `(UPDATE 2)`, `RECTIFICATIF`, `CORRECTIE`."""

import re

from transforms.agencies import trade
from transforms.agencies.agency import Agency, Rule, flash, genre, marks, says

FLASH = r"(?P<label>URGENT|DRINGEND|FLASH|ALERTE?)"
_UPDATE = r"(?:UPDATE|MISE À JOUR|MISE A JOUR)(?: (?P<n>\d{1,2}))?"
CORRECTION = r"RECTIFICATI(?:F|E)|RECTIFICATION|CORRECTI(?:E|F|ON)|RECHTZETTING|ERRATUM"
KILL = r"ANNULATION|ANNULERING|ANNULÉ|GEANNULEERD|KILL"
GENRE = re.compile(
    r"(?P<genre>INTERVIEW|PORTRAIT|PORTRET|ANALYSE|REPORTAGE|CHRONOLOGIE|ACHTERGROND|OVERZICHT"
    r"|SYNTHESE|SYNTHÈSE|FEATURE|OPINIE|VOORBESCHOUWING|PRÉSENTATION)\s*(?::\s+|\Z)"
)

LEADING: tuple[Rule, ...] = (
    (trade.tagged(FLASH), flash),
    (trade.tagged(_UPDATE), trade.update),
    (trade.tagged(CORRECTION), says(kind="correction")),
    (trade.tagged(KILL), says(kind="kill")),
    (GENRE, genre),
    *trade.LEADING,
)
TRAILING: tuple[Rule, ...] = (
    (trade.closing(FLASH), flash),
    (trade.closing(_UPDATE, re.IGNORECASE), trade.update),
    (trade.closing(CORRECTION, re.IGNORECASE), says(kind="correction")),
    (trade.closing(KILL, re.IGNORECASE), says(kind="kill")),
    *trade.TRAILING,
)

AGENCY = Agency(
    name="Belga",
    country="BE",
    names=("Belga", "BELGA", "Belga News Agency", "Agence Belga", "Belga News", "Agentschap Belga"),
    signs=("(belga) -", "(belga) –", "(belga)"),
    marks=marks(LEADING, TRAILING),
    note=trade.NOTE,
    end_mark=trade.END_MARK,
    signoff=re.compile(
        r"\A\(?(?:Belga|BELGA)\)?\Z"
        r"|(?<=[.!?\"”] )\((?:Belga|[A-Z]{2,4}(?:/[A-Z]{2,4}){1,3})\)\Z"
        r"|\A[A-Z]{2,4}(?:/[A-Z]{2,4}){1,4}\Z"
    ),
    digest=trade.DIGEST,
    advisory=re.compile(
        rf"{trade.ADVISORY.pattern}|(?i:agenda|avis aux rédactions|bericht aan de redacties)\b"
    ),
    test=trade.TEST,
)
