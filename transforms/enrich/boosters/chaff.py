"""What a model takes for a name and is none: money, codes, products, and guesses of a rare kind.

Of the events, works and laws that a model finds in wire copy three in four are none. So each
stays only where a word says that it is one: `Trade Act`, `the film "Cold Rivers"`.
"""

import re

from transforms.copy.months import words_of
from transforms.enrich.boosters import world
from transforms.enrich.boosters.capitals import UPPER
from transforms.enrich.boosters.offices import BEHIND
from transforms.enrich.document import Body, Span
from transforms.enrich.pieces import prose

LAW_WORDS = words_of(
    "Act Acts Law Laws Treaty Treaties Agreement Agreements Accord Accords Convention Conventions "
    "Charter Code Constitution Bill Directive Protocol Protocols Pact Amendment Amendments "
    "Declaration Resolution Ordinance Covenant Statute Rules Regulation Regulations Edict Decree "
    "Communique Concordat Arrangement Memorandum"
)
EVENT_WORDS = words_of(
    "War Wars Games Cup Olympics Olympiad Paralympics Championship Championships Summit Festival "
    "Show Conference Forum Revolution Uprising Massacre Holocaust Genocide Expo Exhibition Fair "
    "Prix Tour Crisis Intifada Marathon Hurricane Typhoon Cyclone Storm Quake "
    "Earthquake Series Bowl Derby Masters Tournament Biennale Awards Prize Oscars Grammys "
    "Election Elections Referendum Scandal Affair Operation Battle Siege Invasion Depression "
    "Recession Round Talks Dialogue Carnival Oktoberfest Eurovision "
    "Pandemic Blitz Riots Rebellion Mutiny Ashes Playoffs "
    "Regatta Ramadan Eid Hajj Passover Hanukkah Diwali Lent"
)
WORK_WORDS = re.compile(
    r"\b(?:films?|movies?|novels?|books?|songs?|albums?|singles?|series|shows?|dramas?|plays?"
    r"|operas?|ballets?|paintings?|memoirs?|poems?|documentar(?:y|ies)|musicals?|sitcom|games?"
    r"|sculpture|exhibition|tracks?|hits?|anthem|director|directed|author|novelist|starr?(?:ing|ed)"
    r"|wrote|titled|entitled|sang|sings|editorial|bestseller|best-seller|trilogy|autobiography"
    r"|biography|playwright|composer|symphony|comedy|thriller|sequel|remake|screenplay)\b"
)
BEHIND_LAW = re.compile(r"['’]?s? (?:\([A-Z]{2,6}\) )?(?:treaty|act|law|agreement|accord|bill|"
                        r"convention|pact|amendment)\b")  # fmt: skip
BEHIND_EVENT = re.compile(
    r" (?:wars?|games|summit|championships?|cup|festival|crisis|uprising|tournament|olympics"
    r"|conference|revolution|marathon|open|elections?|scandal|affair)\b"
)
TOLD_CHARACTERS = 60
SPEAKS = re.compile(r",? (?:said|says|told|added|who)\b")
SPOKEN_BEFORE = re.compile(r"\b(?:said|says|added|asked) \Z")
NAME = re.compile(
    rf"[{UPPER}][\w'’-]{{1,20}}(?: [{UPPER}]\.?)?(?: [{UPPER}][\w'’-]{{1,20}}){{1,2}}"
)
"""A given name and a surname."""
GIVEN_TOO = words_of("Roman German Christian Norman Israeli Dane Scot Finn")
"""Words of peoples that are given names."""
HALF = words_of("West East North South Social New Saudi Sri")
"""What is left of a name where the rest has a small letter: `West german`, `South africa`."""
SMALL_WORD = re.compile(r" ([a-z]{2,14})\b")
QUOTES = "\"“”'‘’`"
MONEY = words_of(
    "Won Dlr Dlrs Dollar Dollars Franc Francs Yen Yuan Mark Marks Pound Pounds Sterling Peso "
    "Pesos Rupee Rupees Rupiah Ringgit Baht Krona Kronor Krone Lira Lire Peseta Pesetas Guilder "
    "Guilders Rouble Roubles Ruble Rubles Cruzado Cruzados Austral Euro Euros Rand Riyal Dirham "
    "Dinar Dinars Schilling Punt Drachma Escudo Real Treasuries Bond Bonds Notes Company Firm "
    "Firms Companies Policy Suggestion Giants Market Markets Car Cars Troops Officials "
    "Imports Exports"
)
"""What stands behind a land's name or people in its own right: South Korean won."""
CODE = re.compile(
    r"[A-Z]{1,4}-?\d[\w/-]*|[A-Z]{1,4}/[A-Z]{1,4}(?: \d+)?|[A-Z]{1,4}\d+[A-Z]\w*"
    r"|N\.?[AM]\.?|n/a|C?MO[Ss]|(?:Mln|Bln|Pct|Revs?|Shrs?|Nets?|Qtly|Div|Pay|Record|Prior)\b.*"
)
"""Product codes, and the words of the tables of results."""
IN_NO_PERSON = re.compile(r"\d|\b(?:[DP]lrs?|Pct|Mln|Bln|Stg)\b")
"""Numbers and money, which no person's name has: Total M2."""
INDEX = re.compile(
    r" (?:Stock |Price |Composite )?(?:Index|Average|Indices|Indexes|Composite|Rates?)\Z"
)
INDEX_BEHIND = re.compile(r" (?:Stock |Share )?(?:Price )?(?:Index|Average|Indices)\b")
SURE_EVENTS = words_of(
    "Cup Olympics Paralympics Championship Championships Summit Festival Prix Oscars Grammys "
    "Marathon Series Expo Biennale"
)
"""What ends the name of no organisation."""
LONGEST_CODE = 6
RARE = {"law": (LAW_WORDS, BEHIND_LAW), "event": (EVENT_WORDS, BEHIND_EVENT)}
METHODS = frozenset({"model", "edges"})


