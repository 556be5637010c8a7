"""What stands beside a name and tells what it is: `the town of X`, `X shares`, `X, 45,`.

Only what leaves no doubt; it sets right what the model took for something else, and finds what
the model left out.
"""

import re

from transforms.copy.months import words_of
from transforms.enrich.boosters import world
from transforms.enrich.boosters.capitals import NO_NAME_WORDS, Word, opens_a_sentence, words
from transforms.enrich.boosters.layers import Cover, over
from transforms.enrich.boosters.offices import ALL_OFFICES
from transforms.enrich.boosters.organisations import HEADS
from transforms.enrich.document import Body, Span
from transforms.enrich.pieces import prose

BEFORE_CHARACTERS = 40
SETTLEMENT = (
    r"towns?|cit(?:y|ies)|villages?|provinces?|states?|regions?|districts?|suburbs?|islands?|ports?"
    r"|county|counties|capitals?|resorts?|settlements?|enclaves?|strongholds?|hamlets?|municipality"
    r"|boroughs?|prefectures?|republics?|valley|peninsula|coast|neighbou?rhoods?"
    r"|outskirts|territory"
)
PLACE_BEFORE = re.compile(
    rf"(?:\b(?:{SETTLEMENT}) of(?: the)?|\b(?:outside|near|downtown|mainland|neighbou?ring)"
    r"|\b(?:north|south|east|west|northeast|northwest|southeast|southwest) of"
    r"|\b(?:visit|visits|trip|travel|travell?ed|flew|fly|flight|journey|returned|drove) to"
    r"|\b(?:northern|southern|eastern|western|central)"
    r"|\b(?:miles|km|kilomet(?:er|re)s)\)? (?:[a-z]+ ){0,2}(?:of|from)) \Z"
)
PLACE_BEHIND = re.compile(
    r" (?:province|county|prefecture|district|airport|peninsula|islands?|valley|river|suburb|region"
    r"|city|village|town|township|mountains?|desert|lake|strait|canal|harbou?r|governorate|oblast"
    r"|canton|municipality|refugee camp)\b"
    r"(?! (?:council|government|police|court|university|hall|officials?|team|side|club))"
)
FIRM_BEFORE = re.compile(
    r"(?:\b(?:company|firm|group|chain|giant|maker|manufacturer|(?<!aircraft )carrier|airline|bank"
    r"|brokerage|publisher|distributor|retailer|conglomerate|newspaper|daily|magazine|agency"
    r"|broadcaster|subsidiary|movement|organi[sz]ation|utility|producer|supplier|operator|insurer"
    r"|lender|automaker|carmaker|brewer|refiner|steelmaker|chipmaker|drugmaker|start-?up)"
    r"|\b(?:analysts?|economists?|strategists?|brokers?) (?:at|with|for)"
    r"|\b(?:shares (?:of|in)|(?:pct|percent) of|stake in|holding in|division of"
    r"|subsidiary of|unit of)) \Z"
)
FIRM_BEHIND = re.compile(
    r" (?:news agency|newspaper|daily|magazine|weekly|shares?\b|stock\b|chief executive|chairman"
    r"|CEO\b|general manager|managing director|spokes(?:man|woman|person)|executives?\b|television"
    r"|radio|airlines?\b|subsidiary|shareholders|guerrillas|rebels?\b|militia)"
    r"|['’]s? (?:[\d.]{1,8} (?:mln |million |billion )?)?(?:outstanding |common )?shares\b"
    r"| \([A-Z][\w.]{1,12}\) (?:Ltd|Inc|Corp|Plc|Co)\b"
    r"|['’]s? (?:stock|board|chief executive|chairman|CEO|shareholders|headquarters"
    r"|head office|share price|earnings|net profit|subsidiary|parent)\b"
)
GOES_ON = re.compile(r" (?:in|of|for|and|de|du) [A-Z]")
PERSON_BEHIND = re.compile(
    r", (?:aged )?\d{2}(?=,|\.[\s\"”])|, who\b"
    r"|['’]s? (?:wife|husband|widow|mother|father|sons?|daughters?|brothers?|sisters?|aunt|uncle"
    r"|lawyers?|attorneys?|parents|girlfriend|boyfriend|funeral|predecessor|successor|resignation"
    r"|spokes(?:man|woman))\b"
    r"| (?:was|were|is|has been|had been|be) (?:born|arrested|jailed|sentenced|married|buried"
    r"|detained|sworn in|re-elected|assassinated|hospitali[sz]ed)\b"
    r"| (?:himself|herself)\b| (?:died|resigned|testified|wept|grinned|smiled|shrugged)\b"
)
NO_PERSON_BEFORE = ("the ", " of ", " a ", " an ", " in ", " at ", "from ", "near ")
LONGEST_CUE = 16
LAST_WORDS = words_of(
    "at with for of the outside near downtown mainland neighbouring neighboring to northern "
    "southern eastern "
    "western central from company firm group chain giant maker manufacturer carrier airline bank "
    "brokerage publisher distributor retailer conglomerate newspaper daily magazine agency "
    "broadcaster subsidiary movement organisation organization utility producer supplier operator "
    "insurer lender automaker carmaker brewer refiner steelmaker chipmaker drugmaker startup "
    "start-up in at carriers destroyer frigate warship submarine ferry freighter tanker yacht "
    "trawler ship liner spacecraft shuttle satellite uss hms unit drug drugs drug, drugs, vaccine "
    "vaccines vaccine, vaccines, antibiotic painkiller smartphone sedan minivan hatchback chatbot "
    "name rocket missile missiles torpedo pct percent"
)
"""The last words of what stands before a name and tells what it is."""
TELLING_SIGNS = frozenset({", ", "'s", "’s", "' ", "’ "})
FIRST_BEHIND = frozenset(
    f"{word} "[:4]
    for word in words_of(
        "province county prefecture district airport peninsula island valley river suburb region "
        "city village town township mountain desert lake strait canal harbor harbour governorate "
        "oblast canton municipality refugee news newspaper daily magazine weekly shares stock "
        "chief chairman CEO general managing spokesman executive television radio airline "
        "subsidiary shareholders guerrillas rebel militia was were is has had be himself herself "
        "died resigned testified wept grinned smiled shrugged"
    )
) | {f"{word}"[:4] for word in ("share,", "CEO,", "CEO.")}
"""The first signs of what may stand behind a name and tell what it is: a first look."""
VESSEL_BEFORE = re.compile(
    r"\b(?:aircraft carriers?|destroyer|frigate|warship|submarine|ferry|freighter|tanker|yacht"
    r"|trawler|cruise ship|liner|spacecraft|space shuttle|satellite|USS|HMS"
    r"|(?<!war on )drugs?,?|vaccines?,?|antibiotic|painkiller|smartphone|sedan|minivan|hatchback"
    r"|chatbot|brand name|rocket|missiles?|torpedo) \Z"
)
LAND_BEHIND = re.compile(r", (?P<land>[A-Z][\w.]+(?: [A-Z][\w.]+)?)(?=[,.;)\s])")
WHERE = re.compile(r"\b(?:in|at|from|of|near|to) \Z")
STATES = words_of(
    "Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Mass. Md. Mich. "
    "Minn. Miss. Mo. Mont. Neb. Nev. N.C. N.D. N.H. N.J. N.M. N.Y. Okla. Ore. Pa. R.I. S.C. S.D. "
    "Tenn. Tex. Va. Vt. Wash. Wis. W.Va. Wyo. Ont. Que. Calif Fla Mich Mass"
)
MENDABLE = frozenset({"model", "edges"})
NOTHING = "nothing"


