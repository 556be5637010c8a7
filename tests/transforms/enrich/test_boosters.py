"""The boosters, each alone, and all together.

A case is a text whose names stand in braces: `{p:Lee}` is a person, `{p President:Lee}` one whose
title is President. It is written as the model has it, and as the booster is to leave it.
"""

import re
from itertools import pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import given

from transforms.enrich.boosters import (
    BOOSTERS,
    acronyms,
    all_capitals,
    boost,
    chaff,
    consistency,
    cues,
    datelines,
    edges,
    geography,
    organisations,
    titles,
)
from transforms.enrich.document import LABELS, Body, Booster, Span

LABEL_OF = {
    "p": "person", "o": "organisation", "l": "place", "e": "event", "w": "work", "a": "law",
    "n": "nationality",
}  # fmt: skip
LETTER_OF = {label: letter for letter, label in LABEL_OF.items()}
MARKED = re.compile(r"\{(\w)(?: ([^:{}]+))?:([^{}]+)\}")


def read(marked: str, method: str = "model") -> tuple[str, list[Span]]:
    """The text and the spans of a case."""
    text, spans, at = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[at : match.start()]
        letter, role, surface = match.groups()
        spans.append(Span(len(text), len(text) + len(surface), LABEL_OF[letter], method, role))
        text += surface
        at = match.end()
    return text + marked[at:], spans


def written(text: str, spans: list[Span]) -> str:
    """A text with its spans as a case writes them."""
    parts, at = [], 0
    for span in spans:
        role = f" {span.role}" if span.role else ""
        name = f"{{{LETTER_OF[span.label]}{role}:{text[span.start : span.end]}}}"
        parts += [text[at : span.start], name]
        at = span.end
    return "".join([*parts, text[at:]])


def boosted(booster: Booster, marked: str, method: str = "model", **known) -> str:
    text, spans = read(marked, method)
    return written(text, booster(Body(text, **known), spans))