def boost(body: Body, spans: list[Span]) -> list[Span]:
    """The spans without those that are no names, and with a rare kind's as what they say."""
    text = prose(body)
    kept = (span if span.method not in METHODS else _kept(text, span) for span in spans)
    return [span for span in kept if span is not None]


def _kept(text: str, span: Span) -> Span | None:
    said = text[span.start : span.end]
    if not (said.isalpha() and len(said) > LONGEST_CODE) and CODE.fullmatch(said):
        return None
    if span.label in ("law", "event", "work"):
        return _of_rare_kind(text, span, said)
    if span.label == "organisation":
        return _organisation(text, span, said)
    if said in HALF and _is_half(text, span, said):
        return None
    mended = _without_others(span, said) if " " in said else span
    is_no_person = mended.label == "person" and IN_NO_PERSON.search(said) is not None
    return None if is_no_person else mended


def _organisation(text: str, span: Span, said: str) -> Span | None:
    """An organisation; an event where its last word says so, None for an index of shares."""
    if (" " in said and INDEX.search(said)) or INDEX_BEHIND.match(text, span.end):
        return None
    if (" " in said or said[-1] == "s") and said.rpartition(" ")[2] in SURE_EVENTS:
        return span._replace(label="event", method="chaff")
    return _without_others(span, said) if " " in said else span


def _is_half(text: str, span: Span, said: str) -> bool:
    """Whether the rest of a name of the world's list stands behind it in small letters."""
    behind = SMALL_WORD.match(text, span.end)
    if behind is None:
        return False
    whole = f"{said} {behind[1].capitalize()}"
    return whole in world.all_places() or whole in world.peoples()


def _without_others(span: Span, said: str) -> Span:
    """A span without the money behind a land's name, or the people before a person's."""
    land, _, last = said.rpartition(" ")
    if last in MONEY and (land in world.all_places() or land in world.peoples()):
        label = "place" if land in world.all_places() else "nationality"
        return span._replace(end=span.start + len(land), label=label, method="chaff")
    first, _, name = said.partition(" ")
    if span.label == "person" and " " in name and first in world.peoples() - GIVEN_TOO:
        return span._replace(start=span.end - len(name), method="chaff")
    return span


def _of_rare_kind(text: str, span: Span, said: str) -> Span | None:
    """A law, event or work that a word tells of, as what it tells; None where none does."""
    if _is_work(text, span):
        return span if span.label == "work" else span._replace(label="work", method="chaff")
    parts = said.split(" ")
    for label, (telling, behind) in RARE.items():
        if len(parts) > 1 and not telling.isdisjoint(parts):
            return span if span.label == label else span._replace(label=label, method="chaff")
        if span.label == label and behind.match(text, span.end):
            return span
    if _is_person(text, span, said):
        return span._replace(label="person", method="chaff")
    return None


def _is_person(text: str, span: Span, said: str) -> bool:
    """Whether a guess of a rare kind is a full name that speaks, or has an office behind it."""
    if not NAME.fullmatch(said):
        return False
    before = text[max(0, span.start - 8) : span.start]
    return bool(
        SPEAKS.match(text, span.end)
        or SPOKEN_BEFORE.search(before)
        or BEHIND.match(text, span.end, span.end + 160)
    )


def _is_work(text: str, span: Span) -> bool:
    """Whether a title stands in quotation marks, and near it what is called so."""
    is_quoted = text[span.start - 1 : span.start] in QUOTES and span.start > 0
    near = text[max(0, span.start - TOLD_CHARACTERS) : span.end + TOLD_CHARACTERS]
    return is_quoted and WORK_WORDS.search(near) is not None
