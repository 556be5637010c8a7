"""Change notes: what a version changes against the one before, clause by clause."""

import re

from schemas import Change

ENGLISH = (
    "ADDS|AMENDS|ATTRIBUTES|CHANGES|CLARIFIES|COMBINES|CORRECTS|DELETES|DROPS|EDITS|ELIMINATES"
    "|EXPANDS|FIXES|INCLUDES|INSERTS|MODIFIES|MOVES|OMITS|RECASTS|REFILES|RELEADS|REMOVES"
    "|REORGANIZES|REPEATS|REPLACES|RESENDS|RESTORES|RESTRUCTURES|REVISES|REWRITES|SHORTENS"
    "|SUBSTITUTES|SUBS|TRIMS|TWEAKS|UPDATES|WRITES THROUGH"
)
GERMAN = (
    "NEU|ERGÄNZT|AKTUALISIERT|BERICHTIGT|KORRIGIERT|ERWEITERT|PRÄZISIERT|GEÄNDERT|ÄNDERT|STREICHT"
    "|GESTRICHEN|ERSETZT|WIEDERHOLT"
)
FRENCH = (
    "AJOUTE|RAJOUTE|ACTUALISE|CORRIGE|PRÉCISE|PRECISE|MODIFIE|COMPLÈTE|COMPLETE|REMPLACE|SUPPRIME"
    "|RECTIFIE|REPREND|INSÈRE|CHANGE|RÉPÈTE|DÉVELOPPE|ÉTOFFE"
)
SPANISH = (
    "ACTUALIZA|AÑADE|AGREGA|AMPLÍA|AMPLIA|CAMBIA|SUSTITUYE|PRECISA|REPITE|INCLUYE|ELIMINA|MODIFICA"
    "|RECTIFICA|ACLARA|COMPLETA"
)
ITALIAN = "AGGIORNA|AGGIUNGE|CORREGGE|RIPETE|SOSTITUISCE|INTEGRA|CAMBIA|RISCRIVE"
PORTUGUESE = "ATUALIZA|ACRESCENTA|ADICIONA|INCLUI|ALTERA|RETIFICA"
VERBS = "|".join((ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE))
CORRECTING = frozenset(
    {"CORRECTS", "FIXES", "REFILES", "BERICHTIGT", "KORRIGIERT", "CORRIGE", "RECTIFIE", "RECTIFICA"}
    | {"CORREGGE", "RETIFICA"}
)

NOTE_CHARS = 2000
"""Characters of a note that are read clause by clause; a longer text is no note of changes."""

NOUNS = {
    "ADDED": "ADDS",
    "AKTUALISIERUNG": "AKTUALISIERT",
    "BERICHTIGUNG": "BERICHTIGT",
    "CLARIFIED": "CLARIFIES",
    "CORRECTED": "CORRECTS",
    "CORRECTION": "CORRECTS",
    "ERGÄNZUNG": "ERGÄNZT",
    "KORREKTUR": "KORRIGIERT",
    "REFILED": "REFILES",
    "UPDATE": "UPDATES",
    "UPDATED": "UPDATES",
}
"""Other forms of a verb, by which some desks open a note."""
DOING = {
    "ADDING": "ADDS",
    "CHANGING": "CHANGES",
    "CLARIFYING": "CLARIFIES",
    "CORRECTING": "CORRECTS",
    "DELETING": "DELETES",
    "INSERTING": "INSERTS",
    "RECASTING": "RECASTS",
    "REPLACING": "REPLACES",
    "REVISING": "REVISES",
    "REWRITING": "REWRITES",
    "TRIMMING": "TRIMS",
    "UPDATING": "UPDATES",
}
"""What Kyodo and PTI write: `(EDS: ADDING MORE INFO)`; no noun is written so."""

