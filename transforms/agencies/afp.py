"""AFP: Agence France-Presse, in six languages.

Marker lines (`URGENT`, `2E LEAD`, `ALERTE`) and slugs with a lead (`town-flood,2ndlead-WRAP`).
A note opens with `ATTENTION - ` and closes with `///`; initials close the copy: `abc-de/fg/hi`.
"""

import re

from transforms.agencies import trade
from transforms.agencies.agency import Agency, Mark, Rule, flash, genre, lead_of, marks, says

FLASH = r"(?P<label>URGENTE?|ALERTE?|ALERTA|FLASH|BULLETIN|EILMELDUNG|EIL|ÚLTIMA HORA)"
FLASHED = re.compile(rf"(?:[+¤=]{{2,4}}\s*)?{FLASH}(?:\s*[+¤=]{{2,4}}\s*|{trade.ENDS_TAG})")
PLUSES = re.compile(r"\+{2,4}\s*(?=\S)(?=.{1,300}\+{2,4}\Z)")
PLUSES_BEHIND = re.compile(r"\+{2,4}\Z")
LEAD = re.compile(
    r"(?:(?P<n>\d{1,2})\s?(?:ST|ND|RD|TH|ERE?|E|ÈME|EME|º|ª|er|e|ème|\.)?\s?)?LEAD"
    r"(?P<wrap>[- ]WRAP)?(?:\s*:\s+|\s+[-–—=]{1,2}\s+|\s*=?\Z)"
)
LEAD_BEHIND = re.compile(
    r",\s?(?:(?P<n>\d{1,2})\s?(?:st|nd|rd|th|e|er|ere|eme|ème)?\s?)?leads?(?P<wrap>-WRAP)?\Z"
    r"|\s*(?P<open>[(=])\s*(?:(?P<m>\d{1,2})\s?(?:ST|ND|RD|TH|ER|E|EME|ÈME)?\s?)?LEAD\s*[)=]\Z",
    re.IGNORECASE,
)
UPDATE = re.compile(
    r"[(=]\s*(?:ACTUALISATION|ACTUALIZACI[ÓO]N|ACTUALIZA|ATUALIZA(?:ÇÃO)?|UPDATE"
    r"|AKTUALISIERUNG)\s*[)=]\Z|\s*,\s?UPDATE\Z|(?:ACTUALISATION|ACTUALIZACI[ÓO]N|UPDATE)\s*:\s+"
)
CORRECTION = (
    r"RECTIFICATI(?:F|ON)|RECTIFICACI[ÓO]N|CORRECTI(?:F|ON)|CORRECCI[ÓO]N|CORRECTED|BERICHTIGUNG"
)
KILL = r"ANNULATION|AVIS D['’]ANNULATION|ANNUL[ÉE]E?|ANULACI[ÓO]N|ANULADA|KILL"
GENRE = (
    r"(?P<genre>REPORTAGE|PORTRAIT|CHRONOLOGIE|ENCADRÉ|ENCADRE|SYNTHÈSE|SYNTHESE|REPÈRES|REPERES"
    r"|INTERVIEW|ENTRETIEN|VERBATIM|FICHE|SONDAGE|DOSSIER|MAGAZINE|AVANT-PAPIER|PRÉSENTATION"
    r"|PRESENTATION|PAPIER(?: D['’]ANGLE| GÉNÉRAL| GENERAL)?|ÉCLAIRAGE|ECLAIRAGE|ANALYSE|ANALYSIS"
    r"|FOCUS|FEATURE|PROFILE|FACTFILE|CHRONOLOGY|PREVIEW|BACKGROUNDER|FACTBOX|EXPLAINER|GRAPHIC"
    r"|PERFIL|ENTREVISTA|CRÓNICA|CRONICA|REPORTAJE|CRONOLOGÍA|CRONOLOGIA|ANÁLISIS|ANALISIS)"
)


def _lead(found: re.Match[str]) -> Mark:
    n = int(found["n"] or 1)
    return lead_of("LEAD" if n == 1 else "{nth} LEAD", n)


def _lead_behind(found: re.Match[str]) -> Mark:
    n = int(found["n"] or found["m"] or 1)
    return lead_of("LEAD" if n == 1 else "{nth} LEAD", n)


