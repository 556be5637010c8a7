"""ANSA: `++ flash ++`, `ANSA/` and `ANSA-FOCUS/` before a headline, `(2)` behind that of a take.

The copy ends `(ANSA).`, and initials stand below it: `ABC-XY`.
"""

import re

from transforms.agencies import trade
from transforms.agencies.agency import Agency, Mark, Rule, marks, says

FLASH = re.compile(r"\+{2,4}\s*(?=\S)")
FLASH_BEHIND = re.compile(r"\+{2,4}\Z")
GENRE = re.compile(
    r"(?:ANSA[-\s]?)?(?P<genre>FOCUS|SCHEDA|PUNTO|BOX|INTERVISTA|ANALISI|REPORTAGE|RITRATTO"
    r"|CRONOLOGIA|INCHIESTA|PAGELLE|PRIMO PIANO|INFOGRAFICA|VIDEO|FOTO|VOXPOP|SPECIALE|PREVIEW"
    r"|PROFILE|EXPLAINER)\s*[/:]\s*|(?P<overview>ANSA)\s?/\s?(?=\S)"
)
REPEAT = re.compile(r"\(?(?:RPT|RIPETIZIONE|RIPETE|RIP\.)(?:\s*\)\s*|\s*[:;/]\s*|\s+[-–]\s+|\s*\Z)")
CORRECTION = r"(?:CORR(?:EZIONE|ETTO|ETTA)?|CORREGGE|ERRATA CORRIGE|RETTIFICA|ERRATACORRIGE)\.?"
REPEATED_RIGHT = re.compile(r"\(?RIPETIZIONE CORRETTA\)?(?:\s*[:;/]\s*|\s*\Z)")
CORRECTED = re.compile(rf"\(?{CORRECTION}(?:\s*\)\s*|\s*[:;/]\s*|\s+[-–]\s+|\s*\Z)")
KILL = re.compile(
    r"\(?(?:ANNULL(?:O|ATA|ATO|AMENTO)|SI PREGA DI ANNULLARE|NOTIZIA ANNULLATA)(?:\s*\)\s*"
    r"|\s*[:;/]\s*"
    r"|\s+[-–]\s+|\s*\Z)"
)
UPDATE = re.compile(r"\(?(?:AGGIORNA(?:TA|TO|MENTO)?|AGG\.)(?:\s*\)\s*|\s*[:;/]\s*|\s*\Z)")
TAKE = re.compile(r"\((?P<take>[2-9]|1\d)\)\Z")
SEE = re.compile(r"\(\s*(?i:V)\.\s*(?P<note>[^()]{1,120})\)\Z")


def _genre(found: re.Match[str]) -> Mark:
    """The genre; `ANSA/` alone is the agency's own overview of a theme."""
    return Mark(genre=found["genre"] or found["overview"])


LEADING: tuple[Rule, ...] = (
    (FLASH, says(kind="flash", label="++")),
    (REPEATED_RIGHT, says(kind="correction")),
    (REPEAT, says(kind="repeat")),
    (CORRECTED, says(kind="correction")),
    (KILL, says(kind="kill")),
    (UPDATE, says(label="AGGIORNAMENTO", ordinal=1)),
    (GENRE, _genre),
    (re.compile(r"={1,2}\s*(?=\S.{1,300}={1,2}\Z)"), says()),
    *trade.LEADING,
)
TRAILING: tuple[Rule, ...] = (
    (FLASH_BEHIND, says()),
    (re.compile(r"={1,2}\Z"), says()),
    (TAKE, lambda found: Mark(take=int(found["take"]))),
    (SEE, lambda found: Mark(note=found[0].strip(" ()"))),
    (re.compile(r"(?:[-–]\s?|\()(?:RPT|RIPETIZIONE)\)?\Z"), says(kind="repeat")),
    (re.compile(rf"(?:[-–]\s?|\(){CORRECTION}\)?\Z"), says(kind="correction")),
    (re.compile(r"\((?:FOTO|VIDEO|INFOGRAFICA)\)\Z"), says()),
    *trade.TRAILING,
)

AGENCY = Agency(
    name="ANSA",
    country="IT",
    names=(
        "ANSA",
        "Agenzia ANSA",
        "ANSA.it",
        "ANSAmed",
        "ANSA Brasil",
        "ANSA Latina",
        "Agencia ANSA",
    ),
    signs=("(ansa) -", "(ansa) –", "(ansa).", "(ansamed)"),
    marks=marks(LEADING, TRAILING),
    note=re.compile(
        r"\(\s*(?=(?:[Aa]ggiorna|AGGIORNA|[Cc]orregge|CORREGGE|[Aa]ggiunge|AGGIUNGE|[Rr]ipete"
        "|RIPETE"
        rf"|[Mm]odifica|[Pp]recisa)\b)|{trade.NOTE.pattern}"
    ),
    end_mark=re.compile(
        rf"\(ANSA(?:med)?\)\s?\.?(?=\s*\Z|\s+[A-Z]{{2,4}}-)|{trade.END_MARK.pattern}"
    ),
    signoff=re.compile(
        r"\A[A-Z0-9]{2,4}[-/][A-Z0-9]{2,4}(?:[-/][A-Z0-9]{2,4})?"
        r"(?:/? ?(?:S\d{2} ?QBX[A-Z])?)?\Z|\A[A-Z]{2,4}\Z"
        r"|\A\d{1,2}-[A-Z]{3}-\d{2,4} \d{1,2}:\d{2}(?: \w{1,5})?\Z"
    ),
    terms=re.compile(r"[^\w]{0,4}RIPRODUZIONE RISERVATA\b[^\n]{0,80}\Z", re.IGNORECASE),
    digest=re.compile(
        rf"(?:ANSA )?(?:NOTIZIARIO|SOMMARIO|PUNTO DELLE? ORE?|TITOLI)\b|{trade.DIGEST.pattern}",
        re.IGNORECASE,
    ),
    advisory=re.compile(
        rf"{trade.ADVISORY.pattern}|AVVISO (?:AGLI|AI) \w+|PREVISIONI\b|AGENDA\b|APPUNTAMENTI\b"
    ),
    test=trade.TEST,
)
