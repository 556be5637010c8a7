"""EFE: `URGENTE`, `AMP.-`, `(AMPLIACIÓN)` at the headline; `EFE` and initials at the end."""

import re

from transforms.agencies import trade
from transforms.agencies.agency import Agency, Mark, Rule, Says, flash, marks

ENDS = r"(?:\s*:\s+|\.-\s*|\s*[-–—]{1,2}\s+|\.?\s*\Z)"


def leading(capitals: str) -> re.Pattern[str]:
    """A marker before the headline: in brackets, or in capitals before a colon or dash."""
    return re.compile(rf"\(\s*(?i:{capitals})\s*\)[.:]?-?\s*|(?:{capitals}){ENDS}")


FLASH = re.compile(rf"\(?(?P<label>URGENTE|[ÚU]LTIMA HORA|ALERTA|FLASH)(?:\)\s*|{ENDS})")
AMPLIFIED = re.compile(
    r"\(\s*(?:(?P<n>\d)[ªaº]?\s)?(?i:AMPLIACI[ÓO]N|AMP\.?)(?:\s?(?P<m>\d))?\s*\)[.:]?-?\s*"
    rf"|(?:(?P<o>\d)[ªaº]?\s)?AMP(?:LIACI[ÓO]N|L\.|\.|(?=\d|-|:))\s?(?P<k>\d)?(?:{ENDS}|-\s*|"
    r"(?<=\.)\s+)"
)
AMPLIFIED_BEHIND = re.compile(
    r"\(\s*(?:(?P<n>\d)[ªaº]?\s)?(?:AMPLIACI[ÓO]N|AMP\.?)(?:\s?(?P<m>\d))?\s*\)\.?\Z",
    re.IGNORECASE,
)
UPDATED = r"ACTUALIZACI[ÓO]N|ACTUALIZAD[AO]"
CORRECTION = r"CORRECCI[ÓO]N|CORREGID[AO]|RECTIFICACI[ÓO]N|FE DE ERRATAS"
KILL = r"ANULACI[ÓO]N|ANULAD[AO]|ANULAR"
REPEAT = r"REPETICI[ÓO]N|REPETID[AO]"
SUMMARY = r"RESUMEN(?: GENERAL)?"
PREVIEW = r"AVANCE"
GENRE = (
    r"CR[ÓO]NICA|ENTREVISTA|REPORTAJE|AN[ÁA]LISIS|PERFIL|CRONOLOG[ÍI]A|PREVIA|CLAVES|SEMBLANZA"
    r"|DOCUMENTACI[ÓO]N|INFOGRAF[ÍI]A|BALANCE|VERIFICACI[ÓO]N|OPINI[ÓO]N|OBITUARIO"
)


def _amplified(found: re.Match[str]) -> Mark:
    """`AMP.-`, `(2ª ampliación)`, `AMP2.-`: a fuller story in place of the one before."""
    n = int(next((text for text in found.groupdict().values() if text), 1))
    return Mark(label="AMPLIACIÓN" if n == 1 else f"{n}ª AMPLIACIÓN", ordinal=n)


def _genre(found: re.Match[str]) -> Mark:
    return Mark(genre=found[0].strip(" ().:-–—"))


_MEANINGS: tuple[tuple[str, Mark], ...] = (
    (UPDATED, Mark(label="ACTUALIZACIÓN", ordinal=1)),
    (SUMMARY, Mark(label="RESUMEN", ordinal=1)),
    (CORRECTION, Mark(kind="correction")),
    (KILL, Mark(kind="kill")),
    (REPEAT, Mark(kind="repeat")),
    (PREVIEW, Mark(label="AVANCE")),
)


def _means(mark: Mark) -> Says:
    return lambda _: mark


LEADING: tuple[Rule, ...] = (
    (FLASH, flash),
    (AMPLIFIED, _amplified),
    *((leading(words), _means(mark)) for words, mark in _MEANINGS),
    (leading(GENRE), _genre),
    *trade.LEADING,
)
TRAILING: tuple[Rule, ...] = (
    (AMPLIFIED_BEHIND, _amplified),
    *((trade.closing(words, re.IGNORECASE), _means(mark)) for words, mark in _MEANINGS),
    (trade.closing(GENRE, re.IGNORECASE), _genre),
    *trade.TRAILING,
)

AGENCY = Agency(
    name="EFE",
    country="ES",
    names=(
        "EFE",
        "Agencia EFE",
        "Agencia Efe",
        "EFE News",
        "EFE News Service",
        "EFE Verde",
        "EPA-EFE",
    ),
    signs=("(efe).-", "(efe) -", "(efe).", "agencia efe"),
    marks=marks(LEADING, TRAILING),
    slug=re.compile(r"[A-ZÁÉÍÓÚÑÜ]{3,}(?:[ -][A-ZÁÉÍÓÚÑÜ0-9]{2,}){0,3}\Z"),
    note=re.compile(
        r"\(\s*(?=(?i:actualiza|añade|agrega|amplía|corrige|cambia|sustituye|precisa|rectifica"
        "|incluye"
        rf"|modifica|elimina|repite|repetición por)\b)|{trade.NOTE.pattern}"
    ),
    end_mark=re.compile(
        r"(?:\A|(?<=[.!?\"”»)] )|(?<!www.)(?<=[a-zñáéíóú\"”»)][.!?]))(?:EFE|\(?EFE\)?\.?|Efe)"
        r"(?:\s?\(?[IVX]{1,4}\)?)?\Z"
        f"|{trade.END_MARK.pattern}"
    ),
    signoff=re.compile(
        r"\A[a-zñ]{2,5}(?:[-/][a-zñ]{2,5}){1,4}\Z|\A\(?(?:c\) ?)?Agencia EFE(?:,? S\.?A\.?)?\Z"
    ),
    photo_id=re.compile(r"(?<!\w)EFE\d{6,12}(?!\w)"),
    digest=re.compile(
        r"(?:[\w ]{1,30} )?(?:RESUMEN (?:DE (?:NOTICIAS|PRENSA)|INFORMATIVO)|TITULARES)\b"
        f"|{trade.DIGEST.pattern}",
        re.IGNORECASE,
    ),
    advisory=re.compile(
        rf"{trade.ADVISORY.pattern}|PREVISIONES\b|AGENDA INFORMATIVA\b|AVISO A (?:LOS )?"
        r"(?:ABONADOS|CLIENTES|SUSCRIPTORES)\b"
    ),
    test=trade.TEST,
)