LEADING: tuple[Rule, ...] = (
    (FLASHED, flash),
    (PLUSES, says(kind="flash")),
    (LEAD, _lead),
    (UPDATE, says(label="UPDATE", ordinal=1)),
    (trade.tagged(CORRECTION), says(kind="correction")),
    (trade.tagged(KILL), says(kind="kill")),
    (re.compile(rf"=?\(?{GENRE}(?:\)=?\s*|=\s*|\s*:\s+|\s*\Z)"), genre),
    *trade.LEADING,
)
TRAILING: tuple[Rule, ...] = (
    (PLUSES_BEHIND, says()),
    (LEAD_BEHIND, _lead_behind),
    (UPDATE, says(label="UPDATE", ordinal=1)),
    (trade.closing(CORRECTION), says(kind="correction")),
    (trade.closing(KILL), says(kind="kill")),
    (re.compile(rf"(?:[(=]{{1,2}}{GENRE}[)=]{{1,2}})\Z"), genre),
    (
        re.compile(r"[(=]{1,2}\s?(?:PHOTOS?|VID[ÉE]OS?|INFOGRAPHIE|FOTOS?)"
                   r"(?:\s?\+\s?(?:PHOTOS?|VID[ÉE]OS?|INFOGRAPHIE|FOTOS?))*\s?[)=]{1,2}\Z"),
        says(),
    ),
    *trade.TRAILING,
)  # fmt: skip

AGENCY = Agency(
    name="AFP",
    country="FR",
    names=(
        "AFP",
        "Agence France-Presse",
        "Agence France Presse",
        "AFP News",
        "AFP-Services",
        "AFP Forum",
        "AFPTV",
        "أ ف ب",
        "ا ف ب",
        "فرانس برس",
        "法新社",
    ),
    signs=(
        "(afp) -",
        "(afp) –",
        "(afp) —",
        "agence france-presse",
        "(أ ف ب)",
        "no archival use",
        "afp world news agenda",
    ),
    marks=marks(LEADING, TRAILING),
    # One word with hyphens: Town-ferry-strike.
    slug=re.compile(r"[^\W_]{2,20}(?:-[\w'’.]{1,30}){1,8}\Z"),
    note=re.compile(
        r"\(?(?:ATTENTION|ATENCI[ÓO]N|ATENÇÃO|ACHTUNG)\s*[-–—:]\s*|" + trade.NOTE.pattern
    ),
    end_mark=trade.END_MARK,
    signoff=re.compile(
        r"(?:\A|(?<=[.!?\"”»] ))[a-z]{2,5}(?:[-/][a-z0-9]{1,5}){0,8}/[a-z0-9]{1,5}"
        r"(?:-[a-z0-9]{1,5})?\Z"
        # The companies that the story is about: ACME LINES, <org:acme:>ACME</org>.
        r"|\A[A-Z][A-Z0-9&.,'’ -]{2,60}\Z"
        r"|\A<(?:(?i:org)\b|YY)[^\n]{0,200}\Z"
    ),
    terms=re.compile(r".{0,80}\bNO ARCHIVAL USE\b", re.IGNORECASE),
    photo_id=re.compile(r"(?<![\w])(?:AFP_[0-9A-Z]{4,8}|ARP\d{6,9}|Par\d{6,9}|000_[0-9A-Z]{4,9})"),
    story_id=re.compile(
        r"(?P<id>(?:TX|SX|AX)-[A-Z]{3}-[A-Z]{3}\d{2}|\bdoc-[0-9a-z]{5,10})(?::"
        r"(?P<version>\d{1,3}))?"
    ),
    digest=re.compile(
        rf"{trade.DIGEST.pattern}|AFP (?:World )?News (?:Agenda|Summary)\b"
        r"|L['’]essentiel de l['’]actualité\b"
        r"|Titres de l['’]actualité\b|Les titres à \d",
        re.IGNORECASE,
    ),
    advisory=re.compile(
        rf"{trade.ADVISORY.pattern}|PR[ÉE]VISIONS\b|AGENDA\b|AVIS (?:AUX|À) (?:ABONN[ÉE]S"
        r"|CLIENTS)\b"
        r"|AVISO A (?:LOS )?(?:ABONADOS|CLIENTES)\b"
    ),
    test=trade.TEST,
)