def boost(body: Body, spans: list[Span]) -> list[Span]:
    """The spans, with what the words beside a name tell; vessels' names are none of ours."""
    text = prose(body)
    found = [_told_of(text, span) for span in spans]
    kept = [span for span in found if span.label != NOTHING]
    return over(kept, _unmarked(text, words(body), Cover(spans)))


def _told_of(text: str, span: Span) -> Span:
    if span.method not in MENDABLE or span.role:
        return span
    surface = text[span.start : span.end]
    if span.label == "nationality" and surface in world.peoples():
        return span
    label = _label(text, span.start, span.end, surface, span.label)
    if label is None or label == span.label:
        return span
    return span._replace(label=label, method="cues")


def _unmarked(text: str, known: tuple[Word, ...], cover: Cover) -> list[Span]:
    """The runs of capitalised words without a span whose neighbours tell what they are."""
    found: list[Span] = []
    at = 0
    while at < len(known):
        first, last = at, _run_end(text, known, at)
        at = last + 1
        while first <= last and known[first].text in NO_NAME_WORDS:
            first += 1
        if first == last and known[first].text in HEADS:
            continue
        if last > first and opens_a_sentence(text, known[first].start):
            continue
        if first > last or cover.over(known[first].start, known[last].end):
            continue
        start, end = known[first].start, known[last].end
        label = _label(text, start, end, text[start:end], None)
        if label and label != NOTHING:
            found.append(Span(start, end, label, "cues"))
    return found


def _run_end(text: str, known: tuple[Word, ...], at: int) -> int:
    while (
        at + 1 < len(known)
        and known[at + 1].start == known[at].end + 1
        and text[known[at].end] == " "
        and known[at + 1].text not in NO_NAME_WORDS
    ):
        at += 1
    return at


def _label(text: str, start: int, end: int, surface: str, label: str | None) -> str | None:
    """What the words beside a part of the text tell that it is; None where they tell nothing."""
    if surface in world.peoples() or surface.lower() in ALL_OFFICES:
        return None
    before = _cue_before(text, start)
    if not before and not _may_tell(text, end):
        return None
    has_words, is_place = " " in surface, surface in world.all_places()
    if before and VESSEL_BEFORE.search(before):
        return NOTHING
    is_body = is_place or (label == "organisation" and has_words)
    is_named_so = text[max(0, start - 5) : start].lower().endswith(NO_PERSON_BEFORE)
    if not is_body and not is_named_so and PERSON_BEHIND.match(text, end):
        return "person"
    if label == "person" and has_words:
        return None
    if (before and PLACE_BEFORE.search(before)) or PLACE_BEHIND.match(text, end):
        return "place"
    land = LAND_BEHIND.match(text, end) if before and WHERE.search(before) else None
    if land and _is_land(land["land"]):
        return "place"
    is_firm = FIRM_BEHIND.match(text, end) or (
        before and FIRM_BEFORE.search(before) and not GOES_ON.match(text, end)
    )
    return "organisation" if is_firm and not is_place else None


def _may_tell(text: str, end: int) -> bool:
    """Whether what stands behind a name begins as something that tells what it is."""
    if text[end : end + 1] != " ":
        return text[end : end + 2] in TELLING_SIGNS
    return text[end + 1 : end + 5] in FIRST_BEHIND or text[end + 1 : end + 2] == "("


def _cue_before(text: str, start: int) -> str | None:
    """What stands before a name, where its last word is one that can tell something."""
    last = text[text.rfind(" ", max(0, start - LONGEST_CUE), start - 1) + 1 : start - 1]
    if last.lower() not in LAST_WORDS or text[start - 1 : start] != " ":
        return None
    return text[max(0, start - BEFORE_CHARACTERS) : start]


def _is_land(name: str) -> bool:
    return name in STATES or name in world.all_places() or name.split(" ")[0] in world.all_places()