# `ADDS details, CHANGES headline` is two clauses, `headline, photos` two objects of one verb,
# `in 3rd, 4th paras` one place. Behind a comma only a verb we know begins a clause: NATO does not.
# A note whose verbs are in capitals may speak of `updates`; one in small letters has only verbs.
_CLAUSE = r"\s*;\s*|(?:\s*[,.]|\s+(?:and|et|y|e|und))\s+(?:and\s+|also\s+)?(?=(?:{})\b)"
CLAUSE = re.compile(_CLAUSE.format(VERBS))
CLAUSE_IN_SMALL = re.compile(_CLAUSE.format(VERBS), re.IGNORECASE)
IN_CAPITALS = re.compile(rf"(?:{VERBS})\b")
SENTENCE = re.compile(r"(?<=[a-zà-ÿ)\"\d][a-zà-ÿ)\"\d])\.\s+(?=[^\W\d_a-zà-ÿ])")
"""`Updates. With AP Photos.` is two sentences; `Jan. 3` and `U.S. Senate` none."""
VERB = re.compile(
    rf"(?P<verb>(?i:{VERBS})|(?i:{'|'.join(NOUNS)})(?=\s*:| (?:to|in|so|with)\b)"
    rf"|(?i:{'|'.join(DOING)})|[A-Z]{{3,}}S)\b"
    r"\s?:?\s*"
)
CONTEXT = re.compile(
    r"(?:In (?:(?:the )?(?P<where>(?:last|first|second|third|fourth|fifth|\d{1,2}(?:st|nd|rd|th))"
    r" (?:para|paragraph|graf)|(?:paragraph|para) \d{1,2}|headline))|In [\w. ]{0,40}\b"
    r"(?:story|item|headline|dispatch|article)\b[^,:]{0,40})\s*[,:]\s*"
    r"|(?:This|The) [\w. ]{0,40}\b(?:story|version|item|article)\b[\w. ]{0,40}?"
    r"\b(?:has been |was |is )?(?:officially |also )?(?=(?:corrected|refiled|updated|clarified)\b)"
    r"|(?:This|The) [\w. ,]{0,60}\b(?:story|version|item|article)\b[\w. ]{0,20}? (?=(?:corrects"
    "|adds"
    r"|refiles|updates|clarifies|fixes|removes)\b)"
    r"|(?:[A-Z][\w.&']{0,30} ){1,3}(?=(?:corrects|corrected|clarifies)\b)"
    r"|-{1,2}\s*",
)
"""What stands before the verb: `In Jan. 3 story, corrects`, `This story has been corrected`."""
MARKS_AROUND = re.compile(r"^[\s.;,<>/=^|-]+|[\s;,<>/=|]+$")
"""What encloses a note at some: `///` at AFP, `<` at AP, `>>` at Yonhap's Korean desk."""

# An object goes on over `, not Y` and over further numbers of a place.
OBJECT = re.compile(
    r"\s*+,\s*+(?!(?:and )?(?:\d|last\b|first\b|final\b"
    r"|not\b|instead\b|rather\b|sted\b|nicht\b|statt\b|(?:et |e |y )?non?\b))(?:and )?"
)
_PLACE_WORD = (
    r"(?:last|first|final|top|bottom|penultimate|second|third|fourth|fifth|sixth|seventh|two|three"
    r"|four|five|and|to|of|through"
    r"|\d+(?:st|nd|rd|th)?(?:[-–]\d+(?:st|nd|rd|th)?)?"
    r"|paras?|paragraphs?|grafs?|graphs?|lead|lede|headline|slug|summary|dateline|byline)\b"
)
WHERE = re.compile(
    r"\s*\(?\b(?:(?:in|to|at|from)\s+(?:the\s+)?)?"
    rf"(?P<where>{_PLACE_WORD}(?:[\s,&]+{_PLACE_WORD})*)\)?\.?\s*\Z",
    re.IGNORECASE,
)
LEADING_WHERE = re.compile(
    rf"(?:in\s+)?(?:the\s+)?(?P<where>{_PLACE_WORD}(?:[\s,&]+{_PLACE_WORD}){{0,6}}?)\s*,?\s+"
    r"(?=(?:to|that|so)\s+(?:say|show|read|make|clarify|remove|add|fix|reflect|delete|drop|give"
    "|state"
    r"|change|name|include|it|the|that|\W?\d)\b)",
    re.IGNORECASE,
)
WHERE_INSIDE = re.compile(
    rf"\s\(?in\s+(?:the\s+)?(?P<where>{_PLACE_WORD}(?:[\s,&]+{_PLACE_WORD}){{0,6}})\)?"
    r"(?=\s+to\s+(?:say|show|read|make|reflect)\b)",
    re.IGNORECASE,
)
"""`CORRECTS figure in para 3 to read 12`: the place stands before what it now says."""
NAMES_A_PLACE = re.compile(r"\b(?:in|to|at|from)\b|\(", re.IGNORECASE)
_ORDINAL = (
    r"(?:\d{1,2}\s?(?:\.|er|ère|e|ème|º|ª|°|/o|o|a)?"
    "|erste[nmrs]?|zweite[nmrs]?|dritte[nmrs]?|vierte[nmrs]?|fünfte[nmrs]?|letzte[nmrs]?"
    "|vorletzte[nmrs]?"
    r"|premier|deuxième|second|troisième|quatrième|cinquième|dernier|avant-dernier"
    r"|primer|primero|segundo|tercer|cuarto|quinto|último|penúltimo"
    r"|primo|terzo|quarto|ultimo|penultimo)"
)
_PART = (
    r"(?:Abs(?:atz|\.)|Absätzen?|Satz|Überschrift|Titel|Vorspann|Schlagzeile|Dachzeile|Leadsatz"
    "|Lead"
    r"|paragraphes?|§|para(?:s|graphe)?|titre|chapô|intertitre|lead|attaque"
    r"|p[áa]rrafos?|t[íi]tulo|titular|entradilla|subt[íi]tulo"
    r"|paragraf[oi]|capovers[oi]|titolo|sommario|occhiello|par[áa]grafos?)"
)
FOREIGN_WHERE = re.compile(
    r"\s*\b(?:im|in\s+(?:der|den|dem)|am|au|aux|à\s+la|dans\s+(?:le|la|les)|en\s+el|en\s+la"
    r"|en\s+los|en|nel|nella"
    r"|nei|al|no|na|nos|no\s+\d)\s+"
    rf"(?P<where>(?:{_ORDINAL}\s+)?{_PART}(?:\s+\d{{1,2}}(?:\s?(?:[-–,]|und|et|y"
    r"|e)\s?\d{1,2}){0,4})?"
    rf"(?:(?:\s+(?:und|et|y|e)\s+|\s?,\s?)(?:{_ORDINAL}\s+)?{_PART})?)\b",
    re.IGNORECASE,
)
KOREAN = re.compile(
    r"(?P<object>.{1,200}?)\s?(?:[을를]|등을|등)?\s?"
    "(?P<verb>추가|수정|보완|정정|삭제|변경|반영|교체|보강|갱신)(?:함|합니다|했습니다|됐습니다"
    r"|됨)?\.?\Z"
)


