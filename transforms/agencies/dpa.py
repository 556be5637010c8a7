"""dpa: Deutsche Presse-Agentur, its German and English services, and dpa-AFX.

Markers stand on lines of their own above the headline (`EXTRA`, `2ND LEAD`, `3RD NET`), in
German in brackets with what is new (`(Zusammenfassung 1500 - neu: Details)`), at dpa-AFX before
it (`ROUNDUP 2:`, `WDH/`). What follows the notepad or the line "The following information is not
for publication" is for desks alone. The copy closes with initials: `dpa abc xy`.
"""

import re

from transforms.agencies import trade
from transforms.agencies.agency import Agency, Mark, Rule, Says, flash, genre, lead_of, marks, says

ENDS = r"(?:\s*:\s+|\s+[-–—]\s+|\s*/\s*(?=\S)|\s*\Z)"
_NOTE = r"(?:[\s,;:/–-]{1,4}(?P<note>[^()]{1,300}(?:\([^()]{0,80}\)[^()]{0,200}){0,3}))?"
_TIME = r"(?P<time>\s\d{1,2}[.:]?\d{2}(?:\sUhr)?)?"
SUMMARY = r"(?:(?P<n>\d{1,2})\.?\s)?(?P<word>Zusammenfassung|ZUSAMMENFASSUNG|Zusf\.?|ZF)"


def noted(words: str) -> re.Pattern[str]:
    """A bracket that opens with a marker, and may go on with a time and with what is new."""
    return re.compile(rf"\(\s*(?:{words}){_TIME}{_NOTE}\s*\)[:.]?\s*")


def in_words(words: str) -> re.Pattern[str]:
    """A marker before a colon, a dash or a slash, or alone."""
    return re.compile(rf"(?:{words}){_TIME}{ENDS}")


def of(**what: str | int) -> Says:
    """A marker that says the same whatever its match holds, but for what is new."""
    return lambda found: Mark(**what, note=(found["note"] or "").strip() or None)  # type: ignore[arg-type]  # as in says()


def _summary(found: re.Match[str]) -> Mark:
    """`Zusammenfassung 1500`: the time is part of its name, a number before it counts them."""
    n = int(found["n"] or 1)
    count = f"{n}. " if found["n"] else ""
    note = found.groupdict().get("note")
    label = f"{count}Zusammenfassung{found['time'] or ''}"
    return Mark(label=label, ordinal=n, note=note and note.strip())


def _roundup(found: re.Match[str]) -> Mark:
    n = found["n"]
    return Mark(label=f"ROUNDUP {n}" if n else "ROUNDUP", ordinal=int(n or 1))


def _lead(found: re.Match[str]) -> Mark:
    n = int(found["n"] or 1)
    return (
        lead_of("{nth} " + found["word"].upper(), n)
        if found["n"]
        else Mark(label="LEAD", ordinal=1)
    )