EDGES = {
    "article": ("{o:the Harbour Board} met.", "the {o:Harbour Board} met."),
    "capital-article": ("{o:The Harbour Board} met.", "The {o:Harbour Board} met."),
    "possessive": ("{p:Weiss's} plan", "{p:Weiss}'s plan"),
    "curly-possessive": ("{p:Weiss’s} plan", "{p:Weiss}’s plan"),
    "possessive-after-s": ("{o:Norvik Stores'} plan", "{o:Norvik Stores}' plan"),
    "quotation-marks": ('He read {w:"Cold Rivers"} twice.', 'He read "{w:Cold Rivers}" twice.'),
    "comma": ("{p:Weiss,} he said", "{p:Weiss}, he said"),
    "courtesy": ("{p:Mr. Weiss} left.", "Mr. {p:Weiss} left."),
    "day": ("{o:Norvik Monday} said", "{o:Norvik} Monday said"),
    "day-before": ("On {o:Monday Norvik} said", "On Monday {o:Norvik} said"),
    "day-alone": ("on {p:Monday} he", "on Monday he"),
    "month-and-day": ("on {w:March 3} he", "on March 3 he"),
    "small-word-before": ("{l:downtown Havel} was", "downtown {l:Havel} was"),
    "small-word-behind": ("{o:Norvik shares} fell", "{o:Norvik} shares fell"),
    "given-name-left-half": ("{p:Kim Jong}-un spoke.", "{p:Kim Jong-un} spoke."),
    "two-lines": ("the {o:Board\nNorvik} met", "the {o:Board}\n{o:Norvik} met"),
    "two-places": ("{l:Seoul-Tokyo} talks", "{l:Seoul}-{l:Tokyo} talks"),
    "within-a-word": ("the {p:Lind}qvist plan", "the {p:Lindqvist} plan"),
    "full-stop": ("He met {p:Weiss.} Then", "He met {p:Weiss}. Then"),
    "point-of-a-firm": ("{o:Norvik Corp.} said", "{o:Norvik Corp.} said"),
    "particles-stay": ("{p:Luis de la Vega} left", "{p:Luis de la Vega} left"),
    "article-of-a-name-stays": ("{p:al-Harun} left", "{p:al-Harun} left"),
    "office-alone": ("{p:President} left", "President left"),
    "office-behind-a-land": (
        "{l:Hong Kong Financial} Secretary Paul Tam", "{l:Hong Kong} Financial Secretary Paul Tam",
    ),
    "numbers": ("{o:1,200-05} was", "1,200-05 was"),
    "ticker": ("Norvik <{o:NVK}> rose", "Norvik <NVK> rose"),
    "two-surnames-by-a-hyphen": (
        "the {p:Brandt}-{p:Havel} talks", "the {p:Brandt}-{p:Havel} talks",
    ),
    "given-name-in-two": (
        "then {p:Abdul}-{p:Jabbar Hadi} left", "then {p:Abdul-Jabbar Hadi} left",
    ),
    "two-barrelled-place": ("in {l:Winston-Salem} now", "in {l:Winston-Salem} now"),
    "two-in-one-with-dash": ("{l:FRANCE - Bonds} rose", "{l:FRANCE} - Bonds rose"),
}  # fmt: skip
GEOGRAPHY = {
    "country-as-organisation": ("{o:France} said no.", "{l:France} said no."),
    "country-as-person": ("{p:Chad} said no.", "{l:Chad} said no."),
    "country-unmarked": ("He left for Norway on foot.", "He left for {l:Norway} on foot."),
    "two-words": ("He left for South Korea.", "He left for {l:South Korea}."),
    "points": ("the U.S. said", "the {l:U.S.} said"),
    "nationality-as-organisation": ("{o:French} troops", "{n:French} troops"),
    "nationality-unmarked": ("the Norwegian side", "the {n:Norwegian} side"),
    "nationality-of-two-words": ("the South Korean side", "the {n:South Korean} side"),
    "in-a-longer-name": (
        "{o:Tokyo Stock Exchange} rose", "{o:Tokyo Stock Exchange} rose",
    ),
    "person-of-that-name": (
        "{p:Ada Jordan} spoke. {p:Jordan} left.", "{p:Ada Jordan} spoke. {p:Jordan} left.",
    ),
    "before-a-hyphen": ("a Seoul-based firm", "a {l:Seoul}-based firm"),
    "people-before-a-hyphen": ("an Arab-led plan", "an {n:Arab}-led plan"),
    "part-of-an-unmarked-name": ("the Berlin Harbour Works said", "the Berlin Harbour Works said"),
    "capitals": ("FRANCE, a land", "{l:FRANCE}, a land"),
    "not-a-part-of-a-word": ("Normalised Omania was", "Normalised Omania was"),
}  # fmt: skip
ORGANISATIONS = {
    "form-as-person": ("{p:Lark Foods Ltd} rose", "{o:Lark Foods Ltd} rose"),
    "form-unmarked": ("shares of Lark Foods Ltd rose", "shares of {o:Lark Foods Ltd} rose"),
    "form-cut-off": ("{o:Lark Foods} Ltd rose", "{o:Lark Foods Ltd} rose"),
    "two-forms": ("{p:Lark Holdings Inc} rose", "{o:Lark Holdings Inc} rose"),
    "company-word": ("{p:Norland Dairy} rose", "{o:Norland Dairy} rose"),
    "airline": ("{p:Norland Airlines} flew", "{o:Norland Airlines} flew"),
    "steel": ("{p:Norland Steel} rose", "{o:Norland Steel} rose"),
    "person-and-company-word": ("{p:Anna Foods} rose", "{o:Anna Foods} rose"),
    "ministry-behind": ("the Oil Ministry said", "the {o:Oil Ministry} said"),
    "ministry-of": (
        "the {o:Ministry} of Trade and Industry said",
        "the {o:Ministry of Trade and Industry} said",
    ),
    "ministry-of-a-people": (
        "the {n:French} Foreign Ministry said", "the {n:French} {o:Foreign Ministry} said",
    ),
    "university-of": ("University of Veldmark said", "{o:University of Veldmark} said"),
    "two-of-one-of": (
        "University of Veldmark and Norvik", "{o:University of Veldmark} and Norvik",
    ),
    "and-co": ("{p:Brandt} and Co said", "{o:Brandt and Co} said"),
    "brackets-of-reuters": ("unlisted <Lark Foods> rose", "unlisted <{o:Lark Foods}> rose"),
    "bank-that-is-a-place": ("the {l:West Bank} was", "the {l:West Bank} was"),
    "head-alone": ("the Ministry said", "the Ministry said"),
    "first-word-of-a-sentence": ("The Harbour Board met.", "The {o:Harbour Board} met."),
}  # fmt: skip
ACRONYMS = {
    "whole-long-form": (
        "the {o:Harbour Workers} Union (HWU) met", "the {o:Harbour Workers Union} ({o:HWU}) met",
    ),
    "long-form-unmarked": (
        "the Harbour Workers Union (HWU) met", "the {o:Harbour Workers Union} ({o:HWU}) met",
    ),
    "later-use": (
        "the Harbour Workers Union (HWU) met. {p:HWU} left",
        "the {o:Harbour Workers Union} ({o:HWU}) met. {o:HWU} left",
    ),
    "before-a-hyphen": (
        "the Harbour Workers Union (HWU) met. HWU-led men",
        "the {o:Harbour Workers Union} ({o:HWU}) met. {o:HWU}-led men",
    ),
    "small-words-between": (
        "the Front for the Freedom of Norland (FFN) met",
        "the {o:Front for the Freedom of Norland} ({o:FFN}) met",
    ),
    "foreign-order": (
        "the {o:Norland Democratic Party} (PDN) met",
        "the {o:Norland Democratic Party} ({o:PDN}) met",
    ),
    "acronym-first": (
        "HWU (Harbour Workers Union) met", "{o:HWU} ({o:Harbour Workers Union}) met",
    ),
    "law": (
        "the {a:Norland Trade Act} (NTA) passed", "the {a:Norland Trade Act} ({a:NTA}) passed",
    ),
    "no-body": (
        "Gross Domestic Product (GDP) rose", "Gross Domestic Product (GDP) rose",
    ),
    "an-index": (
        "the Norland Price Index (NPI) rose", "the Norland Price Index (NPI) rose",
    ),
    "letters-disagree": ("Anna Weiss (XYQ) left", "Anna Weiss (XYQ) left"),
    "country-of-a-person": ("{p:Anna Weiss} (GER) won", "{p:Anna Weiss} (GER) won"),
    "no-brackets": ("{p:HWU} left", "{p:HWU} left"),
}  # fmt: skip
TITLES = {
    "office-of-two-parts": (
        "U.S. Secretary of State Odile Brandt spoke",
        "U.S. Secretary of State {p U.S. Secretary of State:Odile Brandt} spoke",
    ),
    "elect": ("President-elect Odile Brandt", "President-elect {p President-elect:Odile Brandt}"),
    "late-is-no-office": ("the late King Odo spoke", "the late King {p King:Odo} spoke"),
    "title-that-begins-a-firm": ("Premier Harbour Corp rose", "Premier Harbour Corp rose"),
    "club-behind-a-calling": ("manager Velmar United rose", "manager Velmar United rose"),
    "title": ("President Lee Jae Myung spoke", "President {p President:Lee Jae Myung} spoke"),
    "wrong-label": ("President {l:Lee} spoke", "President {p President:Lee} spoke"),
    "cut-name": ("President {p:Lee} Jae Myung spoke", "President {p President:Lee Jae Myung} spoke"),
    "qualified": (
        "former Prime Minister {p:Odile Brandt} spoke",
        "former Prime Minister {p former Prime Minister:Odile Brandt} spoke",
    ),
    "portfolio": (
        "Finance Minister {p:Mara Lindqvist} spoke",
        "Finance Minister {p Finance Minister:Mara Lindqvist} spoke",
    ),
    "people-before": (
        "North Korean leader {p:Kim Ho} spoke",
        "North Korean leader {p North Korean leader:Kim Ho} spoke",
    ),
    "calling": ("analyst {o:Anna Weiss} said", "analyst {p analyst:Anna Weiss} said"),
    "kinship-is-no-role": ("his brother {p:Anton Weiss} said", "his brother {p:Anton Weiss} said"),
    "courtesy": ("Mr. {o:Weiss} said", "Mr. {p Mr.:Weiss} said"),
    "behind": (
        "{p:Odile Brandt}, the prime minister, said",
        "{p prime minister:Odile Brandt}, the prime minister, said",
    ),
    "behind-tells-a-person": (
        "{o:Odile Brandt}, former editor of the paper, said",
        "{p former editor:Odile Brandt}, former editor of the paper, said",
    ),
    "particle": ("Gen. {p:Luis} de la Vega said", "Gen. {p Gen.:Luis de la Vega} said"),
    "calling-before-a-firm": (
        "car maker chief {o:Norvik Motors} said", "car maker chief {o:Norvik Motors} said",
    ),
    "president-of-nobody": ("the President said on Monday", "the President said on Monday"),
    "title-before-a-month": ("President May leave", "President {p President:May} leave"),
}  # fmt: skip
CUES = {
    "town-of": ("the town of {p:Veldmark}", "the town of {l:Veldmark}"),
    "town-of-unmarked": ("in the town of Veldmark.", "in the town of {l:Veldmark}."),
    "province-behind": ("{o:Veldmark} province", "{l:Veldmark} province"),
    "north-of": ("miles north of {o:Veldmark}.", "miles north of {l:Veldmark}."),
    "land-behind": ("in {p:Veldmark}, France, he", "in {l:Veldmark}, France, he"),
    "shares-behind": ("{p:Norvik} shares fell", "{o:Norvik} shares fell"),
    "maker-before": ("carmaker {p:Norvik} said", "carmaker {o:Norvik} said"),
    "age-behind": ("{o:Lindqvist}, 45, said", "{p:Lindqvist}, 45, said"),
    "wife": ("{l:Lindqvist}'s wife said", "{p:Lindqvist}'s wife said"),
    "resigned": ("{o:Lindqvist} resigned today", "{p:Lindqvist} resigned today"),
    "vessel": ("the ferry {p:Anna Marie} sank", "the ferry Anna Marie sank"),
    "full-name-stays": ("{p:Anna Weiss} shares a room", "{p:Anna Weiss} shares a room"),
    "people-stay": ("{n:French} television said", "{n:French} television said"),
    "known-place-is-no-firm": ("{l:Tokyo} shares fell", "{l:Tokyo} shares fell"),
    "council-is-no-place": ("{o:Veldmark} city council", "{o:Veldmark} city council"),
}  # fmt: skip
CONSISTENCY = {
    "firm-of-partners": (
        "{o:Brandt and Co} rose. Brandt and others fell.",
        "{o:Brandt and Co} rose. {o:Brandt} and others fell.",
    ),
    "surname-after-full-name": (
        "{p:Mara Lindqvist} spoke. {o:Lindqvist} left.",
        "{p:Mara Lindqvist} spoke. {p:Lindqvist} left.",
    ),
    "surname-unmarked": (
        "{p:Mara Lindqvist} spoke. Lindqvist left.",
        "{p:Mara Lindqvist} spoke. {p:Lindqvist} left.",
    ),
    "family-name-first": (
        "{p President:Lee Jae Myung} spoke. {l:Lee} left.",
        "{p President:Lee Jae Myung} spoke. {p:Lee} left.",
    ),
    "firm-by-its-first-word": (
        "{o:Norvik Motors Inc} rose. {p:Norvik} fell.",
        "{o:Norvik Motors Inc} rose. {o:Norvik} fell.",
    ),
    "majority": (
        "{o:Norvik} rose, {p:Norvik} fell, {o:Norvik} stood.",
        "{o:Norvik} rose, {o:Norvik} fell, {o:Norvik} stood.",
    ),
    "tie-changes-nothing": (
        "{l:Norvik} rose, {o:Norvik} fell.", "{l:Norvik} rose, {o:Norvik} fell.",
    ),
    "in-a-place": (
        "{o:Veldmark} rose. He lives in {l:Veldmark}.",
        "{l:Veldmark} rose. He lives in {l:Veldmark}.",
    ),
    "stake-in-a-firm": (
        "{o:Veldmark} rose. A stake in {l:Veldmark}.",
        "{o:Veldmark} rose. A stake in {l:Veldmark}.",
    ),
    "part-of-a-longer-name": (
        "{p:Mara Lindqvist} spoke. {o:Lindqvist Foods} left.",
        "{p:Mara Lindqvist} spoke. {o:Lindqvist Foods} left.",
    ),
    "part-of-an-unmarked-name": (
        "{p:Mara Lindqvist} spoke. The Lindqvist Prize went.",
        "{p:Mara Lindqvist} spoke. The Lindqvist Prize went.",
    ),
    "given-name-unmarked": (
        "{p:Mara Lindqvist} spoke. Then Anton {p:Lindqvist} left.",
        "{p:Mara Lindqvist} spoke. Then {p:Anton Lindqvist} left.",
    ),
    "work-keeps-its-label": (
        "{p:Mara Lindqvist} spoke of {w:Lindqvist}.", "{p:Mara Lindqvist} spoke of {w:Lindqvist}.",
    ),
    "no-word-of-a-sentence": (
        "{p:Mara May} spoke. In May they left.", "{p:Mara May} spoke. In May they left.",
    ),
}  # fmt: skip
CHAFF = {
    "money-supply-as-person": ("the {p:Total M2} rose", "the Total M2 rose"),
    "law": ("the {a:Norland Trade Act} passed", "the {a:Norland Trade Act} passed"),
    "law-called-a-work": ("the {w:Norland Trade Act} passed", "the {a:Norland Trade Act} passed"),
    "law-behind": ("the {a:Wexley-Orrin} bill", "the {a:Wexley-Orrin} bill"),
    "chapter": ("under {a:Chapter} 11 of the code", "under Chapter 11 of the code"),
    "list-of-firms": ("a {a:Fortune 500} company", "a Fortune 500 company"),
    "event": ("the {e:Veldmark Cup} began", "the {e:Veldmark Cup} began"),
    "event-called-a-law": ("the {a:Veldmark Motor Show}", "the {e:Veldmark Motor Show}"),
    "event-behind": ("the {e:Harbour} war", "the {e:Harbour} war"),
    "product-as-event": ("the {e:AS/XL 90} sells", "the AS/XL 90 sells"),
    "product-as-law": ("the {a:Draftmaster} costs", "the Draftmaster costs"),
    "code": ("the gene {o:C31G} is", "the gene C31G is"),
    "film": ('the film "{w:Cold Rivers}" won', 'the film "{w:Cold Rivers}" won'),
    "title-without-quotation-marks": ("in {w:Dot Matrix} form", "in Dot Matrix form"),
    "speech-as-work": ('He said, "{w:Reliable} sources" left', 'He said, "Reliable sources" left'),
    "speaker-as-work": ("{w:Rui Prado} said so.", "{p:Rui Prado} said so."),
    "speaker-as-work-behind": ('"No," said {w:Rui Prado}.', '"No," said {p:Rui Prado}.'),
    "office-behind-a-work": (
        "{w:Rei Shirai}, professor of law, left", "{p:Rei Shirai}, professor of law, left",
    ),
    "money-as-person": ("six {p:U.S. Dlrs} more", "six {l:U.S.} Dlrs more"),
    "money-of-a-people": ("the {l:South Korean Won} fell", "the {n:South Korean} Won fell"),
    "people-before-a-person": ("{p:Texan Ada May Holt} left", "Texan {p:Ada May Holt} left"),
    "given-name-that-is-a-people": ("{p:Roman Olek Hart} left", "{p:Roman Olek Hart} left"),
    "half-a-people": ("his {n:West} german rival", "his West german rival"),
    "half-a-place": ("in {l:South} africa now", "in South africa now"),
    "the-north-stays": ("nationals in the {l:North}, he", "nationals in the {l:North}, he"),
    "not-available": ("vs {l:N.A.} before", "vs N.A. before"),
}  # fmt: skip
ALL_CAPITALS = {
    "guess": ("THE {o:HARBOUR HANDS} WENT HOME LATE", "THE HARBOUR HANDS WENT HOME LATE"),
    "person-of-several-words": ("{p:ANNA WEISS} WENT HOME LATE", "{p:ANNA WEISS} WENT HOME LATE"),
    "person-of-one-word": ("{p:WEISS} WENT HOME LATE AGAIN", "WEISS WENT HOME LATE AGAIN"),
    "surname-of-a-full-name": (
        "{p:ANNA WEISS} WENT HOME LATE. {p:WEISS} SLEPT",
        "{p:ANNA WEISS} WENT HOME LATE. {p:WEISS} SLEPT",
    ),
    "place-of-one-word": ("HE WENT TO {l:VELDMARK} LATE", "HE WENT TO {l:VELDMARK} LATE"),
    "place-of-several-words": ("HE WENT TO {l:OLD VELDMARK} LATE", "HE WENT TO OLD VELDMARK LATE"),
    "event": ("THE {e:HARBOUR NIGHT} WENT LATE", "THE HARBOUR NIGHT WENT LATE"),
    "nationality": ("THE {n:NORLANDIC} SIDE WENT LATE", "THE NORLANDIC SIDE WENT LATE"),
    "small-letters-stay": ("The {o:Harbour Hands} went", "The {o:Harbour Hands} went"),
    "same-as-in-small-letters": (
        "The {o:Norvik} went home.\n\nTHE {o:NORVIK} WENT HOME LATE",
        "The {o:Norvik} went home.\n\nTHE {o:NORVIK} WENT HOME LATE",
    ),
    "another-than-in-small-letters": (
        "The {o:Norvik} went home.\n\nTHE {o:VELDIK} WENT HOME LATE",
        "The {o:Norvik} went home.\n\nTHE VELDIK WENT HOME LATE",
    ),
    "no-paragraph-in-capitals": ("The {o:HWU} went home", "The {o:HWU} went home"),
}  # fmt: skip
TABLES = {
    edges.boost: EDGES, chaff.boost: CHAFF, geography.boost: GEOGRAPHY,
    organisations.boost: ORGANISATIONS, acronyms.boost: ACRONYMS, titles.boost: TITLES,
    cues.boost: CUES, consistency.boost: CONSISTENCY, all_capitals.boost: ALL_CAPITALS,
}  # fmt: skip