def read(note: str) -> tuple[Change, ...]:
    """The clauses of a change note, in their order, one row an object.

    `UPDATES throughout with latest details; CHANGES headline, photos` gives UPDATES /
    throughout with latest details, CHANGES / headline, CHANGES / photos; `ADDS details in
    paras 4-5` has `paras 4-5` as where. A clause without a verb has that of the one before it in
    its sentence; where there is none before it, none. Verbs are in capitals, in the language of
    the note; `Recasts, adds quotes` and `(Berichtigung: ...)` have theirs too.
    """
    note = MARKS_AROUND.sub("", note[:NOTE_CHARS])
    clauses = CLAUSE if IN_CAPITALS.search(note) else CLAUSE_IN_SMALL
    return tuple(
        change for sentence in SENTENCE.split(note) for change in _sentence(sentence, clauses)
    )


def are_corrections(changes: tuple[Change, ...]) -> bool:
    """Whether all that a note says is what it corrects."""
    return bool(changes) and all(
        change.verb in CORRECTING or (change.verb or "").startswith(("CORRECT", "FIX", "정정"))
        for change in changes
    )


def _sentence(sentence: str, clauses: re.Pattern[str]) -> list[Change]:
    """The changes that one sentence of a note names."""
    changes: list[Change] = []
    verb = None
    where, sentence = _without_context(sentence.strip(" .;,"))
    for clause in clauses.split(sentence):
        if korean := KOREAN.match(clause):
            changes.append(Change(korean["verb"], korean["object"].strip(" ,·"), None))
            continue
        found = VERB.match(clause)
        verb = _usual(found["verb"].upper()) if found else verb
        rest = clause[found.end() :] if found else clause
        parts = [rest] if ", not " in rest and verb in CORRECTING else OBJECT.split(rest)
        changes += [_change(verb, part, where) for part in parts if part or found]
    return [change for change in changes if any(change)]


def _usual(verb: str) -> str:
    """A verb in the form that a note has most often."""
    return NOUNS.get(verb) or DOING.get(verb, verb)


def _without_context(sentence: str) -> tuple[str | None, str]:
    """The place that stands before the verb of a sentence, and the sentence from its verb on."""
    context = CONTEXT.match(sentence)
    if context and VERB.match(sentence, context.end()):
        return context["where"], sentence[context.end() :]
    return None, sentence


def _change(verb: str | None, text: str, where: str | None) -> Change:
    """One change: its object, and the place that the object ends with, or begins with."""
    found = WHERE.search(text)
    if found and not NAMES_A_PLACE.search(found[0]):
        found = None  # `CHANGES headline, lead`: here they are what is changed
    found = (
        found
        or WHERE_INSIDE.search(text)
        or LEADING_WHERE.match(text)
        or FOREIGN_WHERE.search(text)
    )
    if found is None:
        return Change(verb, text.strip(" .,:") or None, where)
    what = f"{text[: found.start()].rstrip()} {text[found.end() :].lstrip()}".strip(" .,:")
    return Change(verb, what or None, found["where"].strip())
