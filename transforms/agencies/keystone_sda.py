"""Keystone-SDA, until 2018 the Swiss agency (sda, ats), in German, French and Italian.

Marker lines `EIL`, `Zusammenfassung`, `Ergänzung`, `1. Lead`, `(dév.)`; `(SDA/ab)` at the end.
"""

import re
from dataclasses import replace

from transforms.agencies import trade
from transforms.agencies.agency import Agency, Mark, Rule, Says, flash, genre, marks

ENDS = r"(?:\s*:\s+|\s+[-–—]\s+|\s*\Z)"
FLASH = re.compile(
    rf"\(?(?P<label>EIL(?:T|MELDUNG)?|URGENTE?|FLASH|ALERTE|(?:Eil|Urgent)(?=\s*:))(?:\)\s*|{ENDS})"
)
LEAD = re.compile(
    r"\(?(?:(?P<n>\d{1,2})(?:\.|er|e|ème|º)?\s)?(?:Lead|lead|LEAD)(?:\)\s*|\s*:\s+|\s*\Z)"
)
_SUMMARY = (
    r"Zusammenfassung|ZUSAMMENFASSUNG|Zus\.|Zusf\.|[Ss]ynthèse|SYNTH[ÈE]SE|[Rr]ésumé|[Ss]intesi"
    "|SINTESI|[Rr]iassunto"
)
_MORE = (
    r"Ergänzung|ERGÄNZUNG|Erg\.|[Dd]év(?:eloppement|\.|(?=\s*\)))|D[ÉE]V(?:ELOPPEMENT|\.)|[Cc]ompl(?:ément"
    r"|\.|(?=\s*\)))"
    r"|COMPL(?:[ÉE]MENT|\.)|[Aa]ggiornamento|AGGIORNAMENTO|Aktualisierung|[Aa]ctualisation|UPDATE"
    "|Neu"
)
_CORRECTION = (
    r"Korrektur|KORREKTUR|Berichtigung|BERICHTIGUNG|[Rr]ectif(?:icatif|ication|\.)|RECTIF"
    r"(?:ICATIF|\.)|[Cc]orrect(?:ion|if)|CORRECTI(?:ON|F)|[Cc]orrezione|CORREZIONE|[Rr]ettifica"
)
_KILL = (
    "Annull(?:ierung|ation)|ANNULL?ATION|ANNULLIERUNG|[Aa]nnulation|STREICHUNG|Streichung"
    "|[Aa]nnullamento"
)
_REPEAT = r"Wiederholung|WIEDERHOLUNG|[Rr]épétition|R[ÉE]P[ÉE]TITION|[Rr]ipetizione"
_GENRES = (
    "Hintergrund|Porträt|Analyse|Chronologie|Reportage|Interview|Kommentar|Stichwort|Feature"
    "|Vorschau"
    "|Portrait|Éclairage|Eclairage|Présentation|Encadré|Magazin|Grafik|Infografik|Scheda|Ritratto"
)


def leading(words: str) -> re.Pattern[str]:
    """A marker in brackets, before a colon or dash, or alone; what is new may follow in it."""
    return re.compile(
        rf"\(\s*(?:{words})(?:[\s,:;–-]{{1,3}}(?P<note>[^()]{{1,200}}))?\s*\)[:.]?\s*|"
        f"(?:{words}){ENDS}"
    )


def trailing(words: str) -> re.Pattern[str]:
    """A marker in brackets behind the headline."""
    return re.compile(rf"\(\s*(?:{words})(?:[\s,:;–-]{{1,3}}(?P<note>[^()]{{1,100}}))?\s*\)\Z")


def _lead(found: re.Match[str]) -> Mark:
    n = int(found["n"] or 1)
    return Mark(label=f"{n}. Lead" if found["n"] else "Lead", ordinal=n)


def _of(mark: Mark) -> Says:
    return lambda found: replace(mark, note=found["note"])


_MEANINGS = (
    (_SUMMARY, Mark(label="Zusammenfassung", ordinal=1)),
    (_MORE, Mark(label="Ergänzung", ordinal=1)),
    (_CORRECTION, Mark(kind="correction")),
    (_KILL, Mark(kind="kill")),
    (_REPEAT, Mark(kind="repeat")),
)
LEADING: tuple[Rule, ...] = (
    (FLASH, flash),
    (LEAD, _lead),
    *((leading(words), _of(mark)) for words, mark in _MEANINGS),
    (re.compile(rf"\(?(?P<genre>{_GENRES})(?:\)\s*|\s*:\s+|\s*\Z)"), genre),
    *trade.LEADING,
)
TRAILING: tuple[Rule, ...] = (
    (re.compile(r"\((?:(?P<n>\d{1,2})(?:\.|er|e|ème)?\s)?(?:[Ll]ead|LEAD)\)\Z"), _lead),
    *((trailing(words), _of(mark)) for words, mark in _MEANINGS),
    *trade.TRAILING,
)
_CREDITS = r"(?:SDA|ATS|sda|ats|Keystone-SDA|Keystone-ATS|AWP|awp|Si|si)"

AGENCY = Agency(
    name="Keystone-SDA",
    country="CH",
    names=(
        "Keystone-SDA",
        "Keystone-ATS",
        "Keystone SDA",
        "Keystone ATS",
        "Keystone-SDA-ATS",
        "sda",
        "ats",
        "sda-ats",
        "sda/ats",
        "ATS/SDA",
        "SDA/ATS",
        "Schweizerische Depeschenagentur",
        "Agence télégraphique suisse",
        "Agenzia telegrafica svizzera",
        "Swiss News Agency",
        "Sportinformation",
        "awp",
        "AWP Finanznachrichten",
    ),
    signs=("(sda) -", "(sda/", "(ats/", "(keystone-sda", "(keystone-ats", "(ats) -"),
    marks=marks(LEADING, TRAILING),
    note=re.compile(
        r"\(\s*(?=(?:[Nn]eu|[Ee]rgänzt|[Kk]orrigiert|[Aa]joute|[Aa]ctualise|[Cc]orrige"
        r"|[Pp]récise)\b\s*:?)"
        rf"|{trade.NOTE.pattern}"
    ),
    end_mark=trade.END_MARK,
    signoff=re.compile(
        rf"\({_CREDITS}(?:[/ -][\w-]{{1,10}}){{0,4}}\)\Z"
        rf"|\A[a-z]{{2,4}}(?:/[a-z]{{2,4}}){{1,3}}\Z"
        rf"|\A{_CREDITS}(?:/[a-z]{{2,6}}){{1,4}}\Z"
    ),
    private=re.compile(
        r"[#*\s]{0,6}(?:(?:Die folgenden|Folgende) (?:Informationen|Angaben) sind nicht (?:zur"
        "|für die) Veröffentlichung"
        r"|(?:Hinweis|Notiz) (?:an|für) die Redaktion(?:en)?\b|Note aux rédactions\b|Notizblock\b)",
        re.IGNORECASE,
    ),
    digest=re.compile(
        r"(?:Nachrichtenüberblick|Tagesüberblick|Le point à|Aperçu de l['’]actualité)\b"
        f"|{trade.DIGEST.pattern}",
        re.IGNORECASE,
    ),
    advisory=re.compile(
        f"{trade.ADVISORY.pattern}|(?i:(?:Tages|Wochen)?agenda|Themenliste|Avis aux rédactions"
        r"|Hinweis an die Redaktionen)\b"
    ),
    test=trade.TEST,
)