def _cases():
    for booster, table in TABLES.items():
        module = booster.__module__.rpartition(".")[2]
        for name, (model, expected) in table.items():
            yield pytest.param(booster, model, expected, id=f"{module}-{name}")


@pytest.mark.parametrize(("booster", "model", "expected"), list(_cases()))
def test_a_booster_mends_what_the_model_found(booster, model, expected):
    assert boosted(booster, model) == expected


DATELINES = {
    "place-as-person": ("{p:Veldmark} is calm.", ("VELDMARK",), None, "{l:Veldmark} is calm."),
    "place-unmarked": ("Calm in Veldmark today.", ("VELDMARK",), None, "Calm in {l:Veldmark} today."),
    "two-words": ("Calm in Old Hart.", ("OLD HART",), None, "Calm in {l:Old Hart}."),
    "of-two-places": ("Veldmark, then Hart.", ("VELDMARK", "HART"), None, "{l:Veldmark}, then {l:Hart}."),
    "mixed-case": ("Calm in deWitt, Veldmark.", ("Veldmark",), None, "Calm in deWitt, {l:Veldmark}."),
    "part-of-a-marked-name": ("{o:Veldmark Foods} rose", ("VELDMARK",), None, "{o:Veldmark Foods} rose"),
    "part-of-an-unmarked-name": ("the Veldmark Prize went", ("VELDMARK",), None, "the Veldmark Prize went"),
    "part-of-a-word": ("a Veldmarker left", ("VELDMARK",), None, "a Veldmarker left"),
    "small-letters": ("a veldmark left", ("VELDMARK",), None, "a veldmark left"),
    "agency": ("{p:Kordia} saw it.", (), "Kordia", "{o:Kordia} saw it."),
    "agency-unmarked": ("He told Kordia so.", (), "Kordia", "He told {o:Kordia} so."),
    "right-already": ("{l:Veldmark} is calm.", ("VELDMARK",), None, "{l:Veldmark} is calm."),
    "no-dateline": ("{p:Veldmark} is calm.", (), None, "{p:Veldmark} is calm."),
}  # fmt: skip