FLASH = r"(?P<label>EXTRA|EILMELDUNG|BLITZMELDUNG|BLITZ|EIL|URGENT|(?i:Eil(?:meldung)?)(?=\s*:))"
LEAD = re.compile(
    r"\(?(?:(?P<n>\d{1,2})(?:\.|\s?(?:ST|ND|RD|TH|st|nd|rd|th))\s?)?(?P<word>LEAD|NET|Lead)\)?"
    r"(?:\s*:\s+|\s+[-–—]\s+|\s*\Z|(?(n)\s+(?=[A-ZÄÖÜ\"„(])|(?!)))"
)
"""A lead that has its number may stand before the headline: `2ND LEAD Ferry docks`."""
CORRECTION = (
    r"KORREKTUR|Korrektur|BERICHTIGUNG|Berichtigung|Richtigstellung|REFILE|CORRECTION|CORRECTED"
)
REPEAT = r"WIEDERHOLUNG|Wiederholung|WDH\d?|REPEAT|RPT"
KILL = r"STORNO|STORNIERUNG|ANNULLIERUNG|Meldung zurückgezogen|ZURÜCKGEZOGEN|Zurückziehung|KILL"
UPDATE = r"AKTUALISIERUNG|Aktualisierung|UPDATE|Update|Ergänzung|ERGÄNZUNG"
PLAIN = r"Meldung|MELDUNG|Tagesmeldung|Kurzmeldung|Erstmeldung|Langfassung|Kurzfassung"
PICTURED = (
    r"(?:[Mm]it )?(?:Foto|Bild(?:ern)?|Grafik|Video|Karte|Archivbild|Symbolbild)s?"
    r"|[Ff]otos?|[Pp]hotos?"
)
GENRE = (
    "(?P<genre>(?:dpa-)?(?:Hintergrund|Porträt|Portrait|Analyse|Infografik|Grafik|Interview"
    "|Gespräch"
    r"|Dokumentation|Chronologie|Chronik|Stichwort|Reportage|Feature|Kommentar|Vorbericht|Überblick"
    r"|Zitate|Fragen (?:&|und) Antworten|Korrespondentenbericht|Faktencheck|Umfrage|Presseschau"
    "|Blickpunkt|Tabelle|Kalenderblatt|Nachruf|Ratgeber|Exklusiv|Faktenbox|Wortlaut"
    "|Thema des Tages)"
    r"|BACKGROUND|PROFILE|ANALYSIS|(?:NEWS )?FEATURE|PREVIEW|INTERVIEW|CHRONOLOGY|FACTBOX|EXPLAINER"
    r"|TIMELINE|FOCUS|GRAPHIC|AKTIE IM FOKUS|AKTIEN IM FOKUS|AUSBLICK|HINTERGRUND|PRESSE|KREISE"
    r"|ANALYSE|INDEX-MONITOR|TAGESVORSCHAU|WOCHENAUSBLICK)"
)
TAKE = re.compile(r"(?:[\s,:–-]{1,4}|\A)\(?Teil (?P<take>\d{1,2}) von (?P<takes>\d{1,2})\)?\s*=?\Z")

LEADING: tuple[Rule, ...] = (
    (trade.tagged(FLASH), flash),
    (LEAD, _lead),
    (noted(SUMMARY), _summary),
    (in_words(SUMMARY), _summary),
    (re.compile(rf"ROUNDUP(?:[ /](?P<n>\d{{1,2}}))?{ENDS}"), _roundup),
    (noted(CORRECTION), of(kind="correction")),
    (in_words(CORRECTION), says(kind="correction")),
    (noted(REPEAT), of(kind="repeat")),
    (in_words(REPEAT), says(kind="repeat")),
    (noted(KILL), of(kind="kill")),
    (in_words(KILL), says(kind="kill")),
    (noted(UPDATE), of(label="UPDATE", ordinal=1)),
    (in_words(UPDATE), says(label="UPDATE", ordinal=1)),
    (noted(PLAIN), of()),
    (noted(PICTURED), says()),
    (re.compile(rf"\(?{GENRE}(?:\s*\)[:.]?\s*|\s*:\s+|\s*\Z)"), genre),
    *trade.LEADING,
)
TRAILING: tuple[Rule, ...] = (
    (TAKE, trade.take),
    (re.compile(rf"\((?:{PICTURED})(?:[\s–-]{{1,3}}[^()]{{0,60}})?\)\s*\Z"), says()),
    (re.compile(rf"\((?:{SUMMARY}){_TIME}{_NOTE}\)\s*\Z"), _summary),
    *trade.TRAILING,
)
HASHES = r"[#*\s]{0,6}"
"""Headings of the notepad have hashes, which cleaning may have taken off."""

SERVICES = (
    "lni lby lbw lsw lnw lhe lrs lbn lbb lno lmv lsh lhh lah lsa lth lsn lsc th sn mv bb st sl tmn"
)
"""State services, as datelines name them: `Peine (dpa/lni) - `."""

