"""Change notes of every agency, read clause by clause."""

import pytest

from schemas import Change
from transforms.copy import change_notes

NOTES = {
    "UPDATING WITH MORE INFO; CHANGING HEADLINE": [
        ("UPDATES", "WITH MORE INFO", None), ("CHANGES", "HEADLINE", None)
    ],
    "CORRECTING COST OF STRIKE IN 2ND GRAF": [("CORRECTS", "COST OF STRIKE", "2ND GRAF")],
    "Adding quotes, details": [("ADDS", "quotes", None), ("ADDS", "details", None)],
    "CORRECTS figure in para 3 to read 12 million": [
        ("CORRECTS", "figure to read 12 million", "para 3")
    ],
    "UPDATES throughout with latest details; CHANGES headline, photos": [
        ("UPDATES", "throughout with latest details", None),
        ("CHANGES", "headline", None),
        ("CHANGES", "photos", None),
    ],
    "ADDS details in paras 4-5, photos": [("ADDS", "details", "paras 4-5"), ("ADDS", "photos", None)],
    "CHANGES headline, lead; UPDATES with latest results in 3rd para": [
        ("CHANGES", "headline", None),
        ("CHANGES", "lead", None),
        ("UPDATES", "with latest results", "3rd para"),
    ],
    "ADDS ferry ministry official's comments in last 3 paras": [
        ("ADDS", "ferry ministry official's comments", "last 3 paras")
    ],
    "ADDS details in paras 4-5, 7, photo": [("ADDS", "details", "paras 4-5, 7"), ("ADDS", "photo", None)],
    "ADDS comments in 3rd, 4th paras": [("ADDS", "comments", "3rd, 4th paras")],
    "ADDS quotes in paras 2 and 6": [("ADDS", "quotes", "paras 2 and 6")],
    "UPDATES in 2nd-4th paras": [("UPDATES", None, "2nd-4th paras")],
    "ADDS details, CHANGES headline": [("ADDS", "details", None), ("CHANGES", "headline", None)],
    "CORRECTS date in headline, 1st para": [("CORRECTS", "date", "headline, 1st para")],
    "CORRECTS name in 5th para;": [("CORRECTS", "name", "5th para")],
    "RESTRUCTURES": [("RESTRUCTURES", None, None)],
    "TRIMS": [("TRIMS", None, None)],
    "RECASTS headline, lead; ADDS photos": [
        ("RECASTS", "headline", None), ("RECASTS", "lead", None), ("ADDS", "photos", None)
    ],
    "ADDS minister's remarks from news conference": [
        ("ADDS", "minister's remarks from news conference", None)
    ],
    "photos available": [(None, "photos available", None)],
    "ADDS updates on the dam, changes in the plan": [
        ("ADDS", "updates on the dam", None), ("ADDS", "changes in the plan", None)
    ],
    "ADDS minister's remarks, NATO reaction": [
        ("ADDS", "minister's remarks", None), ("ADDS", "NATO reaction", None)
    ],
    "SHORTENS": [("SHORTENS", None, None)],
    "Updates. With AP Photos.": [("UPDATES", None, None), (None, "With AP Photos", None)],
    "With AP Photos.": [(None, "With AP Photos", None)],
    "UPDATES: With details, quotes. CORRECTS: spelling of name in 3rd paragraph.": [
        ("UPDATES", "With details", None),
        ("UPDATES", "quotes", None),
        ("CORRECTS", "spelling of name", "3rd paragraph"),
    ],
    "APNewsNow. Changes short headline. New approach.": [
        (None, "APNewsNow", None), ("CHANGES", "short headline", None), (None, "New approach", None)
    ],
    "Updates with U.S. reaction. Will be led.": [
        ("UPDATES", "with U.S. reaction", None), (None, "Will be led", None)
    ],
    "Adds details, background.<": [("ADDS", "details", None), ("ADDS", "background", None)],
    "Recasts, adds analyst comment, updates prices": [
        ("RECASTS", None, None), ("ADDS", "analyst comment", None), ("UPDATES", "prices", None)
    ],
    "Adds quotes and updates prices": [("ADDS", "quotes", None), ("UPDATES", "prices", None)],
    "Writes through, adds mayor": [("WRITES THROUGH", None, None), ("ADDS", "mayor", None)],
    "Repeats to additional subscribers": [("REPEATS", "to additional subscribers", None)],
    "Refiles to fix typo in headline": [("REFILES", "to fix typo", "headline")],
    "Corrects spelling of name to Sorel in paragraph 3": [
        ("CORRECTS", "spelling of name to Sorel", "paragraph 3")
    ],
    "In Jan. 3 story, corrects last paragraph to say ten, not nine": [
        ("CORRECTS", "to say ten, not nine", "last paragraph")
    ],
    "In paragraph 3, corrects name of the bridge": [("CORRECTS", "name of the bridge", "paragraph 3")],
    "Corrects headline, paragraph 1 to say 3, not 4": [
        ("CORRECTS", "to say 3, not 4", "headline, paragraph 1")
    ],
    "Company corrects to say revenue rose 3 pct, not 5 pct": [
        ("CORRECTS", "to say revenue rose 3 pct, not 5 pct", None)
    ],
    "This story has been refiled to fix typo in headline": [("REFILES", "to fix typo", "headline")],
    "This May 4 story was corrected to say the ferry sank": [
        ("CORRECTS", "to say the ferry sank", None)
    ],
    "- Corrects dollar figure of bonds in item appearing May 4.": [
        ("CORRECTS", "dollar figure of bonds in item appearing May 4", None)
    ],
    "-- Doran Mills corrects that it, not Sorel, is selling": [
        ("CORRECTS", "that it, not Sorel, is selling", None)
    ],
    "Adds reaction from Sorel in paragraph 3": [("ADDS", "reaction from Sorel", "paragraph 3")],
    "neu: mehr Details": [("NEU", "mehr Details", None)],
    "Ergänzt: Reaktionen, Hintergrund": [
        ("ERGÄNZT", "Reaktionen", None), ("ERGÄNZT", "Hintergrund", None)
    ],
    "Berichtigung: Zahl im zweiten Absatz": [("BERICHTIGT", "Zahl", "zweiten Absatz")],
    "Berichtigung: im 2. Absatz muss es Süd heißen, nicht Nord": [
        ("BERICHTIGT", "muss es Süd heißen, nicht Nord", "2. Absatz")
    ],
    "korrigiert Schreibweise in der Überschrift": [("KORRIGIERT", "Schreibweise", "Überschrift")],
    "ajoute réactions, détails ///": [("AJOUTE", "réactions", None), ("AJOUTE", "détails", None)],
    "actualise avec bilan, ajoute contexte au 3e paragraphe ///": [
        ("ACTUALISE", "avec bilan", None), ("AJOUTE", "contexte", "3e paragraphe")
    ],
    "corrige le nom dans le titre": [("CORRIGE", "le nom", "titre")],
    "AJOUTE bilan, réactions": [("AJOUTE", "bilan", None), ("AJOUTE", "réactions", None)],
    "actualiza con declaraciones y añade antecedentes": [
        ("ACTUALIZA", "con declaraciones", None), ("AÑADE", "antecedentes", None)
    ],
    "corrige apellido en el tercer párrafo": [("CORRIGE", "apellido", "tercer párrafo")],
    "aggiorna con dichiarazioni nel terzo paragrafo": [
        ("AGGIORNA", "con dichiarazioni", "terzo paragrafo")
    ],
    "atualiza com números, acrescenta reação": [
        ("ATUALIZA", "com números", None), ("ACRESCENTA", "reação", None)
    ],
    "시장 발언 추가 >>": [("추가", "시장 발언", None)],
    "피해 규모 등을 수정했습니다.": [("수정", "피해 규모", None)],
    "": [],
    " ;, . ": [],
}  # fmt: skip


@pytest.mark.parametrize(("note", "changes"), NOTES.items(), ids=NOTES)
def test_a_change_note_is_read_clause_by_clause(note, changes):
    assert list(change_notes.read(note)) == [Change(*change) for change in changes]


@pytest.mark.parametrize(
    ("note", "are"),
    {
        "CORRECTS name in 2nd para": True,
        "Corrects date; fixes typo": True,
        "Berichtigung: Zahl im 1. Absatz": True,
        "corrige el nombre": True,
        "CORRECTS name; ADDS photo": False,
        "ADDS photo": False,
        "With AP Photos.": False,
        "": False,
    }.items(),
)
def test_a_note_of_corrections_alone_is_known(note, are):
    assert change_notes.are_corrections(change_notes.read(note)) is are


@pytest.mark.parametrize(
    "pattern", ["to ", ", ", "ADDS, ", "in 3rd ", "In a story ", "(", "을 ", ". A"]
)
def test_an_endless_note_is_read(pattern):
    assert isinstance(change_notes.read(pattern * 200_000), tuple)