@pytest.mark.parametrize(
    ("model", "places", "agency", "expected"), DATELINES.values(), ids=list(DATELINES)
)
def test_the_dateline_tells_what_its_names_are(model, places, agency, expected):
    assert boosted(datelines.boost, model, dateline_places=places, agency=agency) == expected


STORIES = {
    "firm-after-its-full-name": (
        "{p:Lark Foods} Ltd said it bought Veldmark Dairy Co. {p:Lark} paid in cash.",
        "{o:Lark Foods Ltd} said it bought {o:Veldmark Dairy Co.} {o:Lark} paid in cash.",
    ),
    "president-and-surname": (
        "President Lee Jae Myung spoke in Seoul. {o:Lee} left for France.",
        "President {p President:Lee Jae Myung} spoke in {l:Seoul}. {p:Lee} left for {l:France}.",
    ),
    "gazetteer-is-settled": (
        "{p:Cheong Wa Dae} said so. Then {p:Cheong Wa Dae} left.",
        "{o:Cheong Wa Dae} said so. Then {o:Cheong Wa Dae} left.",
    ),
    "acronym-of-a-long-form": (
        "the Harbour Workers Union (HWU) met in {p:Oslo}. {p:HWU} left.",
        "the {o:Harbour Workers Union} ({o:HWU}) met in {l:Oslo}. {o:HWU} left.",
    ),
}


