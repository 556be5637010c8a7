"""Kills, holds and withdrawals: known, and what they name."""

import pytest

from schemas import Reference
from transforms.copy import kills

KINDS = {
    "AP": ("BC-Ferry, Kill", "Please kill the story BC-Marenne-Ferry, V9991. A kill is mandatory.", "kill"),
    "AP, in the title": ("Mandatory Kill: Ferry", "The story was wrong.", "kill"),
    "dpa": ("KILL KILL KILL", 'Please kill item dpa 157 "Ferry sinks", as it was sent in error.', "kill"),
    "dpa, held": ("HOLD HOLD HOLD", "Please hold item dpa 157 until further notice.", "withheld"),
    "dpa, German": ("", "Bitte die Meldung dpa 157 nicht verwenden.", "kill"),
    "Reuters": ("STORY WITHDRAWN", 'The story headlined "Ferry sinks" is wrong and is withdrawn.', "withdrawn"),
    "Reuters, in the text": ("Ferry", 'The item headlined "Ferry sinks" has been withdrawn.', "withdrawn"),
    "dpa, German, at length": ("", "Bitte verwenden Sie die Meldung „Lawine“ (dpa 0231) nicht.", "kill"),
    "dpa, withdrawn": ("ACHTUNG: Meldung zurückgezogen - Lawine", "Sie ist falsch.", "kill"),
    "ATS": ("", "Bitte annullieren Sie die Meldung „Lawine“ (dpa 0231).", "kill"),
    "AFP, politely": ("", "ATTENTION: Merci d'annuler la dépêche sur le ferry.", "kill"),
    "Reuters, withdrawing": ("", "Reuters is withdrawing the April 9 story slugged FERRY-STRIKE/.", "withdrawn"),
    "AFP": ("", "Prière d'annuler notre dépêche sur le ferry.", "kill"),
    "EFE": ("ANULACIÓN: ferri", "Rogamos anular la noticia.", "kill"),
    "Yonhap, Korean": ("[전문취소] 여객선", "이 기사는 취소합니다.", "kill"),
    "a story that kills": ("Storm kills three", "The storm killed three people, and may kill the season.", None),
    "a law on holding": ("Primaries", "Parties must hold primaries by June, the law says.", None),
    "a house that kills": ("House", "House members kill bill on ferries, and all kill time.", None),
    "rangers": ("Wolves", "Rangers must kill wolves that come near, the state said.", None),
    "a report": ("Report", "The report, published in May by the ministry, was withdrawn.", None),
    "a door": ("Door", "Please hold the line, the voice said.", None),
    "a switch": ("Kill switch for engines", "The kill switch stops the engine.", None),
    "an offer in capitals": ("MERGER OFFER WITHDRAWN", "Pell Mill said it withdrew the offer.", None),
    "a bill": ("Bill withdrawn in the house", "The bill has been withdrawn, its author said.", None),
    "holdings": ("Firm holds on", "Please, he said, hold the door.", None),
    "a holding": ("HOLDING COMPANY BUYS MILL", "The household name was sold.", None),
}  # fmt: skip


@pytest.mark.parametrize(("title", "text", "kind"), KINDS.values(), ids=KINDS)
def test_a_notice_is_known(title, text, kind):
    assert kills.kind_of(title, [text]) == kind


def test_a_long_story_about_kills_is_a_story():
    story = ["Please kill the story, the editor said."] + ["The play opens on Friday. " * 20] * 5
    assert kills.kind_of("A play about a newsroom", story) is None


NAMED = {
    "Please kill the story BC-Marenne-Ferry, V9991. A kill is mandatory.": [
        ("slug", "BC-Marenne-Ferry"), ("transmission", "V9991")],
    'Please kill item dpa 157 "Ferry sinks off Marenne".': [
        ("transmission", "dpa 157"), ("headline", "Ferry sinks off Marenne")],
    "The story slugged Marenne-Ferry is wrong.": [("slug", "Marenne-Ferry")],
    "Bitte Meldung dpa 0417 nicht verwenden.": [("transmission", "dpa 0417")],
    "The headline „Fähre sinkt vor Marenne“ was wrong.": [("headline", "Fähre sinkt vor Marenne")],
    "Please kill BC-Norland-Quake, transmitted as a0482 and a0490.": [
        ("slug", "BC-Norland-Quake"), ("transmission", "a0482"), ("transmission", "a0490")],
    "Nothing is named here.": [],
    "Please kill the story slugged Marenne-Ferry issued at 0915 GMT.": [("slug", "Marenne-Ferry")],
    "STORY_NUMBER: L5N0M92TZ": [("transmission", "L5N0M92TZ")],
    "It moved in July 2024, by 1200.": [],
}  # fmt: skip


@pytest.mark.parametrize(("text", "named"), NAMED.items(), ids=NAMED)
def test_what_a_notice_names(text, named):
    assert list(kills.references("", [text])) == [Reference(*one) for one in named]