AGENCY = Agency(
    name="dpa",
    country="DE",
    names=(
        "dpa",
        "Deutsche Presse-Agentur",
        "Deutsche Presse-Agentur GmbH",
        "Deutsche Presse Agentur",
        "dpa International",
        "dpa-infocom",
        "dpa-AFX",
        "dpa-AFX ProFeed",
        "dpa-tmn",
        "dpa-Custom Content",
        "dpa Grafik",
        "dpa picture alliance",
        *(f"dpa/{service}" for service in SERVICES.split()),
    ),
    signs=(
        "(dpa) -",
        "(dpa) –",
        "(dpa/l",
        "(dpa-afx)",
        "dpa-notizblock",
        "dpa-kontakte",
        "dpa-infocom, dpa:",
    ),
    marks=marks(LEADING, TRAILING),
    note=re.compile(
        r"\(\s*(?=(?:[Nn]eu|NEU|[Aa]ktualisiert|[Ee]rgänzt|[Ee]rweitert|[Kk]orrigiert|[Bb]erichtigt"
        r"|[Pp]räzisiert|[Gg]eändert|[Mm]it\s(?:neuen|mehr|weiteren)|im .{1,20} (?:Absatz|Satz))\b)"
        r"|\(?(?:Achtung|ACHTUNG)\b[^:()\n]{0,40}:\s*"
        rf"|{HASHES}(?:Note to editors|NOTE TO EDITORS|Redaktionelle[rn]? Hinweise?)\s*[:–-]\s*"
        rf"|{trade.NOTE.pattern}"
    ),
    end_mark=trade.END_MARK,
    signoff=re.compile(
        r"(?:\A|(?<=[.!?\"”“»«)] ))dpa(?:[-/][\w-]{2,10})?(?: [a-z]{2,4}\d?| n\d| [a-z]\d){1,8}\Z"
        r"|\A(?:Author|Autor(?:in)?|Reporter): [^\n]{3,60}\Z"
        r"|\A/?[a-z]{2,4}/(?:DP|[A-Z]{2,4})/[a-z]{2,4}\Z"
        r"|\A(?:©|\(c\)) ?dpa-infocom, dpa:\S{6,30}\Z"
    ),
    private=re.compile(
        f"{HASHES}(?:Die (?:folgenden|nachfolgenden|nachstehenden) (?:Informationen"
        "|Angaben) sind nicht "
        r"(?:zur|für die) (?:Veröffentlichung|Publikation)"
        r"|The following information is not (?:intended )?for publication"
        r"|dpa-Notizblock\b"
        r"|Notebook\s*\Z|Notizblock\s*\Z|dpa-Kontakte?\s*:?\s*\Z|dpa contacts?\s*:?\s*\Z"
        r"|(?:Note to editors|Redaktionelle[rn]? Hinweise?)\s*\Z)"
        r"|#{1,3}\s*(?:Internet|Orte|Ansprechpartner)\s*\Z",
        re.IGNORECASE,
    ),
    photo_id=re.compile(r"(?<![\w-])\d{8}-\d{2}-\d{5,8}(?![\w-])|urn:newsml:dpa\.com:\S{10,60}"),
    story_id=re.compile(
        r"(?P<id>(?<!\d)\d{6}-\d{2,3}-\d{5,6}(?!\d))(?:[/-]v?(?P<version>\d{1,3}))?"
    ),
    digest=re.compile(
        f"{trade.DIGEST.pattern}|(?:dpa[- ])?(?:Nachrichtenüberblick|Kurznachrichten"
        r"|Themenüberblick)\b"
        r"|(?:dpa )?WORLD NEWS (?:SUMMARY|IN BRIEF)|TAGESVORSCHAU|WOCHENVORSCHAU",
        re.IGNORECASE,
    ),
    advisory=re.compile(
        rf"{trade.ADVISORY.pattern}|\(?ACHTUNG\)?\s*\Z|\(?Achtung\)?\s*\Z|Impressum\b|HINWEIS"
        "(?:E)? AN DIE"
        r"|Hinweise? (?:an|für) die (?:Redaktion|Kunden|Bezieher)"
        "|(?:dpa[- ])?(?:Themenplanung|Terminvorschau|Terminkalender|Themen des Tages"
        r"|Tagesplanung)\b"
        r"|(?:dpa )?(?:NEWS )?SCHEDULE\b|Bitte beachten Sie"
    ),
    test=trade.TEST,
)