@pytest.mark.parametrize(("model", "expected"), STORIES.values(), ids=list(STORIES))
def test_boosters_work_together(model, expected):
    assert boosted(boost, model) == expected


def test_every_booster_has_a_table():
    names = {booster.__module__.rpartition(".")[2] for booster in TABLES}
    assert names | {"gazetteer", "datelines"} == set(BOOSTERS)


WORDS = st.sampled_from(
    """The the of and said says ( ) < > " “ ” ' ’s - -- , . ; : President Mr. Dr. analyst Norvik
    Lindqvist Anna Kim Jong-un Seoul Tokyo France French U.S. U.S.-led Inc Corp Ltd Foods Ministry
    Bank University NATO HWU (HWU) Harbour Workers Union Monday March 3 45, 1,200 won PARIS THE
    HARBOUR 🚢 é ß İstanbul الوزير 李 Ǆ shares town wife "Cold Rivers" film Act War Co Texan""".split()
)
PARAGRAPHS = st.lists(
    st.lists(WORDS, min_size=0, max_size=25).map(" ".join) | st.text(max_size=60),
    max_size=4,
).map("\n\n".join)


@st.composite
def stories(draw) -> tuple[Body, list[Span]]:
    """A body of any text, and spans as any model may find them, within a paragraph each."""
    body = Body(draw(PARAGRAPHS), agency="Kordia", dateline_places=("SEOUL", "OLD HART"))
    spans: list[Span] = []
    for start, end in body.paragraphs:
        cuts = sorted(draw(st.sets(st.integers(start, end), max_size=8)))
        for first, last in zip(cuts[::2], cuts[1::2], strict=False):
            spans.append(Span(first, last, draw(st.sampled_from(LABELS))))
    return body, spans


@given(stories())
def test_spans_stay_sorted_apart_within_a_paragraph_and_hold_letters(story):
    body, spans = story
    found = boost(body, spans)
    assert found == sorted(found)
    for span, following in pairwise(found):
        assert span.end <= following.start
    for span in found:
        surface = body.text[span.start : span.end]
        assert 0 <= span.start < span.end <= len(body.text)
        assert span.label in LABELS
        assert "\n\n" not in surface
        assert any(sign.isalpha() for sign in surface)


@given(stories())
def test_boosting_leaves_its_input_alone_and_gives_the_same_again(story):
    body, spans = story
    before = list(spans)
    assert boost(body, spans) == boost(body, spans)
    assert spans == before


HOSTILE = {
    "one-word": "Norvik",
    "no-sentence-end": "the Norvik of " * 3_000,
    "one-long-word": "N" * 50_000,
    "brackets": "(" * 20_000,
    "acronyms": "Norvik (NVK) " * 2_000,
    "quotation-marks": '"' * 20_000,
    "angle-brackets": "<N" * 10_000,
    "capitals": "NORVIK FOODS " * 3_000,
    "hyphens": "Kim-" * 10_000,
    "spaces": " " * 50_000 + "Norvik",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_bodies_are_read(text):
    middle = len(text) // 2
    for span in boost(Body(text), [Span(0, middle, "person"), Span(middle, len(text), "work")]):
        assert text[span.start : span.end].strip()
